"""Who may come in: Basic, tokens, 401 and 403."""

from __future__ import annotations

import base64
from typing import Any

import httpx
import pytest

from shengwang_agent import token as tokens
from shengwang_agent.sandbox import Sandbox

from .conftest import APP, START, properties

APP_ID = "00112233445566778899aabbccddeeff"
CERTIFICATE = "FFEEDDCCBBAA99887766554433221100"


def basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


def made(**more: Any) -> str:
    """A header with a token for channel room-1, good for ten minutes of sandbox time."""
    values: dict[str, Any] = {
        "app_id": APP_ID,
        "app_certificate": CERTIFICATE,
        "channel": "room-1",
        "uid": 1001,
        "issued_at": START,
        "expire": 600,
        **more,
    }
    return "agora token=" + tokens.build(
        values.pop("app_id"), values.pop("app_certificate"), **values
    )


def ask(sandbox: Sandbox, header: str | None, appid: str = "app") -> httpx.Response:
    headers = {} if header is None else {"authorization": header}
    with httpx.Client(transport=sandbox.transport(), base_url="http://127.0.0.1") as client:
        return client.get(f"/v2/projects/{appid}/agents", headers=headers)


def start(sandbox: Sandbox, header: str, **more: Any) -> httpx.Response:
    with httpx.Client(transport=sandbox.transport(), base_url="http://127.0.0.1") as client:
        body = {"name": "a", "properties": properties(**more)}
        headers = {"authorization": header}
        return client.post(f"/v2/projects/{APP_ID}/join", json=body, headers=headers)


@pytest.mark.parametrize(
    "header",
    [basic("any:thing"), basic("a:"), made(), made().replace("=", '="', 1) + '"'],
    ids=["basic", "no password", "token", "token in quotes"],  # a token is another each time
)
def test_by_default_anything_well_formed_passes(header: str) -> None:
    assert ask(Sandbox(start=START, speed=0), header).status_code == 200


@pytest.mark.parametrize(
    "header",
    [None, "", "Basic", "Basic !!!", "Basic " + base64.b64encode(b"nocolon").decode(),
     "Bearer x", "agora token=", "agora token=006old", "agora token=007AAAA", "YOUR_AUTHORIZATION"],
)  # fmt: skip
def test_what_is_not_well_formed_is_401(header: str | None) -> None:
    answer = ask(Sandbox(start=START, speed=0), header)
    assert answer.status_code == 401
    assert answer.json()["reason"] == "InvalidPermission"
    assert answer.headers["www-authenticate"].startswith("Basic")


def test_telephony_and_numbers_refuse_in_their_own_shape() -> None:
    sandbox = Sandbox(speed=0)
    with httpx.Client(transport=sandbox.transport(), base_url="http://127.0.0.1") as client:
        for path in (f"{APP}/call", f"{APP}/calls/x", "/v2/phone-numbers"):
            answer = client.get(path)
            assert (answer.status_code, answer.json()["error_type"]) == (401, "unauthorized")


def test_any_header_can_be_let_in() -> None:
    sandbox = Sandbox(speed=0, credentials="any")
    assert ask(sandbox, "YOUR_AUTHORIZATION").status_code == 200
    assert ask(sandbox, None).status_code == 200


def test_user_name_and_password_are_demanded() -> None:
    sandbox = Sandbox(start=START, speed=0, username="me", password="pass:word")
    assert ask(sandbox, basic("me:pass:word")).status_code == 200
    for wrong in ("me:other", "you:pass:word", "me:"):
        assert ask(sandbox, basic(wrong)).status_code == 401
    assert ask(sandbox, made()).status_code == 401


def test_signature_expiry_app_and_channel_of_a_token_are_verified() -> None:
    sandbox = Sandbox(start=START, speed=0, app_id=APP_ID, app_certificate=CERTIFICATE)
    other = "ff" * 16
    assert ask(sandbox, made(), APP_ID).status_code == 200
    assert ask(sandbox, made(app_certificate=other), APP_ID).status_code == 401
    assert ask(sandbox, made(issued_at=START - 600), APP_ID).status_code == 401
    assert ask(sandbox, basic("a:b"), APP_ID).status_code == 401
    assert ask(sandbox, made(app_id=other), APP_ID).status_code == 403
    assert ask(sandbox, made(), other).status_code == 403
    assert start(sandbox, made()).status_code == 200
    refused = start(sandbox, made(channel="elsewhere"))
    assert (refused.status_code, refused.json()["reason"]) == (403, "InvalidPermission")
    assert "properties.channel" in refused.json()["detail"]
    sandbox.clock.advance(600)
    late = ask(sandbox, made(), APP_ID)
    assert late.status_code == 401
    assert made()[12:] not in late.text


def test_both_ways_in_can_be_open() -> None:
    sandbox = Sandbox(
        start=START, speed=0, username="me", password="x", app_id=APP_ID,
        app_certificate=CERTIFICATE,
    )  # fmt: skip
    assert ask(sandbox, basic("me:x"), APP_ID).status_code == 200
    assert ask(sandbox, made(), APP_ID).status_code == 200


def test_an_agent_with_a_token_for_elsewhere_fails_to_join() -> None:
    sandbox = Sandbox(start=START, speed=0, app_id=APP_ID, app_certificate=CERTIFICATE)
    good = made()[12:]
    bad = made(channel="elsewhere")[12:]
    assert start(sandbox, made(), token=good).json()["status"] == "RUNNING"
    answer = start(sandbox, made(), token=bad, agent_rtc_uid="1")
    assert answer.status_code == 409
    sandbox.agents()[0].fails()
    assert start(sandbox, made(), token=bad).json()["status"] == "FAILED"
    assert sandbox.agents()[-1].message == "RTC connection error"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"uid": 1001}, "RUNNING"),
        ({"uid": 0, "kind": "rtc"}, "RUNNING"),
        ({"uid": 77}, "FAILED"),
        ({"app_id": "0" * 32}, "FAILED"),
    ],
)
def test_a_token_of_another_user_or_app_lets_nobody_join(given: Any, status: str) -> None:
    sandbox = Sandbox(start=START, speed=0, app_id=APP_ID, app_certificate=CERTIFICATE)
    token = made(**given)[12:]
    assert start(sandbox, made(), token=token, agent_rtc_uid="1001").json()["status"] == status


def test_a_token_about_to_expire_is_told() -> None:
    sandbox = Sandbox(start=START, speed=0)
    start(sandbox, made(), token=made()[12:])
    sandbox.clock.advance(569)
    assert [n.event_type for n in sandbox.webhooks.sent] == [101]
    sandbox.clock.advance(1)
    assert sandbox.webhooks.sent[-1].payload["message"] == "Token will expire!"
    assert sandbox.agents()[0].status == "RUNNING"


def test_credentials_come_before_the_body_and_secrets_stay_inside() -> None:
    sandbox = Sandbox(speed=0, username="me", password="open sesame")
    with httpx.Client(transport=sandbox.transport(), base_url="http://127.0.0.1") as client:
        answer = client.post(f"{APP}/join", content=b"{", headers={"authorization": basic("a:b")})
    assert answer.status_code == 401
    assert "open sesame" not in repr(sandbox.platform.credentials)
