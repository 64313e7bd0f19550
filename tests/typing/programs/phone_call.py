"""Place a call, wait for its end."""

from __future__ import annotations

from shengwang_agent import AgentClient
from shengwang_agent.agentkit import Agent, Busy, CallFailed, NoAnswer


def ring(client: AgentClient, agent: Agent, number: str) -> str:
    with agent.call(client, to_number=number, from_number="+8610", channel="c") as call:
        try:
            call.wait_answered(timeout=30)
        except (Busy, NoAnswer):
            return "later"
        except CallFailed as error:
            return f"failed {error.sip_code}"
        call.wait_ended(timeout=600)
        return call.reason or ""


def by_hand(client: AgentClient) -> str:
    return client.telephony.call(
        name="n",
        sip={"to_number": "+861", "from_number": "+862", "rtc_uid": "2", "rtc_token": "t"},
        properties={"channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]},
    ).agent_id
