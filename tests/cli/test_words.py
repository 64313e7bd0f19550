"""What is said of a wrong value: words of the command line and of JSON, never those of Python."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import leaves
from tests.cli.conftest import APP_ID, CERTIFICATE
from tests.cli.terminal import in_terminal, piped

NOWHERE = "http://127.0.0.1:1"
WRONG = ("abc", '{"a":', "", "-1", "[1]", "2026-13-45")
PYTHON = re.compile(
    r"Value error|NoneType|Traceback|kwargs|<class|Errno|keyword argument|islice|a mistake in"
    r"|\b(dict|str|int|float|None|NaN)\b|\w+Request\w*|x[<>]=|error: (agents|telephony|phone_numbers)\.\w+: |\b(?!base_url)[a-z]+_[a-z_]+ must"
)
ARGUMENTS = {
    "number": "+8613800000000", "phone_number": "+8613800000000", "people": "people.csv",
    "key": "area", "url": f"{NOWHERE}/x", "numbers": "+8613800000000",
}  # fmt: skip
# What keeps a command from acting, or from waiting, whatever else it is given.
HELD = {
    ("listen",): ("--forward=nowhere",), ("mcp", "serve"): ("--allow-dialling=nobody",),
    ("campaign", "run"): ("--dry-run",), ("telephony", "dial"): ("--dry-run",),
    ("agents", "watch"): ("--times=1",),
}  # fmt: skip
CONNECTION = {"profile", "env_file", "app_id", "base_url", "area", "timeout", "retries"}
PATHS = [path for path in leaves() if path != ("sandbox",)]


RUN = ("campaign", "run", "people.csv", "--from", "+8610000000", "--dry-run")


def wrong(path: tuple[str, ...]) -> list[list[str]]:
    """Every command line of this command that has one wrong value."""
    parameters = leaves()[path].params
    given = [p for p in parameters if p.param_type_name == "argument"]
    whole = [ARGUMENTS.get(p.name, "x") for p in given]
    lines = [[*whole[:at], text, *whole[at + 1 :]] for at in range(len(whole)) for text in WRONG]
    for option in parameters:
        if option in given or option.is_flag or (option.name in CONNECTION and path[-1] != "stop"):
            continue
        flag = max(option.opts, key=len)
        mark = "=" if flag.startswith("--") else ""
        lines += [[*whole, f"{flag}{mark}{text}"] for text in WRONG]
    return lines


@pytest.fixture
def nowhere(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials, a list of people, and an address at which nobody is."""
    for name, text in (("APP_ID", APP_ID), ("BASE_URL", NOWHERE), ("AUTHORIZATION", "Basic x")):
        monkeypatch.setenv(f"SHENGWANG_{name}", text)
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    (clean / "people.csv").write_text("phone\n+8613800000000\n")


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_no_word_of_python(path: tuple[str, ...], nowhere: None) -> None:
    known = {opt for parameter in leaves()[path].params for opt in parameter.opts}
    quick = ("--retries=0", "--dry-run")
    for line in wrong(path):
        held = [word for word in (*HELD.get(path, ()), *quick) if word.partition("=")[0] in known]
        named = {word.partition("=")[0] for word in line}
        ran = piped(*path, *(word for word in held if word.partition("=")[0] not in named), *line)
        assert ran.code != 1, (line, ran.err)
        assert not PYTHON.search(ran.err), (line, ran.err)
        assert ran.code == 0 or ran.err.count("error: ") == 1, (line, ran.err)


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("agents", "list", "--limit", "abc"), "'abc' is no whole number"),
        (("agents", "list", "--timeout", "abc"), "'abc' is no number"),
        (("agents", "list", "--retries", "-1"), "is not 0 or more"),
        (("listen", "--port", "70000"), "70000 is not 0 to 65535|'70000' is not 65535 or less"),
        (("agents", "update", "A1", "--properties", "abc"), "--properties must be an object"),
        (("agents", "get", ""), "AGENT_ID must not be ''"),
        (("agents", "start", "--body", "gone.yaml"), "gone.yaml: No such file or directory"),
        (("agents", "start", "--body", "list.yaml"), "it is a list"),
        (("agents", "watch", "--state", "abc"), "there is no state 'abc'"),
        (("token", "make", "--channel", "c"), "--account or --uid"),
        (("token", "make", "--uid", "3"), "--channel is missing"),
        ((*RUN, "--on", "2026-13-45"), "--on: expected dates such as 2026-02-17, got '2026-13-45'"),
        ((*RUN, "--hours", "noon"), "--hours: expected a window"),
        (
            (*RUN, "--per-second", "nan"),
            "--per-second: expected a number|'--per-second': 'nan' is not 0",
        ),
        ((*RUN, "--region", "XX"), "--region: expected two letters"),
        ((*RUN, "--encoding", "abc"), "there is no encoding 'abc'"),
        (("turns", "report", "--agent-id", ""), "AGENT_ID must not be ''"),
        (("eval", "--judge", "http://far.example/x"), "pass --allow-remote"),
    ],
)
def test_what_is_said_instead(
    argv: tuple[str, ...], words: str, nowhere: None, clean: Path
) -> None:
    (clean / "list.yaml").write_text("[1]")
    ran = piped(*argv)
    # The option parser words a range, and what is no number, otherwise in each of its versions.
    assert (ran.code, any(each in ran.err for each in words.split("|"))) == (2, True), ran.err


def test_the_help_speaks_of_commands(nowhere: None) -> None:
    for path in leaves():
        text = piped(*path, "--help").out
        python = r"x[<>]=|\b[A-Z][a-z]+_[A-Z]|phone_numbers\.|pager|`join`|\bclient\.[a-z]"
        assert not re.search(python, text), path


def test_everything_that_is_missing_is_named_before_anything_is_sent(sandbox: Any) -> None:
    ran = piped("telephony", "call", "--name", "a", "--to-number", "+86138", "--channel", "c")
    assert ran.code == 2
    assert "error: sip.from_number is missing" in ran.err
    assert "telephony.call" not in ran.err
    for flag in ("--from-number", "--rtc-uid", "--agent-rtc-uid"):
        assert f"`{flag} …`" in ran.err
    for flag in ("--to-number", "--channel", "--name", "--sip", "--rtc-token", "--token"):
        assert f"`{flag} …`" not in ran.err
    assert len(sandbox.requests) == 0


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_a_terminal_breaks_messages_between_words(columns: int, sandbox: Any) -> None:
    argv = ("telephony", "call", "--name", "a", "--to-number", "+86138", "--channel", "c")
    shown, whole = in_terminal(*argv, columns=columns).plain, piped(*argv).err
    assert max(map(len, shown.splitlines())) <= columns
    assert shown.split() == whole.split(), "no word is split"


def test_a_pipe_gets_messages_whole(sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert len(piped("agents", "get", "nobody").err.splitlines()) == 3
