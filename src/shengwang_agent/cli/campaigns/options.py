"""The options of ``campaign run`` by subject, and the campaign that is made of them."""

from __future__ import annotations

import codecs
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from shengwang_agent.cli.bodies import slips
from shengwang_agent.cli.calls import (
    JSON,
    CallRequest as CallRequest,
    add_tokens,
    call_body,
    check_number,
)
from shengwang_agent.cli.campaigns.errors import explained
from shengwang_agent.cli.commands import option
from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.options import ConnectionOptions, Text, Texts
from shengwang_agent.cli.screen import warn
from shengwang_agent.cli.times import seconds

if TYPE_CHECKING:
    from shengwang_agent.campaign import Campaign

_PARTS = ("name", "sip", "properties", "pipeline_id")
_people = partial(option, panel="People")
_pace = partial(option, panel="Pace")


class Who(NamedTuple):
    """Which people: the columns that matter, and who is left out."""

    number: Annotated[str, _people("--number COLUMN", "Column with the number to call.")] = "phone"
    key: Annotated[Text, _people(
        "--key COLUMN", "Column that tells people apart; the number, if left out."
    )] = None  # fmt: skip
    zone: Annotated[Text, _people(
        "--zone COLUMN", "Column with each person's time zone, such as Asia/Shanghai."
    )] = None  # fmt: skip
    encoding: Annotated[Text, _people(
        "--encoding NAME",
        "Encoding of the list; UTF-8, if left out; `gb18030` for files of a Chinese Excel.",
    )] = None  # fmt: skip
    region: Annotated[Text, _people(
        "--region COUNTRY",
        "Read numbers as they are written there, such as CN: no +86, 0086, (86).",
    )] = None  # fmt: skip
    check_numbers: Annotated[bool | None, _people(
        "--check-numbers", "Refuse numbers that cannot exist."
    )] = None  # fmt: skip
    skip_bad_rows: Annotated[bool, _people(
        "--skip-bad-rows", "Leave rows that cannot be used, and twins, out; tell who they are."
    )] = False  # fmt: skip
    do_not_call: Annotated[Texts, _people(
        "--do-not-call NUMBER|FILE", "Never call these; a file has one on each line."
    )] = None  # fmt: skip
    only: Annotated[Texts, _people(
        "--only NUMBER|FILE", "For trials: call nobody but these, in a journal of its own."
    )] = None  # fmt: skip


class When(NamedTuple):
    """How fast, at which hours, and who is called again. Times in seconds."""

    per_second: Annotated[float | None, _pace(
        "--per-second N", "New calls a second, at most.", min=0
    )] = None  # fmt: skip
    at_once: Annotated[int | None, _pace(
        "--at-once N", "Calls in progress, at most: the quota of the project.", min=0
    )] = None  # fmt: skip
    hours: Annotated[Texts, _pace(
        "--hours FROM-TO",
        "Hours in which calls may start, such as 09:00-12:00; any time, if left out.",
    )] = None  # fmt: skip
    days: Annotated[Text, _pace(
        "--days DAYS", "Days with calls, such as mon-sat; all, if left out."
    )] = None  # fmt: skip
    on: Annotated[Texts, _pace("--on DATE", "Call on this date only, and end afterwards.")] = None
    closed: Annotated[Texts, _pace(
        "--closed DATE", "A day without calls, such as 2026-02-17."
    )] = None  # fmt: skip
    time_zone: Annotated[Text, _pace(
        "--time-zone NAME",
        "Time zone of the hours, such as Asia/Shanghai, for people without one of their own.",
    )] = None  # fmt: skip
    again: Annotated[Texts, _pace(
        "--again OUTCOME=CALLS,GAP",
        "Who is called again, such as busy=3,10m: three calls in all, ten minutes apart; "
        "`none` for nobody. Without it: busy=3,10m no_answer=3,1h failed=2,30m.",
    )] = None  # fmt: skip
    follow: Annotated[bool, _pace(
        "--follow/--no-follow", "Follow each call to its end, or only dial."
    )] = True  # fmt: skip
    wait: Annotated[bool, _pace(
        "--wait/--no-wait", "Sit out gaps and closed hours, or end when nobody is due."
    )] = True  # fmt: skip
    listen: Annotated[bool | None, _pace("--listen/--no-listen", "Keep what was said.")] = None
    every: Annotated[float | None, _pace(
        "--every SECONDS", "Pause between looks at a call.", min=0
    )] = None  # fmt: skip
    patience: Annotated[float | None, _pace(
        "--patience SECONDS", 
        "How long a call is looked for when nobody knows whether it was made.", min=0
    )] = None  # fmt: skip


