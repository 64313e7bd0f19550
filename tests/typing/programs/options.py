"""Limits of a client and of one call."""

from __future__ import annotations

from shengwang_agent import AgentClient, RequestOptions

QUICK: RequestOptions = {"timeout": 3, "max_retries": 0, "headers": {"X-Trace": "1"}}


def make() -> AgentClient:
    client = AgentClient(username="u", password="p", app_id="a", timeout=10, deadline=30.0)
    return client.with_options(timeout=None, headers={"X-Team": "desk"})


def ask(client: AgentClient, agent_id: str) -> str:
    return client.agents.get(agent_id=agent_id, request_options=QUICK).agent_id
