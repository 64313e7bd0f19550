"""``turns``: how long the parts of an answer take, over many turns."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import ConnectionOptions, Output, Text, Texts, add_command

if TYPE_CHECKING:
    from shengwang_agent import AgentClient
    from shengwang_agent.evals import Latencies

app = typer.Typer()

_File = Annotated[
    Text,
    typer.Argument(
        metavar="[FILE]",
        help="Notices 111 and 112 or answers of `agents get-turns`, as JSON, one a line or one in "
        "all; `-` for stdin.",
    ),
]
_Agents = Annotated[
    Texts, typer.Option("--agent-id", metavar="ID", help="Ask for this agent's turns; repeatable.")
]
_Picture = Annotated[Text, typer.Option("--svg", metavar="FILE", help="Draw them, too.")]


@add_command(app, "turns.report")
def report(
    connection: ConnectionOptions,
    output: Output,
    file: _File = None,
    agents: _Agents = None,
    svg: _Picture = None,
) -> None:
    """Show p50, p90, p95 and p99 of each latency segment, in milliseconds.

    Without a file and agents: of all agents that the platform lists. A percentile is the smallest
    value that so many percent of the turns do not exceed. Exit code 12 when no turn has a latency.
    """
    from shengwang_agent.cli.output import emit
    from shengwang_agent.evals import Latencies

    found = Latencies()
    if file is not None:
        _from_file(found, file)
    if file is None or agents:
        _from_platform(found, connection, agents)
    rows = found.rows()
    emit(rows, output)
    if svg is not None:
        try:
            Path(svg).write_text(found.svg(), "utf-8")
        except OSError as error:
            raise CommandError(
                f"{svg} cannot be written", str(error), "name another file"
            ) from None
    if not rows:
        why = "the agent did not answer in any of them, or they are not listed any more"
        raise CommandError("no turn has a latency", why, "name other agents", Code.NEGATIVE)


def _from_file(found: Latencies, file: str) -> None:
    from shengwang_agent.cli.inputs import text_of

    text = text_of(file, "the file of events")
    for value in _values(text, file):
        found.add(value)


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
            where = f"{file}, line {number}"
            raise CommandError(
                f"{where} is no JSON", str(error), "give one object a line"
            ) from None
    return values


def _from_platform(
    found: Latencies, connection: ConnectionOptions, agents: list[str] | None
) -> None:
    from shengwang_agent.cli.connection import need_app_id, open_client
    from shengwang_agent.cli.screen import Wait
    from shengwang_agent.cli.watch import all_agents

    need_app_id(connection)
    with open_client(connection) as client, Wait("agents.get_turns"):
        for agent in agents or all_agents(client):
            _add_turns(found, client, agent)


def _add_turns(found: Latencies, client: AgentClient, agent: str) -> None:
    """Every page of an agent's turns; an agent that the platform has forgotten has none."""
    from shengwang_agent.errors import NotFoundError

    for page in count(1):
        try:
            answer = client.agents.get_turns(agent_id=agent, page_index=page)
        except NotFoundError:
            return
        found.add(answer)
        about = answer.pagination
        if not answer.turns or about is None or about.is_last_page is not False:
            return
