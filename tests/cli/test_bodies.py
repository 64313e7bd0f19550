"""Bodies from options, files and standard input, and what is refused before it is sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.cli.files import parsed
from shengwang_agent.sandbox import Sandbox
from tests.cli.terminal import Ran, piped

START = ("agents", "start", "--dry-run", "--json", "--app-id", "demo")


def sent(*argv: str, typed: str = "") -> dict[str, Any]:
    """The body a start would send."""
    ran = piped(*START, "--show-secrets", *argv, typed=typed)
    assert ran.code == 0, ran.err
    body: dict[str, Any] = json.loads(ran.out)["body"]
    return body


def refused(*argv: str, typed: str = "") -> str:
    """The three lines of a start that is not sent."""
    ran = piped(*START, *argv, typed=typed)
    assert ran.code == 2, ran
    assert len(ran.err.splitlines()) == 3
    return ran.err


def test_options_alone_make_a_body() -> None:
    body = sent(
        "--name", "a", "--channel", "room", "--token", "t", "--agent-rtc-uid", "1001",
        "--remote-rtc-uids", "1002", "--idle-timeout", "60", "--enable-string-uid",
        "--llm", "{url: https://x, api_key: k}", "--pipeline-id", "p",
    )  # fmt: skip
    assert body == {
        "name": "a",
        "pipeline_id": "p",
        "properties": {
            "channel": "room",
            "token": "t",
            "agent_rtc_uid": "1001",
            "remote_rtc_uids": ["1002"],
            "enable_string_uid": True,
            "idle_timeout": 60,
            "llm": {"url": "https://x", "api_key": "k"},
        },
    }


def test_options_change_what_is_in_the_file(body: str) -> None:
    whole = sent("--body", body)
    changed = sent("--body", body, "--name", "other", "--no-enable-string-uid")
    assert changed["name"] == "other"
    assert changed["properties"].pop("enable_string_uid") is False
    assert changed["properties"] == whole["properties"]


def test_set_reaches_anything(body: str) -> None:
    changed = sent(
        "--body", body,
        "--set", "properties.llm.params.max_tokens=50",
        "--set", "properties.llm.greeting_message=1, 2",
        "--set", "properties.llm.system_messages=[]",
        "--set", "properties.llm.system_messages.0.role=system",
        "--set", "properties.remote_rtc_uids.0=7",
    )["properties"]  # fmt: skip
    assert changed["llm"]["params"] == {"max_tokens": 50}
    assert changed["llm"]["greeting_message"] == "1, 2"
    assert changed["llm"]["system_messages"] == [{"role": "system"}]
    assert changed["remote_rtc_uids"] == ["7"]


def test_standard_input_is_a_file(body: str) -> None:
    text = Path(body).read_text()
    assert sent("--body", "-", typed=text) == sent("--body", body)


def test_json_is_read_too(body: str, tmp_path: Path) -> None:
    path = tmp_path / "agent.json"
    path.write_text(json.dumps(sent("--body", body)))
    assert sent("-f", str(path)) == sent("-f", body)


def test_an_object_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "llm.yaml").write_text("url: https://x\nmax_history: 3\n")
    body = sent("--name", "a", "--llm", "@llm.yaml", "--set", "properties.llm.max_history=4")
    assert body["properties"]["llm"] == {"url": "https://x", "max_history": 4}


def test_a_secret_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text("007abc\n")
    assert sent("--name", "a", "--token", "@token.txt")["properties"]["token"] == "007abc"


def test_numbers_become_text_where_the_api_wants_text(body: str) -> None:
    properties = sent("--body", body)["properties"]
    assert (properties["agent_rtc_uid"], properties["remote_rtc_uids"]) == ("1001", ["1002"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+8613800000000", "+8613800000000"),
        ("no", "no"),
        ("on", "on"),
        ("2026-01-31", "2026-01-31"),
        ("12:30:00", "12:30:00"),
        ("0x1F", "0x1F"),
        ("007", "007"),
        ("true", True),
        ("-12", -12),
        ("1.5e3", 1500.0),
        ("null", None),
        ("", None),
        ('{"a": [1, "2"]}', {"a": [1, "2"]}),
    ],
)
def test_yaml_means_what_it_looks_like(text: str, value: object) -> None:
    assert parsed(text, "the text") == value


def test_yaml_merge_keys_work() -> None:
    assert parsed("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2", "t")["c"] == {"b": 1, "d": 2}


@pytest.mark.parametrize("text", ["!!python/object/apply:os.system [id]", "!x y"])
def test_yaml_makes_no_objects(text: str) -> None:
    assert "neither YAML nor JSON" in refused("--body", "-", typed=text)


def test_what_is_missing_is_named() -> None:
    assert "error: properties is missing" in refused("--name", "a")
    assert "`--channel …`" in refused("--name", "a")
    assert "error: name is missing" in refused("--channel", "c")


def test_a_broken_file_is_placed(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("name: a\nproperties: {channel: [}\n")
    assert "line 2, column" in refused("--body", "bad.yaml")


def test_a_file_that_is_no_object() -> None:
    assert "it is a list" in refused("--body", "-", typed="[1]")
    assert "it is empty" in refused("--body", "-", typed="")


def test_a_file_that_is_not_there() -> None:
    assert "No such file" in refused("--body", "gone.yaml")


@pytest.mark.parametrize(
    ("argument", "words"),
    [
        ("nothing", "has no `=`"),
        ("name.x=1", "goes through name, which is a plain value"),
        ("properties.remote_rtc_uids.5=1", "no entry '5' in a list of 1"),
        ("properties.remote_rtc_uids.x=1", "no entry 'x' in a list of 1"),
    ],
)
def test_a_path_that_leads_nowhere(argument: str, words: str, body: str) -> None:
    assert words in refused("--body", body, "--set", argument)


def _warnings(*argv: str) -> list[str]:
    ran: Ran = piped(*START, *argv)
    assert ran.code == 0, ran.err
    return ran.err.splitlines()


def test_slips_are_pointed_out(body: str) -> None:
    assert _warnings("--body", body) == []
    lines = _warnings(
        "--body", body, "--set", "proprties={}", "--set", "properties.chanel=x",
        "--set", "properties.llm.greting_message=x", "--set", "properties.tts.params.voice_nam=x",
    )  # fmt: skip
    assert [line.partition("?")[0].split("did you mean ")[1] for line in lines] == [
        "'properties'",
        "'channel'",
        "'greeting_message'",
        "'voice_name'",
    ]


def test_free_maps_are_left_alone(body: str) -> None:
    assert _warnings("--body", body, "--set", "properties.labels.chanel=x") == []


def test_unknown_keys_are_sent(sandbox: Sandbox, body: str) -> None:
    extra = ("--set", "future_field=1")
    assert sent("--body", body, *extra)["future_field"] == 1
    piped("agents", "start", "--body", body, *extra)
    assert "future_field" in sandbox.requests[-1].body


def test_null_clears_and_absence_keeps() -> None:
    ran = piped("numbers", "update", "+8610000000", "--inbound-config", "null",
                "--dry-run", "--json", "--base-url", "http://127.0.0.1:1")  # fmt: skip
    assert json.loads(ran.out)["body"] == {"inbound_config": None}


def test_a_choice_is_checked_before_sending() -> None:
    ran = piped("agents", "speak", "A1", "--text", "x", "--priority", "LOUD", "--app-id", "demo")
    assert ran.code == 2
    assert "'INTERRUPT', 'APPEND', 'IGNORE'" in ran.err.upper()


def test_a_choice_may_be_written_small() -> None:
    ran = piped("agents", "speak", "A1", "--text", "x", "--priority", "append", "--app-id", "demo",
                "--dry-run", "--json")  # fmt: skip
    assert json.loads(ran.out)["body"]["priority"] == "APPEND"


def test_a_text_that_is_too_long_is_not_sent(sandbox: Sandbox) -> None:
    before = len(sandbox.requests)
    ran = piped("agents", "speak", "A1", "--text", "好" * 171)
    assert ran.code == 2
    assert "512" in ran.err
    assert len(ran.err.splitlines()) == 3
    assert len(sandbox.requests) == before


@pytest.mark.parametrize("how", ["inline", "file"])
def test_json_is_read_as_json(how: str, tmp_path: Path) -> None:
    text = '{\n\t"channel": "a\\ud83d\\ude00",\n\t"idle_timeout": 1e2\n}'
    (tmp_path / "p.json").write_bytes(b"\xef\xbb\xbf" + text.encode())
    given = text if how == "inline" else f"@{tmp_path / 'p.json'}"
    body = sent("--name", "a", "--pipeline-id", "p", "--properties", given)
    assert body["properties"] == {"channel": "a\U0001f600", "idle_timeout": 100.0}
