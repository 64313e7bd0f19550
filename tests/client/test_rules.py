"""What a request breaks: told by the operation, told by the error, never refused by the client."""

from __future__ import annotations

import pickle
import warnings
from typing import Any

import httpx
import pytest

from shengwang_agent import (
    AgentClient,
    BadRequestError,
    ConflictError,
    NotFoundError,
    OutcomeUnknown,
    QuotaExceededError,
)
from shengwang_agent.errors import error_class
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.testing import test_mode
from shengwang_agent_api.agents import agents_start
from shengwang_agent_api.telephony import telephony_call

from ..http.faults import FaultServer, reply

START: dict[str, Any] = {
    "channel": "c",
    "token": "t",
    "agent_rtc_uid": "1",
    "remote_rtc_uids": ["2"],
    "llm": {"url": "https://example.com"},
    "tts": {"vendor": "murf", "params": {"key": "k"}},
}
BARE: dict[str, Any] = {
    "channel": "c", "token": "t", "agent_rtc_uid": "111", "remote_rtc_uids": ["100"],
}  # fmt: skip
SIP: dict[str, Any] = {
    "to_number": "+19876543210", "from_number": "+11234567890", "rtc_uid": "100", "rtc_token": "t",
}  # fmt: skip


def start(**change: Any) -> Any:
    return agents_start(appid="a", name="n", properties={**START, **change})


def test_a_right_request_has_no_problems() -> None:
    assert start().problems() == []


def test_problems_name_place_rule_and_what_becomes_of_it() -> None:
    found = start(
        llm={"url": "https://example.com", "max_history": 2000, "mood": "calm"},
        asr={"vendor": "deepgram", "params": {"key": "SECRET"}, "keywords": ["a"]},
        parameters={"data_channel": "rtm"},
        agent_rtc_uid="2",
    ).problems()
    told = {(b.pointer, b.rule, b.outcome) for b in found}
    assert told == {
        ("properties.llm.max_history", "", "refused"),
        ("properties.llm.mood", "unknown-key", "strict"),
        ("properties.asr.keywords", "hot-words-vendor", "refused"),
        ("properties.parameters.data_channel", "rtm-switch", "accepted"),
        ("properties.agent_rtc_uid", "agent-uid-unique", "fails"),
    }
    assert "SECRET" not in repr(found)
    assert str(found[0]).startswith("properties.llm.max_history: should be less than")


def test_the_dial_of_the_reference_is_named_and_accepted_unless_strict() -> None:
    operation = telephony_call(appid="a", name="n", sip=SIP, properties=BARE)
    assert {b.pointer for b in operation.problems()} == {"properties.llm", "properties.tts"}
    account = {"username": "u", "password": "p"}
    with Sandbox() as box, AgentClient(base_url=box.url, **account) as client:
        assert client.send(operation).agent_id
    with Sandbox(strict=True) as box:
        strict = AgentClient(base_url=box.url, **account)
        with pytest.raises(BadRequestError, match="this sandbox is strict"):
            strict.send(operation)


def test_an_error_carries_the_rules_that_the_sent_body_breaks() -> None:
    with Sandbox() as box:
        client = box.client()
        with pytest.raises(BadRequestError) as caught:
            client.agents.start(
                appid="a", name="n",
                properties={**START, "token": "SECRET", "asr": {"vendor": "SECRET"}},
            )  # fmt: skip
    error = caught.value
    assert [hint.pointer for hint in error.hints] == ["properties.asr.params"]
    assert "the sent body breaks documented rules" not in str(error)  # the platform has said it
    assert str(error).count("properties.asr.params: required field is missing") == 1
    assert "SECRET" not in str(error) + repr(error.hints)
    again = pickle.loads(pickle.dumps(error))
    assert (again.hints, str(again)) == (error.hints, str(error))


