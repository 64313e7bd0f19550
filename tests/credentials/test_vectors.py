"""Tokens equal the published vectors once inflated (compressed bytes depend on the zlib build)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import zlib
from typing import Any

import pytest

from shengwang_agent import token

CERTIFICATE = "FFEEDDCCBBAA99887766554433221100"
APP = "00112233445566778899aabbccddeeff"
OTHER_APP, OTHER_CERTIFICATE = "0123456789abcdef" * 2, "fedcba9876543210" * 2

# Arguments of build() and the signature the published description computes for them.
VECTORS: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "publisher, uid 0": (
        APP,
        CERTIFICATE,
        {
            "kind": "rtc",
            "channel": "demo-channel",
            "uid": 0,
            "expire": 600,
            "issued_at": 1700000000,
            "salt": 1,
        },
        "1c241656d8f7a815530d86f7fc3294882f94707a99d780c2b6e7224c0b60352b",
    ),
    "publisher, largest uid": (
        APP,
        CERTIFICATE,
        {
            "kind": "rtc",
            "channel": "demo-channel",
            "uid": 4294967295,
            "expire": 600,
            "issued_at": 1700000000,
            "salt": 1,
        },
        "728be7833c2b8871b1a86fdd799b3543663fc01c50c83ef5c8d7f764dbeb6889",
    ),
    "subscriber": (
        APP,
        CERTIFICATE,
        {
            "kind": "rtc",
            "channel": "room-42",
            "uid": 1001,
            "role": 2,
            "expire": 3600,
            "issued_at": 1735035893,
            "salt": 99999999,
        },
        "582112f942c93d9ada47b7f192b666e1cc360169fcfbf3279a6e547bcf3efd1d",
    ),
    "combined": (
        APP,
        CERTIFICATE,
        {"channel": "channel_name", "account": "1001", "issued_at": 1737111452, "salt": 12345678},
        "b1a36c3f7a63efddc8c4cec408aa6fdf7fde315847a19221899dd2d4b88a9c13",
    ),
    "combined, Chinese names, shorter privileges": (
        APP,
        CERTIFICATE,
        {
            "channel": "测试频道",
            "account": "agent_甲",
            "expire": 7200,
            "privilege_expire": 1800,
            "issued_at": 1737111452,
            "salt": 77777,
        },
        "5c7bc4e69f0f7fad0929dc61d52365e329e2b00c72ded033eebd2fe2b81c49f7",
    ),
    "combined, 64 characters, year 2100": (
        OTHER_APP,
        OTHER_CERTIFICATE,
        {"channel": "a" * 64, "account": "4294967295", "issued_at": 4102444800, "salt": 54321},
        "daa734834e948f6ddc34f18f6bdd07ab0cf775a26ea017ce0ae99e2a33f745e6",
    ),
}

# One whole payload, byte for byte.
COMBINED_PAYLOAD = (
    "2000b1a36c3f7a63efddc8c4cec408aa6fdf7fde315847a19221899dd2d4b88a9c13200030303131323233333434"
    "353536363737383839396161626263636464656566669c378a67805101004e61bc000200010004000100805101000"
    "200805101000300805101000400805101000c006368616e6e656c5f6e616d65040031303031020001000100805101"
    "00040031303031"
)
COMBINED_TOKEN = "007eJxTYNi4OMe+Kvn93RNHzh3hWJV/v/6eYYT7wkmKnXMvXdnRNUdYgcHAwNDQyMjY2MTE1NTMzNzcwsLSMjExKSk5OSUlNTUtbY55V3pDICODX+IeBiYGRgYWIAbxmcAkM5hkAZM8DMkZiXl5qTnxeYm5qSwMhkCjQToYoWpAfADGaimq"


def payload(text: str) -> bytes:
    assert text.startswith("007")
    return zlib.decompress(base64.b64decode(text[3:], validate=True))


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
def test_the_signature_and_the_signed_bytes_are_those_of_the_vector(
    vector: tuple[str, str, dict[str, Any], str],
) -> None:
    app, certificate, arguments, signature = vector
    content = payload(token.build(app, certificate, **arguments))
    assert content[:2] == b"\x20\x00"
    assert content[2:34].hex() == signature  # a signature over 32 equal bytes proves the body equal


def test_one_payload_byte_for_byte() -> None:
    _, _, arguments, _ = VECTORS["combined"]
    assert payload(token.build(APP, CERTIFICATE, **arguments)).hex() == COMBINED_PAYLOAD


def test_a_published_text_is_read_and_verified() -> None:
    content = token.verify(
        COMBINED_TOKEN, CERTIFICATE, now=1737111453, app_id=APP, channel="channel_name"
    )
    assert content == token.parse(COMBINED_TOKEN) == token.inspect(COMBINED_TOKEN)
    assert content.app_id == APP
    assert (content.issued_at, content.expire, content.salt) == (1737111452, 86400, 12345678)
    assert content.expires_at == 1737111452 + 86400
    assert content.privileges == {
        "rtc": {1: 86400, 2: 86400, 3: 86400, 4: 86400},
        "rtm": {1: 86400},
    }
    assert [s.name for s in content.services] == ["rtc", "rtm"]
    assert [s.channel for s in content.services] == ["channel_name", None]
    assert [s.account for s in content.services] == ["1001", "1001"]
    assert (content.channel, content.account, content.complete) == ("channel_name", "1001", True)


def test_the_signing_steps_written_out_again_give_the_same_signature() -> None:
    _, certificate, arguments, signature = VECTORS["subscriber"]
    body = payload(token.build(APP, certificate, **arguments))[34:]
    issued, salt = (arguments[key].to_bytes(4, "little") for key in ("issued_at", "salt"))
    first = hmac.new(issued, certificate.encode(), hashlib.sha256).digest()
    second = hmac.new(salt, first, hashlib.sha256).digest()
    assert hmac.new(second, body, hashlib.sha256).hexdigest() == signature
