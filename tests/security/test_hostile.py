"""Hostile values at every public door: an error of ours, or none, and never one by chance."""

from __future__ import annotations

import hmac
import json
import math
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, agentkit, errors, token, webhooks
from shengwang_agent._credentials.settings import RequestOptions
from shengwang_agent._http.fast.message import origin_of
from shengwang_agent_api import agents, models, phone_numbers, telephony

from ..http.faults import FaultServer

CANARY = "c4n4ry"


class Strange:
    """Equal to nothing, without a length, of no known kind."""

    def __repr__(self) -> str:
        return "<strange>"


def nested(depth: int) -> Any:
    value: Any = CANARY
    for _ in range(depth):
        value = [value]
    return value


def circle() -> dict[str, Any]:
    value: dict[str, Any] = {}
    value["x"] = value
    return value


VALUES: list[Any] = [
    *(None, True, 0, -1, 10**400, -(10**400), 1 << 63, math.nan, math.inf, -math.inf, 1e308),
    *("", " ", CANARY, f"{CANARY}\ud800", f"{CANARY}\0", f"{CANARY}\r\nx: y", "\u202e", "٣", "é" * 99),
    *(b"", CANARY.encode(), b"\xff\xfe", bytearray(b"x"), memoryview(b"x")),
    *([], [CANARY], (), {}, {"key": CANARY}, {1: 2}, {None: None}, set(), {CANARY}),
    *(nested(150), object(), Strange(), Strange, len, Decimal("1.5"), 1j),
    *("http://[", "https://host:99999", "https://xn--a-ecp.ru\x80", "https://xn--\xff", "https://" + "a" * 64),
    *("https://a..b/", "https://[::1", "https://[v1.x]/", "https://999.1.1.1/", "https://h:-1", "https://%zz/"),
    *("https://" + "a." * 200 + "b", "https://xn--0/", "https://h/\ud800", "HTTP://h", "https:///x", "//h"),
]  # fmt: skip
BOTTOMLESS: list[Any] = [nested(5000), circle(), {"x": nested(5000)}]
"""Python itself cannot print these, so they come only where a value is sent."""

FINE = (errors.ShengwangError, TypeError, ValueError)
CHANCE = (UnicodeError, json.JSONDecodeError)


def tried(call: Callable[[Any], Any], value: Any) -> Any:
    """What a door makes of a value; any error must be one that was meant."""
    try:
        return call(value)
    except FINE as raised:
        error = raised
    assert not isinstance(error, CHANCE), repr(error)
    assert str(error), "it says nothing"
    assert CANARY not in str(error) or "invalid domain area" in str(error)
    assert "object is not" not in str(error), f"Python's own words: {error}"
    assert "has no attribute" not in str(error)
    return error


# The constructor ----------------------------------------------------------------------------

ARGUMENTS = (
    *("authorization", "username", "password", "customer_id", "customer_secret", "auth_token"),
    *("app_id", "app_certificate", "base_url", "environment", "area", "headers", "timeout"),
    *("max_retries", "deadline", "httpx_client", "proxy", "ssl_context", "limits", "event_hooks"),
)


@pytest.mark.parametrize("name", ARGUMENTS)
@pytest.mark.parametrize("kind", [AgentClient, AsyncAgentClient])
def test_an_argument_of_the_constructor(kind: Any, name: str) -> None:
    for value in VALUES:
        given: dict[str, Any] = {"authorization": "x", "base_url": "http://127.0.0.1:1"}
        given["max_retries"] = 0
        if name in ("username", "customer_id"):
            given |= {"authorization": None, "password": "p"}
        elif name in ("password", "customer_secret"):
            given |= {"authorization": None, "username": "u"}
        elif name in ("auth_token", "app_certificate", "app_id"):
            given |= {"authorization": None, "app_id": "a" * 32}
        made = tried(lambda v: kind(**{**given, name: v}), value)  # noqa: B023
        if isinstance(made, AgentClient) and name != "base_url":
            tried(lambda _: made.agents.get("a", "A"), value)  # noqa: B023
            made.close()


def test_a_base_address_that_is_taken_can_be_called() -> None:
    """What the constructor lets pass fails as a connection does, not as a parser does."""
    for value in VALUES:
        if isinstance(value, str) and value.startswith("http"):
            made = tried(lambda url: AgentClient(authorization="x", base_url=url), value)
            if isinstance(made, AgentClient):
                assert origin_of(made.get_current_url() + "/x")[0].host
                assert httpx.URL(made.get_current_url()).raw_host.decode().encode("idna")


# One call -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer() as made:
        yield made


