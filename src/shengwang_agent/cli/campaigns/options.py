"""The options of ``campaign run`` by subject, and the campaign that is made of them."""

from __future__ import annotations

import codecs
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from shengwang_agent.cli.calls import JSON, add_tokens, call_body, check_number
from shengwang_agent.cli.campaigns.errors import explained
from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.options import ConnectionOptions, Text, Texts

if TYPE_CHECKING:
    from shengwang_agent.campaign import Campaign

_PARTS = ("name", "sip", "properties", "pipeline_id")
_people = partial(typer.Option, rich_help_panel="People")
_request = partial(typer.Option, rich_help_panel="Request")
_pace = partial(typer.Option, rich_help_panel="Pace")


class Who(NamedTuple):
    """Which people: the columns that matter, and who is left out."""

    number: Annotated[str, _people(
        "--number", metavar="COLUMN", help="Column with the number to call."
    )] = "phone"  # fmt: skip
    key: Annotated[Text, _people(
        "--key", metavar="COLUMN", help="Column that tells people apart; the number, if left out."
    )] = None  # fmt: skip
    zone: Annotated[Text, _people(
        "--zone", metavar="COLUMN",
        help="Column with each person's time zone, such as Asia/Shanghai.",
    )] = None  # fmt: skip
    encoding: Annotated[Text, _people(
        "--encoding", metavar="NAME",
        help="Encoding of the list; UTF-8, if left out; `gb18030` for files of a Chinese Excel.",
    )] = None  # fmt: skip
    region: Annotated[Text, _people(
        "--region", metavar="COUNTRY",
        help="Read numbers as they are written there, such as CN: no +86, 0086, (86).",
    )] = None  # fmt: skip
    check_numbers: Annotated[bool | None, _people(
        "--check-numbers", help="Refuse numbers that cannot exist.",
    )] = None  # fmt: skip
    skip_bad_rows: Annotated[bool, _people(
        "--skip-bad-rows", help="Leave rows that cannot be used, and twins, out; tell who they are.",
    )] = False  # fmt: skip
    do_not_call: Annotated[Texts, _people(
        "--do-not-call", metavar="NUMBER|FILE",
        help="Never call these; a file has one on each line.",
    )] = None  # fmt: skip
    only: Annotated[Texts, _people(
        "--only", metavar="NUMBER|FILE",
        help="For trials: call nobody but these, in a journal of its own.",
    )] = None  # fmt: skip


class CallRequest(NamedTuple):
    """What each call is to be, as far as the command line says so."""

    body: Annotated[Text, _request(
        "--body", "-f", metavar="FILE|-",
        help="The request as for `telephony call`; `{name}` takes a column of the list.",
    )] = None  # fmt: skip
    caller: Annotated[Text, _request(
        "--from", metavar="NUMBER", help="Number the callees see."
    )] = None  # fmt: skip
    pipeline_id: Annotated[Text, _request(
        "--pipeline-id", metavar="ID", help="Published project of AI Studio to use."
    )] = None  # fmt: skip


