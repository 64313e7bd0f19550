"""Resources and sessions that wait for a state, and that read along; with both clients."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent.agentkit import (
    AgentFailed,
    AgentSession,
    AsyncAgentSession,
    AsyncCall,
    Busy,
    Call,
    polling,
)
from shengwang_agent.agentkit.steps import is_async, run
from shengwang_agent.errors import (
    ArgumentError,
    DeadlineExceeded,
    ShengwangError,
    StateError,
    WaitTimeout,
)
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


async def test_following_ends_in_time_and_may_leave_out_what_was_said(
    client: Any, sandbox: Sandbox
) -> None:
    session = complete().session(client, **PLACE)
    agent_id = await go(session.start())
    sandbox.agent(agent_id).hears("What time is it?")
    pace = {"interval": 0.001, "longest": 0.001}
    for kept in (client.agents, client.telephony):
        assert (await everything(kept.follow(agent_id, timeout=0, **pace)))[0] == "What time is it?"
        assert await everything(kept.follow(agent_id, timeout=0.02, from_now=True, **pace)) == []
    assert await everything(session.follow(timeout=0.02, from_now=True, **pace)) == []
    with pytest.raises(TypeError, match="timeout must be a number of seconds, not str"):
        client.agents.follow(agent_id, timeout="5")


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
    over = await go(client.telephony.wait(call_id, timeout=10))  # an end is no error there
    assert (over.state, over.reason) == ("hangup", "failed")
    kind: Any = AsyncCall if is_async(client) else Call
    call = kind.attach(client, call_id)
    await go(call.refresh())
    assert call.outcome == "busy"


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


async def test_a_wait_ends_in_time_where_no_answer_comes(kind: Kind) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        make = AgentClient if kind.name == "sync" else AsyncAgentClient
        client: Any = make(base_url=url, authorization="x", app_id="a" * 32)
        for wait in (client.agents.wait, client.telephony.wait):
            with pytest.raises(WaitTimeout, match=r"within 0 s$") as over:
                await go(wait("A1", timeout=0))
            assert isinstance(over.value.__cause__, DeadlineExceeded)
        with pytest.raises(DeadlineExceeded):  # of the client: there are 72 hours left
            await go(client.with_options(deadline=0.1).telephony.wait("A1"))
        await go(client.close())


async def test_a_running_call_is_not_waited_for_when_there_is_no_time(client: Any) -> None:
    call = complete().call(client, channel="line", **NUMBERS)
    call_id = await go(call.place())
    with pytest.raises(WaitTimeout, match="the call was not over within 0 s; it is answered"):
        await go(call.wait_ended(timeout=0))
    with pytest.raises(WaitTimeout, match="the call was not over within 0 s"):
        await go(client.telephony.wait(call_id, timeout=0))
    assert (await go(client.telephony.wait(call_id, "ANSWERED"))).state == "answered"


@pytest.mark.parametrize(
    ("timeout", "error", "text"),
    [
        (float("nan"), ArgumentError, "timeout must be 0 seconds or more, not nan"),
        ("1", TypeError, "timeout must be a number of seconds, not str"),
        (None, TypeError, "timeout must be a number of seconds, not NoneType"),
    ],
)
async def test_a_time_that_is_no_number_is_refused(
    client: Any, sandbox: Sandbox, timeout: Any, error: type[Exception], text: str
) -> None:
    session = complete().session(client, **PLACE)
    with pytest.raises(error, match=text):
        await go(session.start(wait=True, timeout=timeout))
    assert session.status == "idle"
    assert not sandbox.requests
    agent_id = await go(session.start())
    with pytest.raises(error, match=text):
        await go(client.agents.wait(agent_id, "STOPPED", timeout=timeout))
    call_id = await go(complete().call(client, channel="line", **NUMBERS).place())
    if timeout is not None:  # there it stands for the usual time
        with pytest.raises(error, match=text):
            await go(client.telephony.wait(call_id, timeout=timeout))


def test_a_wrong_pace_is_refused_before_the_first_look(client: Any) -> None:
    with pytest.raises(ArgumentError, match=r"interval \(10\) must .* longest \(5\)"):
        client.agents.follow("A1", interval=10)
    with pytest.raises(TypeError, match="longest must be a number of seconds, not str"):
        client.telephony.follow("A1", longest="5")


@pytest.mark.parametrize(
    ("agent_id", "text"), [(None, "agent_id is missing"), (5, "agent_id must be str, not int")]
)
def test_an_id_that_is_none_is_named(client: Any, agent_id: Any, text: str) -> None:
    kinds: Any = (AsyncCall, AsyncAgentSession) if is_async(client) else (Call, AgentSession)
    for resource in (client.agents, client.telephony):
        for method in (resource.wait, resource.follow):
            with pytest.raises(TypeError, match=f"^(agents|telephony): {text}"):
                method(agent_id)
    for kind in kinds:
        with pytest.raises(TypeError, match=f"{kind.__name__}.attach: {text}"):
            kind.attach(client, agent_id)


async def test_an_agent_that_has_failed_is_an_answer_of_the_platform(
    kind: Kind, platform: Platform
) -> None:
    session = kind.session()
    await go(session.start())
    platform.say("AG1", (200, {"status": "FAILED"}), (200, {"status": "STOPPED"}))
    with pytest.raises(AgentFailed) as failed:
        await go(session.wait_until("RUNNING"))
    with pytest.raises(StateError) as stopped:
        await go(session.wait_until("RUNNING"))
    assert isinstance(failed.value, StateError)
    assert [failed.value.http_status, stopped.value.http_status] == [502, 409]


def test_test_mode_rests_between_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    run(polling.search(lambda **_: [], [{}], lambda _: iter(())))  # type: ignore[arg-type]
    assert slept == [0.0, 0.01, 0.01]
