"""Talk with an agent from the terminal: what you type is what it hears.

    python examples/talk.py --sandbox          a local platform, no account
    python examples/talk.py --pipeline 1284    the real one; SHENGWANG_* say who you are

An empty line or Ctrl-D ends the conversation and stops the agent.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import sys
import time
from collections.abc import Iterator, Sequence

from shengwang_agent import AgentClient

REPLIES = {"hello|hi": "Hello! Ask me when we are open.", "open": "From nine to six.", "": "I see."}


def main(arguments: Sequence[str] | None = None) -> int:
    """Hold one conversation."""
    given = options(arguments)
    with platform(given.sandbox) as client:
        agent_id = begin(client, given)
        print(f"You are talking with {agent_id}. An empty line ends it.")
        try:
            converse(client, agent_id, given.patience)
        finally:
            client.stop_agent(agent_id)
    print("Goodbye.")
    return 0


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Talk with an agent from the terminal.")
    parser.add_argument("--sandbox", action="store_true", help="use a local platform")
    parser.add_argument("--pipeline", default="front-desk", help="pipeline id of the agent")
    parser.add_argument("--channel", default="talk")
    parser.add_argument("--token", default="none", help="RTC token of the agent")
    parser.add_argument("--patience", type=float, default=20, help="seconds to wait for a reply")
    return parser.parse_args(arguments)


@contextlib.contextmanager
def platform(local: bool) -> Iterator[AgentClient]:
    """A client of the local platform, or of the real one."""
    if not local:
        with AgentClient() as client:
            yield client
        return
    from shengwang_agent.sandbox import Sandbox

    with Sandbox(replies=REPLIES) as sandbox, sandbox.client() as client:
        yield client


def begin(client: AgentClient, given: argparse.Namespace) -> str:
    """Start the agent and wait until it runs; RuntimeError when it does not."""
    agent = client.agents.start(
        name=f"talk-{given.channel}",
        pipeline_id=given.pipeline,
        properties={
            "channel": given.channel,
            "token": given.token,
            "agent_rtc_uid": "1001",
            "remote_rtc_uids": ["1002"],
        },
    )
    agent_id = str(agent.agent_id)
    until = time.monotonic() + given.patience
    while (status := client.agents.get(agent_id=agent_id).status) in ("IDLE", "STARTING"):
        if time.monotonic() > until:
            break
        time.sleep(0.2)
    if status != "RUNNING":
        client.stop_agent(agent_id)
        raise RuntimeError(f"the agent is {status}, not RUNNING")
    return agent_id


def converse(client: AgentClient, agent_id: str, patience: float) -> None:
    """Pass lines on until there are no more."""
    for line in iter(read_line, ""):
        heard = replies(client, agent_id)
        client.agents.think(agent_id=agent_id, text=line, on_speaking_action="interrupt")
        for text in wait_for_reply(client, agent_id, heard, patience):
            print(f"agent: {text}")


def read_line() -> str:
    """One line from the keyboard; "" at its end."""
    print("you: ", end="", flush=True)
    return sys.stdin.readline().strip()


def replies(client: AgentClient, agent_id: str) -> list[str]:
    """What the agent has said so far."""
    contents = client.agents.get_history(agent_id=agent_id).contents or []
    return [str(entry.content) for entry in contents if entry.role == "assistant"]


def new_lines(heard: list[str], now: list[str]) -> list[str]:
    """What is new. The last line of before may have been cut short, or dropped if nobody heard it."""
    pairs = zip(heard, now, strict=False)
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    cut = heard[same:] and now[same:] and heard[same].startswith(now[same])
    return now[same + bool(cut) :]


def wait_for_reply(
    client: AgentClient, agent_id: str, heard: list[str], patience: float
) -> list[str]:
    """The agent's new lines, asked for ever more slowly; none when it stays silent."""
    until, pause = time.monotonic() + patience, 0.1
    while not (new := new_lines(heard, replies(client, agent_id))) and time.monotonic() < until:
        time.sleep(pause)
        pause = min(2.0, pause * 1.5)
    return new


if __name__ == "__main__":
    sys.exit(main())
