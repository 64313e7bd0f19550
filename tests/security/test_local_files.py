"""What is wrong on this machine is told before anything is sent, and leaves nothing in doubt."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import certifi
import httpx
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._http import client as library

from ..http.calling import Loop
from ..http.faults import FaultServer


@pytest.fixture(params=["sync", "async"])
def loop(request: pytest.FixtureRequest) -> Loop:
    return Loop(request.param)


@pytest.fixture(params=["as installed", "plain"], autouse=True)
def _new_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The TLS context is not made yet."""
    monkeypatch.setattr(library, "_context", None)
    if request.param == "plain":
        request.getfixturevalue("plain")


def refused(loop: Loop, text: str) -> None:
    """Every kind of operation is refused in the same words, a second time too."""
    with FaultServer() as server:
        for operation in ("telephony.call", "agents.start", "agents.get", "telephony.call"):
            with pytest.raises(errors.ConfigurationError, match=text) as caught:
                loop.call(operation, server.url.replace("http:", "https:"))
            assert not isinstance(caught.value, (errors.OutcomeUnknown, errors.TransportError))
        assert server.connections == 0


@pytest.mark.parametrize("what", ["missing", "empty", "no certificate", "a folder"])
def test_a_certificate_bundle_that_cannot_be_read(
    what: str, loop: Loop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle.pem"
    if what == "a folder":
        bundle.mkdir()
    elif what != "missing":
        bundle.write_text("" if what == "empty" else "nothing")
    monkeypatch.setattr(certifi, "where", lambda: str(bundle))
    refused(loop, "bundle.pem cannot be read: ")


@pytest.mark.parametrize("name", ["missing/keys.log", ""])
def test_a_key_log_that_cannot_be_written(
    name: str, loop: Loop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / name))
    refused(loop, "SSLKEYLOGFILE cannot be written: ")


def test_it_works_again_once_it_was_mended(
    loop: Loop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle.pem"
    real = Path(certifi.where()).read_bytes()
    monkeypatch.setattr(certifi, "where", lambda: str(bundle))
    with FaultServer() as server:
        address = server.url.replace("http:", "https:")
        with pytest.raises(errors.ConfigurationError):
            loop.call("agents.get", address)
        bundle.write_bytes(real)
        with pytest.raises(errors.ConnectionFailed):  # it came to a handshake
            loop.call("agents.get", address)
        assert server.connections > 0


def test_an_http_address_needs_no_bundle(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certifi, "where", lambda: "/missing.pem")
    with FaultServer() as server:
        assert loop.call("agents.get", server.url).agent_id == "A1"


def test_a_client_with_a_context_of_its_own_needs_no_bundle(
    loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    monkeypatch.setattr(certifi, "where", lambda: "/missing.pem")
    with FaultServer() as server:
        assert loop.call("agents.get", server.url, ssl_context=own).agent_id == "A1"


def test_the_users_own_client_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certifi, "where", lambda: "/missing.pem")
    monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:1080")
    with (
        FaultServer() as server,
        httpx.Client(verify=False, trust_env=False) as mine,
        AgentClient(authorization="x", base_url=server.url, httpx_client=mine) as client,
    ):
        assert client.agents.get("app", "A1").agent_id == "A1"


@pytest.mark.parametrize("kind", [AgentClient, AsyncAgentClient])
@pytest.mark.parametrize("value", ["company.pem", False, True])
def test_a_context_of_another_kind_is_refused_at_once(kind: Any, value: Any) -> None:
    with pytest.raises(TypeError, match=r"must be an ssl\.SSLContext, not"):
        kind(authorization="x", ssl_context=value)
