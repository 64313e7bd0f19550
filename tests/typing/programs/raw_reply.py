"""Keep the id of the request."""

from __future__ import annotations

from shengwang_agent import AgentClient


def state(client: AgentClient, agent_id: str) -> tuple[str | None, str | None]:
    raw = client.agents.with_raw_response.get(agent_id=agent_id)
    return raw.data.status, raw.request_id
