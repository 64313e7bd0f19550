"""``campaign``: many calls from a terminal: run, watch, stop, go on, decide, report."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from shengwang_agent.campaign import DEFAULT_RETRY, Again, Campaign, Control, Hours, Outcome, Pace
from shengwang_agent.campaign.sql_journal import Journal
from shengwang_agent.cli.campaigns import control as controlling
from shengwang_agent.cli.campaigns.options import CallRequest, When, Who, _again, _hours, made
from shengwang_agent.cli.campaigns.view import told as told_of
from shengwang_agent.cli.errors import Code, CommandError
from shengwang_agent.cli.options import ConnectionOptions
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.token import verify
from tests.cli.conftest import APP_ID, CERTIFICATE
from tests.cli.terminal import failed, in_terminal, piped, program_in_terminal, wait_for

NUMBERS = ["+8613700000001", "+8613700000002", "+8613700000003"]
REQUEST: dict[str, Any] = {
    "sip": {"from_number": "+8610000000", "rtc_uid": 100},
    "properties": {
        "agent_rtc_uid": 111,
        "llm": {"url": "https://llm.example/v1", "api_key": "llm-secret",
                "greeting_message": "{name}您好"},
        "tts": {"vendor": "microsoft", "params": {"key": "tts-secret", "region": "chinaeast2",
                                                  "voice_name": "YunxiNeural"}},
    },
}  # fmt: skip
RUN = ("campaign", "run", "people.csv", "--body", "call.yaml", "--every", "0.05")
ON = ConnectionOptions()
SECRETS = ("llm-secret", "tts-secret", "customer-secret")


@pytest.fixture
def platform(sandbox: Sandbox, clean: Path) -> Iterator[Sandbox]:
    """The platform, with a list of three people and a request in the working folder."""
    names = zip(NUMBERS, ("林女士", "陈先生", "Zhao"), strict=True)
    (clean / "people.csv").write_text("phone,name\n" + "".join(f"{n},{p}\n" for n, p in names))
    (clean / "call.yaml").write_text(yaml.safe_dump(REQUEST, allow_unicode=True))
    sandbox.dials.clear()
    for number in NUMBERS:
        sandbox.callee(
            "answered", number=number, rings=0.0, hangs_up_after=0.01, says="Hello?", pause=0
        )
    yield sandbox
    sandbox.dials.clear()


def rung(platform: Sandbox) -> list[str]:
    return sorted(dial.to_number for dial in platform.dials)


def greetings(platform: Sandbox) -> list[str]:
    return [
        entry.body["properties"]["llm"]["greeting_message"]
        for entry in platform.requests.of("telephony.call")
        if entry.body["sip"]["to_number"] in NUMBERS
    ]


# -- run -----------------------------------------------------------------------------------


def test_everybody_is_called_once_and_the_same_command_goes_on(platform: Sandbox) -> None:
    platform.callee("busy", number=NUMBERS[1], times=1, sip=486)
    ran = piped(*RUN, "--no-wait", "--report", "r.csv", "--json")
    assert ran.code == 0, ran.err
    summary = json.loads(ran.out)
    assert (summary["total"], summary["done"], summary["waiting"]) == (3, {"answered": 2}, 1)
    assert "林女士您好" in greetings(platform)
    assert "1 wait for a later call" in ran.err
    again = piped(*RUN, "--no-wait")
    assert (again.code, rung(platform)) == (0, NUMBERS)
    with open("r.csv", encoding="utf-8", newline="") as file:
        assert [row["state"] for row in csv.DictReader(file)] == ["done", "waiting", "done"]


def test_outcomes_are_lines_with_masked_numbers(platform: Sandbox) -> None:
    platform.callee("busy", number=NUMBERS[1], times=1, sip=486)
    ran = piped(*RUN, "--no-wait")
    told = [line for line in ran.err.splitlines() if " line " in line]
    assert len(told) == 3
    assert any(
        re.search(r"line 3 \*+02: busy, again at \d\d:\d\d or later: .*SIP 486", t) for t in told
    )
    assert not any(number in ran.out + ran.err for number in NUMBERS)
    assert not any(secret in ran.out + ran.err for secret in SECRETS)
    assert re.search(r"^finished +2 \(66 %\)$", ran.out, re.MULTILINE)


def test_a_rule_of_ones_own_ends_second_calls(platform: Sandbox) -> None:
    platform.callee("busy", number=NUMBERS[1], times=2, sip=486)
    assert piped(*RUN, "--again", "busy=2,0s").code == 0
    assert rung(platform) == sorted([*NUMBERS, NUMBERS[1]])


def test_a_terminal_shows_a_picture(platform: Sandbox) -> None:
    ran = in_terminal(*RUN)
    assert ran.code == 0
    assert "3 of 3 finished, 100 %" in ran.plain
    assert re.search(r"\*+03: answered", ran.plain)
    bars = [line.strip() for line in ran.plain.splitlines() if "━" in line]
    assert bars
    assert all(set(bar) <= set("━╸╺") for bar in bars), "nothing stands behind the bar"


def test_ctrl_c_ends_cleanly_and_the_journal_goes_on(platform: Sandbox) -> None:
    for number in NUMBERS:
        platform.callee("answered", number=number, rings=0.0, hangs_up_after=3600)
    with program_in_terminal(*RUN) as (running, _, seen):
        wait_for("3 in progress", running, seen)
        os.killpg(running.pid, signal.SIGINT)
    shown = b"".join(seen).decode()
    assert running.returncode == 130
    assert "Traceback" not in shown
    assert "the same command goes on from here" in shown
    assert Control("people.db").progress().live == 3
    platform.clock.advance(3700)
    assert piped(*RUN).code == 0
    assert rung(platform) == NUMBERS, "those in progress were followed, not called again"


def test_ctrl_c_between_two_outcomes(platform: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def ctrl_c(self: object, outcome: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr("shengwang_agent.cli.campaigns.view.Lines.tell", ctrl_c)
    before = signal.getsignal(signal.SIGINT)
    ran = piped(*RUN, "--per-second", "1")
    assert ran.code == 130
    assert "ended early: " in ran.err
    assert signal.getsignal(signal.SIGINT) is before


def test_held_people_are_listed_and_settled(platform: Sandbox) -> None:
    platform.drop(before=True, on="telephony.call")
    ran = piped(*RUN, "--patience", "0.05", "--at-once", "1")
    failed(ran, 12, "not everybody could be called: 1 held", "campaign held people.db")
    (held,) = json.loads(piped("campaign", "held", "people.db", "--json").out)
    assert held["state"] == "held"
    assert held["number"] == NUMBERS[0]
    spaced = "+86 137-0000-0001"
    back = piped("campaign", "call-again", "people.db", spaced)
    assert (back.code, back.out) == (0, "1 person back in line\n")
    assert piped(*RUN).code == 0
    assert rung(platform) == NUMBERS
    failed(piped("campaign", "close-held", "people.db", spaced), 5, "nobody who is held")
    assert piped("campaign", "held", "people.db").out == "none\n"


def test_held_people_may_be_closed(platform: Sandbox) -> None:
    platform.drop(before=True, on="telephony.call")
    assert piped(*RUN, "--patience", "0.05").code == 12
    shown = piped("campaign", "close-held", "people.db", "--all", "--outcome", "written to").out
    assert shown == "1 person done: written to\n"
    assert json.loads(piped("campaign", "status", "people.db", "--json").out)["done"] == {
        "answered": 2,
        "written to": 1,
    }


def test_calls_that_failed_are_told_by_the_exit_code(platform: Sandbox) -> None:
    platform.next(400, on="telephony.call")
    failed(piped(*RUN), 12, "1 refused", "campaign report people.db")
    back = piped("campaign", "call-again", "people.db", "--all", "--outcome", "refused")
    assert back.out == "1 person back in line\n"
    assert piped(*RUN).code == 0


def test_a_request_that_is_always_refused_ends_the_run(platform: Sandbox, clean: Path) -> None:
    people = "".join(f"+861370000{i:04},x\n" for i in range(12))
    (clean / "people.csv").write_text("phone,name\n" + people)
    platform.next(400, times=12, on="telephony.call")
    failed(piped(*RUN, "--at-once", "1"), 7, "10 calls in a row were refused", "--outcome refused")
    platform.clear_faults()


def test_refused_credentials_end_the_run(platform: Sandbox) -> None:
    platform.next(401, on="telephony.call")
    failed(piped(*RUN, "--at-once", "1"), 4, "401")
    assert Control("people.db").progress().waiting == 3


# -- who, when, what -----------------------------------------------------------------------


def test_a_dry_run_shows_what_differs(platform: Sandbox) -> None:
    ran = piped(*RUN, "--dry-run")
    assert ran.code == 0
    assert ran.out.split("\n")[1].split() == [NUMBERS[0], "2", "林女士您好"]
    assert "3 calls would be made; nothing was sent" in ran.err
    assert not rung(platform)
    assert not Path("people.db").exists()


def test_a_dry_run_in_full_masks_secrets(platform: Sandbox) -> None:
    ran = piped(*RUN, "--dry-run", "--json")
    assert not any(secret in ran.out for secret in SECRETS)
    first = json.loads(ran.out)[0]
    assert (first["line"], first["request"]["sip"]["to_number"]) == (2, NUMBERS[0])
    assert first["request"]["properties"]["agent_rtc_uid"] == "111", "text, as the API wants it"
    assert "llm-secret" in piped(*RUN, "--dry-run", "--json", "--show-secrets").out


def test_a_long_dry_run_is_cut_in_a_table(platform: Sandbox, clean: Path) -> None:
    people = "".join(f"+861370000{i:04},x\n" for i in range(30))
    (clean / "people.csv").write_text("phone,name\n" + people)
    ran = piped(*RUN, "--dry-run")
    assert len(ran.out.splitlines()) == 21
    assert "30 calls would be made, 20 of them above" in ran.err


def test_a_dry_run_needs_no_credentials(platform: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHENGWANG_CUSTOMER_ID")
    monkeypatch.delenv("SHENGWANG_CUSTOMER_SECRET")
    assert piped(*RUN, "--dry-run").code == 0


def test_tokens_are_made_for_the_channel_of_each_call(
    platform: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    ran = piped(*RUN, "--dry-run", "--json", "--show-secrets")
    request = json.loads(ran.out)[0]["request"]
    channel = request["properties"]["channel"]
    for token, uid in (
        (request["sip"]["rtc_token"], "100"),
        (request["properties"]["token"], "111"),
    ):
        assert verify(token, CERTIFICATE, app_id=APP_ID, channel=channel).account == uid


def test_trials_and_the_do_not_call_list(platform: Sandbox, clean: Path) -> None:
    (clean / "never.txt").write_text(f"{NUMBERS[0]}\n\n{NUMBERS[1]}\n")
    assert piped(*RUN, "--only", NUMBERS[2], "--journal", "trial.db").code == 0
    assert rung(platform) == [NUMBERS[2]]
    platform.dials.clear()
    assert piped(*RUN, "--do-not-call", "never.txt", "--do-not-call", NUMBERS[2]).code == 0
    assert rung(platform) == []
    assert Control("people.db").progress().done == {"do_not_call": 3}


def test_every_wrong_row_is_named_and_nobody_called(platform: Sandbox, clean: Path) -> None:
    (clean / "people.csv").write_text("phone,name\n123,x\n+8613700000009,\n")
    ran = piped(*RUN)
    failed(ran, 2, "line 2: sip.to_number: 3 digits", "line 3: properties.llm.greeting_message")
    assert "error: 2 problems in the rows; nobody was called" in ran.err
    assert not rung(platform)
    assert not Path("people.db").exists(), "nothing is left behind"


def test_lists_of_a_chinese_excel(platform: Sandbox, clean: Path) -> None:
    text = (clean / "people.csv").read_text(encoding="utf-8")
    (clean / "people.csv").write_text(text, encoding="gb18030")
    failed(piped(*RUN), 2, "is not utf-8-sig text", "--encoding")
    assert piped(*RUN, "--encoding", "gb18030").code == 0
    assert "林女士您好" in greetings(platform)
    failed(piped(*RUN, "--encoding", "x-unknown"), 2, "there is no encoding")


def test_other_columns(platform: Sandbox, clean: Path) -> None:
    (clean / "people.csv").write_text(f"tel,name,id,where\n{NUMBERS[0]},x,A-17,Europe/Berlin\n")
    argv = (*RUN, "--number", "tel", "--key", "id", "--zone", "where")
    platform.drop(before=True, on="telephony.call")
    ran = piped(*argv, "--patience", "0.05")
    assert ran.code == 12
    assert "line 2 A-17: unknown, held" in ran.err
    assert piped("campaign", "call-again", "people.db", "A-17").out == "1 person back in line\n"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--hours", "25:00-26:00"), "is not a window between 00:00 and 24:00"),
        (("--days", "moonday"), "expected names such as 'mon-fri'"),
        (("--again", "busy"), "--again 'busy' is no rule"),
        (("--again", "busy=0"), "--again 'busy=0' is no rule"),
        (("--again", "buzy=3"), "no call ends as 'buzy'; did you mean 'busy'?"),
        (("--region", "XXX"), "--region: expected two letters such as CN"),
        (("--on", "tomorrow"), "--on: expected dates such as"),
        (("--price", "cheap", "--dry-run"), "--price 'cheap' is no price"),
        (("--again", "busy=3,soon"), "'soon' is no length of time"),
        (("--per-second", "0"), "--per-second"),
        (("--only", "nowhere.txt"), "nowhere.txt"),
        (("--from", "12345"), "--from must be a telephone number"),
        (("--report", "r.xls"), "--report r.xls cannot be written"),
        (("--report", "gone/r.csv"), "--report gone/r.csv cannot be written"),
    ],
)
def test_what_cannot_be_meant(more: tuple[str, ...], words: str, platform: Sandbox) -> None:
    failed(piped(*RUN, *more), 2, words)
    assert not rung(platform)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"labels": {}}, "labels, which a campaign cannot send"),
        ({"name": "reminder"}, "name in --body is the same for every call"),
        ({"sip": "x"}, "sip in --body is no object"),
        ({"properties": {"channel": "room"}}, "properties.channel: leave it out"),
    ],
)
def test_a_request_that_is_none(change: Any, words: str, platform: Sandbox, clean: Path) -> None:
    (clean / "call.yaml").write_text(yaml.safe_dump({**REQUEST, **change}))
    failed(piped(*RUN), 2, words)
    assert not rung(platform)


def test_a_slip_of_the_pen_is_pointed_out(platform: Sandbox, clean: Path) -> None:
    properties = {**REQUEST["properties"], "idle_timeot": 60}
    (clean / "call.yaml").write_text(yaml.safe_dump({**REQUEST, "properties": properties}))
    assert "did you mean 'idle_timeout'?" in piped(*RUN, "--dry-run").err


def test_rules_and_hours() -> None:
    assert _again("no_answer=2,1h") == ("no_answer", (2, 3600.0))
    assert _again("busy=1") == ("busy", 1)
    with pytest.raises(CommandError):
        _again("busy=0,1h")
    assert _hours(When()) is _hours(When(time_zone="Asia/Tokyo")) is None
    made = Hours.of(_hours(When(closed=["2026-02-17"])))
    assert made is not None
    assert (len(made.closed), made.windows) == (1, [(0, 1440)])
    once = Hours.of(_hours(When(on=["2026-02-17"], hours=["09:00-10:00"])))
    assert once is not None
    assert (once.on, once.windows) == ({date(2026, 2, 17)}, [(540, 600)])


def test_what_is_left_out_has_the_defaults_of_the_library(platform: Sandbox) -> None:
    def campaign(*more: Any) -> Campaign:
        made_of, _ = made("people.csv", None, CallRequest("call.yaml"), Who(), When(*more), ON)
        return made_of

    library = Campaign("people.csv", pipeline_id="1")
    for name in ("poll", "patience", "listen", "retry", "longest_call"):
        assert getattr(campaign()._plan, name) == getattr(library._plan, name), name
    assert campaign().pace == Pace()
    assert campaign(2.0).pace == Pace(per_second=2.0)
    assert campaign(None, 3).pace == Pace(at_once=3)


def test_rules_take_the_place_of_the_default(platform: Sandbox) -> None:
    def rules(*again: str) -> Any:
        when = When(again=list(again) or None)
        return made("people.csv", None, CallRequest("call.yaml"), Who(), when, ON)[0]._plan.retry

    assert rules() == DEFAULT_RETRY
    assert rules("busy=2") == {"busy": Again(2, 600.0)}
    assert rules("none") == {}


def test_numbers_of_a_region_and_rows_that_are_skipped(platform: Sandbox, clean: Path) -> None:
    (clean / "people.csv").write_text(
        f"phone,name\n{NUMBERS[0][3:]},a\n00{NUMBERS[1][1:]},b\n12,c\n{NUMBERS[0]},d\n"
    )
    failed(piped(*RUN), 2, "say of which country the numbers are: `--region CN`")
    failed(piped(*RUN, "--number", "Tel"), 2, "as the file does, such as `--number COLUMN`")
    failed(piped(*RUN, "--region", "CN"), 2, "2 problems in the rows")
    ran = piped(*RUN, "--region", "CN", "--skip-bad-rows", "--dry-run", "--price", "+86=0.5")
    assert ran.code == 0
    for told in (
        "line 4 is left out: sip.to_number: 2 digits, which are no number of CN",
        "line 5 is left out: key: the same number as in line 2",
        "people to call: 2",
        "left out: 2, 1 of them twins",
        "costs: 1.00 to ",
        "2 calls would be made; nothing was sent",
    ):
        assert told in ran.err
    assert piped(*RUN, "--region", "CN", "--skip-bad-rows").code == 0
    assert rung(platform) == NUMBERS[:2]
    report = piped("campaign", "report", "people.db", "-o", "csv").out.splitlines()
    assert [row["state"] for row in csv.DictReader(report)] == ["done"] * 2 + ["left_out"] * 2


def test_a_journal_that_knows_everybody_is_said_plainly(platform: Sandbox) -> None:
    assert piped(*RUN).code == 0
    platform.dials.clear()
    again = piped(*RUN)
    assert again.code == 0
    assert "nobody of the list would be called: 3 of 3 finished" in again.err
    assert "name another --journal for a new campaign" in again.err
    failed(piped(*RUN, "--dry-run"), 12, "3 people are settled in its journal", "call-again --all")
    assert not rung(platform)


def test_a_request_that_would_be_refused_fails_the_dry_run(platform: Sandbox, clean: Path) -> None:
    llm = {"greeting_message": "{name}您好"}
    properties = {**REQUEST["properties"], "llm": llm}
    (clean / "call.yaml").write_text(yaml.safe_dump({**REQUEST, "properties": properties}))
    ran = piped(*RUN, "--dry-run")
    failed(ran, Code.REFUSED, "the platform would not take the request: properties.llm")
    assert "call-again --all --outcome refused" in ran.err


def test_a_day_that_is_over(platform: Sandbox) -> None:
    failed(piped(*RUN, "--on", "2020-01-01", "--dry-run"), 12, "first call: never")
    ran = piped(*RUN, "--on", "2020-01-01")
    assert ran.code == 0
    assert "3 wait, and no day is left for them: see --on and --closed" in ran.err
    assert not rung(platform)


def test_it_asks_before_real_telephones_ring(
    platform: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address is a real one; nothing may be sent to it."""
    monkeypatch.delenv("SHENGWANG_BASE_URL")
    failed(piped(*RUN), 3, "no rtc_token was given", "config set app_certificate")
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    called: list[Any] = []

    def running(*given: Any, **_: Any) -> Any:
        called.append(given)
        return nullcontext(())

    monkeypatch.setattr("shengwang_agent.campaign.Campaign.running", running)
    failed(piped(*RUN), 2, "nobody was called", "pass --yes")
    asked = in_terminal(*RUN, "--per-second", "2", typed="n\n")
    assert "Call 3 people now, up to 2 a second, 20 at once?" in asked.plain
    assert (asked.code, called) == (130, [])
    assert in_terminal(*RUN, typed="y\n").code == 0
    assert piped(*RUN, "--yes").code == 0
    assert len(called) == 2


