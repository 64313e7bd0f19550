"""How sessions and calls are opened: which kind, under which name."""

from __future__ import annotations

import inspect
import os
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .agent import Agent

__all__ = ["fresh_name", "is_async", "open_call", "open_session"]

_PLACES = (
    *("channel", "agent_uid", "remote_uids", "name", "token"),
    *("idle_timeout", "enable_string_uid", "expires_in"),
)


def is_async(client: Any) -> bool:
    """Tell whether the calls of a client must be awaited; test doubles are looked into."""
    kind = type(client)
    if hasattr(kind, "__aenter__") != hasattr(kind, "__enter__"):
        return hasattr(kind, "__aenter__")
    start = getattr(getattr(client, "agents", None), "start", None)
    return inspect.iscoroutinefunction(start)


def fresh_name(prefix: str) -> str:
    """Return a name no other agent has: milliseconds of the clock and nine random digits."""
    digits = int.from_bytes(os.urandom(8), "big") % 10**9
    return f"{prefix}-{int(time.time() * 1000)}{digits:09d}"


def open_session(
    agent: Agent, client: Any, places: tuple[Any, ...], options: dict[str, Any], wanted: bool | None
) -> Any:
    """Return a session of the kind the client needs; ``wanted`` insists on the async one."""
    client = _client_of(agent, client, "create_session")
    for name, value in zip(_PLACES, places, strict=False):
        if name in options:
            raise TypeError(f"create_session() got {name!r} twice")
        options[name] = value
    missing = [name for name in _PLACES[:3] if options.get(name) is None]
    if missing or len(places) > len(_PLACES):
        raise TypeError(f"create_session() lacks {', '.join(missing) or 'names for its arguments'}")
    options["name"] = options.get("name") or agent.name or fresh_name("agent")
    options.setdefault("pipeline_id", agent.pipeline_id)
    from .agent_session import AgentSession, AsyncAgentSession

    kind = AsyncAgentSession if wanted or is_async(client) else AgentSession
    return kind(
        client,
        agent,
        getattr(client, "app_id", "") or "",
        app_certificate=getattr(client, "app_certificate", None),
        **options,
    )


def open_call(agent: Agent, client: Any, options: dict[str, Any]) -> Any:
    """Return a call of the kind the client needs."""
    from .call import AsyncCall, Call

    client = _client_of(agent, client, "call")
    return (AsyncCall if is_async(client) else Call)(client, agent, **options)


def _client_of(agent: Agent, client: Any, method: str) -> Any:
    if client is None:
        client = agent.client
    if client is None or isinstance(client, str):
        raise TypeError(f"{method}() needs a client: {method}(client, …), or Agent(client=client)")
    return client
