"""``campaign run``: call everybody on a list, and go on where the last run was."""

from __future__ import annotations

import math
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated, Any

from shengwang_agent.cli.calls import JSON, may_ring
from shengwang_agent.cli.campaigns.errors import again, explained, from_here, stopped
from shengwang_agent.cli.campaigns.options import CallRequest, When, Who, made
from shengwang_agent.cli.campaigns.view import Lines, Picture, data, words
from shengwang_agent.cli.commands import argument, option
from shengwang_agent.cli.connection import need_app_id, open_client, resolve
from shengwang_agent.cli.curl import masked_body
from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import ConnectionOptions, Format, Output, Text, Texts, Yes
from shengwang_agent.cli.output import emit, flat
from shengwang_agent.cli.screen import Wait, say

if TYPE_CHECKING:
    from shengwang_agent.campaign import Campaign, DryRun, Planned, Progress

SHOWN_PLANS = 20
"""Calls a dry run shows in a table; other formats have all of them."""


def run(
    connection: ConnectionOptions,
    output: Output,
    when: When,
    request: CallRequest,
    who: Who,
    people: Annotated[str, argument("FILE", "The list of people: CSV with a header line.")],
    journal: Annotated[
        Text,
        option(
            "--journal FILE|URL",
            "The memory of the campaign: a file, or postgresql://… for many machines; the name of "
            "the list with .db, if left out.",
        ),
    ] = None,
    report: Annotated[Text, option("--report FILE", "Write a .csv or .json report.")] = None,
    yes: Yes = False,
    dry_run: Annotated[bool, option("--dry-run", "Check the rows, show the calls.")] = False,
    price: Annotated[
        Texts, option("--price START=N", "For --dry-run: price of a minute, such as +86=0.12.")
    ] = None,
) -> None:
    """Call everybody on a list.

    Every row is checked first. The same command goes on where it was, after Ctrl-C or a power cut,
    and nobody is called twice: a journal knows. Asks before it calls, except on a sandbox. Ends
    with exit code 12 when calls failed, were refused, or people are held for somebody to decide.
    """
    _check_report(report)
    campaign, body = made(people, journal, request, who, when, connection)
    if dry_run:
        _plan(campaign, body, connection, output, _prices(price))
    else:
        progress = _call_everybody(campaign, connection, when.wait, yes, report)
        _sum_up(campaign, progress, output, report)


def _check_report(report: str | None) -> None:
    """Raise CommandError for a file that could not be written when everybody has been called."""
    if report and not (report.endswith((".csv", ".json")) and Path(report).parent.is_dir()):
        why = "the end of the name says what is written, and the folder must be there"
        do = "name a file that ends in .csv or .json, in a folder that exists"
        raise CommandError(f"--report {report} cannot be written", why, do)


# A dry run --------------------------------------------------------------------------------


def _prices(given: list[str] | None) -> dict[str, Any]:
    prices: dict[str, Any] = {}
    for text in given or ():
        start, _, price = text.partition("=")
        try:
            prices[start] = float(price)
        except ValueError:
            what = f"--price {text!r} is no price"
            why = "it is the beginning of numbers, and the price of a started minute"
            raise CommandError(what, why, "write it like +86=0.12") from None
    return prices


def _plan(
    campaign: Campaign,
    body: JSON,
    connection: ConnectionOptions,
    output: Output,
    prices: dict[str, Any],
) -> None:
    """Print the calls that would be made: in a table what differs between them, else all of it."""
    values = {key: value.text for key, value in resolve(connection).items()}
    known = SimpleNamespace(**{"app_id": None, "app_certificate": None, **values})
    table = output.format is Format.table
    gaps = [path for path, text in flat(body).items() if "{" in str(text)] if table else []
    with explained(campaign.journal), Wait("checking the rows"):
        found = campaign.dry_run(known, prices=prices)
        shown = SHOWN_PLANS if table else found.people
        rows = [_planned(planned, gaps, output) for planned in islice(found, shown)]
        left = [*islice(found.left_out(), SHOWN_PLANS)]
    emit(rows, output)
    for one in left:
        say(f"line {one.line} is left out: {one.reason}")
    for name, text in found.summary().items():
        say(f"{name}: {text}")
    more = f", {SHOWN_PLANS} of them above" if found.people > len(rows) else ""
    say(f"{found.people:,} call{'s' * (found.people != 1)} would be made{more}; nothing was sent")
    if found.broken or not found.people or found.starts_at == math.inf:
        raise _nothing_comes_of_it(found, campaign.journal)


