"""``token make|inspect|verify``."""

from __future__ import annotations

import json

import pytest

from shengwang_agent.cli.times import seconds, span
from shengwang_agent.token import build, parse
from tests.cli.conftest import APP_ID, CERTIFICATE
from tests.cli.terminal import in_terminal, piped


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_APP_ID", APP_ID)
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)


def make(*argv: str) -> str:
    ran = piped("token", "make", *argv)
    assert ran.code == 0, ran.err
    return ran.out.strip()


@pytest.mark.usefixtures("app")
def test_make_prints_the_token_alone() -> None:
    token = parse(make("--channel", "room", "--uid", "7", "--expire", "30m"))
    assert (token.channel, token.account, token.expire) == ("room", "7", 1800)
    assert [service.name for service in token.services] == ["rtc", "rtm"]


@pytest.mark.usefixtures("app")
def test_make_knows_kinds_and_roles() -> None:
    listener = parse(make("--channel", "c", "--uid", "0", "--kind", "rtc", "--role", "subscriber"))
    assert listener.privileges == {"rtc": {1: 86400}}
    login = parse(make("--account", "alice", "--kind", "rtm"))
    assert (login.channel, login.account) == (None, "alice")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--channel", "c"), "--account or --uid"),
        (("--uid", "1"), "channel"),
        (("--channel", "c", "--uid", "1", "--expire", "2d"), "86400"),
        (("--channel", "c", "--uid", "1", "--expire", "soon"), "no length of time"),
    ],
)
def test_make_says_what_is_wrong(argv: tuple[str, ...], words: str) -> None:
    ran = piped("token", "make", *argv)
    assert ran.code == 2
    assert words in ran.err
    assert len(ran.err.splitlines()) == 3


def test_make_needs_a_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    assert piped("token", "make", "--channel", "c", "--uid", "1").code == 3
    monkeypatch.setenv("SHENGWANG_APP_ID", APP_ID)
    ran = piped("token", "make", "--channel", "c", "--uid", "1")
    assert ran.code == 3
    assert "config set app_certificate" in ran.err


@pytest.mark.usefixtures("app")
def test_inspect_shows_privileges_and_time_left() -> None:
    token = make("--channel", "room", "--uid", "7", "--expire", "2h")
    told = json.loads(piped("token", "inspect", token, "--json").out)
    assert told["channel"] == "room"
    assert 7190 <= told["remaining_seconds"] <= 7200
    assert {"service": "rtc", "privilege": "publish audio", "seconds": 7200} in told["services"]
    shown = in_terminal("token", "inspect", token).plain
    assert "publish audio" in shown
    assert "log in" in shown


def test_inspect_reads_expired_ones_and_standard_input() -> None:
    old = build(APP_ID, CERTIFICATE, channel="c", uid=1, expire=60, issued_at=1_700_000_000)
    ran = piped("token", "inspect", "-", typed=f"{old}\n")
    assert ran.code == 0
    assert "expired" in ran.out
    assert "2023-11-14T22:14:20Z" in ran.out


def test_inspect_refuses_what_is_no_token() -> None:
    ran = piped("token", "inspect", "006abc")
    assert ran.code == 12
    assert "does not begin with 007" in ran.err
    assert "006abc" not in ran.err


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("more", "channel", "words"),
    [
        ({}, "other", "for another channel"),
        ({"issued_at": 1_700_000_000}, "c", "expired"),
    ],
)
def test_verify_says_no(more: dict[str, int], channel: str, words: str) -> None:
    token = build(APP_ID, CERTIFICATE, channel="c", uid=1, **more)
    assert piped("token", "verify", build(APP_ID, CERTIFICATE, channel="c", uid=1)).code == 0
    ran = piped("token", "verify", token, "--channel", channel)
    assert ran.code == 12
    assert words in ran.err


@pytest.mark.usefixtures("app")
def test_verify_knows_forgeries() -> None:
    forged = build(APP_ID, "0" * 32, channel="c", uid=1)
    ran = piped("token", "verify", forged)
    assert ran.code == 12
    assert "not signed with this app_certificate" in ran.err
    other = build("0" * 32, CERTIFICATE, channel="c", uid=1)
    assert "another app_id" in piped("token", "verify", other).err


def test_verify_says_when_the_certificate_is_unusable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_APP_ID", APP_ID)
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", "short")
    ran = piped("token", "verify", build(APP_ID, CERTIFICATE, channel="c", uid=1))
    assert ran.code == 3
    assert "app_certificate must be 32 hexadecimal characters" in ran.err


def test_the_certificate_is_no_option() -> None:
    assert "certificate" not in piped("token", "make", "--help").out.lower().replace(
        "app certificate", ""
    )


@pytest.mark.parametrize(
    ("text", "value"), [("90", 90), ("90s", 90), ("30m", 1800), ("2h", 7200), ("1d", 86400)]
)
def test_lengths_of_time(text: str, value: int) -> None:
    assert seconds(text) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0 s"), (59, "59 s"), (3600, "1 h"), (86399, "23 h 59 min"), (90061, "1 d 1 h")],
)
def test_spans(value: int, text: str) -> None:
    assert span(value) == text
