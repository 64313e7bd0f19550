"""What ends a program, or a task of it, comes out of a call as itself, wherever it was raised."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import threading
import types
import zlib
from collections.abc import Coroutine
from contextvars import copy_context
from typing import Any

import httpx
import pytest
from httpcore import _synchronization as synchronization

pytest.importorskip("orjson")

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent._http import body as reading, client as library, clients
from shengwang_agent._http.fast import socket_connections
from shengwang_agent._http.fast.message import Reply
from shengwang_agent._http.framing import BadAnswer, Framing

from .calling import CALLS, Loop
from .faults import OK_BODY, FaultServer, encoded, gzipped, reply

ENDS = [KeyboardInterrupt, SystemExit, asyncio.CancelledError, GeneratorExit]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@pytest.fixture(params=["sync", "async"])
def loop(request: pytest.FixtureRequest) -> Loop:
    return Loop(request.param)


@pytest.fixture(params=["fast", "plain"])
def transport(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "plain":
        monkeypatch.setattr(library, "is_fast", lambda settings: False)
    return str(request.param)


class Raising:
    """Raises once, where it is called, and is what it replaces from then on."""

    def __init__(self, error: BaseException, real: Any = None) -> None:
        self.error: BaseException | None = error
        self._real = real

    def __call__(self, *args: Any, **more: Any) -> Any:
        error, self.error = self.error, None
        if error is not None:
            raise error
        return self._real(*args, **more) if self._real else None

    def __get__(self, instance: Any, owner: Any) -> Any:
        return lambda *args: self(instance, *args)


# Within the parser ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [*ENDS, MemoryError])
@pytest.mark.parametrize("place", ["add", "whole", "__init__"])
def test_the_parser_does_not_keep_it(
    kind: type[BaseException], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = kind("here")
    monkeypatch.setattr(reading.Body, place, Raising(error, getattr(reading.Body, place)))
    with pytest.raises(kind) as caught:
        Reply().feed(OK)
    assert caught.value is error


@pytest.mark.parametrize("outside", [ValueError, KeyboardInterrupt])
@pytest.mark.parametrize("kind", ENDS)
def test_nor_while_another_exception_is_handled(
    kind: type[BaseException], outside: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = kind("here")
    monkeypatch.setattr(reading.Body, "add", Raising(error))
    try:
        raise outside
    except outside:
        with pytest.raises(kind) as caught:
            Reply().feed(OK)
    assert caught.value is error


@pytest.mark.parametrize("method", ["feed", "_lines", "_head"])
def test_ctrl_c_within_the_framing_is_ctrl_c(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Framing, method, Raising(KeyboardInterrupt()))
    try:
        raise ValueError
    except ValueError:
        with pytest.raises(KeyboardInterrupt):
            Reply().feed(OK)


def test_what_is_not_http_stays_that_while_ctrl_c_is_handled() -> None:
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt:
        with pytest.raises(BadAnswer):
            Reply().feed(b"garbage\r\n\r\n")


# Within a call ----------------------------------------------------------------------------


def fails(loop: Loop, url: str, kind: type[BaseException], **more: Any) -> BaseException:
    """The exception a call ends with, the next call of the same client being a good one."""
    seen: list[BaseException] = []

    def twice(client: Any) -> Any:
        with pytest.raises(kind) as caught:
            CALLS["agents.speak"](client)
        seen.append(caught.value)
        return CALLS["agents.get"](client)

    async def twice_async(client: Any) -> Any:
        try:
            await CALLS["agents.speak"](client)
        except kind as error:
            seen.append(error)
        return await CALLS["agents.get"](client)

    act = twice if loop.kind == "sync" else twice_async
    assert loop.call(act, url, max_retries=0, **more).agent_id == "A1"
    assert len(seen) == 1
    return seen[0]


@pytest.mark.parametrize("kind", ENDS)
@pytest.mark.usefixtures("transport")
def test_while_an_answer_is_inflated(
    loop: Loop, kind: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    if loop.kind == "async" and kind is GeneratorExit:
        pytest.skip("that one is thrown into a coroutine, see below")
    error = kind("here")
    monkeypatch.setattr(reading._Layer, "add", Raising(error, reading._Layer.add))
    with FaultServer([gzipped(encoded(OK_BODY))] * 2) as server:
        assert fails(loop, server.url, kind) is error
        assert server.connections == 2, "the one in the middle of an answer is not used again"


@pytest.mark.usefixtures("transport")
def test_a_real_ctrl_c_while_an_answer_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    real = zlib.decompressobj
    signals = [signal.SIGINT]

    def interrupted(*args: Any) -> Any:
        if signals:
            signal.raise_signal(signals.pop())
        return real(*args)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        monkeypatch.setattr(zlib, "decompressobj", interrupted)
        with FaultServer([gzipped(encoded(OK_BODY))] * 2) as server:
            fails(Loop("sync"), server.url, KeyboardInterrupt)
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("kind", ENDS)
@pytest.mark.parametrize("place", ["credentials", "request hook", "response hook"])
@pytest.mark.usefixtures("transport")
def test_in_a_function_of_the_users(loop: Loop, place: str, kind: type[BaseException]) -> None:
    error = kind("here")
    raising = Raising(error, lambda *_: "token")
    more: dict[str, Any] = {"event_hooks": {place.partition(" ")[0]: [raising]}}
    if place == "credentials":
        more = {"username": None, "password": None, "auth_token": raising}
    with FaultServer([reply()] * 2) as server:
        assert fails(loop, server.url, kind, **more) is error


class Interrupt:
    """Ctrl-C at one of the steps of one file where Python looks for signals, counted from one."""

    def __init__(self, place: Any, at: int) -> None:
        self._place, self._left = place.__file__, at
        self.came = False

    def __call__(self, frame: Any, event: str, argument: Any) -> None:
        if event == "return" or frame.f_code.co_filename != self._place:
            return
        self._left -= event in ("call", "c_return")
        if not self._left:
            sys.setprofile(None)
            self.came = True
            raise KeyboardInterrupt


@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize("place", [socket_connections, clients, synchronization])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a lost socket
def test_the_client_is_as_before_wherever_ctrl_c_came(
    place: Any, warm: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place is synchronization:  # the locks of the HTTP library
        monkeypatch.setattr(library, "is_fast", lambda settings: False)
    one = httpx.Limits(max_connections=1, max_keepalive_connections=1)
    with FaultServer() as server:
        for step in range(1, 100):
            client = AgentClient(authorization="x", base_url=server.url, limits=one)
            if warm:
                CALLS["agents.get"](client)
            interrupt, before = Interrupt(place, step), sys.getprofile()
            sys.setprofile(interrupt)
            with contextlib.suppress(KeyboardInterrupt):
                CALLS["agents.get"](client)
            sys.setprofile(before)
            assert still_works(client), step
            client.close()
            if not interrupt.came:
                break
    assert step < 99, "it came at every step there is"


def still_works(client: AgentClient) -> bool:
    """Whether a call succeeds; in a thread, since one that waits for a lost lock never ends."""
    options: Any = {"timeout_in_seconds": 1, "max_retries": 0}
    found: list[Any] = []

    def call() -> None:
        found.append(client.agents.get("app", "A1", request_options=options).agent_id)

    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(5)
    return found == ["A1"]


@pytest.mark.parametrize("failing", ["transport", "event hook"])
def test_a_stop_iteration_of_the_http_client_is_no_result(loop: Loop, failing: str) -> None:
    """A mock whose answers have run out; the value of the exception is not that of the call."""
    raising = Raising(StopIteration("value"))

    async def hook(request: httpx.Request) -> None:
        raising()

    kind = httpx.Client if loop.kind == "sync" else httpx.AsyncClient
    if failing == "transport":
        owned = kind(transport=httpx.MockTransport(raising))
    else:
        told = raising if loop.kind == "sync" else hook
        owned = kind(event_hooks={"request": [told]})
    with pytest.raises(RuntimeError, match="raised StopIteration"):
        loop.call("telephony.hangup", "http://127.0.0.1:1", httpx_client=owned)


@pytest.mark.parametrize("kind", ENDS)
@pytest.mark.usefixtures("transport")
def test_while_an_answer_is_read_as_json(
    loop: Loop, kind: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = kind("here")
    with FaultServer([reply()] * 2) as server:
        monkeypatch.setattr("shengwang_agent._call.exchange.decode", Raising(error, _decode()))
        assert fails(loop, server.url, kind) is error


def _decode() -> Any:
    from shengwang_agent._http.json import decode

    return decode


# A coroutine that is let go of ------------------------------------------------------------


@types.coroutine
def given_up(call: Coroutine[Any, Any, Any], waits: int, where: Any) -> Any:
    """Run a call until it waits for the so-and-so-manieth time, then close it. Its end, or None."""
    waited = call.__await__()
    for _ in range(waits):
        try:
            step = next(waited)
        except StopIteration as done:
            return done.value
        yield step
    where.run(waited.close)
    return None


@pytest.mark.parametrize("context", ["the same", "another"])
def test_a_call_that_is_let_go_of_leaves_nothing_behind(context: str) -> None:
    async def run(url: str) -> int:
        limits = httpx.Limits(max_connections=1)
        async with AsyncAgentClient(authorization="x", base_url=url, limits=limits) as client:
            for waits in range(20):
                for _ in range(3):
                    where = copy_context() if context == "another" else _Here()
                    call = client.agents.get("app", "A1")
                    found = await given_up(call, waits, where)
                    if found is not None:
                        break
                good = await client.agents.get("app", "A1")
                assert good.agent_id == "A1"
                if found is not None:
                    return waits
        raise AssertionError("the call did not come to its end")

    with FaultServer(default=reply(200, connection="close")) as server:
        assert asyncio.run(run(server.url)) > 1


class _Here:
    def run(self, function: Any) -> None:
        function()
