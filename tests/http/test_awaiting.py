"""The async connection as a state machine: every order of what can happen to it."""

from __future__ import annotations

import asyncio
from itertools import permutations
from math import inf
from typing import Any

import pytest

pytest.importorskip("orjson")

from shengwang_agent._http.fast import streams
from shengwang_agent._http.fast.asyncio_connections import Connection
from shengwang_agent._http.fast.message import Reply

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
BUSY = b"HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\n{}"
LIMITS: dict[str, float | None] = {"connect": None, "read": None, "write": None, "pool": None}


class Wire:
    """A transport without a socket: keeps what is written, and never has it all sent at once."""

    def __init__(self, unsent: int = 0) -> None:
        self.written = b""
        self.aborted = False
        self.unsent = unsent
        self.protocol: Any = None

    def write(self, data: bytes) -> None:
        if not self.aborted:
            self.written += data
            if self.unsent:
                self.protocol.pause_writing()

    def abort(self) -> None:
        self.aborted = True

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def get_extra_info(self, name: str) -> None:
        return None


class Talk:
    """One connection, and the call that is made on it."""

    def __init__(self, unsent: int = 0) -> None:
        self.connection = Connection(asyncio.get_running_loop())
        self.wire = Wire(unsent)
        self.wire.protocol = self.connection
        self.connection.connection_made(self.wire)  # type: ignore[arg-type]
        self.task: asyncio.Task[Reply] | None = None

    async def happens(self, event: str) -> None:
        """Let one thing happen; after ``ask`` the call has come to wait."""
        connection = self.connection
        if event == "ask":
            asking = connection.ask(b"GET", LIMITS, inf)
            self.task = asyncio.get_running_loop().create_task(asking)
            await turns()
        elif event == "cancel":
            assert self.task is not None
            self.task.cancel()
        elif event == "eof":
            connection.eof_received()
        elif event == "reset":
            connection.connection_lost(ConnectionResetError("reset by peer"))
        else:
            connection.data_received({"503": BUSY, "200": OK, "half": BUSY[:30]}[event])

    async def outcome(self) -> str:
        """How the call ended: a status, an error's name, or ``waits``."""
        assert self.task is not None
        await turns()
        if not self.task.done():
            self.task.cancel()
            return "waits"
        if self.task.cancelled():
            return "cancelled"
        error = self.task.exception()
        if error is not None:
            return type(error).__name__
        answer = self.task.result().answer
        assert answer is not None
        return str(answer.status)


async def turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


OURS, THEIRS = ("ask", "cancel"), ("503", "eof", "reset")


def orders() -> list[tuple[str, ...]]:
    """Every order in which the two sides can act, with a request in it."""
    events = (*OURS, *THEIRS)
    every = (order for n in range(1, len(events) + 1) for order in permutations(events, n))
    return [order for order in every if "ask" in order and _is_possible(order)]


def _is_possible(order: tuple[str, ...]) -> bool:
    sides = ([event for event in order if event in side] for side in (OURS, THEIRS))
    return all(done == sorted(done, key=(OURS + THEIRS).index) for done in sides)


def expected(order: tuple[str, ...]) -> str:
    """What came first decides; what came before the request means that it was not sent."""
    early = order[: order.index("ask")]
    if early:
        return "503" if "503" in early else "ConnectError"
    names = {"cancel": "cancelled", "eof": "BadAnswer", "reset": "ReadError"}
    return names.get(order[1], order[1]) if len(order) > 1 else "waits"


@pytest.mark.parametrize("order", orders(), ids="-".join)
def test_every_order_of_events_ends_the_call(order: tuple[str, ...]) -> None:
    async def run() -> None:
        talk = Talk()
        for event in order:
            await talk.happens(event)
            await turns()
        assert await talk.outcome() == expected(order)
        sent_to = b"" if order[0] != "ask" else b"GET"
        assert talk.wire.written == sent_to

    asyncio.run(run())


@pytest.mark.parametrize("order", [o for o in orders() if "cancel" in o], ids="-".join)
def test_a_call_cancelled_in_the_same_turn_is_cancelled(order: tuple[str, ...]) -> None:
    async def run() -> None:
        talk = Talk()
        for event in order:
            await talk.happens(event)
        early = order[: order.index("ask")]
        assert await talk.outcome() == (expected(order) if early else "cancelled")

    asyncio.run(run())


@pytest.mark.parametrize(
    ("events", "outcome"),
    [
        (["half", "ask", "eof"], "BadAnswer"),
        (["half", "eof", "ask"], "ConnectError"),
        (["half", "reset", "ask"], "ConnectError"),
        (["half", "ask"], "waits"),
        (["200", "ask"], "ConnectError"),
        (["200", "eof", "ask"], "ConnectError"),
        (["503", "503", "ask"], "503"),
        (["ask", "503", "503"], "503"),
        (["ask", "half", "reset"], "ReadError"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else value,
)
def test_what_comes_early_is_a_refusal_or_nothing(events: list[str], outcome: str) -> None:
    async def run() -> None:
        talk = Talk()
        for event in events:
            await talk.happens(event)
        assert await talk.outcome() == outcome

    asyncio.run(run())


def test_a_refusal_of_no_stated_length_ends_with_its_connection() -> None:
    async def run() -> None:
        talk = Talk()
        talk.connection.data_received(b"HTTP/1.1 503 Busy\r\n\r\nno room")
        await talk.happens("eof")
        await talk.happens("ask")
        assert await talk.outcome() == "503"
        assert talk.task is not None
        reply = talk.task.result()
        assert reply.answer is not None
        assert (reply.answer.content, reply.reusable) == (b"no room", False)

    asyncio.run(run())


@pytest.mark.parametrize("event", ["200", "eof", "reset", "half"])
def test_a_connection_at_rest_on_which_something_happens_is_dead(event: str) -> None:
    async def run() -> None:
        talk = Talk()
        for each in ("ask", "200"):
            await talk.happens(each)
        assert await talk.outcome() == "200"
        assert not talk.connection.stale()
        await talk.happens(event)
        assert talk.connection.stale()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        ("503", "503"),
        ("eof", "BadAnswer"),
        ("reset", "ReadError"),
        ("cancel", "cancelled"),
        ("half", "waits"),
    ],
)
def test_a_request_that_is_not_read_is_answered_or_over_all_the_same(
    event: str, outcome: str
) -> None:
    async def run() -> None:
        talk = Talk(unsent=100_000)
        await talk.happens("ask")
        await talk.happens(event)
        assert await talk.outcome() == outcome
        if outcome == "503":
            assert talk.task is not None
            assert not talk.task.result().reusable, "the rest of the request is still to be sent"

    asyncio.run(run())


def test_a_request_whose_time_is_up_is_not_sent() -> None:
    async def run() -> None:
        talk = Talk()
        with pytest.raises(streams.PoolTimeout):
            await talk.connection.ask(b"GET", LIMITS, 0.0)
        assert talk.wire.written == b""

    asyncio.run(run())
