"""What the sandbox remembers about agents, calls and numbers: plain records.

Times ending in ``_ts`` are whole Unix seconds, times ending in ``_ms`` or ``_at`` inside turns
are Unix milliseconds, as on the platform.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.http_tools import filled
from ..pieces import ReplySource, ToolRun
from .scripts import CallScript
from .speech import Speech, Utterance, duration

#: What an entry of the agent says about where its text came from.
SOURCES = {
    "reply": "llm",
    "greeting": "greeting",
    "failure": "llm failure",
    "api_speak": "command",
    "silence_timeout": "silence",
}
STARTING, RUNNING, STOPPING = "STARTING", "RUNNING", "STOPPING"
STOPPED, FAILED = "STOPPED", "FAILED"
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
#: Turns kept per agent; the platform's notice 112 is cut at the same number.
MOST_TURNS = 200
#: The parts of the time from the caller's last word to the first sound, in their order.
SEGMENTS = ("algorithm_processing", "asr_ttlw", "llm_ttft", "tts_ttfb", "transport")


def ms(moment: float) -> int:
    return round(moment * 1000)


def shown(record: Any, *names: str) -> dict[str, Any]:
    """These attributes of a record, as an answer has them."""
    return {name: getattr(record, name) for name in names}


@dataclass(slots=True, eq=False)
class TurnRecord:
    """One turn. Moments are Unix seconds on the sandbox clock.

    ``asked`` is what the caller or the program said, ending at ``asked_at``; ``said`` is all that the reply source gave.
    ``ended`` is ``ok``, ``interrupted``, ``ignored``, ``error`` or None while the turn lasts;
    ``latency`` holds the seconds of each of :data:`SEGMENTS` that took place, ``cut_off`` is what the
    agent was saying, or was about to say, when words of the caller cut it short.
    """

    turn_id: int
    kind: str
    started: float
    facts: dict[str, Any] = field(default_factory=dict)
    asked: str = ""
    asked_at: float = 0.0
    said: str = ""
    speeches: list[Speech] = field(default_factory=list)
    tools: list[ToolRun] = field(default_factory=list)
    tts_params: Mapping[str, Any] | None = None
    cut_off: str = ""
    latency: dict[str, float] = field(default_factory=dict)
    first_sentence: float | None = None
    failed: dict[str, Any] | None = None
    ended: str | None = None
    ended_at: float = 0.0
    why: dict[str, Any] = field(default_factory=dict)

    @property
    def first_sound(self) -> float | None:
        """When the caller first heard something in this turn."""
        moments = [speech.begun for speech in self.speeches if speech.begun is not None]
        return min(moments, default=None)

    def heard(self, moment: float) -> str:
        """What reached the caller's ear by this moment, fillers included."""
        moment = min(moment, self.ended_at) if self.ended == "interrupted" else moment
        parts = [speech.heard(moment) for speech in self.speeches]
        return " ".join(filter(None, parts))

    def close(self, moment: float, kind: str, facts: dict[str, Any]) -> None:
        """End the turn, as an error when it has failed; what has ended stays as it is."""
        if self.ended is None:
            kind, facts = ("error", self.failed) if self.failed else (kind, facts)
            self.ended, self.ended_at, self.why = kind, moment, facts

    @property
    def metrics(self) -> dict[str, int]:
        """The latency of each segment in milliseconds; empty where no model answered a voice."""
        answered = self.kind == "voice_input" and self.ended in ("ok", "interrupted")
        if not answered or "llm_ttft" not in self.latency:
            return {}
        return {name: ms(self.latency.get(name, 0.0)) for name in SEGMENTS}


def turn_shown(turn: TurnRecord, agent_id: str, channel: str) -> dict[str, Any]:
    """A turn as the platform's list of turns has it; without ``end`` while it lasts."""
    shown: dict[str, Any] = {
        "agent_id": agent_id,
        "channel": channel,
        "turn_id": turn.turn_id,
        "start": {"start_at": ms(turn.started), "type": turn.kind, "metadata": turn.facts},
    }
    if turn.ended is None:
        return shown
    shown["end"] = {"end_at": ms(turn.ended_at), "type": turn.ended, "metadata": turn.why}
    if turn.metrics:
        parts = [{"name": name, "latency": value} for name, value in turn.metrics.items()]
        total = sum(turn.metrics.values())
        shown["metrics"] = {"e2e_latency_ms": total, "segmented_latency_ms": parts}
    return shown