class When(NamedTuple):
    """How fast, at which hours, and who is called again. Times in seconds."""

    per_second: Annotated[float | None, _pace(
        "--per-second", metavar="N", min=0, help="New calls a second, at most.",
    )] = None  # fmt: skip
    at_once: Annotated[int | None, _pace(
        "--at-once", metavar="N", min=0, help="Calls in progress, at most: the quota of the project.",
    )] = None  # fmt: skip
    hours: Annotated[Texts, _pace(
        "--hours", metavar="FROM-TO",
        help="Hours in which calls may start, such as 09:00-12:00; any time, if left out.",
    )] = None  # fmt: skip
    days: Annotated[Text, _pace(
        "--days", metavar="DAYS", help="Days with calls, such as mon-sat; all, if left out."
    )] = None  # fmt: skip
    on: Annotated[Texts, _pace(
        "--on", metavar="DATE", help="Call on this date only, and end afterwards."
    )] = None  # fmt: skip
    closed: Annotated[Texts, _pace(
        "--closed", metavar="DATE", help="A day without calls, such as 2026-02-17."
    )] = None  # fmt: skip
    time_zone: Annotated[Text, _pace(
        "--time-zone", metavar="NAME",
        help="Time zone of the hours, such as Asia/Shanghai, for people without one of their own.",
    )] = None  # fmt: skip
    again: Annotated[Texts, _pace(
        "--again", metavar="OUTCOME=CALLS,GAP",
        help="Who is called again, such as busy=3,10m: three calls in all, ten minutes apart; "
        "`none` for nobody. Without it: busy=3,10m no_answer=3,1h failed=2,30m.",
    )] = None  # fmt: skip
    follow: Annotated[bool, _pace(
        "--follow/--no-follow", help="Follow each call to its end, or only dial."
    )] = True  # fmt: skip
    wait: Annotated[bool, _pace(
        "--wait/--no-wait", help="Sit out gaps and closed hours, or end when nobody is due."
    )] = True  # fmt: skip
    listen: Annotated[bool | None, _pace(
        "--listen/--no-listen", help="Keep what was said."
    )] = None  # fmt: skip
    every: Annotated[float | None, _pace(
        "--every", metavar="SECONDS", min=0, help="Pause between looks at a call."
    )] = None  # fmt: skip
    patience: Annotated[float | None, _pace(
        "--patience", metavar="SECONDS", min=0,
        help="How long a call is looked for when nobody knows whether it was made.",
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
        raise CommandError(
            f"there is no list {people}",
            "it is a CSV file with a header line, one person on each line",
            "correct the name, or the folder it is looked for in",
        )
    body = _template(request, who.number, connection)
    # Beside the list and called like it, unless another is named.
    file = journal or str(Path(people).with_suffix(".db"))
    with explained(file):
        return _campaign(people, body, who, when, file), body


def _template(request: CallRequest, number: str, connection: ConnectionOptions) -> JSON:
    """The arguments of ``telephony.call`` with gaps such as ``{phone}``."""
    from shengwang_agent.cli.bodies import unknown_keys
    from shengwang_agent.cli.screen import warn
    from shengwang_agent_api.commands.telephony import CALL

    body = call_body(request.body, request.caller, request.pipeline_id)
    body["sip"].setdefault("to_number", f"{{{number}}}")
    _check(body)
    for line in unknown_keys(CALL.body, body):
        warn(line)
    add_tokens(body, connection)  # where it can sign, the campaign does, for each channel
    return body


def _check(body: JSON) -> None:
    """Refuse what is wrong for every call of the list; the campaign checks the rows."""
    caller, name = body["sip"].get("from_number"), body.get("name")
    if not isinstance(caller, str) or "{" not in caller:
        check_number("from_number", caller)
    if isinstance(name, str) and "{" not in name:
        raise CommandError(
            "name in --body is the same for every call",
            "the platform refuses a name that is in use",
            "leave it out, or put {channel} into it, which is another one for each call",
        )
    more = sorted(body.keys() - set(_PARTS))
    if more:
        raise CommandError(
            f"--body has {', '.join(more)}, which a campaign cannot send",
            f"a call is made of {', '.join(_PARTS)}",
            "take it out, or put it where it belongs",
        )


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
        raise CommandError(
            f"there is no encoding {name!r}",
            "Python does not know it",
            "use utf-8, gb18030, big5 or the like for --encoding",
        ) from None
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
    from shengwang_agent.cli.times import seconds

    outcome, _, rule = text.partition("=")
    calls, _, gap = rule.partition(",")
    if not outcome or not calls.isdecimal() or int(calls) < 1:
        raise CommandError(
            f"--again {text!r} is no rule",
            "it is an outcome, how many calls a person gets in all, and the gap between them",
            "write it like busy=3,10m, or `none` for no second call",
        )
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
