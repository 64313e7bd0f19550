"""The nine examples of the design, as a reader writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from shengwang_agent.evals import Caller, Chat, Judge, Talk
from tests.evals.models import ChatServer

Open = Callable[..., Talk]
MODEL = "http://127.0.0.1:9/chat/completions"
SLOW = {"llm_ttft": (900, 3000)}  # median and 95th percentile, milliseconds


def story(heard: object) -> Iterator[str]:
    yield "Once upon a time there was a very long story. "
    yield "It had many chapters, and nobody ever heard the last one."


def test_hours(agent_talk: Open) -> None:
    call = agent_talk(replies={"open": "From nine to six."})
    turn = call.says("When are you open?")
    assert "nine to six" in turn.heard
    assert turn.ended == "ok"
    assert turn.latency == pytest.approx(0.67, abs=0.001)


def test_the_caller_breaks_in(agent_talk: Open) -> None:
    call = agent_talk(replies=story)
    told = call.says("Tell me a story", listen="a very long")
    call.says("Stop, please")
    assert told.ended == "interrupted"
    assert told.heard == "Once upon a time there was a very long"
    assert "last one" in told.said


def test_only_a_keyword_interrupts(agent_talk: Open) -> None:
    words = {
        "enable": True,
        "mode": "keywords",
        "keywords_config": {"trigger_keywords": ["stop"]},
    }
    call = agent_talk({"interruption": words}, replies=story)
    told = call.says("Tell me a story", listen=1.5)
    murmur = call.says("mhm", listen=0.5)
    assert (murmur.ended, murmur.why) == ("ignored", "keywords")
    assert told.ended is None  # still speaking
    call.says("Stop it", listen=0)
    assert told.ended == "interrupted"


def test_words_during_the_greeting_are_not_lost(agent_talk: Open) -> None:
    llm = {
        "url": MODEL,
        "greeting_message": "Good morning, this is the hotel at the lake.",
        "greeting_configs": {"interruptable": False},
    }
    call = agent_talk({"llm": llm}, replies="Gladly.")
    call.says("Hello?", listen=0.5)
    turn = call.says("I need a room.")
    assert call.turns[0].heard.endswith("at the lake.")
    assert turn.asked == "Hello? I need a room."  # one message, one answer
    assert [each.heard for each in call.turns[1:]] == ["Gladly."]


def test_it_asks_once_when_nobody_speaks(agent_talk: Open) -> None:
    quiet = {
        "silence_config": {
            "timeout_ms": 8000,
            "action": "speak",
            "content": "Are you still there?",
        }
    }
    call = agent_talk({"parameters": quiet})
    assert [turn.heard for turn in call.listens(9.5)] == ["Are you still there?"]


def test_the_order_is_looked_up(agent_talk: Open, my_properties: dict[str, Any]) -> None:
    call = agent_talk(my_properties, replies="llm")
    call.sandbox.tool("lookupOrder", returns={"state": "shipped"}, takes=2)
    turn = call.says("Where is order 17?")
    assert [(t.name, t.args) for t in turn.tools] == [("lookupOrder", {"id": "17"})]
    assert "way" in turn.heard
    assert turn.latency is not None
    assert turn.latency > 2


@pytest.mark.parametrize("seed", range(20))
def test_nobody_waits_in_silence(agent_talk: Open, my_fillers: dict[str, Any], seed: int) -> None:
    call = agent_talk({"filler_words": my_fillers}, replies="Done.", latency=SLOW, seed=seed)
    turn = call.says("Book it", listen=1.6)
    assert turn.heard or call.agent.speaking in ("Done.", "One moment.")


@pytest.mark.parametrize("claims", [False, True])
def test_it_never_claims_what_failed(
    agent_talk: Open, my_properties: dict[str, Any], claims: bool
) -> None:
    server = ChatServer(lambda body: {"met": not claims, "reason": "it says what the desk said"})
    try:
        judge = Judge(Chat(server.url, "qwen3:8b"), votes=3)
        call = agent_talk(my_properties, replies="llm", judge=judge)
        call.sandbox.tool("bookTable", fails="timeout")
        call.says("A table for two, please")
        if claims:
            with pytest.raises(AssertionError, match="it says what the desk said"):
                call.judge("does not claim that the table is booked")
        else:
            call.judge("does not claim that the table is booked")
    finally:
        server.close()
    assert len(server.requests) == 3
    shown = server.bodies[0]["messages"][-1]["content"]
    assert '[tool bookTable {"people": 2} failed: "timeout"]' in shown


def test_a_caller_with_a_goal(agent_talk: Open, my_properties: dict[str, Any]) -> None:
    lines = [
        {"say": "A table for two on Friday at seven", "done": False},
        {"say": "Thank you, bye", "done": "goal"},
    ]
    server = ChatServer(lambda body: lines[len(server.requests) - 1])
    try:
        maya = Caller(
            Chat(server.url, "qwen3:8b"),
            goal="book a table for two on Friday at seven",
            persona="in a hurry, half sentences",
            facts={"name": "Maya"},
        )
        call = agent_talk(my_properties, replies="llm")
        call.sandbox.tool("bookTable", returns={"booked": True})
        assert call.with_caller(maya, most_turns=8).reason == "goal"
    finally:
        server.close()
    assert [t.args["people"] for turn in call.turns for t in turn.tools] == [2]
    asked = server.bodies[1]["messages"]
    assert [message["role"] for message in asked] == ["system", "user"]  # no swapped history
    assert "caller: A table for two" in asked[1]["content"]
    assert "Maya" in asked[1]["content"]
