"""The long run: many threads, then many tasks, while hosts go up and down or close early.

    python -m tests.call.soak [--seconds 20] [--seed 1] [--transport plain]

One call of ten tasks' calls is cancelled somewhere on its way.

For every call that ended, what the caller was told is compared with what the platform did:

* an operation that must not be repeated was never carried out twice, nor one name started twice;
* success was told only of what happened, and a plain error (not ``OutcomeUnknown``) of an
  operation that must not be repeated only of what did not happen;
* every call ended, and none later than one attempt after its deadline;
* repeats added less than a fifth to the requests;
* no connection was left open when the client was closed.

``make soak`` runs it on both transports, with and without ``[fast]``; a short form is part of
the suite.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._http import client as library

ROOT = Path(__file__).parents[2]
HOSTS = 4
ATTEMPT_SECONDS, DEADLINE_SECONDS = 4.0, 8.0
PATIENCE_SECONDS = 60.0  # after the last call was begun; what has not ended then never will
CANCELLED_SHARE, CANCELLED_AFTER_SECONDS = 0.1, 0.05
TRANSPORTS = ("plain", "fast")
KINDS = ("get", "get", "get", "get", "speak", "start", "call")
SIP: Any = {"to_number": "+8610", "from_number": "+8611", "rtc_uid": "1", "rtc_token": "t"}


@dataclass
class Ended:
    """What the caller of one call was told."""

    key: str
    outcome: str
    unknown: bool
    attempts: int
    seconds: float


@dataclass
class Report:
    title: str
    ended: list[Ended] = field(default_factory=list)
    begun: int = 0
    done: Counter[str] = field(default_factory=Counter)
    received: int = 0
    open: int = 0

    def check(self, *, clock: bool = True) -> None:
        """AssertionError for what does not hold; times are looked at only with ``clock``."""
        assert len(self.ended) == self.begun, "a call was lost"
        for key, times in self.done.items():
            assert times == 1 or key.startswith("get:"), f"{key} was carried out {times} times"
        for call in self.ended:
            self._check_truth(call)
            late = call.seconds - DEADLINE_SECONDS - ATTEMPT_SECONDS
            assert late < 0 or not clock, f"{call.key} outlived its deadline: {call.seconds:.1f} s"
        # A full budget pays for ten repeats; over a long run they are nothing.
        assert self.repeats < 0.2 * len(self.ended) + 10, f"repeats added {self.extra:.1%}"
        assert self.open == 0, f"{self.open} connections were left open"

    def _check_truth(self, call: Ended) -> None:
        happened = self.done[call.key] > 0
        if call.outcome == "ok":
            assert happened, f"{call.key}: success was told of what did not happen"
        elif not call.unknown and not call.key.startswith("get:"):
            assert not happened, f"{call.key}: {call.outcome} was told of what did happen"

    @property
    def repeats(self) -> int:
        return sum(max(call.attempts - 1, 0) for call in self.ended)

    @property
    def extra(self) -> float:
        return self.repeats / max(len(self.ended), 1)

    def lines(self) -> list[str]:
        outcomes = Counter(call.outcome for call in self.ended)
        unknown = [call for call in self.ended if call.unknown]
        happened = sum(self.done[call.key] > 0 for call in unknown)
        slowest = max((call.seconds for call in self.ended), default=0.0)
        twice = sum(n > 1 for key, n in self.done.items() if not key.startswith("get:"))
        successful, cancelled = outcomes.pop("ok", 0), outcomes.pop("cancelled", 0)
        return [
            f"{self.title}: {self.begun} calls, {successful} successful, {cancelled} cancelled",
            f"  calls without an end: {self.begun - len(self.ended)}",
            f"  connections open at the end: {self.open}",
            f"  requests that arrived: {self.received}; load added by repeats: {self.extra:.1%}",
            f"  unknown outcomes told: {len(unknown)}, of which had happened: {happened}",
            f"  carried out twice though they must not be: {twice}",
            f"  slowest call: {slowest:.2f} s (deadline {DEADLINE_SECONDS:g} s)",
            "  errors: " + (", ".join(f"{k} {n}" for k, n in outcomes.most_common()) or "none"),
        ]


@contextmanager
def hosts(seed: int) -> Iterator[list[int]]:
    """Ports of the hosts; the last one is always up and only counts."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.call.soak_hosts", str(seed), str(HOSTS)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait(20)
        process.stdout.close()


def settings(ports: list[int]) -> dict[str, Any]:
    return {
        "authorization": "x",
        "base_url": f"http://127.0.0.1:{ports[0]}",
        "timeout": ATTEMPT_SECONDS,
        "deadline": DEADLINE_SECONDS,
        "app_id": "app",
    }


