"""Conversations of the real platform, judged afterwards; latencies of many turns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from shengwang_agent import AgentClient, webhooks
from shengwang_agent.evals import Latencies, from_history
from shengwang_agent.sandbox import Sandbox

ROOM = {
    "channel": "c",
    "token": "t",
    "agent_rtc_uid": "1",
    "remote_rtc_uids": ["2"],
}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(speed=0, replies="Hello there my friend.", latency={"llm_ttft": 300}) as made:
        yield made


def talked(sandbox: Sandbox, client: AgentClient, **llm: Any) -> str:
    """An agent that greeted, was interrupted, and answered."""
    about = {"url": "http://127.0.0.1:9/", "greeting_message": "Welcome.", **llm}
    agent = client.agents.start(name="a", pipeline_id="p", properties={**ROOM, "llm": about})
    sandbox.clock.advance(3)
    handle = sandbox.agent(str(agent.agent_id))
    handle.hears("Hi")
    sandbox.clock.advance(1)
    handle.hears("Oh")
    sandbox.clock.advance(10)
    return str(agent.agent_id)


@pytest.mark.parametrize("vendor", ["custom", None])
@pytest.mark.parametrize("form", ["model", "mapping", "notice", "json"])
def test_a_finished_conversation(sandbox: Sandbox, vendor: str | None, form: str) -> None:
    with sandbox.client() as client:
        agent = talked(sandbox, client, **({"vendor": vendor} if vendor else {}))
        history: Any = client.agents.get_history(agent_id=agent)
        turns: Any = client.agents.get_turns(agent_id=agent)
        client.agents.stop(agent_id=agent)
        sandbox.settle()
    if form == "mapping":
        history, turns = history.to_dict()["contents"], turns.to_dict()["turns"]
    if form == "notice":
        found = {each.event_type: webhooks.parse(each.body()) for each in sandbox.webhooks.sent}
        history, turns = found[103], found[112]
    if form == "json":
        sent = {each.event_type: json.loads(each.body()) for each in sandbox.webhooks.sent}
        history, turns = sent[103], sent[112]
    talk = from_history(history, turns, judge=lambda criterion, transcript: "Hello" in transcript)
    greeting, cut, answered = talk.turns
    assert (greeting.kind, greeting.heard, greeting.asked) == ("greeting", "Welcome.", "")
    assert (cut.asked, cut.heard, cut.ended, cut.why) == (
        *("Hi", "Hello", "interrupted", "start_of_speech"),
    )
    assert (answered.ended, answered.latency) == ("ok", 0.3)
    assert cut.said == ("Hello there my friend." if vendor else "Hello")
    assert talk.transcript.splitlines()[2] == "agent: Hello [interrupted: start_of_speech]"
    talk.judge("greets")
    with pytest.raises(AssertionError):
        talk.judge("greets", greeting)


def test_turns_that_do_not_fit_bring_nothing(sandbox: Sandbox) -> None:
    with sandbox.client() as client:
        agent = talked(sandbox, client)
        history = client.agents.get_history(agent_id=agent)
        turns = client.agents.get_turns(agent_id=agent).to_dict()["turns"]
    talk = from_history(history, turns[1:])
    assert [(turn.ended, turn.latency) for turn in talk.turns] == [(None, None)] * 3
    assert [turn.heard for turn in from_history(history).turns] == [
        *("Welcome.", "Hello", "Hello there my friend."),
    ]


@pytest.mark.parametrize(
    "history", [7, None, "text", [1], [{"role": "tool", "content": "x"}], [{"role": "user"}]]
)
def test_what_is_no_history_is_named(history: Any) -> None:
    with pytest.raises(ValueError, match="contents"):
        from_history(history)


@pytest.mark.parametrize(
    "turn",
    [
        {"turn_id": "x", "end": None, "start": None, "metrics": None},
        {"turn_id": 1, "end": {"metadata": None}, "metrics": {"e2e_latency_ms": "5"}},
        {"turn_id": [1], "start": 7, "metrics": {"e2e_latency_ms": -1}},
    ],
)
@pytest.mark.parametrize("more", [{}, {"turn_id": 0}])
def test_what_a_turn_does_not_tell_is_not_known(turn: Any, more: Any) -> None:
    asked = {"role": "user", "content": "Hi", "metadata": None, **more}
    (found,) = from_history([asked], [turn]).turns
    assert (found.asked, found.ended, found.why, found.latency) == ("Hi", None, None, None)


def test_nobody_spoke() -> None:
    assert from_history({"contents": []}).transcript == ""


# -- latencies --------------------------------------------------------------------------------


def turns(values: list[int], agent: str = "a") -> dict[str, Any]:
    parts = [
        {
            "turn_id": number,
            "start": {"type": "voice_input"},
            "metrics": {"e2e_latency_ms": v + 100, "segmented_latency_ms": {"llm_ttft": v}},
        }
        for number, v in enumerate(values, 1)
    ]
    return {"agent_id": agent, "turns": parts}


def test_percentiles_are_of_the_nearest_rank() -> None:
    found = Latencies()
    found.add(turns(list(range(1, 101))))
    found.add(turns([1000], "b"))
    assert found.rows() == [
        {"segment": "llm_ttft", "turns": 101, "p50": 51, "p90": 91, "p95": 96, "p99": 100},
        {"segment": "e2e", "turns": 101, "p50": 151, "p90": 191, "p95": 196, "p99": 200},
    ]
    one = Latencies()
    one.add(turns([7]))
    assert {one.rows()[0][f"p{p}"] for p in (50, 90, 95, 99)} == {7}
    assert Latencies().rows() == []


def test_a_turn_counts_once_in_whatever_form_it_comes(sandbox: Sandbox) -> None:
    found = Latencies()
    with sandbox.client() as client:
        agent = talked(sandbox, client)
        found.add(client.agents.get_turns(agent_id=agent))
        client.agents.stop(agent_id=agent)
        sandbox.settle()
    once = found.rows()
    assert [(row["segment"], row["turns"], row["p50"]) for row in once] == [
        ("algorithm_processing", 2, 0),
        ("asr_ttlw", 2, 0),
        ("llm_ttft", 2, 300),
        ("tts_ttfb", 2, 0),
        ("transport", 2, 0),
        ("e2e", 2, 300),
    ]
    notices = {each.event_type: each.body() for each in sandbox.webhooks.sent}
    for _ in range(2):  # notices come twice
        found.add(json.loads(notices[112]))
        found.add(webhooks.parse(notices[112]))
        found.add(webhooks.parse(notices[112]).payload)
    assert found.rows() == once
    parts = {"asr_ttlw": 0, "llm_ttfb": 300, "llm_ttfs": 310, "tts_ttfb": 20}
    metrics = [{"turn_id": 1, "tts_ttfb": 10}, {"turn_id": 2, **parts}]  # as notice 111 has them
    found.add({"eventType": 111, "payload": {"agent_id": agent, "metrics": metrics}})
    rows = {row["segment"]: row["turns"] for row in found.rows()}
    assert (rows["llm_ttfb"], rows["llm_ttfs"], rows["tts_ttfb"], rows["asr_ttlw"]) == (1, 1, 3, 2)


@pytest.mark.parametrize(
    "value",
    [
        *(None, 7, [], {}, {"payload": {"turns": None}}, {"payload": 5}, {"turns": 7}),
        *({"turns": [1, {"metrics": 7}]}, {"metrics": [{"turn_id": 1, "asr_ttlw": -1}]}),
        {"turns": [{"metrics": {"segmented_latency_ms": [1, {"name": None, "latency": 3}]}}]},
        {"turns": [{"metrics": {"e2e_latency_ms": 10**400}}]},
    ],
)
def test_other_things_are_passed_over(value: Any) -> None:
    found = Latencies()
    found.add(value)
    assert found.rows() == []


def test_the_picture_shows_every_bar() -> None:
    found = Latencies()
    found.add(turns([100, 200, 400]))
    found.add({"agent_id": "<&>", "metrics": [{"turn_id": 1, "<odd>": 5}]})
    drawn = Xml.fromstring(found.svg())
    bars = [
        each
        for each in drawn.iter("{http://www.w3.org/2000/svg}rect")
        if each.get("height") == "18"
    ]
    assert len(bars) == 4 * len(found.rows())
    assert max(float(str(bar.get("width"))) for bar in bars) == 560
    assert Xml.fromstring(Latencies().svg()) is not None
