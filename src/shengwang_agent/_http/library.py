"""HTTP clients of httpx: how they are made, bounded, and repaired after a lost call.

A client handed in by the user may be httpx's or httpx2's: requests are then built by that
client itself, and exceptions are recognised by their class names, which both share.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpcore
import httpx

from shengwang_agent import errors
from shengwang_agent._call import telemetry
from shengwang_agent._credentials.settings import DEFAULT_TIMEOUT, NotGiven
from shengwang_agent._http import SharedHeaders
from shengwang_agent._http.body import read as read, read_async as read_async
from shengwang_agent._http.deadlines import (
    TIME_LIMIT as TIME_LIMIT,
    AsyncDeadlineBackend,
    DeadlineBackend,
    close_now,
)
from shengwang_agent._http.failures import transport_failure as transport_failure
from shengwang_agent._http.patches import Originals
from shengwang_agent._http.request import (
    CONNECT_SECONDS,
    HAS_BODY,
    Request as Request,
    parsed_url,
    pool_until as pool_until,
    seconds_left,
    timeouts,
)

telemetry.quiet("httpx", "httpx2", "httpcore.http11", "httpcore2.http11")


class Direct(httpx.Client):
    """The library's connections and proxies, without what its client does around each call.

    The exchange handles redirects, credentials and hooks itself, and there are no cookies; to look
    for them in httpx takes a third of a call. Calls that mocks and tracers want to see go elsewhere.
    """

    def send(self, request: httpx.Request, **how: Any) -> httpx.Response:
        if self.is_closed:
            raise errors.ClosedClientError(errors.CLOSED)
        return self._transport_for_url(request.url).handle_request(request)


class AsyncDirect(httpx.AsyncClient):
    """The async twin of ``Direct``."""

    async def send(self, request: httpx.Request, **how: Any) -> httpx.Response:
        if self.is_closed:
            raise errors.ClosedClientError(errors.CLOSED)
        return await self._transport_for_url(request.url).handle_async_request(request)


class _Watched:
    """All steps of the library's client, for mocks and tracers that replaced some of them."""

    def _build_redirect_request(self, request: Any, response: Any) -> Any:
        return request  # it is not followed, and an odd Location must not become an error

    def send(self, request: Any, **how: Any) -> Any:
        if self.is_closed:  # type: ignore[attr-defined]
            raise errors.ClosedClientError(errors.CLOSED)
        # The headers of all calls are shared, and a tracer adds its own to them.
        request.headers = request.headers.copy()
        return super().send(request, **how)  # type: ignore[misc]


class Watched(_Watched, httpx.Client):
    """A client of ours for calls that are watched."""


class AsyncWatched(_Watched, httpx.AsyncClient):
    """The async twin of ``Watched``."""


_STEPS = (
    "send", "_send_handling_auth", "_send_handling_redirects", "_send_single_request",
    "_transport_for_url",
)  # fmt: skip
_CARRIERS = (
    (httpx, "HTTPTransport"), (httpcore, "ConnectionPool"), (httpcore, "HTTPConnection"),
    (httpcore, "HTTPProxy"), (httpcore, "HTTP11Connection"),
)  # fmt: skip


class _Form:
    """The library's clients of one kind, and the classes of ours.

    ``originals`` is what carries a call. Ours replace all of it, as long as nothing else replaced
    a part.
    """

    def __init__(self, prefix: str, own: type, watched: type, method: str) -> None:
        self.own, self._watched, self._name = own, watched, f"{prefix}Client"
        self._usual = getattr(httpx, self._name)
        steps = ((self._usual, name) for name in _STEPS)
        carriers = ((getattr(library, prefix + name), method) for library, name in _CARRIERS)
        self.originals = Originals((httpx, self._name), *steps, *carriers)

    def current(self) -> Any:
        """The class of HTTP clients that mocks see, or what was put in the library's place."""
        found = getattr(httpx, self._name)
        return self._watched if found is self._usual else found


SYNC = _Form("", Direct, Watched, "handle_request")
ASYNC = _Form("Async", AsyncDirect, AsyncWatched, "handle_async_request")
ORIGINALS, ASYNC_ORIGINALS = SYNC.originals, ASYNC.originals
_BUILD = httpx.Client.build_request
_USUAL = frozenset((httpx.Client, httpx.AsyncClient))
_OURS = frozenset((Direct, AsyncDirect, Watched, AsyncWatched))


