"""Which operation a request means, and how each one is carried out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote

from shengwang_agent._runtime.operation import endpoint

from ..platform.paging import Query
from ..platform.platform import Platform
from ..platform.refusals import Refusal

Family = Literal["agents", "telephony"]
JSON = dict[str, Any]

#: What stands before ``/v2`` on the platform's hosts; the sandbox takes all forms.
PREFIXES = ("/cn/api/conversational-ai-agent", "/api/conversational-ai-agent")


@dataclass(frozen=True, slots=True)
class RoutedRequest:
    """A request that has been read: path values, query, body (or why it cannot be read)."""

    path: dict[str, str]
    query: Query
    body: Any

    @property
    def appid(self) -> str:
        """The project in the path."""
        return self.path["appid"]

    @property
    def agent_id(self) -> str:
        """The agent or call in the path."""
        return self.path["agent_id"]

    @property
    def number(self) -> str:
        """The telephone number in the path."""
        return self.path["phone_number"]


Carry = Callable[[Platform, RoutedRequest], Any]


@dataclass(frozen=True, slots=True)
class Route:
    """One operation of the platform; method and path are those of the API description.

    ``answer`` names the schema of the reply, ``model`` that of the request body. ``bare`` says
    that an empty body is fine, ``bad`` is the status of a malformed request.
    """

    name: str
    carry: Carry
    answer: str | None
    model: str | None = None
    status: int = 200
    bare: bool = False
    bad: int = 400

    @property
    def family(self) -> Family:
        """Which of the two error bodies the operation answers with."""
        return "agents" if self.name.startswith("agents.") else "telephony"

    @property
    def verb(self) -> str:
        """How the platform's error texts begin: ``create agent``, ``speak agent``."""
        word = self.name.partition(".")[2].replace("_", " ")
        return f"{'create' if word == 'start' else word} agent"


ROUTES: tuple[Route, ...] = (
    Route("agents.start", lambda p, r: p.agents.start(r.appid, r.body), "StartAgentsResponse", "StartAgentsRequest"),
    Route("agents.list", lambda p, r: p.agents.list(r.appid, r.query), "ListAgentsResponse"),
    Route("agents.get", lambda p, r: p.agents.get(r.appid, r.agent_id), "GetAgentsResponse"),
    Route("agents.get_history", lambda p, r: p.agents.get_history(r.appid, r.agent_id), "GetHistoryAgentsResponse"),
    Route("agents.get_turns", lambda p, r: p.agents.get_turns(r.appid, r.agent_id, r.query), "GetTurnsAgentsResponse"),
    Route("agents.stop", lambda p, r: p.agents.stop(r.appid, r.agent_id), None, bare=True),
    Route("agents.update", lambda p, r: p.agents.update(r.appid, r.agent_id, r.body), "UpdateAgentsResponse", "UpdateAgentsRequest"),
    Route("agents.speak", lambda p, r: p.agents.speak(r.appid, r.agent_id, r.body), "SpeakAgentsResponse", "SpeakAgentsRequest"),
    Route("agents.interrupt", lambda p, r: p.agents.interrupt(r.appid, r.agent_id), "InterruptAgentsResponse"),
    Route("agents.think", lambda p, r: p.agents.think(r.appid, r.agent_id, r.body), "AgentThinkAgentManagementResponse", "AgentThinkAgentManagementRequest"),
    Route("telephony.list", lambda p, r: p.calls.list(r.appid, r.query), "ListTelephonyResponse", bad=422),
    Route("telephony.call", lambda p, r: p.calls.call(r.appid, r.body), "CallTelephonyResponse", "CallTelephonyRequest"),
    Route("telephony.get", lambda p, r: p.calls.get(r.appid, r.agent_id), "GetTelephonyResponse"),
    Route("telephony.hangup", lambda p, r: p.calls.hangup(r.appid, r.agent_id), "HangupTelephonyResponse", bare=True),
    Route("phone_numbers.list", lambda p, r: p.numbers.list(), "ListPhoneNumbersResponseItem", bad=422),
    Route("phone_numbers.add", lambda p, r: p.numbers.add(r.body), "AddPhoneNumbersResponse", "AddPhoneNumbersRequest", 201, bad=422),
    Route("phone_numbers.get", lambda p, r: p.numbers.get(r.number), "GetPhoneNumbersResponse", bad=422),
    Route("phone_numbers.delete", lambda p, r: p.numbers.delete(r.number), None, status=204, bad=422),
    Route("phone_numbers.update", lambda p, r: p.numbers.update(r.number, r.body), "UpdatePhoneNumbersResponse", "UpdatePhoneNumbersRequest", bad=422),
)  # fmt: skip
OPERATIONS: dict[str, Route] = {route.name: route for route in ROUTES}


class Router:
    """Finds the operation for a method and a path."""

    def __init__(self, routes: tuple[Route, ...] = ROUTES) -> None:
        self._by_length: dict[int, list[tuple[list[str], dict[str, Route]]]] = {}
        for route in routes:
            described = endpoint(route.name)
            parts = described.path.split("/")
            shapes = self._by_length.setdefault(len(parts), [])
            methods = next((found for shape, found in shapes if shape == parts), None)
            if methods is None:
                methods = {}
                shapes.append((parts, methods))
            methods[described.method] = route

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """The operation and the decoded path values; refuses with 404 or 405.

        ``path`` is still percent-encoded, so that a number's ``%2B`` and an id with a slash in
        it are read as they were meant.
        """
        for prefix in PREFIXES:
            path = path.removeprefix(prefix)
        parts = path.split("/")
        if len(parts) > 2 and not parts[-1]:
            parts.pop()
        for shape, methods in self._by_length.get(len(parts), ()):
            if all(a == b or a[:1] == "{" for a, b in zip(shape, parts, strict=True)):
                if method not in methods:
                    allowed = ", ".join(sorted(methods))
                    raise Refusal(405, f"{method} is not allowed here", headers={"allow": allowed})
                pairs = zip(shape, parts, strict=True)
                return methods[method], {a[1:-1]: unquote(b) for a, b in pairs if a[:1] == "{"}
        raise Refusal(404, "the platform has no such path")
