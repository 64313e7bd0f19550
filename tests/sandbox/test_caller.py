"""What the caller's words do under each setting, fillers, silence, greetings: what is heard, when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from shengwang_agent.llmserver.pieces import Audio, Metadata
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.handles import AgentHandle
from shengwang_agent.sandbox.pieces import Heard, Piece, Wait
from shengwang_agent.sandbox.platform.prompts import played

from .conftest import APP, api_of
from .test_streams import agent_of, clock

TALE = "Once upon a time there was a very long story that nobody heard to its end."
GREETING = "Good morning, this is the hotel at the lake."


def tells(heard: Heard) -> Iterator[Piece]:
    yield TALE if "story" in heard.text else f"re {heard.text}"


def said(agent: AgentHandle) -> list[str]:
    return [entry["content"] for entry in agent.history]


def start_of_speech(**more: Any) -> dict[str, Any]:
    return {"turn_detection": {"config": {"start_of_speech": more}}}


APPEND = [
    {"interruption": {"enable": False}},
    start_of_speech(mode="disabled"),
    start_of_speech(mode="disabled", disabled_config={"strategy": "append"}),
    {"turn_detection": {"interrupt_mode": "append"}},
]
IGNORE = [
    {"interruption": {"enable": False, "disabled_config": {"strategy": "ignore"}}},
    start_of_speech(mode="disabled", disabled_config={"strategy": "ignored"}),
    {"turn_detection": {"interrupt_mode": "ignore"}},
    {**start_of_speech(mode="vad"), "interruption": {"enable": False, "disabled_config": {"strategy": "ignore"}}},
]  # fmt: skip
KEYWORDS = [
    {"interruption": {"mode": "keywords", "keywords_config": {"trigger_keywords": ["Stop"]}}},
    start_of_speech(mode="keywords", keywords_config={"triggered_keywords": ["Stop"]}),
    {"turn_detection": {"interrupt_mode": "keyword", "interrupt_keywords": ["Stop"]}},
]


@pytest.mark.parametrize("settings", APPEND)
def test_words_may_wait_until_the_agent_has_finished(settings: dict[str, Any]) -> None:
    agent = agent_of(tells, settings)
    told = agent.hears("A story")
    clock(agent).advance(1)
    first, second = agent.hears("one"), agent.hears("two")
    assert (told.ended, first.ended, second.ended) == (None, None, None)
    clock(agent).advance(60)
    assert said(agent) == ["A story", TALE, "one", "re one", "two", "re two"]
    assert (told.ended, first.ended, second.ended) == ("ok", "ok", "ok")


@pytest.mark.parametrize("settings", IGNORE)
def test_words_may_be_dropped(settings: dict[str, Any]) -> None:
    agent = agent_of(tells, settings)
    told = agent.hears("A story")
    clock(agent).advance(1)
    dropped = agent.hears("one")
    clock(agent).advance(60)
    assert (told.ended, dropped.ended, dropped.why) == ("ok", "ignored", "disable")
    assert said(agent) == ["A story", TALE]
    assert agent.hears("two").ended is None, "a silent agent listens"


@pytest.mark.parametrize("settings", KEYWORDS)
def test_only_a_keyword_interrupts(settings: dict[str, Any]) -> None:
    agent = agent_of(tells, settings)
    told = agent.hears("A story")
    clock(agent).advance(1)
    murmur = agent.hears("mhm")
    assert (murmur.ended, murmur.why, told.ended) == ("ignored", "keywords", None)
    agent.hears("please stop it")
    assert told.ended == "interrupted"


def test_short_speech_is_no_speech() -> None:
    limits = {"interrupt_duration_ms": 500, "speaking_interrupt_duration_ms": 1000}
    agent = agent_of(tells, start_of_speech(vad_config=limits))
    assert agent.hears("mhm").why == "no_asr_result"
    told = agent.hears("Tell a story")
    clock(agent).advance(1)
    assert (agent.hears("Tell others").why, told.ended) == ("no_asr_result", None)
    agent.hears("Tell another story")
    assert told.ended == "interrupted"


@pytest.mark.parametrize("spelling", ["greeting_configs", "greeting_interruptable"])
def test_words_during_a_greeting_are_answered_as_one_message(spelling: str) -> None:
    firm: Any = {"interruptable": False} if spelling == "greeting_configs" else False
    agent = agent_of(tells, {"llm": {"url": "u", "greeting_message": GREETING, spelling: firm}})
    agent.hears("Hello?")
    clock(agent).advance(0.5)
    turn = agent.hears("I need a room.")
    clock(agent).advance(60)
    assert turn.asked == "Hello? I need a room."
    assert said(agent) == [GREETING, turn.asked, f"re {turn.asked}"]
    assert [t.ended for t in agent.conversation] == ["ok", "ok"]


def test_words_during_a_greeting_may_be_context_only() -> None:
    configs = {"interruptable": False, "uninterruptible_asr_policy": "context"}
    agent = agent_of(
        tells, {"llm": {"url": "u", "greeting_message": GREETING, "greeting_configs": configs}}
    )
    turn = agent.hears("Hello?")
    clock(agent).advance(60)
    assert (turn.ended, turn.why) == ("ignored", "disable")
    assert said(agent) == [GREETING, "Hello?"]


def test_a_greeting_may_come_later() -> None:
    agent = agent_of(
        tells,
        {"llm": {"url": "u", "greeting_message": "Hi", "greeting_configs": {"delay_ms": 3000}}},
    )
    clock(agent).advance(2.9)
    assert said(agent) == []
    clock(agent).advance(0.1)
    assert said(agent) == ["Hi"]


def end_of_speech(**more: Any) -> dict[str, Any]:
    return {"turn_detection": {"config": {"end_of_speech": more}}}


def test_the_agent_waits_for_silence() -> None:
    agent = agent_of("Yes.", end_of_speech(vad_config={"silence_duration_ms": 800}))
    turn = agent.hears("one")
    clock(agent).advance(0.5)
    assert agent.hears("two").turn_id == turn.turn_id
    clock(agent).advance(0.79)
    assert said(agent) == []
    clock(agent).advance(5)
    assert said(agent) == ["one two", "Yes."]
    assert turn.latency == pytest.approx(0.8)
    assert agent.turns[0]["metrics"]["segmented_latency_ms"][0] == {
        "name": "algorithm_processing",
        "latency": 800,
    }


def test_half_a_sentence_waits_for_its_end() -> None:
    config = {"mode": "semantic", "semantic_config": {"max_wait_ms": 2000}}
    agent = agent_of("Yes.", end_of_speech(**config))
    agent.hears("I would like")
    clock(agent).advance(1.9)
    agent.hears("a room.")
    assert said(agent) == ["I would like a room.", "Yes."]
    clock(agent).advance(10)
    agent.hears("我想要")
    clock(agent).advance(1)
    agent.hears("一个房间。")
    assert said(agent)[2:] == ["我想要一个房间。", "Yes."]
    clock(agent).advance(10)
    agent.hears("Hold on.")
    clock(agent).advance(1.9)
    assert len(said(agent)) == 4
    clock(agent).advance(0.1)
    assert said(agent)[4:] == ["Hold on.", "Yes."]


def filler_words(*phrases: str, **content: Any) -> dict[str, Any]:
    static = {"phrases": list(phrases), "selection_rule": content.pop("rule", "round_robin")}
    trigger = {"fixed_time_config": {"response_wait_ms": 1000}}
    return {"enable": True, "trigger": trigger, "content": {"static_config": static, **content}}


def thinks(heard: Heard) -> Iterator[Piece]:
    yield Wait(1.2)
    yield "Done."


def test_a_filler_bridges_the_wait_and_is_not_remembered() -> None:
    agent = agent_of(thinks, {"filler_words": filler_words("One moment.", "I am on it.")})
    turn = agent.hears("Book it")
    clock(agent).advance(0.9)
    assert (agent.speaking, turn.latency) == (None, None)
    clock(agent).advance(0.5)
    assert (agent.speaking, turn.latency) == ("One moment.", 1.0)
    clock(agent).advance(0.4)
    assert (agent.speaking, turn.heard) == ("Done.", "One moment."), "the reply waits for its end"
    clock(agent).advance(10)
    assert turn.heard == "One moment. Done."
    agent.hears("Again")
    clock(agent).advance(1)
    assert agent.speaking == "I am on it."
    clock(agent).advance(10)
    assert said(agent) == ["Book it", "Done.", "Again", "Done."]


def test_fillers_are_shuffled_by_the_seed_each_once_a_round() -> None:
    def spoken(seed: int) -> list[str]:
        agent = agent_of(
            thinks, {"filler_words": filler_words("1", "2", "3", "4", rule="shuffle")}, seed=seed
        )
        for _ in range(8):
            agent.hears("?")
            clock(agent).advance(20)
        return [turn.heard.split()[0] for turn in agent.conversation]

    assert spoken(1) == spoken(1)
    assert {tuple(spoken(seed)) for seed in range(4)} != {tuple(spoken(1))}
    assert sorted(spoken(1)[:4]) == sorted(spoken(1)[4:]) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("fails", [False, True])
def test_a_filler_may_be_written_by_a_model(fails: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def ask_once(url: str, api_key: str, body: Any) -> str:
        asked.append((url, api_key, body))
        if fails:
            raise httpx.ConnectError("no writer")
        return " I am looking into it. "

    monkeypatch.setattr("shengwang_agent.sandbox.platform.prompts.ask_once", ask_once)
    writer = {
        "llm_provider": {"url": "http://127.0.0.1:9/v1", "api_key": "k", "params": {"model": "m"}},
        "prompt": "Be short.",
        "history_character_limit": 10,
    }
    fillers = filler_words("One moment.", mode="generated", generated_config=writer)
    agent = agent_of(thinks, {"filler_words": fillers})
    agent.hears("Book me a room")
    clock(agent).advance(1.1)
    assert agent.speaking == ("One moment." if fails else "I am looking into it.")
    messages = [
        {"role": "system", "content": "Be short."},
        {"role": "user", "content": "k me a room"[-10:]},
    ]
    assert asked == [
        ("http://127.0.0.1:9/v1/chat/completions", "k", {"model": "m", "messages": messages})
    ]


SILENT = [
    {"parameters": {"silence_config": {"timeout_ms": 8000, "content": "Still there, {{name}}?"}}},
    {"silence_timeout": 8, "llm": {"url": "u", "silence_message": "Still there, {{name}}?"}},
]


@pytest.mark.parametrize("settings", SILENT)
def test_silence_counts_from_the_start_and_not_while_the_agent_thinks(
    settings: dict[str, Any],
) -> None:
    llm = {"url": "u", "template_variables": {"name": "Maya"}, **settings.get("llm", {})}
    agent = agent_of(lambda _: iter([Wait(20), "Here."]), {**settings, "llm": llm})
    clock(agent).advance(7.9)
    assert said(agent) == []
    clock(agent).advance(1)
    assert said(agent) == ["Still there, Maya?"]
    agent.hears("Yes")
    clock(agent).advance(19)
    assert said(agent) == ["Still there,", "Yes"]


def test_text_in_brackets_is_not_spoken() -> None:
    tts = {
        "vendor": "microsoft",
        "params": {"key": "k", "region": "r", "voice_name": "v"},
        "skip_patterns": [3, 2],
    }
    agent = agent_of(lambda _: iter(["Hello (asi", "de) there【旁白】", "!"]), {"tts": tts})
    turn = agent.hears("?")
    clock(agent).advance(13 * 0.065)
    assert (turn.heard, turn.ended) == ("Hello  there!", "ok")
    assert turn.said == "Hello (aside) there【旁白】!"


def test_who_speaks_and_who_is_there_reaches_the_model() -> None:
    asked: list[Any] = []

    def reply(heard: Heard) -> str:
        assert heard.request is not None
        asked.append(heard.request.body)
        return "Hi"

    settings = {
        "advanced_features": {"enable_rtm": True},
        "sal": {"sal_mode": "recognition"},
        "llm": {"url": "u", "vendor": "custom"},
    }
    agent = agent_of(reply, settings)
    agent.presence("1002", {"page": "cart"})
    agent.hears("Hello", speaker="anna")
    assert asked[0]["context"] == {"presence": {"1002": {"page": "cart"}}}
    message = asked[0]["messages"][-1]
    assert message["metadata"] == {"source": "asr", "user": "1002", "vpids": ["anna"]}
    assert (message["turn_id"], asked[0]["turn_id"]) == (0, 0)


def test_a_thought_may_forbid_interruption_and_carries_metadata() -> None:
    sandbox = Sandbox(speed=0, replies=tells)
    api = api_of(sandbox)
    agent = sandbox.agent(api.start(llm={"url": "u", "vendor": "custom"}))
    body = {"text": "a story", "interruptable": False, "metadata": {"page": "cart"}}
    api("POST", f"{APP}/agents/{agent.agent_id}/think", body)
    assert agent.hears("Stop").why == "disable"
    assert agent.history[0]["metadata"] == {"source": "command", "page": "cart"}


def test_a_model_with_the_only_voice_reads_every_text() -> None:
    asked: list[tuple[str, str]] = []

    class Voice:
        voices = True

        def __call__(self, heard: Heard) -> Iterator[Piece]:
            asked.append((heard.role, heard.messages[-1]["role"]))
            yield Audio(b"\0" * 32_000, transcript=heard.text.upper())

    llm = {"url": "u", "greeting_message": "Hi", "output_modalities": ["audio"]}
    agent = agent_of(Voice(), {"llm": llm, "tts": None})
    clock(agent).advance(5)
    agent.hears("how much?")
    clock(agent).advance(5)
    assert asked == [("assistant", "assistant"), ("user", "user")]
    assert said(agent) == ["HI", "how much?", "HOW MUCH?"]
    assert [turn.ended for turn in agent.conversation] == ["ok", "ok"]


class SlowVoice:
    """A model with the only voice, which needs two seconds for each text."""

    voices = True

    def __call__(self, heard: Heard) -> Iterator[Piece]:
        yield Wait(2)
        yield Audio(b"\0" * 32_000, transcript=heard.text.upper())


def sounding(**llm: Any) -> dict[str, Any]:
    return {"llm": {"url": "u", "output_modalities": ["audio"], **llm}, "tts": None}


@pytest.mark.parametrize("waited", [1, 2.5])
def test_a_firm_greeting_that_a_model_reads_out_is_firm_before_its_first_sound(
    waited: float,
) -> None:
    firm = {"interruptable": False}
    agent = agent_of(SlowVoice(), sounding(greeting_message="Welcome", greeting_configs=firm))
    clock(agent).advance(waited)
    turn = agent.hears("Hi")
    clock(agent).advance(60)
    assert said(agent) == ["WELCOME", "Hi", "HI"]
    assert [t.ended for t in agent.conversation] == ["ok", "ok"]
    assert turn.asked == "Hi"


def test_the_same_when_words_are_context_only() -> None:
    configs = {"interruptable": False, "uninterruptible_asr_policy": "context"}
    agent = agent_of(SlowVoice(), sounding(greeting_message="Welcome", greeting_configs=configs))
    turn = agent.hears("Hi")
    clock(agent).advance(60)
    assert (said(agent), turn.why) == (["Hi", "WELCOME"], "disable")


def metadata_first(heard: Heard) -> Iterator[Piece]:
    yield Metadata(interruptable=False)
    yield Wait(2)
    yield "Certainly."


FIRM = {
    "speak": (SlowVoice(), sounding(), "speak", ["TERMS"]),
    "think": (lambda _: iter([Wait(2), "Certainly."]), {}, "think", ["Terms", "Certainly."]),
    "filler": (
        lambda _: iter([Wait(3), "Certainly."]),
        {"filler_words": filler_words("One moment.")},
        "think",
        ["Terms", "Certainly."],
    ),
    "first chunk": (metadata_first, {}, "", ["Terms", "Certainly."]),
}


@pytest.mark.parametrize(("source", "settings", "operation", "story"), FIRM.values(), ids=FIRM)
@pytest.mark.parametrize("waited", [0.5, 1.2])
def test_what_may_not_be_interrupted_may_not_while_it_is_prepared(
    source: Any, settings: dict[str, Any], operation: str, story: list[str], waited: float
) -> None:
    sandbox = Sandbox(speed=0, replies=source)
    api = api_of(sandbox)
    agent = sandbox.agent(api.start(**settings))
    if operation:
        body = {"text": "Terms", "interruptable": False}
        api("POST", f"{APP}/agents/{agent.agent_id}/{operation}", body)
    else:
        agent.hears("Terms")
    sandbox.clock.advance(waited)
    late = agent.hears("Stop")
    assert (late.ended, late.why) == ("ignored", "disable")
    sandbox.clock.advance(60)
    assert said(agent) == story
    assert [turn.ended for turn in agent.conversation] == ["ok", "ignored"]


def test_an_interruption_by_the_program_cuts_what_the_caller_may_not() -> None:
    sandbox = Sandbox(speed=0, replies=metadata_first)
    api = api_of(sandbox)
    agent = sandbox.agent(api.start())
    turn = agent.hears("Terms")
    sandbox.clock.advance(1)
    api("POST", f"{APP}/agents/{agent.agent_id}/interrupt")
    assert (turn.ended, turn.why) == ("interrupted", "api_interrupt")
    assert agent.hears("Hello").ended is None


def test_a_greeting_file_is_played_or_the_text_is_spoken() -> None:
    llm = {"url": "u", "greeting_message": "Hi", "greeting_audio_url": "http://127.0.0.1:9/hi.pcm"}
    sandbox = Sandbox(speed=0)
    agent = sandbox.agent(api_of(sandbox).start(llm=llm))
    sandbox.clock.advance(5)
    assert agent.conversation[0].heard == "Hi"
    errors = [n.payload["errors"][0] for n in sandbox.webhooks.sent if n.event_type == 110]
    assert [(error["module"], error["code"]) for error in errors] == [("agent", 4001)]
    assert played("/hi.pcm", b"\0" * 96_000, 16_000) == 3.0
    assert played("/hi.mp3", b"\0" * 96_000, 16_000) == 0.0


def test_a_farewell_lets_a_thought_end() -> None:
    sandbox = Sandbox(speed=0, replies=thinks)
    api = api_of(sandbox)
    config = {"graceful_enabled": True, "graceful_timeout_seconds": 30}
    agent = sandbox.agent(api.start(parameters={"farewell_config": config}))
    agent.hears("Bye")
    api("POST", f"{APP}/agents/{agent.agent_id}/leave")
    assert agent.status == "STOPPING"
    sandbox.clock.advance(5)
    assert (agent.status, said(agent)) == ("STOPPED", ["Bye", "Done."])


def test_an_agent_that_fails_during_its_farewell_ends_once() -> None:
    sandbox = Sandbox(speed=0)
    api = api_of(sandbox)
    agent = sandbox.agent(api.start(parameters={"farewell_config": {"graceful_enabled": True}}))
    agent.hears("Bye")
    api("POST", f"{APP}/agents/{agent.agent_id}/leave")
    agent.fails("RTC connection error")
    sandbox.clock.advance(60)
    assert (agent.status, agent.message) == ("FAILED", "RTC connection error")
    assert [n.event_type for n in sandbox.webhooks.sent] == [101, 102, 103, 112]


def test_notices_tell_the_custom_fields_and_the_greeting() -> None:
    sandbox = Sandbox(speed=0, latency="llm_ttft=320,tts_ttfb=110")
    api = api_of(sandbox)
    llm = {"url": "u", "vendor": "custom", "greeting_message": "Hi"}
    agent = sandbox.agent(api.start(llm=llm, parameters={"enable_metrics": True}))
    sandbox.clock.advance(5)
    agent.hears("Hello")
    sandbox.clock.advance(5)
    api("POST", f"{APP}/agents/{agent.agent_id}/leave")
    told = {notice.event_type: notice.payload for notice in sandbox.webhooks.sent}
    assert told[111]["metrics"] == [
        {"turn_id": 1, "tts_ttfb": 110},
        {"turn_id": 2, "asr_ttlw": 0, "llm_ttfb": 320, "llm_ttfs": 320, "tts_ttfb": 110},
    ]
    assert told[112]["turns"][1]["metrics"]["segmented_latency_ms"]["llm_ttft"] == 320
    words = told[103]["contents"][1]
    assert words["metadata"] == {"source": "asr", "user": "1002"}
    assert words.keys() >= {
        "turn_id",
        "timestamp",
        "speech_start_ms",
        "speech_end_ms",
        "speech_algorithmic_delay",
    }
    assert json.dumps(told[103])
