"""Wait for agents and calls, read along, keep what came as tables."""

from __future__ import annotations

from shengwang_agent import AgentClient, AsyncAgentClient, StateError, WaitTimeout
from shengwang_agent.agentkit import Agent


def transcript(client: AgentClient, agent_id: str) -> list[str]:
    try:
        info = client.agents.wait(agent_id, "RUNNING", timeout=10)
    except WaitTimeout as error:
        return [error.message]
    except StateError as error:
        return [f"{error.http_status} {error}"]
    said = [entry.content or "" for entry in client.agents.follow(agent_id, interval=0.5)]
    return [info.status or "", *said]


async def both(client: AsyncAgentClient, call_id: str) -> str | None:
    await client.telephony.wait(call_id, "answered", timeout=60)
    async for entry in client.telephony.follow(call_id):
        print(entry.role, entry.content)
    return (await client.telephony.wait(call_id)).reason


def greet(client: AgentClient, agent: Agent) -> None:
    session = agent.session(client, channel="c", agent_uid="1", remote_uids=["*"])
    session.start(wait=True, timeout=20)
    session.say("Hello.")


def table(client: AgentClient) -> int:
    return len(client.telephony.list(type="outbound").to_dataframe())
