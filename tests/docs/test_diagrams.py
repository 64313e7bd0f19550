"""The pictures are what their texts make, fit a phone, and take the colour of the page."""

from __future__ import annotations

import importlib.util
import sys
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from tests.docs.blocks import DOCS, ROOT

PHONE = 390


def _load(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


diagrams = _load("diagrams")
PICTURES = diagrams.pictures()


@pytest.mark.parametrize("path", sorted(PICTURES), ids=lambda path: path.name)
def test_a_picture_is_what_its_text_makes(path: Any) -> None:
    assert path.read_text("utf-8") == PICTURES[path], "run: python docs/diagrams.py"


@pytest.mark.parametrize("path", sorted(PICTURES), ids=lambda path: path.name)
def test_a_picture_is_small_well_formed_and_coloured_by_the_page(path: Any) -> None:
    root = ET.fromstring(PICTURES[path])
    assert float(root.attrib["width"]) <= PHONE * 1.3
    assert root.attrib["aria-label"]
    inlined = diagrams.inlined(PICTURES[path])
    assert "#" not in inlined.split(">", 1)[0]
    assert "<style" not in inlined
    colours = {e.attrib[k] for e in root.iter() for k in ("fill", "stroke") if k in e.attrib}
    assert colours <= {"currentColor", "none"}


def test_every_picture_stands_on_a_page() -> None:
    text = "".join(page.read_text("utf-8") for page in DOCS.rglob("*.md"))
    assert [path.name for path in PICTURES if f"images/{path.name}" not in text] == []


def test_a_text_that_cannot_be_read_names_its_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        diagrams.Diagram('box a 0,0 "A"\na -> nowhere\n')


def test_the_check_tells_a_stale_picture(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagrams, "PICTURES", tmp_path)
    assert diagrams.main(["--check"]) == 1
    assert diagrams.main([]) == 0
    assert diagrams.main(["--check"]) == 0


def test_the_retry_table_shows_every_failure_of_the_policy() -> None:
    from shengwang_agent._call.retry import VERDICTS

    assert set(diagrams.ROWS) == set(VERDICTS["always"]) - {"3xx"}
    assert (ROOT / "docs" / "images" / "retries.svg").exists()
