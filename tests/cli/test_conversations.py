"""``agents watch``, ``agents talk`` and ``telephony dial``: commands that stay for a while."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from shengwang_agent import AgentClient
from shengwang_agent.cli import dial as dialling, watch as watching
from shengwang_agent.cli.talk import Conversation
from shengwang_agent.errors import DecodeError
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.token import verify
from tests.cli.conftest import APP_ID, CERTIFICATE, PROPERTIES
from tests.cli.terminal import in_terminal, piped, program_in_terminal, wait_for

TO = "+8613800001111"
DIAL = ("telephony", "dial", TO, "--from", "+8610000000", "--every", "0.05")


# -- watch ---------------------------------------------------------------------------------


def test_watch_tells_every_change_once(
    agent: str, client: AgentClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = iter([lambda: None, lambda: client.stop_agent(agent), lambda: None])
    monkeypatch.setattr(watching.time, "sleep", lambda seconds: next(steps)())
    shown = piped("agents", "watch", "--times", "4", "--channel", "room").out
    about = [line.split()[1:] for line in shown.splitlines() if agent in line]
    assert about == [[agent, "-", "RUNNING"], [agent, "RUNNING", "-"]]


def test_watch_can_look_for_one_state(agent: str, client: AgentClient) -> None:
    shown = piped("agents", "watch", "--times", "1", "--state", "4").out
    assert agent not in shown


def test_watch_keeps_a_table(agent: str, client: AgentClient) -> None:
    shown = in_terminal("agents", "watch", "--times", "2", "--every", "0.1").plain
    assert shown.count(agent) >= 2, "drawn for each look"
    assert "Ctrl-C ends" in shown


def test_watch_fits_a_narrow_terminal(agent: str) -> None:
    shown = in_terminal("agents", "watch", "--times", "1", columns=50).plain
    assert f"{agent} RUNNING" in shown


def test_watch_tells_turns_as_they_end(
    agent: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def speaks(text: str) -> None:
        sandbox.agent(agent).hears(text)
        sandbox.clock.advance(5)

    speaks("Before anybody looked.")
    steps = iter([lambda: speaks("One."), lambda: None, lambda: speaks("Two.")])
    monkeypatch.setattr(watching.time, "sleep", lambda seconds: next(steps)())
    shown = piped("agents", "watch", "--times", "4", "--turns", "--channel", "room").out
    about = [line.split()[2:] for line in shown.splitlines() if f"{agent} turn" in line]
    numbers = [int(number) for _, number, _ in about]
    assert [(word, end) for word, _, end in about] == [("turn", "ok")] * 2
    assert numbers[1] == numbers[0] + 1 > 1


def test_watch_asks_for_turns_only_when_told(agent: str, sandbox: Sandbox) -> None:
    piped("agents", "watch", "--times", "1")
    assert "agents.get_turns" not in [entry.operation for entry in sandbox.requests]


@pytest.mark.parametrize("where", ["pipe", "terminal"])
def test_watch_tells_once_why_an_agent_failed(
    where: str, client: AgentClient, sandbox: Sandbox
) -> None:
    room = f"failing-{where}"
    started = client.agents.start(name=room, properties={**PROPERTIES, "channel": room})
    sandbox.agent(str(started.agent_id)).fails("the model has gone")
    run = piped if where == "pipe" else in_terminal
    argv = ("agents", "watch", "--times", "2", "--every", "0.05", "--channel", room)
    shown = run(*argv, *(() if where == "pipe" else ("--turns",)))
    text = shown.plain
    assert f"{started.agent_id} error the model has gone" in text
    if where == "pipe":
        assert text.count("the model has gone") == 1


def test_ctrl_c_ends_watching(agent: str) -> None:
    with program_in_terminal("agents", "watch", "--every", "0.1") as (running, _, seen):
        wait_for(agent, running, seen)
        os.killpg(running.pid, signal.SIGINT)
    assert running.returncode == 130
    assert b"Traceback" not in b"".join(seen)


# -- talk ----------------------------------------------------------------------------------


def test_talk_speaks_thinks_and_stops(agent: str, client: AgentClient, sandbox: Sandbox) -> None:
    before = len(sandbox.requests)
    typed = "Good day\n\n/interrupt\n/think What time is it?\n/nonsense\n/stop\nnever said\n"
    ran = piped("agents", "talk", agent, "--every", "0.05", typed=typed)
    assert ran.code == 0, ran.err
    done = [entry.operation for entry in sandbox.requests[before:]]
    spoken = [o for o in done if o != "agents.get_history"]
    assert spoken == ["agents.speak", "agents.interrupt", "agents.think", "agents.stop"]
    assert "/think TEXT hands it over" in ran.err
    assert client.agents.get(agent_id=agent).status in ("STOPPING", "STOPPED")


@pytest.mark.parametrize(("given", "sent"), [("APPEND", "append"), ("INTERRUPT", "interrupt")])
def test_a_thought_is_not_lost_while_the_agent_speaks(
    given: str, sent: str, agent: str, client: AgentClient, sandbox: Sandbox
) -> None:
    typed = f"{'a long sentence ' * 30}\n/think What time is it?\n"
    ran = piped("agents", "talk", agent, "--every", "0.05", "--priority", given, typed=typed)
    assert ran.code == 0, ran.err
    assert sandbox.requests.of("agents.think")[-1].body["on_speaking_action"] == sent
    sandbox.clock.advance(60)  # it has said all
    history = client.agents.get_history(agent_id=agent).contents or []
    assert "You said: What time is it?" in [entry.content for entry in history]


def test_piped_input_ends_when_the_last_thought_is_taken_up() -> None:
    looks = Histories([], [("user", "What time is it?")])
    looks.think = lambda **_: None
    conversation = Conversation(looks, "A1", "APPEND")  # type: ignore[arg-type]
    conversation.obey("/think What time is it?")
    conversation.follow()
    assert conversation.unsaid == ["What time is it?"]
    conversation.follow()
    assert conversation.unsaid == []


def test_talk_prints_what_both_say(agent: str, sandbox: Sandbox) -> None:
    sandbox.clock.advance(1)  # the greeting is heard
    sandbox.agent(agent).hears("Is anyone there?")
    ran = piped("agents", "talk", agent, "--every", "0.2", typed="Yes, I am.\n")
    lines = ran.out.splitlines()
    assert lines[0] == "assistant: hello"
    assert "user: Is anyone there?" in lines
    assert lines[-1] == "assistant: Yes, I am."
    assert len(lines) == len(set(lines)), "nothing is printed twice"


def test_talk_goes_on_after_a_refusal(agent: str, sandbox: Sandbox) -> None:
    sandbox.next(400, on="agents.speak")
    ran = piped("agents", "talk", agent, "--every", "0.05", typed="refused\nspoken\n")
    assert ran.code == 0
    assert ran.err.startswith("error: ")
    assert "assistant: spoken" in ran.out


def test_talk_goes_on_after_a_line_that_is_too_long(agent: str) -> None:
    ran = piped("agents", "talk", agent, "--every", "0.05", typed=f"{'long ' * 200}\nspoken\n")
    assert ran.code == 0
    assert ran.err.startswith("error: text has 999 bytes in UTF-8, at most 512 are allowed\n")
    assert "assistant: spoken" in ran.out


def test_talk_ends_when_the_agent_leaves(agent: str, client: AgentClient) -> None:
    client.stop_agent(agent)
    assert piped("agents", "talk", agent).code == 5
    started = client.agents.start(name="leaving", properties={"channel": "c", "token": "t",
        "agent_rtc_uid": "1", "remote_rtc_uids": ["2"], "mllm": {"vendor": "openai", "api_key": "k"}})  # fmt: skip
    assert started.agent_id
    ran = piped("agents", "talk", started.agent_id, "--every", "0.05", typed="/stop\n/think x\n")
    assert ran.code == 0


def test_talk_says_what_can_be_typed(agent: str) -> None:
    with program_in_terminal("agents", "talk", agent, "--every", "0.1") as (running, keys, seen):
        wait_for("/quit leaves it running", running, seen)
        os.write(keys, b"/quit\n")
    assert running.returncode == 0
    assert b"Fatal Python error" not in b"".join(seen)


class Histories:
    """A client whose agent has one history after the other; each is a list of (role, text)."""

    think: Any

    def __init__(self, *histories: Any) -> None:
        self._next = iter(histories)
        self.agents = self

    def get_history(self, agent_id: str) -> Any:
        contents = next(self._next)
        if isinstance(contents, list):
            contents = [SimpleNamespace(role=role, content=text) for role, text in contents]
        return SimpleNamespace(contents=contents)


def test_of_an_entry_that_grew_only_the_new_part_is_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, question = ("assistant", "Good day."), ("user", "When do")
    grown, answer = ("user", "When do you close?"), ("assistant", "At five.")
    looks = [[first, question], [first, grown], [first, grown], [first, grown, answer]]
    conversation: Any = Conversation(Histories(*looks), "agent", "APPEND")  # type: ignore[arg-type]
    for _ in looks:
        conversation.follow()
    assert capsys.readouterr().out.splitlines() == [
        "assistant: Good day.",
        "user: When do",
        "user: you close?",
        "assistant: At five.",
    ]


def test_a_line_counts_as_said_when_all_of_it_is_in_the_history() -> None:
    looks = [[("assistant", "We")], [("assistant", "We close")]]
    conversation: Any = Conversation(Histories(*looks), "agent", "APPEND")  # type: ignore[arg-type]
    conversation.unsaid = ["We close"]
    conversation.follow()
    assert conversation.unsaid == ["We close"]
    conversation.follow()
    assert conversation.unsaid == []


@pytest.mark.parametrize("contents", ["text", {"role": "user"}, 0])
def test_a_history_that_is_no_list_is_an_error(contents: Any) -> None:
    conversation: Any = Conversation(Histories(contents), "agent", "APPEND")  # type: ignore[arg-type]
    with pytest.raises(DecodeError, match="contents"):
        conversation.follow()


# -- dial ----------------------------------------------------------------------------------


def test_dial_follows_the_call_to_its_end(sandbox: Sandbox, body: str) -> None:
    number = "+8613800001199"
    ran = piped(*DIAL[:2], number, *DIAL[3:], "--body", body, "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["state"] == "hangup"
    states = [line.split()[-1] for line in ran.err.splitlines()]
    assert states[-2:] == ["answered", "hangup"]
    sandbox.dials.assert_once(number)


@pytest.mark.parametrize("outcome", ["busy", "no_answer", "rejected"])
def test_a_call_that_fails_is_a_no(outcome: Any, sandbox: Sandbox, body: str) -> None:
    sandbox.callee(outcome, number=TO, times=1, rings=0.0)
    ran = piped(*DIAL, "--body", body, "--json")
    assert ran.code == 12
    assert json.loads(ran.out)["reason"] == "failed"
    assert "error: the call to" in ran.err


def test_dial_makes_tokens_for_both_sides(
    sandbox: Sandbox, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    ran = piped(*DIAL, "--pipeline-id", "p", "--dry-run", "--json", "--show-secrets")
    request = json.loads(ran.out)["body"]
    channel = request["properties"]["channel"]
    for token, uid in (
        (request["sip"]["rtc_token"], "100"),
        (request["properties"]["token"], "111"),
    ):
        content = verify(token, CERTIFICATE, app_id=APP_ID, channel=channel)
        assert content.account == uid
    assert request["properties"]["remote_rtc_uids"] == ["100"]


def test_dial_does_not_wait_when_told(sandbox: Sandbox, body: str) -> None:
    before = sandbox.requests.times("telephony.get")
    ran = piped(*DIAL, "--body", body, "--no-wait", "--json")
    assert list(json.loads(ran.out)) == ["agent_id"]
    assert sandbox.requests.times("telephony.get") == before


@pytest.mark.parametrize("number", ["13800000000", "+86 138", "+0123456789", "help"])
def test_dial_wants_a_telephone_number(number: str, sandbox: Sandbox) -> None:
    ran = piped("telephony", "dial", number, "--from", "+8610000000")
    assert ran.code == 2
    assert "must be a telephone number" in ran.err


def test_dial_asks_before_a_real_telephone_rings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address is a real one; nothing may be sent to it."""
    monkeypatch.setenv("SHENGWANG_APP_ID", APP_ID)
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    sent: list[Any] = []
    monkeypatch.setattr(dialling, "_dial", lambda *given: sent.append(given))
    refused = piped(*DIAL, "--pipeline-id", "p")
    assert refused.code == 2
    assert "pass --yes" in refused.err
    asked = in_terminal(*DIAL, "--pipeline-id", "p", typed="n\n")
    assert f"Ring {TO} now?" in asked.plain
    assert (asked.code, sent) == (130, [])
    assert in_terminal(*DIAL, "--pipeline-id", "p", typed="y\n").code == 0
    assert piped(*DIAL, "--pipeline-id", "p", "--yes").code == 0
    assert len(sent) == 2


