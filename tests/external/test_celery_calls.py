"""The Celery example with a real Redis and real worker processes.

Part of ``make test-all``: it needs ``redis-server`` (Debian's package redis-server).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from shengwang_agent.sandbox import Sandbox
from tests.external.broker import redis_url, until

__all__ = ["redis_url"]  # a fixture

ROOT = Path(__file__).parents[2]
NUMBERS = [f"+86138000000{index:02}" for index in range(12)]
APP_ID, CERTIFICATE = "970CA35de60c44645bbae8a215061b33", "5CFd2fd1755d40ecb72977518be15d3b"


class Office:
    """The example's app seen from a program that queues calls, and its workers."""

    def __init__(self, calls: Any, ledger: redis.Redis, environment: dict[str, str], log: Path):
        self.calls, self.ledger, self.environment, self.log = calls, ledger, environment, log
        self.workers: list[subprocess.Popen[bytes]] = []

    def hire(self) -> subprocess.Popen[bytes]:
        """Start a worker with two processes."""
        command = [sys.executable, "-m", "celery", "-A", "examples.celery_calls", "worker"]
        options = ["--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "-n"]
        with self.log.open("ab") as log:
            worker = subprocess.Popen(
                [*command, *options, f"worker-{len(self.workers)}@localhost"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.workers.append(worker)
        return worker

    def outcome(self, call_id: str) -> str:
        return str(self.ledger.get(f"call:{call_id}"))

    def settled(self, *call_ids: str) -> bool:
        known = [self.outcome(call_id) for call_id in call_ids]
        return all(text not in ("None", "claimed") for text in known)

    def wait_for(self, *call_ids: str) -> None:
        try:
            until(lambda: self.settled(*call_ids), "outcomes")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.log.read_text('utf-8')[-3000:]}") from None

    def dismiss(self) -> None:
        for worker in self.workers:
            if worker.poll() is None:
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(app_id=APP_ID, app_certificate=CERTIFICATE, max_agents=None) as made:
        yield made


@pytest.fixture(scope="module")
def calls(redis_url: str) -> Iterator[Any]:
    """The example, imported once: its app is bound to the broker at import."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REDIS_URL", redis_url)
        patch.setenv("CALLS_PER_SECOND", "50")
        from examples import celery_calls

        yield celery_calls
        celery_calls.app.close()


@pytest.fixture
def office(redis_url: str, sandbox: Sandbox, calls: Any, tmp_path: Path) -> Iterator[Office]:
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("SHENGWANG_")},
        "REDIS_URL": redis_url,
        "CLAIM_SECONDS": "5",  # longer than a dial takes on a busy machine
        "SHENGWANG_BASE_URL": sandbox.url,
        "SHENGWANG_APP_ID": APP_ID,
        "SHENGWANG_APP_CERTIFICATE": CERTIFICATE,
        "SHENGWANG_CUSTOMER_ID": "id",
        "SHENGWANG_CUSTOMER_SECRET": "secret",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src"), str(ROOT / "generated")]),
    }
    with redis.Redis.from_url(redis_url, decode_responses=True) as ledger:
        ledger.flushall()
        made = Office(calls, ledger, environment, tmp_path / "worker.log")
        yield made
        made.dismiss()


def _dialled(sandbox: Sandbox) -> list[str]:
    return sorted(dial.to_number for dial in sandbox.dials)


def test_every_task_rings_once_though_it_was_queued_twice(office: Office, sandbox: Sandbox) -> None:
    office.hire()
    for index, number in enumerate(NUMBERS):
        for _ in range(2):
            office.calls.place_call.delay(f"order-{index}", number)
    office.wait_for(*(f"order-{index}" for index in range(len(NUMBERS))))
    until(lambda: office.ledger.llen("celery") == 0, "an empty queue")
    assert _dialled(sandbox) == NUMBERS
    assert all(office.outcome(f"order-{i}").startswith("dialled ") for i in range(len(NUMBERS)))


def test_a_lost_answer_is_looked_up_and_not_dialled_again(office: Office, sandbox: Sandbox) -> None:
    sandbox.drop(after="accepted", on="telephony.call")
    office.hire()
    office.calls.place_call.delay("lost", NUMBERS[0])
    office.wait_for("lost")
    assert _dialled(sandbox) == [NUMBERS[0]]
    assert office.outcome("lost") == f"dialled {sandbox.agents()[0].agent_id}"


def test_a_request_that_never_arrived_is_held_for_a_person(
    office: Office, sandbox: Sandbox
) -> None:
    sandbox.drop(on="telephony.call")
    office.hire()
    office.calls.place_call.delay("vanished", NUMBERS[0])
    office.wait_for("vanished")
    assert office.outcome("vanished") == "held"
    assert not sandbox.dials


def test_a_refused_call_is_settled(office: Office, sandbox: Sandbox) -> None:
    sandbox.next(400, reason="invalid_phone_format", on="telephony.call")
    office.hire()
    office.calls.place_call.delay("refused", NUMBERS[0])
    office.wait_for("refused")
    assert office.outcome("refused") == "refused invalid_phone_format"


def test_a_worker_killed_while_dialling_leaves_one_ring(office: Office, sandbox: Sandbox) -> None:
    # The platform acts at once and answers late: the worker dies in between.
    sandbox.slow(30, on="telephony.call")
    first = office.hire()
    office.calls.place_call.delay("killed", NUMBERS[0])
    until(lambda: len(sandbox.dials) == 1, "the phone to ring")
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert office.outcome("killed") == "claimed"
    office.hire()
    office.calls.place_call.delay("killed", NUMBERS[0])  # what the broker does after its time-out
    office.wait_for("killed")
    assert _dialled(sandbox) == [NUMBERS[0]]
    assert office.outcome("killed") == f"dialled {sandbox.agents()[0].agent_id}"


def test_the_pace_of_a_worker_is_limited(office: Office) -> None:
    assert office.calls.app.conf.task_default_rate_limit == "50/s"
