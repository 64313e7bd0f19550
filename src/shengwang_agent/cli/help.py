"""Help texts: typer's plain layout, with the options by subject and examples at the end.

Its layout of boxes would cut long option names in a terminal of 80 columns.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from shengwang_agent.cli.errors import Code, in_words

WIDEST = 100
_ORDER = ("Arguments", "Request", "People", "Pace", "Options", "Output", "Connection")
ALIASES = {"phone-numbers": "numbers"}
_TEXTS = Path(__file__).with_name("examples.txt").read_text("utf-8")
EXAMPLES: dict[str, str] = dict(re.findall(r"^\[(.+)\]\n((?:.+\n)+)", _TEXTS, re.MULTILINE))
"""Examples by command; one without has its name and arguments as an example."""


class _Layout:
    """What the help of commands and that of groups have in common."""

    params: list[Any]
    epilog: str | None

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters; a flag without a default gets one.

        None would have to be converted, for which newer versions of the option parser load a
        validation library, even for ``--help``.
        """
        found: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for parameter in found:
            if getattr(parameter, "is_eager", False) and parameter.default is None:
                parameter.default = False
        return found

    def get_help(self, ctx: Any) -> str:
        """The whole text. Items of a list are paragraphs to the layout; here they move together."""
        text: str = super().get_help(ctx)  # type: ignore[misc]
        return re.sub(r"[ \t]+\n", "\n", re.sub(r"\n[ \t]*\n(?=[ \t]+- )", "\n", text))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What follows the name in the usage; versions of the option parser differ in theirs."""
        arguments = [p for p in self.params if p.param_type_name == "argument"]
        return ["[OPTIONS]", *(p.metavar if p.required else f"[{p.metavar}]" for p in arguments)]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the parts of the text."""
        for part in ("usage", "help_text", "options", "epilog"):
            getattr(self, f"format_{part}")(ctx, formatter)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_paragraphs(ctx.command.help or ""))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, those of one subject together."""
        found: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            if not getattr(parameter, "hidden", False):
                found.setdefault(_title(parameter), []).append(_row(parameter, ctx))
        for title in sorted(found, key=_ORDER.index):
            with formatter.section(_heading(title)):
                formatter.write_dl(found[title])

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples; the mark keeps their lines as they are."""
        words = [ctx.command_path, *self.collect_usage_pieces(ctx)[1:]]
        example = self.epilog or f"$ {' '.join(words)}"
        with formatter.section(_heading("Examples")):
            formatter.write_text("\b\n" + example.strip())


class Command(_Layout, TyperCommand):
    """A command with our help."""


class Group(_Layout, TyperGroup):
    """A group of commands; names may be written like the methods, with ``_``.

    ``load`` makes the commands when one is asked for. A group that is called without a command
    shows its help; that is a wrong use.
    """

    def __init__(self, *, load: Callable[[], typer.Typer] | None = None, **more: Any) -> None:
        super().__init__(**more)
        self._load = load

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What follows the name in the usage."""
        return ["[OPTIONS]", self.subcommand_metavar]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words after the name of the group."""
        if not args and not ctx.resilient_parsing:
            typer.echo(ctx.get_help(), color=ctx.color)
            ctx.exit(int(Code.USAGE))
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the order in which they were added."""
        self._fill()
        return list(self.commands)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, also as the API spells it."""
        self._fill()
        name = cmd_name.replace("_", "-")
        return self.commands.get(ALIASES.get(name, name))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, then the options."""
        names = self.list_commands(ctx)
        rows = [(name, _paragraphs(self.commands[name].help or "", 1)) for name in names]
        with formatter.section(_heading("Commands")):
            formatter.write_dl(rows)
        super().format_options(ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples, if there are any."""
        if self.epilog:
            super().format_epilog(ctx, formatter)

    def _fill(self) -> None:
        if self._load is not None:
            made: Any = typer.main.get_group(self._load())
            self.commands, self._load = made.commands, None


def _paragraphs(text: str, most: int | None = None) -> str:
    """The text as the layout wants it: an item of a list is a paragraph."""
    text = re.sub(r"\n +", "\n", text)
    return "\n\n".join(text.split("\n\n")[:most]).replace("\n- ", "\n\n- ")


def _title(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return "Arguments"
    return str(getattr(parameter, "rich_help_panel", None) or "Options")


def _row(parameter: Any, ctx: Any) -> tuple[str, str]:
    left, right = parameter.get_help_record(ctx)
    right = in_words(right)
    if parameter.param_type_name == "argument":
        left = str(parameter.metavar)
    if getattr(parameter, "multiple", False) or parameter.nargs == -1:
        right += "  [may be repeated]"
    return left, _paragraphs(right)


def _heading(title: str) -> str:
    return title if os.environ.get("NO_COLOR") else typer.style(title, fg="yellow", bold=True)
