"""The program: builds the groups and commands, runs one, and turns every error into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import Annotated, Any

import typer

from shengwang_agent.cli import config, tokens
from shengwang_agent.cli.campaigns import campaigns
from shengwang_agent.cli.dial import dial
from shengwang_agent.cli.doctor import doctor
from shengwang_agent.cli.errors import PROGRAM, Code
from shengwang_agent.cli.help import Group, add_command, lightened
from shengwang_agent.cli.init import init
from shengwang_agent.cli.local import add_sandbox
from shengwang_agent.cli.operations import add_operations
from shengwang_agent.cli.screen import complain
from shengwang_agent.cli.talk import talk
from shengwang_agent.cli.watch import watch
from shengwang_agent_api.commands import GROUPS

HELP = (
    "The Shengwang (声网) Conversational AI platform from a terminal.\n\n"
    "Without an account: run `shengwang-agent sandbox` in another terminal and set the variables "
    "it prints. With one: `shengwang-agent config set username`, then `shengwang-agent doctor`."
)
EPILOG = """
$ shengwang-agent agents list
$ shengwang-agent agents start --body agent.yaml --dry-run
$ shengwang-agent telephony dial +8613800000000 --from +8610000000 --pipeline-id PIPELINE
$ shengwang-agent doctor
"""
NAMES = {"phone_numbers": "numbers"}
"""Names of groups that differ from the name of the resource."""


def _version(asked: bool) -> None:
    if asked:
        from shengwang_agent._version import __version__

        print(f"{PROGRAM} {__version__}")
        raise typer.Exit()


def _root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and end."
        ),
    ] = False,
) -> None:
    _group(context)


def _group(context: typer.Context) -> None:
    """A group that is called without a command shows its help; that is a wrong use."""
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(Code.USAGE)


@cache
def program() -> Any:
    """The whole program as a command of the option parser."""
    app = typer.Typer(
        cls=Group,
        help=HELP,
        epilog=EPILOG,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True, cls=Group, epilog=EPILOG, help=HELP)(_root)
    for resource, text in GROUPS.items():
        _add(app, _resource(resource, text), NAMES.get(resource, resource))
    _add(app, campaigns(), "campaign")
    _add(app, tokens.app, "token")
    _add(app, config.app, "config")
    add_sandbox(app)
    add_command(app, "doctor")(doctor)
    add_command(app, "init")(init)
    made: Any = typer.main.get_command(app)
    for parameter in made.params:  # those for completion, which the library adds
        if parameter.is_flag:
            lightened(parameter)
    return made


def _resource(name: str, text: str) -> typer.Typer:
    """The operations of one resource, and what is added to them by hand."""
    group = typer.Typer(cls=Group, help=text)
    add_operations(group, name)
    if name == "agents":
        add_command(group, "agents.watch")(watch)
        add_command(group, "agents.talk")(talk)
    elif name == "telephony":
        add_command(group, "telephony.dial")(dial)
    return group


def _add(app: typer.Typer, group: typer.Typer, name: str) -> None:
    group.callback(invoke_without_command=True, cls=Group)(_group)
    app.add_typer(group, name=name)


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Nothing that goes wrong leaves here as an exception."""
    _forgive_encodings()
    try:
        code = program().main(args=argv, prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        return Code.BROKEN_PIPE
    except SystemExit as end:  # the option parser makes one of a broken pipe
        broken = isinstance(end.__context__, BrokenPipeError)
        return Code.BROKEN_PIPE if broken else int(end.code or 0)
    except (KeyboardInterrupt, typer.Abort):
        return Code.INTERRUPTED
    except Exception as error:
        return _failed(error)
    return int(code) if isinstance(code, int) else Code.OK


def _failed(error: Exception) -> int:
    from shengwang_agent.cli.errors import explain

    with suppress(BrokenPipeError):
        sys.stdout.flush()
    problem = explain(error)
    complain(problem)
    if os.environ.get("SHENGWANG_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    return int(problem.code)


def _forgive_encodings() -> None:
    """Let a terminal without Chinese letters show question marks instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower() not in ("utf-8", "utf8"):
            reconfigure(errors="replace")


def _close_stdout() -> None:
    # The interpreter flushes at its end and would complain about the same pipe again.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
