"""The site builds with warnings as errors, and loads nothing from elsewhere."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.docs.blocks import DOCS, pages
from tests.docs.built import built_site, is_current


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    return built_site(tmp_path_factory.mktemp("site"))


def test_a_site_of_before_is_built_again(tmp_path: Path) -> None:
    assert not is_current(tmp_path)
    page = tmp_path / "404.html"
    page.touch()
    assert is_current(tmp_path)
    os.utime(page, (0, (DOCS / "index.md").stat().st_mtime))
    assert not is_current(tmp_path)


def test_every_page_is_built_in_both_languages(site: Path) -> None:
    for page in (page for page in pages() if not page.name.endswith(".zh.md")):
        place = page.relative_to(DOCS).with_suffix("")
        place = place.parent if place.name == "index" else place
        for root in (site, site / "zh"):
            assert (root / place / "index.html").exists(), f"{page.name} is not in {root}"


def test_the_generated_part_of_agent_is_on_its_page(site: Path) -> None:
    page = (site / "reference/agentkit/index.html").read_text(encoding="utf-8")
    assert 'id="shengwang_agent.agentkit.Agent.with_filler_words"' in page
    assert "Phrases the agent says while the model is still thinking." in page


def test_chinese_pages_are_in_chinese(site: Path) -> None:
    for page in DOCS.rglob("*.zh.md"):
        place = page.relative_to(DOCS).parent / page.name.removesuffix(".zh.md")
        place = place.parent if place.name == "index" else place
        html = (site / "zh" / place / "index.html").read_text("utf-8")
        title = page.read_text("utf-8").splitlines()[0].removeprefix("# ")
        assert '<html lang="zh"' in html
        assert title in html


def test_a_page_without_a_chinese_text_says_so(site: Path) -> None:
    for page in pages():
        if page.name.endswith(".zh.md"):
            continue
        place = page.relative_to(DOCS).with_suffix("")
        place = place.parent if place.name == "index" else place
        html = (site / "zh" / place / "index.html").read_text("utf-8")
        translated = page.with_suffix(".zh.md").exists()
        assert ("本页只有英文版" in html) is not translated, page.name
        assert "本页只有英文版" not in (site / place / "index.html").read_text("utf-8")


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    loaded = re.compile(
        r'<(?:script|img|iframe)[^>]+src="(https?:)?//|<link[^>]+href="(https?:)?//'
    )
    for html in site.rglob("*.html"):
        found = loaded.search(html.read_text("utf-8"))
        assert found is None, f"{html}: {found and found[0]}"


def test_links_of_the_built_site_lead_somewhere(site: Path) -> None:
    for html in site.rglob("*.html"):
        if html.name == "404.html":
            continue
        for target in re.findall(r'href="([^"#?]+)', html.read_text("utf-8")):
            if ":" in target or target.startswith("/"):
                continue
            place = (html.parent / target).resolve()
            assert (place / "index.html").exists() or place.is_file(), f"{html}: {target}"


def test_sources_stay_out_of_the_site(site: Path) -> None:
    assert not list(site.rglob("*.py"))
    assert not (site / "diagrams").exists()
    for name in ("llms.txt", "llms-full.txt"):
        assert "## Ten mistakes" in (site / name).read_text("utf-8")


def test_the_pictures_are_in_the_page(site: Path) -> None:
    html = (site / "concepts" / "index.html").read_text("utf-8")
    assert html.count('<figure class="diagram">') == 4


def test_the_arguments_of_a_method_are_a_list(site: Path) -> None:
    html = (site / "reference" / "api" / "index.html").read_text("utf-8")
    methods = len(re.findall(r"<h2 id=\"client", html))
    assert len(re.findall(r"</code></pre></div>\s*<ul>\s*<li>", html)) == methods >= 19


def test_a_class_is_linked_and_found_by_the_search(site: Path) -> None:
    place = "reference/models/vendors/"
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    found = [doc["location"] for doc in index["docs"] if doc["title"] == "MinimaxTtsParams"]
    assert f"{place}#minimaxttsparams" in found
    method = (site / "reference" / "api" / "index.html").read_text("utf-8")
    assert 'href="../models/agents/#startagentsrequestproperties"' in method
    back = (site / place / "index.html").read_text("utf-8")
    assert 'href="../../api/#clientagentsstart"' in back
