"""Time inside the sandbox, the events that are due, and the state that all parts of it share.

Time is real, faster than real, or held still by a test. Everything that happens later (an agent that
idles out, a phone that stops ringing, a notification sent again) is an event in the agenda: nothing
in the sandbox sleeps.
"""

from __future__ import annotations

import hashlib
import heapq
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from random import Random
from statistics import NormalDist
from typing import Any, NamedTuple

from ..settings import SandboxSettings
from .records import SEGMENTS, AgentRecord, CallRecord, NumberRecord, Reply, TurnRecord

PARTS = (*SEGMENTS, "llm_gap")
#: The 95th percentile in standard deviations.
_P95 = NormalDist().inv_cdf(0.95)
DAY = 86_400
#: How long the platform lists an agent and keeps its turns.
AGENT_REACH = 7 * DAY
#: No agent runs longer than this, whatever its idle_timeout.
LONGEST_RUN = 72 * 3600


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
        self._ticks = ticks
        self._set(time.time() if start is None else float(start))
        self.speed = 0.0
        self.on_move: Callable[[], None] | None = None
        self.run(speed)

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


class Event(NamedTuple):
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


class World:
    """Records, agenda and lock. All changes happen while holding ``lock``.

    ``spoken`` is told every text that ``tts`` has to speak; ``voicing`` says whether sound is awaited.
    ``pending`` are replies of which a piece is wanted, ``dropped`` those to be closed: both are done
    outside of the lock. ``moment`` is the planned time of the event that is carried out now. It is not the time at
    which the event is really carried out, which may be later. So ``advance(3600)`` has the same
    result as sixty times ``advance(60)``.
    """

    def __init__(self, clock: Clock, settings: SandboxSettings) -> None:
        self.lock = threading.RLock()
        self.clock = clock
        self.settings = settings
        self._ids = 0
        self.agenda = Agenda()
        self.moment = clock.now()
        self.agents: dict[str, AgentRecord] = {}
        self.calls: dict[str, CallRecord] = {}
        self.numbers: dict[str, NumberRecord] = {}
        self.by_app: dict[str, dict[str, AgentRecord]] = {}
        self.running: dict[tuple[str, str], str] = {}
        self.live_count: dict[str, int] = {}
        self.over: dict[type, dict[str, AgentRecord | CallRecord]]
        self.over = {AgentRecord: {}, CallRecord: {}}
        self.latency = Latency(settings.latency, settings.seed)
        self.spoken: Callable[[AgentRecord, int, str, bool], object] = lambda *_: None
        self.voicing: Callable[[], bool] = lambda: False
        self.pending: deque[Reply] = deque()
        self.dropped: deque[Reply] = deque()
        self.notify: Callable[[int, AgentRecord, dict[str, Any]], object] = lambda *_: None
        self.sequence = 0
        self.version = 0

    def tell_error(
        self, agent: AgentRecord, module: str, turn_id: int | str, code: int, message: str
    ) -> None:
        """Send notification 110."""
        error = {"module": module, "turn_id": turn_id, "code": code, "message": message}
        self.notify(110, agent, {"turn_id": turn_id, "errors": [error]})

    def next_id(self, kind: str) -> str:
        """A fresh identifier of 32 capital letters and digits, the same for the same seed."""
        self._ids += 1
        digest = hashlib.sha256(f"{self.settings.seed}/{kind}/{self._ids}".encode()).digest()
        alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
        return kind[:1].upper() + "".join(alphabet[byte % 34] for byte in digest[:31])

    def next_sequence(self) -> int:
        self.sequence += 1
        return self.sequence

    def touch(self) -> None:
        """Tell the page that something changed."""
        self.version += 1

    def later(self, delay: float, step: Callable[..., object], *arguments: Any) -> int:
        """Call ``step(*arguments)`` in ``delay`` seconds from the present moment."""
        return self.at(self.moment + delay, step, *arguments)

    def at(self, moment: float, step: Callable[..., object], *arguments: Any) -> int:
        return self.agenda.add(moment, partial(step, *arguments))

    def draw(self, agent: AgentRecord, turn: TurnRecord, part: str, piece: int = 0) -> float:
        """The seconds that a part of the answer takes in this turn."""
        return self.latency.draw(agent.sequence, turn.turn_id, part, piece)

    def run_due(self) -> None:
        """Carry out due events in order. Stop before the next one while a piece has to be got.

        On a held clock it also stops while a voice is asked for the sound of a text.
        """
        limit = self.clock.now()
        while not self.pending and not (self.voicing() and not self.clock.speed):
            event = self.agenda.pop_due(limit)
            if event is None:
                self.moment = max(limit, self.moment)
                return
            self.moment = max(event.at, self.moment)
            event.step()

    def stop_timers(self, record: AgentRecord | CallRecord, *names: str) -> None:
        """Forget what was planned for a record: under these names, or all."""
        for name in names or list(record.timers):
            self.agenda.cancel(record.timers.pop(name, None))

    def add_agent(self, agent: AgentRecord) -> None:
        """Store an agent by its id and its project and, while it is live, by its name."""
        self.agents[agent.agent_id] = agent
        self.by_app.setdefault(agent.appid, {})[agent.agent_id] = agent
        if agent.live:
            self.running[agent.appid, agent.slot] = agent.agent_id
            self.live_count[agent.appid] = self.live_count.get(agent.appid, 0) + 1

    def retire(self, record: AgentRecord | CallRecord, reach: float) -> None:
        """Forget a record that is over after ``reach`` seconds, or when ``keep_finished`` is full."""
        over = self.over[type(record)]
        record.timers["forget"] = self.later(reach, self._forget, record)
        over[record.agent_id] = record
        while len(over) > self.settings.keep_finished:
            self._forget(next(iter(over.values())))

    def _forget(self, record: AgentRecord | CallRecord) -> None:
        if isinstance(record, AgentRecord):
            del self.agents[record.agent_id]
            del self.by_app[record.appid][record.agent_id]
        else:
            del self.calls[record.agent_id]
        del self.over[type(record)][record.agent_id]
        self.stop_timers(record, "forget")
        self.touch()

    def free_slot(self, agent: AgentRecord) -> None:
        """Give the agent's name and its place in the quota back."""
        if self.running.pop((agent.appid, agent.slot), None) is not None:
            self.live_count[agent.appid] -= 1
