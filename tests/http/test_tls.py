"""TLS: a wrong certificate is a failed connection, whatever the environment says."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme

from shengwang_agent import errors

from .calling import Loop
from .faults import FaultServer


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def serving(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_a_trusted_certificate_is_accepted(loop: Loop, authority: trustme.CA) -> None:
    with FaultServer(tls=serving(authority, "127.0.0.1")) as server:
        found = loop.call("agents.get", server.url, ssl_context=trusting(authority))
    assert found.agent_id == "A1"


SWITCHES = {
    "SSL_CERT_FILE": "{pem}",
    "REQUESTS_CA_BUNDLE": "{pem}",
    "CURL_CA_BUNDLE": "{pem}",
    "PYTHONHTTPSVERIFY": "0",
    "NODE_TLS_REJECT_UNAUTHORIZED": "0",
    "GIT_SSL_NO_VERIFY": "1",
}


@pytest.mark.parametrize("operation", ["agents.get", "telephony.call"])
def test_an_unknown_authority_is_refused_and_nothing_was_sent(
    loop: Loop, authority: trustme.CA, operation: str
) -> None:
    with FaultServer(tls=serving(authority, "127.0.0.1")) as server:
        with pytest.raises(errors.ConnectionFailed, match="certificate verify failed") as caught:
            loop.call(operation, server.url)
        assert server.received == []
    assert not isinstance(caught.value, errors.OutcomeUnknown)
    assert isinstance(caught.value, httpx.ConnectError)


def test_the_environment_cannot_switch_verification_off(
    loop: Loop, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from shengwang_agent._http import client as library

    pem = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(pem))
    for name, value in SWITCHES.items():
        monkeypatch.setenv(name, value.format(pem=pem))
    monkeypatch.setattr(library, "_context", None)  # made anew, under this environment
    with FaultServer(tls=serving(authority, "127.0.0.1")) as server:
        with pytest.raises(errors.ConnectionFailed, match="certificate verify failed"):
            loop.call("agents.get", server.url)
        assert server.received == []
    context = library.tls_context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def test_the_wrong_name_is_refused(loop: Loop, authority: trustme.CA) -> None:
    with (
        FaultServer(tls=serving(authority, "elsewhere.example")) as server,
        pytest.raises(errors.ConnectionFailed, match="certificate verify failed"),
    ):
        loop.call("agents.get", server.url, ssl_context=trusting(authority))


def test_a_server_without_tls_is_a_failed_connection(loop: Loop) -> None:
    with FaultServer() as server, pytest.raises(errors.ConnectionFailed):
        loop.call("agents.speak", server.url.replace("http:", "https:"), timeout=0.5)


def test_a_cut_within_tls_is_an_unknown_outcome(loop: Loop, authority: trustme.CA) -> None:
    def cut(talk: Any) -> bool:
        talk.reset()
        return False

    with FaultServer([cut], tls=serving(authority, "127.0.0.1")) as server:
        with pytest.raises(errors.OutcomeUnknown) as caught:
            loop.call("agents.speak", server.url, ssl_context=trusting(authority))
        assert len(server.received) == 1
    assert isinstance(caught.value, errors.ConnectionLost)


def test_plain_bytes_within_a_tls_stream_are_a_lost_connection(
    loop: Loop, authority: trustme.CA
) -> None:
    """The TLS layer reports these with errors of its own kind."""

    def break_stream(talk: Any) -> bool:
        import os

        os.write(talk.sock.fileno(), b"HTTP/1.1 200 OK\r\n\r\n" * 20)
        return False

    with FaultServer([break_stream], tls=serving(authority, "127.0.0.1")) as server:
        with pytest.raises(errors.OutcomeUnknown) as caught:
            loop.call("agents.speak", server.url, ssl_context=trusting(authority))
        assert len(server.received) == 1
    assert isinstance(caught.value, httpx.TransportError)
