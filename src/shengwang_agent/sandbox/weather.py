"""The bad weather a user can order, in the words of the sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

from .faults import Fault, Faults
from .listeners import Listeners
from .platform.platform import Platform
from .web.gateway import Gateway

Boundary = Literal["accepted"]


class Weather:
    """Faults for the next requests. All take ``on`` (an operation or pattern) and ``times``.

    ``times`` is how many requests the fault hits, None for every one until
    :meth:`clear_weather`. Faults strike in the order they were ordered.
    """

    faults: Faults
    gateway: Gateway
    platform: Platform
    _listeners: Listeners

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
        self._order(Fault(f"drop_{_when(after)}", _when(after), effect="drop"), on, times)

    def slow(self, seconds: float, *, on: str | None = None, times: int | None = 1) -> None:
        """Act on the request, but answer only after so many seconds (of real time on a socket)."""
        if seconds < 0:
            raise ValueError("seconds: expected 0 or more")
        self._order(Fault("slow", "after", delay=seconds), on, times)

    def stall(
        self, *, after: Boundary | None = None, on: str | None = None, times: int | None = 1
    ) -> None:
        """Never answer; the client's time-out ends the wait."""
        self._order(Fault("stall", _when(after), effect="stall"), on, times)

    def half_body(self, *, on: str | None = None, times: int | None = 1) -> None:
        """Act on the request, send half of the answer, then cut the connection."""
        self._order(Fault("half_body", "after", effect="half_body"), on, times)

    def wrong_length(self, *, on: str | None = None, times: int | None = 1) -> None:
        """Act on the request, announce a longer body than is sent, then cut the connection."""
        self._order(Fault("wrong_length", "after", effect="wrong_length"), on, times)

    def drip(self, *, on: str | None = None, times: int | None = 1) -> None:
        """Act on the request, send the answer byte by byte."""
        self._order(Fault("drip", "after", effect="drip"), on, times)

    def garbage(
        self,
        *,
        inside: Literal["connection", "body"] = "connection",
        on: str | None = None,
        times: int | None = 1,
    ) -> None:
        """Act on the request, then answer with bytes that are not HTTP, or a body that is not JSON."""
        if inside == "connection":
            self._order(Fault("garbage", "after", effect="garbage"), on, times)
        else:
            self._order(Fault("garbage_body", "after", body=b"<html>\x00 not JSON"), on, times)

    def region_down(self, host: str, seconds: float | None = None) -> None:
        """Cut one host off (name, or name and port), for ever or for so many sandbox seconds.

        In-process transports raise a connect error for it; the real server cuts connections
        whose Host header names it. The URL of a server of this sandbox (``url``, ``listen``) is
        really closed, so that connecting is refused until ``region_up``.
        """
        host = _bare(host)
        if self._listeners.down(host):
            return
        with self.platform.world.lock:
            until = None if seconds is None else self.platform.world.clock.now() + seconds
            self.faults.down(host, until)

    def region_up(self, host: str) -> None:
        """Bring a host back."""
        host = _bare(host)
        if self._listeners.up(host):
            return
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
            self.faults.set_chance(seed, rates, on, seconds)

    def clear_weather(self) -> None:
        """Fair weather again, closed servers included."""
        self._listeners.all_up()
        with self.platform.world.lock:
            self.faults.clear()

    def _order(self, fault: Fault, on: str | None, times: int | None) -> None:
        fault.on, fault.times = on, times
        with self.platform.world.lock:
            self.faults.add(fault)


def _bare(host: str) -> str:
    """Name and port of a URL; anything else as it is."""
    return urlsplit(host).netloc if "//" in host else host


def _headers(
    status: int, retry_after: float | str | None, headers: Mapping[str, str] | None
) -> dict[str, str]:
    if not 200 <= status < 600:
        raise ValueError(f"status: expected 200 to 599, got {status}")
    sent = {name.lower(): value for name, value in (headers or {}).items()}
    if retry_after is not None:
        text = retry_after if isinstance(retry_after, str) else f"{retry_after:g}"
        sent["retry-after"] = text
    return sent


def _when(after: Boundary | None) -> Literal["before", "after"]:
    if after not in (None, "accepted"):
        raise ValueError(f"after: expected 'accepted', got {after!r}")
    return "after" if after else "before"
