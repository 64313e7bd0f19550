"""``eval`` and ``turns report``: what they print and write, and their exit codes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from shengwang_agent import AgentClient
from shengwang_agent.sandbox import Sandbox
from tests.cli.conftest import PROPERTIES
from tests.cli.terminal import piped
from tests.evals.models import ChatServer

GOOD = """
name: it tells the hours
agent: {}
replies: {hours: "From nine to six.", story: "Once upon a time there was a king."}
turns:
  - caller: Your hours?
    expect: [{says: nine to six}]
"""
BAD = GOOD.replace("nine to six}]", "ten to six}]").replace("it tells the", "it mixes up <the>")
BROKEN = """
name: it asks a model
agent: {llm: {url: "http://127.0.0.1:9/", api_key: k}}
turns: [{caller: Hi}]
"""


def write(folder: Path, **files: str) -> None:
    (folder / "scenarios").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "scenarios" / f"{name}.yaml").write_text(text)


@pytest.mark.parametrize(
    ("files", "code", "last"),
    [
        ({"a": GOOD}, 0, "1 of 1 passed"),
        ({"a": GOOD, "b": BAD}, 12, "1 of 2 passed"),
        ({"a": GOOD, "c": BROKEN}, 10, "1 of 2 passed"),
        ({"b": BAD, "c": BROKEN}, 12, "0 of 2 passed"),
        ({"a": GOOD.replace("agent", "agnet")}, 2, ""),
        ({}, 2, ""),
    ],
)
def test_exit_codes(clean: Path, files: dict[str, str], code: int, last: str) -> None:
    write(clean, **files)
    ran = piped("eval", "scenarios")
    assert (ran.code, ran.out.splitlines()[-1:]) == (code, [last] if last else [])


def test_a_failure_reads_well(clean: Path) -> None:
    write(clean, a=GOOD, b=BAD)
    ran = piped("eval", "scenarios")
    assert ran.out.splitlines() == [
        "ok    it tells the hours",
        "FAIL  it mixes up <the> hours",
        "      turn 1 (caller 'Your hours?'): says 'ten to six': heard 'From nine to six.'",
        "      --",
        "      caller: Your hours?",
        "      agent: From nine to six.",
        "1 of 2 passed",
    ]


def test_no_name_looks_like_another_line(clean: Path) -> None:
    write(clean, a=GOOD.replace("it tells the hours", '"one\\nok    two\\u2028three\\e[31m"'))
    ran = piped("eval", "scenarios")
    assert ran.out.splitlines() == ["ok    one ok two three\ufffd[31m", "1 of 1 passed"]


def test_an_error_names_file_line_and_key(clean: Path) -> None:
    write(clean, a=GOOD.replace("caller:", "callr:"))
    ran = piped("eval", "scenarios")
    assert "scenarios/a.yaml, line 6: turns[0].callr: there is no such key" in ran.err
    assert "did you mean 'caller'" in ran.err


def test_runs_of_which_some_have_to_pass(clean: Path) -> None:
    slow = GOOD + "latency: {llm_ttft: [400, 1500]}\n"
    write(clean, a=slow.replace("[{says: nine to six}]", "[{within: 0.5}]"))
    ran = piped("eval", "scenarios", "--repeat", "8", "--need", "1")
    assert ran.code == 0
    passed = int(ran.out.split()[-4:-3][0].partition("/")[0])
    assert 0 < passed < 8
    assert piped("eval", "scenarios", "--repeat", "8").code == 12
    assert piped("eval", "scenarios", "--repeat", "2", "--need", "3").code == 2


def test_junit_tells_failures_from_errors(clean: Path) -> None:
    odd = BAD.replace("Your hours?", '"Your hours? \\u0001"')
    write(clean, a=GOOD, b=odd, c=BROKEN)
    assert piped("eval", "scenarios", "--junit", "report.xml", "--seed", "7").code == 12
    suite = Xml.parse("report.xml").getroot()
    assert {key: suite.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "3",
        "failures": "1",
        "errors": "1",
    }
    good, bad, broken = suite
    assert [child.tag for child in good] == ["properties", "system-out"]
    assert [child.tag for child in bad] == ["properties", "failure", "system-out"]
    assert [child.tag for child in broken] == ["properties", "error", "system-out"]
    assert {p.get("value") for p in suite.iter("property")} == {"7"}
    assert "From nine to six." in str(bad[2].text)


def test_the_page_holds_everything_and_needs_nothing(clean: Path) -> None:
    cut = "\n  - {caller: story, listen: upon}\n  - {caller: '<b>hours</b>'}\n"
    write(clean, a=GOOD + cut, b=BAD)
    assert piped("eval", "scenarios", "--html", "report.html").code == 12
    page = Path("report.html").read_text("utf-8")
    assert '<s title="never heard"> a time there was a king.</s>' in page
    assert "cut: start_of_speech" in page
    assert "&lt;b&gt;hours&lt;/b&gt;" in page
    assert "it mixes up &lt;the&gt; hours" in page
    assert "<script" not in page
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
    assert page.count("<details open>") == 1


def test_json_for_programs(clean: Path) -> None:
    write(clean, a=GOOD)
    (row,) = json.loads(piped("eval", "scenarios", "--json").out)
    assert (row["state"], row["seed"], row["problems"]) == ("passed", 0, [])
    assert row["transcript"] == "caller: Your hours?\nagent: From nine to six."


def test_a_judge_of_the_command_line(clean: Path) -> None:
    write(clean, a=GOOD.replace("{says: nine to six}", "{judge: is polite}"))
    assert piped("eval", "scenarios").code == 2
    server = ChatServer(lambda body: {"met": False, "reason": "it is rude"})
    try:
        ran = piped("eval", "scenarios", "--judge", server.url, "--judge-model", "m")
    finally:
        server.close()
    assert ran.code == 12
    assert "it is rude" in ran.out
    ran = piped("eval", "scenarios", "--judge", "https://judge.example.com/", "--judge-model", "m")
    assert (ran.code, "--allow-remote" in ran.err) == (2, True)


def test_the_schema_is_printed(clean: Path) -> None:
    assert json.loads(piped("eval", "--schema").out)["title"].startswith("A conversation")


def test_what_no_file_can_hold_is_replaced(clean: Path) -> None:
    text = '{"name": "\\ud800", "agent": {}, "replies": "x", "turns": [{"caller": "Hi"}]}'
    (clean / "odd.json").write_text(text)
    assert piped("eval", "odd.json", "--html", "r.html", "--junit", "r.xml").code == 0
    assert "\ufffd" in Path("r.html").read_text("utf-8")
    assert Xml.parse("r.xml").getroot()[0].get("name") == "\ufffd"


def test_the_extra_is_named(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(clean, a=GOOD)
    monkeypatch.setitem(sys.modules, "starlette", None)
    ran = piped("eval", "scenarios")
    assert (ran.code, "shengwang-agent[sandbox,cli]" in ran.err) == (3, True)


def test_a_report_that_cannot_be_written_is_named(clean: Path) -> None:
    write(clean, a=GOOD)
    for option in ("--junit", "--html"):
        ran = piped("eval", "scenarios", option, "gone/report")
        assert (ran.code, "gone/report cannot be written" in ran.err) == (2, True)


# -- turns report -----------------------------------------------------------------------------


def notice(agent: str, *values: int) -> dict[str, Any]:
    turns = [
        {"turn_id": n, "metrics": {"e2e_latency_ms": v, "segmented_latency_ms": {"llm_ttft": v}}}
        for n, v in enumerate(values)
    ]
    return {"eventType": 112, "payload": {"agent_id": agent, "turns": turns}}


@pytest.mark.parametrize("form", ["lines", "list"])
def test_a_file_of_events(clean: Path, form: str) -> None:
    events = [notice("a", 100, 200), notice("b", 400), notice("b", 400), {"eventType": 101}]
    text = "\n".join(map(json.dumps, events)) if form == "lines" else json.dumps(events)
    Path("events").write_text(text)
    rows = json.loads(piped("turns", "report", "events", "--json", "--svg", "drawn.svg").out)
    expected = {"turns": 3, "p50": 200, "p90": 400, "p95": 400, "p99": 400}
    assert rows == [{"segment": "llm_ttft", **expected}, {"segment": "e2e", **expected}]
    assert Xml.parse("drawn.svg").getroot().tag.endswith("svg")
    table = piped("turns", "report", "events").out.split()
    assert table[:6] == ["segment", "turns", "p50", "p90", "p95", "p99"]


def test_a_broken_line_is_named(clean: Path) -> None:
    for broken in ("{oops", "[" * 100_000):
        Path("events").write_text(json.dumps(notice("a", 1)) + f"\n{broken}\n")
        ran = piped("turns", "report", "events")
        assert (ran.code, "events, line 2 is no JSON" in ran.err) == (2, True)


def test_no_latency_is_a_no(clean: Path) -> None:
    Path("events").write_text("{}")
    assert piped("turns", "report", "events").code == 12


def test_many_agents_of_the_platform(
    sandbox: Sandbox, client: AgentClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    agents = []
    for number in range(3):
        started = client.agents.start(name=f"report-{number}", properties=PROPERTIES)
        agents.append(str(started.agent_id))
        sandbox.clock.advance(3)
        for _ in range(40):  # more than one page
            sandbox.agent(agents[-1]).hears("Hi")
            sandbox.clock.advance(5)
        client.agents.stop(agent_id=agents[-1])
    some = [word for agent in agents for word in ("--agent-id", agent)]
    rows = json.loads(piped("turns", "report", *some, "--json").out)
    assert {row["segment"]: row["turns"] for row in rows}["e2e"] == 120
    every = json.loads(piped("turns", "report", "--json").out)
    assert {row["segment"]: row["turns"] for row in every}["e2e"] >= 120
    assert piped("turns", "report", "--agent-id", "nobody").code == 12
