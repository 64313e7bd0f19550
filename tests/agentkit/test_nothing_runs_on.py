"""A session that ends leaves no agent that may run, a call no telephone that may ring."""

from __future__ import annotations

import asyncio
import contextlib
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent._call.retry import failure_of, leaves_doubt
from shengwang_agent.errors import (
    ApiError,
    ConfigurationError,
    OutcomeUnknown,
    ShengwangError,
    TransportError,
)
from shengwang_agent.sandbox import Sandbox

from .conftest import complete, go, within
from .platform import ACCOUNT, APP, CERTIFICATE

PLACE: dict[str, Any] = {"channel": "room", "agent_uid": "1001", "remote_uids": ["2002"]}
NUMBERS: dict[str, Any] = {"to_number": "+8613800000001", "from_number": "+8613800000002"}
STATUSES = [302, 303, 401, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504]
Order = Callable[[Sandbox, str], None]


def answered(status: int, after: Any, **more: Any) -> Order:
    return lambda box, on: box.next(status, after=after, on=on, **more)


ACTED: dict[str, Order] = {
    **{str(s): answered(s, "accepted") for s in STATUSES if leaves_doubt(failure_of(s, hinted=False))},
    "no_response": lambda box, on: box.drop(after="accepted", on=on),
    "half an answer": lambda box, on: box.half_body(on=on),
    "a shorter answer": lambda box, on: box.wrong_length(on=on),
    "no HTTP": lambda box, on: box.garbage(on=on),
    "no JSON": lambda box, on: box.garbage(inside="body", on=on),
    "no id": answered(200, "accepted", body={"status": "RUNNING"}),
    "an id that is no text": answered(200, "accepted", body={"agent_id": 5}),
    "an array": answered(200, "accepted", body=["A1"]),
    "an empty body": answered(200, "accepted", body=b""),
    "no answer in time": lambda box, on: box.stall(after="accepted", on=on),
}  # fmt: skip
"""The platform acted, and the client was not told."""

REFUSED: dict[str, Order] = {
    **{str(status): answered(status, None) for status in STATUSES},
    "429 with a hint": answered(429, None, retry_after=1),
    "503 with a hint": answered(503, None, retry_after=1),
    "no_response": lambda box, on: box.drop(before=True, on=on),
    "no answer in time": lambda box, on: box.stall(on=on),
}
"""The platform did not act."""


def sandbox() -> Sandbox:
    return Sandbox(**ACCOUNT)


@pytest.fixture
def box() -> Iterator[Sandbox]:
    with sandbox() as made:
        yield made


def client_of(box: Sandbox, kind: str, **options: Any) -> Any:
    return (box.client if kind == "sync" else box.async_client)(**options)


def live(box: Sandbox) -> list[str]:
    return [agent.status for agent in box.agents() if agent.status not in ("STOPPED", "FAILED")]


def left_requests(box: Sandbox) -> list[str]:
    return [entry.path.rpartition("/")[2] for entry in box.requests if entry.method == "POST"]


kinds = pytest.mark.parametrize("kind_name", ["sync", "async"])
retries = pytest.mark.parametrize("retries", [0, 2])


@kinds
@retries
async def test_an_agent_whose_start_was_acted_on_is_stopped(kind_name: str, retries: int) -> None:
    for fault in ACTED:
        with sandbox() as box:
            ACTED[fault](box, "agents.start")
            session = complete().session(
                client_of(box, kind_name, max_retries=retries, timeout=5), **PLACE
            )
            with contextlib.suppress(ApiError, TransportError):
                async with within(session):
                    pass
            assert len(list(box.agents())) == 1, fault
            assert live(box) == [], fault


@kinds
@retries
async def test_a_start_that_was_not_acted_on_leaves_nothing(kind_name: str, retries: int) -> None:
    for fault in REFUSED:
        with sandbox() as box:
            REFUSED[fault](box, "agents.start")
            session = complete().session(
                client_of(box, kind_name, max_retries=retries, timeout=5), **PLACE
            )
            with contextlib.suppress(ApiError, TransportError):
                async with within(session):
                    pass
            assert live(box) == [], fault
            assert session.status in ("stopped", "error"), fault
            if session.status == "error":  # it was refused for certain: nothing was looked for
                assert left_requests(box) == ["join"], fault
                assert not [entry for entry in box.requests if entry.method == "GET"], fault