def test_dial_needs_a_certificate_for_the_real_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_APP_ID", APP_ID)
    ran = piped(*DIAL, "--pipeline-id", "p", "--yes")
    assert ran.code == 3
    assert "config set app_certificate" in ran.err


CALL = (
    *("telephony", "call", "--name", "n", "--to-number", TO, "--from-number", "+8610000000"),
    *("--rtc-uid", "2", "--channel", "line", "--agent-rtc-uid", "1", "--remote-rtc-uids", "2"),
    *("--pipeline-id", "p", "--json"),
)


def test_call_makes_the_tokens_that_are_left_out(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    show = ("--dry-run", "--show-secrets")
    shown = json.loads(piped(*CALL, *show).out)["body"]
    for token, uid in ((shown["sip"]["rtc_token"], "2"), (shown["properties"]["token"], "1")):
        assert verify(token, CERTIFICATE, app_id=APP_ID, channel="line").account == uid
    assert piped(*CALL).code == 0
    sent = sandbox.requests.of("telephony.call")[-1].body
    assert sent["sip"].keys() == shown["sip"].keys()
    assert sent["properties"].keys() == shown["properties"].keys()
    given = json.loads(piped(*CALL, "--token", "mine", "--rtc-token", "yours", *show).out)["body"]
    assert (given["properties"]["token"], given["sip"]["rtc_token"]) == ("mine", "yours")


def test_call_without_a_certificate(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    assert piped(*CALL).code == 0, "a sandbox asks for none"
    monkeypatch.delenv("SHENGWANG_BASE_URL")
    ran = piped(*CALL)
    assert (ran.code, "config set app_certificate" in ran.err) == (3, True)
    assert sandbox.requests.times("telephony.call") == 1


def test_a_body_with_the_wrong_shape(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "call.yaml").write_text("sip: no\n")
    ran = piped(*DIAL, "--body", "call.yaml")
    assert ran.code == 2
    assert "sip in --body is no object" in ran.err


def test_ctrl_c_hangs_up(
    sandbox: Sandbox, body: str, client: AgentClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.callee("answered", number=TO, times=1, rings=0.0)

    def ctrl_c(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dialling.time, "sleep", ctrl_c)
    ran = piped(*DIAL, "--body", body)
    assert ran.code == 130
    assert "hung up" in ran.err
    sandbox.requests.assert_sent("telephony.hangup")


def test_start_makes_the_token_that_is_left_out(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = (
        *("agents", "start", "--name", "n", "--channel", "line", "--agent-rtc-uid", "1"),
        *("--remote-rtc-uids", "2", "--pipeline-id", "p", "--json"),
    )
    assert piped(*start).code == 0, "a sandbox asks for none"
    monkeypatch.setenv("SHENGWANG_APP_CERTIFICATE", CERTIFICATE)
    shown = json.loads(piped(*start, "--dry-run", "--show-secrets").out)["body"]["properties"]
    assert verify(shown["token"], CERTIFICATE, app_id=APP_ID, channel="line").account == "1"
    monkeypatch.delenv("SHENGWANG_APP_CERTIFICATE")
    monkeypatch.delenv("SHENGWANG_BASE_URL")
    ran = piped(*start)
    assert (ran.code, "no token was given" in ran.err) == (3, True)
