"""Every exception of the package.

::

    ShengwangError
    ├── ConfigurationError (ValueError)      the client was described wrongly; nothing was sent
    ├── ArgumentError (ValueError)           an argument of one call is wrong; nothing was sent
    ├── StateError (RuntimeError)            a session, a call or an agent is not in the state for it
    ├── ClosedClientError (RuntimeError)     the client was used after close()
    ├── WaitTimeout (TimeoutError)           an agent or a call was not in the state in time
    ├── ApiError                             the platform answered, and it was not success
    │   ├── BadRequestError          400, 422 when its reason says so, 422 of numbers
    │   ├── AuthenticationError      401
    │   ├── PermissionDeniedError    403
    │   ├── NotFoundError            404
    │   ├── ConflictError            409
    │   ├── QuotaExceededError       422, 400 when its reason says so
    │   ├── RateLimitError           429
    │   ├── ServerError              5xx
    │   └── DecodeError              any status, the body could not be understood
    ├── TransportError                       no usable answer arrived
    │   ├── ConnectionFailed                 nothing was sent: DNS, connect, TLS, proxy
    │   ├── PoolTimeout                      nothing was sent: no free connection in time
    │   ├── ConnectionLost                   cut while sending or reading
    │   ├── RequestTimeout                   no answer within the time limit
    │   └── DeadlineExceeded                 the total deadline of the call ran out
    ├── PaginationError                      a walk over pages would never have ended
    └── OutcomeUnknown                       beside one of the above: it may or may not have happened

A transport error of a client is also an instance of the HTTP library's exception
(``except httpx.TimeoutException`` works).
"""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from shengwang_agent._runtime.operation import Operation
    from shengwang_agent._runtime.rules import BrokenRule

TEXT_LIMIT = 600
"""An error text is cut at this many characters: a gateway's HTML page must not flood a log."""

DETAIL_LIMIT = 2000
"""``reason`` and ``detail`` are cut there; ``body`` has all of it."""

REQUEST_ID_HEADERS = (
    "x-request-id", "agora-request-id", "x-agora-request-id", "x-agora-trace-id", "x-trace-id",
)  # fmt: skip


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """The platform's id of an answer, by whichever name it is sent."""
    return next((headers[name] for name in REQUEST_ID_HEADERS if name in headers), None)


class Headers(dict[str, str]):
    """Headers by name: the names are lower-case, and may be asked for in any case."""

    __slots__ = ()

    def __missing__(self, name: str) -> str:
        if name == name.lower():
            raise KeyError(name)
        return self[name.lower()]

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name.lower() if isinstance(name, str) else name)

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a header, or ``default`` where it was not sent."""
        return super().get(name.lower(), default)


class Attempt(NamedTuple):
    """One trip on the wire: where it went, what came of it, how long it took in seconds."""

    host: str
    outcome: str
    seconds: float


class ShengwangError(Exception):
    """The root of every exception of this package.

    ``attempts`` lists the trips on the wire that led here, oldest first. ``retry_after`` is how
    many seconds the platform asked to wait, None where it did not.
    """

    attempts: tuple[Attempt, ...] = ()
    retry_after: float | None = None

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            if name.startswith("_"):
                raise AttributeError(name)
            from shengwang_agent._runtime.spelling import missing  # only needed to word an error

            missing(self, name)

    @property
    def message(self) -> str:
        """The platform's sentence about it, else its word for it, else the text of the error."""
        told = vars(self)
        return told.get("detail") or told.get("reason") or str(self)

    @property
    def http_status(self) -> int:
        """What a backend answers to its own caller when this ended the caller's request.

        ===  ======================================================================
        400  ArgumentError, BadRequestError, WebhookError
        401  SignatureError, TokenError
        404  NotFoundError
        409  ConflictError, StateError
        500  what the backend itself has wrong: ConfigurationError, ClosedClientError,
             AuthenticationError, PermissionDeniedError
        502  any other answer of the platform, a connection that failed, AgentFailed, CallFailed
        503  QuotaExceededError, RateLimitError, PoolTimeout, a 503 of the platform; send
             ``retry_after`` along, where it is known, as ``Retry-After``, rounded up
        504  RequestTimeout, DeadlineExceeded, WaitTimeout
        ===  ======================================================================

        Credentials that the platform refuses are no fault of the caller, so they are not a 401.
        """
        if vars(self).get("status_code") == 503:
            return 503
        names = (cls.__name__ for cls in type(self).__mro__)
        return next(_ANSWERS[name] for name in names if name in _ANSWERS)

    def __reduce__(self) -> tuple[Any, ...]:
        # As it is, not made again: what was masked stays so. The HTTP library's request stays here.
        values = {k: None if k == "_request" else v for k, v in vars(self).items()}
        return _restored, (getattr(type(self), "_classes", (type(self),)), self.args, values)