def spread(client: Any, ports: list[int]) -> Any:
    """Give a client several hosts, as an area has."""
    hosts = [(f"http://127.0.0.1:{port}", number // 2) for number, port in enumerate(ports[:-1])]
    client.pool.__setstate__({"_area": client.area, "_hosts": hosts})
    return client


def call(client: Any, kind: str, name: str) -> Any:
    """One call; for an async client, what is to be awaited."""
    limit: Any = {"timeout_in_seconds": ATTEMPT_SECONDS}
    if kind == "get":
        return client.agents.with_raw_response.get(agent_id=name)
    if kind == "speak":
        return client.agents.with_raw_response.speak(agent_id="A", text=name)
    if kind == "call":
        properties: Any = {"channel": name, "token": "t", "agent_rtc_uid": "1"}
        return client.telephony.with_raw_response.call(
            name=name, sip=SIP, properties=properties, request_options=limit
        )
    properties = {"channel": name, "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}
    return client.agents.with_raw_response.start(name=name, properties=properties)


async def cancelled(calling: Any, seconds: float) -> Any:
    """The call, cancelled after this time if it has not ended."""
    task = asyncio.ensure_future(calling)
    asyncio.get_running_loop().call_later(seconds, task.cancel)
    return await task


def sent(attempts: tuple[errors.Attempt, ...]) -> int:
    """How many carried a request; one without a connection adds nothing to the load."""
    return sum(attempt.outcome != "ConnectionFailed" for attempt in attempts)


def told(
    key: str,
    began: float,
    result: Any,
    error: errors.ShengwangError | asyncio.CancelledError | None,
) -> Ended:
    seconds = time.monotonic() - began
    if isinstance(error, asyncio.CancelledError):
        return Ended(key, "cancelled", True, 1, seconds)
    if error is None:
        return Ended(key, "ok", False, sent(result.attempts), seconds)
    unknown = isinstance(error, errors.OutcomeUnknown)
    return Ended(key, type(error).__name__, unknown, sent(error.attempts), seconds)


def threads(number: int, seconds: float, seed: int, least: int = 0) -> Report:
    report = Report(f"{number} threads, {seconds:g} s")

    def work(who: int) -> None:
        random = Random(seed * 1000 + who)
        turn = 0
        while time.monotonic() < until or report.begun < least:
            time.sleep(random.uniform(0, 2 * number / 200))
            turn += 1
            kind, name = random.choice(KINDS), f"t{who}-{turn}"
            with lock:
                report.begun += 1
            began, result, error = time.monotonic(), None, None
            try:
                result = call(client, kind, name)
            except errors.ShengwangError as caught:
                error = caught
            with lock:
                report.ended.append(told(f"{kind}:{name}", began, result, error))

    lock = threading.Lock()
    with hosts(seed) as ports, spread(AgentClient(**settings(ports)), ports) as client:
        until = time.monotonic() + seconds
        workers = [threading.Thread(target=work, args=(who,), daemon=True) for who in range(number)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(max(0.0, until + PATIENCE_SECONDS - time.monotonic()))
        client.close()
        count(report, ports)
    return report


def tasks(number: int, seconds: float, seed: int, least: int = 0) -> Report:
    report = Report(f"{number} tasks, {seconds:g} s")

    async def work(client: Any, who: int, until: float) -> None:
        random = Random(seed * 1000 + who)
        turn = 0
        while time.monotonic() < until or report.begun < least:
            await asyncio.sleep(random.uniform(0, 2 * number / 150))
            turn += 1
            kind, name = random.choice(KINDS), f"a{who}-{turn}"
            report.begun += 1
            calling = call(client, kind, name)
            if random.random() < CANCELLED_SHARE:
                calling = cancelled(calling, random.expovariate(1 / CANCELLED_AFTER_SECONDS))
            began, result, error = time.monotonic(), None, None
            try:
                result = await calling
            except (errors.ShengwangError, asyncio.CancelledError) as caught:
                error = caught
            report.ended.append(told(f"{kind}:{name}", began, result, error))

    async def run(ports: list[int]) -> None:
        async with spread(AsyncAgentClient(**settings(ports)), ports) as client:
            until = time.monotonic() + seconds
            works = asyncio.gather(*[work(client, who, until) for who in range(number)])
            await asyncio.wait_for(works, seconds + PATIENCE_SECONDS)

    with hosts(seed) as ports:
        asyncio.run(run(ports))
        count(report, ports)
    return report


def count(report: Report, ports: list[int]) -> None:
    """Ask the platform what it did, until it has noticed that the client is gone."""
    for _ in range(100):
        with urllib.request.urlopen(f"http://127.0.0.1:{ports[-1]}/count", timeout=20) as answer:
            counted = json.load(answer)
        if counted["open"] == 0:
            break
        time.sleep(0.1)
    report.done = Counter(counted["done"])
    report.received, report.open = counted["received"], counted["open"]


@contextmanager
def transport(name: str) -> Iterator[None]:
    """Clients made in the block have the HTTP library's connections, or those of ``[fast]``."""
    with mock.patch.object(library, "is_fast", return_value=name == "fast"):
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description="Many calls while hosts go up and down.")
    parser.add_argument("--seconds", type=float, default=20.0, help="for each part")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--transport", choices=TRANSPORTS, help="default: one after the other")
    given = parser.parse_args()
    for name in [given.transport] if given.transport else TRANSPORTS:
        for run, number in ((threads, 200), (tasks, 1000)):
            with transport(name):
                report = run(number, given.seconds, given.seed)
            print(f"{name}, " + "\n".join(report.lines()), flush=True)
            report.check()
    print("soak: all held")


if __name__ == "__main__":
    main()