def turn_metrics(turn: TurnRecord) -> dict[str, int]:
    """A turn as notice 111 has it; empty where the agent did not answer."""
    if turn.kind == "greeting" and turn.ended == "ok":
        return {"turn_id": turn.turn_id, "tts_ttfb": ms(turn.latency.get("tts_ttfb", 0.0))}
    parts = turn.metrics
    if not parts:
        return {}
    sentence = turn.latency["llm_ttft"] if turn.first_sentence is None else turn.first_sentence
    return {
        "turn_id": turn.turn_id,
        "asr_ttlw": parts["asr_ttlw"],
        "llm_ttfb": parts["llm_ttft"],
        "llm_ttfs": ms(sentence),
        "tts_ttfb": parts["tts_ttfb"],
    }


@dataclass(slots=True, eq=False)
class MemoryEntry:
    """One message. ``turn_id`` counts from 0, ``timestamp`` is in milliseconds.

    ``metadata`` has ``source`` and, where it applies, ``user``, ``vpids``, ``interrupted``,
    ``interrupt_timestamp`` and ``original``. ``times`` are the ``speech_…`` fields of the history.
    """

    role: str
    content: str
    turn_id: int
    timestamp: int
    metadata: dict[str, Any] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)

    def message(self) -> dict[str, Any]:
        """The entry as a model of vendor ``custom`` is sent it."""
        same = shown(self, "role", "content", "turn_id", "timestamp")
        return same | {"metadata": dict(self.metadata)}


def words_entry(
    turn: TurnRecord, moment: float, metadata: dict[str, Any], delay: float
) -> MemoryEntry:
    """What the caller or the program said in this turn; ``delay`` is the part of the processing."""
    entry = MemoryEntry("user", turn.asked, turn.turn_id - 1, ms(moment), metadata)
    if metadata["source"] == "asr":
        entry.times = {
            "speech_start_ms": ms(moment - duration(turn.asked)),
            "speech_end_ms": ms(moment),
            "speech_algorithmic_delay": ms(delay),
        }
    return entry


def spoken_entry(speech: Speech, moment: float) -> MemoryEntry:
    """The entry of what the agent begins to say; it grows with the speech."""
    speech.entry = entry = text_entry(speech.turn, speech.text, speech.origin, moment)
    refresh(speech)
    return entry


def text_entry(turn: TurnRecord, text: str, origin: str, moment: float) -> MemoryEntry:
    metadata = {"source": SOURCES[origin]}
    return MemoryEntry("assistant", text, turn.turn_id - 1, ms(moment), metadata)


def refresh(speech: Speech) -> None:
    """Bring the entry of a speech that has grown up to date."""
    if speech.entry is not None:
        speech.entry.content = speech.text
        if speech.begun is not None:
            both = {"speech_start_ms": ms(speech.begun), "speech_end_ms": ms(speech.ends)}
            speech.entry.times = both


def keep_heard(memory: list[MemoryEntry], speech: Speech, moment: float) -> None:
    """A speech was cut: what was heard stays, the whole text goes to ``original``."""
    entry, heard = speech.entry, speech.heard(moment)
    if entry is None:
        return
    if not heard:
        memory.remove(entry)
        return
    entry.content = heard
    cut = {"interrupted": True, "interrupt_timestamp": ms(moment), "original": speech.text}
    entry.metadata |= cut
    entry.times["speech_end_ms"] = ms(moment)


def entry_shown(entry: MemoryEntry, custom: bool) -> dict[str, Any]:
    """An entry as the platform's history has it; only ``llm.vendor`` ``custom`` adds fields."""
    if not custom:
        return {"role": entry.role, "content": entry.content}
    return {**entry.message(), **entry.times}


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
    without one, whoever settles the sandbox reads. After a tool the model is ``asked_again``.
    ``role`` is ``assistant`` for a text that a model with a voice of its own reads out; ``aside``
    gets the only piece of what is no reply at all.
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
    asked_again: bool = False
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
    def about_to_say(self) -> str:
        """What is being said, and what would be said next."""
        begun = [self.speaking, self.reply.speech if self.reply else None]
        texts = [speech.text for speech in dict.fromkeys(filter(None, begun))]
        return " ".join([*texts, *(line.text for line in self.waiting)])

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
