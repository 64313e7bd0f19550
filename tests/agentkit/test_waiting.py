"""Resources and sessions that wait for a state, and that read along; with both clients."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent.agentkit import AsyncCall, Busy, Call
from shengwang_agent.errors import ArgumentError, ShengwangError, StateError, WaitTimeout
from shengwang_agent.sandbox import Sandbox

from .conftest import Kind, complete, go
from .platform import ACCOUNT, Platform

PLACE: dict[str, Any] = {"channel": "room", "agent_uid": "1001", "remote_uids": ["2002"]}
NUMBERS: dict[str, Any] = {"to_number": "+8613800000001", "from_number": "+8613800000002"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(**ACCOUNT) as box:
        yield box


@pytest.fixture(params=["sync", "async"])
async def client(sandbox: Sandbox, request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    kind = AgentClient if request.param == "sync" else AsyncAgentClient
    made: Any = kind(base_url=sandbox.url, **ACCOUNT)
    yield made
    await go(made.close())


async def everything(entries: Any) -> list[str]:
    if hasattr(entries, "__aiter__"):
        return [entry.content async for entry in entries]
    return [entry.content for entry in entries]


async def test_an_agent_is_waited_for(client: Any) -> None:
    session = complete().session(client, **PLACE)
    agent_id = await go(session.start())
    assert (await go(client.agents.wait(agent_id))).status == "RUNNING"
    with pytest.raises(WaitTimeout, match="it is RUNNING") as late:
        await go(client.agents.wait(agent_id, "stopped", timeout=0))
    assert isinstance(late.value, (TimeoutError, ShengwangError))
    await go(session.stop())
    assert (await go(client.agents.wait(agent_id, "RUNNING", "STOPPED"))).status == "STOPPED"
    with pytest.raises(StateError, match=r"is STOPPED and will not be RUNNING$"):
        await go(client.agents.wait(agent_id))
    with pytest.raises(ArgumentError, match="did you mean 'RUNNING'"):
        await go(client.agents.wait(agent_id, "RUNNIN"))


async def test_an_agent_is_read_along(client: Any, sandbox: Sandbox) -> None:
    agent_id = await go(complete().session(client, **PLACE).start())
    sandbox.agent(agent_id).hears("What time is it?")
    entries = client.agents.follow(agent_id, interval=0.01)
    first = (await anext(entries)) if hasattr(entries, "__anext__") else next(entries)
    assert first.content == "What time is it?"
    await go(client.stop_agent(agent_id))
    await everything(entries)


async def test_another_app_is_asked_when_it_is_named(client: Any) -> None:
    with pytest.raises(ShengwangError) as refused:
        await go(client.agents.wait("A1", appid="f" * 32, timeout=0))
    assert refused.value.attempts


@pytest.mark.parametrize("attached", [True, False])
async def test_a_call_is_waited_for_and_read_along(
    client: Any, sandbox: Sandbox, attached: bool
) -> None:
    call = complete().call(client, channel="line", **NUMBERS)
    call_id = await go(call.place())
    if attached:
        kind: Any = AsyncCall if isinstance(client, AsyncAgentClient) else Call
        call = kind.attach(client, call_id)
    assert (await go(client.telephony.wait(call_id, "answered"))).state == "answered"
    sandbox.agent(call_id).hears("Who is there?")
    for entries in (client.telephony.follow(call_id), call.follow()):
        one = (await anext(entries)) if hasattr(entries, "__anext__") else next(entries)
        assert one.content == "Who is there?"
    await go(call.hang_up())
    assert (await go(client.telephony.wait(call_id))).state == "hangup"
    with pytest.raises(ArgumentError, match="there is no state 'busy'"):
        await go(client.telephony.wait(call_id, "busy"))


async def test_a_busy_line_is_told_to_who_waits_for_an_answer(
    client: Any, sandbox: Sandbox
) -> None:
    sandbox.callee("busy", rings=0, sip=486)
    call_id = await go(complete().call(client, channel="line", **NUMBERS).place())
    with pytest.raises(Busy) as busy:
        await go(client.telephony.wait(call_id, "answered", timeout=10))
    assert busy.value.agent_id == call_id


async def test_a_start_waits_when_it_is_told_to(kind: Kind, platform: Platform) -> None:
    session = kind.session()
    platform.say("join", (200, {"agent_id": "AG1", "status": "STARTING"}))
    platform.say("AG1", *[(200, {"status": "STARTING"})] * 2)
    with pytest.raises(WaitTimeout, match="it is STARTING"):
        await go(session.start(wait=True, timeout=0))
    assert session.status == "running"  # the agent may still come: stop() has its id
    await go(session.stop())

    platform.say("join", (200, {"agent_id": "AG2", "status": "STARTING"}))
    platform.say("AG2", (200, {"status": "STARTING"}), (200, {"status": "RUNNING"}))
    assert await go(session.start(wait=True)) == "AG2"
    await go(session.say("Hello."))  # it is there: it is not asked for again
    assert platform.actions()[-4:] == ["join", "AG2", "AG2", "speak"]
