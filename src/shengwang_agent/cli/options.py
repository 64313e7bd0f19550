"""Options that commands share, and the decorators that give them to a command."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, NamedTuple, TypeVar

import typer

F = TypeVar("F", bound=Callable[..., Any])
Text = str | None
Every = Annotated[
    float, typer.Option("--every", metavar="SECONDS", min=0.05, help="Pause between looks.")
]


class Format(str, Enum):
    """How an answer is printed."""

    table = "table"
    json = "json"
    yaml = "yaml"
    csv = "csv"


class Connection(NamedTuple):
    """Where to send and as whom, as far as the command line says so. Times in seconds."""

    profile: str | None = None
    env_file: str | None = None
    app_id: str | None = None
    base_url: str | None = None
    area: str | None = None
    timeout: float | None = None
    retries: int | None = None


class Output(NamedTuple):
    """How to print."""

    format: Format = Format.table
    secrets: bool = False


def keyword(name: str, kind: Any, default: Any) -> inspect.Parameter:
    """One parameter of a command; ``default`` is ``typer.Option(...)`` or ``typer.Argument(...)``."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)


def option(default: Any, *flags: str, panel: str | None = None, **more: Any) -> Any:
    """``typer.Option`` without the default in the help when there is none."""
    more.setdefault("show_default", default is not None)
    return typer.Option(default, *flags, rich_help_panel=panel, **more)


def _profiles(incomplete: str) -> list[str]:
    from shengwang_agent.cli.profiles import load

    return [name for name in load().names() if name.startswith(incomplete)]


# Name, type, flags, what stands for the value, meaning.
_CONNECTION: tuple[tuple[str, Any, tuple[str, ...], str, str], ...] = (
    (
        "profile", str, ("--profile",), "NAME",
        "Profile to use; see `config`. Variables of the environment win over it.",
    ),
    (
        "env_file", str, ("--env-file",), "FILE",
        "Read SHENGWANG_* lines of a file; the environment wins over it.",
    ),
    (
        "app_id", str, ("--app-id", "--appid"), "ID",
        "App ID of the project, in place of SHENGWANG_APP_ID or the profile's.",
    ),
    (
        "base_url", str, ("--base-url",), "URL",
        "Where to send, such as the address of a sandbox.",
    ),
    ("area", str, ("--area",), "AREA", "Hosts of this area: US, EU, AP or CN."),
    ("timeout", float, ("--timeout",), "SECONDS", "Time limit of each attempt."),
    ("retries", int, ("--retries",), "N", "Repeats after the first attempt, where one is safe."),
)  # fmt: skip


def _connection() -> list[inspect.Parameter]:
    found = []
    for name, kind, flags, metavar, text in _CONNECTION:
        more: dict[str, Any] = {} if kind is str else {"min": 0}
        if name == "profile":
            more["autocompletion"] = _profiles
        default = option(None, *flags, panel="Connection", metavar=metavar, help=text, **more)
        found.append(keyword(name, kind | None, default))
    return found


def _output() -> list[inspect.Parameter]:
    panel = "Output"
    return [
        keyword("format", Format, option(
            Format.table, "--output", "-o", panel=panel, metavar="FORMAT",
            help="`table`, `json`, `yaml` or `csv`.",
        )),
        keyword("json", bool, option(
            False, "--json", panel=panel, show_default=False, help="The same as `--output json`."
        )),
        keyword("secrets", bool, option(
            False, "--show-secrets", panel=panel, show_default=False,
            help="Print secrets as they are, not as `***`.",
        )),
    ]  # fmt: skip


def connected(function: F) -> F:
    """Give a command the connection options; it receives them as ``connection``."""
    return extended(function, "connection", _connection(), lambda given: Connection(**given))


def printing(function: F) -> F:
    """Give a command the output options; it receives them as ``output``."""

    def build(given: dict[str, Any]) -> Output:
        return Output(Format.json if given["json"] else given["format"], given["secrets"])

    return extended(function, "output", _output(), build)


def extended(
    function: F, name: str, extra: list[inspect.Parameter], build: Callable[[dict[str, Any]], Any]
) -> F:
    """``function`` as a command whose ``name`` argument is built from more options."""
    # The annotations are read here, with the function's own globals; the parser sees types.
    signature = inspect.signature(function, eval_str=True)
    own = [p for p in signature.parameters.values() if p.name != name]

    def command(**given: Any) -> Any:
        taken = {parameter.name: given.pop(parameter.name) for parameter in extra}
        return function(**given, **{name: build(taken)})

    own = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    command.__signature__ = inspect.Signature([*own, *extra])  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in [*own, *extra]}
    command.__name__, command.__doc__ = function.__name__, function.__doc__
    return command  # type: ignore[return-value]
