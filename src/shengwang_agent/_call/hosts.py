"""Where to send: the areas, their hosts, the preferred host, and hosts that cool down.

The time is an argument. Only the two ``select_best_domain`` calls use the network, and the user
makes them on purpose. The addresses are those of the public host table of the service.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, IntEnum
from typing import Any

from shengwang_agent import _locks as locks
from shengwang_agent.errors import ArgumentError, ConnectionFailed

COOLDOWN_CAP_SECONDS = 60.0
TRIAL_SECONDS = 5.0
"""After its cooldown, a single call tries a host for this long. Otherwise all calls of a busy client
would go to a dead host at the same moment."""


class Environment(Enum):
    """Named base addresses."""

    DEFAULT = "https://api.agora.io/cn/api/conversational-ai-agent"
    GLOBAL = "https://api.agora.io/api/conversational-ai-agent"


class Area(IntEnum):
    """The part of the world whose hosts serve a client."""

    UNKNOWN = 0
    US = 1
    EU = 2
    AP = 3
    CN = 4


_PATH = "/api/conversational-ai-agent"
_BOTH = ("agora.io", "sd-rtn.com")

# area -> groups of (prefixes, domains, path); within a group every prefix has every domain.
_TABLE: dict[Area, tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]] = {
    Area.US: ((("api-us-west-1", "api-us-east-1"), _BOTH, _PATH),),
    Area.EU: ((("api-eu-west-1", "api-eu-central-1"), _BOTH, _PATH),),
    Area.AP: ((("api-ap-southeast-1", "api-ap-northeast-1"), _BOTH, _PATH),),
    Area.CN: (
        (("api",), ("agora.io",), "/cn" + _PATH),
        (("api-cn-east-1", "api-cn-north-1"), ("sd-rtn.com", "agora.io"), "/cn" + _PATH),
    ),
}


def area_of(value: object) -> Area:
    """``Area`` from itself or a plain 1..4; ValueError for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and value in (1, 2, 3, 4):
        return Area(value)
    raise ArgumentError(f"invalid domain area {value!r}: pass Area.US, Area.EU, Area.AP or Area.CN")


def regions_of(area: Area) -> list[list[str]]:
    """Base addresses of an area: one list per prefix (a region), its domains in order."""
    return [
        [f"https://{prefix}.{domain}{path}" for domain in domains]
        for prefixes, domains, path in _TABLE[area]
        for prefix in prefixes
    ]


class _Host:
    __slots__ = ("avoided_until", "cooldown_until", "failures", "region", "url")

    def __init__(self, url: str, region: int) -> None:
        self.url = url
        self.region = region
        self.failures = 0
        self.avoided_until = 0.0  # also while one call tries it
        self.cooldown_until = 0.0  # the cooldown alone


