"""What the sandbox remembers about agents, calls and numbers: plain records.

Times ending in ``_ts`` are whole Unix seconds, times ending in ``_ms`` or ``_at`` inside turns
are Unix milliseconds, as on the platform.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..model.templates import filled
from ..pieces import ReplySource
from .memory import MemoryEntry, entry_shown
from .scripts import CallScript
from .speech import Speech, Utterance
from .turns import MOST_TURNS, TurnRecord

STARTING = "STARTING"
RUNNING = "RUNNING"
STOPPING = "STOPPING"
STOPPED = "STOPPED"
FAILED = "FAILED"

#: The order gives each state its number in ``agents.list(state=…)``.
STATES = ("IDLE", STARTING, RUNNING, STOPPING, STOPPED, "RECOVERING", FAILED)
OVER = frozenset({STOPPED, FAILED})

#: Messages of an agent that is over, as published.
LEFT_OK = "OK"
LEFT_IDLE = "Idle for too long"
LEFT_LIFETIME = "Task lifetime limit exceeded"
LEFT_RTC = "RTC connection error"
#: Who ended the last turn of an agent.
BY_API, BY_CALLER = "api_leave", "user_no_longer_present"
#: ``reason`` of a call that is over: our side ended it, the other side did, nobody answered.
HUNG_UP_BY_US, HUNG_UP_BY_THEM, UNANSWERED = "request", "hangup", "failed"


@dataclass(slots=True)
class Words:
    """What the caller said, or what the program gave the agent to think about.

    ``speaker`` is whose voice it was; with ``merges`` what is said meanwhile becomes the same message.
    """

    text: str
    origin: str = "voice_input"
    interruptable: bool = True
    metadata: dict[str, Any] = field(default_factory=dict)
    speaker: str | None = None
    merges: bool = False
    turn: TurnRecord | None = None
    event: int | None = None


@dataclass(slots=True, eq=False)
class Reply:
    """A reply that is asked for, or being given piece by piece.

    ``planned`` is when its latest piece took effect, ``count`` how many did. ``pieces`` is None until
    the source has been asked. ``reader`` lets the thread that reads on a running clock go on;
    without one, whoever settles the sandbox reads. ``role`` is ``assistant`` for a text that a model
    with a voice of its own reads out; ``aside`` gets the only piece of what is no reply at all.
    """

    agent: AgentRecord
    turn: TurnRecord
    text: str
    asked_at: float
    planned: float
    interruptable: bool = True
    source: ReplySource | None = None
    origin: str = "reply"
    role: str = "user"
    aside: Callable[[Any], None] | None = None
    pieces: Any = None
    count: int = 0
    speech: Speech | None = None
    closed: bool = False
    event: int | None = None
    filler: int | None = None
    reader: threading.Semaphore | None = None


@dataclass(slots=True)
class AgentRecord:
    """One agent, live or over.

    While it is live, no other agent of the project takes its ``slot`` (its name; a call's own id).
    ``sequence`` grows from record to record. ``memory`` is all that was said; a model is shown its
    end. ``reply`` is asked for or being given, ``speaking`` is heard now, ``waiting`` is said next.
    ``listening`` are words of the caller who may go on; ``unheard`` wait until the agent can listen.
    ``presence`` is what the users of the channel have published about themselves.
    """

    agent_id: str
    appid: str
    name: str
    properties: dict[str, Any]
    sequence: int
    create_ts: int
    slot: str
    pipeline_id: str | None = None
    status: str = STARTING
    message: str = ""
    start_ts: int = 0
    stop_ts: int = 0
    memory: list[MemoryEntry] = field(default_factory=list)
    turns: list[TurnRecord] = field(default_factory=list)
    turn_count: int = 0
    reply: Reply | None = None
    speaking: Speech | None = None
    waiting: list[Utterance] = field(default_factory=list)
    listening: Words | None = None
    unheard: list[Words] = field(default_factory=list)
    presence: dict[str, dict[str, Any]] = field(default_factory=dict)
    caller_present: bool = True
    greetings: int = 0
    fillers: int = 0
    timers: dict[str, int] = field(default_factory=dict)

    @property
    def channel(self) -> str:
        """The RTC channel the agent joins."""
        return str(self.properties.get("channel", ""))

    @property
    def live(self) -> bool:
        """Whether the agent still counts against its name and the quota."""
        return self.status not in OVER

    @property
    def thinking(self) -> bool:
        """Whether a reply is awaited of which nothing has been said yet."""
        return self.reply is not None and self.reply.speech is None

    @property
    def busy(self) -> bool:
        """Whether the agent speaks, is about to speak, thinks or listens."""
        return bool(self.speaking or self.waiting or self.reply or self.listening)

    @property
    def firm(self) -> str | None:
        """The origin of what may not be interrupted and is said, or prepared; None without it."""
        both = (self.speaking, self.reply)
        return next((one.origin for one in both if one and not one.interruptable), None)

    @property
    def history(self) -> list[dict[str, Any]]:
        """What has been said, as the platform shows it."""
        custom = self.part("llm", "vendor") == "custom"
        return [entry_shown(entry, custom) for entry in self.memory]

    def begin_turn(self, moment: float, kind: str, facts: dict[str, Any]) -> TurnRecord:
        """Begin the next turn."""
        self.turn_count += 1
        turn = TurnRecord(self.turn_count, kind, moment, facts)
        self.turns.append(turn)
        del self.turns[:-MOST_TURNS]
        return turn

    def part(self, *names: str) -> Any:
        """A nested property, or None when any step of the way is missing."""
        value: Any = self.properties
        for name in names:
            value = value.get(name) if isinstance(value, dict) else None
        return value

    def text(self, *names: str) -> str:
        """A text of the settings, with the values of its ``{{variables}}``; empty without one."""
        return filled(str(self.part(*names) or ""), self.part("llm", "template_variables"))

    @property
    def uses_mllm(self) -> bool:
        """Whether one multimodal model replaces asr, llm and tts."""
        return bool(self.part("mllm", "enable") or self.part("advanced_features", "enable_mllm"))


@dataclass(slots=True)
class CallRecord:
    """One telephone call, and the script it follows."""

    agent_id: str
    appid: str
    sequence: int
    create_ts: int
    to_number: str
    from_number: str
    channel: str
    type: str = "outbound"
    pipeline_id: str | None = None
    state: str = ""
    reason: str | None = None
    stop_ts: int = 0
    script: CallScript = field(default_factory=CallScript)
    timers: dict[str, int] = field(default_factory=dict)

    @property
    def live(self) -> bool:
        """Whether the line is still in use."""
        return self.state != "hangup"


@dataclass(slots=True)
class NumberRecord:
    """A telephone number imported into the account."""

    phone_number: str
    provider: str
    label: str
    inbound: bool = True
    outbound: bool = True
    inbound_config: dict[str, Any] | None = None
    outbound_config: dict[str, Any] | None = None
