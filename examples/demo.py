"""The main job, offline: a visitor is greeted, a telephone rings, a number is set up.

Run with `make demo`. Everything happens on a local platform on 127.0.0.1, first with the sync
client, which tells the story, then with the async one; any surprise makes the program exit
non-zero.
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
CALLEE = "+8613800000042"
GREETING = "你好，有什么可以帮您？"


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
            greeting_message=GREETING,
        ),
    )


CHECKS: list[str] = []


def expect(what: str, found: Any, wanted: Any) -> None:
    """Stop the demo when the platform did something else than it should."""
    if found != wanted:
        raise SystemExit(f"surprise: {what} is {found!r}, expected {wanted!r}")
    CHECKS.append(what)


class Story:
    """The same calls on either client: what must be awaited is awaited."""

    def __init__(self, client: Any, sandbox: Sandbox, aloud: bool) -> None:
        self.client = client
        self.sandbox = sandbox
        self.aloud = aloud

    def tell_of(self, who: str, what: str) -> None:
        if self.aloud:
            print(f"  {who:<10}{what}")

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

    async def visitor(self) -> None:
        agents = self.client.agents
        agent = await self.call(agents.start, name="greeter", properties=properties("room-1"))
        status = (await self.call(agents.get, agent_id=agent.agent_id)).status
        expect("the agent's status", status, "RUNNING")
        self.tell_of("program", "starts an agent in the channel room-1")
        self.sandbox.clock.advance(5)  # the greeting is spoken
        self.sandbox.agent(agent.agent_id).hears("几点开门？")
        self.sandbox.clock.advance(5)
        await self.call(agents.speak, agent_id=agent.agent_id, text="欢迎光临！", priority="APPEND")
        self.sandbox.clock.advance(5)
        history = await self.call(agents.get_history, agent_id=agent.agent_id)
        for entry in history.contents:
            self.tell_of("agent" if entry.role == "assistant" else "visitor", entry.content)
        said = [entry.content for entry in history.contents]
        expect("what was said", said, [GREETING, "几点开门？", "九点到六点。", "欢迎光临！"])
        llm = UpdateAgentsRequestPropertiesLlm(params={"temperature": 0.2})
        change = UpdateAgentsRequestProperties(llm=llm)
        await self.call(agents.update, agent_id=agent.agent_id, properties=change)
        await self.call(agents.interrupt, agent_id=agent.agent_id)
        await self.call(agents.stop, agent_id=agent.agent_id)
        status = (await self.call(agents.get, agent_id=agent.agent_id)).status
        expect("the agent's status at the end", status, "STOPPED")
        self.tell_of(
            "program", "changes the model's settings, interrupts, and sends the agent home"
        )

    async def pages(self) -> None:
        agents = self.client.agents
        started = [
            await self.call(agents.start, name=f"clerk-{i}", properties=properties(f"desk-{i}"))
            for i in range(AGENTS)
        ]
        seen = [item.agent_id async for item in self.each(agents.list(limit=3))]
        expect("every agent is listed once", sorted(seen), sorted(a.agent_id for a in started))
        self.tell_of("program", f"lists {len(seen)} more agents, three to a page")
        for agent in started:
            await self.call(agents.stop, agent_id=agent.agent_id)

    async def phone(self) -> None:
        telephony = self.client.telephony
        self.sandbox.callee("answered", says=["喂？"])
        call = await self.call(
            telephony.call,
            name="reminder",
            sip={
                "to_number": CALLEE,
                "from_number": "+861050000000",
                "rtc_uid": "100",
                "rtc_token": "<rtc token>",
            },
            properties=properties("line-1"),
        )
        self.tell_of("telephone", f"{CALLEE} rings")
        state = (await self.call(telephony.get, agent_id=call.agent_id)).state
        expect("the call's state", state, "answered")
        self.tell_of("callee", "picks up")
        await self.call(telephony.hangup, agent_id=call.agent_id)
        state = (await self.call(telephony.get, agent_id=call.agent_id)).state
        expect("the call's state after hanging up", state, "hangup")
        self.tell_of("program", "hangs up")
        rang = [dial.to_number for dial in self.sandbox.dials]
        expect("telephones that rang", rang, [CALLEE])

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
        expect("the number", cleared.phone_number, "+861050000000")
        await self.call(numbers.delete, "+861050000000")
        expect("numbers left", await self.call(numbers.list), [])
        self.tell_of("program", "sets the number +861050000000 up, changes it, and gives it back")

    async def tell(self) -> None:
        await self.visitor()
        await self.pages()
        await self.phone()
        await self.number()


async def main() -> None:
    print("A front desk on a platform of this machine:")
    for kind in (AgentClient, AsyncAgentClient):
        with Sandbox(speed=0, replies={"开门": "九点到六点。"}) as sandbox:
            client = kind(
                username="customer", password="secret", app_id=APP_ID, base_url=sandbox.url
            )
            story = Story(client, sandbox, aloud=kind is AgentClient)
            await story.tell()
            await story.call(client.close)
    print(f"All {len(CHECKS)} checks held, for AgentClient and for AsyncAgentClient.")
    print("No account, no phone line, no model; nothing left 127.0.0.1.")


if __name__ == "__main__":
    asyncio.run(main())
