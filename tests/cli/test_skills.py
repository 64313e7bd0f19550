"""``skills``: the files of the package, in the folders where assistants look."""

from __future__ import annotations

from pathlib import Path

from shengwang_agent.cli.skills import skill
from tests.cli.terminal import piped


def kept(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in paths}


def test_the_path_is_that_of_the_skill() -> None:
    ran = piped("skills", "path")
    assert ran.code == 0
    assert kept(Path(ran.out.strip())) == skill()
    assert next(iter(skill())) == "SKILL.md"
    assert "references/phone.md" in skill()


def test_it_is_installed_whole_and_again(clean: Path) -> None:
    for _ in range(2):  # the same files are no conflict
        ran = piped("skills", "install", ".agents/skills")
        assert ran.code == 0, ran.err
        assert kept(clean / ".agents" / "skills" / "shengwang-agent") == skill()
    assert len(ran.out.splitlines()) == len(skill())


def test_a_changed_file_is_not_replaced_unasked(clean: Path) -> None:
    piped("skills", "install", "skills")
    mine = clean / "skills" / "shengwang-agent" / "SKILL.md"
    mine.write_text("mine")
    ran = piped("skills", "install", "skills")
    assert ran.code == 2
    assert "SKILL.md would be replaced" in ran.err
    assert mine.read_text() == "mine"
    assert piped("skills", "install", "skills", "--force").code == 0
    assert kept(mine.parent) == skill()


def test_a_folder_that_cannot_be_made(clean: Path) -> None:
    (clean / "file").write_text("")
    ran = piped("skills", "install", "file/skills")
    assert ran.code == 2
    assert "cannot be written" in ran.err
