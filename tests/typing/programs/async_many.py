"""Many agents at once."""

from __future__ import annotations

import asyncio

from shengwang_agent import AsyncAgentClient
from shengwang_agent.agents import GetAgentsResponse


async def states(client: AsyncAgentClient) -> list[GetAgentsResponse]:
    ids = [item.agent_id async for item in client.agents.list(state="running")]
    return list(await asyncio.gather(*(client.agents.get(agent_id=one) for one in ids)))


async def main() -> None:
    async with AsyncAgentClient(username="u", password="p", app_id="a") as client:
        print(await states(client))
