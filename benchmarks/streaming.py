"""What a streamed answer costs its server per chunk: LLMServer beside a bare ASGI stream.

    python benchmarks/streaming.py

Both send the same bytes by uvicorn, in a process of their own, whose processor time is counted.
"""

import socket
import subprocess
import sys
from itertools import pairwise
from statistics import median

import httpx
import psutil

from shengwang_agent.llmserver import LLMServer
from shengwang_agent.llmserver.chunks import Chunks

WORD, COUNT, ROUNDS = "word ", 100_000, 5
kit = LLMServer(api_key=None)


@kit.reply
async def reply(request):
    for _ in range(COUNT):
        yield WORD


CHUNKS = Chunks(None)
EVENTS = [event for _ in range(COUNT) for event in CHUNKS.of(WORD)] + [CHUNKS.end()]


async def bare(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for event in EVENTS:
        await send({"type": "http.response.body", "body": event, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def app(scope, receive, send):
    await (kit if scope["path"].startswith("/kit") else bare)(scope, receive, send)


def costs():
    """Microseconds of processor time per chunk: of each answer of the kit, and of the bare stream.

    They answer in turns, so that a busy machine is one for both. Each one's first is not counted.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "benchmarks.streaming:app", f"--port={port}"]
    transport = httpx.HTTPTransport(retries=8)  # until it listens
    body = {"stream": True, "messages": [{"role": "user", "content": "Tell me all."}]}
    with subprocess.Popen([*command, "--log-level=error", "--lifespan=off"]) as server:
        times = []
        with httpx.Client(transport=transport, timeout=60) as http:
            for name in ["kit", "bare"] * (ROUNDS + 1):
                http.post(f"http://127.0.0.1:{port}/{name}/chat/completions", json=body)
                times.append(sum(psutil.Process(server.pid).cpu_times()[:2]))
        server.terminate()
    each = [(b - a) / COUNT * 1e6 for a, b in pairwise(times)][1:]
    return each[::2], each[1::2]


if __name__ == "__main__":
    ours, floor = map(median, costs())
    print(f"kit {ours:.1f} µs, bare {floor:.1f} µs a chunk: {ours / floor:.2f} of it, at most 1.5")
    sys.exit(ours / floor > 1.5)
