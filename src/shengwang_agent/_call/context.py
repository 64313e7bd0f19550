"""What all calls of one client share: hosts, retry budget, prebuilt headers, clocks."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from shengwang_agent._call.hosts import Pool
from shengwang_agent._call.retry import RetryBudget
from shengwang_agent._http import SharedHeaders
from shengwang_agent._version import __version__

if TYPE_CHECKING:
    from shengwang_agent._credentials.settings import Settings

USER_AGENT = f"shengwang-agent/{__version__} python/{sys.version_info[0]}.{sys.version_info[1]}"


class State:
    """Shared by the calls of one client, and by the clients made of it with ``with_options``.

    The clocks are arguments, so that tests can step an exchange by hand.
    """

    __slots__ = (
        "budget", "clock", "headers", "json_headers", "pool", "secrets", "settings", "wall",
        "warned_of_token",
    )  # fmt: skip

    def __init__(
        self,
        settings: Settings,
        *,
        pool: Pool | None = None,
        budget: RetryBudget | None = None,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.settings = settings
        self.pool = pool or Pool(settings.area, base_url=settings.base_url)
        self.budget = budget or RetryBudget()
        self.clock = clock
        self.wall = wall
        # Built once for all calls; an exchange that changes one makes its own copy.
        self.headers = SharedHeaders(_headers(settings))
        self.json_headers = SharedHeaders(self.headers, **{"content-type": "application/json"})
        self.secrets: frozenset[str] | None = None  # found by the first error
        self.warned_of_token = False

    def with_settings(self, settings: Settings) -> State:
        """A state with other settings and the same hosts, budget and clocks."""
        state = State(
            settings, pool=self.pool, budget=self.budget, clock=self.clock, wall=self.wall
        )
        state.warned_of_token = self.warned_of_token
        return state


def _headers(settings: Settings) -> dict[str, str]:
    headers = {
        "accept": "application/json",
        "accept-encoding": "gzip",
        "user-agent": USER_AGENT,
        **settings.headers,
    }
    if settings.credentials.header is not None:
        headers["authorization"] = settings.credentials.header
    return headers
