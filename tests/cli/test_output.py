"""Tables, JSON, YAML and CSV; what fits where; what is hidden; bars for what takes long."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import threading
from datetime import datetime
from typing import Any

import pytest
import yaml
from rich.progress import Progress

from shengwang_agent import AgentClient
from shengwang_agent.cli import screen
from shengwang_agent.cli.options import Format, Output
from shengwang_agent.cli.output import as_table, emit, flat, shown
from shengwang_agent.sandbox import Sandbox
from tests.cli.conftest import PROPERTIES
from tests.cli.terminal import in_terminal, piped

NUMBER = "+8610012345678"


@pytest.fixture
def number(client: AgentClient) -> Any:
    client.phone_numbers.add(
        provider="byo",
        phone_number=NUMBER,
        label='a "quoted", label',
        inbound_config={"allowed_addresses": ["10.0.0.1"]},
        outbound_config={"address": "user:secret@sip.example.com", "password": "very-secret"},
    )
    yield NUMBER
    client.phone_numbers.delete(NUMBER)


def test_every_format_says_the_same(agent: str) -> None:
    as_json = json.loads(piped("agents", "get", agent, "--json").out)
    assert as_json["agent_id"] == agent
    assert as_json == json.loads(piped("agents", "get", agent, "--output", "json").out)
    assert as_json == yaml.safe_load(piped("agents", "get", agent, "-o", "yaml").out)
    rows = list(csv.DictReader(io.StringIO(piped("agents", "get", agent, "-o", "csv").out)))
    assert [row["agent_id"] for row in rows] == [agent]
    assert rows[0]["start_ts"] == str(as_json["start_ts"])


def test_lists_are_lists(number: str) -> None:
    rows = json.loads(piped("numbers", "list", "--json").out)
    assert number in [row["phone_number"] for row in rows]
    table = piped("numbers", "list").out.splitlines()
    assert table[0].split()[0] == "phone_number"
    read = list(csv.DictReader(io.StringIO(piped("numbers", "list", "-o", "csv").out)))
    (mine,) = [row for row in read if row["phone_number"] == number]
    assert mine["label"] == 'a "quoted", label'
    assert mine["outbound"] == "true"


def test_secrets_are_hidden_unless_asked_for(number: str) -> None:
    for way in ("table", "json", "yaml", "csv"):
        ran = piped("numbers", "get", number, "--output", way)
        assert "secret" not in ran.out, way
        assert "***" in ran.out
    asked = json.loads(piped("numbers", "get", number, "--json", "--show-secrets").out)
    assert asked["outbound_config"]["password"] == "very-secret"


def test_nothing_to_tell(client: AgentClient) -> None:
    started = client.agents.start(name="quiet", properties=PROPERTIES)
    assert piped("agents", "stop", str(started.agent_id), "--json").out == "{}\n"
    nothing = ("agents", "list", "--channel", "no-such-channel")
    assert piped(*nothing).out == "none\n"
    assert piped(*nothing, "--json").out == "[]\n"
    assert piped(*nothing, "--output", "csv").out == ""


def test_every_page_is_fetched_unless_told_otherwise(client: AgentClient, sandbox: Sandbox) -> None:
    started = [
        str(client.agents.start(name=f"page-{i}", properties={**PROPERTIES, "channel": "pages"}).agent_id)
        for i in range(5)
    ]  # fmt: skip
    every = ("agents", "list", "--channel", "pages", "--limit", "2", "--json")
    before = sandbox.requests.times("agents.list")
    assert len(json.loads(piped(*every).out)) == 5
    assert sandbox.requests.times("agents.list") - before == 3
    before = sandbox.requests.times("agents.list")
    assert len(json.loads(piped(*every, "--first", "2").out)) == 2
    assert sandbox.requests.times("agents.list") - before == 1
    for key in started:
        client.stop_agent(key)


@pytest.mark.parametrize("text", ["1h", "2026-01-31", "2026-01-31T08:00:00", "1700000000"])
def test_times_are_read_as_people_write_them(text: str) -> None:
    argv = ("agents", "list", "--from-time", text, "--app-id", "demo", "--dry-run", "--json")
    assert "from_time=" in json.loads(piped(*argv).out)["url"]


def test_a_time_that_is_none() -> None:
    ran = piped("telephony", "list", "--from-time", "yesterday", "--app-id", "demo")
    assert ran.code == 2
    assert "use Unix seconds" in ran.err


def test_times_are_shown_as_people_read_them() -> None:
    text = shown("start_ts", 1700000000)
    assert datetime.fromisoformat(text).timestamp() == 1700000000, "with its zone"
    assert shown("start.start_at", 1700000000000.0) == shown("start_ts", 1700000000)
    assert shown("stop_ts", 0) == ""
    assert shown("turn_id", 3.0) == "3"


def test_inner_values_get_dotted_names() -> None:
    assert flat({"a": {"b": {"c": 1}}, "d": {}}) == {"a.b.c": 1, "d": {}}


CALL = {
    "agent_id": "A" * 32,
    "to_number": "+8613800000000",
    "from_number": "+8610000000",
    "channel": "a-rather-long-channel-name",
    "state": "answered",
}


def test_a_table_that_fits_keeps_identifiers_whole() -> None:
    assert as_table([CALL], list(CALL), 101) is not None
    assert as_table([CALL], list(CALL), 100) is None, "it would split the name of the channel"


def test_rows_become_blocks_where_columns_do_not_fit(
    sandbox: Sandbox, client: AgentClient, agent: str
) -> None:
    assert as_table([CALL], list(CALL), 60) is None
    narrow = in_terminal("agents", "list", columns=46).plain
    assert agent in narrow, "an identifier is never cut"
    assert max(map(len, narrow.splitlines())) <= 46


def test_a_list_shows_the_columns_that_tell_rows_apart(
    sandbox: Sandbox, client: AgentClient
) -> None:
    """And says which it left out, and how they are had."""
    sandbox.callee("answered", hangs_up_after=1)
    numbers = [f"+861380000000{n}" for n in range(3)]
    for n, to in enumerate(numbers):
        client.telephony.call(
            name="reminder",
            pipeline_id="desk",
            sip={"to_number": to, "from_number": "+861050000000", "rtc_uid": "1", "rtc_token": "t"},
            properties={"channel": f"line-{n}", "token": "t", "agent_rtc_uid": "2"},
        )
    lines = in_terminal("telephony", "list", columns=80).plain.splitlines()
    assert {"to_number", "agent_id", "state"} <= set(lines[0].split())
    assert set(numbers) <= {line.split()[0] for line in lines if line.strip()}
    told = " ".join(" ".join(lines).split())
    assert "pipeline_id" in told.partition("not shown in 80 columns: ")[2]
    assert told.rstrip().endswith("--output csv has all")
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_a_table_never_overflows(columns: int, agent: str) -> None:
    shown = in_terminal("agents", "get", agent, columns=columns).plain
    assert agent in shown
    assert max(map(len, shown.splitlines())) <= columns


def test_a_pipe_gets_whole_values(capsys: pytest.CaptureFixture[str]) -> None:
    long = "x" * 500
    emit([{"name": long, "text": "[bold]not markup[/bold]"}], Output(Format.table))
    printed = capsys.readouterr().out
    assert long in printed
    assert "[bold]not markup[/bold]" in printed


def test_json_has_colours_in_a_terminal_only(agent: str) -> None:
    in_colour = in_terminal("agents", "get", agent, "--json")
    assert "\x1b[" in in_colour.out
    assert json.loads(in_colour.plain)["agent_id"] == agent


_COLOUR = re.compile(r"\x1b\[[0-9;]*\b(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])[0-9;]*m")


@pytest.mark.parametrize(
    "more", [(), ("--json",), ("--output", "yaml"), ("--dry-run",), ("--help",)]
)
@pytest.mark.parametrize("asked", ["the agent", "nobody"])
def test_no_color_takes_the_colours_away(
    more: tuple[str, ...], asked: str, agent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = ("agents", "get", agent if asked == "the agent" else asked, *more)
    coloured = in_terminal(*argv)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = in_terminal(*argv)
    assert not _COLOUR.search(plain.out)
    texts = [re.sub(r"local-\d+", "local", ran.plain).split() for ran in (plain, coloured)]
    assert texts[0] == texts[1]


def test_there_are_colours_to_take_away(agent: str) -> None:
    for argv in (("agents", "get", agent, "--json"), ("agents", "get", "nobody")):
        assert _COLOUR.search(in_terminal(*argv).out), argv


@pytest.fixture
def bar(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when a bar is there; it comes at once, and a listing is held back until then."""
    shown = threading.Event()
    start, update = Progress.start, screen.Wait.update

    def note(progress: Progress) -> None:
        start(progress)
        shown.set()

    def held(wait: screen.Wait, *args: Any, **more: Any) -> None:
        assert not sys.stderr.isatty() or shown.wait(timeout=30)
        update(wait, *args, **more)

    monkeypatch.setattr(screen, "DELAY", 0.0)
    monkeypatch.setattr(Progress, "start", note)
    monkeypatch.setattr(screen.Wait, "update", held)
    return shown


def test_a_bar_is_shown_for_what_takes_long(agent: str, bar: threading.Event) -> None:
    ran = in_terminal("agents", "list", "--channel", "room")
    assert "agents.list" in ran.plain
    assert agent in ran.plain


def test_a_pipe_gets_no_bar(agent: str, bar: threading.Event) -> None:
    assert piped("agents", "list", "--channel", "room").err == ""
    assert not bar.is_set()


def test_no_bar_for_what_is_quick(agent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "DELAY", 3600.0)
    assert "agents.get" not in in_terminal("agents", "get", agent).plain


HOSTILE = "\x1b]0;owned\x07\x9b31m\u202eevil"


def test_answers_do_not_command_the_terminal(sandbox: Sandbox) -> None:
    body = {"agent_id": "A1", "name": HOSTILE, "status": "RUNNING"}
    for way in ("table", "json"):
        sandbox.next(200, body=body)
        shown = in_terminal("agents", "get", "A1", "--output", way).out
        assert "evil" in shown
        for mark in ("\x1b]", "\x07", "\x9b", "\u202e"):
            assert mark not in shown, way
    sandbox.next(404, body={"detail": HOSTILE})
    assert "\x1b]" not in in_terminal("agents", "get", "A1").out
