"""The table of effects: every field of the description stands in it, and each that acts does.

What acts is shown by stories: settings and a script. A field that acts is taken out of a story in
which it stands, and the story has to go another way.
"""

from __future__ import annotations

import copy
import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped,unused-ignore]

from shengwang_agent.errors import StateError
from shengwang_agent.llmserver.pieces import ToolCall
from shengwang_agent.sandbox import Sandbox, effects
from shengwang_agent.sandbox.pieces import Heard, Piece, Wait

from .conftest import APP, START, api_of, properties

ROOT = Path(__file__).parents[2]
JSON = dict[str, Any]
LONG = "Good morning, this is the hotel at the lake, how may I help?"


# -- the walk over the description -----------------------------------------------------------


@cache
def description() -> JSON:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: JSON = yaml.load((ROOT / "openapi.yaml").read_text("utf-8"), loader)
    return found


def resolved(schema: JSON) -> JSON:
    while "$ref" in schema:
        value: Any = description()
        for step in schema["$ref"][2:].split("/"):
            value = value[step]
        schema = value
    return schema


def fields_of(schema: JSON, at: str, seen: tuple[int, ...] = ()) -> Iterator[str]:
    schema = resolved(schema)
    if id(schema) in seen:
        return
    seen = (*seen, id(schema))
    for part in [*schema.get("allOf", ()), *schema.get("oneOf", ()), *schema.get("anyOf", ())]:
        yield from fields_of(part, at, seen)
    inner = dict(schema.get("properties") or {})
    more = schema.get("additionalProperties")
    if more:
        inner["*"] = more if isinstance(more, dict) else {}
    for name, part in inner.items():
        field = f"{at}.{name}" if at else name
        yield field
        yield from fields_of(part, field, seen)
    if isinstance(schema.get("items"), dict):
        yield from fields_of(schema["items"], f"{at}[]", seen)


def described() -> Iterator[tuple[str, str]]:
    """Every operation with a body, and every field of it."""
    for item in description()["paths"].values():
        for operation in item.values():
            body = operation.get("requestBody") if isinstance(operation, dict) else None
            if body:
                name = operation["operationId"]
                resource = next(
                    r for r in ("agents", "telephony", "phone_numbers") if name.startswith(r)
                )
                schema = resolved(body)["content"]["application/json"]["schema"]
                for field in fields_of(schema, ""):
                    yield f"{resource}.{name.removeprefix(resource + '_')}", field


def test_every_field_of_the_description_stands_in_the_table() -> None:
    missing = sorted({pair for pair in described() if effects.effect_of(*pair) is None})
    assert missing == [], "add them to src/shengwang_agent/sandbox/effects.csv"


def test_no_row_is_about_a_field_that_is_not_described() -> None:
    known = set(described())
    wrong = [key for key in effects.effects() if (key[0], key[1].removesuffix(".**")) not in known]
    assert wrong == []
    assert {row.effect for row in effects.effects().values()} == {"acts", "passed on", "no effect"}


# -- stories ---------------------------------------------------------------------------------


