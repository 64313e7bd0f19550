"""What pyproject.toml and the Makefile promise of the package."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def project() -> str:
    return (ROOT / "pyproject.toml").read_text("utf-8")


def test_no_version_of_pydantic_can_be_in_the_way() -> None:
    block = project().partition("\ndependencies = [")[2].partition("\n]")[0]
    names = re.findall(r'^\s*"([a-z]+)>=', block, re.MULTILINE)
    assert names == ["httpx", "attrs", "sniffio", "tzdata"]  # the last on Windows only


def test_the_licence_goes_with_the_package() -> None:
    assert 'license-files = ["LICENSE"]' in project()
    assert "MIT" in (ROOT / "LICENSE").read_text("utf-8")


def test_what_stands_on_an_index_page_makes_sense_there() -> None:
    assert 'readme = "PACKAGE.md"' in project()
    text = (ROOT / "PACKAGE.md").read_text("utf-8")
    targets = re.findall(r"\]\(([^)]+)\)", text)
    assert [target for target in targets if not target.startswith("https://")] == []
    assert "make " not in text
    assert "[project.urls]" in project()


def test_every_python_that_is_promised_is_tried() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert 'requires-python = ">=3.10"' in project()
    assert "3.10 3.13" in makefile
