"""Whole conversations with models: servers that behave as the vendor's samples, asked by a sandbox."""

from __future__ import annotations

import json
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from itertools import count
from typing import Any

import pytest

from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.handles import AgentHandle
from shengwang_agent.sandbox.pieces import ToolRun

from ..conftest import START, api_of
from .servers import (
    DONE,
    ModelServer,
    Server,
    asks,
    chunk,
    event,
    metadata,
    model_server,
    says,
)

JSON = dict[str, Any]
PLATFORM_KEYS = {"turn_id", "timestamp", "metadata"}
ORDER = {
    "type": "object",
    "properties": {"id": {"type": "string"}},
    "required": ["id"],
}


def heard_by(body: JSON) -> str:
    """What the last message says."""
    return str(body["messages"][-1]["content"])


# -- the samples, rebuilt from what they do ---------------------------------------------------


def text_recipe(body: JSON) -> list[bytes]:
    """Streams words, every field of a chunk given."""
    return says(*f"You said {heard_by(body)}.".split(" "))


def go_sample(body: JSON) -> list[bytes]:
    """Names its events, and puts no space behind the colon."""
    chunks = [
        chunk("", role="assistant"),
        chunk(f"You said {heard_by(body)}."),
        chunk(finish="stop"),
    ]
    return [f"event:data\ndata:{json.dumps(c)}\n\n".encode() for c in chunks] + [
        b"event:data\ndata:[DONE]\n\n"
    ]


def rag_sample(body: JSON) -> list[bytes]:
    """Says that it looks something up first; its chunks have an id and choices only."""
    parts = ("One moment. ", f"You said {heard_by(body)}.")
    chunks = [{"id": "r", "choices": [{"index": 0, "delta": {"content": p}}]} for p in parts]
    return [*map(event, chunks), DONE]


def metadata_recipe(body: JSON) -> list[bytes]:
    return [metadata(False, {"speed_ratio": 1.2}), *text_recipe(body)]


def audio_recipe(body: JSON) -> list[bytes]:
    """Transcript first, then sound of 40 ms a chunk; never a finish_reason."""
    sound = b64encode(bytes(1280)).decode()
    text = f"You said {heard_by(body)}."
    parts = [{"id": "a", "transcript": text}, *({"id": "a", "data": sound} for _ in range(50))]
    return [*(event(chunk(audio=part)) for part in parts), DONE]


def strict_proxy(body: JSON) -> int | list[bytes]:
    """Refuses what a strict provider refuses: a content that is null, a role that it does not know."""
    for message in body["messages"]:
        if message.get("content") is None or message["role"] not in {
            "system",
            "user",
            "assistant",
            "tool",
        }:
            return 422
    return text_recipe(body)


SAMPLES: list[Callable[[JSON], Any]] = [
    text_recipe,
    go_sample,
    rag_sample,
    metadata_recipe,
    audio_recipe,
    strict_proxy,
]


class Told:
    """A sandbox on a held clock with an agent whose model is a server, and its notifications."""

    def __init__(
        self,
        server: ModelServer,
        *,
        start: JSON | None = None,
        llm: JSON | None = None,
        **settings: Any,
    ) -> None:
        self.sandbox = Sandbox(**{"start": START, "speed": 0, "replies": "llm", **settings})
        model = {"url": server.url + "/chat/completions", "api_key": "llm-key", **(llm or {})}
        self.api = api_of(self.sandbox)
        self.agent_id = self.api.start(llm=model, **(start or {}))
        self.agent: AgentHandle = self.sandbox.agent(self.agent_id)

    def __enter__(self) -> Told:
        return self

    def __exit__(self, *what: object) -> None:
        self.sandbox.close()
        self.api.client.close()

    def errors(self) -> list[JSON]:
        sent = self.sandbox.webhooks.sent
        return [e for notice in sent if notice.event_type == 110 for e in notice.payload["errors"]]

    def said(self) -> list[tuple[str, str]]:
        return [(entry["role"], entry["content"]) for entry in self.agent.history]


