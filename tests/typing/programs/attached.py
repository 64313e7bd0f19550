"""Steer an agent that another process started."""

from __future__ import annotations

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent.agentkit import AgentSession, AsyncAgentSession


def say(client: AgentClient, agent_id: str, text: str) -> str:
    session = AgentSession.attach(client, agent_id)
    session.say(text)
    session.update({"llm": {"system_messages": [{"role": "system", "content": "Be brief."}]}})
    return session.get_info().status or ""


async def stop(client: AsyncAgentClient, agent_id: str) -> None:
    await AsyncAgentSession.attach(client, agent_id).stop()
