"""Every example of the help and of the documentation is understood by the program."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from shengwang_agent.cli.help import EXAMPLES
from tests.cli.commands import leaves
from tests.cli.terminal import piped

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"
SENDING = ("agents", "telephony", "numbers", "phone_numbers")
CALL = "sip: {from_number: '+8610000000', rtc_uid: 1, rtc_token: t}\n"


def commands(text: str) -> list[list[str]]:
    """The arguments of each line that begins with ``$`` and calls the program."""
    found = []
    for line in text.replace("\\\n", " ").splitlines():
        called = re.search(r"(?:^\$ |\| )shengwang-agent (.*)", line)
        if called:
            alone = re.split(r" [|<>] ", called[1])[0]
            found.append(shlex.split(alone))
    return found


ALL = [argv for text in EXAMPLES.values() for argv in commands(text)]
DOCUMENTED = commands(DOCS.read_text(encoding="utf-8"))


@pytest.fixture
def files(clean: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the examples name; the text of a body."""
    monkeypatch.setenv("SHENGWANG_APP_ID", "demo")
    monkeypatch.setenv("SHENGWANG_BASE_URL", "http://127.0.0.1:1")
    piped("config", "set", "username", "me", "--profile", "staging")
    text = Path(body).read_text() + CALL
    for name in ("agent.yaml", "call.yaml"):
        (clean / name).write_text(text)
    for name in ("token.txt", "password.txt"):
        (clean / name).write_text("secret")
    return text


@pytest.mark.parametrize("argv", [*ALL, *DOCUMENTED], ids=" ".join)
def test_every_example_is_understood(argv: list[str], files: str) -> None:
    """Operations are asked what they would send; of the others, every option is known."""
    path = tuple(argv[:2]) if tuple(argv[:2]) in leaves() else tuple(argv[:1])
    if argv[0] in SENDING and path[-1] not in ("watch", "talk"):
        ran = piped(*argv, *([] if "--dry-run" in argv else ["--dry-run"]), typed=files)
        assert ran.code == 0, ran.err
    elif path in leaves():
        known = {opt for parameter in leaves()[path].params for opt in parameter.opts}
        assert {word for word in argv if word.startswith("--")} <= known
    else:
        assert argv[0] in ("--help", "--install-completion"), argv


def test_every_example_belongs_to_a_command() -> None:
    named = {name.replace("phone_numbers", "numbers").replace("_", "-") for name in EXAMPLES}
    assert named <= {".".join(path) for path in leaves()}


@pytest.mark.parametrize("path", leaves(), ids=" ".join)
def test_every_command_has_an_example(path: tuple[str, ...], files: str) -> None:
    """One that is not written is made of the arguments."""
    shown = commands(piped(*path, "--help").out.partition("Examples:")[2].replace("\n  ", "\n"))
    assert any(argv[: len(path)] == list(path) for argv in shown)


def test_the_documentation_names_every_command() -> None:
    text = DOCS.read_text(encoding="utf-8").partition("## Requests")[0]
    for path in leaves():
        assert f"`{path[0]} {path[-1]}" in text or f"`{path[-1]}" in text, path


def test_the_documentation_has_examples() -> None:
    assert len(DOCUMENTED) >= 15
