# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""What a server of this API needs to know of every operation; the sandbox is one."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["ROUTES", "Parameter", "Route"]


class Parameter(NamedTuple):
    """One query parameter; ``kind`` is a Python type, ``choices`` are empty where others pass too."""

    name: str
    kind: str
    required: bool = False
    default: Any = None
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str | int | bool, ...] = ()


class Route(NamedTuple):
    """One operation.

    The ``{names}`` in ``path`` are those of the method's arguments. ``body`` and ``answer`` name
    schemas, and strict twins; where the reply is a list, ``answer`` is one entry of it. ``statuses``
    are the documented ones, ``error`` is the schema of the body of an error. With ``basic_only``
    the operation takes user name and password, and no token.
    """

    operation: str
    method: str
    path: str
    query: tuple[Parameter, ...] = ()
    body: str | None = None
    body_required: bool = False
    answer: str | None = None
    statuses: tuple[int, ...] = ()
    error: str | None = None
    basic_only: bool = False


ROUTES: tuple[Route, ...] = (
    Route(
        "agents.start",
        "POST",
        "/v2/projects/{appid}/join",
        body="StartAgentsRequest",
        body_required=True,
        answer="StartAgentsResponse",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "agents.list",
        "GET",
        "/v2/projects/{appid}/agents",
        query=(
            Parameter("channel", "str"),
            Parameter("from_time", "float", maximum=99999999999),
            Parameter("to_time", "float", maximum=99999999999),
            Parameter("state", "str", default="2"),
            Parameter("limit", "int", default=20),
            Parameter("cursor", "str"),
        ),
        answer="ListAgentsResponse",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "agents.get",
        "GET",
        "/v2/projects/{appid}/agents/{agent_id}",
        answer="GetAgentsResponse",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "agents.get_history",
        "GET",
        "/v2/projects/{appid}/agents/{agent_id}/history",
        answer="GetHistoryAgentsResponse",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "agents.stop",
        "POST",
        "/v2/projects/{appid}/agents/{agent_id}/leave",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "agents.update",
        "POST",
        "/v2/projects/{appid}/agents/{agent_id}/update",
        body="UpdateAgentsRequest",
        body_required=True,
        answer="UpdateAgentsResponse",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "agents.speak",
        "POST",
        "/v2/projects/{appid}/agents/{agent_id}/speak",
        body="SpeakAgentsRequest",
        body_required=True,
        answer="SpeakAgentsResponse",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "agents.interrupt",
        "POST",
        "/v2/projects/{appid}/agents/{agent_id}/interrupt",
        answer="InterruptAgentsResponse",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "agents.get_turns",
        "GET",
        "/v2/projects/{appid}/agents/{agent_id}/turns",
        query=(
            Parameter("page_index", "int", default=1, minimum=1),
            Parameter("page_size", "int", default=50, minimum=10, maximum=200),
        ),
        answer="GetTurnsAgentsResponse",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "agents.think",
        "POST",
        "/v2/projects/{appid}/agents/{agent_id}/think",
        body="AgentThinkAgentManagementRequest",
        body_required=True,
        answer="AgentThinkAgentManagementResponse",
        statuses=(200, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504),
        error="AgentErrorResponse",
    ),
    Route(
        "telephony.list",
        "GET",
        "/v2/projects/{appid}/call",
        query=(
            Parameter("number", "str"),
            Parameter("from_time", "int", maximum=99999999999),
            Parameter("to_time", "int", maximum=99999999999),
            Parameter("type", "str", choices=("inbound", "outbound")),
            Parameter("limit", "int", default=20),
            Parameter("cursor", "str"),
        ),
        answer="ListTelephonyResponse",
        statuses=(200, 401, 422, 500),
        error="TelephonyErrorResponse",
        basic_only=True,
    ),
    Route(
        "telephony.call",
        "POST",
        "/v2/projects/{appid}/call",
        body="CallTelephonyRequest",
        body_required=True,
        answer="CallTelephonyResponse",
        statuses=(200, 400, 401, 500),
        error="TelephonyErrorResponse",
        basic_only=True,
    ),
    Route(
        "telephony.get",
        "GET",
        "/v2/projects/{appid}/calls/{agent_id}",
        answer="GetTelephonyResponse",
        statuses=(200, 401, 404, 500),
        error="TelephonyErrorResponse",
        basic_only=True,
    ),
    Route(
        "telephony.hangup",
        "POST",
        "/v2/projects/{appid}/calls/{agent_id}/hangup",
        answer="HangupTelephonyResponse",
        statuses=(200, 401, 404, 500),
        error="TelephonyErrorResponse",
        basic_only=True,
    ),
    Route(
        "phone_numbers.list",
        "GET",
        "/v2/phone-numbers",
        answer="ListPhoneNumbersResponseItem",
        statuses=(200, 401, 404, 409, 422, 500),
        error="TelephonyErrorResponse",
        basic_only=True,
    ),
    Route(
        "phone_numbers.add",
        "POST",
        "/v2/phone-numbers",
        body="AddPhoneNumbersRequest",
        body_required=True,
        answer="AddPhoneNumbersResponse",
        statuses=(201, 400, 401, 409, 422, 500),
        error="TelephonyErrorResponse",
        basic_only=True,
    ),
    Route(
        "phone_numbers.get",
        "GET",
        "/v2/phone-numbers/{phone_number}",
        answer="GetPhoneNumbersResponse",
        statuses=(200, 401, 404, 409, 422, 500),
        error="TelephonyErrorResponse",
        basic_only=True,
    ),
    Route(
        "phone_numbers.delete",
        "DELETE",
        "/v2/phone-numbers/{phone_number}",
        statuses=(204, 401, 404, 409, 422, 500),
        error="TelephonyErrorResponse",
        basic_only=True,
    ),
    Route(
        "phone_numbers.update",
        "PATCH",
        "/v2/phone-numbers/{phone_number}",
        body="UpdatePhoneNumbersRequest",
        body_required=True,
        answer="UpdatePhoneNumbersResponse",
        statuses=(200, 401, 404, 409, 422, 500),
        error="TelephonyErrorResponse",
        basic_only=True,
    ),
)
