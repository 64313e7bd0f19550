"""Figures as people read them, and tables in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.measure import Spread

_SECONDS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


def seconds(value: float) -> str:
    """12.3 µs, 4.56 ms, 1.23 s."""
    for size, unit in _SECONDS:
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-6:.2g} µs"


def amount(value: float, key: str) -> str:
    """A figure in the unit of its key."""
    if key in ("cpu", "wall"):
        return seconds(value)
    if key == "rate":
        return f"{value:,.0f}/s"
    if key in ("peak", "grown", "resident"):
        return f"{value / 1e6:.1f} MB" if value >= 1e6 else f"{value / 1e3:.1f} kB"
    if key == "megabytes":
        return f"{value:.1f} MB"
    return f"{value:.2f}" if key == "growth" else f"{value:,.0f}"


def times(value: float) -> str:
    """A ratio: two decimals, fewer when it is large."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def with_spread(found: Spread) -> str:
    """A ratio with its least and greatest round."""
    if found.rounds == 1:
        return times(found.median)
    return f"{times(found.median)} ({times(found.low)}–{times(found.high)})"


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the first column to the left, the others to the right."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def plain(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same table for a terminal."""
    every = [list(head), *[list(row) for row in rows]]
    widths = [max(len(row[i]) for row in every) for i in range(len(head))]
    lines = []
    for row in every:
        first = row[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join([first, *rest]).rstrip())
    return "\n".join(lines)
