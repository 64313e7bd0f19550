"""``--dry-run``: the same request as the real one, with its secrets masked, and nothing sent."""

from __future__ import annotations

import json
import shlex
from typing import Any

import pytest

from shengwang_agent.sandbox import Sandbox
from tests.cli.commands import COMMANDS
from tests.cli.conftest import APP_ID
from tests.cli.terminal import piped

GROUPS = {"phone_numbers": "numbers"}
EMPTY = [("agents", "interrupt"), ("telephony", "hangup")]
"""Operations whose body is always ``{}``."""


def _argv(resource: str, method: str, body: str) -> list[str]:
    command = next(c for c in COMMANDS if (c.resource, c.method) == (resource, method))
    argv = [GROUPS.get(resource, resource), method.replace("_", "-")]
    for option in command.parameters:
        if option.place == "path" and option.client_default is None:
            argv.append("+8610000000" if "number" in option.name else "A/1 ü")
        elif option.place == "query":
            argv += [f"--{option.name}", str(option.example)]
    if command.example is not None:
        argv += ["--body", "-"]
    return argv


def read(text: str) -> dict[str, Any]:
    """What a curl command would send."""
    words = shlex.split(text.replace("\\\n", " "))
    assert words[:2] == ["curl", "-X"]
    headers = [words[i + 1].split(": ", 1) for i, word in enumerate(words) if word == "-H"]
    data = [words[i + 1] for i, word in enumerate(words) if word == "-d"]
    return {
        "method": words[2],
        "url": words[3],
        "headers": dict(headers),
        **({"body": json.loads(data[0])} if data else {}),
    }


OPERATIONS = [(c.resource, c.method) for c in COMMANDS]


@pytest.mark.parametrize(("resource", "method"), OPERATIONS)
def test_it_is_the_request_that_would_be_sent(
    resource: str, method: str, sandbox: Sandbox, body: str
) -> None:
    argv = _argv(resource, method, body)
    command = next(c for c in COMMANDS if (c.resource, c.method) == (resource, method))
    typed = json.dumps(command.example or {})
    before = len(sandbox.requests)
    shown = piped(*argv, "--dry-run", typed=typed)
    assert (shown.code, len(sandbox.requests)) == (0, before), shown.err
    dry = read(shown.out)
    piped(*argv, "--retries", "0", typed=typed)
    real = sandbox.requests[before]
    assert dry["method"] == real.method
    assert dry["url"].startswith(sandbox.url + real.path)
    assert ("body" in dry) == (real.body is not None or (resource, method) in EMPTY)
    if command.body:
        full = piped(*argv, "--dry-run", "--json", "--show-secrets", typed=typed)
        assert json.loads(full.out)["body"].keys() == real.body.keys()
    assert dry["headers"]["Authorization"] == "Basic ***"


def test_secrets_are_masked_everywhere(sandbox: Sandbox, body: str) -> None:
    for way in ((), ("--json",), ("--output", "yaml")):
        ran = piped("agents", "start", "--body", body, "--set", "unknown=future-secret",
                    "--dry-run", *way)  # fmt: skip
        assert ran.code == 0
        for secret in (
            "tts-secret",
            "llm-secret",
            "future-secret",
            "customer-secret",
            "token: token",
        ):
            assert secret not in ran.out + ran.err
    asked = piped("agents", "start", "--body", body, "--dry-run", "--show-secrets")
    assert "llm-secret" in asked.out
    assert "customer-secret" not in asked.out, "credentials are never printed"


@pytest.mark.parametrize(
    ("variables", "header"),
    [
        ({}, "***"),
        ({"SHENGWANG_USERNAME": "u", "SHENGWANG_PASSWORD": "p"}, "Basic ***"),
        ({"SHENGWANG_AUTH_TOKEN": "007x"}, "agora token=***"),
        ({"SHENGWANG_AUTHORIZATION": "Basic x"}, "***"),
        ({"SHENGWANG_APP_CERTIFICATE": "0" * 32}, "agora token=***"),
    ],
)
def test_it_works_without_credentials_and_shows_how_it_would_sign(
    variables: dict[str, str], header: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SHENGWANG_APP_ID", APP_ID)
    dry = read(piped("agents", "list", "--dry-run").out)
    assert dry["headers"]["Authorization"] == header
    assert dry["url"].startswith("https://api.agora.io/cn/api/conversational-ai-agent/v2/")


def test_the_area_chooses_the_host() -> None:
    dry = read(piped("agents", "list", "--app-id", "x", "--area", "eu", "--dry-run").out)
    assert dry["url"].startswith("https://api-eu-")


def test_a_dial_can_be_seen_first(sandbox: Sandbox) -> None:
    before = len(sandbox.dials)
    ran = piped("telephony", "dial", "+8613800000000", "--from", "+8610000000",
                "--pipeline-id", "p", "--dry-run")  # fmt: skip
    dry = read(ran.out)
    assert dry["body"]["sip"] == {
        "to_number": "+8613800000000",
        "from_number": "+8610000000",
        "rtc_uid": "100",
        "rtc_token": "***",
    }
    assert dry["body"]["properties"]["channel"].startswith("dial-")
    assert len(sandbox.dials) == before


def test_it_names_the_documented_rules_that_a_request_breaks(sandbox: Sandbox) -> None:
    start = {
        "name": "a",
        "properties": {
            "channel": "c", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"],
            "asr": {"vendor": "deepgram", "params": {"key": "SECRET"}, "keywords": ["a"]},
            "llm": {"url": "https://example.com", "max_history": 2000},
            "tts": {"vendor": "murf", "params": {"key": "SECRET"}},
        },
    }  # fmt: skip
    shown = piped("agents", "start", "--body", "-", "--dry-run", typed=json.dumps(start))
    assert shown.code == 0
    assert "properties.asr.keywords: can only be set when" in shown.err
    assert "properties.llm.max_history: should be less than or equal to 1024" in shown.err
    assert "SECRET" not in shown.err + shown.out