def _restored(classes: tuple[type, ...], args: tuple[Any, ...], values: dict[str, Any]) -> Any:
    cls = joined(*classes)
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(values)
    return error


_joined: dict[tuple[type, ...], Any] = {}


def _lazy(name: str) -> Any:
    """Find ``UnknownServerError`` and its like by name, as serialisers look for classes."""
    cls = globals().get(name.removeprefix("Unknown")) if name.startswith("Unknown") else None
    if isinstance(cls, type) and issubclass(cls, ShengwangError):
        return joined(OutcomeUnknown, cls)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


if not TYPE_CHECKING:  # type checkers see the names above, and no other
    __getattr__ = _lazy


def joined(*classes: type) -> Any:
    """One class that derives from all of ``classes``, made once and kept."""
    if len(classes) == 1:
        return classes[0]
    cls = _joined.get(classes)
    if cls is None:
        ours = next(c for c in classes if c is not OutcomeUnknown)
        members = {"__module__": ours.__module__, "__doc__": ours.__doc__, "_classes": classes}
        name = f"Unknown{ours.__name__}" if OutcomeUnknown in classes else ours.__name__
        cls = _joined.setdefault(classes, type(name, classes, members))
    return cls


class ConfigurationError(ShengwangError, ValueError):
    """The client was described wrongly; the text names the argument and the ways to give it."""


class ArgumentError(ShengwangError, ValueError):
    """An argument has a value that cannot be used; the text names it. Nothing was sent."""


class StateError(ShengwangError, RuntimeError):
    """A session, a call or an agent is not in the state that this needs, and will not be."""


class WaitTimeout(ShengwangError, TimeoutError):
    """An agent or a call was not in the state that was waited for in time; it may still come."""


CLOSED = "this client is closed; make a new one, or leave its `with` block later"


class ClosedClientError(ShengwangError, RuntimeError):
    """The client was used after ``close()``; make a new one or keep it open longer."""


class OutcomeUnknown(ShengwangError):
    """The platform may or may not have acted on the request.

    Raised in place of a retry when acting twice would be noticed, as when a phone
    would ring again. It always comes joined with the error that caused it, so a 500
    on a dial is a ``ServerError`` too. ``lookup`` is the operation that tells which of
    the two it was, to be sent with ``client.send(error.lookup)``; None where no
    operation can tell.
    """

    lookup: Operation[Any] | None = None


class PaginationError(ShengwangError):
    """The platform answered with a cursor it had given before, after a page with items."""


