"""A fleet in an outage, on paper: what the service sees of the retries of ten thousand clients.

Every client makes calls at random moments, at a steady average rate. For a while every request is
answered 503 without a waiting time. What happens after a failed attempt is decided by a policy: ours
is the very code the client runs (``VERDICTS``, ``backoff``, ``RetryBudget``), the others are written down
here. Time is simulated and randomness seeded, so that the same scenario gives the same figures on
every machine.

    python -m benchmarks.fleet [--clients N] [--rate CALLS] [--svg FILE]
"""

from __future__ import annotations

import argparse
import heapq
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from shengwang_agent._call.retry import VERDICTS, Failure, RetryBudget, backoff
from shengwang_agent._credentials.settings import DEFAULT_RETRIES

REPLAY = ("always", "named", "never")
"""What the calls are, 7, 1 and 2 of ten: reading and stopping, starting under a name, speaking and
dialling."""


@dataclass(frozen=True)
class Scenario:
    """Times in seconds, rates per second; ``flaky`` is the share of requests that fail with 503
    outside of the outage too, as in ordinary weather."""

    clients: int = 10_000
    rate: float = 1.0
    begins: float = 20.0
    lasts: float = 60.0
    ends: float = 120.0
    answer_after: float = 0.05
    flaky: float = 0.005
    seed: int = 7

    def dark(self, now: float) -> bool:
        """Whether the outage lasts."""
        return self.begins <= now < self.begins + self.lasts


class ThreeRetries:
    """What many programs do: three more attempts whatever it was, with full jitter, no budget.

    A policy says how many seconds to wait after ``retries`` of them failed, or None for an error. It is
    told of attempts that worked; most learn nothing of it.
    """

    def worked(self, now: float) -> None:
        """An attempt was answered."""

    def wait(self, now: float, replay: str, retries: int, random: Random) -> float | None:
        """0.5 s, 1 s, 2 s, times a random number."""
        return backoff(retries, random.random()) if retries < 3 else None


class Ours(ThreeRetries):
    """The client's own table, pause and budget."""

    def __init__(self) -> None:
        self._purse = RetryBudget()

    def worked(self, now: float) -> None:
        """A success earns a token."""
        self._purse.earn(now)

    def wait(self, now: float, replay: str, retries: int, random: Random) -> float | None:
        """Judged as the exchange does; an operation that may be repeated once is, once."""
        failure: Failure = "503"
        verdict = VERDICTS[replay][failure]
        if verdict in ("raise", "unknown") or (verdict == "repeat" and retries):
            return None
        if retries >= DEFAULT_RETRIES or not self._purse.pay(now):
            return None
        return backoff(retries, random.random())


@dataclass(frozen=True)
class Published(ThreeRetries):
    """The policy of agent-server-sdk 1.0.3: 503 is repeated for every operation, while
    ``max_retries`` is greater than a counter that begins at 2; 0.5 s times 2 to the power of
    that counter, at most 10 s, less up to a quarter."""

    max_retries: int = 0

    def wait(self, now: float, replay: str, retries: int, random: Random) -> float | None:
        """None while nobody asks for more than two retries, which is the default."""
        counter = retries + 2
        if self.max_retries <= counter:
            return None
        return min(0.5 * 2.0**counter, 10.0) * (1 - 0.25 * random.random())


POLICIES: dict[str, Callable[[], ThreeRetries]] = {
    "ours": Ours,
    "3 retries, no budget": ThreeRetries,
    "agent-server-sdk, as it comes": Published,
    "agent-server-sdk, max_retries=5": lambda: Published(5),
}


@dataclass
class Outcome:
    """What came of one policy: requests in each second, and calls by how they ended."""

    policy: str
    seconds: list[int] = field(default_factory=list)
    calls: int = 0
    calls_in_outage: int = 0
    requests_in_outage: int = 0
    calls_outside: int = 0
    errors_outside: int = 0

    @property
    def extra(self) -> float:
        """Requests during the outage beyond the first attempts begun in it, as a share of those."""
        return self.requests_in_outage / self.calls_in_outage - 1

    def plain(self) -> dict[str, Any]:
        """For JSON, with the most requests in one second, and of a thousand calls begun outside of the
        outage, how many ended in an error."""
        errors = 1000 * self.errors_outside / self.calls_outside
        derived = {"extra": self.extra, "peak": max(self.seconds), "errors_per_thousand": errors}
        return {**asdict(self), **derived}


