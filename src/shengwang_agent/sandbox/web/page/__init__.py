"""The web page at the sandbox's root: what happens, as it happens, and buttons to take part.

Everything is rendered by the server; the script on the page only asks for the parts that
changed and sends forms without reloading. Without JavaScript the page still works.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route, Router

from ...faults import FaultInjection
from ...handles import AgentHandle, CallHandle
from ...platform.scripts import OUTCOMES, CallScript
from ..exchange import LARGEST_BODY
from ..gateway import Gateway
from ..server import read_body

_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "cache-control": "no-store",
    # Not "no-referrer": browsers then send "Origin: null" with forms, as foreign sites may.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
_FILES = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "voice.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


@cache
def _file(name: str) -> bytes:
    return (Path(__file__).parent / name).read_bytes()


def _answer(content: str | bytes, kind: str = "text/html", status: int = 200) -> Response:
    return Response(content, status, _HEADERS, kind)


# -- the HTML, by templates that escape every value which is not HTML of theirs ---------------------

#: How many agents, calls and requests the page shows; the newest ones.
MOST_ROWS = 60


def version(gateway: Gateway) -> str:
    """A word that changes whenever the page would look different."""
    world = gateway.platform.world
    words = [int(world.clock.now()), world.version, gateway.requests.total, *_waiting(gateway)]
    return ".".join(map(str, words))


def parts_of(gateway: Gateway, chosen: str | None) -> dict[str, str]:
    """The changing parts of the page by the id of their element."""
    world, made = gateway.platform.world, _parts()
    with world.lock:
        agents = list(world.agents.values())[: -MOST_ROWS - 1 : -1]
        calls = list(world.calls.values())[: -MOST_ROWS - 1 : -1]
        agent = world.agents.get(chosen or "") or (agents[0] if agents else None)
        counts = {
            "live agents": sum(world.live_count.values()),
            "dials": len(gateway.dials),
            "requests": gateway.requests.total,
        }
        return {
            "version": version(gateway),
            "figures": made.figures(counts),
            "clock": f"{_clock(world.clock.now())} UTC",
            "faults": made.faults(_waiting(gateway)),
            "agents": made.agents(agents, agent),
            "talk": made.talk(agent),
            "calls": made.calls(calls),
            "numbers": made.numbers(list(world.numbers.values())),
            "requests": made.requests(gateway.requests[: -MOST_ROWS - 1 : -1]),
        }


def document(gateway: Gateway, chosen: str | None) -> str:
    return _TEMPLATES.get_template("page.html").render(parts=parts_of(gateway, chosen))


def _parts() -> Any:
    return _TEMPLATES.get_template("parts.html").module


def _waiting(gateway: Gateway) -> list[str]:
    """What goes wrong next, in words."""
    faults = gateway.faults
    return [*faults.waiting(), *(f"{host} down" for host in faults.down_hosts())]


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment, timezone.utc).strftime("%H:%M:%S") if moment else ""


def _shown(value: Any) -> str:
    return "–" if value in (None, {}) else json.dumps(value, ensure_ascii=False, indent=2)


def _brief(value: Any) -> str:
    """A value in one short line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 120 else f"{text[:119]}…"


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters |= {"clock": _clock, "shown": _shown, "brief": _brief}


# -- the answers ------------------------------------------------------------------------------------


