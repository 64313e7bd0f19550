"""A voice of your own over HTTP: platform/protocol.md, section 2."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from shengwang_agent.llmserver.pieces import Audio
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.model.speech import Speeches, speech_request

from ..conftest import START, api_of
from .servers import Server

JSON = dict[str, Any]


class VoiceServer(Server):
    """Answers with sound, in parts, or with a status."""

    def __init__(self) -> None:
        self.status = 200
        self.sound = [b"\0\1" * 320] * 3
        self.before: Callable[[], object] = lambda: None
        super().__init__()

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        self.before()
        if self.status != 200:
            return self.send(handler, self.status, b'{"error": {"message": "no"}}')
        self.stream(handler, self.sound)

    @property
    def bodies(self) -> list[JSON]:
        return [json.loads(body) for _, _, body in self.requests]


@pytest.fixture
def voice() -> Iterator[VoiceServer]:
    made = VoiceServer()
    yield made
    made.close()


def properties(url: str, **params: Any) -> JSON:
    given = {"api_key": "k", "model": "tts-1", "voice": "alloy", "speed": 1.0, "own": [1]}
    return {"tts": {"vendor": "generic_http", "url": url, "params": given | params}}


def spoken(speeches: Speeches, given: JSON, *texts: str, turn: int = 1) -> None:
    for text in texts:
        speeches.spoken("A1", given, turn, text, False)
    speeches.spoken("A1", given, turn, "", True)
    speeches.settled()


def test_every_sentence_is_asked_for(voice: VoiceServer) -> None:
    failures: list[Any] = []
    speeches = Speeches(lambda *what: failures.append(what))
    spoken(
        speeches,
        properties(voice.url + "/audio/speech"),
        "Nine yu",
        "an. And 3.5 more",
        "? 好。是",
        "的",
    )
    assert [body["input"] for body in voice.bodies] == [
        "Nine yuan.",
        "And 3.5 more?",
        "好。",
        "是的",
    ]
    assert voice.bodies[0] == {
        "sample_rate": 16000,
        "response_format": "pcm",
        "model": "tts-1",
        "voice": "alloy",
        "speed": 1.0,
        "own": [1],
        "input": "Nine yuan.",
    }
    path, headers, _ = voice.requests[0]
    assert (path, headers["Authorization"]) == ("/audio/speech", "Bearer k")
    assert (speeches.bytes, failures) == (4 * 1920, [])


def test_ids_travel_when_they_are_wanted(voice: VoiceServer) -> None:
    speeches = Speeches(lambda *what: None)
    given = properties(voice.url, enable_request_id=True, sample_rate=24000)
    spoken(speeches, given, "One. Two. ", "Three.")
    spoken(speeches, given, "Four.", turn=2)
    keys = ("request_id", "request_seq_id", "request_end", "sample_rate")
    assert [tuple(body[key] for key in keys) for body in voice.bodies] == [
        ("A1-1", 0, False, 24000),
        ("A1-1", 1, False, 24000),
        ("A1-1", 2, True, 24000),
        ("A1-2", 0, True, 24000),
    ]
    assert all("enable_request_id" not in body for body in voice.bodies)


def test_a_header_of_ones_own_wins_over_the_key(voice: VoiceServer) -> None:
    given = properties(voice.url)
    given["tts"]["headers"] = {"authorization": "Basic x", "Content-Type": "text/plain", "X-A": "b"}
    spoken(Speeches(lambda *what: None), given, "Hi")
    _, headers, _ = voice.requests[0]
    assert (headers["authorization"], headers["X-A"]) == ("Basic x", "b")
    assert headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(("status", "code"), [(400, 400), (307, 307), (503, 503)])
def test_a_voice_that_fails_is_told_once(voice: VoiceServer, status: int, code: int) -> None:
    voice.status = status
    failures: list[Any] = []
    speeches = Speeches(lambda *what: failures.append(what))
    spoken(speeches, properties(voice.url), "One. Two. Three.")
    assert failures == [("A1", 1, code, f"the voice answered {status}")]
    assert len(voice.requests) == 1


def test_odd_sound_and_no_server_are_failures(voice: VoiceServer) -> None:
    failures: list[Any] = []
    speeches = Speeches(lambda *what: failures.append(what))
    voice.sound = [b"odd"]
    spoken(speeches, properties(voice.url), "One.")
    voice.close()
    spoken(speeches, properties(voice.url), "Two.", turn=2)
    assert [(turn, code) for _, turn, code, _ in failures] == [(1, 500), (2, 500)]
    assert "16 bits" in failures[0][3]
    assert "no connection" in failures[1][3]


def test_other_voices_and_voices_elsewhere_are_not_asked() -> None:
    failures: list[Any] = []
    speeches = Speeches(lambda *what: failures.append(what))
    spoken(speeches, properties("https://tts.example.com/audio/speech"), "One.")
    spoken(speeches, {"tts": {"vendor": "microsoft"}}, "One.")
    assert (speeches.bytes, failures) == (0, [])
    assert speech_request({"tts": {"vendor": "x"}}, "a", utterance="u", number=0, last=True) is None
    made = speech_request(properties("https://u:p@x/?k=v"), "a", utterance="u", number=0, last=True)
    assert "k" not in repr(made).partition("(")[2]


def test_no_thread_stays(voice: VoiceServer) -> None:
    speeches = Speeches(lambda *what: None)
    given = properties(voice.url)
    for turn in range(5):
        spoken(speeches, given, "One.", turn=turn)
    speeches.spoken("A1", given, 9, "never ended", False)
    speeches.close()
    names = [thread.name for thread in threading.enumerate() if thread.is_alive()]
    assert "sandbox-speech" not in names


def test_a_sandbox_asks_an_agents_own_voice(voice: VoiceServer) -> None:
    sandbox = Sandbox(start=START, speed=0, replies=["Nine yuan. And tea."])
    api = api_of(sandbox)
    llm = {"url": "http://127.0.0.1:9/", "api_key": "k", "greeting_message": "Good morning."}
    agent = sandbox.agent(api.start(llm=llm, **properties(voice.url)))
    sandbox.clock.advance(9)
    turn = agent.hears("How much?")
    sandbox.clock.advance(9)
    assert turn.ended == "ok"
    assert [body["input"] for body in voice.bodies] == ["Good morning.", "Nine yuan.", "And tea."]
    api.client.close()
    sandbox.close()


def voices(url: str, source: Any, greeting: str = "", **llm: Any) -> list[str]:
    """What the voice at an address is asked for while one question is answered."""
    sandbox = Sandbox(start=START, speed=0, replies=source)
    api = api_of(sandbox)
    given = properties(url + "/audio/speech")
    given["tts"]["skip_patterns"] = [3, 2]
    llm = {"url": "http://127.0.0.1:9/", "api_key": "k", "greeting_message": greeting, **llm}
    agent = sandbox.agent(api.start(llm=llm, **given))
    sandbox.clock.advance(9)
    turn = agent.hears("How much?")
    sandbox.clock.advance(9)
    assert turn.ended == "ok"
    api.client.close()
    sandbox.close()
    return [entry["content"] for entry in agent.history if entry["role"] == "assistant"]


def test_a_voice_is_not_given_what_is_skipped(voice: VoiceServer) -> None:
    source = [["Second (skip) one! Thi", "rd (not", " this) one.【旁白】"], ["(all of it)"]]
    said = voices(voice.url, lambda heard: iter(source[0]), "Good (loud) morning.")
    assert [body["input"] for body in voice.bodies] == [
        "Good  morning.",
        "Second  one!",
        "Third  one.",
    ]
    assert said == ["Good (loud) morning.", "".join(source[0])]
    voice.requests.clear()
    assert voices(voice.url, lambda heard: iter(source[1])) == ["(all of it)"]
    assert voice.bodies == []


def test_a_voice_is_not_asked_for_what_has_its_sound(voice: VoiceServer) -> None:
    sound = Audio(b"\0" * 3200, "Nine yuan.")
    played = voice.url + "/greeting.pcm"
    said = voices(voice.url, lambda heard: iter([sound]), "Hello.", greeting_audio_url=played)
    assert said == ["Hello.", "Nine yuan."]
    assert [path for path, _, _ in voice.requests] == ["/greeting.pcm"]


def test_a_voice_that_cannot_be_asked_fails_the_turn_and_not_the_sandbox(
    voice: VoiceServer,
) -> None:
    failures: list[Any] = []
    speeches = Speeches(lambda *what: failures.append(what))
    given = properties(voice.url)
    given["tts"]["headers"] = {"X": "\ud800"}
    spoken(speeches, given, "One.")
    spoken(speeches, properties(voice.url), "Two.", turn=2)
    assert [(turn, code) for _, turn, code, _ in failures] == [(1, 500)]
    assert [body["input"] for body in voice.bodies] == ["Two."]
    assert not speeches.voicing()


def test_a_voice_that_fails_fails_the_turn_however_far_the_clock_is_moved(
    voice: VoiceServer,
) -> None:
    voice.status = 503
    voice.before = lambda: threading.Event().wait(0.05)
    sandbox = Sandbox(start=START, speed=0, replies=["Nine yuan.", "Ten."])
    api = api_of(sandbox)
    agent = sandbox.agent(api.start(**properties(voice.url)))
    turn = agent.hears("How much?")
    sandbox.clock.advance(3600)
    assert (turn.ended, turn.why) == ("error", "TTS_REQUEST_ERR")
    errors = [n.payload["errors"] for n in sandbox.webhooks.sent if n.event_type == 110]
    assert [(e["module"], e["code"], e["turn_id"]) for [e] in errors] == [("tts", 503, 1)]
    voice.status = 200
    again = agent.hears("And now?")
    sandbox.clock.advance(3600)
    assert again.ended == "ok"
    api.client.close()
    sandbox.close()
    assert "sandbox-speech" not in [thread.name for thread in threading.enumerate()]
