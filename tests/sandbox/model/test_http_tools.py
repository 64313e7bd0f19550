"""HTTP tools: what is refused before anything is requested, what is sent, what the model gets."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from shengwang_agent.llmserver.pieces import ToolCall
from shengwang_agent.sandbox.model.http_tools import HttpTool, TemplateFailed, filled, tool_named
from shengwang_agent.sandbox.model.tools import Toolbox
from shengwang_agent.sandbox.pieces import ToolRun, Wait

from .servers import Server

JSON = dict[str, Any]
ORDER = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "count": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "deep": {
            "type": "object",
            "properties": {"x": {"type": ["number", "null"]}},
            "required": ["x"],
        },
    },
    "required": ["id"],
}


class ToolServer(Server):
    """Answers what it is told to, and writes down what it was sent."""

    def __init__(self) -> None:
        self.status, self.body = 200, b'{"state": "shipped"}'
        self.headers = {"Content-Type": "application/json"}
        self.before: Callable[[], object] = lambda: None
        super().__init__()

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        self.before()
        self.send(handler, self.status, self.body, self.headers)


@pytest.fixture
def server() -> Iterator[ToolServer]:
    made = ToolServer()
    yield made
    made.close()


def tool(url: str, name: str = "lookupOrder", **given: Any) -> JSON:
    parameters = given.pop("parameters", ORDER)
    function = {"name": name, "description": "d", "parameters": parameters}
    return {
        "type": "function",
        "function": function,
        "server": {"method": "POST", "url": url, **given},
    }


def agent(*tools: JSON, **llm: Any) -> JSON:
    return {"llm": {"tools": list(tools), **llm}, "advanced_features": {"enable_tools": True}}


def run(properties: JSON, *calls: ToolCall, box: Toolbox | None = None) -> list[Any]:
    return (box or Toolbox()).of("A1", properties).run(calls)


def call(entry: JSON, arguments: Any, call_id: str = "call_7", **llm: Any) -> ToolRun:
    name = entry["function"]["name"]
    [made] = run(agent(entry, **llm), ToolCall(name, arguments, call_id))
    assert isinstance(made, ToolRun)
    return made


# -- what is sent ---------------------------------------------------------------------------


def test_placeholders_are_filled_and_values_keep_their_type(server: ToolServer) -> None:
    entry = tool(
        server.url + "/orders/{{args.id}}?q={{ args.id }}&n={{args.count}}&fixed=1#part",
        headers={
            "X-Tenant": "{{template_variables.tenant}}",
            "X-Call": "{{tool_call_id}}",
            "X-N": 5,
        },
        body={"all": ["{{args.tags}}", "{{args.count}}", 1, None, True], "text": "plain"},
    )
    arguments = {"id": "../admin?x=1&y#z", "count": 3, "tags": ["a", "é"], "more": "unknown"}
    made = call(entry, arguments, tenant=0, template_variables={"tenant": "{{args.id}}"})
    assert (made.ok, made.result) == (True, {"state": "shipped"})
    [(path, headers, body)] = server.requests
    encoded = "..%2Fadmin%3Fx%3D1%26y%23z"
    assert path == f"/orders/{encoded}?q={encoded}&n=3&fixed=1"
    assert headers["X-Tenant"] == "{{args.id}}"  # one pass: a value is not filled again
    assert (headers["X-Call"], headers["X-N"]) == ("call_7", "5")
    assert headers["Content-Type"] == "application/json"
    assert json.loads(body) == {"all": [["a", "é"], 3, 1, None, True], "text": "plain"}


def test_a_get_has_no_body_and_arguments_travel_only_where_a_placeholder_is(
    server: ToolServer,
) -> None:
    assert call(tool(server.url + "/all", method="GET", body={"x": 1}), {"id": "17"}).ok
    assert call(tool(server.url + "/none"), {"id": "17"}).ok
    assert [(path, body) for path, _, body in server.requests] == [("/all", b""), ("/none", b"")]


def test_headers_of_the_connection_are_ours(server: ToolServer) -> None:
    given = {"Host": "evil", "content-length": "9", "Content-Type": "text/plain", "X-A": "b"}
    call(tool(server.url, headers=given, body=[]), {"id": "1"})
    _, headers, body = server.requests[0]
    assert headers["Host"] == server.url.partition("//")[2]
    assert (headers["Content-Type"], headers["X-A"], body) == ("application/json", "b", b"[]")


# -- refusals -------------------------------------------------------------------------------

REFUSED: list[tuple[JSON, Any, str]] = [
    ({}, {}, "id is required"),
    ({}, {"id": 5}, "id should be of type string"),
    ({}, {"id": None}, "id should be of type string"),
    ({}, {"id": "1", "count": True}, "count should be of type integer"),
    ({}, {"id": "1", "count": 1.5}, "count should be of type integer"),
    ({}, {"id": "1", "tags": ["a", 5]}, "tags[1] should be of type string"),
    ({}, {"id": "1", "deep": {}}, "deep.x is required"),
    ({}, {"id": "1", "deep": {"x": "y"}}, "deep.x should be of type number or null"),
    ({}, "{broken", "the arguments are no JSON object"),
    ({}, [1], "the arguments are no JSON object"),
    ({"body": {"n": "{{args.count}}"}}, {"id": "1"}, "{{args.count}} has no value"),
    ({"body": {"n": "{{args.other}}"}}, {"id": "1", "other": None}, "{{args.other}} has no value"),
    ({"body": {"n": "no {{args.id}}"}}, {"id": "1"}, "must be the whole value"),
    ({"body": {"{{args.id}}": 1}}, {"id": "1"}, "only values may"),
    ({"body": {"n": "{{id}}"}}, {"id": "1"}, "{{id}} is no placeholder"),
    ({"body": {"n": "{{args.a.b}}"}}, {"id": "1"}, "is no placeholder"),
    ({"body": {"n": "{{args.tags[0]}}"}}, {"id": "1"}, "is no placeholder"),
    ({"body": {"n": "{{template_variables.x}}"}}, {"id": "1"}, "has no value"),
    ({"body": "{{args.id}}"}, {"id": "x" * 65_535}, "the body is over 65536 bytes"),
    ({"headers": {"X": "{{args.id}}"}}, {"id": "1"}, "the header X takes no argument"),
    ({"headers": {"X": "no {{args.id}}"}}, {"id": "1"}, "the header X takes no argument"),
    ({"headers": {"X": "no {{tool_call_id}}"}}, {"id": "1"}, "must be the whole value"),
    ({"headers": {"X": "{{template_variables.bad}}"}}, {"id": "1"}, "control characters"),
    ({"headers": {"X": "{{template_variables.long}}"}}, {"id": "1"}, "over 4096 bytes"),
    ({"headers": {"X": "{{template_variables.list}}"}}, {"id": "1"}, "takes a text"),
    ({"path": "/{{args.id}}"}, {"id": ".."}, "would lead elsewhere"),
    ({"path": "/{{args.id}}/x"}, {"id": "."}, "would lead elsewhere"),
    ({"path": "/{{args.id}}"}, {"id": ""}, "would lead elsewhere"),
    ({"path": "/.{{args.id}}"}, {"id": "."}, "would lead elsewhere"),
    ({"path": "/{{args.tags}}"}, {"id": "1", "tags": ["a"]}, "takes a text"),
    ({"path": "/{{args.id}}"}, {"id": "é" * 513}, "a value in the path is over 1024 bytes"),
    ({"path": "/?q={{args.id}}"}, {"id": "x" * 4097}, "a value in the query is over 4096 bytes"),
    ({"path": "/?q={{args.id}}"}, {"id": "é" * 2048}, "the address is over 8192 bytes"),
    ({"path": "/?{{args.id}}=1"}, {"id": "x"}, "not for a key"),
    ({"path": "/{{args.id"}, {"id": "x"}, "cannot be read"),
    ({"path": "/{{a{b}}"}, {"id": "x"}, "cannot be read"),
    ({"url": "http://{{args.id}}/x"}, {"id": "127.0.0.1"}, "no fixed scheme and host"),
    ({"url": "/orders"}, {"id": "1"}, "no fixed scheme and host"),
    ({"method": "DELETE"}, {"id": "1"}, "GET or POST"),
]
VARIABLES = {"bad": "a\r\nX-Evil: 1", "long": "x" * 4097, "list": ["a"]}


@pytest.mark.parametrize(("server_part", "arguments", "text"), REFUSED)
def test_what_is_refused_is_not_requested(
    server: ToolServer, server_part: JSON, arguments: Any, text: str
) -> None:
    part = dict(server_part)
    url = part.pop("url", server.url + part.pop("path", "/"))
    made = call(tool(url, **part), arguments, template_variables=VARIABLES)
    assert not made.ok
    assert text in made.result
    assert server.requests == []


def test_values_at_their_bounds_are_sent(server: ToolServer) -> None:
    assert call(tool(server.url + "/{{args.id}}"), {"id": "é" * 512}).ok
    assert call(tool(server.url + "/?q={{args.id}}"), {"id": "x" * 4096}).ok
    assert call(tool(server.url, body="{{args.id}}"), {"id": "x" * 65_534}).ok
    assert call(tool(server.url), {"id": "1", "count": 2.0, "deep": {"x": None}}).ok
    assert len(server.requests) == 4


# -- results --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "body", "ok", "result"),
    [
        (200, b'{"a": 1}', True, {"a": 1}),
        (201, b"[1, 2]", True, [1, 2]),
        (200, "plain é".encode(), True, "plain é"),
        (200, b'"text"', True, '"text"'),
        (200, b"null", True, None),
        (200, b"NaN", True, "NaN"),
        (204, b"", True, []),
        (200, b"", True, []),
        (404, b'{"error": "none"}', False, {"error": "none"}),
        (500, b"", False, []),
        (302, b"moved", False, "moved"),
        (200, b"\xff", False, "the answer is not UTF-8"),
        (500, b"\xff", False, "the answer is not UTF-8"),
        (200, b"x" * (1024 * 1024), True, "x" * (1024 * 1024)),
        (200, b"x" * (1024 * 1024 + 1), False, "the answer is over 1048576 bytes"),
    ],
)
def test_what_the_model_gets(
    server: ToolServer, status: int, body: bytes, ok: bool, result: Any
) -> None:
    server.status, server.body = status, body
    server.headers = {"Location": "/elsewhere", "Set-Cookie": "a=b"}
    made = call(tool(server.url), {"id": "1"})
    assert (made.ok, made.result) == (ok, result)
    assert len(server.requests) == 1


def test_a_tool_has_the_time_that_it_says(server: ToolServer) -> None:
    server.before = lambda: server.released.wait(10)
    made = call(tool(server.url, timeout_ms=50), {"id": "1"})
    assert (made.ok, made.result) == (False, "no complete answer within 0.05 s")


def test_a_tool_that_is_not_there_fails(server: ToolServer) -> None:
    server.close()
    made = call(tool(server.url), {"id": "1"})
    assert not made.ok
    assert made.result.startswith("no connection")


def test_a_tool_elsewhere_needs_a_stub() -> None:
    made = call(tool("https://api.example.com/orders"), {"id": "1"})
    assert not made.ok
    assert "'api.example.com' is not on this machine" in made.result
    assert "sandbox.tool('lookupOrder', returns=…)" in made.result


def test_calls_of_one_answer_run_at_once_and_keep_their_order(server: ToolServer) -> None:
    together = threading.Barrier(3)
    server.before = lambda: together.wait(10)
    entries = [tool(f"{server.url}/{name}", name) for name in "abc"]
    made = run(agent(*entries), *(ToolCall(name, {"id": name}, name) for name in "cab"))
    assert [(r.name, r.arguments["id"], r.ok) for r in made] == [(n, n, True) for n in "cab"]
    assert sorted(path for path, _, _ in server.requests) == ["/a", "/b", "/c"]


def test_closing_gives_up_what_is_under_way(server: ToolServer) -> None:
    asked = threading.Event()
    server.before = lambda: (asked.set(), server.released.wait(10))
    box, made = Toolbox(), []
    tools = box.of("A1", agent(tool(server.url)))
    thread = threading.Thread(
        target=lambda: made.extend(tools.run([ToolCall("lookupOrder", {"id": "1"})]))
    )
    thread.start()
    assert asked.wait(10)
    box.close()
    thread.join(5)
    assert [r.ok for r in made] == [False]


# -- stubs ----------------------------------------------------------------------------------


def test_stubs_answer_in_place_of_tools(server: ToolServer) -> None:
    box = Toolbox()
    entries = [tool(f"{server.url}/{name}", name) for name in ("a", "b", "c")]
    box.stub("a", returns={"state": ("x", 1)}, takes=2)
    box.stub("b", fails="out of order", takes=3)
    box.stub("c", returns=lambda arguments: f"order {arguments['id']}")
    calls = [ToolCall(name, {"id": "17"}) for name in ("a", "b", "c")]
    assert run(agent(*entries), *calls, box=box) == [
        Wait(3),
        ToolRun("a", {"id": "17"}, True, {"state": ["x", 1]}),
        ToolRun("b", {"id": "17"}, False, "out of order"),
        ToolRun("c", {"id": "17"}, True, "order 17"),
    ]
    assert server.requests == []


def test_a_stub_does_not_hide_what_the_platform_refuses() -> None:
    box = Toolbox()
    box.stub("lookupOrder", returns="found")
    entry = tool("https://api.example.com/{{args.id}}")
    assert [r.ok for r in run(agent(entry), ToolCall("lookupOrder", {}), box=box)] == [False]
    [refused] = run(agent(entry), ToolCall("lookupOrder", {"id": ".."}), box=box)
    assert refused.result.startswith("nothing was requested: ")
    assert [r.result for r in run(agent(entry), ToolCall("lookupOrder", {"id": "1"}), box=box)] == [
        "found"
    ]


def test_a_stub_that_raises_is_a_tool_that_fails() -> None:
    box = Toolbox()
    box.stub("a", returns=lambda arguments: 1 // 0)
    box.stub("b", returns=object())
    entries = [tool("https://x.example/", name) for name in "ab"]
    made = run(agent(*entries), *(ToolCall(name, {"id": "1"}) for name in "ab"), box=box)
    assert [r.ok for r in made] == [False, False]
    assert made[0].result.startswith("ZeroDivisionError")
    assert "object is not JSON" in made[1].result


def test_a_stub_returns_or_fails() -> None:
    with pytest.raises(ValueError, match="either"):
        Toolbox().stub("a", returns=1, fails="x")
    with pytest.raises(ValueError, match="takes"):
        Toolbox().stub("a", takes=-1)


def test_tools_need_the_switch_and_their_name() -> None:
    off = {"llm": {"tools": [tool("http://127.0.0.1:9")]}}
    tools = Toolbox().of("A1", off)
    assert tools.definitions == []
    [made] = tools.run([ToolCall("lookupOrder", {"id": "1"})])
    assert "advanced_features.enable_tools is not set" in made.result  # type: ignore[union-attr]
    [made] = run(agent(tool("http://127.0.0.1:9")), ToolCall("other", {}))
    assert made.result == "there is no tool 'other'"


def test_the_model_sees_at_most_32_tools() -> None:
    entries = [tool("http://127.0.0.1:9", f"t{number}") for number in range(40)]
    definitions = Toolbox().of("A1", agent(*entries)).definitions
    assert [d["function"]["name"] for d in definitions] == [f"t{number}" for number in range(32)]
    assert definitions[0] == {"type": "function", "function": entries[0]["function"]}


# -- what is shown --------------------------------------------------------------------------


def test_a_request_is_shown_without_secrets() -> None:
    entry = tool(
        "https://user:password@api.example.com/o/{{args.id}}?key=fixed-secret&q={{args.id}}"
        "&t={{template_variables.t}}",
        headers={"Authorization": "Bearer header-secret", "X-T": "{{template_variables.t}}"},
        body={"id": "{{args.id}}"},
    )
    request = HttpTool(entry, {"t": "variable-secret"}).request({"id": "1 7"}, "call_1")
    assert list(request.lines()) == [
        "POST https://***@api.example.com/o/1%207?key=***&q=1%207&t=***",
        "Authorization: ***",
        "X-T: ***",
        "Content-Type: application/json",
        "",
        '{"id": "1 7"}',
    ]
    assert "secret" not in repr(request)
    assert "key=fixed-secret" in request.url
    with pytest.raises(TemplateFailed, match="id is required"):
        HttpTool(entry).request({}, "call_1")


def test_one_tool_of_an_agent_can_be_looked_at_and_sent(server: ToolServer) -> None:
    entry = tool(server.url + "/{{args.id}}?t={{template_variables.t}}", method="GET")
    properties = agent(entry, template_variables={"t": "x"})
    found = tool_named(properties, "lookupOrder")
    assert next(found.request({"id": "17"}, "call_1").lines()) == f"GET {server.url}/17?t=***"
    result = found.open({"id": "17"}, "call_1").result()
    assert (result.ok, result.text) == (True, '{"state": "shipped"}')
    server.status = 409
    failed = found.open({"id": "17"}, "call_1").result()
    assert failed.text == 'The tool failed: {"state": "shipped"}'
    assert [path for path, _, _ in server.requests] == ["/17?t=x"] * 2
    with pytest.raises(LookupError, match="no tool 'other'; it has lookupOrder"):
        tool_named(properties, "other")
    with pytest.raises(LookupError, match="it has none"):
        tool_named({}, "other")


def test_texts_are_filled_in_one_pass() -> None:
    variables = {"a": "{{b}}", "b": "B", "名": "N"}
    assert filled("{{a}} {{ b }} {{名}} {{c}} {b} {{", variables) == "{{b}} B N {{c}} {b} {{"
    assert filled("{{a}}", None) == "{{a}}"
