"""The FastAPI backend behind a real server, the sandbox behind the backend."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from examples import fastapi_backend as backend
from shengwang_agent import token, webhooks
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.testing import test_mode

APP_ID, CERTIFICATE = "970CA35de60c44645bbae8a215061b33", "5CFd2fd1755d40ecb72977518be15d3b"
ROOM = {"channel": "lobby", "uid": "7"}
SECRET = "notification-secret"


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    with Sandbox(app_id=APP_ID, app_certificate=CERTIFICATE) as made, test_mode():
        monkeypatch.setenv("SHENGWANG_BASE_URL", made.url)
        monkeypatch.setenv("SHENGWANG_APP_ID", APP_ID)
        monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
        monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
        monkeypatch.setattr(backend, "seen", webhooks.Seen())
        yield made


@pytest.fixture
def app(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A client of the backend, which runs its lifespan like in production."""
    server = uvicorn.Server(uvicorn.Config(backend.app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield client
    server.should_exit = True
    thread.join()


def test_the_app_gets_a_token_for_its_own_user(app: httpx.Client) -> None:
    answer = app.post("/token", json=ROOM).json()
    read = token.verify(answer["token"], CERTIFICATE, channel="lobby")
    assert answer["app_id"] == read.app_id == APP_ID
    assert read.account == "7"
    assert answer["expires_in"] == 3600


def test_an_agent_is_started_with_a_token_of_its_own_and_stopped(
    app: httpx.Client, sandbox: Sandbox
) -> None:
    agent_id = app.post("/agents", json=ROOM).json()["agent_id"]
    agent = sandbox.agent(agent_id)
    assert agent.status == "RUNNING"
    assert agent.properties["remote_rtc_uids"] == ["7"]
    assert token.verify(agent.properties["token"], CERTIFICATE).account == backend.AGENT_UID
    for _ in range(2):  # the second time it is gone already
        assert app.delete(f"/agents/{agent_id}").status_code == 204
    assert agent.status == "STOPPED"


def test_a_second_tap_starts_no_second_agent(app: httpx.Client, sandbox: Sandbox) -> None:
    assert app.post("/agents", json=ROOM).status_code == 201
    again = app.post("/agents", json=ROOM)
    assert again.status_code == 409
    assert again.json()["error"] == "ConflictError"
    assert len(sandbox.agents()) == 1


def test_a_refusal_of_the_platform_shows_no_details(app: httpx.Client, sandbox: Sandbox) -> None:
    sandbox.next(401, detail="the inside of the platform", on="agents.start")
    answer = app.post("/agents", json=ROOM)
    assert answer.status_code == 502
    assert set(answer.json()) == {"error", "request_id"}
    assert "inside" not in answer.text


def test_a_bad_room_is_refused_before_anything_is_sent(app: httpx.Client, sandbox: Sandbox) -> None:
    assert app.post("/agents", json={"channel": "", "uid": "x"}).status_code == 422
    sandbox.requests.assert_not_sent("*")


def test_notifications_are_heard_once_and_only_from_the_platform(
    app: httpx.Client, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "backend")
    sandbox.webhooks.to(f"{app.base_url}/webhook", secret=SECRET)
    sandbox.webhooks.duplicate(1)
    agent_id = app.post("/agents", json=ROOM).json()["agent_id"]
    app.delete(f"/agents/{agent_id}")
    sandbox.settle()
    heard = [record.message for record in caplog.records if record.name == "backend"]
    assert heard.count("agent_joined") == 1
    assert "agent_left" in heard
    assert all(notice.delivered for notice in sandbox.webhooks.sent)
    forged = app.post("/webhook", content=b"{}", headers={"agora-signature-v2": "0" * 64})
    assert forged.status_code == 401


def test_a_missing_certificate_is_told_on_the_server_only(
    app: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(backend.app.state.client), "app_certificate", None)
    answer = app.post("/token", json=ROOM)
    assert answer.status_code == 500
    assert answer.json()["detail"] == "SHENGWANG_APP_CERTIFICATE is not set"
