"""Links lead somewhere, headings named in them exist, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from tests.docs.blocks import DOCS, ROOT, SKILL, pages

TOP = sorted(ROOT.glob("*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)(?: \"[^\"]*\")?\)")
CJK = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"


def _prose(path: Path) -> str:
    """The text without its code, where brackets mean other things."""
    text = re.sub(
        r"^(\s*)(`{3,})[\s\S]*?^\s*\2\s*$", "", path.read_text("utf-8"), flags=re.MULTILINE
    )
    return re.sub(r"`[^`\n]+`", "code", text)


def _targets(path: Path) -> list[str]:
    found = [match["target"] for match in LINK.finditer(_prose(path))]
    return [target for target in found if not urlsplit(target).scheme]


@pytest.mark.parametrize("page", [*TOP, *pages()], ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_files_lead_somewhere(page: Path) -> None:
    for target in _targets(page):
        path = unquote(urlsplit(target).path)
        assert not path or (page.parent / path).exists(), f"{page.name}: {target} leads nowhere"


def test_llms_txt_names_every_page() -> None:
    text = _llms("short")
    named = {match["target"] for match in LINK.finditer(text)}
    english = {str(p.relative_to(DOCS)) for p in pages() if not p.name.endswith(".zh.md")}
    assert named == english - {"index.md"}
    assert text.startswith("# shengwang-agent\n\n> ")
    assert "## Ten mistakes" in text
    assert "- [Django](cookbook/django.md): One client per process" in text


def test_llms_full_txt_has_the_skill_and_every_page() -> None:
    text = _llms("full")
    sources = [
        SKILL / "references" / "phone.md",
        DOCS / "sandbox.md",
        DOCS / "cookbook" / "fastapi.md",
    ]
    for page in sources:
        assert page.read_text("utf-8").splitlines()[0] in text.splitlines()
    assert "def lookup_order(" in text, "what pages include is there, too"
    assert "--8<--" not in text
    assert "# 沙盒" not in text


def _llms(name: str) -> str:
    """What the site has; the module stands beside the pages, not in a package."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    made = runpy.run_path(str(DOCS / "llms.py"))[name](config["nav"])
    assert isinstance(made, str)
    return made


def test_every_page_stands_in_the_navigation() -> None:
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    named = set(re.findall(r"[\w/-]+\.md", yaml.safe_dump(config["nav"])))
    assert named == {str(p.relative_to(DOCS)) for p in pages() if not p.name.endswith(".zh.md")}


def test_every_page_of_models_is_on_the_site() -> None:
    made = {path.name for path in (ROOT / "generated" / "models").glob("*.md")}
    assert made == {path.name for path in (DOCS / "reference" / "models").glob("*.md")}


def test_chinese_lines_do_not_break_between_two_characters() -> None:
    """Markdown turns such a break into a space, which is wrong between Chinese characters."""
    for page in [ROOT / "README.zh-CN.md", *DOCS.rglob("*.zh.md")]:
        wrong = re.search(rf"(?<!\|){CJK}\n[ \t]*{CJK}", _prose(page))
        assert wrong is None, f"{page.name}: join the lines at {wrong[0]!r}"


def test_pictures_are_kept_here_and_have_words_for_those_who_cannot_see_them() -> None:
    for page in [*TOP, *pages()]:
        for alt, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)", _prose(page)):
            assert not urlsplit(target).scheme, f"{page.name}: {target} is loaded from elsewhere"
            assert alt.strip(), f"{page.name}: {target} has no description"
