"""Sessions and calls against the sandbox: a platform that remembers, over real sockets."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent.agentkit import (
    Agent,
    AgentSession,
    AsyncCall,
    Busy,
    Call,
    CallFailed,
    NoAnswer,
    Rejected,
)
from shengwang_agent.errors import NotFoundError, OutcomeUnknown
from shengwang_agent.sandbox import Sandbox

from .conftest import complete, go, within
from .platform import ACCOUNT

PLACE: dict[str, Any] = {"channel": "room", "agent_uid": "1001", "remote_uids": ["2002"]}
NUMBERS: dict[str, Any] = {"to_number": "+8613800000001", "from_number": "+8613800000002"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(**ACCOUNT) as box:
        yield box


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AgentClient]:
    with AgentClient(base_url=sandbox.url, **ACCOUNT) as made:
        yield made


@pytest.fixture(params=["sync", "async"])
async def either(sandbox: Sandbox, request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    kind = AgentClient if request.param == "sync" else AsyncAgentClient
    made: Any = kind(base_url=sandbox.url, **ACCOUNT)
    yield made
    await go(made.close())


async def test_start_speak_read_stop(either: Any, sandbox: Sandbox) -> None:
    async with within(complete().session(either, **PLACE)) as session:
        await go(session.wait_until("RUNNING"))
        handle = sandbox.agent(session.id)
        await go(session.say("Welcome."))
        assert handle.speaking == "Welcome."
        await go(session.interrupt())
        handle.hears("What time is it?")
        history = await go(session.get_history())
        assert "What time is it?" in [entry.content for entry in history.contents]
    assert handle.status == "STOPPED"
    assert (await go(session.get_info())).status == "STOPPED"
    assert (await go(session.get_all_turns(page_size=10))).turns


async def test_another_process_stops_it_by_id(either: Any, sandbox: Sandbox) -> None:
    agent_id = await go(complete().session(either, **PLACE).start())
    await go(either.stop_agent(agent_id))
    assert sandbox.agent(agent_id).status == "STOPPED"
    await go(either.stop_agent(agent_id))


async def test_a_lost_answer_leaves_no_agent_behind(either: Any, sandbox: Sandbox) -> None:
    patient = either.with_options(max_retries=0)
    sandbox.drop(on="agents.start", after="accepted")
    with pytest.raises(OutcomeUnknown):
        async with within(complete().session(patient, **PLACE)):
            pytest.fail("the block must not run")
    assert [agent.status for agent in sandbox.agents()] == ["STOPPED"]


def test_following_from_another_thread(client: AgentClient, sandbox: Sandbox) -> None:
    session = complete().session(client, **PLACE)
    session.start()
    session.wait_until("RUNNING")
    heard: list[str | None] = []
    told = threading.Event()

    def follow() -> None:
        for entry in session.follow(interval=0.01, longest=0.05):
            heard.append(entry.content)
            if "Second question." in heard:
                told.set()

    reader = threading.Thread(target=follow)
    reader.start()
    handle = sandbox.agent(str(session.id))
    handle.hears("First question.")
    handle.hears("Second question.")
    assert told.wait(10)
    session.stop()
    reader.join(10)
    assert not reader.is_alive()
    assert [t for t in heard if t in ("First question.", "Second question.")] == [
        "First question.",
        "Second question.",
    ]


def test_attached_sessions_see_the_same_agent(client: AgentClient, sandbox: Sandbox) -> None:
    session = complete().session(client, **PLACE)
    agent_id = session.start()
    other = AgentSession.attach(client, agent_id, channel="room", agent_uid="1001")
    other.wait_until("RUNNING")
    other.stop()
    session.stop()
    assert session.status == "stopped"


@pytest.mark.parametrize("first", ["say", "think"])
async def test_the_first_words_wait_for_an_agent_that_is_still_starting(
    first: str, sandbox: Sandbox
) -> None:
    sandbox.platform.world.settings.start_delay = 0.3
    with sandbox.client() as client:
        session = complete().session(client, **PLACE)
        agent_id = session.start()
        assert sandbox.agent(agent_id).status == "STARTING"
        getattr(session, first)("hello")
        asked = [request.operation for request in sandbox.requests]
        assert asked.count(f"agents.{'speak' if first == 'say' else first}") == 1
        looks = asked.count("agents.get")
        assert looks >= 1
        session.say("and more")
        assert [r.operation for r in sandbox.requests].count("agents.get") == looks, "asked once"
        session.stop()


async def test_words_to_an_agent_that_runs_are_sent_at_once(sandbox: Sandbox) -> None:
    with sandbox.client() as client, complete().session(client, **PLACE) as session:
        session.say("hello")
        assert "agents.get" not in [request.operation for request in sandbox.requests]


async def test_words_to_an_agent_that_never_joins_are_an_error(sandbox: Sandbox) -> None:
    sandbox.platform.world.settings.start_delay = 0.1
    sandbox.fail_next_start("no such channel")
    with sandbox.client() as client:
        session = complete().session(client, **PLACE)
        session.start()
        with pytest.raises(RuntimeError, match=r"the agent is FAILED .*no such channel"):
            session.say("hello")


async def end_of_follow(session: Any) -> None:
    found = session.follow(interval=0.01)
    if hasattr(found, "__aiter__"):
        assert [entry async for entry in found] == []
    else:
        assert list(found) == []


async def refusal_of_words(session: Any) -> None:
    with pytest.raises(NotFoundError):
        await go(session.say("hello"))


async def refusal_of_change(session: Any) -> None:
    with pytest.raises(NotFoundError):
        await go(session.update({"token": "t"}))


async def a_look(session: Any) -> None:
    assert (await go(session.get_info())).status == "STOPPED"


@pytest.mark.parametrize("seen", [end_of_follow, refusal_of_words, refusal_of_change, a_look])
async def test_an_agent_that_was_stopped_elsewhere_has_stopped_here(
    either: Any, sandbox: Sandbox, seen: Any
) -> None:
    session = complete().session(either, **PLACE)
    told: list[Any] = []
    session.on("stopped", told.append)
    first = await go(session.start(wait=True))
    await go(either.stop_agent(first))
    await seen(session)
    await go(session.stop())
    assert (session.status, told) == ("stopped", [{"agent_id": first}])
    assert await go(session.start()) != first
    await go(session.stop())
    assert [request.operation for request in sandbox.requests].count("agents.stop") == 2


@pytest.mark.parametrize("look", [200, 500])
async def test_a_refusal_alone_stops_no_session(either: Any, sandbox: Sandbox, look: int) -> None:
    patient = either.with_options(max_retries=0)
    async with within(complete().session(patient, **PLACE)) as session:
        await go(session.wait_until("RUNNING"))
        sandbox.next(404, on="agents.speak")
        if look != 200:
            sandbox.next(look, on="agents.get")
        await refusal_of_words(session)
        assert session.status == "running"
        await go(session.say("hello"))
    assert [agent.status for agent in sandbox.agents()] == ["STOPPED"]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda agent, it: Call(), "Call() missing 2 required positional arguments: 'client' and"),
        (lambda agent, it: Call(), "'agent'; write agent.call(client, to_number='+86…', from_n"),
        (lambda agent, it: AgentSession(it), "; write agent.session(client, channel='…', agent_"),
        (lambda agent, it: agent.call(it), "call() lacks to_number, from_number, channel: write"),
        (lambda agent, it: agent.call(it, to="+86"), "did you mean 'to_number'?"),
        (lambda agent, it: agent.call(it, app_id="a"), "takes no app_id, it is that of the client"),
        (
            lambda agent, it: agent.session(it, **PLACE, app_certificate="b"),
            "create_session() takes no app_certificate, it is that of the client: AgentClient(app_",
        ),
    ],
)  # fmt: skip
def test_a_first_guess_is_told_what_to_write(client: AgentClient, call: Any, words: str) -> None:
    with pytest.raises(TypeError) as caught:
        call(complete(), client)
    assert words in str(caught.value)
    assert "State" not in str(caught.value)


async def call_of(either: Any, **options: Any) -> Any:
    return complete().call(either, **{**NUMBERS, "channel": "c1", **options})


async def test_a_call_from_dialling_to_hanging_up(either: Any, sandbox: Sandbox) -> None:
    sandbox.callee("answered", says="Hello?")
    async with within(await call_of(either)) as call:
        assert isinstance(call, Call | AsyncCall)
        await go(call.wait_answered())
        assert call.status == "answered"
    assert (call.status, call.reason, call.outcome) == ("ended", "request", "answered")
    assert sandbox.call(call.id).state == "hangup"
    assert len(sandbox.dials) == 1
    await go(call.hang_up())


async def test_the_other_side_hangs_up(either: Any, sandbox: Sandbox) -> None:
    call = await call_of(either)
    await go(call.place())
    await go(call.wait_answered())
    sandbox.call(call.id).hangs_up()
    await go(call.wait_ended(timeout=10))
    assert (call.status, call.reason, call.outcome) == ("ended", "hangup", "answered")


@pytest.mark.parametrize(
    ("outcome", "error", "code"),
    [
        ("busy", Busy, 486),
        ("rejected", Rejected, 603),
        ("no_answer", NoAnswer, 480),
        ("failed", CallFailed, 503),
        ("busy", CallFailed, None),
        ("rejected", CallFailed, None),
    ],
)
async def test_calls_that_reach_nobody(
    either: Any, sandbox: Sandbox, outcome: Any, error: type[CallFailed], code: int | None
) -> None:
    sandbox.callee(outcome, rings=0, sip=code)
    call = await call_of(either)
    await go(call.place())
    with pytest.raises(CallFailed) as failed:
        await go(call.wait_answered())
    assert type(failed.value) is error
    assert (failed.value.sip_code, failed.value.agent_id) == (code, call.id)
    assert (call.status, call.outcome) == ("failed", outcome if code else "failed")
    await go(call.hang_up())


async def test_a_telephone_that_rang_for_long_was_not_answered(
    either: Any, sandbox: Sandbox
) -> None:
    sandbox.clock.hold()
    sandbox.callee("no_answer")
    call = await call_of(either)
    await go(call.place())
    await go(call.refresh())
    assert (call.status, call.outcome) == ("ringing", None)
    sandbox.clock.advance(60)
    with pytest.raises(NoAnswer, match="nobody answered"):
        await go(call.wait_answered())
    assert call.outcome == "no_answer"


async def test_who_hangs_up_unseen_has_answered_when_they_were_heard(
    either: Any, sandbox: Sandbox
) -> None:
    sandbox.clock.hold()
    for says, end in (("Hello?", ("ended", "answered")), ((), ("failed", "unknown"))):
        sandbox.callee("answered", says=says, pause=1, hangs_up_after=5)
        call = await call_of(either)
        await go(call.place())
        sandbox.clock.advance(5)
        await go(call.refresh())
        assert (call.status, call.outcome) == end
    with pytest.raises(CallFailed, match="no answer was seen"):
        await go(call.wait_answered())


async def test_a_call_that_we_end_unseen_was_answered_when_they_were_heard(
    either: Any, sandbox: Sandbox
) -> None:
    sandbox.clock.hold()
    for says, end in (("Hello?", ("ended", "answered")), ((), ("failed", "cancelled"))):
        sandbox.callee("answered", says=says, pause=1, hangs_up_after=600)
        call = await call_of(either)
        await go(call.place())
        sandbox.clock.advance(5)
        await go(either.telephony.hangup(agent_id=call.id))
        await go(call.refresh())
        assert (call.status, call.outcome) == end
        if says:
            assert (await go(either.telephony.wait(call.id, "answered"))).reason == "request"
    with pytest.raises(CallFailed) as failed:
        await go(either.telephony.wait(call.id, "answered"))
    assert str(failed.value) == "we hung up, and no answer was seen (request)"


async def test_a_call_that_is_handed_on_was_transferred(either: Any, sandbox: Sandbox) -> None:
    call = await call_of(either)
    await go(call.place())
    sandbox.call(call.id).transfers()
    await go(call.refresh())
    assert call.status == "answered"
    sandbox.call(call.id).hangs_up()
    await go(call.refresh())
    assert (call.status, call.outcome) == ("ended", "transferred")


async def test_a_call_is_never_dialled_twice(either: Any, sandbox: Sandbox) -> None:
    call = await call_of(either)
    sandbox.drop(on="telephony.call", after="accepted")
    with pytest.raises(OutcomeUnknown):
        await go(call.place())
    assert call.status == "unknown"
    with pytest.raises(RuntimeError, match="not dialled again"):
        await go(call.place())
    assert await go(call.find()) is True
    await go(call.hang_up())
    assert (len(sandbox.dials), call.status) == (1, "ended")
    with pytest.raises(RuntimeError, match="a call is placed once"):
        await go(call.place())


async def test_a_call_that_never_left_can_be_placed_again(either: Any, sandbox: Sandbox) -> None:
    call = await call_of(either)
    sandbox.next(400, on="telephony.call")
    with pytest.raises(Exception, match="status_code: 400"):
        await go(call.place())
    assert call.status == "new"
    await go(call.place())
    assert len(sandbox.dials) == 1


async def test_the_block_hangs_up_a_call_of_unknown_outcome(either: Any, sandbox: Sandbox) -> None:
    sandbox.drop(on="telephony.call", after="accepted")
    with pytest.raises(OutcomeUnknown):
        async with within(await call_of(either)):
            pytest.fail("the block must not run")
    assert list(sandbox.dials)
    assert all(sandbox.agent(a.agent_id).status in ("STOPPED", "FAILED") for a in sandbox.agents())


def test_an_attached_call_and_a_pipeline(client: AgentClient, sandbox: Sandbox) -> None:
    call = Agent(pipeline_id="p1").call(client, **NUMBERS, channel="c2", name="n")
    call.place()
    assert "llm" not in sandbox.agent(str(call.id)).properties
    assert client.telephony.get(agent_id=str(call.id)).pipeline_id == "p1"
    other = Call.attach(client, str(call.id))
    other.wait_answered()
    other.hang_up()
    assert "****" in repr(call)
    assert NUMBERS["to_number"] not in repr(call)
