"""Servers of models: of the agent under test (streamed), of judges and callers (whole answers)."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.sandbox.model.servers import Server, asks, says

JSON = dict[str, Any]


class ChatServer(Server):
    """Answers each request with the content that ``answer_of`` makes of its body."""

    def __init__(self, answer_of: Callable[[JSON], Any]) -> None:
        self.answer_of = answer_of
        super().__init__()

    @property
    def bodies(self) -> list[JSON]:
        return [json.loads(body) for _, _, body in self.requests]

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        made = self.answer_of(json.loads(body))
        if isinstance(made, int):
            self.send(handler, made, b"{}")
            return
        text = made if isinstance(made, str) else json.dumps(made)
        message = {"role": "assistant", "content": text}
        answer = {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
        self.send(handler, 200, json.dumps(answer).encode())


def last_of(body: JSON) -> JSON:
    last: JSON = body["messages"][-1]
    return last


def tool(name: str, parameters: JSON) -> JSON:
    """An entry of ``llm.tools`` whose server is never asked: tests answer in its place."""
    function = {"name": name, "description": f"{name} does it.", "parameters": parameters}
    return {
        "type": "function",
        "function": function,
        "server": {"method": "POST", "url": "https://api.example.com/tools"},
    }


ORDER = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
TABLE = {"type": "object", "properties": {"people": {"type": "integer"}}, "required": ["people"]}
TOOLS = [tool("lookupOrder", ORDER), tool("bookTable", TABLE)]


def hotel(body: JSON) -> list[bytes]:
    """A model with two tools: it looks orders up and books tables, and tells what came of it."""
    last = last_of(body)
    text = str(last.get("content"))
    if last["role"] == "tool":
        return says("It is on its way. " if "shipped" in text else f"The desk says {text}.")
    if "order 17" in text:
        return asks(("lookupOrder", {"id": "17"}))
    if "table" in text:
        return asks(("bookTable", {"people": 2}))
    return says("How can I help?")


def properties(url: str, **more: Any) -> JSON:
    """An agent with the hotel's model behind this address."""
    llm = {"url": url, "api_key": "k", "tools": TOOLS, **more}
    return {"llm": llm, "advanced_features": {"enable_tools": True}}
