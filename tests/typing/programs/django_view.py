"""A view of Django, which has no types of its own."""

from __future__ import annotations

from typing import Any, Protocol

from shengwang_agent import AgentClient, NotFoundError


class Request(Protocol):
    """What is used of ``django.http.HttpRequest``."""

    method: str | None
    GET: Any


client = AgentClient(username="u", password="p", app_id="a")


def agent(request: Request, agent_id: str) -> dict[str, str | None]:
    try:
        info = client.agents.get(agent_id=agent_id)
    except NotFoundError:
        return {"status": None}
    return {"status": info.status, "message": info.message, "id": info.agent_id}
