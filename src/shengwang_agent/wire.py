"""The handful of names used of the HTTP library; the only file that imports httpx.

A client handed in by the user may be httpx's or httpx2's: requests are then built by that
client itself, and exceptions are recognised by their class names, which both share.
"""

from __future__ import annotations

import ssl
from importlib.util import find_spec
from math import inf
from time import monotonic
from typing import Any, NamedTuple
from urllib.request import getproxies

import httpx

from shengwang_agent import errors, telemetry
from shengwang_agent.guard import TIME_LIMIT as TIME_LIMIT
from shengwang_agent.guard import AsyncGuardedBackend, GuardedBackend
from shengwang_agent.reading import Answer
from shengwang_agent.settings import DEFAULT_TIMEOUT, NotGiven, Settings
from shengwang_agent.state import SharedHeaders

CLOSED = "this client is closed; make a new one, or leave its `with` block later"

MAX_CONNECTIONS = 100
"""Connections at once of a client that was not told otherwise (``limits``)."""

CONNECT_SECONDS = 10.0
"""Most that a connection attempt may take within the default time limit, so that a dead host
leaves time for the next one."""

telemetry.quiet("httpx", "httpx2", "httpcore.http11", "httpcore2.http11")


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


_context: ssl.SSLContext | None = None


def tls_context() -> ssl.SSLContext:
    """The one TLS context of this process; making it costs 22 ms and 0.8 MB.

    Built with ``trust_env=False``: no environment variable can replace or switch off the
    verification of certificates.
    """
    global _context
    if _context is None:
        _context = httpx.create_ssl_context(trust_env=False)
    return _context


def most_connections(settings: Settings) -> int | None:
    """Connections at once of a client; None for any number."""
    return MAX_CONNECTIONS if settings.limits is None else settings.limits.max_connections


def _limits(settings: Settings) -> Any:
    return settings.limits or httpx.Limits(
        max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_CONNECTIONS
    )


