"""A backend's endpoint for join tokens."""

from __future__ import annotations

from shengwang_agent import generate_rtc_token
from shengwang_agent.token import generate_convo_ai_token, parse


def join(app_id: str, certificate: str, room: str, uid: int) -> dict[str, str | int]:
    token = generate_rtc_token(app_id, certificate, room, uid, role="subscriber", expires_in=3600)
    return {"token": token, "expires_at": parse(token).expires_at}


def agent(app_id: str, certificate: str, room: str) -> str:
    return generate_convo_ai_token(app_id, certificate, room, account="1", expires_in=600)
