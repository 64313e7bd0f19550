"""The tools of the agents: what the model is offered, stubs in their place, and the calls."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, Protocol

from shengwang_agent.llmserver.pieces import ToolCall

from ..pieces import ToolRun, Wait
from .arguments import problems
from .calls import Arrivals, OpenCall, OpenCalls
from .connection import ConnectionBroken
from .http_tools import HttpTool, ToolResult, failed, parsed
from .mcp_tools import McpMissing, McpServer, McpTool
from .templates import TemplateFailed

#: Tools that a model may see, those of MCP servers included.
MOST_TOOLS = 32
JSON = dict[str, Any]
_LOG = logging.getLogger("shengwang_agent.sandbox")


class Tool(Protocol):
    """A tool of an agent."""

    name: str
    parameters: JSON
    definition: JSON

    def open(self, arguments: Mapping[str, Any], call_id: str) -> OpenCall:
        """A call that is ready to be made; TemplateFailed when it must not be made."""
        ...


@dataclass(frozen=True, slots=True)
class Stub:
    """An answer in place of a tool; ``takes`` is sandbox time in seconds."""

    returns: Any = None
    fails: str | None = None
    takes: float = 0.0

    def result(self, arguments: Mapping[str, Any]) -> ToolResult:
        """What the tool is made to answer."""
        if self.fails is not None:
            return failed(self.fails)
        value = self.returns(arguments) if callable(self.returns) else self.returns
        # As it would come over the wire: a tuple is a list, and what is no JSON is an error here.
        return ToolResult(True, parsed("" if value is None else _text(value)))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Refused:
    """A call that is not made."""

    why: str

    def result(self) -> ToolResult:
        return failed(self.why)

    def cancel(self) -> None:
        """There is nothing to give up."""


@dataclass(frozen=True, slots=True)
class _StubCall:
    stub: Stub
    arguments: Mapping[str, Any]

    def result(self) -> ToolResult:
        return self.stub.result(self.arguments)

    def cancel(self) -> None:
        """A function of the user cannot be given up."""


class Toolbox:
    """The tools of all agents of one sandbox.

    Servers are asked for their tools once, when the agent starts. Addresses that are not on this
    machine are not called unless ``allow_remote`` is true; a stub answers in their place.
    """

    def __init__(self, allow_remote: bool = False) -> None:
        self._allow_remote = allow_remote
        self._stubs: dict[str, Stub] = {}
        self._found: dict[str, Future[_Found]] = {}
        self._lock = threading.Lock()
        self._calls = OpenCalls()

    def stub(
        self, name: str, *, returns: Any = None, fails: str | None = None, takes: float = 0.0
    ) -> None:
        """Answer the tool of this name, as the model sees it, from now on.

        ``returns`` is a JSON value, or a function that takes the arguments and returns one;
        ``fails`` is the text of a failure. Raises ValueError for both, or a negative ``takes``.
        """
        if returns is not None and fails is not None:
            raise ValueError("fails: a tool either returns something or fails")
        if takes < 0:
            raise ValueError("takes: expected 0 or more seconds")
        with self._lock:
            self._stubs[name] = Stub(returns, fails, takes)

    def agent_started(self, agent_id: str, properties: Mapping[str, Any]) -> None:
        """Ask the agent's tool servers what they have, in a thread; returns at once."""
        self._asked(agent_id, properties)

    def agent_over(self, agent_id: str) -> None:
        """Forget what was found for an agent."""
        with self._lock:
            self._found.pop(agent_id, None)

    def of(self, agent_id: str, properties: Mapping[str, Any]) -> AgentTools:
        """The tools of an agent; waits until its servers have said what they have."""
        llm = properties.get("llm") or {}
        if not _enabled(properties):
            return AgentTools(
                [], self._stub, self._calls, "advanced_features.enable_tools is not set"
            )
        found = self._asked(agent_id, properties).result()
        variables = llm.get("template_variables")
        tools: list[Tool] = [
            HttpTool(entry, variables, allow_remote=self._allow_remote)
            for entry in llm.get("tools") or []
        ]
        stubs = self._only_stubs(found.servers, found.tools)
        tools += [*found.tools, *stubs]
        missing = found.missing if not stubs else ""
        return AgentTools(tools[:MOST_TOOLS], self._stub, self._calls, found.problem, missing)

    def close(self) -> None:
        """Give up all calls that are under way."""
        self._calls.close()

    def _stub(self, name: str) -> Stub | None:
        with self._lock:
            return self._stubs.get(name)

    def _only_stubs(self, servers: Sequence[McpServer], tools: Sequence[Tool]) -> list[Tool]:
        """Stubs under the name of a tool server that did not tell of such a tool."""
        known = {tool.name for tool in tools}
        prefixes = tuple(server.prefix for server in servers)
        with self._lock:
            names = [name for name in self._stubs if name.startswith(prefixes or ("\0",))]
        return [_StubTool(name) for name in names if name not in known]

    def _asked(self, agent_id: str, properties: Mapping[str, Any]) -> Future[_Found]:
        entries = (properties.get("llm") or {}).get("mcp_servers") if _enabled(properties) else None
        servers = [McpServer(entry, allow_remote=self._allow_remote) for entry in entries or []]
        with self._lock:
            found = self._found.get(agent_id)
            if found is not None:
                return found
            found = self._found[agent_id] = Future()
        if not servers:
            found.set_result(_Found([], []))
        else:
            threading.Thread(
                target=_ask, args=(servers, found), name="sandbox-tools", daemon=True
            ).start()
        return found


