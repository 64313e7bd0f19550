"""Sessions: states, retries of start and stop, events, tokens; the sync and the async one alike."""

from __future__ import annotations

import asyncio
import time
import warnings
from typing import Any

import httpx
import pytest

from shengwang_agent import agentkit
from shengwang_agent.errors import ApiError, DecodeError, OutcomeUnknown
from shengwang_agent.token import parse, verify

from .conftest import Kind, complete, go, within
from .platform import APP, CERTIFICATE, Platform, listed


def info(**fields: Any) -> tuple[int, Any]:
    return 200, {
        "agent_id": "AG7",
        "name": "n",
        "status": "RUNNING",
        "start_ts": time.time(),
        **fields,
    }


async def test_a_whole_life(kind: Kind) -> None:
    session = kind.session()
    events: list[Any] = []
    session.on("started", events.append)
    session.on("stopped", events.append)
    assert (session.status, session.id) == ("idle", None)
    assert await go(session.start()) == "AG1"
    assert (session.status, session.id, session.app_id) == ("running", "AG1", APP)
    await go(session.say("hi", "APPEND", False))
    await go(session.interrupt())
    with pytest.warns(UserWarning, match=r"properties\.tts: cannot change while the agent runs"):
        await go(session.update({"llm": {"params": {"x": 1}}, "tts": {"new": 1}}))
    await go(session.stop())
    assert (session.status, session.id) == ("stopped", "AG1")
    assert events == [{"agent_id": "AG1"}, {"agent_id": "AG1"}]
    assert kind.platform.actions() == ["join", "speak", "interrupt", "update", "leave"]
    bodies = [request.body for request in kind.platform.requests]
    assert bodies[1] == {"text": "hi", "priority": "APPEND", "interruptable": False}
    assert bodies[2] == {}
    assert bodies[3] == {"properties": {"llm": {"params": {"x": 1}}, "tts": {"new": 1}}}


async def test_wrong_states_are_runtime_errors_and_send_nothing(kind: Kind) -> None:
    session = kind.session()
    for call in ("say", "interrupt", "think", "update"):
        arguments = ("x",) if call in ("say", "think") else ({},) if call == "update" else ()
        with pytest.raises(RuntimeError, match=f"Cannot {call} in idle state"):
            await go(getattr(session, call)(*arguments))
    with pytest.raises(RuntimeError, match="No agent ID available"):
        await go(session.get_history())
    with pytest.raises(RuntimeError, match="Cannot stop session in idle state"):
        await go(session.stop())
    await go(session.start())
    with pytest.raises(RuntimeError, match="Cannot start session in running state"):
        await go(session.start())
    assert session.status == "running"
    assert kind.platform.actions() == ["join"]


async def test_stopping_twice_and_starting_again(kind: Kind) -> None:
    session = kind.session()
    await go(session.start())
    await go(session.stop())
    await go(session.stop())
    assert await go(session.start()) == "AG2"
    assert kind.platform.actions() == ["join", "leave", "join"]


async def test_a_failed_stop_can_be_repeated(kind: Kind) -> None:
    session = kind.session()
    errors: list[Exception] = []
    session.on("error", errors.append)
    await go(session.start())
    kind.platform.say("leave", (500, {"detail": "x"}))
    with pytest.raises(ApiError) as failed:
        await go(session.stop())
    assert errors == [failed.value]
    assert (session.status, session.id) == ("error", "AG1")
    await go(session.stop())
    assert session.status == "stopped"


async def test_an_agent_that_is_gone_counts_as_stopped(kind: Kind) -> None:
    session = kind.session()
    stopped: list[Any] = []
    session.on("stopped", stopped.append)
    await go(session.start())
    kind.platform.say("leave", (404, {"detail": "x", "reason": "TaskNotFound"}))
    await go(session.stop())
    assert (session.status, stopped) == ("stopped", [{"agent_id": "AG1"}])


async def test_reads_work_after_the_stop(kind: Kind) -> None:
    session = kind.session()
    await go(session.start())
    await go(session.stop())
    kind.platform.say("AG1", info(status="STOPPED"))
    assert (await go(session.get_info())).status == "STOPPED"
    await go(session.get_turns(page_index=2, page_size=10))
    assert kind.platform.requests[-1].query == {"page_index": "2", "page_size": "10"}


