"""What a worker answers; and that this client, measured, reads what was sent."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import Pipe
from threading import Thread
from typing import Any

import pytest

from benchmarks import server as payloads
from benchmarks.inside import Broken, NotOffered, clients, worker
from benchmarks.inside.clients import (
    CERTIFICATE,
    CHANNEL,
    NETWORK,
    Adapter,
    Call,
    Floor,
    Ours,
    written,
)
from benchmarks.inside.worker import calls, dropped, memory, peak_bytes
from shengwang_agent import token

WORKS = (("get", 0), ("start", 0), ("list", 7), ("history", 9), ("missing", 0), ("walk", 250))


class Counting(Adapter):
    """A client that counts what is done with it."""

    def __init__(self, read: int = 3) -> None:
        self.read, self.calls, self.made, self.closed = read, 0, 0, 0

    def client(self) -> Any:
        self.made += 1
        return self

    def close(self, client: Any) -> Any:
        self.closed += 1
        return asyncio.sleep(0) if self.loop else None

    def call(self, client: Any, name: str, size: int = 0) -> Call:
        async def once() -> object:
            await asyncio.sleep(0)
            return self._once()

        return once if self.loop else self._once

    def _once(self) -> list[int]:
        self.calls += 1
        return [0] * self.read


@pytest.fixture(autouse=True)
def _somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Adapter, "url", "http://127.0.0.1:9")


@pytest.mark.parametrize("mode", ["mock", "mock-async"])
@pytest.mark.parametrize(("work", "size"), WORKS)
@pytest.mark.parametrize("adapter", [Floor, Ours])
def test_every_work_is_done_and_what_was_sent_is_read(
    adapter: type[Adapter], work: str, size: int, mode: str
) -> None:
    with closing(calls(adapter(), work=work, size=size, mode=mode, warm=0.0, sample=0.0)) as found:
        assert next(found) == {}  # ready
        assert next(found)["calls"] == 1


@pytest.mark.parametrize(
    ("work", "size"), [("to_dict", 0), ("parse", 5), ("token", 0), ("construct", 0)]
)
@pytest.mark.parametrize("adapter", [Floor, Ours])
def test_work_without_a_network(adapter: type[Adapter], work: str, size: int) -> None:
    with closing(calls(adapter(), work=work, size=size, length=3)) as found:
        assert next(found) == {}
        assert next(found)["calls"] == 3


def test_the_works_are_those_of_the_network() -> None:
    assert {work for work, _ in WORKS} | {"bare"} == set(NETWORK)  # which knows no mock


def test_models_are_written_in_place_of_their_dicts() -> None:
    value = {"vendor": "x", "llm": {"url": "u", "said": [{"role": "r"}], "params": {"model": "m"}}}
    models = {"properties": dict, "llm": dict, "llm_said": dict}
    text = written(value, models)
    assert text == "properties(llm=llm(url='u', said=[llm_said(role='r')], params={'model': 'm'}))"
    assert eval(text, {**models}) == {"llm": value["llm"]}
    assert written(value, {}) == repr(value)


def test_the_body_of_the_floor_is_the_body_of_the_models() -> None:
    assert Floor().to_dict()() == payloads.PROPERTIES == Ours().built().to_dict()


def test_the_floor_of_tokens_signs_what_a_token_holds() -> None:
    made = Ours().token()()
    assert isinstance(made, str)
    assert token.verify(made, CERTIFICATE, channel=CHANNEL)
    signed = Floor().token()()
    assert isinstance(signed, bytes)
    assert abs(len(signed) * 4 / 3 - (len(made) - 3)) < 16


@pytest.mark.parametrize(
    ("mode", "at_once"), [("sync", 1), ("threads", 4), ("tasks", 4), ("live-tasks", 4)]
)
def test_a_sample_makes_the_calls_it_says(mode: str, at_once: int) -> None:
    adapter = Counting()
    how: dict[str, Any] = {"work": "list", "size": 3, "mode": mode, "at_once": at_once}
    with closing(calls(adapter, **how, warm=None, length=8)) as found:
        assert next(found) == {}
        before = adapter.calls
        sample = next(found)
        assert sample["calls"] == 8
        # The first calls do not count, and neither does what is under way when the last one does.
        lead = {"sync": 0, "live-tasks": 8 + 1}.get(mode, 8)
        assert 8 + lead <= adapter.calls - before < 8 + lead + at_once
        assert {"cpu", "wall"} <= sample.keys()
    # A sample of many at once has a client of its own.
    assert adapter.made == adapter.closed == (2 if mode in ("threads", "tasks") else 1)


def test_a_sample_is_as_long_as_it_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    def pretend(call: Call, _: int, calls: int) -> dict[str, float]:
        return {"cpu": 0.01, "calls": calls}

    monkeypatch.setattr(worker, "one_after_another", pretend)
    with closing(calls(Counting(), work="list", size=3, warm=0.0, sample=0.1)) as found:
        next(found)
        assert next(found)["calls"] == 10


def test_work_that_is_not_warmed_up_is_one_wave() -> None:
    with closing(
        calls(Counting(), work="list", size=3, mode="tasks", at_once=5, warm=None)
    ) as found:
        next(found)
        assert next(found)["calls"] == 5


def test_long_work_is_not_repeated_to_warm_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LONG", -1.0)
    adapter = Counting()
    with closing(calls(adapter, work="list", size=3, at_once=4)) as found:
        next(found)
        assert adapter.calls == 1


@pytest.mark.parametrize("mode", ["sync", "tasks"])
def test_a_client_that_reads_less_than_was_sent_is_not_measured(mode: str) -> None:
    found = calls(Counting(read=2), work="list", size=3, mode=mode)
    with pytest.raises(AssertionError, match="3 were sent, 2 were read"):
        next(found)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The other end of the pipe of a worker."""
    ours, theirs = Pipe()
    monkeypatch.setattr(clients, "Counting", Counting, raising=False)
    monkeypatch.setattr(sys, "prefix", "/")
    thread = Thread(target=worker.main, args=(theirs, "Counting", "http://127.0.0.1:9"))
    thread.start()
    with ours:
        yield ours
    thread.join()
    theirs.close()


