"""Transport errors: was the request sent, and which exception of ours does the failure become?

Exceptions of the HTTP library and of its fork are recognised by their class names, which both
share; nothing of either is imported here.
"""

from __future__ import annotations

import os
import re
import socket
from errno import errorcode
from importlib import import_module
from ssl import SSLError
from typing import Any, Literal, NamedTuple

from shengwang_agent import errors
from shengwang_agent._call.retry import mark_sent
from shengwang_agent._call.telemetry import host_of, through_proxy
from shengwang_agent._frames import chain
from shengwang_agent._http.body import TimeUp, TooLate
from shengwang_agent._http.framing import BadAnswer
from shengwang_agent._http.request import Request, masked_request, timeouts


class TransportFailure(NamedTuple):
    """No usable answer: ``not_sent`` when the platform saw nothing, else ``no_response``."""

    failure: Literal["not_sent", "no_response"]
    error: errors.TransportError


class _Kind(NamedTuple):
    """What an exception of the library means: our class, what is said, the limit that ran out."""

    cls: type[errors.TransportError]
    words: str
    limit: str | None = None


_KINDS = {
    "ConnectError": _Kind(errors.ConnectionFailed, "no connection could be made"),
    "ConnectTimeout": _Kind(errors.ConnectionFailed, "no connection", "connect"),
    "ProxyError": _Kind(errors.ConnectionFailed, "the proxy refused the connection"),
    "UnsupportedProtocol": _Kind(errors.ConnectionFailed, "the address cannot be called"),
    "LocalProtocolError": _Kind(
        errors.ConnectionFailed, "the HTTP library refused to send the request as it is"
    ),
    "PoolTimeout": _Kind(errors.PoolTimeout, "no connection became free", "pool"),
    "ReadTimeout": _Kind(errors.RequestTimeout, "no complete answer", "read"),
    "WriteTimeout": _Kind(errors.RequestTimeout, "the request could not be sent", "write"),
    "RemoteProtocolError": _Kind(errors.ConnectionLost, "the answer is not HTTP, or was cut short"),
    "WriteError": _Kind(errors.ConnectionLost, "the connection broke while the request was sent"),
    "ReadError": _Kind(
        errors.ConnectionLost, "the connection broke before the answer was complete"
    ),
    "CloseError": _Kind(errors.ConnectionLost, "the connection could not be closed"),
}
_OTHER = _Kind(errors.ConnectionLost, "no usable answer came")
_UNSENT = (errors.ConnectionFailed, errors.PoolTimeout)

_OURS = (
    (TooLate, "PoolTimeout"),
    (TimeUp, "ReadTimeout"),
    (BadAnswer, "RemoteProtocolError"),
    (OSError, "ReadError"),  # how a broken TLS stream can surface
)
"""What does not come from the HTTP library, and its exception for it."""

_OWN = ("shengwang_agent._http.fast", "httpcore")
"""Whose exceptions our own connections raise, under the names of the HTTP library's."""


def transport_failure(
    error: Exception, request: Request, owner: Any = None, http: Any = None
) -> TransportFailure:
    """What an exception of the HTTP client ``http`` means; any other exception is raised again."""
    first, root = error, _root(error)
    if isinstance(error, StopIteration):
        # It would end the call, with its value as the result.
        raise RuntimeError("the HTTP client raised StopIteration") from error
    for cls, name in _OURS:
        if isinstance(error, cls):
            error = getattr(_library(owner), name)(str(error))
            break
    if type(error).__module__.startswith(_OWN):
        error = getattr(_library(None), type(error).__name__)(str(error))
    if all(cls.__name__ != "TransportError" for cls in type(error).__mro__):
        if not isinstance(error, errors.ShengwangError):
            mark_sent(error, sent=True)  # of a hook or a transport of the user's HTTP client
        raise error
    name = type(error).__name__
    kind = _KINDS.get(name, _OTHER)
    # Our own judge of answers quotes nothing of them.
    why = str(first) if isinstance(first, BadAnswer) else _why(error, kind, request, root)
    if kind.cls is errors.ConnectionFailed:
        why += through_proxy(getattr(http, "known_proxies", {}), request.url)
    _remove_secrets(first, root)
    _remove_secrets(error, root)
    error.args = (why,)
    made = errors.joined(kind.cls, type(error))(f"{request.method} {host_of(request.url)}: {why}")
    made.__cause__ = error
    # Both exceptions have a `request`, as in the HTTP library: one without secrets.
    made.__dict__["_request"] = error.__dict__["_request"] = masked_request(request)
    return TransportFailure("not_sent" if kind.cls in _UNSENT else "no_response", made)


