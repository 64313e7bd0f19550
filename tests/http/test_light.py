"""With ``[fast]`` calls go without the HTTP library: it is loaded when something needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .faults import FaultServer

pytest.importorskip("orjson")

TOP = Path(__file__).parents[2]
PROGRAM = """
import asyncio, os, sys
sys.path[:0] = {paths!r}
from shengwang_agent import AgentClient, AsyncAgentClient
given = {{"authorization": "x", "base_url": {url!r}}}
{code}
print(sorted({{"httpx", "httpcore", "h11", "certifi", "http.client"}} & set(sys.modules)))
"""


def loaded(url: str, code: str) -> str:
    """What of the HTTP library is there after some code, in a process of its own."""
    paths = [str(TOP / "src"), str(TOP / "generated")]
    program = PROGRAM.format(paths=paths, url=url, code=code)
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


SYNC = """
with AgentClient(**given) as client:
    client.agents.get("app", "A1")
"""
ASYNC = """
async def run():
    async with AsyncAgentClient(**given) as client:
        await client.agents.get("app", "A1")
asyncio.run(run())
"""
CAUGHT = """
import shengwang_agent.errors
try:
    AgentClient(**given, max_retries=0).agents.get("app", "A1")
except shengwang_agent.errors.ConnectionFailed as error:
    import httpx
    assert isinstance(error, httpx.ConnectError) and error.request.method == "GET"
"""
MOCKED = """
import httpx
from unittest import mock
def send(self, request, **how):
    return httpx.Response(200, json={"agent_id": "mocked"}, request=request)
client = AgentClient(**given)
client.agents.get("app", "A1")
with mock.patch.object(httpx.Client, "send", send):
    assert client.agents.get("app", "A1").agent_id == "mocked"
"""


@pytest.mark.parametrize("code", [SYNC, ASYNC], ids=["sync", "async"])
def test_calls_that_succeed_need_none_of_it(code: str) -> None:
    with FaultServer() as server:
        assert loaded(server.url, code) == "[]"
        assert len(server.received) == 1


def test_a_failure_is_caught_as_one_of_the_library() -> None:
    with FaultServer(listening=False) as server:
        assert "httpx" in loaded(server.url, CAUGHT)


def test_a_mock_that_comes_later_is_seen() -> None:
    with FaultServer() as server:
        assert "httpx" in loaded(server.url, MOCKED)
        assert len(server.received) == 1