# -- one and several turns --------------------------------------------------------------------


@pytest.mark.parametrize("vendor", [None, "custom"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.__name__)
def test_servers_like_the_samples_answer_a_story(sample: Any, vendor: str | None) -> None:
    llm = {
        "greeting_message": "Good morning.",
        "system_messages": [{"role": "system", "content": "Be brief."}],
        "params": {"model": "m", "max_tokens": 50},
        **({"vendor": vendor} if vendor else {}),
    }
    with model_server(sample) as server, Told(server, llm=llm) as told:
        told.sandbox.clock.advance(5)
        for words in ("hello", "tea"):
            turn = told.agent.hears(words)
            told.sandbox.clock.advance(20)
            assert turn.ended == "ok", turn
            assert turn.heard.replace(" ", "").endswith(f"Yousaid{words}.")
        assert server.cuts == []
    assert told.errors() == []
    first, second = server.bodies
    assert (first["model"], first["max_tokens"], first["stream"]) == ("m", 50, True)
    roles = [message["role"] for message in second["messages"]]
    assert roles == ["system", "assistant", "user", "assistant", "user"]
    assert set(second["messages"][0]) == {"role", "content"}
    for body in (first, second):
        extra = [PLATFORM_KEYS & message.keys() for message in body["messages"][1:]]
        assert all(found == (PLATFORM_KEYS if vendor else set()) for found in extra)
        assert ({"turn_id", "timestamp", "interruptable"} <= body.keys()) is (vendor == "custom")
    if vendor:
        assert [m["metadata"]["source"] for m in second["messages"][1:]] == [
            "greeting",
            "asr",
            "llm",
            "asr",
        ]
        assert second["turn_id"] == second["messages"][-1]["turn_id"]


def test_the_first_chunk_makes_a_reply_that_nobody_interrupts() -> None:
    with model_server(metadata_recipe) as server, Told(server) as told:
        first = told.agent.hears("a question that is rather long, so that its answer is, too")
        told.sandbox.clock.advance(0.5)
        told.agent.hears("stop")
        told.sandbox.clock.advance(30)
        assert (first.ended, first.heard) == ("ok", first.said)


def test_a_server_that_wants_plain_json_is_told_apart() -> None:
    def plain(body: JSON) -> Any:
        return (
            200,
            {"Content-Type": "application/json"},
            b'{"choices": [{"message": {"content": "x"}}]}',
        )

    llm = {"failure_message": "Sorry, {{who}}.", "template_variables": {"who": "Ann"}}
    with model_server(plain) as server, Told(server, llm=llm) as told:
        turn = told.agent.hears("hello")
        told.sandbox.clock.advance(10)
        assert (turn.ended, turn.why) == ("error", "LLM_REQUEST_ERR")
        assert told.said() == [("user", "hello"), ("assistant", "Sorry, Ann.")]
        [error] = told.errors()
        assert (error["module"], error["code"]) == ("llm", 500)
        assert "application/json" in error["message"]


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (lambda body: 429, 429, []),
        (lambda body: 307, 307, []),
        (lambda body: [event(chunk("Nine yuan. "))], 500, ["Nine yuan. "]),
        (
            lambda body: [
                event(chunk("Nine. ")),
                event({"error": {"message": "x", "code": 503}}),
                DONE,
            ],
            503,
            ["Nine. "],
        ),
    ],
)
def test_a_failure_is_told_with_its_code(answer: Any, code: int, said: list[str]) -> None:
    llm = {"failure_message": "Sorry."}
    with model_server(answer) as server, Told(server, llm=llm) as told:
        turn = told.agent.hears("hello")
        told.sandbox.clock.advance(20)
        assert (turn.ended, turn.why) == ("error", "LLM_REQUEST_ERR")
        assert [error["code"] for error in told.errors()] == [code]
        assert [text for role, text in told.said() if role == "assistant"] == [*said, "Sorry."]


