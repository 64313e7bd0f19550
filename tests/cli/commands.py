"""The commands of the program, found by walking it."""

from __future__ import annotations

from typing import Any

from shengwang_agent.cli.app import program


def walk(command: Any = None, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], Any]:
    """Every group and command by the words that call it; the empty words are the program."""
    command = command or program()
    found = {path: command}
    for name, child in getattr(command, "commands", {}).items():
        found |= walk(child, (*path, name))
    return found


def leaves() -> dict[tuple[str, ...], Any]:
    """Every command that is no group."""
    return {path: c for path, c in walk().items() if not hasattr(c, "commands")}
