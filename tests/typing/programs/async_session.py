"""A session of asyncio, with a time limit."""

from __future__ import annotations

import asyncio

from shengwang_agent import AsyncAgentClient
from shengwang_agent.agentkit import Agent


async def greet(client: AsyncAgentClient, agent: Agent, room: str) -> str | None:
    session = agent.session(client, channel=room, agent_uid="1", remote_uids=["2"])
    async with session as running:
        await asyncio.wait_for(running.wait_until("RUNNING"), 10)
        await running.say("Hello!")
    return session.id
