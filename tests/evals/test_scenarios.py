"""Scenario files: what they say, how they are refused, what comes of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from shengwang_agent import evals
from shengwang_agent.evals import EvalError, Report, ScenarioError
from shengwang_agent.evals.scenario import schema
from shengwang_agent.evals.schema import problems
from tests.evals.models import TOOLS, ChatServer, hotel
from tests.sandbox.model.servers import model_server

HELLO = """
name: it greets
agent: {llm: {url: "http://127.0.0.1:9/", greeting_message: "Good morning."}}
replies: {hours: "From nine to six.", story: "Once upon a time there was a very long story."}
"""


def play(folder: Path, text: str, **options: Any) -> Report:
    file = folder / "one.yaml"
    file.write_text(text, "utf-8")
    return evals.run(file, **options)


def state(folder: Path, text: str, **options: Any) -> tuple[str, list[str]]:
    (result,) = play(folder, text, **options).results
    return result.state, list(result.problems)


# -- a file that cannot be read ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("agent: {}\nturns: [{caller: Hi}]\nreplys: x\n", "line 3: replys: there is no such key; did you mean 'replies'"),
        ("agent: {}\nturns:\n  - callr: Hi\n", "line 3: turns[0].callr: there is no such key; did you mean 'caller'"),
        ("agent: {}\nturns:\n  - caller: Hi\n    expect:\n    - sais: x\n", "line 5: turns[0].expect[0].sais"),
        ("agent: {}\nturns:\n  - caller: Hi\n    silence: 3\n", "line 3: turns[0]: expected exactly one of caller, silence"),
        ("agent: {}\nturns:\n  - silence: -1\n", "line 3: turns[0].silence: expected 0 or more, got -1"),
        ("agent: {}\nturns:\n  - caller: 7\n", "line 3: turns[0].caller: expected a string, got 7"),
        ("agent: {}\nseed: true\nturns: [{caller: Hi}]\n", "line 2: seed: expected an integer, got True"),
        ("agent: [1]\nturns: [{caller: Hi}]\n", "line 1: agent: expected the `properties` of a start"),
        ("agent: nonsense\nturns: [{caller: Hi}]\n", "line 1: agent: expected `module:function`"),
        ("turns: [{caller: Hi}]\n", "line 1: agent is missing"),
        ("agent: {}\n", "line 1: nobody speaks"),
        ("agent: {}\nagent: {}\n", "line 2: agent: it stands there twice"),
        ("agent: {\n", "line 2: "),
        ("", "line 1: expected an object, got None"),
        ("agent: {}\nturns:\n- caller: Hi\n  expect:\n  - says: /(/\n", "line 5: turns[0].expect[0].says: no regular expression"),
        ("agent: {}\nturns:\n- caller: Hi\n  expect:\n  - judge: is kind\n", "line 5: turns[0].expect[0].judge: there is no judge"),
        ("agent: {}\nturns:\n- caller: Hi\n  expect:\n  - ended: STOPPED\n", "line 5: turns[0].expect[0].ended: an agent ends"),
        ("agent: {}\nturns: [{caller: Hi}]\nexpect: [{ended: ok}]\n", "line 3: expect[0].ended: an agent ends"),
        ("agent: {}\nturns: [{caller: Hi, expect: [{tool: {nam: x}}]}]\n", "turns[0].expect[0].tool"),
        ("agent: {}\nturns: [{caller: Hi}]\nlatency: {llm_ttft: [1]}\n", "line 3: latency.llm_ttft: expected 2 or more values"),
        ("agent: !include gone.yaml\nturns: [{caller: Hi}]\n", "gone.yaml: it cannot be read"),
        ("agent: !include one.yaml\nturns: [{caller: Hi}]\n", "one.yaml: it includes itself"),
        ("agent: &a {x: *a}\nturns: [{caller: Hi}]\n", "line 1: it is nested too deeply"),
        pytest.param("agent: " + "[" * 9_000, "one.yaml: it is nested too deeply", id="deep"),
        ("agent: {}\ntools: {t: {returns: 1, fails: x}}\nturns: [{caller: Hi}]\n", "line 2: tools.t: expected returns or fails"),
        ("agent: {}\nreplies:\n  hours: Nine.\n  '[': x\nturns: [{caller: Hi}]\n", "line 4: replies.[: no regular expression"),
        ("agent: {}\njudge: {url: u, model: m, votes: 2}\nturns: [{caller: Hi}]\n", "line 2: judge.votes: expected an odd number"),
    ],
)  # fmt: skip
def test_it_is_refused_with_file_line_and_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        play(tmp_path, text)
    assert told in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_line_of_an_included_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "_turns.yaml").write_text("- caller: Hi\n- callr: Ho\n")
    with pytest.raises(ScenarioError, match=r"_turns\.yaml, line 2: turns\[1\]\.callr"):
        play(tmp_path, "agent: {}\nturns: !include _turns.yaml\n")


def test_many_values_are_refused_before_the_memory_is_full(tmp_path: Path) -> None:
    layers = "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 9))
    with pytest.raises(ScenarioError, match="too many values"):
        play(tmp_path, f"x0: &x0 [1]\n{layers}")


def test_a_folder_is_read_without_its_parts(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "deep/c.json", "_part.yaml", "note.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text('{"agent": {}, "replies": "Yes.", "turns": [{"caller": "Hi"}]}')
    (tmp_path / "folder.yaml").mkdir()
    assert [result.name for result in evals.run(tmp_path).results] == ["a", "b", "c"]
    assert [result.name for result in evals.run(tmp_path, match="B").results] == ["b"]
    twice = evals.run(tmp_path / "b.yaml", tmp_path, match="b")
    assert [result.name for result in twice.results] == ["b"]
    with pytest.raises(ScenarioError, match="no scenario has 'x' in its name"):
        evals.run(tmp_path, match="x")
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ScenarioError, match="no scenario in"):
        evals.run(empty)
    with pytest.raises(ScenarioError, match=r"gone\.yaml: it cannot be read"):
        evals.run(tmp_path, tmp_path / "gone.yaml")


@pytest.mark.parametrize("need", [0, 3])
def test_more_than_all_runs_cannot_be_needed(tmp_path: Path, need: int) -> None:
    with pytest.raises(ValueError, match="need"):
        play(tmp_path, HELLO + "turns: [{caller: Hi}]\n", repeat=2, need=need)


# -- the schema --------------------------------------------------------------------------------

GOOD: list[Any] = [
    {"agent": {}, "turns": [{"caller": "Hi", "listen": 3, "expect": [{"says": "x"}, {"tool": {"name": "t", "times": 0}}]}]},
    {"agent": "a.b:c", "replies": ["x"], "tools": {"t": {"returns": [1], "takes": 2}}, "latency": {"llm_ttft": [1, 2]}},
    {"agent": {}, "caller": {"goal": "g", "url": "u", "model": "m", "ends": "stuck"}, "expect": [{"no_tool": True}]},
    {"agent": {}, "turns": [{"program": {"speak": "x"}}, {"silence": 2}, {"hangs_up": True}]},
]  # fmt: skip
BAD: list[Any] = [
    None, [], {}, {"agent": 1}, {"agent": {}, "seed": 1.5}, {"agent": {}, "seed": True},
    {"agent": {}, "turns": {}}, {"agent": {}, "turns": [{}]}, {"agent": {}, "turns": [{"caller": ""}]},
    {"agent": {}, "turns": [{"program": {}}]}, {"agent": {}, "turns": [{"program": {"speak": "x", "think": "y"}}]},
    {"agent": {}, "expect": [{"says": "x", "judge": "y"}]}, {"agent": {}, "expect": [{"no_tool": False}]},
    {"agent": {}, "expect": [{"ended": "done"}]}, {"agent": {}, "replies": []}, {"agent": {}, "replies": {"a": 1}},
    {"agent": {}, "latency": {"x": "1"}}, {"agent": {}, "before": "no function"}, {"agent": {}, "x": 1},
]  # fmt: skip


def test_the_schema_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("value", [*GOOD, *BAD], ids=json.dumps)
def test_files_are_judged_as_the_published_schema_judges_them(value: Any) -> None:
    others = not list(jsonschema.Draft202012Validator(schema()).iter_errors(value))
    assert (not list(problems(value, schema(), schema()))) is others is (value in GOOD)


# -- what comes of it --------------------------------------------------------------------------


def test_a_conversation_passes(tmp_path: Path) -> None:
    text = (
        HELLO
        + """
