"""The options of ``campaign run`` by subject, and the campaign that is made of them."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from shengwang_agent.cli.calls import JSON, add_tokens, call_body, call_command, check_number
from shengwang_agent.cli.campaigns.errors import explained
from shengwang_agent.cli.errors import CommandError
from shengwang_agent.cli.options import Connection, F, extended, keyword, option

if TYPE_CHECKING:
    from shengwang_agent.campaign import Again, Campaign, Hours

MORE = list[str]
_PARTS = ("name", "sip", "properties", "pipeline_id")


class Who(NamedTuple):
    """Which people: the columns that matter, and who is left out."""

    number: str
    key: str | None
    zone: str | None
    encoding: str
    do_not_call: MORE | None
    only: MORE | None


class CallRequest(NamedTuple):
    """What each call is to be, as far as the command line says so."""

    body: str | None
    caller: str | None
    pipeline_id: str | None


class When(NamedTuple):
    """How fast, at which hours, and who is called again. Times in seconds."""

    per_second: float
    at_once: int
    hours: MORE | None
    days: str
    closed: MORE | None
    time_zone: str
    again: MORE | None
    follow: bool
    wait: bool
    every: float
    patience: float


def _text(name: str, *flags: str, panel: str, metavar: str, text: str) -> Any:
    kind: Any = str | None
    return keyword(name, kind, option(None, *flags, panel=panel, metavar=metavar, help=text))


def _texts(name: str, flag: str, panel: str, metavar: str, text: str) -> Any:
    kind: Any = MORE | None
    return keyword(name, kind, option(None, flag, panel=panel, metavar=metavar, help=text))


def _preset(name: str, flag: str, default: Any, panel: str, metavar: str, text: str) -> Any:
    more: dict[str, Any] = {} if isinstance(default, str) else {"min": type(default)(0)}
    made = option(default, flag, panel=panel, metavar=metavar, help=text, **more)
    return keyword(name, type(default), made)


_WHO = [
    _preset("number", "--number", "phone", "People", "COLUMN", "Column with the number to call."),
    _text("key", "--key", panel="People", metavar="COLUMN",
          text="Column that tells people apart; the number, if left out."),
    _text("zone", "--zone", panel="People", metavar="COLUMN",
          text="Column with each person's time zone, such as Asia/Shanghai."),
    _preset("encoding", "--encoding", "utf-8-sig", "People", "NAME",
            "Encoding of the list; `gb18030` for files of a Chinese Excel."),
    _texts("do_not_call", "--do-not-call", "People", "NUMBER|FILE",
           "Never call these; a file has one on each line."),
    _texts("only", "--only", "People", "NUMBER|FILE",
           "For trials: call nobody but these, in a journal of its own."),
]  # fmt: skip
_REQUEST = [
    _text("body", "--body", "-f", panel="Request", metavar="FILE|-",
          text="The request as for `telephony call`; `{name}` takes a column of the list."),
    _text("caller", "--from", panel="Request", metavar="NUMBER", text="Number the callees see."),
    _text("pipeline_id", "--pipeline-id", panel="Request", metavar="ID",
          text="Published project of AI Studio to use."),
]  # fmt: skip
_WHEN = [
    _preset("per_second", "--per-second", 5.0, "Pace", "N", "New calls a second, at most."),
    _preset("at_once", "--at-once", 20, "Pace", "N",
            "Calls in progress, at most: the quota of the project."),
    _texts("hours", "--hours", "Pace", "FROM-TO",
           "Hours in which calls may start, such as 09:00-12:00; any time, if left out."),
    _preset("days", "--days", "mon-sun", "Pace", "DAYS", "Days with calls, such as mon-sat."),
    _texts("closed", "--closed", "Pace", "DATE", "A day without calls, such as 2026-02-17."),
    _preset("time_zone", "--time-zone", "Asia/Shanghai", "Pace", "NAME",
            "Time zone of the hours, for people without one of their own."),
    _texts("again", "--again", "Pace", "OUTCOME=CALLS,GAP",
           "Who is called again, such as busy=3,10m: three calls in all, ten minutes apart. "
           "Without it: busy=3,10m no_answer=3,1h failed=2,30m; `busy=1` ends a rule."),
    keyword("follow", bool, typer.Option(
        True, "--follow/--no-follow", rich_help_panel="Pace",
        help="Follow each call to its end, or only dial.")),
    keyword("wait", bool, typer.Option(
        True, "--wait/--no-wait", rich_help_panel="Pace",
        help="Sit out gaps and closed hours, or end when nobody is due.")),
    _preset("every", "--every", 5.0, "Pace", "SECONDS", "Pause between looks at a call."),
    _preset("patience", "--patience", 60.0, "Pace", "SECONDS",
            "How long a call is looked for when nobody knows whether it was made."),
]  # fmt: skip


def choosing(function: F) -> F:
    """Give a command the options about people; it receives them as ``who``."""
    return extended(function, "who", _WHO, lambda given: Who(**given))


def requesting(function: F) -> F:
    """Give a command the options about the request; it receives them as ``request``."""
    return extended(function, "request", _REQUEST, lambda given: CallRequest(**given))


def pacing(function: F) -> F:
    """Give a command the options about time; it receives them as ``when``."""
    return extended(function, "when", _WHEN, lambda given: When(**given))


# What becomes of them -------------------------------------------------------------------------


def made(
    people: str,
    journal: str | None,
    request: CallRequest,
    who: Who,
    when: When,
    connection: Connection,
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


def _template(request: CallRequest, number: str, connection: Connection) -> JSON:
    """The arguments of ``telephony.call`` with gaps such as ``{phone}``."""
    from shengwang_agent.cli.bodies import unknown_keys
    from shengwang_agent.cli.screen import warn

    body = call_body(request.body, request.caller, request.pipeline_id)
    body["sip"].setdefault("to_number", f"{{{number}}}")
    _check(body)
    for line in unknown_keys(call_command().body, body):
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
    from shengwang_agent.cli.tokens import seconds

    outcome, _, rule = text.partition("=")
    calls, _, gap = rule.partition(",")
    if not outcome or not calls.isdecimal() or int(calls) < 1 or (int(calls) > 1 and not gap):
        raise CommandError(
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
