"""How far a campaign is: as plain values, as words, and as a picture that keeps itself up to date."""

from __future__ import annotations

import sys
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from shengwang_agent.cli.screen import console, on_one_line, say
from shengwang_agent.cli.times import span

if TYPE_CHECKING:
    from rich.console import Group

    from shengwang_agent.campaign import Control, Outcome, Progress

LAST_OUTCOMES = 5


def data(progress: Progress) -> dict[str, Any]:
    """Progress as plain values, for programs."""
    from dataclasses import asdict

    more = {"finished": progress.finished, "fraction": round(progress.fraction, 6)}
    return asdict(progress) | more | {"seconds_left": progress.seconds_left}


def words(progress: Progress) -> dict[str, str]:
    """Progress as a person reads it, one thing a line."""
    found = {
        "people": f"{progress.total:,}",
        "finished": f"{progress.finished:,} ({_share(progress)})",
    }
    found |= {f"  {word}": f"{n:,}" for word, n in sorted(progress.done.items())}
    found["  held"] = f"{progress.held:,}" if progress.held else ""
    found |= {"in progress": f"{progress.live:,}", "waiting": f"{progress.waiting:,}"}
    found["rate"] = f"{progress.rate:.1f} calls a second" if progress.rate and progress.live else ""
    found["time left"] = _left(progress)
    found["stopped"] = "yes: no new calls" if progress.stopped else ""
    return found


def _share(progress: Progress) -> str:
    return f"{int(progress.fraction * 100)} %"  # 100 % is everybody, not nearly


def _left(progress: Progress) -> str:
    if not progress.seconds_left or not progress.live:
        return ""  # gaps and closed hours are not foreseen
    at = time.strftime("%H:%M", time.localtime(time.time() + progress.seconds_left))
    return f"{span(int(progress.seconds_left) or 1)}, at {at}"


def told(outcome: Outcome) -> str:
    """One outcome on one line; numbers are masked, since such lines end up in logs."""
    from shengwang_agent._masking import masked_number

    key = masked_number(outcome.key) if outcome.key == outcome.number else outcome.key
    parts = [f"{time.strftime('%H:%M:%S')} line {outcome.line} {key}: {outcome.outcome}"]
    if outcome.attempt > 1:
        parts.append(f"call {outcome.attempt}")
    if outcome.next_at is not None:
        again = time.strftime("%H:%M", time.localtime(outcome.next_at))
        parts.append(f"again at {again} or later")
    if outcome.held:
        parts.append("held")
    return on_one_line(", ".join(parts) + (f": {outcome.detail}" if outcome.detail else ""))


class Lines:
    """Outcomes, one a line on standard error."""

    ending = False

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def tell(self, outcome: Outcome) -> None:
        """Print it."""
        say(told(outcome))


class Picture:
    """A bar, counts and the last outcomes; drawn anew every second in a thread of its own."""

    def __init__(self, control: Control, stream: Any = None) -> None:
        from rich.live import Live

        self.ending = False
        self._control = control
        self._last: deque[str] = deque(maxlen=LAST_OUTCOMES)
        self._shown: Progress = control.progress()
        target = console(stream or sys.stderr)
        self._live = Live(console=target, get_renderable=self.drawn, refresh_per_second=1)

    def __enter__(self) -> Picture:
        self._live.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def tell(self, outcome: Outcome) -> None:
        """Show it among the last ones."""
        self._last.append(told(outcome))

    def see(self) -> Progress:
        """What is true now; where the journal cannot be read, what was shown last: the picture is
        drawn in a thread of its own, where nobody hears of an error."""
        from shengwang_agent.campaign import JournalError

        with suppress(JournalError):
            self.look()
        return self._shown

    def look(self) -> Progress:
        """What is true now; JournalError where the journal does not tell."""
        self._shown = self._control.progress()
        return self._shown

    def drawn(self) -> Group:
        """The picture of this moment."""
        from rich.console import Group
        from rich.padding import Padding
        from rich.progress_bar import ProgressBar
        from rich.text import Text

        progress = self.see()
        head = f"{progress.finished:,} of {progress.total:,} finished, {_share(progress)}"
        lines = [Text(line, style="dim") for line in list(self._last)]
        # The bar alone does not end its line.
        bar = Padding(ProgressBar(progress.total or 1, progress.finished, width=60), 0)
        counts = [f"{word} {n:,}" for word, n in sorted(progress.done.items())]
        moves = [f"{progress.live:,} in progress", f"{progress.waiting:,} waiting"]
        moves += [f"{progress.held:,} held"] if progress.held else []
        moves += [f"{progress.rate:.1f} calls/s"] if progress.rate else []
        moves += [f"{left} left" for left in (_left(progress).partition(",")[0],) if left]
        end = "ending: requests on the wire are finished first" if self.ending else "Ctrl-C ends"
        end = f"stopped: no new calls; {end}" if progress.stopped else end
        rest = (", ".join(counts), ", ".join(moves), f"{time.strftime('%H:%M:%S')}, {end}")
        return Group(*lines, Text(head, style="bold"), bar, *(Text(line) for line in rest if line))
