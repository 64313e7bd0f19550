"""Notifications to an ASGI application of the same process: no thread, no port."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from shengwang_agent import webhooks
from shengwang_agent.llmserver import Receiver
from shengwang_agent.sandbox import Sandbox, outgoing

from .conftest import START

SECRET = "notification-secret"
ROOM = {"channel": "r", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}
AGENT: Any = {"name": "a", "pipeline_id": "p", "properties": ROOM}


class Backend:
    """A backend as one writes it: a route that starts agents, one that hears what became of them."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.earlier = set(threading.enumerate())  # another test's may still end
        self.app, self.events = FastAPI(), list[int]()
        self.threads = set[threading.Thread]()
        self.answers: list[Exception | None] = []
        self.client, self.later = sandbox.client(), sandbox.async_client()
        self.app.post("/start")(self.start)
        self.app.post("/hooks/async")(self.hook)
        self.app.post("/hooks/plain")(self.plain)

    async def start(self) -> dict[str, Any]:
        return {"id": (await self.later.agents.start(**AGENT)).agent_id}

    async def hook(self, request: Request) -> dict[str, Any]:
        notice = webhooks.verify(await request.body(), request.headers, SECRET)
        return self.take(notice)

    def plain(self, notice: dict[str, Any]) -> dict[str, Any]:
        self.client.agents.list()  # asks the platform back, in a thread of the server's
        return self.take(webhooks.parse(json.dumps(notice)))

    def take(self, notice: webhooks.Notice) -> dict[str, Any]:
        self.threads.add(threading.current_thread())
        if self.answers and (problem := self.answers.pop(0)):
            raise problem
        self.events.append(notice.event_type)
        return {}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox(start=START, speed=0)
    yield made
    made.close()


@pytest.fixture
def backend(sandbox: Sandbox) -> Backend:
    made = Backend(sandbox)
    sandbox.webhooks.to_asgi(made.app, "/hooks/async", secret=SECRET)
    return made


def test_a_sync_test_finds_them_delivered(sandbox: Sandbox, backend: Backend) -> None:
    agent_id = backend.client.agents.start(**AGENT).agent_id
    assert backend.events == [101]
    sandbox.agent(agent_id).caller_leaves()
    sandbox.clock.advance(60)
    assert backend.events == [101, 102, 103, 112]
    sandbox.webhooks.check()
    sandbox.settle()
    assert backend.events[4:] == [101]
    assert backend.threads == {threading.current_thread()}
    assert set(threading.enumerate()) <= backend.earlier


async def test_an_async_test_finds_them_delivered(sandbox: Sandbox, backend: Backend) -> None:
    agent_id = (await backend.later.agents.start(**AGENT)).agent_id
    assert backend.events == [101]
    sandbox.agent(agent_id).caller_leaves()
    sandbox.clock.advance(60)
    with pytest.raises(RuntimeError, match=r"await sandbox\.settle_async\(\)"):
        sandbox.settle()
    await sandbox.settle_async()
    assert backend.events == [101, 102, 103, 112]
    sandbox.settle()  # nothing is left, so it is as good
    assert backend.threads == {threading.current_thread()}


def test_a_test_client_drives_the_same_application(sandbox: Sandbox, backend: Backend) -> None:
    with TestClient(backend.app) as http:
        assert http.post("/start").status_code == 200
        assert backend.events == [101]
    backend.client.agents.stop(agent_id=sandbox.agents()[0].agent_id)
    assert backend.events == [101, 102, 103, 112]


def test_a_served_sandbox_on_a_running_clock_hands_over_too() -> None:
    with Sandbox() as sandbox:
        backend = Backend(sandbox)
        sandbox.webhooks.to_asgi(backend.app, "/hooks/async", secret=SECRET)
        with sandbox.client(base_url=sandbox.url) as far:
            far.agents.start(**AGENT)
        sandbox.settle()
        assert backend.events == [101]
        assert backend.threads == {threading.current_thread()}


def test_a_function_that_is_not_async_may_ask_the_sandbox_back(
    sandbox: Sandbox, backend: Backend
) -> None:
    sandbox.webhooks.to_asgi(backend.app, "/hooks/plain")
    agent_id = backend.client.agents.start(**AGENT).agent_id
    backend.client.agents.stop(agent_id=agent_id)
    assert backend.events == [101, 102, 103, 112]


