"""What the platform's notifications say: one payload per event type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .platform.dialogue import MOST_TURNS
from .platform.records import Agent
from .web.exchange import encode

PRODUCT = 17
JOINED, LEFT, HISTORY, EXPIRE, ERROR, METRICS, TURNS, INBOUND, OUTBOUND = (
    101,
    102,
    103,
    104,
    110,
    111,
    112,
    201,
    202,
)
_AFTER_THE_END = frozenset({LEFT, HISTORY, METRICS, TURNS})
_CALL_STATES = frozenset({INBOUND, OUTBOUND})


@dataclass(slots=True)
class Notice:
    """One notification. ``notify_ms`` changes when it is sent again, ``notice_id`` does not."""

    notice_id: str
    event_type: int
    notify_ms: int
    payload: dict[str, Any]
    attempts: int = 0
    delivered: bool = False

    def body(self) -> bytes:
        """The bytes on the wire, over which the signatures are made."""
        return encode(
            {
                "noticeId": self.notice_id,
                "productId": PRODUCT,
                "eventType": self.event_type,
                "notifyMs": self.notify_ms,
                "payload": self.payload,
            }
        )


def payload_for(event_type: int, agent: Agent, extra: dict[str, Any]) -> dict[str, Any]:
    """The payload of an event about an agent (or the agent of a call)."""
    payload: dict[str, Any] = {
        "agent_id": agent.agent_id,
        "name": agent.name,
        "channel": agent.channel,
    }
    if event_type not in _CALL_STATES:
        payload["start_ts"] = agent.start_ts
    if event_type in _AFTER_THE_END:
        payload["stop_ts"] = agent.stop_ts
    labels = agent.properties.get("labels")
    if labels:
        payload["labels"] = labels
    if event_type == TURNS:
        payload |= _turns(agent)
    if event_type == METRICS:
        payload["metrics"] = metrics_of(agent)
    return payload | extra


def metrics_of(agent: Agent) -> list[dict[str, Any]]:
    """The latencies of every turn in which the agent answered, in milliseconds."""
    found = []
    for turn in agent.turns:
        parts = _segments(turn)
        if parts:
            found.append(
                {
                    "turn_id": turn["turn_id"],
                    "asr_ttlw": parts["asr_ttlw"],
                    "llm_ttfb": parts["llm_ttft"],
                    "llm_ttfs": parts["llm_ttft"] + 60,
                    "tts_ttfb": parts["tts_ttfb"],
                }
            )
    return found


def _turns(agent: Agent) -> dict[str, Any]:
    turns = [turn for turn in agent.turns if "end" in turn]
    return {
        "total_turn_count": agent.turn_count,
        "is_truncated": agent.turn_count > MOST_TURNS,
        "turns": [_finished(turn) for turn in turns],
    }


def _finished(turn: dict[str, Any]) -> dict[str, Any]:
    """A turn as notice 112 shows it: latency segments are an object there, not an array."""
    shown = dict(turn)
    if "metrics" in turn:
        shown["metrics"] = {**turn["metrics"], "segmented_latency_ms": _segments(turn)}
    return shown


def _segments(turn: dict[str, Any]) -> dict[str, Any]:
    parts = turn.get("metrics", {}).get("segmented_latency_ms", [])
    return {part["name"]: part["latency"] for part in parts}
