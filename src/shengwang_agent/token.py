"""AccessToken2, the tokens that begin with ``007``: build them, read them, check them.

::

    text = build(app_id, app_certificate, channel="room-1", uid=1001, expire=3600)
    parse(text).expires_at                      # no certificate needed
    verify(text, app_certificate, channel="room-1")

:func:`build` is strict: every argument is checked, and the error names the one that is wrong
without repeating it. :func:`generate_rtc_token` and :func:`generate_convo_ai_token` are the
forgiving functions that existing programs import: a life that is too long is shortened with a
warning. Clock (``time.time``) and salt (from the operating system) are looked up when the call is
made, and both can be replaced by an argument. Nothing here touches the network.
"""

from __future__ import annotations

import os
import time
from binascii import a2b_base64, b2a_base64, unhexlify
from hmac import compare_digest, digest
from struct import Struct, error as StructError
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from zlib import compress, decompressobj, error as ZlibError

from shengwang_agent._frames import drop_frames, sealed
from shengwang_agent.errors import ArgumentError, ShengwangError

MAX_EXPIRY_SECONDS = DEFAULT_EXPIRY_SECONDS = 86400
ROLE_PUBLISHER: Literal[1] = 1
ROLE_SUBSCRIBER: Literal[2] = 2

__all__ = [
    "DEFAULT_EXPIRY_SECONDS", "MAX_EXPIRY_SECONDS", "ROLE_PUBLISHER", "ROLE_SUBSCRIBER",
    "Service", "Token", "TokenError", "build", "expires_in_hours", "expires_in_minutes",
    "generate_convo_ai_token", "generate_rtc_token", "inspect", "parse", "verify",
]  # fmt: skip

if not TYPE_CHECKING:

    def __getattr__(name):
        from shengwang_agent._runtime.spelling import absent, instead

        raise absent(__name__, name, lambda: instead(name, __all__, __name__))


Kind = Literal["combined", "rtc", "rtm"]
Role = Literal["publisher", "subscriber", 1, 2]

_MAX_U16, _MAX_U32, _MAX_SALT = 0xFFFF, 0xFFFFFFFF, 99_999_999
_ONE_IDENTITY = "give the identity once: account=… or uid=…"
_U16 = Struct("<H").pack
_HEAD = Struct("<H32sIIIH").pack  # app id with its length, issue time, life, salt, services
# One service, its privileges (join, audio, video, data; or only the first), length of a text.
_PUBLISHER = Struct("<HHHIHIHIHIH").pack
_ONE_PRIVILEGE = Struct("<HHHIH").pack
_64_NUMBERS = Struct("<64Q").unpack
# Asking the operating system costs more than the rest of a salt: 64 at a time, none shared
# with a forked child.
_salts: list[int] = []
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_salts.clear)


def build(
    app_id: str,
    app_certificate: str,
    *,
    channel: str | None = None,
    account: str | None = None,
    uid: int | None = None,
    kind: Kind = "combined",
    role: Role = "publisher",
    expire: int = DEFAULT_EXPIRY_SECONDS,
    privilege_expire: int | None = None,
    issued_at: int | None = None,
    salt: int | None = None,
    expires_in: int | None = None,
) -> str:
    """Return a token of kind ``combined`` (RTC and RTM, what this API wants), ``rtc`` or ``rtm``.

    The identity is ``account`` (text) or ``uid`` (0 to 4294967295; 0 admits any uid, ``rtc`` only).
    ``role`` limits the RTC part: a publisher joins and sends, a subscriber joins. ``expire`` and
    ``privilege_expire`` (RTC privileges; default: as ``expire``) are seconds from ``issued_at``
    (Unix seconds, default now), 1 to 86400; ``expires_in`` is another name of ``expire``. Raises ``ValueError`` or ``TypeError`` naming the
    argument that cannot be used.
    """
    try:
        app = credential("app_id", app_id)
        certificate = credential("app_certificate", app_certificate)
        user = _identity(account, uid, kind)
        if issued_at is None:
            issued_at = int(time.time())
        if salt is None:
            salt = _fresh_salt()
        expire = expire if expires_in is None else expires_in
        _whole("expire" if expires_in is None else "expires_in", expire, 1, MAX_EXPIRY_SECONDS)
        life = expire if privilege_expire is None else privilege_expire
        _whole("privilege_expire", life, 1, MAX_EXPIRY_SECONDS)
        _whole("issued_at", issued_at, 0, _MAX_U32)
        _whole("salt", salt, 1, _MAX_SALT)
        if kind == "rtm":
            if channel is not None or privilege_expire is not None:
                raise ArgumentError(
                    "channel and privilege_expire do not apply to a token of kind 'rtm'"
                )
            services = _ONE_PRIVILEGE(2, 1, 1, expire, len(user)) + user
        else:
            services = _rtc(channel, user, role, life)
            if kind == "combined":
                services += _ONE_PRIVILEGE(2, 1, 1, expire, len(user)) + user
        body = _HEAD(32, app, issued_at, expire, salt, 2 if kind == "combined" else 1) + services
        payload = b"\x20\x00" + sign(certificate, issued_at, salt, body) + body
        return "007" + b2a_base64(compress(payload), newline=False).decode()
    except BaseException as error:
        del app_id, app_certificate  # error reporters show the variables of frames
        certificate = payload = body = None  # type: ignore[assignment]
        drop_frames(error)
        raise error


