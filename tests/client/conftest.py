from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest

from shengwang_agent.testing import test_mode

from ..http.faults import FaultServer, Talk, head


def echo(talk: Talk) -> bool:
    """Answers with the last part of the path, so that a mixed-up answer is noticed."""
    assert talk.request is not None
    said = {"agent_id": talk.request.target.rpartition("/")[2], "data": {"list": []}}
    body = json.dumps(said).encode()
    talk.send(head(200, {"content-length": str(len(body))}) + body)
    return True


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(default=echo) as made:
        yield made


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in list(os.environ):
        if name.startswith("SHENGWANG_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    with test_mode():
        yield


def given(server: FaultServer, **more: Any) -> dict[str, Any]:
    return {"authorization": "x", "base_url": server.url, **more}
