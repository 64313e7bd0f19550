"""Where a journal is: a SQLite file or a PostgreSQL database, both reached through SQLAlchemy.

Everything happens in transactions, each of them whole or not at all. A database that restarts is
waited for; one that stays away, is full or damaged ends in JournalError.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from shengwang_agent.campaign.journal import JournalError, NoJournal, logger, new_id
from shengwang_agent.campaign.sqlite_file import BUSY_SECONDS, JournalFile
from shengwang_agent.errors import ConfigurationError

try:
    import sqlalchemy as sa
    from sqlalchemy import event, exc
    from sqlalchemy.engine import make_url
    from sqlalchemy.pool import NullPool

    from shengwang_agent.campaign import tables as _t
except ImportError:
    raise ConfigurationError(
        'campaigns need SQLAlchemy 2: pip install "shengwang-agent[campaign]"'
    ) from None

T = TypeVar("T")

PATIENCE, PATIENCE_TO_OPEN = 60.0, 10.0
"""Seconds for which a database that does not answer is waited for: in a campaign, and before."""

_POSTGRESQL = "postgresql+psycopg"
_EXPECTED = f"journal: expected the name of a file, or {_POSTGRESQL}://user@host/database"
_MYSQL = (
    "journal: MySQL and MariaDB cannot keep one: to them keys that differ in capitals or trailing "
    "blanks are the same, and they have no UPDATE ... RETURNING; use PostgreSQL"
)
_REDIS = "journal: Redis keeps none (it may carry the tasks of Celery); use PostgreSQL"
_REFUSED = {"mysql": _MYSQL, "mariadb": _MYSQL, "redis": _REDIS, "rediss": _REDIS, "unix": _REDIS}
_PASSING = ("40001", "40P01", "57P01", "57P02", "57P03")
"""States of PostgreSQL that pass: two transactions in each other's way, and a restart."""
_FOR_GOOD = ("authentication", "does not exist", "pg_hba", "no password", "permission denied")
_ONE_AT_A_TIME = sa.text("SELECT pg_advisory_xact_lock(7214039583)")  # who makes the tables


def place_of(journal: Any) -> str:
    """The full path of a file, or the address of a database; ConfigurationError for others."""
    name = os.fspath(journal) if isinstance(journal, (str, os.PathLike)) else None
    if isinstance(name, str) and name and "\0" not in name:
        if "://" in name:
            return _address(name)
        with suppress(UnicodeError):
            os.fsencode(name)
            return os.path.abspath(name)
    raise ConfigurationError(_EXPECTED)


def _address(name: str) -> str:
    kind = name.partition("://")[0].partition("+")[0].lower()
    if kind in _REFUSED:
        raise ConfigurationError(_REFUSED[kind])
    try:
        url = make_url(name)
    except (exc.ArgumentError, ValueError):
        raise ConfigurationError(f"{_EXPECTED}, got an address that cannot be read") from None
    if url.drivername in (_POSTGRESQL, "postgresql", "postgres"):
        return url.set(drivername=_POSTGRESQL).render_as_string(hide_password=False)
    if url.drivername == "sqlite" and url.database:
        return os.path.abspath(url.database)
    raise ConfigurationError(f"{_EXPECTED}, got {url.drivername}://…")


def shown(place: str) -> str:
    """The place without a password."""
    if "://" not in place:
        return repr(place)
    url = make_url(place)
    return repr(url.set(query={}, password="***" if url.password else None).render_as_string())


