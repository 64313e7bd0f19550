"""What an AccessToken2 says and whether it is genuine: the values, the reading, the signature.

Foreign input is expected here: every length is checked before it is used, the inflated size is
bounded, and whatever is wrong ends in :class:`TokenError`. Layout: header text ``007``, then
base64 of zlib of a signature and a body; all numbers little-endian and unsigned.
"""

from __future__ import annotations

import binascii
import time
from hmac import compare_digest, digest
from struct import Struct
from struct import error as StructError
from typing import NamedTuple
from zlib import decompressobj
from zlib import error as ZlibError

from .frames import let_go

# Three texts of 65535 bytes are the most a token of this API holds; base64 adds a third.
_MAX_PAYLOAD, _MAX_TEXT = 1 << 18, 400_000
_U16, _U32 = Struct("<H"), Struct("<I")
_HEAD = Struct("<IIIH")
_PAIR = Struct("<HI")

_NAMES = {1: "rtc", 2: "rtm", 3: "streaming", 4: "fpa", 5: "chat", 6: "fcdn", 7: "apaas", 8: "rtm2"}
# Which texts follow the privileges of a service: (channel or room, account or user id).
_TEXTS = {
    1: (True, True),
    2: (False, True),
    3: (True, True),
    4: (False, False),
    5: (False, True),
    6: (True, True),
    7: (True, True),
}
_APAAS = 7


class TokenError(ValueError):
    """The text is not a usable token: malformed, signed with another certificate, expired, or for
    another app or channel. The message says which, and never holds the token itself."""


class Service(NamedTuple):
    """What a token permits in one service; ``privileges`` maps a number to seconds of life."""

    type: int
    name: str
    privileges: dict[int, int]
    channel: str | None = None
    account: str | None = None


class Token(NamedTuple):
    """The readable content of a token; the signature is left out.

    ``issued_at`` and :attr:`expires_at` are Unix seconds, ``expire`` is the life in seconds.
    ``complete`` is false when a service of unknown layout ended the reading early.
    """

    app_id: str
    issued_at: int
    expire: int
    salt: int
    services: tuple[Service, ...]
    complete: bool = True

    @property
    def expires_at(self) -> int:
        """The Unix second from which the token is no longer accepted."""
        return self.issued_at + self.expire

    @property
    def privileges(self) -> dict[str, dict[int, int]]:
        """Seconds of life by service name and privilege number."""
        return {service.name: service.privileges for service in self.services}

    @property
    def channel(self) -> str | None:
        """The channel of the first service that has one (empty text: any channel)."""
        return next((s.channel for s in self.services if s.channel is not None), None)

    @property
    def account(self) -> str | None:
        """The account or user id of the first service that has one (empty text: any)."""
        return next((s.account for s in self.services if s.account is not None), None)

    def remaining(self, now: float | None = None) -> float:
        """Return the seconds of life left at ``now`` (Unix seconds, default the clock), at least 0."""
        return max(0, self.expires_at - (time.time() if now is None else now))


def parse(token: str) -> Token:
    """Read a token without checking its signature; raises :class:`TokenError` when malformed."""
    try:
        return _read_body(_open_envelope(token)[1])
    except BaseException as error:
        del token  # error reporters show the variables of frames
        let_go(error)
        raise error


inspect = parse


def verify(
    token: str,
    app_certificate: str,
    *,
    now: float | None = None,
    app_id: str | None = None,
    channel: str | None = None,
) -> Token:
    """Return the content of a token that is genuine, unexpired, and for ``app_id`` and ``channel``.

    ``now`` is in Unix seconds (default the clock). Raises :class:`TokenError` saying what is wrong.
    """
    try:
        certificate = credential("app_certificate", app_certificate)
        signature, body = _open_envelope(token)
        content = _read_body(body)
        if not compare_digest(signature, sign(certificate, content.issued_at, content.salt, body)):
            raise TokenError("the token was not signed with this app_certificate")
        if app_id is not None and content.app_id != app_id:
            raise TokenError("the token belongs to another app_id")
        if channel is not None and content.channel != channel:
            raise TokenError("the token is for another channel")
        if content.remaining(now) <= 0:
            raise TokenError(f"the token expired at {content.expires_at} (Unix seconds)")
        return content
    except BaseException as error:
        del token, app_certificate
        certificate = signature = body = None  # type: ignore[assignment]
        let_go(error)
        raise error


