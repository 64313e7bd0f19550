"""How a command can fail: the exit codes, and the three lines that a user is shown."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent.errors import ApiError, ShengwangError

PROGRAM = "shengwang-agent"


class Code(IntEnum):
    """Exit codes; their numbers never change."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    CONFIGURATION = 3
    DENIED = 4
    NOT_FOUND = 5
    CONFLICT = 6
    REFUSED = 7
    BUSY = 8
    SERVER = 9
    NO_ANSWER = 10
    UNKNOWN_OUTCOME = 11
    NEGATIVE = 12
    DIFFERS = 13
    INTERRUPTED = 130
    BROKEN_PIPE = 141


MEANINGS: dict[Code, str] = {
    Code.OK: "done",
    Code.INTERNAL: "a mistake in this program",
    Code.USAGE: "the command line or a file it names is wrong; nothing was sent",
    Code.CONFIGURATION: "credentials, profile or an extra are missing, or files of the package "
    "are not its own; nothing was sent",
    Code.DENIED: "the platform refused the credentials or the permission (401, 403)",
    Code.NOT_FOUND: "there is no such agent, call or number, or it is gone (404)",
    Code.CONFLICT: "the name or number is taken, or a lock is held (409)",
    Code.REFUSED: "the platform refused the request (400, 422 and other 4xx)",
    Code.BUSY: "too many requests (429)",
    Code.SERVER: "the platform failed or answered unreadably (5xx)",
    Code.NO_ANSWER: "no answer came (DNS, connection, TLS, proxy, time limit)",
    Code.UNKNOWN_OUTCOME: "it may or may not have happened: look before you repeat it",
    Code.NEGATIVE: "the command worked and the answer is no: doctor or a check of a "
    "server found a fault, a token is not valid, a dialled call failed, people of a campaign could not be called",
    Code.DIFFERS: "the service does not do what the description and the sandbox say (`live check`)",
    Code.INTERRUPTED: "interrupted with Ctrl-C",
    Code.BROKEN_PIPE: "the reader of the output went away",
}


class CommandError(Exception):
    """An end that the user is told in three lines: what, why, and what to do about it."""

    def __init__(self, what: str, why: str, do: str, code: Code = Code.USAGE) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.do = do
        self.code = code


_API: dict[int, tuple[Code, str, str]] = {
    400: (
        Code.REFUSED,
        "a value of the request is missing or wrong",
        "compare the request with `--dry-run`, and the values with `--help`",
    ),
    401: (
        Code.DENIED,
        "the credentials are wrong, expired, or of another account",
        f"check them with `{PROGRAM} doctor`, set them with `{PROGRAM} config set`",
    ),
    403: (
        Code.DENIED,
        "the account, the project or the product may not do this",
        "check the app id, and that the service is switched on in the console",
    ),
    404: (
        Code.NOT_FOUND,
        "there is no such thing under this app id, or it has ended already",
        "look for it with the `list` command of the same group",
    ),
    409: (
        Code.CONFLICT,
        "the name or number is in use, or another change is under way",
        "choose another name, or look at the existing one with `list` or `get`",
    ),
    422: (
        Code.REFUSED,
        "a quota is used up, or a value cannot be processed",
        "stop what is not needed, or correct the value that is named",
    ),
    429: (
        Code.BUSY,
        "more requests than the platform takes; they were repeated after pauses already",
        "wait, or ask for a higher limit",
    ),
}


def explain(error: BaseException) -> CommandError:
    """The problem an exception amounts to; an unforeseen one is called what it is, a mistake."""
    from shengwang_agent.errors import ConfigurationError, ShengwangError

    if isinstance(error, CommandError):
        return error
    if isinstance(error, ConfigurationError):
        return _configuration(error)
    if isinstance(error, ShengwangError):
        return _platform(error)
    message = getattr(error, "format_message", None)
    if callable(message):
        return _usage(error, str(message()))
    return _damage() or CommandError(
        f"{type(error).__name__}: {error}",
        f"a mistake in {PROGRAM}, not in what you did",
        "set SHENGWANG_TRACEBACK=1, run it again and report what is printed",
        Code.INTERNAL,
    )


def _damage() -> CommandError | None:
    """Whether files of the package are not its own, which explains whatever fails."""
    from shengwang_agent.cli.installation import check_files

    damage, _ = check_files()
    return damage and CommandError(*damage, Code.CONFIGURATION)


