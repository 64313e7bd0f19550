"""Walk a list, all items and page by page."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from shengwang_agent import AgentClient
from shengwang_agent.agents import ListAgentsResponseDataListItem


def running(client: AgentClient) -> dict[str, ListAgentsResponseDataListItem]:
    return {item.agent_id: item for item in client.agents.list(state="RUNNING", limit=20)}


def yesterday(client: AgentClient) -> list[str]:
    since = datetime.now(timezone.utc) - timedelta(days=1)
    found: list[str] = []
    for page in client.agents.list(from_time=since, state=2).iter_pages():
        found.extend(item.agent_id for item in page.items)
    return found