async def test_a_refused_start_leaves_nothing_to_stop(kind: Kind) -> None:
    session = kind.session()
    errors: list[Exception] = []
    session.on("error", errors.append)
    kind.platform.say("join", (400, {"detail": "bad", "reason": "InvalidRequestBody"}))
    with pytest.raises(ApiError):
        await go(session.start())
    assert (session.status, len(errors)) == ("error", 1)
    with pytest.raises(RuntimeError, match="Cannot stop session in error state"):
        await go(session.stop())
    assert await go(session.start()) == "AG1"


async def test_an_incomplete_agent_is_refused_before_anything_is_sent(kind: Kind) -> None:
    session = kind.session(agentkit.Agent())
    errors: list[Exception] = []
    session.on("error", errors.append)
    with pytest.raises(ValueError, match=r"with_tts\(\.\.\.\)"):
        await go(session.start())
    assert (session.status, len(errors), kind.platform.requests) == ("error", 1, [])


async def test_a_start_whose_answer_was_lost_is_found_and_stopped(kind: Kind) -> None:
    session = kind.session()
    kind.platform.say("join", httpx.ReadTimeout("lost"))
    kind.platform.say("agents", listed("AG5", "AG7"))
    kind.platform.say("AG5", info(agent_id="AG5", name="someone else's"))
    kind.platform.say("AG7", info())
    with pytest.raises(httpx.TimeoutException):
        await go(session.start())
    assert (session.status, session.id) == ("error", None)
    await go(session.stop())
    assert (session.status, session.id) == ("stopped", "AG7")
    assert kind.platform.actions()[-3:] == ["AG5", "AG7", "leave"]
    assert kind.platform.requests[-1].path.endswith("/agents/AG7/leave")
    assert (
        next(r for r in kind.platform.requests if r.action == "agents").query["channel"] == "room"
    )


async def test_a_start_whose_answer_was_lost_is_taken_over_by_the_next(kind: Kind) -> None:
    session = kind.session()
    kind.platform.say("join", httpx.ReadTimeout("lost"))
    kind.platform.say("agents", listed("AG7"))
    kind.platform.say("AG7", info())
    with pytest.raises(httpx.TimeoutException):
        await go(session.start())
    assert await go(session.start()) == "AG7"
    assert kind.platform.actions().count("join") == 1


async def test_an_agent_of_the_same_name_from_before_is_not_ours(kind: Kind) -> None:
    session = kind.session()
    kind.platform.say("join", httpx.ReadTimeout("lost"))
    kind.platform.say("agents", *[listed("AG7")] * 6)
    kind.platform.say("AG7", *[info(start_ts=time.time() - 3600)] * 6)
    with pytest.raises(httpx.TimeoutException):
        await go(session.start())
    await go(session.stop())
    assert (session.status, session.id) == ("stopped", None)
    assert "leave" not in kind.platform.actions()


async def test_the_block_starts_and_stops(kind: Kind) -> None:
    async with within(kind.session()) as session:
        assert (session.status, session.id) == ("running", "AG1")
    assert session.status == "stopped"
    with pytest.raises(KeyError, match="mine"):
        async with within(kind.session()):
            raise KeyError("mine")
    assert kind.platform.actions() == ["join", "leave", "join", "leave"]


async def test_the_block_stops_an_agent_whose_start_was_not_answered(kind: Kind) -> None:
    kind.platform.say("join", httpx.ReadTimeout("lost"))
    kind.platform.say("agents", listed("AG7"))
    kind.platform.say("AG7", info())
    with pytest.raises(httpx.TimeoutException):
        async with within(kind.session()):
            pytest.fail("the block must not run")
    assert kind.platform.requests[-1].path.endswith("/agents/AG7/leave")


async def test_a_failing_stop_does_not_hide_the_error_of_the_block(kind: Kind) -> None:
    kind.platform.say("leave", (500, {}))
    with pytest.warns(UserWarning, match="may still run"), pytest.raises(KeyError, match="mine"):
        async with within(kind.session()):
            raise KeyError("mine")


async def test_stopping_inside_the_block_is_fine(kind: Kind) -> None:
    async with within(kind.session()) as session:
        await go(session.stop())
    assert kind.platform.actions() == ["join", "leave"]


async def test_a_cancelled_task_leaves_no_agent_behind(platform: Platform) -> None:
    entered = asyncio.Event()

    async def run() -> None:
        async with Kind("async", platform).session():
            entered.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(run())
    await entered.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert platform.actions() == ["join", "leave"]


