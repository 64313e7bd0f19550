"""Every command through the real entry point: piped and in a pseudo-terminal.

Each runs in this process both ways, and one of each group as a process of its own. A command
without an entry here fails the first test.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from shengwang_agent import AgentClient
from shengwang_agent.llmserver import LLMServer, Receiver, Tools
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.web.server import LocalServer
from shengwang_agent.token import build
from tests.cli.commands import leaves
from tests.cli.conftest import APP_ID, CERTIFICATE, PROPERTIES
from tests.cli.terminal import Ran, in_terminal, piped, process, process_in_terminal


class Scene(NamedTuple):
    """What a command can be about."""

    box: Sandbox
    client: AgentClient
    agent: str
    body: str
    number: str
    later: Callable[[Callable[[], None]], object]

    def spoken(self) -> str:
        """The agent, after it has greeted."""
        self.box.clock.advance(2)
        return self.agent

    def call(self) -> str:
        """A call that is up."""
        self.box.callee("answered", rings=0.0, number="+8613900000001")
        placed = self.client.telephony.call(
            name="call",
            sip={"to_number": "+8613900000001", "from_number": "+8610000000", "rtc_uid": "100",
                 "rtc_token": "t"},
            properties={**PROPERTIES, "remote_rtc_uids": ["100"]},
        )  # fmt: skip
        return str(placed.agent_id)

    def add_number(self) -> str:
        """An imported number."""
        self.client.phone_numbers.add(
            provider="byo", phone_number=self.number, label="Sales",
            inbound_config={"allowed_addresses": ["10.0.0.1"]},
            outbound_config={"address": "sip.example.com"},
        )  # fmt: skip
        return self.number


class Case(NamedTuple):
    """Arguments, what is typed, what must be shown, and the exit code."""

    argv: tuple[str, ...]
    shows: str
    typed: str = ""
    code: int = 0


@pytest.fixture
def scene(
    sandbox: Sandbox, client: AgentClient, agent: str, body: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Scene]:
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    number = f"+86100{int.from_bytes(os.urandom(4), 'big') % 10**8:08}"
    with ExitStack() as stack:
        yield Scene(sandbox, client, agent, body, number, stack.callback)


def _add(scene: Scene) -> Case:
    argv = ("--provider", "byo", "--phone-number", scene.number, "--label", "Sales")
    lists = ("--allowed-addresses", "10.0.0.1", "--address", "sip.example.com")
    return Case((*argv, *lists), scene.number)


def _profile(*keys: str) -> None:
    for key in keys:
        assert piped("config", "set", key, "value", "--profile", "staging").code == 0


def _with_profile(*argv: str, shows: str) -> Callable[[Scene], Case]:
    def case(scene: Scene) -> Case:
        _profile("username", "app_id")
        return Case(argv, shows)

    return case


def _update(scene: Scene) -> Case:
    return Case((scene.add_number(), "--inbound-config-pipeline-id", "p1"), "pipeline-p1")


def _campaign(scene: Scene, *argv: str, shows: str) -> Case:
    """A campaign of one person who was called and is done."""
    Path("people.csv").write_text(f"phone\n{scene.number}\n", encoding="utf-8")
    scene.box.callee(
        "answered", number=scene.number, rings=0.0, hangs_up_after=0.01, says="Hello?", pause=0
    )
    run = ("run", "people.csv", "--from", "+8610000000", "--pipeline-id", "p", "--every", "0.05")
    if argv[0] == "run":
        return Case(run[1:], shows)
    assert piped("campaign", *run).code == 0
    return Case(argv[1:], shows)


def _served(scene: Scene, app: Any) -> str:
    """The address of a server of the kit, which is closed after the test."""
    server = LocalServer(app)
    server.start()
    scene.later(server.close)
    return server.url


def _llm_check(scene: Scene) -> Case:
    app = LLMServer(lambda request: "We are open.", api_key="model-key")
    return Case((f"{_served(scene, app)}/chat/completions", "--api-key", "model-key"), "two-user")


def _webhook_check(scene: Scene) -> Case:
    receiver = Receiver("secret")
    receiver.handle(lambda notice: None)
    return Case((_served(scene, receiver), "--secret", "secret"), "ten-at-once")


def _llm_tool(scene: Scene) -> Case:
    tools = Tools("https://shop.example.com/tools", api_key="tools-key")

    @tools.tool
    def order(number: str) -> str:
        """Where an order is."""
        return number

    Path("llm.json").write_text(json.dumps({"tools": tools.entries}), encoding="utf-8")
    return Case(("llm.json", "--args", '{"number": "17"}'), '{"number": "17"}')


def _token(scene: Scene) -> str:
    return build(APP_ID, CERTIFICATE, channel="room", uid=7)


def _eval(scene: Scene) -> Case:
    text = (
        "{name: greets, agent: {}, replies: Hello., turns: [{caller: Hi, expect: [{says: hello}]}]}"
    )
    Path("greets.yaml").write_text(text, encoding="utf-8")
    return Case(("greets.yaml",), "1 of 1 passed")


def _turns(scene: Scene) -> Case:
    turn = {"turn_id": 1, "metrics": {"e2e_latency_ms": 7, "segmented_latency_ms": {}}}
    text = json.dumps({"agent_id": "a", "turns": [turn]})
    Path("events.json").write_text(text, encoding="utf-8")
    return Case(("events.json",), "e2e")


CASES: dict[tuple[str, ...], Callable[[Scene], Case]] = {
    ("agents", "start"): lambda s: Case(("--body", s.body), "RUNNING"),
    ("eval",): _eval,
    ("turns", "report"): _turns,
    ("agents", "list"): lambda s: Case(("--channel", "room"), s.agent),
    ("agents", "get"): lambda s: Case((s.agent,), "RUNNING"),
    ("agents", "get-history"): lambda s: Case((s.agent,), "hello"),
    ("agents", "stop"): lambda s: Case((s.agent,), f"stop {s.agent}: done"),
    ("agents", "update"): lambda s: Case((s.agent, "--token", "new"), s.agent),
    ("agents", "speak"): lambda s: Case((s.agent, "--text", "Good day"), "room"),
    ("agents", "interrupt"): lambda s: Case((s.agent,), s.agent),
    ("agents", "get-turns"): lambda s: Case((s.spoken(),), "greeting"),
    ("agents", "think"): lambda s: Case((s.agent, "--text", "Offer help"), s.agent),
    ("agents", "watch"): lambda s: Case(("--times", "2", "--every", "0.1"), s.agent),
    ("agents", "talk"): lambda s: Case(
        (s.agent, "--every", "0.05"), "assistant: Good day", "Good day\n"
    ),
    ("telephony", "list"): lambda s: Case(("--first", "1"), s.call()),
    ("telephony", "call"): lambda s: Case(
        ("-f", s.body, "--to-number", "+8613900000002", "--from-number", "+8610000000",
         "--rtc-uid", "100", "--rtc-token", "t"), "agent_id"
    ),
    ("telephony", "get"): lambda s: Case((s.call(),), "+8613900000001"),
    ("telephony", "hangup"): lambda s: Case((key := s.call(),), f"hangup {key}: done"),
    ("telephony", "dial"): lambda s: Case(
        ("+8613900000003", "--from", "+8610000000", "-f", s.body, "--every", "0.05"), "hangup"
    ),
    ("numbers", "list"): lambda s: Case((), s.add_number()),
    ("numbers", "add"): _add,
    ("numbers", "get"): lambda s: Case((s.add_number(),), "Sales"),
    ("numbers", "update"): _update,
    ("numbers", "delete"): lambda s: Case((s.add_number(),), f"delete {s.number}: done"),
    ("campaign", "run"): lambda s: _campaign(s, "run", shows="1 (100 %)"),
    ("campaign", "status"): lambda s: _campaign(s, "status", "people.db", shows="1 (100 %)"),
    ("campaign", "held"): lambda s: _campaign(s, "held", "people.db", shows="none"),
    ("campaign", "call-again"): lambda s: _campaign(
        s, "call-again", "people.db", s.number, "--outcome", "answered", shows="1 person back"
    ),
    ("campaign", "close-held"): lambda s: _campaign(
        s, "close-held", "people.db", "--all", shows="0 people done: unknown"
    ),
    ("campaign", "report"): lambda s: _campaign(s, "report", "people.db", shows=s.number),
    ("campaign", "stop"): lambda s: _campaign(s, "stop", "people.db", shows="stopped: 1 of 1"),
    ("campaign", "resume"): lambda s: _campaign(s, "resume", "people.db", shows="may go on"),
    ("campaign", "block"): lambda s: _campaign(
        s, "block", "people.db", s.number, shows="1 number will not be called"
    ),
    ("token", "make"): lambda s: Case(("--channel", "room", "--uid", "7"), "007"),
    ("token", "inspect"): lambda s: Case((_token(s),), "join channel"),
    ("token", "verify"): lambda s: Case((_token(s),), "valid for 23 h 59 min"),
    ("config", "set"): lambda s: Case(("username", "me"), "default: username is set in"),
    ("config", "unset"): _with_profile(
        "username", "--profile", "staging", shows="staging: username is not set"
    ),
    ("config", "show"): _with_profile("--profile", "staging", shows="the environment"),
    ("config", "list"): _with_profile(shows="username, app_id"),
    ("config", "use"): _with_profile("staging", shows="staging is the active profile"),
    ("config", "remove"): _with_profile("staging", shows="staging is removed"),
    ("config", "path"): lambda s: Case((), "config.ini"),
    ("llm", "check"): _llm_check,
    ("llm", "tool"): _llm_tool,
    ("webhook", "check"): _webhook_check,
    ("live", "check"): lambda s: Case(("--start",), "status 409"),
    ("skills", "path"): lambda s: Case((), "skills"),
    ("skills", "install"): lambda s: Case(("here",), "SKILL.md"),
    ("mcp", "serve"): lambda s: Case(("--port", "70000"), "--port", code=2),
    ("listen",): lambda s: Case(("--replay", "none.jsonl"), "--replay needs --forward", code=2),
    ("doctor",): lambda s: Case((), "it accepts the credentials"),
    ("init",): lambda s: Case(("my-agent",), "wrote my-agent/main.py"),
    ("sandbox",): lambda s: Case(
        ("--speed", "-1", "--port", "0"), "cannot start", code=1
    ),
}  # fmt: skip


def test_no_command_is_left_out() -> None:
    assert set(CASES) == set(leaves())


def _check(case: Case, ran: Ran) -> None:
    assert ran.code == case.code, f"{ran.plain}\n{ran.err}"
    assert case.shows in ran.plain + ran.err
    assert "Traceback" not in ran.plain + ran.err


@pytest.mark.parametrize("path", CASES, ids=" ".join)
def test_piped(path: tuple[str, ...], scene: Scene) -> None:
    case = CASES[path](scene)
    ran = piped(*path, *case.argv, typed=case.typed)
    _check(case, ran)
    assert "\x1b" not in ran.out + ran.err, "colours belong to terminals"
    assert all(line == line.rstrip() for line in ran.out.splitlines())


@pytest.mark.parametrize("path", CASES, ids=" ".join)
def test_in_a_terminal(path: tuple[str, ...], scene: Scene) -> None:
    case = CASES[path](scene)
    _check(case, in_terminal(*path, *case.argv, typed=case.typed))


OF_EACH_GROUP = [
    ("agents", "list"),
    ("telephony", "get"),
    ("numbers", "list"),
    ("campaign", "run"),
    ("token", "verify"),
    ("config", "list"),
    ("live", "check"),
    ("llm", "tool"),
    ("webhook", "check"),
    ("skills", "path"),
    ("mcp", "serve"),
    ("listen",),
    ("eval",),
    ("turns", "report"),
    ("doctor",),
    ("init",),
    ("sandbox",),
]


@pytest.mark.parametrize("path", OF_EACH_GROUP, ids=" ".join)
def test_as_a_process_piped(path: tuple[str, ...], scene: Scene) -> None:
    case = CASES[path](scene)
    ran = process(*path, *case.argv, typed=case.typed)
    _check(case, ran)
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("path", OF_EACH_GROUP, ids=" ".join)
def test_as_a_process_in_a_terminal(path: tuple[str, ...], scene: Scene) -> None:
    case = CASES[path](scene)
    ran = process_in_terminal(*path, *case.argv, typed=case.typed)
    _check(case, ran)
    assert all(len(line) <= 100 for line in ran.plain.splitlines()) or path == ("sandbox",)


def test_each_group_has_a_process() -> None:
    assert {path[0] for path in OF_EACH_GROUP} == {path[0] for path in CASES}


def test_init_wrote_where_it_says(scene: Scene, clean: Path) -> None:
    assert piped("init", "my-agent").code == 0
    assert (clean / "my-agent" / "main.py").is_file()
