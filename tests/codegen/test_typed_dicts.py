"""The second generator's outputs: TypedDict twins for checkers, strict classes for tests."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import typing
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from typing_extensions import NotRequired

from codegen.__main__ import ROOT
from tests.codegen.conftest import Made

STUBS = {
    "__init__.py": "",
    "sender.py": """
        from typing import Any, TypeVar
        from shengwang_agent.pagination import AsyncPager, AsyncPagerCall, SyncPager
        from shengwang_agent.responses import RawResponse
        from shengwang_agent._credentials.settings import RequestOptions
        from shengwang_agent._runtime.operation import Hidden, Operation
        Options = RequestOptions | Hidden
        T = TypeVar("T")
        Raw = RawResponse
        class Sender:
            app_id: str | None
            def send(self, op: Operation[T], options: Options | None) -> T: raise ValueError
            def send_raw(self, op: Operation[T], options: Options | None) -> Raw[T]: raise ValueError
            def pages(
                self, op: Operation[T], options: Options | None
            ) -> SyncPager[Any, T]: raise ValueError
            def pages_raw(
                self, op: Operation[T], options: Options | None
            ) -> Raw[SyncPager[Any, T]]: raise ValueError
        class AsyncSender:
            app_id: str | None
            async def send(self, op: Operation[T], options: Options | None) -> T: raise ValueError
            async def send_raw(
                self, op: Operation[T], options: Options | None
            ) -> Raw[T]: raise ValueError
            def pages(
                self, op: Operation[T], options: Options | None
            ) -> AsyncPagerCall[Any, T]: raise ValueError
            async def pages_raw(
                self, op: Operation[T], options: Options | None
            ) -> Raw[AsyncPager[Any, T]]: raise ValueError
        """,
    "pagination.py": """
        from typing import Generic, TypeVar
        I = TypeVar("I"); R = TypeVar("R")
        class SyncPager(Generic[I, R]): ...
        class AsyncPager(Generic[I, R]): ...
        class AsyncPagerCall(Generic[I, R]): ...
        """,
    "responses.py": """
        from typing import Generic, TypeVar
        T = TypeVar("T")
        class RawResponse(Generic[T]):
            data: T
        """,
    "settings.py": """
        from typing import TypedDict
        class RequestOptions(TypedDict, total=False):
            max_retries: int
        """,
}
PROGRAM = """
from shengwang_agent.widgets import Colour, Kind, Kind_Round, MakeWidgetsRequest, WidgetSpec
from shengwang_agent_api.widgets import WidgetsClient

def right(client: WidgetsClient, kind: Kind) -> str:
    spec = WidgetSpec(kind={"vendor": "square", "side": 1}, notes=[{"text": None}], colour="any")
    client.make("a", name="n", spec=spec, note=None)
    client.make(name="n", spec={"kind": {"vendor": "round"}, "open_part": {"more": 1}})
    client.make(name="n", spec={"options": {"whatever": 1}, "free": {"token": "t"}})
    WidgetSpec(kind=Kind_Round(radius=1), options={"a": 1}, open_part={"b": 2}, by_name={"x": {}})
    client.get("a", "b", request_options={"max_retries": 2})
    notes: list[WidgetSpec] = [spec]
    return client.get(widget_id="b").id

def wrong(client: WidgetsClient) -> None:
    client.get("a")
    client.make("a", name="n", spec={"labl": "x"})
    client.make("a", name="n", spec={"kind": {"vendor": "oval"}})
    client.make("a", name="n", spec={"kind": {"vendor": "round", "side": 1}})
    client.make("a", nam="n", spec={})
    client.make("a", name=3, spec={})
    WidgetSpec(lable="x")
    client.list("a", limit="3")
    client.get("a", "b", request_options={"retries": 2})
