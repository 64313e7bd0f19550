"""``telephony dial``: place one call as a telephone does, and follow it to its end."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.examples import EXAMPLES
from shengwang_agent.cli.help import Command
from shengwang_agent.cli.options import Connection, Output, connected, printing
from shengwang_agent.cli.screen import Wait, interactive

if TYPE_CHECKING:
    from shengwang_agent import AgentClient

JSON = dict[str, Any]
_LONGEST_CALL = 72 * 3600.0
"""Seconds a call is followed: no agent lives longer."""
Text = str | None


class _Call(NamedTuple):
    """What is to be dialled."""

    to: str
    body: JSON
    every: float
    wait: bool


def add_dial(app: typer.Typer) -> None:
    """Give the telephony group the command."""
    app.command("dial", cls=Command, epilog=EXAMPLES["telephony.dial"])(dial)


_Number = Annotated[
    str, typer.Argument(metavar="NUMBER", help="Number to ring, such as +8613800000000.")
]
_Caller = Annotated[Text, typer.Option("--from", metavar="NUMBER", help="Number the callee sees.")]
_Pipeline = Annotated[
    Text,
    typer.Option("--pipeline-id", metavar="ID", help="Published project of AI Studio to use."),
]
_Body = Annotated[
    Text,
    typer.Option(
        "--body", "-f", metavar="FILE|-", help="More of the request, as for `telephony call`."
    ),
]
_Name = Annotated[
    Text, typer.Option("--name", metavar="TEXT", help="Name of the call; made up if left out.")
]
_Every = Annotated[
    float, typer.Option("--every", metavar="SECONDS", min=0.05, help="Pause between looks.")
]
_Wait = Annotated[
    bool, typer.Option("--wait/--no-wait", help="Follow the call to its end, or only dial.")
]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before dialling.")]
_DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Print the request, secrets masked; dial nothing.")
]


@connected
@printing
def dial(
    connection: Connection,
    output: Output,
    number: _Number,
    caller: _Caller = None,
    pipeline_id: _Pipeline = None,
    body: _Body = None,
    name: _Name = None,
    every: _Every = 1.0,
    wait: _Wait = True,
    yes: _Yes = False,
    dry_run: _DryRun = False,
) -> None:
    """Ring a number and follow the call.

    Makes a channel of its own and, with the App Certificate, the tokens for both sides; `--body`
    gives whatever else the request needs. Asks before it dials, except on a sandbox. Ctrl-C
    hangs up. Ends with exit code 12 when the call fails.
    """
    request = _request(connection, number, caller, pipeline_id, body, name)
    if dry_run:
        _print(request, connection, output)
        return
    may_ring(f"{number} was not dialled", f"Ring {number} now?", connection, yes)
    _dial(_Call(number, request, every, wait), connection, output)


def call_command() -> Any:
    """The table entry of ``telephony.call``."""
    from shengwang_agent_api.commands import COMMANDS

    return next(c for c in COMMANDS if (c.resource, c.method) == ("telephony", "call"))


def _request(
    connection: Connection, number: str, caller: Text, pipeline: Text, source: Text, name: Text
) -> JSON:
    """The body of ``telephony.call``: what the file says, then options, then what is made up."""
    from secrets import token_hex

    from shengwang_agent.cli.bodies import spell
    from shengwang_agent.cli.inputs import mapping

    body = mapping(source, "--body") if source else {}
    sip, properties = part(body, "sip"), part(body, "properties")
    sip["to_number"] = number
    if caller:
        sip["from_number"] = caller
    for field in ("to_number", "from_number"):
        check_number(field, sip.get(field))
    tag = f"dial-{token_hex(4)}"
    body["name"] = name or body.get("name") or tag
    if pipeline:
        body["pipeline_id"] = pipeline
    _make_up(sip, properties, tag)
    spell(call_command(), body)
    _fill_tokens(sip, properties, connection)
    return body


def _make_up(sip: JSON, properties: JSON, channel: str) -> None:
    sip.setdefault("rtc_uid", "100")
    properties.setdefault("channel", channel)
    properties.setdefault("agent_rtc_uid", "111")
    properties.setdefault("remote_rtc_uids", [sip["rtc_uid"]])


def part(body: JSON, name: str) -> JSON:
    """The object of this name in a body, made when it is missing; CommandError when it is something else."""
    part = body.setdefault(name, {})
    if not isinstance(part, dict):
        raise CommandError(
            f"{name} in --body is no object",
            f"it is a {type(part).__name__}",
            f"write what belongs to {name} below it, indented",
        )
    return part


def check_number(field: str, value: Any) -> None:
    """Raise CommandError for what is no telephone number."""
    from shengwang_agent._e164 import is_e164

    if not is_e164(value):
        given = f"{value!r} is not one" if value else "none was given"
        flag = "--from" if field == "from_number" else "NUMBER"
        raise CommandError(
            f"{flag} must be a telephone number",
            f"{given}: it begins with + and the country, without blanks",
            "write it like +8613800000000",
        )


def _fill_tokens(sip: JSON, properties: JSON, connection: Connection) -> None:
    from shengwang_agent.cli.connection import host_of, on_this_machine, resolve

    values = resolve(connection)
    app_id, certificate = values.get("app_id"), values.get("app_certificate")
    for place, key, uid in (
        (sip, "rtc_token", sip["rtc_uid"]),
        (properties, "token", properties["agent_rtc_uid"]),
    ):
        if place.get(key) is not None:
            continue
        if app_id and certificate:
            from shengwang_agent.token import build

            channel = properties["channel"]
            place[key] = build(app_id.text, certificate.text, channel=channel, account=str(uid))
        elif on_this_machine(host_of(connection)):
            place[key] = "sandbox"
        else:
            raise no_token(key)


def no_token(key: str) -> CommandError:
    """Nobody can make the token a call needs."""
    return CommandError(
        f"no {key} for the call",
        "tokens are made with the App Certificate, and none is known",
        f"run `{PROGRAM} config set app_certificate`, or put {key} into the file of --body",
        Code.CONFIGURATION,
    )


def may_ring(undone: str, question: str, connection: Connection, yes: bool) -> None:
    """Ask before real telephones ring; a sandbox has none. CommandError when there is no one to ask."""
    from shengwang_agent.cli.connection import host_of, on_this_machine

    if yes or on_this_machine(host_of(connection)):
        return
    if not interactive():
        raise CommandError(
            undone,
            "a real telephone would ring, and there is no one to ask",
            "pass --yes when that is meant",
        )
    typer.confirm(question, abort=True)


def _print(body: JSON, connection: Connection, output: Output) -> None:
    from shengwang_agent.cli.connection import need_app_id
    from shengwang_agent.cli.operations import print_request

    arguments = {"appid": need_app_id(connection), **body}
    print_request(call_command(), arguments, {}, connection, output)


def _dial(call: _Call, connection: Connection, output: Output) -> None:
    from shengwang_agent.campaign import outcomes as _o
    from shengwang_agent.cli.answers import data_of
    from shengwang_agent.cli.connection import need_app_id, open_client
    from shengwang_agent.cli.output import emit

    need_app_id(connection)
    with open_client(connection) as client, Wait(f"calling {call.to}") as wait:
        placed = client.telephony.call(**call.body)
        key = str(placed.agent_id)
        record: Any = placed
        if call.wait:
            wait.say(f"{time.strftime('%H:%M:%S')} call {key}")
            record, outcome = _follow(client, key, call.every, wait)
        answer = data_of(record, output.secrets)
    emit(answer, output)
    if call.wait and outcome != _o.ANSWERED:
        raise CommandError(
            f"the call to {call.to} was not answered: {outcome}",
            "busy, declined, hung up before an answer, or the number cannot be reached",
            f"see the record: `{PROGRAM} telephony get {key}`",
            Code.NEGATIVE,
        )


def _follow(client: AgentClient, key: str, every: float, wait: Wait) -> tuple[Any, str]:
    """Tell every state on standard error until the call is over, and judge its end; Ctrl-C hangs
    up. Gives up when no call can be going on any more."""
    from shengwang_agent.campaign import outcomes as _o

    last, answered, until = "", False, time.monotonic() + _LONGEST_CALL
    try:
        while True:
            record = client.telephony.get(agent_id=key)
            state = str(record.state)
            if state != last:
                wait.say(f"{time.strftime('%H:%M:%S')} {state}")
                last = state
            answered = answered or _o.is_up(state)
            if _o.is_over(record):
                return record, _o.judge(_o.ended(record, answered))
            if time.monotonic() >= until:
                return record, _o.UNKNOWN
            time.sleep(every)
    except KeyboardInterrupt:
        client.telephony.hangup(agent_id=key)
        print("hung up", file=sys.stderr)
        raise
