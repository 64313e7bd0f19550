"""The tools of the agents: what the model is offered, stubs in their place, and the calls."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import count
from queue import SimpleQueue
from typing import Any, NamedTuple, Protocol

from shengwang_agent.llmserver.pieces import ToolCall

from ..pieces import ToolRun, Wait
from .connection import ConnectionBroken
from .http_tools import HttpTool, TemplateFailed, Tool, ToolResult, failed, parsed, written
from .mcp_tools import McpMissing, McpServer, McpTool

#: Tools that a model may see, those of MCP servers included.
MOST_TOOLS = 32
JSON = dict[str, Any]
#: Results as they arrive, with the place of their call; None when nobody waits any longer.
Arrivals = SimpleQueue[tuple[int, ToolResult] | None]
_LOG = logging.getLogger("shengwang_agent.sandbox")


class OpenCall(Protocol):
    """A call that is ready: ``result`` makes it and waits, ``cancel`` ends that from another thread."""

    def result(self) -> ToolResult: ...
    def cancel(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Given:
    """A call that no server is asked for, and that cannot be given up."""

    make: Callable[[], ToolResult]
    takes: float = 0.0

    def result(self) -> ToolResult:
        return self.make()

    def cancel(self) -> None:
        pass


def _refused(why: str) -> _Given:
    return _Given(lambda: failed(why))


@dataclass(frozen=True, slots=True)
class Stub:
    """An answer in place of a tool; ``takes`` is sandbox time in seconds."""

    returns: Any = None
    fails: str | None = None
    takes: float = 0.0

    def result(self, arguments: Mapping[str, Any]) -> ToolResult:
        if self.fails is not None:
            return failed(self.fails)
        value = self.returns(arguments) if callable(self.returns) else self.returns
        # As it would come over the wire: a tuple is a list, and what is no JSON is an error here.
        return ToolResult(True, parsed("" if value is None else written(value)))


class _Found(NamedTuple):
    """What the tool servers of an agent have; what was wrong with them; the extra that they need."""

    servers: Sequence[McpServer] = ()
    tools: Sequence[McpTool] = ()
    problem: str = ""
    missing: str = ""


class Toolbox:
    """The tools of all agents of one sandbox, and the calls that are under way.

    Servers are asked for their tools once, when the agent starts. Addresses that are not on this
    machine are not called unless ``allow_remote`` is true; a stub answers in their place. An
    interruption leaves calls alone; :meth:`close` does not.
    """

    #: Seconds that closing waits for each thread.
    PATIENCE = 5.0

    def __init__(self, allow_remote: bool = False) -> None:
        self._allow_remote = allow_remote
        self._stubs: dict[str, Stub] = {}
        self._found: dict[str, Future[_Found]] = {}
        self._open: dict[threading.Thread, OpenCall] = {}
        self._numbers = count(1)
        self._lock = threading.Lock()

    def stub(
        self, name: str, *, returns: Any = None, fails: str | None = None, takes: float = 0.0
    ) -> None:
        """Answer the tool of this name from now on: see :meth:`Sandbox.tool`."""
        if returns is not None and fails is not None:
            raise ValueError("fails: a tool either returns something or fails")
        if takes < 0:
            raise ValueError("takes: expected 0 or more seconds")
        with self._lock:
            self._stubs[name] = Stub(returns, fails, takes)

    def stub_of(self, name: str) -> Stub | None:
        with self._lock:
            return self._stubs.get(name)

    # -- what there is -------------------------------------------------------------------------

    def agent_started(self, agent_id: str, properties: Mapping[str, Any]) -> Future[_Found]:
        """Ask the agent's tool servers what they have, once, in a thread; returns at once."""
        entries = (properties.get("llm") or {}).get("mcp_servers") if _enabled(properties) else None
        servers = [McpServer(entry, allow_remote=self._allow_remote) for entry in entries or []]
        with self._lock:
            if agent_id in self._found:
                return self._found[agent_id]
            found = self._found[agent_id] = Future()
        if servers:
            work = threading.Thread(target=_ask, args=(servers, found), daemon=True)
            work.name = "sandbox-tools"
            work.start()
        else:
            found.set_result(_Found())
        return found

    def agent_over(self, agent_id: str) -> None:
        with self._lock:
            self._found.pop(agent_id, None)

    def of(self, agent_id: str, properties: Mapping[str, Any]) -> AgentTools:
        """The tools of an agent; waits until its servers have said what they have."""
        if not _enabled(properties):
            return AgentTools(self, [], "advanced_features.enable_tools is not set")
        llm = properties.get("llm") or {}
        found = self.agent_started(agent_id, properties).result()
        variables, remote = llm.get("template_variables"), self._allow_remote
        own = [HttpTool(entry, variables, allow_remote=remote) for entry in llm.get("tools") or []]
        stubs = self._only_stubs(found)
        tools = [*own, *found.tools, *stubs][:MOST_TOOLS]
        return AgentTools(self, tools, found.problem, "" if stubs else found.missing)

    def _only_stubs(self, found: _Found) -> list[Tool]:
        """Stubs under the name of a tool server that did not tell of such a tool."""
        known = {tool.name for tool in found.tools}
        prefixes = tuple(server.prefix for server in found.servers)
        with self._lock:
            names = [name for name in self._stubs if name.startswith(prefixes)]
        rest: JSON = {"description": "", "parameters": {"type": "object"}}
        return [Tool({"name": name, **rest}) for name in names if name not in known]

    # -- calls ---------------------------------------------------------------------------------

    def next_id(self) -> str:
        """An id for a call that the model, or a function in its place, gave none."""
        return f"call_{next(self._numbers)}"

    def results(self, calls: Sequence[OpenCall], arrivals: Arrivals) -> list[ToolResult] | None:
        """Make all the calls at once; their results, in order; None when a None arrived before."""
        results = [failed("")] * len(calls)
        for index, call in enumerate(calls):
            work = threading.Thread(target=self._make, args=(index, call, arrivals), daemon=True)
            work.name = "sandbox-tool"
            with self._lock:
                self._open[work] = call
            work.start()
        for _ in calls:
            arrived = arrivals.get()
            if arrived is None:
                return None
            results[arrived[0]] = arrived[1]
        return results

    def _make(self, index: int, call: OpenCall, arrivals: Arrivals) -> None:
        try:
            result = call.result()
        except Exception as error:  # the user's code may stand behind a stub
            result = failed(f"{type(error).__name__}: {error}")
        with self._lock:
            self._open.pop(threading.current_thread(), None)
        arrivals.put((index, result))

    def close(self) -> None:
        """Give all calls up and wait for their threads."""
        with self._lock:
            calls = dict(self._open)
        for call in calls.values():
            call.cancel()
        for thread in calls:
            thread.join(self.PATIENCE)


