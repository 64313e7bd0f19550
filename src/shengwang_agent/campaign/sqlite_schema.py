"""The tables of a journal in SQLite, and how a connection to one is made."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from shengwang_agent.campaign.journal import JournalError, new_id

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


def connect(path: str, *, durable: bool = True) -> sqlite3.Connection:
    """A connection to the journal, with the settings it relies on.

    ``synchronous=FULL`` makes every commit wait for the disk. In WAL mode ``NORMAL`` would
    already survive ``kill -9``, since the operating system keeps what was written; but after a
    power cut the last claims could be missing, and people would be called twice. ``fullfsync``
    asks the same of macOS, whose plain fsync does not wait for the disk.
    """
    try:
        _make_private(path)
        db = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise JournalError(f"journal {path!r} cannot be opened: {error}") from None
    with closed_by_errors(db):
        try:
            _use_wal(db)
            db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            db.execute("PRAGMA fullfsync = ON")
        except sqlite3.Error as error:
            raise JournalError(f"journal {path!r} cannot be opened: {error}") from None
    return db


@contextmanager
def closed_by_errors(db: sqlite3.Connection) -> Iterator[None]:
    """Close the connection when the block fails."""
    try:
        yield
    except BaseException:
        db.close()
        raise


def _make_private(path: str) -> None:
    """Make the file, if there is none, for its owner only: it holds telephone numbers.

    An existing file is never opened here. Closing it again would drop the locks that SQLite
    holds on it in this process (POSIX locks belong to the process, not to the descriptor), and
    another process would then remove the log that is still in use.
    """
    with _making:
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            return


_making = threading.Lock()


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
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; the only writer while it lasts, among all processes.

    Raises JournalError when the database does not do as told (locked for a minute, disk full).
    """
    begin(db)
    with undone_by_errors(db):
        yield
    commit(db)


def begin(db: sqlite3.Connection) -> None:
    """Become the only writer; waits for others, for a minute at most."""
    with _explained():
        db.execute("BEGIN IMMEDIATE")


def begun_at_once(db: sqlite3.Connection) -> bool:
    """Become the only writer, or tell that another one is there."""
    db.execute("PRAGMA busy_timeout = 0")
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.Error:
        return False  # whoever waits for it gets the reason, if it is another one
    finally:
        db.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    return True


def commit(db: sqlite3.Connection) -> None:
    """Wait until it is on the disk, or undo it."""
    with undone_by_errors(db):
        db.execute("COMMIT")


@contextmanager
def undone_by_errors(db: sqlite3.Connection) -> Iterator[None]:
    """Undo the running transaction when the block fails."""
    try:
        with _explained():
            yield
    except BaseException:
        if db.in_transaction:  # a full disk has undone it already
            db.execute("ROLLBACK")
        raise


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise JournalError(
            f"the journal cannot be written, so nobody is called: {error}"
        ) from error


def prepare(db: sqlite3.Connection, path: str, title: str) -> str:
    """Make the tables if they are missing; the id of the journal.

    JournalError when the file is another program's, another version's, or another campaign's.
    """
    with transaction(db):
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        if not tables:
            for statement in _statements():
                db.execute(statement)
            made = [("version", VERSION), ("id", new_id()), ("title", title)]
            db.executemany("INSERT INTO meta VALUES (?, ?)", made)
        elif "meta" not in tables or "person" not in tables:
            raise JournalError(f"{path!r} is a database of something else, not a journal")
        meta = dict(db.execute("SELECT name, value FROM meta"))
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
