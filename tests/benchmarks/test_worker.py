"""What a worker answers; and that this client, measured, reads what was sent."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest

from benchmarks import payloads
from benchmarks.inside.clients import (
    CERTIFICATE,
    CHANNEL,
    NETWORK,
    Adapter,
    Call,
    Floor,
    NotOffered,
    Ours,
    parts,
)
from benchmarks.inside.worker import Worker, obey, peak_bytes
from shengwang_agent import token

URL = "http://127.0.0.1:9"
WORKS = ("get", "start", "list:7", "history:9", "missing", "walk:250")


class Counting(Adapter):
    """A client that counts what is done with it."""

    def __init__(self, read: int = 3) -> None:
        self.read, self.calls, self.made, self.closed = read, 0, 0, 0

    def client(self) -> Any:
        self.made += 1
        return self

    def close(self, client: Any) -> Any:
        self.closed += 1
        return asyncio.sleep(0) if self.asynchronous else None

    def call(self, client: Any, name: str, size: int = 0) -> Call:
        async def once() -> object:
            await asyncio.sleep(0)
            return self._once()

        return once if self.asynchronous else self._once

    def _once(self) -> list[int]:
        self.calls += 1
        return [0] * self.read


Start = Callable[[Adapter], Worker]


@pytest.fixture
def start() -> Iterator[Start]:
    """Workers, which are closed in the end."""
    with ExitStack() as kept:
        yield lambda adapter: kept.enter_context(closing(Worker(adapter, URL)))


@pytest.mark.parametrize("mode", ["mock", "mock-async"])
@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("adapter", [Floor, Ours])
def test_every_work_is_done_and_what_was_sent_is_read(
    start: Start, adapter: type[Adapter], work: str, mode: str
) -> None:
    worker = start(adapter())
    ready = obey(worker, {"do": "prepare", "work": work, "mode": mode, "warm": 0.0})
    assert ready.get("seconds", 0) > 0, ready
    assert obey(worker, {"do": "sample", "calls": 2})["calls"] == 2


@pytest.mark.parametrize("work", ["to_dict", "parse:5", "token", "construct"])
@pytest.mark.parametrize("adapter", [Floor, Ours])
def test_work_without_a_network(start: Start, adapter: type[Adapter], work: str) -> None:
    worker = start(adapter())
    assert "seconds" in obey(worker, {"do": "prepare", "work": work, "warm": 0.0})
    assert obey(worker, {"do": "sample", "calls": 3})["calls"] == 3


def test_the_body_of_the_floor_is_the_body_of_the_models() -> None:
    assert Floor().to_dict()() == payloads.PROPERTIES == Ours().models.built().to_dict()


def test_the_floor_of_tokens_signs_what_a_token_holds() -> None:
    made = Ours().token()()
    assert isinstance(made, str)
    assert token.verify(made, CERTIFICATE, channel=CHANNEL)
    signed = Floor().token()()
    assert isinstance(signed, bytes)
    assert abs(len(signed) * 4 / 3 - (len(made) - 3)) < 16


@pytest.mark.parametrize(
    ("mode", "at_once", "calls"),
    [("sync", 1, 5), ("threads", 4, 8), ("tasks", 4, 8), ("live-tasks", 4, 8)],
)
def test_a_sample_makes_the_calls_it_says(
    start: Start, mode: str, at_once: int, calls: int
) -> None:
    adapter = Counting()
    worker = start(adapter)
    order = {"do": "prepare", "work": "list:3", "mode": mode, "at_once": at_once, "warm": None}
    assert obey(worker, order) == {"seconds": None}
    before = adapter.calls
    sample = obey(worker, {"do": "sample", "calls": calls})
    assert sample["calls"] == calls
    # The first calls do not count, and neither does what is under way when the last one does.
    lead = {"sync": 0, "live-tasks": at_once + 1}.get(mode, at_once)
    assert calls + lead <= adapter.calls - before < calls + lead + at_once
    assert {"cpu", "wall"} <= sample.keys()
    worker.close()
    # A sample of many at once has a client of its own.
    assert adapter.made == adapter.closed == (2 if mode in ("threads", "tasks") else 1)


@pytest.mark.parametrize("mode", ["sync", "tasks"])
def test_a_client_that_reads_less_than_was_sent_is_not_measured(start: Start, mode: str) -> None:
    worker = start(Counting(read=2))
    answer = obey(worker, {"do": "prepare", "work": "list:3", "mode": mode})
    assert "3 items were sent, 2 were read" in answer["error"]


def test_what_a_client_does_not_offer_is_absent(start: Start) -> None:
    worker = start(Counting())
    assert obey(worker, {"do": "prepare", "work": "token"}) == {"absent": "no tokens"}
    with pytest.raises(NotOffered):
        Counting().token()


def test_a_worker_survives_what_it_cannot_do(start: Start) -> None:
    worker = start(Counting())
    assert "Traceback" in obey(worker, {"do": "prepare", "work": "list:4"})["error"]
    assert "error" in obey(worker, {"do": "dance"})
    assert obey(worker, {"do": "prepare", "work": "list:3", "warm": None}) == {"seconds": None}


def test_the_peak_is_what_a_call_holds_at_once() -> None:
    def call() -> None:
        for _ in range(3):
            bytearray(1_000_000)

    for reachable in (True, False):
        assert 1_000_000 <= peak_bytes(call, reachable) < 1_200_000


def test_dropped_clients_are_made_and_counted(start: Start) -> None:
    adapter = Counting()
    worker = start(adapter)
    assert obey(worker, {"do": "settle", "collecting": True}) == {}
    assert gc.isenabled()
    assert obey(worker, {"do": "drop", "clients": 5, "used": True})["cpu"] > 0
    assert adapter.calls == 5 + 1  # one before the counting begins
    try:
        obey(worker, {"do": "settle", "collecting": False})
        assert not gc.isenabled()
    finally:
        gc.enable()
    obey(worker, {"do": "drop", "clients": 5, "used": False})
    assert adapter.calls == 6 + 1


def test_works_have_a_name_and_a_size() -> None:
    assert parts("walk:250") == ("walk", 250)
    assert parts("get") == ("get", 0)
    assert {parts(work)[0] for work in WORKS} | {"bare"} == set(NETWORK)  # which knows no mock


def test_long_work_is_not_repeated_to_warm_up(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.inside.worker.LONG", -1.0)
    adapter = Counting()
    ready = obey(start(adapter), {"do": "prepare", "work": "list:3", "at_once": 4})
    assert ready["seconds"] > 0
    assert adapter.calls == 1
