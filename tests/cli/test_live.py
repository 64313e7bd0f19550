"""``live check``: every planted difference is found and nothing else, and nothing is left behind."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from codegen.compare import Difference as Known, read_known, unknown
from shengwang_agent import AgentClient
from shengwang_agent._runtime.rules import broken_rules
from shengwang_agent.agentkit import Call
from shengwang_agent.cli import calls, live
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.web.exchange import HttpReply, IncomingRequest, encode
from shengwang_agent.sandbox.web.gateway import Gateway
from tests.cli.conftest import APP_ID, CERTIFICATE, PROPERTIES
from tests.cli.terminal import Ran, in_terminal, piped

PROJECT = "/v2/projects/{}"
NUMBER, OURS = "+8613911112222", "+8610000000"
CALL = ("--call", NUMBER, "--from", OURS, "--pipeline-id", "p", "--every", "0.05")
Reply = Callable[[HttpReply], None]
Plant = Callable[[str, Reply], None]
CONTRACT = Path(__file__).parents[1] / "contract"


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    """A platform of its own, whose clock nobody else has moved: tokens are made by the real one."""
    with Sandbox(max_agents=None) as sandbox:
        sandbox.callee("answered", rings=0.0, hangs_up_after=0.2, says="Hello?", pause=0)
        yield sandbox


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Change the answers to the requests whose ``VERB /path?query`` a pattern finds."""
    planted: list[tuple[str, Reply]] = []
    answer = Gateway.answer

    def changed(self: Gateway, incoming: IncomingRequest, *, blocking: bool) -> HttpReply:
        reply = answer(self, incoming, blocking=blocking)
        asked = f"{incoming.method} {incoming.path}?{incoming.query} {incoming.body.decode()}"
        for pattern, change in planted:
            if re.search(pattern, asked):
                change(reply)
        return reply

    monkeypatch.setattr(Gateway, "answer", changed)
    return lambda pattern, change: planted.append((pattern, change))


@pytest.fixture(autouse=True)
def _picked_up(sandbox: Sandbox) -> None:
    """Whoever is called here answers after it has rung, and stays."""
    sandbox.callee("answered", number=NUMBER, rings=0.2)


def found(*argv: str) -> list[tuple[str, str, Any, Any]]:
    """What a run says that differs; its exit code must fit."""
    ran = piped("live", "check", "--json", *argv)
    assert ran.code in (0, 13), ran.err
    entries = json.loads(ran.out)["differences"]
    assert ran.code == (13 if entries else 0)
    return [(one["where"], one["what"], one["theirs"], one["ours"]) for one in entries]


def told(ran: Ran) -> dict[str, str]:
    points: dict[str, str] = json.loads(ran.out)["open"]
    return {says: text for says, text in points.items() if not text.startswith("not told")}


def status(code: int) -> Reply:
    def change(reply: HttpReply) -> None:
        reply.status = code

    return change


def header(name: str, value: str | None) -> Reply:
    def change(reply: HttpReply) -> None:
        reply.headers.pop(name)
        if value is not None:
            reply.headers[name] = value

    return change


def body(*path: str | int, **changes: Any) -> Reply:
    """Change members of an object of the answer; ``None`` takes one out."""

    def change(reply: HttpReply) -> None:
        decoded = place = json.loads(reply.body)
        for key in path:
            place = place[key]
        place.update(changes)
        for key in [key for key, value in changes.items() if value is None]:
            place.pop(key)
        reply.body = encode(decoded)

    return change


# -- what costs nothing --------------------------------------------------------------------


def test_nothing_differs(sandbox: Sandbox, agent: str) -> None:
    before, dials, sent = len(sandbox.agents()), len(sandbox.dials), sandbox.requests.total
    ran = piped("live", "check", "--json")
    assert (ran.code, ran.err) == (0, "")
    said = json.loads(ran.out)
    assert said["differences"] == []
    assert said["asked"] == sandbox.requests.total - sent == len(live.probes("reads"))
    assert (len(sandbox.agents()), len(sandbox.dials)) == (before, dials)
    assert told(ran) == {"whether telephony is served at all (200 if so)": "status 200"}


