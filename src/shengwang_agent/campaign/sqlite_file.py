"""A journal in a SQLite file: made complete, written durably, and never another file than before."""

from __future__ import annotations

import os
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from shengwang_agent.campaign.journal import PUT_BACK, JournalError, NoJournal

BUSY_SECONDS = 60
"""How long a process waits for others that write."""


class JournalFile:
    """The file of a journal, and whether it is still the file it was."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.token = ""
        self._files: tuple[Any, ...] = ()
        self._changed_at = 0
        self._logged = 0

    def check(self) -> None:
        """Raise JournalError when the file is gone, or another one is in its place: what is
        written through an open connection would then be seen by nobody."""
        file, log = _status(self.path), _status(f"{self.path}-wal")
        if file is None:
            raise JournalError(f"journal {self.path!r} was there and is gone; {PUT_BACK}")
        files = (file.st_dev, file.st_ino, log and (log.st_dev, log.st_ino))
        self._files = self._files or files
        if not file.st_size or files != self._files:
            raise JournalError(f"journal {self.path!r} was replaced by another file; {PUT_BACK}")
        logged, self._logged = self._logged, log.st_size if log else 0
        shorter = file.st_mtime_ns == self._changed_at and self._logged < logged  # by no checkpoint
        if shorter or self._has_a_hole_before(logged):
            raise JournalError(f"the log of journal {self.path!r} was cut off; {PUT_BACK}")
        if file.st_mtime_ns != self._changed_at and self._is_overwritten():
            raise JournalError(f"journal {self.path!r} was overwritten by another file; {PUT_BACK}")
        self._changed_at = file.st_mtime_ns

    def _has_a_hole_before(self, end: int) -> bool:
        """Whether the log lost what stood before ``end`` and has grown past it: the next commit is
        written where the log ended before, and what was cut off reads as zeros, which no head of
        the log or of a page in it is. After a crash SQLite would know of no call since."""
        with suppress(OSError), open(f"{self.path}-wal", "rb") as log:  # it has none of the locks
            head = log.read(32)
            frame = 24 + int.from_bytes(head[8:12], "big")  # a page and its head
            last = (end - 32) // frame - 1
            if last >= 0:
                log.seek(32 + last * frame)
                return any(read and not any(read) for read in (head, log.read(24)))
        return False

    def _is_overwritten(self) -> bool:
        """Whether the file itself, past the log and what is in memory, is another journal's. It
        is seldom written: when the log is worked into it."""
        try:
            with closing(sqlite3.connect(_uri(self.path, "ro&immutable=1"), uri=True)) as db:
                found = db.execute("SELECT token FROM campaign").fetchone()
        except sqlite3.DatabaseError as error:
            return "not a database" in str(error)  # else it is being written just now
        return bool(found != (self.token,))

    def connect(self, *, durable: bool = True) -> sqlite3.Connection:
        """A connection to the file, which exists, with the settings that the journal relies on.

        ``synchronous=FULL`` makes every commit wait for the disk. In WAL mode ``NORMAL`` would
        already survive ``kill -9``, since the operating system keeps what was written; but after a
        power cut the last claims could be missing, and people would be called twice. ``fullfsync``
        asks the same of macOS, whose plain fsync does not wait for the disk.
        """
        self._raise_if_empty()
        db = _opened(self.path, "rw")
        try:
            _use_wal(db)
            db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            db.execute("PRAGMA fullfsync = ON")
        except BaseException:
            db.close()
            raise
        return db

    def _raise_if_empty(self) -> None:
        """An existing file is not opened here. Closing it again would drop the locks that SQLite
        holds on it in this process (POSIX locks belong to the process, not to the descriptor), and
        another process would then remove the log that is still in use."""
        try:
            size = os.stat(self.path).st_size
        except FileNotFoundError:
            raise NoJournal(
                f"there is no journal {self.path!r}, so it cannot be opened: the first run makes it"
            ) from None
        except OSError as error:
            text = f"journal {self.path!r} cannot be opened: {error.strerror}"
            raise JournalError(text) from None
        if not size:
            raise JournalError(
                f"journal {self.path!r} is empty, so what it knew is lost, and people would be "
                "called again; if it never was a journal, remove the file"
            )

    def make(self, fill: Callable[[Callable[[], sqlite3.Connection]], None]) -> None:
        """Make the file, if there is none, for its owner only: it holds telephone numbers.

        ``fill`` gets what connects to it. It is made under another name and appears complete, so
        that an empty file is never a journal in the making.
        """
        if os.path.lexists(self.path):
            return
        draft = f"{self.path}.{secrets.token_hex(4)}.new"
        try:
            os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            try:
                fill(lambda: _durable(_opened(draft, "rw")))
                _publish(draft, self.path)
            finally:
                with suppress(OSError):  # a name that is left over does no harm
                    os.remove(draft)
        except OSError as error:
            text = f"journal {self.path!r} cannot be opened: {error.strerror}"
            raise JournalError(text) from None


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _uri(path: str, mode: str) -> str:
    return f"{Path(path).absolute().as_uri()}?mode={mode}"


def _opened(path: str, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        _uri(path, mode), uri=True, timeout=BUSY_SECONDS, isolation_level=None,
        check_same_thread=False,
    )  # fmt: skip


def _durable(db: sqlite3.Connection) -> sqlite3.Connection:
    db.execute("PRAGMA synchronous = FULL")
    return db


def _publish(draft: str, path: str) -> None:
    """Give the file its name, for good; another process may have been quicker."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not os.path.lexists(path):
            os.rename(draft, path)
    if os.name == "posix":
        folder = os.open(os.path.dirname(path) or ".", os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _use_wal(db: sqlite3.Connection) -> None:
    # Changing the mode does not wait for other connections as other statements do.
    for _ in range(200):
        try:
            mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.05)
        else:
            if mode != "wal":
                raise sqlite3.OperationalError(f"journal mode {mode!r} is not safe; wal is needed")
            return
    raise sqlite3.OperationalError("the file is locked by another program")
