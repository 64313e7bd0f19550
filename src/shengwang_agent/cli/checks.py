"""What ``doctor`` looks at: each check ends in a finding with its cause and remedy."""

from __future__ import annotations

import os
import socket
import ssl
import time
from base64 import b64encode
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import proxy_bypass

from shengwang_agent._credentials.proxies import proxies_of_environment
from shengwang_agent.cli.connection import Value
from shengwang_agent.cli.curl import mode_of
from shengwang_agent.cli.errors import PROGRAM
from shengwang_agent.cli.files import reason

if TYPE_CHECKING:
    from shengwang_agent import AgentClient

SECONDS = 10.0
"""Longest time one step over the network may take."""

SKEW_WARNING, SKEW_FAULT = 30.0, 300.0
"""Seconds a clock may be off; the Date header is whole seconds and has travelled."""


class Finding(NamedTuple):
    """What a check found. ``state`` is ``ok``, ``warning``, ``fault`` or ``skipped``."""

    check: str
    state: str
    detail: str
    cause: str = ""
    remedy: str = ""


class Address(NamedTuple):
    """Where the first request goes, and through which proxy."""

    scheme: str
    host: str
    port: int
    proxy: str | None


def installed() -> Finding | None:
    """Whether the files of the package are those that were installed; a source tree has no record."""
    from shengwang_agent.cli.installation import check_files

    damage, compared = check_files()
    if damage is not None:
        return Finding("installed", "fault", *damage)
    return Finding("installed", "ok", f"all {compared} files are unchanged") if compared else None


def told(check: str, error: Exception) -> Finding:
    """An error as the finding of a check."""
    from shengwang_agent.cli.errors import explain

    problem = explain(error)
    return Finding(check, "fault", problem.what, problem.why, problem.do)


def address_of(url: str) -> Address:
    """Host, port and proxy for an address, by the variables the client obeys too.

    Raises ConfigurationError when one of them cannot be read.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    proxies = proxies_of_environment(url)
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if proxy and proxy_bypass(host):
        proxy = None
    elif proxy and "://" not in proxy:
        proxy = f"http://{proxy}"
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return Address(parts.scheme, host, port, proxy)


def credentials(values: dict[str, Value]) -> Finding:
    """Whether there is a way to sign, and whether what there is looks right."""
    name = "credentials"
    mode = mode_of({key: value.text for key, value in values.items()})
    if mode == "none":
        why = "neither the environment, --env-file nor the profile has a whole set"
        do = f"run `{PROGRAM} config set username` and `{PROGRAM} config set password`"
        return Finding(name, "fault", "none, or half of a pair", why, do)
    for key in ("app_id", "app_certificate"):
        if key in values and not _is_hex(values[key].text):
            detail = f"{mode}; {key} is not 32 hexadecimal characters"
            why = f"it comes from {values[key].source} and cannot be a real one"
            do = "copy it again from the console; on a sandbox any text will do"
            return Finding(name, "warning", detail, why, do)
    signing = {"basic": "username", "token": "auth_token", "app-credentials": "app_certificate"}
    source = values[signing.get(mode, "authorization")].source
    return Finding(name, "ok", f"{mode}, from {source}")


def _is_hex(text: str) -> bool:
    return len(text) == 32 and set(text) <= set("0123456789abcdefABCDEF")


def proxy(address: Address) -> Finding:
    """Whether a proxy stands in between and can be reached."""
    if address.proxy is None:
        return Finding("proxy", "ok", f"none for {address.host}")
    parts = urlsplit(address.proxy)
    shown = f"{parts.hostname}:{parts.port or 80}"
    try:
        socket.create_connection((parts.hostname, parts.port or 80), timeout=SECONDS).close()
    except OSError as error:
        detail = f"{shown} does not answer: {reason(error)}"
        why = f"a variable sends {address.scheme} requests there: {_proxy_variable(address)}"
        do = f"correct or unset it, or add {address.host} to NO_PROXY"
        return Finding("proxy", "fault", detail, why, do)
    return Finding("proxy", "ok", f"{shown} (from {_proxy_variable(address)})")


def _proxy_variable(address: Address) -> str:
    names = (f"{address.scheme}_proxy", f"{address.scheme}_proxy".upper(), "all_proxy", "ALL_PROXY")
    return next((name for name in names if os.environ.get(name)), "the environment")


def dns(address: Address) -> Finding:
    """Whether the name has an address; a proxy would look it up itself."""
    if address.proxy is not None:
        return Finding("dns", "skipped", "the proxy looks names up")
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except OSError as error:
        detail = f"{address.host} has no address: {reason(error)}"
        why = "this machine has no network, its resolver is down, or the name is wrong"
        do = (
            f"try another network or resolver; check base_url and area with `{PROGRAM} config show`"
        )
        return Finding("dns", "fault", detail, why, do)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    return Finding("dns", "ok", f"{address.host} is {', '.join(addresses[:3])}")


def connect(address: Address) -> Finding:
    """Whether the host takes a connection and proves who it is."""
    name = "tls" if address.scheme == "https" else "connection"
    if address.proxy is not None and not address.proxy.startswith("http://"):
        return Finding(name, "skipped", "the proxy is not a plain HTTP one; the next check uses it")
    connection = _connection(address)
    try:
        connection.connect()
        if address.scheme == "https":
            secure: Any = connection.sock
            left = ssl.cert_time_to_seconds(secure.getpeercert()["notAfter"]) - time.time()
            detail = f"{secure.version()}, certificate good for {int(left // 86400)} days"
            return Finding(name, "ok", detail)
        return Finding(name, "ok", f"{address.host}:{address.port} answers, without TLS")
    except ssl.SSLCertVerificationError as error:
        detail = f"{address.host} cannot prove who it is: {error.verify_message}"
        why = "something in between reads the traffic, or this machine does not know the issuer"
        do = (
            "ask the network's owner for their root certificate and pass it as ssl_context, or "
            "use another network; do not switch verification off"
        )
        return Finding(name, "fault", detail, why, do)
    except (OSError, HTTPException) as error:
        detail = f"{address.host}:{address.port} does not answer: {reason(error)}"
        why = "a firewall, a wrong port, or the host is down"
        do = "allow outgoing connections to it, or set HTTPS_PROXY if a proxy is required"
        return Finding(name, "fault", detail, why, do)
    finally:
        connection.close()


def _connection(address: Address) -> HTTPConnection:
    """A connection to the host, not yet made; with the client's TLS, through its proxy."""
    from shengwang_agent._http.client import tls_context

    proxy = urlsplit(address.proxy or "")
    host, port = (proxy.hostname, proxy.port or 80) if proxy.hostname else address[1:3]
    made = HTTPConnection(host, port, timeout=SECONDS)
    if address.scheme == "https":
        made = HTTPSConnection(host, port, timeout=SECONDS, context=tls_context())
    if address.proxy is not None:
        made.set_tunnel(address.host, address.port, _login(proxy.username, proxy.password))
    return made


