"""Each check of ``doctor`` alone: credentials, proxy, DNS, TLS, clock; only this machine is asked."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from email.utils import formatdate
from typing import Any

import pytest
import trustme

from shengwang_agent.cli import checks
from shengwang_agent.cli.checks import Address, Finding
from shengwang_agent.cli.connection import Value
from tests.cli.conftest import APP_ID


def helpful(finding: Finding) -> Finding:
    """A fault that says why and what to do."""
    assert finding.state == "fault", finding
    assert len(finding.cause) > 15
    assert len(finding.remedy) > 15
    return finding


def here(port: int, scheme: str = "http", proxy: str | None = None) -> Address:
    return Address(scheme, "localhost" if scheme == "https" else "127.0.0.1", port, proxy)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that no one listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.mark.parametrize(
    ("values", "detail"),
    [
        ({"username": "u", "password": "p"}, "basic, from here"),
        ({"auth_token": "t"}, "token, from here"),
        ({"authorization": "x"}, "authorization, from here"),
        ({"app_id": APP_ID, "app_certificate": APP_ID}, "app-credentials, from here"),
    ],
)
def test_credentials(values: dict[str, str], detail: str) -> None:
    found = checks.credentials({key: Value(text, "here") for key, text in values.items()})
    assert (found.state, found.detail) == ("ok", detail)


def test_dns_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(checks.socket, "getaddrinfo", unknown)
    found = helpful(checks.dns(Address("https", "api.example", 443, None)))
    assert "Name or service not known" in found.detail


def test_dns_is_the_proxys_business() -> None:
    assert checks.dns(here(1, proxy="http://127.0.0.1:2")).state == "skipped"


def test_no_proxy_is_obeyed(monkeypatch: pytest.MonkeyPatch, closed_port: int) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port}")
    assert checks.address_of("https://api.example/x").proxy is not None
    monkeypatch.setenv("NO_PROXY", "api.example")
    assert checks.address_of("https://api.example/x") == Address("https", "api.example", 443, None)


class _Server:
    """Accepts one connection after the other and hands each to a function."""

    def __init__(self, handle: Any) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._handle = handle
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with closing(connection), suppress(OSError):
                self._handle(connection)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def tls(authority: trustme.CA) -> Iterator[_Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)

    def handshake(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            secure.recv(1)

    server = _Server(handshake)
    yield server
    server.close()


def _trust(monkeypatch: pytest.MonkeyPatch, authority: trustme.CA) -> None:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    monkeypatch.setattr("shengwang_agent._http.client.tls_context", lambda: context)


def test_a_certificate_that_is_trusted(
    tls: _Server, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    _trust(monkeypatch, authority)
    found = checks.connect(here(tls.port, "https"))
    assert (found.check, found.state) == ("tls", "ok")
    assert "TLSv1.3" in found.detail


def test_a_certificate_no_one_knows(tls: _Server) -> None:
    found = helpful(checks.connect(here(tls.port, "https")))
    assert "cannot prove who it is" in found.detail
    assert "do not switch verification off" in found.remedy


def test_a_certificate_for_another_host(
    tls: _Server, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    _trust(monkeypatch, authority)
    found = helpful(checks.connect(Address("https", "127.0.0.1", tls.port, None)))
    assert "127.0.0.1" in found.detail


def test_no_tls_where_tls_is_expected() -> None:
    server = _Server(lambda connection: connection.sendall(b"HTTP/1.1 400 Bad\r\n\r\n"))
    try:
        helpful(checks.connect(here(server.port, "https")))
    finally:
        server.close()


def _proxy_to(port: int, answer: bytes) -> Any:
    def handle(connection: socket.socket) -> None:
        asked = connection.recv(4096)
        if not asked:  # only looked whether the door opens
            return
        if b"Proxy-Authorization: Basic dXM6ZXI6cHc=" not in asked:  # us:er and pw
            connection.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            return
        assert asked.startswith(b"CONNECT localhost:")
        connection.sendall(answer)
        if b" 200" not in answer:
            return
        with socket.create_connection(("127.0.0.1", port)) as onward:
            pump = threading.Thread(target=_pump, args=(onward, connection), daemon=True)
            pump.start()
            _pump(connection, onward)

    return handle


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while chunk := source.recv(65536):
            target.sendall(chunk)
    except OSError:
        return


def test_tls_is_checked_through_the_proxy(
    tls: _Server, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    _trust(monkeypatch, authority)
    proxy = _Server(_proxy_to(tls.port, b"HTTP/1.1 200 OK\r\n\r\n"))
    try:
        address = here(tls.port, "https", f"http://us%3Aer:pw@127.0.0.1:{proxy.port}")
        assert checks.proxy(address).state == "ok"
        assert checks.connect(address).state == "ok"
    finally:
        proxy.close()


def test_a_proxy_that_refuses(tls: _Server) -> None:
    proxy = _Server(_proxy_to(tls.port, b""))
    try:
        found = helpful(checks.connect(here(tls.port, "https", f"http://127.0.0.1:{proxy.port}")))
    finally:
        proxy.close()
    assert "407" in found.detail


def test_a_proxy_of_another_kind_is_left_to_the_client() -> None:
    assert checks.connect(here(1, "https", "socks5://127.0.0.1:2")).state == "skipped"


@pytest.mark.parametrize(
    ("seconds", "state", "words"),
    [
        (0, "ok", "agrees"),
        (20, "ok", "agrees"),
        (120, "warning", "120 s ahead of"),
        (-120, "warning", "120 s behind"),
        (4000, "fault", "4000 s ahead of"),
    ],
)
def test_the_clock(seconds: int, state: str, words: str) -> None:
    now = float(int(time.time()))
    found = checks.clock({"date": formatdate(now - seconds, usegmt=True)}, now)
    assert found.state == state
    assert words in found.detail
    assert bool(found.remedy) == (state != "ok")


@pytest.mark.parametrize("headers", [{}, {"date": "yesterday"}])
def test_a_clock_with_nothing_to_compare(headers: dict[str, str]) -> None:
    assert checks.clock(headers, 0.0).state == "skipped"
