"""Options that commands share, and how a function with them becomes a command."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import partial, wraps
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

from shengwang_agent.cli.help import EXAMPLES, Command


def option(words: str, text: str, panel: str | None = None, **more: Any) -> Any:
    """An option as its help shows it: `-f --body FILE` has two names, and a file is its value."""
    *names, last = words.split()
    names, metavar = ([*names, last], None) if last.startswith("-") else (names, last)
    return typer.Option(*names, metavar=metavar, help=text, rich_help_panel=panel, **more)


def argument(metavar: str, text: str) -> Any:
    """What stands on the command line without a name."""
    return typer.Argument(metavar=metavar, help=text)


Text = str | None
Texts = list[str] | None
Every = Annotated[float, option("--every SECONDS", "Pause between looks.", min=0.05)]
Times = Annotated[int | None, option("--times N", "End after N looks.", min=1)]
Yes = Annotated[bool, option("-y --yes", "Do not ask before telephones ring.")]
Force = Annotated[bool, option("--force", "Replace files that differ.")]


class Format(str, Enum):
    """How an answer is printed."""

    table = "table"
    json = "json"
    yaml = "yaml"
    csv = "csv"


def _profiles(incomplete: str) -> list[str]:
    from shengwang_agent.cli.profiles import load

    return [name for name in load().names() if name.startswith(incomplete)]


# A named tuple whose fields are options is a group of options: a command that takes one has them.

_connecting = partial(option, panel="Connection")
_printing = partial(option, panel="Output")


class ConnectionOptions(NamedTuple):
    """Where to send and as whom, as far as the command line says so. Times in seconds."""

    profile: Annotated[Text, _connecting(
        "--profile NAME", autocompletion=_profiles,
        text="Profile to use; see `config`. Variables of the environment win over it.",
    )] = None  # fmt: skip
    env_file: Annotated[Text, _connecting(
        "--env-file FILE", "Read SHENGWANG_* lines of a file; the environment wins over it."
    )] = None  # fmt: skip
    app_id: Annotated[Text, _connecting(
        "--app-id --appid ID",
        "App ID of the project, in place of SHENGWANG_APP_ID or the profile's.",
    )] = None  # fmt: skip
    base_url: Annotated[Text, _connecting(
        "--base-url URL", "Where to send, such as the address of a sandbox."
    )] = None  # fmt: skip
    area: Annotated[Text, _connecting("--area AREA", "Hosts of this area: US, EU, AP or CN.")] = (
        None
    )
    timeout: Annotated[float | None, _connecting(
        "--timeout SECONDS", "Time limit of each attempt.", min=0
    )] = None  # fmt: skip
    retries: Annotated[int | None, _connecting(
        "--retries N", "Repeats after the first attempt, where one is safe.", min=0
    )] = None  # fmt: skip


class Output(NamedTuple):
    """How to print."""

    chosen: Annotated[Format, _printing(
        "-o --output FORMAT", "`table`, `json`, `yaml` or `csv`."
    )] = Format.table  # fmt: skip
    json: Annotated[bool, _printing("--json", "The same as `--output json`.")] = False
    secrets: Annotated[bool, _printing(
        "--show-secrets", "Print secrets as they are, not as `***`."
    )] = False  # fmt: skip

    @property
    def format(self) -> Format:
        """The format that was asked for, in one way or the other."""
        return Format.json if self.json else self.chosen


def add_command(
    app: typer.Typer, key: str, more: Iterable[inspect.Parameter] = ()
) -> Callable[[Any], Any]:
    """Give ``app`` a command; ``key`` says which examples are its own, and after the dot its name.

    ``more`` are the parameters that its ``**given`` stands for.
    """
    name = key.rpartition(".")[2].replace("_", "-")

    def add(function: Any) -> Any:
        app.command(name, cls=Command, epilog=EXAMPLES.get(key))(expanded(function, more))
        return function

    return add


def expanded(function: Callable[..., Any], more: Iterable[inspect.Parameter]) -> Any:
    """``function`` as the option parser sees it: groups of options replaced by their options."""
    # The annotations are read here, with the function's own globals; the parser sees types.
    own = [*inspect.signature(function, eval_str=True).parameters.values()]
    groups = {p.name: p.annotation for p in own if hasattr(p.annotation, "_fields")}
    parameters = [flat for p in own for flat in _flat(p, more)]

    @wraps(function)
    def command(**given: Any) -> Any:
        for name, group in groups.items():
            given[name] = group(*(given.pop(field) for field in group._fields))
        return function(**given)

    command.__annotations__ = {p.name: p.annotation for p in parameters}
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return command


def _flat(parameter: inspect.Parameter, more: Iterable[inspect.Parameter]) -> Iterator[Any]:
    group = parameter.annotation
    if hasattr(group, "_fields"):
        hints = get_type_hints(group, include_extras=True)
        for name in group._fields:
            yield keyword(
                name, hints[name], group._field_defaults.get(name, inspect.Parameter.empty)
            )
        return
    for kept in more if parameter.kind is parameter.VAR_KEYWORD else [parameter]:
        yield kept.replace(kind=kept.KEYWORD_ONLY)


def keyword(name: str, kind: Any, default: Any) -> inspect.Parameter:
    """One parameter of a command."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
