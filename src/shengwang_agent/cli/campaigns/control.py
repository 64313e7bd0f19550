"""The commands that see and steer a campaign from outside: its journal is enough."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shengwang_agent.cli.campaigns.errors import existing, explained
from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import Every, Format, Output, Text

if TYPE_CHECKING:
    from shengwang_agent.campaign import Control, Progress

_COLUMNS: tuple[str, ...] = (
    "line",
    "key",
    "number",
    "state",
    "outcome",
    "tries",
    "answer",
    "called_at",
    "detail",
)
_Journal = Annotated[
    str,
    typer.Argument(metavar="JOURNAL", help="Journal: a file such as people.db, or postgresql://…"),
]
_Title = Annotated[
    str, typer.Option("--title", metavar="TEXT", help="Title of the campaign, if it was given one.")
]
_Region = Annotated[
    Text,
    typer.Option(
        "--region", metavar="COUNTRY", help="Numbers are written as in this country, such as CN."
    ),
]
_Keys = Annotated[
    list[str] | None,
    typer.Argument(metavar="KEY...", help="Number, or key, of people; see `held`."),
]
_All = Annotated[bool, typer.Option("--all", help="Everybody instead of certain people.")]
_Watch = Annotated[
    bool, typer.Option("--watch", "-w", help="Keep looking until nobody is left to call.")
]
_Times = Annotated[
    int | None, typer.Option("--times", metavar="N", min=1, help="End after N looks.")
]


def _control(journal: str, title: str, region: str | None = None) -> Control:
    from shengwang_agent.campaign import Control

    return Control(existing(journal), title=title, region=region)


# Seeing -----------------------------------------------------------------------------------


def status(
    output: Output,
    journal: _Journal,
    title: _Title = "campaign",
    watch: _Watch = False,
    every: Every = 1.0,
    times: _Times = None,
) -> None:
    """Show how far a campaign is: people by state and outcome, rate, time left.

    With `--watch` a terminal shows a picture that keeps itself up to date; piped, every change is
    one line.
    """
    from shengwang_agent.cli.campaigns.view import data, words
    from shengwang_agent.cli.output import emit

    with explained(journal):
        control = _control(journal, title)
        if watch:
            _watch(control, every, times)
            return
        progress = control.progress()
        emit(words(progress) if output.format is Format.table else data(progress), output)


def _watch(control: Control, every: float, times: int | None) -> None:
    from shengwang_agent.cli.campaigns.view import Picture

    if sys.stdout.isatty():
        with Picture(control, sys.stdout) as picture:
            for _ in _looks(picture.look, every, times):
                pass
        return
    before = ""
    for progress in _looks(control.progress, every, times):
        if str(progress) != before:
            before = str(progress)
            print(time.strftime("%Y-%m-%dT%H:%M:%S"), before, flush=True)


def _looks(look: Any, every: float, times: int | None) -> Iterator[Progress]:
    """Progress again and again, until everybody is settled or it has been looked often enough."""
    for number in count(1):
        progress = look()
        yield progress
        if number == times or not progress.waiting + progress.live:
            return
        time.sleep(every)


def held(output: Output, journal: _Journal, title: _Title = "campaign") -> None:
    """List the people who are held.

    Their calls were under way when an answer was lost or a machine died, and the platform lists no
    such call: perhaps the telephone rang, perhaps not. Decide with `call-again` or `close-held`.
    """
    from shengwang_agent.campaign.report import as_row

    with explained(journal):
        rows = [as_row(person) for person in _control(journal, title).held()]
    _emit(rows, output)


def _emit(rows: list[dict[str, Any]], output: Output) -> None:
    from shengwang_agent.cli.output import emit

    columns = _COLUMNS
    if output.format is Format.table:
        rows = [row | {"called_at": _clock(row["called_at"])} for row in rows]
        if all(row["key"] == row["number"] for row in rows):
            columns = tuple(name for name in columns if name != "key")
    emit(rows, output, columns=columns)


def _clock(moment: str | None) -> str:
    return moment[:19].replace("T", " ") if moment else ""


def report(
    output: Output,
    journal: _Journal,
    title: _Title = "campaign",
    to: Annotated[
        Text, typer.Option("--to", metavar="FILE", help="Write a .csv or .json file instead.")
    ] = None,
) -> None:
    """Tell what became of everybody: CSV has the last call of each, JSON all of them.

    Each with the columns of the list; who was left out of it has the reason. Holds telephone numbers: keep it as you keep the list of people.
    """
    from shengwang_agent.campaign.report import Source, write_csv, write_json

    with explained(journal):
        control = _control(journal, title)
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
    journal: _Journal,
    title: _Title = "campaign",
    why: Annotated[
        str, typer.Option("--why", metavar="TEXT", help="Reason, told to whoever runs it.")
    ] = "somebody stopped it",
) -> None:
    """Stop a campaign in all its processes: no new calls; those in progress are left alone."""
    with explained(journal):
        control = _control(journal, title)
        control.stop(why)
        print(f"stopped: {control.progress()}")


def resume(journal: _Journal, title: _Title = "campaign") -> None:
    """Take the stop back; the next `campaign run` goes on."""
    with explained(journal):
        control = _control(journal, title)
        control.resume()
        print(f"may go on with `campaign run`: {control.progress()}")


def block(
    journal: _Journal,
    numbers: Annotated[list[str], typer.Argument(metavar="NUMBER...", help="Never call these.")],
    title: _Title = "campaign",
    region: _Region = None,
) -> None:
    """Put numbers on the do-not-call list while the campaign runs."""
    with explained(journal):
        _control(journal, title, region).block(*numbers)
    print(f"{_people(len(numbers), 'number')} will not be called any more")


def call_again(
    journal: _Journal,
    keys: _Keys = None,
    title: _Title = "campaign",
    region: _Region = None,
    everybody: _All = False,
    outcome: Annotated[
        Text,
        typer.Option(
            "--outcome", metavar="WORD", help="Those who are done with it, such as `refused`."
        ),
    ] = None,
) -> None:
    """Put people who are held back in line, after somebody has looked and decided.

    They may have been called already. With `--outcome` those who are done with it: `refused`
    after the request was mended.
    """
    with explained(journal):
        control = _control(journal, title, region)
        moved = sum(control.call_again(key, outcome=outcome) for key in _chosen(keys, everybody))
    _tell(moved, "back in line", f"done with {outcome}" if outcome else "held", keys)


def close_held(
    journal: _Journal,
    keys: _Keys = None,
    title: _Title = "campaign",
    region: _Region = None,
    everybody: _All = False,
    outcome: Annotated[
        str, typer.Option("--outcome", metavar="WORD", help="What the report is to say.")
    ] = "unknown",
) -> None:
    """Settle people who are held, so that nobody calls them again."""
    with explained(journal):
        control = _control(journal, title, region)
        moved = sum(control.close_held(key, outcome=outcome) for key in _chosen(keys, everybody))
    _tell(moved, f"done: {outcome}", "held", keys)


def _chosen(keys: list[str] | None, everybody: bool) -> list[Any]:
    if bool(keys) == everybody:
        raise CommandError(
            "it is not clear who is meant",
            "give the keys of certain people, or --all, and not both",
            "`campaign held` lists them",
        )
    return keys or [None]


def _tell(moved: int, done: str, state: str, keys: list[str] | None) -> None:
    print(f"{_people(moved, 'person')} {done}")
    missed = len(keys or ()) - moved
    if missed > 0:
        raise CommandError(
            f"{missed} of the keys {'is' if missed == 1 else 'are'} of nobody who is {state}",
            "the key is another, or the person is in another state",
            "look at `campaign held` and `campaign report`",
            Code.NOT_FOUND,
        )


def _people(number: int, word: str) -> str:
    return f"{number:,} {word if number == 1 else {'person': 'people'}.get(word, word + 's')}"


COMMANDS: tuple[Callable[..., None], ...] = (
    *(status, held, call_again, close_held, report, stop, resume, block),
)
