"""Arguments, then environment, into one frozen value that pickles.

Environment variables (an argument always wins):

========================== ============================================================
SHENGWANG_AUTHORIZATION    Authorization header, sent as it is
SHENGWANG_USERNAME         customer id (also SHENGWANG_CUSTOMER_ID)
SHENGWANG_PASSWORD         customer secret (also SHENGWANG_CUSTOMER_SECRET)
SHENGWANG_AUTH_TOKEN       a token for ``agora token=…``
SHENGWANG_APP_ID           app id
SHENGWANG_APP_CERTIFICATE  app certificate, to sign every call with a fresh token
SHENGWANG_BASE_URL         base address, read without ``base_url`` and ``environment``; an
                           ``area`` wins over it, unless it is on this machine (a sandbox)
SHENGWANG_LOG              ``debug`` or ``info``, read whenever ``debug`` was not given
========================== ============================================================

The first six are read only when no credential was passed at all, so an ambient variable
never overrides or completes what the program says.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict
from urllib.parse import urlsplit

from shengwang_agent._call.hosts import Area, Environment, area_of
from shengwang_agent._credentials.auth import AppCredentials, Credentials, basic, bearer, verbatim
from shengwang_agent.errors import ConfigurationError

if TYPE_CHECKING:
    import httpx

DEFAULT_TIMEOUT = 60.0
DEFAULT_RETRIES = 2

Secret = str | Callable[[], Any]
"""A credential, or a function that gives the current one for each attempt."""


class NotGiven:
    """Type of the marker for an argument that was left out, where None has a meaning."""

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __reduce__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN = NotGiven()


class RequestOptions(TypedDict, total=False):
    """What one call may say about itself. All times in seconds.

    ``timeout_in_seconds``: limit of each attempt. ``deadline_in_seconds``: limit of the whole
    call with all its attempts and pauses. ``max_retries``: repeats after the first attempt.
    ``additional_headers``: added last, replacing others whatever their case; None drops one.
    ``additional_query_parameters``, ``additional_body_parameters``: added to the query and to
    the top level of the JSON body. ``chunk_size``: known from other clients, has no effect.
    ``timeout``, ``deadline`` and ``headers`` are short for the first three of these.
    """

    timeout: float | None
    deadline: float | None
    headers: Mapping[str, str | None]
    timeout_in_seconds: float | None
    deadline_in_seconds: float | None
    max_retries: int
    additional_headers: Mapping[str, str | None]
    additional_query_parameters: Mapping[str, Any]
    additional_body_parameters: Mapping[str, Any]
    chunk_size: int


class Settings(NamedTuple):
    """Everything a client was told. Frozen; ``repr`` shows no secret; pickles unless a
    credential is a function that does not."""

    credentials: Credentials
    base_url: str | None
    area: Area
    app_id: str | None
    app_certificate: str | None
    headers: Mapping[str, str]
    timeout: float | httpx.Timeout | NotGiven | None
    max_retries: int
    deadline: float | None
    follow_redirects: bool
    proxy: Any
    ssl_context: Any
    limits: Any
    event_hooks: Mapping[str, Any]

    def __repr__(self) -> str:
        where = self.base_url or self.area.name
        return f"<Settings {where} auth={self.credentials.mode} max_retries={self.max_retries}>"


_NO_PAIR = "password was given without username (customer id)"
_NO_CREDENTIALS = (
    "no credentials: pass authorization=…, or username=… and password=… (customer id and "
    "secret), or auth_token=…, or app_id=… and app_certificate=…; or set SHENGWANG_USERNAME "
    "and SHENGWANG_PASSWORD, SHENGWANG_AUTHORIZATION, SHENGWANG_AUTH_TOKEN, or "
    "SHENGWANG_APP_ID and SHENGWANG_APP_CERTIFICATE"
)


def credentials_of(
    given: Mapping[str, Any], *, with_area: bool = False
) -> tuple[Credentials, str | None, str | None]:
    """Credentials, app id and app certificate from arguments, else from the environment.

    Raises ConfigurationError when something contradicts something, or nothing was given. With
    ``with_area`` (the constructor form that names an area) an app id without a certificate is
    accepted, as existing programs expect; the first call that must be signed then fails.
    """
    values = {name: value for name, value in given.items() if value not in (None, "")}
    if not values.keys() - {"app_id"}:
        values = {**_from_environment(), **values}
    username = _either(values, "username", "customer_id")
    password = _either(values, "password", "customer_secret")
    app_id, certificate = values.get("app_id"), values.get("app_certificate")
    found = _written(values, username, password)
    if found is None and app_id is not None and (certificate is not None or with_area):
        found = AppCredentials(app_id, certificate)
    if found is None:
        raise ConfigurationError(_NO_PAIR if password is not None else _NO_CREDENTIALS)
    return found, app_id, certificate


def _written(values: Mapping[str, Any], username: Any, password: Any) -> Credentials | None:
    """Credentials that are a header; None when none were given."""
    if "auth_token" in values and (username is not None or "authorization" in values):
        raise ConfigurationError(
            "auth_token and customer_id/username or authorization are mutually exclusive: "
            "give one way to sign"
        )
    if "authorization" in values:
        return verbatim(values["authorization"])
    if "auth_token" in values:
        return bearer(values["auth_token"])
    if username is None:
        return None
    if password is None:
        raise ConfigurationError(
            "customer_secret is required when customer_id is provided"
            if "customer_id" in values
            else "password is required when username is given"
        )
    return basic(username, password)


def _either(values: Mapping[str, Any], one: str, other: str) -> Any:
    a, b = values.get(one), values.get(other)
    if a is not None and b is not None and a != b:
        raise ConfigurationError(f"{one} and {other} mean the same and were given different values")
    return b if a is None else a


def _from_environment() -> dict[str, str]:
    read = os.environ.get
    values = {
        "authorization": read("SHENGWANG_AUTHORIZATION"),
        "username": read("SHENGWANG_USERNAME") or read("SHENGWANG_CUSTOMER_ID"),
        "password": read("SHENGWANG_PASSWORD") or read("SHENGWANG_CUSTOMER_SECRET"),
        "auth_token": read("SHENGWANG_AUTH_TOKEN"),
        "app_id": read("SHENGWANG_APP_ID"),
        "app_certificate": read("SHENGWANG_APP_CERTIFICATE"),
    }
    return {name: value for name, value in values.items() if value}


def base_url_of(base_url: Any, environment: Any, area: Any) -> tuple[str | None, Area]:
    """The one base address, or None when the area's hosts are meant; and the area."""
    if base_url is not None and environment is not None and environment != Environment.DEFAULT:
        raise ConfigurationError("give base_url or environment, not both")
    known = area_of(area) if area is not None else Area.CN
    url = None if base_url == "" else base_url
    if url is None and environment is not None and environment != Environment.DEFAULT:
        url = environment.value if isinstance(environment, Environment) else environment
    if url is None and environment is None:
        url = os.environ.get("SHENGWANG_BASE_URL") or None
        # On this machine there can only be a sandbox: a program under test must not go past it.
        if url and area is not None and not is_loopback(urlsplit(url).hostname or ""):
            url = None
    return (None if url is None else checked_url(url)), known


