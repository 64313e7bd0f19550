"""The commands that see and steer a campaign from outside: its journal is enough."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, groupby
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from shengwang_agent.cli.campaigns.errors import existing, explained
from shengwang_agent.cli.campaigns.view import Picture, data, words
from shengwang_agent.cli.commands import argument, option
from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import Every, Format, Output, Text, Texts, Times
from shengwang_agent.cli.output import emit

if TYPE_CHECKING:
    from shengwang_agent.campaign import Control, Progress

_COLUMNS: tuple[str, ...] = (
    *("line", "key", "number", "state", "outcome", "tries", "answer", "called_at", "detail"),
)
_Keys = Annotated[Texts, argument("KEY...", "Number, or key, of people; see `held`.")]
_All = Annotated[bool, option("--all", "Everybody instead of certain people.")]
_Region = Annotated[
    Text, option("--region COUNTRY", "Numbers are written as in this country, such as CN.")
]


class Which(NamedTuple):
    """The campaign that is meant."""

    journal: Annotated[
        str, argument("JOURNAL", "Journal: a file such as people.db, or postgresql://…")
    ]
    title: Annotated[str, option("--title TEXT", "Title of the campaign, if it was given one.")] = (
        "campaign"
    )


@contextmanager
def _control(which: Which, region: Text = None) -> Iterator[Control]:
    """What steers the campaign; CommandError for all that goes wrong with it."""
    with explained(which.journal):
        from shengwang_agent.campaign import Control

        yield Control(existing(which.journal), title=which.title, region=region)


# Seeing -----------------------------------------------------------------------------------


def status(
    output: Output,
    which: Which,
    watch: Annotated[
        bool, option("-w --watch", "Keep looking until nobody is left to call.")
    ] = False,
    every: Every = 1.0,
    times: Times = None,
) -> None:
    """Show how far a campaign is: people by state and outcome, rate, time left.

    With `--watch` a terminal shows a picture that keeps itself up to date; piped, every change is
    one line.
    """
    with _control(which) as control:
        if watch:
            _watch(control, every, times)
            return
        progress = control.progress()
        emit(words(progress) if output.format is Format.table else data(progress), output)


def _watch(control: Control, every: float, times: int | None) -> None:
    if sys.stdout.isatty():
        with Picture(control, sys.stdout) as picture:
            for _ in _looks(picture.look, every, times):
                pass
        return
    for line, _ in groupby(map(str, _looks(control.progress, every, times))):
        print(time.strftime("%Y-%m-%dT%H:%M:%S"), line, flush=True)


def _looks(look: Any, every: float, times: int | None) -> Iterator[Progress]:
    """Progress again and again, until everybody is settled or it has been looked often enough."""
    for number in count(1):
        progress = look()
        yield progress
        if number == times or not progress.waiting + progress.live:
            return
        time.sleep(every)


def held(output: Output, which: Which) -> None:
    """List the people who are held.

    Their calls were under way when an answer was lost or a machine died, and the platform lists no
    such call: perhaps the telephone rang, perhaps not. Decide with `call-again` or `close-held`.
    """
    from shengwang_agent.campaign.report import as_row

    with _control(which) as control:
        _emit([as_row(person) for person in control.held()], output)


def _emit(rows: list[dict[str, Any]], output: Output) -> None:
    columns = _COLUMNS
    if output.format is Format.table:
        rows = [row | {"called_at": (row["called_at"] or "").replace("T", " ")} for row in rows]
        if all(row["key"] == row["number"] for row in rows):
            columns = tuple(name for name in columns if name != "key")
    emit(rows, output, columns=columns)


def report(
    output: Output,
    which: Which,
    to: Annotated[Text, option("--to FILE", "Write a .csv or .json file instead.")] = None,
) -> None:
    """Tell what became of everybody: CSV has the last call of each, JSON all of them.

    Each with the columns of the list; who was left out of it has the reason. Holds telephone
    numbers: keep it as you keep the list of people.
    """
    from shengwang_agent.campaign.report import Source, write_csv, write_json

    with _control(which) as control:
        source = Source(control.people, control.left_out)
        if to:
            print(f"wrote {to}: {control.report(to)}")
        elif output.format is Format.csv:
            write_csv(sys.stdout, source, "\n")
        elif output.format is Format.json:
            write_json(sys.stdout, source, control.progress())
        else:
            _emit([row for row, _ in source.rows()], output)


# Steering ---------------------------------------------------------------------------------


def stop(
    which: Which,
    why: Annotated[str, option("--why TEXT", "Reason, for who runs it.")] = "somebody stopped it",
) -> None:
    """Stop a campaign in all its processes: no new calls; those in progress are left alone."""
    with _control(which) as control:
        control.stop(why)
        print(f"stopped: {control.progress()}")


def resume(which: Which) -> None:
    """Take the stop back; the next `campaign run` goes on."""
    with _control(which) as control:
        control.resume()
        print(f"may go on with `campaign run`: {control.progress()}")


def block(
    which: Which,
    numbers: Annotated[list[str], argument("NUMBER...", "Never call these.")],
    region: _Region = None,
) -> None:
    """Put numbers on the do-not-call list while the campaign runs."""
    with _control(which, region) as control:
        control.block(*numbers)
    print(
        f"{len(numbers):,} {'number' if len(numbers) == 1 else 'numbers'} will not be called any more"
    )


def call_again(
    which: Which,
    keys: _Keys = None,
    region: _Region = None,
    everybody: _All = False,
    outcome: Annotated[Text, option("--outcome WORD", "Those done with it: `refused`.")] = None,
) -> None:
    """Put people who are held back in line, after somebody has looked and decided.

    They may have been called already. With `--outcome` those who are done with it: `refused`
    after the request was mended.
    """
    with _control(which, region) as control:
        moved = sum(control.call_again(key, outcome=outcome) for key in _chosen(keys, everybody))
    _tell(moved, "back in line", f"done with {outcome}" if outcome else "held", keys)


def close_held(
    which: Which,
    keys: _Keys = None,
    region: _Region = None,
    everybody: _All = False,
    outcome: Annotated[str, option("--outcome WORD", "What the report is to say.")] = "unknown",
) -> None:
    """Settle people who are held, so that nobody calls them again."""
    with _control(which, region) as control:
        moved = sum(control.close_held(key, outcome=outcome) for key in _chosen(keys, everybody))
    _tell(moved, f"done: {outcome}", "held", keys)


def _chosen(keys: Texts, everybody: bool) -> list[Any]:
    if bool(keys) == everybody:
        why = "give the keys of certain people, or --all, and not both"
        raise CommandError("it is not clear who is meant", why, "`campaign held` lists them")
    return keys or [None]


def _tell(moved: int, done: str, state: str, keys: Texts) -> None:
    print(f"{moved:,} {'person' if moved == 1 else 'people'} {done}")
    missed = len(keys or ()) - moved
    if missed > 0:
        what = f"{missed} of the keys {'is' if missed == 1 else 'are'} of nobody who is {state}"
        why = "the key is another, or the person is in another state"
        do = "look at `campaign held` and `campaign report`"
        raise CommandError(what, why, do, Code.NOT_FOUND)


COMMANDS: tuple[Callable[..., None], ...] = (
    *(status, held, call_again, close_held, report, stop, resume, block),
)
