"""The terminal: consoles for both streams, error lines, and bars for what takes a while."""

from __future__ import annotations

import os
import re
import sys
import threading
from typing import TYPE_CHECKING, TextIO

from shengwang_agent.cli.errors import CommandError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress

DELAY = 1.0
"""Seconds of waiting after which a bar is shown."""

PIPED_WIDTH = 100_000
"""Columns of a pipe: what reads it must find values whole."""


def console(stream: TextIO) -> Console:
    """A console on one stream, as wide as the terminal, or without an end when piped.

    Colours are for terminals only (NO_COLOR, FORCE_COLOR count).
    """
    from rich.console import Console

    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    return Console(file=stream, width=width, highlight=False, soft_wrap=False, emoji=False)


def out() -> Console:
    """Standard output, for the answer."""
    return console(sys.stdout)


def err() -> Console:
    """Standard error, for everything that is not the answer."""
    return console(sys.stderr)


def show(renderable: RenderableType) -> None:
    """Print a table or the like on standard output; a pipe gets no blanks at line ends."""
    target = out()
    if target.is_terminal:
        target.print(renderable)
        return
    with target.capture() as captured:
        target.print(renderable)
    for line in captured.get().splitlines():
        print(line.rstrip())


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Text from elsewhere without what would command the terminal or reorder its letters."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def say(text: str) -> None:
    """One line on standard error."""
    _tell(clean(text))


def warn(text: str) -> None:
    """A warning on standard error."""
    _tell(("warning: ", "yellow"), _line(text))


def complain(problem: CommandError) -> None:
    """The three lines of a problem: what, why, what to do."""
    _tell(("error: ", "bold red"), _line(problem.what))
    _tell(("cause: ", "yellow"), _line(problem.why))
    _tell(("  fix: ", "green"), _line(problem.do))


def on_one_line(text: str) -> str:
    """Clean text without its breaks: it takes one line, and none of it looks like another."""
    return clean(" ".join(text.split()))


def _line(text: str) -> str:
    """A text on one line, without the numbers that the system gives its errors."""
    return re.sub(r"\[Errno -?\d+\] ", "", on_one_line(text))


def _tell(*parts: str | tuple[str, str]) -> None:
    """Print on standard error; a terminal breaks lines between words, a pipe gets them whole."""
    from rich.text import Text

    err().print(Text.assemble(*parts), soft_wrap=not sys.stderr.isatty())


class Wait:
    """A bar on standard error that appears when the work takes over a second.

    ``update`` tells how much is done; without a total the bar only shows that work goes on.
    Nothing is drawn when standard error is not a terminal.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._progress: Progress | None = None

    def __enter__(self) -> Wait:
        if sys.stderr.isatty():
            self._progress = _bar()
            self._progress.add_task(self._text, total=None)
            self._timer = threading.Timer(DELAY, self._progress.start)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._timer.cancel()
            self._timer.join()
            self._progress.stop()

    def update(self, done: float, total: float | None = None) -> None:
        """Tell how much is done, and of how much."""
        if self._progress is not None:
            self._progress.update(self._progress.task_ids[0], completed=done, total=total)

    def say(self, text: str) -> None:
        """One line on standard error, above the bar when there is one."""
        if self._progress is not None:
            self._progress.console.print(clean(text), markup=False)
        else:
            say(text)


def _bar() -> Progress:
    from rich import progress

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeElapsedColumn(),
    )
    return progress.Progress(*columns, console=err(), transient=True)