# -- steering ------------------------------------------------------------------------------


@pytest.fixture
def loaded(platform: Sandbox) -> Sandbox:
    """A campaign that has not begun: its list is in the journal, its stop switch on."""
    assert piped(*RUN, "--on", "2999-01-01", "--no-wait").code == 0
    return platform


def test_stop_and_resume(loaded: Sandbox) -> None:
    shown = piped("campaign", "stop", "people.db", "--why", "bad text")
    assert shown.code == 0
    assert "stopped" in shown.out
    loaded.dials.clear()
    failed(piped(*RUN), 12, "the stop switch is on (bad text)", "campaign resume people.db")
    assert not rung(loaded)
    assert "yes: no new calls" in piped("campaign", "status", "people.db").out
    assert "may go on" in piped("campaign", "resume", "people.db").out
    assert piped(*RUN).code == 0


def test_a_stop_from_elsewhere_ends_a_run(
    platform: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(self: object, outcome: object) -> None:
        assert piped("campaign", "stop", "people.db").code == 0

    monkeypatch.setattr("shengwang_agent.cli.campaigns.view.Lines.tell", stop)
    ran = piped(*RUN, "--at-once", "1", "--per-second", "0.1")  # so the next is not called yet
    failed(ran, 12, "the campaign was stopped; 2 people wait")


def test_somebody_is_blocked(platform: Sandbox) -> None:
    piped(*RUN, "--only", NUMBERS[0])
    shown = piped("campaign", "block", "people.db", "+86 137-0000-0002", NUMBERS[2]).out
    assert shown == "2 numbers will not be called any more\n"
    assert piped(*RUN).code == 0
    assert rung(platform) == NUMBERS[:1]
    failed(piped("campaign", "block", "people.db", "12"), 2, "is not a telephone number")


def test_numbers_of_a_region_in_all_commands_that_take_some(loaded: Sandbox) -> None:
    at_home = [number[3:] for number in NUMBERS]
    failed(piped("campaign", "block", "people.db", at_home[0]), 2, "is not a telephone number")
    piped("campaign", "block", "people.db", at_home[0], "--region", "CN")
    done = ("--outcome", "do_not_call", "--region", "CN")
    failed(piped("campaign", "call-again", "people.db", at_home[1], *done), 5, "of nobody")
    again = piped("campaign", "call-again", "people.db", at_home[0], *done)
    assert again.out == "1 person back in line\n"


def test_status_can_be_watched(platform: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    assert piped(*RUN).code == 0
    (line,) = piped("campaign", "status", "people.db", "--watch").out.splitlines()
    assert line[20:].startswith("3 of 3 finished (answered 3)"), "nobody is left: it ends"
    picture = in_terminal("campaign", "status", "people.db", "--watch").plain
    assert "3 of 3 finished, 100 %" in picture
    piped("campaign", "call-again", "people.db", "--all", "--outcome", "answered")
    steps = iter([lambda: None, lambda: piped("campaign", "stop", "people.db")])
    monkeypatch.setattr(controlling.time, "sleep", lambda seconds: next(steps)())
    changes = piped("campaign", "status", "people.db", "--watch", "--times", "3").out.splitlines()
    assert [line.endswith("stopped") for line in changes][-1], "one line for each change"


def test_ctrl_c_ends_watching(platform: Sandbox) -> None:
    assert piped(*RUN).code == 0
    piped("campaign", "call-again", "people.db", "--all", "--outcome", "answered")
    argv = ("campaign", "status", "people.db", "--watch", "--every", "0.1")
    with program_in_terminal(*argv) as (running, _, seen):
        wait_for("3 waiting", running, seen)
        os.killpg(running.pid, signal.SIGINT)
    assert running.returncode == 130
    assert b"Traceback" not in b"".join(seen)


def test_reports(platform: Sandbox) -> None:
    assert piped(*RUN).code == 0
    rows = list(
        csv.DictReader(io.StringIO(piped("campaign", "report", "people.db", "-o", "csv").out))
    )
    assert [row["number"] for row in rows] == NUMBERS
    whole = json.loads(piped("campaign", "report", "people.db", "--json").out)
    assert [len(person["calls"]) for person in whole["people"]] == [1, 1, 1]
    table = piped("campaign", "report", "people.db").out
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d", table), "times with their zone"
    assert "answered" in table
    assert " key " not in table, "it would say what the number says"
    shown = piped("campaign", "report", "people.db", "--to", "r.json").out
    assert shown.startswith("wrote r.json: 3 of 3 finished")
    assert json.loads(Path("r.json").read_text("utf-8"))["people"] == whole["people"]
    failed(piped("campaign", "report", "people.db", "--to", "r.doc"), 2, "ends in .csv or .json")


def test_journals_that_are_none(clean: Path) -> None:
    for command in ("status", "held", "report", "stop", "resume"):
        failed(piped("campaign", command, "gone.db"), 2, "there is no journal gone.db")
    assert not (clean / "gone.db").exists()
    failed(piped("campaign", "call-again", "gone.db", "--all"), 2, "there is no journal")
    with sqlite3.connect(clean / "other.db") as other:
        other.execute("CREATE TABLE x(y)")
    other.close()
    failed(piped("campaign", "status", "other.db"), 2, "a database of something else")


@pytest.mark.parametrize(
    ("name", "words"),
    [("gone.csv", "there is no list gone.csv"), ("folder", "a file cannot be read")],
)
def test_a_list_that_is_none(name: str, words: str, platform: Sandbox, clean: Path) -> None:
    (clean / "folder").mkdir()
    failed(piped("campaign", "run", name, "--body", "call.yaml"), 2, name, words)
    assert rung(platform) == []
    assert not list(clean.glob("*.db")), "nothing is left behind"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"phone,name\n14155550101.0,x\n", "line 2: sip.to_number: a decimal number"),
        (b"phone,name\n+44 (0) 20 7946 0018,x\n", "line 2: sip.to_number: the 0 of domestic"),
        (b'phone,name\n+8613700000001,"x\n+8613700000002,y\n', "line 2: a quote is not closed"),
        (b"phone,name\n+8613700000001\n", "line 2: 1 value for 2 columns"),
        ("phone,name\n+8613700000001,x\n".encode("utf-16"), "`--encoding`, such as utf-16"),
        ("phone,name\n+8613700000001,x\n".encode("utf-16-be"), "such as utf-16-be"),
    ],
)
def test_a_list_that_cannot_be_read_for_sure(
    content: bytes, words: str, platform: Sandbox, clean: Path
) -> None:
    (clean / "people.csv").write_bytes(content)
    failed(piped(*RUN), 2, words)
    failed(piped(*RUN, "--dry-run"), 2, words)
    assert rung(platform) == []
    assert not Path("people.db").exists()