def _nothing_comes_of_it(found: DryRun, journal: str) -> CommandError:
    if found.broken:
        what = f"the platform would not take the request: {found.broken[0].rule}"
        do = "mend the file of --body; for who was refused already, "
        do += again("call-again --all --outcome refused", journal)
        why = "the rules of the API are checked, so that nobody's call is refused"
        return CommandError(what, why, do, Code.REFUSED)
    if found.known:
        return _all_known(journal, f"{found.known.total():,} people are settled in its journal")
    why = "all are left out, or no day is left on which they may be called"
    return CommandError("nobody would be called", why, "see the lines above", Code.NEGATIVE)


def _all_known(journal: str, what: str) -> CommandError:
    why = f"the journal {journal} knows them from an earlier run, and nobody is called twice"
    do = "name another --journal for a new campaign, or put people back in line with "
    do += again("call-again --all --outcome WORD", journal)
    return CommandError(f"nobody of the list would be called: {what}", why, do, Code.NEGATIVE)


def _planned(planned: Planned, gaps: list[str], output: Output) -> dict[str, Any]:
    from shengwang_agent_api.commands.telephony import CALL

    request = planned.request
    if not output.secrets:
        request = masked_body(request, CALL.body)
    about = {"line": planned.line, "number": planned.number}
    if output.format is not Format.table:
        return {**about, "key": planned.key, "request": request}
    values = flat(request)
    return about | {path: values.get(path) for path in gaps if path != "sip.to_number"}


# For real ---------------------------------------------------------------------------------


def _call_everybody(
    campaign: Campaign, connection: ConnectionOptions, wait: bool, yes: bool, report: Text
) -> Progress:
    need_app_id(connection)
    if "://" not in campaign.journal and not Path(campaign.journal).exists():
        say(f"new journal {from_here(campaign.journal)}: nobody counts as called yet")
    with open_client(connection) as client, explained(campaign.journal):
        with Wait("checking the rows"):
            campaign.begin(client)
        before, pace = campaign.progress(), campaign.pace
        people = before.waiting + before.live
        if people:
            speed = f"{pace.per_second:g} a second, {pace.at_once} at once"
            question = f"Call {people:,} people now, up to {speed}?"
            may_ring("nobody was called", question, connection, yes)
        else:
            known = _all_known(campaign.journal, str(before))
            say(f"{known.what}; {known.why}; {known.do}")
        board = Picture(campaign) if sys.stderr.isatty() else Lines()
        try:
            # On Ctrl-C this returns only when no request is on the wire.
            with (
                board,
                _told_of_ctrl_c(board),
                campaign.running(client, wait=wait) as outcomes,
            ):
                for outcome in outcomes:
                    board.tell(outcome)
        except KeyboardInterrupt:
            say(f"ended early: {campaign.progress()}")
            say(f"the same command goes on from here; see {again('status', campaign.journal)}")
            raise
        return campaign.report(report) if report else campaign.progress()


@contextmanager
def _told_of_ctrl_c(board: Any) -> Iterator[None]:
    """Let the picture say that the run is ending, which may take as long as a telephone rings."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return

    def end(*_: object) -> None:
        board.ending = True
        signal.signal(signal.SIGINT, before)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _sum_up(campaign: Campaign, progress: Progress, output: Output, report: Text) -> None:
    """Print how it ended; CommandError when a person must look."""
    journal, hours = campaign.journal, campaign.hours
    emit(words(progress) if output.format is Format.table else data(progress), output)
    if report:
        say(f"wrote {report}")
    if progress.stopped:
        raise stopped(journal, f"the campaign was stopped; {progress.waiting:,} people wait")
    if progress.waiting and hours and hours.next_open(time.time()) == math.inf:
        say(f"{progress.waiting:,} wait, and no day is left for them: see --on and --closed")
    elif progress.waiting:
        say(f"{progress.waiting:,} wait for a later call: the same command makes it when it is due")
    bad = {word: progress.done.get(word, 0) for word in ("refused", "failed", "wrong_number")}
    bad["held"] = progress.held
    if any(bad.values()):
        raise _bad_end({word: count for word, count in bad.items() if count}, journal)


def _bad_end(bad: dict[str, int], journal: str) -> CommandError:
    what = ", ".join(f"{count:,} {word}" for word, count in bad.items())
    why = (
        "failed, wrong_number: nobody could be reached there; refused: the platform took no such "
        "call"
    )
    do = f"{again('report', journal)} tells more"
    if "held" in bad:
        why = "held: the telephone may have rung or not, and somebody must look and decide"
        do = f"see them with {again('held', journal)}"
    return CommandError(f"not everybody could be called: {what}", why, do, Code.NEGATIVE)
