"""How far a campaign is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shengwang_agent.campaign.journal import DONE, HELD, LIVE, WAITING


@dataclass(frozen=True)
class Progress:
    """Counts of people at one moment, for any user interface to show.

    ``done`` counts outcomes of people who will not be called again; ``held`` people wait for a
    decision; ``live`` calls are in progress. ``rate`` is calls a second over the last minute,
    ``seconds_left`` at that rate (None while nothing moves; second tries are not foreseen).
    """

    total: int
    waiting: int
    live: int
    held: int
    done: Mapping[str, int]
    rate: float
    stopped: bool

    @property
    def finished(self) -> int:
        """People who will not be called again unless somebody decides so."""
        return sum(self.done.values()) + self.held

    @property
    def fraction(self) -> float:
        """``finished`` as a share of ``total``, 0 to 1."""
        return self.finished / self.total if self.total else 1.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until everybody who waits has been called, at the present rate."""
        if not self.waiting:
            return 0.0
        return self.waiting / self.rate if self.rate else None

    def __str__(self) -> str:
        words = ", ".join(f"{word} {n:,}" for word, n in sorted(self.done.items()))
        parts = [f"{self.finished:,} of {self.total:,} finished" + (f" ({words})" if words else "")]
        parts += [f"{self.live:,} live", f"{self.held:,} held", f"{self.rate:.1f} calls/s"]
        if self.seconds_left:
            parts.append(f"{_duration(self.seconds_left)} left")
        return ", ".join(parts) + (", stopped" if self.stopped else "")


def progress_of(
    counts: Mapping[tuple[str, str], int], recent: tuple[int, float], now: float, stopped: bool
) -> Progress:
    """Progress from what the journal tells."""
    dialled, first = recent
    return Progress(
        total=sum(counts.values()),
        waiting=_sum(counts, WAITING),
        live=_sum(counts, *LIVE),
        held=_sum(counts, HELD),
        done={outcome: n for (state, outcome), n in counts.items() if state == DONE},
        rate=dialled / max(1.0, now - first) if dialled else 0.0,
        stopped=stopped,
    )


def _sum(counts: Mapping[tuple[str, str], int], *states: str) -> int:
    return sum(n for (state, _), n in counts.items() if state in states)


def _duration(seconds: float) -> str:
    minutes = int(seconds + 59) // 60
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