def test_a_receiver_is_an_application(sandbox: Sandbox) -> None:
    receiver, events = Receiver(SECRET), list[str]()

    @receiver.handle
    async def handle(notice: webhooks.Notice) -> None:
        events.append(notice.name)

    sandbox.webhooks.to_asgi(receiver, secret=SECRET, events={101})
    sandbox.client().agents.start(**AGENT)
    assert events == ["agent_joined"]


def test_the_secret_of_the_sandbox_signs_where_none_is_given() -> None:
    sandbox = Sandbox(speed=0, webhook_secret=SECRET)
    backend = Backend(sandbox)
    sandbox.webhooks.to_asgi(backend.app, "/hooks/async")
    backend.client.agents.start(**AGENT)
    assert backend.events == [101]
    sandbox.webhooks.to(lambda body, headers: webhooks.verify(body, headers, SECRET) and 200)
    sandbox.webhooks.check()
    sandbox.settle()
    assert sandbox.webhooks.sent[-1].delivered
    sandbox.close()


def test_a_wrong_secret_is_refused_by_the_application_and_sent_again(
    sandbox: Sandbox, backend: Backend, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.webhooks.to_asgi(backend.app, "/hooks/async", secret="another")
    backend.client.agents.start(**AGENT)
    for seconds in (10, 60):
        sandbox.clock.advance(seconds)
    assert backend.events == []
    assert (sandbox.webhooks.sent[0].attempts, sandbox.webhooks.sent[0].delivered) == (4, False)
    assert "SignatureError" in caplog.text


def test_what_failed_comes_again_at_once(sandbox: Sandbox, backend: Backend) -> None:
    backend.answers = [RuntimeError("not yet")]
    backend.client.agents.start(**AGENT)
    assert backend.events == [101]
    assert sandbox.webhooks.sent[0].attempts == 2


def test_an_application_that_never_answers_is_left(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "ANSWER_TIMEOUT", 0.01)
    left = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            left.append(scope["path"])

    sandbox.webhooks.to_asgi(app, "/never")
    sandbox.client().agents.start(**AGENT)
    assert left == ["/never"] * 2
    assert not sandbox.webhooks.sent[0].delivered


async def test_a_notice_whose_hand_over_is_cancelled_is_sent_again(sandbox: Sandbox) -> None:
    begun, taken = asyncio.Event(), list[str]()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if not begun.is_set():
            begun.set()
            await asyncio.Event().wait()
        taken.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"{}"})

    sandbox.webhooks.to_asgi(app, "/slow")
    starting = asyncio.create_task(sandbox.async_client().agents.start(**AGENT))
    await begun.wait()
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    (notice,) = sandbox.webhooks.sent
    assert (notice.attempts, notice.delivered) == (1, False)
    await sandbox.settle_async()
    assert (notice.attempts, notice.delivered, taken) == (2, True, ["/slow"])


def test_it_can_be_switched_off_and_on(sandbox: Sandbox, backend: Backend) -> None:
    backend.answers = [RuntimeError("not yet"), RuntimeError("not yet")]
    backend.client.agents.start(**AGENT)
    sandbox.webhooks.off()
    sandbox.clock.advance(3600)
    assert not sandbox.webhooks.active
    sandbox.webhooks.check()
    sandbox.webhooks.to_asgi(backend.app, "/hooks/async", secret=SECRET)
    sandbox.settle()
    assert backend.events == [], "what was made meanwhile is not delivered"
    assert len(sandbox.webhooks.sent) == 2
    sandbox.webhooks.check()
    sandbox.settle()
    assert backend.events == [101]


def test_what_is_no_receiver_is_refused_in_words(sandbox: Sandbox, backend: Backend) -> None:
    for wrong in (backend.app, backend.hook):
        with pytest.raises(TypeError, match="to_asgi"):
            sandbox.webhooks.to(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="app: expected an ASGI application, got str"):
        sandbox.webhooks.to_asgi("http://127.0.0.1/hook")
    with pytest.raises(ValueError, match="path: expected one that begins with a slash"):
        sandbox.webhooks.to_asgi(backend.app, "hooks/async")
    with pytest.raises(TypeError, match="to_asgi"):
        Sandbox(webhook=backend.app)
