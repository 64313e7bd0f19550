"""The greeting: when it is said, how often, and from which file it is played."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from ..model.connection import check_address
from ..pieces import Heard
from .dialogue import Dialogue
from .records import RUNNING, AgentRecord
from .speech import Utterance
from .world import World

#: Code of event 110 when the file of the greeting cannot be had.
FILE_FAILED = 4001
#: Milliseconds for the download and Hz of raw PCM, unless told otherwise; bytes that are read.
DOWNLOAD_MS, SAMPLE_RATE, LARGEST_FILE = 1000, 16000, 16 * 1024 * 1024


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
                agent.timers["greeting"] = self._world.later(delay, self._start, agent, text)
            else:
                self._start(agent, text)

    def _start(self, agent: AgentRecord, text: str) -> None:
        agent.timers.pop("greeting", None)
        url = agent.part("llm", "greeting_audio_url")
        if not url:
            self._say(agent, text)
            return
        configs = agent.part("llm", "greeting_configs") or {}
        source = _download(str(url), configs)
        self._dialogue.errand(agent, None, text, source, lambda sound: self._played(agent, sound))

    def _played(self, agent: AgentRecord, sound: Any) -> None:
        text = agent.text("llm", "greeting_message")
        if isinstance(sound, str):
            self._say(agent, text, float(sound))
            return
        error = {"module": "agent", "turn_id": 1, "code": FILE_FAILED, "message": sound.text}
        self._world.notify(110, agent, {"turn_id": 1, "errors": [error]})
        self._say(agent, text)

    def _say(self, agent: AgentRecord, text: str, sound: float = 0.0) -> None:
        if agent.status == RUNNING and agent.caller_present:
            utterance = Utterance(text, "greeting", interruptable(agent), sound=sound)
            self._dialogue.say(agent, utterance, "APPEND")


def interruptable(agent: AgentRecord) -> bool:
    """Whether the caller may cut the greeting short; the setting has two spellings."""
    configs = agent.part("llm", "greeting_configs") or {}
    given = configs.get("interruptable")
    return bool(agent.part("llm", "greeting_interruptable") is not False and given is not False)


def _download(url: str, configs: dict[str, Any]) -> Callable[[Heard], str]:
    """A source that fetches the file and tells how many seconds it plays."""

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