def new_client(kind: Any, share: float, limits: Any, **more: Any) -> Any:
    """An HTTP client of the class ``kind`` for its share of the connections.

    Raises OSError for a file that TLS needs.
    """
    most, kept = limits.max_connections, limits.max_keepalive_connections
    if most is not None:
        most, kept = int(share), kept and max(1, kept * int(share) // most)
    try:
        client = kind(
            limits=httpx.Limits(
                max_connections=most,
                max_keepalive_connections=kept,
                keepalive_expiry=limits.keepalive_expiry,
            ),
            timeout=httpx.Timeout(DEFAULT_TIMEOUT, connect=CONNECT_SECONDS),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # keeps none
            **more,
        )
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        if isinstance(error, OSError):
            raise
        reason = type(error).__name__
    else:
        set_deadlines(client)
        _set_locks(client)
        return client
    # Outside of the handler: that error may quote a password, and would be chained.
    raise errors.ConfigurationError(
        f"the HTTP library cannot read a proxy address or an entry of NO_PROXY ({reason})"
    )


def _set_locks(client: Any) -> None:
    """Give a sync pool a lock of Python's own.

    The library wraps one in Python code. Ctrl-C within that leaves it locked, and every later
    call would wait without end.
    """
    for pool in _pools(client):
        if isinstance(pool, httpcore.ConnectionPool):
            pool._optional_thread_lock = threading.Lock()  # type: ignore[assignment]


def set_deadlines(client: Any) -> None:
    """Put the time limit under every connection pool of a client, ours or the user's.

    The user's own calls with the client have no limit set and notice nothing. The library has no
    public place for a network backend: should these names go, calls still work, and the tests of
    dripping servers fail.
    """
    guarded = AsyncDeadlineBackend if hasattr(client, "aclose") else DeadlineBackend
    for pool in _pools(client):
        if not isinstance(pool._network_backend, guarded):
            pool._network_backend = guarded(pool._network_backend, _unavailable(pool))


def _unavailable(pool: Any) -> Any:
    """What the library's pool takes for "use another connection"."""
    names = (cls.__module__.partition(".")[0] for cls in type(pool).__mro__)
    found = (getattr(sys.modules[name], "ConnectionNotAvailable", None) for name in names)
    return next(filter(None, found), None)


def reclaim(client: Any, request: Any) -> None:
    """Give back what a pool lost of a request that failed or was cancelled, if it began; no wait.

    A cancelled task can leave in the library's pool a connection that no call uses, and a call that
    no task makes; both keep their slots for good. The pool lists the calls that run with the
    connection of each, so what is not in that list is lost. There is no public way to do this:
    should these names go, the tests of cancelled calls fail.
    """
    for pool in _pools(client):
        if request is None or not hasattr(pool, "_assign_requests_to_connections"):
            continue
        with pool._optional_thread_lock:
            for call in [c for c in pool._requests if c.request.extensions is request.extensions]:
                pool._requests.remove(call)
            used = [call.connection for call in pool._requests]
            lost = [c for c in pool._connections if c not in used and _is_lost(c)]
            for connection in lost:
                pool._connections.remove(connection)
            lost += pool._assign_requests_to_connections()
        for connection in lost:
            _close(connection)


def _is_lost(connection: Any) -> bool:
    if _is_locked(connection):
        return True
    return not (connection.is_idle() or connection.is_available() or connection.is_closed())


def _is_locked(connection: Any) -> bool:
    """Whether Ctrl-C came within a lock of the library's: it is never released."""
    inner = getattr(connection, "_connection", None)
    locks = (getattr(connection, "_request_lock", None), getattr(inner, "_state_lock", None))
    return any(getattr(getattr(lock, "_lock", None), "locked", bool)() for lock in locks)


def _close(connection: Any) -> None:
    with contextlib.suppress(OSError):  # a call is ending with an error of its own
        if hasattr(connection, "aclose"):
            close_now(connection)
        else:
            connection.close()


def release(client: Any) -> None:
    """Close the sockets of a client in a forked child, where its parent goes on using them."""
    for pool in _pools(client):
        pool._network_backend.release()


def _pools(client: Any) -> list[Any]:
    mounts = getattr(client, "_mounts", {})
    transports = (getattr(client, "_transport", None), *mounts.values())
    pools = (getattr(transport, "_pool", None) for transport in transports)
    return [pool for pool in pools if hasattr(pool, "_network_backend")]


def pool_size(client: Any) -> int | None:
    """How many connections the user's own client has at most; None when that cannot be seen."""
    sizes = [getattr(pool, "_max_connections", None) for pool in _pools(client)]
    return min((size for size in sizes if isinstance(size, int)), default=None)


def build(request: Request, client: Any) -> Any:
    """The library's request object, for the client that will send it.

    A user's client builds the request itself, so that its headers, cookies and query
    parameters apply; for ours it is built directly, which saves merging empty ones.
    """
    if client is not None and type(client) not in _OURS:
        built = _merged(request, client) or _built(request, client)
        given = built.extensions.get("timeout")
        if given:
            given["pool"] = seconds_left(request.until, given.get("pool"))
        return built
    # Filled by hand: the constructor takes 50 us to find out what is known here.
    made = object.__new__(httpx.Request)
    made.method = request.method
    made.url = parsed_url(request.url)
    made.headers = _headers_for(request, made.url.netloc)
    limits = timeouts(request.timeout)
    # The time limit of the attempt is kept by a stream; who waits for a connection has none yet.
    limits["pool"] = seconds_left(request.until, limits["pool"])
    made.extensions = {"timeout": limits}
    made.stream = httpx.ByteStream(request.content or b"")
    return made


def _built(request: Request, client: Any) -> Any:
    """A request, built by the user's client."""
    timeout = request.timeout
    extra = {} if isinstance(timeout, NotGiven) else {"timeout": timeout}
    url: Any = request.url
    headers: Any = request.headers
    if getattr(type(client), "build_request", None) is _BUILD:
        # Read and encoded once: to do that again takes a tenth of a call without a network.
        url = parsed_url(url)
        headers = _encoded(headers, None)[1]
    return client.build_request(
        request.method, url, headers=headers, content=request.content, **extra
    )


def _merged(request: Request, client: Any) -> Any:
    """The same, where the user's client adds headers and nothing else: they are merged once.

    To merge them takes a quarter of a call without a network. None for any other client.
    """
    given = request.headers
    if (
        type(client) not in _USUAL
        or type(client).build_request is not _BUILD
        or "build_request" in vars(client)
        or not isinstance(given, SharedHeaders)
        or client.params
        or client.cookies
    ):
        return None
    url, added = parsed_url(request.url), client.headers.raw
    kept: Any = getattr(given, "merged", None)
    if kept is None or kept[:2] != (added, url.netloc):
        headers = httpx.Headers(added)
        headers.update(_encoded(given, None)[1])
        host = [] if "host" in headers else [(b"Host", url.netloc)]
        kept = (added, url.netloc, httpx.Headers([*host, *headers.raw]))
        given.merged = kept
    timeout = request.timeout
    limits = client.timeout if isinstance(timeout, NotGiven) else httpx.Timeout(timeout)
    made = httpx.Request(
        request.method,
        url,
        headers=kept[2],
        stream=httpx.ByteStream(request.content or b""),
        extensions={"timeout": limits.as_dict()},
    )
    if request.content or request.method in HAS_BODY:
        made.headers["Content-Length"] = str(len(request.content or b""))
    made.read()  # hooks and logs of the user's may look at it
    return made


def _headers_for(request: Request, host: bytes) -> httpx.Headers:
    """Header names and values as bytes, with Host and Content-Length."""
    given = request.headers
    raw, made = _encoded(given, None if "host" in given else host)
    if request.content is None and request.method not in HAS_BODY:
        return made
    size = len(request.content or b"")
    return httpx.Headers([*raw, (b"Content-Length", b"%d" % size)])


def _encoded(given: dict[str, str], host: bytes | None) -> tuple[list[Any], httpx.Headers]:
    """Headers as the library has them, behind a Host if there is one.

    Those that all calls of a client share remember their encoded form; nobody changes it.
    """
    kept: Any = getattr(given, "encoded", None)
    if kept is None or kept[0] != host:
        own = [] if host is None else [(b"Host", host)]
        raw = [*own, *((k.encode(), v.encode()) for k, v in given.items())]
        kept = (host, (raw, httpx.Headers(raw)))
        if isinstance(given, SharedHeaders):
            given.encoded = kept
    return kept[1]  # type: ignore[no-any-return]