@sealed
def generate_rtc_token(
    app_id: str,
    app_certificate: str,
    channel: str,
    uid: int | str,
    role: Role = ROLE_PUBLISHER,
    expiry_seconds: int = DEFAULT_EXPIRY_SECONDS,
    *,
    expires_in: int | None = None,
) -> str:
    """Return an RTC token for one user of one channel.

    ``app_id`` and ``app_certificate`` are those of the console, 32 hexadecimal characters each.
    ``uid`` may be a number (0: any user) or text. ``role`` is ``publisher`` (joins and sends, the
    default) or ``subscriber`` (joins). The token lives ``expires_in`` seconds, also called
    ``expiry_seconds``: 24 hours unless said, and at most; more is cut to that with a warning.
    Raises ``ValueError`` or ``TypeError`` naming the argument that cannot be used.
    """
    life = expiry_seconds if expires_in is None else expires_in
    name = "expiry_seconds" if expires_in is None else "expires_in"
    number, text = (uid, None) if isinstance(uid, int) else (None, uid)
    return build(
        app_id,
        app_certificate,
        channel=channel,
        uid=number,
        account=text,
        kind="rtc",
        role=role,
        expire=_capped(name, life, frames=4),
    )


@sealed
def generate_convo_ai_token(
    app_id: str,
    app_certificate: str,
    channel_name: str,
    account: str | int | None = None,
    token_expire: int = DEFAULT_EXPIRY_SECONDS,
    privilege_expire: int = 0,
    *,
    uid: int | str | None = None,
    expires_in: int | None = None,
) -> str:
    """Return the RTC and RTM token this API wants; the identity is ``account`` or ``uid``, any spelling.

    It lives ``expires_in`` seconds, also called ``token_expire``: 24 h unless said; a life over
    24 h is cut with a warning. ``privilege_expire`` 0 means the same.
    """
    token_expire = token_expire if expires_in is None else expires_in
    if (account is None) == (uid is None):
        raise ArgumentError(_ONE_IDENTITY)
    name = "token_expire" if expires_in is None else "expires_in"
    life = _capped(name, token_expire, frames=4)
    privilege = None
    if privilege_expire != 0:
        privilege = _capped("privilege_expire", privilege_expire, frames=4)
    return build(
        app_id,
        app_certificate,
        channel=channel_name,
        account=str(uid if account is None else account),
        expire=life,
        privilege_expire=privilege,
    )


def expires_in_hours(hours: float) -> int:
    """Return ``hours`` in whole seconds; at most 24 h, more is cut to that with a warning."""
    return _capped("hours", hours, 3600)


def expires_in_minutes(minutes: float) -> int:
    """Return ``minutes`` in whole seconds; at most 24 h, more is cut to that with a warning."""
    return _capped("minutes", minutes, 60)


def _fresh_salt() -> int:
    while not _salts:
        _salts.extend(n % _MAX_SALT + 1 for n in _64_NUMBERS(os.urandom(512)))
    try:
        return _salts.pop()
    except IndexError:  # other threads took the whole batch in between
        return _fresh_salt()


def _capped(name: str, number: float, unit: int = 1, *, frames: int = 3) -> int:
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        raise TypeError(f"{name} must be a number, not {type(number).__name__}")
    seconds = number * unit
    if not seconds >= 1:  # also NaN
        raise ArgumentError(f"{name} must be between 1 second and 24 hours (86400 seconds)")
    if seconds <= MAX_EXPIRY_SECONDS:
        return int(seconds)
    import warnings

    told = f"{name} is over 24 hours, the most a token can live: cut to 24 hours"
    warnings.warn(told, stacklevel=frames)
    return MAX_EXPIRY_SECONDS


def _whole(name: str, value: int, low: int, high: int) -> int:
    if type(value) is not int:
        raise TypeError(f"{name} must be a whole number, not {type(value).__name__}")
    if not low <= value <= high:
        raise ArgumentError(f"{name} must be between {low} and {high}")
    return value


