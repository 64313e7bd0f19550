"""``token``: make tokens, read them, check them."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from shengwang_agent.cli.commands import add_command, argument, option
from shengwang_agent.cli.connection import need_app_id, resolve
from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.options import ConnectionOptions, Format, Output, Text
from shengwang_agent.cli.output import emit
from shengwang_agent.cli.times import seconds, span

if TYPE_CHECKING:
    from shengwang_agent.token import Token

_RTC = ("join channel", "publish audio", "publish video", "publish data")
_PRIVILEGES = {("rtm", 1): "log in"} | {("rtc", n): text for n, text in enumerate(_RTC, 1)}
app = typer.Typer()
Kind = Literal["combined", "rtc", "rtm"]
Role = Literal["publisher", "subscriber"]
_Token = Annotated[str, argument("TOKEN", "The token, or `-` to read it from standard input.")]


@add_command(app, "token.make")
def make(
    connection: ConnectionOptions,
    output: Output,
    channel: Annotated[Text, option("--channel TEXT", "Channel to join; none for `rtm`.")] = None,
    uid: Annotated[
        int | None,
        option("--uid N", "Numeric user id. Required, or --account; for `rtm` that.", min=0),
    ] = None,
    account: Annotated[Text, option("--account TEXT", "User account, a text; or --uid.")] = None,
    kind: Annotated[
        Kind, option("--kind KIND", "`combined` (what agents want), `rtc` or `rtm`.")
    ] = "combined",
    role: Annotated[Role, option("--role ROLE", "`publisher` or `subscriber`.")] = "publisher",
    expire: Annotated[str, option("--expire TIME", "Life: seconds, or `30m`, `2h`, `1d`.")] = "1d",
) -> None:
    """Make a token with the App ID and App Certificate of the environment or the profile.

    Prints the token alone, ready for a file or a variable; other formats add what is in it.
    """
    from shengwang_agent.token import build, parse

    app_id, certificate = _app(connection)
    who: Any = {"channel": channel, "uid": uid, "account": account}
    if channel is None and kind != "rtm":
        why = "a token of this kind is for one channel"
        raise CommandError("--channel is missing", why, "give it, or `--kind rtm`")
    try:
        text = build(app_id, certificate, kind=kind, role=role, expire=seconds(expire), **who)
    except (ValueError, TypeError) as error:
        do = f"see `{PROGRAM} token make --help`"
        why = re.sub(r"\b(\w+)=…", r"--\1", str(error))
        raise CommandError("no token was made", why, do) from None
    if output.format is Format.table:
        print(text)
    else:
        _emit({"token": text, **content(parse(text))}, output)


@add_command(app, "token.inspect")
def inspect(output: Output, token: _Token) -> None:
    """Show what a token permits and how long it lasts, without checking its signature."""
    from shengwang_agent.token import parse

    with _checked():
        _emit(content(parse(_given(token))), output)


@add_command(app, "token.verify")
def verify(
    connection: ConnectionOptions,
    output: Output,
    token: _Token,
    channel: Annotated[Text, option("--channel TEXT", "It must be for this channel.")] = None,
) -> None:
    """Check that a token is genuine, unexpired, and for this app; exit code 12 when it is not."""
    from shengwang_agent.token import verify as check

    app_id, certificate = _app(connection)
    with _checked():
        found = check(_given(token), certificate, app_id=app_id, channel=channel)
        _emit({"valid": True, **content(found)}, output)


def _given(token: str) -> str:
    return sys.stdin.read().strip() if token == "-" else token


@contextmanager
def _checked() -> Iterator[None]:
    """Raise CommandError for a token that is none, and for a certificate that cannot be used."""
    from shengwang_agent.token import TokenError

    try:
        yield
    except TokenError as error:
        do = f"make a new one: `{PROGRAM} token make --channel … --uid …`"
        raise CommandError("the token is not valid", str(error), do, Code.NEGATIVE) from None
    except ValueError as error:
        what, do = (
            "the token could not be checked",
            f"correct it: `{PROGRAM} config set app_certificate`",
        )
        raise CommandError(what, str(error), do, Code.CONFIGURATION) from None


def _app(connection: ConnectionOptions) -> tuple[str, str]:
    """App id and certificate; the certificate is never an option, since others would see it."""
    app_id = need_app_id(connection)
    certificate = resolve(connection).get("app_certificate")
    if certificate is None:
        why = "tokens are signed with it, and no one says it"
        do = f"set SHENGWANG_APP_CERTIFICATE, or run `{PROGRAM} config set app_certificate`"
        raise CommandError("no app certificate", why, do, Code.CONFIGURATION)
    return app_id, certificate.text


def content(token: Token) -> dict[str, Any]:
    """What a token says, in plain values."""
    remaining = int(token.remaining())
    return {
        "app_id": token.app_id,
        "channel": token.channel,
        "account": token.account,
        "issued_at": _clock(token.issued_at),
        "expires_at": _clock(token.expires_at),
        "remaining_seconds": remaining,
        "state": "valid for " + span(remaining) if remaining else "expired",
        "services": [
            {
                "service": service.name,
                "privilege": _PRIVILEGES.get((service.name, number), str(number)),
                "seconds": life,
            }
            for service in token.services
            for number, life in service.privileges.items()
        ],
    }


def _clock(moment: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))


def _emit(value: dict[str, Any], output: Output) -> None:
    emit(value, output, rows=("services",), columns=("service", "privilege", "seconds"))
