"""Count the calls of a number."""

from __future__ import annotations

from collections import Counter

from shengwang_agent import AgentClient


def count(client: AgentClient, number: str, since: float) -> Counter[str]:
    calls = client.telephony.list(number=number, from_time=since, type="outbound")
    return Counter(call.state or "" for call in calls)


def ids(client: AgentClient) -> set[str]:
    return {call.agent_id for call in client.telephony.list()}
