"""The token functions under the path existing programs import; they live in
:mod:`shengwang_agent.token`."""

from __future__ import annotations

from typing import TypedDict

from shengwang_agent.token import (
    DEFAULT_EXPIRY_SECONDS,
    MAX_EXPIRY_SECONDS,
    ROLE_PUBLISHER,
    ROLE_SUBSCRIBER,
    Role,
    expires_in_hours,
    expires_in_minutes,
    generate_convo_ai_token,
    generate_rtc_token,
)

__all__ = [
    "DEFAULT_EXPIRY_SECONDS",
    "MAX_EXPIRY_SECONDS",
    "ROLE_PUBLISHER",
    "ROLE_SUBSCRIBER",
    "GenerateConvoAITokenOptions",
    "GenerateTokenOptions",
    "expires_in_hours",
    "expires_in_minutes",
    "generate_convo_ai_token",
    "generate_rtc_token",
]


class _RtcRequired(TypedDict):
    app_id: str
    app_certificate: str
    channel: str
    uid: int


class GenerateTokenOptions(_RtcRequired, total=False):
    """The arguments of ``generate_rtc_token``, as ``generate_rtc_token(**options)`` takes them."""

    role: Role
    expiry_seconds: int
    expires_in: int


class _ConvoRequired(TypedDict):
    app_id: str
    app_certificate: str
    channel_name: str


class GenerateConvoAITokenOptions(_ConvoRequired, total=False):
    """The arguments of ``generate_convo_ai_token``; the identity is ``account`` or ``uid``."""

    account: str | int
    uid: int | str
    token_expire: int
    expires_in: int
    privilege_expire: int
