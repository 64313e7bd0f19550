"""docs/cookbook/campaigns.md says what the table of ends says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from shengwang_agent.campaign.outcomes import DEFAULT_RETRY, ENDS

from . import ends as page


@pytest.mark.parametrize("path", page.PAGES, ids=lambda path: path.name)
def test_the_page_is_what_the_table_makes(path: Path) -> None:
    text = path.read_text("utf-8")
    assert page.filled(text, page.PAGES[path]()) == text, "run: python -m tests.docs.ends"


def test_the_chinese_table_has_no_english_words() -> None:
    prose = re.sub(r"`[^`]*`|“[^”]*”|SIP", "", page.in_chinese())
    assert re.findall(r"[A-Za-z]{2,}", prose) == ["seen"]


def test_every_end_is_a_row_of_its_own() -> None:
    rows = page.table().splitlines()[2:]
    assert len(set(rows)) == len(rows) == len(ENDS)
    for rule in DEFAULT_RETRY.values():
        assert any(f"up to {rule.tries} calls" in row for row in rows)


def test_a_page_without_the_place_is_named() -> None:
    with pytest.raises(LookupError, match="no place for the table"):
        page.filled("nothing here", "")
