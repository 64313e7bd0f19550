"""Servers that act before they are asked, or while nobody looks, over real sockets."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import trustme

pytest.importorskip("orjson")

from shengwang_agent import errors

from . import faults
from .calling import CALLS, Loop
from .faults import FaultServer, Talk, reply
from .test_tls import serving, trusting

TIMES = 20
KNOWN = (errors.ConnectionLost, errors.ConnectionFailed)


@pytest.fixture(params=["sync", "async"])
def loop(request: pytest.FixtureRequest) -> Loop:
    return Loop(request.param)


def at_once(action: Any) -> Any:
    """The action before anything of the request is read."""

    def act(talk: Talk) -> bool:
        return bool(action(talk))

    act.at_once = True  # type: ignore[attr-defined]
    return act


def refuse_and_stay(talk: Talk) -> bool:
    reply(503)(talk)
    return faults.stall(talk)


def refuse_and_close(talk: Talk) -> bool:
    reply(503)(talk)
    return False


def ended(loop: Loop, action: Any) -> list[errors.ShengwangError]:
    """How calls end with a server that always does this; each limited to far more than it takes."""
    found = []
    with FaultServer([at_once(action)] * TIMES) as server:
        for _ in range(TIMES):
            with pytest.raises(errors.ShengwangError) as caught:
                loop.call("agents.get", server.url, max_retries=0, timeout=20)
            found.append(caught.value)
    return found


@pytest.mark.parametrize("action", [faults.close_after_reading, faults.reset_after_reading])
def test_a_server_that_ends_the_connection_at_once_is_heard(loop: Loop, action: Any) -> None:
    assert all(isinstance(error, KNOWN) for error in ended(loop, action))


@pytest.mark.parametrize("action", [refuse_and_close, refuse_and_stay])
def test_a_refusal_that_is_sent_at_once_is_the_answer(loop: Loop, action: Any) -> None:
    assert [type(error) for error in ended(loop, action)] == [errors.ServerError] * TIMES


# While the caller is busy --------------------------------------------------------------------


class Later:
    """Answers the request, and does one more thing when it is told to."""

    def __init__(self, thing: str) -> None:
        self._thing = thing
        self._go, self._done = threading.Event(), threading.Event()

    def __call__(self, talk: Talk) -> bool:
        reply()(talk)
        self._go.wait(10)
        if self._thing == "answers again":
            reply(200, {"agent_id": "WRONG"})(talk)
        else:
            if self._thing == "resets":
                talk.reset()
            talk.sock.close()
        self._done.set()
        return self._thing == "answers again" and faults.stall(talk)

    def happens(self) -> None:
        """Let it happen, and keep the thread of the caller, and so its event loop, busy meanwhile."""
        self._go.set()
        assert self._done.wait(10)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.mark.parametrize("secure", [False, True], ids=["plain text", "TLS"])
@pytest.mark.parametrize("thing", ["closes", "resets", "answers again"])
@pytest.mark.parametrize("what", ["agents.get", "agents.speak"])
def test_a_connection_that_ended_while_the_caller_was_busy_is_not_used(
    loop: Loop, thing: str, secure: bool, what: str, authority: trustme.CA
) -> None:
    later = Later(thing)

    def both(client: Any) -> Any:
        CALLS["agents.get"](client)
        later.happens()
        return CALLS[what](client)

    async def both_async(client: Any) -> Any:
        await CALLS["agents.get"](client)
        later.happens()
        return await CALLS[what](client)

    more: dict[str, Any] = {"ssl_context": trusting(authority)} if secure else {}
    tls = serving(authority, "127.0.0.1") if secure else None
    with FaultServer([later], tls=tls) as server:
        act = both if loop.kind == "sync" else both_async
        found = loop.call(act, server.url, max_retries=0, **more)
        assert found.agent_id == "A1"
        assert (len(server.received), server.connections) == (2, 2)
