"""Log records and optional OpenTelemetry spans; the only place that decides what may be told.

An allow-list: operation, method, host, status, request id, attempt, milliseconds, and the last
two digits of a phone number. Bodies, headers, query strings and credentials never pass here.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from shengwang_agent._http.deadlines import TIME_LIMIT
from shengwang_agent._version import __version__
from shengwang_agent.errors import request_id_of

if TYPE_CHECKING:
    from shengwang_agent._call.retry import Failure

logger = logging.getLogger("shengwang_agent")
logger.addHandler(logging.NullHandler())


def _is_not_ours(record: logging.LogRecord) -> bool:
    return TIME_LIMIT.get() is None


def quiet(*names: str) -> None:
    """Keep other loggers silent about calls of this package.

    The HTTP library logs whole addresses (phone numbers, query strings) at INFO and the headers
    of answers at DEBUG. Its records of anything else pass.
    """
    for name in names:
        logging.getLogger(name).addFilter(_is_not_ours)


def host_of(url: str) -> str:
    """Host and port of an address, without anything else it may carry."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return "an unreadable address"


def through_proxy(proxies: Mapping[str, Any], url: str) -> str:
    """The proxy on the way to an address, in words: scheme, host and port, empty for none.

    ``proxies`` are those of an HTTP client by scheme, and ``no`` has the hosts without one.
    """
    # Not at import: most programs never fail to connect.
    from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]

    parts = urlsplit(url)
    proxy = proxies.get(parts.scheme) or proxies.get("all") or ""
    text = str(getattr(proxy, "url", proxy))  # of an ``httpx.Proxy``
    if not text or proxy_bypass_environment(parts.hostname or "", proxies):
        return ""
    way = urlsplit(text if "://" in text else f"http://{text}")
    return (
        f", through the proxy {way.scheme}://{'***@' * ('@' in way.netloc)}{host_of(way.geturl())}"
    )


def told_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers of an ``Answer`` without cookies; of a redirect only the host and the path."""
    kept = dict(headers)
    kept.pop("set-cookie", None)
    if "location" in kept:
        kept["location"] = _location(kept["location"])
    return kept


def _location(url: str) -> str:
    try:
        parts = urlsplit(url)
        return urlunsplit((parts.scheme, host_of(url), parts.path, "", ""))
    except ValueError:
        return ""


def attempt(
    operation: str,
    host: str,
    number: int,
    outcome: str,
    seconds: float,
    headers: Mapping[str, str],
    told_id: Callable[[str | None], str | None],
) -> None:
    """One record per trip on the wire: DEBUG when it succeeded, INFO when it did not."""
    level = logging.DEBUG if outcome.startswith("2") else logging.INFO
    if logger.isEnabledFor(level):
        ms = seconds * 1000
        extra = {
            "operation": operation,
            "host": host,
            "attempt": number,
            "outcome": outcome,
            "status": int(outcome) if outcome.isdigit() else None,
            "ms": round(ms, 1),
            "request_id": told_id(request_id_of(headers)),
        }
        text = "%s attempt %d at %s: %s in %.1f ms"
        logger.log(level, text, operation, number, host, outcome, ms, extra=extra)


def pause(operation: str, seconds: float, failure: Failure) -> None:
    """A wait before the next attempt."""
    if logger.isEnabledFor(logging.INFO):
        extra = {"operation": operation, "pause": seconds, "failure": failure}
        logger.info("%s waits %.2f s after %s", operation, seconds, failure, extra=extra)


def recovered(operation: str, key: str) -> None:
    """A repeat found that the first request had landed; ``key`` is an agent id or a number."""
    from shengwang_agent._masking import masked_number, told_id

    is_number = operation.startswith("phone_numbers.")
    key = masked_number(key) if is_number else told_id(key) or "what was found"
    extra = {"operation": operation, "adopted": key}
    logger.warning("%s: the first request had landed; %s is used", operation, key, extra=extra)


def warn_of_token(operation: str) -> None:
    """A token goes to where the vendor's pages want user name and password."""
    text = (
        f"{operation}: calls and numbers want customer_id and customer_secret by the vendor's pages; "
        "a token is sent, which may be answered with 401"
    )
    warnings.warn(text, stacklevel=2)


def fast_off(replaced: str | None) -> None:
    """``[fast]`` stands back, since a mock or a tracer wants to see the calls."""
    text = "[fast] is off as long as %s is replaced: calls go through the HTTP library"
    logger.warning(text, replaced or "a function of the HTTP library")


def switch_on(level: str) -> None:
    """Print the package's records to stderr from ``level`` (``debug`` or ``info``) on."""
    wanted = {"debug": logging.DEBUG, "info": logging.INFO}.get(level.lower())
    if wanted is None:
        logger.warning("SHENGWANG_LOG must be debug or info, not %r", level[:20])
        return
    logger.setLevel(wanted)
    if not any(type(handler) is logging.StreamHandler for handler in logger.handlers):
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        logger.addHandler(handler)


class Span:
    """One OpenTelemetry span around a call, with an event per retry."""

    __slots__ = ("_attempts", "_span")

    def __init__(self, span: Any) -> None:
        self._span = span
        self._attempts = 0

    def attempt(self, host: str, outcome: str) -> None:
        """Note an attempt: the span keeps the last one and how many came before."""
        if self._attempts:
            self._span.set_attribute("http.request.resend_count", self._attempts)
        self._attempts += 1
        self._span.set_attribute("server.address", host)
        if outcome.isdigit():
            self._span.set_attribute("http.response.status_code", int(outcome))

    def retry(self, seconds: float, failure: str) -> None:
        """Note that the call waits and is tried again."""
        attributes = {"failure": failure, "attempt": self._attempts, "pause.seconds": seconds}
        self._span.add_event("retry", attributes)

    def end(self, error: BaseException | None = None) -> None:
        """Close the span, once; an error leaves its class, never its text."""
        if not self._span.is_recording():
            return
        if error is not None:
            self._span.set_attribute("error.type", type(error).__name__)
            self._span.set_status(_trace.Status(_trace.StatusCode.ERROR))
        self._span.end()


_trace: Any = None
_tracer: Any = None  # False when OpenTelemetry is not installed


def span(operation: str, method: str, template: str) -> Span | None:
    """A started span, or None when OpenTelemetry is not installed or records nothing."""
    global _trace, _tracer
    if _tracer is None:
        try:
            from opentelemetry import trace as _trace
        except ImportError:
            _tracer = False
        else:
            _tracer = _trace.get_tracer("shengwang_agent", __version__)
    if _tracer is False:
        return None
    attributes = {
        "http.request.method": method,
        "url.template": template,
        "shengwang.operation": operation,
    }
    kind = _trace.SpanKind.CLIENT
    made = _tracer.start_span(f"shengwang {operation}", kind=kind, attributes=attributes)
    return Span(made) if made.is_recording() else None
