"""docs/reliability.md says what the code does."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from shengwang_agent._call.retry import VERDICTS, Failure

from . import reliability as page


def test_the_page_is_what_the_data_makes() -> None:
    text = page.PAGE.read_text("utf-8")
    assert page.filled(text) == text, "run: python -m tests.docs.reliability"


def test_the_table_shows_every_failure_and_every_verdict() -> None:
    assert set(page.FAILURES) == set(get_args(Failure))
    shown = {word for row in VERDICTS.values() for word in row.values()}
    assert shown == set(page.WORDS)
    assert page.table().count("\n") == len(page.FAILURES) + 1


def test_every_variable_that_is_read_is_in_the_table() -> None:
    from pathlib import Path

    import shengwang_agent

    root = Path(shengwang_agent.__file__ or "").parent
    read = set()
    for name in ("_credentials/settings.py", "client.py", "_call/telemetry.py", "_call/context.py"):
        read |= set(re.findall(r'"(SHENGWANG_[A-Z_]+)"', (root / name).read_text("utf-8")))
    for variable in read:
        assert variable in page.environment(), variable


def test_a_part_without_its_place_is_named() -> None:
    with pytest.raises(LookupError, match="no place for table"):
        page.filled("nothing here")
