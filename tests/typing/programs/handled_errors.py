"""Tell errors apart."""

from __future__ import annotations

from shengwang_agent import (
    AgentClient,
    ApiError,
    ConflictError,
    NotFoundError,
    OutcomeUnknown,
    RateLimitError,
    ShengwangError,
    TransportError,
)


def stop(client: AgentClient, agent_id: str) -> tuple[int, str]:
    try:
        client.agents.stop(agent_id=agent_id)
    except NotFoundError:
        return 404, "gone"
    except ConflictError as error:
        return 409, error.detail or ""
    except RateLimitError as error:
        return 429, error.headers.get("retry-after", "")
    except ApiError as error:
        return error.status_code or 502, error.reason or error.request_id or ""
    except TransportError as error:
        return 504, f"{len(error.attempts)} attempts"
    except ShengwangError as error:
        return 500, str(error)
    return 200, ""


def unknown(client: AgentClient) -> bool:
    try:
        client.agents.start(
            name="n", properties={"channel": "c", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}
        )
    except OutcomeUnknown as error:
        return error.lookup is not None and client.send(error.lookup) is not None
    return True
