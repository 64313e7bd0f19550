"""Tools of MCP servers, with servers of the package on this machine."""

from __future__ import annotations

import importlib.util
import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
import uvicorn

from shengwang_agent.llmserver.pieces import ToolCall
from shengwang_agent.sandbox.model import mcp_tools
from shengwang_agent.sandbox.model.tools import Toolbox
from shengwang_agent.sandbox.pieces import ToolRun, Wait

from .servers import Server

JSON = dict[str, Any]
pytest.importorskip("mcp")


class McpShop:
    """A server of the package in a thread; ``seen`` are the requests with their methods."""

    def __init__(self, *, json_answers: bool) -> None:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError

        shop = MCPServer("shop")
        self.seen: list[tuple[str, str, str]] = []
        self.waiting, self.go = threading.Event(), threading.Event()

        @shop.tool()
        def find(word: str, most: int = 3) -> str:
            """Finds things."""
            return f"{most} of {word}"

        @shop.tool()
        def price(name: str) -> dict[str, int]:
            """Tells a price."""
            return {name: 9}

        @shop.tool()
        def fail() -> str:
            """Fails."""
            raise ToolError("out of stock")

        @shop.tool()
        async def slow() -> str:
            """Waits."""
            import anyio

            self.waiting.set()
            await anyio.sleep(30)
            return "late"

        app = shop.streamable_http_app(json_response=json_answers)

        async def watched(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "http":
                headers = {key.decode(): value.decode() for key, value in scope["headers"]}
                self.seen.append((scope["method"], scope["path"], headers.get("x-shop", "")))
            await app(scope, receive, send)

        config = uvicorn.Config(watched, port=0, log_level="critical", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.005)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/mcp"

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="module", params=["json", "stream"])
def shop(request: pytest.FixtureRequest) -> Iterator[McpShop]:
    made = McpShop(json_answers=request.param == "json")
    yield made
    made.close()


def agent(*servers: JSON, **features: Any) -> JSON:
    switch = {"enable_tools": True, **features}
    return {"llm": {"mcp_servers": list(servers)}, "advanced_features": switch}


def entry(url: str, **more: Any) -> JSON:
    return {"name": "my.shop", "endpoint": url, "headers": {"X-Shop": "secret"}, **more}


def names(box: Toolbox, properties: JSON, agent_id: str = "A1") -> list[str]:
    return [d["function"]["name"] for d in box.of(agent_id, properties).definitions]


def test_tools_are_listed_once_and_called(shop: McpShop) -> None:
    box, properties = Toolbox(), agent(entry(shop.url))
    box.agent_started("A1", properties)
    assert names(box, properties) == [f"mcp_my_shop_{n}" for n in ("find", "price", "fail", "slow")]
    listed = len(shop.seen)
    tools = box.of("A1", properties)
    assert len(shop.seen) == listed
    function = tools.definitions[0]["function"]
    assert function["description"] == "Finds things."
    assert function["parameters"]["required"] == ["word"]
    assert {secret for _, _, secret in shop.seen} == {"secret"}
    made = tools.run(
        [
            ToolCall("mcp_my_shop_price", {"name": "tea"}),
            ToolCall("mcp_my_shop_find", {"word": "tea"}),
            ToolCall("mcp_my_shop_fail", {}),
            ToolCall("mcp_my_shop_find", {"word": 5}),
        ]
    )
    assert [(r.ok, r.name) for r in made if isinstance(r, ToolRun)] == [
        (True, "mcp_my_shop_price"),
        (True, "mcp_my_shop_find"),
        (False, "mcp_my_shop_fail"),
        (False, "mcp_my_shop_find"),
    ]
    texts = [r.result for r in made if isinstance(r, ToolRun)]
    assert json.loads(texts[0]) == {"tea": 9}
    assert texts[1] == "3 of tea"
    assert "out of stock" in texts[2]
    assert texts[3] == "nothing was requested: arguments: word should be of type string"


@pytest.mark.parametrize(
    ("allowed", "found"),
    [
        (None, 4),
        (["*"], 4),
        (["find", "*"], 4),
        (["find", "unknown"], 1),
        ([], 0),
    ],
)
def test_only_allowed_tools_are_offered(shop: McpShop, allowed: Any, found: int) -> None:
    more = {} if allowed is None else {"allowed_tools": allowed}
    assert len(names(Toolbox(), agent(entry(shop.url, **more)))) == found