"""


@pytest.fixture
def checked(widgets: Made, tmp_path: Path) -> Path:
    """A folder with the program, stand-ins for the runtime, and the generated packages."""
    package = tmp_path / "shengwang_agent"
    package.mkdir()
    for name, text in STUBS.items():
        (package / name).write_text(textwrap.dedent(text))
    for path in (widgets.src / "shengwang_agent").rglob("*.py"):
        target = package / path.relative_to(widgets.src / "shengwang_agent")
        target.parent.mkdir(exist_ok=True)
        if target.name not in STUBS or target.parent != package:
            target.write_text(path.read_text())
    (tmp_path / "program.py").write_text(PROGRAM)
    for name in ("shengwang_agent_api",):
        (tmp_path / name).symlink_to(widgets.out / name)
    return tmp_path


def _wrong_lines() -> set[int]:
    lines = PROGRAM.split("\n")
    start = lines.index("def wrong(client: WidgetsClient) -> None:") + 1
    return {number for number in range(start + 1, len(lines)) if lines[number - 1].strip()}


def test_mypy_sees_what_is_wrong_and_nothing_else(checked: Path) -> None:
    # What is read of the standard library stays for the next time.
    kept = ["--cache-dir", str(ROOT / ".mypy_cache" / "twins")]
    command = [sys.executable, "-m", "mypy", "--strict", "--python-version", "3.10", *kept]
    packages = ["-p", "shengwang_agent_api", "-p", "shengwang_agent", "-m", "program"]
    done = subprocess.run(
        [*command, "--hide-error-context", "--no-pretty", *packages],
        cwd=checked,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stdout.split("\n") if ": error:" in line]
    assert {line.split(":")[0] for line in errors} == {"program.py"}, done.stdout
    assert {int(line.split(":")[1]) for line in errors} == _wrong_lines(), done.stdout


def _required(twin: Any) -> set[str]:
    hints = typing.get_type_hints(twin, include_extras=True)
    return {key for key, hint in hints.items() if typing.get_origin(hint) is not NotRequired}


def test_twins_are_named_after_components(widgets: Made) -> None:
    params = widgets.module("shengwang_agent_api.params")
    assert _required(params.Kind_RoundDict) == {"vendor"}
    assert _required(params.WidgetSpecDict) == set()
    assert _required(params.MakeWidgetsRequestDict) == {"name", "spec"}
    assert "WidgetPageDict" not in params.__all__  # never sent
    assert set(params.__all__) <= set(vars(params))


@pytest.mark.parametrize(
    "given",
    [
        {"name": "n", "spec": {}},
        {"name": "n", "spec": {"colour": "any", "kind": {"vendor": "round", "radius": 2}}},
        {"name": "n", "spec": {"either": {"vendor": "whatever", "weight": 1}}},
        {"name": "n", "spec": {"open_part": {"more": 1}}, "note": None, "size": 3},
        {"name": "n", "spec": {"list": [1]}, "extra": {"a": [None]}, "note": {"text": None}},
    ],
)
def test_strict_classes_take_what_is_right(widgets: Made, given: dict[str, Any]) -> None:
    strict = widgets.module("shengwang_agent_strict.models").MakeWidgetsRequest
    assert strict.model_validate(given).model_dump(by_alias=True) == given


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"name": "n"},
        {"name": "n", "spec": {}, "more": 1},
        {"name": "n", "spec": {"more": 1}},
        {"name": 3, "spec": {}},
        {"name": "n", "spec": {}, "count": "3"},
        {"name": "n", "spec": {}, "count": True},
        {"name": "n", "spec": {}, "loud": 1},
        {"name": "n", "spec": {}, "count": None},
        {"name": "n", "spec": {"kind": {"vendor": "oval"}}},
        {"name": "n", "spec": {"kind": {"vendor": "round", "side": 1}}},
        {"name": "n", "spec": {"colour": 3}},
        {"name": "n", "spec": {"list": ["1"]}},
    ],
)
def test_strict_classes_refuse_what_is_wrong(widgets: Made, given: dict[str, Any]) -> None:
    strict = widgets.module("shengwang_agent_strict.models").MakeWidgetsRequest
    with pytest.raises(ValidationError):
        strict.model_validate(given)


def test_both_readings_have_the_same_names(widgets: Made) -> None:
    strict = widgets.module("shengwang_agent_strict.models")
    assert all(hasattr(strict, name) for name in widgets.models.__all__)
