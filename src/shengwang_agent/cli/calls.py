"""What ``telephony dial`` and ``campaign run`` share: the request of a call, and leave to make it."""

from __future__ import annotations

from typing import Any

import typer

from shengwang_agent.cli.errors import PROGRAM, Code, CommandError
from shengwang_agent.cli.options import ConnectionOptions
from shengwang_agent.cli.screen import interactive

JSON = dict[str, Any]


def call_body(source: str | None, caller: str | None, pipeline_id: str | None) -> JSON:
    """The body of ``telephony.call``: what the file says, options over it, then fixed user ids."""
    from shengwang_agent.cli.bodies import spell
    from shengwang_agent.cli.inputs import mapping
    from shengwang_agent_api.commands.telephony import CALL

    body = mapping(source, "--body") if source else {}
    sip, properties = _part(body, "sip"), _part(body, "properties")
    if pipeline_id:
        body["pipeline_id"] = pipeline_id
    if caller:
        sip["from_number"] = caller
    sip.setdefault("rtc_uid", "100")
    properties.setdefault("agent_rtc_uid", "111")
    spell(CALL, body)
    return body


def _part(body: JSON, name: str) -> JSON:
    """The object of this name in a body; it is made when it is missing."""
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


def add_tokens(body: JSON, connection: ConnectionOptions) -> Any:
    """What signs the two tokens of a call; None without an App Certificate.

    Then a sandbox gets a word in place of each token that is missing. The platform would refuse
    it, so for the platform this raises CommandError.
    """
    from shengwang_agent.campaign.dialling import Tokens
    from shengwang_agent.cli.connection import resolve, sends_to_sandbox

    values = resolve(connection)
    if {"app_id", "app_certificate"} <= values.keys():
        return Tokens(values["app_id"].text, values["app_certificate"].text)
    for place, key in ((body["sip"], "rtc_token"), (body["properties"], "token")):
        if place.get(key) is None:
            if not sends_to_sandbox(connection):
                raise CommandError(
                    f"no {key} for the call",
                    "tokens are made with the App Certificate, and none is known",
                    f"run `{PROGRAM} config set app_certificate`, or put {key} into the file of "
                    "--body",
                    Code.CONFIGURATION,
                )
            place[key] = "sandbox"
    return None


def may_ring(
    undone: str, question: str, connection: ConnectionOptions, yes: bool, why: str = ""
) -> None:
    """Ask before real telephones ring; a sandbox has none. CommandError when nobody can be asked."""
    from shengwang_agent.cli.connection import sends_to_sandbox

    if yes or sends_to_sandbox(connection):
        return
    if not interactive():
        raise CommandError(
            undone,
            f"{why or 'a real telephone would ring'}, and there is no one to ask",
            "pass --yes when that is meant",
        )
    typer.confirm(question, abort=True)