@kinds
async def test_without_a_block_the_session_can_be_stopped(kind_name: str) -> None:
    for fault in ACTED:
        with sandbox() as box:
            ACTED[fault](box, "agents.start")
            session = complete().session(
                client_of(box, kind_name, max_retries=0, timeout=5), **PLACE
            )
            with contextlib.suppress(OutcomeUnknown):
                await go(session.start())
            await go(session.stop())
            assert (session.status, live(box)) == ("stopped", []), fault


@kinds
async def test_a_search_that_fails_is_told_and_can_be_repeated(kind_name: str) -> None:
    """Also a 404 in the search: it does not say that the agent is gone."""
    for fault in ACTED:
        with sandbox() as box:
            for status in (404, 500):
                box.clear_faults()
                ACTED[fault](box, "agents.start")
                session = complete().session(
                    client_of(box, kind_name, max_retries=0, timeout=5), **PLACE
                )
                with contextlib.suppress(OutcomeUnknown):
                    await go(session.start())
                box.next(status, on="agents.list")
                with pytest.raises(ApiError):
                    await go(session.stop())
                await go(session.stop())
                assert (session.status, live(box)) == ("stopped", []), fault


@kinds
async def test_a_second_start_that_cannot_look_forgets_nothing(
    box: Sandbox, kind_name: str
) -> None:
    box.drop(after="accepted", on="agents.start")
    session = complete().session(client_of(box, kind_name, max_retries=0), **PLACE)
    with pytest.raises(OutcomeUnknown):
        await go(session.start())
    box.next(401, on="agents.list")
    with pytest.raises(ApiError):
        await go(session.start())
    await go(session.stop())
    assert live(box) == []


@kinds
async def test_a_second_start_that_is_refused_forgets_nothing(box: Sandbox, kind_name: str) -> None:
    """The first one landed while the second was on its way."""
    session = complete().session(client_of(box, kind_name, max_retries=0), **PLACE)
    box.drop(after="accepted", on="agents.start")
    with pytest.raises(OutcomeUnknown):
        await go(session.start())
    box.next(200, body={"data": {"list": []}}, on="agents.list", times=12)
    with pytest.raises(ApiError, match="409"):
        await go(session.start())
    await go(session.stop())
    assert live(box) == []


@kinds
async def test_an_agent_that_ended_since_it_was_listed_does_not_end_the_search(
    box: Sandbox, kind_name: str
) -> None:
    other = complete().session(box.client(), **{**PLACE, "name": "other", "agent_uid": "7"})
    other.start()
    session = complete().session(client_of(box, kind_name, max_retries=0), **PLACE)
    box.drop(after="accepted", on="agents.start")
    with pytest.raises(OutcomeUnknown):
        await go(session.start())
    box.next(404, on="agents.get")
    await go(session.stop())
    assert box.agent(str(other.id)).status != "STOPPED"
    assert len(live(box)) == 1


STOP_FAULTS: dict[str, Order] = {
    **{f"{s} before": answered(s, None) for s in STATUSES if s != 404},
    **{f"{s} after": answered(s, "accepted") for s in STATUSES if s != 404},
    "cut before": lambda box, on: box.drop(before=True, on=on),
    "cut after": lambda box, on: box.drop(after="accepted", on=on),
    "no answer": lambda box, on: box.stall(on=on),
}


@kinds
async def test_a_stop_that_failed_can_be_repeated(kind_name: str) -> None:
    for fault in STOP_FAULTS:
        with sandbox() as box:
            session = complete().session(
                client_of(box, kind_name, max_retries=0, timeout=5), **PLACE
            )
            await go(session.start())
            STOP_FAULTS[fault](box, "agents.stop")
            with pytest.raises(ShengwangError):
                async with within(session):
                    pass
            assert session.status == "error", fault
            await go(session.stop())
            assert (session.status, live(box)) == ("stopped", []), fault


