"""Clients of a sandbox that need no port and no credentials of yours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent.client import AgentClient, AsyncAgentClient

    from .sandbox import Sandbox

#: What a client sends as its app id when the sandbox demands none.
DEMO_APP_ID = "demo"


def _settings(sandbox: Sandbox, given: dict[str, Any]) -> dict[str, Any]:
    accepted = sandbox.platform.credentials
    settings: dict[str, Any] = {
        "base_url": "http://127.0.0.1",
        "app_id": accepted.app_id or DEMO_APP_ID,
    }
    if accepted.username is None and accepted.app_certificate is not None:
        settings["app_certificate"] = accepted.app_certificate
    elif not given.keys() & {"authorization", "auth_token", "app_certificate", "customer_id"}:
        settings["username"] = accepted.username or "sandbox"
        settings["password"] = accepted.password or "sandbox"
    return settings | given


def client(sandbox: Sandbox, given: dict[str, Any]) -> AgentClient:
    """An ``AgentClient`` over the in-process transport."""
    import httpx

    from shengwang_agent.client import AgentClient

    return AgentClient(
        httpx_client=httpx.Client(transport=sandbox.transport()), **_settings(sandbox, given)
    )


def async_client(sandbox: Sandbox, given: dict[str, Any]) -> AsyncAgentClient:
    """An ``AsyncAgentClient`` over the in-process transport."""
    import httpx

    from shengwang_agent.client import AsyncAgentClient

    return AsyncAgentClient(
        httpx_client=httpx.AsyncClient(transport=sandbox.async_transport()),
        **_settings(sandbox, given),
    )
