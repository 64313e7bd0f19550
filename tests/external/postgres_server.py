"""A PostgreSQL of one test: in a folder of its own, on a free port, killed and restarted at will."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import psycopg

PLACES = "/usr/lib/postgresql/*/bin"  # Debian keeps them out of PATH


def program(name: str) -> str:
    """The newest program of this name."""
    found = [shutil.which(name), *sorted(glob.glob(f"{PLACES}/{name}"))]
    there = [path for path in found if path]
    assert there, f"{name} is missing: apt-get install postgresql (make test-external does)"
    return there[-1]


def other_user() -> str | None:
    """Somebody who is not root: PostgreSQL refuses to run as root."""
    if os.getuid():
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


class PostgresServer:
    """A real server that waits for the disk, as it does everywhere."""

    def __init__(self, folder: Path, *settings: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._folder, self._user = folder, other_user()
        if self._user:
            shutil.chown(folder, self._user)
        more = [word for setting in settings for word in ("-c", setting)]
        self._command = [
            program("postgres"), "-D", str(folder / "data"), "-p", str(self.port),
            "-k", str(folder), "-c", "listen_addresses=127.0.0.1", *more,
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None
        self.starts = 0

    def init(self) -> None:
        """Make the folder of the databases."""
        command = [
            program("initdb"),
            "-D",
            str(self._folder / "data"),
            "-U",
            "owner",
            "-A",
            "trust",
        ]
        subprocess.run(
            [*command, "--no-sync", "-E", "UTF8", "--locale", "C"], check=True, user=self._user,
            stdout=subprocess.DEVNULL, cwd=self._folder,
        )  # fmt: skip

    def url(self) -> str:
        return f"postgresql+psycopg://owner@127.0.0.1:{self.port}/postgres"

    def empty(self) -> str:
        """The address of a schema with nothing in it; to make a database takes a second."""
        name = f"calls_{uuid4().hex[:12]}"
        self.execute(f"CREATE SCHEMA {name}")
        return f"{self.url()}?options=-csearch_path%3D{name}"

    def execute(self, statement: str, place: str = "") -> list[tuple[object, ...]]:
        """A statement of the owner in a place that ``empty`` gave; the rows it gives."""
        about = {"host": "127.0.0.1", "port": self.port, "user": "owner", "dbname": "postgres"}
        if place:
            about["options"] = f"-csearch_path={place.rpartition('%3D')[2]}"
        with psycopg.connect(**about, autocommit=True) as db:  # type: ignore[arg-type]
            found = db.execute(statement)  # type: ignore[arg-type]
            return found.fetchall() if found.description else []

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdout=log, stderr=log, user=self._user, cwd=self._folder
            )
        self.starts += 1
        for _ in range(1200):
            try:
                self.execute("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"PostgreSQL did not start: {self._folder / 'server.log'}")

    def kill(self) -> None:
        """SIGKILL to the server and all its processes, as a crash would."""
        process, self._process = self._process, None
        if process is not None:
            children = f"/proc/{process.pid}/task/{process.pid}/children"
            pids = [int(pid) for pid in Path(children).read_text().split()]
            for pid in (process.pid, *pids):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()
            self._wait_for_the_end(pids)

    def _wait_for_the_end(self, pids: list[int]) -> None:
        for _ in range(1200):
            if not any(_runs(pid) for pid in pids):
                return
            time.sleep(0.05)

    def restart(self, seconds_away: float = 0.5) -> None:
        """Crash, be away, come back with what was on disk."""
        self.kill()
        time.sleep(seconds_away)
        self.start()


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@contextmanager
def postgres_server(*settings: str) -> Iterator[PostgresServer]:
    """A running server; it and its folder are gone after the block."""
    # Not below pytest's folder: other users must be able to enter this one.
    with tempfile.TemporaryDirectory(prefix="campaign-", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder), *settings)
        server.init()
        server.start()
        try:
            yield server
        finally:
            server.kill()
