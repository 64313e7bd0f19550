"""The whole story through the client: sync and async, over sockets and in-process."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, NotFoundError
from shengwang_agent.sandbox import Sandbox

from .conftest import number, properties, sip


async def done(value: Any) -> Any:
    """The value, awaited where there is something to await."""
    return await value if inspect.isawaitable(value) else value


async def every(pager: Any) -> list[Any]:
    """All items of a pager of either kind."""
    if hasattr(pager, "__aiter__"):
        return [item async for item in pager]
    return list(pager)


@pytest.fixture(params=["sync socket", "async socket", "sync in-process", "async in-process"])
async def pair(request: pytest.FixtureRequest) -> AsyncIterator[tuple[Sandbox, Any]]:
    """A sandbox and a client of it."""
    kind, way = request.param.split(" ", 1)
    sandbox = Sandbox(speed=0)
    if way == "in-process":
        client: Any = sandbox.client() if kind == "sync" else sandbox.async_client()
    else:
        made = AgentClient if kind == "sync" else AsyncAgentClient
        client = made(base_url=sandbox.url, username="u", password="p", app_id="demo")
    yield sandbox, client
    await done(client.close())
    sandbox.close()


async def test_an_agents_life(pair: tuple[Sandbox, Any]) -> None:
    sandbox, client = pair
    agents = client.agents
    started = await done(agents.start(name="a", properties=properties()))
    agent_id = started.agent_id
    assert (await done(agents.get(agent_id=agent_id))).status == "RUNNING"
    await done(agents.speak(agent_id=agent_id, text="Welcome", priority="APPEND"))
    sandbox.clock.advance(1)
    sandbox.agent(agent_id).hears("Thanks")
    history = await done(agents.get_history(agent_id=agent_id))
    assert [entry.role for entry in history.contents] == ["assistant", "user", "assistant"]
    await done(agents.update(agent_id=agent_id, properties={"llm": {"params": {"t": 1}}}))
    assert sandbox.agent(agent_id).properties["llm"]["params"] == {"t": 1}
    await done(agents.interrupt(agent_id=agent_id))
    await done(agents.think(agent_id=agent_id, text="The caller looks bored"))
    sandbox.clock.advance(60)
    turns = await done(agents.get_turns(agent_id=agent_id))
    assert [turn.start.type for turn in turns.turns] == ["api_speak", "voice_input", "api_think"]
    await done(agents.stop(agent_id=agent_id))
    with pytest.raises(NotFoundError, match="is STOPPED"):
        await done(agents.get_history(agent_id=agent_id))
    sandbox.requests.assert_sent("agents.stop", times=1)


async def test_all_pages(pair: tuple[Sandbox, Any]) -> None:
    _, client = pair
    started = [
        (await done(client.agents.start(name=f"a{n}", properties=properties()))).agent_id
        for n in range(7)
    ]
    listed = await every(client.agents.list(limit=3))
    assert [item.agent_id for item in listed] == started[::-1]


async def test_a_call(pair: tuple[Sandbox, Any]) -> None:
    sandbox, client = pair
    sandbox.callee(says="Hello?", rings=5)
    telephony = client.telephony
    call = await done(telephony.call(name="c", sip=sip(), properties=properties()))
    assert (await done(telephony.get(agent_id=call.agent_id))).state is None
    assert sandbox.call(call.agent_id).state == "ringing"
    sandbox.clock.advance(5)
    assert (await done(telephony.get(agent_id=call.agent_id))).state == "answered"
    await done(telephony.hangup(agent_id=call.agent_id))
    records = await every(telephony.list(number="+19876543210"))
    assert [(record.agent_id, record.state) for record in records] == [(call.agent_id, "hangup")]
    sandbox.dials.assert_once("+19876543210")


async def test_a_number(pair: tuple[Sandbox, Any]) -> None:
    sandbox, client = pair
    numbers = client.phone_numbers
    await done(numbers.add(**number()))
    await done(numbers.update("+19876543210", inbound_config={"pipeline_id": "7"}))
    found = await done(numbers.get("+19876543210"))
    assert found.associated_pipeline.pipeline_id == "7"
    await done(numbers.update("+19876543210", inbound_config=None))
    assert sandbox.requests.last.body == {"inbound_config": None}
    assert [entry.phone_number for entry in await done(numbers.list())] == ["+19876543210"]
    await done(numbers.delete("+19876543210"))
    assert await done(numbers.list()) == []