@pytest.mark.parametrize("option", [*RequestOptions.__annotations__, "itself"])
def test_an_option_of_a_call(option: str, server: FaultServer) -> None:
    with AgentClient(authorization="x", base_url=server.url, timeout=5.0) as client:
        for value in VALUES:
            options = value if option == "itself" else {option: value}
            tried(lambda given: client.agents.get("a", "A", request_options=given), options)
        for value in VALUES + BOTTOMLESS:
            if option.startswith("additional"):
                options = {option: {"x": value}}
                tried(lambda given: client.agents.get("a", "A", request_options=given), options)


OPERATIONS: dict[str, Callable[[Any], Any]] = {
    "path": lambda value: agents.agents_get(value, value),
    "name": lambda value: agents.agents_start("a", name=value, properties={}),
    "properties": lambda value: agents.agents_start("a", name="n", properties=value),
    "a property": lambda value: agents.agents_start("a", name="n", properties={"token": value}),  # type: ignore[typeddict-item]
    "text": lambda value: agents.agents_speak("a", "A", text=value),
    "limit": lambda value: agents.agents_list("a", limit=value),
    "time": lambda value: agents.agents_list("a", from_time=value),
    "sip": lambda value: telephony.telephony_call("a", name="n", sip=value, properties={}),
    "number": lambda value: phone_numbers.phone_numbers_get(value),
}


@pytest.mark.filterwarnings("ignore:.* has no key:UserWarning")
@pytest.mark.parametrize("name", OPERATIONS)
def test_an_argument_of_a_call(name: str, server: FaultServer) -> None:
    with AgentClient(authorization="x", base_url=server.url, timeout=5.0) as client:
        for value in VALUES + BOTTOMLESS:
            operation = tried(OPERATIONS[name], value)
            if not isinstance(operation, Exception):
                tried(client.send, operation)


# Models, vendors, agents --------------------------------------------------------------------

MODELS: list[Any] = [
    models.StartAgentsRequestProperties, models.MicrosoftTtsParams, models.GetAgentsResponse,
    models.ListAgentsResponse, models.NcsAgentLeftPayload,
]  # fmt: skip


@pytest.mark.parametrize("cls", MODELS)
def test_a_model_reads_anything(cls: Any) -> None:
    for value in VALUES:
        tried(cls.from_dict, value)
        for _, wire, _, _ in cls._SPEC:
            assert cls.__name__ in repr(cls.from_dict({wire: value}))


def test_an_argument_of_a_vendor_or_an_agent() -> None:
    doors: list[Callable[[Any], Any]] = [
        lambda value: agentkit.MiniMaxTTS(key=value, voice_id=value),
        lambda value: agentkit.DeepSeekLLM(api_key=value, model="x", temperature=value),
        lambda value: agentkit.Agent(max_history=value, labels=value),
        lambda value: agentkit.Agent().with_llm(value),
        lambda value: agentkit.Agent().to_properties(value, value, ["2"], token=value),
    ]
    for door in doors:
        for value in VALUES:
            tried(door, value)


# Tokens -------------------------------------------------------------------------------------

GOOD = token.build("a" * 32, "b" * 32, channel="c", uid=1, issued_at=1, salt=1)
TOKENS: list[Callable[[Any], Any]] = [
    token.parse,
    lambda value: token.verify(value, "b" * 32),
    lambda value: token.verify(GOOD, value),
    lambda value: token.build(value, "b" * 32, channel="c", uid=1),
    lambda value: token.build("a" * 32, value, channel="c", uid=1),
    lambda value: token.build("a" * 32, "b" * 32, channel=value, uid=1),
    lambda value: token.build("a" * 32, "b" * 32, channel="c", uid=value),
    lambda value: token.build("a" * 32, "b" * 32, channel="c", account=value),
    lambda value: token.build("a" * 32, "b" * 32, channel="c", uid=1, expire=value),
    lambda value: token.build("a" * 32, "b" * 32, channel="c", uid=1, kind=value),
    lambda value: token.build("a" * 32, "b" * 32, channel="c", uid=1, role=value),
    lambda value: token.generate_rtc_token("a" * 32, "b" * 32, "c", value),
    lambda value: token.generate_convo_ai_token("a" * 32, "b" * 32, "c", value),
]


@pytest.mark.parametrize("number", range(len(TOKENS)))
def test_a_token(number: int) -> None:
    odd = [f"007{v}" for v in VALUES if isinstance(v, str)] + [GOOD[:n] for n in range(0, 99, 7)]
    for value in [*VALUES, *odd, GOOD + "=", GOOD + "\n", "007" + GOOD, "007é", "007====", "007A"]:
        tried(TOKENS[number], value)


# Notifications ------------------------------------------------------------------------------