async def test_a_task_cancelled_during_the_start_leaves_no_agent_behind(platform: Platform) -> None:
    reached, kind = asyncio.Event(), Kind("async", platform)
    session = kind.session()
    real = session.raw.start

    async def slow(**arguments: Any) -> Any:
        await real(**arguments)  # the platform started it, the answer is on its way
        reached.set()
        await asyncio.sleep(60)

    session.raw.__class__.start, before = (lambda self, **k: slow(**k)), session.raw.__class__.start
    platform.say("agents", listed("AG7"))
    platform.say("AG7", info())

    async def run() -> None:
        async with session:
            pytest.fail("the block must not run")

    try:
        task = asyncio.create_task(run())
        await reached.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    finally:
        session.raw.__class__.start = before
    assert platform.requests[-1].path.endswith("/agents/AG7/leave")


async def test_events(kind: Kind) -> None:
    session = kind.session()
    seen: list[str] = []

    def first(_: Any) -> None:
        seen.append("first")

    @session.on("started")
    def broken(_: Any) -> None:
        raise KeyError("handler")

    session.on("started", first)
    session.on("started", first)
    with pytest.warns(UserWarning, match="there is no event 'anything', its handler never runs"):
        session.on("anything", first)
    session.off("started", first)
    session.off("started", broken.__call__)
    session.off("nothing", first)
    with pytest.warns(UserWarning, match="handler of 'started' failed"):
        await go(session.start())
    assert seen == ["first"]


async def test_coroutine_handlers_are_awaited(platform: Platform) -> None:
    seen: list[Any] = []

    async def handler(payload: Any) -> None:
        await asyncio.sleep(0)
        seen.append(payload)

    session = Kind("async", platform).session()
    session.on("started", handler)
    await session.start()
    assert seen == [{"agent_id": "AG1"}]
    blocking = Kind("sync", platform).session()
    blocking.on("started", handler)
    with pytest.warns(UserWarning, match="use the async session"):
        blocking.start()


async def test_an_async_client_gives_the_async_session(platform: Platform) -> None:
    place = {"channel": "c", "agent_uid": "1", "remote_uids": ["2"]}
    agent = complete()
    assert isinstance(agent.create_session(platform.client(), **place), agentkit.AgentSession)
    found = agent.create_session(platform.async_client(), **place)
    assert isinstance(found, agentkit.AsyncAgentSession)
    assert isinstance(
        agent.create_async_session(platform.async_client(), **place), agentkit.AsyncAgentSession
    )
    assert await found.start() == "AG1"


async def test_positions_names_and_what_is_missing(platform: Platform) -> None:
    agent = complete().with_name("from-agent")
    client = platform.client()
    session = agent.create_session(client, "room", "1", ["2"], None, "tok", 60, True, 3600)
    session.start()
    body = platform.requests[-1].body
    assert body["name"] == "from-agent"
    assert body["properties"]["token"] == "tok"
    assert (body["properties"]["idle_timeout"], body["properties"]["enable_string_uid"]) == (
        60,
        True,
    )
    with pytest.raises(TypeError, match="agent_uid, remote_uids"):
        agent.create_session(client, channel="c")
    with pytest.raises(TypeError, match="needs a client"):
        agent.create_session(channel="c", agent_uid="1", remote_uids=["2"])
    with pytest.raises(TypeError, match="'channel' twice"):
        agent.create_session(client, "c", channel="c")
    bound = agentkit.Agent(client=client, pipeline_id="p")
    assert bound.create_session(channel="c", agent_uid="1", remote_uids=["2"]).name.startswith(
        "agent-"
    )


def test_two_unnamed_sessions_have_two_names(platform: Platform) -> None:
    place = {"channel": "c", "agent_uid": "1", "remote_uids": ["2"]}
    client = platform.client()
    names = {complete().create_session(client, **place).name for _ in range(200)}
    assert len(names) == 200


async def test_direct_construction(kind: Kind) -> None:
    cls = agentkit.AgentSession if kind.name == "sync" else agentkit.AsyncAgentSession
    session: Any = cls(kind.client(), complete(), APP, "n", "c", "1", ["2"], CERTIFICATE, None, 30)
    assert await go(session.start()) == "AG1"
    assert kind.platform.requests[0].body["properties"]["idle_timeout"] == 30


async def test_a_session_attached_by_id(kind: Kind) -> None:
    cls: Any = agentkit.AgentSession if kind.name == "sync" else agentkit.AsyncAgentSession
    session = cls.attach(kind.client(), "AG9")
    assert (session.id, session.status, session.agent) == ("AG9", "running", None)
    await go(session.say("hello"))
    await go(session.stop())
    assert [r.path.partition("/agents/")[2] for r in kind.platform.requests] == [
        "AG9/speak",
        "AG9/leave",
    ]
    assert all(
        r.headers["authorization"].startswith("agora token=007") for r in kind.platform.requests
    )
    with pytest.raises(RuntimeError, match="no agent description"):
        await go(session.start())