def test_without_the_switch_no_server_is_asked(shop: McpShop) -> None:
    before = len(shop.seen)
    box, properties = Toolbox(), agent(entry(shop.url), enable_tools=False)
    box.agent_started("A1", properties)
    assert names(box, properties) == []
    assert len(shop.seen) == before


def test_a_tool_that_takes_too_long_fails(shop: McpShop) -> None:
    box, properties = Toolbox(), agent(entry(shop.url, allowed_tools=["slow"], timeout_ms=3000))
    [made] = box.of("A1", properties).run([ToolCall("mcp_my_shop_slow", {})])
    assert isinstance(made, ToolRun)
    assert (made.ok, made.result) == (False, "the tool server my.shop: no answer within 3 s")


def test_closing_gives_a_call_up(shop: McpShop) -> None:
    box, properties, made = Toolbox(), agent(entry(shop.url)), []
    tools = box.of("A1", properties)
    shop.waiting.clear()
    call = ToolCall("mcp_my_shop_slow", {})
    thread = threading.Thread(target=lambda: made.extend(tools.run([call])))
    thread.start()
    assert shop.waiting.wait(10)
    box.close()
    thread.join(10)
    assert [r.result for r in made] == ["the tool server my.shop: given up"]


def test_stubs_stand_in_for_tools_and_for_servers(shop: McpShop) -> None:
    box = Toolbox()
    box.stub("mcp_my_shop_find", returns="stubbed", takes=2)
    box.stub("mcp_far_look", returns={"a": 1})
    far = {"name": "far", "endpoint": "https://mcp.example.com/mcp"}
    properties = agent(entry(shop.url, allowed_tools=["find"]), far)
    tools = box.of("A1", properties)
    assert names(box, properties) == ["mcp_my_shop_find", "mcp_far_look"]
    calls = [ToolCall("mcp_my_shop_find", {"word": "tea"}), ToolCall("mcp_far_look", {"any": 1})]
    assert tools.run(calls) == [
        Wait(2),
        ToolRun("mcp_my_shop_find", {"word": "tea"}, True, "stubbed"),
        ToolRun("mcp_far_look", {"any": 1}, True, {"a": 1}),
    ]


class WrongServer(Server):
    """No MCP server: it answers every request with this status and body."""

    def __init__(self, status: int, body: bytes) -> None:
        self._status, self._body = status, body
        super().__init__()

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        self.send(
            handler,
            self._status,
            self._body,
            {"Location": "http://127.0.0.1:9/mcp"} | {"Content-Type": "application/json"},
        )


@pytest.mark.parametrize(
    ("status", "body"),
    [(500, b"{}"), (404, b""), (200, b"{"), (200, b"[]"), (307, b""), (401, b"{}")],
)
def test_the_agent_goes_on_without_a_server_that_fails(
    caplog: pytest.LogCaptureFixture, status: int, body: bytes
) -> None:
    server = WrongServer(status, body)
    try:
        properties = agent(entry(server.url, timeout_ms=2000))
        with caplog.at_level(logging.WARNING, "shengwang_agent.sandbox"):
            tools = Toolbox().of("A1", properties)
    finally:
        server.close()
    assert tools.definitions == []
    assert "the tool server my.shop: " in caplog.text
    [made] = tools.run([ToolCall("mcp_my_shop_find", {})])
    assert "the tool server my.shop: " in made.result  # type: ignore[union-attr]
    assert "secret" not in caplog.text


def test_a_server_elsewhere_is_not_asked(caplog: pytest.LogCaptureFixture) -> None:
    far = {"name": "far", "endpoint": "https://user:word@mcp.example.com/mcp"}
    assert Toolbox().of("A1", agent(far)).definitions == []
    assert "the tool server far at 'mcp.example.com' is not on this machine" in caplog.text


def test_a_missing_package_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, shop: McpShop
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(mcp_tools, "find_spec", lambda name: None if name == "mcp" else find(name))
    tools = Toolbox().of("A1", agent(entry(shop.url)))
    assert tools.missing == 'tool servers need mcp: pip install "shengwang-agent[mcp]"'
    box = Toolbox()
    box.stub("mcp_my_shop_find", returns="stubbed")
    assert box.of("A1", agent(entry(shop.url))).missing == ""
