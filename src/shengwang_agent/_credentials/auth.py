"""Authorization headers from credentials. No clock, no HTTP; secrets never in ``repr``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from shengwang_agent import _locks as locks
from shengwang_agent.errors import ConfigurationError

if TYPE_CHECKING:
    from shengwang_agent._runtime.operation import Operation

TOKEN_SECONDS = 3600
"""Life of a token made for the Authorization header; it is renewed at four fifths of it."""

PREFIX = "agora token="


class Credentials:
    """One way to sign requests.

    ``mode`` is ``authorization``, ``basic``, ``token`` or ``app-credentials``. ``header`` is the
    finished header when nothing varies. Else ``sources`` are called for each attempt (a coroutine
    function only with the async client), and ``build`` makes the header of what they return; app
    credentials sign each operation themselves.
    """

    __slots__ = ("_given", "_write", "header", "mode", "sources")

    def __init__(self, mode: str, write: Callable[..., str], *given: str | Callable[[], Any]):
        self.mode = mode
        self._write = write
        self._given = given
        self.sources = tuple(filter(callable, given))
        self.header = None if self.sources else write(*given)

    def build(self, values: Sequence[Any]) -> str:
        """The header made of the values the sources returned."""
        rest = iter(values)
        return self._write(*[next(rest) if callable(one) else one for one in self._given])

    def sign(self, operation: Operation[Any], now: float) -> str:
        """The header for one operation; ``now`` is Unix seconds."""
        raise ConfigurationError(f"credentials of mode {self.mode!r} do not sign")

    def secrets(self) -> list[Any]:
        """What no text may show, as far as it is known here."""
        return [self.header, *self._given]

    def __repr__(self) -> str:
        return f"<credentials mode={self.mode!r}>"


def verbatim(value: str | Callable[[], Any]) -> Credentials:
    """An Authorization header the user wrote, or a function that gives it."""
    return Credentials("authorization", partial(_one_line, "authorization"), value)


def basic(username: str | Callable[[], Any], password: str | Callable[[], Any]) -> Credentials:
    """HTTP Basic from customer id and customer secret."""
    return Credentials("basic", _basic, username, password)


def bearer(token: str | Callable[[], Any]) -> Credentials:
    """``agora token=…`` from a token made elsewhere; a prefix that is already there stays one."""
    return Credentials("token", _token_header, token)


class AppCredentials(Credentials):
    """A short-lived token per purpose, made from app id and app certificate.

    Tokens are kept in memory (64 purposes at most), never on disk, and renewed in time.
    """

    __slots__ = ("_certificate", "_made", "app_id")

    def __init__(self, app_id: str, certificate: str | None) -> None:
        self.mode, self.header, self.sources = "app-credentials", None, ()
        self.app_id = app_id
        self._certificate = certificate
        self._made: dict[tuple[str, str], tuple[float, str]] = {}

    def sign(self, operation: Operation[Any], now: float) -> str:
        if not self._certificate:
            raise ConfigurationError(
                "app_certificate is required for app-credentials auth mode; "
                "pass it, or customer_id and customer_secret, or auth_token"
            )
        purpose = _purpose(operation)
        until, header = self._made.get(purpose, (0.0, ""))
        return header if now < until else self._renew(self._certificate, purpose, now)

    def secrets(self) -> list[Any]:
        return [self._certificate, *(header for _, header in tuple(self._made.values()))]

    def _renew(self, certificate: str, purpose: tuple[str, str], now: float) -> str:
        from shengwang_agent.token import build

        channel, account = purpose
        header = PREFIX + build(
            self.app_id,
            certificate,
            channel=channel,
            account=account,
            expire=TOKEN_SECONDS,
            issued_at=int(now),
        )
        with locks.short:
            while len(self._made) >= 64:
                self._made.pop(next(iter(self._made)))
            self._made[purpose] = (now + TOKEN_SECONDS * 0.8, header)
        return header

    def __reduce__(self) -> tuple[Any, ...]:
        return AppCredentials, (self.app_id, self._certificate)


def _purpose(operation: Operation[Any]) -> tuple[str, str]:
    """Channel and account of the token: the agent's own where the body names them.

    The platform compares the channel of a start with the one in the body; every other
    operation names no channel; there its own name is used, and one token serves all its calls.
    """
    properties = (operation.body or {}).get("properties")
    if isinstance(properties, dict):
        channel, uid = properties.get("channel"), properties.get("agent_rtc_uid")
    else:  # a model, or none
        channel = getattr(properties, "channel", None)
        uid = getattr(properties, "agent_rtc_uid", None)
    if isinstance(channel, str) and channel and isinstance(uid, str) and uid:
        return channel, uid
    return operation.endpoint.name.rpartition(".")[2], "0"


def _basic(username: Any, password: Any) -> str:
    from base64 import b64encode

    for name, value in (("username", username), ("password", password)):
        if not isinstance(value, str):
            raise ConfigurationError(f"{name} must be text, not {type(value).__name__}")
        if any(c in value for c in "\r\n\0"):  # as a secret read from a file often ends
            raise ConfigurationError(f"{name} must be on one line, without a line break at its end")
    if ":" in username:
        raise ConfigurationError("username (customer id) must not contain ':', it ends there")
    try:
        pair = f"{username}:{password}".encode()
    except UnicodeEncodeError:
        pair = b""  # raised below: chained to it, the password would go along
    if not pair:
        raise ConfigurationError("username and password must be text without lone surrogates")
    return "Basic " + b64encode(pair).decode("ascii")


def _token_header(token: Any) -> str:
    text = _one_line("auth_token", token)
    if text.lower().startswith(PREFIX):
        text = text[len(PREFIX) :].strip().strip('"')
    return PREFIX + text


def _one_line(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ConfigurationError(f"{name} must be a non-empty text, not {type(value).__name__}")
    # The HTTP library would quote the whole value in its error, and so give the secret away.
    if not value.isascii() or not value.isprintable():
        raise ConfigurationError(f"{name} must be printable ASCII on one line")
    return value.strip()