# -- tools ------------------------------------------------------------------------------------


class Orders(Server):
    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        self.send(handler, 200, b'{"state": "shipped"}')


def tool_recipe(body: JSON) -> list[bytes]:
    """Calls two tools at once, then answers from their results."""
    results = [m["content"] for m in body["messages"] if m["role"] == "tool"]
    if results:
        return says("It is ", results[0])
    return [event(chunk("Let me see. ")), *asks(("lookupOrder", {"id": "17"}), ("lookupOrder", {}))]


def order_tool(url: str) -> JSON:
    function = {"name": "lookupOrder", "description": "Finds an order.", "parameters": ORDER}
    server = {"method": "GET", "url": url + "/orders/{{args.id}}"}
    return {"type": "function", "function": function, "server": server}


ENABLED = {"advanced_features": {"enable_tools": True}}


@pytest.mark.parametrize("vendor", [None, "custom"])
def test_tools_are_called_and_their_results_go_back_in_order(vendor: str | None) -> None:
    orders = Orders()
    try:
        llm = {"tools": [order_tool(orders.url)], **({"vendor": vendor} if vendor else {})}
        with model_server(tool_recipe) as server, Told(server, llm=llm, start=ENABLED) as told:
            turn = told.agent.hears("Where is order 17?")
            told.sandbox.clock.advance(20)
            assert turn.said == 'Let me see. It is {"state": "shipped"}'
            assert [(run.name, run.ok) for run in turn.tools] == [
                ("lookupOrder", True),
                ("lookupOrder", False),
            ]
    finally:
        orders.close()
    assert [path for path, _, _ in orders.requests] == ["/orders/17"]
    first, second = server.bodies
    assert first["tools"] == second["tools"]
    assert first["tools"][0]["function"]["name"] == "lookupOrder"
    asked, *results = second["messages"][-3:]
    assert (asked["role"], asked["content"]) == ("assistant", "Let me see. ")
    assert [json.loads(c["function"]["arguments"]) for c in asked["tool_calls"]] == [
        {"id": "17"},
        {},
    ]
    assert [(m["role"], m["tool_call_id"]) for m in results] == [
        ("tool", "call_0"),
        ("tool", "call_1"),
    ]
    assert results[0]["content"] == '{"state": "shipped"}'
    assert "id is required" in results[1]["content"]
    assert (asked.keys() >= PLATFORM_KEYS) is (vendor == "custom")


def test_a_stub_takes_sandbox_time_and_no_request() -> None:
    llm = {"tools": [order_tool("https://api.example.com")]}
    with model_server(tool_recipe) as server, Told(server, llm=llm, start=ENABLED) as told:
        told.sandbox.tool("lookupOrder", returns={"state": "lost"}, takes=4)
        turn = told.agent.hears("Where is order 17?")
        told.sandbox.clock.advance(3.9)
        assert (turn.said, turn.tools) == ("Let me see. ", [])
        told.sandbox.clock.advance(10)
        assert turn.tools[0] == ToolRun("lookupOrder", {"id": "17"}, True, {"state": "lost"})
        assert turn.said.endswith('It is {"state": "lost"}')


def test_content_beside_calls_is_a_text_and_a_model_without_end_is_stopped() -> None:
    llm = {"tools": [order_tool("https://api.example.com")]}
    with (
        model_server(lambda body: asks(("lookupOrder", {"id": "1"}))) as server,
        Told(server, llm=llm, start=ENABLED) as told,
    ):
        told.sandbox.tool("lookupOrder", returns=1)
        turn = told.agent.hears("Where is it?")
        told.sandbox.clock.advance(1)
        assert len(turn.tools) == 8
        assert "more than 8 times in a row" in told.errors()[0]["message"]
    assert len(server.bodies) == 9
    assert server.bodies[1]["messages"][-2]["content"] == ""


# -- barge-in ---------------------------------------------------------------------------------


