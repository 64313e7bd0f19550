"""The options of ``campaign run`` by subject, and the decorators that give them to it."""

from __future__ import annotations

from typing import Any, NamedTuple

import typer

from shengwang_agent.cli.options import F, extended, keyword, option

MORE = list[str]


class Who(NamedTuple):
    """Which people: the columns that matter, and who is left out."""

    number: str
    key: str | None
    zone: str | None
    encoding: str
    do_not_call: MORE | None
    only: MORE | None


class Request(NamedTuple):
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
    return extended(function, "request", _REQUEST, lambda given: Request(**given))


def pacing(function: F) -> F:
    """Give a command the options about time; it receives them as ``when``."""
    return extended(function, "when", _WHEN, lambda given: When(**given))
