"""Requests per second of the sandbox beside a bare Starlette route, in one run.

``python -m tests.sandbox.rate`` prints the figures that ``docs/sandbox.md`` quotes.
"""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from shengwang_agent.sandbox import Sandbox
from shengwang_agent.sandbox.web.server import LocalServer

from .conftest import APP, api_of

AUTH = {"authorization": "Basic dTpw"}


@contextmanager
def bare() -> Iterator[tuple[int, str]]:
    """Port and path of a Starlette route that answers as many bytes as agents.get does."""

    async def answer(request: Request) -> JSONResponse:
        return JSONResponse(
            {
                "message": "",
                "start_ts": 1700000000,
                "stop_ts": 0,
                "status": "RUNNING",
                "agent_id": request.path_params["agent_id"],
                "name": "a",
            }
        )

    path = "/v2/projects/{appid}/agents/{agent_id}"
    app: Callable[..., Awaitable[Any]] = Starlette(routes=[Route(path, answer)])
    server = LocalServer(app)
    server.start()
    yield server.port, f"{APP}/agents/A{'X' * 31}"
    server.close()


@contextmanager
def ours(agents: int = 1) -> Iterator[tuple[int, str]]:
    """Port and path of agents.get in a sandbox with so many live agents."""
    with Sandbox(max_agents=None) as sandbox:
        api = api_of(sandbox)
        started = [api.start(f"agent-{n}") for n in range(agents)]
        yield int(sandbox.url.rpartition(":")[2]), f"{APP}/agents/{started[-1]}"


def rate(port: int, path: str, count: int) -> float:
    """Requests per second over one kept connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    began = time.perf_counter()
    for _ in range(count):
        connection.request("GET", path, headers=AUTH)
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        answer.read()
    took = time.perf_counter() - began
    connection.close()
    return count / took


def main() -> None:
    """Measure both in turn, nine times, and print the medians."""
    with bare() as plain, ours() as one, ours(10_000) as many:
        places = {"bare Starlette": plain, "agents.get": one, "of 10,000 agents": many}
        rates: dict[str, list[float]] = {name: [] for name in places}
        for _ in range(9):
            for name, (port, path) in places.items():
                rates[name].append(rate(port, path, 500))
    reference = statistics.median(rates["bare Starlette"])
    for name, found in rates.items():
        median = statistics.median(found)
        print(f"{name:18} {median:7.0f} requests/s   {median / reference:5.0%}")


if __name__ == "__main__":
    main()
