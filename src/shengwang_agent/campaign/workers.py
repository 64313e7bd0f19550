"""Who is at work on a journal, and who has died.

A worker adds to its ``beats`` four times per lease. The others hold it for dead when the number
has not changed for a whole lease by their own monotonic clock, so clocks are never compared. On
the same machine a process that is gone is seen at once. The dials of a dead worker are taken over.
A worker may wake up later (a suspended laptop): then its claims are too old to act on, and its
reports are ignored.
"""

from __future__ import annotations

import os
import secrets
import socket
import sqlite3
import sys
import threading
import time

import sqlalchemy as sa
from sqlalchemy import exc

from shengwang_agent.campaign.database import Database
from shengwang_agent.campaign.journal import JournalError, logger
from shengwang_agent.campaign.tables import worker as _w

_THIS = _w.c.id == sa.bindparam("me")
_BEAT = sa.update(_w).where(_THIS).values(beats=_w.c.beats + 1)
_TICK = sa.update(_w).where(_THIS).values(ticks=sa.bindparam("number"))
_TICKS = sa.select(_w.c.ticks).where(_THIS)
_GONE = sa.delete(_w).where(_THIS)
_OTHERS = sa.select(_w.c.id, _w.c.host, _w.c.pid, _w.c.beats).where(
    _w.c.campaign == sa.bindparam("c"), _w.c.id != sa.bindparam("me")
)


class Workers:
    """This worker, and what it knows of the others."""

    def __init__(self, db: Database, campaign: int, lease: float) -> None:
        self.id = secrets.token_hex(8)
        self.ticks = 0
        self._db = db
        self._campaign = campaign
        self._lease = lease
        self._host = machine()
        self._seen: dict[str, tuple[int, float]] = {}
        self._looked_at = -lease
        self._beaten_at = 0.0
        self._ended = threading.Event()

    # -- this one --------------------------------------------------------------------------

    def begin(self) -> None:
        """Register, and keep a heart beating in a thread of its own."""
        self._db.run(self.register)
        threading.Thread(target=self._beat, name="campaign-heartbeat", daemon=True).start()

    def register(self, db: sa.Connection) -> None:
        """Be among the workers, with the number of this tick; also after others held this one for
        dead by mistake."""
        if not db.execute(_TICK, {"me": self.id, "number": self.ticks}).rowcount:
            about = {"id": self.id, "campaign": self._campaign, "host": self._host}
            db.execute(sa.insert(_w), {**about, "pid": os.getpid(), "ticks": self.ticks})
            self._beaten_at = time.monotonic()

    def has_ticked(self, db: sa.Connection) -> bool:
        """Whether the tick was written whose confirmation got lost together with the connection."""
        return bool(db.execute(_TICKS, {"me": self.id}).scalar() == self.ticks)

    def end(self) -> None:
        """Sign off: what is still open is free for others to take over."""
        self._ended.set()
        try:
            self._db.run(lambda db: db.execute(_GONE, {"me": self.id}))
        except JournalError as error:  # then the lease, or the end of the process, tells
            logger.warning("this worker could not sign off: %s", error)

    def fall_silent(self) -> None:
        """Beat no more, so that others take over what this worker cannot even give back."""
        self._ended.set()

    def good_until(self) -> float:
        """Until when (monotonic seconds) a claim made now may be acted on."""
        return time.monotonic() + self._lease / 2

    def alive(self) -> bool:
        """Whether others still hold this worker for alive, as far as it can know."""
        return time.monotonic() - self._beaten_at < self._lease / 2

    def _beat(self) -> None:
        while not self._ended.wait(self._lease / 4):
            begun = time.monotonic()
            try:
                # Apart from the other connection, which may be in a transaction. A beat that a
                # power cut takes back costs nothing, so this one need not wait for the disk.
                with self._db.aside() as db:
                    known = db.execute(_BEAT, {"me": self.id}).rowcount
                if known:
                    self._beaten_at = begun
            except (exc.SQLAlchemyError, sqlite3.Error, JournalError) as error:
                # Locked, away, or the disk is full: alive() turns false if it lasts.
                logger.warning("no sign of life could be written: %s", self._db.told(error))

    # -- the others ------------------------------------------------------------------------

    def strike_off(self, db: sa.Connection) -> None:
        """Strike workers that are gone off the list, four times per lease. Part of the caller's
        transaction, so that no two workers take the same dial over."""
        now = time.monotonic()
        if now - self._looked_at >= self._lease / 4:
            for worker in self._dead(db, now):
                db.execute(_GONE, {"me": worker})
            self._looked_at = now

    def _dead(self, db: sa.Connection, now: float) -> list[str]:
        dead = []
        for row in db.execute(_OTHERS, {"c": self._campaign, "me": self.id}).all():
            seen = self._seen.get(row.id)
            if seen is None or seen[0] != row.beats:
                self._seen[row.id] = seen = (row.beats, now)
            if now - seen[1] > self._lease or (row.host == self._host and not _runs(row.pid)):
                dead.append(row.id)
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
