"""What was said in a call is kept with its outcome."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.campaign import Campaign, Outcome
from shengwang_agent.campaign.dialling import _joined, turns_of
from shengwang_agent.errors import ConfigurationError
from shengwang_agent.sandbox import Sandbox
from tests.campaign.calls import PROPERTIES, number, people

Make = Callable[..., Campaign]
Run = Callable[..., list[Outcome]]


def word(said: list[dict[str, Any]]) -> str:
    texts = [turn["content"] for turn in said if turn["role"] == "user"]
    return "yes" if "Yes, I will come" in texts else "other"


@pytest.fixture
def talkative(sandbox: Sandbox) -> Sandbox:
    sandbox.callee("answered", says="Yes, I will come", pause=0.1, hangs_up_after=0.6)
    return sandbox


def test_it_is_in_outcome_and_report(
    make: Make, talkative: Sandbox, run: Run, tmp_path: Path
) -> None:
    campaign = make(people(1), classify=word)
    (outcome,) = run(campaign)
    assert {"role": "user", "content": "Yes, I will come"} in outcome.said
    assert outcome.answer == "yes"
    assert outcome.seconds is not None
    campaign.report(tmp_path / "r.csv")
    with open(tmp_path / "r.csv", encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["answer"] == "yes"
    assert "user: Yes, I will come" in row["said"]
    assert (row["phone"], row["name"]) == (number(0), "person 0")
    assert row["called_at"][10] == "T"
    assert row["called_at"][-6] in "+-", "a time with its zone"
    campaign.report(tmp_path / "r.json")
    (person,) = json.loads((tmp_path / "r.json").read_text("utf-8"))["people"]
    assert person["calls"][0]["said"] == outcome.said
    assert person["row"] == people(1)[0]


def test_nobody_listens_unless_wanted(make: Make, talkative: Sandbox, run: Run) -> None:
    (outcome,) = run(make(people(1), classify=word, listen=False))
    assert (outcome.outcome, outcome.said, outcome.answer) == ("answered", [], "")
    assert not talkative.requests.of("agents.get_history")


def test_a_history_that_cannot_be_read_costs_no_outcome(
    make: Make, talkative: Sandbox, run: Run
) -> None:
    talkative.next(400, on="agents.get_history", times=None)
    (outcome,) = run(make(people(1)))
    assert (outcome.outcome, outcome.said) == ("answered", [])


def test_a_function_that_gives_no_word_is_named(make: Make, talkative: Sandbox, run: Run) -> None:
    with pytest.raises(ConfigurationError, match="classify: expected a word, it returned None"):
        run(make(people(1), classify=lambda said: None))


def test_an_error_of_the_function_tells_whose_conversation_it_was(
    make: Make, talkative: Sandbox, run: Run
) -> None:
    with pytest.raises(KeyError) as caught:
        run(make(people(1), classify=lambda said: {}["yes"]))
    assert caught.value.__dict__["__notes__"] == ["in classify, of the conversation of line 1"]


def turns(*texts: str) -> list[dict[str, Any]]:
    return [{"role": "user", "content": text} for text in texts]


@pytest.mark.parametrize(
    ("before", "now", "whole"),
    [
        ((), ("a",), ("a",)),
        (("a",), (), ("a",)),
        (("a", "b"), ("a", "b", "c"), ("a", "b", "c")),
        (("a", "b"), ("a", "bc"), ("a", "bc")),
        (("a", "b", "c"), ("b", "c", "d"), ("a", "b", "c", "d")),
        (("a", "b", "c"), ("b", "cd", "e"), ("a", "b", "cd", "e")),
        (("a", "b"), ("x", "y"), ("a", "b", "x", "y")),
    ],
)
def test_a_long_conversation_is_put_together(before: Any, now: Any, whole: Any) -> None:
    assert _joined(turns(*before), turns(*now)) == turns(*whole)


def test_empty_turns_are_left_out() -> None:
    assert turns_of([{"role": "user", "content": ""}, *turns("a"), "x", None]) == turns("a")
    assert turns_of(None) == []


def test_a_turn_that_was_cut_takes_the_place_of_the_whole_one(
    make: Make, sandbox: Sandbox, run: Run
) -> None:
    greeting = {"greeting_message": "a sentence that is much longer than what anybody says to it"}
    properties = {**PROPERTIES, "llm": {**greeting, "url": "https://llm.example/v1"}}
    sandbox.callee("answered", says="Yes, I will come", pause=0.3, hangs_up_after=1.2)
    campaign = make(people(1), classify=word, properties=properties)
    (outcome,) = run(campaign)
    (person,) = campaign.people()
    assert person.calls[0].said == outcome.said
    assert outcome.answer == person.calls[0].answer == "yes"


def test_notification_103_has_the_last_word(make: Make, talkative: Sandbox, run: Run) -> None:
    campaign = make(people(1), classify=word)
    (outcome,) = run(campaign)
    whole = [*turns("Yes, I will come"), {"role": "assistant", "content": "Good bye"}]
    assert campaign.heard({"channel": outcome.channel, "contents": whole})
    assert campaign.heard({"channel": outcome.channel, "contents": whole}), "it may come twice"
    for other in ("other-0123456789-1-1", outcome.channel + "0", "campaign", None):
        assert not campaign.heard({"channel": other, "contents": turns("a")})
    assert not campaign.heard({"channel": outcome.channel, "contents": []})
    (person,) = campaign.people()
    assert (person.calls[0].said, person.calls[0].answer) == (whole, "yes")


def test_it_may_come_before_the_end_is_seen(
    make: Make, sandbox: Sandbox, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = make(people(1), classify=word)
    whole = turns("Yes, I will come")

    def judge(ended: Any) -> str:
        assert campaign.heard({"channel": ended.call.channel, "contents": whole})
        return "answered"

    monkeypatch.setattr(campaign, "_plan", campaign._plan._replace(judge=judge))
    sandbox.callee("answered", says="No", pause=0.1, hangs_up_after=0.5)
    run(campaign)
    (person,) = campaign.people()
    assert (person.calls[0].said, person.calls[0].answer) == (whole, "yes")
