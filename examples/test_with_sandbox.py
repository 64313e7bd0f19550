"""Tests of a program that starts agents and places calls, without an account or a telephone.

The fixtures come with the package: ``pip install "shengwang-agent[sandbox]" pytest``, then
``pytest examples/test_with_sandbox.py``.
"""

from __future__ import annotations

from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, OutcomeUnknown, QuotaExceededError
from shengwang_agent.sandbox import Heard, Sandbox

# -- the program under test ------------------------------------------------------------------


def open_desk(client: AgentClient, room: str) -> str:
    """Put a receptionist into a room and return the agent's id."""
    agent = client.agents.start(
        name=f"desk-{room}",
        properties={
            "channel": room,
            "token": "<rtc token>",
            "agent_rtc_uid": "1001",
            "remote_rtc_uids": ["1002"],
            "idle_timeout": 60,
            "llm": {
                "url": "https://llm.example/v1/chat/completions",
                "api_key": "<llm key>",
                "greeting_message": "Good day!",
            },
            "tts": {
                "vendor": "microsoft",
                "params": {"key": "<tts key>", "region": "eastasia", "voice_name": "zh-CN-Yunxi"},
            },
        },
    )
    return str(agent.agent_id)


def remind(client: AgentClient, number: str) -> str:
    """Call a guest about a reservation; returns ``reached``, ``missed`` or ``unclear``."""
    try:
        call = client.telephony.call(
            name="reminder",
            pipeline_id="reminders",
            sip={
                "to_number": number,
                "from_number": "+861050000000",
                "rtc_uid": "100",
                "rtc_token": "<sip token>",
            },
            properties={"channel": f"call-{number}", "token": "<rtc token>", "agent_rtc_uid": "1"},
        )
    except OutcomeUnknown:
        return "unclear"
    record = client.telephony.get(agent_id=str(call.agent_id))
    return "missed" if record.reason == "failed" else "reached"


# -- its tests -------------------------------------------------------------------------------


def test_a_guest_is_greeted_and_answered(
    agent_client: AgentClient, shengwang_sandbox: Sandbox
) -> None:
    agent = shengwang_sandbox.agent(open_desk(agent_client, "lobby"))
    shengwang_sandbox.clock.advance(1)  # words that nobody has heard are not in the history
    agent.hears("Do you have a table?")
    assert [entry["content"] for entry in agent.history] == [
        "Good day!",
        "Do you have a table?",
        "You said: Do you have a table?",
    ]


def answer(heard: Heard) -> str:
    """What the model would say."""
    return "At eight." if "when" in heard.text.lower() else "Certainly."


@pytest.mark.shengwang_sandbox(replies=answer, speed=0)
def test_a_reply_of_ones_own_and_a_clock_in_hand(
    agent_client: AgentClient, shengwang_sandbox: Sandbox
) -> None:
    agent = shengwang_sandbox.agent(open_desk(agent_client, "lobby"))
    agent.will_hear(["A table for two.", "When?"], pause=10)
    shengwang_sandbox.clock.advance(30)
    said = [entry["content"] for entry in agent.history if entry["role"] == "assistant"]
    assert said == ["Good day!", "Certainly.", "At eight."]
    agent.caller_leaves()
    shengwang_sandbox.clock.advance(60)
    assert (agent.status, agent.message) == ("STOPPED", "Idle for too long")


@pytest.mark.shengwang_sandbox(max_agents=1)
def test_the_quota_is_felt(agent_client: AgentClient) -> None:
    open_desk(agent_client, "lobby")
    with pytest.raises(QuotaExceededError):
        open_desk(agent_client, "terrace")


def test_bad_weather_is_survived(agent_client: AgentClient, shengwang_sandbox: Sandbox) -> None:
    shengwang_sandbox.next(503, retry_after=2)
    shengwang_sandbox.drop(before=True)
    open_desk(agent_client, "lobby")
    statuses = [entry.status for entry in shengwang_sandbox.requests.of("agents.start")]
    assert statuses == [503, 0, 200]


def test_guests_who_do_not_answer(agent_client: AgentClient, shengwang_sandbox: Sandbox) -> None:
    shengwang_sandbox.callee("busy", number="+8613800000001", sip=486)
    assert remind(agent_client, "+8613800000001") == "missed"
    assert remind(agent_client, "+8613800000002") == "reached"


def test_no_guest_is_rung_twice(agent_client: AgentClient, shengwang_sandbox: Sandbox) -> None:
    shengwang_sandbox.drop(after="accepted", on="telephony.call")
    assert remind(agent_client, "+8613800000001") == "unclear"
    shengwang_sandbox.dials.assert_once("+8613800000001")


def test_what_was_sent(agent_client: AgentClient, shengwang_sandbox: Sandbox) -> None:
    open_desk(agent_client, "lobby")
    sent = shengwang_sandbox.requests.assert_sent(
        "agents.start", times=1, body={"properties": {"channel": "lobby", "idle_timeout": 60}}
    )
    assert sent.body["properties"]["llm"]["api_key"] == "***"


async def test_the_same_without_waiting(
    async_agent_client: AsyncAgentClient, shengwang_sandbox: Sandbox
) -> None:
    told: list[dict[str, Any]] = []
    shengwang_sandbox.webhooks.to(lambda body, headers: told.append({"body": body, **headers}))
    agent = await async_agent_client.agents.start(
        name="desk",
        pipeline_id="desk",
        properties={
            "channel": "lobby",
            "token": "<rtc token>",
            "agent_rtc_uid": "1001",
            "remote_rtc_uids": ["1002"],
        },
    )
    await async_agent_client.agents.stop(agent_id=str(agent.agent_id))
    shengwang_sandbox.settle()
    assert b'"eventType":101' in told[0]["body"]
    assert "Agora-Signature-V2" in told[0]