def made(
    people: str,
    journal: str | None,
    request: CallRequest,
    who: Who,
    when: When,
    connection: ConnectionOptions,
) -> tuple[Campaign, JSON]:
    """The campaign, and the request with its gaps; CommandError for what it cannot be made of."""
    if not Path(people).exists():
        why = "it is a CSV file with a header line, one person on each line"
        do = "correct the name, or the folder it is looked for in"
        raise CommandError(f"there is no list {people}", why, do)
    body = _template(request, who.number, connection)
    # Beside the list and called like it, unless another is named.
    file = journal or str(Path(people).with_suffix(".db"))
    with explained(file):
        return _campaign(people, body, who, when, file), body


def _template(request: CallRequest, number: str, connection: ConnectionOptions) -> JSON:
    """The arguments of ``telephony.call`` with gaps such as ``{phone}``."""
    from shengwang_agent_api.commands.telephony import CALL

    body = call_body(request)
    body["sip"].setdefault("to_number", f"{{{number}}}")
    _check(body)
    for line in slips(str(CALL.body), body):
        warn(line)
    add_tokens(body, connection)  # where it can sign, the campaign does, for each channel
    return body


def _check(body: JSON) -> None:
    """Refuse what is wrong for every call of the list; the campaign checks the rows."""
    caller, name = body["sip"].get("from_number"), body.get("name")
    if not isinstance(caller, str) or "{" not in caller:
        check_number("from_number", caller)
    if isinstance(name, str) and "{" not in name:
        why = "the platform refuses a name that is in use"
        do = "leave it out, or put {channel} into it, which is another one for each call"
        raise CommandError("name in --body is the same for every call", why, do)
    more = sorted(body.keys() - set(_PARTS))
    if more:
        what = f"--body has {', '.join(more)}, which a campaign cannot send"
        do = "take it out, or put it where it belongs"
        raise CommandError(what, f"a call is made of {', '.join(_PARTS)}", do)


def _campaign(people: str, request: JSON, who: Who, when: When, journal: str) -> Campaign:
    """What was left out on the command line is left to the campaign, which has the defaults."""
    from shengwang_agent.campaign import Campaign

    encoding = _encoding(who.encoding)
    return Campaign.from_csv(
        people,
        **encoding,
        sip=request["sip"],
        properties=request["properties"],
        pipeline_id=request.get("pipeline_id"),
        name=request.get("name") or "{channel}",
        journal=journal,
        key=who.key,
        zone=who.zone,
        region=who.region,
        bad_rows="skip" if who.skip_bad_rows else "refuse",
        pace=_given(per_second=when.per_second, at_once=when.at_once),
        hours=_hours(when),
        do_not_call=_numbers(who.do_not_call, "--do-not-call", who.region),
        only=_numbers(who.only, "--only", who.region) if who.only else None,
        follow=when.follow,
        **_given(
            check_numbers=who.check_numbers,
            retry=_rules(when.again) if when.again else None,
            listen=when.listen,
            poll=when.every,
            patience=when.patience,
        ),
    )


def _given(**arguments: Any) -> dict[str, Any]:
    return {name: value for name, value in arguments.items() if value is not None}


def _encoding(name: str | None) -> dict[str, Any]:
    try:
        codecs.lookup(name or "utf-8")
    except LookupError:
        what = f"there is no encoding {name!r}"
        do = "use utf-8, gb18030, big5 or the like for --encoding"
        raise CommandError(what, "it is the name of none", do) from None
    return _given(encoding=name)


def _hours(when: When) -> dict[str, Any] | None:
    given = _given(days=when.days, zone=when.time_zone, closed=when.closed, on=when.on)
    if not when.hours and not given.keys() - {"zone"}:
        return None
    return {"windows": when.hours or ["00:00-24:00"], **given}


def _rules(texts: list[str]) -> dict[str, Any]:
    return {} if texts == ["none"] else dict(map(_again, texts))


def _again(text: str) -> tuple[str, Any]:
    """A rule such as ``busy=3,10m``, or ``busy=3`` with the gap of that outcome."""
    outcome, _, rule = text.partition("=")
    calls, _, gap = rule.partition(",")
    if not outcome or not calls.isdecimal() or int(calls) < 1:
        why = "it is an outcome, how many calls a person gets in all, and the gap between them"
        do = "write it like busy=3,10m, or `none` for no second call"
        raise CommandError(f"--again {text!r} is no rule", why, do)
    return outcome, (int(calls), float(seconds(gap))) if gap else int(calls)


def _numbers(given: Texts, flag: str, region: str | None) -> frozenset[str]:
    """Numbers as they are given, and those of the files among them."""
    from shengwang_agent._e164 import read_number
    from shengwang_agent.campaign.rows import numbers_of

    read = partial(read_number, country=region)
    found = [text for text in given or () if not Path(text).exists()]
    files = [text for text in given or () if Path(text).exists()]
    lists = (numbers_of(name, f"{flag} {name}", read) for name in files)
    return numbers_of(found, flag, read).union(*lists)
