"""The clinic's reminders, as a reader runs them, and what a second run does."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from examples import clinic


def answers(path: Path) -> dict[int, tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        names = ("state", "outcome", "answer", "First Name", "detail")
        return {int(row["line"]): tuple(row[n] for n in names) for row in csv.DictReader(file)}


def test_the_list_of_tomorrow_tells_who_will_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert clinic.main(["--sandbox", "--poll", "0.2"]) == 0
    found = answers(tmp_path / "answers.csv")
    assert [found[line][:4] for line in (2, 3, 4, 7)] == [
        ("done", "answered", "yes", "林女士"),
        ("waiting", "busy", "", "陈先生"),
        ("done", "answered", "yes", "Zhao, Mr"),
        ("done", "answered", "yes", "Ms Reyes"),
    ]
    assert found[5][0] == found[6][0] == "left_out"
    assert "the same number as in line 2" in found[5][4]
    assert "the 0 of domestic calls: leave it out" in found[6][4]
    told = capsys.readouterr()
    assert "people to call: 4\nleft out: 2, 1 of them twins" in told.out
    assert told.err.count("is not called:") == 2
    assert clinic.main(["--sandbox"]) == 0
    again = capsys.readouterr().out
    assert "in the journal: 3 settled already (answered 3)" in again
    assert "call 1" not in again, "nobody is called twice"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("好的，我会来", "yes"),
        ("我不来了", "no"),
        ("可以改时间吗", "no"),
        ("你是谁", "other"),
        ("", "other"),
    ],
)
def test_what_a_patient_answered(words: str, answer: str) -> None:
    said = [{"role": "assistant", "content": "您能来吗？好"}, {"role": "user", "content": words}]
    assert clinic.answer_of(said) == answer
