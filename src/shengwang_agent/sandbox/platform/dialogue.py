"""Who speaks when: greetings, caller turns, replies, the three speak priorities.

Speech takes time on the sandbox clock, about as long as a person needs to read the text aloud.
Therefore APPEND, IGNORE and interruptions make a difference. A text enters the history when the
agent begins to say it.
"""

from __future__ import annotations

from typing import Any

from ..replies import Heard
from .records import RUNNING, AgentRecord, Utterance
from .world import PendingReply, World

SEGMENTS = (
    ("algorithm_processing", 40),
    ("asr_ttlw", 180),
    ("llm_ttft", 320),
    ("tts_ttfb", 110),
    ("transport", 60),
)
#: Turns kept per agent; the platform's notice 112 is cut at the same number.
MOST_TURNS = 200


def duration(text: str) -> float:
    """Roughly how many seconds the text takes aloud: 4 to 5 Chinese or 15 Latin letters each."""
    return max(0.4, sum(0.22 if ord(letter) > 0x2E7F else 0.065 for letter in text))


def ms(moment: float) -> int:
    """Seconds in milliseconds."""
    return round(moment * 1000)


class Dialogue:
    """The conversation of every agent."""

    def __init__(self, world: World) -> None:
        self._world = world

    # -- the agent's side ------------------------------------------------------------------

    def greet(self, agent: AgentRecord) -> None:
        """Say the greeting, if the agent has one and someone is there to hear it."""
        text = agent.part("mllm" if agent.uses_mllm else "llm", "greeting_message")
        configs = agent.part("llm", "greeting_configs") or {}
        once = configs.get("mode") == "single_first" and agent.greetings
        if text and agent.caller_present and not once:
            agent.greetings += 1
            self.say(
                agent,
                Utterance(str(text), "greeting", configs.get("interruptable", True)),
                "APPEND",
            )

    def say(self, agent: AgentRecord, utterance: Utterance, priority: str) -> bool:
        """Speak now, after the present speech, or not at all when busy; False when dropped."""
        busy = agent.speaking is not None or bool(agent.waiting) or agent.thinking > 0
        if priority == "IGNORE" and busy:
            return False
        if priority == "INTERRUPT":
            self.cut(agent, "api_think" if utterance.origin == "api_think" else "api_speak")
        if priority == "APPEND" and (agent.speaking is not None or agent.thinking):
            agent.waiting.append(utterance)
        else:
            self._begin(agent, utterance)
        self._world.touch()
        return True

    def cut(self, agent: AgentRecord, cause: str) -> None:
        """Fall silent: end the present speech, drop what waits, forget a reply that is pending."""
        agent.waiting.clear()
        agent.thinking = 0
        speech, agent.speaking = agent.speaking, None
        if speech is not None:
            self._world.agenda.cancel(speech.event)
            self._close(agent, speech.turn_id, "interrupted", {"caused_by": cause})

    def _begin(self, agent: AgentRecord, utterance: Utterance) -> None:
        now = self._world.moment
        utterance.begun = now
        if not utterance.turn_id:
            utterance.turn_id = self._new_turn(
                agent, utterance.origin, self._start_facts(agent, utterance)
            )
        agent.speaking = utterance
        agent.history.append({"role": "assistant", "content": utterance.text})
        self._trim(agent)
        utterance.event = self._world.later(duration(utterance.text), self._speech_over, agent)
        self._rearm_silence(agent)

    def _start_facts(self, agent: AgentRecord, utterance: Utterance) -> dict[str, Any]:
        facts: dict[str, dict[str, Any]] = {
            "greeting": {"greeting_nth": agent.greetings},
            "api_speak": {"transport": "http"},
            "silence_timeout": {
                "action": agent.part("parameters", "silence_config", "action") or "speak"
            },
        }
        return facts.get(utterance.origin, {})

    def _speech_over(self, agent: AgentRecord) -> None:
        speech, agent.speaking = agent.speaking, None
        if speech is None:
            return
        played = ms(self._world.moment - speech.begun)
        self._close(agent, speech.turn_id, "ok", {"playback_duration_ms": played})
        if agent.waiting and not agent.thinking:
            self._begin(agent, agent.waiting.pop(0))
        self._next_unheard(agent)
        self._rearm_silence(agent)
        self._world.touch()

    # -- the caller's side -----------------------------------------------------------------

    def hear(self, agent: AgentRecord, text: str, *, origin: str = "voice_input") -> bool:
        """The caller says something; False when the agent may not be interrupted and ignores it."""
        if agent.thinking:
            self.hear_later(agent, text, origin)
            return True
        if agent.speaking is not None and not agent.speaking.interruptable:
            turn = self._new_turn(agent, origin, {"speech_duration_ms": ms(duration(text))})
            self._close(agent, turn, "ignored", {"caused_by": "disable"})
            return False
        self.cut(agent, "start_of_speech")
        facts = {"speech_duration_ms": ms(duration(text))} if origin == "voice_input" else {}
        turn = self._new_turn(agent, origin, facts)
        agent.history.append({"role": "user", "content": text})
        self._trim(agent)
        self.think(agent, turn, text)
        return True

    def hear_later(self, agent: AgentRecord, text: str, origin: str) -> None:
        """Keep a text until the agent has finished what it is doing."""
        agent.unheard.append([origin, text])
        self._world.touch()

    def _next_unheard(self, agent: AgentRecord) -> None:
        if not agent.unheard or agent.thinking:
            return
        origin, text = agent.unheard[0]
        if origin == "api_think" and agent.speaking is not None:
            return  # this text came from the program; only a caller interrupts the speech
        del agent.unheard[0]
        self.hear(agent, text, origin=origin)

    def think(self, agent: AgentRecord, turn_id: int, text: str) -> None:
        """Ask the reply source for an answer to be spoken in this turn."""
        agent.thinking = turn_id
        self._world.pending.append(PendingReply(agent.agent_id, turn_id, self._world.moment, text))
        self._world.touch()

    def heard(self, reply: PendingReply) -> Heard | None:
        """What a reply source needs to know, or None when the reply is no longer wanted."""
        agent = self._waiting_for(reply)
        if agent is None:
            return None
        system = agent.part("llm", "system_messages") or []
        messages = [*system, *agent.history]
        if not agent.history or agent.history[-1].get("content") != reply.text:
            messages.append({"role": "user", "content": reply.text})
        return Heard(agent.agent_id, reply.text, tuple(messages), agent.properties)

    def _waiting_for(self, reply: PendingReply) -> AgentRecord | None:
        agent = self._world.agents.get(reply.agent_id)
        waits = agent and agent.status == RUNNING and agent.thinking == reply.turn_id
        return agent if waits else None

    def answer(self, reply: PendingReply, text: str | None, error: str = "") -> None:
        """The source gave a reply (None: it failed). The agent says it after the reply delay."""
        delay = max(0.0, reply.at + self._world.settings.reply_delay - self._world.moment)
        self._world.later(delay, self._reply, reply, text, error)

    def _reply(self, reply: PendingReply, text: str | None, error: str) -> None:
        agent = self._waiting_for(reply)
        if agent is None:
            return
        agent.thinking = 0
        if text is None:
            self._failed_reply(agent, reply.turn_id, error)
        elif text:
            self._begin(agent, Utterance(text, "reply", turn_id=reply.turn_id))
        else:
            self._close(agent, reply.turn_id, "ok", {"playback_duration_ms": 0})
        self._world.touch()
        self._next_unheard(agent)

    def _failed_reply(self, agent: AgentRecord, turn_id: int, error: str) -> None:
        facts = {"reason": "LLM_REQUEST_ERR", "details": error}
        self._close(agent, turn_id, "error", facts)
        entry = {"module": "llm", "turn_id": turn_id, "code": 500, "message": error}
        self._world.notify(110, agent, {"turn_id": turn_id, "errors": [entry]})
        text = agent.part("llm", "failure_message")
        if text:
            self._begin(agent, Utterance(str(text), "reply"))

    def hear_after(self, delay: float, agent: AgentRecord, text: str) -> None:
        """The caller will say this in ``delay`` seconds, if the agent still runs then."""
        self._world.later(delay, self._caller_says, agent, text)

    def _caller_says(self, agent: AgentRecord, text: str) -> None:
        if agent.status == RUNNING:
            self.hear(agent, text)

    # -- silence ---------------------------------------------------------------------------

    def _rearm_silence(self, agent: AgentRecord) -> None:
        self._world.agenda.cancel(agent.timers.pop("silence", None))
        wait = agent.part("parameters", "silence_config", "timeout_ms") or 0
        if wait and agent.speaking is None and agent.status == RUNNING and not agent.uses_mllm:
            agent.timers["silence"] = self._world.later(wait / 1000, self._silence, agent)

    def _silence(self, agent: AgentRecord) -> None:
        if agent.status != RUNNING or not agent.caller_present or agent.speaking:
            return
        config = agent.part("parameters", "silence_config") or {}
        text = str(config.get("content") or "")
        if config.get("action") == "think":
            turn = self._new_turn(agent, "silence_timeout", {"action": "think"})
            self.think(agent, turn, text)
        else:
            self._begin(agent, Utterance(text, "silence_timeout"))

    # -- turns -----------------------------------------------------------------------------

    def _new_turn(self, agent: AgentRecord, kind: str, facts: dict[str, Any]) -> int:
        agent.turn_count += 1
        start = {"start_at": ms(self._world.moment), "type": kind, "metadata": facts}
        agent.turns.append(
            {
                "agent_id": agent.agent_id,
                "channel": agent.channel,
                "turn_id": agent.turn_count,
                "start": start,
            }
        )
        del agent.turns[:-MOST_TURNS]
        return agent.turn_count

    def _close(self, agent: AgentRecord, turn_id: int, kind: str, facts: dict[str, Any]) -> None:
        turn = next((turn for turn in reversed(agent.turns) if turn["turn_id"] == turn_id), None)
        if turn is None or "end" in turn:
            return
        turn["end"] = {"end_at": ms(self._world.moment), "type": kind, "metadata": facts}
        if turn["start"]["type"] == "voice_input" and kind in ("ok", "interrupted"):
            parts = [{"name": name, "latency": latency} for name, latency in SEGMENTS]
            total = sum(latency for _, latency in SEGMENTS)
            turn["metrics"] = {"e2e_latency_ms": total, "segmented_latency_ms": parts}

    def _trim(self, agent: AgentRecord) -> None:
        keep = agent.part("llm", "max_history") or agent.part("mllm", "max_history") or 32
        del agent.history[: -int(keep)]
