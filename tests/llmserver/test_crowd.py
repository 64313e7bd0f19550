"""200 conversations at once: each in its order, and nothing is left of them."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest

from shengwang_agent.llmserver import LLMServer, Request

from .serving import KEY, deltas, question, raw

COUNT, WORDS = 200, 30


class Provider:
    """What stands behind a reply: it counts who is being answered."""

    def __init__(self) -> None:
        self.open = 0
        self.most = 0

    async def words(self, name: str) -> AsyncIterator[str]:
        self.open += 1
        self.most = max(self.most, self.open)
        try:
            for number in range(WORDS):
                await asyncio.sleep(0)
                if number == 5 and "stay" in name:
                    await asyncio.Event().wait()
                yield f"{name}:{number} "
        finally:
            self.open -= 1


def files() -> int:
    return len(os.listdir("/proc/self/fd"))


async def serve(app: Any) -> tuple[Any, asyncio.Task[None], int]:
    import uvicorn

    listener = socket.create_server(("127.0.0.1", 0), backlog=COUNT)
    config = uvicorn.Config(app, log_config=None, lifespan="off", timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    serving = asyncio.ensure_future(server.serve([listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    return server, serving, listener.getsockname()[1]


async def conversation(port: int, name: str) -> str:
    """One question and all that comes; a caller who interrupts goes after the fifth word."""
    import json

    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(raw(json.dumps(question(name)).encode()))
    came = b""
    last = f"{name}:4 ".encode() if "stay" in name else b"[DONE]"
    while last not in came:
        more = await reader.read(65536)
        assert more, came
        came += more
    writer.close()
    await writer.wait_closed()
    return came.partition(b"\r\n\r\n")[2].decode()


def said(stream: str) -> list[str]:
    lines = [line for line in stream.splitlines() if line.startswith("data: {")]
    return "".join(d.get("content", "") for d in deltas("\n\n".join(lines))).split()


async def story(app: LLMServer, provider: Provider) -> None:
    server, serving, port = await serve(app)
    tasks, opened = len(asyncio.all_tasks()), files()
    names = [f"{'stay' if n % 4 == 0 else 'go'}{n}" for n in range(COUNT)]
    streams = await asyncio.gather(*(conversation(port, name) for name in names))
    for name, stream in zip(names, streams, strict=True):
        words = 5 if "stay" in name else WORDS
        assert said(stream)[:words] == [f"{name}:{number}" for number in range(words)]
        assert {word.partition(":")[0] for word in said(stream)} == {name}
    for _ in range(500):  # the ends of the connections are still to be read by the server
        if not provider.open and len(asyncio.all_tasks()) <= tasks and files() <= opened:
            break
        await asyncio.sleep(0.01)
    gc.collect()
    assert provider.open == 0
    assert len(asyncio.all_tasks()) == tasks
    assert files() == opened
    server.should_exit = True
    await serving


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="counts files by /proc")
def test_two_hundred_conversations_keep_their_order_and_leave_nothing() -> None:
    provider = Provider()

    async def reply(request: Request) -> AsyncIterator[str]:
        words = provider.words(request.text)
        try:
            async for word in words:
                yield word
        finally:
            await words.aclose()  # type: ignore[attr-defined]

    asyncio.run(story(LLMServer(reply, api_key=KEY), provider))
    assert provider.most > 20, "they were not at once"
