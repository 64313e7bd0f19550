"""Latencies of many turns: percentiles of each segment, and a picture of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .history import milliseconds, payload

#: Segments in the order in which they follow each other, the whole last.
ORDER = (
    *("algorithm_processing", "asr_ttlw", "llm_ttft", "llm_ttfb", "llm_ttfs", "llm_ftfs"),
    *("llm_ttfa", "tts_ttfb", "transport", "e2e"),
)
PERCENTILES = (50, 90, 95, 99)


class Latencies:
    """Milliseconds by segment. A turn counts once, however often it is added.

    :meth:`add` takes notices 111 and 112, and answers of ``agents.get_turns``, as objects or
    mappings; all else is passed over.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], float] = {}

    def add(self, given: Any) -> None:
        """Take the turns of a notice or an answer."""
        value = payload(given)
        if not isinstance(value, Mapping):
            return
        for turn in (*_mappings(value.get("turns")), *_mappings(value.get("metrics"))):
            for segment, latency in _segments(turn):
                taken = milliseconds(latency)
                if isinstance(segment, str) and taken is not None:
                    key = (str(value.get("agent_id")), str(turn.get("turn_id")), segment)
                    self._found[key] = taken

    def rows(self) -> list[dict[str, Any]]:
        """Each segment with the number of turns and its percentiles, by the nearest rank."""
        by_name: dict[str, list[float]] = {}
        for (_, _, segment), latency in self._found.items():
            by_name.setdefault(segment, []).append(latency)
        known = [name for name in ORDER if name in by_name]
        rows = []
        for name in [*known, *sorted(by_name.keys() - set(known))]:
            values = sorted(by_name[name])
            ranks = {f"p{p}": values[max(0, -(-len(values) * p // 100) - 1)] for p in PERCENTILES}
            rows.append({"segment": name, "turns": len(values), **ranks})
        return rows

    def svg(self) -> str:
        """The percentiles as bars."""
        from .pictures import template

        rows = self.rows()
        most = max((row["p99"] for row in rows), default=1) or 1
        return str(template("latency.svg").render(rows=rows, most=most, percentiles=PERCENTILES))


def _segments(turn: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    if "metrics" not in turn:  # notice 111 has the segments in the turn itself
        names = [] if "start" in turn else turn.keys() - {"turn_id"}
        yield from ((name, turn[name]) for name in names)
    for metrics in _mappings([turn.get("metrics")]):
        parts = metrics.get("segmented_latency_ms")
        yield "e2e", metrics.get("e2e_latency_ms")
        yield from parts.items() if isinstance(parts, Mapping) else ()
        yield from ((part.get("name"), part.get("latency")) for part in _mappings(parts))


def _mappings(values: Any) -> Iterator[Mapping[str, Any]]:
    found = values if isinstance(values, list) else []
    return (each for each in found if isinstance(each, Mapping))
