"""What the settings say about speech of the caller: who interrupts whom, and when a turn ends.

There are three spellings. ``interruption`` is the newest and wins over
``turn_detection.config``, which wins over the old fields of ``turn_detection`` itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .records import AgentRecord

SPEECH, KEYWORDS, APPEND, IGNORE = "speech", "keywords", "append", "ignore"
#: How a sentence ends, so that ``semantic`` does not wait for more of it.
SENTENCE_ENDS = ".?!。？！"
#: Words by which a caller asks for patience; ``pause_state_enabled`` waits after them.
PATIENCE = ("hold on", "wait a", "one moment", "just a moment", "等一下", "等等", "稍等")
#: Milliseconds that ``semantic`` waits for the rest of a sentence, unless told otherwise.
LONGEST_WAIT = 3000


@dataclass(frozen=True, slots=True)
class Interruption:
    """What interrupts the agent, and how long speech has to be for it, in seconds."""

    mode: str = SPEECH
    keywords: tuple[str, ...] = ()
    speaking: float = 0.0
    quiet: float = 0.0

    def triggered(self, text: str) -> bool:
        """Whether one of the keywords is in the text."""
        return any(word.casefold() in text.casefold() for word in self.keywords)


def interruption(agent: AgentRecord) -> Interruption:
    """What interrupts this agent."""
    detection = agent.part("turn_detection") or {}
    start = agent.part("turn_detection", "config", "start_of_speech") or {}
    vad = start.get("vad_config") or {}
    mode, keywords = _mode(agent, start, detection)
    old = detection.get("interrupt_duration_ms") or 0
    quiet = vad.get("interrupt_duration_ms") or old
    if mode == KEYWORDS:
        quiet = (start.get("keywords_config") or {}).get("interrupt_duration_ms") or quiet
    speaking = vad.get("speaking_interrupt_duration_ms") or quiet
    return Interruption(mode, tuple(map(str, keywords)), speaking / 1000, quiet / 1000)


def _mode(agent: AgentRecord, start: Any, detection: Any) -> tuple[str, list[str]]:
    given = agent.part("interruption")
    if given is not None:
        if given.get("enable") is False:
            return _strategy(given), []
        if given.get("mode") == KEYWORDS:
            return KEYWORDS, (given.get("keywords_config") or {}).get("trigger_keywords") or []
        return SPEECH, []
    if start.get("mode") == "disabled":
        return _strategy(start), []
    if start.get("mode") == KEYWORDS:
        return KEYWORDS, (start.get("keywords_config") or {}).get("triggered_keywords") or []
    old = {"append": APPEND, "ignore": IGNORE, "keyword": KEYWORDS, "keywords": KEYWORDS}
    mode = old.get(detection.get("interrupt_mode") or "", SPEECH) if not start else SPEECH
    return mode, detection.get("interrupt_keywords") or []


def _strategy(given: Any) -> str:
    strategy = (given.get("disabled_config") or {}).get("strategy") or APPEND
    return IGNORE if strategy.startswith(IGNORE) else APPEND


@dataclass(frozen=True, slots=True)
class EndOfSpeech:
    """How long the agent waits for more words, in seconds: after a sentence, after half of one."""

    silence: float = 0.0
    unfinished: float = 0.0
    patience: bool = False

    def wait(self, text: str) -> float | None:
        """Seconds to wait after this text; None for as long as it takes."""
        asked = self.patience and any(words in text.casefold() for words in PATIENCE)
        if text.rstrip().endswith(tuple(SENTENCE_ENDS)) and not asked:
            return self.silence
        if self.unfinished < 0:
            return None
        return max(self.silence, self.unfinished)


def end_of_speech(agent: AgentRecord) -> EndOfSpeech:
    """When a turn of the caller has ended; without settings as soon as the words are there."""
    config = agent.part("turn_detection", "config", "end_of_speech") or {}
    aivad = agent.part("advanced_features", "enable_aivad") and not config.get("mode")
    if config.get("mode") == "semantic" or aivad:
        given = config.get("semantic_config") or {}
        wait = given.get("max_wait_ms")
        wait = (LONGEST_WAIT if wait is None else wait) / 1000
        silence = (given.get("silence_duration_ms") or 0) / 1000
        return EndOfSpeech(silence, wait, given.get("pause_state_enabled") is not False)
    old = agent.part("turn_detection", "silence_duration_ms")
    silence = ((config.get("vad_config") or {}).get("silence_duration_ms") or old or 0) / 1000
    return EndOfSpeech(silence, silence)
