"""The flow stepped by hand: no socket, no sleep, no clock but this one.

``Walk(...).play(503, "no_response", 200)`` feeds a call with answers in order and returns what the caller
would get, or raises what the caller would see.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from shengwang_agent._call.context import State
from shengwang_agent._call.exchange import Exchange, Pause, UserCall
from shengwang_agent._call.hosts import Area
from shengwang_agent._credentials import settings as _settings
from shengwang_agent._credentials.auth import basic
from shengwang_agent._credentials.settings import NOT_GIVEN, Settings
from shengwang_agent._http import client as library
from shengwang_agent._http.body import Answer
from shengwang_agent._http.failures import TransportFailure, transport_failure as make_lost
from shengwang_agent._runtime.operation import Operation
from shengwang_agent_api.agents import (
    agents_get,
    agents_interrupt,
    agents_list,
    agents_speak,
    agents_start,
    agents_stop,
    agents_think,
    agents_update,
)
from shengwang_agent_api.phone_numbers import phone_numbers_add
from shengwang_agent_api.telephony import telephony_call, telephony_get, telephony_hangup

NUMBER = "+8613812345678"
PROPERTIES: Any = {
    "channel": "room-1",
    "token": "t",
    "agent_rtc_uid": "1001",
    "remote_rtc_uids": ["1002"],
}
SIP: Any = {"to_number": NUMBER, "from_number": "+8610000000", "rtc_uid": "1", "rtc_token": "t"}

OPERATIONS: dict[str, Callable[[], Operation[Any]]] = {
    "agents.get": lambda: agents_get("app", "A1"),
    "agents.list": lambda: agents_list("app", channel="room-1"),
    "agents.stop": lambda: agents_stop("app", "A1"),
    "agents.update": lambda: agents_update("app", "A1"),
    "telephony.get": lambda: telephony_get("app", "A1"),
    "telephony.hangup": lambda: telephony_hangup("app", "A1"),
    "agents.start": lambda: agents_start("app", name="greeter", properties=PROPERTIES),
    "phone_numbers.add": lambda: phone_numbers_add(
        provider="byo",
        phone_number=NUMBER,
        label="desk",
        inbound=True,
        inbound_config={},
        outbound_config={},
    ),
    "telephony.call": lambda: telephony_call("app", name="n", sip=SIP, properties=PROPERTIES),
    "agents.speak": lambda: agents_speak("app", "A1", text="hello"),
    "agents.interrupt": lambda: agents_interrupt("app", "A1"),
    "agents.think": lambda: agents_think("app", "A1", text="hello"),
}
BY_REPLAY = {
    replay: [n for n, make in OPERATIONS.items() if make().endpoint.replay == replay]
    for replay in ("always", "named", "never")
}

LOST: dict[str, list[type[Exception]]] = {
    "not_sent": [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError],
    "no_response": [
        httpx.ReadTimeout,
        httpx.WriteTimeout,
        httpx.ReadError,
        httpx.WriteError,
        httpx.CloseError,
        httpx.RemoteProtocolError,
    ],
}

Scripted = int | str | tuple[int, Mapping[str, str]] | tuple[int, Mapping[str, str], Any]


class Clock:
    """A monotonic and a wall clock that only move when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.wall_now = 1_760_000_000.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return self.wall_now

    def move(self, seconds: float) -> None:
        self.now += seconds
        self.wall_now += seconds


def settings(**changes: Any) -> Settings:
    given = Settings(
        credentials=basic("user", "secret"),
        base_url=None,
        area=Area.CN,
        app_id=None,
        app_certificate=None,
        headers={},
        timeout=NOT_GIVEN,
        max_retries=_settings.DEFAULT_RETRIES,
        deadline=None,
        follow_redirects=False,
        proxy=None,
        ssl_context=None,
        limits=None,
        event_hooks={},
    )
    return given._replace(**changes)


def state(clock: Clock | None = None, **changes: Any) -> State:
    clock = clock or Clock()
    return State(settings(**changes), clock=clock.monotonic, wall=clock.wall)


def answer(status: int, headers: Mapping[str, str] | None = None, body: Any = None) -> Answer:
    if body is None and status < 300:
        body = {"agent_id": "A1", "status": "RUNNING", "data": {"list": []}}
    content = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
    return Answer(status, httpx.Headers(dict(headers or {})), content)


def lost(kind: str | type[Exception], request: library.Request) -> TransportFailure:
    cls = LOST[kind][0] if isinstance(kind, str) else kind
    return make_lost(cls("as scripted"), request)


class Walk:
    """One call, and what it asked for on its way."""

    def __init__(
        self,
        operation: str | Operation[Any] = "agents.get",
        *,
        state: State | None = None,
        clock: Clock | None = None,
        options: Mapping[str, Any] | None = None,
        raw: bool = False,
        seconds: float = 0.0,
        **changes: Any,
    ) -> None:
        assert state is None or not changes, "a given state has its settings already"
        self.clock = clock or Clock()
        made = OPERATIONS[operation]() if isinstance(operation, str) else operation
        self.state = state or State(
            settings(**changes), clock=self.clock.monotonic, wall=self.clock.wall
        )
        self.exchange = Exchange(self.state, made, options, raw=raw)
        self.seconds = seconds  # how long each attempt takes
        self.requests: list[library.Request] = []
        self.pauses: list[float] = []
        self.calls: list[UserCall] = []

    @property
    def hosts(self) -> list[str]:
        return [request.url.split("/")[2] for request in self.requests]

    def play(self, *answers: Any) -> Any:
        """Feed the answers in order. One too few, or one too many, fails the test."""
        flow, left, reply = self.exchange.run(), list(answers), None
        try:
            while True:
                step = flow.send(reply)
                reply = None
                if isinstance(step, Pause):
                    self.pauses.append(step.seconds)
                    self.clock.move(step.seconds)
                elif isinstance(step, UserCall):
                    self.calls.append(step)
                    reply = step.function(*step.arguments)
                else:
                    self.requests.append(step)
                    assert left, f"a request too many: {step}"
                    self.clock.move(self.seconds)
                    reply = self._reply(left.pop(0), step)
        except StopIteration as done:
            assert not left, f"not asked for: {left}"
            return done.value
        except BaseException:
            assert not left, f"not asked for: {left}"
            raise

    def _reply(self, scripted: Any, step: library.Request) -> Any:
        if callable(scripted) and not isinstance(scripted, type):
            scripted = scripted(step)
        if isinstance(scripted, (str, type)):
            return lost(scripted, step)
        if isinstance(scripted, int):
            return answer(scripted)
        return scripted if isinstance(scripted, Answer) else answer(*scripted)
