"""The example program, from its command line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from examples import campaign as example
from shengwang_agent import campaign as package
from shengwang_agent.sandbox import Sandbox

PEOPLE = str(Path(example.__file__).with_name("people.csv"))
NUMBERS = ["+8613800000001", "+8613800000002", "+8613800000003", "+14155552671"]


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Sandbox]:
    app_id, certificate = "970CA35de60c44645bbae8a215061b33", "5CFd2fd1755d40ecb72977518be15d3b"
    account = {"username": "user", "password": "secret"}
    with Sandbox(app_id=app_id, app_certificate=certificate, **account) as made:
        for name, value in {
            "BASE_URL": made.url, "APP_ID": app_id, "APP_CERTIFICATE": certificate,
            "USERNAME": "user", "PASSWORD": "secret",
        }.items():  # fmt: skip
            monkeypatch.setenv(f"SHENGWANG_{name}", value)
        monkeypatch.chdir(tmp_path)
        # It is always a good time to call; hours have tests of their own.
        monkeypatch.setattr(example, "Hours", lambda *a, **k: package.Hours("00:00-24:00"))
        made.callee("answered", hangs_up_after=0.01, says="Hello?", pause=0)
        yield made


def test_everybody_hears_their_own_greeting(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    sandbox.callee("busy", number=NUMBERS[1], sip=486)
    assert example.main([PEOPLE, "--poll", "0.02", "--no-wait", "--report", "r.csv"]) == 0
    assert sorted(dial.to_number for dial in sandbox.dials) == sorted(NUMBERS)
    greetings = [
        entry.body["properties"]["llm"]["greeting_message"]
        for entry in sandbox.requests.of("telephony.call")
    ]
    assert "林女士您好，提醒您明天上午九点的预约。" in greetings
    with open("r.csv", encoding="utf-8", newline="") as file:
        assert [row["outcome"] for row in csv.DictReader(file)].count("answered") == 3
    said = capsys.readouterr().out
    assert "busy, call 1" in said
    assert not any(number in said for number in NUMBERS)
    assert example.main([PEOPLE, "--no-wait"]) == 0
    assert len(sandbox.dials) == 4, "the busy one is due in ten minutes, the others are done"


def test_a_trial_a_dry_run_and_a_wrong_file(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert example.main([PEOPLE, "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("telephony") == 0
    assert shown.count("to_number=") == 4
    assert "rtc_token='***'" in shown
    assert not sandbox.dials
    arguments = [PEOPLE, "--journal", "trial.db", "--poll", "0.02", "--only", NUMBERS[0]]
    assert example.main(arguments) == 0
    assert [dial.to_number for dial in sandbox.dials] == NUMBERS[:1]
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("phone,name,when,time_zone\n123,x,y,Mars\n", encoding="utf-8")
    assert example.main([str(wrong)]) == 1
    assert "2 problems in the rows; nobody was called" in capsys.readouterr().err


def test_somebody_must_look_at_who_is_held(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = example.campaign_of

    def impatient(given: object) -> package.Campaign:
        campaign = made(given)  # type: ignore[arg-type]
        campaign._plan = campaign._plan._replace(patience=0.05)
        return campaign

    monkeypatch.setattr(example, "campaign_of", impatient)
    sandbox.drop(before=True, on="telephony.call")
    assert example.main([PEOPLE, "--poll", "0.02"]) == 2
    assert len(sandbox.dials) == 3
