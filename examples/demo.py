"""The main job, offline: an agent from start to stop, a phone call, a number; sync, then async.

Run with `make demo`. Everything happens on a local platform on 127.0.0.1; any surprise makes the
program exit non-zero.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator
from typing import Any

from shengwang_agent import AgentClient, AsyncAgentClient, MicrosoftTtsParams, Tts_Microsoft
from shengwang_agent.agents import (
    StartAgentsRequestProperties,
    StartAgentsRequestPropertiesLlm,
    UpdateAgentsRequestProperties,
    UpdateAgentsRequestPropertiesLlm,
)
from shengwang_agent.sandbox import Sandbox

APP_ID = "970CA35de60c44645bbae8a215061b33"
AGENTS = 7


def properties(channel: str) -> StartAgentsRequestProperties:
    """What an agent needs: a channel, a voice, a model to think with."""
    return StartAgentsRequestProperties(
        channel=channel,
        token="<rtc token>",
        agent_rtc_uid="1001",
        remote_rtc_uids=["1002"],
        idle_timeout=120,
        tts=Tts_Microsoft(
            params=MicrosoftTtsParams(
                key="<key>", region="eastasia", voice_name="zh-CN-YunxiNeural"
            )
        ),
        llm=StartAgentsRequestPropertiesLlm(
            url="https://llm.example/v1/chat/completions",
            api_key="<llm key>",
            greeting_message="你好，有什么可以帮您？",
        ),
    )


def expect(what: str, found: Any, wanted: Any) -> None:
    """Stop the demo when the platform did something else than it should."""
    if found != wanted:
        raise SystemExit(f"surprise: {what} is {found!r}, expected {wanted!r}")


class Story:
    """The same calls on either client: what must be awaited is awaited."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def call(self, method: Any, *args: Any, **kwargs: Any) -> Any:
        result = method(*args, **kwargs)
        return await result if inspect.isawaitable(result) else result

    async def each(self, pager: Any) -> AsyncIterator[Any]:
        if hasattr(pager, "__aiter__"):
            async for item in pager:
                yield item
        else:
            for item in pager:
                yield item

    async def agent(self) -> None:
        agents = self.client.agents
        agent = await self.call(agents.start, name="greeter", properties=properties("room-1"))
        print(f"  started   {agent.agent_id}")
        for _ in range(100):
            status = (await self.call(agents.get, agent_id=agent.agent_id)).status
            if status == "RUNNING":
                break
            await asyncio.sleep(0.05)
        expect("the agent's status", status, "RUNNING")
        print(f"  is        {status}")
        text = "欢迎光临！"
        await self.call(agents.speak, agent_id=agent.agent_id, text=text, priority="INTERRUPT")
        history = await self.call(agents.get_history, agent_id=agent.agent_id)
        said = [entry.content for entry in history.contents]
        expect("the text spoken is in the history", text in said, True)
        print(f"  said      {' / '.join(said)}")
        llm = UpdateAgentsRequestPropertiesLlm(params={"temperature": 0.2})
        change = UpdateAgentsRequestProperties(llm=llm)
        await self.call(agents.update, agent_id=agent.agent_id, properties=change)
        await self.call(agents.interrupt, agent_id=agent.agent_id)
        print("  updated and interrupted")
        await self.call(agents.stop, agent_id=agent.agent_id)
        print("  stopped")

    async def pages(self) -> None:
        agents = self.client.agents
        started = [
            await self.call(agents.start, name=f"clerk-{i}", properties=properties(f"desk-{i}"))
            for i in range(AGENTS)
        ]
        seen = [item.agent_id async for item in self.each(agents.list(limit=3))]
        expect("every agent is listed once", sorted(seen), sorted(a.agent_id for a in started))
        print(f"  listed    {len(seen)} agents, three to a page")
        for agent in started:
            await self.call(agents.stop, agent_id=agent.agent_id)

    async def phone(self) -> None:
        telephony = self.client.telephony
        call = await self.call(
            telephony.call,
            name="reminder",
            sip={
                "to_number": "+8613800000042",
                "from_number": "+861050000000",
                "rtc_uid": "100",
                "rtc_token": "<rtc token>",
            },
            properties={
                "channel": "line-1",
                "token": "<rtc token>",
                "agent_rtc_uid": "111",
                "remote_rtc_uids": ["100"],
            },
            pipeline_id="pipeline-1",
        )
        state = (await self.call(telephony.get, agent_id=call.agent_id)).state
        expect("the call's state", state, "answered")
        print(f"  called    {call.agent_id}: {state}")
        await self.call(telephony.hangup, agent_id=call.agent_id)
        state = (await self.call(telephony.get, agent_id=call.agent_id)).state
        expect("the call's state after hanging up", state, "hangup")
        print(f"  hung up: {state}")

    async def number(self) -> None:
        numbers = self.client.phone_numbers
        await self.call(
            numbers.add,
            provider="byo",
            phone_number="+861050000000",
            label="Front desk",
            inbound_config={"allowed_addresses": ["192.0.2.0/27"]},
            outbound_config={"address": "user:password@sip.example.com", "transport": "tls"},
        )
        config = {"pipeline_id": "pipeline-1"}
        await self.call(numbers.update, "+861050000000", inbound_config=config)
        cleared = await self.call(numbers.update, "+861050000000", inbound_config=None)
        print(f"  number    {cleared.phone_number} imported, bound, cleared")
        await self.call(numbers.delete, "+861050000000")
        expect("numbers left", await self.call(numbers.list), [])
        print("  deleted")

    async def tell(self) -> None:
        await self.agent()
        await self.pages()
        await self.phone()
        await self.number()


async def main() -> None:
    for kind in (AgentClient, AsyncAgentClient):
        with Sandbox() as sandbox:
            client = kind(
                username="customer", password="secret", app_id=APP_ID, base_url=sandbox.url
            )
            print(f"{kind.__name__} on {sandbox.url}")
            story = Story(client)
            await story.tell()
            await story.call(client.close)
    print("everything went as it should")


if __name__ == "__main__":
    asyncio.run(main())
