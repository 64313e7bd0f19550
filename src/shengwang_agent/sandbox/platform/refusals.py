"""The platform's refusals: status, reason and the two error body shapes; and the pages of its lists.

Agent endpoints answer ``{"detail", "reason"}``, telephony and number endpoints answer
``{"error_type", "description"}``. Which words go with which status is published for the
latter; for the former the pairs are the plausible ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol, TypeVar

from shengwang_agent._e164 import is_e164
from shengwang_agent_api.routes import Route

#: What the gateway before the platform answers to a path that it does not know.
NO_ROUTE = "no Route matched with those values"
#: How the platform begins to say which field of a request to agents is wrong.
AT = "Invalid value at "
MOST_PER_PAGE = 100
#: status -> (``reason`` of agent endpoints, ``error_type`` of the others, a sentence)
WORDS: dict[int, tuple[str, str, str]] = {
    400: ("InvalidFieldValue", "invalid_phone_format", "the request is not valid"),
    401: ("InvalidPermission", "unauthorized", "authentication failed"),
    403: ("InvalidPermission", "unauthorized", "not allowed"),
    404: ("TaskNotFound", "not_found", "not found"),
    405: ("InvalidRequest", "unprocessable_content", "this path does not take that method"),
    408: ("TaskOperationTimeout", "internal_server_error", "the request took too long"),
    409: ("TaskConflict", "conflict", "task conflict"),
    413: ("InvalidRequestBody", "unprocessable_content", "the body is too large"),
    422: ("ResourceQuotaLimitExceeded", "unprocessable_content", "quota exceeded"),
    429: ("ConcurrencyLimitExceeded", "unprocessable_content", "too many requests"),
    500: ("InternalError", "internal_server_error", "internal error"),
    501: ("NotImplemented", "internal_server_error", "not implemented"),
    502: ("InternalError", "internal_server_error", "bad gateway"),
    503: ("ServiceUnavailable", "internal_server_error", "service unavailable"),
    504: ("TaskOperationTimeout", "internal_server_error", "operation timed out"),
}


@dataclass(eq=False)
class Refusal(Exception):
    """A request the platform does not carry out, with everything its answer needs.

    ``status`` 0 means "the status this operation uses for a malformed request", which is 400
    or 422 depending on the operation. ``lead`` stands before the text in the answers of agents.
    """

    status: int
    text: str
    reason: str | None = None
    error_type: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    lead: str = ""


def invalid(field: str, text: str, *, reason: str = "InvalidFieldValue") -> Refusal:
    """A field whose value is not accepted; ``field`` is its full path in the body or query."""
    text, kind = f"{field}: {text}", "unprocessable_content"
    return Refusal(0, text, reason=reason, error_type=kind, lead=AT)


def missing(field: str) -> Refusal:
    """A field that must be there and is not."""
    return invalid(field, "required field is missing", reason="MissingRequiredField")


def check_phone(field: str, value: object) -> str:
    """The value when it is a number as the platform takes it; refuses anything else."""
    if is_e164(value):
        return str(value)
    shown = value if isinstance(value, str) else type(value).__name__
    text = f"{field}: {shown!r} is not a telephone number in E.164 form, such as +8613800000000"
    raise Refusal(400, text, reason="InvalidFieldValue", error_type="invalid_phone_format")


def answer_to(refusal: Refusal, route: Route | None) -> tuple[int, dict[str, Any]]:
    """The status and the JSON body of a refusal, in the shape of the operation's errors."""
    if route is None and refusal.status == 404:
        return 404, {"message": NO_ROUTE}
    telephony = route is not None and route.error == "TelephonyErrorResponse"
    # For agents, 422 means that a quota is used up.
    malformed = 422 if telephony and route and 422 in route.statuses else 400
    status = refusal.status or malformed
    reason, error_type, _ = WORDS.get(status, WORDS[500])
    if telephony:
        body = {"error_type": refusal.error_type or error_type, "description": refusal.text}
    else:
        told = refusal.lead + refusal.text
        detail = f"{_verb(route)} failed, code: {status}, msg: {told}"
        body = {"detail": detail, "reason": refusal.reason or reason}
    return status, body | refusal.extra


def _verb(route: Route | None) -> str:
    """How the platform's error texts begin: ``create agent``, ``speak agent``."""
    if route is None:
        return "request"
    resource, _, method = route.operation.partition(".")
    word = "create" if method == "start" else method.replace("_", " ")
    return f"{word} {resource.removesuffix('s')}"


class Sequenced(Protocol):
    """A record of an agent or call, in order of creation."""

    agent_id: str
    sequence: int


S = TypeVar("S", bound=Sequenced)


def page(
    found: Iterable[S],
    known: Mapping[str, S],
    query: Mapping[str, Any],
    view: Callable[[S], dict[str, Any]],
) -> dict[str, Any]:
    """The answer with one page, newest first, and the total of all pages.

    A cursor is the ``agent_id`` of the last record of a page, and empty on the last page.
    Records made while someone pages come before it and never shift a page.
    """
    limit, cursor = query["limit"], query.get("cursor")
    if not 1 <= limit <= MOST_PER_PAGE:
        raise invalid("limit", f"expected 1 to {MOST_PER_PAGE}")
    last = known.get(cursor) if cursor else None
    if cursor and last is None:
        raise invalid("cursor", "is not a cursor of this list")
    everything = sorted(found, key=lambda record: record.sequence, reverse=True)
    rest = (r for r in everything if last is None or r.sequence < last.sequence)
    records = list(islice(rest, limit))
    more = next(rest, None) is not None
    return {
        "data": {"count": len(records), "list": [view(record) for record in records]},
        "meta": {"cursor": records[-1].agent_id if more else "", "total": len(everything)},
        "status": "ok",
    }