# Ended from outside ------------------------------------------------------------------------


class Interrupting(httpx.BaseTransport):
    """Passes requests on; Ctrl-C comes before or after the one of this number."""

    def __init__(self, box: Sandbox, number: int, acted: bool) -> None:
        self.inner, self.number, self.acted, self.seen = box.transport(), number, acted, 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.seen += 1
        if self.seen == self.number and not self.acted:
            raise KeyboardInterrupt
        response = self.inner.handle_request(request)
        if self.seen == self.number:
            raise KeyboardInterrupt
        return response


@pytest.mark.parametrize("acted", [False, True])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_ctrl_c_in_any_request_of_a_session_leaves_no_agent(
    box: Sandbox, number: int, acted: bool
) -> None:
    http = httpx.Client(transport=Interrupting(box, number, acted))
    with AgentClient(app_id=APP, app_certificate=CERTIFICATE, httpx_client=http) as client:
        with pytest.raises(KeyboardInterrupt), complete().session(client, **PLACE) as session:
            session.get_info()
        assert live(box) == []


class Cutting(httpx.AsyncBaseTransport):
    """Passes requests on, with turns of the event loop in which a task can be cancelled."""

    def __init__(self, box: Sandbox) -> None:
        self.inner = box.async_transport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        response = await self.inner.handle_async_request(request)
        await asyncio.sleep(0)
        return response


def cutting(box: Sandbox) -> AsyncAgentClient:
    http = httpx.AsyncClient(transport=Cutting(box))
    return AsyncAgentClient(httpx_client=http, **ACCOUNT)


