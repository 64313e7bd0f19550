"""``campaign``: call a list of people, and see and steer it from any terminal.

``running.py`` is ``campaign run``, ``asking.py`` the options it takes, ``making.py`` what becomes of
them; ``steering.py`` are the commands that need only the journal. The library behind it is loaded
when a command runs.
"""

from __future__ import annotations

import typer

from shengwang_agent.cli.campaigns.running import add_run
from shengwang_agent.cli.campaigns.steering import add_steering
from shengwang_agent.cli.help import Group


def campaigns() -> typer.Typer:
    """The group of commands."""
    group = typer.Typer(cls=Group, help="Call a list of people at a pace, never twice.")
    add_run(group)
    add_steering(group)
    return group
