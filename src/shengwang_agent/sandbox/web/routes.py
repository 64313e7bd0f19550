"""Which operation a request means, and what the platform does for it.

Every operation of the API description has a route. One that the sandbox does not play yet is
checked like the others and then answered with 501.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from re import Pattern
from typing import Any
from urllib.parse import unquote

from shengwang_agent._runtime.spelling import nearest
from shengwang_agent_api.routes import ROUTES, Route

from ..platform.platform import Platform
from ..platform.refusals import NO_ROUTE, Refusal

#: What stands before ``/v2`` on the platform's hosts; the sandbox takes all forms.
PREFIXES = ("/cn/api/conversational-ai-agent", "/api/conversational-ai-agent")
OPERATIONS: Mapping[str, Route] = {route.operation: route for route in ROUTES}


@dataclass(frozen=True, slots=True)
class RoutedRequest:
    """A request that has been read: path values, query, body (or why it cannot be read)."""

    path: dict[str, str]
    query: dict[str, Any]
    body: Any

    @property
    def appid(self) -> str:
        return self.path["appid"]

    @property
    def agent_id(self) -> str:
        return self.path["agent_id"]

    @property
    def number(self) -> str:
        return self.path["phone_number"]


Behaviour = Callable[[Platform, RoutedRequest], Any]
BEHAVIOURS: Mapping[str, Behaviour] = {
    "agents.start": lambda p, r: p.agents.start(r.appid, r.body),
    "agents.list": lambda p, r: p.agents.list(r.appid, r.query),
    "agents.get": lambda p, r: p.agents.get(r.appid, r.agent_id),
    "agents.get_history": lambda p, r: p.agents.get_history(r.appid, r.agent_id),
    "agents.get_turns": lambda p, r: p.agents.get_turns(r.appid, r.agent_id, r.query),
    "agents.stop": lambda p, r: p.agents.stop(r.appid, r.agent_id),
    "agents.update": lambda p, r: p.agents.update(r.appid, r.agent_id, r.body),
    "agents.speak": lambda p, r: p.agents.speak(r.appid, r.agent_id, r.body),
    "agents.interrupt": lambda p, r: p.agents.interrupt(r.appid, r.agent_id),
    "agents.think": lambda p, r: p.agents.think(r.appid, r.agent_id, r.body),
    "telephony.list": lambda p, r: p.calls.list(r.appid, r.query),
    "telephony.call": lambda p, r: p.calls.call(r.appid, r.body),
    "telephony.get": lambda p, r: p.calls.get(r.appid, r.agent_id),
    "telephony.hangup": lambda p, r: p.calls.hangup(r.appid, r.agent_id),
    "phone_numbers.list": lambda p, r: p.numbers.list(),
    "phone_numbers.add": lambda p, r: p.numbers.add(r.body),
    "phone_numbers.get": lambda p, r: p.numbers.get(r.number),
    "phone_numbers.delete": lambda p, r: p.numbers.delete(r.number),
    "phone_numbers.update": lambda p, r: p.numbers.update(r.number, r.body),
}


def operations(argument: str, pattern: str) -> str:
    """The name or pattern as it is; ValueError for one that fits no operation, with the nearest."""
    names = list(OPERATIONS)
    if any(fnmatchcase(name, pattern) for name in names):
        return pattern
    same = [name for name in names if name.partition(".")[2] == pattern]
    near = same[0] if len(same) == 1 else nearest(pattern, names)
    hint = f"; did you mean {near!r}?" if near else f"; expected one of {', '.join(names)}"
    raise ValueError(f"{argument}: there is no operation {pattern!r}{hint}")


def carry_out(platform: Platform, route: Route, request: RoutedRequest) -> tuple[int, Any]:
    """The status and the decoded body of a success; refuses as the platform does."""
    behaviour = BEHAVIOURS.get(route.operation)
    if behaviour is None:
        raise Refusal(501, f"the sandbox does not play {route.operation} yet")
    value = behaviour(platform, request)
    return next((status for status in route.statuses if 200 <= status < 300), 200), value


@cache
def _by_pattern() -> list[tuple[Pattern[str], dict[str, Route]]]:
    from starlette.routing import compile_path  # a new sandbox says by itself when it is missing

    found: dict[str, dict[str, Route]] = {}
    for route in ROUTES:
        found.setdefault(route.path, {})[route.method] = route
    # A word in a path comes before a value at its place: agents/count, then agents/{agent_id}.
    paths = sorted(found, key=lambda path: [part[:1] == "{" for part in path.split("/")])
    return [(compile_path(path)[0], found[path]) for path in paths]


def find(method: str, path: str) -> tuple[Route, dict[str, str]]:
    """The operation and the decoded path values; refuses with 404 or 405.

    ``path`` is still percent-encoded, so that a number's ``%2B`` and an id with a slash in it are
    read as they were meant.
    """
    for prefix in PREFIXES:
        path = path.removeprefix(prefix)
    path = path.removesuffix("/")
    for pattern, methods in _by_pattern():
        match = pattern.match(path)
        if match is None:
            continue
        if method not in methods:
            allowed = ", ".join(sorted(methods))
            raise Refusal(405, f"{method} is not allowed here", headers={"allow": allowed})
        return methods[method], {name: unquote(raw) for name, raw in match.groupdict().items()}
    raise Refusal(404, NO_ROUTE)