def _login(username: str | None, password: str | None) -> dict[str, str]:
    """The header that opens a proxy which wants to know who asks."""
    if username is None:
        return {}
    pair = f"{unquote(username)}:{unquote(password or '')}".encode()
    return {"Proxy-Authorization": f"Basic {b64encode(pair).decode()}"}


def answer(client: AgentClient) -> tuple[Finding, Finding]:
    """Whether the platform accepts the credentials, and whether the clocks agree."""
    from shengwang_agent.errors import ApiError, ShengwangError

    name = "platform"
    options: Any = {"max_retries": 0, "timeout_in_seconds": SECONDS}
    try:
        if client.app_id:
            reply: Any = client.agents.with_raw_response.list(limit=1, request_options=options)
        else:
            reply = client.phone_numbers.with_raw_response.list(request_options=options)
    except ApiError as error:
        return told(name, error), clock(error.headers, time.time())
    except ShengwangError as error:
        cause = "the connection works, but a request over it does not"
        finding = Finding(name, "fault", str(error), cause, "see the findings above; try again")
        return finding, Finding("clock", "skipped", "no answer to compare with")
    return Finding(name, "ok", "it accepts the credentials"), clock(reply.headers, time.time())


def clock(headers: dict[str, str], now: float) -> Finding:
    """How far this machine's clock is from the platform's, by the Date of an answer."""
    try:
        there = parsedate_to_datetime(headers["date"]).timestamp()
    except (KeyError, ValueError, TypeError):
        return Finding("clock", "skipped", "the answer carries no Date")
    skew = now - there
    if abs(skew) < SKEW_WARNING:
        return Finding("clock", "ok", "agrees with the platform")
    detail = f"{abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} the platform"
    why = "tokens carry this machine's time, and are refused when it is wrong"
    state = "fault" if abs(skew) >= SKEW_FAULT else "warning"
    return Finding("clock", state, detail, why, "switch time synchronisation (NTP) on")
