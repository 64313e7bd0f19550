"""What is loaded by ``import``, and by the first call on top of it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.client.costs import (
    ALL_MODULES_OF_THE_CLIENT,
    OWN_MODULES_OF_A_CALL,
    OWN_MODULES_OF_THE_CLIENT,
    OWN_MODULES_OF_THE_PACKAGE,
    within,
)
from tests.recorder import recorder

DEAR = {"httpx", "httpcore", "ssl", "asyncio", "attr", "attrs", "importlib.metadata", "logging",
        "orjson", "pydantic", "typing_extensions"}  # fmt: skip
"""What takes milliseconds to load, and is not needed before the first call."""


def loaded(code: str) -> set[str]:
    """The modules that ``code`` adds to those of a bare Python."""
    before = "import sys, json; before = set(sys.modules)\n"
    after = "\nprint(json.dumps(sorted(set(sys.modules) - before)))"
    command = [sys.executable, "-c", before + code + after]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def own(modules: set[str]) -> int:
    return sum(name.startswith("shengwang_agent") for name in modules)


def test_modules_of_the_package() -> None:
    modules = loaded("import shengwang_agent")
    within(own(modules), OWN_MODULES_OF_THE_PACKAGE, "OWN_MODULES_OF_THE_PACKAGE")
    assert not DEAR & modules


def test_modules_of_the_client() -> None:
    modules = loaded("from shengwang_agent import AgentClient")
    within(own(modules), OWN_MODULES_OF_THE_CLIENT, "OWN_MODULES_OF_THE_CLIENT")
    within(len(modules), ALL_MODULES_OF_THE_CLIENT, "ALL_MODULES_OF_THE_CLIENT")
    assert not DEAR & modules


@pytest.mark.parametrize(
    "call", ["agents.get('app', 'A1')", "agents.list('app')", "phone_numbers.list()"]
)
def test_modules_of_a_first_call(call: str) -> None:
    def answer(received: Any) -> tuple[int, Any]:
        lists = {"phone-numbers": [], "agents": {"data": {"list": [{"agent_id": "A1"}]}}}
        return 200, lists.get(received.path.rpartition("/")[2], {"agent_id": "A1"})

    with recorder(answer) as record:
        client = f"AgentClient(username='u', password='p', base_url={record.url!r})"
        modules = loaded(f"from shengwang_agent import AgentClient\n{client}.{call}")
    assert len(record.received) == 1
    within(own(modules), OWN_MODULES_OF_A_CALL, "OWN_MODULES_OF_A_CALL")
    assert "pydantic" not in modules