class ApiError(ShengwangError):
    """The platform answered with something other than success.

    Attributes: ``status_code`` (int or None), ``headers`` (names in any case), ``body``
    (decoded JSON, else the text), ``reason`` (the machine-readable word: ``reason`` or
    ``error_type`` of the body), ``detail`` (the sentence: ``detail``, ``description`` or
    ``message``), ``request_id``, ``attempts`` and ``hints``, the documented rules that the sent
    body breaks (after 400 and 422). In the text, in ``reason`` and in ``detail`` the secrets of the
    call (``secrets``) are masked; ``headers`` and ``body`` are as they came.
    """

    def __init__(
        self,
        text: str | None = None,
        /,
        *,
        headers: Mapping[str, str] | None = None,
        status_code: int | None = None,
        body: Any = None,
        note: str | None = None,
        secrets: Collection[str] = (),
        hints: Collection[BrokenRule] = (),
    ) -> None:
        self.headers = Headers({k.lower(): v for k, v in (headers or {}).items()})
        self.status_code = status_code
        self.body = body
        self.retry_after = hint_seconds(self.headers, time.time())
        self.note = _said(note, secrets)
        """What the client adds, such as why it did not try again."""
        self.reason = _member(secrets, body, "reason", "error_type")
        self.detail = _member(secrets, body, "detail", "description", "message")
        self.hints = tuple(hints)
        # A text alone is all that a serialiser which knows no objects has kept of an error.
        super().__init__(self._text(secrets) if text is None else text)

    @property
    def request_id(self) -> str | None:
        """The platform's id of the answer, to quote in a support request."""
        return request_id_of(self.headers)

    def _text(self, secrets: Collection[str]) -> str:
        """Our words, and of the platform's only these two: a body may repeat what was sent."""
        from shengwang_agent._masking import told_id

        parts = [f"status_code: {self.status_code}"]
        if self.reason is not None:
            parts.append(f"reason: {_cut(self.reason, 100)}")
        if self.detail is not None:
            parts.append(f"detail: {_cut(self.detail, TEXT_LIMIT - 200)}")
        request_id = told_id(self.request_id, secrets)
        if request_id:
            parts.append(f"request_id: {request_id}")
        notes = [self.note] if self.note else []
        said = ", ".join(parts)  # what the platform has told already is not said again
        if more := "; ".join(str(h) for h in self.hints if f"{h.pointer}: {h.text}" not in said):
            told = f"the sent body breaks documented rules: {_said(more, secrets)}"
            # Whether the platform acted stands behind them, and must not be cut off.
            room = TEXT_LIMIT - len(", ".join([*parts, "", *notes]))
            parts.append(_cut(told, max(min(room, 340), 40)))
        return _cut(", ".join([*parts, *notes]), TEXT_LIMIT)


class BadRequestError(ApiError):
    """400, and 422 of telephone numbers: a parameter is missing or wrong; ``detail`` says which."""


class AuthenticationError(ApiError):
    """401: the credentials or the token were refused."""


class PermissionDeniedError(ApiError):
    """403: the account, the project or the product may not do this."""


class NotFoundError(ApiError):
    """404: no such agent, call or number, or it is already gone."""


class ConflictError(ApiError):
    """409: the name or the number is taken, or another change holds a lock."""


class QuotaExceededError(ApiError):
    """422: a quota is used up."""


class RateLimitError(ApiError):
    """429: too many requests; the client has already waited and repeated as told."""


class ServerError(ApiError):
    """5xx: the platform failed."""


class DecodeError(ApiError):
    """The answer's body is not what the operation returns: not JSON, cut off, or too large."""


class TransportError(ShengwangError):
    """No usable answer arrived. The HTTP library's exception is chained as ``__cause__``."""


class ConnectionFailed(TransportError):
    """No connection could be made (DNS, connect, TLS or proxy); nothing was sent."""


class PoolTimeout(TransportError):
    """No connection of the pool became free in time; nothing was sent."""


class ConnectionLost(TransportError):
    """The connection broke while the request was sent or the answer was read."""


class RequestTimeout(TransportError, TimeoutError):
    """No answer came within the time limit of the attempt."""


class DeadlineExceeded(TransportError, TimeoutError):
    """The total deadline of the call ran out before an attempt could finish."""


# The same under the names that programs written for openai-python know.
APIError = APIStatusError = ApiError
APIConnectionError, APITimeoutError = TransportError, RequestTimeout
InternalServerError = ServerError

_ANSWERS = {
    **dict.fromkeys(("ArgumentError", "BadRequestError", "WebhookError"), 400),
    **dict.fromkeys(("SignatureError", "TokenError"), 401),
    "NotFoundError": 404,
    **dict.fromkeys(("ConflictError", "StateError"), 409),
    **dict.fromkeys(("AuthenticationError", "PermissionDeniedError", "ShengwangError"), 500),
    **dict.fromkeys(("ApiError", "TransportError", "PaginationError"), 502),
    **dict.fromkeys(("AgentFailed", "CallFailed"), 502),
    **dict.fromkeys(("QuotaExceededError", "RateLimitError", "PoolTimeout"), 503),
    **dict.fromkeys(("RequestTimeout", "DeadlineExceeded", "WaitTimeout"), 504),
}
"""What ``http_status`` says, by the first class of an error that stands here."""

