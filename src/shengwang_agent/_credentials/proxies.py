"""Which proxies stand between a client and the platform, and whether they can be used."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from shengwang_agent._credentials.settings import (
    checked_address,
    environment_names_proxy,
    ip_of,
    is_loopback,
    refuse_odd_number,
)
from shengwang_agent.errors import ConfigurationError

SCHEMES = ("http", "https", "socks5", "socks5h")


def checked_proxy(proxy: Any) -> Any:
    """The argument ``proxy``; ConfigurationError when it is no address of a proxy.

    A dict of proxies by scheme, as other clients take it, is none: all calls go to one scheme.
    """
    if not (isinstance(proxy, str) or hasattr(proxy, "url") or hasattr(proxy, "raw_host")):
        kind = type(proxy).__name__
        raise ConfigurationError(f"proxy must be an address or an httpx.Proxy, not {kind}")
    _check("proxy", _address(proxy))
    return proxy


def refuse_reader(proxy: Any, base_url: str | None) -> None:
    """ConfigurationError when the proxy given as an argument would read credentials.

    A proxy is asked to open a tunnel for an https address. A request to an http address it gets
    whole, so then it must be on this machine too, as a debugging proxy is.
    """
    plain = base_url is not None and urlsplit(base_url).scheme == "http"
    if proxy is None or not plain or is_loopback(urlsplit(_address(proxy)).hostname or ""):
        return
    raise ConfigurationError(
        "proxy must be on this machine when base_url is http: it reads the credentials of every "
        "call"
    )


def _address(proxy: Any) -> str:
    return str(getattr(proxy, "url", proxy))  # of an ``httpx.Proxy``


def proxies_of_environment(base_url: str | None) -> dict[str, str]:
    """The proxies environment variables name, by scheme, and ``no``; none for this machine.

    Raises ConfigurationError that names the variable when one cannot be used. As everywhere, a
    bare host means an HTTP proxy, and an empty variable means none.
    """
    local = base_url is not None and is_loopback(urlsplit(base_url).hostname or "")
    if local or not environment_names_proxy():
        return {}
    from urllib.request import getproxies  # it loads as much as the HTTP library

    found = getproxies()
    for scheme in ("http", "https", "all"):
        value = found.get(scheme)
        if value:
            _check(_variable(scheme), value if "://" in value else f"http://{value}")
    if any(scheme in found for scheme in ("http", "https", "all")):
        _check_exceptions(found.get("no", ""))
    return found


def _check_exceptions(no_proxy: str) -> None:
    """ConfigurationError for an entry of NO_PROXY that HTTP libraries cannot read."""
    for entry in filter(None, map(str.strip, no_proxy.split(","))):
        if "://" in entry or ip_of(entry):
            continue
        host, _, port = entry.partition(":")
        if "[" in host or (port and not port.isdecimal()):
            raise ConfigurationError(
                f"{_variable('no')} has the entry {entry!r}, which is no host, host:port or IP "
                "address; write IPv6 addresses without brackets and prefix, as ::1"
            )


def _variable(scheme: str) -> str:
    """The variable as it is spelled in this environment: the one to correct."""
    wanted = f"{scheme}_proxy"
    names = [name for name, value in os.environ.items() if value and name.lower() == wanted]
    # The lower-case spelling wins where both are set.
    return max(names, default=f"the system's {scheme} proxy")


def _check(name: str, text: str) -> None:
    """ConfigurationError that names what was wrong and never quotes it: it may hold a password."""
    scheme = text.partition("://")[0].lower()
    try:
        refuse_odd_number(checked_address(text, "proxy", (scheme,)).hostname, "proxy")
        is_address = True
    except ConfigurationError:
        is_address = False  # raised below: chained to it, that error would go along
    if not is_address:
        raise ConfigurationError(f"{name} must be the address of a proxy, such as http://host:3128")
    if scheme not in SCHEMES:
        raise ConfigurationError(f"{name} must begin with one of {', '.join(SCHEMES)} and ://")
    if scheme.startswith("socks") and find_spec("socksio") is None:
        raise ConfigurationError(
            f'{name} is a SOCKS proxy, which needs another package: pip install "httpx[socks]"'
        )
