"""A backend for a web or mobile app: gives out channel tokens, starts and stops agents, hears
what happened to them.

    pip install shengwang-agent fastapi uvicorn
    uvicorn examples.fastapi_backend:app

Reads SHENGWANG_APP_ID, SHENGWANG_APP_CERTIFICATE and WEBHOOK_SECRET; with SHENGWANG_BASE_URL it
talks to a sandbox. Put your own sign-in in front of it: who may call ``/agents`` spends money.
"""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from shengwang_agent import ApiError, AsyncAgentClient, ConflictError, ShengwangError, webhooks
from shengwang_agent.token import generate_convo_ai_token

AGENT_UID = "1001"
TOKEN_SECONDS = 3600
seen = webhooks.Seen()  # several processes? keep the ids of notices in Redis
log = logging.getLogger("backend")


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """One client for the life of the process: its connections serve every request."""
    async with AsyncAgentClient() as client:
        app.state.client = client
        yield


app = FastAPI(title="Agent backend", lifespan=lifespan)


def the_client(request: Request) -> AsyncAgentClient:
    """The client made at start-up."""
    client: AsyncAgentClient = request.app.state.client
    return client


Client = Annotated[AsyncAgentClient, Depends(the_client)]


class Room(BaseModel):
    """Who is where: the channel, and the user's own number in it."""

    channel: str = Field(min_length=1, max_length=64)
    uid: str = Field(pattern=r"^\d{1,10}$")


def token_for(client: AsyncAgentClient, channel: str, uid: str) -> str:
    """A token that admits one user to one channel."""
    certificate = client.app_certificate
    if not certificate:
        raise HTTPException(500, "SHENGWANG_APP_CERTIFICATE is not set")
    return generate_convo_ai_token(client.app_id, certificate, channel, uid, TOKEN_SECONDS)


@app.post("/token")
async def token(room: Room, client: Client) -> dict[str, Any]:
    """What the app needs to join the channel itself."""
    made = token_for(client, room.channel, room.uid)
    return {"app_id": client.app_id, "token": made, "expires_in": TOKEN_SECONDS}


@app.post("/agents", status_code=201)
async def start(room: Room, client: Client) -> dict[str, str | None]:
    """Start an agent that talks with this user.

    The name is made of channel and user, so a second tap on the button is answered with 409
    instead of a second agent.
    """
    agent = await client.agents.start(
        name=f"{room.channel}-{room.uid}",
        properties={
            "channel": room.channel,
            "token": token_for(client, room.channel, AGENT_UID),
            "agent_rtc_uid": AGENT_UID,
            "remote_rtc_uids": [room.uid],
            "idle_timeout": 60,
            "llm": {
                "url": os.environ.get("LLM_URL", "https://api.openai.com/v1/chat/completions"),
                "api_key": os.environ.get("LLM_API_KEY", ""),
                "greeting_message": "Hello! How can I help?",
            },
            "tts": {
                "vendor": "microsoft",
                "params": {
                    "key": os.environ.get("TTS_KEY", ""),
                    "region": "chinaeast2",
                    "voice_name": "zh-CN-YunxiNeural",
                },
            },
        },
    )
    return {"agent_id": agent.agent_id}


@app.delete("/agents/{agent_id}", status_code=204)
async def stop(agent_id: str, client: Client) -> Response:
    """Stop an agent; one that is gone already is fine."""
    await client.stop_agent(agent_id)
    return Response(status_code=204)


@app.post("/webhook")
async def webhook(request: Request) -> dict[str, str]:
    """Notifications of the platform. It asks again unless this answers 200 with JSON."""
    secret = os.environ["WEBHOOK_SECRET"]
    try:
        notice = webhooks.verify(await request.body(), request.headers, secret)
    except webhooks.WebhookError as error:
        raise HTTPException(401, "not from the platform") from error
    if seen.first(notice):
        log.info("%s", notice.name)
    return {"result": "ok"}


@app.exception_handler(ShengwangError)
async def platform_failed(_: Request, error: ShengwangError) -> JSONResponse:
    """What the app sees when a call fails: a short word and an id to quote, never the details."""
    log.warning("%s: %s", type(error).__name__, error)
    status = 409 if isinstance(error, ConflictError) else 502
    request_id = error.request_id if isinstance(error, ApiError) else None
    return JSONResponse({"error": type(error).__name__, "request_id": request_id}, status)