@pytest.mark.parametrize("detail", ["no", "x" * 900])
def test_a_broken_rule_is_told_before_what_is_unknown(detail: str) -> None:
    broken = {"reason": "InvalidFieldValue", "detail": detail}
    with (
        FaultServer([reply(503, {}), reply(400, broken)]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
        test_mode(),
        pytest.raises(BadRequestError) as caught,
    ):
        client.agents.start(appid="a", name="n", properties={**START, "asr": {"vendor": "v"}})
    assert isinstance(caught.value, OutcomeUnknown)
    rules, _, after = str(caught.value).partition("the sent body breaks documented rules")
    assert "may or may not have acted" not in rules
    assert "the platform may or may not have acted: agents.list tells (error.lookup)" in after
    if len(detail) < 9:
        assert after.startswith(": properties.asr.params: required field is missing")


def test_a_call_of_unknown_outcome_tells_how_each_attempt_ended() -> None:
    with Sandbox() as box, test_mode(), box.client() as client:
        box.next(503, on="agents.start")
        box.drop(on="agents.start", after="accepted")
        with pytest.raises(OutcomeUnknown) as caught:
            client.agents.start(appid="a", name="n", properties=START)
    assert str(caught.value).endswith("; the attempts ended with 503, ConnectionLost")


def test_extra_parameters_are_part_of_the_sent_body() -> None:
    with Sandbox() as box:
        client = box.client()
        extra = {"additional_body_parameters": {"properties": {**START, "idle_timeout": -1}}}
        with pytest.raises(BadRequestError) as caught:
            client.agents.start(appid="a", name="n", properties=START, request_options=extra)
    assert [hint.pointer for hint in caught.value.hints] == ["properties.idle_timeout"]


def test_the_client_sends_what_the_rules_do_not_like() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"agent_id": "A"})

    http = httpx.Client(transport=httpx.MockTransport(answer))
    client = AgentClient(authorization="x", httpx_client=http)
    client.send(start(idle_timeout=10**9))
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("status", "reason", "operation", "cls"),
    [
        (422, "unprocessable_content", "phone_numbers.add", BadRequestError),
        (422, None, "telephony.list", BadRequestError),
        (422, "unprocessable_content", "telephony.call", QuotaExceededError),
        (422, "ResourceQuotaLimitExceeded", "agents.start", QuotaExceededError),
        (422, "InvalidFieldValue", "agents.start", BadRequestError),
        (400, "ResourceQuotaLimitExceeded", "agents.start", QuotaExceededError),
        (400, "TaskConflict", "agents.start", ConflictError),
        (404, "InvalidFieldValue", "agents.get", NotFoundError),
    ],
)
def test_the_class_follows_the_reason(
    status: int, reason: str | None, operation: str, cls: type
) -> None:
    assert error_class(status, {"reason": reason}, operation) is cls


def test_the_platforms_own_request_id_is_read() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(404, headers={"agora-request-id": "R1"}, json={})

    http = httpx.Client(transport=httpx.MockTransport(answer))
    with pytest.raises(NotFoundError) as caught:
        AgentClient(authorization="x", httpx_client=http).agents.get(appid="a", agent_id="b")
    assert caught.value.request_id == "R1"


class TestTokens:
    """Calls and numbers want user name and password; a token is warned of and sent."""

    def ask(self, **credentials: Any) -> tuple[list[str], list[str]]:
        sent: list[str] = []

        def answer(request: httpx.Request) -> httpx.Response:
            sent.append(request.headers["authorization"])
            return httpx.Response(200, json=[])

        http = httpx.Client(transport=httpx.MockTransport(answer))
        client = AgentClient(httpx_client=http, **credentials)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            client.phone_numbers.list()
            client.phone_numbers.list()
        return sent, [str(entry.message) for entry in told]

    @pytest.mark.parametrize(
        "credentials",
        [{"auth_token": "T"}, {"app_id": "0" * 32, "app_certificate": "1" * 32}],
        ids=["token", "certificate"],
    )
    def test_once_and_sent(self, credentials: dict[str, str]) -> None:
        sent, told = self.ask(**credentials)
        assert [header.startswith("agora token=") for header in sent] == [True, True]
        assert len(told) == 1
        assert "customer_id and customer_secret" in told[0]

    def test_not_for_an_account_or_a_header_of_your_own(self) -> None:
        assert self.ask(username="u", password="p")[1] == []
        assert self.ask(authorization="agora token=mine") == (["agora token=mine"] * 2, [])


def test_a_state_may_be_a_number() -> None:
    with Sandbox() as box:
        client = box.client()
        client.agents.start(appid="a", name="n", properties=START)
        for state in (2, "2"):
            assert len(list(client.agents.list(appid="a", state=state))) == 1