class Page:
    """The answers of the page of one sandbox."""

    def __init__(self, gateway: Gateway, faults: FaultInjection) -> None:
        self._gateway = gateway
        self._faults = faults

    def root(self, request: Request) -> Response:
        return _answer(document(self._settled(), request.query_params.get("agent")))

    def parts(self, request: Request) -> Response:
        """The parts that change, or 204 when none did since ``version``."""
        gateway = self._settled()
        if request.query_params.get("version") == version(gateway):
            return Response(status_code=204, headers=_HEADERS)
        made = parts_of(gateway, request.query_params.get("agent"))
        return JSONResponse(made, headers=_HEADERS)

    def _settled(self) -> Gateway:
        self._gateway.platform.settle(blocking=True)
        return self._gateway

    async def act(self, request: Request) -> Response:
        body = await read_body(request)
        if len(body) > LARGEST_BODY:
            return _answer("The form is too long.", "text/plain", 413)
        form = dict(parse_qsl(body.decode("utf-8", "replace")))
        name = request.path_params["name"]
        try:
            await run_in_threadpool(perform, self._faults, name, form)
        except (KeyError, ValueError) as problem:
            return _answer(str(problem), "text/plain", 400)
        back = f"/?agent={form['back']}" if form.get("back", "").isalnum() else "/"
        return RedirectResponse(back, 303, _HEADERS)

    def file(self, request: Request) -> Response:
        name = request.path_params.get("name", "icon.svg")  # which browsers fetch by themselves
        if name not in _FILES:
            return _answer("no such file", "text/plain", 404)
        return _answer(_file(name), _FILES[name])


def page_for(gateway: Gateway, faults: FaultInjection) -> Router:
    """The page of one sandbox as an ASGI application."""
    page = Page(gateway, faults)
    routes = [
        Route("/", page.root),
        Route("/favicon.ico", page.file),
        Route("/_sandbox/parts", page.parts),
        Route("/_sandbox/do/{name}", page.act, methods=["POST"]),
        Route("/_sandbox/{name}", page.file),
    ]
    return Router(routes, redirect_slashes=False)


Form = dict[str, str]


def perform(sandbox: FaultInjection, name: str, form: Form) -> None:
    """Do what a button says; raises KeyError or ValueError for what does not exist."""
    if name not in BUTTONS:
        raise ValueError(f"no such action: {name}")
    BUTTONS[name](sandbox, form)


def _agent(sandbox: FaultInjection, form: Form) -> AgentHandle:
    return AgentHandle(sandbox.platform, form["id"])


def _call(sandbox: FaultInjection, form: Form) -> CallHandle:
    return CallHandle(sandbox.platform, form["id"])


def _fault(sandbox: FaultInjection, form: Form) -> None:
    kinds: dict[str, Callable[[], None]] = {
        "503": lambda: sandbox.next(503, retry_after=2),
        "429": lambda: sandbox.next(429, retry_after=1),
        "500": lambda: sandbox.next(500),
        "drop_before": lambda: sandbox.drop(before=True),
        "drop_after": lambda: sandbox.drop(after="accepted"),
        "slow": lambda: sandbox.slow(2),
        "half_body": sandbox.half_body,
        "garbage": sandbox.garbage,
        "clear": sandbox.clear_faults,
    }
    kinds[form["kind"]]()


def _callee(sandbox: FaultInjection, form: Form) -> None:
    outcome = form["outcome"]
    rings = 2.0 if outcome in ("answered", "busy", "rejected") else None
    script = CallScript(outcome, rings)  # type: ignore[arg-type]
    with sandbox.platform.world.lock:
        sandbox.platform.calls.switchboard.plan(script, None, None)


def _react(sandbox: FaultInjection, form: Form) -> None:
    outcome = form["outcome"]
    if outcome not in OUTCOMES or outcome == "manual":
        raise ValueError(f"no such outcome: {outcome}")
    _call(sandbox, form).reacts(outcome)  # type: ignore[arg-type]


def _say(sandbox: FaultInjection, form: Form) -> None:
    text = form.get("text", "").strip()
    if text:
        _agent(sandbox, form).hears(text)


def _advance(sandbox: FaultInjection, form: Form) -> None:
    seconds = float(form["seconds"])
    if not 0 < seconds <= 86_400:
        raise ValueError("seconds: expected 1 to 86400")
    sandbox.platform.world.clock.advance(seconds)


BUTTONS: dict[str, Callable[[FaultInjection, Form], None]] = {
    "fault": _fault,
    "callee": _callee,
    "react": _react,
    "hang-up": lambda sandbox, form: _call(sandbox, form).hangs_up(),
    "say": _say,
    "caller-leaves": lambda sandbox, form: _agent(sandbox, form).caller_leaves(),
    "fail": lambda sandbox, form: _agent(sandbox, form).fails(),
    "advance": _advance,
}