class Server(BaseHTTPRequestHandler):
    """A tool, a writer of fillers and a greeting file, all on this machine."""

    def _answer(self, kind: str, body: bytes) -> None:
        size = int(self.headers.get("content-length") or 0)
        asked = self.rfile.read(size).decode()
        key = self.headers.get("authorization") or self.headers.get("x-key") or ""
        self.server.asked.append((self.command, self.path, asked, key))  # type: ignore[attr-defined]
        self.send_response(200 if kind else 404)
        self.send_header("content-type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        sound = self.path.endswith(".pcm")
        self._answer(
            "audio/pcm" if sound else "application/json", b"\0" * 96_000 if sound else b"{}"
        )

    def do_POST(self) -> None:
        if self.path.endswith("/chat/completions"):
            chunk = json.dumps(
                {"choices": [{"delta": {"content": "I am looking."}, "finish_reason": "stop"}]}
            )
            self._answer("text/event-stream", f"data: {chunk}\n\ndata: [DONE]\n\n".encode())
        else:
            self._answer("application/json", b'{"state": "shipped"}')

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[HTTPServer]:
    made = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join(5)


def slow(heard: Heard) -> Iterator[Piece]:
    yield Wait(4)
    if "order" in heard.text:
        yield ToolCall("lookupOrder", {"id": "17"})
        if heard.tools is not None:
            yield " ".join(str(tool) for tool in heard.tools.definitions)
    if "fail" in heard.text:
        raise LookupError("no model")
    yield f"This is a long answer to {heard.text}. "
    yield f"It has several sentences (and an aside). It was thought of with {(heard.properties.get('llm') or {}).get('params')}."


def run(body: JSON, script: list[tuple[str, Any]], server: HTTPServer) -> Any:
    """Everything that can be seen of a story."""
    asked: list[Any] = []
    server.asked = []  # type: ignore[attr-defined]

    def replies(heard: Heard) -> Iterator[Piece]:
        asked.append((heard.request.url, heard.request.headers, heard.request.body))  # type: ignore[union-attr]
        return slow(heard)

    sandbox = Sandbox(start=START, speed=0, replies=replies)
    api = api_of(sandbox)
    answer = api("POST", f"{APP}/join", body)
    if answer.status_code != 200:
        return answer.status_code, answer.json()
    agent = sandbox.agent(answer.json()["agent_id"])
    heard = [play(sandbox, api, agent, *step) for step in script]
    sandbox.clock.advance(100)
    told = [(notice.event_type, notice.payload) for notice in sandbox.webhooks.sent]
    listed = api("GET", f"{APP}/agents?state=0,1,2,3,4,5,6").json()
    seen = (agent.status, agent.message, agent.history, agent.turns, listed, heard, asked, told)
    sandbox.close()
    return json.dumps(seen, default=str), json.dumps(server.asked)  # type: ignore[attr-defined]


def play(sandbox: Sandbox, api: Any, agent: Any, what: str, given: Any) -> Any:
    if what == "wait":
        sandbox.clock.advance(given)
    elif what == "says":
        try:
            return repr(agent.hears(given, speaker="anna"))
        except StateError as error:  # it has failed
            return str(error).partition("agent ")[2].partition(" ")[2]
    elif what == "presence":
        agent.presence("1002", given)
    elif what == "leaves":
        agent.caller_leaves()
    elif what == "comes":
        agent.caller_joins()
    else:
        return api("POST", f"{APP}/agents/{agent.agent_id}/{what}", given).status_code
    return [turn.heard for turn in agent.conversation]


def says(*texts: str, wait: float = 1.0) -> list[tuple[str, Any]]:
    return [step for text in texts for step in (("says", text), ("wait", wait))]


PLAIN = says("Hello there", wait=30)
BARGE_IN = [
    *says("Tell me everything", wait=6),
    *says("mhm", wait=0.5),
    *says("Please stop it now", wait=30),
]
FILLERS = {
    "enable": True,
    "trigger": {"fixed_time_config": {"response_wait_ms": 700}},
    "content": {
        "static_config": {"phrases": ["One.", "Two!", "Three?"], "selection_rule": "round_robin"}
    },
}


def llm(**more: Any) -> JSON:
    return {"url": "http://127.0.0.1:9/chat", "api_key": "llm-key", **more}


def stories(port: int) -> list[tuple[JSON, list[tuple[str, Any]]]]:
    """Settings laid over the common ones, and what happens."""
    here = f"http://127.0.0.1:{port}"

    def detection(name: str, value: JSON) -> JSON:
        return {"turn_detection": {"config": {name: value}}}

    tool = {
        "type": "function",
        "function": {
            "name": "lookupOrder",
            "description": "Finds an order.",
            "parameters": {
                "type": "object",
                "properties": {"id": {"type": "string"}},
                "required": ["id"],
            },
        },
        "execution": {"mode": "sync"},
        "server": {
            "method": "POST",
            "url": f"{here}/orders",
            "headers": {"x-key": "tool-key"},
            "body": {"id": "{{args.id}}"},
            "timeout_ms": 2000,
        },
    }
    writer = {
        "llm_provider": {"url": here, "api_key": "writer-key", "params": {"model": "small"}},
        "prompt": "Write a filler.",
        "context_message_limit": 3,
        "history_character_limit": 20,
    }
    greeting = llm(
        greeting_message=LONG,
        greeting_configs={
            "mode": "single_first",
            "delay_ms": 700,
            "interruptable": False,
            "uninterruptible_asr_policy": "context",
        },
    )
    twice = [
        ("wait", 1),
        *says("Hello?", wait=1),
        *says("A room, please", wait=30),
        ("leaves", 0),
        ("comes", 0),
    ]
    audio = llm(
        greeting_message="Hello",
        greeting_audio_url=f"{here}/hello.pcm",
        greeting_configs={"audio_pcm_sample_rate": 8000},
    )
    quiet = {"timeout_ms": 3000, "action": "think", "content": "Nobody speaks"}
    farewell = {"graceful_enabled": True, "graceful_timeout_seconds": 2}
    custom = llm(
        vendor="custom",
        params={"model": "m"},
        headers={"X-Trace": "1"},
        system_messages=[{"role": "system", "content": "You work at {{hotel}}."}],
        template_variables={"hotel": "Lake Inn"},
        max_history=1,
    )
    return [
        ({"pipeline_id": "p", "properties": {"llm": None}}, PLAIN),
        (
            {"properties": {"labels": {"floor": "4"}, "parameters": {"enable_metrics": True}}},
            [*PLAIN, ("leave", None)],
        ),
        ({"properties": {"llm": custom}}, [*PLAIN, *PLAIN]),
        ({"properties": {"llm": llm(failure_message="Sorry.")}}, says("fail", wait=30)),
        ({"properties": {"idle_timeout": 7}}, [("leaves", 0), ("wait", 8)]),
        (
            {"properties": {"agent_rtc_uid": "bot", "enable_string_uid": True, "llm": custom}},
            PLAIN,
        ),
        ({"properties": {"llm": greeting}}, twice),
        (
            {"properties": {"llm": llm(greeting_message=LONG, greeting_interruptable=False)}},
            says("Hello?", wait=30),
        ),
        ({"properties": {"llm": audio}}, [("wait", 30)]),
        ({"properties": {"parameters": {"silence_config": quiet}}}, [("wait", 9)]),
        (
            {"properties": {"silence_timeout": 3, "llm": llm(silence_message="Still there?")}},
            [("wait", 9)],
        ),
        (
            {"properties": {"parameters": {"farewell_config": farewell}}},
            [("speak", {"text": LONG}), ("leave", None), ("wait", 30)],
        ),
        ({"properties": {"filler_words": FILLERS}}, [*says("Hello"), *PLAIN, *PLAIN, *PLAIN]),
        (
            {
                "properties": {
                    "filler_words": {
                        **FILLERS,
                        "content": {
                            "mode": "generated",
                            "static_config": {"phrases": ["One."]},
                            "generated_config": writer,
                        },
                    }
                }
            },
            [*PLAIN, *PLAIN],
        ),
        ({"properties": {"tts": {**properties()["tts"], "skip_patterns": [3]}}}, PLAIN),
        (
            {
                "properties": {
                    "interruption": {"enable": False, "disabled_config": {"strategy": "ignore"}}
                }
            },
            BARGE_IN,
        ),
        (
            {
                "properties": {
                    "interruption": {
                        "mode": "keywords",
                        "keywords_config": {"trigger_keywords": ["stop"]},
                    }
                }
            },
            BARGE_IN,
        ),
        (
            {
                "properties": detection(
                    "start_of_speech",
                    {"mode": "disabled", "disabled_config": {"strategy": "ignored"}},
                )
            },
            BARGE_IN,
        ),
        (
            {
                "properties": detection(
                    "start_of_speech",
                    {
                        "mode": "keywords",
                        "keywords_config": {
                            "triggered_keywords": ["stop", "yes"],
                            "interrupt_duration_ms": 900,
                        },
                    },
                )
            },
            [*BARGE_IN, *says("yes", wait=30)],
        ),
        (
            {
                "properties": detection(
                    "start_of_speech",
                    {
                        "vad_config": {
                            "interrupt_duration_ms": 700,
                            "speaking_interrupt_duration_ms": 1000,
                        }
                    },
                )
            },
            [*says("Tell me everything", wait=6), *says("Stop it now!", "yes", wait=30)],
        ),
        (
            {
                "properties": detection(
                    "end_of_speech", {"vad_config": {"silence_duration_ms": 900}}
                )
            },
            PLAIN,
        ),
        (
            {
                "properties": {
                    "llm": custom,
                    **detection(
                        "end_of_speech",
                        {
                            "mode": "semantic",
                            "semantic_config": {
                                "silence_duration_ms": 500,
                                "max_wait_ms": 2000,
                                "pause_state_enabled": False,
                            },
                        },
                    ),
                }
            },
            [*says("I would like"), *says("a room."), *says("Hold on.", "And", wait=2.5), *PLAIN],
        ),
        (
            {
                "properties": {
                    "turn_detection": {"interrupt_mode": "keywords", "interrupt_keywords": ["stop"]}
                }
            },
            BARGE_IN,
        ),
        (
            {
                "properties": {
                    "turn_detection": {"interrupt_duration_ms": 900, "silence_duration_ms": 400}
                }
            },
            BARGE_IN,
        ),
        (
            {"properties": {"advanced_features": {"enable_aivad": True}}},
            [*says("I would like"), *says("a room.")],
        ),
        (
            {"properties": {"advanced_features": {"enable_rtm": True}, "llm": custom}},
            [("presence", {"page": "cart"}), *PLAIN],
        ),
        (
            {
                "properties": {
                    "advanced_features": {"enable_sal": False},
                    "sal": {"sal_mode": "recognition"},
                    "llm": custom,
                }
            },
            PLAIN,
        ),
        ({"properties": {"sal": {"sal_mode": "recognition"}, "llm": custom}}, PLAIN),
        (
            {"properties": {"advanced_features": {"enable_tools": True}, "llm": llm(tools=[tool])}},
            says("order 17", wait=30),
        ),
        (
            {
                "properties": {
                    "advanced_features": {"enable_mllm": True},
                    "mllm": {"greeting_message": "Hi"},
                }
            },
            PLAIN,
        ),
        ({"properties": {"mllm": {"enable": True, "greeting_message": "Hi"}}}, PLAIN),
    ]


def steps_of(field: str) -> list[str]:
    return field.replace("[]", ".[]").split(".")


def without(value: Any, steps: list[str]) -> bool:
    """Take the field out; False when it is not there."""
    first, *rest = steps
    if first == "[]":
        return isinstance(value, list) and sum(without(entry, rest) for entry in value) > 0
    if not isinstance(value, dict) or first not in value:
        return False
    if rest:
        return without(value[first], rest)
    del value[first]
    return True


#: Fields shown elsewhere: what needs a server of its own, a certificate, or real time.
ELSEWHERE = (
    "properties.token",
    "properties.llm.mcp_servers",
    "properties.tts.url",
    "properties.llm.output_modalities",
    "properties.llm.greeting_configs.audio_download_timeout_ms",
    "properties.llm.tools[].server.timeout_ms",
)
ACTING = [
    row.field
    for row in effects.effects().values()
    if (row.operation, row.effect) == ("agents.start", "acts")
    and not row.field.startswith(ELSEWHERE)
]


@pytest.mark.parametrize("field", ACTING)
def test_a_story_with_and_without_a_setting_that_acts_differs(
    field: str, server: HTTPServer
) -> None:
    tried = 0
    for more, script in stories(server.server_port):
        body: JSON = {"name": "a", "properties": properties(llm=llm())}
        body["properties"] |= more.get("properties", {})
        body |= {key: value for key, value in more.items() if key != "properties"}
        bare = copy.deepcopy(body)
        if without(bare, steps_of(field)):
            tried += 1
            if run(body, script, server) != run(bare, script, server):
                return
    pytest.fail(f"{field} made no difference in {tried} stories")


def test_a_story_is_the_same_when_it_is_told_again(server: HTTPServer) -> None:
    """Otherwise the difference of the test above would mean nothing."""
    body = {"name": "a", "properties": properties(llm=llm(), filler_words=FILLERS)}
    assert run(body, BARGE_IN, server) == run(body, BARGE_IN, server)


# -- what has no effect ------------------------------------------------------------------------

USELESS = {"avatar": {"enable": False}, "parameters": {"opt_out": True}, "mine": 1}


def test_what_has_no_effect_is_logged_once_and_stands_in_the_log_of_requests(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effects, "_told", set())
    sandbox = Sandbox(speed=0)
    api = api_of(sandbox)
    with caplog.at_level(logging.INFO, "shengwang_agent.sandbox"):
        api.start("a", **USELESS)
        api.start("b", **USELESS)
    lines = [record.getMessage() for record in caplog.records]
    assert lines == [
        "accepted, without effect here: properties.avatar, "
        "properties.parameters.opt_out, properties.mine"
    ]
    assert "properties.avatar" in sandbox.requests.last.without_effect


def test_a_strict_sandbox_refuses_what_has_no_effect() -> None:
    sandbox = Sandbox(speed=0, strict_settings=True)
    body = {"name": "a", "properties": {**properties(), **USELESS}}
    answer = api_of(sandbox)("POST", f"{APP}/join", body)
    assert (answer.status_code, answer.json()["reason"]) == (400, "InvalidFieldValue")
    assert "properties.avatar: has no effect in this sandbox" in answer.json()["detail"]


def test_what_the_sandbox_does_anyway_is_no_setting_without_effect() -> None:
    tts = {"vendor": "generic_http", "params": {"api_key": "k"}, "url": "http://127.0.0.1:9"}
    found = effects.without_effect(
        "agents.start", {"properties": {"llm": llm(style="openai"), "tts": tts}}
    )
    assert found == []
    assert effects.without_effect("agents.start", {"properties": {"llm": {"style": "dify"}}}) == [
        "properties.llm.style"
    ]


def test_the_page_is_what_the_table_makes() -> None:
    command = [sys.executable, str(ROOT / "docs" / "settings.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0, "run python docs/settings.py"
