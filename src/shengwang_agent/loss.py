"""What it means when no usable answer came: was anything sent, and whose error is it?

Exceptions of the HTTP library and of its fork are recognised by their class names, which both
share; nothing of either is imported here.
"""

from __future__ import annotations

import sys
from typing import Any, Literal, NamedTuple

from shengwang_agent import errors
from shengwang_agent.framing import BadAnswer
from shengwang_agent.joining import joined
from shengwang_agent.reading import TimeUp
from shengwang_agent.wire import Request, masked_request, timeouts

TEXT_LIMIT = 200
"""Of a foreign error text, which may quote what a broken server sent."""


class Lost(NamedTuple):
    """No usable answer: ``unsent`` when the platform saw nothing, else ``cut``."""

    failure: Literal["unsent", "cut"]
    error: errors.TransportError


_UNSENT: dict[str, type[errors.TransportError]] = {
    "ConnectError": errors.ConnectionFailed,
    "ConnectTimeout": errors.ConnectionFailed,
    "ProxyError": errors.ConnectionFailed,
    "UnsupportedProtocol": errors.ConnectionFailed,
    "LocalProtocolError": errors.ConnectionFailed,
    "PoolTimeout": errors.PoolTimeout,
}
_CUT: dict[str, type[errors.TransportError]] = {
    "ReadTimeout": errors.RequestTimeout,
    "WriteTimeout": errors.RequestTimeout,
}
_TOO_LATE = {
    "ConnectTimeout": ("connect", "no connection"),
    "ReadTimeout": ("read", "no complete answer"),
    "WriteTimeout": ("write", "the request could not be sent"),
    "PoolTimeout": ("pool", "no connection became free"),
}


def lost(error: Exception, request: Request, owner: Any = None) -> Lost:
    """What an exception of the HTTP library means; any other exception is raised again.

    A broken TLS stream can surface as the operating system's error instead.
    """
    if isinstance(error, TimeUp):
        error = _library(owner).ReadTimeout(str(error))
    elif isinstance(error, BadAnswer):
        error = _library(owner).RemoteProtocolError(str(error))
    elif type(error).__module__.startswith("httpcore"):  # of our own connections
        _let_frames_go(error)
        error = getattr(_library(None), type(error).__name__)(str(error))
    elif isinstance(error, OSError):
        error = _library(owner).ReadError(str(error))
    elif all(cls.__name__ != "TransportError" for cls in type(error).__mro__):
        raise error
    _let_frames_go(error)
    name = type(error).__name__
    if name == "LocalProtocolError":  # its text quotes header values
        error = type(error)("the HTTP library refused to send the request as it is")
    unsent = _UNSENT.get(name)
    cls = unsent or _CUT.get(name, errors.ConnectionLost)
    text = f"{request.method} {_host(request.url)}: {_why(error, name, request)}"
    made = joined(cls, type(error))(text)
    made.__cause__ = error
    # Both exceptions carry the request for who asks: without its secrets.
    made.__dict__["_request"] = error.__dict__["_request"] = masked_request(request)
    return Lost("unsent" if unsent else "cut", made)


def _let_frames_go(error: BaseException) -> None:
    """Drop the library's tracebacks: their frames hold each other, the request, and the client.

    What is told by the chain of exceptions stays.
    """
    link: BaseException | None = error
    while link is not None:
        link.__traceback__ = None
        link = link.__cause__ or link.__context__


def _why(error: Exception, name: str, request: Request) -> str:
    limit = _TOO_LATE.get(name)
    if limit is None:
        return str(error)[:TEXT_LIMIT] or name
    seconds = timeouts(request.timeout)[limit[0]]
    return limit[1] + (" in time" if seconds is None else f" within {seconds:g} s")


def _library(owner: Any) -> Any:
    """The library a user's client is of, so that its own exceptions catch what happens to it."""
    for cls in type(owner).__mro__:
        if cls.__module__.partition(".")[0] == "httpx2":
            return sys.modules["httpx2"]
    return sys.modules["httpx"]


def deadline_exceeded(text: str, cause: BaseException) -> errors.TransportError:
    """``DeadlineExceeded``, also caught by ``except httpx.TimeoutException``."""
    kinds = [cls for cls in type(cause).__mro__ if cls.__name__ == "TimeoutException"]
    theirs = kinds[0] if kinds else _library(None).TimeoutException
    made = joined(errors.DeadlineExceeded, theirs)(text)
    made.__cause__ = cause
    return made


def _host(url: str) -> str:
    return url.split("/", 3)[2] if url.count("/") >= 2 else url


def pool_timeout(text: str) -> Exception:
    """The library's own exception for a call that found no free connection in time."""
    return _library(None).PoolTimeout(text)  # type: ignore[no-any-return]
