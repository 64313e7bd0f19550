"""What the caller says, and what the agent makes of it: an answer, an interruption, or nothing."""

from __future__ import annotations

from typing import Any

from .dialogue import Dialogue
from .memory import words_entry
from .records import RUNNING, AgentRecord, Words
from .speech import duration
from .turns import TurnRecord, ms
from .world import World


class Caller:
    """The person at the other end of every agent."""

    def __init__(self, world: World, dialogue: Dialogue) -> None:
        self._world = world
        self._dialogue = dialogue
        dialogue.on_free.append(self._next_unheard)

    def hear(self, agent: AgentRecord, words: Words) -> TurnRecord:
        """Someone says something; returns its turn, which may have ended at once."""
        if agent.speaking is not None and not agent.speaking.interruptable:
            return self._ignore(agent, words, "disable")
        self._dialogue.cut(agent, "start_of_speech")
        return self.take_up(agent, words)

    def hear_later(self, agent: AgentRecord, words: Words) -> None:
        """Keep a text until the agent has finished what it is doing."""
        agent.unheard.append(words)
        self._world.touch()

    def hear_after(self, delay: float, agent: AgentRecord, text: str) -> None:
        """The caller will say this in ``delay`` seconds, if the agent still runs then."""
        self._world.later(delay, self._says, agent, text)

    def _says(self, agent: AgentRecord, text: str) -> None:
        if agent.status == RUNNING:
            self.hear(agent, Words(text))

    def _next_unheard(self, agent: AgentRecord) -> None:
        if agent.unheard and not agent.busy and agent.status == RUNNING:
            self.take_up(agent, agent.unheard.pop(0))

    def _turn(self, agent: AgentRecord, words: Words) -> TurnRecord:
        facts = {"speech_duration_ms": ms(duration(words.text))}
        facts = facts if words.origin == "voice_input" else {}
        turn = agent.begin_turn(self._world.moment, words.origin, facts)
        turn.asked = words.text
        return turn

    def _ignore(self, agent: AgentRecord, words: Words, cause: str) -> TurnRecord:
        turn = self._turn(agent, words)
        turn.close(self._world.moment, "ignored", {"caused_by": cause})
        self._world.touch()
        return turn

    def take_up(self, agent: AgentRecord, words: Words) -> TurnRecord:
        """Begin a turn and think about what was said."""
        turn = self._turn(agent, words)
        self._remember(agent, turn, words)
        self._dialogue.think(agent, turn, words.text, interruptable=words.interruptable)
        return turn

    def _remember(self, agent: AgentRecord, turn: TurnRecord, words: Words) -> None:
        spoken = words.origin == "voice_input"
        metadata: dict[str, Any] = {"source": "asr" if spoken else "command", **words.metadata}
        uids = agent.properties.get("remote_rtc_uids") or []
        if spoken and len(uids) == 1 and uids[0] != "*":
            metadata.setdefault("user", uids[0])
        agent.memory.append(words_entry(turn, self._world.moment, metadata, 0.0))
