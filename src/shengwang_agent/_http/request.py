"""One attempt as a value: what to send where, its time limits, and what of it may be shown."""

from __future__ import annotations

from functools import lru_cache
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from shengwang_agent._call import telemetry
from shengwang_agent._credentials.settings import DEFAULT_TIMEOUT, NotGiven
from shengwang_agent._http.body import Answer

if TYPE_CHECKING:  # with [fast] the HTTP library may never be needed
    import httpx

CONNECT_SECONDS = 10.0
"""Most that a connection attempt may take within the default time limit, so that a dead host
leaves time for the next one."""


class Request(NamedTuple):
    """One attempt, described for the HTTP library. ``until`` is monotonic seconds, or ``inf``."""

    method: str
    url: str
    headers: dict[str, str]
    content: bytes | None
    timeout: float | httpx.Timeout | NotGiven | None
    until: float

    def __repr__(self) -> str:
        # Tracebacks may show local variables: no query, no headers, no body.
        return f"<Request {self.method} {self.url.partition('?')[0]}>"


HAS_BODY = frozenset({"POST", "PUT", "PATCH"})
"""Methods of which a body is expected: an empty one is told by its length, as RFC 9110 wants it."""


def _parsed(text: str) -> httpx.URL:
    import httpx

    return httpx.URL(text)


_kept_path = lru_cache(maxsize=512)(_parsed)
_kept_query = lru_cache(maxsize=2)(_parsed)  # most pages of a list are asked for once


def parsed_url(text: str) -> httpx.URL:
    """``httpx.URL`` of an address; parsing takes as long as a tenth of a call, so it is kept."""
    return _kept_query(text) if "?" in text else _kept_path(text)


def timeouts(timeout: Any) -> dict[str, float | None]:
    """The limits of connect, read, write and pool, in seconds; None for no limit."""
    seconds = DEFAULT_TIMEOUT if isinstance(timeout, NotGiven) else timeout
    if seconds is None:
        return {"connect": None, "read": None, "write": None, "pool": None}
    if isinstance(seconds, (int, float)):
        connect = min(seconds, CONNECT_SECONDS)
        return {"connect": connect, "read": seconds, "write": seconds, "pool": seconds}
    if not hasattr(seconds, "as_dict"):  # no Timeout of httpx or of its fork: a tuple
        import httpx

        seconds = httpx.Timeout(seconds)
    return dict(seconds.as_dict())


def attempt_seconds(timeout: Any) -> float:
    """The limit of a whole attempt: the number given; ``inf`` where four separate ones were."""
    if isinstance(timeout, NotGiven):
        return DEFAULT_TIMEOUT
    return float(timeout) if isinstance(timeout, (int, float)) else inf


def seconds_left(until: float, limit: float | None = None) -> float | None:
    """Seconds until then, ``limit`` at most and never below zero; None when there is no end."""
    left = min(inf if limit is None else limit, until - monotonic())
    return None if left == inf else max(left, 0.0)


def pool_until(request: Request) -> float:
    """When a call that finds no free connection stops waiting for one, in monotonic seconds."""
    limit = timeouts(request.timeout)["pool"]
    return request.until if limit is None else min(request.until, monotonic() + limit)


SHOWN = frozenset(
    {"accept", "accept-encoding", "content-type", "traceparent", "user-agent", "x-request-id"}
)


def masked_request(request: Request) -> httpx.Request:
    """A copy for event hooks: no query, only header values known to be harmless, and of the body its
    length alone."""
    import httpx

    headers = {k: v if k in SHOWN else "***" for k, v in request.headers.items()}
    if request.content is not None:
        headers["content-length"] = str(len(request.content))
    return httpx.Request(request.method, request.url.partition("?")[0], headers=headers)


def masked_response(request: httpx.Request, answer: Answer, seconds: float) -> httpx.Response:
    """A copy for event hooks: status and headers, no cookies, no body; ``request`` is their copy."""
    import datetime

    import httpx

    headers = telemetry.told_headers(answer.headers)
    for name in ("content-encoding", "content-length"):  # they would describe the missing body
        headers.pop(name, None)
    response = httpx.Response(answer.status, headers=headers, request=request)
    response.elapsed = datetime.timedelta(seconds=seconds)
    return response
