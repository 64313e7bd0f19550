"""Every block of every page runs, in the order a reader meets them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.blocks import DOCS, ROOT, Block, blocks_of, pages, skill_pages
from tests.docs.stage import stage

# Pages whose blocks run in another test: where there is a Redis, the command line, the generator.
ELSEWHERE = {
    DOCS / "cookbook" / "celery.md": ROOT / "tests" / "external" / "test_celery_page.py",
    DOCS / "cli.md": ROOT / "tests" / "cli" / "test_examples.py",
    ROOT / "CONTRIBUTING.md": ROOT / "tests" / "codegen" / "test_contributing.py",
}
ALL = [
    ROOT / "README.md",
    ROOT / "README.zh-CN.md",
    ROOT / "PACKAGE.md",
    ROOT / "CONTRIBUTING.md",
    *pages(),
    *skill_pages(),
]
READ = [page for page in ALL if page not in ELSEWHERE]


def _twin(page: Path) -> Path | None:
    """The English page of a Chinese one."""
    if page.name == "README.zh-CN.md":
        return page.with_name("README.md")
    if page.name.endswith(".zh.md"):
        return page.with_name(page.name.removesuffix(".zh.md") + ".md")
    return None


def _code(page: Path) -> list[tuple[str, str]]:
    kept = [block for block in blocks_of(page) if block.language not in ("text", "")]
    return [(block.language, block.code) for block in kept]


@pytest.mark.parametrize("page", READ, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_blocks_of_a_page_run(page: Path, tmp_path: Path) -> None:
    blocks = blocks_of(page)
    twin = _twin(page)
    if twin is not None:
        assert _code(page) == _code(twin), f"the code of {page.name} differs from {twin.name}"
        return  # the same code runs once, on the English page
    with stage(tmp_path) as scene:
        scene.play_all(blocks)
    _every_file_was_used(blocks)


def _every_file_was_used(blocks: list[Block]) -> None:
    """A file block that nothing imports or runs would be code that never ran."""
    files = [b for b in blocks if b.language == "python" and b.title.endswith(".py")]
    for file in (f for f in files if not f.title.startswith(("test", "conftest"))):
        stem = re.escape(file.title.removesuffix(".py").rpartition("/")[2])
        use = rf"(import|from|uvicorn|-A) {stem}\b|python {stem}\.py|=\s*\"?{stem}\b"
        others = "\n".join(b.code for b in blocks if b is not file)
        assert re.search(use, others), f"{file.name}: {file.title} is never imported nor run"


def test_there_are_pages_to_run() -> None:
    assert len(READ) > 15
    assert sum(len(blocks_of(page)) for page in READ) > 60


def test_a_page_left_out_here_is_run_there() -> None:
    for page, test in ELSEWHERE.items():
        assert page.name in test.read_text("utf-8"), f"{test.name} does not run {page.name}"


def test_ci_runs_commands_of_the_readme_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("cd "))
    readme = (ROOT / "README.md").read_text("utf-8")
    told = re.findall(r"^\$ (make [a-z-]+)|`(make [a-z-]+)`", readme, re.MULTILINE)
    assert lines[at + 1 :]
    assert set(lines[at + 1 :]) <= {shown or named for shown, named in told}


def test_chinese_pages_have_an_english_twin() -> None:
    for page in DOCS.rglob("*.zh.md"):
        assert _twin(page) in pages(), f"{page.name} has no English page"


def test_chinese_pages_have_a_chinese_name() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    names = dict(re.findall(r"^ +- ([^:\n]+): (\S+\.md)$", text, re.MULTILINE))
    for name, path in names.items():
        if (DOCS / path.replace(".md", ".zh.md")).exists():
            assert f"\n            {name}: " in text, f"nav_translations: {name}"
