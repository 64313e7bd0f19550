"""What one attempt puts on the wire: address, headers, body, time limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from shengwang_agent.checks import checked_headers
from shengwang_agent.codec import encode, query_string
from shengwang_agent.settings import DEFAULT_TIMEOUT, NotGiven

if TYPE_CHECKING:
    from shengwang_agent._runtime.operation import Operation


def target(operation: Operation[Any], options: Mapping[str, Any]) -> str:
    """Path and query, to be put behind a base address."""
    extra = options.get("additional_query_parameters")
    query: Mapping[str, Any] | None = operation.query
    if extra:
        query = {**(query or {}), **extra}
    return f"{operation.path}?{query_string(query)}" if query else operation.path


def content(operation: Operation[Any], options: Mapping[str, Any]) -> bytes | None:
    """The encoded body; None for an operation without one."""
    body, extra = operation.body, options.get("additional_body_parameters")
    if extra:
        body = {**(body or {}), **extra}
    return None if body is None else encode(body, operation.endpoint.name)


def time_limit(floor: float | None, options: Mapping[str, Any], usual: Any) -> Any:
    """What limits each attempt: the call's word, else the client's, not below the floor."""
    if "timeout_in_seconds" in options:
        return options["timeout_in_seconds"]
    if floor is None:
        return usual
    if isinstance(usual, NotGiven):
        return max(floor, DEFAULT_TIMEOUT)
    return max(floor, usual) if isinstance(usual, (int, float)) else usual


def with_headers(headers: Mapping[str, str], extra: Mapping[str, Any]) -> dict[str, str]:
    """``headers`` with those of one call added, whatever their case; None drops one."""
    given = {k: v for k, v in extra.items() if v is not None}
    kept = checked_headers(given, "additional_headers")
    dropped = {str(k).lower() for k, v in extra.items() if v is None}
    return {k: v for k, v in headers.items() if k not in dropped} | kept


def says_authorization(options: Mapping[str, Any]) -> bool:
    """True when the call itself sets or drops the Authorization header."""
    return any(
        str(name).lower() == "authorization" for name in options.get("additional_headers") or ()
    )


def same_origin(url: str, location: str) -> str | None:
    """Path and query of a redirect, or None when it leads to another origin or nowhere."""
    from urllib.parse import urljoin, urlsplit

    here, there = urlsplit(url), urlsplit(urljoin(url, location))
    if not location or (here.scheme, here.netloc) != (there.scheme, there.netloc):
        return None
    return (there.path or "/") + (f"?{there.query}" if there.query else "")
