"""What ``telephony dial`` and ``campaign run`` share: the request of a call, and leave to make it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, NamedTuple

import typer

from shengwang_agent.cli.bodies import spell
from shengwang_agent.cli.commands import option
from shengwang_agent.cli.connection import resolve, sends_to_sandbox
from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.files import kind, mapping
from shengwang_agent.cli.options import ConnectionOptions, Text

JSON = dict[str, Any]


class CallRequest(NamedTuple):
    """What a call is to be, as far as the command line says so."""

    body: Annotated[Text, option(
        "-f --body FILE|-", panel="Request",
        text="The request as for `telephony call`; in a campaign `{name}` takes a column of the list.",
    )] = None  # fmt: skip
    caller: Annotated[Text, option(
        "--from NUMBER", "Number the callee sees. Required, here or in `--body`.", "Request"
    )] = None  # fmt: skip
    pipeline_id: Annotated[Text, option(
        "--pipeline-id ID", "Published project of AI Studio to use.", "Request"
    )] = None  # fmt: skip


def call_body(request: CallRequest) -> JSON:
    """The body of ``telephony.call``: what the file says, options over it, then fixed user ids."""
    from shengwang_agent_api.commands.telephony import CALL

    body = mapping(request.body, "--body") if request.body else {}
    sip, properties = _part(body, "sip"), _part(body, "properties")
    if request.pipeline_id:
        body["pipeline_id"] = request.pipeline_id
    if request.caller:
        sip["from_number"] = request.caller
    sip.setdefault("rtc_uid", "100")
    properties.setdefault("agent_rtc_uid", "111")
    spell(CALL, body)
    return body


def _part(body: JSON, name: str) -> JSON:
    """The object of this name in a body; it is made when it is missing."""
    part = body.setdefault(name, {})
    if not isinstance(part, dict):
        do = f"write what belongs to {name} below it, indented"
        raise CommandError(f"{name} in --body is no object", f"it is {kind(part)}", do)
    return part


def check_number(field: str, value: Any) -> None:
    """Raise CommandError for what is no telephone number."""
    from shengwang_agent._e164 import is_e164

    if not is_e164(value):
        given = f"{value!r} is not one" if value else "none was given"
        flag = "--from" if field == "from_number" else "NUMBER"
        what = f"{flag} must be a telephone number"
        why = f"{given}: it begins with + and the country, without blanks"
        raise CommandError(what, why, "write it like +8613800000000")


def add_tokens(
    body: JSON,
    connection: ConnectionOptions,
    tokens: Iterable[str] = ("sip.rtc_token", "properties.token"),
) -> Any:
    """What signs the tokens of a request, those of a call; None without an App Certificate.

    Then a sandbox gets a word in place of each token that is missing. The platform would refuse
    it, so for the platform this raises CommandError.
    """
    from shengwang_agent.campaign.dialling import Tokens

    values = resolve(connection)
    if {"app_id", "app_certificate"} <= values.keys():
        return Tokens(values["app_id"].text, values["app_certificate"].text)
    for token in tokens:
        name, _, key = token.partition(".")
        place = body[name]
        if place.get(key) is None:
            if not sends_to_sandbox(connection):
                why = "tokens are made with the App Certificate, and none is known"
                do = f"run `{PROGRAM} config set app_certificate`, or put {key} into --body"
                raise CommandError(f"no {key} was given", why, do, Code.CONFIGURATION)
            place[key] = "sandbox"
    return None


def sign(body: JSON, tokens: Mapping[str, str], connection: ConnectionOptions) -> None:
    """Make the tokens that are left out, as ``telephony dial`` does; ``tokens`` say for which users."""
    for place in ("properties.channel", *tokens.values()):
        name, _, key = place.partition(".")
        if key not in _part(body, name):
            return  # the dry run tells what lacks
    if made := add_tokens(body, connection, tokens):
        made.fill(body)


def may_ring(
    undone: str, question: str, connection: ConnectionOptions, yes: bool, why: str = ""
) -> None:
    """Ask before real telephones ring; a sandbox has none. CommandError when nobody can be asked."""
    if yes or sends_to_sandbox(connection):
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        why = f"{why or 'a real telephone would ring'}, and there is no one to ask"
        raise CommandError(undone, why, "pass --yes when that is meant")
    typer.confirm(question, abort=True)