def _enabled(properties: Mapping[str, Any]) -> bool:
    return bool((properties.get("advanced_features") or {}).get("enable_tools"))


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


class AgentTools:
    """The tools of one agent for one reply.

    ``problem`` says why there are none, or fewer; ``missing`` which extra has to be installed.
    """

    def __init__(
        self, box: Toolbox, tools: Sequence[Tool], problem: str = "", missing: str = ""
    ) -> None:
        self._box = box
        self._tools = {tool.name: tool for tool in reversed(tools)}
        self._problem = problem
        self.missing = missing
        self.definitions: list[JSON] = [tool.definition for tool in tools]

    def run(
        self, calls: Sequence[ToolCall], arrivals: Arrivals | None = None
    ) -> list[Wait | ToolRun]:
        """Make these calls at once and return what came of them, in the same order.

        A :class:`Wait` stands first when stubs take time. An empty list is returned when a None
        arrived: nobody waits any longer.
        """
        calls = [call if call.id else replace(call, id=self._box.next_id()) for call in calls]
        opened = [self._open(call) for call in calls]
        results = self._box.results(opened, Arrivals() if arrivals is None else arrivals)
        if results is None:
            return []
        takes = max((call.takes for call in opened if isinstance(call, _Given)), default=0.0)
        runs = [
            ToolRun(call.name, _mapping(call.arguments), result.ok, result.value)
            for call, result in zip(calls, results, strict=True)
        ]
        return [Wait(takes), *runs] if takes else [*runs]

    def _open(self, call: ToolCall) -> OpenCall:
        tool, stub = self._tools.get(call.name), self._box.stub_of(call.name)
        if tool is None:
            return _refused(self._unknown(call.name))
        if not isinstance(call.arguments, Mapping):
            return _refused("the arguments are no JSON object")
        arguments = dict(call.arguments)
        try:
            opened: OpenCall | None = tool.open(arguments, call.id)
        except TemplateFailed as error:
            return _refused(f"nothing was requested: {error}")
        if stub is not None:
            return _Given(lambda: stub.result(arguments), stub.takes)
        return opened or _refused("the stub is gone")

    def _unknown(self, name: str) -> str:
        if not self._tools:
            return f"no tool is enabled{': ' + self._problem if self._problem else ''}"
        also = f" ({self._problem})" if self._problem else ""
        return f"there is no tool {name!r}{also}"


def _mapping(arguments: Any) -> Mapping[str, Any]:
    return arguments if isinstance(arguments, Mapping) else {}
