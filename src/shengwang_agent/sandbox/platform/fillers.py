"""Fillers: what the agent says while its model lets it wait."""

from __future__ import annotations

from random import Random
from typing import Any
from urllib.parse import urlsplit

from shengwang_agent._credentials.settings import is_loopback

from ..model.replies import ask_once
from ..pieces import Heard
from .dialogue import Dialogue
from .records import AgentRecord, Reply
from .world import World

#: Milliseconds without a reply before a filler is said, unless told otherwise.
RESPONSE_WAIT = 1500
#: Messages and letters of the conversation that the writer of fillers is shown.
CONTEXT_MESSAGES, CONTEXT_LETTERS = 1, 1000


class Fillers:
    """One phrase a turn, when no piece of the reply has come within ``response_wait_ms``."""

    def __init__(self, world: World, dialogue: Dialogue) -> None:
        self._world = world
        self._dialogue = dialogue
        dialogue.on_asked.append(self._arm)

    def _arm(self, reply: Reply) -> None:
        config = reply.agent.part("filler_words") or {}
        if config.get("enable") and reply.role == "user" and phrases(reply.agent):
            trigger = reply.agent.part("filler_words", "trigger", "fixed_time_config") or {}
            wait = trigger.get("response_wait_ms") or RESPONSE_WAIT
            reply.filler = self._world.later(wait / 1000, self._due, reply)

    def _due(self, reply: Reply) -> None:
        reply.filler = None
        phrase = self._phrase(reply.agent)
        writer = reply.agent.part("filler_words", "content", "generated_config") or {}
        url = str((writer.get("llm_provider") or {}).get("url") or "")
        if _mode(reply.agent) == "generated" and is_loopback(urlsplit(url).hostname or ""):

            def written(piece: Any) -> None:
                text = piece.strip() if isinstance(piece, str) else ""
                self._dialogue.fill(reply, text or phrase)

            source = _writer(writer, url)
            self._dialogue.errand(reply.agent, reply.turn, reply.text, source, written)
        else:
            self._dialogue.fill(reply, phrase)

    def _phrase(self, agent: AgentRecord) -> str:
        """The next phrase: in the order of the list, or shuffled anew for each round."""
        given = phrases(agent)
        turn, place = divmod(agent.fillers, len(given))
        agent.fillers += 1
        rule = agent.part("filler_words", "content", "static_config", "selection_rule")
        if rule != "round_robin":
            seed = f"{self._world.settings.seed}/{agent.sequence}/filler/{turn}"
            given = Random(seed).sample(given, len(given))
        return given[place]


def phrases(agent: AgentRecord) -> list[str]:
    """The fixed phrases of an agent."""
    return list(agent.part("filler_words", "content", "static_config", "phrases") or [])


def _mode(agent: AgentRecord) -> str:
    return str(agent.part("filler_words", "content", "mode") or "static")


def _writer(config: dict[str, Any], url: str) -> Any:
    """A source that lets the model of ``generated_config`` write one phrase."""
    provider = config["llm_provider"]
    whole = url if url.endswith("/chat/completions") else f"{url.rstrip('/')}/chat/completions"

    def write(heard: Heard) -> str:
        count = config.get("context_message_limit") or CONTEXT_MESSAGES
        letters = config.get("history_character_limit")
        letters = CONTEXT_LETTERS if letters is None else letters
        said = [m for m in heard.messages if m.get("role") in ("user", "assistant")][-count:]
        text = "\n".join(f"{m['role']}: {m['content']}" for m in said)
        messages = [
            {"role": "system", "content": str(config.get("prompt") or "")},
            {"role": "user", "content": text[-letters:] if letters else ""},
        ]
        body = {**(provider.get("params") or {}), "messages": messages}
        return ask_once(whole, str(provider.get("api_key") or ""), body)

    return write