turns:
  - caller: What are your hours?
    expect: [{says: NINE to six}, {never_says: "/\\\\bclosed\\\\b/"}, {within: 1}, {ended: ok}, {no_tool: true}]
  - caller: Tell me a story
    listen: a very
    expect: [{says: a very}, {ended: interrupted}]
  - caller: hours
  - silence: 5
    expect: [{never_says: hello}]
  - program: {speak: We close now.}
    expect: [{says: we close}]
  - hangs_up: true
expect: [{says: good morning}, {ended: RUNNING}, {within: 0.7}]
"""
    )
    report = play(tmp_path, text)
    assert report.passed, report
    (result,) = report.results
    assert result.transcript.splitlines()[:3] == [
        "agent: Good morning.",
        "caller: What are your hours?",
        "agent: From nine to six.",
    ]
    assert result.seconds > 5


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("says: ten", "says 'ten': heard 'From nine to six.'"),
        ("never_says: nine", "never_says 'nine': heard 'From nine to six.'"),
        ("within: 0.5", "within 0.5 s: 0.67 s"),
        ("ended: interrupted", "ended interrupted: ok"),
        ("tool: lookup", "tool {'name': 'lookup'}: 0 such calls; called no tool"),
    ],
)
def test_a_failure_says_what_was_there_instead(tmp_path: Path, check: str, told: str) -> None:
    text = HELLO + f"turns:\n- caller: hours\n  expect: [{{{check}}}]\n- caller: story\n"
    (result,) = play(tmp_path, text).results
    assert (result.state, list(result.problems)) == ("failed", [f"turn 1 (caller 'hours'): {told}"])
    assert "story" not in result.transcript  # what follows a failure is not played


def test_a_listen_that_never_comes_true_is_a_failure(tmp_path: Path) -> None:
    found = state(tmp_path, HELLO + "turns: [{caller: hours, listen: goodbye}]\n")
    assert found == ("failed", ["turn 1 (caller 'hours'): 'goodbye' was not heard within 300 s"])


def test_the_first_line_may_break_into_the_greeting(tmp_path: Path) -> None:
    text = HELLO + "listen: 0.5\nturns: [{caller: hours}]\n"
    assert play(tmp_path, text).results[0].turns[0].ended == "interrupted"


def test_tools_are_answered_and_counted(tmp_path: Path) -> None:
    with model_server(hotel) as server:
        llm = {"url": "http://127.0.0.1:9/", "api_key": "k", "tools": TOOLS}
        agent = {"llm": llm, "advanced_features": {"enable_tools": True}}
        text = f"""
