"""``campaign``: call a list of people, and see and steer it from any terminal.

The campaign library is loaded when a command runs, not for ``--help``.
"""

from __future__ import annotations

import typer

from shengwang_agent.cli.campaigns import control as _control
from shengwang_agent.cli.campaigns.run import run as _run
from shengwang_agent.cli.commands import add_command

app = typer.Typer()
for _function in (_run, *_control.COMMANDS):
    add_command(app, f"campaign.{_function.__name__}")(_function)
