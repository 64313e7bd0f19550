"""``sandbox``: the platform on this machine."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from shengwang_agent.cli.examples import EXAMPLES
from shengwang_agent.cli.help import Command
from shengwang_agent.cli.problems import Code, Problem

Text = str | None


def add_sandbox(app: typer.Typer) -> None:
    """Give the program the command."""
    app.command("sandbox", cls=Command, epilog=EXAMPLES["sandbox"])(sandbox)


def _text(flag: str, metavar: str, text: str) -> Any:
    return typer.Option(flag, metavar=metavar, help=text)


_Port = Annotated[
    int, typer.Option("--port", metavar="N", help="Port on 127.0.0.1; 0 takes a free one.")
]
_State = Annotated[
    Text, _text("--state", "FILE", "SQLite file that keeps the state over restarts.")
]
_Username = Annotated[Text, _text("--username", "TEXT", "Customer id to demand; any without it.")]
_Password = Annotated[Text, _text("--password", "TEXT", "Customer secret to demand.")]
_AppId = Annotated[Text, _text("--app-id", "ID", "App ID to demand; any without it.")]
_Certificate = Annotated[
    Text, _text("--app-certificate", "TEXT", "Certificate by which tokens are verified.")
]
_Webhook = Annotated[Text, _text("--webhook", "URL", "Where notifications are delivered.")]
_WebhookSecret = Annotated[
    Text, _text("--webhook-secret", "TEXT", "Key of the notification signatures.")
]
_Replies = Annotated[
    Text,
    _text("--replies", "llm|TEXT", "What agents answer; `llm` asks each agent's own model."),
]
_StartDelay = Annotated[
    float,
    typer.Option("--start-delay", metavar="SECONDS", help="Time an agent takes to start."),
]
_Rings = Annotated[
    float,
    typer.Option("--rings", metavar="SECONDS", help="Time a telephone rings before the answer."),
]
_HangsUp = Annotated[
    float | None,
    typer.Option(
        "--hangs-up-after",
        metavar="SECONDS",
        help="Time after which the callee ends an answered call; never without it.",
    ),
]
_MaxAgents = Annotated[
    int, typer.Option("--max-agents", metavar="N", help="Agents at once per project; 0: any.")
]
_Rate = Annotated[
    float | None,
    typer.Option("--rate", metavar="N", help="Requests per second and project before 429."),
]
_Speed = Annotated[
    float, typer.Option("--speed", metavar="N", help="Sandbox seconds per real second.")
]
_Seed = Annotated[
    int, typer.Option("--seed", metavar="N", help="Seed of identifiers and of chance.")
]


def sandbox(
    port: _Port = 8000,
    state: _State = None,
    username: _Username = None,
    password: _Password = None,
    app_id: _AppId = None,
    app_certificate: _Certificate = None,
    webhook: _Webhook = None,
    webhook_secret: _WebhookSecret = None,
    replies: _Replies = None,
    start_delay: _StartDelay = 0.4,
    rings: _Rings = 2.0,
    hangs_up_after: _HangsUp = None,
    max_agents: _MaxAgents = 20,
    rate: _Rate = None,
    speed: _Speed = 1.0,
    seed: _Seed = 0,
) -> None:
    """Run the platform on this machine, without account, telephone or money.

    Prints its address and the variables to set in another terminal, and serves until Ctrl-C.
    A page at the address shows everything that happens. Needs `shengwang-agent[sandbox]`.
    """
    raise typer.Exit(serve(dict(locals())))


def serve(given: dict[str, Any]) -> int:
    """Run the server with these options until it is told to end; its exit code."""
    arguments = [
        f"--{name.replace('_', '-')}={value}" for name, value in given.items() if value is not None
    ]
    try:
        from shengwang_agent.sandbox.__main__ import main

        return main(arguments)
    except ModuleNotFoundError as error:
        raise Problem(
            "the sandbox is not installed",
            f"it needs {error.name}, which comes with an extra",
            'pip install "shengwang-agent[sandbox]"',
            Code.CONFIGURATION,
        ) from None
