"""Who may speak: signatures, age, malformed bodies; what is said; and hearing it once."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import threading
from typing import Any

import pytest
from hypothesis import given, strategies as st

from shengwang_agent import webhooks
from shengwang_agent.agents import GetHistoryAgentsResponseContentsItem
from shengwang_agent.errors import ShengwangError
from shengwang_agent.webhooks import Notice, Seen, SignatureError, WebhookError
from shengwang_agent_api import models
from shengwang_agent_api.models.unions import EVENTS

SECRET = "demo-secret"
# Published example with its signatures; the data is made up.
BODY = (
    b'{"noticeId":"demo-0001","productId":17,"eventType":101,"notifyMs":1700000000000,'
    b'"payload":{"agent_id":"A1","channel":"demo-channel"}}'
)
SHA1 = "2a65d1b5dce82b68dda761310860a5e675c466a1"
SHA256 = "2e78c553e56ef06438920c7fa1e033461dc1855f5ff1a8e22d84f51df56a2434"


def signed(body: bytes, secret: str = SECRET) -> dict[str, str]:
    return {"Agora-Signature-V2": hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}


def body_of(event: Any = 101, payload: Any = None, **fields: Any) -> bytes:
    notice = {"noticeId": "n1", "productId": 17, "eventType": event, "notifyMs": 1700000000000}
    return json.dumps({**notice, "payload": payload or {}, **fields}).encode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Agora-Signature": SHA1, "Agora-Signature-V2": SHA256},
        {"Agora-Signature-V2": SHA256},
        {"Agora-Signature": SHA1},
        {"agora-signature-v2": SHA256.upper()},
        {"AGORA-SIGNATURE": f" {SHA1} "},
        [(b"agora-signature-v2", SHA256.encode()), (b"host", b"x")],
        [("Agora-Signature", SHA1)],
        {"Agora-Signature": "nonsense", "Agora-Signature-V2": SHA256},
    ],
    ids=str,
)
def test_both_signatures_in_every_form_of_headers(headers: Any) -> None:
    notice = webhooks.verify(BODY, headers, SECRET)
    assert (notice.notice_id, notice.event_type, notice.name) == ("demo-0001", 101, "agent_joined")
    assert isinstance(notice.payload, models.NcsAgentJoinedPayload)
    assert (notice.payload.agent_id, notice.payload.channel) == ("A1", "demo-channel")
    assert (notice.notify_ms, notice.product_id, notice.sid) == (1700000000000, 17, None)
    assert webhooks.verify(bytearray(BODY), headers, SECRET) == notice == webhooks.parse(BODY)


@pytest.mark.parametrize(
    ("headers", "text"),
    [
        ({}, "neither Agora-Signature-V2 nor Agora-Signature"),
        ({"Agora-Signature-V2": SHA1}, "does not fit"),
        ({"Agora-Signature": SHA256}, "does not fit"),
        ({"Agora-Signature-V2": ""}, "does not fit"),
        ({"Agora-Signature-V2": "ü" * 64}, "does not fit"),
        ({"Agora-Signature": SHA1, "Agora-Signature-V2": "0" * 64}, "does not fit"),
    ],
)
def test_what_is_not_signed_is_refused(headers: dict[str, str], text: str) -> None:
    with pytest.raises(SignatureError, match=text) as refused:
        webhooks.verify(BODY, headers, SECRET)
    assert isinstance(refused.value, (WebhookError, ShengwangError, ValueError))
    assert "demo-channel" not in str(refused.value)
    assert SECRET not in str(refused.value)


@given(st.integers(0, len(BODY) - 1), st.integers(0, 255))
def test_no_altered_body_passes(at: int, value: int) -> None:
    altered = BODY[:at] + bytes([value]) + BODY[at + 1 :]
    if altered != BODY:
        with pytest.raises(SignatureError):
            webhooks.verify(altered, {"Agora-Signature-V2": SHA256}, SECRET)


def test_secrets_can_be_rotated_and_are_never_empty() -> None:
    headers = signed(BODY)
    assert webhooks.verify(BODY, headers, ["new", SECRET]).notice_id == "demo-0001"
    with pytest.raises(SignatureError):
        webhooks.verify(BODY, headers, ["new", "newer"])
    for secret in ("", [], ["x", ""]):
        with pytest.raises(ValueError, match="not empty"):
            webhooks.verify(BODY, signed(BODY, ""), secret)


def test_the_body_is_raw_bytes() -> None:
    with pytest.raises(TypeError, match="raw bytes of the request, not str"):
        webhooks.verify(BODY.decode(), signed(BODY), SECRET)  # type: ignore[arg-type]


def test_age_is_judged_when_asked_for() -> None:
    headers = signed(BODY)
    for now in (1700000000, 1700000290, 1699999710):
        webhooks.verify(BODY, headers, SECRET, tolerance=300, now=now)
    for now, text in ((1700000301, "301 s ago"), (1699999600, "400 s ahead")):
        with pytest.raises(WebhookError, match=text):
            webhooks.verify(BODY, headers, SECRET, tolerance=300, now=now)
    with pytest.raises(WebhookError, match="s ago"):
        webhooks.verify(BODY, headers, SECRET, tolerance=300)
    undated = body_of(notifyMs="soon")
    assert webhooks.verify(undated, signed(undated), SECRET).notify_ms is None
    with pytest.raises(WebhookError, match="notifyMs"):
        webhooks.verify(undated, signed(undated), SECRET, tolerance=300)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"{}", "no noticeId"),
        (b'{"noticeId":5,"eventType":101}', "no noticeId"),
        (b'{"noticeId":"n"}', "no eventType"),
        (b'{"noticeId":"n","eventType":true}', "no eventType"),
    ],
)
def test_malformed_bodies(body: bytes, text: str) -> None:
    with pytest.raises(WebhookError, match=text):
        webhooks.verify(body, signed(body), SECRET)


@pytest.mark.parametrize(("event", "name"), EVENTS.items())
def test_each_event_has_its_model(event: int, name: str) -> None:
    payload = {"agent_id": "A1", "state": "HANGUP", "brand_new": [1]}
    notice = webhooks.parse(body_of(event, payload))
    assert type(notice.payload) is getattr(models, name)
    assert notice.payload.agent_id == "A1"
    assert notice.payload.additional_properties["brand_new"] == [1]
    assert notice.name.replace("_", "") == name[3:-7].lower()
    assert notice.raw["payload"] == payload


def test_nested_parts_are_models_too() -> None:
    entries = [{"role": "user", "content": "secret words"}]
    notice = webhooks.parse(body_of(103, {"agent_id": "A1", "contents": entries}))
    assert isinstance(notice.payload, models.NcsAgentHistoryPayload)
    assert isinstance(notice.payload.contents[0], GetHistoryAgentsResponseContentsItem)
    assert repr(notice) == "<Notice 'n1' agent_history (103)>"


def test_unknown_events_are_kept() -> None:
    notice = webhooks.parse(body_of(999, {"x": {"y": 1}}, sid="s1"))
    assert (notice.payload, notice.name, notice.sid) == ({"x": {"y": 1}}, "event_999", "s1")
    assert webhooks.parse(body_of(101, "odd")).payload == models.NcsAgentJoinedPayload.from_dict({})


def test_the_check_of_the_console() -> None:
    check = webhooks.parse(body_of(101, {"channelName": "test_webhook", "uid": 12121212}))
    assert check.is_check
    assert not webhooks.parse(BODY).is_check


def test_a_notice_is_new_once() -> None:
    seen, notice = Seen(), webhooks.parse(BODY)
    assert [seen.first(notice) for _ in range(3)] == [True, False, False]
    assert not seen.first(notice.notice_id)
    seen.forget(notice)
    seen.forget("never seen")
    assert seen.first(notice)


def test_memory_is_bounded_and_drops_the_oldest() -> None:
    seen = Seen(limit=2)
    assert [seen.first(i) for i in "abc"] == [True, True, True]
    assert [seen.first(i) for i in "cb"] == [False, False]
    assert seen.first("a")


def handle(seen: Seen, outcome: Exception | None) -> bool:
    with seen.handling("n") as fresh:
        if outcome is not None:
            raise outcome
    return fresh


def test_a_failed_handler_gets_the_repeat() -> None:
    seen = Seen()
    with pytest.raises(KeyError):
        handle(seen, KeyError())
    assert handle(seen, None) is True
    with pytest.raises(KeyError):
        handle(seen, KeyError())
    assert handle(seen, None) is False


def test_any_mapping_keeps_the_ids() -> None:
    shelf: dict[str, Any] = {}
    assert Seen(shelf).first("n")
    assert not Seen(shelf).first("n")
    assert list(shelf) == ["shengwang:notice:n"]
    Seen(shelf).forget("n")
    assert shelf == {}


class Redis:
    """The two commands that are used, as the Redis clients offer them."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, int]] = {}

    def set(self, name: str, value: str, *, nx: bool, ex: int) -> bool | None:
        assert nx
        if name in self.kept:
            return None
        self.kept[name] = value, ex
        return True

    def delete(self, name: str) -> int:
        return 1 if self.kept.pop(name, None) else 0


