"""``Campaign``: a list of people to call, and how. ``Control``: the same seen from outside."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from os import PathLike, fspath
from os.path import exists
from typing import TYPE_CHECKING, Any, Literal, overload

from shengwang_agent._e164 import check_country, read_number
from shengwang_agent._runtime.spelling import missing, names_checked
from shengwang_agent.campaign import journal as _j, outcomes as _o
from shengwang_agent.campaign.database import place_of, shown
from shengwang_agent.campaign.dialling import Plan, Tokens, answer_of, as_said, turns_of
from shengwang_agent.campaign.dry_run import DryRun
from shengwang_agent.campaign.hours import Hours
from shengwang_agent.campaign.idle import warn
from shengwang_agent.campaign.pace import Pace, checked_pace
from shengwang_agent.campaign.progress import Progress, progress_of
from shengwang_agent.campaign.report import Source, write_report
from shengwang_agent.campaign.rows import (
    LeftOut,
    Numbers,
    Read,
    RowCheck,
    Staged,
    numbers_of,
    read_csv,
)
from shengwang_agent.campaign.sql_journal import Journal
from shengwang_agent.campaign.template import request_template
from shengwang_agent.errors import ConfigurationError

if TYPE_CHECKING:
    from typing_extensions import Self

    from shengwang_agent import AgentClient, AsyncAgentClient
    from shengwang_agent.agentkit import Agent
    from shengwang_agent.campaign.dialling import Classify
    from shengwang_agent.campaign.drivers import AsyncRunning, Running


RECENT_SECONDS = 60.0
OUTBOUND_CALL, CONVERSATION = 202, 103
"""Events of the platform: the state of an outbound call, and what was said in it, after the end."""

_TITLE = re.compile(r"[A-Za-z0-9_-]{1,24}")


class Control:
    """A campaign seen from outside: its journal is enough.

    Progress, report, stop switch, do-not-call list, and the people who are held. ``journal`` and
    ``title`` are those of the campaign, and so are ``region`` and ``check_numbers``, by which numbers
    are read. Every ``Campaign`` is one of these too.

    Raises ConfigurationError for a title that cannot begin a channel name. Methods raise
    JournalError when there is no journal, or none any more, or another one than before.
    """

    if not TYPE_CHECKING:
        __getattr__ = missing

    key: str | None = None
    _makes_journal = False
    _seen: str | None = None  # the id of the journal, once it was opened

    def __init__(
        self,
        journal: str | PathLike[str],
        *,
        title: str = "campaign",
        region: str | None = None,
        check_numbers: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        check_country(region, check_numbers, "region")
        self._read: Read = partial(read_number, country=region, check=check_numbers)
        if not _TITLE.fullmatch(title):
            raise ConfigurationError(
                f"title: expected 1 to 24 letters, digits, - or _ (it begins every channel name), "
                f"got {title!r}"
            )
        self.title = title
        self.journal = place_of(journal)
        self.clock = clock

    def _place(self) -> str:
        """The journal without the password of its address."""
        return shown(self.journal)

    def progress(self) -> Progress:
        """Counts, rate and time left, of all processes together. Cheap: call it every second."""
        with self._opened() as journal:
            now = self.clock()
            recent = journal.recent(now - RECENT_SECONDS)
            return progress_of(journal.counts(), recent, now, bool(journal.stopped()))

    def report(self, path: str | PathLike[str]) -> Progress:
        """Write everybody and what became of them to a ``.csv`` or ``.json`` file.

        Each has the columns of the list, and who was left out of it has the reason. Times are in ISO
        form, in the time zone of the person, else of this machine.

        The file holds telephone numbers: keep it as you keep the list of people.
        """
        progress = self.progress()
        with self._opened() as journal:
            write_report(path, Source(journal.people, journal.left_out), progress)
        return progress

    def people(self) -> Iterator[_j.PersonRecord]:
        """Everybody with all their calls, as the report has them, one at a time."""
        with self._opened() as journal:
            yield from journal.people()

    def left_out(self) -> Iterator[LeftOut]:
        """Everybody who was left out of the list that was loaded last, and why."""
        with self._opened() as journal:
            yield from journal.left_out()

    def held(self) -> Iterator[_j.PersonRecord]:
        """The people who are held: perhaps the telephone rang, and a person must decide."""
        return (person for person in self.people() if person.state == _j.HELD)

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
            journal.block(numbers_of(numbers, "numbers", self._read))

    def call_again(self, key: str | None = None, *, outcome: str | None = None) -> int:
        """Put people (one key or number, or all) back in line, and return how many.

        Without ``outcome`` these are the people who are held. They may have been called already, so
        look first. With ``outcome`` they are those who are done with it, such as ``"refused"`` after
        the request was corrected.
        """
        with self._opened(make=False) as journal:
            return journal.decide(self._plain_key(key), outcome, None)

    def close_held(self, key: str | None = None, *, outcome: str = _o.UNKNOWN) -> int:
        """Settle held people (one key or number, or all) with an outcome; return how many."""
        with self._opened(make=False) as journal:
            return journal.decide(self._plain_key(key), None, outcome)

    def _plain_key(self, key: str | None) -> str | None:
        # A key that is no number came from a column, and is taken as it is.
        if key is None or self.key is not None:
            return key
        try:
            return self._read(key)
        except ValueError:
            return key

    @contextmanager
    def _opened(self, make: bool = True) -> Iterator[Journal]:
        with closing(self.open_journal(make=make)) as journal:
            yield journal

    def open_journal(self, *, make: bool = True) -> Journal:
        """The journal, opened; yours to close. A campaign makes one that was never there.

        Raises JournalError if it is not the same as before.
        """
        make = make and self._makes_journal and self._seen is None
        if self._seen is not None and "://" not in self.journal and not exists(self.journal):
            raise _j.JournalError(f"journal {self.journal!r} was there and is gone; {_j.PUT_BACK}")
        journal = Journal(self.journal, self.title, self.clock, make=make)
        if self._seen not in (None, journal.id):
            journal.close()
            raise _j.JournalError(
                f"journal {self._place()} is another one than before; {_j.PUT_BACK}"
            )
        self._seen = journal.id
        return journal


class Campaign(Control):
    """Many calls, at a pace, within hours, with second tries, and never twice by accident.

    ``rows`` say who is called: a path of a CSV file, a DataFrame, any iterable of mappings, or a
    function that returns one of these; None when the journal knows them already. ``from_csv`` reads
    other encodings. What is said is an ``agent`` (``agentkit.Agent``), or ``properties``, or a
    ``pipeline_id``. These, ``sip`` and ``name`` are the arguments of ``telephony.call`` with gaps:
    ``"{column}"`` takes a column of the row, a function takes the row and returns the value.
    ``to_number`` and ``from_number`` are those of ``sip``. The channel is named by the campaign,
    another one for each dial. Tokens left out are made for that channel when the client knows
    ``app_id`` and ``app_certificate``.

    ``journal`` is a file (SQLite), or a ``postgresql+psycopg://`` address when many machines work
    together; ``title`` keeps campaigns apart. ``key`` names the column that tells people apart
    (default: the number), ``zone`` the column with their time zones, or the zone of
    all, such as ``"Asia/Shanghai"``. With ``bad_rows="skip"`` rows that cannot be used, and second
    ones of a key, are left out and reported, else the list is refused, as it is for what is wrong
    with every row alike. ``region="CN"`` reads numbers as they are written there (see
    ``normalize_number``), and ``check_numbers=True`` refuses those that cannot exist.

    ``pace`` limits calls a second and at once (``Pace``, or a dict of its fields). ``hours`` is the
    time of day (``Hours``, or text such as ``"09:00-12:00,14:00-20:00"``; any time if left out).
    ``retry`` says who is called again: calls by outcome, such as ``{"busy": 2}`` or
    ``{"busy": Again(3, gap=600)}``, in place of ``DEFAULT_RETRY``; ``{}`` for nobody. A busy line is
    ``failed`` where the platform tells no SIP status, which it does not promise. Numbers of
    ``do_not_call`` are never called; with ``only`` nobody else is (for trials): numbers, one
    number, or a file of them. ``follow=False`` ends a dial once the platform has taken it;
    otherwise its state is asked every ``poll`` seconds, and ``judge`` gives the outcome. With
    ``listen`` the conversation is kept, and ``classify`` may make a word of it: it gets the turns,
    and what it returns is ``Outcome.answer``.

    An unknown outcome is looked up for ``patience`` seconds, then held for a person. A worker that
    shows no sign of life for ``lease`` seconds is replaced. A call whose end is not seen within
    ``longest_call`` seconds is held too (72 hours: no agent lives longer). After ``most_refusals``
    refused calls in a row the run ends; after three that name the trunk or the balance.
    ``clock`` gives the Unix seconds by which due times go.

    Raises ConfigurationError naming what cannot be used; nothing is opened or sent here.
    """

    _makes_journal = True

    @names_checked(
        people="rows", path="rows", country="region", retries="retry", again="retry",
        at_once="pace={'at_once': …}", per_second="pace={'per_second': …}", concurrency="pace",
        quiet_hours="hours='09:00-21:00', in which calls may start", blocked="do_not_call", pipeline="pipeline_id", timezone="zone", database="journal",
        start_time="hours='09:00-18:00'", end_time="hours='09:00-18:00'",
        numbers="rows=[{'phone': '+86…'}]", contacts="rows", recipients="rows", csv="rows",
        max_concurrency="pace={'at_once': …}", max_concurrent="pace={'at_once': …}", rate="pace={'per_second': …}", cps="pace={'per_second': …}",
        max_retries="retry={'busy': 2, 'no_answer': 2}", skip_bad_rows="bad_rows='skip'",
    )  # fmt: skip
    def __init__(
        self,
        rows: Any = None,
        *,
        agent: Agent | None = None,
        sip: Any = None,
        properties: Any = None,
        pipeline_id: str | None = None,
        to_number: Any = "{phone}",
        from_number: Any = None,
        name: Any = "{channel}",
        appid: str | None = None,
        journal: str | PathLike[str] = "campaign.db",
        title: str = "campaign",
        key: str | None = None,
        zone: str | None = None,
        region: str | None = None,
        check_numbers: bool = False,
        bad_rows: Literal["refuse", "skip"] = "refuse",
        pace: Pace | Mapping[str, Any] | None = None,
        hours: Hours | str | Iterable[str] | Mapping[str, Any] | None = None,
        retry: Mapping[str, _o.Again | tuple[int, float] | int] | None = _o.DEFAULT_RETRY,
        do_not_call: Numbers = (),
        only: Numbers | None = None,
        follow: bool = True,
        listen: bool = True,
        classify: Classify | None = None,
        judge: _o.Judge = _o.judge,
        poll: float = 5.0,
        patience: float = 60.0,
        lease: float = 60.0,
        longest_call: float = _o.LONGEST_CALL,
        most_refusals: int = 10,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(
            journal, title=title, region=region, check_numbers=check_numbers, clock=clock
        )
        for argument, value in {
            "poll": poll, "patience": patience, "lease": lease, "longest_call": longest_call,
        }.items():  # fmt: skip
            is_number = isinstance(value, (int, float)) and value > 0
            _expect(is_number, argument, "seconds above 0", value)
        for argument, given in {"judge": judge, "classify": classify, "clock": clock}.items():
            _expect(given is None or callable(given), argument, "a function", given)
        _expect(bad_rows in ("refuse", "skip"), "bad_rows", "'refuse' or 'skip'", bad_rows)
        is_count = type(most_refusals) is int and most_refusals > 0
        _expect(is_count, "most_refusals", "a number of calls above 0", most_refusals)
        self.appid = appid
        self.pace = checked_pace(pace)
        self.hours = Hours.of(hours)
        self.lease = lease
        self.most_refusals = most_refusals
        self.only = None if only is None else numbers_of(only, "only", self._read)
        self.do_not_call = numbers_of(do_not_call, "do_not_call", self._read)
        self.key, self.zone, self._skip = key, zone, bad_rows == "skip"
        template = request_template(
            agent, sip, properties, pipeline_id, name,
            {"to_number": to_number, "from_number": from_number},
        )  # fmt: skip
        again = _o.checked_retry(retry, own_words=judge is not _o.judge)
        self._plan = Plan(
            template, again, judge, appid, follow, poll, patience, None, self.only, longest_call,
            self._read, listen, classify,
        )  # fmt: skip
        self._rows, self._rows_used, self._loaded = rows, False, False

    @classmethod
    def from_csv(
        cls,
        path: str | PathLike[str],
        *,
        encoding: str = "utf-8-sig",
        delimiter: str = ",",
        **settings: Any,
    ) -> Self:
        """A campaign for the rows of a CSV file with a header line; the rest as for the class.

        Files of a Chinese Excel are often in ``gb18030``. Raises ConfigurationError when there is
        no such file.
        """
        if not exists(path):
            raise ConfigurationError(f"there is no list {fspath(path)!r}")
        return cls(partial(read_csv, path, encoding=encoding, delimiter=delimiter), **settings)

    def __repr__(self) -> str:
        return f"<Campaign {self.title!r} in {self._place()}>"

    def __getstate__(self) -> dict[str, Any]:
        # Rows stay behind: the journal has them, and a worker elsewhere could not read the file.
        return {**self.__dict__, "_rows": None}

    def notice(self, notice: Any) -> bool:
        """Take over what a notification tells of a call: event 202, as ``webhooks.verify`` gives it,
        its body as a map, or its payload. Returns whether it is about a call of this campaign that is
        in progress. Event 103 goes to :meth:`heard`. TypeError for bytes and text.

        What is told so wins over the state that is asked for every ``poll`` seconds: an answer, a transfer
        is then seen however short it was. It is kept in the journal, so call it in any process, such
        as a web server of yours, and from any thread: a campaign with the same ``journal`` and
        ``title`` will do. Notifications of other campaigns, late and repeated ones do no harm.
        """
        event, payload = _event_of(notice, OUTBOUND_CALL)
        if event == CONVERSATION:
            return self.heard(payload)
        channel, state = payload.get("channel"), payload.get("state")
        if event != OUTBOUND_CALL or not str(channel).startswith(f"{self.title}-"):
            return False
        with self._opened(make=False) as journal:
            return journal.notice(str(channel), state)

    # -- rows ------------------------------------------------------------------------------

    def load(self, client: Any = None) -> int:
        """Check all rows, add those to the journal that it does not have; return how many.

        A row whose key is known stays as it was. ``client`` tells whether tokens can be made.
        Raises RowErrors with everything that is wrong, and adds nothing then. ``run`` does this
        by itself.
        """
        if self._rows is None:
            with self._opened(make=False) as journal:
                journal.block(self.do_not_call)
            return 0
        # Rows first: where one is wrong, no journal is left behind.
        with closing(self._staged(client)) as rows, self._opened() as journal:
            if skipped := rows.skipped():
                warn(skipped)
            journal.block(self.do_not_call)
            added = journal.add(rows.people())
            journal.leave_out(rows.left_out())
        self._loaded = True
        return added

    def _staged(self, client: Any) -> Staged:
        rows = self._rows
        if self._rows_used and hasattr(rows, "__next__"):
            raise ConfigurationError(
                "rows: this iterator has been read already; pass a path, a list, or a function "
                "that returns a new iterator"
            )
        self._rows_used = True
        makes_tokens = self._tokens(client) is not None
        check = RowCheck(self._plan.template, self.key, self.zone, makes_tokens, self._read)
        return Staged(rows, check.check, self.only, self._skip)

    def heard(self, payload: Mapping[str, Any]) -> bool:
        """Keep the conversation that notification 103 tells after the end of a call.

        It is whole, where polling may miss the last words. ``payload`` is that of the
        notification, or all of it; False when nothing was said, or its call is of another campaign.
        Takes notifications in any order, and twice.
        """
        _, payload = _event_of(payload, CONVERSATION)
        said = as_said(turns_of(payload.get("contents")))
        if not said:
            return False
        answer = answer_of(self._plan, said, f"channel {payload.get('channel')}")
        with self._opened(make=False) as journal:
            return journal.heard(str(payload.get("channel")), said, answer)

    def _tokens(self, client: Any) -> Tokens | None:
        own = getattr(client, "app_id", None)
        app_id, certificate = self.appid or own, getattr(client, "app_certificate", None)
        # The certificate of a client is that of its own app, where it names one.
        if not app_id or not certificate or own not in (None, "", app_id):
            return None
        return Tokens(app_id, certificate)

    def plan(self, client: Any) -> Plan:
        """What holds for all dials made with this client."""
        return self._plan._replace(tokens=self._tokens(client))

    def schedule(self) -> _j.Schedule:
        """Pace and hours, as the journal needs them."""
        return _j.Schedule(self.pace, self.hours, self.most_refusals)

    def dry_run(
        self,
        client: Any = None,
        *,
        call_seconds: tuple[float, float] = (15.0, 120.0),
        prices: Mapping[str, float] | None = None,
    ) -> DryRun:
        """What a run would do: every row checked, the journal looked into, nothing sent or written.

        Iterating over it gives the calls that would be made, in order; its attributes tell how many
        people, who is left out, what the journal knows already, when the first call starts, how
        long it takes and what it costs. ``call_seconds`` are the shortest and the longest call to
        reckon with, ``prices`` is the price of a started minute by the beginning of the number, such
        as ``{"+86": 0.12, "+861": 0.09}``.

        Raises RowErrors when any row is wrong.
        """
        if self._rows is None:
            raise ConfigurationError("rows: a dry run needs rows")
        # Not made by it, but looked into where there is one.
        with ExitStack() as stack:
            journal = None
            with suppress(_j.NoJournal):
                journal = stack.enter_context(self._opened(make=False))
            rows, about = self._staged(client), (self.plan(client), self.schedule(), self.clock())
            return DryRun(rows, journal, self.do_not_call, *about, call_seconds, prices)

    # -- running ---------------------------------------------------------------------------

    @overload
    def run(self, client: AsyncAgentClient, *, wait: bool = True) -> AsyncIterator[_o.Outcome]: ...
    @overload
    def run(self, client: AgentClient, *, wait: bool = True) -> Iterator[_o.Outcome]: ...
    @names_checked()
    def run(self, client: Any, *, wait: bool = True) -> Any:
        """Call everybody who is due, and give each outcome as it comes.

        Nobody is called before the first one is taken: this is a loop, and no report. ``async for``
        with an async client, ``for`` with a sync one (which uses a thread for each call at once).
        With ``wait`` the run ends when nobody is left to call; it sits out closed hours and gaps (a
        warning tells until when, for more than a minute). Without, it ends when nobody is due now,
        for a scheduler to start again. Any number of processes may run on one journal; one that
        was killed is simply started again.

        Raises RowErrors before the first call; CampaignStopped when the stop switch is on;
        TooManyRefusals; AuthenticationError and PermissionDeniedError of the platform; and what
        your own functions raise. Calls in progress stay in the journal then, for the next run.
        """
        from shengwang_agent.campaign import drivers

        run = drivers.run_async if _is_async(client) else drivers.run_sync
        return run(partial(self.begin, client), self._engine(client, wait), client)

    @overload
    def running(self, client: AsyncAgentClient, *, wait: bool = True) -> AsyncRunning: ...
    @overload
    def running(self, client: AgentClient, *, wait: bool = True) -> Running: ...
    def running(self, client: Any, *, wait: bool = True) -> Any:
        """``run`` as a context manager: leaving the block ends the run, however it is left.

        ::

            with campaign.running(client) as progress:
                for outcome in progress:
                    print(outcome, progress.counts())

        At the end of the block no new call is begun, requests on the wire get ten seconds to
        finish, and this process signs off; calls in progress are followed by the next run. With an
        async client ``async with`` and ``async for``. Raises as ``run``, out of the loop.
        """
        from shengwang_agent.campaign import drivers

        kind = drivers.AsyncRunning if _is_async(client) else drivers.Running
        return kind(self.run(client, wait=wait), self.progress)

    def _engine(self, client: Any, wait: bool) -> Any:
        from shengwang_agent.campaign.engine import Engine

        plan, schedule = self.plan(client), self.schedule()
        return Engine(self.open_journal, plan, schedule, lease=self.lease, wait=wait)

    def begin(self, client: Any) -> None:
        """What every run does first: refuse when stopped, load the rows once, mind ``only``."""
        # Of one that was there, the run itself tells that it is gone.
        with suppress(_j.NoJournal), self._opened(make=False) as journal:
            journal.raise_if_stopped()
        if not self._loaded:
            self.load(client)
        if self.only is not None:
            with self._opened() as journal:
                if any(number not in self.only for number in journal.numbers()):
                    raise ConfigurationError(
                        "only: the journal holds people who are not on this list; give the trial "
                        "a journal of its own"
                    )


def _expect(holds: bool, argument: str, what: str, value: Any) -> None:
    if not holds:
        raise ConfigurationError(f"{argument}: expected {what}, got {value!r}")


def _event_of(notice: Any, event: int) -> tuple[Any, Mapping[str, Any]]:
    """Event and payload of a notification, of its body as a map, or of the payload of ``event``."""
    if isinstance(notice, (str, bytes, bytearray, memoryview)):
        what = f"what webhooks.verify gives, or the body as a map, got {type(notice).__name__}"
        raise TypeError(f"notice: expected {what}")
    if isinstance(notice, Mapping) and "eventType" in notice:
        event, notice = notice["eventType"], notice.get("payload")
    event, payload = getattr(notice, "event_type", event), getattr(notice, "payload", notice)
    return event, payload if isinstance(payload, Mapping) else getattr(payload, "__dict__", {})


def _is_async(client: Any) -> bool:
    from inspect import iscoroutinefunction

    return iscoroutinefunction(getattr(client, "send", None))