async def _turns(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


@pytest.mark.parametrize("again", [0, 1, 3])
async def test_a_task_cancelled_at_any_turn_leaves_no_agent(again: int) -> None:
    """Once, twice, and several times, at every turn of its life."""
    for turn in range(16):
        with sandbox() as box:

            async def life(box: Sandbox = box) -> None:
                async with cutting(box) as client, complete().session(client, **PLACE) as session:
                    await session.get_info()

            task = asyncio.create_task(life())
            await _turns(turn)
            for _ in range(1 + again // 2):
                task.cancel()
                await _turns(1 + again)
            with contextlib.suppress(asyncio.CancelledError):
                await task
            while len(asyncio.all_tasks()) > 1:
                await asyncio.sleep(0)
            assert live(box) == [], turn


def test_a_closing_event_loop_leaves_no_agent() -> None:
    for turn in range(24):
        with sandbox() as box:

            async def life(box: Sandbox = box) -> None:
                async with complete().session(cutting(box), **PLACE):
                    await asyncio.sleep(60)

            async def main(turn: int = turn, life: Any = life) -> None:
                task = asyncio.create_task(life())
                await _turns(8)
                task.cancel()
                await _turns(turn)  # the loop closes while the session is being stopped

            asyncio.run(main())
            assert live(box) == [], turn


def test_a_cancelled_exit_of_the_block_still_stops(box: Sandbox) -> None:
    async def main() -> None:
        reached, real = asyncio.Event(), complete().session(cutting(box), **PLACE)

        async def life() -> None:
            async with real:
                reached.set()

        task = asyncio.create_task(life())
        await reached.wait()
        await _turns(1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert live(box) == []


@kinds
@pytest.mark.parametrize("error", [ValueError, TypeError, KeyError, RuntimeError])
async def test_a_response_hook_that_fails_leaves_no_agent(
    box: Sandbox, kind_name: str, error: type[Exception]
) -> None:
    def hook(response: Any) -> None:
        if len(box.requests) == 1:
            raise error("mine")

    client = client_of(box, kind_name, event_hooks={"response": [hook]})
    with pytest.raises(error, match="mine"):
        async with within(complete().session(client, **PLACE)):
            pytest.fail("the block must not run")
    assert live(box) == []


@kinds
@pytest.mark.parametrize("error", [ValueError, TypeError, KeyError])
async def test_a_failing_hook_of_the_users_http_client_leaves_no_agent(
    box: Sandbox, kind_name: str, error: type[Exception]
) -> None:
    def hook(response: Any) -> None:
        if len(box.requests) == 1:
            raise error("mine")

    async def hook_async(response: Any) -> None:
        hook(response)

    owned: Any
    if kind_name == "sync":
        owned = httpx.Client(transport=box.transport(), event_hooks={"response": [hook]})
    else:
        hooks: dict[str, Any] = {"response": [hook_async]}
        owned = httpx.AsyncClient(transport=box.async_transport(), event_hooks=hooks)
    made = AgentClient if kind_name == "sync" else AsyncAgentClient
    client = made(
        app_id=APP, app_certificate=CERTIFICATE, base_url="http://127.0.0.1:1", httpx_client=owned
    )
    with pytest.raises(error, match="mine"):
        async with within(complete().session(client, **PLACE)):
            pytest.fail("the block must not run")
    assert live(box) == []


@kinds
async def test_a_provider_that_fails_at_the_repeat_leaves_no_agent(kind_name: str) -> None:
    """The start was carried out at the first attempt, whose answer was lost."""
    tokens: list[Any] = ["t" * 20, "two\nlines"]

    def token() -> Any:
        return tokens.pop(0) if tokens else "t" * 20

    with Sandbox(credentials="any") as box:
        box.drop(after="accepted", on="agents.start")
        client = client_of(
            box, kind_name, auth_token=token, authorization=None, username=None, password=None
        )
        session = complete().session(client, **PLACE, token="t")
        with pytest.raises(ConfigurationError):
            async with within(session):
                pytest.fail("the block must not run")
        assert live(box) == []


@kinds
@pytest.mark.parametrize("error", [ValueError, KeyError])
async def test_a_request_hook_that_fails_before_the_first_attempt_sent_nothing(
    box: Sandbox, kind_name: str, error: type[Exception]
) -> None:
    def hook(request: Any) -> None:
        raise error("mine")

    call = complete().call(
        client_of(box, kind_name, event_hooks={"request": [hook]}), **NUMBERS, channel="c1"
    )
    with pytest.raises(error, match="mine"):
        await go(call.place())
    assert call.status == "new"


@kinds
@pytest.mark.parametrize("event", ["started", "stopped"])
@pytest.mark.parametrize("error", [KeyError, KeyboardInterrupt, SystemExit])
async def test_a_failing_handler_leaves_no_agent(
    box: Sandbox, kind_name: str, event: str, error: type[BaseException]
) -> None:
    session = complete().session(client_of(box, kind_name), **PLACE)

    def handler(_: Any) -> None:
        raise error

    session.on(event, handler)
    with warnings.catch_warnings(), contextlib.suppress(KeyboardInterrupt, SystemExit):
        warnings.simplefilter("ignore")
        async with within(session):
            pass
    assert live(box) == []


@kinds
async def test_warnings_that_are_errors_leave_no_agent(box: Sandbox, kind_name: str) -> None:
    session = complete().session(client_of(box, kind_name), **PLACE)
    session.on("started", lambda _: {}["missing"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UserWarning):
            async with within(session):
                pytest.fail("the block must not run")
    assert live(box) == []


async def test_the_start_of_a_sample_that_shows_times_as_text_is_recognized(kind: Any) -> None:
    from .platform import listed

    session = kind.session()
    kind.platform.say("join", httpx.ReadTimeout("lost"))
    kind.platform.say("agents", listed("AG7"))
    found = {"agent_id": "AG7", "name": "n", "status": "RUNNING", "start_ts": str(int(time.time()))}
    kind.platform.say("AG7", (200, found))
    with pytest.raises(OutcomeUnknown):
        await go(session.start())
    await go(session.stop())
    assert kind.platform.requests[-1].path.endswith("/agents/AG7/leave")


# Calls -------------------------------------------------------------------------------------


@kinds
@retries
async def test_a_call_that_may_ring_is_hung_up_and_dialled_once(
    kind_name: str, retries: int
) -> None:
    for fault in ACTED:
        with sandbox() as box:
            ACTED[fault](box, "telephony.call")
            client = client_of(box, kind_name, max_retries=retries, timeout=5)
            call = complete().call(client, **NUMBERS, channel="c1")
            with pytest.raises(OutcomeUnknown):
                async with within(call):
                    pytest.fail("the block must not run")
            assert call.status == "ended", fault
            assert [box.call(dial.agent_id).state for dial in box.dials] == ["hangup"], fault
            assert live(box) == [], fault
            with pytest.raises(RuntimeError):
                await go(call.place())


@kinds
async def test_a_call_that_did_not_ring_can_be_placed_again_or_is_unknown(kind_name: str) -> None:
    for fault in REFUSED:
        with sandbox() as box:
            REFUSED[fault](box, "telephony.call")
            call = complete().call(
                client_of(box, kind_name, max_retries=0, timeout=5), **NUMBERS, channel="c1"
            )
            with pytest.raises(ShengwangError) as caught:
                await go(call.place())
            assert call.status == (
                "unknown" if isinstance(caught.value, OutcomeUnknown) else "new"
            ), fault
            assert not box.dials, fault
            if call.status == "unknown":
                assert await go(call.find()) is False, fault
            else:
                await go(call.place())
                assert len(box.dials) == 1, fault


@pytest.mark.parametrize("acted", [False, True])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_ctrl_c_in_any_request_of_a_call_leaves_nothing_ringing(
    box: Sandbox, number: int, acted: bool
) -> None:
    http = httpx.Client(transport=Interrupting(box, number, acted))
    with AgentClient(httpx_client=http, **ACCOUNT) as client:
        call = complete().call(client, **NUMBERS, channel="c1")
        with pytest.raises(KeyboardInterrupt), call:
            call.refresh()
        assert {box.call(dial.agent_id).state for dial in box.dials} <= {"hangup"}


@pytest.mark.parametrize("again", [0, 1, 3])
async def test_a_task_cancelled_at_any_turn_leaves_nothing_ringing(again: int) -> None:
    for turn in range(14):
        with sandbox() as box:

            async def life(box: Sandbox = box) -> None:
                client = cutting(box)
                async with client, complete().call(client, **NUMBERS, channel="c1") as call:
                    await call.refresh()

            task = asyncio.create_task(life())
            await _turns(turn)
            for _ in range(1 + again // 2):
                task.cancel()
                await _turns(1 + again)
            with contextlib.suppress(asyncio.CancelledError):
                await task
            while len(asyncio.all_tasks()) > 1:
                await asyncio.sleep(0)
            assert {box.call(dial.agent_id).state for dial in box.dials} <= {"hangup"}, turn
            assert live(box) == [], turn


@kinds
async def test_a_hang_up_that_failed_can_be_repeated(kind_name: str) -> None:
    for fault in STOP_FAULTS:
        with sandbox() as box:
            call = complete().call(
                client_of(box, kind_name, max_retries=0, timeout=5), **NUMBERS, channel="c1"
            )
            await go(call.place())
            STOP_FAULTS[fault](box, "telephony.hangup")
            with pytest.raises(ShengwangError):
                async with within(call):
                    pass
            await go(call.hang_up())
            assert [box.call(dial.agent_id).state for dial in box.dials] == ["hangup"], fault


async def test_every_state_in_which_an_agent_may_run_is_looked_at(kind: Any) -> None:
    session = kind.session()
    kind.platform.say("join", httpx.ReadTimeout("lost"))
    with pytest.raises(OutcomeUnknown):
        await go(session.start())
    await go(session.stop())
    looks = [request.query for request in kind.platform.requests if request.action == "agents"]
    assert [look["state"] for look in looks] == ["2", "1", "5", "0"] * 3
    assert {look["channel"] for look in looks} == {"room"}
    assert all(float(look["from_time"]) < time.time() - 7000 for look in looks)
