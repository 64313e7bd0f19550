"""No circle between files; and a planted one is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.circles import circles, found_circles, graph, modules


def planted(folder: Path, **files: str) -> list[list[str]]:
    for name, text in files.items():
        file = folder / (name.replace("__", "/", 1) + ".py")
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return circles(graph(modules(sorted(folder.rglob("*.py")), (folder,))))


def test_no_circle_between_files() -> None:
    assert found_circles() == []


@pytest.mark.parametrize(
    "back",
    [
        "import a",
        "from a import name",
        "from . import a",
        "def later():\n    from a import name",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a",
    ],
)
def test_a_circle_is_found(tmp_path: Path, back: str) -> None:
    assert planted(tmp_path, a="from b import c", b=back) == [["a", "b", "a"]]


def test_files_that_do_not_lead_back_are_no_circle(tmp_path: Path) -> None:
    assert planted(tmp_path, a="import b\nimport c", b="import c", c="import json") == []


def test_a_name_of_a_package_leads_to_the_file_that_has_it(tmp_path: Path) -> None:
    table = "from p.one import One as One\n"
    two = "from p import One"
    assert planted(tmp_path, p____init__=table, p__one="", p__two=two) == []
    found = planted(tmp_path, p____init__=table, p__one="from p.two import Two", p__two=two)
    assert found == [["p.one", "p.two", "p.one"]]


def test_a_table_of_names_loaded_later_is_no_import(tmp_path: Path) -> None:
    table = "HOMES = {'One': 'p.one'}\ndef __getattr__(name): ..."
    assert planted(tmp_path, p____init__=table, p__one="from p import One") == []