STATUS_ERRORS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: QuotaExceededError,
    429: RateLimitError,
}


REASON_ERRORS: dict[str, type[ApiError]] = {
    **dict.fromkeys(
        ("InvalidFieldValue", "InvalidRequest", "InvalidRequestBody", "MissingRequiredField",
         "invalid_phone_format"),
        BadRequestError,
    ),
    **dict.fromkeys(("TaskConflict", "conflict", "phone_number_exists"), ConflictError),
    "ResourceQuotaLimitExceeded": QuotaExceededError,
}  # fmt: skip
"""What a reason is raised as where a status has several meanings: 400 and 422."""


def error_class(status: int, body: Any = None, operation: str = "") -> type[ApiError]:
    """The class an answer is raised as: by its status, and by its reason where it has one."""
    if status in (400, 422):
        reason = _member((), body, "reason", "error_type")
        if reason in REASON_ERRORS:
            return REASON_ERRORS[reason]
        # These have no quota; 422 is their word for a request that cannot be processed.
        if status == 422 and operation.startswith(("phone_numbers.", "telephony.list")):
            return BadRequestError
    return STATUS_ERRORS.get(status, ServerError if status >= 500 else ApiError)


def unknown_class(cls: type[ApiError]) -> type[ApiError]:
    """The same class joined with ``OutcomeUnknown``."""
    return cls if issubclass(cls, OutcomeUnknown) else joined(OutcomeUnknown, cls)


def _member(secrets: Collection[str], body: Any, *names: str) -> str | None:
    if isinstance(body, dict):
        for name in names:
            value = body.get(name)
            if isinstance(value, str) and value:
                return _cut(_said(value, secrets) or "", DETAIL_LIMIT)
    return None


def _said(text: str | None, secrets: Collection[str]) -> str | None:
    from shengwang_agent._masking import said  # most programs see no error

    return text and said(text, secrets)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


# How long the platform asks to wait ---------------------------------------------------------

MOST_HINTED = 10**9
"""Seconds. More than thirty years are a mistake, not a hint."""

_CLOCK = "[0-9]{2}:[0-9]{2}:[0-9]{2}"
_DATE = (
    rf"[A-Z][a-z]{{2}}, [0-9]{{2}} [A-Z][a-z]{{2}} [0-9]{{4}} {_CLOCK}( GMT| \+0000)?"
    rf"|[A-Z][a-z]+day, [0-9]{{2}}-[A-Z][a-z]{{2}}-[0-9]{{2}} {_CLOCK} GMT"
    rf"|[A-Z][a-z]{{2}} [A-Z][a-z]{{2}} [ 0-9][0-9] {_CLOCK} [0-9]{{4}}"
)
"""The three forms of an HTTP date (RFC 9110), and the first one as some servers write it."""


def hint_seconds(headers: Mapping[str, str], now: float) -> float | None:
    """The waiting time the platform asks for, in seconds, or None.

    Reads ``retry-after-ms``, then ``Retry-After`` as seconds or as an HTTP date against ``now``
    (Unix seconds). Seconds are ASCII digits, with a fraction or without; what Python alone would
    read as a number or a date is no hint.
    """
    millis = _number(headers.get("retry-after-ms", ""))
    if millis is not None:
        return millis / 1000.0
    text = headers.get("retry-after", "")
    seconds = _number(text)
    return seconds if seconds is not None or not text else _until(text, now)


def _number(text: str) -> float | None:
    if not text or re.fullmatch(r"[ \t]*[0-9]+(\.[0-9]+)?[ \t]*", text) is None:
        return None
    value = float(text)
    return value if value <= MOST_HINTED else None


def _until(text: str, now: float) -> float | None:
    if re.fullmatch(_DATE, text.strip(" \t")) is None:
        return None
    from datetime import timezone
    from email.utils import parsedate_to_datetime  # slow to import, and rarely needed

    try:
        there = parsedate_to_datetime(text)
        # HTTP dates are UTC whatever they say; without a zone Python would take local time.
        wait = there.replace(tzinfo=there.tzinfo or timezone.utc).timestamp() - now
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return wait if 0 <= wait <= MOST_HINTED else None
