"""Proxy, limits, event hooks, callables, redirects and reuse, without an HTTP client by hand."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._call.retry import may_have_acted

from . import faults
from .calling import Loop
from .faults import FaultServer, reply


def test_a_proxy_is_used(loop: Loop) -> None:
    with FaultServer() as proxy:
        found = loop.call(
            "agents.get",
            "http://127.0.0.1:1/base",
            proxy=f"http://user:pw@127.0.0.1:{proxy.port}",
        )
        (received,) = proxy.received
    assert found.agent_id == "A1"
    assert received.target == "http://127.0.0.1:1/base/v2/projects/app/agents/A1"
    assert received.headers["proxy-authorization"].startswith("Basic ")


def test_a_dead_proxy_is_a_failed_connection(loop: Loop) -> None:
    with FaultServer(listening=False) as proxy, pytest.raises(errors.ConnectionFailed):
        loop.call("agents.speak", "http://127.0.0.1:1/base", proxy=f"http://127.0.0.1:{proxy.port}")


def test_a_proxy_that_drips_obeys_the_deadline(loop: Loop) -> None:
    with FaultServer([faults.drip_headers]) as proxy, pytest.raises(errors.DeadlineExceeded):
        loop.call(
            "agents.get",
            "http://127.0.0.1:1/base",
            proxy=f"http://127.0.0.1:{proxy.port}",
            deadline=0.3,
        )


def test_event_hooks_see_calls_with_their_secrets_masked(loop: Loop) -> None:
    seen: list[Any] = []
    hooks = {"request": [seen.append], "response": [seen.append]}
    with FaultServer(
        [reply(503, set_cookie="s=CANARY"), reply(200, {"data": {"list": []}}, x_request_id="r-1")]
    ) as server:
        loop.call(
            lambda c: c.agents.list("app", channel="CANARY"),
            server.url,
            headers={"cookie": "CANARY"},
            event_hooks=hooks,
        )
        sent = server.received[0]
    first, failed, second, good = seen
    assert (first.method, failed.status_code, good.status_code) == ("GET", 503, 200)
    assert good.headers["x-request-id"] == "r-1"
    assert second.url.path == "/base/v2/projects/app/agents"
    assert "CANARY" in sent.target + sent.headers["cookie"], "it was really sent"
    for event in seen:
        told = f"{event!r} {event.headers.raw} {event.read()!r} {getattr(event, 'url', '')}"
        assert "CANARY" not in told
        assert "aHVudGVy" not in told


def test_all_hooks_of_a_call_see_one_request(loop: Loop) -> None:
    seen: list[Any] = []

    def begins(request: Any) -> None:
        request.extensions["begun"] = len(seen)

    def ends(response: Any) -> None:
        seen.append((response.request.extensions["begun"], response.elapsed))

    with FaultServer([reply(503), reply(200, {"data": {"list": []}})]) as server:
        hooks = {"request": [begins, begins], "response": [ends]}
        raw = loop.call(
            lambda c: c.agents.with_raw_response.list("app"), server.url, event_hooks=hooks
        )
    taken = [timedelta(seconds=attempt.seconds) for attempt in raw.attempts]
    assert seen == [(0, taken[0]), (1, taken[1])]


def test_a_hook_that_fails_after_a_start_does_not_lose_its_id(loop: Loop) -> None:
    def counts(response: Any) -> None:
        response.nothing  # noqa: B018

    hooks = {"response": [counts]}
    start = {"name": "n", "properties": {"channel": "c"}}
    answers = [reply(200, {"agent_id": "A1"}), reply(400, {}), reply(200, {"agent_id": 7})]
    told = []
    with FaultServer(answers) as server:
        for _ in range(3):
            with pytest.raises(AttributeError, match="nothing") as caught:
                loop.call(lambda c: c.agents.start("app", **start), server.url, event_hooks=hooks)
            told += vars(caught.value)["__notes__"]
            assert may_have_acted(caught.value)
    assert told == [
        "agents.start was answered with 200 before this; its agent_id is A1",
        "agents.start was answered with 400 before this",
        "agents.start was answered with 200 before this",
    ]


def test_event_hooks_may_be_coroutine_functions_with_the_async_client() -> None:
    seen = []

    async def hook(event: Any) -> None:
        await asyncio.sleep(0)
        seen.append(event)

    with FaultServer() as server:
        Loop("async").call("agents.get", server.url, event_hooks={"request": [hook]})
        with pytest.raises(TypeError, match=r"hook is a coroutine function: use AsyncAgentClient"):
            Loop("sync").call("agents.get", server.url, event_hooks={"request": [hook]})
        other = {"request": [lambda _: Awaited()]}
        with pytest.raises(TypeError, match=r"use AsyncAgentClient"):
            Loop("sync").call("agents.get", server.url, event_hooks=other)
        assert len(server.received) == 1
    assert len(seen) == 1


class Awaited:
    """What can be awaited, and is no coroutine: such as a future."""

    def __await__(self) -> Any:
        yield


@pytest.mark.parametrize("kind", [AgentClient, AsyncAgentClient])
def test_an_unknown_event_is_refused(kind: Any) -> None:
    with pytest.raises(errors.ConfigurationError, match="no event 'respond'"):
        kind(authorization="x", event_hooks={"respond": [print]})


def test_credentials_may_be_functions(loop: Loop) -> None:
    values = iter(["one", "two"])
    with FaultServer([reply(500)]) as server:
        loop.call(
            "agents.get", server.url, username=None, password=None, auth_token=lambda: next(values)
        )
        sent = [received.headers["authorization"] for received in server.received]
    assert sent == ["agora token=one", "agora token=two"]


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_function_of_the_users_cannot_end_a_call_by_stop_iteration(kind: str) -> None:
    def exhausted(*_: Any) -> str:
        return next(iter(()))  # a bug, and no result of the call

    with FaultServer() as server:
        with pytest.raises(RuntimeError, match=r"StopIteration"):
            Loop(kind).call("agents.get", server.url, event_hooks={"request": [exhausted]})
        with pytest.raises(RuntimeError, match=r"StopIteration"):
            Loop(kind).call("agents.get", server.url, authorization=exhausted)


def test_credentials_may_be_coroutine_functions_with_the_async_client() -> None:
    async def fetch() -> str:
        await asyncio.sleep(0)
        return "pw"

    with FaultServer() as server:
        Loop("async").call("agents.get", server.url, username="u", password=fetch)
        assert server.received[0].headers["authorization"] == "Basic dTpwdw=="
        with pytest.raises(TypeError, match=r"fetch is a coroutine function"):
            Loop("sync").call("agents.get", server.url, username="u", password=fetch)


def test_connections_are_reused(loop: Loop) -> None:
    def several(client: Any) -> Any:
        if loop.kind == "sync":
            return [client.agents.get("app", "A1") for _ in range(5)]
        return _several(client)

    async def _several(client: Any) -> Any:
        return [await client.agents.get("app", "A1") for _ in range(5)]

    with FaultServer() as server:
        assert len(loop.call(several, server.url)) == 5
        assert server.connections == 1


def test_limits_bound_the_connections(loop: Loop) -> None:
    def many(client: Any) -> Any:
        if loop.kind == "sync":
            from concurrent.futures import ThreadPoolExecutor

            with ThreadPoolExecutor(8) as threads:
                return list(threads.map(lambda _: client.agents.get("app", "A1"), range(40)))
        return asyncio.gather(*[client.agents.get("app", "A1") for _ in range(40)])

    with FaultServer() as server:
        assert len(loop.call(many, server.url, limits=httpx.Limits(max_connections=3))) == 40
        assert server.most_open <= 3


@pytest.mark.parametrize("follow", [False, True])
def test_redirects(loop: Loop, follow: bool) -> None:
    with FaultServer([reply(302, location="/base/moved")]) as server:
        if follow:
            loop.call("agents.get", server.url, follow_redirects=True)
            assert [r.target for r in server.received][1] == "/base/moved"
        else:
            with pytest.raises(errors.ApiError, match="the same host, which is not followed"):
                loop.call("agents.get", server.url)
            assert len(server.received) == 1


def test_a_redirect_to_another_origin_gets_no_request(loop: Loop) -> None:
    with FaultServer() as other:
        with (
            FaultServer([reply(307, location=other.url)]) as server,
            pytest.raises(errors.ApiError, match="not followed"),
        ):
            loop.call("agents.get", server.url, follow_redirects=True)
        assert other.connections == 0


def test_the_users_own_client_never_follows_on_its_own(loop: Loop) -> None:
    def call(client: Any) -> Any:
        return own(client) if loop.kind == "sync" else own_async(client)

    def own(client: Any) -> None:
        with httpx.Client(follow_redirects=True) as owned:
            made = AgentClient(authorization="x", base_url=server.url, httpx_client=owned)
            made.agents.stop("app", "A1")

    async def own_async(client: Any) -> None:
        async with httpx.AsyncClient(follow_redirects=True) as owned:
            made = AsyncAgentClient(authorization="x", base_url=server.url, httpx_client=owned)
            await made.agents.stop("app", "A1")

    with FaultServer([reply(302, location="/elsewhere")]) as server:
        with pytest.raises(errors.ApiError, match="not followed"):
            loop.call(call, server.url)
        assert len(server.received) == 1


def test_a_closed_client_says_so(loop: Loop) -> None:
    if loop.kind == "sync":
        client = AgentClient(authorization="x", base_url="http://127.0.0.1:1")
        client.close()
        client.close()
        with pytest.raises(errors.ClosedClientError, match="this client is closed"):
            client.agents.get("app", "A1")
    else:

        async def run() -> None:
            client = AsyncAgentClient(authorization="x", base_url="http://127.0.0.1:1")
            await client.close()
            await client.aclose()
            with pytest.raises(errors.ClosedClientError, match="this client is closed"):
                await client.agents.get("app", "A1")

        asyncio.run(run())


def test_closed_after_use_too(loop: Loop) -> None:
    def call(client: Any) -> Any:
        if loop.kind == "sync":
            client.agents.get("app", "A1")
            client.close()
            with pytest.raises(errors.ClosedClientError):
                client.agents.get("app", "A1")
            return None
        return _call(client)

    async def _call(client: Any) -> None:
        await client.agents.get("app", "A1")
        await client.close()
        with pytest.raises(errors.ClosedClientError):
            await client.agents.get("app", "A1")

    with FaultServer() as server:
        loop.call(call, server.url)


def test_a_call_under_way_opens_nothing_on_a_client_closed_meanwhile(loop: Loop) -> None:
    """Closed by another thread or task between two attempts; here, by a hook."""
    made: list[Any] = []
    seen: list[Any] = []

    def call(client: Any) -> Any:
        made.append(client)
        return client.agents.get("app", "A1")

    def close(_: Any) -> None:
        seen.append(1)
        if len(seen) == 2:
            made[0].close()

    async def close_async(_: Any) -> None:
        seen.append(1)
        if len(seen) == 2:
            await made[0].close()

    hook = close if loop.kind == "sync" else close_async
    with FaultServer([reply(503)]) as server:
        with pytest.raises(errors.ClosedClientError, match="this client is closed"):
            loop.call(call, server.url, event_hooks={"request": [hook]})
        assert len(server.received) == 1
        assert server.connections == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "text"),
    [
        (AgentClient, httpx.AsyncClient, "must be an httpx.Client; for the other kind use Async"),
        (AsyncAgentClient, httpx.Client, "must be an httpx.AsyncClient; for the other kind use Ag"),
    ],
)
def test_a_client_of_the_other_kind_is_refused(ours: Any, theirs: Any, text: str) -> None:
    with pytest.raises(TypeError, match=text):
        ours(authorization="x", httpx_client=theirs())


@pytest.mark.parametrize("extra", [{"proxy": "http://127.0.0.1:1"}, {"limits": httpx.Limits()}])
def test_connections_are_described_once(extra: Any) -> None:
    with httpx.Client() as owned, pytest.raises(errors.ConfigurationError, match="set them there"):
        AgentClient(authorization="x", httpx_client=owned, **extra)
