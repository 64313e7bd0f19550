"""The reminder job: whom it calls, what it writes down, and what it does after a crash."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from examples import reminders
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.testing import test_mode

PEOPLE = Path(reminders.__file__).with_name("reminders.csv")
LIN, CHEN, ZHAO = "+8613800000001", "+8613800000002", "+8613800000003"


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    # A thousand sandbox seconds in a real one: calls that ring a minute are over at once.
    with Sandbox(speed=1000) as made, test_mode():
        monkeypatch.setenv("SHENGWANG_BASE_URL", made.url)
        monkeypatch.setenv("SHENGWANG_APP_ID", "demo")
        monkeypatch.setenv("SHENGWANG_USERNAME", "u")
        monkeypatch.setenv("SHENGWANG_PASSWORD", "p")
        made.callee("answered", rings=5, hangs_up_after=600)
        yield made


def _run(outcomes: Path, people: Path = PEOPLE) -> int:
    return reminders.main([str(people), str(outcomes), "--pause", "0.01"])


def _last(outcomes: Path) -> dict[str, str]:
    with outcomes.open(newline="", encoding="utf-8") as file:
        return {row[0]: row[2] for row in csv.reader(file)}


def test_everyone_is_called_once_and_hears_the_sentence(sandbox: Sandbox, tmp_path: Path) -> None:
    outcomes = tmp_path / "outcomes.csv"
    sandbox.callee("busy", number=CHEN, sip=486)
    sandbox.callee("no_answer", number=ZHAO)
    assert _run(outcomes) == 0
    assert [dial.to_number for dial in sandbox.dials] == [LIN, CHEN, ZHAO]
    assert _last(outcomes) == {
        "r-1": "reminded",
        "r-2": "not reached (failed)",
        "r-3": "not reached (failed)",
    }
    said = sandbox.agents()[0].history
    assert said[0]["content"] == "Ms Lin: Your appointment is tomorrow at nine."


def test_a_second_run_calls_nobody(sandbox: Sandbox, tmp_path: Path) -> None:
    outcomes = tmp_path / "outcomes.csv"
    assert _run(outcomes) == 0
    assert _run(outcomes) == 0
    assert len(sandbox.dials) == 3


def test_a_row_claimed_before_a_crash_is_left_to_a_person(
    sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes = tmp_path / "outcomes.csv"
    outcomes.write_text(f"r-1,{LIN},claimed\n", "utf-8")
    assert _run(outcomes) == 2
    assert "r-1: held" in capsys.readouterr().out
    assert [dial.to_number for dial in sandbox.dials] == [CHEN, ZHAO]


def test_a_lost_answer_is_held_and_never_dialled_again(sandbox: Sandbox, tmp_path: Path) -> None:
    outcomes = tmp_path / "outcomes.csv"
    sandbox.drop(after="accepted", on="telephony.call")
    assert _run(outcomes) == 2
    assert _last(outcomes)["r-1"].startswith("held: nobody knows whether it rang")
    assert len(sandbox.dials) == 3
    assert _run(outcomes) == 0
    assert len(sandbox.dials) == 3


def test_a_refused_call_is_noted(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.next(401, on="telephony.call")
    assert _run(tmp_path / "outcomes.csv") == 0
    assert _last(tmp_path / "outcomes.csv")["r-1"].startswith("not called: status_code: 401")


def test_every_problem_is_told_before_the_first_call(
    sandbox: Sandbox, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "id,number,name,text\n"
        f"a,{LIN},Ms Lin,Hello\n"
        "a,13800000000,Mr Chen,Hello\n"
        f"b,{ZHAO},Ms Zhao,{'x' * 513}\n",
        "utf-8",
    )
    assert _run(tmp_path / "outcomes.csv", people) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in told] == [
        "people.csv:3",
        "people.csv:3",
        "people.csv:4",
    ]
    assert not sandbox.requests


def test_a_missing_column_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,number,name\n", "utf-8")
    assert _run(tmp_path / "outcomes.csv", people) == 1
    assert "the column text is missing" in capsys.readouterr().err
