"""What checks have found: printed or emitted, and an exit code when one of it is a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import Format, Output
from shengwang_agent.cli.output import emit
from shengwang_agent.cli.screen import Wait, clean, show as printed

_MARKS = {
    "ok": ("ok", "green"),
    "warning": ("warn", "yellow"),
    "fault": ("FAIL", "bold red"),
    "skipped": ("skip", "dim"),
}


def report(
    doing: str,
    findings: Iterable[Any],
    output: Output,
    draw: Callable[[list[Any]], None],
    why: Callable[[Any], tuple[str, str]],
) -> None:
    """Show findings as they are asked for; CommandError, with ``why`` and what to do, for a fault."""
    found = []
    with Wait(doing) as wait:
        for finding in findings:
            found.append(finding)
            wait.update(len(found))
    if output.format is Format.table:
        draw(found)
    else:
        emit([finding._asdict() for finding in found], output)
    faults = [finding for finding in found if finding.state == "fault"]
    if faults:
        names = ", ".join(finding.check for finding in faults)
        code = Code.NO_ANSWER if names == "reachable" else Code.NEGATIVE
        raise CommandError(f"{names} failed", *why(faults[0]), code)


def show(finding: Any, width: int, detail: str, more: Iterable[tuple[str, str]]) -> None:
    """Print a finding: its state and name, what it is, and below that what there is to say."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    mark, style = _MARKS[finding.state]
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=4)
    table.add_column(width=width)
    table.add_column()
    table.add_row(Text(mark, style), Text(finding.check, "bold"), Text(clean(detail)))
    printed(table)
    for label, text in more:
        if text:
            line = Text.assemble((f"{label}: ", "yellow"), clean(text))
            printed(Padding(line, (0, 0, 0, width + 6)))
