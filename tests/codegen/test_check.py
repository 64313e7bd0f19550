"""Same input, same bytes; differences are reported and nothing is written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.__main__ import ROOT
from tests.codegen.conftest import Made, document
from tests.codegen.specs import SCHEMAS, WIDGETS

WHOLE = document(SCHEMAS, WIDGETS)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }


def stamps(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


@pytest.fixture
def whole(made: Made, capsys: pytest.CaptureFixture[str]) -> Made:
    made.generate(WHOLE)
    capsys.readouterr()
    return made


def test_any_hash_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed in ("0", "4242"):
        out = tmp_path / seed
        options = ["--out", str(out), "--src", str(tmp_path / f"src{seed}")]
        subprocess.run(
            [sys.executable, "-m", "codegen", *options],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        made.append(contents(out))
    assert made[0] == made[1]
    assert len(made[0]) > 150


def test_no_difference(whole: Made, capsys: pytest.CaptureFixture[str]) -> None:
    before = stamps(whole.folder)
    assert whole.run("--check") == 0
    assert "is what" in capsys.readouterr().out
    assert stamps(whole.folder) == before


def test_every_kind_of_difference_is_reported(
    whole: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    models = whole.out / "shengwang_agent_api" / "models"
    (models / "note.py").write_text("# edited by hand\n")
    (models / "widget.py").unlink()
    (models / "stray.py").touch()
    (whole.out / "stray.txt").touch()
    (whole.src / "shengwang_agent" / "widgets" / "client.py").unlink()
    before = stamps(whole.folder)
    assert whole.run("--check") == 1
    told = capsys.readouterr().out
    lines = [line.replace(str(whole.folder), "").replace("\\", "/") for line in told.split("\n")]
    assert lines == [
        "changed: /generated/shengwang_agent_api/models/note.py",
        "missing: /generated/shengwang_agent_api/models/widget.py",
        "missing: /src/shengwang_agent/widgets/client.py",
        "stray:   /generated/shengwang_agent_api/models/stray.py",
        "stray:   /generated/stray.txt",
        "",
    ]
    assert stamps(whole.folder) == before


def test_byte_code_is_no_difference(whole: Made) -> None:
    cache = whole.out / "shengwang_agent_api" / "__pycache__"
    cache.mkdir(exist_ok=True)
    (cache / "x.cpython-311.pyc").touch()
    assert whole.run("--check") == 0


def test_a_new_field_is_a_difference(whole: Made, capsys: pytest.CaptureFixture[str]) -> None:
    spec = WHOLE.replace("count: {type: integer}", "count: {type: integer}, more: {type: string}")
    spec = WHOLE.replace(
        "    count: {type: integer}", "    count: {type: integer}\n        more: {}"
    )
    whole.spec.write_text(spec, encoding="utf-8")
    assert whole.run("--check") == 1
    told = capsys.readouterr().out
    for name in ("make_widgets_request.py", "params.py", "widgets.py", "reference.md"):
        assert name in told
    assert "note.py" not in told


def test_a_broken_description_is_no_difference(whole: Made) -> None:
    whole.spec.write_text("openapi: 2", encoding="utf-8")
    assert whole.run("--check") == 2


def test_check_before_anything_was_generated(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    made.spec.write_text(WHOLE, encoding="utf-8")
    assert made.run("--check") == 1
    assert "missing: " in capsys.readouterr().out
    assert not made.out.exists()


def test_line_ends_make_no_difference(whole: Made) -> None:
    for path in (whole.spec, whole.out / "reference.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert whole.run("--check") == 0


def test_stray_files_are_gone_after_generating(whole: Made) -> None:
    (whole.out / "stray.txt").touch()
    assert whole.run() == 0
    assert not (whole.out / "stray.txt").exists()
    assert whole.run("--check") == 0


def test_the_surface_beside_the_output_stays(whole: Made) -> None:
    (whole.out / "surface.txt").write_text("a: class\n", encoding="utf-8")
    assert whole.run("--check") == 0
    assert whole.run() == 0
    assert whole.text("surface.txt") == "a: class\n"


def test_what_was_started_is_not_written_again(whole: Made) -> None:
    mine = whole.src / "shengwang_agent" / "widgets" / "__init__.py"
    mine.write_text("# mine now\n")
    assert whole.run() == 0
    assert mine.read_text() == "# mine now\n"
    assert whole.run("--check") == 0


WITHOUT_SHELVES = document(SCHEMAS, WIDGETS[: WIDGETS.index("/v1/shelves")])


def test_a_resource_that_goes_leaves_stray_files(
    whole: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    whole.spec.write_text(WITHOUT_SHELVES, encoding="utf-8")
    assert whole.run("--check") == 1
    told = capsys.readouterr().out.replace(str(whole.folder), "").replace("\\", "/")
    for name in ("__init__", "client", "raw_client", "types"):
        assert f"stray:   /src/shengwang_agent/shelves/{name}.py" in told
    assert "stray:   /generated/shengwang_agent_api/shelves.py" in told
    assert "widgets/client.py" not in told


def test_a_resource_that_goes_takes_its_files_along(
    whole: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    shelves = whole.src / "shengwang_agent" / "shelves"
    (shelves / "__init__.py").write_text("# mine now\n")
    whole.spec.write_text(WITHOUT_SHELVES, encoding="utf-8")
    assert whole.run() == 0
    told = capsys.readouterr().out
    assert f"removed {shelves / 'client.py'}" in told
    assert f"kept {shelves / '__init__.py'}" in told
    assert [path.name for path in shelves.glob("*.py")] == ["__init__.py"]
    assert not (whole.out / "shengwang_agent_api" / "shelves.py").exists()
    assert (whole.src / "shengwang_agent" / "widgets" / "client.py").exists()


def test_paths_are_short_and_texts_clean(whole: Made) -> None:
    for path, data in contents(whole.out).items():
        assert len(f"generated/{path}") < 100
        assert b"\r" not in data
        if path.endswith(".py"):
            assert data.startswith(b"# Machine-written")


def test_the_committed_output_has_short_paths() -> None:
    found = [path.relative_to(ROOT).as_posix() for path in (ROOT / "generated").rglob("*.py")]
    assert len(found) > 150
    assert max(map(len, found)) < 100
