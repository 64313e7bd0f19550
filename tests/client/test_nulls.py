"""``None``: a mapping and the model in its place send the same bytes."""

from __future__ import annotations

import warnings
from types import MappingProxyType
from typing import Any

import pytest

from shengwang_agent._call.exchange import content
from shengwang_agent_api import models as _m
from shengwang_agent_api.agents import agents_start, agents_think, agents_update
from shengwang_agent_api.phone_numbers import phone_numbers_add, phone_numbers_update
from shengwang_agent_api.telephony import telephony_call

PROPERTIES: dict[str, Any] = {
    "channel": "c",
    "token": None,
    "agent_rtc_uid": "1",
    "remote_rtc_uids": ["2"],
    "idle_timeout": None,
    "advanced_features": None,
    "llm": {"url": "https://llm.example", "api_key": None, "style": None},
    "tts": {"vendor": "minimax", "params": {"key": "k", "voice_setting": {"voice_id": None}}},
}


def sent(operation: Any) -> bytes:
    return content(operation, {}) or b""


def test_a_mapping_and_the_model_send_the_same() -> None:
    model = _m.StartAgentsRequestProperties.from_dict(PROPERTIES)
    as_model = sent(agents_start("app", name="n", properties=model))
    assert sent(agents_start("app", name="n", properties=PROPERTIES)) == as_model
    assert sent(agents_start("app", name="n", properties=MappingProxyType(PROPERTIES))) == as_model
    assert b'"token"' not in as_model
    assert b'"api_key"' not in as_model
    assert b'"llm":{"url":"https://llm.example"}' in as_model


def test_a_mapping_inside_a_model_is_no_different() -> None:
    inside: Any = {"url": "https://llm.example", "api_key": None}
    given = {"channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}
    model = _m.StartAgentsRequestProperties(**given, llm=inside)
    twin = _m.StartAgentsRequestProperties(
        **given, llm=_m.StartAgentsRequestPropertiesLlm(url="https://llm.example", api_key=None)
    )
    as_model = sent(agents_start("app", name="n", properties=twin))
    assert sent(agents_start("app", name="n", properties=model)) == as_model
    mixed: Any = {**given, "llm": twin.llm}
    assert sent(agents_start("app", name="n", properties=mixed)) == as_model


def test_an_update_of_the_token_alone() -> None:
    model = _m.UpdateAgentsRequestProperties(token=None)
    assert sent(agents_update("app", "A1", properties=model)) == b'{"properties":{}}'
    assert sent(agents_update("app", "A1", properties={"token": None})) == b'{"properties":{}}'
    assert sent(agents_update("app", "A1")) == b"{}"


def test_null_clears_where_it_has_a_meaning() -> None:
    assert sent(phone_numbers_update("+861", inbound_config=None)) == b'{"inbound_config":null}'
    assert sent(phone_numbers_update("+861")) == b"{}"
    empty = b'{"inbound_config":{}}'
    assert sent(phone_numbers_update("+861", inbound_config={"pipeline_id": None})) == empty
    model = _m.UpdatePhoneNumbersRequestInboundConfig(pipeline_id=None)  # type: ignore[arg-type]
    assert sent(phone_numbers_update("+861", inbound_config=model)) == empty


def test_keys_that_no_model_knows_keep_their_null() -> None:
    given: Any = {"token": None, "new_thing": None, "llm": {"params": {"top_p": None}}}
    expected = b'{"properties":{"llm":{"params":{"top_p":null}},"new_thing":null}}'
    assert sent(agents_update("app", "A1", properties=given)) == expected
    model = _m.UpdateAgentsRequestProperties.from_dict(given)
    assert sent(agents_update("app", "A1", properties=model)) == expected


def test_maps_of_the_user_keep_their_null() -> None:
    metadata: Any = {"a": None}
    operation = agents_think("app", "A1", text="x", metadata=metadata)
    assert sent(operation) == b'{"text":"x","metadata":{"a":null}}'


def test_calls_and_numbers_alike() -> None:
    sip: Any = {"to_number": "+861", "from_number": "+862", "rtc_uid": "1", "rtc_token": None}
    properties: Any = {"channel": "c", "token": "t", "agent_rtc_uid": "1", "x": None, "asr": None}
    one = telephony_call("app", name="n", sip=sip, properties=properties)
    two = telephony_call(
        "app",
        name="n",
        sip=_m.CallTelephonyRequestSip.from_dict(sip),
        properties=_m.CallTelephonyRequestProperties.from_dict(properties),
    )
    assert sent(one) == sent(two)
    config: Any = {"allowed_addresses": None}
    made = [
        phone_numbers_add(
            provider="byo",
            phone_number="+861",
            label="l",
            inbound_config=given,
            outbound_config={},
        )
        for given in (config, _m.AddPhoneNumbersRequestInboundConfig.from_dict(config))
    ]
    assert sent(made[0]) == sent(made[1])
    assert b"null" not in sent(made[0])


def test_what_holds_no_null_is_sent_in_the_order_given() -> None:
    given: Any = {"llm": {"params": {}}, "token": "t"}
    expected = b'{"properties":{"llm":{"params":{}},"token":"t"}}'
    assert sent(agents_update("app", "A1", properties=given)) == expected


def asked(given: Any) -> tuple[bytes, list[str]]:
    """What is sent, and the warnings that are drawn."""
    with warnings.catch_warnings(record=True) as drawn:
        warnings.simplefilter("always")
        body = sent(agents_start("app", name="n", properties=given))
    return body, [str(warning.message) for warning in drawn]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"idle_timeout": None},
        {"idle_timout": 3},
        {"llm": {"url": "u", "api_key": None}},
        {"llm": {"url": "u", "mcp_servers": [{"name": "a"}, {"nam": "b", "endpoint": None}]}},
        {"tts": {"vendor": "minimax", "params": {"key": "k", "voice_setting": {"voice_id": None}}}},
        {"tts": {"vendor": "minimax", "params": {"key": "k", "voice_seting": {}}}},
        {"tts": {"vendor": "of tomorrow", "params": {"key": None}}},
        {"labels": {"a": None}, "parameters": {"more": {"b": None}}},
    ],
)
def test_a_quick_look_at_a_body_misses_nothing(more: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"], **more}
    model = _m.StartAgentsRequestProperties.from_dict(given)
    quick = asked(given), asked(model)
    monkeypatch.setattr("shengwang_agent._runtime.operation.is_plain", lambda *_: False)
    assert quick == (asked(given), asked(model))
