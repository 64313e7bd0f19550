"""The clients whose calls read alike: ours and the two published packages."""

from __future__ import annotations

from typing import Any

from benchmarks.inside.adapter import Adapter, AsyncCall, Call
from benchmarks.payloads import APP


class SameShape(Adapter):
    """``client.agents.get(…)`` and its neighbours."""

    error: type[Exception]

    def properties(self) -> Any:
        """The models of a start, built anew."""
        raise NotImplementedError

    def call(self, client: Any, name: str, size: int) -> Call:
        """One call, with what it gives read."""
        work = {
            "get": lambda: client.agents.get(APP, "A1"),
            "start": lambda: client.agents.start(
                APP, name="unique_name", properties=self.properties()
            ),
            "list": lambda: [item.agent_id for item in client.agents.list(APP, limit=size)],
            "history": lambda: [
                entry.content
                for entry in client.agents.get_history(APP, f"history-{size}").contents
            ],
            "walk": lambda: _counted(client.agents.list(f"walk-{size}", limit=100)),
            "missing": lambda: self._missing(client),
        }
        return work[name]

    def _missing(self, client: Any) -> object:
        try:
            return client.agents.get(APP, "missing")
        except self.error as error:
            if error.status_code != 404:  # type: ignore[attr-defined]
                raise
            return None

    def async_call(self, client: Any, name: str, size: int) -> AsyncCall:
        """The same, awaited."""
        if name == "get":
            return lambda: client.agents.get(APP, "A1")
        if name == "start":
            return lambda: client.agents.start(
                APP, name="unique_name", properties=self.properties()
            )
        if name == "list":
            return lambda: _read(client.agents, size)
        if name == "history":
            return lambda: _read_history(client.agents, size)
        if name == "walk":
            return lambda: _counted_async(client.agents, size)
        return lambda: self._missing_async(client)

    async def _missing_async(self, client: Any) -> object:
        try:
            return await client.agents.get(APP, "missing")
        except self.error as error:
            if error.status_code != 404:  # type: ignore[attr-defined]
                raise
            return None


def _counted(items: Any) -> int:
    """How many items there were; the items are not kept, as a program that walks does not."""
    count = 0
    for item in items:
        count += item.agent_id is not None
    return count


async def _counted_async(agents: Any, total: int) -> int:
    count = 0
    async for item in await agents.list(f"walk-{total}", limit=100):
        count += item.agent_id is not None
    return count


async def _read(agents: Any, size: int) -> list[Any]:
    return [item.agent_id async for item in await agents.list(APP, limit=size)]


async def _read_history(agents: Any, size: int) -> list[Any]:
    return [entry.content for entry in (await agents.get_history(APP, f"history-{size}")).contents]
