"""Who is at work on a journal in SQLite, and who has died.

A worker adds to its ``beats`` four times per lease. The others hold it for dead when the number
has not changed for a whole lease by their own monotonic clock, so clocks are never compared. On
the same machine a process that is gone is seen at once. The dials of a dead worker are taken over.
A worker may wake up later (a suspended laptop): then its claims are too old to act on, and its
reports are ignored.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
import sqlite3
import sys
import threading
import time
from contextlib import closing, suppress

from shengwang_agent.campaign.journal import JournalError
from shengwang_agent.campaign.sqlite_schema import connect

logger = logging.getLogger("shengwang_agent.campaign")


class Workers:
    """This worker, and what it knows of the others."""

    def __init__(self, db: sqlite3.Connection, path: str, lease: float) -> None:
        self.id = secrets.token_hex(8)
        self._db = db
        self._path = path
        self._lease = lease
        self._host = machine()
        self._seen: dict[str, tuple[int, float]] = {}
        self._looked_at = -lease
        self._beaten_at = 0.0
        self._ended = threading.Event()

    # -- this one --------------------------------------------------------------------------

    def begin(self) -> None:
        """Register, and keep a heart beating in a thread of its own."""
        self.register()
        threading.Thread(target=self._beat, name="campaign-heartbeat", daemon=True).start()

    def register(self) -> None:
        """Be among the workers; again after others held this one for dead by mistake."""
        known = self._db.execute("SELECT 1 FROM worker WHERE id = ?", (self.id,)).fetchone()
        if known is None:
            insert = "INSERT INTO worker(id, host, pid) VALUES (?, ?, ?)"
            self._db.execute(insert, (self.id, self._host, os.getpid()))
            self._beaten_at = time.monotonic()

    def end(self) -> None:
        """Sign off: what is still open is free for others to take over."""
        self._ended.set()
        with suppress(sqlite3.Error):  # then the lease, or the end of the process, tells
            self._db.execute("DELETE FROM worker WHERE id = ?", (self.id,))

    def good_until(self) -> float:
        """Until when (monotonic seconds) a claim made now may be acted on."""
        return time.monotonic() + self._lease / 2

    def alive(self) -> bool:
        """Whether others still hold this worker for alive, as far as it can know."""
        return time.monotonic() - self._beaten_at < self._lease / 2

    def _beat(self) -> None:
        while not self._ended.wait(self._lease / 4):
            try:
                # A connection of its own: the other one may be in a transaction. A beat that a
                # power cut takes back costs nothing, so this one need not wait for the disk.
                with closing(connect(self._path, durable=False)) as db:
                    update = "UPDATE worker SET beats = beats + 1 WHERE id = ?"
                    if db.execute(update, (self.id,)).rowcount:
                        self._beaten_at = time.monotonic()
            except (sqlite3.Error, JournalError) as error:
                # Locked, or the disk is full: alive() turns false if it lasts.
                logger.warning("no sign of life could be written: %s", error)

    # -- the others ------------------------------------------------------------------------

    def strike_off(self) -> bool:
        """Strike workers that are gone off the list; whether it was time to look.

        Looks four times per lease; part of the caller's transaction, so that no two workers take
        the same dial over.
        """
        now = time.monotonic()
        if now - self._looked_at < self._lease / 4:
            return False
        self._looked_at = now
        for worker in self._dead(now):
            self._db.execute("DELETE FROM worker WHERE id = ?", (worker,))
        return True

    def _dead(self, now: float) -> list[str]:
        dead = []
        query = "SELECT id, host, pid, beats FROM worker WHERE id != ?"
        for worker, host, pid, beats in self._db.execute(query, (self.id,)).fetchall():
            seen = self._seen.get(worker)
            if seen is None or seen[0] != beats:
                self._seen[worker] = seen = (beats, now)
            if now - seen[1] > self._lease or (host == self._host and not _runs(pid)):
                dead.append(worker)
        return dead


def machine() -> str:
    """The name of this boot of this machine, or of this container: process ids are unique in it."""
    parts = [socket.gethostname()]
    for path in ("/proc/sys/kernel/random/boot_id", "/proc/self/ns/pid"):
        try:
            if path.endswith("pid"):
                parts.append(os.readlink(path))
            else:
                with open(path, encoding="ascii") as file:
                    parts.append(file.read().strip())
        except OSError:
            parts.append("-")
    return "/".join(parts)


def _runs(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # os.kill(pid, 0) would end it there; the lease decides
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
