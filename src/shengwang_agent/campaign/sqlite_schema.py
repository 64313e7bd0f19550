"""The tables of a journal in SQLite, and how a connection to one is made."""

from __future__ import annotations

import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from shengwang_agent.campaign.journal import PUT_BACK, JournalError, new_id

VERSION = "2"
BUSY_SECONDS = 60
"""How long a process waits for others that write."""

SCHEMA = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE person(
    id INTEGER PRIMARY KEY,
    line INTEGER NOT NULL,
    key TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    zone TEXT NOT NULL,
    row TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    outcome TEXT NOT NULL DEFAULT '',
    tries INTEGER NOT NULL DEFAULT 0,    -- calls that rang, or may have
    crowds INTEGER NOT NULL DEFAULT 0,   -- 422 answers since the last call that rang
    serial INTEGER NOT NULL DEFAULT 0,   -- claims, the last part of the channel name
    due REAL NOT NULL DEFAULT 0,         -- not before, Unix seconds
    -- The last dial: open while a worker owns it, over once it is settled.
    owner TEXT,
    agent_id TEXT,
    claimed_at REAL,
    settled_at REAL,
    said TEXT,                           -- its outcome
    detail TEXT
);
CREATE INDEX person_due ON person(zone, due, id) WHERE state = 'waiting';
CREATE INDEX person_held ON person(id) WHERE state = 'held';
CREATE INDEX person_open ON person(owner) WHERE owner IS NOT NULL;
CREATE INDEX person_number ON person(number) WHERE number != key;  -- mostly, the key is the number
CREATE TABLE zone(name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE dial(                       -- those before the last
    person INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    agent_id TEXT,
    claimed_at REAL NOT NULL,
    settled_at REAL NOT NULL,
    said TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY(person, serial)
) WITHOUT ROWID;
CREATE TABLE recent(at REAL PRIMARY KEY, n INTEGER NOT NULL);  -- claims of the last minutes
CREATE TABLE worker(id TEXT PRIMARY KEY, host TEXT, pid INTEGER, beats INTEGER DEFAULT 0);
CREATE TABLE blocked(number TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE left_out(line INTEGER, key TEXT, number TEXT, reason TEXT, row TEXT);

-- Counts that are always right and cost nothing to read, however many people there are. Where
-- many people move at once (they are added, their dials are claimed or end), whoever moves them
-- counts them; triggers count every other move.
CREATE TABLE tally(state TEXT, outcome TEXT, n INTEGER, PRIMARY KEY(state, outcome)) WITHOUT ROWID;
CREATE TRIGGER person_moves AFTER UPDATE OF state, outcome ON person
    WHEN old.owner IS new.owner AND (old.state != new.state OR old.outcome != new.outcome) BEGIN
    INSERT INTO tally VALUES (old.state, old.outcome, -1), (new.state, new.outcome, 1)
        ON CONFLICT(state, outcome) DO UPDATE SET n = n + excluded.n;
END;
-- Whatever puts a person back in line, the do-not-call list has the last word.
CREATE TRIGGER person_new AFTER INSERT ON person
    WHEN EXISTS (SELECT 1 FROM blocked WHERE number = new.number) BEGIN
    UPDATE person SET state = 'done', outcome = 'do_not_call' WHERE id = new.id;
END;
CREATE TRIGGER person_back AFTER UPDATE OF state ON person
    WHEN new.state = 'waiting' AND EXISTS (SELECT 1 FROM blocked WHERE number = new.number) BEGIN
    UPDATE person SET state = 'done', outcome = 'do_not_call' WHERE id = new.id;
END;
CREATE TRIGGER blocked_in AFTER INSERT ON blocked BEGIN
    UPDATE person SET state = 'done', outcome = 'do_not_call'
        WHERE key = new.number AND number = key AND state = 'waiting';
    UPDATE person SET state = 'done', outcome = 'do_not_call'
        WHERE number = new.number AND number != key AND state = 'waiting';
END;
"""


class Connection(sqlite3.Connection):
    """A connection that knows its file, and whether that is still the file it was."""

    path = ""
    journal_id: str | None = None
    _files: tuple[Any, ...] = ()
    _changed_at = 0
    _logged = 0

    def check(self) -> None:
        """Raise JournalError when the file is gone, or another one is in its place: what is
        written through this connection would then be seen by nobody."""
        file, log = _status(self.path), _status(f"{self.path}-wal")
        if file is None:
            raise JournalError(f"journal {self.path!r} was there and is gone; {PUT_BACK}")
        files = (file.st_dev, file.st_ino, log and (log.st_dev, log.st_ino))
        self._files = self._files or files
        if not file.st_size or files != self._files:
            raise JournalError(f"journal {self.path!r} was replaced by another file; {PUT_BACK}")
        logged, self._logged = self._logged, log.st_size if log else 0
        if file.st_mtime_ns == self._changed_at and self._logged < logged:  # no checkpoint did it
            raise JournalError(f"the log of journal {self.path!r} was cut off; {PUT_BACK}")
        if file.st_mtime_ns != self._changed_at and self._is_overwritten():
            raise JournalError(f"journal {self.path!r} was overwritten by another file; {PUT_BACK}")
        self._changed_at = file.st_mtime_ns

    def _is_overwritten(self) -> bool:
        """Whether the file itself, past the log and what is in memory, is another journal's. It
        is seldom written: when the log is worked into it."""
        try:
            with closing(sqlite3.connect(_uri(self.path, "ro&immutable=1"), uri=True)) as db:
                found = db.execute("SELECT value FROM meta WHERE name = 'id'").fetchone()
        except sqlite3.DatabaseError as error:
            return "not a database" in str(error)  # else it is being written just now
        return bool(found != (self.journal_id,))


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _uri(path: str, mode: str) -> str:
    return f"{Path(path).absolute().as_uri()}?mode={mode}"


def connect(path: str, *, durable: bool = True) -> Connection:
    """A connection to a journal that exists, with the settings it relies on.

    ``synchronous=FULL`` makes every commit wait for the disk. In WAL mode ``NORMAL`` would
    already survive ``kill -9``, since the operating system keeps what was written; but after a
    power cut the last claims could be missing, and people would be called twice. ``fullfsync``
    asks the same of macOS, whose plain fsync does not wait for the disk.
    """
    _raise_if_empty(path)
    try:
        db = _opened(path, "rw")
    except sqlite3.Error as error:
        raise JournalError(f"journal {path!r} cannot be opened: {error}") from None
    with closed_by_errors(db):
        try:
            _use_wal(db)
            db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            db.execute("PRAGMA fullfsync = ON")
        except sqlite3.Error as error:
            raise JournalError(f"journal {path!r} cannot be opened: {error}") from None
    return db


def _opened(path: str, mode: str) -> Connection:
    # Never made by opening: a missing file must not come back as an empty one.
    db = sqlite3.connect(
        _uri(path, mode),
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        factory=Connection,
        uri=True,
    )
    db.path = path
    return db


def _raise_if_empty(path: str) -> None:
    """An existing file is not opened here. Closing it again would drop the locks that SQLite
    holds on it in this process (POSIX locks belong to the process, not to the descriptor), and
    another process would then remove the log that is still in use."""
    try:
        size = os.stat(path).st_size
    except FileNotFoundError:
        raise JournalError(
            f"there is no journal {path!r}, so it cannot be opened: the first run makes it"
        ) from None
    except OSError as error:
        raise JournalError(f"journal {path!r} cannot be opened: {error.strerror}") from None
    if not size:
        raise JournalError(
            f"journal {path!r} is empty, so what it knew is lost, and people would be called "
            "again; if it never was a journal, remove the file"
        )


@contextmanager
def closed_by_errors(db: sqlite3.Connection) -> Iterator[None]:
    """Close the connection when the block fails."""
    try:
        yield
    except BaseException:
        db.close()
        raise


def make(path: str, title: str) -> None:
    """Make a journal, if there is no file, for its owner only: it holds telephone numbers.

    It is made under another name and appears complete, so that an empty file is never a journal
    in the making.
    """
    if os.path.lexists(path):
        return
    draft = f"{path}.{secrets.token_hex(4)}.new"
    try:
        os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            with closing(_opened(draft, "rw")) as db:
                _fill(db, title)
            _publish(draft, path)
        finally:
            with suppress(OSError):  # a name that is left over does no harm
                os.remove(draft)
    except (OSError, sqlite3.Error) as error:
        what = getattr(error, "strerror", None) or error
        raise JournalError(f"journal {path!r} cannot be opened: {what}") from None


def _fill(db: sqlite3.Connection, title: str) -> None:
    db.execute("PRAGMA synchronous = FULL")
    db.execute("BEGIN IMMEDIATE")
    for statement in _statements():
        db.execute(statement)
    made = [("version", VERSION), ("id", new_id()), ("title", title)]
    db.executemany("INSERT INTO meta VALUES (?, ?)", made)
    db.execute("COMMIT")


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


@contextmanager
def transaction(db: Connection) -> Iterator[None]:
    """All of it or nothing; the only writer while it lasts, among all processes.

    Raises JournalError when the database does not do as told (locked for a minute, disk full).
    """
    begin(db)
    with undone_by_errors(db):
        yield
    commit(db)


def begin(db: Connection) -> None:
    """Become the only writer; waits for others, for a minute at most."""
    with explained(db):
        db.execute("BEGIN IMMEDIATE")


def begun_at_once(db: Connection) -> bool:
    """Become the only writer, or tell that another one is there."""
    db.execute("PRAGMA busy_timeout = 0")
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.Error:
        return False  # whoever waits for it gets the reason, if it is another one
    finally:
        db.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    return True


def commit(db: Connection) -> None:
    """Wait until it is on the disk, or undo it."""
    with undone_by_errors(db):
        db.execute("COMMIT")


@contextmanager
def undone_by_errors(db: Connection) -> Iterator[None]:
    """Undo the running transaction when the block fails."""
    try:
        with explained(db):
            yield
    except BaseException:
        if db.in_transaction:  # a full disk has undone it already
            db.execute("ROLLBACK")
        raise


@contextmanager
def explained(db: Connection) -> Iterator[None]:
    """Raise what SQLite says as JournalError: with the name of the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise JournalError(
            f"the journal {db.path!r} cannot be used, so nobody is called: {error}"
        ) from error


def prepare(db: Connection, path: str, title: str) -> str:
    """The id of the journal.

    JournalError when the file is another program's, another version's, or another campaign's.
    """
    with explained(db):
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        if not {"meta", "person"} <= tables:
            what = "a database of something else, not a journal" if tables else "an empty database"
            raise JournalError(f"{path!r} is {what}")
        meta = dict(db.execute("SELECT name, value FROM meta"))
    if not {"version", "title", "id"} <= meta.keys():
        raise JournalError(f"journal {path!r} is damaged: it does not tell what it is")
    if meta["version"] != VERSION:
        raise JournalError(
            f"journal {path!r} is of version {meta['version']}, expected {VERSION}: "
            "finish the campaign with the release that made it, or name another file and leave "
            "out who was called"
        )
    if meta["title"] != title:
        raise JournalError(
            f"journal {path!r} belongs to the campaign {meta['title']!r}, not {title!r}: whoever "
            "was called by that one would be left out of this one; name another file"
        )
    return str(meta["id"])


def _statements() -> Iterator[str]:
    text = ""
    for line in SCHEMA.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            yield text
            text = ""
