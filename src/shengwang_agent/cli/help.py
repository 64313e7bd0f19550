"""Help texts: usage, meaning, arguments and options by subject, examples.

Drawn here and not by the option parser's library, so that the words stay where they are when
that library changes its looks.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from shengwang_agent.cli.examples import EXAMPLES

if TYPE_CHECKING:
    import typer
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

WIDEST = 100
_ORDER = ("Arguments", "Request", "People", "Pace", "Options", "Output", "Connection")
_CODE = re.compile(r"`([^`\n]+)`")
# The option parser's own options, in words that do not change with its version.
_WORDS = {
    "--help": "Show this help.",
    "--install-completion": "Let the shell you use complete commands and options.",
    "--show-completion": "Print the lines that make the shell complete, to place them yourself.",
}
ALIASES = {"phone-numbers": "numbers"}


def lightened(flag: Any) -> Any:
    """A flag whose default is False and not None.

    None would have to be converted, for which newer versions of the option parser load a
    validation library, even for ``--help``.
    """
    if flag is not None and flag.default is None:
        flag.default = False
    return flag


class Command(TyperCommand):
    """A command with our help."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        return lightened(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help; called for ``--help``."""
        formatter.write(_drawn(self, ctx))


class Group(TyperGroup):
    """A group of commands with our help; names may be written like the methods, with ``_``."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        return lightened(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help; called for ``--help``."""
        formatter.write(_drawn(self, ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """Groups, then single commands, each as they were added."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: not isinstance(self.commands[name], TyperGroup))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, also as the API spells it."""
        name = cmd_name.replace("_", "-")
        return super().get_command(ctx, ALIASES.get(name, name))


def add_command(app: typer.Typer, key: str, text: str | None = None) -> Callable[[Any], Any]:
    """Give ``app`` a command; ``key`` says which examples are its own, and after the dot its name."""
    name = key.rpartition(".")[2].replace("_", "-")
    return app.command(name, cls=Command, help=text, epilog=EXAMPLES.get(key))


def _drawn(command: Any, ctx: Any) -> str:
    from rich.console import Console

    stream = io.StringIO()
    colours = sys.stdout.isatty()
    width = min(Console().width, WIDEST)
    console = Console(
        file=stream, width=width, force_terminal=colours, highlight=False, emoji=False
    )
    _draw(console, command, ctx)
    return re.sub(r"[ \t]+\n", "\n", stream.getvalue())


def _draw(console: Console, command: Any, ctx: Any) -> None:
    from rich.padding import Padding

    console.print(_styled(f"Usage: {usage_of(ctx)}", "bold"))
    for paragraph in _paragraphs(command.help or ""):
        console.print(Padding(_styled(paragraph), (1, 0, 0, 2)))
    for title, rows in _sections(command, ctx):
        console.print(_styled(f"\n{title}:", "bold yellow"))
        console.print(Padding(_grid(rows, _left_width(console.width)), (0, 0, 0, 2)))
    _examples(console, command.epilog or "")


def usage_of(context: Any) -> str:
    """The usage of a command on one line; versions of the parser's library differ in theirs."""
    command = context.command
    words = [str(context.command_path), "[OPTIONS]"]
    if isinstance(command, TyperGroup):
        return " ".join([*words, "COMMAND [ARGS]..."])
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            words.append(parameter.metavar if parameter.required else f"[{parameter.metavar}]")
    return " ".join(words)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield paragraphs with their hard line ends undone; the points of a list keep theirs."""
    for block in text.split("\n\n"):
        yield unwrapped(block)


def unwrapped(text: str) -> str:
    """Join the lines of a text, except where a point of a list begins."""
    joined = ""
    for line in text.split("\n"):
        bullet = line.lstrip().startswith("- ")
        joined += line.strip() if not joined else ("\n" if bullet else " ") + line.strip()
    return joined.strip()


def _sections(command: Any, ctx: Any) -> list[tuple[str, list[tuple[Text, Text]]]]:
    found: dict[str, list[tuple[Text, Text]]] = {}
    for parameter in command.get_params(ctx):
        if not getattr(parameter, "hidden", False):
            found.setdefault(_title(parameter), []).append(_row(parameter))
    alone = len(found.get("Options", ())) == 1  # nothing but --help: that goes last
    order = sorted(_ORDER, key=lambda title: alone and title == "Options")
    sections = [(title, found[title]) for title in order if title in found]
    commands = _commands(command, ctx)
    return [("Commands", commands), *sections] if commands else sections


def _title(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return "Arguments"
    return str(getattr(parameter, "rich_help_panel", None) or "Options")


def _commands(command: Any, ctx: Any) -> list[tuple[Text, Text]]:
    if not isinstance(command, TyperGroup):
        return []
    rows = []
    for name in command.list_commands(ctx):
        child = command.get_command(ctx, name)
        if child is not None and not child.hidden:
            first = unwrapped((child.help or "").split("\n\n")[0])
            rows.append((_styled(name, "cyan"), _styled(first)))
    return rows


def _row(parameter: Any) -> tuple[Text, Text]:
    from rich.text import Text

    if parameter.param_type_name == "argument":
        left = Text(str(parameter.metavar), "cyan")
    else:
        names = ", ".join(sorted(parameter.opts, key=lambda name: name.startswith("--")))
        if parameter.secondary_opts:
            names += f" / {parameter.secondary_opts[0]}"
        left = Text(names, "cyan")
        if parameter.metavar and not parameter.is_flag:
            left.append(f" {parameter.metavar}", "green")
    words = next((text for name, text in _WORDS.items() if name in parameter.opts), parameter.help)
    right = _styled(str(words or ""))
    for note in _notes(parameter):
        right.append(f" [{note}]", "dim")
    return left, right


def _notes(parameter: Any) -> Iterator[str]:
    if parameter.required:
        yield "required"
    if getattr(parameter, "multiple", False) or parameter.nargs == -1:
        yield "may be repeated"
    default = parameter.default
    shown = getattr(parameter, "show_default", True)
    if isinstance(shown, str):
        yield f"default: {shown}"
    elif shown and isinstance(default, (str, int, float)) and not isinstance(default, bool):
        yield f"default: {getattr(default, 'value', default)}"


def _left_width(width: int) -> int:
    return max(20, min(40, width * 2 // 5))


def _grid(rows: Iterable[tuple[Text, Text]], most: int) -> Table:
    from rich.table import Table

    rows = list(rows)
    left = min(max((row[0].cell_len for row in rows), default=0), most)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=left)
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _styled(text: str, style: str = "") -> Text:
    from rich.text import Text

    styled = Text(text, style)
    styled.highlight_regex(_CODE, style="bold")
    return styled


def _examples(console: Console, text: str) -> None:
    if not text:
        return
    console.print(_styled("\nExamples:", "bold yellow"))
    for line in text.strip().split("\n"):
        styled = _styled(f"  {line.rstrip()}", "dim" if line.startswith("#") else "")
        console.print(styled, soft_wrap=True)
