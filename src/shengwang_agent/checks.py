"""Checks of single arguments: each returns a value that is safe to use, or says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from shengwang_agent.errors import ConfigurationError

_MOST = 1_000_000_000
_FRAMING = ("content-length", "transfer-encoding")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What a header name may consist of (RFC 9110)."""


def checked_url(url: Any) -> str:
    """``url`` without its trailing slash; ConfigurationError unless it is safe to send to."""
    parts = checked_address(url, "base_url", ("http", "https"))
    if "@" in parts.netloc or "?" in url or "#" in url:
        raise ConfigurationError("base_url must have no user, password, query or fragment")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ConfigurationError(
            f"base_url must be https, since credentials travel with every call: {parts.hostname} "
            "is not this machine"
        )
    refuse_odd_number(parts.hostname, "base_url")
    return str(url).rstrip("/")


def refuse_odd_number(host: str, argument: str) -> None:
    """ConfigurationError for a host that is a number and no IP address."""
    if host.rpartition(".")[2].isdigit() and not _is_ip(host):
        raise ConfigurationError(f"{argument} has a number for a host that is no IP address")


def checked_address(url: Any, argument: str, schemes: tuple[str, ...]) -> Any:
    """The parts of an address; ConfigurationError, without the address, when it is none."""
    if not isinstance(url, str):
        raise ConfigurationError(f"{argument} must be text, not {type(url).__name__}")
    # URL parsers drop line breaks silently, and each reads a backslash its own way.
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise ConfigurationError(
            f"{argument} must be printable ASCII without spaces or backslashes"
        )
    try:
        parts = urlsplit(url)
        fits = parts.scheme in schemes and parts.port != 0 and _has_host(parts)
    except ValueError:  # brackets that do not close, a port that is no number
        fits = False
    if not fits or len(url) > _LONGEST:
        raise ConfigurationError(f"{argument} must be an address such as https://host/path")
    return parts


_LONGEST = 2000
_LABEL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")


def _has_host(parts: Any) -> bool:
    """Whether the resolver and every URL parser takes it: they fail late, each in its own way."""
    host = parts.hostname or ""
    if "[" in parts.netloc or ":" in host:
        return ":" in host and "%" not in host and _is_ip(host)
    labels = host.removesuffix(".").split(".")
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        return False
    try:
        host.encode("ascii").decode("idna")
    except UnicodeError:  # a damaged xn-- label
        return False
    return True


def _is_ip(host: str) -> bool:
    from ipaddress import ip_address

    try:
        return bool(ip_address(host)) or True
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
    if not isinstance(headers or {}, Mapping):
        raise ConfigurationError(f"{argument} must be a mapping of names to values")
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
    if not 0 <= value <= _MOST:  # also NaN; the system's timers take no more
        raise ConfigurationError(f"{name} must be zero or more, and at most {_MOST:,}")
    return value
