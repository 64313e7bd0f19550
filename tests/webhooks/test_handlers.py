"""The handlers of the three web frameworks, with real requests that the sandbox sends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

import httpx
import pytest

from shengwang_agent import AgentClient
from shengwang_agent.sandbox import Sandbox

SECRET = "notification-secret"


class Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""


@contextmanager
def wsgi(app: Callable[..., object]) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, handler_class=Silent)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/notices"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def flask_app() -> Iterator[str]:
    from .handlers_flask import app

    with wsgi(app) as url:
        yield url


@contextmanager
def django_app() -> Iterator[str]:
    import django
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import override_settings
    from django.urls import path

    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="x")
        django.setup()
    from . import handlers_django

    globals()["urlpatterns"] = [path("notices", handlers_django.receive)]
    # Tests of other folders configure it, too, for the whole process.
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]), wsgi(WSGIHandler()) as url:
        yield url


@contextmanager
def fastapi_app() -> Iterator[str]:
    import uvicorn

    from .handlers_fastapi import app

    config = uvicorn.Config(app, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/notices"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture(params=[fastapi_app, flask_app, django_app], ids=["fastapi", "flask", "django"])
def address(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("SECRET", SECRET)
    with request.param() as url:
        yield url


def start_and_stop(sandbox: Sandbox) -> None:
    with AgentClient(base_url=sandbox.url, username="u", password="p", app_id="a" * 32) as client:
        agent = client.agents.start(
            name="n",
            properties={
                "channel": "c",
                "token": "t",
                "agent_rtc_uid": "1",
                "remote_rtc_uids": ["2"],
                "llm": {"url": "https://llm.example.com"},
                "tts": {
                    "vendor": "stepfun",
                    "params": {"api_key": "k", "model": "m", "voice_id": "v"},
                },
            },
        )
        sandbox.settle()
        client.agents.stop(agent_id=str(agent.agent_id))
        sandbox.settle()


def test_genuine_notices_are_taken_once(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    with Sandbox(webhook=address, webhook_secret=SECRET) as sandbox:
        sandbox.webhooks.duplicate(2)
        start_and_stop(sandbox)
        sent = list(sandbox.webhooks.sent)
        assert {notice.event_type for notice in sent} >= {101, 102}
        assert all(notice.delivered for notice in sent)
    printed = capfd.readouterr().out
    for notice in sent:
        assert printed.count(f"'{notice.notice_id}'") == 1


def test_a_stranger_is_turned_away(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    with Sandbox(webhook=address, webhook_secret="another secret") as sandbox:
        start_and_stop(sandbox)
        assert not any(notice.delivered for notice in sandbox.webhooks.sent)
    with httpx.Client(trust_env=False, verify=False) as stranger:
        answer = stranger.post(address, content=b'{"noticeId":"n"}')
    assert answer.status_code == 401
    assert "Agora-Signature" in answer.text
    assert "Notice" not in capfd.readouterr().out


@pytest.mark.parametrize("value", [b"\xff\xfe", "é".encode(), b"", b"a" * 9000, b"a\tb"])
def test_a_signature_of_odd_bytes_is_turned_away(address: str, value: bytes) -> None:
    with httpx.Client(trust_env=False, verify=False) as stranger:
        for name in (b"Agora-Signature-V2", b"Agora-Signature"):
            body = b'{"noticeId":"n","eventType":101,"notifyMs":' + b"9" * 400 + b"}"
            answer = stranger.post(address, content=body, headers=[(name, value)])
            assert answer.status_code == 401
