"""What can be asked of a campaign and said to it from anywhere while it runs."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from os import PathLike, fsencode, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from shengwang_agent._e164 import read_number
from shengwang_agent.campaign import outcomes as _o
from shengwang_agent.campaign.intake import numbers_of
from shengwang_agent.campaign.journal import HELD, PUT_BACK, Journal, JournalError, Known
from shengwang_agent.campaign.progress import Progress, progress_of, write_report
from shengwang_agent.errors import ConfigurationError

if TYPE_CHECKING:
    from shengwang_agent.campaign.sqlite_journal import SqliteJournal

J = TypeVar("J", bound=Journal)

RECENT_SECONDS = 60.0

_TITLE = re.compile(r"[A-Za-z0-9_-]{1,24}")


class Control:
    """A campaign seen from outside: its journal is enough.

    Progress, report, stop switch, do-not-call list, and the people who are held. ``journal`` and
    ``title`` are those of the campaign. Every ``Campaign`` is one of these too.

    Raises ConfigurationError for a title that cannot begin a channel name. Methods raise
    JournalError when there is no journal, or none any more, or another one than before.
    """

    key: str | None = None
    _makes_journal = False
    _seen: str | None = None  # the id of the journal, once it was opened

    def __init__(
        self,
        journal: str | PathLike[str],
        *,
        title: str = "campaign",
        clock: Callable[[], float] = time.time,
    ) -> None:
        if not _TITLE.fullmatch(title):
            raise ConfigurationError(
                f"title: expected 1 to 24 letters, digits, - or _ (it begins every channel name), "
                f"got {title!r}"
            )
        self.title = title
        self.journal = _file_name(journal)
        self.clock = clock

    def _place(self) -> str:
        """The journal without the password of its address."""
        return re.sub(r"//.*@", "//***@", self.journal)

    def progress(self) -> Progress:
        """Counts, rate and time left, of all processes together. Cheap: call it every second."""
        with self._opened() as journal:
            now = self.clock()
            recent = journal.recent(now - RECENT_SECONDS)
            return progress_of(journal.counts(), recent, now, bool(journal.stopped()))

    def report(self, path: str | PathLike[str]) -> Progress:
        """Write everybody and what became of them to a ``.csv`` or ``.json`` file.

        The file holds telephone numbers: keep it as you keep the list of people.
        """
        progress = self.progress()
        with self._opened() as journal:
            write_report(path, journal.people(), progress)
        return progress

    def people(self) -> Iterator[Known]:
        """Everybody with all their calls, as the report has them, one at a time."""
        with self._opened() as journal:
            yield from journal.people()

    def held(self) -> Iterator[Known]:
        """The people who are held: perhaps the telephone rang, and a person must decide."""
        return (person for person in self.people() if person.state == HELD)

    def stop(self, why: str = "somebody stopped it") -> None:
        """The stop switch, for all processes: no new calls; those in progress are left alone."""
        with self._opened() as journal:
            journal.stop(why or "stopped")

    def resume(self) -> None:
        """Switch the stop off; the next ``run`` goes on where the last one was."""
        with self._opened(make=False) as journal:
            journal.stop("")

    def block(self, *numbers: str) -> None:
        """Put numbers on the do-not-call list while the campaign runs, for all processes."""
        with self._opened() as journal:
            journal.block(numbers_of(numbers, "numbers"))

    def call_again(self, key: str | None = None, *, outcome: str | None = None) -> int:
        """Put people (one key or number, or all) back in line; how many.

        Those who are held, since somebody has looked and decided: they may have been called
        already. With ``outcome`` those who are done with it: ``"refused"`` after the request was
        mended.
        """
        with self._opened(make=False) as journal:
            return journal.decide(self._plain_key(key), outcome, None)

    def close_held(self, key: str | None = None, *, outcome: str = _o.UNKNOWN) -> int:
        """Settle people who are held (one key or number, or all) with an outcome; how many."""
        with self._opened(make=False) as journal:
            return journal.decide(self._plain_key(key), None, outcome)

    def _plain_key(self, key: str | None) -> str | None:
        # A key that is no number came from a column, and is taken as it is.
        if key is None or self.key is not None:
            return key
        try:
            return read_number(key)
        except ValueError:
            return key

    @contextmanager
    def _opened(self, make: bool = True) -> Iterator[Journal]:
        journal = self.open_journal(make=make)
        try:
            yield journal
        except sqlite3.Error as error:
            raise JournalError(f"journal {self._place()} cannot be used: {error}") from error
        finally:
            journal.close()

    def open_journal(self, *, make: bool = True) -> Journal:
        """The journal, opened; yours to close. A campaign makes one that was never there."""
        if self.on_redis:
            from shengwang_agent.campaign.redis_journal import RedisJournal

            return self.opened_as(RedisJournal, make)
        return self._file(make)

    def opened_as(self, kind: Callable[..., J], make: bool = True) -> J:
        """The journal, opened by a class of its kind; JournalError when it is not the one that
        this object has seen before."""
        make = make and self._makes_journal and self._seen is None
        if self._seen is not None and "://" not in self.journal and not Path(self.journal).exists():
            raise JournalError(f"journal {self.journal!r} was there and is gone; {PUT_BACK}")
        journal = kind(self.journal, self.title, self.clock, make=make)
        if self._seen not in (None, journal.id):
            journal.close()
            raise JournalError(f"journal {self._place()} is another one than before; {PUT_BACK}")
        self._seen = journal.id
        return journal

    @property
    def on_redis(self) -> bool:
        """Whether the journal is in Redis, where many machines share it."""
        return self.journal.startswith(("redis://", "rediss://", "unix://"))

    def _file(self, make: bool = True) -> SqliteJournal:
        from shengwang_agent.campaign.sqlite_journal import SqliteJournal

        self._refuse_many_machines()
        return self.opened_as(SqliteJournal, make)

    def _refuse_many_machines(self) -> None:
        if "://" in self.journal:
            raise ConfigurationError(
                f"journal: {self._place()} is worked by many machines; see "
                "shengwang_agent.campaign.many and .celery"
            )


def _file_name(journal: Any) -> str:
    """The name of the journal; ConfigurationError for what can be no file."""
    name = fspath(journal) if isinstance(journal, (str, PathLike)) else None
    if isinstance(name, str) and name and "\0" not in name:
        with suppress(UnicodeError):
            fsencode(name)
            return name
    raise ConfigurationError("journal must be the name of a file, or a redis:// address")
