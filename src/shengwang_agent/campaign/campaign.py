"""``Campaign``: a list of people to call, and everything said about how."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from os import PathLike
from os.path import exists
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from shengwang_agent.campaign import outcomes as _o
from shengwang_agent.campaign.control import Control
from shengwang_agent.campaign.dialling import LONGEST_CALL, Plan, Tokens, request_of
from shengwang_agent.campaign.hours import Hours
from shengwang_agent.campaign.intake import SAMPLE_CHANNEL, Intake, numbers_of
from shengwang_agent.campaign.journal import Dial, Wish, raise_if_stopped, row_of
from shengwang_agent.campaign.pace import Pace, checked_pace
from shengwang_agent.campaign.rows import Person, staged
from shengwang_agent.campaign.template import request_template
from shengwang_agent.errors import ConfigurationError

if TYPE_CHECKING:
    from shengwang_agent import AgentClient, AsyncAgentClient
    from shengwang_agent.campaign.running import AsyncRunning, Running

Numbers = Iterable[str] | str | PathLike[str]


class Planned(NamedTuple):
    """One call as a dry run shows it: the row it is for, and the arguments of ``telephony.call``."""

    line: int
    key: str
    number: str
    request: dict[str, Any]

    def __repr__(self) -> str:
        from shengwang_agent import telephony

        sip = telephony.CallTelephonyRequestSip.from_dict(self.request["sip"])
        properties = telephony.CallTelephonyRequestProperties.from_dict(self.request["properties"])
        more = {k: v for k, v in self.request.items() if k not in ("sip", "properties")}
        return f"<line {self.line}: {more} sip={sip!r} properties={properties!r}>"


class Campaign(Control):
    """Many calls, at a pace, within hours, with second tries, and never twice by accident.

    ``rows`` say who is called: a path of a CSV file, a DataFrame, any iterable of mappings, or a
    function that returns one of these; None when the journal knows them already. ``sip`` and
    ``properties`` (with ``pipeline_id`` and ``name``) are the arguments of ``telephony.call`` with
    gaps: ``"{column}"`` takes a column of the row, a function takes the row and returns the value.
    The channel is named by the campaign, another one for each dial. Tokens left out are made for
    that channel when the client knows ``app_id`` and ``app_certificate``.

    ``journal`` is a file (SQLite), or a ``redis://`` address when many machines work together;
    ``title`` keeps campaigns apart. ``key`` names the column that tells people apart (default: the
    number), ``zone`` the column with their time zones.

    ``pace`` limits calls a second and at once, ``hours`` the time of day, ``retry`` says when
    somebody is called again. Numbers of ``do_not_call`` are never called; with ``only`` nobody
    else is (for trials). ``follow=False`` ends a dial once the platform has taken it; otherwise
    its state is asked every ``poll`` seconds, and ``judge`` gives the outcome.

    An unknown outcome is looked up for ``patience`` seconds, then held for a person. A worker that
    shows no sign of life for ``lease`` seconds is replaced. A call whose end is not seen within
    ``longest_call`` seconds is held too (72 hours: no agent lives longer). After ``most_refusals``
    refused calls in a row the run ends; after three that name the trunk or the balance. ``clock`` is what due times go by, in Unix seconds.

    Raises ConfigurationError naming what cannot be used; nothing is opened or sent here.
    """

    _makes_journal = True

    def __init__(
        self,
        rows: Any = None,
        *,
        sip: Any,
        properties: Any,
        pipeline_id: str | None = None,
        name: Any = "{channel}",
        appid: str | None = None,
        journal: str | PathLike[str] = "campaign.db",
        title: str = "campaign",
        key: str | None = None,
        zone: str | None = None,
        pace: Pace | None = None,
        hours: Hours | None = None,
        retry: Mapping[str, _o.Again] = _o.DEFAULT_RETRY,
        do_not_call: Numbers = (),
        only: Numbers | None = None,
        follow: bool = True,
        judge: _o.Judge = _o.judge,
        poll: float = 5.0,
        patience: float = 60.0,
        lease: float = 60.0,
        longest_call: float = LONGEST_CALL,
        most_refusals: int = 10,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(journal, title=title, clock=clock)
        seconds = {"poll": poll, "patience": patience, "lease": lease, "longest_call": longest_call}
        for argument, value in seconds.items():
            if not value > 0:
                raise ConfigurationError(f"{argument}: expected seconds above 0, got {value!r}")
        self.appid = appid
        self.pace = checked_pace(Pace() if pace is None else pace)
        self.hours = hours
        self.lease = lease
        self.most_refusals = most_refusals
        self.only = None if only is None else numbers_of(only, "only")
        self.do_not_call = numbers_of(do_not_call, "do_not_call")
        self.key, self.zone = key, zone
        template = request_template(sip, properties, pipeline_id, name)
        retry = _o.checked_retry(retry)
        self._plan = Plan(
            template, retry, judge, appid, follow, poll, patience, None, self.only, longest_call
        )
        self._rows, self._rows_used, self._loaded = rows, False, False

    def __repr__(self) -> str:
        return f"<Campaign {self.title!r} in {self._place()}>"

    def __getstate__(self) -> dict[str, Any]:
        # Rows stay behind: the journal has them, and a worker elsewhere could not read the file.
        return {**self.__dict__, "_rows": None}

    # -- rows ------------------------------------------------------------------------------

    def load(self, client: Any = None) -> int:
        """Check all rows, then put those into the journal that it does not know; how many.

        A row whose key is known stays as it was. ``client`` tells whether tokens can be made.
        Raises RowErrors with everything that is wrong, and adds nothing then. ``run`` does this
        by itself.
        """
        if self._rows is None:
            with self._opened(make=False) as journal:
                journal.block(self.do_not_call)
            return 0
        # Rows first: where one is wrong, no journal is left behind.
        with self._checked_rows(client) as people, self._opened() as journal:
            journal.block(self.do_not_call)
            added = journal.add(people)
        self._loaded = True
        return added

    @contextmanager
    def _checked_rows(self, client: Any) -> Iterator[Iterator[Person]]:
        rows = self._rows
        if self._rows_used and hasattr(rows, "__next__"):
            raise ConfigurationError(
                "rows: this iterator has been read already; pass a path, a list, or a function "
                "that returns a new iterator"
            )
        self._rows_used = True
        makes_tokens = self._tokens(client) is not None
        intake = Intake(self._plan.template, self.key, self.zone, makes_tokens, self.only)
        with staged(rows, intake.check) as people:
            yield people

    def _tokens(self, client: Any) -> Tokens | None:
        app_id = self.appid or getattr(client, "app_id", None)
        certificate = getattr(client, "app_certificate", None)
        return Tokens(app_id, certificate) if app_id and certificate else None

    def plan(self, client: Any) -> Plan:
        """What holds for all dials made with this client."""
        return self._plan._replace(tokens=self._tokens(client))

    def wish(self) -> Wish:
        """Pace and hours, as the journal needs them."""
        return Wish(self.pace, self.hours)

    def dry_run(self, client: Any = None) -> Iterator[Planned]:
        """The calls that would be made, in order: every row checked, nothing sent or written.

        Raises RowErrors before the first one when any row is wrong.
        """
        if self._rows is None:
            raise ConfigurationError("rows: a dry run needs rows")
        plan = self.plan(client)
        with self._checked_rows(client) as people:
            for line, key, number, _, row in people:
                if number not in self.do_not_call:
                    columns = row_of(row)
                    dial = Dial(0, line, key, number, columns, SAMPLE_CHANNEL, 0, 0, 0.0)
                    yield Planned(line, key, number, request_of(dial, plan))

    # -- running ---------------------------------------------------------------------------

    @overload
    def run(self, client: AsyncAgentClient, *, wait: bool = True) -> AsyncIterator[_o.Outcome]: ...
    @overload
    def run(self, client: AgentClient, *, wait: bool = True) -> Iterator[_o.Outcome]: ...
    def run(self, client: Any, *, wait: bool = True) -> Any:
        """Call everybody who is due, and give each outcome as it comes.

        ``async for`` with an async client, ``for`` with a sync one (which uses a thread for each
        call at once). With ``wait`` the run ends when nobody is left to call; it sits out closed
        hours and gaps. Without, it ends when nobody is due now, for a scheduler to start again.
        Any number of processes may run on one journal; one that was killed is simply started
        again.

        Raises RowErrors before the first call; CampaignStopped when the stop switch is on;
        TooManyRefusals; AuthenticationError and PermissionDeniedError of the platform; and what
        your own functions raise. Calls in progress stay in the journal then, for the next run.
        """
        from shengwang_agent.campaign import running

        run = running.run_async if _is_async(client) else running.run_sync
        return run(partial(self._begin, client), self._engine(client, wait), client)

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
        from shengwang_agent.campaign import running

        kind = running.AsyncRunning if _is_async(client) else running.Running
        return kind(self.run(client, wait=wait), self.progress)

    def _engine(self, client: Any, wait: bool) -> Any:
        from shengwang_agent.campaign.engine import Engine

        plan, wish, lease = self.plan(client), self.wish(), self.lease
        most = self.most_refusals
        return Engine(self._file, plan, wish, lease=lease, wait=wait, most_refusals=most)

    def _begin(self, client: Any) -> None:
        self._refuse_many_machines()  # before any row is read
        self.begin(client)

    def begin(self, client: Any) -> None:
        """What every run does first: refuse when stopped, load the rows once, mind ``only``."""
        if self.on_redis or exists(self.journal):
            with self._opened() as journal:
                raise_if_stopped(journal)
        if not self._loaded:
            self.load(client)
        if self.only is not None:
            with self._opened() as journal:
                if any(number not in self.only for number in journal.numbers()):
                    raise ConfigurationError(
                        "only: the journal holds people who are not on this list; give the trial "
                        "a journal of its own"
                    )


def _is_async(client: Any) -> bool:
    from inspect import iscoroutinefunction

    return iscoroutinefunction(getattr(client, "send", None))
