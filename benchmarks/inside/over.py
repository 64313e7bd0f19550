"""This client over other transports: what a kept library would make of a call.

``over_httpx2`` and ``over_aiohttp`` are the adapters; each is installed in its own environment.
"""

from __future__ import annotations

from typing import Any

from benchmarks.inside.adapter import NotOffered
from benchmarks.inside.ours import Ours
from shengwang_agent import AgentClient, AsyncAgentClient

CREDENTIALS = {"username": "user", "password": "password"}


class OverHttpx2(Ours):
    """Clients of httpx2, the maintained fork of httpx, handed in as a user would."""

    def client(self, url: str, transport: Any = None) -> AgentClient:
        """A client over an ``httpx2.Client``."""
        import httpx2

        return AgentClient(base_url=url, httpx_client=httpx2.Client(), **CREDENTIALS)

    def async_client(self, url: str, transport: Any = None) -> AsyncAgentClient:
        """Its asynchronous twin."""
        import httpx2

        return AsyncAgentClient(base_url=url, httpx_client=httpx2.AsyncClient(), **CREDENTIALS)


class OverAiohttp(Ours):
    """aiohttp's connections under what is left of httpx in our own client."""

    def client(self, url: str, transport: Any = None) -> AgentClient:
        """There is none."""
        raise NotOffered("async only")

    def async_client(self, url: str, transport: Any = None) -> AsyncAgentClient:
        """A client whose transport is httpx-aiohttp's."""
        from httpx_aiohttp import AiohttpTransport

        from shengwang_agent._http.client import AsyncDirect

        own = AsyncDirect(transport=AiohttpTransport())
        return AsyncAgentClient(base_url=url, httpx_client=own, **CREDENTIALS)

    async def aclose(self, client: Any) -> None:
        """Close it, and what was handed in."""
        await client._sender._clients.owned.aclose()
        await client.close()