agent: {json.dumps(agent)}
model: {server.url}
tools: {{bookTable: {{returns: {{table: 4}}, takes: 2}}}}
turns:
  - caller: a table, please
    expect:
      - tool: bookTable
      - tool: {{name: bookTable, args: {{people: 2}}, ok: true, times: 1}}
      - no_tool: lookupOrder
      - within: 3
expect: [{{tool: {{name: bookTable, args: {{people: 3}}}}}}]
"""
        found = state(tmp_path, text)
    assert found[0] == "failed"
    assert "0 such calls; called bookTable {'people': 2}" in found[1][0]


def test_the_same_seed_gives_the_same_result(tmp_path: Path) -> None:
    text = (
        HELLO
        + "latency: {llm_ttft: [400, 1500]}\nturns: [{caller: hours, expect: [{within: 0.5}]}]\n"
    )
    first, again = (play(tmp_path, text, repeat=8, need=1) for _ in range(2))
    assert first == again
    states = {result.seed: result.state for result in first.results}
    assert set(states.values()) == {"passed", "failed"}
    assert first.passed
    assert not play(tmp_path, text, repeat=8).passed
    lucky = next(seed for seed, state in states.items() if state == "passed")
    assert play(tmp_path, text, seed=lucky).passed


# -- what is broken is an error ----------------------------------------------------------------


@pytest.fixture
def module(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "evals_hooks.py").write_text(
        "calls = []\n"
        "def agent(): calls.append(1); return {}\n"
        "def polite(talk, turn): return None if turn.heard else 'nothing was heard'\n"
        "def rude(talk, turn): return 'it is rude'\n"
        "def asserts(talk, turn): assert False, 'not so'\n"
        "def breaks(*all): raise KeyError('x')\n"
        "def leaves(): raise SystemExit(1)\n"
        "def number(): return 7\n"
    )
    yield
    sys.modules.pop("evals_hooks", None)


@pytest.mark.parametrize(
    ("text", "state_", "told"),
    [
        ("agent: evals_hooks:agent\nbefore: evals_hooks:agent\n", "passed", ""),
        ("agent: {}\ncheck: polite", "passed", ""),
        ("agent: {}\ncheck: rude", "failed", "it is rude"),
        ("agent: {}\ncheck: asserts", "failed", "not so"),
        ("agent: {}\ncheck: breaks", "error", "evals_hooks:breaks: KeyError"),
        ("agent: {}\ncheck: nowhere", "error", "evals_hooks:nowhere: AttributeError"),
        ("agent: evals_hooks:breaks\n", "error", "KeyError"),
        ("agent: {}\nbefore: no_such_module:x\n", "error", "no_such_module"),
        ("agent: {}\nbefore: evals_hooks:leaves\n", "error", "evals_hooks:leaves: SystemExit: 1"),
        ("agent: evals_hooks:number\n", "error", "agent: TypeError: 'int' object"),
        (
            "agent: {llm: 7}\nmodel: http://127.0.0.1:9/\n",
            "error",
            "agent: TypeError: 'int' object",
        ),
    ],
)
def test_functions_of_the_test(
    tmp_path: Path, module: None, text: str, state_: str, told: str
) -> None:
    text, _, check = text.partition("check: ")
    expect = f", expect: [{{python: 'evals_hooks:{check}'}}]" if check else ""
    found = state(tmp_path, f"{text}\nreplies: Yes.\nturns: [{{caller: Hi{expect}}}]\n")
    assert found[0] == state_
    assert told in " ".join(found[1])


def test_each_folder_has_its_own_modules(tmp_path: Path) -> None:
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "evals_beside.py").write_text(f"def told(talk, turn): return 'of {name}'\n")
        (folder / "s.yaml").write_text(
            "agent: {}\nreplies: Yes.\n"
            "turns: [{caller: Hi, expect: [{python: 'evals_beside:told'}]}]\n"
        )
    try:
        report = evals.run(tmp_path, repeat=2)
    finally:
        sys.modules.pop("evals_beside", None)
    ends = [result.problems[0].rpartition(" ")[2] for result in report.results]
    assert ends == ["a", "a", "b", "b"]


@pytest.mark.filterwarnings("ignore:agents.update")
@pytest.mark.parametrize("turn", ['{caller: " "}', "{program: {update: {llm: {max_history: -4}}}}"])
def test_an_error_names_its_turn(tmp_path: Path, turn: str) -> None:
    found = state(tmp_path, f"agent: {{}}\nreplies: Yes.\nturns: [{{caller: Hi}}, {turn}]\n")
    assert found[0] == "error"
    assert found[1][0].startswith("turn 2 (")


def test_the_extra_of_the_sandbox_is_needed_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "starlette", None)
    with pytest.raises(ModuleNotFoundError, match=r"shengwang-agent\[sandbox\]"):
        play(tmp_path, HELLO + "turns: [{caller: Hi}]\n")


def test_a_model_that_cannot_be_reached_is_an_error(tmp_path: Path) -> None:
    agent = 'agent: {llm: {url: "http://127.0.0.1:9/", api_key: k}}\n'
    found = state(tmp_path, agent + "turns: [{caller: Hi, expect: [{says: hello}]}]\n")
    assert found[0] == "error"
    assert found[1][0].startswith("the agent's model: ")
    assert (
        state(tmp_path, agent + "turns: [{caller: Hi, expect: [{ended: error}]}]\n")[0] == "passed"
    )


@pytest.mark.parametrize("listen", ["hello", 0, 0.1])
def test_a_broken_model_is_an_error_whenever_it_shows(tmp_path: Path, listen: Any) -> None:
    agent = 'agent: {llm: {url: "http://127.0.0.1:9/", api_key: k}}\n'
    last = "  - silence: 9\n" if listen != "hello" else ""
    found = state(tmp_path, agent + f"turns:\n  - {{caller: Hi, listen: {listen}}}\n{last}")
    assert found[0] == "error", found


def test_a_latency_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    found = state(tmp_path, HELLO + "latency: {llm_tft: 3}\nturns: [{caller: Hi}]\n")
    assert (found[0], "llm_tft" in found[1][0]) == ("error", True)


def test_an_agent_that_is_refused_is_an_error(tmp_path: Path) -> None:
    found = state(tmp_path, "agent: {idle_timeout: -1}\nreplies: Yes.\nturns: [{caller: Hi}]\n")
    assert found[0] == "error"
    assert "idle_timeout" in found[1][0]


JUDGED = """
agent: {}
replies: Yes.
judge: {url: "%s", model: m}
turns: [{caller: Hi, expect: [{judge: agrees}]}]
"""


@pytest.mark.parametrize(
    ("answer", "state_"),
    [({"met": True}, "passed"), ({"met": False, "reason": "r"}, "failed"), ("what?", "error"), (500, "error")],
)  # fmt: skip
def test_verdicts_and_broken_judges(tmp_path: Path, answer: Any, state_: str) -> None:
    server = ChatServer(lambda body: answer)
    try:
        assert state(tmp_path, JUDGED % server.url)[0] == state_
    finally:
        server.close()


def test_a_judge_elsewhere_has_to_be_allowed_and_may_be_replaced(tmp_path: Path) -> None:
    text = JUDGED % "https://api.example.com/v1/chat/completions"
    found = state(tmp_path, text)
    assert (found[0], "allow_remote" in found[1][0]) == ("error", True)
    assert state(tmp_path, text, judge=lambda criterion, transcript: True)[0] == "passed"


def test_a_key_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = ChatServer(lambda body: {"met": True})
    text = (JUDGED % server.url).replace("model: m", "model: m, key_env: JUDGE_KEY")
    try:
        assert "JUDGE_KEY" in state(tmp_path, text)[1][0]
        monkeypatch.setenv("JUDGE_KEY", "k-123")
        assert state(tmp_path, text)[0] == "passed"
    finally:
        server.close()
    assert server.requests[0][1]["Authorization"] == "Bearer k-123"


@pytest.mark.parametrize(
    ("answer", "ends", "state_"),
    [
        ({"say": "Bye", "done": "goal"}, "goal", "passed"),
        ({"say": "Bye", "done": "gave_up"}, "goal", "failed"),
        ({"say": "Hm", "done": False}, "stuck", "passed"),
        ("no json", "goal", "error"),
    ],
)
def test_a_simulated_caller(tmp_path: Path, answer: Any, ends: str, state_: str) -> None:
    server = ChatServer(lambda body: answer)
    caller = f"{{goal: g, url: '{server.url}', model: m, ends: {ends}, most_turns: 5}}"
    try:
        found = state(tmp_path, f"agent: {{}}\nreplies: Yes.\ncaller: {caller}\n")
    finally:
        server.close()
    assert found[0] == state_, found


def test_a_report_shows_what_did_not_pass(tmp_path: Path) -> None:
    report = play(tmp_path, HELLO + "turns: [{caller: hours, expect: [{says: ten}]}]\n")
    with pytest.raises(AssertionError, match="From nine to six"):
        assert report.passed, report


def test_fifty_scenarios_of_a_minute(tmp_path: Path) -> None:
    ask = "  - {caller: story, expect: [{within: 5}]}\n" * 12
    for number in range(50):
        text = HELLO + f"seed: {number}\nlatency: {{llm_ttft: [400, 900]}}\nturns:\n{ask}"
        (tmp_path / f"{number:02}.yaml").write_text(text + "  - {silence: 25}\n")
    first, again = evals.run(tmp_path), evals.run(tmp_path)
    assert first == again
    assert first.passed, first
    assert len({result.seconds for result in first.results}) > 45
    assert min(result.seconds for result in first.results) > 60


def test_an_eval_error_is_no_assertion() -> None:
    assert not issubclass(EvalError, AssertionError)
