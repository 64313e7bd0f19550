"""The program: builds the groups and commands, runs one, and turns every error into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, partial
from importlib import import_module
from typing import Annotated, Any

import typer

from shengwang_agent.cli.commands import add_command, option
from shengwang_agent.cli.doctor import doctor
from shengwang_agent.cli.errors import PROGRAM, Code
from shengwang_agent.cli.evals import evals
from shengwang_agent.cli.help import WIDEST, Group
from shengwang_agent.cli.init import init
from shengwang_agent.cli.listen import listen
from shengwang_agent.cli.local import add_sandbox
from shengwang_agent.cli.screen import complain
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
BESIDE = {
    "campaign": ("campaigns.app", "Call a list of people at a pace, never twice."),
    "llm": ("servers.llm", "Check your model server and your tools, as the platform sees them."),
    "webhook": ("servers.webhook", "Check your webhook, as the platform sees it."),
    "turns": ("turns.app", "Show how long the parts of an answer take, over many turns."),
    "live": ("live.app", "Hold the real service against the description and the sandbox."),
    "mcp": ("mcp.app", "Serve the API to coding assistants."),
    "skills": ("skills.app", "Give coding assistants what the package tells them."),
    "token": ("tokens.app", "Make, read and check the tokens that begin with 007."),
    "config": (
        "config.app",
        "Keep credentials and addresses in profiles, in a file only you can read.\n\n"
        "What the command line says wins over the environment, the environment over --env-file, "
        "and that over the profile.",
    ),
}
"""Groups that are no resources: where their commands are, and what they are for."""
ADDED = {"agents": ("watch", "talk"), "telephony": ("dial",)}
"""Commands written by hand, by resource."""


def _version(asked: bool) -> None:
    if asked:
        from shengwang_agent._version import __version__

        print(f"{PROGRAM} {__version__}")
        raise typer.Exit()


def _root(
    version: Annotated[
        bool, option("--version", "Print the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before the command."""


@cache
def program() -> Any:
    """The whole program as a command of the option parser."""
    settings = {"help_option_names": ["-h", "--help"], "max_content_width": WIDEST}
    app = typer.Typer(pretty_exceptions_enable=False, context_settings=settings)
    app.callback(cls=Group, epilog=EPILOG, help=HELP)(_root)
    add_sandbox(app)
    add_command(app, "doctor")(doctor)
    add_command(app, "init")(init)
    add_command(app, "eval")(evals)
    add_command(app, "listen")(listen)
    made: Any = typer.main.get_command(app)
    loads = {NAMES.get(name, name): (partial(_resource, name), GROUPS[name]) for name in GROUPS}
    loads |= {name: (partial(_module, place), text) for name, (place, text) in BESIDE.items()}
    groups = {name: Group(name=name, help=text, load=load) for name, (load, text) in loads.items()}
    made.commands = groups | made.commands
    return made


def _module(place: str) -> typer.Typer:
    module, _, name = place.rpartition(".")
    group: typer.Typer = getattr(import_module(f"shengwang_agent.cli.{module}"), name)
    return group


def _resource(name: str) -> typer.Typer:
    """The operations of one resource, and what is added to them by hand."""
    from shengwang_agent.cli.operations import operations

    group = operations(name)
    for added in ADDED.get(name, ()):
        function = getattr(import_module(f"shengwang_agent.cli.{added}"), added)
        add_command(group, f"{name}.{added}")(function)
    return group


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
