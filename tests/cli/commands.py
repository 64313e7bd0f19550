"""The commands of the program, found by walking it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from shengwang_agent.cli.app import program
from shengwang_agent_api.commands import GROUPS, Command

COMMANDS: tuple[Command, ...] = tuple(
    command
    for resource in GROUPS
    for command in import_module(f"shengwang_agent_api.commands.{resource}").COMMANDS
)
"""What codegen writes of each operation."""


def walk(command: Any = None, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Every group and command by the words that call it; the empty words are the program."""
    command = command or program()
    found = {path: command}
    for name in command.list_commands(None) if hasattr(command, "commands") else ():
        found |= walk(command.get_command(None, name), (*path, name))
    return found


def leaves() -> dict[tuple[str, ...], Any]:
    """Every command that is no group."""
    return {path: c for path, c in walk().items() if not hasattr(c, "commands")}
