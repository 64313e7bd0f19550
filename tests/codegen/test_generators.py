"""A generator of another version is said in one sentence; nothing is written."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from codegen.__main__ import ROOT, main, misfit

PYPROJECT = ROOT / "pyproject.toml"
RUN = "run `python -m pip install --group codegen`"
installed = metadata.version


class Installed:
    """Stands for the packages of this machine, one of which is another version or missing."""

    def __init__(self, package: str, version: str | None) -> None:
        self.package, self.version = package, version

    def __call__(self, name: str) -> str:
        if name != self.package:
            return installed(name)
        if self.version is None:
            raise metadata.PackageNotFoundError(name)
        return self.version


def test_the_installed_generators_fit() -> None:
    assert misfit(PYPROJECT) == ""


@pytest.mark.parametrize("package", ["openapi-python-client", "datamodel-code-generator", "ruff"])
@pytest.mark.parametrize("arguments", [[], ["--check"]])
def test_another_version_is_named(
    package: str,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(metadata, "version", Installed(package, "0.0.1"))
    assert main([*arguments, "--out", str(tmp_path / "out")]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == (
        "",
        f"codegen: {package} 0.0.1 is installed, {installed(package)} is wanted; {RUN}\n",
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("package", ["openapi-python-client", "datamodel-code-generator"])
def test_a_missing_one_is_named(
    package: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(metadata, "version", Installed(package, None))
    assert main([]) == 2
    said = f"codegen: {package} is not installed, {installed(package)} is wanted; {RUN}\n"
    assert capsys.readouterr().err == said


def test_one_without_a_pin_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", Installed("jinja2", None))
    assert misfit(PYPROJECT) == f"jinja2 is not installed, and is needed; {RUN}"


def test_one_without_a_pin_may_have_any_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", Installed("jinja2", "99"))
    assert misfit(PYPROJECT) == ""


def test_the_command_can_say_so_when_none_is_there() -> None:
    names = ["yaml", "jinja2", "ruff", "openapi_python_client", "datamodel_code_generator"]
    code = f"import sys; sys.modules.update(dict.fromkeys({names})); import codegen.__main__"
    assert subprocess.run([sys.executable, "-c", code], cwd=PYPROJECT.parent).returncode == 0
