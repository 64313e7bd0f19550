"""Start an agent from a dict that was put together before."""

from __future__ import annotations

from shengwang_agent import AgentClient
from shengwang_agent.agents import (
    StartAgentsRequestPropertiesDict,
    StartAgentsRequestPropertiesLlmDict,
)


def properties(room: str) -> StartAgentsRequestPropertiesDict:
    llm: StartAgentsRequestPropertiesLlmDict = {"url": "https://llm.example"}
    llm["params"] = {"model": "m"}
    return {"channel": room, "agent_rtc_uid": "1", "remote_rtc_uids": ["2"], "llm": llm}


def start(client: AgentClient) -> None:
    client.agents.start(name="desk", properties=properties("room"))