def _arguments(settings: Settings, share: int | None) -> dict[str, Any]:
    limits = _limits(settings)
    if share is not None and limits.max_connections is not None:
        kept = limits.max_keepalive_connections
        limits = httpx.Limits(
            max_connections=share,
            max_keepalive_connections=kept and max(1, kept * share // limits.max_connections),
            keepalive_expiry=limits.keepalive_expiry,
        )
    return {
        "verify": settings.ssl_context or tls_context(),
        "limits": limits,
        "proxy": settings.proxy,
        "trust_env": True,  # for HTTPS_PROXY and NO_PROXY only: the TLS context is given
    }


class Direct(httpx.Client):
    """The library's connections and proxies, without what its client does around each call.

    Cookies, redirects, authentication and hooks are the flow's business here, and looking for
    them takes a third of a call.
    """

    def send(self, request: httpx.Request, **_: Any) -> httpx.Response:
        if self.is_closed:
            raise errors.ClosedClientError(CLOSED)
        return self._transport_for_url(request.url).handle_request(request)


class AsyncDirect(httpx.AsyncClient):
    """The async twin of ``Direct``."""

    async def send(self, request: httpx.Request, **_: Any) -> httpx.Response:
        if self.is_closed:
            raise errors.ClosedClientError(CLOSED)
        return await self._transport_for_url(request.url).handle_async_request(request)


def is_fast(settings: Settings) -> bool:
    """True when ``[fast]`` is installed and no proxy is in the way: those are the library's."""
    if settings.proxy is not None or any(name != "no" for name in getproxies()):
        return False
    return find_spec("httptools") is not None and find_spec("orjson") is not None


def new_client(settings: Settings, fast: bool) -> Any:
    """The HTTP client of a sync sender, or what stands in for it."""
    if fast:
        from shengwang_agent.http11.blocking import Connections

        return Connections(_alpn(settings), _limits(settings))
    client = Direct(**_arguments(settings, None))
    guard(client)
    return client


def new_async_client(settings: Settings, share: int) -> httpx.AsyncClient:
    """An HTTP client of an async sender, for one event loop and its share of the connections."""
    client = AsyncDirect(**_arguments(settings, share))
    guard(client)
    return client


def new_async_connections(settings: Settings) -> Any:
    """The same without the HTTP library, for all connections of one event loop."""
    from shengwang_agent.http11.awaiting import Connections

    return Connections(_alpn(settings), _limits(settings))


def _alpn(settings: Settings) -> ssl.SSLContext:
    context: ssl.SSLContext = settings.ssl_context or tls_context()
    context.set_alpn_protocols(["http/1.1"])
    return context


def guard(client: Any) -> None:
    """Put the time limit under every connection pool of a client, ours or the user's.

    Calls the user makes with the client on their own have no limit set, and notice nothing. The
    library has no public place for a network backend. Should these names ever go, calls still
    work, and the tests of dripping servers say what was lost.
    """
    guarded = AsyncGuardedBackend if hasattr(client, "aclose") else GuardedBackend
    for pool in _pools(client):
        if not isinstance(pool._network_backend, guarded):
            pool._network_backend = guarded(pool._network_backend)


def release(client: httpx.Client) -> None:
    """Close the sockets of a client in a forked child, where its parent goes on using them."""
    if not isinstance(client, httpx.Client):
        client.release()
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


_urls: dict[str, httpx.URL] = {}


def parsed_url(text: str) -> httpx.URL:
    """``httpx.URL`` of an address; parsing takes as long as a tenth of a call, so it is kept."""
    url = _urls.get(text)
    if url is None:
        if len(_urls) >= 512:
            _urls.clear()
        url = _urls[text] = httpx.URL(text)
    return url


def build(request: Request, owner: Any) -> Any:
    """The library's request object. ``owner`` is the user's own client, or None for ours.

    A user's client builds the request itself, so that its headers, cookies and query
    parameters apply; ours are built directly, which saves merging empty ones.
    """
    if owner is not None:
        timeout = request.timeout
        extra = {} if isinstance(timeout, NotGiven) else {"timeout": timeout}
        return owner.build_request(
            request.method, request.url, headers=request.headers, content=request.content, **extra
        )
    # Filled by hand: the constructor takes 50 us to find out what is known here.
    made = object.__new__(httpx.Request)
    made.method = request.method
    made.url = parsed_url(request.url)
    made.headers = _encoded(request, made.url)
    made.extensions = {"timeout": timeouts(request.timeout)}
    made.stream = httpx.ByteStream(request.content or b"")
    return made


def _encoded(request: Request, url: httpx.URL) -> httpx.Headers:
    """Header names and values as bytes, with Host and Content-Length.

    The headers all calls of a client share remember their encoded form; nobody changes it.
    """
    given, host = request.headers, url.netloc
    kept: Any = getattr(given, "encoded", None)
    if kept is None or kept[0] != host:
        own = [] if "host" in given else [(b"Host", host)]
        raw = [*own, *((k.encode(), v.encode()) for k, v in given.items())]
        kept = (host, raw, httpx.Headers(raw))
        if isinstance(given, SharedHeaders):
            given.encoded = kept
    if request.content is None:
        return kept[2]  # type: ignore[no-any-return]
    return httpx.Headers([*kept[1], (b"Content-Length", b"%d" % len(request.content))])


_DEFAULT = {
    "connect": CONNECT_SECONDS,
    "read": DEFAULT_TIMEOUT,
    "write": DEFAULT_TIMEOUT,
    "pool": DEFAULT_TIMEOUT,
}


def timeouts(timeout: Any) -> dict[str, float | None]:
    if isinstance(timeout, NotGiven):
        return dict(_DEFAULT)
    if timeout is None:
        return {"connect": None, "read": None, "write": None, "pool": None}
    if isinstance(timeout, (int, float)):
        seconds = float(timeout)
        connect = min(seconds, CONNECT_SECONDS)
        return {"connect": connect, "read": seconds, "write": seconds, "pool": seconds}
    # A Timeout of httpx or of its fork, or a tuple httpx makes one of.
    limits = timeout if hasattr(timeout, "as_dict") else httpx.Timeout(timeout)
    return dict(limits.as_dict())


def attempt_seconds(timeout: Any) -> float:
    """The limit of a whole attempt: the number given; ``inf`` where four separate ones were."""
    if isinstance(timeout, NotGiven):
        return DEFAULT_TIMEOUT
    return float(timeout) if isinstance(timeout, (int, float)) else inf


def pool_until(request: Request) -> float:
    """When a call that finds no free connection stops waiting for one, in monotonic seconds."""
    limit = timeouts(request.timeout)["pool"]
    return request.until if limit is None else min(request.until, monotonic() + limit)


SHOWN = frozenset(
    {"accept", "accept-encoding", "content-type", "traceparent", "user-agent", "x-request-id"}
)


def masked_request(request: Request) -> httpx.Request:
    """A copy for event hooks: no body, no query, and only header values known to be harmless."""
    headers = {k: v if k in SHOWN else "***" for k, v in request.headers.items()}
    return httpx.Request(request.method, request.url.partition("?")[0], headers=headers)


def masked_response(request: Request, answer: Answer) -> httpx.Response:
    """A copy for event hooks: status and headers, no cookies, no body."""
    headers = telemetry.told_headers(answer.headers)
    for name in ("content-encoding", "content-length"):  # they would describe the missing body
        headers.pop(name, None)
    return httpx.Response(answer.status, headers=headers, request=masked_request(request))
