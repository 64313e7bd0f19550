"""The webhook receiver behind five kinds of server, with notices that the sandbox signs."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from shengwang_agent.llmserver import Receiver
from shengwang_agent.sandbox.outgoing import signed
from shengwang_agent.webhooks import Notice, Seen
from tests.webhooks.test_handlers import wsgi

from .serving import LOG, connection, serving

SECRET = "notification-secret"
PATH = "/notices"
urlpatterns: list[Any] = []


@contextmanager
def asgi(receiver: Receiver) -> Iterator[str]:
    with serving(receiver) as url:
        yield url + PATH


@contextmanager
def fastapi(receiver: Receiver) -> Iterator[str]:
    from fastapi import FastAPI

    app = FastAPI()
    app.add_route(PATH, receiver, methods=["POST"])  # type: ignore[arg-type]
    with serving(app) as url:
        yield url + PATH


@contextmanager
def flask(receiver: Receiver) -> Iterator[str]:
    from flask import Flask

    app = Flask(__name__)
    app.add_url_rule(PATH, view_func=receiver.flask, methods=["POST"])
    with wsgi(app) as url:
        yield url


@contextmanager
def django(receiver: Receiver) -> Iterator[str]:
    import django
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import override_settings
    from django.urls import path

    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, SECRET_KEY="x")
        django.setup()
    urlpatterns[:] = [path("notices", receiver.django)]
    csrf = "django.middleware.csrf.CsrfViewMiddleware"
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[csrf]), wsgi(WSGIHandler()) as url:
        yield url


@contextmanager
def standard_library(receiver: Receiver) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            receiver.answer(self)

        def log_message(self, *_: object) -> None:
            """Keep the test output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{PATH}"
        finally:
            server.shutdown()
            thread.join()


DOORS = [asgi, fastapi, flask, django, standard_library]
Door = Callable[[Receiver], Any]


@pytest.fixture(params=DOORS, ids=lambda door: door.__name__)
def door(request: pytest.FixtureRequest) -> Door:
    return request.param  # type: ignore[no-any-return]


def body(notice_id: str = "n1", event: int = 102, **payload: Any) -> bytes:
    notice = {"noticeId": notice_id, "productId": 17, "eventType": event, "notifyMs": 1764000000000}
    return json.dumps({**notice, "payload": {"agent_id": "A1", **payload}}).encode()


def post(url: str, content: bytes, secret: str = SECRET, **changed: str | bytes) -> httpx.Response:
    headers: Any = {**signed(content, secret.encode()), **changed}
    with httpx.Client(trust_env=False, verify=False) as http:
        return http.post(url, content=content, headers=headers)


class Handled(list[str]):
    """A receiver's function that writes down what it is given."""

    def __call__(self, notice: Notice) -> None:
        self.append(f"{notice.notice_id} {notice.name}")


def receiving(**more: Any) -> tuple[Receiver, Handled]:
    receiver, handled = Receiver(SECRET, **more), Handled()
    receiver.handle(handled)
    return receiver, handled


def test_a_notice_is_handled_once(door: Door) -> None:
    receiver, handled = receiving()
    with door(receiver) as url:
        answers = [post(url, body()) for _ in range(3)]
        post(url, body("n2", 101))
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.text.replace(" ", "").strip() for answer in answers} == {
        '{"code":0,"msg":"success"}'
    }
    assert all(answer.headers["content-type"] == "application/json" for answer in answers)
    assert handled == ["n1 agent_left", "n2 agent_joined"]


def test_a_stranger_gets_401(door: Door) -> None:
    receiver, handled = receiving()
    with door(receiver) as url:
        forged = [
            post(url, body(), "another secret"),
            post(url, body(), **{"Agora-Signature-V2": "0" * 64}),
            post(url, body(), **{"Agora-Signature-V2": ""}),
            post(url, body(), **{"Agora-Signature-V2": "é".encode() * 4000}),
        ]
        with httpx.Client(trust_env=False, verify=False) as http:
            forged.append(http.post(url, content=body()))
            changed = body().replace(b"A1", b"A2")
            forged.append(http.post(url, content=changed, headers=signed(body(), SECRET.encode())))
    assert {answer.status_code for answer in forged} == {401}
    assert all("message" in answer.json()["error"] for answer in forged)
    assert handled == []


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b"{}", b'{"noticeId":7,"eventType":101}', b"[" * 50_000],
    ids=lambda content: repr(content[:9]),
)
def test_what_is_signed_and_no_notice_gets_400(door: Door, content: bytes) -> None:
    receiver, handled = receiving()
    with door(receiver) as url:
        assert post(url, content).status_code == 400
        assert post(url, body()).status_code == 200
    assert handled == ["n1 agent_left"]


