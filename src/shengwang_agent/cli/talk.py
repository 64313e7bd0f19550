"""``agents talk``: follow what is said, type to say something."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, Queue
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO

from shengwang_agent.cli.commands import argument, option
from shengwang_agent.cli.connection import need_app_id, open_client
from shengwang_agent.cli.operations import checked
from shengwang_agent.cli.options import ConnectionOptions, Every
from shengwang_agent.cli.screen import Wait, clean, complain, out, say
from shengwang_agent_api.commands.agents import GET_HISTORY

if TYPE_CHECKING:
    from shengwang_agent import AgentClient

_MOST_LOOKS = 30
_HELP = (
    "A line is spoken by the agent. /think TEXT hands it over as if the user had said it, "
    "/interrupt cuts the agent short, /stop ends it, /quit leaves it running."
)


def talk(
    connection: ConnectionOptions,
    agent_id: Annotated[str, argument("AGENT_ID", "The agent.")],
    priority: Annotated[
        Literal["INTERRUPT", "APPEND", "IGNORE"],
        option(
            "--priority INTERRUPT|APPEND|IGNORE",
            "How a typed line, or a thought, meets what the agent is saying.",
        ),
    ] = "APPEND",
    every: Every = 1.0,
) -> None:
    """Talk with a running agent.

    Prints the history and follows it. A line you type is spoken by the agent; `/think TEXT`
    hands it over as if the user had said it, `/interrupt` cuts the agent short, `/stop` ends
    it, `/quit` leaves it running. With piped input every line is spoken, and the command ends
    with the input. What `--priority IGNORE` drops, the platform does not tell.
    """
    need_app_id(connection)
    with open_client(connection) as client:
        conversation = Conversation(client, agent_id, priority)
        with checked(GET_HISTORY), Wait("agents.get_history"):
            conversation.follow()
        if sys.stdin.isatty():
            say(_HELP)
        _converse(conversation, _typed(), every)


def _typed() -> Queue[str | None]:
    """Lines of standard input as they come; None at its end."""
    lines: Queue[str | None] = Queue()

    def read() -> None:
        for line in _lines(sys.stdin):
            lines.put(line.strip())
        lines.put(None)

    threading.Thread(target=read, name="typed-lines", daemon=True).start()
    return lines


def _lines(stream: TextIO) -> Iterator[str]:
    """Lines read without the stream's lock: a thread that waits in it stops Python from ending."""
    try:
        own = os.dup(stream.fileno())
    except (OSError, ValueError):
        yield from stream
        return
    with open(own, encoding="utf-8", errors="replace") as file:
        yield from file


def _converse(conversation: Conversation, lines: Queue[str | None], every: float) -> None:
    from shengwang_agent.errors import NotFoundError

    try:
        while True:
            line: str | None = ""
            with suppress(Empty):
                line = lines.get(timeout=every)
            if line is None:
                _linger(conversation, every)
                return
            going = not line or conversation.obey(line)
            conversation.follow()
            if not going:
                return
    except NotFoundError:
        say("The agent has left.")


def _linger(conversation: Conversation, every: float) -> None:
    """Stay until the agent has begun with the last line or thought: it waits for its turn."""
    conversation.follow()
    for _ in range(_MOST_LOOKS):
        if not conversation.unsaid:
            return
        time.sleep(every)
        conversation.follow()


class Conversation:
    """One agent's history as far as it has been printed, and what can be told to it."""

    def __init__(self, client: AgentClient, agent_id: str, priority: str) -> None:
        self._client = client
        self._agent_id = agent_id
        self._priority: Any = priority
        self._seen: list[Any] = []
        self.unsaid: list[str] = []
        """Lines and thoughts that were sent to the agent and are not yet in the history."""

    def follow(self) -> None:
        """Print what has been said since the last time; of an entry that grew, the new part."""
        from shengwang_agent.agentkit.polling import listed, new_entries

        history = self._client.agents.get_history(agent_id=self._agent_id)
        before, self._seen = self._seen, listed(history.contents, "contents")
        new = new_entries(before, self._seen)
        known = len(self._seen) - len(new)
        if before and known:
            old, now = str(before[-1].content), self._seen[known - 1]
            if (text := str(now.content)) != old and text.startswith(old):
                _print(str(now.role), text[len(old) :].lstrip())
        for entry in new:
            _print(str(entry.role), str(entry.content))
        for entry in self._seen[max(known - 1, 0) :]:
            if entry.content in self.unsaid:
                self.unsaid.remove(entry.content)

    def obey(self, line: str) -> bool:
        """Carry out one typed line; False when it ends the conversation."""
        from shengwang_agent.cli.errors import CommandError, explain
        from shengwang_agent.errors import ApiError, ArgumentError, NotFoundError

        try:
            self._carry_out(line)
        except NotFoundError:
            raise
        except ApiError as error:  # a refused line is no reason to stop listening
            complain(explain(error))
            return True
        except ArgumentError as error:  # nor is one that is too long
            what = str(error).partition(": ")[2]
            complain(CommandError(what, "nothing was sent", "type it again, in shorter lines"))
            return True
        return line.partition(" ")[0] not in ("/stop", "/quit")

    def _carry_out(self, line: str) -> None:
        agents, key = self._client.agents, self._agent_id
        match line.partition(" ")[::2]:
            case "/think", text:
                # Without this the platform drops it while the agent speaks, and says nothing.
                meets: Any = self._priority.lower()
                agents.think(agent_id=key, text=text, on_speaking_action=meets)
                self.unsaid.append(text)
            case "/interrupt", _:
                agents.interrupt(agent_id=key)
            case "/stop", _:
                agents.stop(agent_id=key)
                say("The agent has been told to leave.")
            case "/quit", _:
                pass
            case word, _ if word.startswith("/"):
                say(_HELP)
            case _:
                agents.speak(agent_id=key, text=line, priority=self._priority)
                self.unsaid.append(line)


def _print(role: str, content: str) -> None:
    from rich.text import Text

    style = {"assistant": "bold cyan", "user": "bold green"}.get(role, "bold")
    out().print(Text.assemble((f"{clean(role)}: ", style), clean(content)), soft_wrap=True)
    sys.stdout.flush()
