"""A scripted platform in place of the network: remembers every request, answers from a list."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import httpx

from shengwang_agent import AgentClient, AsyncAgentClient

APP = "0123456789abcdef0123456789abcdef"
CERTIFICATE = "fedcba9876543210fedcba9876543210"
Answer = tuple[int, Any] | Exception


class Received(NamedTuple):
    """One request as the platform saw it."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    headers: httpx.Headers

    @property
    def action(self) -> str:
        """The last part of the path, such as ``join`` or ``leave``."""
        return self.path.rpartition("/")[2]


class Platform:
    """Answers by the last part of the path; ``join`` gives agents AG1, AG2, …"""

    def __init__(self) -> None:
        self.requests: list[Received] = []
        self.answers: dict[str, list[Answer]] = {}
        self.started = 0

    def say(self, action: str, *answers: Answer) -> None:
        """Give these answers, in order, to the next requests of this kind."""
        self.answers.setdefault(action, []).extend(answers)

    def actions(self) -> list[str]:
        """What was asked for, in order."""
        return [request.action for request in self.requests]

    def handle(self, request: httpx.Request) -> httpx.Response:
        """Answer one request; a scripted exception takes the place of an answer."""
        body = json.loads(request.content) if request.content else None
        query = dict(request.url.params)
        seen = Received(request.method, request.url.path, query, body, request.headers)
        self.requests.append(seen)
        waiting = self.answers.get(seen.action)
        answer = waiting.pop(0) if waiting else self._usual(seen.action)
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer[0], json=answer[1])

    def _usual(self, action: str) -> Answer:
        if action == "join":
            self.started += 1
            return 200, {"agent_id": f"AG{self.started}", "create_ts": 1, "status": "RUNNING"}
        if action == "agents":
            return 200, {"data": {"count": 0, "list": []}, "meta": {}, "status": "ok"}
        return 200, {}

    def client(self, **options: Any) -> AgentClient:
        """Return a client whose requests come here."""
        http = httpx.Client(transport=httpx.MockTransport(self.handle))
        return AgentClient(httpx_client=http, **{**_credentials(options), **options})

    def async_client(self, **options: Any) -> AsyncAgentClient:
        """Return an async client whose requests come here."""

        async def handle(request: httpx.Request) -> httpx.Response:
            return self.handle(request)

        http = httpx.AsyncClient(transport=httpx.MockTransport(handle))
        return AsyncAgentClient(httpx_client=http, **{**_credentials(options), **options})


def _credentials(options: dict[str, Any]) -> dict[str, Any]:
    return {"app_id": APP, "app_certificate": CERTIFICATE, "max_retries": 0}


ACCOUNT = {
    "username": "user",
    "password": "secret",
    "app_id": APP,
    "app_certificate": CERTIFICATE,
}
"""What a program gives that places calls: an account for them, a certificate for RTC tokens."""


def listed(*agent_ids: str) -> tuple[int, Any]:
    """Return the answer of a list of agents."""
    items = [{"agent_id": agent_id, "start_ts": 1, "status": "RUNNING"} for agent_id in agent_ids]
    return 200, {"data": {"count": len(items), "list": items}, "meta": {}, "status": "ok"}


Handler = Callable[[httpx.Request], httpx.Response]