class Pool:
    """The hosts of one area (or the one base address the user gave), in order of preference.

    Every call uses the first host that does not cool down. A host that fails cools down for 1 s,
    then 2, 4 … up to 60 s, half of it fixed and half random. Then one live call tries it again.
    When all hosts cool down, the one that is ready first is used.
    Thread-safe; no lock is held while anything waits.
    """

    def __init__(self, area: Area | int = Area.CN, *, base_url: str | None = None) -> None:
        self._area = area_of(area)
        groups = [[base_url]] if base_url is not None else regions_of(self._area)
        self._hosts = [_Host(url, i) for i, urls in enumerate(groups) for url in urls]

    def get_area(self) -> Area:
        """The area given at construction."""
        return self._area

    def get_current_url(self) -> str:
        """The base address the next call prefers, ``https://<prefix>.<domain><path>``."""
        return self._hosts[0].url

    def urls(self) -> list[str]:
        """Every base address of the pool, preferred first."""
        return [host.url for host in self._hosts]

    def next_region(self) -> None:
        """Prefer the next region; after the last one comes the first again."""
        with locks.short:
            first = self._hosts[0].region
            self._hosts = [h for h in self._hosts if h.region != first] + [
                h for h in self._hosts if h.region == first
            ]

    def prefer(self, url: str) -> None:
        """Put one address of the pool in front."""
        with locks.short:
            self._hosts.sort(key=lambda host: host.url != url)

    def select_best_domain(self) -> None:
        """Time a connection to each domain of the current region and prefer the fastest.

        Opens one TCP connection per domain, at most 2 s each, side by side. Raises
        ``ConnectionFailed`` when none could be reached; the preference then stays.
        """
        self.prefer(fastest(self._candidates()))

    async def select_best_domain_async(self) -> None:
        """The same without blocking the event loop."""
        import asyncio

        self.prefer(await asyncio.to_thread(fastest, self._candidates()))

    def _candidates(self) -> list[str]:
        with locks.short:
            first = self._hosts[0].region
            return [host.url for host in self._hosts if host.region == first]

    # Used by the exchange.

    def pick(self, now: float, *, avoid: Sequence[str] = ()) -> str:
        """The address for the next attempt; ``avoid`` were tried by this call already.

        ``now`` is monotonic seconds. A host that failed before is given to one call at a time.
        """
        first = self._hosts[0]
        if len(self._hosts) == 1 or (first.failures == 0 and not avoid):
            return first.url
        with locks.short:
            host = self._choose(now, avoid)
            if host.failures:
                host.avoided_until = max(host.avoided_until, now) + TRIAL_SECONDS
            return host.url

    def _choose(self, now: float, avoid: Sequence[str]) -> _Host:
        ready = [host for host in self._hosts if host.avoided_until <= now]
        if not ready:
            return min(self._hosts, key=lambda host: host.avoided_until)
        return next((host for host in ready if host.url not in avoid), ready[0])

    def has_other(self, now: float, *, avoid: Sequence[str]) -> bool:
        """True when a host that does not cool down was not tried by this call yet."""
        return any(h.avoided_until <= now and h.url not in avoid for h in self._hosts)

    def failed(self, url: str, now: float, fraction: float) -> None:
        """Let a host cool down. ``fraction`` is a random number in [0, 1).

        A failure during the cooldown is the same outage, seen by a call that was under way: it
        counts once, however many calls see it.
        """
        with locks.short:
            for host in self._hosts:
                if host.url == url and now >= host.cooldown_until:
                    host.failures += 1
                    half = min(COOLDOWN_CAP_SECONDS, 2.0 ** min(host.failures - 1, 10)) / 2
                    host.cooldown_until = host.avoided_until = now + half + fraction * half

    def worked(self, url: str) -> None:
        """A host answered: it is well again. Costs nothing when the preferred one answers."""
        first = self._hosts[0]
        if first.failures == 0 and first.url == url:
            return
        with locks.short:
            for host in self._hosts:
                if host.url == url:
                    host.failures, host.avoided_until, host.cooldown_until = 0, 0.0, 0.0

    def __repr__(self) -> str:
        return f"Pool({self._area.name}, current={self.get_current_url()!r})"

    def __getstate__(self) -> dict[str, Any]:
        return {"_area": self._area, "_hosts": [(h.url, h.region) for h in self._hosts]}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._area = state["_area"]
        self._hosts = [_Host(url, region) for url, region in state["_hosts"]]


def create_pool(area: Area | int) -> Pool:
    """A ``Pool`` for an area; ValueError for an unknown one."""
    return Pool(area)


LIMIT_SECONDS = 2.0


def fastest(urls: Sequence[str]) -> str:
    """The address whose host accepts a TCP connection first; ConnectionFailed when none does."""
    import queue
    import socket
    import threading
    from time import monotonic

    answers: queue.Queue[str | None] = queue.Queue()

    def knock(url: str) -> None:
        try:
            socket.create_connection(_address(url), timeout=LIMIT_SECONDS).close()
            answers.put(url)
        except (OSError, ValueError):  # ValueError: a host name that cannot be looked up
            answers.put(None)

    for url in urls:
        threading.Thread(target=knock, args=(url,), daemon=True).start()
    until = monotonic() + LIMIT_SECONDS + 0.5  # looking up a name has no limit of its own
    for _ in urls:
        try:
            winner = answers.get(timeout=max(until - monotonic(), 0.001))
        except queue.Empty:
            break
        if winner is not None:
            return winner
    hosts = ", ".join(_address(url)[0] for url in urls)
    raise ConnectionFailed(
        f"no host of the region could be reached within {LIMIT_SECONDS:g} s: {hosts}"
    )


def _address(url: str) -> tuple[str, int]:
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
