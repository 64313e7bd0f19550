"""``telephony dial``: place one call as a telephone does, and follow it to its end."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shengwang_agent.cli.calls import (
    JSON,
    add_tokens,
    call_body,
    check_number,
    may_ring,
)
from shengwang_agent.cli.connection import need_app_id, open_client
from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.operations import print_request
from shengwang_agent.cli.options import ConnectionOptions, Every, Output, Text
from shengwang_agent.cli.screen import Wait
from shengwang_agent_api.commands.telephony import CALL

if TYPE_CHECKING:
    from shengwang_agent.agentkit import Call

_Number = Annotated[
    str, typer.Argument(metavar="NUMBER", help="Number to ring, such as +8613800000000.")
]
Caller = Annotated[Text, typer.Option("--from", metavar="NUMBER", help="Number the callee sees.")]
Pipeline = Annotated[
    Text,
    typer.Option("--pipeline-id", metavar="ID", help="Published project of AI Studio to use."),
]
Body = Annotated[
    Text,
    typer.Option(
        "--body", "-f", metavar="FILE|-", help="More of the request, as for `telephony call`."
    ),
]
_Name = Annotated[
    Text, typer.Option("--name", metavar="TEXT", help="Name of the call; made up if left out.")
]
_Wait = Annotated[
    bool, typer.Option("--wait/--no-wait", help="Follow the call to its end, or only dial.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before dialling.")]
_DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Print the request, secrets masked; dial nothing.")
]


def dial(
    connection: ConnectionOptions,
    output: Output,
    number: _Number,
    caller: Caller = None,
    pipeline_id: Pipeline = None,
    body: Body = None,
    name: _Name = None,
    every: Every = 1.0,
    wait: _Wait = True,
    yes: Yes = False,
    dry_run: _DryRun = False,
) -> None:
    """Ring a number and follow the call.

    Makes a channel of its own and, with the App Certificate, the tokens for both sides; `--body`
    gives whatever else the request needs. Asks before it dials, except on a sandbox. Ctrl-C
    hangs up. Ends with exit code 12 when the call fails.
    """
    request = call_request(connection, number, caller, pipeline_id, body, name)
    if dry_run:
        arguments = {"appid": need_app_id(connection), **request}
        print_request(CALL, arguments, {}, connection, output)
        return
    may_ring(f"{number} was not dialled", f"Ring {number} now?", connection, yes)
    need_app_id(connection)
    _dial(request, every if wait else None, connection, output)


def call_request(
    connection: ConnectionOptions,
    number: str,
    caller: Text,
    pipeline: Text,
    source: Text,
    name: Text,
) -> JSON:
    """The signed request: its channel, and its name where none is given, are made up."""
    from secrets import token_hex

    body = call_body(source, caller, pipeline)
    sip, properties = body["sip"], body["properties"]
    sip["to_number"] = number
    for field in ("to_number", "from_number"):
        check_number(field, sip.get(field))
    made_up = f"dial-{token_hex(4)}"
    body["name"] = name or body.get("name") or made_up
    properties.setdefault("channel", made_up)
    properties.setdefault("remote_rtc_uids", [sip["rtc_uid"]])
    tokens = add_tokens(body, connection)
    if tokens is not None:
        tokens.fill(body)
    return body


def _dial(body: JSON, every: float | None, connection: ConnectionOptions, output: Output) -> None:
    """Ring, and with ``every`` (seconds between looks) follow the call to its end."""
    from shengwang_agent.agentkit import Call
    from shengwang_agent.campaign.outcomes import ANSWERED, REACHED
    from shengwang_agent.cli.answers import data_of
    from shengwang_agent.cli.output import emit

    number, outcome = body["sip"]["to_number"], ANSWERED
    with open_client(connection) as client, Wait(f"calling {number}") as wait:
        call = Call._of(client, body)
        answer: Any = {"agent_id": call.place()}
        if every is not None:
            wait.say(f"{time.strftime('%H:%M:%S')} call {call.id}")
            record, outcome = _follow(call, every, wait)
            answer = data_of(record, output.secrets)
    emit(answer, output)
    if outcome not in REACHED:
        raise CommandError(
            f"the call to {number} was not answered: {outcome}",
            "busy, declined, hung up before an answer, or the number cannot be reached",
            f"see the record: `{PROGRAM} telephony get {call.id}`",
            Code.NEGATIVE,
        )


def _follow(call: Call, every: float, wait: Wait) -> tuple[Any, str]:
    """Print every state on standard error until the call is over; the record and the outcome.

    Ctrl-C hangs up. Gives up when no call can be going on any more.
    """
    from shengwang_agent.campaign.outcomes import LONGEST_CALL, UNKNOWN

    last, until = "", time.monotonic() + LONGEST_CALL
    try:
        while True:
            record = call.refresh()
            state = str(record.state or call.status)
            if state != last:
                last = state
                wait.say(f"{time.strftime('%H:%M:%S')} {last}")
            if call.status in ("ended", "failed"):
                return record, call.outcome or UNKNOWN
            if time.monotonic() >= until:
                return record, UNKNOWN
            time.sleep(every)
    except KeyboardInterrupt:
        call.hang_up()
        print("hung up", file=sys.stderr)
        raise
