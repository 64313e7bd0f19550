"""What resources offer beside their calls: to wait for a state, and to read along.

A tag of the description names the class with ``x-sdk-methods``. ``agentkit``, which stands above,
does the work and is loaded by the first call.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from shengwang_agent_api import models as _m


class _Watched:
    """A resource whose ids are those of agents; a call has the id of its agent."""

    __slots__ = ()
    _prefix = ""

    def _attached(self: Any, kind: str, agent_id: str, appid: str | None) -> Any:
        """Return a session or a call of ``agentkit`` that goes on after it is used."""
        clients = import_module("shengwang_agent.client")
        client = getattr(clients, f"{self._prefix}AgentClient")._over(self._sender)
        client = client if appid is None else client.with_options(app_id=appid)
        kit = import_module("shengwang_agent.agentkit")
        return getattr(kit, self._prefix + kind).attach(client, agent_id)


class _Followed(_Watched):
    __slots__ = ()

    def follow(
        self,
        agent_id: str,
        *,
        interval: float = 1.0,
        longest: float = 5.0,
        appid: str | None = None,
    ) -> Iterator[_m.GetHistoryAgentsResponseContentsItem]:
        """Yield what is said, as it comes, until the agent or the call has ended.

        The history is asked for every ``interval`` seconds, less and less often while nothing
        happens, ``longest`` seconds apart at most. ``appid`` is that of the client unless given.
        """
        session = self._attached("AgentSession", agent_id, appid)
        yield from session.follow(interval=interval, longest=longest)


class _AsyncFollowed(_Watched):
    __slots__ = ()
    _prefix = "Async"

    async def follow(
        self,
        agent_id: str,
        *,
        interval: float = 1.0,
        longest: float = 5.0,
        appid: str | None = None,
    ) -> AsyncIterator[_m.GetHistoryAgentsResponseContentsItem]:
        """Yield what is said, as it comes; as the method of the sync client."""
        session = self._attached("AgentSession", agent_id, appid)
        async for entry in session.follow(interval=interval, longest=longest):
            yield entry


class AgentsMethods(_Followed):
    __slots__ = ()

    def wait(
        self,
        agent_id: str,
        *status: _m.GetAgentsResponseStatus,
        timeout: float = 30.0,
        appid: str | None = None,
    ) -> _m.GetAgentsResponse:
        """Wait until the agent is in one of these states, ``RUNNING`` unless said; return its info.

        ``ArgumentError`` (a ``ValueError``) for a word that is no state, ``WaitTimeout`` (a
        ``TimeoutError``) after ``timeout`` seconds, ``StateError`` (a ``RuntimeError``) as soon as
        the agent has ended in another state. ``appid`` is that of the client unless given.
        """
        session = self._attached("AgentSession", agent_id, appid)
        found: _m.GetAgentsResponse = session.wait_until(*status or ("RUNNING",), timeout=timeout)
        return found


class AsyncAgentsMethods(_AsyncFollowed):
    __slots__ = ()

    async def wait(
        self,
        agent_id: str,
        *status: _m.GetAgentsResponseStatus,
        timeout: float = 30.0,
        appid: str | None = None,
    ) -> _m.GetAgentsResponse:
        """Wait until the agent is in one of these states; as ``AgentsClient.wait``."""
        session = self._attached("AgentSession", agent_id, appid)
        found: _m.GetAgentsResponse = await session.wait_until(
            *status or ("RUNNING",), timeout=timeout
        )
        return found


class TelephonyMethods(_Followed):
    __slots__ = ()

    def wait(
        self,
        agent_id: str,
        state: Literal["answered", "hangup"] = "hangup",
        *,
        timeout: float | None = None,
        appid: str | None = None,
    ) -> _m.GetTelephonyResponse:
        """Wait until somebody has answered the call, or until it is over; return its record.

        ``timeout`` is in seconds, 90 for an answer and 72 hours for the end unless said;
        ``WaitTimeout`` (a ``TimeoutError``) after it. A call that ends while an answer is waited
        for raises ``CallFailed``: ``Busy``, ``NoAnswer``, ``Rejected``. ``appid`` is that of the
        client unless given.
        """
        found: _m.GetTelephonyResponse = self._attached("Call", agent_id, appid)._wait(
            state, timeout
        )
        return found


class AsyncTelephonyMethods(_AsyncFollowed):
    __slots__ = ()

    async def wait(
        self,
        agent_id: str,
        state: Literal["answered", "hangup"] = "hangup",
        *,
        timeout: float | None = None,
        appid: str | None = None,
    ) -> _m.GetTelephonyResponse:
        """Wait for an answer or for the end; as ``TelephonyClient.wait``."""
        found: _m.GetTelephonyResponse = await self._attached("Call", agent_id, appid)._wait(
            state, timeout
        )
        return found
