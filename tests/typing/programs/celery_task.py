"""A task of Celery, which has no types of its own: what is handed over is text."""

from __future__ import annotations

from typing import Any

from shengwang_agent import AgentClient, OutcomeUnknown, TransportError
from shengwang_agent.telephony import CallTelephonyRequestProperties, CallTelephonyRequestSip


def dial(client: AgentClient, order: dict[str, Any]) -> str | None:
    try:
        return client.telephony.call(
            name=order["name"],
            sip=CallTelephonyRequestSip.from_dict(order["sip"]),
            properties=CallTelephonyRequestProperties.from_dict(order["properties"]),
        ).agent_id
    except OutcomeUnknown:
        return None
    except TransportError as error:
        raise RuntimeError("try again later") from error


def register(app: Any) -> Any:
    return app.task(dial, name="dial", max_retries=3)
