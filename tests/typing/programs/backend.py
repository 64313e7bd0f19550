"""A backend with webhooks that one can keep: true statuses, agents stopped at the end."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from math import ceil
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from shengwang_agent import AsyncAgentClient, ShengwangError, webhooks

SECRET = "notification-secret"


def backend(client: AsyncAgentClient, properties: dict[str, Any]) -> FastAPI:
    running: set[str] = set()
    seen = webhooks.Seen()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None, None]:
        yield
        for agent_id in tuple(running):
            await client.stop_agent(agent_id)

    app = FastAPI(lifespan=lifespan)

    async def failed(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ShengwangError)
        wait = {} if error.retry_after is None else {"Retry-After": f"{ceil(error.retry_after)}"}
        return JSONResponse({"error": error.message}, error.http_status, wait)

    app.add_exception_handler(ShengwangError, failed)

    @app.post("/agents", status_code=201)
    async def start(channel: str) -> dict[str, str | None]:
        place: dict[str, Any] = {**properties, "channel": channel}
        agent = await client.agents.start(name=f"desk-{channel}", properties=place)
        running.add(agent.agent_id)
        info = await client.agents.wait(agent.agent_id, "RUNNING", timeout=10)
        return {"agent_id": agent.agent_id, "status": info.status}

    @app.get("/agents/{agent_id}")
    async def status(agent_id: str) -> dict[str, str | None]:
        return {"status": (await client.agents.get(agent_id=agent_id)).status}

    @app.post("/notifications")
    async def receive(request: Request) -> dict[str, int]:
        notice = webhooks.verify(await request.body(), request.headers, SECRET)
        if seen.first(notice) and notice.event_type == webhooks.Event.AGENT_LEFT:
            running.discard(notice.raw["payload"]["agent_id"])
        return {"code": 0}

    return app
