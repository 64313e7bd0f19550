"""Turns: how each began, what was said in it, how it ended; and how the platform shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..pieces import ToolRun
from .speech import Speech

#: Turns kept per agent; the platform's notice 112 is cut at the same number.
MOST_TURNS = 200
#: The parts of the time from the caller's last word to the first sound, in their order.
SEGMENTS = ("algorithm_processing", "asr_ttlw", "llm_ttft", "tts_ttfb", "transport")


def ms(moment: float) -> int:
    """Seconds in milliseconds."""
    return round(moment * 1000)


@dataclass(slots=True, eq=False)
class TurnRecord:
    """One turn. Moments are Unix seconds on the sandbox clock.

    ``asked`` is what the caller or the program said, ending at ``asked_at``; ``said`` is all that the reply source gave.
    ``ended`` is ``ok``, ``interrupted``, ``ignored``, ``error`` or None while the turn lasts;
    ``latency`` holds the seconds of each of :data:`SEGMENTS` that took place.
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
        """End the turn; what has ended stays as it is."""
        if self.ended is None:
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
