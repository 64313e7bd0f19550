"""What the sandbox remembers about agents, calls and numbers: plain records.

Times ending in ``_ts`` are whole Unix seconds, times ending in ``_ms`` or ``_at`` inside turns
are Unix milliseconds, as on the platform.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .scripts import CallScript

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
class Utterance:
    """Something the agent says, is about to say, or has been told to say."""

    text: str
    origin: str
    interruptable: bool = True
    turn_id: int = 0
    begun: float = 0.0
    event: int | None = None


@dataclass(slots=True)
class AgentRecord:
    """One agent, live or over.

    While it is live, no other agent of the project takes its ``slot`` (its name; a call's own id).
    ``sequence`` grows from record to record. ``thinking`` is the turn whose reply is awaited, or 0;
    ``unheard`` are texts that wait until the agent can listen, each with its origin.
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
    history: list[dict[str, Any]] = field(default_factory=list)
    turns: list[dict[str, Any]] = field(default_factory=list)
    turn_count: int = 0
    speaking: Utterance | None = None
    waiting: list[Utterance] = field(default_factory=list)
    unheard: list[list[str]] = field(default_factory=list)
    thinking: int = 0
    caller_present: bool = True
    greetings: int = 0
    timers: dict[str, int] = field(default_factory=dict)

    @property
    def channel(self) -> str:
        """The RTC channel the agent joins."""
        return str(self.properties.get("channel", ""))

    @property
    def live(self) -> bool:
        """Whether the agent still counts against its name and the quota."""
        return self.status not in OVER

    def part(self, *names: str) -> Any:
        """A nested property, or None when any step of the way is missing."""
        value: Any = self.properties
        for name in names:
            value = value.get(name) if isinstance(value, dict) else None
        return value

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
