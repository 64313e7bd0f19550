"""Requests over a user's own HTTP client are those that this client itself builds, merged once."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient
from shengwang_agent._credentials.settings import NOT_GIVEN
from shengwang_agent._http import SharedHeaders, library
from shengwang_agent._http.request import Request
from tests.http.calling import CALLS

SHARED = {"accept": "application/json", "authorization": "Basic dTpw", "user-agent": "ours"}


# No test connects, and reading the certificates anew would be most of the work of this file.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
Client = partial(httpx.Client, verify=NO_CERTIFICATES)


class Subclass(httpx.Client):
    """A client of somebody's own."""


def replaced() -> httpx.Client:
    client = Client()
    usual = client.build_request

    def build(*args: Any, **kwargs: Any) -> httpx.Request:
        kwargs["headers"] = {**dict(kwargs["headers"]), "x-own": "1"}
        return usual(*args, **kwargs)

    client.build_request = build  # type: ignore[method-assign]
    return client


CLIENTS: dict[str, tuple[Callable[[], Any], bool]] = {  # and whether headers are merged once
    "bare": (Client, True),
    "async": (partial(httpx.AsyncClient, verify=NO_CERTIFICATES), True),
    "headers": (lambda: Client(headers={"X-Team": "a", "User-Agent": "theirs"}), True),
    "host": (lambda: Client(headers={"Host": "elsewhere.example.com"}), True),
    "two of a name": (lambda: Client(headers=[("X-A", "1"), ("X-A", "2")]), True),
    "base address": (lambda: Client(base_url="https://elsewhere.example.com/p"), True),
    "time-out": (lambda: Client(timeout=httpx.Timeout(3, connect=1)), True),
    "no time-out": (lambda: Client(timeout=None), True),
    "cookies": (lambda: Client(cookies={"a": "b"}), False),
    "query": (lambda: Client(params={"a": "b"}), False),
    "subclass": (partial(Subclass, verify=NO_CERTIFICATES), False),
    "replaced": (replaced, False),
}


@pytest.mark.parametrize("name", CLIENTS)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize("content", [None, b"", b'{"name":"x"}'])
@pytest.mark.parametrize("timeout", [NOT_GIVEN, None, 5.0, httpx.Timeout(7, read=2)], ids=repr)
def test_a_merged_request_is_the_one_that_is_built(
    name: str, method: str, content: bytes | None, timeout: Any
) -> None:
    make, merges = CLIENTS[name]
    client = make()
    address = "https://api.example.com:8443/v2/x?a=%20b&c=1"
    for _ in range(2):  # the second time from memory
        request = Request(method, address, SharedHeaders(SHARED), content, timeout, 1e9)
        merged = library._merged(request, client)
        assert (merged is not None) is merges
        if merged is None:
            continue
        built = library._built(request, client)
        assert (merged.method, merged.url) == (built.method, built.url)
        assert sorted(merged.headers.raw) == sorted(built.headers.raw)
        orders = (
            [h for h in one.headers.raw if h[0] != b"Content-Length"] for one in (merged, built)
        )
        assert next(orders) == next(orders)
        assert merged.content == built.content
        assert merged.extensions == built.extensions


def test_what_a_hook_adds_stays_with_its_request() -> None:
    seen: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.copy())
        return httpx.Response(200, json={"agent_id": "A1", "status": "RUNNING"})

    def add(request: httpx.Request) -> None:
        request.headers[f"x-{len(seen)}"] = "1"

    own = httpx.Client(transport=httpx.MockTransport(answer), event_hooks={"request": [add]})
    with AgentClient(username="u", password="p", app_id="a", httpx_client=own) as client:
        client.agents.get(agent_id="A1")
        own.headers["X-Team"] = "red"
        CALLS["agents.start"](client)
        own.headers["X-Team"] = "blue"
        own.cookies.set("c", "d")
        client.agents.get(agent_id="A1")
        client.agents.get(agent_id="A1", request_options={"headers": {"X-Team": "green"}})
    assert [[n for n in h if n[:2] == "x-" and n[2:].isdigit()] for h in seen] == [
        ["x-0"], ["x-1"], ["x-2"], ["x-3"],
    ]  # fmt: skip
    assert [h.get("x-team") for h in seen] == [None, "red", "blue", "green"]
    assert [h.get("cookie") for h in seen] == [None, None, "c=d", "c=d"]
    assert int(seen[1]["content-length"]) > 100
