"""Every end of a command: its exit code, and three lines that say what, why and what to do."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from shengwang_agent import errors
from shengwang_agent.cli.errors import Code, CommandError, explain
from shengwang_agent.sandbox import Sandbox
from tests.cli.terminal import Ran, in_terminal, piped

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"


def lines(ran: Ran, code: Code) -> str:
    """The error text of a run that ends with this code, after checking its shape."""
    assert ran.code == code, f"{ran.code}: {ran.err}"
    told = ran.err.splitlines()
    assert [line[:7] for line in told] == ["error: ", "cause: ", "  fix: "], ran.err
    assert all(len(line) > 12 for line in told)
    assert "Traceback" not in ran.err
    return ran.err


STATUSES = [
    (400, Code.REFUSED),
    (401, Code.DENIED),
    (403, Code.DENIED),
    (404, Code.NOT_FOUND),
    (409, Code.CONFLICT),
    (422, Code.REFUSED),
    (418, Code.REFUSED),
    (429, Code.BUSY),
    (500, Code.SERVER),
    (503, Code.SERVER),
]


@pytest.mark.parametrize(("status", "code"), STATUSES)
def test_what_the_platform_refuses(status: int, code: Code, sandbox: Sandbox) -> None:
    sandbox.next(status)
    told = lines(piped("agents", "get", "A1", "--retries", "0"), code)
    assert str(status) in told


def test_an_unreadable_answer(sandbox: Sandbox) -> None:
    sandbox.half_body()
    lines(piped("agents", "list", "--retries", "0"), Code.NO_ANSWER)


def test_a_dial_of_unknown_outcome_tells_where_to_look(sandbox: Sandbox, body: str) -> None:
    sandbox.drop(after="accepted")
    argv = ("telephony", "dial", "+8613912345678", "--from", "+8610000000", "-f", body)
    told = lines(piped(*argv), Code.UNKNOWN_OUTCOME)
    look = told.splitlines()[2].partition("`shengwang-agent ")[2].rstrip("`")
    found = piped(*look.split(), "--json")
    assert found.code == 0
    assert '"+8613912345678"' in found.out


def test_no_answer(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    told = lines(piped("agents", "list", "--base-url", address, "--retries", "0"), Code.NO_ANSWER)
    assert "nothing was sent" in told


def test_a_time_limit(sandbox: Sandbox) -> None:
    sandbox.slow(30)
    told = lines(piped("agents", "list", "--timeout", "0.2", "--retries", "0"), Code.NO_ANSWER)
    assert "time limit" in told


def test_no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    told = lines(piped("agents", "list", "--app-id", "demo"), Code.CONFIGURATION)
    assert "config set username" in told


def test_half_a_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_USERNAME", "me")
    told = lines(piped("agents", "list", "--app-id", "demo"), Code.CONFIGURATION)
    assert "password is required" in told


def test_no_app_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_AUTHORIZATION", "Basic abc")
    assert "SHENGWANG_APP_ID" in lines(piped("agents", "list"), Code.CONFIGURATION)


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("agents", "lst"), "Did you mean 'list'?"),
        (("agents", "list", "--chanel", "x"), "--channel"),
        (("agents", "get"), "missing argument"),
        (("agents", "list", "--limit", "many"), "'--limit'"),
        (("agents", "list", "--output", "xml"), "'--output'"),
        (("agents", "list", "--timeout", "-1"), "'--timeout'"),
        (("nothing",), "no such command"),
    ],
)
def test_a_wrong_command_line(argv: tuple[str, ...], words: str) -> None:
    told = lines(piped(*argv), Code.USAGE)
    assert words in told
    assert "--help" in told.splitlines()[2]


def test_a_wrong_address() -> None:
    ran = piped("agents", "list", "--app-id", "x", "--base-url", "http://example.com", "--dry-run")
    assert "must be https" in lines(ran, Code.CONFIGURATION)


def test_a_wrong_area() -> None:
    ran = piped("agents", "list", "--app-id", "x", "--area", "MOON", "--dry-run")
    assert "US, EU, AP, CN" in lines(ran, Code.CONFIGURATION)


def test_a_mistake_of_ours_is_called_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("shengwang_agent.cli.config.path", broken)
    told = lines(piped("config", "path"), Code.INTERNAL)
    assert "ZeroDivisionError: oh" in told
    monkeypatch.setenv("SHENGWANG_TRACEBACK", "1")
    assert "in broken" in piped("config", "path").err


def test_errors_are_coloured_in_a_terminal(sandbox: Sandbox) -> None:
    ran = in_terminal("agents", "get", "no-such-agent")
    assert ran.code == Code.NOT_FOUND
    assert "\x1b[1;31merror:" in ran.out
    assert "error: " in ran.plain


def test_interrupted(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> None:
    def ctrl_c(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shengwang_agent.cli.operations.open_client", ctrl_c)
    assert piped("agents", "list").code == Code.INTERRUPTED


def test_secrets_are_in_no_error(sandbox: Sandbox, body: str) -> None:
    for status in (400, 401, 500):
        sandbox.next(status)
        ran = piped("agents", "start", "--body", body, "--retries", "0")
        assert ran.code != 0
        for secret in ("tts-secret", "llm-secret", "customer-secret"):
            assert secret not in ran.err + ran.out


def test_problems_explain_themselves() -> None:
    problem = CommandError("what", "why", "do")
    assert explain(problem) is problem


def test_every_code_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for code in Code:
        assert f"| {int(code)} | {code.meaning} |" in text, code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.ArgumentError("no such state"), Code.USAGE),
        (errors.StateError("it is STOPPED"), Code.USAGE),
        (errors.WaitTimeout("not within 3 s"), Code.NO_ANSWER),
    ],
)
def test_a_wrong_value_is_no_broken_connection(error: errors.ShengwangError, code: Code) -> None:
    told = explain(error)
    assert (told.code, "connection" in str(told.why)) == (code, False)
