"""Each session test runs twice: with the blocking session and with the async one."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from shengwang_agent import agentkit
from shengwang_agent.testing import test_mode

from .platform import Platform


async def go(value: Any) -> Any:
    """Return the value, awaited when it is a coroutine."""
    return await value if inspect.isawaitable(value) else value


@asynccontextmanager
async def within(manager: Any) -> AsyncIterator[Any]:
    """Enter a blocking or an async context manager."""
    if hasattr(type(manager), "__aenter__"):
        async with manager as value:
            yield value
    else:
        with manager as value:
            yield value


class Kind:
    """The blocking or the async half of the package, over one scripted platform."""

    def __init__(self, name: str, platform: Platform) -> None:
        self.name = name
        self.platform = platform

    def client(self, **options: Any) -> Any:
        make = self.platform.client if self.name == "sync" else self.platform.async_client
        return make(**options)

    def session(self, agent: agentkit.Agent | None = None, **options: Any) -> Any:
        place = {"channel": "room", "agent_uid": "1001", "remote_uids": ["*"], "name": "n"}
        client = options.pop("client", None) or self.client()
        return (agent or complete()).session(client, **{**place, **options})

    async def all(self, values: Any) -> list[Any]:
        if hasattr(values, "__aiter__"):
            return [value async for value in values]
        return list(values)


def complete() -> agentkit.Agent:
    """Return an agent that lacks nothing."""
    return (
        agentkit.Agent(instructions="Be brief.")
        .with_llm(agentkit.DeepSeekLLM(api_key="llm-secret", model="deepseek-chat"))
        .with_tts(agentkit.MiniMaxTTS(key="tts-secret", voice_id="v"))
    )


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest, platform: Platform) -> Kind:
    return Kind(request.param, platform)


@pytest.fixture(autouse=True)
def no_sleeping() -> Iterator[None]:
    with test_mode():
        yield