@pytest.mark.parametrize("flag", ["--only", "--do-not-call"])
def test_numbers_given_to_a_run_are_read_as_those_of_the_list(
    flag: str, platform: Sandbox, clean: Path
) -> None:
    (clean / "list.txt").write_text(f"{NUMBERS[0]}\n\n+8613700000002.0\n")
    failed(piped(*RUN, flag, "list.txt"), 2, f"{flag} list.txt: line 3 is not", "decimal number")
    given = (*RUN, flag, NUMBERS[0], flag, "+44 (0) 20 7946 0018")
    failed(piped(*given), 2, f"{flag}: entry 2 is not", "the 0 of domestic calls")
    assert rung(platform) == []
    assert not Path("people.db").exists()


def test_a_column_of_any_name_holds_the_numbers(platform: Sandbox, clean: Path) -> None:
    (clean / "people.csv").write_text(f"Phone Number,name\n{NUMBERS[0]},x\n")
    assert piped(*RUN, "--number", "Phone Number").code == 0
    assert rung(platform) == NUMBERS[:1]


@pytest.mark.parametrize("keys", [(), ("+8613700000001", "--all")])
def test_deciding_about_nobody_in_particular(keys: tuple[str, ...], platform: Sandbox) -> None:
    assert piped(*RUN).code == 0
    for command in ("call-again", "close-held"):
        failed(piped("campaign", command, "people.db", *keys), 2, "not clear who is meant")


