"""What the caller says, and what the agent makes of it: an answer, an interruption, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .dialogue import Dialogue
from .records import RUNNING, AgentRecord, TurnRecord, Words, ms, words_entry
from .speech import duration
from .world import World

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
        return any(word.casefold() in text.casefold() for word in self.keywords)


def interruption(agent: AgentRecord) -> Interruption:
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


def wait_after(agent: AgentRecord, text: str) -> float | None:
    """Seconds that the agent waits for more words after these; None for as long as it takes."""
    config = agent.part("turn_detection", "config", "end_of_speech") or {}
    aivad = agent.part("advanced_features", "enable_aivad") and not config.get("mode")
    if config.get("mode") != "semantic" and not aivad:
        old = agent.part("turn_detection", "silence_duration_ms")
        return ((config.get("vad_config") or {}).get("silence_duration_ms") or old or 0) / 1000
    given = config.get("semantic_config") or {}
    silence = (given.get("silence_duration_ms") or 0) / 1000
    patient = given.get("pause_state_enabled") is not False
    asked = patient and any(words in text.casefold() for words in PATIENCE)
    if text.rstrip().endswith(tuple(SENTENCE_ENDS)) and not asked:
        return silence
    longest = given.get("max_wait_ms")
    longest = (LONGEST_WAIT if longest is None else longest) / 1000
    return None if longest < 0 else max(silence, longest)


class Caller:
    """The person at the other end of every agent."""

    def __init__(self, world: World, dialogue: Dialogue) -> None:
        self._world = world
        self._dialogue = dialogue
        dialogue.on_free.append(self._next_unheard)

    # -- words -----------------------------------------------------------------------------

    def hear(self, agent: AgentRecord, words: Words) -> TurnRecord:
        """Someone says something; returns its turn, which may have ended at once.

        The first that fits counts: the rest of a sentence, a greeting that may not be interrupted,
        another speech that may not (both also before their first sound), then what the settings of
        interruption say.
        """
        if agent.listening is not None:
            return self._goes_on(agent, agent.listening, words)
        if agent.firm == "greeting":
            return self._during_greeting(agent, words)
        if agent.firm:
            return self._ignore(agent, words, "disable")
        how = interruption(agent)
        if agent.busy and how.mode in (APPEND, IGNORE):
            return self._disabled(agent, words, how)
        if agent.busy and how.mode == KEYWORDS and not how.triggered(words.text):
            return self._ignore(agent, words, "keywords")
        if duration(words.text) < (how.speaking if agent.speaking else how.quiet):
            return self._ignore(agent, words, "no_asr_result")
        cut_off = agent.about_to_say
        self._dialogue.cut(agent, "start_of_speech")
        turn = self._listen(agent, words)
        turn.cut_off = cut_off
        return turn

    def hear_later(self, agent: AgentRecord, words: Words) -> TurnRecord:
        """Keep a text until the agent has finished what it is doing."""
        words.turn = self._turn(agent, words)
        agent.unheard.append(words)
        self._world.touch()
        return words.turn

    def hear_after(self, delay: float, agent: AgentRecord, text: str) -> None:
        """The caller will say this in ``delay`` seconds, if the agent still runs then."""
        self._world.later(delay, self._says, agent, text)

    def _says(self, agent: AgentRecord, text: str) -> None:
        if agent.status == RUNNING:
            self.hear(agent, Words(text))

    def _during_greeting(self, agent: AgentRecord, words: Words) -> TurnRecord:
        policy = agent.part("llm", "greeting_configs", "uninterruptible_asr_policy")
        if policy == "context":
            turn = self._ignore(agent, words, "disable")
            self._remember(agent, turn, words, 0.0)
            return turn
        kept = next((kept for kept in agent.unheard if kept.merges), None)
        if kept is None or kept.turn is None:
            words.merges = True
            return self.hear_later(agent, words)
        return self._joined(kept, kept.turn, words)

    def _disabled(self, agent: AgentRecord, words: Words, how: Interruption) -> TurnRecord:
        if how.mode == APPEND:
            return self.hear_later(agent, words)
        return self._ignore(agent, words, "disable")

    def _ignore(self, agent: AgentRecord, words: Words, cause: str) -> TurnRecord:
        turn = self._turn(agent, words)
        turn.close(self._world.moment, "ignored", {"caused_by": cause})
        self._world.touch()
        return turn

    # -- the end of the words --------------------------------------------------------------

    def _listen(self, agent: AgentRecord, words: Words) -> TurnRecord:
        """Begin a turn, and wait whether the caller goes on."""
        wait = wait_after(agent, words.text)
        words.turn = self._turn(agent, words)
        if wait == 0:
            return self.take_up(agent, words)
        agent.listening = words
        self._wait(agent, words, wait)
        self._dialogue.changed(agent)
        return words.turn

    def _goes_on(self, agent: AgentRecord, listening: Words, more: Words) -> TurnRecord:
        turn = listening.turn or self._turn(agent, listening)
        self._joined(listening, turn, more)
        self._world.agenda.cancel(listening.event)
        self._wait(agent, listening, wait_after(agent, listening.text))
        return turn

    def _wait(self, agent: AgentRecord, words: Words, wait: float | None) -> None:
        words.event = None if wait is None else self._world.later(wait, self._silent, agent, wait)

    def _silent(self, agent: AgentRecord, waited: float) -> None:
        words, agent.listening = agent.listening, None
        if words is not None:
            self.take_up(agent, words, waited)

    def _joined(self, words: Words, turn: TurnRecord, more: Words) -> TurnRecord:
        last, first = words.text[-1:], more.text[:1]
        words.text += ("" if max(last, first) > "\u2e7f" else " ") + more.text
        turn.asked = words.text
        turn.facts["speech_duration_ms"] += ms(duration(more.text))
        words.metadata |= more.metadata
        turn.asked_at = self._world.moment
        return turn

    # -- answering -------------------------------------------------------------------------

    def take_up(self, agent: AgentRecord, words: Words, delay: float = 0.0) -> TurnRecord:
        """Remember what was said and think about it; it took ``delay`` to know that it had ended."""
        turn = words.turn or self._turn(agent, words)
        self._remember(agent, turn, words, delay)
        self._dialogue.think(agent, turn, words.text, words.interruptable, delay)
        return turn

    def _next_unheard(self, agent: AgentRecord) -> None:
        if agent.unheard and not agent.busy and agent.status == RUNNING:
            self.take_up(agent, agent.unheard.pop(0))

    def _turn(self, agent: AgentRecord, words: Words) -> TurnRecord:
        facts = {"speech_duration_ms": ms(duration(words.text))}
        facts = facts if words.origin == "voice_input" else {}
        turn = agent.begin_turn(self._world.moment, words.origin, facts)
        turn.asked, turn.asked_at = words.text, self._world.moment
        return turn

    def _remember(self, agent: AgentRecord, turn: TurnRecord, words: Words, delay: float) -> None:
        spoken = words.origin == "voice_input"
        metadata: dict[str, Any] = {"source": "asr" if spoken else "command", **words.metadata}
        uids = agent.properties.get("remote_rtc_uids") or []
        if spoken and len(uids) == 1 and uids[0] != "*":
            metadata.setdefault("user", uids[0])
        enabled = agent.part("advanced_features", "enable_sal") is not False
        if words.speaker and enabled and agent.part("sal", "sal_mode") == "recognition":
            metadata["vpids"] = [words.speaker]
        agent.memory.append(words_entry(turn, turn.asked_at, metadata, delay))
