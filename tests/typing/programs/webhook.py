"""Check and read notifications."""

from __future__ import annotations

from collections.abc import Mapping

from shengwang_agent import webhooks
from shengwang_agent.types import NcsAgentLeftPayload

seen = webhooks.Seen()


def receive(body: bytes, headers: Mapping[str, str], secret: str) -> int:
    try:
        notice = webhooks.verify(body, headers, secret, tolerance=300)
    except webhooks.SignatureError:
        return 401
    except webhooks.WebhookError:
        return 400
    if seen.first(notice) and isinstance(notice.payload, NcsAgentLeftPayload):
        print(notice.payload.agent_id, notice.name)
    return 200
