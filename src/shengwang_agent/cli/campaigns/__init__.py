"""``campaign``: call a list of people, and see and steer it from any terminal.

The campaign library is loaded when a command runs, not for ``--help``.
"""

from __future__ import annotations

from collections.abc import Callable

import typer

from shengwang_agent.cli.campaigns import control as _c
from shengwang_agent.cli.campaigns.run import run as _run
from shengwang_agent.cli.help import Group, add_command

_COMMANDS: tuple[Callable[..., None], ...] = (
    *(_run, _c.status, _c.held, _c.call_again, _c.close_held, _c.report, _c.stop, _c.resume),
    _c.block,
)


def campaigns() -> typer.Typer:
    """The group of commands."""
    group = typer.Typer(cls=Group, help="Call a list of people at a pace, never twice.")
    for function in _COMMANDS:
        add_command(group, f"campaign.{function.__name__}")(function)
    return group
