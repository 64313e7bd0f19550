"""``telephony dial``: place one call as a telephone does, and follow it to its end."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Annotated, Any

from shengwang_agent.cli.calls import (
    JSON,
    CallRequest,
    add_tokens,
    call_body,
    check_number,
    may_ring,
)
from shengwang_agent.cli.commands import argument, option
from shengwang_agent.cli.connection import need_app_id, open_client
from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.operations import data_of, print_request
from shengwang_agent.cli.options import ConnectionOptions, Every, Output, Text, Yes
from shengwang_agent.cli.output import emit
from shengwang_agent.cli.screen import Wait
from shengwang_agent_api.commands.telephony import CALL

if TYPE_CHECKING:
    from shengwang_agent.agentkit import Call


def dial(
    connection: ConnectionOptions,
    output: Output,
    request: CallRequest,
    number: Annotated[str, argument("NUMBER", "Number to ring, such as +8613800000000.")],
    name: Annotated[Text, option("--name TEXT", "Name of the call; made up if left out.")] = None,
    every: Every = 1.0,
    wait: Annotated[bool, option("--wait/--no-wait", "Follow the call, or only dial.")] = True,
    yes: Yes = False,
    dry_run: Annotated[bool, option("--dry-run", "Print the request; dial nothing.")] = False,
) -> None:
    """Ring a number and follow the call.

    Makes a channel of its own and, with the App Certificate, the tokens for both sides; `--body`
    gives whatever else the request needs. Asks before it dials, except on a sandbox. Ctrl-C
    hangs up. Ends with exit code 12 when the call fails.
    """
    body = call_request(connection, number, request, name)
    app_id = need_app_id(connection)
    if dry_run:
        print_request(CALL, {"appid": app_id, **body}, {}, connection, output)
        return
    may_ring(f"{number} was not dialled", f"Ring {number} now?", connection, yes)
    _dial(body, every if wait else None, connection, output)


def call_request(
    connection: ConnectionOptions, number: str, request: CallRequest, name: Text = None
) -> JSON:
    """The signed request: its channel, and its name where none is given, are made up."""
    from secrets import token_hex

    body = call_body(request)
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
        what = f"the call to {number} was not answered: {outcome}"
        why = "busy, declined, hung up before an answer, or the number cannot be reached"
        do = f"see the record: `{PROGRAM} telephony get {call.id}`"
        raise CommandError(what, why, do, Code.NEGATIVE)


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
