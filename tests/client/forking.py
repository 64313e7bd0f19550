"""Run as a program by test_fork.py: a process of one thread that uses a client, then forks.

python -m tests.client.forking BASE_URL WHAT
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable

from shengwang_agent import AgentClient, AsyncAgentClient, _locks as locks

URL, WHAT = sys.argv[1], sys.argv[2]
ROUNDS = 25


def in_child(act: Callable[[], bool]) -> int:
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = 0 if act() else 2
        finally:
            os._exit(code)
    return pid


def ended_well(pid: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def right(client: AgentClient, who: str) -> bool:
    return all(
        client.agents.get("app", f"{who}-{n}").agent_id == f"{who}-{n}" for n in range(ROUNDS)
    )


def sync() -> bool:
    """Parent and child call side by side, with a connection that was open at the fork."""
    with AgentClient(authorization="x", base_url=URL) as client:
        first = right(client, "before")
        one = in_child(lambda: right(client, "one"))
        two = in_child(lambda: right(client, "two"))
        beside = right(client, "parent")
        ended = [ended_well(one), ended_well(two)]
        return first and beside and all(ended)


def closing() -> bool:
    """A child that closes or drops its copy does not disturb the parent."""
    clients = [AgentClient(authorization="x", base_url=URL)]

    def close() -> bool:
        clients[0].close()
        return True

    def drop() -> bool:
        clients.clear()
        return True

    good = right(clients[0], "before")
    good = ended_well(in_child(close)) and right(clients[0], "between") and good
    good = ended_well(in_child(drop)) and right(clients[0], "after") and good
    clients[0].close()
    return good


def locked() -> bool:
    """Another thread holds every lock at the moment of the fork."""
    client = AgentClient(authorization="x", base_url=URL)
    right(client, "before")
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with locks.short, locks.opening:
            held.set()
            release.wait(20)

    def use() -> bool:
        client._sender.state.budget.pay(0.0)
        client.pool.next_region()
        return right(client, "child")

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(20)
    pid = in_child(use)
    good = ended_well(pid)
    release.set()
    thread.join()
    client.close()
    return good


def loops() -> bool:
    """An async client that was used before the fork, used in both processes after it."""
    client = AsyncAgentClient(authorization="x", base_url=URL)

    async def work(who: str) -> bool:
        names = [f"{who}-{n}" for n in range(ROUNDS)]
        found = await asyncio.gather(*[client.agents.get("app", name) for name in names])
        return [agent.agent_id for agent in found] == names

    good = asyncio.run(work("before"))
    pid = in_child(lambda: asyncio.run(work("child")))
    good = asyncio.run(work("parent")) and good
    return ended_well(pid) and good


def within_a_loop() -> bool:
    """A fork in the middle of a running loop: the child makes itself a loop of its own."""

    async def parent() -> bool:
        async with AsyncAgentClient(authorization="x", base_url=URL) as client:
            await client.agents.get("app", "before")

            def child() -> bool:
                asyncio.set_event_loop_policy(None)
                asyncio.events._set_running_loop(None)
                return asyncio.run(one(client, "child"))

            pid = in_child(child)
            good = await one(client, "parent")
            return ended_well(pid) and good

    async def one(client: AsyncAgentClient, who: str) -> bool:
        return (await client.agents.get("app", who)).agent_id == who

    return asyncio.run(parent())


if __name__ == "__main__":
    sys.exit(0 if globals()[WHAT]() else 3)
