"""Renewing the token of a silent session: a thread for the sync one, a task for the async one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import ref

if TYPE_CHECKING:
    from .async_session import AsyncAgentSession
    from .sync_session import AgentSession

__all__ = ["renew_in_task", "renew_in_thread"]


_LOOK = 60.0
"""Seconds after which a thread looks whether anybody still holds the session."""


def renew_in_thread(session: AgentSession) -> Callable[[], None]:
    """Renew until the returned function is called, the session ends, or nobody holds it."""
    import threading

    over = threading.Event()
    known = ref(session)

    def run() -> None:
        while (wait := _wait(known())) is not None:
            if over.wait(min(wait, _LOOK)):
                return
            alive = known()
            if alive is not None:
                alive._renew()
            del alive

    threading.Thread(target=run, name="shengwang-agent-token", daemon=True).start()
    session.on("stopped", lambda _: over.set())
    return over.set


def renew_in_task(session: AsyncAgentSession) -> Callable[[], None]:
    """The same as a task of the running event loop."""
    import asyncio

    known = ref(session)

    async def run() -> None:
        while (wait := _wait(known())) is not None:
            await asyncio.sleep(wait)
            alive = known()
            if alive is not None:
                await alive._renew()
            del alive

    task = asyncio.get_running_loop().create_task(run(), name="shengwang-agent-token")

    def end() -> None:
        task.cancel()

    session.on("stopped", lambda _: end())
    return end


def _wait(session: AgentSession | AsyncAgentSession | None) -> float | None:
    """Return the seconds to the next renewal; None when there is none to come."""
    if session is None or session.status != "running":
        return None
    return session._renewal.wait(time.time())