def test_a_worker_answers_until_nobody_asks(asked: Any) -> None:
    asked.send(("call", {"work": "list", "size": 3, "length": 2}))
    assert asked.recv() == {}
    for _ in range(2):
        asked.send(None)
        assert asked.recv()["calls"] == 2


def test_what_a_client_does_not_offer_is_an_answer(asked: Any) -> None:
    asked.send(("call", {"work": "token", "size": 0}))
    found = asked.recv()
    assert isinstance(found, NotOffered)
    assert str(found) == "no tokens"


def test_what_goes_wrong_is_an_answer(asked: Any) -> None:
    asked.send(("call", {"work": "list", "size": 4}))
    found = asked.recv()
    assert isinstance(found, Broken)
    assert "Traceback" in str(found)
    assert "4 were sent, 3 were read" in str(found)


def test_the_peak_is_what_a_call_holds_at_once() -> None:
    def call() -> None:
        for _ in range(3):
            bytearray(1_000_000)

    for reachable in (True, False):
        assert 1_000_000 <= peak_bytes(call, reachable) < 1_200_000


def test_memory_is_that_of_a_long_walk_beside_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    peaks = iter((300, 100, 700))
    monkeypatch.setattr(worker, "peak_bytes", lambda call, reachable: next(peaks))
    adapter = Counting()
    found = memory(adapter)
    assert next(found) == {}
    assert next(found) == {"growth": 3.0, "peak": 700}
    assert adapter.made == adapter.closed == 3


def test_dropped_clients_are_made_and_not_closed() -> None:
    adapter = Counting()
    found = dropped(adapter, work="used", clients=5)
    assert next(found) == {}
    assert gc.isenabled()
    assert adapter.closed == 1  # of the one before the counting begins
    assert next(found)["cpu"] > 0
    assert (adapter.made, adapter.calls, adapter.closed) == (6, 6, 1)


def test_unused_clients_are_dropped_without_the_collector() -> None:
    adapter = Counting()
    found = dropped(adapter, work="", clients=5)
    try:
        next(found)
        assert not gc.isenabled()
    finally:
        gc.enable()
    next(found)
    assert (adapter.made, adapter.calls) == (6, 1)
