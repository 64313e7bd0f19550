"""What the agent says: its own lines by priority, and replies that come piece by piece.

Speech takes time on the sandbox clock, about as long as a person needs to read the text aloud.
Therefore APPEND, IGNORE and interruptions make a difference. A text enters the memory when the
agent begins to say it; of a speech that is cut, only the part that was heard stays there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from shengwang_agent.llmserver.pieces import Audio, Metadata

from ..model.request import model_request
from ..pieces import Heard, ReplyFailed, ReplySource, ToolRun, Wait, word_end
from .records import (
    AgentRecord,
    Reply,
    TurnRecord,
    keep_heard,
    ms,
    refresh,
    spoken_entry,
    text_entry,
)
from .speech import BRACKETS, Speech, Utterance
from .world import World

#: Stands for the piece after the last one.
END = object()
#: Seconds of speech that a reply is read ahead of the caller's ear, and no further.
LEAD = 10.0
#: The most that ``llm.max_history`` may be.
LONGEST_HISTORY = 1024
#: Bytes of one second of a model's own voice: 16 kHz, 16 bits, mono.
SOUND_BYTES = 32_000
CUSTOM_KEYS = frozenset({"turn_id", "timestamp", "metadata"})
SENTENCE_ENDS = frozenset(".?!。？！")


@dataclass(frozen=True, slots=True)
class Failure:
    """Stands for the piece that the source could not give."""

    code: int
    text: str

    @classmethod
    def of(cls, problem: BaseException) -> Failure:
        if isinstance(problem, ReplyFailed):
            return cls(problem.code, str(problem))
        try:
            return cls(500, f"{type(problem).__name__}: {problem}")
        except Exception:  # an exception that cannot tell what it is
            return cls(500, type(problem).__name__)


class Dialogue:
    """The voice of every agent.

    ``on_change`` is called whenever an agent begins or ends something, ``on_free`` when it has
    nothing left to say, ``on_asked`` when a model is asked. ``voices`` says that the source of the
    replies can read a text out.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.on_change: list[Callable[[AgentRecord], None]] = []
        self.on_free: list[Callable[[AgentRecord], None]] = []
        self.on_asked: list[Callable[[Reply], None]] = []
        self.voices = False

    # -- lines of the agent's own ----------------------------------------------------------

    def say(self, agent: AgentRecord, utterance: Utterance, priority: str) -> bool:
        """Speak now, after the present speech, or not at all when busy; False when dropped."""
        if priority == "IGNORE" and agent.busy:
            return False
        if priority == "INTERRUPT":
            self.cut(agent, "api_think" if utterance.origin == "api_think" else "api_speak")
        if priority == "APPEND" and (agent.speaking or agent.reply or agent.listening):
            agent.waiting.append(utterance)
        else:
            self._begin(agent, utterance)
        return True

    def _begin(self, agent: AgentRecord, utterance: Utterance) -> None:
        turn = utterance.turn
        if turn is None:
            facts = _start_facts(agent, utterance.origin)
            turn = agent.begin_turn(self._world.moment, utterance.origin, facts)
        if self._model_reads(agent) and not utterance.sound:
            self._read_out(agent, turn, utterance)
            return
        speech = self._speech(agent, turn, utterance.origin, utterance.interruptable)
        turn.said += "" if utterance.origin == "failure" else utterance.text
        at = self._world.moment + self._sound_delay(agent, turn)
        if utterance.sound:
            speech.add_transcript(utterance.text, [])
            speech.add_sound(utterance.sound, at)
        else:
            speech.add(utterance.text, at)
        self._speak(agent, speech)
        self._completed(agent, speech)

    def _model_reads(self, agent: AgentRecord) -> bool:
        """Whether the model has the only voice: it gives sound, and there is no ``tts``."""
        sound = "audio" in (agent.part("llm", "output_modalities") or ())
        return sound and not agent.part("tts") and self.voices

    def _read_out(self, agent: AgentRecord, turn: TurnRecord, utterance: Utterance) -> None:
        reply = Reply(agent, turn, utterance.text, 0.0, 0.0, utterance.interruptable)
        reply.origin, reply.role = utterance.origin, "assistant"
        self.ask(agent, reply)

    def _speech(
        self, agent: AgentRecord, turn: TurnRecord, origin: str, interruptable: bool
    ) -> Speech:
        skip = "".join(BRACKETS.get(n, "") for n in agent.part("tts", "skip_patterns") or ())
        speech = Speech(turn, origin, interruptable, skip)
        turn.speeches.append(speech)
        return speech

    def _speak(self, agent: AgentRecord, speech: Speech) -> None:
        """Let the caller hear a speech from now on."""
        agent.speaking = speech
        if speech.origin != "filler" and speech.entry is None:
            agent.memory.append(spoken_entry(speech, self._world.moment))
        self._world.spoken(agent, speech.turn.turn_id, speech.voiced, False)
        self.changed(agent)

    def _completed(self, agent: AgentRecord, speech: Speech) -> None:
        speech.complete = True
        self._world.spoken(agent, speech.turn.turn_id, "", True)
        ends = max(speech.ends, self._world.moment)
        speech.event = self._world.at(ends, self._speech_over, agent, speech)

    def _sound_delay(self, agent: AgentRecord, turn: TurnRecord) -> float:
        """The time from a text to its first sound, noted in the turn."""
        for part in ("tts_ttfb", "transport"):
            if part not in turn.latency:
                turn.latency[part] = self._world.draw(agent, turn, part)
        return turn.latency["tts_ttfb"] + turn.latency["transport"]

    def _speech_over(self, agent: AgentRecord, speech: Speech) -> None:
        agent.speaking = None
        reply, moment = agent.reply, self._world.moment
        if speech.origin == "filler":
            if reply is not None and reply.speech is not None:
                self._speak(agent, reply.speech)
            self.go_on(agent)
            return
        if reply is not None and reply.speech is speech:
            agent.reply = None
        played = {"playback_duration_ms": ms(moment - (speech.begun or moment))}
        speech.turn.close(moment, "ok", played)
        self.go_on(agent)

    def go_on(self, agent: AgentRecord) -> None:
        """The agent has ended something: let it say what waits, then hear what waits."""
        if agent.waiting and not (agent.speaking or agent.reply or agent.listening):
            self._begin(agent, agent.waiting.pop(0))
        for step in self.on_free if not agent.busy else ():
            step(agent)
        self.changed(agent)

    def changed(self, agent: AgentRecord) -> None:
        for step in self.on_change:
            step(agent)
        self._world.touch()

    # -- falling silent --------------------------------------------------------------------

    def cut(self, agent: AgentRecord, cause: str) -> None:
        """Fall silent: end the present speech, drop what waits and the reply that is awaited."""
        agent.waiting.clear()
        words, agent.listening = agent.listening, None
        if words is not None:
            self._world.agenda.cancel(words.event)
            self._interrupted(words.turn, cause)
        reply = agent.reply
        speaking, agent.speaking = agent.speaking, None
        if speaking is not None:
            self._cut_speech(agent, speaking, cause)
        if reply is not None and reply.speech not in (None, speaking):
            self._cut_speech(agent, reply.speech, cause)
        if reply is not None:
            self._interrupted(reply.turn, cause)
            self.drop_reply(agent)
        if words or speaking or reply:
            self.changed(agent)

    def _cut_speech(self, agent: AgentRecord, speech: Any, cause: str) -> None:
        self._world.agenda.cancel(speech.event)
        keep_heard(agent.memory, speech, self._world.moment)
        self._world.spoken(agent, speech.turn.turn_id, "", True)
        self._interrupted(speech.turn, cause)

    def _interrupted(self, turn: TurnRecord | None, cause: str) -> None:
        if turn is not None:
            turn.close(self._world.moment, "interrupted", {"caused_by": cause})

    def drop_reply(self, agent: AgentRecord) -> None:
        """Read no more of the agent's reply; its source is closed as soon as the lock is free."""
        reply, agent.reply = agent.reply, None
        if reply is not None:
            self._drop(reply)

    def _drop(self, reply: Reply) -> None:
        reply.closed = True
        for event in (reply.event, reply.filler):
            self._world.agenda.cancel(event)
        self._world.dropped.append(reply)
        if reply.reader is not None:
            reply.reader.release()

    # -- asking the source -----------------------------------------------------------------

    def think(
        self,
        agent: AgentRecord,
        turn: TurnRecord,
        text: str,
        interruptable: bool = True,
        waited: float = 0.0,
    ) -> None:
        """Ask the reply source for an answer to be spoken in this turn.

        ``waited`` are the seconds after which the caller's words were taken for ended.
        """
        for part in ("algorithm_processing", "asr_ttlw"):
            turn.latency[part] = 0.0
            if turn.kind == "voice_input":
                turn.latency[part] = self._world.draw(agent, turn, part)
        self.ask(agent, Reply(agent, turn, text, 0.0, 0.0, interruptable))
        turn.latency["algorithm_processing"] += waited

    def ask(self, agent: AgentRecord, reply: Reply) -> None:
        """Open a reply as soon as the words have been recognized."""
        delay = sum(reply.turn.latency.get(p, 0.0) for p in ("algorithm_processing", "asr_ttlw"))
        agent.reply = reply
        if delay > 0:
            reply.event = self._world.later(delay, self._open, reply)
        else:
            self._open(reply)
        self.changed(agent)

    def _open(self, reply: Reply) -> None:
        reply.asked_at = reply.planned = self._world.moment
        self._world.pending.append(reply)
        for step in self.on_asked:
            step(reply)

    def errand(
        self,
        agent: AgentRecord,
        turn: TurnRecord | None,
        text: str,
        source: ReplySource,
        done: Callable[[Any], None],
    ) -> None:
        """Ask another source for one text beside the reply; ``done`` gets it, or its failure."""
        now = self._world.moment
        turn = turn or TurnRecord(0, "errand", now)
        errand = Reply(agent, turn, text, now, now, source=source, aside=done)
        self._world.pending.append(errand)

    def fill(self, reply: Reply, phrase: str) -> None:
        agent = reply.agent
        if reply.closed or reply.speech is not None or agent.speaking is not None:
            return
        speech = self._speech(agent, reply.turn, "filler", True)
        speech.add(phrase, self._world.moment + self._sound_delay(agent, reply.turn))
        self._speak(agent, speech)
        self._completed(agent, speech)

    def heard(self, reply: Reply) -> Heard:
        agent, turn = reply.agent, reply.turn
        memory = [entry.message() for entry in agent.memory[-LONGEST_HISTORY:]]
        if reply.role == "assistant":
            memory.append(text_entry(turn, reply.text, reply.origin, self._world.moment).message())
        request = model_request(
            agent.properties,
            memory,
            turn_id=turn.turn_id - 1,
            timestamp=ms(turn.started),
            interruptable=reply.interruptable,
            presence=agent.presence or None,
        )
        messages = tuple(_plain(message) for message in request.body["messages"])
        who = (agent.agent_id, reply.text, messages, agent.properties)
        return Heard(*who, turn.turn_id, reply.role, request)

    # -- pieces ----------------------------------------------------------------------------

    def arrived(self, reply: Reply, piece: Any, took: float) -> None:
        """A piece is there: it takes effect at its time, or now when that is past."""
        world = self._world
        now = max(world.moment, world.clock.now()) if world.clock.speed else world.moment
        at = reply.planned + self._gap(reply, piece, took)
        reply.count += 1
        reply.event = world.at(max(at, now), self._take, reply, piece)

    def _gap(self, reply: Reply, piece: Any, took: float) -> float:
        """The time between the piece before, or the request, and this one."""
        if reply.aside is not None:
            return 0.0
        world, first = self._world, reply.count == 0
        takes = max(0.0, piece.seconds) if isinstance(piece, Wait) else 0.0
        speaks = isinstance(piece, (str, Audio))
        answers = first or (speaks and reply.asked_again)
        if speaks or isinstance(piece, ToolRun):
            reply.asked_again = not speaks
        if not answers and not speaks:
            return takes
        part = "llm_ttft" if answers else "llm_gap"
        drawn = takes + (took if world.latency.measured else 0.0)
        drawn += world.draw(reply.agent, reply.turn, part, reply.count)
        return drawn + (world.settings.reply_delay if first else 0.0)

    def _take(self, reply: Reply, piece: Any) -> None:
        reply.planned = self._world.moment
        if reply.aside is not None:
            self._drop(reply)
            reply.aside(piece)
        elif piece is END:
            self._finished(reply)
        elif isinstance(piece, Failure):
            self._failed(reply, piece)
        else:
            self._play(reply, piece)
            if not reply.closed:
                self._read_on(reply)
        self._world.touch()

    def _read_on(self, reply: Reply) -> None:
        """Want the next piece: now, or when the speech needs it.

        Else a reply without end would be read without end, and an interruption would come too late
        to be seen by the model.
        """
        ahead = reply.speech.ends - LEAD if reply.speech else 0.0
        if ahead > self._world.moment:
            reply.event = self._world.at(ahead, self._world.pending.append, reply)
        else:
            self._world.pending.append(reply)

    def _play(self, reply: Reply, piece: Any) -> None:
        if isinstance(piece, str):
            self._text(reply, piece)
        elif isinstance(piece, Audio):
            self._audio(reply, piece)
        elif isinstance(piece, ToolRun):
            reply.turn.tools.append(piece)
        elif isinstance(piece, Metadata) and reply.count == 1:  # else it is not obeyed
            if piece.interruptable is not None:
                reply.interruptable = piece.interruptable
            reply.turn.tts_params = piece.tts_params

    def _text(self, reply: Reply, text: str) -> None:
        speech = self._reply_speech(reply)
        reply.turn.said += text
        voiced = speech.add(text, self._sound_at(reply, speech))
        self._grown(reply, speech, text, voiced)

    def _audio(self, reply: Reply, piece: Audio) -> None:
        speech = self._reply_speech(reply)
        reply.turn.said += piece.transcript
        speech.add_transcript(piece.transcript, [word_end(word) for word in piece.words])
        if piece.pcm:
            speech.add_sound(len(piece.pcm) / SOUND_BYTES, self._sound_at(reply, speech))
        self._grown(reply, speech, piece.transcript)

    def _reply_speech(self, reply: Reply) -> Speech:
        if reply.speech is None:
            turn, origin = reply.turn, reply.origin
            self._world.agenda.cancel(reply.filler)
            turn.latency["llm_ttft"] = self._world.moment - reply.asked_at
            reply.speech = self._speech(reply.agent, turn, origin, reply.interruptable)
        return reply.speech

    def _sound_at(self, reply: Reply, speech: Speech) -> float:
        """When new sound can be heard. A filler is spoken to its end before the reply begins."""
        delay = self._sound_delay(reply.agent, reply.turn) if speech.begun is None else 0.0
        speaking = reply.agent.speaking
        filled = speaking.ends if speaking and speaking.origin == "filler" else 0.0
        return max(self._world.moment + delay, filled)

    def _grown(self, reply: Reply, speech: Speech, text: str, voiced: str = "") -> None:
        turn = reply.turn
        if turn.first_sentence is None and SENTENCE_ENDS.intersection(text):
            turn.first_sentence = self._world.moment - reply.asked_at
        if reply.agent.speaking is None:
            self._speak(reply.agent, speech)
        elif reply.agent.speaking is speech:
            self._world.spoken(reply.agent, turn.turn_id, voiced, False)
        refresh(speech)

    # -- the end of a reply ----------------------------------------------------------------

    def _finished(self, reply: Reply) -> None:
        agent, turn = reply.agent, reply.turn
        if reply.speech is not None:
            self._completed(agent, reply.speech)
            return
        self._world.agenda.cancel(reply.filler)
        agent.reply = None
        turn.close(self._world.moment, "ok", {"playback_duration_ms": 0})
        self.go_on(agent)

    def _failed(self, reply: Reply, failure: Failure) -> None:
        """What has been said is said to its end; then the agent says that it failed."""
        agent, turn = reply.agent, reply.turn
        turn.failed = {"reason": "LLM_REQUEST_ERR", "details": failure.text}
        self._world.tell_error(agent, "llm", turn.turn_id, failure.code, failure.text)
        text = agent.text("llm", "failure_message")
        if text and reply.role == "user":
            agent.waiting.insert(0, Utterance(text, "failure", turn=turn))
        self._finished(reply)

    def voice_failed(self, agent: AgentRecord, turn_id: int, code: int, text: str) -> None:
        """The agent's voice gave no sound for a text; its turn ends as a failed one."""
        turn = next((turn for turn in reversed(agent.turns) if turn.turn_id == turn_id), None)
        if turn is not None and turn.failed is None:
            turn.failed = {"reason": "TTS_REQUEST_ERR", "details": text}
        self._world.tell_error(agent, "tts", turn_id, code, text)


def _plain(message: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in message.items() if key not in CUSTOM_KEYS}


def _start_facts(agent: AgentRecord, origin: str) -> dict[str, Any]:
    action = agent.part("parameters", "silence_config", "action") or "speak"
    facts: dict[str, dict[str, Any]] = {
        "greeting": {"greeting_nth": agent.greetings},
        "api_speak": {"transport": "http"},
        "silence_timeout": {"action": action},
    }
    return facts.get(origin, {})
