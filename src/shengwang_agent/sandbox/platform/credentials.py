"""Checks the Authorization header the way the platform does.

With no credentials set, any well-formed Basic value or token passes. With a user name and
password, or an app id and certificate, only these pass. The answer is 401 when the header proves
nothing (it is missing, the password is wrong, the signature is bad or expired) and 403 when it is
good for another project or another channel.
"""

from __future__ import annotations

import base64
import binascii
import hmac

from shengwang_agent import token as tokens

from ..settings import SandboxSettings
from .records import LEFT_RTC
from .refusals import Refusal


class AcceptedCredentials:
    """What this sandbox accepts, by its settings. ``credentials="any"`` takes every header."""

    def __init__(self, settings: SandboxSettings) -> None:
        self.username, self.password = settings.username, settings.password
        self.app_id, self.app_certificate = settings.app_id, settings.app_certificate
        self._scheme = settings.credentials

    def check(
        self, header: str | None, now: float, appid: str | None, channel: str | None, account: bool
    ) -> None:
        """Raise the 401 or 403 the platform would answer.

        ``appid`` is the project in the path, ``channel`` the one a start or call asks for.
        ``account`` is set for calls and numbers: these take user name and password, no tokens.
        """
        if self._scheme != "any":
            self._check_header(header, now, channel, account)
        if appid is not None and self.app_id is not None and appid != self.app_id:
            raise _forbidden(f"these credentials do not belong to project {appid!r}")

    def _check_header(
        self, header: str | None, now: float, channel: str | None, account: bool
    ) -> None:
        if not header:
            raise _unproven("the Authorization header is missing")
        scheme, _, value = header.strip().partition(" ")
        if scheme.lower() == "basic":
            self._check_basic(value.strip(), account)
        elif account:
            raise _unproven("calls and numbers take user name and password, not tokens")
        elif scheme.lower() == "agora" and value.strip().startswith("token="):
            self._check_token(value.strip()[6:].strip('"'), now, channel)
        else:
            raise _unproven("the Authorization header is neither 'Basic …' nor 'agora token=…'")

    def _check_basic(self, value: str, account: bool) -> None:
        try:
            given = base64.b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, ValueError):
            given = ""
        if ":" not in given:
            raise _unproven("the Basic credentials are not Base64 of user:password")
        if self.username is None and (account or self.app_certificate is None):
            return
        wanted = f"{self.username}:{self.password or ''}"
        if self.username is None or not hmac.compare_digest(given.encode(), wanted.encode()):
            raise _unproven("user name or password is wrong")

    def _check_token(self, value: str, now: float, channel: str | None) -> None:
        token = self._read(value, now)
        if self.app_id is not None and token.app_id != self.app_id:
            raise _forbidden("the token was made for another app id")
        if self.app_certificate and channel and token.channel and token.channel != channel:
            raise _forbidden("the token was made for another channel than properties.channel")

    def _read(self, value: str, now: float) -> tokens.Token:
        try:
            if self.app_certificate:
                return tokens.verify(value, self.app_certificate, now=now)
            token = tokens.parse(value)
        except tokens.TokenError as error:
            raise _unproven(f"the token is not accepted: {error}") from None
        if self.username is not None:
            raise _unproven("this account takes user name and password, not tokens")
        if token.expires_at <= now:
            raise _unproven("the token has expired")
        return token

    def join_problem(self, value: object, now: float, channel: str, uid: object) -> str | None:
        """Why an agent with this ``properties.token`` cannot join its channel as this user, or None.

        Only judged when the certificate is known; the platform lets the agent fail then,
        since the start itself is not refused.
        """
        if not self.app_certificate:
            return None
        try:  # a project with a certificate lets nobody in without a token
            token = tokens.verify(
                value if isinstance(value, str) else "", self.app_certificate, now=now
            )
        except tokens.TokenError:
            return LEFT_RTC
        fits = token.channel in (channel, "") and token.account in (str(uid), "")
        return None if fits and self.app_id in (None, token.app_id) else LEFT_RTC


def _unproven(text: str) -> Refusal:
    return _refused(401, text, {"www-authenticate": 'Basic realm="sandbox"'})


def _forbidden(text: str) -> Refusal:
    return _refused(403, text, {})


def _refused(status: int, text: str, headers: dict[str, str]) -> Refusal:
    reason, kind = "InvalidPermission", "unauthorized"
    return Refusal(status, text, reason=reason, error_type=kind, headers=headers)


def expiry_of(value: object) -> float | None:
    """When a token expires, or None for a text that is not one."""
    try:
        return float(tokens.parse(value).expires_at) if isinstance(value, str) else None
    except tokens.TokenError:
        return None