class AsyncRedis(Redis):
    async def set(self, name: str, value: str, *, nx: bool, ex: int) -> bool | None:  # type: ignore[override]
        await asyncio.sleep(0)
        return super().set(name, value, nx=nx, ex=ex)


def test_a_redis_client_keeps_the_ids_for_a_while() -> None:
    redis = Redis()
    seen = Seen(redis, ttl=60, prefix="p:")
    assert (seen.first("n"), Seen(redis, prefix="p:").first("n")) == (True, False)
    assert redis.kept == {"p:n": ("1", 60)}
    seen.forget("n")
    assert redis.kept == {}


async def test_an_async_redis_client() -> None:
    seen = Seen(AsyncRedis())
    assert [await seen.first_async("n"), await seen.first_async("n")] == [True, False]
    assert [await Seen().first_async("n")] == [True]
    with pytest.raises(TypeError, match="use first_async"):
        seen.first("m")


def test_many_threads_agree_on_who_was_first() -> None:
    seen, firsts = Seen(), []

    def hear() -> None:
        firsts.extend(i for i in range(200) if seen.first(str(i)))

    threads = [threading.Thread(target=hear) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(firsts) == list(range(200))


def test_notices_are_values() -> None:
    assert webhooks.parse(BODY) == webhooks.parse(BODY)
    with pytest.raises(AttributeError):
        webhooks.parse(BODY).event_type = 5  # type: ignore[misc]
    assert isinstance(webhooks.parse(BODY), Notice)


def test_what_is_signed_for_a_test_is_verified() -> None:
    body = body_of(webhooks.Event.AGENT_LEFT, {"agent_id": "A1"})
    for text in (body, body.decode()):
        headers = webhooks.sign(text, SECRET)
        assert webhooks.verify(body, headers, SECRET).name == "agent_left"
        older = {name: value for name, value in headers.items() if not name.endswith("V2")}
        assert webhooks.verify(body, older, SECRET).event_type == 102
    assert webhooks.sign(BODY, SECRET)["Agora-Signature"] == SHA1
    assert webhooks.sign(BODY, SECRET)["Agora-Signature-V2"] == SHA256
    with pytest.raises(ShengwangError, match="secret must be"):
        webhooks.sign(BODY, "")


def test_every_event_has_a_number_by_name() -> None:
    assert {event.value for event in webhooks.Event} == set(EVENTS)
    for event in webhooks.Event:
        assert webhooks.parse(body_of(event.value)).name == event.name.lower()
    assert webhooks.Event(111).name == "AGENT_METRICS"


@pytest.mark.parametrize("body", [{"a": 1}, {}, 5, 0, None, [1]], ids=repr)
def test_what_cannot_be_a_body_is_not_signed(body: Any) -> None:
    with pytest.raises(TypeError, match=f"body must be bytes or text, not {type(body).__name__}"):
        webhooks.sign(body, SECRET)


def test_every_public_name_is_listed() -> None:
    assert {*webhooks.__all__} <= {*dir(webhooks)}
