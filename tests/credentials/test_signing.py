"""Credentials: every call is signed in every mode; what rotates is asked for each attempt."""

from __future__ import annotations

import warnings
from base64 import b64decode
from contextlib import nullcontext
from typing import Any

import pytest

from shengwang_agent import errors, token
from shengwang_agent._call.retry import may_have_acted
from shengwang_agent._credentials import settings
from shengwang_agent._credentials.auth import (
    PREFIX,
    TOKEN_SECONDS,
    AppCredentials,
    basic,
    bearer,
    verbatim,
)

from ..call.stepping import OPERATIONS, Clock, Walk, state as make_state

APP_ID, CERTIFICATE = "0123456789abcdef" * 2, "fedcba9876543210" * 2


def header(walk: Walk, number: int = 0) -> str:
    return walk.requests[number].headers["authorization"]


def own_token(walk: Walk, number: int = 0) -> token.Token:
    value = header(walk, number)
    assert value.startswith(PREFIX)
    return token.parse(value[len(PREFIX) :])


MODES = [
    (lambda: verbatim("Basic eA=="), lambda value: value == "Basic eA=="),
    (lambda: basic("id", "sécret"), lambda v: b64decode(v[6:]).decode() == "id:sécret"),
    (lambda: bearer("abc"), lambda value: value == "agora token=abc"),
    (lambda: AppCredentials(APP_ID, CERTIFICATE), lambda value: value.startswith(PREFIX + "007")),
    (lambda: verbatim(lambda: "Basic eQ=="), lambda value: value == "Basic eQ=="),
    (lambda: basic(lambda: "id", lambda: "pw"), lambda v: b64decode(v[6:]) == b"id:pw"),
    (lambda: basic("id", lambda: "pw"), lambda value: b64decode(value[6:]) == b"id:pw"),
    (lambda: bearer(lambda: "agora token=abc"), lambda value: value == "agora token=abc"),
]


@pytest.mark.filterwarnings("ignore:.* want customer_id and customer_secret:UserWarning")
@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize(("make", "fits"), MODES)
def test_every_call_is_signed_in_every_mode(name: str, make: Any, fits: Any) -> None:
    credentials = make()
    # The platform may refuse a token for calls and numbers, so the client warns, and sends.
    odd = credentials.mode in ("token", "app-credentials") and not name.startswith("agents.")
    walk = Walk(name, credentials=credentials)
    with pytest.warns(UserWarning, match=name) if odd else nullcontext():
        walk.play(200)
    assert fits(header(walk))


def test_a_token_is_made_for_its_purpose_and_kept() -> None:
    state = make_state(credentials=AppCredentials(APP_ID, CERTIFICATE))
    start, again, get = (
        Walk(n, state=state) for n in ("agents.start", "agents.start", "agents.get")
    )
    for walk in (start, again, get):
        walk.play(200)
    assert header(start) == header(again) != header(get)
    rtc = next(s for s in own_token(start).services if s.channel is not None)
    assert (rtc.channel, rtc.account) == ("room-1", "1001"), "as the body of the start says"
    assert own_token(start).app_id == APP_ID
    assert own_token(start).expire == TOKEN_SECONDS
    assert token.verify(header(get)[len(PREFIX) :], CERTIFICATE, now=Clock().wall_now)


def test_a_token_is_renewed_before_it_expires() -> None:
    clock = Clock()
    state = make_state(clock, credentials=AppCredentials(APP_ID, CERTIFICATE))
    seen = []
    for wait in (0.0, TOKEN_SECONDS * 0.79, TOKEN_SECONDS * 0.02):
        clock.move(wait)
        walk = Walk("agents.get", state=state)
        walk.play(200)
        seen.append(header(walk))
    assert seen[0] == seen[1] != seen[2]
    assert token.parse(seen[2][len(PREFIX) :]).issued_at == int(clock.wall_now)


def test_only_so_many_tokens_are_kept() -> None:
    credentials = AppCredentials(APP_ID, CERTIFICATE)
    for number in range(200):
        body = {"properties": {"channel": f"c{number}", "agent_rtc_uid": "1"}}
        operation = OPERATIONS["agents.start"]()
        operation.body = body
        credentials.sign(operation, 1_700_000_000.0)
    assert len(credentials._made) == 64


def test_a_rotating_credential_is_asked_for_each_attempt() -> None:
    values = iter(["one", "two", "three"])
    walk = Walk("agents.get", credentials=bearer(lambda: next(values)))
    walk.play(500, 500, 200)
    assert [r.headers["authorization"] for r in walk.requests] == [
        "agora token=one", "agora token=two", "agora token=three",
    ]  # fmt: skip


@pytest.mark.parametrize("value", [None, 7, "", "a\nb", "a\x00", "é", "   "])
def test_a_rotating_credential_of_no_use_says_so_without_repeating_it(value: Any) -> None:
    with pytest.raises(errors.ConfigurationError, match="authorization must be"):
        Walk("agents.get", credentials=verbatim(lambda: value)).play()


@pytest.mark.parametrize("given", ["abc", "agora token=abc", 'agora token="abc"', "Agora Token=abc", " abc "])  # fmt: skip
def test_a_prefix_that_is_there_stays_one(given: str) -> None:
    assert bearer(given).header == "agora token=abc"


@pytest.mark.parametrize("name", ["authorization", "Authorization", "AUTHORIZATION"])
@pytest.mark.parametrize(("make", "fits"), MODES)
def test_one_call_may_bring_its_own_header_or_none(name: str, make: Any, fits: Any) -> None:
    walk = Walk("agents.get", credentials=make(), options={"additional_headers": {name: "mine"}})
    walk.play(200)
    assert [v for k, v in walk.requests[0].headers.items() if k.lower() == "authorization"] == [
        "mine"
    ]
    walk = Walk("agents.get", credentials=make(), options={"additional_headers": {name: None}})
    walk.play(200)
    assert "authorization" not in walk.requests[0].headers


