"""Every snippet of the required reference, unmodified, sends the documented request."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import pytest

import shengwang_agent
from tests.recorder import Received, recorder

HERE = Path(__file__).parent
SNIPPETS = sorted((HERE / "snippets").glob("*.py"))
GOLDENS = HERE / "goldens"


def answer(received: Received) -> tuple[int, Any]:
    """Two pages for the lists, the smallest documented reply for everything else."""
    if received.method == "DELETE":
        return 204, None
    if received.path.endswith("/leave"):
        return 200, None
    if received.path == "/v2/phone-numbers":
        return (201, {}) if received.method == "POST" else (200, [])
    if received.method == "GET" and received.path.rpartition("/")[2] in ("agents", "call"):
        second = "cursor" in received.query
        items = [{"agent_id": "A3"}] if second else [{"agent_id": "A1"}, {"agent_id": "A2"}]
        return 200, {"data": {"list": items}, "meta": {"cursor": "" if second else "A2"}}
    return 200, {}


class Awaited:
    """The async client under the sync names, so that a snippet runs on it unmodified."""

    def __init__(self, loop: asyncio.AbstractEventLoop, target: Any) -> None:
        self._loop, self._target = loop, target

    def __getattr__(self, name: str) -> Any:
        return Awaited(self._loop, getattr(self._target, name))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        result = self._target(*args, **kwargs)
        if hasattr(result, "__await__"):
            result = self._loop.run_until_complete(_awaited(result))
        is_pager = isinstance(result, shengwang_agent.AsyncPager)
        return Awaited(self._loop, result) if is_pager else result

    def __iter__(self) -> Any:
        return iter(self._loop.run_until_complete(_collected(self._target)))

    def iter_pages(self) -> Any:
        pages = self._loop.run_until_complete(_collected(self._target.iter_pages()))
        return iter(pages)


async def _awaited(result: Any) -> Any:
    return await result


async def _collected(items: Any) -> list[Any]:
    return [item async for item in items]


@pytest.fixture(params=["sync", "async"])
def client_class(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    made: list[Any] = []
    if request.param == "sync":
        real = shengwang_agent.AgentClient

        def make(**kwargs: Any) -> Any:
            made.append(real(**kwargs))
            return made[-1]

        monkeypatch.setattr(shengwang_agent, "AgentClient", make)
        yield
        for client in made:
            client.close()
        return
    loop = asyncio.new_event_loop()

    def make_async(**kwargs: Any) -> Any:
        made.append(shengwang_agent.AsyncAgentClient(**kwargs))
        return Awaited(loop, made[-1])

    monkeypatch.setattr(shengwang_agent, "AgentClient", make_async)
    yield
    for client in made:
        loop.run_until_complete(client.close())
    loop.close()


def wire_form(received: Received) -> dict[str, Any]:
    return {
        "method": received.method,
        "path": received.path,
        "query": received.query,
        "authorization": received.headers.get("authorization"),
        "content-type": received.headers.get("content-type"),
        "body": received.body,
    }


@pytest.mark.usefixtures("client_class")
@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda p: p.stem)
def test_snippet_sends_what_is_documented(snippet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with recorder(answer) as record:
        monkeypatch.setenv("SHENGWANG_BASE_URL", record.url)
        namespace: dict[str, Any] = {}
        exec(compile(snippet.read_text(encoding="utf-8"), str(snippet), "exec"), namespace)
        if "main" in namespace:
            seen = list(namespace["main"]())
            ids = [getattr(x, "agent_id", None) or [i.agent_id for i in x] for x in seen]
            assert ids == ["A1", "A2", "A3", ["A1", "A2"], ["A3"]]
        sent = [wire_form(r) for r in record.received]
    golden = GOLDENS / f"{snippet.stem}.json"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(json.dumps(sent, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert sent == json.loads(golden.read_text(encoding="utf-8"))


def test_there_are_seventeen_snippets_each_with_a_golden() -> None:
    assert len(SNIPPETS) == 17
    assert {p.stem for p in GOLDENS.glob("*.json")} == {p.stem for p in SNIPPETS}
