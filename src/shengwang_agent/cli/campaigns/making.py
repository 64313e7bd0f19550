"""From the command line to a campaign: its request with gaps, people, pace, hours and second tries."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shengwang_agent.cli.campaigns.asking import MORE, Request, When, Who
from shengwang_agent.cli.campaigns.problems import explained
from shengwang_agent.cli.dial import JSON, call_command, check_number, no_token, part
from shengwang_agent.cli.options import Connection
from shengwang_agent.cli.problems import Problem

if TYPE_CHECKING:
    from shengwang_agent.campaign import Again, Campaign, Hours

_PARTS = ("name", "sip", "properties", "pipeline_id")


def made(
    people: str,
    journal: str | None,
    request: Request,
    who: Who,
    when: When,
    connection: Connection,
) -> tuple[Campaign, JSON]:
    """The campaign, and the request with its gaps; Problem for what it cannot be made of."""
    if not Path(people).exists():
        raise Problem(
            f"there is no list {people}",
            "it is a CSV file with a header line, one person on each line",
            "correct the name, or the folder it is looked for in",
        )
    body = _template(request, who.number, connection)
    # Beside the list and called like it, unless another is named.
    file = journal or str(Path(people).with_suffix(".db"))
    with explained(file):
        return _campaign(people, body, who, when, file), body


def _template(request: Request, number: str, connection: Connection) -> JSON:
    """The arguments of ``telephony.call`` with gaps: what the file says, then options, then what
    is made up."""
    from shengwang_agent.cli.bodies import spell, unknown_keys
    from shengwang_agent.cli.reading import mapping
    from shengwang_agent.cli.screen import warn

    body = mapping(request.body, "--body") if request.body else {}
    sip, properties = part(body, "sip"), part(body, "properties")
    if request.pipeline_id:
        body["pipeline_id"] = request.pipeline_id
    sip["from_number"] = request.caller or sip.get("from_number")
    sip.setdefault("to_number", f"{{{number}}}")
    sip.setdefault("rtc_uid", "100")
    properties.setdefault("agent_rtc_uid", "111")
    spell(call_command(), body)
    _check(body)
    for line in unknown_keys(call_command().body, body):
        warn(line)
    _stand_in(sip, properties, connection)
    return body


def _check(body: JSON) -> None:
    """Refuse what holds for no call of the list; rows are checked by the campaign."""
    caller, name = body["sip"]["from_number"], body.get("name")
    if not isinstance(caller, str) or "{" not in caller:
        check_number("from_number", caller)
    if isinstance(name, str) and "{" not in name:
        raise Problem(
            "name in --body is the same for every call",
            "the platform refuses a name that is in use",
            "leave it out, or put {channel} into it, which is another one for each call",
        )
    more = sorted(body.keys() - set(_PARTS))
    if more:
        raise Problem(
            f"--body has {', '.join(more)}, which a campaign cannot send",
            f"a call is made of {', '.join(_PARTS)}",
            "take it out, or put it where it belongs",
        )


def _stand_in(sip: JSON, properties: JSON, connection: Connection) -> None:
    """Tokens that nobody makes: any word will do for a sandbox, for the platform none."""
    from shengwang_agent.cli.connection import host_of, on_this_machine, resolve

    if {"app_id", "app_certificate"} <= resolve(connection).keys():
        return  # the campaign makes them, for the channel of each call
    for place, key in ((sip, "rtc_token"), (properties, "token")):
        if place.get(key) is None:
            if not on_this_machine(host_of(connection)):
                raise no_token(key)
            place[key] = "sandbox"


def _campaign(people: str, request: JSON, who: Who, when: When, journal: str) -> Campaign:
    from shengwang_agent.campaign import DEFAULT_RETRY, Campaign, Pace

    return Campaign(
        _rows(people, who.encoding),
        sip=request["sip"],
        properties=request["properties"],
        pipeline_id=request.get("pipeline_id"),
        name=request.get("name") or "{channel}",
        journal=journal,
        key=who.key,
        zone=who.zone,
        pace=Pace(when.per_second, when.at_once),
        hours=_hours(when),
        retry={**DEFAULT_RETRY, **dict(map(_again, when.again or ()))},
        do_not_call=_numbers(who.do_not_call, "--do-not-call"),
        only=_numbers(who.only, "--only") if who.only else None,
        follow=when.follow,
        poll=when.every,
        patience=when.patience,
    )


def _rows(people: str, encoding: str) -> Any:
    from shengwang_agent.campaign import read_csv

    try:
        codecs.lookup(encoding)
    except LookupError:
        raise Problem(
            f"there is no encoding {encoding!r}",
            "Python does not know it",
            "use utf-8, gb18030, big5 or the like for --encoding",
        ) from None
    return lambda: read_csv(people, encoding=encoding)


def _hours(when: When) -> Hours | None:
    from shengwang_agent.campaign import Hours

    if not when.hours and not when.closed and when.days == "mon-sun":
        return None
    windows = when.hours or ["00:00-24:00"]
    return Hours(*windows, days=when.days, zone=when.time_zone, closed=when.closed or ())


def _again(text: str) -> tuple[str, Again]:
    """A rule such as ``busy=3,10m``."""
    from shengwang_agent.campaign import Again
    from shengwang_agent.cli.tokens import seconds

    outcome, _, rule = text.partition("=")
    calls, _, gap = rule.partition(",")
    if not outcome or not calls.isdecimal() or int(calls) < 1 or (int(calls) > 1 and not gap):
        raise Problem(
            f"--again {text!r} is no rule",
            "it is an outcome, how many calls a person gets in all, and the gap between them",
            "write it like busy=3,10m, or busy=1 for no second call",
        )
    return outcome, Again(int(calls), float(seconds(gap or "0")))


def _numbers(given: MORE | None, flag: str) -> frozenset[str]:
    """Numbers as they are given, and those of the files among them."""
    from shengwang_agent.campaign.rows import numbers_of

    found = [text for text in given or () if text.startswith("+")]
    files = [text for text in given or () if not text.startswith("+")]
    return numbers_of(found, flag).union(*(numbers_of(name, f"{flag} {name}") for name in files))