def test_a_campaign_of_a_program_may_have_a_title(clean: Path) -> None:
    Journal("people.db", "spring").close()
    failed(piped("campaign", "status", "people.db"), 2, "belongs to the campaign 'spring'")
    failed(piped("campaign", "status", "people.db", "--title", "a b"), 2, "title: expected")
    assert piped("campaign", "status", "people.db", "--title", "spring").code == 0


def test_the_password_of_a_journal_address_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("psycopg")
    monkeypatch.setattr("shengwang_agent.campaign.database.PATIENCE_TO_OPEN", 0.0)
    ran = piped("campaign", "status", "postgresql://me:geheim@127.0.0.1:1/calls")
    failed(ran, 2, "the journal 'postgresql+psycopg://me:***@127.0.0.1:1/calls' cannot be opened")
    assert "geheim" not in ran.err + ran.out
    ran = piped("campaign", "status", "redis://:geheim@127.0.0.1:1/0")
    failed(ran, 2, "Redis keeps none")
    assert "geheim" not in ran.err + ran.out


@pytest.mark.parametrize("command", ["status", "resume", "held", "report"])
def test_an_empty_journal_is_told_and_not_gone_on_with(command: str, clean: Path) -> None:
    Path("people.db").touch()
    failed(piped("campaign", command, "people.db"), 2, "people.db' is empty")
    assert Path("people.db").stat().st_size == 0


