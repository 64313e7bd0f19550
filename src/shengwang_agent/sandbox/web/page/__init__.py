"""The web page at the sandbox's root: what happens, as it happens, and buttons to take part.

Everything is rendered by the server; the script on the page only asks for the parts that
changed and sends forms without reloading. Without JavaScript the page still works.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from . import actions, render

if TYPE_CHECKING:
    from ...sandbox import Sandbox
    from ..app import ASGI

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


def page_for(sandbox: Sandbox) -> ASGI:
    """The page of one sandbox as an ASGI application."""
    page = Page(sandbox)
    routes = [
        Route("/", page.root),
        Route("/favicon.ico", page.icon),
        Route("/_sandbox/parts", page.parts),
        Route("/_sandbox/do/{name}", page.act, methods=["POST"]),
        Route("/_sandbox/{name}", page.file),
    ]
    return Starlette(routes=routes)
