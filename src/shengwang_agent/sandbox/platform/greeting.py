"""The greeting: when it is said, and how often."""

from __future__ import annotations

from .dialogue import Dialogue
from .records import RUNNING, AgentRecord
from .speech import Utterance
from .world import World


class Greeting:
    """What every agent says when somebody comes."""

    def __init__(self, world: World, dialogue: Dialogue) -> None:
        self._world = world
        self._dialogue = dialogue

    def greet(self, agent: AgentRecord) -> None:
        """Say the greeting, if the agent has one and someone is there to hear it."""
        configs = agent.part("llm", "greeting_configs") or {}
        once = configs.get("mode") == "single_first" and agent.greetings
        text = agent.text("mllm" if agent.uses_mllm else "llm", "greeting_message")
        if text and agent.caller_present and not once:
            agent.greetings += 1
            delay = (configs.get("delay_ms") or 0) / 1000
            if delay:
                agent.timers["greeting"] = self._world.later(delay, self._say, agent, text)
            else:
                self._say(agent, text)

    def _say(self, agent: AgentRecord, text: str) -> None:
        if agent.status == RUNNING and agent.caller_present:
            utterance = Utterance(text, "greeting", interruptable(agent))
            self._dialogue.say(agent, utterance, "APPEND")


def interruptable(agent: AgentRecord) -> bool:
    """Whether the caller may cut the greeting short; the setting has two spellings."""
    configs = agent.part("llm", "greeting_configs") or {}
    given = configs.get("interruptable")
    return bool(agent.part("llm", "greeting_interruptable") is not False and given is not False)
