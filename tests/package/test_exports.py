"""Names are where programs look for them, and loading them stays cheap."""

from __future__ import annotations

import csv
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import shengwang_agent

TABLE = (Path(__file__).parent / "exports.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['import_path']}.{r['name']}")
def test_name_is_importable(row: dict[str, str]) -> None:
    module = import_module(row["import_path"])
    found = getattr(module, row["name"])
    assert found is not None
    assert row["name"] in dir(module)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['defined_in']}.{r['name']}")
def test_deep_path_works(row: dict[str, str]) -> None:
    if row["defined_in"].endswith(("pool_client", "version")) or row["name"] == "core":
        deep = shengwang_agent  # those two modules are homes of the other package alone
    else:
        deep = import_module(row["defined_in"])
    is_module = deep.__name__.rpartition(".")[2] == row["name"]
    assert is_module or hasattr(deep, row["name"])


def test_star_import_gives_every_name() -> None:
    namespace: dict[str, object] = {}
    exec("from shengwang_agent import *", namespace)
    missing = [name for name in shengwang_agent.__all__ if name not in namespace]
    assert missing == []
    assert set(shengwang_agent.__all__) <= set(dir(shengwang_agent))


def test_version_is_the_one_in_the_version_file() -> None:
    from shengwang_agent._version import __version__

    assert shengwang_agent.__version__ == __version__


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'NoSuchName'"):
        shengwang_agent.NoSuchName  # noqa: B018


def loaded_by(code: str) -> set[str]:
    """Modules a fresh interpreter has loaded after ``code``."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    command = [sys.executable, "-W", "error", "-c", script]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(result.stdout.split())


HEAVY = ("httpx", "httpcore", "asyncio", "importlib.metadata", "attr", "pydantic", "starlette")


@pytest.mark.parametrize(
    "code",
    [
        "import shengwang_agent",
        "from shengwang_agent import AgentClient",
        "from shengwang_agent import AgentClient; AgentClient(username='u', password='p')",
    ],
)
def test_import_is_light_and_silent(code: str) -> None:
    loaded = loaded_by(code)
    assert [name for name in HEAVY if name in loaded] == []
    assert [n for n in loaded if n.startswith("shengwang_agent_api.models.")] == []


def test_the_other_package_in_the_same_directory_is_named(tmp_path: Path) -> None:
    source = Path(shengwang_agent.__file__).parent
    package = tmp_path / "shengwang_agent"
    package.mkdir()
    for name in ("__init__.py", "_version.py"):
        (package / name).write_text((source / name).read_text(encoding="utf-8"), encoding="utf-8")
    (package / "pool_client.py").write_text("", encoding="utf-8")
    command = [sys.executable, "-c", "import shengwang_agent"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert "pip uninstall -y agent-server-sdk shengwang-agent" in result.stderr
