"""What can go wrong with a campaign, as the three lines a user is shown."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import Any

from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.files import reason
from shengwang_agent.cli.screen import say

_SAME = ("on", "closed", "days", "hours", "per_second", "at_once", "patience", "region")
_OPTIONS = {"country": "--region", "poll": "--every", "retry": "--again", "zone": "--time-zone"}
_OPTIONS |= {name: f"--{name.replace('_', '-')}" for name in _SAME}
"""The options of `campaign run` by the names that the library has for them."""


def again(command: str, journal: str) -> str:
    """A command line about this journal; an address may hold a password and is left out."""
    place = "JOURNAL" if "://" in journal else quote(from_here(journal))
    return f"`{PROGRAM} campaign {command} {place}`"


def from_here(path: str) -> str:
    """The path as short as it can be written in this folder."""
    here = os.path.relpath(path)
    return path if here.startswith(os.pardir) else here


def existing(journal: str) -> str:
    """The journal itself; CommandError when there is none, so that no command makes an empty one."""
    if "://" not in journal and not Path(journal).is_file():
        why = "a journal is made by the first `campaign run`, which names it"
        do = "correct the name, or the folder it is looked for in"
        raise CommandError(f"there is no journal {journal}", why, do)
    return journal


@contextmanager
def explained(journal: str) -> Iterator[None]:
    """Raise what goes wrong with a campaign as a CommandError; other errors pass."""
    from shengwang_agent import campaign as library
    from shengwang_agent.errors import ConfigurationError, ShengwangError

    told: dict[Any, Callable[[Any, str], CommandError] | None] = {
        library.RowErrors: _rows,
        library.CampaignStopped: lambda error, at: stopped(at, str(error).partition("; ")[0]),
        library.TooManyRefusals: _refused,
        library.JournalError: _journal,
        ConfigurationError: _configuration,
        (ShengwangError, BrokenPipeError): None,
        (OSError, UnicodeError, csv.Error): _file,
    }
    try:
        yield
    except Exception as error:
        tell = next((tell for kinds, tell in told.items() if isinstance(error, kinds)), None)
        if tell is None:
            raise
        raise tell(error, journal) from None


def _rows(error: Exception, _: str) -> CommandError:
    what, *lines = str(error).split("\n")
    for line in lines:
        say(line.replace(" in .problems", ""))
    why, do = "every row is checked before the first telephone rings", "correct the lines above"
    if "does not exist; there are" in str(error):
        do += ", or name the columns as the file does, such as `--number COLUMN`"
    if "without + and country code" in str(error):
        do += ", or say of which country the numbers are: `--region CN`"
    return CommandError(what, why, do)


def stopped(journal: str, what: str) -> CommandError:
    """The end of a run by the stop switch."""
    why = "somebody stopped the campaign for all its processes; calls in progress were left alone"
    do = f"{again('resume', journal)}, then the same command again"
    return CommandError(what, why, do, Code.NEGATIVE)


def _refused(error: Exception, journal: str) -> CommandError:
    why = "so many in a row mean that the request is wrong, not the row"
    do = "mend the request (`--dry-run` shows it); those who were refused are called again after "
    do += again("call-again --all --outcome refused", journal)
    return CommandError(str(error), why, do, Code.REFUSED)


def _journal(error: Exception, _: str) -> CommandError:
    why = "without its journal a campaign cannot know whom it has called"
    return CommandError(str(error), why, "name the right file, or mend what is said above")


def _file(error: Any, _: str) -> CommandError:
    name = getattr(error, "filename", None)
    what = f"{name}: {reason(error)}" if name is not None else str(error)
    why = "a file cannot be read or written"
    return CommandError(what, why, "name another, or mend its permissions")


def _configuration(error: Exception, _: str) -> CommandError:
    what, extra, install = str(error).partition(": pip install ")
    if extra:
        cause = "the library that keeps the journal is not installed"
        return CommandError(what, cause, f"pip install {install}", Code.CONFIGURATION)
    what, hint, encoding = str(error).partition("; name its encoding")
    do = "correct the option or the file that is named"
    if hint:
        do = f"pass its `--encoding`, such as {encoding.split(chr(39))[1]}"
    option = re.match(r"(?:hours: |pace\.)?([a-z_]+): (.*)", what)
    if option and option[1] in _OPTIONS:
        what = f"{_OPTIONS[option[1]]}: {option[2]}".replace("['", "'").replace("']", "'")
    return CommandError(what, "no campaign can be made of what was given; nobody was called", do)
