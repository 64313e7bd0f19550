"""What the sandbox says where a test would otherwise wonder: who answers, and what was cut off."""

from __future__ import annotations

import asyncio
import warnings
from typing import Any

import pytest

from shengwang_agent.agentkit import AgentSession
from shengwang_agent.errors import StateError
from shengwang_agent.llmserver import LLMServer, ToolCall, Tools
from shengwang_agent.sandbox import Sandbox

from .conftest import properties

GREETING = "Hello, this is the hotel at the lake!"
UNASKED = (
    "the model at llm.url (127.0.0.1) is not asked, the sandbox answers by itself; to ask the model "
    "of each agent write Sandbox(replies='llm')"
)


def agent_of(sandbox: Sandbox, **llm: Any) -> Any:
    with sandbox.client() as client:
        told = properties(
            llm={"url": "https://llm.example/v1", "greeting_message": GREETING, **llm},
            advanced_features={"enable_tools": True},
        )
        reply = client.agents.start(name="a", properties=told)
    return sandbox.agent(str(reply.agent_id))


# Who answers ------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/chat/completions", "http://localhost/x"])
def test_a_model_on_this_machine_that_nobody_asks_is_told_once(url: str) -> None:
    with Sandbox() as sandbox:
        agent = agent_of(sandbox, url=url)
        host = "127.0.0.1" if "127" in url else "localhost"
        with pytest.warns(UserWarning, match="^the model") as found:
            agent.hears("weather?")
        assert [str(one.message) for one in found] == [UNASKED.replace("127.0.0.1", host)]
        assert found[0].filename == __file__
        agent.will_hear("weather?")  # a second warning would be an error


@pytest.mark.parametrize(
    ("url", "replies"),
    [("https://llm.example/v1", None), ("http://127.0.0.1:9/v1", "Yes."), (None, None), (7, None)],
)
def test_a_choice_and_a_model_elsewhere_are_nothing_to_tell(url: Any, replies: Any) -> None:
    with Sandbox(replies=replies) as sandbox, warnings.catch_warnings():
        warnings.simplefilter("error")
        agent = agent_of(sandbox)
        agent._agent.properties["llm"]["url"] = url
        agent.hears("weather?")


@pytest.mark.parametrize("text", ["model", "LLM", "openai", "llm_url"])
def test_a_way_of_answering_that_is_taken_for_a_text_is_told(text: str) -> None:
    told = f"replies='{text}': every agent says '{text}'; to ask the model of each agent write"
    with pytest.warns(UserWarning, match=f"^{told} replies='llm'$"):
        Sandbox(replies=text)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Sandbox(replies=[text])


@pytest.mark.parametrize("server", [LLMServer(api_key="k"), Tools(url="https://t", api_key=None)])
def test_a_server_is_no_source_of_replies(server: Any) -> None:
    with pytest.raises(
        TypeError, match=r"^replies: a \w+ answers requests: serve it \(uvicorn pro"
    ):
        Sandbox(replies=server)


# What was cut off -------------------------------------------------------------------------


def said(agent: Any) -> list[str]:
    return [entry["content"] for entry in agent.history]


@pytest.mark.parametrize("speed", [0, 1])
def test_a_turn_tells_what_it_cut_off(speed: float) -> None:
    with Sandbox(speed=speed, replies=["Yes."]) as sandbox:
        agent = agent_of(sandbox)
        with sandbox.client() as client:
            AgentSession.attach(client, agent.agent_id).say("Welcome!", "APPEND")
        turn = agent.hears("hi")
        assert turn.cut_off == f"{GREETING} Welcome!"
        assert f"cut off '{GREETING} Welcome!'" in repr(turn)
        assert GREETING not in said(agent)
        assert agent.conversation[-1].cut_off == turn.cut_off


@pytest.mark.parametrize("speed", [0, 1000])
def test_a_caller_may_let_the_agent_finish(speed: float) -> None:
    with Sandbox(speed=speed, replies=["Yes."]) as sandbox:
        agent = agent_of(sandbox)
        turn = agent.hears("hi", interrupts=False)
        assert turn.cut_off is None
        assert "cut off" not in repr(turn)
        assert said(agent) == [GREETING, "hi", "Yes."]
        assert agent.conversation[0].ended == "ok"


def test_an_agent_that_never_finishes_is_told() -> None:
    with Sandbox(speed=0, replies=["Yes."]) as sandbox:
        agent = agent_of(sandbox, greeting_message="and so on " * 2000)
        with pytest.raises(TimeoutError, match="the agent goes on for over 300 s: 'and so on"):
            agent.hears("hi", interrupts=False)


def test_words_to_an_agent_that_says_nothing_cut_nothing_off() -> None:
    with Sandbox(speed=0, replies=["Yes."]) as sandbox:
        assert agent_of(sandbox, greeting_message="").hears("hi").cut_off is None


# Settings ---------------------------------------------------------------------------------


def test_help_says_what_each_setting_does() -> None:
    told = Sandbox.__init__.__doc__ or ""
    for line in (
        "complete_agents: An agent without a pipeline must bring its model and its voice.",
        "strict: Refuse keys that the description does not know; the platform does not.",
        "strict_settings: Refuse settings that have no effect here; else the log names them once.",
    ):
        assert line in told.splitlines()


def test_an_agent_that_has_ended_hears_nothing() -> None:
    with Sandbox() as sandbox, sandbox.client() as client:
        agent = agent_of(sandbox)
        client.agents.stop(agent_id=agent.agent_id)
        with pytest.raises(StateError, match=r"has ended \(STOPPED\): it hears nothing"):
            agent.hears("Are you there?")


def test_an_async_with_opens_a_sandbox_too() -> None:
    async def url() -> str:
        async with Sandbox() as sandbox:
            assert sandbox.requests == []
            return sandbox.url

    assert asyncio.run(url()).startswith("http://127.0.0.1:")


@pytest.mark.parametrize(("takes", "seconds"), [(0.0, 1.0), (0.25, 1.25), (3.0, 4.0)])
def test_the_model_takes_its_time_before_a_tool_and_after_it(takes: float, seconds: float) -> None:
    def reply(heard: Any) -> Any:
        yield ToolCall("look", {})
        yield "Here it is."

    tools = Tools("https://tools.example", api_key="k")

    @tools.tool
    def look() -> str:
        """Look it up."""
        raise AssertionError("the sandbox answers in its place")

    with Sandbox(replies=reply, speed=0, latency={"llm_ttft": 500}) as sandbox:
        sandbox.tool("look", returns="ok", takes=takes)
        turn = agent_of(sandbox, greeting_message="", tools=tools.entries).hears("hi")
        sandbox.clock.advance(60)
        assert (turn.said, [tool.ok for tool in turn.tools]) == ("Here it is.", [True])
        assert turn.latency == pytest.approx(seconds)
