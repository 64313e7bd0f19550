"""Silence: when nobody has spoken for a while, the agent speaks up or thinks."""

from __future__ import annotations

from .dialogue import Dialogue
from .records import RUNNING, AgentRecord
from .speech import Utterance
from .world import World


class Silence:
    """The timer of every agent: it runs while a caller is there and nobody speaks or thinks."""

    def __init__(self, world: World, dialogue: Dialogue) -> None:
        self._world = world
        self._dialogue = dialogue
        dialogue.on_change.append(self.arm)

    def arm(self, agent: AgentRecord) -> None:
        """Start the timer anew, or stop it when there is no silence."""
        self._world.agenda.cancel(agent.timers.pop("silence", None))
        wait, _, _ = settings(agent)
        idle = agent.status == RUNNING and agent.caller_present and not agent.busy
        if wait and idle and not agent.uses_mllm:
            agent.timers["silence"] = self._world.later(wait, self._over, agent)

    def _over(self, agent: AgentRecord) -> None:
        agent.timers.pop("silence", None)
        _, action, text = settings(agent)
        if action == "think":
            turn = agent.begin_turn(self._world.moment, "silence_timeout", {"action": "think"})
            self._dialogue.think(agent, turn, text)
        else:
            self._dialogue.say(agent, Utterance(text, "silence_timeout"), "APPEND")


def settings(agent: AgentRecord) -> tuple[float, str, str]:
    """Seconds of silence (0: any), what to do and the text; the older spelling counts as well."""
    config = agent.part("parameters", "silence_config") or {}
    if config.get("timeout_ms"):
        text = agent.text("parameters", "silence_config", "content")
        return config["timeout_ms"] / 1000, config.get("action") or "speak", text
    wait = float(agent.properties.get("silence_timeout") or 0)
    text = agent.text("llm", "silence_message")
    return (wait if text else 0.0), "speak", text
