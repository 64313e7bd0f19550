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
    from shengwang_agent.campaign import Again, Campaign, Hours

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
    encoding: Annotated[str, _people(
        "--encoding", metavar="NAME",
        help="Encoding of the list; `gb18030` for files of a Chinese Excel.",
    )] = "utf-8-sig"  # fmt: skip
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

    per_second: Annotated[float, _pace(
        "--per-second", metavar="N", min=0, help="New calls a second, at most."
    )] = 5.0  # fmt: skip
    at_once: Annotated[int, _pace(
        "--at-once", metavar="N", min=0, help="Calls in progress, at most: the quota of the project."
    )] = 20  # fmt: skip
    hours: Annotated[Texts, _pace(
        "--hours", metavar="FROM-TO",
        help="Hours in which calls may start, such as 09:00-12:00; any time, if left out.",
    )] = None  # fmt: skip
    days: Annotated[str, _pace(
        "--days", metavar="DAYS", help="Days with calls, such as mon-sat."
    )] = "mon-sun"  # fmt: skip
    closed: Annotated[Texts, _pace(
        "--closed", metavar="DATE", help="A day without calls, such as 2026-02-17."
    )] = None  # fmt: skip
    time_zone: Annotated[str, _pace(
        "--time-zone", metavar="NAME",
        help="Time zone of the hours, for people without one of their own.",
    )] = "Asia/Shanghai"  # fmt: skip
    again: Annotated[Texts, _pace(
        "--again", metavar="OUTCOME=CALLS,GAP",
        help="Who is called again, such as busy=3,10m: three calls in all, ten minutes apart. "
        "Without it: busy=3,10m no_answer=3,1h failed=2,30m; `busy=1` ends a rule.",
    )] = None  # fmt: skip
    follow: Annotated[bool, _pace(
        "--follow/--no-follow", help="Follow each call to its end, or only dial."
    )] = True  # fmt: skip
    wait: Annotated[bool, _pace(
        "--wait/--no-wait", help="Sit out gaps and closed hours, or end when nobody is due."
    )] = True  # fmt: skip
    every: Annotated[float, _pace(
        "--every", metavar="SECONDS", min=0, help="Pause between looks at a call."
    )] = 5.0  # fmt: skip
    patience: Annotated[float, _pace(
        "--patience", metavar="SECONDS", min=0,
        help="How long a call is looked for when nobody knows whether it was made.",
    )] = 60.0  # fmt: skip


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
        raise CommandError(
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
    from shengwang_agent.cli.times import seconds

    outcome, _, rule = text.partition("=")
    calls, _, gap = rule.partition(",")
    if not outcome or not calls.isdecimal() or int(calls) < 1 or (int(calls) > 1 and not gap):
        raise CommandError(
            f"--again {text!r} is no rule",
            "it is an outcome, how many calls a person gets in all, and the gap between them",
            "write it like busy=3,10m, or busy=1 for no second call",
        )
    return outcome, Again(int(calls), float(seconds(gap or "0")))


def _numbers(given: Texts, flag: str) -> frozenset[str]:
    """Numbers as they are given, and those of the files among them."""
    from shengwang_agent.campaign.rows import numbers_of

    found = [text for text in given or () if text.startswith("+")]
    files = [text for text in given or () if not text.startswith("+")]
    return numbers_of(found, flag).union(*(numbers_of(name, f"{flag} {name}") for name in files))