def _usage(error: BaseException, message: str) -> CommandError:
    """A wrong command line, as the option parser found it."""
    context = getattr(error, "ctx", None)
    path = usage = getattr(context, "command_path", PROGRAM)
    if context is not None:
        usage = " ".join([path, *context.command.collect_usage_pieces(context)])
    text = message.strip().rstrip(".")
    return CommandError(
        text[:1].lower() + text[1:], f"the usage is `{usage}`", f"see `{path} --help`", Code.USAGE
    )


def _configuration(error: Exception) -> CommandError:
    if str(error).startswith("no credentials"):
        return CommandError(
            "no credentials",
            "neither the environment, --env-file nor the profile has any",
            f"run `{PROGRAM} config set username` and `… password` (customer id and secret), or set "
            "SHENGWANG_USERNAME and SHENGWANG_PASSWORD",
            Code.CONFIGURATION,
        )
    return CommandError(
        str(error),
        "the settings contradict each other or cannot be used",
        f"see where each value comes from: `{PROGRAM} config show`",
        Code.CONFIGURATION,
    )


def _platform(error: ShengwangError) -> CommandError:
    from shengwang_agent.errors import (
        ApiError,
        ArgumentError,
        OutcomeUnknown,
        StateError,
        WaitTimeout,
    )

    if isinstance(error, OutcomeUnknown):
        return _unknown(error)
    if isinstance(error, (ArgumentError, StateError)):
        why = "it cannot be done with this value, or in this state; nothing was changed"
        return CommandError(str(error), why, f"see `{PROGRAM} --help`", Code.USAGE)
    if isinstance(error, WaitTimeout):
        return CommandError(str(error), "it may still come", "look again", Code.NO_ANSWER)
    if isinstance(error, ApiError):
        return _api(error)
    return _transport(error)


def _unknown(error: Any) -> CommandError:
    return CommandError(
        _said(error),
        "the platform may or may not have acted; it was not repeated, since twice would be noticed",
        f"look first: `{lookup_line(error.lookup)}`"
        if error.lookup
        else "look before repeating it",
        Code.UNKNOWN_OUTCOME,
    )


def lookup_line(operation: Any) -> str:
    """The command line that makes an operation which only reads."""
    from shlex import quote

    resource, _, method = operation.endpoint.name.partition(".")
    group = "numbers" if resource == "phone_numbers" else resource
    words = [PROGRAM, group, method.replace("_", "-")]
    words += [quote(value) for name, value in operation.params.items() if name != "appid"]
    if "appid" in operation.params:
        words += ["--app-id", quote(operation.params["appid"])]
    for name, value in (operation.query or {}).items():
        words += [f"--{name.replace('_', '-')}", quote(str(value))]
    return " ".join(words)


def _api(error: ApiError) -> CommandError:
    from shengwang_agent.errors import DecodeError

    status = error.status_code or 0
    if isinstance(error, DecodeError) or status >= 500:
        return CommandError(
            _said(error),
            "the platform, or something between it and you, failed",
            f"try again later; if it stays, `{PROGRAM} doctor` tells which of the two",
            Code.SERVER,
        )
    code, why, do = _API.get(
        status, (Code.REFUSED, "the platform refused the request", _API[400][2])
    )
    return CommandError(_said(error), why, do, code)


def _said(error: Any) -> str:
    """What was answered, on one line, with the id to quote in a support request."""
    detail = getattr(error, "detail", None) or str(error)
    marks = [
        f"status {error.status_code}" if getattr(error, "status_code", None) else "",
        f"reason {error.reason}" if getattr(error, "reason", None) else "",
        f"request {error.request_id}" if getattr(error, "request_id", None) else "",
    ]
    known = ", ".join(mark for mark in marks if mark)
    text = " ".join(detail.split())
    return f"{text} ({known})" if known else text


def _transport(error: ShengwangError) -> CommandError:
    from shengwang_agent.errors import ConnectionFailed, DeadlineExceeded, RequestTimeout

    why = "the connection broke; the request changes nothing twice, and every repeat failed too"
    if isinstance(error, ConnectionFailed):
        why = "no connection could be made: DNS, network, TLS or proxy; nothing was sent"
    elif isinstance(error, (RequestTimeout, DeadlineExceeded)):
        why = "no answer came within the time limit"
    return CommandError(
        _said(error), why, f"find out where it ends: `{PROGRAM} doctor`", Code.NO_ANSWER
    )
