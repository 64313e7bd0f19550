"""What importing the campaign loads, and what the package may import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import shengwang_agent.campaign

FOLDER = Path(shengwang_agent.campaign.__file__).parent


def printed(code: str) -> str:
    """What a program prints."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    ).stdout  # fmt: skip


@pytest.mark.parametrize("module", ["campaign", "campaign.many", "campaign.celery"])
def test_nothing_heavy_is_loaded_before_it_is_used(module: str) -> None:
    code = (
        f"import sys, shengwang_agent.{module}\n"
        "heavy = {'httpx', 'celery', 'kombu', 'redis', 'psycopg', 'pandas', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    loaded = ast.literal_eval(printed(code))
    assert set(loaded) <= {"asyncio"}, "the event loop is part of the standard library"


def test_the_sandbox_is_never_imported() -> None:
    for path in FOLDER.glob("*.py"):
        assert "shengwang_agent.sandbox" not in path.read_text("utf-8"), path


@pytest.mark.parametrize("name", ["Campaign", "Control"])
def test_without_a_database_library_the_extra_is_named(name: str) -> None:
    code = f"""
import sys
sys.modules["sqlalchemy"] = None
import shengwang_agent.campaign.outcomes  # agentkit and sandbox use it without a database
try:
    from shengwang_agent.campaign import {name}
except Exception as error:
    print(type(error).__name__, error)
"""
    assert printed(code) == (
        'ConfigurationError campaigns need SQLAlchemy 2: pip install "shengwang-agent[campaign]"\n'
    )


def test_without_its_driver_postgresql_names_the_extra() -> None:
    code = """
import sys
sys.modules["psycopg"] = None
from shengwang_agent.campaign import Control
try:
    Control("postgresql://127.0.0.1:1/calls").progress()
except Exception as error:
    print(type(error).__name__, error)
"""
    assert printed(code).startswith(
        "ConfigurationError a postgresql+psycopg:// journal needs psycopg"
    )
