"""What is measured: the pieces of work, and the ways of doing them.

A case is one piece of work done one way. Its ``key`` is the figure that is compared:

========== ==================================================================================
``cpu``    seconds of processor per call, client process only; the lower the better
``rate``   calls per second of the clock; the higher the better
others     bytes, counts: of the case's own kind of sample
========== ==================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["call", "cold", "memory", "drop", "install", "paper"]
EVERYONE = ("floor", "plain", "fast", "sdk", "agora", "stock", "sniffio")
NEAR = ("floor", "plain", "fast", "sniffio")
CARRIERS = ("floor", "plain", "fast", "httpx2", "aiohttp")
WORKS = {
    "get": ("get", "agents.get"),
    "start": ("start", "agents.start, models built each time"),
    "list": ("list:100", "agents.list, 100 items read"),
    "history": ("history:1000", "history of 1,000 read"),
    "missing": ("missing", "404 to an error"),
}
AT_ONCE = (1, 50, 500)
DEAR = 500
"""From this many tasks on bare httpx needs half a minute for a sample: one to three are taken."""


@dataclass(frozen=True)
class Case:
    """One piece of work done one way. ``rounds`` bounds the samples of a dear one."""

    name: str
    title: str
    group: str
    kind: Kind = "call"
    work: str = ""
    mode: str = "sync"
    at_once: int = 1
    key: str = "cpu"
    rounds: int = 100
    who: tuple[str, ...] = EVERYONE

    @property
    def size(self) -> int:
        """The number a growing case is about: tasks at once, else items."""
        return self.at_once if self.mode == "tasks" else int(self.work.partition(":")[2] or 0)


def _at_once(name: str, at_once: int, kind: str, mode: str) -> Case:
    work, title = WORKS[name]
    word = kind if at_once > 1 else kind.removesuffix("s")
    few = 3 if name == "get" else 1
    rounds = few if at_once >= DEAR else 100
    return Case(
        f"{'async' if mode == 'tasks' else mode}-{name}-{at_once}",
        f"{title}, {at_once} {word}",
        "async" if mode == "tasks" else mode,
        work=work,
        mode=mode,
        at_once=at_once,
        key="rate",
        rounds=rounds,
    )


def _calls() -> Iterator[Case]:
    for name, (work, title) in WORKS.items():
        yield Case(name, title, "sync", work=work)
    for at_once in AT_ONCE:
        for name in ("get", "start", "list", "history"):
            yield _at_once(name, at_once, "tasks", "tasks")
            if at_once > 1:
                yield _at_once(name, at_once, "threads", "threads")
    live = "agents.get, 500 tasks, a connection live before"
    case = Case("async-live-500", live, "async", work="get", mode="live-tasks", key="rate")
    yield replace(case, at_once=500, rounds=2)


def _carried() -> Iterator[Case]:
    """What another transport would make of it."""
    yield Case("over-get", "agents.get", "over", work="get", who=CARRIERS)
    for at_once in AT_ONCE:
        usual = _at_once("get", at_once, "tasks", "tasks")
        yield replace(usual, name=f"over-async-{at_once}", group="over", who=CARRIERS)


def _mocked() -> Iterator[Case]:
    for name, (work, title) in WORKS.items():
        yield Case(f"mock-{name}", title, "mock", work=work, mode="mock")
        yield Case(f"mock-async-{name}", f"{title}, awaited", "mock", work=work, mode="mock-async")


def _growth() -> Iterator[Case]:
    for n in (10, 100, 1000, 10_000):
        yield Case(f"grow-page-{n}", f"a page of {n:,}", "grow-page", work=f"list:{n}", rounds=5)
    for n in (1, 10, 50, 100, 200, 500, 1000, 2000):
        # Bare httpx and what stands on it take minutes for a thousand tasks at once.
        who = NEAR if n <= DEAR else ("plain", "fast")
        case = Case(f"grow-tasks-{n}", f"{n:,} tasks", "grow-tasks", work="get", mode="tasks")
        yield replace(case, at_once=n, rounds=3, who=who)
    for n in (1, 10, 100, 1000, 10_000, 100_000):
        yield Case(f"grow-walk-{n}", f"{n:,} agents", "grow-walk", work=f"walk:{n}", rounds=3)


def _others() -> Iterator[Case]:
    walk, title = "walk:10000", "10,000 items in 100 pages"
    yield Case("walk", title, "pages", work=walk, rounds=8)
    yield Case("walk-async", f"{title}, awaited", "pages", work=walk, mode="tasks", rounds=8)
    peak = "peak memory, a walk of 50 pages ÷ of 5"
    yield Case("walk-memory", peak, "pages", "memory", key="growth", rounds=1)
    yield Case("to-dict", "request models built, to_dict", "models", work="to_dict")
    yield Case("parse", "history of 1,000 parsed from bytes", "models", work="parse:1000")
    yield Case("token", "combined token", "models", work="token")
    yield Case("second-client", "second client constructed", "clients", work="construct")
    first = "second client constructed, one call, closed"
    yield Case("second-answer", first, "clients", work="opened")
    kept = "1,000 clients dropped unused, no collector: bytes kept by each"
    yield Case("dropped", kept, "clients", "drop", key="grown", rounds=1)
    each = "1,000 clients dropped after one call: processor time of each"
    yield Case("used", each, "clients", "drop", work="used", rounds=1)
    yield Case("install", "distributions, size", "install", "install", key="megabytes", rounds=1)


CASES: tuple[Case, ...] = (
    Case("interpreter", "python -c pass", "cold", "cold", who=("floor",)),
    Case("import", "import AgentClient", "cold", "cold", work="import"),
    Case("first-answer", "cold process to first answer", "cold", "cold", work="answer"),
    *_calls(),
    *_carried(),
    *_mocked(),
    *_others(),
    *_growth(),
    Case("fleet", "10,000 clients, an outage of 60 s, simulated", "fleet", "paper", who=()),
)
BY_NAME = {case.name: case for case in CASES}


def chosen(words: str | None) -> tuple[Case, ...]:
    """The cases named, by name or by group; all of them for None. ValueError for another word."""
    if words is None:
        return CASES
    wanted = {word.strip() for word in words.split(",") if word.strip()}
    unknown = wanted - BY_NAME.keys() - {case.group for case in CASES}
    if unknown or not wanted:
        groups = ", ".join(dict.fromkeys(case.group for case in CASES))
        raise ValueError(
            f"no case or group {', '.join(sorted(unknown)) or words!r}; the groups are: {groups}; "
            f"the cases: {', '.join(BY_NAME)}"
        )
    return tuple(case for case in CASES if {case.name, case.group} & wanted)
