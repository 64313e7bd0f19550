"""Which connections carry the calls of a client, their limits, and the TLS context they share.

The HTTP library is not imported here: with ``[fast]`` a program may never need it. What needs it is in
``library.py``, and can be had from this module too.
"""

from __future__ import annotations

import ssl
import sys
from functools import cache
from typing import Any, Literal, NamedTuple

from shengwang_agent import errors
from shengwang_agent._credentials.proxies import proxies_of_environment, refuse_reader
from shengwang_agent._credentials.settings import Settings
from shengwang_agent._http.deadlines import TIME_LIMIT as TIME_LIMIT
from shengwang_agent._http.failures import transport_failure as transport_failure
from shengwang_agent._http.request import Request as Request, pool_until as pool_until

MAX_CONNECTIONS = 100
"""Connections at once of a client that was not told otherwise (``limits``)."""

KEPT_SECONDS = 30.0
"""How long an idle connection is kept. httpx closes it after 5 s, so that whoever calls every ten
seconds connects each time; gateways close theirs after 60 s or later, and must not come first."""


class Limits(NamedTuple):
    """What ``httpx.Limits`` says, unless the user gave one."""

    max_connections: int | None = MAX_CONNECTIONS
    max_keepalive_connections: int | None = MAX_CONNECTIONS
    keepalive_expiry: float | None = KEPT_SECONDS


class _Untouched:
    """``Originals`` of the library, which are looked at once it is loaded: before, nobody can have
    replaced a part of it."""

    def __init__(self, form: Literal["SYNC", "ASYNC"]) -> None:
        self._form = form

    def intact(self) -> bool:
        """True when nobody wants to see the calls."""
        if "httpx" not in sys.modules and "httpcore" not in sys.modules:
            return True
        return __getattr__(self._form).originals.intact()  # type: ignore[no-any-return]


ORIGINALS, ASYNC_ORIGINALS = _Untouched("SYNC"), _Untouched("ASYNC")


def reclaim(client: Any, request: Any) -> None:
    """Nothing, unless it was a request of the HTTP library."""
    if request is not None:
        __getattr__("reclaim")(client, request)


def __getattr__(name: str) -> Any:
    from shengwang_agent._http import library

    return getattr(library, name)


_context: ssl.SSLContext | None = None


def _bundle() -> str:
    import certifi  # not at import: http addresses need none

    return certifi.where()


def tls_context() -> ssl.SSLContext:
    """The one TLS context of this process; making it costs 22 ms and 0.8 MB.

    No environment variable can replace or switch off the verification of certificates. Raises
    ConfigurationError when a file it needs is not there.
    """
    global _context
    if _context is None:
        try:
            _context = ssl.create_default_context(cafile=_bundle())
        except OSError as error:
            raise _unusable(error) from error
    return _context


@cache
def _trusting_nobody() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _context_of(settings: Settings) -> ssl.SSLContext:
    """The TLS context of a client; http addresses need none, and no certificates are loaded."""
    if settings.ssl_context is None and (settings.base_url or "").startswith("http:"):
        return _trusting_nobody()
    return settings.ssl_context or tls_context()


def _unusable(error: OSError) -> errors.ConfigurationError:
    """For a file TLS needs. ``error`` names the one of SSLKEYLOGFILE, and no other."""
    why = error.strerror or str(error)
    if error.filename is not None:
        return errors.ConfigurationError(f"SSLKEYLOGFILE cannot be written: {why}")
    return errors.ConfigurationError(f"the certificates in {_bundle()} cannot be read: {why}")


def limits_of(settings: Settings) -> Any:
    """The limits of a client's connections."""
    return settings.limits or Limits()


def _names_proxy(settings: Settings) -> bool:
    return any(name != "no" for name in proxies_of_environment(settings.base_url))


def is_fast(settings: Settings) -> bool:
    """True when ``[fast]`` is installed and no proxy is in the way: those are the library's."""
    if settings.proxy is not None or _names_proxy(settings):
        return False
    from importlib.util import find_spec

    return find_spec("orjson") is not None


def check(settings: Settings) -> None:
    """Raise ConfigurationError for what would fail on this machine, before anything is sent."""
    refuse_reader(settings.proxy, settings.base_url)
    proxies_of_environment(settings.base_url)
    _context_of(settings)


def new_client(settings: Settings, kind: Any, share: float, *, awaited: bool) -> Any:
    """An HTTP client of the class ``kind`` for its share of the connections.

    With None it is connections of our own, for all calls of one process or event loop.
    """
    if kind is not None:
        from shengwang_agent._http.library import new_client as new

        more = {"verify": _context_of(settings), "proxy": settings.proxy}
        # The environment counts for HTTPS_PROXY and NO_PROXY only: the TLS context is given.
        more["trust_env"] = _names_proxy(settings)
        try:
            made = new(kind, share, limits_of(settings), **more)
        except OSError as error:
            raise _unusable(error) from error
        # For errors: the environment may change, and this client keeps the proxies that it has.
        named = {"all": settings.proxy} if settings.proxy is not None else None
        made.known_proxies = named or proxies_of_environment(settings.base_url)
        return made
    if awaited:
        from shengwang_agent._http.fast.asyncio_connections import Connections
    else:
        from shengwang_agent._http.fast.socket_connections import (  # type: ignore[assignment]
            Connections,
        )
    return Connections(_alpn(settings), limits_of(settings))


def _alpn(settings: Settings) -> ssl.SSLContext:
    context = _context_of(settings)
    context.set_alpn_protocols(["http/1.1"])
    return context
