"""What an agent says unasked: the greeting, what fills a silence, and what fills a wait for its model."""

from __future__ import annotations

import io
import wave
from functools import partial
from random import Random
from typing import Any
from urllib.parse import urlsplit

from shengwang_agent._credentials.settings import is_loopback

from ..model.connection import check_address
from ..model.replies import ask_once
from ..pieces import Heard, ReplySource
from .dialogue import Dialogue
from .records import RUNNING, AgentRecord, Reply
from .speech import Utterance
from .world import World

#: Code of event 110 when the file of the greeting cannot be had.
FILE_FAILED = 4001
#: Milliseconds for the download and Hz of raw PCM, unless told otherwise; bytes that are read.
DOWNLOAD_MS, SAMPLE_RATE, LARGEST_FILE = 1000, 16000, 16 * 1024 * 1024
#: Milliseconds without a reply before a filler is said, unless told otherwise.
RESPONSE_WAIT = 1500
#: Messages and letters of the conversation that the writer of fillers is shown.
CONTEXT_MESSAGES, CONTEXT_LETTERS = 1, 1000


class Prompts:
    """What every agent says by itself."""

    def __init__(self, world: World, dialogue: Dialogue) -> None:
        self._world = world
        self._dialogue = dialogue
        dialogue.on_change.append(self.watch_silence)
        dialogue.on_asked.append(self._watch_reply)

    # -- the greeting --------------------------------------------------------------------------

    def greet(self, agent: AgentRecord) -> None:
        """Say the greeting, if the agent has one and someone is there to hear it."""
        configs = agent.part("llm", "greeting_configs") or {}
        once = configs.get("mode") == "single_first" and agent.greetings
        text = agent.text("mllm" if agent.uses_mllm else "llm", "greeting_message")
        if text and agent.caller_present and not once:
            agent.greetings += 1
            delay = (configs.get("delay_ms") or 0) / 1000
            if delay:
                agent.timers["greeting"] = self._world.later(delay, self._begin, agent, text)
            else:
                self._begin(agent, text)

    def _begin(self, agent: AgentRecord, text: str) -> None:
        agent.timers.pop("greeting", None)
        url = agent.part("llm", "greeting_audio_url")
        if url:
            source = _download(str(url), agent.part("llm", "greeting_configs") or {})
            self._dialogue.errand(agent, None, text, source, partial(self._play, agent))
        else:
            self._say(agent, text)

    def _play(self, agent: AgentRecord, sound: Any) -> None:
        text = agent.text("llm", "greeting_message")
        if isinstance(sound, str):
            self._say(agent, text, float(sound))
            return
        self._world.tell_error(agent, "agent", 1, FILE_FAILED, sound.text)
        self._say(agent, text)

    def _say(self, agent: AgentRecord, text: str, sound: float = 0.0) -> None:
        if agent.status == RUNNING and agent.caller_present:
            spellings = (("greeting_interruptable",), ("greeting_configs", "interruptable"))
            may = all(agent.part("llm", *names) is not False for names in spellings)
            self._dialogue.say(agent, Utterance(text, "greeting", may, sound=sound), "APPEND")

    # -- silence -------------------------------------------------------------------------------

    def watch_silence(self, agent: AgentRecord) -> None:
        """Let the time of silence begin anew. It runs while a caller is there and nobody speaks."""
        self._world.stop_timers(agent, "silence")
        wait, _, _ = _of_silence(agent)
        idle = agent.status == RUNNING and agent.caller_present and not agent.busy
        if wait and idle and not agent.uses_mllm:
            agent.timers["silence"] = self._world.later(wait, self._break_silence, agent)

    def _break_silence(self, agent: AgentRecord) -> None:
        agent.timers.pop("silence", None)
        _, action, text = _of_silence(agent)
        if action == "think":
            turn = agent.begin_turn(self._world.moment, "silence_timeout", {"action": "think"})
            self._dialogue.think(agent, turn, text)
        else:
            self._dialogue.say(agent, Utterance(text, "silence_timeout"), "APPEND")

    # -- fillers: one phrase a turn, when no piece of the reply has come in time -----------------

    def _watch_reply(self, reply: Reply) -> None:
        agent = reply.agent
        if agent.part("filler_words", "enable") and reply.role == "user" and _phrases(agent):
            wait = agent.part("filler_words", "trigger", "fixed_time_config", "response_wait_ms")
            reply.filler = self._world.later((wait or RESPONSE_WAIT) / 1000, self._fill, reply)

    def _fill(self, reply: Reply) -> None:
        reply.filler = None
        agent, phrase = reply.agent, self._phrase(reply.agent)
        writer = agent.part("filler_words", "content", "generated_config") or {}
        url = str((writer.get("llm_provider") or {}).get("url") or "")
        generated = agent.part("filler_words", "content", "mode") == "generated"
        if not generated or not is_loopback(urlsplit(url).hostname or ""):
            self._dialogue.fill(reply, phrase)
            return

        def written(piece: Any) -> None:
            text = piece.strip() if isinstance(piece, str) else ""
            self._dialogue.fill(reply, text or phrase)

        self._dialogue.errand(agent, reply.turn, reply.text, _writer(writer, url), written)

    def _phrase(self, agent: AgentRecord) -> str:
        """The next phrase: in the order of the list, or shuffled anew for each round."""
        given = _phrases(agent)
        turn, place = divmod(agent.fillers, len(given))
        agent.fillers += 1
        rule = agent.part("filler_words", "content", "static_config", "selection_rule")
        if rule != "round_robin":
            seed = f"{self._world.settings.seed}/{agent.sequence}/filler/{turn}"
            given = Random(seed).sample(given, len(given))
        return given[place]


def _of_silence(agent: AgentRecord) -> tuple[float, str, str]:
    """Seconds of silence (0: any), what to do and the text; the older spelling counts as well."""
    config = agent.part("parameters", "silence_config") or {}
    if config.get("timeout_ms"):
        text = agent.text("parameters", "silence_config", "content")
        return config["timeout_ms"] / 1000, config.get("action") or "speak", text
    wait = float(agent.properties.get("silence_timeout") or 0)
    text = agent.text("llm", "silence_message")
    return (wait if text else 0.0), "speak", text


def _phrases(agent: AgentRecord) -> list[str]:
    return list(agent.part("filler_words", "content", "static_config", "phrases") or [])


def _download(url: str, configs: dict[str, Any]) -> ReplySource:
    """A source that fetches the file of a greeting and tells how many seconds it plays."""

    def fetch(heard: Heard) -> str:
        import httpx

        check_address(url, "the greeting", False)
        limit = (configs.get("audio_download_timeout_ms") or DOWNLOAD_MS) / 1000
        data = bytearray()
        with (
            httpx.Client(trust_env=False, timeout=limit) as http,
            http.stream("GET", url) as answer,
        ):
            answer.raise_for_status()
            for chunk in answer.iter_bytes():
                data += chunk
                if len(data) > LARGEST_FILE:
                    raise ValueError(f"the greeting is over {LARGEST_FILE} bytes")
        rate = configs.get("audio_pcm_sample_rate") or SAMPLE_RATE
        return str(played(urlsplit(url).path, bytes(data), rate))

    return fetch


def played(path: str, data: bytes, rate: int) -> float:
    """Seconds that a file of sound takes; 0 for an mp3, which takes as long as its text."""
    if path.endswith(".wav"):
        with wave.open(io.BytesIO(data)) as sound:
            return float(sound.getnframes() / sound.getframerate())
    return len(data) / (2 * rate) if path.endswith(".pcm") else 0.0


def _writer(config: dict[str, Any], url: str) -> ReplySource:
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
