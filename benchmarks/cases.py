"""What is measured: the pieces of work, the ways of doing them, and the bars.

A case is one piece of work done one way. Its ``key`` is the figure that is compared: ``cpu``, seconds
of processor per call, of the client's process only; ``rate``, calls per second of the clock, which is
the better the higher; or another figure of the case's own kind of sample.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

EVERYONE = ("floor", "plain", "fast", "sdk", "agora", "stock", "sniffio")
NEAR = ("floor", "plain", "fast", "sniffio")
CARRIERS = ("floor", "plain", "fast", "httpx2", "aiohttp")
DEAR = 500
"""From this many tasks on bare httpx needs half a minute for a sample: one to three are taken."""
MANY = (1, 50, DEAR)
WORKS = {
    "get": ("get", "agents.get"),
    "start": ("start", "agents.start, models built each time"),
    "list": ("list:100", "agents.list, 100 items read"),
    "history": ("history:1000", "history of 1,000 read"),
    "missing": ("missing", "404 to an error"),
}
"""What the network is asked for, and what it is called; ``walk:N`` besides, through pages of 100."""


@dataclass(frozen=True)
class Case:
    """One piece of work done one way. ``kind`` says who takes the samples: a worker that makes calls,
    or what needs a process for itself; ``rounds`` bounds the samples of a dear one."""

    name: str
    title: str
    group: str
    work: str = ""
    mode: str = "sync"
    at_once: int = 1
    key: str = "cpu"
    rounds: int = 100
    who: tuple[str, ...] = EVERYONE
    kind: str = "call"

    @property
    def size(self) -> int:
        """The number a growing case is about: tasks at once, else items."""
        return self.at_once if self.mode == "tasks" else int(self.work.partition(":")[2] or 0)


def _many(work: str, at_once: int, mode: str, **other: Any) -> Case:
    """Many calls at once, from tasks or threads, but for what is ``other``."""
    does, title = WORKS[work]
    title += f", {at_once} {mode if at_once > 1 else mode.removesuffix('s')}"
    group = "async" if mode == "tasks" else mode
    rounds = 100 if at_once < DEAR else 3 if work == "get" else 1
    name = f"{group}-{work}-{at_once}"
    return replace(Case(name, title, group, does, mode, at_once, "rate", rounds), **other)


def _calls() -> Iterator[Case]:
    for name, (work, title) in WORKS.items():
        yield Case(name, title, "sync", work)
    for n in MANY:
        for name in ("get", "start", "list", "history"):
            yield _many(name, n, "tasks")
            if n > 1:
                yield _many(name, n, "threads")
    title = "agents.get, 500 tasks, a connection live before"
    yield Case("async-live-500", title, "async", "get", "live-tasks", DEAR, "rate", rounds=2)
    # What another transport would make of it.
    yield Case("over-get", "agents.get", "over", "get", who=CARRIERS)
    for n in MANY:
        yield _many("get", n, "tasks", name=f"over-async-{n}", group="over", who=CARRIERS)
    for name, (work, title) in WORKS.items():
        yield Case(f"mock-{name}", title, "mock", work, "mock")
        yield Case(f"mock-async-{name}", f"{title}, awaited", "mock", work, "mock-async")


def _growth() -> Iterator[Case]:
    for n in (10, 100, 1000, 10_000):
        yield Case(f"grow-page-{n}", f"a page of {n:,}", "grow-page", f"list:{n}", rounds=5)
    for n in (1, 10, 50, 100, 200, 500, 1000, 2000):
        # Bare httpx and what stands on it take minutes for a thousand tasks at once.
        who = NEAR if n <= DEAR else ("plain", "fast")
        how = f"{n:,} tasks", "grow-tasks", "get", "tasks", n
        yield Case(f"grow-tasks-{n}", *how, rounds=3, who=who)
    for n in (1, 10, 100, 1000, 10_000, 100_000):
        yield Case(f"grow-walk-{n}", f"{n:,} agents", "grow-walk", f"walk:{n}", rounds=3)


_WALK, _PEAK = "10,000 items in 100 pages", "peak memory, a walk of 50 pages ÷ of 5"
_UNUSED = "1,000 clients dropped unused, no collector: bytes kept by each"
_USED = "1,000 clients dropped after one call: processor time of each"
CASES: tuple[Case, ...] = (
    Case("interpreter", "python -c pass", "cold", who=("floor",), kind="cold"),
    Case("import", "import AgentClient", "cold", "import", kind="cold"),
    Case("first-answer", "cold process to first answer", "cold", "answer", kind="cold"),
    Case("far", "process start to first answer", "contact", key="first", who=NEAR, kind="far"),
    *_calls(),
    Case("bare", "agents.get beside a bare socket", "sync", "bare", who=("floor", "plain", "fast")),
    Case("walk", _WALK, "pages", "walk:10000", rounds=8),
    Case("walk-async", f"{_WALK}, awaited", "pages", "walk:10000", "tasks", rounds=8),
    Case("walk-memory", _PEAK, "pages", key="growth", rounds=1, kind="memory"),
    Case("to-dict", "request models built, to_dict", "models", "to_dict"),
    Case("parse", "history of 1,000 parsed from bytes", "models", "parse:1000"),
    Case("token", "combined token", "models", "token"),
    Case("second-client", "second client constructed", "clients", "construct"),
    Case("second-answer", "second client constructed, one call, closed", "clients", "opened"),
    Case("dropped", _UNUSED, "clients", key="grown", rounds=1, kind="drop"),
    Case("used", _USED, "clients", "used", rounds=1, kind="drop"),
    Case("install", "distributions, size", "install", key="megabytes", rounds=1, kind="install"),
    *_growth(),
    Case("fleet", "10,000 clients, an outage of 60 s, simulated", "fleet", who=(), kind="paper"),
)
BY_NAME = {case.name: case for case in CASES}


def chosen(words: str | None) -> tuple[Case, ...]:
    """The cases named, by name or by group; all of them for None. ValueError for another word."""
    if words is None:
        return CASES
    wanted = {word.strip() for word in words.split(",") if word.strip()}
    groups = list(dict.fromkeys(case.group for case in CASES))
    unknown = wanted - BY_NAME.keys() - set(groups)
    if unknown or not wanted:
        told = f"no case or group {', '.join(sorted(unknown)) or repr(words)}"
        known = f"the groups are: {', '.join(groups)}; the cases: {', '.join(BY_NAME)}"
        raise ValueError(f"{told}; {known}")
    return tuple(case for case in CASES if {case.name, case.group} & wanted)


@dataclass(frozen=True)
class Bar:
    """How near to the floor a figure has to be; None where a form has no bar.

    It compares a figure of a case, its ``key``, with the floor's of the same rounds, or stands for
    itself. ``most`` bars hold when the figure is not above, the others when it is not below.
    """

    case: str
    title: str
    plain: float | None
    fast: float | None
    key: str = ""
    most: bool = True
    to_floor: bool = True

    @property
    def unit(self) -> str:
        """The key whose unit the figure has; none for a ratio."""
        return "" if self.to_floor else self.key

    def met(self, value: float, bar: float) -> bool:
        """Whether a figure clears a bar; compared as printed, with two decimals."""
        return round(value, 2) <= bar if self.most else round(value, 2) >= bar


_RATE: dict[str, Any] = {"most": False}
_ITSELF: dict[str, Any] = {"to_floor": False}
BARS = (
    Bar("import", "import AgentClient ÷ import httpx (whole process)", 0.55, 0.55),
    Bar("first-answer", "cold process to first answer", 1.05, 0.8),
    Bar("far", "60 ms away over TLS, program start to first answer", 1.0, 1.0),
    Bar("far", "the same, first call after warm_up, s", 0.07, 0.07, "warmed", **_ITSELF),
    Bar("get", "agents.get, sync", 0.90, 0.70),
    Bar("start", "agents.start, full, models built each time", 1.05, 0.75),
    Bar("list", "agents.list, 100 items read", 1.15, 0.75),
    Bar("history", "history of 1,000 read", 1.25, 0.80),
    Bar("missing", "404 to ApiError", 1.0, 0.75),
    Bar("bare", "agents.get ÷ bare socket and json", None, 2.0),
    Bar("async-get-1", "async, 1 task, calls/s ÷ floor", 1.3, 2.0, **_RATE),
    Bar("async-get-50", "async, 50 tasks, calls/s ÷ floor", 1.5, 6.0, **_RATE),
    Bar("async-get-500", "async, 500 tasks, calls/s ÷ floor", 7.0, 20.0, **_RATE),
    Bar("threads-history-50", "50 threads, history, calls/s ÷ floor", 1.0, 1.0, **_RATE),
    *(
        Bar(f"threads-{name}-500", f"500 threads, {name}, calls/s ÷ floor", 1.0, 1.0, **_RATE)
        for name in ("get", "start", "list", "history")
    ),
    *(
        Bar(f"mock-{name}", f"without a network, {WORKS[name][1]}", bar, None)
        for name, bar in zip(WORKS, (1.15, 1.3, 1.35, 1.4, 1.2), strict=True)
    ),
    Bar("to-dict", "request models built, to_dict ÷ dict by hand", 8, 8),
    Bar("walk", _WALK, 1.3, 0.9),
    Bar("walk-memory", _PEAK, 1.1, 1.1, **_ITSELF),
    Bar("token", "combined token ÷ its HMAC and zlib", 1.25, 1.25),
    Bar("second-client", "second client constructed ÷ httpx.Client()", 0.02, 0.02),
    Bar("install", "distributions installed", 10, None, "distributions", **_ITSELF),
    Bar("install", "of them with compiled code", 0, None, "compiled", **_ITSELF),
    Bar("install", "installed size of the client itself, MB", 1.4, None, "own", **_ITSELF),
)