def sign(certificate: bytes, issued_at: int, salt: int, body: bytes) -> bytes:
    """Return the signature of a token's body."""
    # In the first two steps the number is the key and the secret is the message.
    first = digest(_U32.pack(issued_at), certificate, "sha256")
    second = digest(_U32.pack(salt), first, "sha256")
    return digest(second, body, "sha256")


def credential(name: str, value: str) -> bytes:
    """Return an app id or certificate as bytes; the error names it and never shows it."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, not {type(value).__name__}")
    try:
        if len(value) == 32 and binascii.unhexlify(value):
            return value.encode()
    except ValueError:
        pass
    raise ValueError(f"{name} must be 32 hexadecimal characters (0-9, a-f); it has {len(value)}")


def _open_envelope(token: str) -> tuple[bytes, bytes]:
    """Return signature and body bytes of a token; :class:`TokenError` when it is not one."""
    if not isinstance(token, str):
        raise TypeError(f"token must be text, not {type(token).__name__}")
    if not token.startswith("007"):
        raise TokenError("the token does not begin with 007 (an AccessToken2 does)")
    payload = _inflate(_decode(token[3:]))
    cursor = _Cursor(payload)
    signature = cursor.blob()
    if len(signature) != 32:
        raise TokenError(f"the token's signature has {len(signature)} bytes instead of 32")
    return signature, payload[cursor.at :]


def _read_body(body: bytes) -> Token:
    """Return what the body bytes say; :class:`TokenError` when they do not fit the layout."""
    cursor = _Cursor(body)
    app_id = cursor.text()
    issued_at, expire, salt, count = cursor.take(_HEAD)
    services: list[Service] = []
    complete = True
    while complete and len(services) < count:
        service, complete = _read_service(cursor)
        services.append(service)
    if complete and cursor.at != len(body):
        raise TokenError("the token has bytes left over after its last service")
    return Token(app_id, issued_at, expire, salt, tuple(services), complete)


def _decode(text: str) -> bytes:
    if len(text) > _MAX_TEXT:
        raise TokenError(f"the token is longer than {_MAX_TEXT} characters")
    try:
        raw = binascii.a2b_base64(text)
    except ValueError:
        raw = b""
    # Decoding skips foreign characters silently: encode again to notice them.
    if not raw or binascii.b2a_base64(raw, newline=False).decode() != text:
        raise TokenError("the token is not valid base64 after 007: it may have been cut or altered")
    return raw


def _inflate(data: bytes) -> bytes:
    stream = decompressobj()
    try:
        payload = stream.decompress(data, _MAX_PAYLOAD)
    except ZlibError:
        raise TokenError("the token's compressed part is damaged") from None
    if stream.unconsumed_tail:
        raise TokenError(f"the token inflates to more than {_MAX_PAYLOAD} bytes")
    if not stream.eof or stream.unused_data:
        raise TokenError("the token's compressed part is cut short or has bytes left over")
    return payload


class _Cursor:
    """A position in bytes that never reads past their end."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: Struct) -> tuple[int, ...]:
        try:
            values = layout.unpack_from(self.data, self.at)
        except StructError:
            raise TokenError("the token ends in the middle of a number") from None
        self.at += layout.size
        return values

    def blob(self) -> bytes:
        (length,) = self.take(_U16)
        end = self.at + length
        if end > len(self.data):
            raise TokenError("the token ends in the middle of a text")
        taken, self.at = self.data[self.at : end], end
        return taken

    def text(self) -> str:
        try:
            return self.blob().decode()
        except UnicodeDecodeError:
            raise TokenError("the token holds a text that is not UTF-8") from None


def _read_service(cursor: _Cursor) -> tuple[Service, bool]:
    """Return the next service and whether reading can go on behind it."""
    (number,) = cursor.take(_U16)
    name = _NAMES.get(number, f"service {number}")
    (entries,) = cursor.take(_U16)
    privileges: dict[int, int] = {}
    for _ in range(entries):
        key, seconds = cursor.take(_PAIR)
        privileges[key] = seconds
    if number not in _TEXTS:
        return Service(number, name, privileges), False
    has_channel, has_account = _TEXTS[number]
    channel = cursor.text() if has_channel else None
    account = cursor.text() if has_account else None
    if number == _APAAS:
        cursor.take(_U16)  # the role in the room, of no use to this API
    return Service(number, name, privileges, channel, account), True