def test_a_run_on_an_empty_journal_calls_nobody(platform: Sandbox) -> None:
    Path("people.db").touch()
    failed(piped(*RUN), 2, "people.db' is empty")
    assert rung(platform) == []


def test_a_new_journal_is_told(platform: Sandbox) -> None:
    assert "new journal people.db" in piped(*RUN).err
    assert "new journal" not in piped(*RUN).err


def test_a_journal_removed_in_mid_run_ends_it_with_an_error(
    platform: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shengwang_agent.cli.campaigns.view import Lines

    def tell(board: Lines, outcome: Any) -> None:
        for path in Path().glob("people.db*"):
            path.unlink()

    monkeypatch.setattr(Lines, "tell", tell)
    failed(piped(*RUN, "--at-once", "1"), 2, "people.db' was there and is gone")
    assert len(rung(platform)) < 3
    assert not Path("people.db").exists()


def test_an_outcome_is_one_line_whatever_the_platform_tells() -> None:
    more = {"final": True, "held": False, "next_at": None, "agent_id": "A1", "channel": "c"}
    told = "403 no balance\n12:00:00 line 3 **: answered\x1b[2K"
    outcome = Outcome(2, NUMBERS[0], NUMBERS[0], "refused", 1, detail=told, row={}, **more)  # type: ignore[arg-type]
    (line,) = told_of(outcome).splitlines()
    assert line.endswith("refused: 403 no balance 12:00:00 line 3 **: answered\ufffd[2K")
