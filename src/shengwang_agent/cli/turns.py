"""``turns``: how long the parts of an answer take, over many turns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shengwang_agent.cli.commands import add_command, argument, option
from shengwang_agent.cli.connection import need_app_id, open_client
from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.files import text_of, write
from shengwang_agent.cli.operations import checked
from shengwang_agent.cli.options import ConnectionOptions, Output, Text, Texts
from shengwang_agent.cli.output import emit
from shengwang_agent.cli.screen import Wait
from shengwang_agent.cli.watch import all_agents, turn_pages
from shengwang_agent_api.commands.agents import GET_TURNS

if TYPE_CHECKING:
    from shengwang_agent.evals import Latencies

app = typer.Typer()


@add_command(app, "turns.report")
def report(
    connection: ConnectionOptions,
    output: Output,
    file: Annotated[
        Text,
        argument(
            "FILE",
            "Notices 111 and 112 or answers of `agents get-turns`, as JSON, one a line or one in "
            "all; `-` for stdin.",
        ),
    ] = None,
    agents: Annotated[Texts, option("--agent-id ID", "Ask for this agent's turns.")] = None,
    svg: Annotated[Text, option("--svg FILE", "Draw them, too.")] = None,
) -> None:
    """Show p50, p90, p95 and p99 of each latency segment, in milliseconds.

    Without a file and agents: of all agents that the platform lists. A percentile is the smallest
    value that so many percent of the turns do not exceed. Exit code 12 when no turn has a latency.
    """
    from shengwang_agent.evals import Latencies

    found = Latencies()
    if file is not None:
        for value in _values(text_of(file, "the file of events"), file):
            found.add(value)
    if file is None or agents:
        _from_platform(found, connection, agents)
    rows = found.rows()
    emit(rows, output)
    if svg is not None:
        write(svg, found.svg())
    if not rows:
        why = "the agent did not answer in any of them, or they are not listed any more"
        raise CommandError("no turn has a latency", why, "name other agents", Code.NEGATIVE)


def _values(text: str, file: str) -> list[Any]:
    """The objects of a JSON text, or of its lines."""
    try:
        value = json.loads(text)
        return value if isinstance(value, list) else [value]
    except (ValueError, RecursionError):
        pass
    values = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            values += [json.loads(line)] if line.strip() else []
        except (ValueError, RecursionError) as error:
            what = f"{file}, line {number} is no JSON"
            raise CommandError(what, str(error), "give one object a line") from None
    return values


def _from_platform(
    found: Latencies, connection: ConnectionOptions, agents: list[str] | None
) -> None:
    need_app_id(connection)
    with open_client(connection) as client, checked(GET_TURNS), Wait("agents.get_turns"):
        for agent in agents or all_agents(client):
            for _, page in turn_pages(client, agent):
                found.add(page)
