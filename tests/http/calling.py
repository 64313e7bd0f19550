"""One way to make a call through either client, so that each test runs through both loops."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any

from shengwang_agent import AgentClient, AsyncAgentClient

from ..call.stepping import NUMBER, PROPERTIES, SIP

CALLS: dict[str, Callable[[Any], Any]] = {
    "agents.get": lambda c: c.agents.get("app", "A1"),
    "agents.stop": lambda c: c.agents.stop("app", "A1"),
    "telephony.hangup": lambda c: c.telephony.hangup("app", "A1"),
    "agents.start": lambda c: c.agents.start("app", name="greeter", properties=PROPERTIES),
    "phone_numbers.add": lambda c: c.phone_numbers.add(
        provider="byo",
        phone_number=NUMBER,
        label="desk",
        inbound_config={},
        outbound_config={},
    ),
    "telephony.call": lambda c: c.telephony.call("app", name="n", sip=SIP, properties=PROPERTIES),
    "agents.speak": lambda c: c.agents.speak("app", "A1", text="hello"),
    "agents.interrupt": lambda c: c.agents.interrupt("app", "A1"),
}
REPLAY = {
    "always": ["agents.get", "agents.stop"],
    "named": ["agents.start", "phone_numbers.add"],
    "never": ["telephony.call", "agents.speak"],
}


class Loop:
    """Makes calls with a fresh client of one kind, and closes it."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __repr__(self) -> str:
        return self.kind

    def call(self, what: str | Callable[[Any], Any], base_url: str, **options: Any) -> Any:
        """What ``what(client)`` gives. ``what`` may make several calls when it is a function."""
        act = CALLS[what] if isinstance(what, str) else what
        given = {"username": "user", "password": "hunter2-canary", "base_url": base_url, **options}
        if self.kind == "sync":
            with AgentClient(**given) as client:
                return act(client)
        return asyncio.run(self._awaited(act, given))

    async def _awaited(self, act: Callable[[Any], Any], given: dict[str, Any]) -> Any:
        async with AsyncAgentClient(**given) as client:
            result = act(client)
            return await result if inspect.isawaitable(result) else result