def endless(body: JSON) -> Iterator[bytes]:
    for number in count():
        yield event(chunk(f"word{number} "))


def words_before_the_cut() -> tuple[str, str, int]:
    latency = {"llm_ttft": 320, "llm_gap": 55}
    with model_server(endless) as server, Told(server, latency=latency) as told:
        turn = told.agent.hears("Tell me everything")
        told.sandbox.clock.advance(1.5)
        assert server.cuts == []
        told.agent.hears("Stop")
        server.wait_for(lambda: len(server.cuts) == 1)
        assert (turn.ended, turn.why) == ("interrupted", "start_of_speech")
        history = [entry for entry in told.agent.history if entry["role"] == "assistant"]
        assert history[0]["content"] == turn.heard
        told.agent.caller_leaves()
        server.wait_for(lambda: len(server.cuts) == 2)
        return turn.said, turn.heard, server.ended


def test_barge_in_closes_the_connection_after_the_same_words_every_time() -> None:
    said, heard, ended = words_before_the_cut()
    assert said.split() == [f"word{number}" for number in range(22)]
    assert said.startswith(heard)
    assert 0 < len(heard) < len(said)
    assert ended == 0
    assert words_before_the_cut() == (said, heard, 0)


def test_a_model_sees_what_was_heard_and_the_whole() -> None:
    def first_endless(body: JSON) -> Any:
        return says("Yes.") if len(body["messages"]) > 1 else endless(body)

    latency, llm = {"llm_gap": 55}, {"vendor": "custom"}
    with model_server(first_endless) as server, Told(server, latency=latency, llm=llm) as told:
        turn = told.agent.hears("Tell me")
        told.sandbox.clock.advance(2)
        told.agent.hears("Stop")
        told.sandbox.clock.advance(9)
        assert turn.ended == "interrupted"
    cut = server.bodies[1]["messages"][1]
    assert (cut["content"], cut["metadata"]["original"]) == (turn.heard, turn.said)
    assert cut["metadata"]["interrupted"] is True
    assert cut["metadata"]["source"] == "llm"


# -- a running clock ----------------------------------------------------------------------------


def test_many_slow_streams_do_not_hold_each_other_up() -> None:
    agents, together = 100, threading.Barrier(100)

    def slow(body: JSON) -> Iterator[bytes]:
        yield event(chunk("One "))
        together.wait(60)  # nobody goes on before every stream is open
        yield from says(f"for {heard_by(body)}.")

    threads = threading.active_count()
    with model_server(slow) as server:
        sandbox = Sandbox(speed=20, replies="llm", max_agents=0)
        api = api_of(sandbox)
        llm = {"url": server.url, "api_key": "k"}
        ids = [api.start(f"a{number}", llm=llm) for number in range(agents)]
        for number, agent_id in enumerate(ids):
            answer = api(
                "POST", f"/v2/projects/app/agents/{agent_id}/think", {"text": f"n{number}"}
            )
            assert answer.status_code == 200
        sandbox.settle()
        for number, agent_id in enumerate(ids):
            assert sandbox.agent(agent_id).history[-1]["content"] == f"One for n{number}."
        api.client.close()
        sandbox.close()
    assert (len(server.requests), server.ended, server.cuts) == (agents, agents, [])
    assert threading.active_count() <= threads, threading.enumerate()


def test_closing_the_sandbox_closes_what_is_open() -> None:
    threads = threading.active_count()
    with model_server(endless) as server:
        sandbox = Sandbox(speed=1, replies="llm", latency={"llm_gap": 3_600_000})
        api = api_of(sandbox)
        for number in range(3):
            agent = api.start(f"a{number}", llm={"url": server.url, "api_key": "k"})
            api("POST", f"/v2/projects/app/agents/{agent}/think", {"text": "hm"})
        server.wait_for(lambda: len(server.requests) == 3)
        api.client.close()
        sandbox.close()
        server.wait_for(lambda: len(server.cuts) == 3)
    assert threading.active_count() <= threads, threading.enumerate()
