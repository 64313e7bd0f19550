"""What can go wrong with a command, and the exit code scripts can rely on."""

from __future__ import annotations

from enum import IntEnum

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
    Code.NEGATIVE: "the command worked and the answer is no: doctor found a fault, a token is "
    "not valid, a dialled call failed, people of a campaign could not be called",
    Code.INTERRUPTED: "interrupted with Ctrl-C",
    Code.BROKEN_PIPE: "the reader of the output went away",
}


class Problem(Exception):
    """An end that the user is told in three lines: what, why, and what to do about it."""

    def __init__(self, what: str, why: str, do: str, code: Code = Code.USAGE) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.do = do
        self.code = code
