"""The web page at the sandbox's root: what happens, as it happens, and buttons to take part.

Everything is rendered by the server; the script on the page only asks for the parts that
changed and sends forms without reloading. Without JavaScript the page still works.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from ..replies import is_loopback
from . import actions, render

if TYPE_CHECKING:
    from ..app import ASGI
    from ..box import Sandbox

_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "cache-control": "no-store",
    # Not "no-referrer": browsers then send "Origin: null" with forms, as foreign sites may.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
_FILES = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}


@cache
def _file(name: str) -> bytes:
    return (Path(__file__).parent / name).read_bytes()


def _answer(content: str | bytes, kind: str = "text/html", status: int = 200) -> Response:
    return Response(content, status, dict(_HEADERS), f"{kind}; charset=utf-8")


def _foreign(request: Request) -> bool:
    """Whether another web site is behind this request.

    A page anywhere on the web can send requests to 127.0.0.1, directly or by a host name that
    it points there; neither may read the journal or push buttons.
    """
    host = request.headers.get("host", "")
    if not is_loopback(urlsplit(f"//{host}").hostname or ""):
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != host


class Page:
    """The answers of the page of one sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def root(self, request: Request) -> Response:
        """The whole page."""
        self._sandbox.platform.settle(patient=True)
        return _answer(render.document(self._sandbox, request.query_params.get("agent")))

    def parts(self, request: Request) -> Response:
        """The parts that change, or 204 when none did since ``version``."""
        self._sandbox.platform.settle(patient=True)
        if request.query_params.get("version") == render.version(self._sandbox):
            return Response(status_code=204, headers=_HEADERS)
        made = render.parts(self._sandbox, request.query_params.get("agent"))
        return _answer(json.dumps(made), "application/json")

    async def act(self, request: Request) -> Response:
        """A button was pushed."""
        form = dict(parse_qsl((await request.body()).decode("utf-8", "replace")))
        name = request.path_params["name"]
        try:
            await run_in_threadpool(actions.perform, self._sandbox, name, form)
        except (KeyError, ValueError) as problem:
            return _answer(str(problem), "text/plain", 400)
        back = f"/?agent={form['back']}" if form.get("back", "").isalnum() else "/"
        return RedirectResponse(back, 303, _HEADERS)

    def file(self, request: Request) -> Response:
        """Style sheet, script and icon."""
        name = request.path_params["name"]
        if name not in _FILES:
            return _answer("no such file", "text/plain", 404)
        return _answer(_file(name), _FILES[name])

    def icon(self, request: Request) -> Response:
        """What browsers ask for unasked."""
        return _answer(_file("icon.svg"), _FILES["icon.svg"])


Endpoint = Callable[[Request], Awaitable[Response]]


def page_for(sandbox: Sandbox) -> ASGI:
    """The page of one sandbox as an ASGI application."""
    page = Page(sandbox)
    routes = [
        Route("/", _own(page.root)),
        Route("/favicon.ico", _own(page.icon)),
        Route("/_sandbox/parts", _own(page.parts)),
        Route("/_sandbox/do/{name}", _own_async(page.act), methods=["POST"]),
        Route("/_sandbox/{name}", _own(page.file)),
    ]
    return Starlette(routes=routes)


def _refused() -> Response:
    return _answer("This page is for the machine it runs on.", "text/plain", 403)


def _own(endpoint: Callable[[Request], Response]) -> Callable[[Request], Response]:
    return lambda request: _refused() if _foreign(request) else endpoint(request)


def _own_async(endpoint: Callable[[Request], Awaitable[Response]]) -> Endpoint:
    async def guarded(request: Request) -> Response:
        return _refused() if _foreign(request) else await endpoint(request)

    return guarded