_OPTION_NAMES = tuple(RequestOptions.__annotations__)
_SHORT = {
    "timeout": "timeout_in_seconds",
    "deadline": "deadline_in_seconds",
    "headers": "additional_headers",
}


def checked_options(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of one call under their long names; TypeError naming a key that does not exist."""
    if not isinstance(options, Mapping):
        raise TypeError(f"request_options must be a mapping, not {type(options).__name__}")
    for short, long in _SHORT.items():
        if short in options and long in options:
            raise TypeError(f"request_options: {short} is short for {long}, give one")
    options = {_SHORT.get(name, name): value for name, value in options.items()}
    for name, value in options.items():
        if name not in _OPTION_NAMES:
            from shengwang_agent._runtime.spelling import instead

            hint = instead(str(name), _OPTION_NAMES)
            raise TypeError(f"request_options has no key {name!r}{hint}")
        if name.startswith("additional_"):
            if not isinstance(value or {}, Mapping):
                raise TypeError(f"request_options: {name} must be a mapping")
        elif value is not None and name != "chunk_size":
            checked_number(name, value, whole=name == "max_retries")
    return options


def checked_limit(name: str, value: Any) -> Any:
    """Seconds above zero, or None for no limit."""
    return None if value is None else checked_number(name, value)


def checked_timeout(timeout: Any) -> Any:
    """Seconds, None, NOT_GIVEN, or the four limits of an ``httpx.Timeout``."""
    if timeout is None or isinstance(timeout, NotGiven) or hasattr(timeout, "as_dict"):
        return timeout
    if isinstance(timeout, tuple):
        if len(timeout) != 4:
            raise TypeError("timeout must have four limits: connect, read, write, pool")
        for limit in timeout:
            checked_limit("timeout", limit)
        return timeout
    return checked_number("timeout", timeout)


_KINDS = {
    "ssl_context": ("an ssl.SSLContext", ("wrap_socket",)),
    "limits": ("an httpx.Limits", ("max_connections",)),
}


def checked_kind(name: str, value: Any) -> Any:
    """A value the HTTP library can use, or None; TypeError for what is of another kind."""
    kind, either = _KINDS[name]
    if value is None or any(hasattr(value, attribute) for attribute in either):
        return value
    raise TypeError(f"{name} must be {kind}, not {type(value).__name__}")


def environment_names_proxy() -> bool:
    """True when a variable names a proxy, or the system's settings may."""
    has_settings = os.name == "nt" or sys.platform == "darwin"
    named = {name.lower() for name, value in os.environ.items() if value}
    return has_settings or not named.isdisjoint(("http_proxy", "https_proxy", "all_proxy"))


def checked_client(client: Any, timeout: Any, conflicts: Any, *, awaited: bool) -> Any:
    """The time limits of the user's own HTTP client, unless the argument says otherwise.

    Raises TypeError for a client of the other kind, ConfigurationError when connections were
    described twice.
    """
    if hasattr(client, "aclose") is not awaited or not hasattr(client, "build_request"):
        kinds = ("AsyncClient", "AgentClient") if awaited else ("Client", "AsyncAgentClient")
        wanted, other = kinds
        raise TypeError(f"httpx_client must be an httpx.{wanted}; for the other kind use {other}")
    if any(value is not None for value in conflicts):
        raise ConfigurationError(
            "httpx_client brings its own proxy, ssl_context and limits: set them there"
        )
    return getattr(client, "timeout", timeout) if isinstance(timeout, NotGiven) else timeout


def checked_hooks(hooks: Mapping[str, Any] | None) -> dict[str, tuple[Callable[..., Any], ...]]:
    """Event hooks as tuples; ConfigurationError for an event that does not exist."""
    result = {}
    if not isinstance(hooks or {}, Mapping):
        raise ConfigurationError("event_hooks must be a mapping of events to lists of functions")
    for event, functions in (hooks or {}).items():
        if event not in ("request", "response"):
            raise ConfigurationError(
                f"event_hooks has no event {event!r}: the events are 'request' and 'response'"
            )
        if not isinstance(functions, Iterable) or not all(map(callable, functions)):
            raise ConfigurationError(f"event_hooks: {event!r} must have a list of functions")
        result[event] = tuple(functions)
    return result


def log_level(debug: bool | None) -> str | None:
    """The level to print records from: ``debug``, else what SHENGWANG_LOG says."""
    if debug is None:
        return os.environ.get("SHENGWANG_LOG")
    return "debug" if debug else None


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
    if host.rpartition(".")[2].isdigit() and ip_of(host) is None:
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
    parts = None
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
        behind = parts.netloc.rpartition("]")[2]
        return (
            ":" in host and "%" not in host and ip_of(host) is not None and behind[:1] in ("", ":")
        )
    labels = host.removesuffix(".").split(".")
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        return False
    try:
        host.encode("ascii").decode("idna")
    except UnicodeError:  # a damaged xn-- label
        return False
    return True


def ip_of(host: str) -> Any:
    """The IP address that a host is, or None for a name."""
    from ipaddress import ip_address

    try:
        return ip_address(host)
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Whether a host can only mean this machine: ``localhost``, or an address of the loopback.

    Other names, ``app.localhost`` too, are looked up and may lead anywhere.
    """
    address = ip_of(host.strip("[]"))
    if address is None:
        return host == "localhost"
    # Python versions differ on ::ffff:127.0.0.1, and so do programs in between.
    return bool(address.is_loopback) and getattr(address, "ipv4_mapped", None) is None


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
    if value == 0 and not whole:  # some take it for no limit
        raise ConfigurationError(f"{name} must be above zero seconds; None means no limit")
    return value
