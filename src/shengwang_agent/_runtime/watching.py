"""What resources offer beside their calls: to wait for a state, and to read along.

A tag of the description names the class with ``x-sdk-methods``. ``agentkit``, which stands above,
does the work and is loaded by the first call. One body serves both clients: what the async one
returns is awaited.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Coroutine, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from shengwang_agent._runtime.operation import segment

if TYPE_CHECKING:
    from shengwang_agent_api import models as _m

Info = TypeVar("Info")
Entries = TypeVar("Entries")


class _Watched(Generic[Info, Entries]):
    """A resource whose ids are those of agents; a call has the id of its agent."""

    __slots__ = ()
    _prefix = ""
    _name = "agents"

    def _attached(self: Any, kind: str, agent_id: str, appid: str | None) -> Any:
        """Return a session or a call of ``agentkit`` that goes on after it is used."""
        segment(self._name, "agent_id", agent_id)
        clients = import_module("shengwang_agent.client")
        client = getattr(clients, f"{self._prefix}AgentClient")._over(self._sender)
        client = client if appid is None else client.with_options(app_id=appid)
        kit = import_module("shengwang_agent.agentkit")
        return getattr(kit, self._prefix + kind).attach(client, agent_id)

    def follow(
        self,
        agent_id: str,
        *,
        interval: float = 1.0,
        longest: float = 5.0,
        timeout: float | None = None,
        from_now: bool = False,
        appid: str | None = None,
    ) -> Entries:
        """Yield what was said, then what is said as it comes, until the agent or the call has ended.

        The platform forgets a history when the agent ends, so words of the last `longest` seconds
        may be missed; notification 103 has the whole history. An entry that was cut off by the
        caller comes once more, as far as it was heard; its `metadata` says so.

        Args:
            agent_id: The id of the agent or of the call.
            interval: Seconds between two looks at the history. They become more while nothing
                happens.
            longest: The most seconds between two looks.
            timeout: Seconds after which it ends, without an error. Default: no limit.
            from_now: Leave out what was said before the first look.
            appid: The App ID of the project. Default: that of the client.
        """
        session = self._attached("AgentSession", agent_id, appid)
        entries: Entries = session.follow(
            interval=interval, longest=longest, timeout=timeout, from_now=from_now
        )
        return entries


class _WatchedAgents(_Watched[Info, Entries]):
    __slots__ = ()

    def wait(
        self,
        agent_id: str,
        *status: _m.GetAgentsResponseStatus,
        timeout: float = 30.0,
        appid: str | None = None,
    ) -> Info:
        """Wait until the agent is in one of these states; return its info.

        Args:
            agent_id: The id of the agent.
            status: The states, in any case. Default: `RUNNING`.
            timeout: Seconds after which the waiting ends, also where no answer comes. What is
                left of them, one at least, is the deadline of each look at the state. Default: 30.
            appid: The App ID of the project. Default: that of the client.

        Raises:
            ArgumentError: There is no such state (a `ValueError`).
            StateError: The agent has ended in another state (a `RuntimeError`); `AgentFailed`
                of `agentkit` when it has failed.
            WaitTimeout: The time is over (a `TimeoutError`).
        """
        session = self._attached("AgentSession", agent_id, appid)
        found: Info = session.wait_until(*status or ("RUNNING",), timeout=timeout)
        return found


class _WatchedCalls(_Watched[Info, Entries]):
    __slots__ = ()
    _name = "telephony"

    def wait(
        self,
        agent_id: str,
        state: Literal["answered", "hangup"] = "hangup",
        *,
        timeout: float | None = None,
        appid: str | None = None,
    ) -> Info:
        """Wait until somebody has answered the call, or until it is over; return its record.

        The end of a call is no error, whatever it was: `call = Call.attach(client, agent_id)` of
        `agentkit`, `call.refresh()` and `call.outcome` tell `answered`, `busy`, `no_answer` and so on.

        Args:
            agent_id: The id of the call.
            state: `answered`, or `hangup` for the end of the call, in any case.
            timeout: Seconds after which the waiting ends, as for agents. Default: 90 for an
                answer, 72 hours for the end.
            appid: The App ID of the project. Default: that of the client.

        Raises:
            CallFailed: `answered` was waited for, and it ended without: `Busy`, `NoAnswer`,
                `Rejected`.
            WaitTimeout: The time is over (a `TimeoutError`).
        """
        found: Info = self._attached("Call", agent_id, appid)._wait(state, timeout)
        return found


class AgentsMethods(
    _WatchedAgents["_m.GetAgentsResponse", Iterator["_m.GetHistoryAgentsResponseContentsItem"]]
):
    __slots__ = ()


class AsyncAgentsMethods(
    _WatchedAgents[
        Coroutine[Any, Any, "_m.GetAgentsResponse"],
        AsyncIterator["_m.GetHistoryAgentsResponseContentsItem"],
    ]
):
    __slots__ = ()
    _prefix = "Async"


class TelephonyMethods(
    _WatchedCalls["_m.GetTelephonyResponse", Iterator["_m.GetHistoryAgentsResponseContentsItem"]]
):
    __slots__ = ()


class AsyncTelephonyMethods(
    _WatchedCalls[
        Coroutine[Any, Any, "_m.GetTelephonyResponse"],
        AsyncIterator["_m.GetHistoryAgentsResponseContentsItem"],
    ]
):
    __slots__ = ()
    _prefix = "Async"
