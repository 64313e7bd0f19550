"""``agents watch``: all agents of a project on one screen: states, turns and errors as they come."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Annotated, Any

from shengwang_agent.cli.commands import option
from shengwang_agent.cli.connection import need_app_id, open_client
from shengwang_agent.cli.operations import checked
from shengwang_agent.cli.options import ConnectionOptions, Every, Text, Texts, Times
from shengwang_agent.cli.output import as_table
from shengwang_agent.cli.screen import Wait, clean, out
from shengwang_agent_api.commands.agents import LIST

if TYPE_CHECKING:
    from rich.console import RenderableType

    from shengwang_agent import AgentClient

_LIVE = ("1", "2", "3", "6")
_ALL = ("0", "1", "2", "3", "4", "5", "6")
Agents = dict[str, dict[str, Any]]
Show = Callable[[Agents, list[str]], None]
_MOST_EVENTS = 8
_PAGE = 200
"""The largest page of turns that the API has."""


def watch(
    connection: ConnectionOptions,
    every: Every = 2.0,
    channel: Annotated[Text, option("--channel TEXT", "Only of this channel.")] = None,
    state: Annotated[
        Texts,
        option(
            "--state CODE",
            "Only in this state, by its code (see `agents list`); without it those that start, run "
            "or stop, and those that failed.",
        ),
    ] = None,
    turns: Annotated[bool, option("--turns", "Turns, too: one more request an agent.")] = False,
    times: Times = None,
) -> None:
    """Watch the agents of a project.

    In a terminal a table is kept up to date, the newest events below it, until Ctrl-C. Piped, every
    event is one line: time, agent, and the state before and after; or `error` and the message of an
    agent that failed; or `turn`, its number, how it ended and why.
    """
    need_app_id(connection)
    filters = {"channel": channel} if channel else {}
    with open_client(connection) as client:
        project = _Project(client, tuple(state) if state else _LIVE, filters, turns)
        with checked(LIST), Wait("agents.list"):
            events = project.look()
        with _table() if sys.stdout.isatty() else nullcontext(_lines) as show:
            show(project.agents, events)
            for _ in range(times - 1) if times else count():
                time.sleep(every)
                events = project.look()
                show(project.agents, events)


def all_agents(client: AgentClient) -> list[str]:
    """The ids of all agents that the platform lists, whatever their state, oldest first."""
    return list(_listed(client, _ALL, {}))


def _listed(client: AgentClient, states: tuple[str, ...], filters: dict[str, Any]) -> Agents:
    """The agents in these states, by id, oldest first."""
    found: list[dict[str, Any]] = [
        {"agent_id": agent.agent_id, "status": agent.status, "start_ts": agent.start_ts}
        for state in states
        for agent in client.agents.list(state=state, **filters)
    ]
    found.sort(key=lambda agent: (agent["start_ts"] or 0, agent["agent_id"] or ""))
    return {str(agent["agent_id"]): agent for agent in found}


def turn_pages(client: AgentClient, agent: str, first: int = 1) -> Iterator[tuple[int, Any]]:
    """The pages of an agent's turns with their numbers; one that is forgotten has none."""
    from shengwang_agent.errors import NotFoundError

    with suppress(NotFoundError):
        for index in count(first):
            page = client.agents.get_turns(agent_id=agent, page_index=index, page_size=_PAGE)
            yield index, page
            about = page.pagination
            if not page.turns or about is None or about.is_last_page is not False:
                return


class _Project:
    """What is known of the agents after the last look; each look tells what is new."""

    def __init__(
        self, client: AgentClient, states: tuple[str, ...], filters: dict[str, Any], turns: bool
    ) -> None:
        self._client, self._states, self._filters, self._turns = client, states, filters, turns
        self._pages: dict[str, int] = {}
        self._told: dict[str, float] = {}
        self._first = True
        self.agents: Agents = {}

    def look(self) -> list[str]:
        """Ask the platform; one line for each change since the last look."""
        before, self.agents = self.agents, _listed(self._client, self._states, self._filters)
        found: list[str] = []
        for key in {**before, **self.agents}:
            old, new = before.get(key, {}), self.agents.get(key, {})
            if old.get("status") != new.get("status"):
                found.append(f"{key} {old.get('status', '-')} {new.get('status', '-')}")
            if new.get("status") == "FAILED":
                new["message"] = old["message"] if "message" in old else self._message(key)
                found += [] if "message" in old else [f"{key} error {new['message']}"]
            if self._turns and new:
                found += self._new_turns(key, new)
        self._first = False
        now = time.strftime("%Y-%m-%dT%H:%M:%S")
        return [clean(f"{now} {event}") for event in found]

    def _message(self, key: str) -> str:
        from shengwang_agent.errors import NotFoundError

        try:
            return " ".join((self._client.agents.get(agent_id=key).message or "").split())
        except NotFoundError:  # forgotten since it was listed
            return ""

    def _new_turns(self, key: str, agent: dict[str, Any]) -> list[str]:
        """The turns that ended since the last look; those before the first look are only counted."""
        found = []
        for index, page in turn_pages(self._client, key, self._pages.get(key, 1)):
            self._pages[key] = index
            agent["turns"] = page.total_turn_count
            for turn in page.turns or []:
                number = turn.turn_id or 0
                if turn.end is None or turn.end.type is None or number <= self._told.get(key, 0):
                    continue
                self._told[key] = number
                found.append(f"{key} turn {number:g} {_end(turn.end)}")
        return [] if self._first else found


def _end(end: Any) -> str:
    """How a turn ended: its type and, where there is one, the reason."""
    about = end.metadata
    more = (about.caused_by, about.reason, about.details) if about is not None else ()
    return " ".join([str(end.type), *(str(word) for word in more if isinstance(word, str))])


def _lines(_: Agents, events: list[str]) -> None:
    """Print events, one a line."""
    for event in events:
        print(event, flush=True)


@contextmanager
def _table() -> Iterator[Show]:
    """A table in the terminal and the newest events, drawn anew for each look."""
    from rich.live import Live

    newest: deque[str] = deque(maxlen=_MOST_EVENTS)

    def show(agents: Agents, events: list[str]) -> None:
        newest.extend(events)
        live.update(_drawn(agents, newest, live.console.width), refresh=True)

    with Live(console=out(), auto_refresh=False) as live:
        yield show


def _drawn(agents: Agents, events: deque[str], width: int) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    rows = [{**agent, "age": _age(agent["start_ts"])} for agent in agents.values()]
    line = Text(f"agents: {len(rows)}, {time.strftime('%H:%M:%S')}, Ctrl-C ends", style="dim")
    below = [line, *(Text(event, style="red" if " error " in event else "") for event in events)]
    columns = ("agent_id", "status", "start_ts", "age", "turns", "message")
    table = as_table(rows, columns, width) if rows else None
    if table is not None:
        return Group(table, *below)
    return Group(*(Text(f"{row['agent_id']} {row['status']}") for row in rows), *below)


def _age(start: Any) -> str:
    if not isinstance(start, (int, float)):
        return ""
    return str(timedelta(seconds=max(0, int(time.time() - start))))
