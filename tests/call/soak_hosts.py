"""Hosts of one platform that go up and down; run as a process of its own by ``soak.py``.

    python -m tests.call.soak_hosts SEED HOSTS

Prints the ports as a JSON list. All hosts share one memory of what was carried out, so that a
repeat on another host is noticed. ``GET /count`` on the last port tells it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
import sys
import time
from collections import Counter
from random import Random
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

# What a host is like, and how often.
SKIES = {
    "up": 14, "down": 3, "503": 1, "503+hint": 1, "502": 1, "429": 1, "cut": 2, "slow": 1,
    "early": 2, "hasty": 1,
}  # fmt: skip
HINT = {"retry-after-ms": "150"}


class Platform:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.done: Counter[str] = Counter()
        self.received = self.open = 0
        self.agents: dict[str, dict[str, Any]] = {}

    def carry_out(self, method: str, target: str, body: bytes) -> tuple[int, Any]:
        """Status and body, and a mark for everything that has an effect."""
        parts = urlsplit(target)
        words = [unquote(word) for word in parts.path.split("/")]
        data = json.loads(body) if body else {}
        if words[-1] == "join":
            return self._start(data)
        if words[-1] == "speak":
            self.done[f"speak:{data['text']}"] += 1
            return 200, {"agent_id": words[-2], "channel": "c", "start_ts": 1}
        if words[-1] == "call" and method == "POST":
            self.done[f"call:{data['name']}"] += 1
            return 200, {"agent_id": data["name"]}
        if words[-1] == "agents":
            channel = parse_qs(parts.query).get("channel", [""])[0]
            found = [a for a in self.agents.values() if a["name"] == channel]
            return 200, {"data": {"list": found, "count": len(found)}, "meta": {"cursor": ""}}
        self.done[f"get:{words[-1]}"] += 1
        return 200, self.agents.get(words[-1], {"agent_id": words[-1], "status": "RUNNING"})

    def _start(self, data: Any) -> tuple[int, Any]:
        name = data["name"]
        for agent in self.agents.values():
            if agent["name"] == name:
                told = {"agent_id": agent["agent_id"]} if self.random.random() < 0.5 else {}
                return 409, {"reason": "TaskConflict", **told}
        self.done[f"start:{name}"] += 1
        agent = {
            "agent_id": f"id-{name}",
            "name": name,
            "start_ts": int(time.time()),
            "status": "RUNNING",
        }
        self.agents[agent["agent_id"]] = agent
        return 200, {**agent, "create_ts": agent["start_ts"]}


class Host:
    """One address. Its sky changes every second or so."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.sky = "up"
        self.writers: set[asyncio.StreamWriter] = set()
        self.server: asyncio.Server | None = None
        self.port = 0

    async def open(self) -> None:
        self.server = await asyncio.start_server(
            self.talk, "127.0.0.1", self.port, backlog=2000, reuse_address=True
        )
        self.port = self.server.sockets[0].getsockname()[1]

    async def change(self) -> None:
        while True:
            await asyncio.sleep(self.platform.random.uniform(0.3, 1.5))
            sky = self.platform.random.choices(list(SKIES), list(SKIES.values()))[0]
            if sky == "down" and self.server is not None:
                self.server.close()
                self.server = None
                for writer in list(self.writers):
                    reset(writer)
            elif sky != "down" and self.server is None:
                await self.open()
            self.sky = sky

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.add(writer)
        self.platform.open += 1
        try:
            while True:
                if not await self.answer(reader, writer):
                    break
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self.writers.discard(writer)
            self.platform.open -= 1
            writer.close()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        if self.sky == "hasty":  # it answers and closes before it has read the body
            self.platform.received += 1
            send(writer, 503, {"reason": "Weather"})
            return False
        length = next(
            (int(x[15:]) for x in head.lower().split("\r\n") if x.startswith("content-length:")), 0
        )
        body = await reader.readexactly(length)
        method, target, _ = head.split(" ", 2)
        platform, sky = self.platform, self.sky
        if target.endswith("/count"):
            counts = {"received": platform.received, "open": platform.open - 1}  # not this one
            return send(writer, 200, {"done": platform.done, **counts})
        platform.received += 1
        if sky in ("503", "502", "429", "503+hint"):
            hint = HINT if sky in ("429", "503+hint") else {}
            return send(writer, int(sky[:3]), {"reason": "Weather"}, hint)
        if sky == "cut" and platform.random.random() < 0.3:
            reset(writer)  # before anything was done
            return False
        status, reply = platform.carry_out(method, target, body)
        if sky == "cut" and platform.random.random() < 0.5:
            reset(writer)  # it was done, and nobody will hear of it
            return False
        if sky == "slow":
            await asyncio.sleep(platform.random.uniform(0.1, 1.0))
        if sky == "early":  # it closes after the answer or in the middle, and no header tells
            send(writer, status, reply, share=platform.random.choice((0.5, 1)))
            return False
        return send(writer, status, reply)


def send(
    writer: asyncio.StreamWriter, status: int, body: Any, more: Any = None, share: float = 1
) -> bool:
    content = json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} x", f"content-length: {len(content)}"]
    lines += [f"{name}: {value}" for name, value in (more or {}).items()]
    whole = "\r\n".join([*lines, "", ""]).encode() + content
    writer.write(whole[: int(len(whole) * share)])
    return True


def reset(writer: asyncio.StreamWriter) -> None:
    sock = writer.get_extra_info("socket")
    if sock is not None:
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def main(seed: int, number: int) -> None:
    platform = Platform(seed)
    hosts = [Host(platform) for _ in range(number + 1)]
    for host in hosts:
        await host.open()
    print(json.dumps([host.port for host in hosts]), flush=True)
    changing = [asyncio.ensure_future(host.change()) for host in hosts[:-1]]
    # Ends with its parent: nothing is ever written to standard input.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    for task in changing:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
