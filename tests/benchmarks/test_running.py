"""Rounds, turns and failures, with workers that are made up."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest

from benchmarks import running
from benchmarks.cases import BY_NAME
from benchmarks.environments import Environment
from benchmarks.processes import Broken
from benchmarks.running import Effort, Run
from benchmarks.targets import BY_NAME as NAMED

EFFORT = Effort(rounds=5, sample=0.1, warm=0.0, clients=10)


class Made:
    """A worker in name only. ``trouble`` is what it does with an order, if not what it should."""

    log: ClassVar[list[tuple[str, str]]] = []
    trouble: ClassVar[dict[tuple[str, str], Any]] = {}

    def __init__(self, environment: Environment, url: str) -> None:
        self.name = environment.target.name
        self.clients = 0
        self.log.append((self.name, "start"))

    def ask(self, do: str, **order: Any) -> dict[str, Any]:
        self.log.append((self.name, do))
        trouble = self.trouble.get((self.name, do))
        if isinstance(trouble, Exception):
            raise trouble
        if trouble is not None:
            return trouble  # type: ignore[no-any-return]
        if do == "prepare":
            return {"seconds": None if order["warm"] is None else 0.01}
        if do == "sample":
            return {"cpu": 1.0, "wall": 2.0, "calls": order["calls"]}
        self.clients += order.get("clients", 0)
        return {"cpu": 1.0, "peak": 100.0}

    def held(self) -> dict[str, float]:
        """Each client dropped keeps 7 bytes, and all of them 2 sockets."""
        return {"bytes": 1000 + 7 * self.clients, "sockets": 3 + 2 * bool(self.clients)}

    def close(self) -> None:
        self.log.append((self.name, "close"))


class Silent:
    """A server in name only."""

    url = "http://127.0.0.1:9"

    def cpu(self) -> float:
        return 0.0

    def close(self) -> None:
        Made.log.append(("server", "close"))


@pytest.fixture(autouse=True)
def _nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "Worker", Made)
    monkeypatch.setattr(running, "Server", Silent)
    monkeypatch.setattr(Made, "log", [])
    monkeypatch.setattr(Made, "trouble", {})


def run(*cases: str, effort: Effort = EFFORT) -> Run:
    targets = [NAMED[name] for name in ("floor", "plain", "stock")]
    made = Run([Environment(t, Path("python")) for t in targets], effort, lambda text: None)
    made.go([BY_NAME[name] for name in cases])
    return made


def samples(of: str) -> list[str]:
    return [name for name, do in Made.log if do == of]


def test_all_rounds_are_carried_out_over_three_sessions() -> None:
    found = run("get").records["get"]["samples"]
    assert {name: len(s) for name, s in found.items()} == {"floor": 5, "plain": 5, "stock": 5}
    assert samples("start") == ["floor", "plain", "stock"] * 3
    assert samples("close").count("server") == 3


def test_the_turn_moves_on_with_every_round() -> None:
    run("get")
    assert samples("sample")[:6] == ["floor", "plain", "stock", "plain", "stock", "floor"]


def test_a_dear_case_has_few_rounds_and_one_wave_without_warming_up() -> None:
    found = run("async-get-500", effort=Effort(9, 0.1, 0.0, 10)).records["async-get-500"]["samples"]
    assert [s["calls"] for s in found["plain"]] == [500] * 3


def test_a_sample_is_as_long_as_it_should_be() -> None:
    found = run("get", "async-get-50").records
    assert found["get"]["samples"]["plain"][0]["calls"] == 10
    assert found["async-get-50"]["samples"]["plain"][0]["calls"] == 50


def test_who_does_not_offer_a_case_is_left_out() -> None:
    Made.trouble[("stock", "prepare")] = {"absent": "no tokens"}
    record = run("token").records["token"]
    assert record["absent"] == {"stock": "no tokens"}
    assert set(record["samples"]) == {"floor", "plain"}


def test_a_worker_that_fails_is_told_of_and_the_next_case_has_another() -> None:
    Made.trouble[("stock", "sample")] = Broken("stock: it broke")
    made = run("get", "dropped", effort=Effort(1, 0.1, 0.0, 10))
    record = made.records["get"]
    assert record["failed"] == {"stock": "stock: it broke"}
    assert record["samples"]["stock"] == [{}]
    assert record["samples"]["plain"][0]["cpu"] == 1
    assert samples("start").count("stock") == samples("close").count("stock") == 2
    assert made.records["dropped"]["samples"]["stock"][0]["cpu"] == 1


def test_clients_are_dropped_in_a_process_of_their_own() -> None:
    found = run("dropped", "get").records["dropped"]["samples"]
    assert found["plain"] == [{"cpu": 1.0, "grown": 7.0, "sockets": 2}]
    assert samples("start") == ["floor", "plain", "stock"] * 4


def test_memory_is_that_of_a_long_walk_beside_a_short_one() -> None:
    found = run("walk-memory").records["walk-memory"]["samples"]
    assert found["floor"] == [{"peak": 100.0, "growth": 1.0}]


def test_the_processes_end_when_something_goes_wrong() -> None:
    Made.trouble[("plain", "sample")] = RuntimeError("a fault of the harness")
    with pytest.raises(RuntimeError):
        run("get")
    assert sorted(samples("close")) == ["floor", "plain", "server", "stock"]


def test_what_is_on_paper_is_not_run() -> None:
    assert run("fleet", "get").records.keys() == {"get"}


def test_a_short_run_takes_few_calls_of_a_dear_case_once() -> None:
    quick = Effort(rounds=2, sample=0.1, warm=0.0, clients=10, dear=100)
    found = run("async-get-500", effort=quick).records["async-get-500"]["samples"]
    assert [s["calls"] for s in found["plain"]] == [100]
    assert samples("start") == ["floor", "plain", "stock"]
