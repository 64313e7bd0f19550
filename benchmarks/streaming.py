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


def costs(name):
    """Microseconds of processor time per chunk, of each answer after the first."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", f"benchmarks.streaming:{name}", f"--port={port}"]
    transport = httpx.HTTPTransport(retries=8)  # until it listens
    body = {"stream": True, "messages": [{"role": "user", "content": "Tell me all."}]}
    with subprocess.Popen([*command, "--log-level=error"]) as server:
        times = []
        with httpx.Client(transport=transport, timeout=60) as http:
            for _ in range(ROUNDS + 1):
                http.post(f"http://127.0.0.1:{port}/chat/completions", json=body)
                times.append(sum(psutil.Process(server.pid).cpu_times()[:2]))
        server.terminate()
    return [(b - a) / COUNT * 1e6 for a, b in pairwise(times)]


if __name__ == "__main__":
    ours, floor = median(costs("kit")), median(costs("bare"))
    print(f"kit {ours:.1f} µs, bare {floor:.1f} µs a chunk: {ours / floor:.2f} of it, at most 1.5")
    sys.exit(ours / floor > 1.5)
