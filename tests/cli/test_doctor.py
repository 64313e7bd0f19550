"""``doctor``: every fault is found, with its cause and remedy; only this machine is asked."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest

from shengwang_agent.sandbox import Sandbox
from tests.cli.terminal import in_terminal, piped


def findings(*argv: str, code: int = 0) -> dict[str, dict[str, str]]:
    ran = piped("doctor", "--json", *argv)
    assert ran.code == code, ran.err
    return {row["check"]: row for row in json.loads(ran.out)}


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that no one listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


# -- the whole -----------------------------------------------------------------------------


def test_all_is_well(sandbox: Sandbox) -> None:
    found = findings()
    assert {name: row["state"] for name, row in found.items()} == {
        "versions": "ok",
        "settings": "ok",
        "credentials": "ok",
        "proxy": "ok",
        "dns": "ok",
        "connection": "ok",
        "platform": "ok",
        "clock": "ok",
    }
    assert "httpx" in found["versions"]["detail"]


def test_the_account_alone_is_enough(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHENGWANG_APP_ID")
    assert findings()["platform"]["state"] == "ok"
    assert sandbox.requests[-1].operation == "phone_numbers.list"


def test_it_shows_cause_and_remedy(sandbox: Sandbox) -> None:
    sandbox.next(401)
    ran = in_terminal("doctor")
    assert ran.code == 12
    assert "FAIL platform" in ran.plain
    assert "cause: the credentials are wrong" in ran.plain
    assert "error: platform failed" in ran.plain


@pytest.mark.parametrize(("status", "words"), [(401, "credentials"), (403, "may not")])
def test_refused_credentials(status: int, words: str, sandbox: Sandbox) -> None:
    sandbox.next(status)
    found = findings(code=12)
    assert words in found["platform"]["cause"]
    assert found["clock"]["state"] == "ok", "a refusal tells the time too"


def test_no_credentials(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHENGWANG_CUSTOMER_ID")
    found = findings(code=12)
    assert "half of a pair" in found["credentials"]["detail"]
    assert found["connection"]["state"] == "ok", "the network is looked at all the same"
    assert "platform" not in found


def test_an_app_id_that_cannot_be_one(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_APP_ID", "demo")
    found = findings()
    assert found["credentials"]["state"] == "warning"
    assert "the environment" in found["credentials"]["cause"]


def test_settings_that_cannot_be_used() -> None:
    found = findings("--base-url", "http://example.com", code=12)
    assert list(found) == ["versions", "settings"]
    assert "must be https" in found["settings"]["detail"]


def test_nothing_answers(sandbox: Sandbox, closed_port: int) -> None:
    found = findings("--base-url", f"http://127.0.0.1:{closed_port}", code=12)
    assert found["connection"]["state"] == "fault"
    assert "platform" not in found, "what cannot be reached is not asked"


def test_a_platform_that_breaks_off(sandbox: Sandbox) -> None:
    sandbox.drop()
    found = findings(code=12)
    assert found["platform"]["state"] == "fault"
    assert found["clock"]["state"] == "skipped"


def test_no_secret_is_told(sandbox: Sandbox) -> None:
    sandbox.next(401)
    ran = piped("doctor")
    assert "customer-secret" not in ran.out + ran.err


def test_a_dead_proxy(closed_port: int, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"user:proxy-secret@127.0.0.1:{closed_port}")
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{closed_port}")
    assert findings()["proxy"]["state"] == "ok"  # none counts for this machine
    monkeypatch.setenv("SHENGWANG_BASE_URL", "https://api.example/base")
    found = findings(code=12)
    assert found["proxy"]["state"] == "fault"
    assert "HTTPS_PROXY" in found["proxy"]["cause"]
    assert "NO_PROXY" in found["proxy"]["remedy"]
    assert "proxy-secret" not in json.dumps(found)


def test_a_proxy_that_cannot_be_read(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_BASE_URL", "https://api.example/base")
    monkeypatch.setenv("ALL_PROXY", "socks://user:proxy-secret@127.0.0.1:1080")
    found = findings(code=12)
    assert found["settings"]["state"] == "fault"
    assert "ALL_PROXY must begin with one of" in found["settings"]["detail"]
    assert "proxy-secret" not in json.dumps(found)