def _root(error: BaseException) -> OSError | None:
    """What the operating system or TLS said, if it is that."""
    for link in chain(error):
        if isinstance(link, OSError) and (link.errno is not None or isinstance(link, SSLError)):
            return link
    return None


def _remove_secrets(error: BaseException, root: OSError | None) -> None:
    """Leave of the library's exceptions what may be shown.

    Their texts quote what a server sent and what was sent to it; the frames of their tracebacks
    hold each other, the request, and the client.
    """
    for link in tuple(chain(error)):
        link.__traceback__ = link.__cause__ = link.__context__ = None
    if error is not root:
        error.__cause__ = root


def _why(error: Exception, kind: _Kind, request: Request, root: OSError | None) -> str:
    if kind.limit is not None:
        seconds = timeouts(request.timeout)[kind.limit]
        return kind.words + (" in time" if seconds is None else f" within {seconds:g} s")
    name = type(error).__name__
    status = re.match(r"[1-5][0-9][0-9]\b", str(error)) if name == "ProxyError" else None
    code = f"status {status[0]}" if status else _code(root)
    return f"{kind.words} ({name}{code and f', {code}'})"


def _code(root: OSError | None) -> str:
    """The reason in words of the operating system or of TLS, which quote no server."""
    if root is None:
        return ""
    if isinstance(root, SSLError):
        reason = (root.reason or "TLS failed").lower().replace("_", " ")
        more = getattr(root, "verify_message", None)
        return f"{reason}: {more}" if more else reason
    number = root.errno or 0
    if isinstance(root, socket.gaierror):
        names = (n for n in dir(socket) if n.startswith("EAI_") and getattr(socket, n) == number)
        return f"{next(names, 'EAI')}: the host name could not be resolved"
    return f"{errorcode.get(number, number)}: {os.strerror(number)}"


def _library(owner: Any) -> Any:
    """The library a user's client is of, so that its own exceptions catch what happens to it."""
    homes = [cls.__module__.partition(".")[0] for cls in type(owner).__mro__]
    return import_module("httpx2" if "httpx2" in homes else "httpx")


def deadline_exceeded(text: str, cause: BaseException) -> errors.TransportError:
    """``DeadlineExceeded``, also caught by ``except httpx.TimeoutException``."""
    kinds = [cls for cls in type(cause).__mro__ if cls.__name__ == "TimeoutException"]
    theirs = kinds[0] if kinds else _library(None).TimeoutException
    made = errors.joined(errors.DeadlineExceeded, theirs)(text)
    made.__cause__ = cause
    return made  # type: ignore[no-any-return]


def pool_timeout(text: str) -> Exception:
    """The library's own exception for a call that found no free connection in time."""
    return _library(None).PoolTimeout(text)  # type: ignore[no-any-return]


def unknown(error: errors.TransportError) -> errors.TransportError:
    """The same transport error joined with ``OutcomeUnknown``."""
    classes = getattr(type(error), "_classes", (type(error),))
    made = errors.joined(errors.OutcomeUnknown, *classes)(*error.args)
    made.__cause__ = error.__cause__
    made.__dict__.update(error.__dict__)
    return made  # type: ignore[no-any-return]
