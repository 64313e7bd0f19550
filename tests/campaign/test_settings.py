"""What a campaign is made of: the forms that people write, and what is refused at once."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from shengwang_agent.agentkit import Agent, DeepSeekLLM, MiniMaxTTS
from shengwang_agent.campaign import DEFAULT_RETRY, Again, Campaign, Control, Hours, Pace
from shengwang_agent.errors import ConfigurationError
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import PROPERTIES, SIP, number, people

Make = Callable[..., Campaign]


# Natural forms ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        ({"busy": 2}, {"busy": (2, 600)}),
        ({"no_answer": 2, "rejected": 3}, {"no_answer": (2, 3600), "rejected": (3, 600)}),
        ({"busy": (4, 60)}, {"busy": (4, 60)}),
        ({"busy": [4, 60.5]}, {"busy": (4, 60.5)}),
        ({"busy": Again(3, gap=5)}, {"busy": (3, 5)}),
        ({}, {}),
        (None, {}),
        (DEFAULT_RETRY, DEFAULT_RETRY),
    ],
)
def test_rules_of_second_calls(make: Make, given: Any, rules: Any) -> None:
    assert make(people(1), retry=given)._plan.retry == rules


def test_rules_take_the_place_of_the_default(journal: Path) -> None:
    made = Campaign(people(1), sip=SIP, properties=PROPERTIES, journal=journal)
    assert made._plan.retry == DEFAULT_RETRY
    own = Campaign(people(1), sip=SIP, properties=PROPERTIES, journal=journal, retry={"busy": 2})
    assert set(own._plan.retry) == {"busy"}, "nobody else is called again"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"buzy": 2}, "no call ends as 'buzy'; did you mean 'busy'?"),
        ({"no-answer": 2}, "did you mean 'no_answer'?"),
        ({"whatever else": 2}, "no call ends as 'whatever else'; it has answered, busy,"),
        ({"unknown": 2}, "may have rung"),
        ({"busy": 0}, "tries of 1 or more"),
        ({"busy": True}, "tries of 1 or more"),
        ({"busy": "2"}, "tries of 1 or more"),
        ({"busy": (2, "10m")}, "gap in seconds"),
        ({"busy": (2, 3, 4)}, "gap in seconds"),
        (2, "expected rules such as {'busy': 2}, got 2"),
    ],
)
def test_rules_that_cannot_be_followed(make: Make, given: Any, told: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make(people(1), retry=given)
    assert told in str(caught.value)
    assert str(caught.value).startswith("retry")


def test_a_judge_of_your_own_has_words_of_its_own(make: Make) -> None:
    made = make(people(1), judge=lambda ended: "later", retry={"later": 2})
    assert made._plan.retry == {"later": Again(2, 600.0)}


def test_hours_and_pace_as_text_and_maps(make: Make) -> None:
    made = make(people(1), hours="09:00-18:00", pace={"per_second": 2, "at_once": 3})
    assert repr(made.hours) == repr(Hours("09:00-18:00"))
    assert made.pace == Pace(2, 3)
    assert make(people(1), pace={"at_once": 3}).pace == Pace(at_once=3)
    assert make(people(1), pace=None).pace == Pace()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"pace": {"per_sec": 2}}, "pace has not the field 'per_sec'; did you mean 'per_second'?"),
        ({"pace": 5}, "pace: expected Pace(…) or a dict of its fields, got 5"),
        ({"pace": {"per_second": 0}}, "pace.per_second: expected"),
        ({"hours": 9}, "hours: expected Hours or text"),
        ({"hours": "nine to five"}, "hours: expected a window"),
        ({"bad_rows": "ignore"}, "bad_rows: expected 'refuse' or 'skip', got 'ignore'"),
        ({"region": "Chinese"}, "region: expected two letters such as CN, got 'CHINESE'"),
        ({"region": 86}, "region: expected two letters such as CN, got 86"),
        ({"poll": "5"}, "poll: expected seconds above 0, got '5'"),
        ({"classify": 3}, "classify: expected a function, got 3"),
        ({"judge": "busy"}, "judge: expected a function, got 'busy'"),
        ({"clock": 5}, "clock: expected a function, got 5"),
        ({"most_refusals": 0}, "most_refusals: expected a number of calls above 0, got 0"),
        ({"most_refusals": "5"}, "most_refusals: expected a number of calls above 0, got '5'"),
        ({"do_not_call": "13800000000"}, "do_not_call: this, which is no file either,"),
        ({"do_not_call": 5}, "do_not_call: this, which is no file either,"),
        ({"sip": [1]}, "sip: expected a dict or a model, got list"),
    ],
)
def test_what_cannot_be_used_is_named(make: Make, more: Any, told: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        make(people(1), **more)
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize("form", ["a list", "a number", "a file", "a path", "digits"])
def test_who_is_never_called_as_list_number_or_file(make: Make, tmp_path: Path, form: str) -> None:
    (tmp_path / "never.txt").write_text(f"{number(1)}\n")
    forms: dict[str, Any] = {
        "a list": [number(1)],
        "a number": "+86 138-0000-0001",
        "a file": str(tmp_path / "never.txt"),
        "a path": tmp_path / "never.txt",
        "digits": int(number(1)[1:]),
    }
    made = make(people(2), do_not_call=forms[form], region="CN")
    assert made.do_not_call == {number(1)}
    assert make(people(2), only=forms[form], region="CN").only == {number(1)}


@pytest.mark.parametrize(
    ("name", "meant"), [("retries", "retry"), ("hour", "hours"), ("donotcall", "do_not_call"),
                        ("propertys", "properties"), ("at_once", "pace={'at_once'"), ("country", "region")]
)  # fmt: skip
def test_a_wrong_argument_name_gets_a_hint(make: Make, name: str, meant: str) -> None:
    with pytest.raises(TypeError) as caught:
        make(people(1), **{name: 1})
    text = str(caught.value)
    assert text.startswith(f"Campaign has not the argument {name!r}; ")
    assert meant in text
    with pytest.raises(TypeError, match="has not the argument"):
        Campaign.from_csv(__file__, **{name: 1})


def test_something_must_be_said() -> None:
    with pytest.raises(ConfigurationError, match="give agent, properties or pipeline_id"):
        Campaign(people(1), sip=SIP)


# Numbers as they are written at home --------------------------------------------------------


def test_one_region_for_rows_lists_and_people_who_are_named(make: Make, sandbox: Sandbox) -> None:
    rows = [{"phone": "138 0013 8000"}, {"phone": "008613800138001"}, {"phone": 13800138002}]
    made = make(
        rows, region="CN", do_not_call=["13800138002"], sip={**SIP, "from_number": "10 5000 0000"}
    )
    with sandbox.client() as client:
        called = {outcome.number for outcome in made.run(client)}
    assert called == {"+8613800138000", "+8613800138001"}
    assert {d.from_number for d in sandbox.dials} == {"+861050000000"}
    made.block("13800138000")
    assert made.call_again("13800138001", outcome="answered") == 1
    with pytest.raises(ConfigurationError, match="11 digits without"):
        Control(made.journal).block("13800138000")


def test_numbers_that_cannot_exist_are_refused_when_that_is_wanted(make: Make) -> None:
    row = [{"phone": "+14155550"}]
    assert make(row).dry_run().people == 1
    with pytest.raises(ConfigurationError, match=r"line 1: sip\.to_number: no such number can exi"):
        make(row, check_numbers=True, sip={**SIP, "from_number": "+861050000000"}).dry_run()


# What is said -----------------------------------------------------------------------------


def test_an_agent_says_what_is_said(sandbox: Sandbox, journal: Path) -> None:
    agent = (
        Agent(greeting="您好，{name}", instructions="You are {{hotel}}.")
        .with_llm(DeepSeekLLM(api_key="k", model="deepseek-chat"))
        .with_tts(MiniMaxTTS(key="k", voice_id="v"))
    )
    made = Campaign(
        people(1), agent=agent, from_number="+861050000000", journal=journal,
        sip={"rtc_token": "t"}, properties={"token": "t", "idle_timeout": 60},
    )  # fmt: skip
    (found,) = made.dry_run()
    assert "pipeline_id" not in found.request
    assert found.request["sip"] == {
        "to_number": number(0), "from_number": "+861050000000", "rtc_uid": "100", "rtc_token": "t",
    }  # fmt: skip
    properties = found.request["properties"]
    assert properties["llm"]["greeting_message"] == "您好，person 0"
    assert "{{hotel}}" in str(properties["llm"])
    assert properties["agent_rtc_uid"] == "111"
    assert properties["remote_rtc_uids"] == ["100"]
    assert properties["idle_timeout"] == 60
    with sandbox.client() as client:
        assert [outcome.outcome for outcome in made.run(client)] == ["answered"]
    (entry,) = sandbox.requests.of("telephony.call")
    assert entry.body["properties"]["llm"]["greeting_message"] == "您好，person 0"


def test_an_agent_of_a_pipeline_brings_it_along(make: Make) -> None:
    (found,) = make(people(1), agent=Agent(pipeline_id="7"), pipeline_id=None).dry_run()
    assert found.request["pipeline_id"] == "7"


def test_an_agent_that_could_not_start_is_refused_at_once(journal: Path) -> None:
    with pytest.raises(ValueError, match="a voice is missing"):
        Campaign(people(1), agent=Agent(), from_number="+861050000000", journal=journal)
    assert not journal.exists()


def test_a_list_in_another_encoding(tmp_path: Path, journal: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"phone;name\n{number(0)};李雷\n", encoding="gb18030")
    made = Campaign.from_csv(
        path, encoding="gb18030", delimiter=";", sip=SIP, properties=PROPERTIES, pipeline_id="1",
        name="{name}", journal=journal,
    )  # fmt: skip
    for _ in range(2):
        assert [planned.request["name"] for planned in made.dry_run()] == ["李雷"]
    with pytest.raises(ConfigurationError, match=r"there is no list 'nobody\.csv'"):
        Campaign.from_csv("nobody.csv", sip=SIP, properties=PROPERTIES)
    assert pickle.loads(pickle.dumps(made)).key is None


# The end of calling hours -------------------------------------------------------------------


def test_a_run_ends_when_no_day_is_left(
    make: Make, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    made = make(people(3), hours=Hours(on="2020-01-01"))
    with caplog.at_level(logging.WARNING), sandbox.client() as client:
        assert list(made.run(client)) == []
    assert made.progress().waiting == 3
    assert "no calling hours are left" in caplog.text
    assert not sandbox.dials


def test_a_run_says_until_when_it_waits(
    make: Make, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    hours = Hours("09:00-20:00", zone="Asia/Shanghai")
    opens = hours.next_open(1_800_000_000.0, "America/Los_Angeles")

    def clock() -> float:
        return opens if "calling hours" in caplog.text else opens - 3600

    rows = [{"phone": number(0), "tz": "America/Los_Angeles"}]
    made = make(rows, zone="tz", hours=hours, clock=clock)
    with caplog.at_level(logging.WARNING), sandbox.client() as client:
        assert [outcome.outcome for outcome in made.run(client)] == ["answered"]
    when = datetime.fromtimestamp(opens, ZoneInfo("Asia/Shanghai")).isoformat()
    assert caplog.text.count(f"nobody is called until {when}, by Hours('09:00-20:00'") == 1
    assert "calls nobody" not in caplog.text


def test_a_gap_within_the_hours_is_nothing_to_tell(
    make: Make, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.callee("busy", sip=486, times=1)
    made = make(people(1), hours="00:00-24:00", retry={"busy": (2, 0.2)})
    with caplog.at_level(logging.WARNING), sandbox.client() as client:
        assert [outcome.outcome for outcome in made.run(client)] == ["busy", "answered"]
    assert not caplog.messages


def test_a_run_that_calls_nobody_says_why(
    make: Make, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), sandbox.client() as client:
        assert len(list(make(people(1)).run(client))) == 1
        assert not caplog.messages
        assert list(make(people(1)).run(client)) == []
    assert len(caplog.messages) == 1
    assert "'campaign' calls nobody: all in its journal are done or held" in caplog.text
    assert "call_again(outcome=…)" in caplog.text


@pytest.mark.parametrize(
    ("handler", "shown"), [(None, 1), (logging.NullHandler(), 1), (logging.Handler(), 0)]
)
def test_a_program_without_logging_reads_it_too(
    make: Make,
    sandbox: Sandbox,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    handler: logging.Handler | None,
    shown: int,
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler] if handler else [])
    if handler is not None:
        monkeypatch.setattr(handler, "emit", lambda record: None)
    with sandbox.client() as client:
        list(make(people(1), hours=Hours(on="2020-01-01")).run(client))
    assert capfd.readouterr().err.count("no calling hours are left for them") == shown


def test_a_busy_line_without_a_status_is_failed(make: Make, sandbox: Sandbox) -> None:
    with pytest.warns(UserWarning, match="its outcome is 'failed'; write sip=486"):
        sandbox.callee("busy")
    with sandbox.client() as client:
        found = list(make(people(1), retry={"busy": (2, 0.1)}).run(client))
    assert [outcome.outcome for outcome in found] == ["failed"]