def _text(name: str, value: str | None) -> bytes:
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, not {type(value).__name__}")
    try:
        encoded = value.encode()
    except UnicodeEncodeError:
        raise ArgumentError(f"{name} holds a lone surrogate, which UTF-8 cannot carry") from None
    if not 0 < len(encoded) <= _MAX_U16:
        raise ArgumentError(f"{name} must be 1 to {_MAX_U16} bytes of UTF-8, not {len(encoded)}")
    return encoded


def _identity(account: str | None, uid: int | None, kind: Kind) -> bytes:
    if kind not in ("combined", "rtc", "rtm"):
        raise ArgumentError("kind must be 'combined', 'rtc' or 'rtm'")
    if (account is None) == (uid is None):
        raise ArgumentError(_ONE_IDENTITY)
    if uid is None:
        return _text("account", account)
    if _whole("uid", uid, 0, _MAX_U32):
        return b"%d" % uid
    if kind != "rtc":
        raise ArgumentError(
            "uid 0 (any uid) cannot log in to RTM: use kind='rtc' or give the real uid"
        )
    return b""


def _rtc(channel: str | None, user: bytes, role: Role, life: int) -> bytes:
    room = _text("channel", channel)
    if role in ("publisher", ROLE_PUBLISHER):
        head = _PUBLISHER(1, 4, 1, life, 2, life, 3, life, 4, life, len(room))
    elif role in ("subscriber", ROLE_SUBSCRIBER):
        head = _ONE_PRIVILEGE(1, 1, 1, life, len(room))
    else:
        raise ArgumentError("role must be 'publisher' (1) or 'subscriber' (2)")
    return head + room + _U16(len(user)) + user


# Three texts of 65535 bytes are the most a token of this API holds; base64 adds a third.
_MAX_PAYLOAD, _MAX_TEXT = 1 << 18, 400_000
_READ_U16, _READ_U32 = Struct("<H"), Struct("<I")
_READ_HEAD, _READ_PAIR, _READ_PAIR_OF_U16 = Struct("<IIIH"), Struct("<HI"), Struct("<HH")

_NAMES = {1: "rtc", 2: "rtm", 3: "streaming", 4: "fpa", 5: "chat", 6: "fcdn", 7: "apaas", 8: "rtm2"}
_WITH_CHANNEL, _WITH_ACCOUNT = (1, 3, 6, 7), (1, 2, 3, 5, 6, 7)
"""Services whose privileges are followed by a channel or room, and by an account or user id."""
_APAAS, _LAST_KNOWN = 7, 7


class TokenError(ShengwangError, ValueError):
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


@sealed
def parse(token: str) -> Token:
    """Read a token without checking its signature; raises :class:`TokenError` when malformed."""
    return _read_body(_open_envelope(token)[1])


inspect = parse


@sealed
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


def sign(certificate: bytes, issued_at: int, salt: int, body: bytes) -> bytes:
    """Return the signature of a token's body."""
    # In the first two steps the number is the key and the secret is the message.
    first = digest(_READ_U32.pack(issued_at), certificate, "sha256")
    second = digest(_READ_U32.pack(salt), first, "sha256")
    return digest(second, body, "sha256")


def credential(name: str, value: str) -> bytes:
    """Return an app id or certificate as bytes; the error names it and never shows it."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, not {type(value).__name__}")
    if not can_sign(value):
        what = "32 hexadecimal characters (0-9, a-f)"
        raise ArgumentError(f"{name} must be {what}; it has {len(value)}")
    return value.encode()


def can_sign(value: Any) -> bool:
    """Whether a value has the form of an app id or certificate."""
    try:
        return isinstance(value, str) and len(value) == 32 and bool(unhexlify(value))
    except ValueError:
        return False


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
    issued_at, expire, salt, count = cursor.take(_READ_HEAD)
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
        raw = a2b_base64(text)
    except ValueError:
        raw = b""
    # Decoding skips foreign characters silently: encode again to notice them.
    if not raw or b2a_base64(raw, newline=False).decode() != text:
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

    def take(self, layout: Struct) -> Any:
        try:
            values = layout.unpack_from(self.data, self.at)
        except StructError:
            raise TokenError("the token ends in the middle of a number") from None
        self.at += layout.size
        return values

    def blob(self) -> bytes:
        (length,) = self.take(_READ_U16)
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
    number, entries = cursor.take(_READ_PAIR_OF_U16)
    name = _NAMES.get(number, f"service {number}")
    privileges = dict(cursor.take(_READ_PAIR) for _ in range(entries))
    if not 0 < number <= _LAST_KNOWN:
        return Service(number, name, privileges), False
    channel = cursor.text() if number in _WITH_CHANNEL else None
    account = cursor.text() if number in _WITH_ACCOUNT else None
    if number == _APAAS:
        cursor.take(_READ_U16)  # the role in the room, of no use to this API
    return Service(number, name, privileges, channel, account), True
