"""Conversations: history, turns, the three priorities, interruption, replies."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import httpx
import pytest

from shengwang_agent.sandbox import Heard, ModelReplies, Rulebook, Sandbox

from .conftest import APP, START, Api, api_of, properties

LONG = "This takes a good while to say aloud, about as long as reading it."


def speak(api: Api, agent: str, text: str, **more: Any) -> httpx.Response:
    return api("POST", f"{APP}/agents/{agent}/speak", {"text": text, **more})


def test_the_greeting_opens_the_conversation(sandbox: Sandbox, api: Api) -> None:
    agent = api.start(llm={"url": "u", "greeting_message": "你好"})
    assert api.contents(agent) == [("assistant", "你好")]
    sandbox.clock.advance(10)
    assert api.turns(agent) == [("greeting", "ok")]


def test_a_reply_follows_what_the_caller_says(sandbox: Sandbox, api: Api) -> None:
    agent = api.start()
    sandbox.agent(agent).hears("What time is it?")
    assert api.contents(agent) == [
        ("user", "What time is it?"),
        ("assistant", "You said: What time is it?"),
    ]
    sandbox.clock.advance(60)
    assert api.turns(agent) == [("voice_input", "ok")]


def test_speak_is_heard_and_answers_with_the_channel(sandbox: Sandbox, api: Api) -> None:
    agent = api.start()
    assert speak(api, agent, "One moment").json() == {
        "agent_id": agent,
        "channel": "room-1",
        "start_ts": START,
    }
    assert sandbox.agent(agent).speaking == "One moment"
    sandbox.clock.advance(60)
    assert sandbox.agent(agent).speaking is None
    assert api.turns(agent) == [("api_speak", "ok")]


def test_interrupt_priority_cuts_append_waits_ignore_is_dropped(sandbox: Sandbox, api: Api) -> None:
    agent = api.start()
    speak(api, agent, LONG)
    speak(api, agent, "later", priority="APPEND")
    speak(api, agent, "never", priority="IGNORE")
    assert api.contents(agent) == [("assistant", LONG)]
    sandbox.clock.advance(60)
    assert api.contents(agent) == [("assistant", LONG), ("assistant", "later")]
    speak(api, agent, LONG)
    speak(api, agent, "now", priority="INTERRUPT")
    assert sandbox.agent(agent).speaking == "now"
    sandbox.clock.advance(60)
    kinds = [("api_speak", "ok"), ("api_speak", "ok"), ("api_speak", "interrupted")]
    assert api.turns(agent) == [*kinds, ("api_speak", "ok")]


def test_ignore_is_spoken_when_the_agent_is_free(api: Api) -> None:
    agent = api.start()
    speak(api, agent, "free", priority="IGNORE")
    assert api.contents(agent) == [("assistant", "free")]


def test_interrupt_silences_the_agent(sandbox: Sandbox, api: Api) -> None:
    agent = api.start()
    speak(api, agent, LONG)
    speak(api, agent, "later", priority="APPEND")
    sandbox.clock.advance(1)
    answer = api("POST", f"{APP}/agents/{agent}/interrupt", {})
    assert answer.json()["agent_id"] == agent
    assert sandbox.agent(agent).speaking is None
    sandbox.clock.advance(60)
    assert api.contents(agent) == [("assistant", "This takes a")]
    ended = sandbox.agent(agent).turns[0]["end"]
    assert (ended["type"], ended["metadata"]["caused_by"]) == ("interrupted", "api_interrupt")


def test_the_caller_interrupts_unless_told_not_to(sandbox: Sandbox, api: Api) -> None:
    agent = api.start()
    speak(api, agent, LONG)
    sandbox.agent(agent).hears("stop")
    assert sandbox.agent(agent).turns[0]["end"]["metadata"]["caused_by"] == "start_of_speech"
    sandbox.clock.advance(60)
    speak(api, agent, LONG, interruptable=False)
    sandbox.agent(agent).hears("not now")
    assert sandbox.agent(agent).speaking == LONG
    assert ("user", "not now") not in api.contents(agent)
    assert api.turns(agent)[-1] == ("voice_input", "ignored")


@pytest.mark.parametrize("text", ["x" * 512, "好" * 170 + "xx"])
def test_512_bytes_may_be_spoken(api: Api, text: str) -> None:
    assert speak(api, api.start(), text).status_code == 200


@pytest.mark.parametrize("text", ["x" * 513, "好" * 171])
def test_more_than_512_bytes_are_refused(api: Api, text: str) -> None:
    answer = speak(api, api.start(), text)
    assert answer.status_code == 400
    assert "text: is 513 bytes long, at most 512 are allowed" in answer.json()["detail"]


@pytest.mark.parametrize(
    "settings", [{"mllm": {"enable": True}}, {"advanced_features": {"enable_mllm": True}}]
)
def test_speak_is_refused_under_mllm(api: Api, settings: dict[str, Any]) -> None:
    agent = api.start(**settings)
    answer = speak(api, agent, "hello")
    assert answer.status_code == 400
    assert "mllm" in answer.json()["detail"]


def test_an_unknown_priority_is_refused(api: Api) -> None:
    answer = speak(api, api.start(), "x", priority="LOUD")
    assert (answer.status_code, answer.json()["reason"]) == (400, "InvalidFieldValue")
    assert "priority: should be 'INTERRUPT', 'APPEND' or 'IGNORE'" in answer.json()["detail"]


def test_stopping_cuts_speech_and_a_farewell_lets_it_end(sandbox: Sandbox, api: Api) -> None:
    blunt = api.start("blunt")
    polite = api.start("polite", parameters={"farewell_config": {"graceful_enabled": True}})
    for agent in (blunt, polite):
        speak(api, agent, LONG)
        api("POST", f"{APP}/agents/{agent}/leave")
    assert sandbox.agent(blunt).turns[0]["end"]["metadata"]["caused_by"] == "api_leave"
    assert sandbox.agent(polite).status == "STOPPING"
    assert api.contents(polite), "history is served while the agent says goodbye"
    sandbox.clock.advance(30)
    assert sandbox.agent(polite).status == "STOPPED"
    assert sandbox.agent(polite).turns[0]["end"]["type"] == "ok"


def test_the_model_is_shown_max_history_entries_and_the_history_has_all() -> None:
    shown: list[list[str]] = []

    def reply(heard: Heard) -> str:
        shown.append([message["content"] for message in heard.messages])
        return f"re {heard.text}"

    sandbox = Sandbox(start=START, speed=0, replies=reply)
    api = api_of(sandbox)
    agent = api.start(llm={"url": "u", "max_history": 3})
    for index in range(3):
        sandbox.agent(agent).hears(str(index))
        sandbox.clock.advance(10)
    assert shown == [["0"], ["0", "re 0", "1"], ["1", "re 1", "2"]]
    assert [text for _, text in api.contents(agent)] == ["0", "re 0", "1", "re 1", "2", "re 2"]


def test_silence_is_filled(sandbox: Sandbox, api: Api) -> None:
    config = {"timeout_ms": 5000, "action": "speak", "content": "Still there?"}
    agent = api.start(parameters={"silence_config": config})
    speak(api, agent, "hi")
    sandbox.clock.advance(4)
    assert api.contents(agent) == [("assistant", "hi")]
    sandbox.clock.advance(3)
    assert api.contents(agent) == [("assistant", "hi"), ("assistant", "Still there?")]


THINK = [
    # state, body, what is in the history afterwards
    ("listening", {}, ["thought", "You said: thought"]),
    ("listening", {"on_listening_action": "ignore"}, []),
    ("speaking", {}, [LONG]),
    ("speaking", {"on_speaking_action": "interrupt"}, ["This", "thought", "You said: thought"]),
]


@pytest.mark.parametrize(("state", "body", "texts"), THINK)
def test_think_acts_by_state(
    sandbox: Sandbox, api: Api, state: str, body: dict[str, Any], texts: list[str]
) -> None:
    agent = api.start()
    if state == "speaking":
        speak(api, agent, LONG)
        sandbox.clock.advance(0.5)
    answer = api("POST", f"{APP}/agents/{agent}/think", {"text": "thought", **body})
    assert answer.status_code == 200
    assert [text for _, text in api.contents(agent)] == texts


def test_an_appended_thought_is_taken_up_after_the_speech(sandbox: Sandbox, api: Api) -> None:
    agent = api.start()
    speak(api, agent, LONG)
    body = {"text": "thought", "on_speaking_action": "append"}
    api("POST", f"{APP}/agents/{agent}/think", body)
    assert api.contents(agent) == [("assistant", LONG)]
    sandbox.clock.advance(60)
    assert [text for _, text in api.contents(agent)] == [LONG, "thought", "You said: thought"]


def test_a_scripted_caller_tells_the_same_story_in_one_step_or_in_many() -> None:
    stories = []
    for steps in ([60.0], [0.5] * 120):
        sandbox = Sandbox(start=START, speed=0, reply_delay=1.5)
        api = api_of(sandbox)
        agent = api.start()
        sandbox.agent(agent).will_hear(["one", "two", "three"], pause=4)
        for step in steps:
            sandbox.clock.advance(step)
        stories.append((sandbox.agent(agent).history, sandbox.agent(agent).turns))
    assert stories[0] == stories[1]
    texts = [entry["content"] for entry in stories[0][0]]
    assert texts == ["one", "You said: one", "two", "You said: two", "three", "You said: three"]


def reply_of(replies: Any, *said: str) -> list[str]:
    sandbox = Sandbox(start=START, speed=0, replies=replies)
    agent = api_of(sandbox).start()
    for text in said:
        sandbox.agent(agent).hears(text)
        sandbox.clock.advance(60)
    history = sandbox.agent(agent).history
    return [entry["content"] for entry in history if entry["role"] == "assistant"]


def test_replies_by_rule_list_text_and_callable() -> None:
    rules = {"price of (\\w+)": "{1} costs 5", "bye": "Goodbye"}
    assert reply_of(rules, "The PRICE of tea?", "bye", "x") == [
        "tea costs 5",
        "Goodbye",
        "You said: x",
    ]
    assert reply_of(Rulebook({}, fallback="no {0}"), "{1} {x}") == ["no {1} {x}"]
    assert reply_of(["one", "two"], "a", "b", "c") == ["one", "two", "two"]
    assert reply_of("always", "a", "b") == ["always", "always"]
    assert reply_of(lambda heard: heard.text[::-1], "abc") == ["cba"]
    with pytest.raises(ValueError, match="at least one line"):
        Sandbox(replies=[])


def test_a_callable_gets_the_whole_conversation() -> None:
    seen: list[Heard] = []

    def reply(heard: Heard) -> str:
        seen.append(heard)
        return "fine"

    sandbox = Sandbox(speed=0, replies=reply)
    llm = {"url": "u", "system_messages": [{"role": "system", "content": "Be kind"}]}
    agent = api_of(sandbox).start(llm=llm)
    sandbox.agent(agent).hears("hello")
    assert seen[0].agent_id == agent
    assert seen[0].messages == (
        {"role": "system", "content": "Be kind"},
        {"role": "user", "content": "hello"},
    )


def test_a_failing_reply_ends_the_turn_and_says_the_failure_message() -> None:
    def reply(heard: Heard) -> str:
        raise LookupError("no idea")

    sandbox = Sandbox(speed=0, replies=reply)
    agent = api_of(sandbox).start(llm={"url": "u", "failure_message": "请稍等。"})
    sandbox.agent(agent).hears("hello")
    assert sandbox.agent(agent).history[-1] == {"role": "assistant", "content": "请稍等。"}
    end = sandbox.agent(agent).turns[0]["end"]
    assert end["type"] == "error"
    assert end["metadata"] == {"reason": "LLM_REQUEST_ERR", "details": "LookupError: no idea"}
    assert [notice.event_type for notice in sandbox.webhooks.sent] == [101, 110]


def test_nobody_overtakes_a_reply_being_thought_of() -> None:
    stories = []
    for serve in (False, True):
        sandbox = Sandbox(start=START, speed=0)

        def reply(heard: Heard, sandbox: Sandbox = sandbox, serve: bool = serve) -> str:
            if serve:  # a request and the background thread find time standing still
                url = f"{sandbox.url}{APP}/agents"
                assert (
                    httpx.get(url, auth=("u", "p"), trust_env=False, verify=False).status_code
                    == 200
                )
                assert sandbox.agent(heard.agent_id).status == "RUNNING"
            return f"re: {heard.text}"

        sandbox.platform.reply_reader.source = reply
        if serve:
            sandbox.start()
        agent = api_of(sandbox).start()
        sandbox.agent(agent).will_hear(["one", "two", "three"], pause=4)
        sandbox.clock.advance(60)
        stories.append((sandbox.agent(agent).history, sandbox.agent(agent).turns))
        sandbox.close()
    assert stories[0] == stories[1]
    assert [e["content"] for e in stories[0][0]][-1] == "re: three"


async def test_a_slow_callable_does_not_hold_the_event_loop_up() -> None:
    go = threading.Event()

    def reply(heard: Heard) -> str:
        assert go.wait(10)
        return "at last"

    sandbox = Sandbox(start=START, speed=0, replies=reply)
    transport = sandbox.async_transport()
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1", auth=("u", "p")
    ) as client:
        answer = await client.post(f"{APP}/join", json={"name": "a", "properties": properties()})
        agent = answer.json()["agent_id"]
        await client.post(f"{APP}/agents/{agent}/think", json={"text": "hm"})
        listed = await client.get(f"{APP}/agents")
        assert listed.json()["data"]["count"] == 1
        go.set()
        await asyncio.to_thread(sandbox.settle)
    assert sandbox.agent(agent).history[-1]["content"] == "at last"
    sandbox.close()


def test_a_model_on_this_machine_answers() -> None:
    received: list[httpx.Request] = []

    def model(request: httpx.Request) -> httpx.Response:
        received.append(request)
        chunk = '{"choices": [{"delta": {"content": "from model"}, "finish_reason": "stop"}]}'
        return httpx.Response(200, text=f"data: {chunk}\n\ndata: [DONE]\n\n")

    source = ModelReplies(transport=httpx.MockTransport(model))
    sandbox = Sandbox(speed=0, replies=source)
    llm = {"url": "http://127.0.0.1:9/chat", "api_key": "k", "params": {"model": "m"}}
    agent = api_of(sandbox).start(llm=llm)
    sandbox.agent(agent).hears("hello")
    assert sandbox.agent(agent).history[-1]["content"] == "from model"
    assert received[0].headers["authorization"] == "Bearer k"
    assert b'"model":"m"' in received[0].content.replace(b" ", b"")


def test_a_model_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="not on this machine"):
        ModelReplies("https://api.example.com/v1/chat/completions")
    sandbox = Sandbox(speed=0, replies="llm")
    agent = api_of(sandbox).start(llm={"url": "https://api.example.com/v1"})
    sandbox.agent(agent).hears("hello")
    assert "not on this machine" in sandbox.agent(agent).turns[0]["end"]["metadata"]["details"]
