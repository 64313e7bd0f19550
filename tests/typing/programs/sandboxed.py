"""A test with the local platform."""

from __future__ import annotations

from shengwang_agent import AgentClient
from shengwang_agent.sandbox import Sandbox


def check() -> None:
    with Sandbox(speed=0, max_agents=1) as sandbox, sandbox.client(max_retries=0) as client:
        sandbox.next(503, on="agents.start", retry_after=1)
        assert isinstance(client, AgentClient)
        for handle in sandbox.agents():
            print(handle.agent_id, handle.status)
