"""The errors a call ends with, and all that is known about it in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shengwang_agent import errors
from shengwang_agent.codec import Undecodable, decode_error_body
from shengwang_agent.joining import unknown
from shengwang_agent.loss import deadline_exceeded
from shengwang_agent.reading import Answer
from shengwang_agent.telemetry import host_of, told_headers

if TYPE_CHECKING:
    from shengwang_agent._runtime.operation import Operation
    from shengwang_agent.flow import Exchange

BODY_KEPT = 2000
"""Bytes of an undecodable success body kept in the error."""


def api_error(answer: Answer) -> errors.ApiError:
    """The error an answer other than 2xx is."""
    note = answer.broken
    if 300 <= answer.status < 400:
        from shengwang_agent.masking import told_id

        host = host_of(answer.headers.get("location", ""))
        place = (told_id(host) or "another host") if host else "the same host"
        note = f"redirected to {place}, which is not followed"
    body = decode_error_body(answer.content) if answer.broken is None else None
    cls = errors.error_class(answer.status)
    return cls(
        status_code=answer.status, headers=told_headers(answer.headers), body=body, note=note
    )


def decode_error(answer: Answer, why: Undecodable) -> errors.ApiError:
    """The error a success that cannot be understood is."""
    return errors.DecodeError(
        status_code=answer.status,
        headers=told_headers(answer.headers),
        body=decode_error_body(answer.content[:BODY_KEPT]),
        note=str(why),
    )


def finished(exchange: Exchange, error: Any, note: str | None = None) -> errors.ShengwangError:
    """``error`` with the attempts, the reason why there is no further one, and the lookup."""
    doubt = _doubt(exchange)
    if doubt:
        note = f"{note}; {doubt}" if note else doubt
    if isinstance(error, errors.ApiError):
        from shengwang_agent.call_secrets import secrets_of

        error = _api(error, note, exchange.unknown, secrets_of(exchange))
    else:
        error = _transport(exchange, error, note)
    error.attempts = tuple(exchange.attempts)
    if isinstance(error, errors.OutcomeUnknown):
        error.lookup = _lookup(exchange)
    return error  # type: ignore[no-any-return]


def _lookup(exchange: Exchange) -> Operation[Any] | None:
    make = exchange.endpoint.lookup
    return None if make is None else make(exchange.operation)


def _doubt(exchange: Exchange) -> str | None:
    if not exchange.unknown:
        return None
    lookup = _lookup(exchange)
    if lookup is None:
        return "the platform may or may not have acted, and no call can tell"
    return f"the platform may or may not have acted: {lookup.endpoint.name} tells (error.lookup)"


def _api(
    error: errors.ApiError, note: str | None, unknown_outcome: bool, secrets: set[str]
) -> errors.ApiError:
    cls = errors.unknown_class(type(error)) if unknown_outcome else type(error)
    return cls(
        status_code=error.status_code,
        headers=error.headers,
        body=error.body,
        note="; ".join(text for text in (error.note, note) if text) or None,
        secrets=secrets,
    )


def _transport(exchange: Exchange, error: errors.TransportError, note: str | None) -> Any:
    if exchange.deadline_at is not None and exchange.clock() >= exchange.deadline_at:
        name, limit = exchange.endpoint.name, exchange.deadline
        text = f"{name}: the deadline of {limit:g} s for the whole call ran out"
        note = _doubt(exchange)
        error = deadline_exceeded(text, error)
    if note:
        error.args = (f"{error}; {note}",)
    return unknown(error) if exchange.unknown else error
