"""Rounds, turns and failures, with workers that are made up."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from benchmarks import running
from benchmarks.cases import BY_NAME
from benchmarks.inside import Broken, NotOffered
from benchmarks.running import Effort
from benchmarks.targets import TARGETS, Target

EFFORT = Effort(rounds=5, sample=0.1, warm=0.0, clients=10)


class Made:
    """A worker in name only. ``trouble`` is the exception it answers with, by how often it is asked."""

    log: ClassVar[list[tuple[str, Any]]] = []
    trouble: ClassVar[dict[tuple[str, int], Exception]] = {}

    def __init__(self, function: str, adapter: str, url: str, *, target: Target) -> None:
        self.name, self.kind, self.asked = target.name, "", -1
        self.log.append((self.name, "start"))

    def ask(self, question: Any = None) -> dict[str, Any]:
        self.asked += 1
        if trouble := self.trouble.get((self.name, self.asked)):
            raise trouble
        if question:
            self.kind, order = question
            self.log.append((self.name, order))
            return {}
        self.log.append((self.name, "sample"))
        if self.kind == "memory":
            return {"peak": 100.0, "growth": 1.0}
        return {"cpu": 1.0, "wall": 2.0, "calls": 10}

    def held(self) -> dict[str, float]:
        """Each of ten clients dropped keeps 7 bytes, and all of them 2 sockets."""
        return {"bytes": 1000 + 70 * self.asked, "sockets": 3 + 2 * self.asked}

    def close(self) -> None:
        self.log.append((self.name, "close"))


class Silent:
    """A server in name only, busy for a tenth of the samples."""

    url = "http://127.0.0.1:9"
    used = 0.0

    def cpu(self) -> float:
        self.used += 2
        return self.used

    def close(self) -> None:
        Made.log.append(("server", "close"))


@pytest.fixture(autouse=True)
def _nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "Process", Made)
    monkeypatch.setattr(running, "Server", Silent)
    monkeypatch.setattr(Made, "log", [])
    monkeypatch.setattr(Made, "trouble", {})


def run(*cases: str, effort: Effort = EFFORT) -> dict[str, dict[str, Any]]:
    targets = [target for target in TARGETS if target.name in ("floor", "plain", "stock")]
    return running.measured([BY_NAME[name] for name in cases], targets, effort)


def told(what: str) -> list[str]:
    return [name for name, did in Made.log if did == what]


def orders() -> list[dict[str, Any]]:
    return [did for _, did in Made.log if isinstance(did, dict)]


def test_all_rounds_are_carried_out_over_three_sessions() -> None:
    found = run("get", "over-get")["get"]["samples"]
    assert {name: len(s) for name, s in found.items()} == {"floor": 5, "plain": 5, "stock": 5}
    # Not everyone takes part in the second case.
    assert told("start") == ["floor", "plain", "stock", "floor", "plain"] * 3
    assert told("close").count("server") == 3


def test_the_turn_moves_on_with_every_round() -> None:
    run("get")
    assert told("sample")[:6] == ["floor", "plain", "stock", "plain", "stock", "floor"]


def test_all_are_ready_before_the_first_sample() -> None:
    run("get", effort=Effort(1, 0.1, 0.0, 10))
    did = ["ready" if isinstance(did, dict) else did for _, did in Made.log]
    assert did[:9] == ["start", "ready"] * 3 + ["sample"] * 3


def test_a_sample_says_how_busy_the_server_was() -> None:
    assert run("get")["get"]["samples"]["plain"][0]["server"] == pytest.approx(2 / 20)


def test_a_dear_case_has_few_rounds_and_is_not_warmed_up() -> None:
    found = run("async-get-500", effort=Effort(9, 0.1, 0.2, 10))["async-get-500"]["samples"]
    assert len(found["plain"]) == 3
    assert {(order["warm"], order["length"]) for order in orders()} == {(None, None)}
    run("get")
    assert orders()[-1] == {
        "work": "get", "size": 0, "mode": "sync", "at_once": 1, "sample": 0.1, "warm": 0.0,
        "length": None, "clients": 10,
    }  # fmt: skip


def test_a_short_run_takes_few_calls_of_a_dear_case_once() -> None:
    run("async-get-500", effort=Effort(rounds=2, sample=0.1, warm=0.0, clients=10, dear=100))
    assert [order["length"] for order in orders()] == [100] * 3
    assert told("sample") == ["floor", "plain", "stock"]


def test_who_does_not_offer_a_case_is_left_out() -> None:
    Made.trouble[("stock", 0)] = NotOffered("no tokens")
    record = run("token")["token"]
    assert record["absent"] == {"stock": "no tokens"}
    assert set(record["samples"]) == {"floor", "plain"}


def test_a_worker_that_fails_is_told_of_and_the_next_case_has_another() -> None:
    Made.trouble[("stock", 1)] = Broken("it broke")
    records = run("get", effort=Effort(1, 0.1, 0.0, 10))
    assert records["get"]["failed"] == {"stock": "it broke"}
    assert records["get"]["samples"]["stock"] == [{}]
    assert records["get"]["samples"]["plain"][0]["cpu"] == 1
    Made.trouble.clear()
    assert run("dropped")["dropped"]["samples"]["stock"][0]["cpu"] == 1
    assert told("start").count("stock") == told("close").count("stock") == 2


def test_what_dropped_clients_leave_is_counted_for_each() -> None:
    found = run("dropped", "get")["dropped"]["samples"]
    assert found["plain"] == [{"cpu": 1.0, "grown": 7.0, "sockets": 2}]
    assert told("start") == ["floor", "plain", "stock"] * 4  # in a process of their own


def test_a_sample_without_time_says_nothing_of_the_server() -> None:
    assert run("walk-memory")["walk-memory"]["samples"]["floor"] == [{"peak": 100.0, "growth": 1.0}]


def test_the_processes_end_when_something_goes_wrong() -> None:
    Made.trouble[("plain", 1)] = RuntimeError("a fault of the harness")
    with pytest.raises(RuntimeError):
        run("get")
    assert sorted(told("close")) == ["floor", "plain", "server", "stock"]
