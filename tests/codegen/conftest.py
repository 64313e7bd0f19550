"""Five-line descriptions, generated into a temporary folder and imported from there."""

from __future__ import annotations

import atexit
import importlib
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from codegen.__main__ import ROOT, main
from tests.codegen.specs import SCHEMAS, WIDGETS

HEAD = """\
openapi: 3.1.0
info: {title: Test, version: '1'}
"""
_KEPT = Path(tempfile.mkdtemp(prefix="generated-"))
atexit.register(shutil.rmtree, _KEPT, ignore_errors=True)
RUNTIME = ROOT / "src/shengwang_agent/_runtime"
PACKAGES = ("shengwang_agent_api", "shengwang_agent_strict", "shengwang_agent")


def _add(source: str, target: str) -> None:
    if not Path(target).exists():
        shutil.copy2(source, target)


class Made:
    """What was generated: its folders and, once asked for, its modules."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "generated"
        self.src = folder / "src"
        self.spec = folder / "openapi.yaml"

    def module(self, name: str) -> ModuleType:
        return importlib.import_module(name)

    @property
    def models(self) -> Any:
        return self.module("shengwang_agent_api.models")

    def resource(self, name: str) -> Any:
        return self.module(f"shengwang_agent_api.{name}")

    def text(self, path: str) -> str:
        return (self.out / path).read_text(encoding="utf-8")

    def run(self, *options: str) -> int:
        where = ["--spec", str(self.spec), "--out", str(self.out), "--src", str(self.src)]
        return main([*where, *options])

    def generate(self, spec: str) -> Made:
        """Generate; into an empty place, what another test made of the same text is copied."""
        fresh, kept = not self.out.exists(), _KEPT / sha256(spec.encode()).hexdigest()
        if fresh and kept.exists():
            # What stands here already stays: that place may have had less of the package.
            shutil.copytree(kept, self.folder, dirs_exist_ok=True, copy_function=_add)
        else:
            self.spec.write_text(spec, encoding="utf-8")
            if "x-sdk-methods" in spec:
                shutil.copy2(RUNTIME / "watching.py", self.src / "shengwang_agent" / "_runtime")
            assert self.run() == 0
            if fresh:
                shutil.copytree(self.folder, kept)
        importlib.invalidate_caches()
        return self


def place(folder: Path) -> Made:
    found = Made(folder)
    package = found.src / "shengwang_agent" / "__init__.py"
    package.parent.mkdir(parents=True)
    package.touch()
    # What generated code stands on is handwritten; most tests do not need the rest of the package.
    # ``watching`` is named by tags of the real description, and its types are of that one.
    unnamed = shutil.ignore_patterns("watching.py")
    shutil.copytree(RUNTIME, package.parent / "_runtime", ignore=unnamed)
    return found


@contextmanager
def importable(made: Made) -> Iterator[Made]:
    kept = _forget()
    sys.path[:0] = [str(made.out), str(made.src)]
    try:
        yield made
    finally:
        del sys.path[:2]
        _forget()
        sys.modules.update(kept)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """An empty place to generate into, importable while the test runs."""
    with importable(place(tmp_path)) as found:
        yield found


@pytest.fixture(scope="session")
def _widgets_made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return place(tmp_path_factory.mktemp("widgets")).generate(document(SCHEMAS, WIDGETS))


@pytest.fixture
def widgets(_widgets_made: Made) -> Iterator[Made]:
    """The description of :mod:`tests.codegen.specs`, generated once, imported afresh."""
    with importable(_widgets_made) as found:
        yield found


def _forget() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name.split(".")[0] in PACKAGES]
    return {name: sys.modules.pop(name) for name in names}


def document(schemas: str, paths: str = "") -> str:
    """Return a whole description from indented pieces."""
    parts = [HEAD, "paths:\n" if paths else "paths: {}\n"]
    parts.append(textwrap.indent(textwrap.dedent(paths).strip("\n"), "  ") + "\n")
    parts.append("components:\n  schemas:\n")
    parts.append(textwrap.indent(textwrap.dedent(schemas).strip("\n") or "{}", "    ") + "\n")
    return "".join(parts)


@pytest.fixture
def generate(made: Made) -> Callable[..., Made]:
    """Generate a description given as schemas and paths."""
    return lambda schemas, paths="": made.generate(document(schemas, paths))


@pytest.fixture
def refused(made: Made, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return the one message a broken description gets; nothing may have been written."""

    def run(spec: str) -> str:
        made.spec.write_text(spec, encoding="utf-8")
        assert made.run() == 2
        assert not made.out.exists()
        told = capsys.readouterr().err
        assert "Traceback" not in told
        return told

    return run


@pytest.fixture
def real_spec() -> str:
    return (ROOT / "openapi.yaml").read_text(encoding="utf-8")


class Sender:
    """Stands for the runtime: keeps the operations it is given."""

    def __init__(self, app_id: str | None = None) -> None:
        self.app_id = app_id
        self.calls: list[tuple[str, Any, Any]] = []

    def _keep(self, kind: str, operation: Any, options: Any) -> Any:
        self.calls.append((kind, operation, options))
        return operation

    def send(self, operation: Any, options: Any) -> Any:
        return self._keep("send", operation, options)

    def pages(self, operation: Any, options: Any) -> Any:
        return self._keep("pages", operation, options)

    def send_raw(self, operation: Any, options: Any) -> Any:
        return self._keep("send_raw", operation, options)

    def pages_raw(self, operation: Any, options: Any) -> Any:
        return self._keep("pages_raw", operation, options)


class AsyncSender(Sender):
    """The same for asynchronous classes; pagers are handed out without waiting."""

    async def send(self, operation: Any, options: Any) -> Any:
        return self._keep("send", operation, options)

    async def send_raw(self, operation: Any, options: Any) -> Any:
        return self._keep("send_raw", operation, options)

    async def pages_raw(self, operation: Any, options: Any) -> Any:
        return self._keep("pages_raw", operation, options)