AGENT, TWO = f"GET {PROJECT}/agents/{{}}", f"GET {PROJECT}/agents 200"
GONE = rf"GET .*/agents/{live.NOBODY}\?"
LISTED = r"GET .*/agents\?limit=2"
CALLS = f"GET {PROJECT}/calls/{{}} (an unknown call)"
PLANTED = {
    "a status": (GONE, status(410), (f"{AGENT} (an unknown agent)", "status", 410, 404)),
    "a reason": (
        GONE,
        body(reason="AgentNotFound"),
        (f"{AGENT} (an unknown agent)", "reason", "AgentNotFound", "TaskNotFound"),
    ),
    "a media type": (
        GONE,
        header("content-type", "text/json; charset=utf-8"),
        (f"{AGENT} (an unknown agent)", "header content-type", "text/json", "application/json"),
    ),
    "no id of the request": (
        GONE,
        header("x-request-id", None),
        (f"{AGENT} (an unknown agent)", "header x-request-id", "nothing", "there"),
    ),
    "the fields of an error": (
        rf"GET .*/calls/{live.NOBODY}",
        body(error_type=None, reason="not_found"),
        (CALLS, "fields", ["description", "reason"], ["description", "error_type"]),
    ),
    "another place": (
        r"POST .*/join\? \{\}",
        body(detail="something is missing"),
        (f"POST {PROJECT}/join (nothing)", "named field", "another", "name"),
    ),
    "no telephony": (
        r"GET .*/call\?limit=2",
        status(404),
        (f"GET {PROJECT}/call (a page)", "status", 404, 200),
    ),
    "an accepted request": (
        r"GET .*/agents\?state=99",
        lambda reply: (status(200)(reply), setattr(reply, "body", b"{}"))[0],
        (f"GET {PROJECT}/agents (a state that is none)", "status", 200, 400),
    ),
    "a state": (
        LISTED,
        body("data", "list", 0, status="ACTIVE"),
        (
            f"{TWO} data.list.[].status",
            "enum",
            "ACTIVE",
            ["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"],
        ),
    ),
    "a unit": (
        LISTED,
        body("data", "list", 0, start_ts=1_700_000_000_000),
        (f"{TWO} data.list.[].start_ts", "unit", "milliseconds", "seconds"),
    ),
    "a type": (
        LISTED,
        body("data", "list", 0, start_ts="1700000000"),
        (f"{TWO} data.list.[].start_ts", "type", "string", "integer"),
    ),
    "a new field": (
        LISTED,
        body("data", "list", 0, region="cn"),
        (f"{TWO} data.list.[].region", "field", "string", "nothing"),
    ),
    "a missing field": (
        LISTED,
        body(data=None),
        (f"{TWO} data", "field", "nothing", "there"),
    ),
    "a list that is none": (
        r"GET /v2/phone-numbers\?",
        lambda reply: setattr(reply, "body", b"{}"),
        ("GET /v2/phone-numbers 200", "type", "object", "array"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_is_found(name: str, agent: str, plant: Plant) -> None:
    pattern, change, expected = PLANTED[name]
    plant(pattern, change)
    assert found() == [expected]


def test_several_are_all_found(agent: str, plant: Plant) -> None:
    names = ("a reason", "no telephony", "a unit")
    for name in names:
        plant(*PLANTED[name][:2])
    assert sorted(found()) == sorted(PLANTED[name][2] for name in names)


def test_an_answer_that_never_comes(sandbox: Sandbox) -> None:
    sandbox.drop(on="agents.think", times=1)
    where = f"POST {PROJECT}/agents/{{}}/think (an unknown agent)"
    [(place, what, theirs, ours)] = found()
    assert (place, what, ours) == (where, "status", 404)
    assert "ConnectionLost" in theirs


@pytest.mark.parametrize("step", ["join", "call", "phone-numbers"])
def test_what_is_carried_out_all_the_same_is_undone(
    step: str, sandbox: Sandbox, client: AgentClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service accepts one of the requests that it was to refuse."""
    number = "+8610012345"
    good: dict[str, Any] = {
        "join": {"name": "n", "properties": PROPERTIES},
        "call": {
            "name": "n",
            "sip": {"to_number": NUMBER, "from_number": OURS, "rtc_uid": "1", "rtc_token": "t"},
            "properties": PROPERTIES,
        },
        "phone-numbers": {
            "provider": "byo",
            "phone_number": number,
            "label": "l",
            "inbound_config": None,
            "outbound_config": {"address": "a"},
        },
    }
    answer = Gateway.answer

    def lenient(self: Gateway, incoming: IncomingRequest, *, blocking: bool) -> HttpReply:
        path, text = incoming.path, incoming.body
        if incoming.method == "POST" and path.endswith(step) and b"live-check" in text:
            incoming = replace(incoming, body=encode(good[step]))
        elif incoming.method == "DELETE":
            incoming = replace(incoming, path=path.replace("none", number))
        return answer(self, incoming, blocking=blocking)

    monkeypatch.setattr(Gateway, "answer", lenient)
    before = len(sandbox.agents())
    differing = found()
    assert {(what, theirs) for _, what, theirs, _ in differing} == {
        ("status", 201 if step == "phone-numbers" else 200)
    }
    started = sandbox.agents()[before:]
    assert len(started) == (len(differing) if step != "phone-numbers" else 0)
    assert {agent.status for agent in started} <= {"STOPPED"}
    assert not [one for one in client.phone_numbers.list() if one.phone_number == number]


def test_a_token_asks_about_agents_only(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ID", "SECRET"):
        monkeypatch.delenv(f"SHENGWANG_CUSTOMER_{name}")
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    sent = sandbox.requests.total
    ran = piped("live", "check", "--json")
    assert ran.code == 0, ran.err
    asked = list(sandbox.requests)[-(sandbox.requests.total - sent) :]
    assert {entry.operation.partition(".")[0] for entry in asked} == {"agents"}
    assert told(ran) == {}


def test_refused_credentials_are_told_as_everywhere(sandbox: Sandbox) -> None:
    sandbox.next(401, times=None)
    ran = piped("live", "check")
    assert ran.code == 4
    assert "the credentials are wrong" in ran.err


# -- what acts -----------------------------------------------------------------------------


def test_an_agent_is_started_and_stopped(sandbox: Sandbox) -> None:
    before = len(sandbox.agents())
    ran = piped("live", "check", "--json", "--start")
    assert ran.code == 0, ran.out
    [agent] = sandbox.agents()[before:]
    assert agent.status == "STOPPED"
    assert told(ran)["an underscore in the name of a tool (400 if refused)"] == "status 409"


def test_an_agent_that_takes_its_time(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    with Sandbox(start_delay=0.5) as slow:
        monkeypatch.setenv("SHENGWANG_BASE_URL", slow.url)
        assert found("--start") == []
        assert [agent.status for agent in slow.agents()] == ["STOPPED"]


def test_a_certificate_signs_its_token(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    assert found("--start") == []
    assert sandbox.agents()[-1].properties["token"].startswith("007")


def test_differences_of_a_started_agent(plant: Plant, sandbox: Sandbox) -> None:
    plant(r"GET .*/agents/A[A-Z0-9]{31}\?", body(status="GONE"))
    plant(r"POST .*/join.*look_up", status(400))
    words = ["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
    tool = f"POST {PROJECT}/join (a name in use and a tool with an underscore)"
    assert found("--start") == [
        (f"{AGENT} 200 status", "enum", "GONE", words),
        (tool, "status", 400, 409),
    ]
    assert sandbox.agents()[-1].status == "STOPPED"


def test_a_refused_start_is_a_difference(sandbox: Sandbox) -> None:
    sandbox.next(503, on="agents.start", after=None, times=None)
    starts = [entry for entry in found("--start") if entry[0] == f"POST {PROJECT}/join"]
    assert starts == [(f"POST {PROJECT}/join", "status", 503, 200)]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_agent_is_stopped_whatever_happens(
    error: type[BaseException], sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = live.Check.ask

    def broken(self: live.Check, probe: live.Probe, agent_id: str = live.NOBODY) -> live.Answer:
        if agent_id != live.NOBODY:
            raise error
        return ask(self, probe, agent_id)

    monkeypatch.setattr(live.Check, "ask", broken)
    before = len(sandbox.agents())
    assert piped("live", "check", "--start").code == (130 if error is KeyboardInterrupt else 1)
    assert [agent.status for agent in sandbox.agents()[before:]] == ["STOPPED"]


def test_a_call_is_placed_and_hung_up(sandbox: Sandbox) -> None:
    dials = len(sandbox.dials)
    ran = piped("live", "check", "--json", *CALL)
    assert ran.code == 0, ran.out
    [placed] = list(sandbox.dials)[dials:]
    assert sandbox.call(placed.agent_id).state == "hangup"
    assert told(ran)["the state of a call that rings"] == "nothing"
    assert told(ran)["the reason of a call that ended"] == "request"
    assert told(ran)["the answer to hanging up a call that is over"] == "status 404"


@pytest.mark.parametrize("outcome", ["busy", "rejected", "no_answer", "failed"])
def test_a_call_that_nobody_answers(outcome: Any, sandbox: Sandbox) -> None:
    sandbox.callee(outcome, number=NUMBER, rings=0.1)
    ran = piped("live", "check", "--json", *CALL)
    assert ran.code == 0, ran.out
    assert told(ran)["the reason of a call that ended"] == "failed"
    assert told(ran)["how long a telephone rings"].startswith("over after 0 s")


def test_differences_of_a_call(plant: Plant, sandbox: Sandbox) -> None:
    def change(reply: HttpReply) -> None:
        rings = "state" not in json.loads(reply.body)
        body(state="alerting")(reply) if rings else body(create_ts="now")(reply)

    plant(r"GET .*/calls/A[A-Z0-9]{31}\?", change)
    plant(r"POST .*/calls/A[A-Z0-9]{31}/hangup", status(200))
    over = f"POST {PROJECT}/calls/{{}}/hangup (a call that is over)"
    assert found(*CALL) == [
        ("the state of a call that rings", "word", "alerting", "nothing"),
        (f"GET {PROJECT}/calls/{{}} 200 create_ts", "type", "string", "integer"),
        (over, "status", 200, 404),
    ]


def test_the_reason_of_a_call(plant: Plant) -> None:
    plant(r"GET .*/calls/A[A-Z0-9]{31}\?", _reason("hangup"))
    expected = ("the reason of a call that ended", "word", "hangup", "request")
    assert found(*CALL) == [expected]


def test_an_unknown_reason_of_a_call(plant: Plant) -> None:
    plant(r"GET .*/calls/A[A-Z0-9]{31}\?", _reason("cancelled"))
    where, words = f"GET {PROJECT}/calls/{{}} 200 reason", ["request", "hangup", "failed"]
    assert found(*CALL) == [(where, "enum", "cancelled", words)]


def _reason(word: str) -> Reply:
    def change(reply: HttpReply) -> None:
        if "reason" in json.loads(reply.body):
            body(reason=word)(reply)

    return change


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_a_call_is_hung_up_whatever_happens(
    error: type[BaseException], sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Call) -> None:
        raise error

    monkeypatch.setattr(Call, "refresh", broken)
    assert piped("live", "check", *CALL).code == (130 if error is KeyboardInterrupt else 1)
    assert sandbox.call(sandbox.dials[-1].agent_id).state == "hangup"


@pytest.mark.parametrize("argv", [("--start",), CALL], ids=["start", "call"])
def test_it_asks_before_it_acts(
    argv: tuple[str, ...], sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "sends_to_sandbox", lambda _: False)
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    sent = sandbox.requests.total
    ran = piped("live", "check", *argv)
    assert ran.code == 2
    assert "there is no one to ask" in ran.err
    assert in_terminal("live", "check", *argv, typed="n\n").code == 130
    assert sandbox.requests.total == sent
    assert in_terminal("live", "check", *argv, typed="y\n").code == 0
    assert piped("live", "check", *argv, "--yes").code == 0


# -- what it leaves ------------------------------------------------------------------------


def test_the_report_is_a_file_of_known_differences(plant: Plant, clean: Path) -> None:
    for name in ("a reason", "no telephony"):
        plant(*PLANTED[name][:2])
    ran = piped("live", "check", "--report", "differences.yaml")
    assert ran.code == 13
    assert "2 differences" in ran.err
    known = read_known(clean / "differences.yaml")
    differing = [Known(*PLANTED[name][2]) for name in ("a reason", "no telephony")]
    assert list(unknown(differing, known)) == []
    assert "rule" in known[0].reason
    assert list(unknown([], read_known(clean / "differences.yaml"))) != []


def test_a_report_of_nothing(clean: Path) -> None:
    assert piped("live", "check", "--report", "differences.yaml").code == 0
    assert read_known(clean / "differences.yaml") == []


def test_no_secret_and_no_number_is_in_it(
    plant: Plant, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    monkeypatch.setattr(live, "LONGEST_RING", 0.2)  # no state below says that it is over
    secret = "key 0a1b2c3d4e5f"

    def leak(reply: HttpReply) -> None:
        told = f"{secret} {NUMBER} {APP_ID} customer-secret"
        reply.headers["content-type"] = f"{told}; charset=utf-8"
        decoded = json.loads(reply.body) if reply.body else None
        if isinstance(decoded, dict):
            both = dict.fromkeys(("reason", "detail", "error_type", "description", "state"), told)
            reply.body = encode({**decoded, **both, told: told})

    plant("look_up|hangup|/agents/|/calls/|/call|/join .*live-check-no", leak)
    for extra in ((), ("--json",), ("--output", "csv")):
        ran = piped("live", "check", "--start", *CALL, *extra, "--report", "differences.yaml")
        assert ran.code == 13
        written = (clean / "differences.yaml").read_text(encoding="utf-8") + ran.out + ran.err
        for hidden in (secret, "0a1b2c", NUMBER[1:], OURS[1:], APP_ID, "customer-secret", "007eJx"):
            assert hidden not in written


# -- the table -----------------------------------------------------------------------------

SECTIONS = ("reads", "running", "stopped", "over")


def test_every_rule_is_one_of_the_contract() -> None:
    known = set()
    for table in CONTRACT.glob("*.csv"):
        with table.open(encoding="utf-8", newline="") as file:
            known |= {line["id"] for line in csv.DictReader(file)}
    named = {rule for when in SECTIONS for one in live.probes(when) for rule in one.rule.split()}
    assert named <= known
    assert len(named) > 25


def test_what_is_sent_without_leave_reads_or_is_refused() -> None:
    acting = ("agents.start", "telephony.call", "phone_numbers.add")
    for probe in live.probes("reads"):
        if probe.operation in acting:
            broken = broken_rules(probe.operation, probe.body)
            assert any(rule.outcome == "refused" for rule in broken), probe.says
        elif live._route(probe.operation).method != "GET":
            assert probe.status == 404 or probe.status == 400, probe.says


def test_every_open_point_that_a_request_tells_has_a_name() -> None:
    points = live.table()["open"]
    tells = {one.tells for when in SECTIONS for one in live.probes(when) if one.tells}
    assert tells <= points.keys()