SECRET = "secret"
BODY = b'{"noticeId":"n","eventType":101,"notifyMs":1,"payload":{}}'


def signed(body: bytes) -> dict[str, str]:
    return {"Agora-Signature-V2": hmac.new(SECRET.encode(), body, "sha256").hexdigest()}


class Multi(Mapping[str, Any]):
    """Headers of a framework that keeps a list for every name."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __getitem__(self, key: str) -> Any:
        return self._value

    def __iter__(self) -> Iterator[str]:
        return iter(["Agora-Signature"])

    def __len__(self) -> int:
        return 1


def test_a_signature_header_of_odd_bytes_is_a_signature_error() -> None:
    values = [*VALUES, "ÿþ", "\udcff", "Ā" * 64, b"\xff" * 64, ["x"], [b"x"], ("x",), "a" * 10**6]
    for value in values:
        for name in ("Agora-Signature", b"agora-signature-v2", "AGORA-SIGNATURE-V2"):
            for headers in ({name: value}, [(name, value)], ((name, value),), Multi(value)):
                with pytest.raises(webhooks.SignatureError):
                    webhooks.verify(BODY, headers, SECRET)


def test_a_header_name_of_any_kind_is_passed_over() -> None:
    for value in VALUES:
        pairs = [(value, value), *signed(BODY).items()]
        assert webhooks.verify(BODY, pairs, SECRET).notice_id == "n"
    with pytest.raises(webhooks.SignatureError):
        webhooks.verify(BODY, {}, SECRET)


def test_headers_a_body_or_a_secret_that_are_none() -> None:
    for value in VALUES:
        tried(lambda v: webhooks.verify(BODY, v, SECRET), value)
        tried(lambda v: webhooks.verify(v, {}, SECRET), value)
        tried(lambda v: webhooks.verify(BODY, signed(BODY), v), value)
        tried(webhooks.parse, value)


DEEP = b'{"noticeId":"n","eventType":101,"payload":' + b'{"a":' * 5000 + b"1" + b"}" * 5001
BODIES = [
    b"", b"null", b"[]", b"1", b'"x"', b"NaN", b"{", b"\xff", b"\xef\xbb\xbf{}", DEEP, b"[" * 10**5,
    b"1" * 5000, b'{"noticeId":"\\ud800","eventType":101}', b'{"noticeId":"n"}', b'{"eventType":1}',
    b'{"noticeId":1,"eventType":101}', b'{"noticeId":"n","eventType":true}', "{".encode("utf-16"),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(BODIES)))
def test_a_signed_body_that_is_no_notice_is_a_webhook_error(number: int) -> None:
    body = BODIES[number]
    with pytest.raises(webhooks.WebhookError):
        webhooks.verify(body, signed(body), SECRET)


ODD_FIELDS = [
    "1e400", "-1e400", "NaN", "9" * 400, "-1", "0", "1.5", "true", "null", "[]", "{}", '"1"', str(1 << 53),
]  # fmt: skip


@pytest.mark.parametrize("field", ["notifyMs", "productId", "sid", "payload"])
def test_odd_fields_of_a_notice_do_no_harm(field: str) -> None:
    for text in ODD_FIELDS:
        body = f'{{"noticeId":"n","eventType":101,"{field}":{text}}}'.encode()
        notice = webhooks.verify(body, signed(body), SECRET)
        assert f"{notice!r}{notice.name}{notice.is_check}"
        if notice.notify_ms is not None:
            datetime.fromtimestamp(notice.notify_ms / 1000, timezone.utc)
        with pytest.raises(webhooks.WebhookError):
            webhooks.verify(body, signed(body), SECRET, tolerance=60.0)


def test_a_tolerance_that_is_no_number_lets_nothing_pass() -> None:
    with pytest.raises(webhooks.WebhookError):
        webhooks.verify(BODY, signed(BODY), SECRET, tolerance=math.nan)


# Campaigns ----------------------------------------------------------------------------------


def test_a_journal_that_cannot_be_a_file(tmp_path: Path) -> None:
    from shengwang_agent.campaign import Campaign

    paths: list[Any] = [
        tmp_path,
        tmp_path / "no" / "j.db",
        "\0",
        "x" * 5000,
        f"{tmp_path}/\ud800.db",
    ]
    for path in paths:
        sip: dict[str, Any] = {"to_number": "{phone}", "from_number": "+8613800000000"}
        client = AgentClient(authorization="x", base_url="http://127.0.0.1:1")
        rows = [{"phone": "+8613800000001"}]

        def run(journal: Any) -> Any:
            return list(Campaign(rows, sip=sip, properties={}, journal=journal).run(client))  # noqa: B023

        error = tried(run, path)
        assert isinstance(error, Exception)
