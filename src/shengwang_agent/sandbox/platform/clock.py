"""Time inside the sandbox: real, faster than real, or held still by a test.

Everything the sandbox does later (an agent that idles out, a phone that stops ringing, a
notification sent again) is an event in the agenda. Nothing in the sandbox sleeps.
"""

from __future__ import annotations

import heapq
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from statistics import NormalDist

from .records import SEGMENTS


class Clock:
    """A clock in Unix seconds that a test can push forward.

    ``speed`` is how many sandbox seconds pass in one real second: 1 is real time, 60 is an
    hour a minute, 0 holds the clock still so that only :meth:`advance` moves it.
    """

    __slots__ = ("_anchor", "_at", "_ticks", "on_move", "speed")

    def __init__(
        self,
        start: float | None = None,
        speed: float = 1.0,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        if speed < 0:
            raise ValueError("speed: expected 0 (held) or a positive number")
        self._at = time.time() if start is None else float(start)
        self._ticks = ticks
        self._anchor = ticks()
        self.speed = speed
        self.on_move: Callable[[], None] | None = None

    def now(self) -> float:
        """The time in the sandbox, in Unix seconds."""
        if not self.speed:
            return self._at
        return self._at + (self._ticks() - self._anchor) * self.speed

    def advance(self, seconds: float) -> float:
        """Move the clock forward, let everything happen that falls due, return the new time.

        Raises ValueError for a negative number: time in the sandbox never runs backwards.
        """
        if seconds < 0:
            raise ValueError("seconds: the sandbox clock cannot go back")
        self._set(self.now() + seconds)
        if self.on_move is not None:
            self.on_move()
        return self._at

    def hold(self) -> None:
        """Stop the clock where it is; from now on only :meth:`advance` moves it."""
        self.run(0.0)

    def run(self, speed: float = 1.0) -> None:
        """Let the clock run at this speed from where it is."""
        if speed < 0:
            raise ValueError("speed: expected 0 (held) or a positive number")
        self._set(self.now())
        self.speed = speed

    def at_least(self, at: float) -> None:
        """Move the clock forward to ``at``; it never goes back."""
        if at > self.now():
            self._set(at)

    def _set(self, at: float) -> None:
        self._at = at
        self._anchor = self._ticks()

    def __repr__(self) -> str:
        return f"Clock({self.now():.3f}, speed={self.speed:g})"


@dataclass(slots=True)
class Event:
    """Something that will happen at ``at``: ``step`` is called."""

    at: float
    number: int
    step: Callable[[], object]


class Agenda:
    """The planned events, the earliest first. Of two at the same time the one added first comes first."""

    __slots__ = ("_heap", "_live", "_number")

    def __init__(self) -> None:
        self._heap: list[tuple[float, int]] = []
        self._live: dict[int, Event] = {}
        self._number = 0

    def add(self, at: float, step: Callable[[], object]) -> int:
        """Plan an event. The number that is returned cancels it."""
        self._number += 1
        self._live[self._number] = Event(at, self._number, step)
        heapq.heappush(self._heap, (at, self._number))
        return self._number

    def cancel(self, number: int | None) -> None:
        """Remove a planned event. Nothing happens when it is not planned any more."""
        if number is None or self._live.pop(number, None) is None:
            return
        # A heap gives up its first entry only, so a cancelled one stays inside. Agents leave
        # timers of several days behind; the heap is built anew before they fill the memory.
        if len(self._heap) > 64 and len(self._heap) > 4 * len(self._live):
            self._heap = [(event.at, event.number) for event in self._live.values()]
            heapq.heapify(self._heap)

    def next_at(self) -> float | None:
        """When the next event is due, or None when nothing is planned."""
        while self._heap and self._heap[0][1] not in self._live:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def pop_due(self, limit: float) -> Event | None:
        """Take the earliest event that is due at ``limit``, or None."""
        due = self.next_at()
        if due is None or due > limit:
            return None
        return self._live.pop(heapq.heappop(self._heap)[1])

    def __len__(self) -> int:
        return len(self._live)


PARTS = (*SEGMENTS, "llm_gap")
#: The 95th percentile in standard deviations.
_P95 = NormalDist().inv_cdf(0.95)


class Latency:
    """Seconds of each part, the same for the same seed, agent, turn and piece.

    ``given`` maps a part to milliseconds, or to median and 95th percentile of a log-normal
    distribution; as text ``llm_ttft=900/3000,tts_ttfb=110``. ``measured`` takes the times of the
    model from the real clock. Parts that are left out take no time. ValueError for anything else.
    """

    def __init__(self, given: Mapping[str, object] | str | None, seed: int) -> None:
        self.measured = given == "measured"
        self._seed = seed
        parts = {} if given is None or given == "measured" else given
        if isinstance(parts, str):
            parts = _read(parts)
        self._parts = {name: _pair(name, value) for name, value in parts.items()}

    def draw(self, agent: int, turn: int, part: str, piece: int = 0) -> float:
        """The seconds that a part takes; ``agent`` is the agent's number."""
        pair = self._parts.get(part)
        if pair is None:
            return 0.0
        median, high = pair
        if high <= median:
            return median / 1000
        chance = Random(f"{self._seed}/{agent}/{turn}/{part}/{piece}").random()
        spread = math.log(high / median) / _P95
        drawn = NormalDist(math.log(median), spread).inv_cdf(min(max(chance, 1e-9), 1 - 1e-9))
        return math.exp(drawn) / 1000


def _read(text: str) -> dict[str, object]:
    pairs = [part.partition("=")[::2] for part in text.split(",")]
    return {name.strip(): value.strip().split("/") for name, value in pairs}


def _pair(name: str, value: object) -> tuple[float, float]:
    if name not in PARTS:
        raise ValueError(f"latency: {name!r} is not one of {', '.join(PARTS)}")
    values = list(value) if isinstance(value, (list, tuple)) else [value]
    try:
        numbers = [float(str(number)) for number in values]
    except (TypeError, ValueError):
        numbers = []
    if len(numbers) == 1:
        numbers *= 2
    if len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1] or (numbers[1] and not numbers[0]):
        expected = "milliseconds, or median and 95th percentile in milliseconds"
        raise ValueError(f"latency: {name}: expected {expected}, got {value!r}")
    return numbers[0], numbers[1]
