"""What a streamed answer costs its server per chunk: LLMServer beside a bare ASGI stream.

    python -m benchmarks.streaming

Both send the same bytes by uvicorn, in a process of their own, whose processor time is counted.
"""

import socket
import sys
from contextlib import closing
from itertools import pairwise
from statistics import median

import httpx
import uvicorn

from benchmarks.running import Process
from shengwang_agent.llmserver import LLMServer
from shengwang_agent.llmserver.chunks import Chunks

WORD, COUNT, ROUNDS = "word ", 100_000, 5
kit, chunks = LLMServer(api_key=None), Chunks(None)
EVENTS = [event for _ in range(COUNT) for event in chunks.of(WORD)] + [chunks.end()]


@kit.reply
async def reply(request):
    for _ in range(COUNT):
        yield WORD


async def bare(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for event in EVENTS:
        await send({"type": "http.response.body", "body": event, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def app(scope, receive, send):
    await (kit if scope["path"].startswith("/kit") else bare)(scope, receive, send)


def serve(pipe):
    """Both on a free port, which is told."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        pipe.send(f"http://127.0.0.1:{door.getsockname()[1]}")
        config = uvicorn.Config(app, log_level="error", lifespan="off")
        uvicorn.Server(config).run(sockets=[door])


def costs():
    """Microseconds of processor time per chunk: of each answer of the kit, and of the bare stream.

    They answer in turns, so that a busy machine is one for both. Each one's first is not counted.
    """
    body = {"stream": True, "messages": [{"role": "user", "content": "Tell me all."}]}
    times = []
    with closing(Process("streaming:serve")) as server, httpx.Client(timeout=60) as http:
        url = server.ask()
        for name in ["kit", "bare"] * (ROUNDS + 1):
            http.post(f"{url}/{name}/chat/completions", json=body)
            times.append(server.cpu())
    each = [(b - a) / COUNT * 1e6 for a, b in pairwise(times)][1:]
    return each[::2], each[1::2]


if __name__ == "__main__":
    ours, floor = map(median, costs())
    print(f"kit {ours:.1f} µs, bare {floor:.1f} µs a chunk: {ours / floor:.2f} of it, at most 1.5")
    sys.exit(ours / floor > 1.5)
