"""The process that is measured: takes orders as lines of JSON, answers with lines of JSON.

    <environment>/bin/python -m benchmarks.inside.worker ours http://127.0.0.1:8080

==================================================================== ==============================
``{"do": "prepare", "work": "get", "mode": "tasks", "at_once": 50}`` warm up; its processor time
``{"do": "sample", "calls": 500}``                                   one sample of what is prepared
``{"do": "finish"}``                                                 close what was prepared
``{"do": "memory", "work": "walk:10000", "reachable": true}``        peak bytes
``{"do": "drop", "clients": 1000, "used": false}``                   clients made and dropped
==================================================================== ==============================

Modes: ``sync``, ``threads``, ``tasks``, ``live-tasks``, ``mock``, ``mock-async``. Each sample of
``threads`` and of ``tasks`` begins with a new client, the others keep theirs. An answer has
``absent`` when the client does not offer the work, ``error`` with the traceback when it failed.
"""

from __future__ import annotations

import asyncio
import json
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

import httpx

from benchmarks.inside import dropping, timing
from benchmarks.inside.adapter import NETWORK, Adapter, NotOffered, parts
from benchmarks.payloads import answer, history


class Worker:
    """One client in one process, and the piece of work it is prepared for."""

    def __init__(self, adapter: Adapter, url: str) -> None:
        self._adapter = adapter
        self._url = url
        self._sample: Callable[[int], timing.Sample] = lambda calls: {}
        self._undo: list[Callable[[], object]] = []

    def prepare(
        self, work: str, mode: str = "sync", at_once: int = 1, warm: float | None = 0.1
    ) -> dict[str, Any]:
        """Make a client, check what it reads, warm up for ``warm`` seconds; processor seconds per
        call. With None there is no warming up, and no estimate."""
        if mode in ("tasks", "live-tasks", "mock-async"):
            self._prepare_async(work, mode, at_once)
        else:
            self._prepare_sync(work, mode, at_once)
        if warm is None:
            return {"seconds": None}
        until = perf_counter() + warm
        taken = self._sample(at_once)["cpu"]
        while perf_counter() < until:
            taken = self._sample(at_once)["cpu"]
        return {"seconds": taken}

    def _prepare_sync(self, work: str, mode: str, at_once: int) -> None:
        name, size = parts(work)
        if name in NETWORK:
            client = self._adapter.client(self._url, _transport() if mode == "mock" else None)
            self._undo.append(lambda: self._adapter.close(client))
            call = self._adapter.call(client, name, size)
            _check(call(), size)
        else:
            call = self._alone(name, size)
        self._sample = lambda calls: timing.one_after_another(call, calls)
        if mode == "threads":
            pool = ThreadPoolExecutor(at_once)
            self._undo.append(pool.shutdown)
            self._sample = lambda calls: self._threads(pool, name, size, at_once, calls)

    def _threads(
        self, pool: ThreadPoolExecutor, name: str, size: int, at_once: int, calls: int
    ) -> timing.Sample:
        client = self._adapter.client(self._url)
        try:
            call = self._adapter.call(client, name, size)
            return timing.from_threads(pool, call, at_once, calls)
        finally:
            self._adapter.close(client)

    def _alone(self, name: str, size: int) -> Callable[[], object]:
        if name == "construct":
            return lambda: self._adapter.client(self._url)
        if name == "opened":
            return self._adapter.opened(self._url)
        if name == "parse":
            return self._adapter.parse(history(size))
        return self._adapter.to_dict() if name == "to_dict" else self._adapter.token()

    def _prepare_async(self, work: str, mode: str, at_once: int) -> None:
        name, size = parts(work)
        loop = asyncio.new_event_loop()
        self._undo.append(loop.close)
        transport = _transport() if mode == "mock-async" else None
        client = self._adapter.async_client(self._url, transport)
        self._undo.append(lambda: loop.run_until_complete(self._adapter.aclose(client)))
        call = self._adapter.async_call(client, name, size)

        async def once() -> object:
            return await call()

        _check(loop.run_until_complete(once()), size)
        self._sample = lambda calls: timing.from_tasks(loop, call, at_once, calls)
        if mode == "live-tasks":

            def sample(calls: int) -> timing.Sample:
                loop.run_until_complete(once())  # the connection may have been closed for idleness
                return timing.from_tasks(loop, call, at_once, calls)

            self._sample = sample
        elif mode == "tasks":
            self._sample = lambda calls: self._tasks(loop, name, size, at_once, calls)

    def _tasks(
        self, loop: asyncio.AbstractEventLoop, name: str, size: int, at_once: int, calls: int
    ) -> timing.Sample:
        client = self._adapter.async_client(self._url)
        try:
            call = self._adapter.async_call(client, name, size)
            return timing.from_tasks(loop, call, at_once, calls)
        finally:
            loop.run_until_complete(self._adapter.aclose(client))

    def sample(self, calls: int) -> timing.Sample:
        """One sample of what is prepared."""
        return self._sample(calls)

    def finish(self) -> dict[str, Any]:
        """Close what was prepared."""
        while self._undo:
            self._undo.pop()()
        return {}

    def memory(self, work: str, reachable: bool) -> dict[str, Any]:
        """Peak bytes of a piece of work; its client was made before."""
        name, size = parts(work)
        client = self._adapter.client(self._url)
        peak = timing.peak_bytes(self._adapter.call(client, name, size), reachable=reachable)
        self._adapter.close(client)
        return {"peak": peak}

    def drop(self, clients: int, used: bool) -> dict[str, Any]:
        """Clients made and dropped without a close."""
        return dropping.dropped(self._adapter, self._url, clients, used)


def _check(result: object, size: int) -> None:
    """A client that reads less than was sent would look fast."""
    found = len(result) if isinstance(result, list) else result
    if isinstance(found, int) and found != size:
        raise AssertionError(f"{size} items were sent, {found} were read")


def _transport() -> httpx.MockTransport:
    def handle(request: httpx.Request) -> httpx.Response:
        status, body = answer(request.method, request.url.raw_path.decode())
        return httpx.Response(status, content=body, headers={"content-type": "application/json"})

    return httpx.MockTransport(handle)


def obey(worker: Worker, order: dict[str, Any]) -> dict[str, Any]:
    """What came of one order."""
    what = order.pop("do")
    try:
        return getattr(worker, what)(**order)  # type: ignore[no-any-return]
    except NotOffered as reason:
        worker.finish()
        return {"absent": str(reason)}
    except Exception:
        worker.finish()
        return {"error": traceback.format_exc()}


def main(arguments: list[str]) -> None:
    """Answer orders until there are no more."""
    module = import_module(f"benchmarks.inside.{arguments[0]}")
    worker = Worker(module.ADAPTER(), arguments[1])
    for line in sys.stdin:
        print(json.dumps(obey(worker, json.loads(line))), flush=True)
    assert Path(httpx.__file__).is_relative_to(sys.prefix), "measured outside of its environment"


if __name__ == "__main__":
    main(sys.argv[1:])