async def test_each_call_is_signed_for_the_session(kind: Kind) -> None:
    session = kind.session()
    await go(session.start())
    await go(session.say("x"))
    await go(session.stop())
    for request in kind.platform.requests:
        token = request.headers["authorization"].removeprefix("agora token=")
        assert verify(token, CERTIFICATE, app_id=APP, channel="room").account == "1001"


async def test_other_credentials_stay_what_they_are(kind: Kind) -> None:
    client = kind.client(app_certificate=None, username="u", password="p")
    await go(kind.session(client=client, token="tok").start())
    assert kind.platform.requests[0].headers["authorization"] == "Basic dTpw"


async def test_app_credentials_without_a_certificate(kind: Kind) -> None:
    class Client:
        auth_mode, app_id, app_certificate = "app-credentials", APP, None
        agents = kind.client().agents

    cls: Any = agentkit.AgentSession if kind.name == "sync" else agentkit.AsyncAgentSession
    session = cls(Client(), complete(), APP, "n", "c", "1", ["2"], None, "tok")
    with pytest.raises(RuntimeError, match="app_certificate is required"):
        await go(session.start())
    assert kind.platform.requests == []


async def test_a_token_near_its_end_is_renewed_with_the_next_call(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = kind.session(expires_in=600)
    await go(session.start())
    now = time.time()
    await go(session.say("early"))
    monkeypatch.setattr(time, "time", lambda: now + 500)
    await go(session.say("late"))
    await go(session.say("later"))
    assert kind.platform.actions() == ["join", "speak", "update", "speak", "speak"]
    renewed = kind.platform.requests[2].body["properties"]
    content = verify(renewed["token"], CERTIFICATE, now=now + 500, channel="room")
    assert (content.account, content.expire) == ("1001", 600)
    assert renewed.keys() == {"token"}


async def test_a_token_of_the_caller_is_left_alone(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, own = kind.session(token="tok"), kind.session(expires_in=600)
    await go(given.start())
    await go(own.start())
    await go(own.update({"token": "mine"}))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 200_000)
    await go(given.say("x"))
    await go(own.say("x"))
    assert kind.platform.actions() == ["join", "join", "update", "speak", "speak"]


async def test_a_renewal_that_fails_does_not_fail_the_call(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = kind.session(expires_in=600)
    await go(session.start())
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 590)
    kind.platform.say("update", (500, {}))
    with pytest.warns(UserWarning, match="could not be renewed yet"):
        await go(session.say("x"))
    await go(session.say("y"))
    assert kind.platform.actions() == ["join", "update", "speak", "speak"]


@pytest.mark.parametrize("answer", [{"status": "RUNNING"}, {"agent_id": None, "status": "x"}])
async def test_a_start_whose_answer_has_no_id_is_unknown(
    kind: Kind, answer: dict[str, Any]
) -> None:
    session = kind.session()
    kind.platform.say("join", (200, answer))
    with pytest.raises(OutcomeUnknown, match="the answer names no agent_id"):
        await go(session.start())
    assert (session.status, session.id) == ("error", None)


async def test_the_id_missing_in_the_answer(kind: Kind) -> None:
    session = kind.session()
    kind.platform.say("join", (200, {}))
    assert await go(session.start()) == ""
    assert session.status == "running"
    for call in (session.stop, session.get_info, session.interrupt):
        with pytest.raises(RuntimeError, match="No agent ID available"):
            await go(call())


async def test_think_and_options(kind: Kind) -> None:
    session = kind.session()
    await go(session.start())
    kind.platform.say("think", (200, {"agent_id": "AG1", "channel": "room", "start_ts": 5}))
    answer = await go(
        session.think(
            "weather?",
            on_speaking_action="append",
            options={"on_speaking_action": "ignore", "metadata": {"a": "b"}},
        )
    )
    assert (answer.agent_id, answer.channel) == ("AG1", "room")
    body = {"text": "weather?", "on_speaking_action": "append", "metadata": {"a": "b"}}
    assert kind.platform.requests[-1].body == body
    await go(
        session.say("hi", options={"priority": "IGNORE", "interruptable": True}, priority="APPEND")
    )
    body = {"text": "hi", "priority": "APPEND", "interruptable": True}
    assert kind.platform.requests[-1].body == body


async def test_all_turns(kind: Kind) -> None:
    session = kind.session()
    await go(session.start())

    def page(index: int, last: bool | None, *turns: int, total: int | None = None) -> Any:
        paging = {"page_index": index, "is_last_page": last, "total_pages": total}
        return 200, {
            "agent_id": "AG1",
            "pagination": paging,
            "turns": [{"turn_id": t} for t in turns],
        }

    kind.platform.say("turns", page(1, False, 1, 2), page(2, False, 3), page(3, True, 4))
    found = await go(session.get_all_turns(page_size=10))
    assert [turn.turn_id for turn in found.turns] == [1, 2, 3, 4]
    kind.platform.say("turns", page(1, None, 1, total=2), page(2, None, 2, total=2))
    assert len((await go(session.get_all_turns())).turns) == 2
    kind.platform.say("turns", page(1, False, 1), page(1, False, 1))
    with pytest.raises(RuntimeError, match="page 1 of the turn records came, not 2"):
        await go(session.get_all_turns())
    kind.platform.say("turns", (200, {"turns": []}))
    with pytest.raises(RuntimeError, match="nothing about further pages") as broken:
        await go(session.get_all_turns())
    assert isinstance(broken.value, DecodeError)


async def test_wait_until(kind: Kind) -> None:
    session = kind.session()
    await go(session.start())
    kind.platform.say("AG1", info(status="STARTING"), info(status="STARTING"), info())
    assert (await go(session.wait_until("RUNNING"))).status == "RUNNING"
    kind.platform.say("AG1", info(status="FAILED", message="no such channel"))
    with pytest.raises(RuntimeError, match="is FAILED and will not be RUNNING: no such channel"):
        await go(session.wait_until("RUNNING"))
    kind.platform.say("AG1", *[info(status="STARTING")] * 3)
    with pytest.raises(TimeoutError, match="not RUNNING or STOPPED within 0 s"):
        await go(session.wait_until("RUNNING", "STOPPED", timeout=0))
    kind.platform.say("AG1", info(status="STOPPING"), info(status="STOPPED"))
    assert (await go(session.wait_until("STOPPED"))).status == "STOPPED"


async def test_following_a_conversation_to_its_end(kind: Kind) -> None:
    session = kind.session()
    await go(session.start())

    def history(*texts: str) -> Any:
        return 200, {"contents": [{"role": "user", "content": text} for text in texts]}

    gone = (404, {"reason": "TaskNotFound"})
    kind.platform.say("history", gone, history(), history("a"), history("a"), history("a b", "c"))
    kind.platform.say("history", history("c", "d"), gone)
    kind.platform.say("AG1", info(status="STARTING"), info(status="STOPPED"))
    texts = [entry.content for entry in await kind.all(session.follow())]
    assert texts == ["a", "c", "d"]
    kind.platform.say("history", history("a", "b"), history("a", "b c"), history("b c", "d"), gone)
    kind.platform.say("AG1", info(status="STOPPED"))
    texts = [entry.content for entry in await kind.all(session.follow(from_now=True))]
    assert texts == ["d"]  # what only grew is not new
    kind.platform.say("history", (500, {}))
    with pytest.raises(ApiError):
        await kind.all(session.follow())


async def test_stateless_stop_by_id(kind: Kind) -> None:
    client = kind.client()
    kind.platform.say("leave", (200, {}), (404, {}))
    await go(client.stop_agent("AG3"))
    await go(client.stop_agent("AG3"))
    assert kind.platform.actions() == ["leave", "leave"]


async def test_warnings_go_where_the_caller_says(kind: Kind) -> None:
    heard: list[str] = []
    session = kind.session(expires_in=90_000, warn=heard.append)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        await go(session.start())
    assert len(heard) == 1
    assert "over 24 hours" in heard[0]
    assert parse(kind.platform.requests[0].body["properties"]["token"]).expire == 86400


async def test_nothing_secret_is_shown(kind: Kind) -> None:
    session = kind.session()
    await go(session.start())
    for shown in (repr(session), repr(session.agent), repr(complete().tts)):
        assert "llm-secret" not in shown
    properties = complete().to_properties("c", "1", ["2"], token="tok-secret")
    for shown in (repr(properties), str(properties)):
        assert not any(s in shown for s in ("llm-secret", "tts-secret", "tok-secret"))
    assert repr(session) == f"<{type(session).__name__} 'n' running id='AG1'>"


async def test_preset_and_pipeline_reach_the_wire(kind: Kind) -> None:
    session = kind.session(agentkit.Agent(pipeline_id="a"), pipeline_id="b", preset=["x", "y"])
    await go(session.start())
    body = kind.platform.requests[0].body
    assert (body["pipeline_id"], body["preset"]) == ("b", "x,y")
