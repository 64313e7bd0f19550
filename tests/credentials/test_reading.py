"""Foreign texts: malformed, foreign-signed, expired or oversized ones end in TokenError."""

from __future__ import annotations

import base64
import contextlib
import pickle
import struct
import zlib

import pytest
from hypothesis import given, strategies as st

from shengwang_agent import token
from shengwang_agent.token import TokenError

APP = "00112233445566778899aabbccddeeff"
CERTIFICATE = "FFEEDDCCBBAA99887766554433221100"
TEXT = token.build(
    APP, CERTIFICATE, channel="room", uid=1001, expire=600, issued_at=1700000000, salt=7
)
HEAD = struct.pack("<H32sIII", 32, APP.encode(), 1700000000, 600, 7)


def sealed(body: bytes, signature: bytes = b"s" * 32) -> str:
    payload = struct.pack("<H", len(signature)) + signature + body
    return "007" + base64.b64encode(zlib.compress(payload)).decode()


def text(value: bytes) -> bytes:
    return struct.pack("<H", len(value)) + value


@given(st.text())
def test_any_text_is_read_or_refused(value: str) -> None:
    for candidate in (value, "007" + value):
        with contextlib.suppress(TokenError):
            assert isinstance(token.parse(candidate), token.Token)


@given(st.binary(max_size=200))
def test_any_body_is_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(TokenError):
        assert isinstance(token.parse(sealed(body)), token.Token)


@given(st.integers(0, len(TEXT) - 1), st.sampled_from("ABCxyz019+/= \n"))
def test_an_altered_text_never_says_anything_else(at: int, replacement: str) -> None:
    altered = TEXT[:at] + replacement + TEXT[at + 1 :]
    # A few bits of a compressed stream are padding: changing them changes nothing that is said.
    with contextlib.suppress(TokenError):
        assert token.verify(altered, CERTIFICATE, now=1700000001) == token.parse(TEXT)


@given(st.integers(0, 124), st.integers(1, 255))
def test_no_altered_payload_verifies(at: int, change: int) -> None:
    payload = bytearray(zlib.decompress(base64.b64decode(TEXT[3:])))
    payload[at % len(payload)] ^= change
    altered = "007" + base64.b64encode(zlib.compress(bytes(payload))).decode()
    with pytest.raises(TokenError):
        token.verify(altered, CERTIFICATE, now=1700000001)


@pytest.mark.parametrize("length", range(len(TEXT)))
def test_no_shortened_text_is_read(length: int) -> None:
    with pytest.raises(TokenError):
        token.parse(TEXT[:length])


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "does not begin with 007"),
        ("006" + TEXT[3:], "does not begin with 007"),
        ("007", "base64"),
        ("007!!!!", "base64"),
        ("007测试", "base64"),
        (TEXT + "\n", "base64"),
        ("007AAAA", "compressed part is damaged"),
        (TEXT[:-8] + "AAAA", "compressed part"),
        ("007" + "A" * 500_000, "longer than"),
        (sealed(b"x", b"short"), "5 bytes instead of 32"),
        (sealed(b"\x05\x00ab"), "middle of a text"),
        (sealed(HEAD), "middle of a number"),
        (sealed(HEAD + struct.pack("<HHH", 1, 1, 9)), "middle of a number"),
        (sealed(HEAD + struct.pack("<HHH", 1, 1, 0) + text(b"\xff") + text(b"")), "not UTF-8"),
        (sealed(HEAD + struct.pack("<H", 0) + b"more"), "left over"),
    ],
)
def test_what_is_wrong_is_said(value: str, message: str) -> None:
    with pytest.raises(TokenError, match=message) as refused:
        token.parse(value)
    assert isinstance(refused.value, ValueError)
    assert TEXT[3:40] not in str(refused.value)


def test_a_bomb_is_not_inflated() -> None:
    bomb = "007" + base64.b64encode(zlib.compress(b"\0" * 50_000_000)).decode()
    with pytest.raises(TokenError, match="inflates to more than"):
        token.parse(bomb)


def test_bytes_behind_the_stream_are_refused() -> None:
    raw = base64.b64decode(TEXT[3:]) + b"more"
    with pytest.raises(TokenError, match="left over"):
        token.parse("007" + base64.b64encode(raw).decode())


def test_bytes_are_a_type_error() -> None:
    with pytest.raises(TypeError, match="token must be text, not bytes"):
        token.parse(TEXT.encode())  # type: ignore[arg-type]


def test_the_largest_token_we_build_is_read() -> None:
    big = token.build(APP, CERTIFICATE, channel="€" * 21845, account="ß" * 32767)
    assert token.parse(big).channel == "€" * 21845


def test_other_services_are_named_and_an_unknown_one_ends_the_reading() -> None:
    one = struct.pack("<HI", 1, 60)
    body = HEAD + struct.pack("<H", 7)
    body += struct.pack("<HH", 3, 1) + one + text(b"c3") + text(b"u3")
    body += struct.pack("<HH", 4, 1) + one
    body += struct.pack("<HH", 5, 1) + one + text(b"u5")
    body += struct.pack("<HH", 6, 0) + text(b"c6") + text(b"u6")
    body += struct.pack("<HH", 7, 0) + text(b"r7") + text(b"u7") + struct.pack("<h", -1)
    body += struct.pack("<HH", 8, 1) + one + b"nested lists"
    content = token.parse(sealed(body))
    assert [s.name for s in content.services] == [
        "streaming",
        "fpa",
        "chat",
        "fcdn",
        "apaas",
        "rtm2",
    ]
    assert [s.account for s in content.services] == ["u3", None, "u5", "u6", "u7", None]
    assert not content.complete
    unknown = token.parse(sealed(HEAD + struct.pack("<H", 1) + struct.pack("<HH", 99, 0)))
    assert (unknown.services[0].name, unknown.complete) == ("service 99", False)


def test_verify_says_what_does_not_fit() -> None:
    assert token.verify(TEXT, CERTIFICATE, now=1700000599).account == "1001"
    cases = [
        ({"now": 1700000600}, "expired at 1700000600"),
        ({"now": 1700000000, "app_id": "ff" * 16}, "another app_id"),
        ({"now": 1700000000, "channel": "other"}, "another channel"),
    ]
    for arguments, message in cases:
        with pytest.raises(TokenError, match=message):
            token.verify(TEXT, CERTIFICATE, **arguments)  # type: ignore[arg-type]
    with pytest.raises(TokenError, match="not signed with this app_certificate"):
        token.verify(TEXT, APP, now=1700000000)
    with pytest.raises(ValueError, match="app_certificate must be 32 hexadecimal"):
        token.verify(TEXT, "short", now=1700000000)


def test_expiry_uses_the_clock_by_default() -> None:
    with pytest.raises(TokenError, match="expired"):
        token.verify(TEXT, CERTIFICATE)
    assert token.parse(TEXT).remaining() == 0
    assert token.parse(TEXT).remaining(1700000590) == 10


def test_the_value_is_frozen_shows_no_signature_and_pickles() -> None:
    content = token.parse(TEXT)
    with pytest.raises(AttributeError):
        content.expire = 5  # type: ignore[misc]
    signature = zlib.decompress(base64.b64decode(TEXT[3:]))[2:34]
    assert signature.hex() not in repr(content)
    assert repr(signature)[2:-1] not in repr(content)
    assert CERTIFICATE not in repr(content)
    assert pickle.loads(pickle.dumps(content)) == content
