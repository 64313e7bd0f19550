"""The state that all parts of the platform share, and the work that is due."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from ..settings import SandboxSettings
from .clock import Agenda, Clock, Latency
from .records import AgentRecord, CallRecord, NumberRecord, Reply, TurnRecord

DAY = 86_400
#: How long the platform lists an agent and keeps its turns.
AGENT_REACH = 7 * DAY
#: No agent runs longer than this, whatever its idle_timeout.
LONGEST_RUN = 72 * 3600


class Ids:
    """Identifiers that look random and are the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.count = 0

    def next(self, kind: str) -> str:
        """A fresh identifier of 32 capital letters and digits."""
        self.count += 1
        digest = hashlib.sha256(f"{self._seed}/{kind}/{self.count}".encode()).digest()
        alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
        return kind[:1].upper() + "".join(alphabet[byte % 34] for byte in digest[:31])


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
        self.ids = Ids(settings.seed)
        self.agenda = Agenda()
        self.moment = clock.now()
        self.agents: dict[str, AgentRecord] = {}
        self.calls: dict[str, CallRecord] = {}
        self.numbers: dict[str, NumberRecord] = {}
        self.by_app: dict[str, dict[str, AgentRecord]] = {}
        self.running: dict[tuple[str, str], str] = {}
        self.live_count: dict[str, int] = {}
        self.over: dict[type, dict[str, AgentRecord | CallRecord]] = {
            AgentRecord: {},
            CallRecord: {},
        }
        self.latency = Latency(settings.latency, settings.seed)
        self.spoken: Callable[[AgentRecord, int, str, bool], None] = (
            lambda agent, turn_id, text, end: None
        )
        self.voicing: Callable[[], bool] = lambda: False
        self.pending: deque[Reply] = deque()
        self.dropped: deque[Reply] = deque()
        self.notify: Callable[[int, AgentRecord, dict[str, Any]], None] = (
            lambda event, agent, extra: None
        )
        self.sequence = 0
        self.version = 0

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
        self.agenda.cancel(record.timers.pop("forget"))
        self.touch()

    def free_slot(self, agent: AgentRecord) -> None:
        """Give the agent's name and its place in the quota back."""
        if self.running.pop((agent.appid, agent.slot), None) is not None:
            self.live_count[agent.appid] -= 1