class Database:
    """One process's hold on the place; used by one thread at a time."""

    def __init__(self, place: str) -> None:
        self.shown = shown(place)
        self.file = None if "://" in place else JournalFile(place)
        self._engine = _file_engine(self.file.connect) if self.file else _server_engine(place)
        self._connection: sa.Connection | None = None
        self._patience = PATIENCE_TO_OPEN

    def close(self) -> None:
        """Close the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def run(self, work: Callable[[sa.Connection], T], *, writes: bool = True) -> T:
        """What ``work`` gives, in a transaction; when the connection is lost, once more from the
        start. JournalError when the database does not do as told."""
        until, gap = time.monotonic() + self._patience, 0.05
        while True:
            try:
                return self._once(work, writes)
            except (exc.SQLAlchemyError, sqlite3.Error) as error:
                if not self._passes(error) or time.monotonic() >= until:
                    raise JournalError(self.told(error)) from error
                logger.info("the journal %s does not answer; once more", self.shown)
            time.sleep(gap)
            gap = min(gap * 2, 1.0)

    def _once(self, work: Callable[[sa.Connection], T], writes: bool) -> T:
        connection = self.begin(writes)
        try:
            result = work(connection)
            self.commit()
        except BaseException:
            self.undo()
            raise
        return result

    def begin(self, writes: bool = True) -> sa.Connection:
        """Begin a transaction; a file has one writer, and others wait for a minute at most."""
        if self._connection is None:
            self._connection = self._engine.connect()
            self._patience = PATIENCE
        self._connection.execution_options(writes=writes)
        self._connection.begin()
        return self._connection

    def begun_at_once(self) -> sa.Connection | None:
        """A transaction begun without any waiting, if a file without other writers allows that."""
        if self.file is None or self._connection is None:
            return None
        raw: Any = self._connection.connection.dbapi_connection
        raw.execute("PRAGMA busy_timeout = 0")
        try:
            return self.begin()
        except (exc.SQLAlchemyError, sqlite3.Error):
            return None  # whoever waits for it gets the reason, if it is another one
        finally:
            raw.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")

    def commit(self) -> None:
        """Wait until it is on the disk; JournalError when the file has vanished meanwhile."""
        assert self._connection is not None
        self._connection.commit()
        if self.file and self.file.token:
            self.file.check()

    def undo(self) -> None:
        """End a transaction that will not be committed, if there is one."""
        if self._connection is not None:
            with suppress(exc.SQLAlchemyError, sqlite3.Error):  # a full disk has undone it already
                self._connection.rollback()
            if self.file is None and (self._connection.invalidated or self._connection.closed):
                self.close()

    @contextmanager
    def whole_or_undone(self) -> Iterator[None]:
        """Undo the transaction when the block fails; what the database says as JournalError."""
        try:
            yield
        except BaseException as error:
            self.undo()
            if isinstance(error, (exc.SQLAlchemyError, sqlite3.Error)):
                raise JournalError(self.told(error)) from error
            raise

    @contextmanager
    def aside(self) -> Iterator[sa.Connection]:
        """A connection of its own, for what need not be on the disk at once."""
        with self._engine.connect() as connection:
            if self.file:
                raw: Any = connection.connection.dbapi_connection
                raw.execute("PRAGMA synchronous = NORMAL")
            connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def _passes(self, error: Exception) -> bool:
        if self.file is not None or not isinstance(error, exc.DBAPIError):
            return False
        if getattr(error.orig, "sqlstate", None) in _PASSING or error.connection_invalidated:
            return True
        never_reached = self._connection is None
        return never_reached and not any(word in str(error.orig) for word in _FOR_GOOD)

    def told(self, error: Exception) -> str:
        """What a database says, with its place; nothing of what was to be written."""
        said = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        what = "cannot be opened" if self._connection is None else "cannot be used"
        return f"the journal {self.shown} {what}, so nobody is called: {said}"

    # -- opening ---------------------------------------------------------------------------

    def prepare(self, title: str, make: bool) -> tuple[int, str]:
        """Number and token of the campaign, which is made if need be."""
        if self.file and make:
            try:
                self.file.make(lambda connect: _fill(_file_engine(connect), title))
            except (exc.SQLAlchemyError, sqlite3.Error) as error:
                raise JournalError(self.told(error)) from None
        found = self.run(lambda db: self._prepared(db, title, make))
        if self.file:
            self.file.token = found[1]
            self.file.check()  # from now on it is this file
        return found

    def _prepared(self, db: sa.Connection, title: str, make: bool) -> tuple[int, str]:
        if self.file is None:
            db.execute(_ONE_AT_A_TIME)
            self._raise_if_forgetful(db)
        self._check_tables(db, make)
        found = {row.title: (row.id, row.token) for row in db.execute(sa.select(_t.campaign))}
        if title in found:
            return found[title]
        if self.file and found:
            raise JournalError(
                f"journal {self.shown} belongs to the campaign {next(iter(found))!r}, not {title!r}: "
                "whoever was called by that one would be left out of this one; name another file"
            )
        if not make:
            raise NoJournal(
                f"{self.shown} has no journal of the campaign {title!r}: it was emptied, or this is "
                "another one; a run with rows makes a new journal, which knows of no calls"
            )
        logger.warning("campaign %r begins with a new journal: nobody counts as called", title)
        return _made(db, title)

    def _raise_if_forgetful(self, db: sa.Connection) -> None:
        if db.execute(sa.text("SHOW fsync")).scalar() == "off":
            raise JournalError(
                f"{self.shown} forgets claims when its machine dies, and people would be called "
                "twice: set fsync = on"
            )

    def _check_tables(self, db: sa.Connection, make: bool) -> None:
        names = set(sa.inspect(db).get_table_names())
        if _t.version.name not in names:
            self._raise_unless_empty(names)
            if make and self.file is None:
                _t.METADATA.create_all(db)
                db.execute(sa.insert(_t.version), {"version": _t.VERSION})
            elif self.file is None:
                raise NoJournal(f"there is no journal in {self.shown}: the first run makes it")
            else:
                raise JournalError(f"{self.shown} is an empty database")
        self._migrate(db)

    def _raise_unless_empty(self, names: set[str]) -> None:
        if {"meta", "person", "dial"} <= names:
            raise JournalError(
                f"journal {self.shown} is of an earlier form, which cannot be read any more: finish "
                "the campaign with the release that made it, or name another file and leave out "
                "who was called"
            )
        if names and (self.file or names & _t.METADATA.tables.keys()):
            raise JournalError(f"{self.shown} is a database of something else, not a journal")

    def _migrate(self, db: sa.Connection) -> None:
        found = db.execute(sa.select(_t.version.c.version)).scalar()
        if not isinstance(found, int) or found > _t.VERSION:
            raise JournalError(
                f"journal {self.shown} is of version {found}, expected {_t.VERSION}: a later release "
                "made it, go on with that one"
            )
        for version in range(found, _t.VERSION):
            for statement in _t.MIGRATIONS[version]:
                db.execute(sa.text(statement))
            db.execute(sa.update(_t.version).values(version=version + 1))


def _file_engine(connect: Callable[[], sqlite3.Connection]) -> sa.Engine:
    if sqlite3.sqlite_version_info < (3, 35):
        raise ConfigurationError(
            f"journal: SQLite 3.35 or later is needed, this Python has {sqlite3.sqlite_version}"
        )
    engine = sa.create_engine(
        "sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(db: sa.Connection) -> None:
        raw: Any = db.connection.dbapi_connection
        raw.execute("BEGIN IMMEDIATE" if db.get_execution_options().get("writes") else "BEGIN")

    return engine


def _server_engine(place: str) -> sa.Engine:
    alive = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
    arguments = {"connect_timeout": 10, "tcp_user_timeout": 30_000, **alive}
    try:
        engine = sa.create_engine(
            place, poolclass=NullPool, hide_parameters=True, connect_args=arguments
        )
    except ImportError:
        raise ConfigurationError(
            f'a {_POSTGRESQL}:// journal needs psycopg: pip install "shengwang-agent[postgresql]"'
        ) from None

    @event.listens_for(engine, "connect")
    def wait_for_the_disk(raw: Any, _: object) -> None:
        with raw.transaction(), raw.cursor() as cursor:
            if cursor.execute("SHOW synchronous_commit").fetchone()[0] == "off":
                cursor.execute("SET synchronous_commit = on")

    return engine


def _fill(engine: sa.Engine, title: str) -> None:
    with engine.begin() as db:
        _t.METADATA.create_all(db)
        db.execute(sa.insert(_t.version), {"version": _t.VERSION})
        _made(db, title)


def _made(db: sa.Connection, title: str) -> tuple[int, str]:
    token = new_id()
    done = db.execute(sa.insert(_t.campaign).values(title=title, token=token))
    key: Any = done.inserted_primary_key
    return int(key[0]), token
