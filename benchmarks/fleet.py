"""A fleet in an outage, on paper: what the service sees of the retries of ten thousand clients.

Every client makes calls at random moments, at a steady average rate. For a while every request is
answered 503 without a waiting time. What happens after a failed attempt is decided by a policy: ours
is the very code the client runs (``VERDICTS``, ``backoff``, ``RetryBudget``), the others are written down
here. Time is simulated and randomness seeded, so that the same scenario gives the same figures on
every machine.

    python -m benchmarks.fleet      prints the figures; ``--cases fleet`` makes the table and the picture
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from random import Random
from typing import Any

from shengwang_agent._call.retry import VERDICTS, RetryBudget, backoff
from shengwang_agent._credentials.settings import DEFAULT_RETRIES

REPLAY = ("always", "named", "never")
"""What the calls are, 7, 1 and 2 of ten: reading and stopping, starting under a name, speaking and
dialling."""
RATES = (0.1, 0.3, 1.0, 3.0)


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


Policy = Callable[[str, int, Random, RetryBudget, float], float | None]
"""How many seconds to wait after ``retries`` of a call that may be replayed so have failed, or None for
an error; with the client's budget, and the time."""


def ours(
    replay: str, retries: int, random: Random, budget: RetryBudget, now: float
) -> float | None:
    """Judged as the exchange does; an operation that may be repeated once is, once."""
    verdict = VERDICTS[replay]["503"]
    if verdict in ("raise", "unknown") or (verdict == "repeat" and retries):
        return None
    if retries >= DEFAULT_RETRIES or not budget.pay(now):
        return None
    return backoff(retries, random.random())


def three_retries(replay: str, retries: int, random: Random, *_: object) -> float | None:
    """What many programs do: three more attempts whatever it was, with full jitter, no budget."""
    return backoff(retries, random.random()) if retries < 3 else None


def published(max_retries: int) -> Policy:
    """The policy of agent-server-sdk 1.0.3: 503 is repeated for every operation, while
    ``max_retries`` is greater than a counter that begins at 2; 0.5 s times 2 to the power of
    that counter, at most 10 s, less up to a quarter. The default is no retries."""

    def wait(replay: str, retries: int, random: Random, *_: object) -> float | None:
        most = min(0.5 * 2.0 ** (retries + 2), 10.0)
        return most * (1 - 0.25 * random.random()) if max_retries > retries + 2 else None

    return wait


POLICIES: dict[str, Policy] = {
    "ours": ours,
    "3 retries, no budget": three_retries,
    "agent-server-sdk, as it comes": published(0),
    "agent-server-sdk, max_retries=5": published(5),
}


def simulate(scenario: Scenario, names: Sequence[str] = tuple(POLICIES)) -> list[dict[str, Any]]:
    """What the service sees under each policy, for JSON."""
    return [{"policy": name, **_simulated(POLICIES[name], scenario)} for name in names]


def _simulated(policy: Policy, scenario: Scenario) -> dict[str, Any]:
    """Until the end of the scenario; calls that are still under way then count as no error."""
    random, entered = Random(scenario.seed), count()
    budgets = [RetryBudget() for _ in range(scenario.clients)]
    seconds = [0] * (int(scenario.ends) + 1)
    seen: Counter[tuple[str, bool]] = Counter()  # calls by their beginning, requests, errors
    attempts: list[tuple[Any, ...]] = []  # due first, then entered first, comes first

    def enter(at: float, *what: Any) -> None:
        if at < scenario.ends:
            heapq.heappush(attempts, (at, next(entered), *what))

    def call(client: int, now: float) -> None:
        at = now + random.expovariate(scenario.rate)
        [replay] = random.choices(REPLAY, cum_weights=(0.7, 0.8, 1))
        enter(at, client, replay, 0, at)

    for client in range(scenario.clients):
        call(client, 0)
    while attempts:
        now, _, client, replay, retries, begun = heapq.heappop(attempts)
        dark = scenario.dark(now)
        if retries == 0:
            seen["calls", dark] += 1
            call(client, now)
        seconds[int(now)] += 1
        seen["requests", dark] += 1
        if not dark and random.random() >= scenario.flaky:
            budgets[client].earn(now)
        elif (pause := policy(replay, retries, random, budgets[client], now)) is None:
            seen["errors", scenario.dark(begun)] += 1
        else:
            enter(now + scenario.answer_after + pause, client, replay, retries + 1, begun)
    return {
        "seconds": seconds,
        "calls": seen["calls", True] + seen["calls", False],
        "calls_in_outage": seen["calls", True],
        "requests_in_outage": seen["requests", True],
        "calls_outside": seen["calls", False],
        "errors_outside": seen["errors", False],
        # Requests during the outage beyond the first attempts begun in it, as a share of those.
        "extra": seen["requests", True] / seen["calls", True] - 1,
        "peak": max(seconds),
        "errors_per_thousand": 1000 * seen["errors", False] / seen["calls", False],
    }


def on_paper(clients: int) -> dict[str, Any]:
    """For JSON: the fleet under each policy; what ours adds also for quieter and busier clients."""
    scenario = Scenario(clients)
    by_rate = {f"{r:g}": simulate(Scenario(500, r), ["ours"])[0]["extra"] for r in RATES}
    return {"scenario": asdict(scenario), "outcomes": simulate(scenario), "by_rate": by_rate}


if __name__ == "__main__":
    for outcome in simulate(Scenario()):
        print({name: figure for name, figure in outcome.items() if name != "seconds"})