def test_a_body_that_is_too_long_gets_413(door: Door) -> None:
    receiver, handled = receiving(most_bytes=5000)
    with door(receiver) as url:
        assert post(url, body(text="x" * 6000)).status_code == 413
        assert post(url, body()).status_code == 200
    assert handled == ["n1 agent_left"]


def test_a_notice_that_could_not_be_handled_comes_again(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    receiver, handled = Receiver(SECRET), Handled()

    @receiver.handle
    def fails_once(notice: Notice) -> None:
        if LOG not in [record.name for record in caplog.records]:
            raise LookupError("postgres://secret")
        handled(notice)

    with door(receiver) as url:
        first, second = post(url, body()), post(url, body())
    assert (first.status_code, second.status_code) == (500, 200)
    assert "secret" not in first.text
    assert handled == ["n1 agent_left"]


def test_the_test_of_the_console_is_answered_and_not_handled(door: Door) -> None:
    receiver, handled = receiving()
    with door(receiver) as url:
        answer = post(url, body(channelName="test_webhook", uid=12121212))
    assert (answer.status_code, handled) == (200, [])


def test_an_event_that_is_not_known_is_handled(door: Door) -> None:
    receiver, handled = receiving()
    with door(receiver) as url:
        assert post(url, body(event=999)).status_code == 200
    assert handled == ["n1 event_999"]


def test_a_function_may_be_async(door: Door) -> None:
    receiver, handled = Receiver(SECRET), Handled()

    @receiver.handle
    async def handle(notice: Notice) -> None:
        if notice.notice_id == "broken":
            raise LookupError
        handled(notice)

    with door(receiver) as url:
        statuses = [post(url, body(name)).status_code for name in ("n1", "n1", "broken", "n2")]
    assert statuses == [200, 200, 500, 200]
    assert handled == ["n1 agent_left", "n2 agent_left"]


def test_the_older_signature_alone_and_a_second_secret_are_enough(door: Door) -> None:
    receiver = Receiver(["old", "new"])
    receiver.handle(handled := Handled())
    with door(receiver) as url:
        for secret in ("old", "new"):
            headers = signed(body(secret), secret.encode())
            del headers["Agora-Signature-V2"]
            with httpx.Client(trust_env=False, verify=False) as http:
                assert http.post(url, content=body(secret), headers=headers).status_code == 200
    assert len(handled) == 2


def test_a_shared_store_and_a_tolerance(door: Door) -> None:
    store: dict[str, Any] = {}
    first, handled = receiving(seen=Seen(store))
    second, again = receiving(seen=Seen(store))
    strict, never = receiving(tolerance=60)
    for receiver in (first, second):
        with door(receiver) as url:
            assert post(url, body()).status_code == 200
    with door(strict) as url:
        assert post(url, body()).status_code == 400
    assert (handled, again, never) == (["n1 agent_left"], [], [])


@pytest.mark.parametrize("length", ["", "Content-Length: x", "Content-Length: -1"])
def test_http_server_without_a_length(length: str) -> None:
    receiver, handled = receiving()
    with standard_library(receiver) as url, connection(url) as stranger:
        lines = [f"POST {PATH} HTTP/1.0", *([length] if length else []), "", ""]
        stranger.sendall("\r\n".join(lines).encode())
        assert b" 401 " in stranger.recv(1000)
    assert handled == []


@pytest.mark.parametrize("secret", ["", [], [""], ()])
def test_an_empty_secret_is_an_error_at_once(secret: Any) -> None:
    with pytest.raises(ValueError, match="secret"):
        Receiver(secret)


def test_a_receiver_without_a_function_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with asgi(Receiver(SECRET)) as url, httpx.Client(trust_env=False, verify=False) as http:
        headers = signed(body(), SECRET.encode())
        assert http.post(url, content=body(), headers=headers).status_code == 500
