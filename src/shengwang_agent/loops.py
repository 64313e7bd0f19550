"""The connections of each event loop a client is used in."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncGenerator
from typing import Any
from weakref import WeakKeyDictionary

from shengwang_agent import wire
from shengwang_agent.gate import UNBOUNDED, Gate, Place, places
from shengwang_agent.settings import Settings


class Loops:
    """One gate per event loop, with the HTTP clients behind it.

    Connections belong to the loop that made them, so a client used under a second
    ``asyncio.run`` gets new ones there.
    """

    def __init__(self, settings: Settings, owned: Any, fast: bool) -> None:
        self._settings = settings
        self._owned = owned
        self._fast = fast
        self._gates: WeakKeyDictionary[Any, tuple[Gate, Any]] = WeakKeyDictionary()

    def current(self) -> Gate:
        """The gate of the running loop; RuntimeError outside of one."""
        loop = asyncio.get_running_loop()
        found = self._gates.get(loop)
        if found is None:
            found = self._gates[loop] = self._new()
        return found[0]

    def _new(self) -> tuple[Gate, Any]:
        for loop in [loop for loop in self._gates if loop.is_closed()]:
            self._gates.pop(loop, None)  # ended without a chance to close its connections
        owned = self._owned
        if owned is not None:
            size = wire.pool_size(owned)
            return Gate(
                [Place(size, lambda _: owned)] if size else places(None, lambda _: owned)
            ), None
        settings = self._settings
        most = wire.most_connections(settings)
        if self._fast:
            gate = Gate([Place(most or UNBOUNDED, lambda _: wire.new_async_connections(settings))])
        else:
            gate = Gate(places(most, lambda size: wire.new_async_client(settings, size)))
        keeper = _keep(gate.places)
        with contextlib.suppress(StopIteration):  # what reaching its yield looks like from here
            keeper.__anext__().send(None)
        return gate, keeper

    async def close(self) -> None:
        """Close the connections of all loops: here now, elsewhere when that loop comes to it."""
        found = self._gates.pop(asyncio.get_running_loop(), None)
        self._gates.clear()
        if found is not None and found[1] is not None:
            await found[1].aclose()


async def _keep(kept: list[Place]) -> AsyncGenerator[None, None]:
    """Holds the connections of one event loop.

    A loop ends the asynchronous generators that were begun in it, and so does dropping the last
    reference to one: either way the connections are closed in the loop they belong to.
    """
    pid = os.getpid()
    try:
        yield
    finally:
        if pid == os.getpid():  # in a forked child they are the parent's
            for place in list(kept):
                await place.close()
