"""Tools of ``llm.mcp_servers``, asked through the package ``mcp`` over Streamable HTTP.

Each request has a session of its own (initialize, the request, DELETE), so nothing stays open
between them. The package is loaded when the first server is asked.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Awaitable, Callable, Mapping
from importlib.util import find_spec
from typing import Any, Generic, TypeVar

from .connection import ConnectionBroken, NotLocal, check_address
from .http_tools import LONGEST_RESULT, Tool, ToolResult, failed

T = TypeVar("T")
JSON = dict[str, Any]
#: Milliseconds that a server has when its entry says nothing else.
DEFAULT_TIMEOUT_MS = 10_000
#: Pages of ``tools/list`` that are read.
MOST_PAGES = 100
NEEDED = 'tool servers need mcp: pip install "shengwang-agent[mcp]"'


class McpMissing(Exception):
    """The extra with the package ``mcp`` is not installed."""


class McpServer:
    """One entry of ``llm.mcp_servers``."""

    def __init__(self, entry: Mapping[str, Any], *, allow_remote: bool = False) -> None:
        self.name = str(entry.get("name") or "")
        self.url = str(entry.get("endpoint") or "")
        self._headers = {str(k): str(v) for k, v in (entry.get("headers") or {}).items()}
        self._allowed = entry.get("allowed_tools")
        self._allow_remote = allow_remote
        self.timeout = float(entry.get("timeout_ms") or DEFAULT_TIMEOUT_MS) / 1000

    @property
    def prefix(self) -> str:
        """What the names of its tools begin with in the model's eyes; concluded, not documented."""
        return f"mcp_{re.sub(r'[^A-Za-z0-9_-]', '_', self.name)}_"

    def tools(self) -> list[McpTool]:
        """Its tools that the agent may use; waits for them.

        Raises McpMissing without the package, ConnectionBroken when the server has no answer.
        """
        return Asked(self, self._tools).result()

    async def _tools(self, client: Any) -> list[McpTool]:
        found: list[McpTool] = []
        cursor = None
        for _ in range(MOST_PAGES):
            page = await client.list_tools(cursor=cursor)
            found += [McpTool(self, tool) for tool in page.tools if self._may_use(tool.name)]
            cursor = page.next_cursor
            if not cursor:
                break
        return found

    def _may_use(self, name: str) -> bool:
        return self._allowed is None or "*" in self._allowed or name in self._allowed

    async def answer(self, ask: Callable[[Any], Awaitable[T]]) -> T:
        """What ``ask`` makes of a client of the package, whose session has begun."""
        check_address(self.url, f"the tool server {self.name}", self._allow_remote)
        if find_spec("mcp") is None:
            raise McpMissing(NEEDED)
        import httpx2
        from mcp import Client
        from mcp.client.streamable_http import streamable_http_client

        limit = self.timeout + 1.0
        async with httpx2.AsyncClient(
            headers=self._headers, timeout=limit, trust_env=False
        ) as http:
            transport = streamable_http_client(self.url, http_client=http)
            async with Client(transport, mode="legacy", cache=None) as client:
                return await ask(client)


class McpTool(Tool):
    """One tool of a server."""

    def __init__(self, server: McpServer, tool: Any) -> None:
        self._server, self._own_name = server, tool.name
        function = {"name": server.prefix + tool.name, "description": tool.description or ""}
        super().__init__({**function, "parameters": tool.input_schema or {"type": "object"}})

    def open(self, arguments: Mapping[str, Any], call_id: str) -> McpCall:
        """The call of this tool, not yet made; TemplateFailed when it must not be made."""
        self.check(arguments)
        return McpCall(self._server, self._own_name, dict(arguments))


class McpCall:
    """One call of a tool of a server."""

    def __init__(self, server: McpServer, name: str, arguments: JSON) -> None:
        asked = Asked(server, lambda client: client.call_tool(name, arguments))
        self._answer: Callable[[], Any] = asked.result
        self.cancel = asked.cancel

    def result(self) -> ToolResult:
        try:
            return result_of(self._answer())
        except (ConnectionBroken, McpMissing) as error:
            return failed(str(error))


class Asked(Generic[T]):
    """One question to a server, in an event loop of its own in the thread that waits."""

    def __init__(self, server: McpServer, ask: Callable[[Any], Awaitable[T]]) -> None:
        self._server = server
        self._ask = ask
        self._lock = threading.Lock()
        self._task: tuple[asyncio.AbstractEventLoop, asyncio.Task[Any]] | None = None
        self._given_up = ""

    def result(self) -> T:
        """The answer; ConnectionBroken when there is none within the time of the server."""
        try:
            return asyncio.run(self._within_time())
        except (NotLocal, McpMissing):
            raise
        except Exception as error:  # the package raises groups of them
            text = self._given_up or _words(error)
        raise ConnectionBroken(f"the tool server {self._server.name}: {text}")

    async def _within_time(self) -> T:
        loop, limit = asyncio.get_running_loop(), self._server.timeout
        task: asyncio.Task[T] = loop.create_task(self._server.answer(self._ask))
        late = loop.call_later(limit, self._give_up, f"no answer within {limit:g} s")
        with self._lock:
            self._task = (loop, task)
            if self._given_up:
                task.cancel()
        await asyncio.wait([task])
        late.cancel()
        with self._lock:
            self._task = None
        if task.cancelled():
            raise ConnectionBroken(self._given_up)
        return task.result()

    def cancel(self) -> None:
        self._give_up("given up")

    def _give_up(self, why: str) -> None:
        with self._lock:
            self._given_up = self._given_up or why
            if self._task is not None:
                loop, task = self._task
                loop.call_soon_threadsafe(task.cancel)


def _words(error: BaseException) -> str:
    """The innermost cause of a group, in one line."""
    while isinstance(inner := getattr(error, "exceptions", None), (list, tuple)) and inner:
        error = inner[0]
    return f"{type(error).__name__}: {error}"[:500]


def result_of(answer: Any) -> ToolResult:
    """A CallToolResult as the model gets it: its texts, other blocks as JSON."""
    texts = [
        block.text
        if getattr(block, "type", "") == "text"
        else block.model_dump_json(by_alias=True, exclude_none=True)
        for block in answer.content
    ]
    text = "\n".join(texts)
    if len(text.encode("utf-8", "replace")) > LONGEST_RESULT:
        return failed(f"the answer is over {LONGEST_RESULT} bytes")
    if answer.is_error:
        return failed(text)
    structured = answer.structured_content
    return ToolResult(True, text if structured is None or texts else structured)
