"""The reference says what the code does: same names, same order, snippets that run."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from codegen.__main__ import ROOT
from tests.codegen.conftest import Made, Sender, importable

SECTION = re.compile(r"^## client\.(\w+)\.(\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SNIPPET = re.compile(r"^```python\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def committed(tmp_path: Path) -> Iterator[Made]:
    """The committed output, importable, with nothing handwritten beside it."""
    made = Made(tmp_path)
    made.out = ROOT / "generated"
    with importable(made) as found:
        yield found


class Pager(list[Any]):
    """An empty walk."""

    def iter_pages(self) -> Iterator[Any]:
        return iter(())


class Walked(Sender):
    """Hands out pagers that can be walked; its client has no certificate."""

    settings = SimpleNamespace(app_certificate=None)

    def pages(self, operation: Any, options: Any) -> Any:
        super().pages(operation, options)
        return Pager()


def stand_in(made: Made, sender: Sender) -> None:
    """Put a package in place whose AgentClient hands every call to ``sender``."""
    resources = made.module("shengwang_agent_api.resources").Resources

    class AgentClient(resources):  # type: ignore[misc]
        def __init__(self, **credentials: str) -> None:
            assert set(credentials) == {"authorization", "username", "password"}
            self._sender = sender

    made.module("shengwang_agent._runtime.operation")  # stays loaded when its package is replaced
    for name in ("shengwang_agent", "agents", "telephony", "phone_numbers", "widgets"):
        module: Any = ModuleType(name)
        module.__getattr__ = lambda key: getattr(made.models, key)
        module.AgentClient = AgentClient
        module.__path__ = []
        path = name if name == "shengwang_agent" else f"shengwang_agent.{name}"
        sys.modules[path] = module


def sections(text: str) -> list[tuple[str, str, str]]:
    return [(found[1], found[2], found[3]) for found in SECTION.finditer(text)]


def test_every_snippet_of_the_reference_runs(committed: Made) -> None:
    found = sections(committed.text("reference.md"))
    assert len(found) >= 19
    for resource, method, body in found:
        sender = Walked()
        stand_in(committed, sender)
        snippets = SNIPPET.findall(body)
        assert len(snippets) == 1, method
        names: dict[str, Any] = {}
        exec(compile(snippets[0], f"{resource}.{method}", "exec"), names)
        if "main" in names:
            assert list(names["main"]()) == []
        assert sender.calls[-1][1].endpoint.name == f"{resource}.{method}"


def test_every_method_is_described_with_its_arguments(committed: Made) -> None:
    found = sections(committed.text("reference.md"))
    api = committed.module("shengwang_agent_api.resources").Resources()
    api._sender = Sender()
    for resource, method, body in found:
        listed = re.findall(r"^- `(\w+)`: `([^`]+)`", body, re.MULTILINE)
        signature = inspect.signature(getattr(getattr(api, resource), method))
        assert {name for name, _ in listed} == set(signature.parameters)
        assert listed[-1] == ("request_options", "typing.Optional[RequestOptions]")
        assert re.search(r"^Returns `", body, re.MULTILINE)
    assert len(found) == len({(r, m) for r, m, _ in found})


def test_a_section(widgets: Made) -> None:
    text = widgets.text("reference.md")
    section = next(body for r, m, body in sections(text) if (r, m) == ("widgets", "make"))
    assert section.strip().startswith("Make a widget.\n\nIt is made at once.\n\n```python\n")
    assert SNIPPET.search(section)[1].endswith(  # type: ignore[index]
        'client.widgets.make(\n    appid="app",\n    name="first",\n    spec=WidgetSpec(\n'
        '        label="a",\n        kind=Kind_Round(\n            radius=2,\n        ),\n    ),\n)'
    )
    assert "\n- `size`: `typing.Optional[float]`\n" in section
    assert "\n- `name`: `str` — Its name.\n" in section
    assert section.rstrip().endswith("Returns `Widget`: The widget.")


def test_generated_code_suits_the_oldest_python(committed: Made) -> None:
    files = list(committed.out.rglob("*.py"))
    assert len(files) > 150
    for path in files:
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 10))
