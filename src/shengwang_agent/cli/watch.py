"""``agents watch``: a table of agents that keeps itself up to date."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shengwang_agent.cli.options import ConnectionOptions, Every
from shengwang_agent.cli.screen import Wait

if TYPE_CHECKING:
    from rich.console import RenderableType

    from shengwang_agent import AgentClient

_LIVE = ("1", "2", "3", "6")
_ALL = ("0", "1", "2", "3", "4", "5", "6")
Agents = dict[str, dict[str, Any]]
Show = Callable[[Agents], None]


_Channel = Annotated[
    str | None, typer.Option("--channel", metavar="TEXT", help="Only of this channel.")
]
_State = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar="CODE",
        help="Only in this state, by its code (see `agents list`); without it those that "
        "start, run or stop, and those that failed.",
    ),
]
_Times = Annotated[
    int | None,
    typer.Option("--times", metavar="N", min=1, help="End after N looks; without it on Ctrl-C."),
]


def watch(
    connection: ConnectionOptions,
    every: Every = 2.0,
    channel: _Channel = None,
    state: _State = None,
    times: _Times = None,
) -> None:
    """Watch the agents of a project.

    In a terminal a table is kept up to date. Piped, every change is one line: time, agent,
    state before, state after.
    """
    from shengwang_agent.cli.connection import need_app_id, open_client

    need_app_id(connection)
    filters = {"channel": channel} if channel else {}
    states = tuple(state) if state else _LIVE
    with open_client(connection) as client:
        with Wait("agents.list"):
            agents = _look(client, states, filters)
        with _table() if sys.stdout.isatty() else _lines() as show:
            show(agents)
            for _ in range(times - 1) if times else count():
                time.sleep(every)
                show(_look(client, states, filters))


def all_agents(client: AgentClient) -> list[str]:
    """The ids of all agents that the platform lists, whatever their state, oldest first."""
    return list(_look(client, _ALL, {}))


def _look(client: AgentClient, states: tuple[str, ...], filters: dict[str, Any]) -> Agents:
    """The agents in these states, by id, oldest first."""
    found = [
        {"agent_id": agent.agent_id, "status": agent.status, "start_ts": agent.start_ts}
        for state in states
        for agent in client.agents.list(state=state, **filters)
    ]
    found.sort(key=lambda agent: (agent["start_ts"] or 0, agent["agent_id"] or ""))
    return {str(agent["agent_id"]): agent for agent in found}


@contextmanager
def _lines() -> Iterator[Show]:
    """Changes, one a line."""
    before: Agents = {}

    def show(agents: Agents) -> None:
        for key in {**before, **agents}:
            old = before.get(key, {}).get("status", "-")
            new = agents.get(key, {}).get("status", "-")
            if old != new:
                print(time.strftime("%Y-%m-%dT%H:%M:%S"), key, old, new, flush=True)
        before.clear()
        before.update(agents)

    yield show


@contextmanager
def _table() -> Iterator[Show]:
    """A table in the terminal, drawn anew for each look."""
    from rich.live import Live

    from shengwang_agent.cli.screen import out

    with Live(console=out(), auto_refresh=False) as live:
        yield lambda agents: live.update(_drawn(agents, live.console.width), refresh=True)


def _drawn(agents: Agents, width: int) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from shengwang_agent.cli.output import as_table

    rows = [{**agent, "age": _age(agent["start_ts"])} for agent in agents.values()]
    line = Text(f"agents: {len(rows)}, {time.strftime('%H:%M:%S')}, Ctrl-C ends", style="dim")
    columns = ("agent_id", "status", "start_ts", "age")
    table = as_table(rows, columns, width) if rows else None
    if table is not None:
        return Group(table, line)
    return Group(*(Text(f"{row['agent_id']} {row['status']}") for row in rows), line)


def _age(start: Any) -> str:
    if not isinstance(start, (int, float)):
        return ""
    seconds = max(0, int(time.time() - start))
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"
