"""A Redis of one test: on a free port of this machine, killed and restarted at will."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis


class RedisServer:
    """A real ``redis-server`` that keeps what it was told, as a journal needs."""

    def __init__(self, folder: Path, *more: str) -> None:
        program = shutil.which("redis-server")
        assert program, "redis-server is missing: apt-get install redis-server (make test-all does)"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        keeping = ["--appendonly", "yes", "--appendfsync", "always", "--save", ""]
        place = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(folder)]
        self._command = [program, *place, *keeping, *more]
        self._process: subprocess.Popen[bytes] | None = None
        self.starts = 0

    def url(self, database: int = 0) -> str:
        return f"redis://127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        self.starts += 1
        with redis.Redis(port=self.port) as probe:
            for _ in range(1200):
                try:
                    if probe.ping():
                        return
                except redis.ConnectionError:
                    time.sleep(0.05)
        raise AssertionError("redis-server did not start")

    def kill(self) -> None:
        """SIGKILL, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def restart(self, seconds_away: float = 0.5) -> None:
        """Crash, be away, come back with what was on disk."""
        self.kill()
        time.sleep(seconds_away)
        self.start()


@contextmanager
def redis_server(folder: Path, *more: str) -> Iterator[RedisServer]:
    """A running server; gone after the block."""
    server = RedisServer(folder, *more)
    server.start()
    try:
        yield server
    finally:
        server.kill()
