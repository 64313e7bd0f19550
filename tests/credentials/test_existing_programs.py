"""The functions existing programs import: what they accept, what they shorten, what they refuse."""

from __future__ import annotations

import sys
import types
import warnings
from typing import Any

import pytest

from shengwang_agent import token
from shengwang_agent.token import (
    expires_in_hours,
    expires_in_minutes,
    generate_convo_ai_token,
    generate_rtc_token,
)

APP = "00112233445566778899aabbccddeeff"
CERTIFICATE = "FFEEDDCCBBAA99887766554433221100"


def test_the_combined_token_of_a_quickstart() -> None:
    text = generate_convo_ai_token(
        app_id=APP, app_certificate=CERTIFICATE, channel_name="room", account="1001"
    )
    content = token.verify(text, CERTIFICATE, app_id=APP, channel="room")
    assert content.expire == 86400
    assert content.privileges == {"rtc": dict.fromkeys((1, 2, 3, 4), 86400), "rtm": {1: 86400}}
    assert [s.account for s in content.services] == ["1001", "1001"]


@pytest.mark.parametrize(
    "identity",
    [{"account": "1001"}, {"account": 1001}, {"uid": 1001}, {"uid": "1001"}],
    ids=["account text", "account number", "uid number", "uid text"],
)
def test_the_identity_in_any_spelling(identity: dict[str, Any]) -> None:
    text = generate_convo_ai_token(APP, CERTIFICATE, "room", **identity)
    assert [s.account for s in token.parse(text).services] == ["1001", "1001"]


def test_the_identity_is_given_once() -> None:
    for identity in ({}, {"account": "1", "uid": 1}):
        with pytest.raises(ValueError, match=r"account=… or uid=…"):
            generate_convo_ai_token(APP, CERTIFICATE, "room", **identity)


def test_privilege_expire_0_means_the_life_of_the_token() -> None:
    content = token.parse(generate_convo_ai_token(APP, CERTIFICATE, "room", "u", 7200, 0))
    assert content.privileges == {"rtc": dict.fromkeys((1, 2, 3, 4), 7200), "rtm": {1: 7200}}
    content = token.parse(generate_convo_ai_token(APP, CERTIFICATE, "room", "u", 7200, 1800))
    assert content.privileges == {"rtc": dict.fromkeys((1, 2, 3, 4), 1800), "rtm": {1: 7200}}


def test_an_rtc_token_by_position_and_role() -> None:
    content = token.parse(generate_rtc_token(APP, CERTIFICATE, "room", 1001))
    assert content.privileges == {"rtc": dict.fromkeys((1, 2, 3, 4), 86400)}
    content = token.parse(
        generate_rtc_token(APP, CERTIFICATE, "room", 0, token.ROLE_SUBSCRIBER, 600)
    )
    assert content.privileges == {"rtc": {1: 600}}
    assert content.account == ""
    assert token.parse(generate_rtc_token(APP, CERTIFICATE, "room", "user")).account == "user"


def test_a_life_over_a_day_is_cut_with_a_warning_that_points_here() -> None:
    for call in (
        lambda: generate_rtc_token(APP, CERTIFICATE, "room", 1, expiry_seconds=100_000),
        lambda: generate_convo_ai_token(APP, CERTIFICATE, "room", "1", 100_000),
        lambda: generate_convo_ai_token(APP, CERTIFICATE, "room", "1", privilege_expire=100_000),
    ):
        with pytest.warns(UserWarning, match="over 24 hours") as caught:
            content = token.parse(call())
        assert caught[0].filename == __file__
        assert content.expire == 86400
        assert content.privileges["rtc"][1] == 86400


@pytest.mark.parametrize("life", [0, -1])
def test_a_life_of_nothing_is_refused(life: int) -> None:
    with pytest.raises(ValueError, match="expiry_seconds"):
        generate_rtc_token(APP, CERTIFICATE, "room", 1, expiry_seconds=life)
    with pytest.raises(ValueError, match="token_expire"):
        generate_convo_ai_token(APP, CERTIFICATE, "room", "1", life)
    with pytest.raises(ValueError, match="privilege_expire"):
        generate_convo_ai_token(APP, CERTIFICATE, "room", "1", privilege_expire=-1)


@pytest.mark.parametrize("secret", ["", CERTIFICATE[:20], CERTIFICATE + "\n"])
def test_credentials_that_cannot_work_are_refused_here_too(secret: str) -> None:
    with pytest.raises(ValueError, match="app_certificate must be 32 hexadecimal"):
        generate_rtc_token(APP, secret, "room", 1)
    with pytest.raises(ValueError, match="app_id must be 32 hexadecimal"):
        generate_convo_ai_token(secret, CERTIFICATE, "room", "1")


def test_a_channel_too_long_is_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"^channel must be"):
        generate_rtc_token(APP, CERTIFICATE, "x" * 70_000, 1)


def test_an_unrelated_token_library_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    other = types.ModuleType("agora_token_builder")
    other.RtcTokenBuilder = type("RtcTokenBuilder", (), {"buildTokenWithUid": lambda *a: "006old"})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "agora_token_builder", other)
    assert generate_rtc_token(APP, CERTIFICATE, "room", 1).startswith("007")


def test_expiry_in_hours_and_minutes() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert (expires_in_hours(1), expires_in_hours(0.5), expires_in_hours(24)) == (
            3600,
            1800,
            86400,
        )
        assert (expires_in_minutes(1), expires_in_minutes(1.51), expires_in_minutes(1440)) == (
            60,
            90,
            86400,
        )
    for call in (lambda: expires_in_hours(25), lambda: expires_in_minutes(float("inf"))):
        with pytest.warns(UserWarning, match="cut to 24 hours") as caught:
            assert call() == 86400
        assert caught[0].filename == __file__


@pytest.mark.parametrize("number", [0, -1, -0.5, 1e-9, float("nan")])
def test_no_life_at_all_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="hours must be between"):
        expires_in_hours(number)
    with pytest.raises(ValueError, match="minutes must be between"):
        expires_in_minutes(number)


@pytest.mark.parametrize("number", ["1", None, True])
def test_a_life_is_a_number(number: Any) -> None:
    with pytest.raises(TypeError, match="hours must be a number"):
        expires_in_hours(number)
