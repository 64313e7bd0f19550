"""``token``: make tokens, read them, check them."""

from __future__ import annotations

import sys
import time
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.options import ConnectionOptions, Format, Output, Text, add_command
from shengwang_agent.cli.times import seconds, span

if TYPE_CHECKING:
    from shengwang_agent.token import Token

_PRIVILEGES = {
    "rtc": {1: "join channel", 2: "publish audio", 3: "publish video", 4: "publish data"},
    "rtm": {1: "log in"},
}
_TOKEN = typer.Argument(
    metavar="TOKEN", help="The token, or `-` to read it from standard input."
)  # fmt: skip

app = typer.Typer()


class Kind(str, Enum):
    """What a token is for."""

    combined = "combined"
    rtc = "rtc"
    rtm = "rtm"


class Role(str, Enum):
    """What its holder may do in the channel."""

    publisher = "publisher"
    subscriber = "subscriber"


_Channel = Annotated[
    Text, typer.Option("--channel", metavar="TEXT", help="Channel to join; not for `rtm`.")
]
_Uid = Annotated[
    int | None, typer.Option("--uid", metavar="N", min=0, help="Numeric user id; or --account.")
]
_Account = Annotated[
    Text, typer.Option("--account", metavar="TEXT", help="User account, a text; or --uid.")
]
_Kind = Annotated[
    Kind,
    typer.Option("--kind", metavar="KIND", help="`combined` (what agents want), `rtc` or `rtm`."),
]
_Role = Annotated[Role, typer.Option("--role", metavar="ROLE", help="`publisher` or `subscriber`.")]
_Life = Annotated[
    str, typer.Option("--expire", metavar="TIME", help="Life: seconds, or `30m`, `2h`, `1d`.")
]


@add_command(app, "token.make")
def make(
    connection: ConnectionOptions,
    output: Output,
    channel: _Channel = None,
    uid: _Uid = None,
    account: _Account = None,
    kind: _Kind = Kind.combined,
    role: _Role = Role.publisher,
    expire: _Life = "1d",
) -> None:
    """Make a token with the App ID and App Certificate of the environment or the profile.

    Prints the token alone, ready for a file or a variable; other formats add what is in it.
    """
    from shengwang_agent.token import parse

    text = _built(
        connection, seconds(expire), channel=channel, uid=uid, account=account, kind=kind, role=role
    )
    if output.format is Format.table:
        print(text)
    else:
        _emit({"token": text, **content(parse(text))}, output)


def _built(connection: ConnectionOptions, life: int, *, kind: Kind, role: Role, **more: Any) -> str:
    from shengwang_agent.token import build

    app_id, certificate = _app(connection)
    try:
        return build(app_id, certificate, kind=kind.value, role=role.value, expire=life, **more)
    except (ValueError, TypeError) as error:
        why, do = str(error), f"see `{PROGRAM} token make --help`"
        raise CommandError("no token was made", why, do) from None


@add_command(app, "token.inspect")
def inspect(output: Output, token: Annotated[str, _TOKEN]) -> None:
    """Show what a token permits and how long it lasts, without checking its signature."""
    from shengwang_agent.token import TokenError, parse

    try:
        found = parse(_given(token))
    except TokenError as error:
        raise _invalid(error) from None
    _emit(content(found), output)


@add_command(app, "token.verify")
def verify(
    connection: ConnectionOptions,
    output: Output,
    token: Annotated[str, _TOKEN],
    channel: Annotated[
        Text, typer.Option("--channel", metavar="TEXT", help="It must be for this channel.")
    ] = None,
) -> None:
    """Check that a token is genuine, unexpired, and for this app; exit code 12 when it is not."""
    from shengwang_agent.token import TokenError, verify as check

    app_id, certificate = _app(connection)
    text = _given(token)
    try:
        found = check(text, certificate, app_id=app_id, channel=channel)
    except TokenError as error:
        raise _invalid(error) from None
    except ValueError as error:
        raise _bad_certificate(error) from None
    _emit({"valid": True, **content(found)}, output)


def _given(token: str) -> str:
    return sys.stdin.read().strip() if token == "-" else token


def _invalid(error: Exception) -> CommandError:
    return CommandError(
        "the token is not valid",
        str(error),
        f"make a new one: `{PROGRAM} token make --channel … --uid …`",
        Code.NEGATIVE,
    )


def _bad_certificate(error: Exception) -> CommandError:
    return CommandError(
        "the token could not be checked",
        str(error),
        f"correct it: `{PROGRAM} config set app_certificate`",
        Code.CONFIGURATION,
    )


def _app(connection: ConnectionOptions) -> tuple[str, str]:
    """App id and certificate; the certificate is never an option, since others would see it."""
    from shengwang_agent.cli.connection import need_app_id, resolve

    app_id = need_app_id(connection)
    certificate = resolve(connection).get("app_certificate")
    if certificate is None:
        raise CommandError(
            "no app certificate",
            "tokens are signed with it, and no one says it",
            f"set SHENGWANG_APP_CERTIFICATE, or run `{PROGRAM} config set app_certificate`",
            Code.CONFIGURATION,
        )
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
                "privilege": _PRIVILEGES.get(service.name, {}).get(number, str(number)),
                "seconds": life,
            }
            for service in token.services
            for number, life in service.privileges.items()
        ],
    }


def _clock(moment: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))


def _emit(value: dict[str, Any], output: Output) -> None:
    from shengwang_agent.cli.output import emit

    emit(value, output, rows=("services",), columns=("service", "privilege", "seconds"))
