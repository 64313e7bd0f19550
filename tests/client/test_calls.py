"""Ordinary calls of the client: what is sent, what comes back, what is refused."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, __version__, errors
from shengwang_agent_api import models

from ..http import faults
from ..http.faults import FaultServer, Talk, reply


def client(server: FaultServer, **more: Any) -> AgentClient:
    return AgentClient(authorization="x", base_url=server.url, **more)


def test_a_stale_kept_alive_connection_is_not_used_for_a_call_that_must_not_repeat() -> None:
    """The server closes an idle connection; the next call goes over a new one, once."""
    gone = threading.Event()

    def answer_and_close(talk: Talk) -> bool:
        reply(200)(talk)
        talk.sock.shutdown(2)
        gone.set()
        return False

    with FaultServer([answer_and_close]) as server, client(server) as made:
        made.agents.get("app", "A1")
        assert gone.wait(10)
        made.agents.speak("app", "A1", text="once")
        assert len(server.received) == 2
        assert server.connections == 2


def test_a_connection_that_dies_under_a_read_is_replaced() -> None:
    with FaultServer([reply(200), faults.reset_after_reading]) as server, client(server) as made:
        made.agents.get("app", "A1")
        assert made.agents.get("app", "A1").agent_id == "A1"
        assert len(server.received) == 3


def test_the_user_agent_tells_the_version_that_is_installed() -> None:
    with FaultServer() as server, client(server) as made:
        made.agents.get("app", "A1")
        sent = server.received[0].headers["user-agent"]
    assert sent.startswith(f"shengwang-agent/{__version__} ")


def test_choosing_a_domain_never_stops_the_event_loop() -> None:
    """No lock is held while something is awaited: other calls of the pool go on meanwhile."""

    async def run(server: FaultServer) -> list[str]:
        async with AsyncAgentClient(authorization="x", base_url=server.url) as made:
            choosing = [asyncio.ensure_future(made.select_best_domain()) for _ in range(20)]
            seen = []
            for _ in range(50):
                seen.append(made.get_current_url())
                made.next_region()
                await asyncio.sleep(0)
            await asyncio.wait_for(asyncio.gather(*choosing), 20)
            return seen

    with FaultServer() as server:
        assert set(asyncio.run(run(server))) == {server.url}


def test_an_extra_field_named_root_replaces_nothing() -> None:
    properties = models.StartAgentsRequestProperties(
        channel="c", token="t", agent_rtc_uid="1", remote_rtc_uids=["2"]
    )
    properties.additional_properties["root"] = {"oops": 1}
    with FaultServer() as server, client(server) as made:
        made.agents.start("app", name="n", properties=properties)
        body = server.bodies()[0]
    assert body["properties"]["root"] == {"oops": 1}
    assert body["properties"]["token"] == "t"


def test_a_value_json_cannot_carry_is_refused_with_its_place() -> None:
    made = AgentClient(authorization="x", base_url="http://127.0.0.1:1")
    properties: Any = {"channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}
    for value, why in ((float("nan"), "NaN or Infinity"), ("\ud800", "lone surrogate")):
        wrong = {**properties, "llm": {"params": {"temperature": value}}}
        with pytest.raises(ValueError, match=f"properties.llm.params.temperature .*{why}"):
            made.agents.start("app", name="n", properties=wrong)


def test_a_misspelt_field_is_a_type_error_that_names_the_right_one() -> None:
    with pytest.raises(TypeError, match=r"[dD]id you mean 'idle_timeout'"):
        models.StartAgentsRequestProperties(channel="c", idel_timeout=5)  # type: ignore[call-arg]


def test_an_empty_body_comes_without_a_content_type() -> None:
    with FaultServer() as server, client(server) as made:
        made.agents.stop("app", "A1")
        made.phone_numbers.delete("+86")
        with pytest.warns(UserWarning, match="nothing changes"):
            made.agents.update("app", "A1")
        made.telephony.hangup("app", "A1")
        made.agents.interrupt("app", "A1")
        bare, deleted, *others = server.received
    for request in (bare, deleted):
        assert request.body == b""
        assert "content-type" not in request.headers
    for request in others:
        assert request.body == b"{}"
        assert request.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"authorization": "", "username": "u", "password": "p"}, "Basic dTpw"),
        ({"username": "u", "password": "p"}, "Basic dTpw"),
        ({"authorization": "mine"}, "mine"),
        ({"authorization": "mine", "username": "u", "password": "p"}, "mine"),
        ({"customer_id": "u", "customer_secret": "p", "area": 4, "app_id": "a", "app_certificate": "c"}, "Basic dTpw"),
    ],
)  # fmt: skip
def test_one_way_of_signing_suffices_and_an_empty_one_is_none(given: Any, sent: str) -> None:
    with FaultServer() as server, AgentClient(base_url=server.url, **given) as made:
        made.agents.get("app", "A1")
        assert server.received[0].headers["authorization"] == sent


def test_an_override_in_another_case_is_sent_once() -> None:
    with FaultServer() as server, client(server, headers={"USER-AGENT": "mine"}) as made:
        made.agents.get("app", "A1", request_options={"additional_headers": {"AUTHORIZATION": "y"}})
        sent = server.received[0].headers
    assert (sent["user-agent"], sent["authorization"]) == ("mine", "y")


def test_a_phone_call_may_be_described_completely() -> None:
    """Both forms: a pipeline, and the whole configuration with its own models."""
    properties = models.CallTelephonyRequestProperties(
        channel="c",
        token="t",
        agent_rtc_uid="1",
        tts=models.Tts_Microsoft(
            params=models.MicrosoftTtsParams(key="k", region="r", voice_name="v")
        ),
        llm=models.StartAgentsRequestPropertiesLlm(url="https://llm.example/v1"),
        asr=models.StartAgentsRequestPropertiesAsr(language="zh-CN"),
    )
    sip = models.CallTelephonyRequestSip(
        to_number="+8610", from_number="+8611", rtc_uid="1", rtc_token="t"
    )
    with FaultServer() as server, client(server) as made:
        made.telephony.call("app", name="n", sip=sip, properties=properties)
        made.telephony.call("app", name="n", sip=sip, properties={"channel": "c"}, pipeline_id="p")
        whole, pipeline = server.bodies()
    assert whole["properties"]["tts"]["vendor"] == "microsoft"
    assert whole["properties"]["llm"] == {"url": "https://llm.example/v1"}
    assert (pipeline["pipeline_id"], pipeline["properties"]) == ("p", {"channel": "c"})


def test_an_api_error_has_arguments_and_a_repr() -> None:
    error = errors.ApiError(status_code=404, body={"reason": "TaskNotFound"}, headers={"set-cookie": "s=1"})  # fmt: skip
    assert error.args == ("status_code: 404, reason: TaskNotFound",)
    assert repr(error) == "ApiError('status_code: 404, reason: TaskNotFound')"


def test_an_array_or_a_number_where_an_object_was_expected_is_a_decode_error() -> None:
    for body in (b"[]", b'"x"', b"7", b"null", b"true"):
        with (
            FaultServer([reply(200, body)]) as server,
            client(server) as made,
            pytest.raises(errors.DecodeError),
        ):
            made.agents.get("app", "A1")


def test_an_array_with_odd_items_is_read() -> None:
    with FaultServer([reply(200, [{"phone_number": "+86"}, 7, None])]) as server, client(server) as made:  # fmt: skip
        found = made.phone_numbers.list()
    assert found[0].phone_number == "+86"
    assert found[1:] == [7, None]


def test_null_is_sent_and_absent_is_left_out() -> None:
    with FaultServer() as server, client(server) as made:
        made.phone_numbers.update("+86", inbound_config=None)
        with pytest.warns(UserWarning, match="update: says nothing, so nothing changes"):
            made.phone_numbers.update("+86")
        made.phone_numbers.update("+86", inbound_config={"pipeline_id": None})
        assert server.bodies() == [
            {"inbound_config": None},
            {},
            {"inbound_config": {}},  # as the model with ``pipeline_id=None``
        ]


def test_non_ascii_text_goes_out_as_compact_utf_8() -> None:
    with FaultServer() as server, client(server) as made:
        made.agents.speak("app", "A1", text="请稍等。")
        assert server.received[0].body == '{"text":"请稍等。"}'.encode()


def test_a_plus_in_a_number_arrives() -> None:
    with FaultServer() as server, client(server) as made:
        made.phone_numbers.get("+8613812345678")
        assert server.received[0].target.endswith("/phone-numbers/%2B8613812345678")


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_stop_agent_takes_an_agent_that_is_gone_as_stopped(kind: str) -> None:
    given: dict[str, Any] = {"authorization": "x", "app_id": "app"}

    async def run(server: FaultServer) -> None:
        async with AsyncAgentClient(base_url=server.url, **given) as made:
            await made.stop_agent("A1")
            with pytest.raises(errors.ServerError):
                await made.stop_agent("A1")

    with FaultServer([reply(404), reply(501)]) as server:
        if kind == "async":
            asyncio.run(run(server))
        else:
            with AgentClient(base_url=server.url, **given) as made:
                made.stop_agent("A1")
                with pytest.raises(errors.ServerError):
                    made.stop_agent("A1")
        assert server.received[0].target.endswith("/projects/app/agents/A1/leave")


def test_raw_replies_have_headers_in_lower_case() -> None:
    with FaultServer([reply(200, X_Request_Id="r-1")]) as server, client(server) as made:
        raw = made.agents.with_raw_response.get("app", "A1")
        raw.close()
    assert raw.headers["x-request-id"] == raw.request_id == "r-1"
    assert raw.data.agent_id == "A1"
