"""``telephony.call`` and ``agents.start`` make the tokens that they lack, where the client has the
certificate."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, token
from shengwang_agent.agents import StartAgentsRequestProperties
from shengwang_agent.telephony import CallTelephonyRequestProperties, CallTelephonyRequestSip

from ..http.faults import FaultServer, reply

APP = {"app_id": "0123456789abcdef" * 2, "app_certificate": "fedcba9876543210" * 2}
NUMBERS = {"to_number": "+8613800000001", "from_number": "+8613800000002"}
SIP = {**NUMBERS, "rtc_uid": "2"}
ROOM = {"channel": "line", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}


def sent(sip: Any = SIP, room: Any = ROOM, appid: str | None = None, **options: Any) -> Any:
    """The body of the call, by both clients and with raw replies; it is the same."""
    with FaultServer(default=reply(200, {"agent_id": "A1"})) as server:
        given = {"authorization": "x", "base_url": server.url, **APP, **options}
        call = {"name": "n", "sip": sip, "properties": room, "appid": appid}

        async def awaited() -> None:
            async with AsyncAgentClient(**given) as client:
                await client.telephony.call(**call)

        with AgentClient(**given) as client:
            client.telephony.call(**call)
            client.telephony.with_raw_response.call(**call)
        asyncio.run(awaited())
        return [json.loads(request.body) for request in server.received]


def test_both_tokens_are_made_for_their_users() -> None:
    for body in sent():
        for text, uid in ((body["properties"]["token"], "1"), (body["sip"]["rtc_token"], "2")):
            read = token.verify(text, APP["app_certificate"], channel="line")
            when = {"expire": 86400, "issued_at": read.issued_at, "salt": read.salt}
            assert text == token.build(*APP.values(), channel="line", account=uid, **when)
    assert "token" not in ROOM  # what was given stays as it was
    assert "rtc_token" not in SIP


def test_what_is_given_is_sent() -> None:
    sip = CallTelephonyRequestSip(**SIP, rtc_token="mine")
    for body in sent(sip, {**ROOM, "token": ""}):
        assert (body["sip"]["rtc_token"], body["properties"]["token"]) == ("mine", "")


@pytest.mark.parametrize(
    "options",
    [
        {"app_certificate": None},
        {"appid": "f" * 32},  # the certificate is that of another app
        {"room": {"agent_rtc_uid": "1"}},
        {"app_id": "test"},  # of a sandbox: it cannot sign
        {"app_certificate": "test"},
    ],
)
def test_nothing_is_made_up(options: Any) -> None:
    for body in sent(**options):
        assert "token" not in body["properties"]
        assert "rtc_token" not in body["sip"]


def test_a_user_id_may_be_a_number() -> None:
    for body in sent({**SIP, "rtc_uid": 2}, {**ROOM, "agent_rtc_uid": 1}):
        for text, uid in ((body["properties"]["token"], "1"), (body["sip"]["rtc_token"], "2")):
            token.verify(text, APP["app_certificate"], channel="line")
            assert token.parse(text).services[0].account == uid
        assert body["sip"]["rtc_uid"] == 2  # what was given is sent


def test_models_may_leave_their_tokens_out() -> None:
    room = CallTelephonyRequestProperties(channel="line", agent_rtc_uid="1", remote_rtc_uids=["2"])
    for body in sent(CallTelephonyRequestSip(**SIP), room):
        assert body["sip"]["rtc_token"].startswith("007")
        assert body["properties"]["token"].startswith("007")


@pytest.mark.parametrize(("app_id", "made"), [("f" * 32, False), (APP["app_id"], True)])
def test_the_certificate_does_not_sign_for_another_app(app_id: str, made: bool) -> None:
    with FaultServer(default=reply(200, {"agent_id": "A1"})) as server:
        with AgentClient(authorization="x", base_url=server.url, **APP) as client:
            other = client.with_options(app_id=app_id)
            other.telephony.call(name="n", sip=SIP, properties=ROOM)
            assert (other.app_certificate is not None) is made
            assert client.app_certificate == APP["app_certificate"]
        [request] = server.received
    assert app_id in request.target
    assert ("rtc_token" in json.loads(request.body)["sip"]) is made


def started(room: Any = ROOM, **options: Any) -> Any:
    """The properties of a start, by both clients and with raw replies."""
    with FaultServer(default=reply(200, {"agent_id": "A1"})) as server:
        start = {k: options.pop(k) for k in ("appid", "pipeline_id") if k in options}
        given = {"authorization": "x", "base_url": server.url, **APP, **options}
        start = {"name": "n", "properties": room, **start}

        async def awaited() -> None:
            async with AsyncAgentClient(**given) as client:
                await client.agents.start(**start)
                await client.agents.with_raw_response.start(**start)

        with AgentClient(**given) as client:
            client.agents.start(**start)
            client.agents.with_raw_response.start(**start)
        asyncio.run(awaited())
        bodies = [json.loads(request.body) for request in server.received]
        assert len(bodies) == 4
        return [body["properties"] for body in bodies]


@pytest.mark.parametrize("pipeline", [{}, {"pipeline_id": "p1"}])
@pytest.mark.parametrize("room", [ROOM, StartAgentsRequestProperties.from_dict(ROOM)])
def test_a_start_makes_the_token_of_its_agent(room: Any, pipeline: dict[str, str]) -> None:
    for properties in started(room, **pipeline):
        read = token.verify(properties["token"], APP["app_certificate"], channel="line")
        assert [service.account for service in token.parse(properties["token"]).services] == [
            "1",
            "1",
        ]
        assert read.expire == 86400
    assert "token" not in ROOM


def test_a_random_user_has_a_token_that_lets_every_user_in() -> None:
    for properties in started({**ROOM, "agent_rtc_uid": "0"}):
        [service] = token.parse(properties["token"]).services
        assert service.account == ""


@pytest.mark.parametrize("given", ["mine", ""])
def test_a_start_sends_the_token_that_it_is_given(given: str) -> None:
    for room in ({**ROOM, "token": given}, StartAgentsRequestProperties(**ROOM, token=given)):
        assert [properties["token"] for properties in started(room)] == [given] * 4


@pytest.mark.parametrize(
    "options",
    [
        {"app_certificate": None},
        {"appid": "f" * 32},
        {"app_id": "test"},
        {"app_certificate": "test"},
        {"room": {"agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}},
    ],
)
def test_a_start_makes_no_token_up(options: Any) -> None:
    assert ["token" in properties for properties in started(**options)] == [False] * 4
