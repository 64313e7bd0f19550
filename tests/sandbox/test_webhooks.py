"""Notifications: signed, repeated, doubled, out of order."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.outgoing import signed
from shengwang_agent_strict import models

from .conftest import APP, START, api_of, number

PAYLOADS: dict[int, Any] = {
    101: models.NcsAgentJoinedPayload,
    102: models.NcsAgentLeftPayload,
    103: models.NcsAgentHistoryPayload,
    104: models.NcsAgentExpirePayload,
    110: models.NcsAgentErrorPayload,
    111: models.NcsAgentMetricsPayload,
    112: models.NcsTurnsFinishedPayload,
    201: models.NcsInboundCallPayload,
    202: models.NcsOutboundCallPayload,
}


class Mailbox:
    """A receiver that remembers, and answers as told."""

    def __init__(self, *answers: int) -> None:
        self.answers = list(answers)
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []

    def __call__(self, body: bytes, headers: dict[str, str]) -> int:
        self.bodies.append(body)
        self.headers.append(headers)
        return self.answers.pop(0) if self.answers else 200

    @property
    def notices(self) -> list[dict[str, Any]]:
        return [json.loads(body) for body in self.bodies]

    @property
    def events(self) -> list[int]:
        return [notice["eventType"] for notice in self.notices]


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def sandbox(mailbox: Mailbox) -> Iterator[Sandbox]:
    made = Sandbox(start=START, speed=0)
    made.webhooks.to(mailbox, secret="demo-secret")
    yield made
    made.close()


def story(sandbox: Sandbox) -> None:
    """A conversation that gives every kind of notification but 104 and 201."""
    api = api_of(sandbox)
    settings: dict[str, Any] = {"labels": {"floor": "4"}, "parameters": {"enable_metrics": True}}
    agent = api.start(**settings)
    sandbox.agent(agent).hears("hello")
    sandbox.clock.advance(30)
    api("POST", f"{APP}/agents/{agent}/leave")
    sandbox.callee("busy", sip=486)
    api.dial()
    sandbox.settle()


def test_an_agents_life_is_told_in_order(sandbox: Sandbox, mailbox: Mailbox) -> None:
    story(sandbox)
    assert mailbox.events[:5] == [101, 102, 111, 103, 112]
    assert mailbox.events[5:] == [202, 202, 202, 110, 102, 103, 112]
    joined = mailbox.notices[0]
    assert joined["productId"] == 17
    assert joined["notifyMs"] == START * 1000
    assert joined["payload"]["labels"] == {"floor": "4"}
    left = mailbox.notices[1]["payload"]
    assert (left["status"], left["message"], left["stop_ts"]) == ("STOPPED", "OK", START + 30)
    assert mailbox.notices[3]["payload"]["contents"][0] == {"role": "user", "content": "hello"}
    turn = mailbox.notices[4]["payload"]["turns"][0]
    assert turn["metrics"]["segmented_latency_ms"]["llm_ttft"] == 0


def test_every_payload_fits_the_description(sandbox: Sandbox, mailbox: Mailbox) -> None:
    bound = number("+8613900000000", inbound_config={"pipeline_id": "7"})
    api_of(sandbox)("POST", "/v2/phone-numbers", bound)
    sandbox.caller("+8613800000001", "+8613900000000").hangs_up()
    story(sandbox)
    for notice in mailbox.notices:
        models.NcsNotification.model_validate(notice)
        PAYLOADS[notice["eventType"]].model_validate(notice["payload"])
    assert set(mailbox.events) == set(PAYLOADS) - {104}


def test_both_signatures_are_over_the_raw_body(sandbox: Sandbox, mailbox: Mailbox) -> None:
    story(sandbox)
    for body, headers in zip(mailbox.bodies, mailbox.headers, strict=True):
        for name, digest in (("", hashlib.sha1), ("-V2", hashlib.sha256)):
            wanted = hmac.new(b"demo-secret", body, digest).hexdigest()
            assert headers[f"Agora-Signature{name}"] == wanted


def test_the_published_vector() -> None:
    body = (
        b'{"noticeId":"demo-0001","productId":17,"eventType":101,"notifyMs":1700000000000,'
        b'"payload":{"agent_id":"A1","channel":"demo-channel"}}'
    )
    headers = signed(body, b"demo-secret")
    assert headers["Agora-Signature"] == "2a65d1b5dce82b68dda761310860a5e675c466a1"
    assert headers["Agora-Signature-V2"] == (
        "2e78c553e56ef06438920c7fa1e033461dc1855f5ff1a8e22d84f51df56a2434"
    )


def test_a_refused_notification_comes_again_three_times(sandbox: Sandbox, mailbox: Mailbox) -> None:
    mailbox.answers = [500, 500, 500, 500]
    sandbox.webhooks.check()
    sandbox.settle()
    assert len(mailbox.bodies) == 2, "the first resend comes at once"
    sandbox.clock.advance(10)
    sandbox.settle()
    assert len(mailbox.bodies) == 3
    sandbox.clock.advance(3600)
    sandbox.settle()
    assert len(mailbox.bodies) == 4
    assert len({notice["noticeId"] for notice in mailbox.notices}) == 1
    times = [notice["notifyMs"] - START * 1000 for notice in mailbox.notices]
    assert times == [0, 0, 10_000, 70_000]
    assert not sandbox.webhooks.sent[-1].delivered


def test_an_accepted_resend_is_the_last(sandbox: Sandbox, mailbox: Mailbox) -> None:
    mailbox.answers = [500]
    sandbox.webhooks.check()
    sandbox.settle()
    sandbox.clock.advance(3600)
    sandbox.settle()
    assert len(mailbox.bodies) == 2
    assert sandbox.webhooks.sent[-1].delivered
    assert mailbox.notices[0]["payload"] == {"channelName": "test_webhook", "uid": 12121212}


def test_doubled_lost_and_out_of_order(sandbox: Sandbox, mailbox: Mailbox) -> None:
    sandbox.webhooks.duplicate()
    sandbox.webhooks.check()
    sandbox.settle()
    first, second = mailbox.notices
    assert first["noticeId"] == second["noticeId"]
    sandbox.webhooks.lose()
    sandbox.webhooks.check()
    sandbox.settle()
    assert len(mailbox.bodies) == 2
    sandbox.webhooks.reorder(3)
    api = api_of(sandbox)
    agent = api.start()
    sandbox.settle()
    assert len(mailbox.bodies) == 2, "held until all three are there"
    api("POST", f"{APP}/agents/{agent}/leave")
    sandbox.settle()
    assert mailbox.events[2:] == [103, 102, 101, 112]


def test_only_the_wanted_events_are_delivered(sandbox: Sandbox) -> None:
    chosen = Mailbox()
    sandbox.webhooks.to(chosen, events={102})
    story(sandbox)
    assert chosen.events == [102, 102]
    assert len(sandbox.webhooks.sent) > 10


def test_a_receiver_may_ask_the_sandbox_back() -> None:
    sandbox = Sandbox(start=START, speed=0)
    api = api_of(sandbox)
    seen: list[str] = []

    def receive(body: bytes, headers: dict[str, str]) -> int:
        agent = json.loads(body)["payload"]["agent_id"]
        seen.append(api.agent(agent)["status"])
        return 200

    sandbox.webhooks.to(receive)
    api.start()
    sandbox.settle()
    assert seen == ["RUNNING"]
    sandbox.close()


class Handler(BaseHTTPRequestHandler):
    """Answers what the server's ``script`` says: status and body."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        status, body = self.server.script.pop(0)  # type: ignore[attr-defined]
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.arrived.release()  # type: ignore[attr-defined]

    def log_message(self, *_: Any) -> None:
        pass


def test_a_url_must_answer_200_with_json() -> None:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        server.script = [(200, b"thanks"), (204, b""), (200, b"{}")]  # type: ignore[attr-defined]
        server.arrived = threading.Semaphore(0)  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}/hook"
        sandbox = Sandbox(start=START, speed=0, webhook=url, webhook_secret="s")
        sandbox.webhooks.check()
        sandbox.settle()
        sandbox.clock.advance(100)
        sandbox.settle()
        assert sandbox.webhooks.sent[-1].delivered
        assert not server.script  # type: ignore[attr-defined]
        sandbox.close()
        server.shutdown()
        thread.join()


def test_notifications_leave_by_themselves() -> None:
    arrived = threading.Event()
    sandbox = Sandbox(webhook=lambda body, headers: arrived.set())
    api_of(sandbox).start()
    assert arrived.wait(10)
    sandbox.close()
