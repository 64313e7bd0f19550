"""Every documented rule as a request over plain HTTP: what is refused, what is accepted.

``rules*.csv`` have a line for each case: the id of the rule, the rule, the call, what differs from
a call that is right, and the answer. ``200 named x`` is accepted, has no effect or a bad one, and
is named by ``Operation.problems()``; ``200 FAILED`` starts an agent that cannot join; ``story``
stands for the function of that id in ``stories.py``. A line with a reason in ``open`` does not hold;
it fails when it does after all. One that has no call cannot be seen from outside.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import httpx
import pytest

from shengwang_agent._runtime.rules import broken_rules
from shengwang_agent.sandbox import Sandbox

from . import stories
from .stories import Api, number, properties, sip

FOLDER = Path(__file__).parent
TABLES = {"rules": 234, "rules_more": 78, "rules_telephony": 105}
Case = dict[str, str]


def lines(table: str) -> list[Case]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CASES = [line for table in TABLES for line in lines(table)]
REQUESTS = [line for line in CASES if line["call"] not in ("", "story")]
STORIES = [line for line in CASES if line["call"] == "story"]
OPERATIONS = {
    "start": "agents.start",
    "call": "telephony.call",
    "add": "phone_numbers.add",
    "speak": "agents.speak",
    "think": "agents.think",
    "update": "agents.update",
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(speed=0, max_agents=0) as made:
        yield made


@pytest.fixture(scope="module")
def api(sandbox: Sandbox) -> Iterator[Api]:
    with httpx.Client(base_url=sandbox.url, auth=("user", "secret")) as client:
        yield Api(client)


@pytest.mark.parametrize("table", TABLES)
def test_every_rule_has_a_line(table: str) -> None:
    assert len({line["id"] for line in lines(table)}) == TABLES[table]
    for line in lines(table):
        assert line["call"] or line["open"], f"{line['id']} says neither what to send nor why not"


@pytest.mark.parametrize("case", REQUESTS, ids=lambda case: f"{case['id']}-{case['rule'][:40]}")
def test_a_request(case: Case, api: Api) -> None:
    held = holds(case, api)
    if case["open"]:
        assert not held, f"{case['id']} holds now, it is not open"
    else:
        assert held, f"{case['id']}: {case['rule']}: {api.last.status_code} {api.last.text}"


@pytest.mark.parametrize("case", STORIES, ids=lambda case: f"{case['id']}-{case['rule'][:40]}")
def test_a_story(case: Case, api: Api, sandbox: Sandbox) -> None:
    story = getattr(stories, case["id"].lower())
    if case["open"]:
        with pytest.raises(AssertionError):
            story(api, sandbox)
    else:
        story(api, sandbox)


def holds(case: Case, api: Api) -> bool:
    body = changed(base(case["call"], api), json.loads(case["change"]))
    answer = api.send(case["call"], body)
    status, _, rest = case["expected"].partition(" ")
    if answer.status_code != int(status):
        return False
    if not rest:
        return True
    if rest == "FAILED":
        return str(api.agent(answer.json()["agent_id"])["status"]) == "FAILED"
    word, place = rest.split(" ", 1)
    if word == "named":
        named = [broken.pointer for broken in broken_rules(OPERATIONS[case["call"]], body)]
        return place in named
    told = answer.json()
    said = told.get("detail") or told["description"]
    return word == (told.get("reason") or told["error_type"]) and place in said


def base(call: str, api: Api) -> dict[str, Any]:
    if call in ("list", "turns", "calls"):
        return {}
    if call == "start":
        return {"name": api.name(), "properties": properties()}
    if call == "call":
        bare = {"channel": "c", "token": "t", "agent_rtc_uid": "111", "remote_rtc_uids": ["100"]}
        return {"name": "dial", "sip": sip(), "properties": bare}
    return number(api.phone()) if call == "add" else {}


def changed(body: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    body = deepcopy(body)
    for path, value in change.items():
        *parents, last = path.split(".")
        place = body
        for key in parents:
            place = place.setdefault(key, {})
        if value == "~":
            place.pop(last, None)
        else:
            place[last] = grown(value)
    return body


def grown(value: Any) -> Any:
    """The value with its long parts written out: lists, maps, texts of a length, tools."""
    if isinstance(value, list):
        return [grown(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$list" in value:
        return [f"word{index}" for index in range(value["$list"])]
    if "$map" in value:
        return {f"X-{index}": "a" * value.get("fill", 1) for index in range(value["$map"])}
    if "$text" in value:
        begin = value.get("of", "")
        return begin + value.get("fill", "a") * (value["$text"] - len(begin))
    if "$tools" in value:
        return [tool(f"tool{index}") for index in range(value["$tools"])]
    return {key: grown(item) for key, item in value.items()}


def tool(name: str) -> dict[str, Any]:
    function = {"name": name, "description": "d", "parameters": {"type": "object"}}
    server = {"method": "GET", "url": "https://example.com/x"}
    return {"type": "function", "function": function, "server": server}


def test_no_rule_of_the_description_lacks_a_case() -> None:
    """Each id that a rule of the description names as its source has a line here."""
    from shengwang_agent_api.rules import RULES

    known = {line["id"] for line in CASES}
    for rule in RULES:
        sources = [word.strip(",;") for word in rule["source"].split()]
        ids = [word for word in sources if word[0] in "RMT" and word[1:].isdigit()]
        assert ids, rule["id"]
        assert set(ids) <= known, rule["id"]
