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

    ``model`` names the schema of the request body and ``answer`` that of the reply, ``bare``
    says that an empty body is fine, ``bad`` is the status of a malformed request.
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
    def method(self) -> str:
        """The HTTP method."""
        return endpoint(self.name).method

    @property
    def template(self) -> str:
        """The path with ``{names}``."""
        return endpoint(self.name).path

    @property
    def verb(self) -> str:
        """How the platform's error texts begin: ``create agent``, ``speak agent``."""
        word = self.name.partition(".")[2].replace("_", " ")
        return f"{'create' if word == 'start' else word} agent"


ROUTES: tuple[Route, ...] = (
    Route(
        "agents.start",
        lambda p, a: p.agents.start(a.appid, a.body),
        "StartAgentsResponse",
        model="StartAgentsRequest",
    ),
    Route("agents.list", lambda p, a: p.agents.list(a.appid, a.query), "ListAgentsResponse"),
    Route("agents.get", lambda p, a: p.agents.get(a.appid, a.agent_id), "GetAgentsResponse"),
    Route(
        "agents.get_history",
        lambda p, a: p.agents.get_history(a.appid, a.agent_id),
        "GetHistoryAgentsResponse",
    ),
    Route(
        "agents.get_turns",
        lambda p, a: p.agents.get_turns(a.appid, a.agent_id, a.query),
        "GetTurnsAgentsResponse",
    ),
    Route("agents.stop", lambda p, a: p.agents.stop(a.appid, a.agent_id), None, bare=True),
    Route(
        "agents.update",
        lambda p, a: p.agents.update(a.appid, a.agent_id, a.body),
        "UpdateAgentsResponse",
        model="UpdateAgentsRequest",
    ),
    Route(
        "agents.speak",
        lambda p, a: p.agents.speak(a.appid, a.agent_id, a.body),
        "SpeakAgentsResponse",
        model="SpeakAgentsRequest",
    ),
    Route(
        "agents.interrupt",
        lambda p, a: p.agents.interrupt(a.appid, a.agent_id),
        "InterruptAgentsResponse",
    ),
    Route(
        "agents.think",
        lambda p, a: p.agents.think(a.appid, a.agent_id, a.body),
        "AgentThinkAgentManagementResponse",
        model="AgentThinkAgentManagementRequest",
    ),
    Route(
        "telephony.list",
        lambda p, a: p.calls.list(a.appid, a.query),
        "ListTelephonyResponse",
        bad=422,
    ),
    Route(
        "telephony.call",
        lambda p, a: p.calls.place(a.appid, a.body),
        "CallTelephonyResponse",
        model="CallTelephonyRequest",
    ),
    Route("telephony.get", lambda p, a: p.calls.get(a.appid, a.agent_id), "GetTelephonyResponse"),
    Route(
        "telephony.hangup",
        lambda p, a: p.calls.hangup(a.appid, a.agent_id),
        "HangupTelephonyResponse",
        bare=True,
    ),
    Route(
        "phone_numbers.list", lambda p, a: p.numbers.list(), "ListPhoneNumbersResponseItem", bad=422
    ),
    Route(
        "phone_numbers.add",
        lambda p, a: p.numbers.add(a.body),
        "AddPhoneNumbersResponse",
        model="AddPhoneNumbersRequest",
        status=201,
        bad=422,
    ),
    Route(
        "phone_numbers.get",
        lambda p, a: p.numbers.get(a.number),
        "GetPhoneNumbersResponse",
        bad=422,
    ),
    Route(
        "phone_numbers.delete", lambda p, a: p.numbers.delete(a.number), None, status=204, bad=422
    ),
    Route(
        "phone_numbers.update",
        lambda p, a: p.numbers.update(a.number, a.body),
        "UpdatePhoneNumbersResponse",
        model="UpdatePhoneNumbersRequest",
        bad=422,
    ),
)
OPERATIONS: dict[str, Route] = {route.name: route for route in ROUTES}


class Router:
    """Finds the operation for a method and a path."""

    def __init__(self, routes: tuple[Route, ...] = ROUTES) -> None:
        self._by_length: dict[int, list[tuple[list[str], dict[str, Route]]]] = {}
        for route in routes:
            parts = route.template.split("/")
            shapes = self._by_length.setdefault(len(parts), [])
            methods = next((found for shape, found in shapes if shape == parts), None)
            if methods is None:
                methods = {}
                shapes.append((parts, methods))
            methods[route.method] = route

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