def test_one_call_does_not_change_the_headers_of_the_next() -> None:
    state = make_state(credentials=AppCredentials(APP_ID, CERTIFICATE))
    Walk("agents.get", state=state, options={"additional_headers": {"x-a": "1"}}).play(200)
    walk = Walk("agents.get", state=state)
    walk.play(200)
    assert "x-a" not in walk.requests[0].headers
    assert "authorization" not in state.headers


# Which credentials -------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in list(os.environ):
        if name.startswith("SHENGWANG_"):
            monkeypatch.delenv(name)


def chosen(**given: Any) -> str:
    return settings.credentials_of(given)[0].mode


@pytest.mark.parametrize(
    ("given", "mode"),
    [
        ({"authorization": "x"}, "authorization"),
        ({"authorization": "x", "username": "u", "password": "p"}, "authorization"),
        ({"authorization": "", "username": "u", "password": "p"}, "basic"),
        ({"customer_id": "u", "customer_secret": "p"}, "basic"),
        ({"username": "u", "customer_id": "u", "customer_secret": "p"}, "basic"),
        ({"auth_token": "t"}, "token"),
        ({"auth_token": "t", "customer_secret": "p"}, "token"),
        ({"auth_token": "t", "app_id": "a", "app_certificate": "c"}, "token"),
        ({"customer_id": "u", "customer_secret": "p", "app_id": "a", "app_certificate": "c"}, "basic"),
        ({"app_id": "a", "app_certificate": "c"}, "app-credentials"),
        ({"app_id": "a", "app_certificate": "c", "customer_id": "", "customer_secret": ""}, "app-credentials"),
        ({"app_id": "a", "app_certificate": "c", "customer_secret": "p"}, "app-credentials"),
    ],
)  # fmt: skip
def test_which_way_of_signing_is_chosen(given: dict[str, Any], mode: str) -> None:
    assert chosen(**given) == mode


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({}, "no credentials: pass authorization"),
        ({"app_id": "a"}, "no credentials"),
        ({"customer_id": "u"}, "customer_secret is required when customer_id is provided"),
        ({"username": "u"}, "password is required"),
        ({"password": "p"}, "password was given without username"),
        ({"customer_id": "u", "customer_secret": "p", "auth_token": "t"}, "mutually exclusive"),
        ({"authorization": "x", "auth_token": "t"}, "mutually exclusive"),
        ({"username": "u", "customer_id": "v", "password": "p"}, "username and customer_id"),
        ({"username": "u", "password": "p", "customer_secret": "q"}, "password and customer_secret"),
        ({"username": "u:v", "password": "p"}, "must not contain ':'"),
        ({"username": "u", "password": "p\n"}, "password must be on one line"),
        ({"authorization": "a\r\nx: y"}, "authorization must be printable ASCII"),
        ({"auth_token": 7}, "auth_token must be a non-empty text"),
    ],
)  # fmt: skip
def test_contradictions_and_gaps_are_told_at_construction(given: dict[str, Any], text: str) -> None:
    with pytest.raises(errors.ConfigurationError, match=text) as caught:
        settings.credentials_of(given)
    assert isinstance(caught.value, ValueError)


def test_with_an_area_a_missing_certificate_fails_at_the_first_signed_call() -> None:
    found = settings.credentials_of({"app_id": "a", "app_certificate": ""}, with_area=True)[0]
    assert found.mode == "app-credentials"
    with pytest.raises(errors.ConfigurationError, match="app_certificate is required"):
        Walk("agents.get", credentials=found).play()


ENVIRONMENT = [
    ({"SHENGWANG_AUTHORIZATION": "x"}, "authorization"),
    ({"SHENGWANG_USERNAME": "u", "SHENGWANG_PASSWORD": "p"}, "basic"),
    ({"SHENGWANG_CUSTOMER_ID": "u", "SHENGWANG_CUSTOMER_SECRET": "p"}, "basic"),
    ({"SHENGWANG_AUTH_TOKEN": "t"}, "token"),
    ({"SHENGWANG_APP_ID": "a", "SHENGWANG_APP_CERTIFICATE": "c"}, "app-credentials"),
]


@pytest.mark.parametrize(("variables", "mode"), ENVIRONMENT)
def test_the_environment_is_read_when_nothing_was_passed(
    variables: dict[str, str], mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert chosen() == mode
    assert chosen(username="", password=None) == mode
    assert chosen(app_id="a") == mode


@pytest.mark.parametrize(("variables", "mode"), ENVIRONMENT)
def test_the_environment_never_completes_or_overrides_what_was_passed(
    variables: dict[str, str], mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(errors.ConfigurationError):
        chosen(username="only")
    found, app_id, certificate = settings.credentials_of({"auth_token": "mine"})
    assert (found.header, app_id, certificate) == ("agora token=mine", None, None)


def test_a_token_is_warned_of_once_for_all_clones() -> None:
    state = make_state(credentials=bearer("abc"))
    with pytest.warns(UserWarning, match="telephony.get"):
        Walk("telephony.get", state=state).play(200)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Walk("telephony.get", state=state.with_settings(state.settings)).play(200)


def test_a_warning_that_is_an_error_comes_before_anything_is_sent() -> None:
    walk = Walk("telephony.call", credentials=bearer("abc"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UserWarning) as caught:
            walk.play()
    assert not walk.requests
    assert not may_have_acted(caught.value)
