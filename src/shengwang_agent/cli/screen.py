"""The terminal: consoles for both streams, error lines, and bars for what takes a while."""

from __future__ import annotations

import os
import re
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from shengwang_agent.cli.errors import CommandError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress

DELAY = 1.0
"""Seconds of waiting after which a bar is shown."""

PIPED_WIDTH = 100_000
"""Columns of a pipe: what reads it must find values whole."""


def console(stream: TextIO, *, width: int | None = None) -> Console:
    """A console on one stream; colours are for terminals only (NO_COLOR, FORCE_COLOR count)."""
    from rich.console import Console

    return Console(file=stream, width=width, highlight=False, soft_wrap=False, emoji=False)


def out() -> Console:
    """Standard output, as wide as the terminal, or without an end when piped."""
    return console(sys.stdout, width=None if _wide(sys.stdout) else PIPED_WIDTH)


def err() -> Console:
    """Standard error, for everything that is not the answer."""
    return console(sys.stderr, width=None if _wide(sys.stderr) else PIPED_WIDTH)


def _wide(stream: TextIO) -> bool:
    return stream.isatty() or "COLUMNS" in os.environ


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


def interactive() -> bool:
    """Whether someone sits at both ends: questions can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Text from elsewhere without what would command the terminal or reorder its letters."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def say(text: str) -> None:
    """One line on standard error."""
    err().print(clean(text), markup=False, soft_wrap=True)


def warn(text: str) -> None:
    """A warning on standard error."""
    from rich.text import Text

    err().print(Text.assemble(("warning: ", "yellow"), clean(text)), soft_wrap=True)


def complain(problem: CommandError) -> None:
    """The three lines of a problem: what, why, what to do."""
    from rich.text import Text

    console = err()
    for label, style, text in (
        ("error", "bold red", problem.what),
        ("cause", "yellow", problem.why),
        ("  fix", "green", problem.do),
    ):
        line = Text.assemble((f"{label}: ", style), clean(" ".join(text.split())))
        console.print(line, soft_wrap=True)


class Wait:
    """A bar on standard error that appears when the work takes over a second.

    ``update`` tells how much is done; without a total the bar only shows that work goes on.
    Nothing is drawn when standard error is not a terminal.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._done: float = 0
        self._total: float | None = None
        self._lock = threading.Lock()
        self._over = False
        self._progress: Progress | None = None
        self._task: Any = None
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Wait:
        if sys.stderr.isatty():
            self._timer = threading.Timer(DELAY, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._over = True
            if self._progress is not None:
                self._progress.stop()

    def update(self, done: float, total: float | None = None, text: str | None = None) -> None:
        """Tell how much is done, of how much, and what is being done now."""
        with self._lock:
            self._done = done
            self._total = total if total is not None else self._total
            self._text = text or self._text
            if self._progress is not None:
                self._progress.update(
                    self._task, completed=self._done, total=self._total, description=self._text
                )

    def say(self, text: str) -> None:
        """One line on standard error, above the bar when there is one."""
        with self._lock:
            if self._progress is not None:
                self._progress.console.print(clean(text), markup=False, soft_wrap=True)
                return
        say(text)

    def _show(self) -> None:
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn as Elapsed,
        )

        with self._lock:
            if self._over:
                return
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                Elapsed(),
            )
            self._progress = Progress(*columns, console=err(), transient=True)
            self._task = self._progress.add_task(
                self._text, completed=int(self._done), total=self._total
            )
            self._progress.start()
