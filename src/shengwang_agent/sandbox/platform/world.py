"""The state that all parts of the platform share, and the work that is due."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..settings import SandboxSettings
from .clock import Agenda, Clock, Event
from .records import AgentRecord, CallRecord, NumberRecord, Record

DAY = 86_400
#: How long the platform lists an agent and keeps its turns.
AGENT_REACH = 7 * DAY
#: No agent runs longer than this, whatever its idle_timeout.
LONGEST_RUN = 72 * 3600


@dataclass(slots=True)
class PendingReply:
    """A reply that the reply source has to give. It may take long, so the lock is not held."""

    agent_id: str
    turn_id: int
    at: float
    text: str


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

    ``moment`` is the planned time of the event that is carried out now. It is not the time at
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
        self.handlers: dict[str, Callable[[Event], None]] = {
            "agent_forget": lambda event: self._forget("agent", event.key),
            "call_forget": lambda event: self._forget("call", event.key),
        }
        self.over: dict[str, deque[str]] = {"agent": deque(), "call": deque()}
        self.thoughts: deque[PendingReply] = deque()
        self.changed: dict[tuple[str, str], Record | None] = {}
        self.notify: Callable[[int, AgentRecord, dict[str, Any]], None] = (
            lambda event, agent, extra: None
        )
        self.recording = False
        self.sequence = 0
        self.notices = 0
        self.version = 0

    def next_sequence(self) -> int:
        """The creation number of the next record."""
        self.sequence += 1
        return self.sequence

    def next_notice(self) -> int:
        """The number of the next notification."""
        self.notices += 1
        return self.notices

    def touch(self, kind: str, key: str, record: Record | None) -> None:
        """Tell the storage and the page that a record changed, or is gone (None)."""
        self.version += 1
        if self.recording:
            self.changed[kind, key] = record

    def later(self, delay: float, kind: str, key: str, **data: Any) -> int:
        """Plan an event ``delay`` seconds from the present moment."""
        return self.agenda.add(self.moment + delay, kind, key, **data)

    def run_due(self) -> None:
        """Carry out due events in order. Stop before the next one while a reply is pending."""
        limit = self.clock.now()
        while not self.thoughts:
            event = self.agenda.pop_due(limit)
            if event is None:
                self.moment = max(limit, self.moment)
                return
            self.moment = max(event.at, self.moment)
            self.handlers[event.kind](event)

    def add_agent(self, agent: AgentRecord) -> None:
        """Store an agent by its id and its project and, while it is live, by its name."""
        self.agents[agent.agent_id] = agent
        self.by_app.setdefault(agent.appid, {})[agent.agent_id] = agent
        if agent.live:
            self.running[agent.appid, agent.slot] = agent.agent_id
            self.live_count[agent.appid] = self.live_count.get(agent.appid, 0) + 1

    def retire(self, kind: str, record: AgentRecord | CallRecord, reach: float) -> None:
        """Forget a record that is over after ``reach`` seconds, or when ``keep_finished`` is full."""
        over, agent_id = self.over[kind], record.agent_id
        record.timers["forget"] = self.later(reach, f"{kind}_forget", agent_id)
        over.append(agent_id)
        while len(over) > self.settings.keep_finished:
            self._forget(kind, over.popleft())

    def _forget(self, kind: str, agent_id: str) -> None:
        record: AgentRecord | CallRecord | None
        if kind == "agent":
            record = self.agents.pop(agent_id, None)
            if record is not None:
                self.by_app[record.appid].pop(agent_id, None)
        else:
            record = self.calls.pop(agent_id, None)
        if record is not None:
            self.agenda.cancel(record.timers.get("forget"))
            self.touch(kind, agent_id, None)

    def free_slot(self, agent: AgentRecord) -> None:
        """Give the agent's name and its place in the quota back."""
        if self.running.pop((agent.appid, agent.slot), None) is not None:
            self.live_count[agent.appid] -= 1
