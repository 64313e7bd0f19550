"""The bars: how near to the floor each figure has to be.

A bar compares a figure of a case, its ``key``, with the floor's of the same rounds (``÷ floor``) or
stands for itself. ``most`` bars hold when the figure is not above, the others when it is not below.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One row of the table of targets; None where a form has no bar."""

    case: str
    title: str
    plain: float | None
    fast: float | None
    key: str = ""
    most: bool = True
    to_floor: bool = True

    def met(self, value: float, bar: float) -> bool:
        """Whether a figure clears a bar; compared as printed, with two decimals."""
        return round(value, 2) <= bar if self.most else round(value, 2) >= bar


BARS = (
    Bar("import", "import AgentClient ÷ import httpx (whole process)", 0.55, 0.55),
    Bar("get", "agents.get, sync", 0.90, 0.70),
    Bar("start", "agents.start, full, models built each time", 1.05, 0.75),
    Bar("list", "agents.list, 100 items read", 1.15, 0.75),
    Bar("history", "history of 1,000 read", 1.25, 0.80),
    Bar("missing", "404 to ApiError", 1.0, 0.75),
    Bar("async-get-1", "async, 1 task, calls/s ÷ floor", 1.3, 2.0, most=False),
    Bar("async-get-50", "async, 50 tasks, calls/s ÷ floor", 1.5, 6.0, most=False),
    Bar("async-get-500", "async, 500 tasks, calls/s ÷ floor", 7.0, 20.0, most=False),
    Bar("walk", "10,000 items in 100 pages", 1.3, 0.9),
    Bar("walk-memory", "peak memory, a walk of 50 pages ÷ of 5", 1.1, 1.1, to_floor=False),
    Bar("token", "combined token ÷ its HMAC and zlib", 1.25, 1.25),
    Bar("second-client", "second client constructed ÷ httpx.Client()", 0.02, 0.02),
    Bar("install", "distributions installed", 10, None, "distributions", to_floor=False),
    Bar("install", "of them with compiled code", 0, None, "compiled", to_floor=False),
    Bar("install", "installed size, MB", 3, None, "megabytes", to_floor=False),
)
