"""The agent's short-term memory: what was said, by whom, and what of it was heard."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .speech import Speech, duration
from .turns import TurnRecord, ms


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
        return {
            "role": self.role,
            "content": self.content,
            "turn_id": self.turn_id,
            "timestamp": self.timestamp,
            "metadata": dict(self.metadata),
        }


#: What an entry of the agent says about where its text came from.
SOURCES = {
    "reply": "llm",
    "greeting": "greeting",
    "failure": "llm failure",
    "api_speak": "command",
    "silence_timeout": "silence",
}


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
    """The entry of a text of the agent."""
    metadata = {"source": SOURCES[origin]}
    return MemoryEntry("assistant", text, turn.turn_id - 1, ms(moment), metadata)


def refresh(speech: Speech) -> None:
    """Bring the entry of a speech that has grown up to date."""
    if speech.entry is not None:
        speech.entry.content = speech.text
        if speech.begun is not None:
            speech.entry.times = {
                "speech_start_ms": ms(speech.begun),
                "speech_end_ms": ms(speech.ends),
            }


def keep_heard(memory: list[MemoryEntry], speech: Speech, moment: float) -> None:
    """A speech was cut: what was heard stays, the whole text goes to ``original``."""
    entry, heard = speech.entry, speech.heard(moment)
    if entry is None:
        return
    if not heard:
        memory.remove(entry)
        return
    entry.content = heard
    entry.metadata |= {
        "interrupted": True,
        "interrupt_timestamp": ms(moment),
        "original": speech.text,
    }
    entry.times["speech_end_ms"] = ms(moment)


def entry_shown(entry: MemoryEntry, custom: bool) -> dict[str, Any]:
    """An entry as the platform's history has it; only ``llm.vendor`` ``custom`` adds fields."""
    if not custom:
        return {"role": entry.role, "content": entry.content}
    return {**entry.message(), **entry.times}
