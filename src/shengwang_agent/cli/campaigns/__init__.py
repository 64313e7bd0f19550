"""``campaign``: call a list of people, and see and steer it from any terminal.

The campaign library is loaded when a command runs, not for ``--help``.
"""

from __future__ import annotations

import typer

from shengwang_agent.cli.campaigns.control import add_control
from shengwang_agent.cli.campaigns.run import add_run
from shengwang_agent.cli.help import Group


def campaigns() -> typer.Typer:
    """The group of commands."""
    group = typer.Typer(cls=Group, help="Call a list of people at a pace, never twice.")
    add_run(group)
    add_control(group)
    return group
