"""Checks of single arguments: each returns a value that is safe to use, or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from shengwang_agent.errors import ConfigurationError

_FRAMING = ("content-length", "transfer-encoding")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What a header name may consist of (RFC 9110)."""


def checked_url(url: Any) -> str:
    """``url`` without its trailing slash; ConfigurationError unless it is safe to send to."""
    if not isinstance(url, str):
        raise ConfigurationError(f"base_url must be text, not {type(url).__name__}")
    # URL parsers drop line breaks silently, and each reads a backslash its own way.
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise ConfigurationError("base_url must be printable ASCII without spaces or backslashes")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not has_port(parts):
        raise ConfigurationError("base_url must be an address such as https://host/path")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise ConfigurationError("base_url must have no user, password, query or fragment")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ConfigurationError(
            f"base_url must be https, since credentials travel with every call: {parts.hostname} "
            "is not this machine"
        )
    return url.rstrip("/")


def has_port(parts: Any) -> bool:
    """True when a split address names no port, or one that exists."""
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def is_loopback(host: str) -> bool:
    """True when a host can only mean this machine."""
    octets = host.split(".")
    # Anything larger is no address: it would be looked up as a name, and lead anywhere.
    numeric = len(octets) == 4 and all(o.isdigit() and len(o) <= 3 and int(o) < 256 for o in octets)
    return host in ("localhost", "::1") or (numeric and octets[0] == "127")


def checked_headers(headers: Mapping[str, Any] | None, argument: str) -> dict[str, str]:
    """Lower-case names to values; ConfigurationError for what cannot travel in one header line.

    The text names the header and never its value. The HTTP library would refuse the same values,
    but only when a request is sent, and quote them in its error.
    """
    result: dict[str, str] = {}
    for name, value in (headers or {}).items():
        if not isinstance(name, str) or not isinstance(value, str):
            raise ConfigurationError(
                f"{argument}: header {name!r} must have text for name and value"
            )
        if _TOKEN.fullmatch(name) is None:
            raise ConfigurationError(f"{argument}: {name!r} is not a header name")
        if name.lower() in _FRAMING:
            raise ConfigurationError(f"{argument}: header {name!r} follows from the body")
        if not value.isascii() or not value.replace("\t", " ").isprintable():
            raise ConfigurationError(f"{argument}: header {name!r} must be one line of ASCII text")
        result[name.lower()] = value.strip(" \t")
    return result


def checked_number(name: str, value: Any, *, whole: bool = False) -> Any:
    """A number that is not negative; TypeError or ConfigurationError naming the argument."""
    kinds = (int,) if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds):
        expected = "a whole number" if whole else "a number of seconds"
        raise TypeError(f"{name} must be {expected}, not {type(value).__name__}")
    if not 0 <= value < float("inf"):
        raise ConfigurationError(f"{name} must be zero or more, not {value}")
    return value