class _Attempt(NamedTuple):
    """What is still to be done; sorted by time, then by order of entry."""

    at: float
    entered: int
    client: int
    replay: str
    retries: int
    begun: float


class _Fleet:
    """The clients of one policy and what they still have to do, in order of time."""

    def __init__(self, name: str, scenario: Scenario) -> None:
        self._scenario = scenario
        self._random = Random(scenario.seed)
        self._policies = [POLICIES[name]() for _ in range(scenario.clients)]
        self._outcome = Outcome(name, [0] * (int(scenario.ends) + 1))
        self._due: list[_Attempt] = []
        self._entered = 0

    def run(self) -> Outcome:
        """Until the end of the scenario; calls that are still under way then count as no error."""
        for client in range(self._scenario.clients):
            self._call(client, 0)
        while self._due:
            due = heapq.heappop(self._due)
            if due.retries == 0:
                self._outcome.calls += 1
                self._outcome.calls_in_outage += self._scenario.dark(due.at)
                self._outcome.calls_outside += not self._scenario.dark(due.at)
                self._call(due.client, due.at)
            self._attempt(due)
        return self._outcome

    def _call(self, client: int, now: float) -> None:
        """The next call of a client, of a random kind."""
        at = now + self._random.expovariate(self._scenario.rate)
        [kind] = self._random.choices(REPLAY, cum_weights=(0.7, 0.8, 1))
        self._enter(at, client, kind, 0, at)

    def _enter(self, at: float, *what: Any) -> None:
        if at < self._scenario.ends:
            self._entered += 1
            heapq.heappush(self._due, _Attempt(at, self._entered, *what))

    def _attempt(self, due: _Attempt) -> None:
        scenario, outcome, policy = self._scenario, self._outcome, self._policies[due.client]
        dark = scenario.dark(due.at)
        outcome.seconds[int(due.at)] += 1
        outcome.requests_in_outage += dark
        if not dark and self._random.random() >= scenario.flaky:
            policy.worked(due.at)
            return
        pause = policy.wait(due.at, due.replay, due.retries, self._random)
        if pause is None:
            outcome.errors_outside += not scenario.dark(due.begun)
            return
        again = due.at + scenario.answer_after + pause
        self._enter(again, due.client, due.replay, due.retries + 1, due.begun)


def simulate(scenario: Scenario, names: Sequence[str] = tuple(POLICIES)) -> list[Outcome]:
    """What the service sees under each policy."""
    return [_Fleet(name, scenario).run() for name in names]


def main() -> None:
    """Simulate, print, and draw when asked."""
    from benchmarks import plots

    parser = argparse.ArgumentParser(prog="python -m benchmarks.fleet", description=__doc__)
    parser.add_argument("--clients", type=int, default=Scenario.clients)
    parser.add_argument("--rate", type=float, default=Scenario.rate, help="calls/s of one client")
    parser.add_argument("--svg", type=Path, help="where to draw the requests per second")
    given = parser.parse_args()
    scenario = Scenario(clients=given.clients, rate=given.rate)
    outcomes = [outcome.plain() for outcome in simulate(scenario)]
    print(f"{'policy':34} {'extra load':>10} {'most req/s':>10} {'errors/1000':>11}")
    for o in outcomes:
        figures = f"{o['extra']:>10.1%} {o['peak']:>10,} {o['errors_per_thousand']:>11.2f}"
        print(f"{o['policy']:34} {figures}")
    if given.svg is not None:
        given.svg.write_text(plots.outage_svg(outcomes, asdict(scenario)), "utf-8")


if __name__ == "__main__":
    main()
