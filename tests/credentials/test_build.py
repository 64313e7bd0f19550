"""build() is strict: what it refuses, how it says so, and what it never says."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from typing import Any

import pytest
from hypothesis import given, strategies as st

from shengwang_agent import token

APP = "00112233445566778899aabbccddeeff"
CERTIFICATE = "FFEEDDCCBBAA99887766554433221100"
GOOD: dict[str, Any] = {"channel": "room", "account": "1001", "issued_at": 1700000000, "salt": 7}

names = st.text(min_size=1, max_size=80).filter(lambda s: s.isprintable())
identities = st.one_of(
    st.fixed_dictionaries({"account": names}),
    st.fixed_dictionaries({"uid": st.integers(1, 2**32 - 1)}),
)
lives = st.integers(1, 86400)
hexadecimal = st.text("0123456789abcdefABCDEF", min_size=32, max_size=32)


@given(
    app=hexadecimal,
    certificate=hexadecimal,
    identity=identities,
    channel=names,
    kind=st.sampled_from(["combined", "rtc"]),
    role=st.sampled_from(["publisher", "subscriber", 1, 2]),
    expire=lives,
    privilege=lives,
    issued_at=st.integers(0, 2**32 - 1),
    salt=st.integers(1, 99999999),
)
def test_what_is_built_is_read_back(
    app: str,
    certificate: str,
    identity: dict[str, Any],
    channel: str,
    kind: Any,
    role: Any,
    expire: int,
    privilege: int,
    issued_at: int,
    salt: int,
) -> None:
    text = token.build(
        app,
        certificate,
        **identity,
        channel=channel,
        kind=kind,
        role=role,
        expire=expire,
        privilege_expire=privilege,
        issued_at=issued_at,
        salt=salt,
    )
    content = token.verify(text, certificate, now=issued_at, app_id=app, channel=channel)
    user = identity.get("account", str(identity.get("uid")))
    permitted = (1, 2, 3, 4) if role in ("publisher", 1) else (1,)
    rtc = token.Service(1, "rtc", dict.fromkeys(permitted, privilege), channel, user)
    rtm = token.Service(2, "rtm", {1: expire}, None, user)
    services = (rtc, rtm) if kind == "combined" else (rtc,)
    assert content == token.Token(app, issued_at, expire, salt, services)


@given(account=names, expire=lives)
def test_an_rtm_token_has_only_a_login(account: str, expire: int) -> None:
    text = token.build(APP, CERTIFICATE, kind="rtm", account=account, expire=expire)
    assert token.parse(text).services == (token.Service(2, "rtm", {1: expire}, None, account),)
    assert token.parse(text).channel is None


def test_uid_0_is_an_empty_account_and_the_text_0_stays() -> None:
    assert token.parse(token.build(APP, CERTIFICATE, channel="c", uid=0, kind="rtc")).account == ""
    assert (
        token.parse(token.build(APP, CERTIFICATE, channel="c", account="0", kind="rtc")).account
        == "0"
    )


def test_the_clock_and_a_fresh_salt_are_used_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1700000000.9)
    contents = [token.parse(token.build(APP, CERTIFICATE, channel="c", uid=5)) for _ in range(50)]
    assert {c.issued_at for c in contents} == {1700000000}
    assert all(1 <= c.salt <= 99999999 for c in contents)
    assert len({c.salt for c in contents}) > 40
    assert contents[0].remaining() == pytest.approx(86400 - 0.9)


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("channel", ""),
        ("channel", "a" * 65536),
        ("channel", "\ud800"),
        ("account", ""),
        ("account", "甲" * 21846),
        ("expire", 0),
        ("expire", -5),
        ("expire", 86401),
        ("privilege_expire", 0),
        ("privilege_expire", 86401),
        ("issued_at", -1),
        ("issued_at", 2**32),
        ("salt", 0),
        ("salt", 100_000_000),
        ("kind", "rtm2"),
        ("role", "host"),
        ("role", 3),
    ],
)
def test_a_bad_value_is_refused_by_name(argument: str, value: object) -> None:
    with pytest.raises(ValueError, match=rf"^{argument} "):
        token.build(APP, CERTIFICATE, **{**GOOD, argument: value})


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("channel", None),
        ("channel", 5),
        ("account", 1001),
        ("expire", 60.0),
        ("expire", True),
        ("salt", "7"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_by_name(argument: str, value: object) -> None:
    with pytest.raises(TypeError, match=rf"^{argument} must be"):
        token.build(APP, CERTIFICATE, **{**GOOD, argument: value})


@pytest.mark.parametrize(
    "secret",
    [
        "",
        CERTIFICATE[:-1],
        CERTIFICATE + "\n",
        CERTIFICATE[:-1] + "\n",
        "g" * 32,
        "１" * 32,
        " " * 32,
        "00 1" * 8,
    ],
)
def test_credentials_that_would_sign_a_useless_token_are_refused_unseen(secret: str) -> None:
    for arguments in ((secret, CERTIFICATE), (APP, secret)):
        with pytest.raises(ValueError, match="must be 32 hexadecimal characters") as refused:
            token.build(*arguments, **GOOD)
        assert refused.value.__cause__ is None
        assert not secret.strip() or secret not in str(refused.value)


def test_credentials_must_be_text() -> None:
    with pytest.raises(TypeError, match=r"^app_certificate must be text, not bytes"):
        token.build(APP, CERTIFICATE.encode(), **GOOD)  # type: ignore[arg-type]


@pytest.mark.parametrize("identity", [{}, {"account": "1", "uid": 1}])
def test_exactly_one_identity(identity: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"account=.*uid="):
        token.build(APP, CERTIFICATE, channel="c", **identity)


@pytest.mark.parametrize("uid", [-1, 2**32])
def test_a_uid_out_of_range(uid: int) -> None:
    with pytest.raises(ValueError, match=r"^uid must be between 0 and 4294967295"):
        token.build(APP, CERTIFICATE, channel="c", uid=uid)


def test_uid_0_cannot_log_in_to_rtm() -> None:
    with pytest.raises(ValueError, match="kind='rtc'"):
        token.build(APP, CERTIFICATE, channel="c", uid=0)


@pytest.mark.parametrize("extra", [{"channel": "c"}, {"privilege_expire": 60}])
def test_rtc_arguments_do_not_apply_to_an_rtm_token(extra: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="do not apply"):
        token.build(APP, CERTIFICATE, kind="rtm", account="1", **extra)


def test_importing_and_building_loads_no_heavy_module() -> None:
    program = (
        "import sys; before = set(sys.modules); from shengwang_agent import token;"
        f"token.verify(token.build('{APP}', '{CERTIFICATE}', channel='c', uid=1), '{CERTIFICATE}');"
        "print(*sorted(set(sys.modules) - before))"
    )
    source = str(importlib.import_module("pathlib").Path(token.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {source!r}); {program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"httpx", "attr", "attrs", "asyncio", "inspect", "random", "json", "dataclasses", "ssl"}
    assert not heavy & set(done.stdout.split())
