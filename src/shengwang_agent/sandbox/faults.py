"""Fault injection: single faults, lasting ones, hosts that are down, chance by seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

from .platform.platform import Platform
from .web.exchange import Effect
from .web.routes import operations

When = Literal["before", "after"]
Boundary = Literal["accepted"]


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
        return self.on is None or fnmatchcase(operation, self.on)


#: What faults do that take no settings of their own.
_PLAIN: Mapping[str, tuple[When, Effect]] = {
    "drop_before": ("before", "drop"),
    "drop_after": ("after", "drop"),
    "stall_before": ("before", "stall"),
    "stall_after": ("after", "stall"),
    "half_body": ("after", "half_body"),
    "wrong_length": ("after", "wrong_length"),
    "drip": ("after", "drip"),
    "garbage": ("after", "garbage"),
}
#: Those that may strike at random, besides a status.
_CHANCES = ("drop_before", "drop_after", "half_body", "garbage", "slow")


class Faults:
    """What will go wrong next."""

    def __init__(self) -> None:
        self._queue: list[Fault] = []
        self._down: dict[str, float | None] = {}
        self._chances: list[tuple[float, Fault]] = []
        self._random = random.Random()
        self.struck: dict[str, int] = {}

    def add(self, fault: Fault) -> None:
        """Let a fault wait for its requests; those added first strike first."""
        if fault.times is not None and fault.times < 1:
            raise ValueError("times: expected 1 or more, or None for every request")
        self._queue.append(fault)

    def take(self, operation: str) -> Fault | None:
        fault = next((fault for fault in self._queue if fault.hits(operation)), None)
        if fault is None:
            fault = self._by_chance(operation)
        elif fault.times is not None:
            fault.times -= 1
            if not fault.times:
                self._queue.remove(fault)
        if fault is not None:
            self.struck[fault.name] = self.struck.get(fault.name, 0) + 1
        return fault

    def _by_chance(self, operation: str) -> Fault | None:
        roll = self._random.random() if self._chances else 1.0
        for rate, fault in self._chances:
            if roll < rate:
                return fault if fault.hits(operation) else None
            roll -= rate
        return None

    def set_chance(
        self, seed: int, rates: Mapping[str | int, float], seconds: float, on: Any
    ) -> None:
        """Strike at random, the same way for the same seed and order of requests: keys are names of
        faults or status codes, values shares of all requests.
        """
        if any(rate < 0 for rate in rates.values()) or sum(rates.values()) > 1:
            raise ValueError("rates: expected shares of all requests, together at most 1")
        made = [(rate, _named(name, seconds)) for name, rate in rates.items()]
        for _, fault in made:
            fault.on, fault.times = on, None
        self._chances, self._random = made, random.Random(seed)

    def clear(self) -> None:
        """Remove every fault, the random ones and the hosts that are down."""
        for kept in (self._queue, self._down, self._chances):
            kept.clear()

    def waiting(self) -> list[str]:
        """The names of the faults that wait, for the page."""
        return [fault.name for fault in self._queue]

    def down(self, host: str, until: float | None) -> None:
        """Cut a host off, for ever or until a moment of the sandbox clock."""
        self._down[host.lower()] = until

    def up(self, host: str) -> None:
        self._down.pop(host.lower(), None)

    def is_down(self, host: str, now: float) -> bool:
        """Whether this host (with or without its port) cannot be reached now."""
        for name in (host.lower(), host.lower().rsplit(":", 1)[0]) if self._down else ():
            if name in self._down:
                until = self._down[name]
                return until is None or now < until
        return False

    def down_hosts(self) -> list[str]:
        """The hosts that are cut off, for the page."""
        return sorted(self._down)


def _named(name: str | int, seconds: float) -> Fault:
    if isinstance(name, int):
        return Fault(str(name), status=name)
    if name not in _CHANCES:
        known = f"a status or one of {', '.join(_CHANCES)}"
        raise ValueError(f"rates: unknown fault {name!r}; expected {known}")
    return Fault(name, "after", delay=seconds) if name == "slow" else _plain(name)


def _plain(name: str) -> Fault:
    when, effect = _PLAIN[name]
    return Fault(name, when, effect=effect)


class Servers(Protocol):
    """The real servers of a sandbox, by host and port; False stands for a host that is not theirs."""

    def down(self, host: str) -> bool: ...
    def up(self, host: str) -> bool: ...
    def all_up(self) -> None: ...


class FaultInjection:
    """Faults for the next requests. All take ``on`` (an operation or pattern) and ``times``.

    ``times`` is how many requests the fault hits, None for every one until
    :meth:`clear_faults`. Faults strike in the order they were ordered.
    """

    faults: Faults
    platform: Platform
    _servers: Servers

    def next(
        self,
        status: int,
        *,
        retry_after: float | str | None = None,
        reason: str | None = None,
        detail: str | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        after: Boundary | None = None,
        on: str | None = None,
        times: int | None = 1,
    ) -> None:
        """Answer with this status.

        The platform does not act on the request, unless ``after="accepted"``. Without ``body``
        (JSON, or bytes sent as they are) the error has the shape of the operation's family.
        ``retry_after`` is seconds, or text sent as it is.
        """
        sent = _headers(status, retry_after, headers)
        fault = Fault(str(status), _when(after), status, sent, body, reason, detail)
        self._order(fault, on, times)

    def drop(
        self,
        *,
        before: bool = False,
        after: Boundary | None = None,
        on: str | None = None,
        times: int | None = 1,
    ) -> None:
        """Cut the connection without an answer.

        ``before=True`` (the default) cuts it before the platform acts on the request,
        ``after="accepted"`` once it has.
        """
        if before and after:
            raise ValueError("drop: give before=True or after='accepted', not both")
        self._order(_plain(f"drop_{_when(after)}"), on, times)

    def slow(self, seconds: float, *, on: str | None = None, times: int | None = 1) -> None:
        """Act on the request, but answer only after so many seconds: on a socket of real time, in
        process of the client's clock, without waiting."""
        if seconds < 0:
            raise ValueError("seconds: expected 0 or more")
        self._order(Fault("slow", "after", delay=seconds), on, times)

    def stall(
        self, *, after: Boundary | None = None, on: str | None = None, times: int | None = 1
    ) -> None:
        """Never answer; the client's time-out ends the wait."""
        self._order(replace(_plain(f"stall_{_when(after)}"), name="stall"), on, times)

    def half_body(self, *, on: str | None = None, times: int | None = 1) -> None:
        """Act on the request, send half of the answer, then cut the connection."""
        self._order(_plain("half_body"), on, times)

    def wrong_length(self, *, on: str | None = None, times: int | None = 1) -> None:
        """Act on the request, announce a longer body than is sent, then cut the connection."""
        self._order(_plain("wrong_length"), on, times)

    def drip(self, *, on: str | None = None, times: int | None = 1) -> None:
        """Act on the request, send the answer byte by byte."""
        self._order(_plain("drip"), on, times)

    def garbage(
        self,
        *,
        inside: Literal["connection", "body"] = "connection",
        on: str | None = None,
        times: int | None = 1,
    ) -> None:
        """Act on the request, then answer with bytes that are not HTTP, or a body that is not JSON."""
        body = Fault("garbage_body", "after", body=b"<html>\x00 not JSON")
        self._order(body if inside == "body" else _plain("garbage"), on, times)

    def region_down(self, host: str, seconds: float | None = None) -> None:
        """Cut one host off (name, or name and port), for ever or for so many sandbox seconds.

        In-process transports raise a connect error for it; the real server cuts connections
        whose Host header names it. The URL of a server of this sandbox (``url``, ``listen``) is
        really closed, so that connecting is refused until ``region_up``.
        """
        host = _bare(host)
        if not self._servers.down(host):
            with self.platform.world.lock:
                until = None if seconds is None else self.platform.world.clock.now() + seconds
                self.faults.down(host, until)

    def region_up(self, host: str) -> None:
        """Bring a host back."""
        host = _bare(host)
        if not self._servers.up(host):
            with self.platform.world.lock:
                self.faults.up(host)

    def chaos(
        self,
        rates: Mapping[str | int, float],
        *,
        seed: int = 0,
        on: str | None = None,
        seconds: float = 1.0,
    ) -> None:
        """Strike at random, the same way for the same seed.

        Keys are status codes or ``drop_before``, ``drop_after``, ``half_body``, ``garbage``,
        ``slow`` (by ``seconds``), values are shares of all requests:
        ``sandbox.chaos({503: 0.1, "drop_after": 0.02}, seed=7)``.
        """
        with self.platform.world.lock:
            self.faults.set_chance(seed, rates, seconds, _pattern(on))

    def clear_faults(self) -> None:
        """Remove all faults and open the servers that are closed."""
        self._servers.all_up()
        with self.platform.world.lock:
            self.faults.clear()

    def _order(self, fault: Fault, on: str | None, times: int | None) -> None:
        fault.on, fault.times = _pattern(on), times
        with self.platform.world.lock:
            self.faults.add(fault)


def _pattern(on: str | None) -> str | None:
    return on if on is None else operations("on", on)


def _bare(host: str) -> str:
    """Name and port of a URL; anything else as it is."""
    return urlsplit(host).netloc if "//" in host else host


def _headers(
    status: int, retry_after: float | str | None, headers: Mapping[str, str] | None
) -> dict[str, str]:
    if not isinstance(status, int) or not 200 <= status < 600:
        raise ValueError(f"status: expected a number from 200 to 599, got {status!r}")
    sent = {name.lower(): value for name, value in (headers or {}).items()}
    if retry_after is not None:
        text = retry_after if isinstance(retry_after, str) else f"{retry_after:g}"
        sent["retry-after"] = text
    return sent


def _when(after: Boundary | None) -> Literal["before", "after"]:
    if after not in (None, "accepted"):
        raise ValueError(f"after: expected 'accepted', got {after!r}")
    return "after" if after else "before"
