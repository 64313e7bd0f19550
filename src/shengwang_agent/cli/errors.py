"""How a command can fail: the exit codes, and the three lines that a user is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import Self

PROGRAM = "shengwang-agent"


class Code(IntEnum):
    """Exit codes and what they mean; their numbers never change."""

    meaning: str

    def __new__(cls, number: int, meaning: str) -> Self:
        """Make a member of its number and its meaning."""
        made = int.__new__(cls, number)
        made._value_, made.meaning = number, meaning
        return made

    OK = 0, "done"
    INTERNAL = 1, "a mistake in this program"
    USAGE = 2, "the command line or a file it names is wrong; nothing was sent"
    CONFIGURATION = (
        3,
        (
            "credentials, profile or an extra are missing, or files of the package are not its own; "
            "nothing was sent"
        ),
    )
    DENIED = 4, "the platform refused the credentials or the permission (401, 403)"
    NOT_FOUND = 5, "there is no such agent, call or number, or it is gone (404)"
    CONFLICT = 6, "the name or number is taken, or a lock is held (409)"
    REFUSED = 7, "the platform refused the request (400, 422 and other 4xx)"
    BUSY = 8, "too many requests (429)"
    SERVER = 9, "the platform failed or answered unreadably (5xx)"
    NO_ANSWER = 10, "no answer came (DNS, connection, TLS, proxy, time limit)"
    UNKNOWN_OUTCOME = 11, "it may or may not have happened: look before you repeat it"
    NEGATIVE = (
        12,
        (
            "the command worked and the answer is no: doctor or a check of a server found a fault, a "
            "token is not valid, a dialled call failed, people of a campaign could not be called"
        ),
    )
    DIFFERS = 13, "the service does not do what the description and the sandbox say (`live check`)"
    INTERRUPTED = 130, "interrupted with Ctrl-C"
    BROKEN_PIPE = 141, "the reader of the output went away"


class CommandError(Exception):
    """An end that the user is told in three lines: what, why, and what to do about it."""

    def __init__(self, what: str, why: str, do: str, code: Code = Code.USAGE) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.do = do
        self.code = code


@contextmanager
def needing(what: str, extra: str) -> Iterator[None]:
    """Raise CommandError where a library is missing that comes with an extra."""
    try:
        yield
    except ModuleNotFoundError as error:
        why = f"it needs {error.name}, which comes with an extra"
        do = f'pip install "shengwang-agent[{extra}]"'
        raise CommandError(f"{what} is not installed", why, do, Code.CONFIGURATION) from None


_VALUE = "compare the request with `--dry-run`, and the values with `--help`"
_API: dict[int, tuple[Code, str, str]] = {
    400: (Code.REFUSED, "a value of the request is missing or wrong", _VALUE),
    401: (Code.DENIED, "the credentials are wrong, expired, or of another account",
          f"check them with `{PROGRAM} doctor`, set them with `{PROGRAM} config set`"),
    403: (Code.DENIED, "the account, the project or the product may not do this",
          "check the app id, and that the service is switched on in the console"),
    404: (Code.NOT_FOUND, "this app id, or this account, has no such thing, or it has ended already",
          "look for it with the `list` command of the same group"),
    409: (Code.CONFLICT, "the name or number is in use, or another change is under way",
          "choose another name, or look at the existing one with `list` or `get`"),
    422: (Code.REFUSED, "a quota is used up, or a value cannot be processed",
          "stop what is not needed, or correct the value that is named"),
    429: (Code.BUSY, "more requests than the platform takes; they were repeated after pauses already",
          "wait, or ask for a higher limit"),
}  # fmt: skip


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
        return _usage(error, _worded(error, str(message())))
    from shengwang_agent.cli.installation import check_files

    damage, _ = check_files()  # that files are not the package's own explains whatever fails
    if damage is not None:
        return CommandError(*damage, Code.CONFIGURATION)
    what, why = f"{type(error).__name__}: {error}", f"a mistake in {PROGRAM}, not in what you did"
    do = "set SHENGWANG_TRACEBACK=1, run it again and report what is printed"
    return CommandError(what, why, do, Code.INTERNAL)


_OF_PYDANTIC = {
    "int_parsing": "is no whole number", "float_parsing": "is no number",
    "greater_than_equal": "is not {ge} or more", "less_than_equal": "is not {le} or less",
}  # fmt: skip
"""What typer 0.29 and later, which reads values by pydantic, does not say in our words."""


def _worded(error: BaseException, text: str) -> str:
    """The message of the option parser, where pydantic stands behind it in words of our own."""
    listed = getattr(error.__cause__, "errors", None)
    found = listed()[0] if listed else {}
    told = _OF_PYDANTIC.get(found.get("type", ""))
    if told is None:
        return text.replace("Value error, ", "")
    words = f"{found['input']!r} {told.format(**found.get('ctx', {}))}"
    return text.replace(str(getattr(error, "message", "")), words)


_OF_THE_PARSER = (
    (r"is not a valid int\w*( range)?", "is no whole number"),
    (r"is not a valid float( range)?", "is no number"),
    (r"in the range ", ""),
    (r"(\d[.\d]*)<=x<=(\d[.\d]*)", r"\1 to \2"),
    (r"x>=(\d[.\d]*)", r"\1 or more"),
)


def in_words(text: str) -> str:
    """A text of the option parser without the names of types and the mathematics in it."""
    for pattern, words in _OF_THE_PARSER:
        text = re.sub(pattern, words, text)
    return text


def _usage(error: BaseException, message: str) -> CommandError:
    """A wrong command line, as the option parser found it."""
    context = getattr(error, "ctx", None)
    path = usage = getattr(context, "command_path", PROGRAM)
    if context is not None:
        usage = " ".join([path, *context.command.collect_usage_pieces(context)])
    text = in_words(message.strip().rstrip("."))
    what, why = text[:1].lower() + text[1:], f"the usage is `{usage}`"
    return CommandError(what, why, f"see `{path} --help`")


def _configuration(error: Exception) -> CommandError:
    if str(error).startswith("no credentials"):
        why = "neither the environment, --env-file nor the profile has any"
        do = f"run `{PROGRAM} config set username` and `… password` (customer id and secret), or set "
        do += "SHENGWANG_USERNAME and SHENGWANG_PASSWORD"
        return CommandError("no credentials", why, do, Code.CONFIGURATION)
    why = "the settings contradict each other or cannot be used"
    do = f"see where each value comes from: `{PROGRAM} config show`"
    return CommandError(str(error), why, do, Code.CONFIGURATION)


def _platform(error: Any) -> CommandError:
    """What came back from the platform, or did not."""
    from shengwang_agent import errors

    status, do = (
        getattr(error, "status_code", None) or 0,
        f"find out where it ends: `{PROGRAM} doctor`",
    )
    if isinstance(error, errors.OutcomeUnknown):
        why = "the platform may or may not have acted; a repeat would be noticed, so there was none"
        look = error.lookup and f"look first: `{lookup_line(error.lookup)}`"
        told = (Code.UNKNOWN_OUTCOME, why, look or "look before repeating it")
    elif isinstance(error, (errors.ArgumentError, errors.StateError)):
        why = "it cannot be done with this value, or in this state; nothing was changed"
        told = (Code.USAGE, why, f"see `{PROGRAM} --help`")
    elif isinstance(error, errors.WaitTimeout):
        told = (Code.NO_ANSWER, "it may still come", "look again")
    elif isinstance(error, errors.DecodeError) or status >= 500:
        why = "the platform, or something between it and you, failed"
        do = f"try again later; if it stays, `{PROGRAM} doctor` tells which of the two"
        told = (Code.SERVER, why, do)
    elif isinstance(error, errors.ApiError):
        told = _API.get(status, (Code.REFUSED, "the platform refused the request", _VALUE))
    elif isinstance(error, errors.ConnectionFailed):
        why = "no connection could be made: DNS, network, TLS or proxy; nothing was sent"
        told = (Code.NO_ANSWER, why, do)
    elif isinstance(error, (errors.RequestTimeout, errors.DeadlineExceeded)):
        told = (Code.NO_ANSWER, "no answer came within the time limit", do)
    else:
        why = "the connection broke; the request changes nothing twice, and every repeat failed too"
        told = (Code.NO_ANSWER, why, do)
    code, why, do = told
    return CommandError(_said(error), why, do, code)


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


def _said(error: Any) -> str:
    """What was answered, on one line, with the id to quote in a support request."""
    detail = getattr(error, "detail", None) or str(error)
    marks = {"status": "status_code", "reason": "reason", "request": "request_id"}
    told = {word: getattr(error, name, None) for word, name in marks.items()}
    known = ", ".join(f"{word} {value}" for word, value in told.items() if value)
    text = " ".join(detail.split())
    return f"{text} ({known})" if known else text