def _enabled(properties: Mapping[str, Any]) -> bool:
    return bool((properties.get("advanced_features") or {}).get("enable_tools"))


@dataclass(frozen=True, slots=True)
class _Found:
    servers: list[McpServer]
    tools: list[McpTool]
    problem: str = ""
    missing: str = ""


def _ask(servers: list[McpServer], found: Future[_Found]) -> None:
    """Ask the servers, one after the other. The agent goes on without one that has no answer."""
    tools: list[McpTool] = []
    told, missing = [], ""
    for server in servers:
        try:
            tools += server.tools()
        except ConnectionBroken as error:
            told.append(str(error))
            _LOG.warning("%s; its tools are left out", error)
        except McpMissing as error:
            missing = str(error)
    found.set_result(_Found(servers, tools, "; ".join(told), missing))


def _mapping(arguments: Any) -> Mapping[str, Any]:
    return arguments if isinstance(arguments, Mapping) else {}


class _StubTool:
    """A tool of which only a stub is known."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parameters: JSON = {"type": "object"}
        function = {"name": name, "description": "", "parameters": self.parameters}
        self.definition: JSON = {"type": "function", "function": function}

    def open(self, arguments: Mapping[str, Any], call_id: str) -> OpenCall:
        return _Refused("the stub is gone")


class AgentTools:
    """The tools of one agent for one reply.

    ``problem`` says why there are none, or fewer; ``missing`` which extra has to be installed.
    """

    def __init__(
        self,
        tools: Sequence[Tool],
        stub: Callable[[str], Stub | None],
        calls: OpenCalls,
        problem: str = "",
        missing: str = "",
    ) -> None:
        self._tools = {tool.name: tool for tool in reversed(tools)}
        self._order = list(tools)
        self._stub = stub
        self._calls = calls
        self._problem = problem
        self.missing = missing

    @property
    def definitions(self) -> list[JSON]:
        """The tools that the model is offered, in OpenAI's shape."""
        return [tool.definition for tool in self._order]

    def run(
        self, calls: Sequence[ToolCall], arrivals: Arrivals | None = None
    ) -> list[Wait | ToolRun]:
        """Make these calls at once and return what came of them, in the same order.

        A :class:`Wait` stands first when stubs take time. An empty list is returned when a None
        arrived: nobody waits any longer.
        """
        calls = [call if call.id else replace(call, id=self._calls.next_id()) for call in calls]
        opened = [self._open(call) for call in calls]
        results = self._calls.results(opened, Arrivals() if arrivals is None else arrivals)
        if results is None:
            return []
        takes = max((c.stub.takes for c in opened if isinstance(c, _StubCall)), default=0.0)
        runs = [
            ToolRun(call.name, _mapping(call.arguments), result.ok, result.value)
            for call, result in zip(calls, results, strict=True)
        ]
        return [Wait(takes), *runs] if takes else [*runs]

    def _open(self, call: ToolCall) -> OpenCall:
        tool, stub = self._tools.get(call.name), self._stub(call.name)
        if tool is None:
            return _Refused(self._unknown(call.name))
        if not isinstance(call.arguments, Mapping):
            return _Refused("the arguments are no JSON object")
        arguments = dict(call.arguments)
        wrong = problems(arguments, tool.parameters)
        if wrong:
            return _Refused(f"nothing was requested: arguments: {'; '.join(wrong)}")
        try:
            opened = tool.open(arguments, call.id)
        except TemplateFailed as error:
            return _Refused(f"nothing was requested: {error}")
        return opened if stub is None else _StubCall(stub, arguments)

    def _unknown(self, name: str) -> str:
        if not self._order:
            return f"no tool is enabled{': ' + self._problem if self._problem else ''}"
        also = f" ({self._problem})" if self._problem else ""
        return f"there is no tool {name!r}{also}"
