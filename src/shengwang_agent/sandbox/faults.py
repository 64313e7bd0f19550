"""Bad weather on request: single faults, lasting ones, dead regions, chance by seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Literal

from .web.exchange import Effect

When = Literal["before", "after"]


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong.

    ``when`` says whether the platform acts on the request all the same (``after``) or never gets
    to it (``before``). ``on`` is an operation name or pattern such as ``agents.*``; ``times`` is
    how many requests it hits, None for all.
    """

    name: str
    when: When = "before"
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    reason: str | None = None
    detail: str | None = None
    effect: Effect = "none"
    delay: float = 0.0
    on: str | None = None
    times: int | None = 1

    def hits(self, operation: str) -> bool:
        """Whether this fault concerns the operation."""
        return self.on is None or fnmatchcase(operation, self.on)


class Chance:
    """Faults that strike at random, the same ones for the same seed and order of requests."""

    def __init__(self, seed: int, rates: list[tuple[float, Fault]]) -> None:
        total = sum(rate for rate, _ in rates)
        if any(rate < 0 for rate, _ in rates) or total > 1:
            raise ValueError("rates: expected shares of all requests, together at most 1")
        self._random = random.Random(seed)
        self._rates = rates

    def strike(self, operation: str) -> Fault | None:
        """The fault that strikes this request, if any."""
        roll = self._random.random()
        for rate, fault in self._rates:
            if roll < rate:
                return fault if fault.hits(operation) else None
            roll -= rate
        return None


class Faults:
    """What will go wrong next."""

    def __init__(self) -> None:
        self._queue: list[Fault] = []
        self._down: dict[str, float | None] = {}
        self._chance: Chance | None = None
        self.struck: dict[str, int] = {}

    def add(self, fault: Fault) -> None:
        """Let a fault wait for its requests; those added first strike first."""
        if fault.times is not None and fault.times < 1:
            raise ValueError("times: expected 1 or more, or None for every request")
        self._queue.append(fault)

    def take(self, operation: str) -> Fault | None:
        """The fault for a request that has just come in."""
        fault = next((fault for fault in self._queue if fault.hits(operation)), None)
        if fault is None:
            fault = self._chance.strike(operation) if self._chance else None
        elif fault.times is not None:
            fault.times -= 1
            if not fault.times:
                self._queue.remove(fault)
        if fault is not None:
            self.struck[fault.name] = self.struck.get(fault.name, 0) + 1
        return fault

    def set_chance(
        self, seed: int, rates: Mapping[str | int, float], on: str | None, seconds: float
    ) -> None:
        """Strike at random: keys are fault names or status codes, values shares of all requests."""
        made = [(rate, _fault_for(name, on, seconds)) for name, rate in rates.items()]
        self._chance = Chance(seed, made)

    def clear(self) -> None:
        """Fair weather: no fault waits, no chance, no region down."""
        self._queue.clear()
        self._down.clear()
        self._chance = None

    def waiting(self) -> list[str]:
        """The names of the faults that wait, for the page."""
        return [fault.name for fault in self._queue]

    def down(self, host: str, until: float | None) -> None:
        """Cut a host off, for ever or until a moment of the sandbox clock."""
        self._down[host.lower()] = until

    def up(self, host: str) -> None:
        """Bring a host back."""
        self._down.pop(host.lower(), None)

    def is_down(self, host: str, now: float) -> bool:
        """Whether this host (with or without its port) cannot be reached now."""
        if not self._down:
            return False
        for name in (host.lower(), host.lower().rsplit(":", 1)[0]):
            if name in self._down:
                until = self._down[name]
                return until is None or now < until
        return False

    def down_hosts(self) -> list[str]:
        """The hosts that are cut off, for the page."""
        return sorted(self._down)


def _fault_for(name: str | int, on: str | None, seconds: float) -> Fault:
    if isinstance(name, int):
        return Fault(str(name), status=name, on=on, times=None)
    made: dict[str, Fault] = {
        "drop_before": Fault("drop_before", effect="drop"),
        "drop_after": Fault("drop_after", "after", effect="drop"),
        "half_body": Fault("half_body", "after", effect="half_body"),
        "garbage": Fault("garbage", "after", effect="garbage"),
        "slow": Fault("slow", "after", delay=seconds),
    }
    if name not in made:
        raise ValueError(
            f"rates: unknown fault {name!r}; expected a status or one of {', '.join(made)}"
        )
    fault = made[name]
    fault.on, fault.times = on, None
    return fault
