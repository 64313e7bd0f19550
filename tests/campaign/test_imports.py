"""What importing the campaign loads, and what the package may import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import shengwang_agent.campaign

FOLDER = Path(shengwang_agent.campaign.__file__).parent


@pytest.mark.parametrize("module", ["campaign", "campaign.many", "campaign.celery"])
def test_nothing_heavy_is_loaded_before_it_is_used(module: str) -> None:
    code = (
        f"import sys, shengwang_agent.{module}\n"
        "heavy = {'httpx', 'celery', 'kombu', 'redis', 'pandas', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    loaded = ast.literal_eval(found.stdout)
    assert set(loaded) <= {"asyncio"}, "the event loop is part of the standard library"


def test_the_sandbox_is_never_imported() -> None:
    for path in FOLDER.glob("*.py"):
        assert "shengwang_agent.sandbox" not in path.read_text("utf-8"), path


def test_without_redis_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from shengwang_agent.campaign.redis_journal import connect
    from shengwang_agent.errors import ConfigurationError

    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(ConfigurationError, match=r"shengwang-agent\[celery\]"):
        connect("redis://127.0.0.1/0")
