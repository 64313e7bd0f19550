"""The Chinese page about failures says what the client does; the English one has its own test."""

from __future__ import annotations

import re

from shengwang_agent._call.hosts import Area, regions_of
from shengwang_agent._call.retry import VERDICTS
from shengwang_agent._credentials.settings import DEFAULT_RETRIES, DEFAULT_TIMEOUT
from tests.docs.blocks import DOCS

TEXT = (DOCS / "reliability.zh.md").read_text("utf-8")
WORDS = {
    "retry": "重试",
    "repeat": "再试一次，之后 `OutcomeUnknown`",
    "unknown": "`OutcomeUnknown`",
    "raise": "报错",
}
FAILURES = {
    "not_sent": "请求没有发出",
    "no_response": "应答只有一半",
    "503+hint": "503，说了要等多久",
    "503": "503，没有说",
    "4xx": "其他 4xx",
    "5xx": "其他 5xx",
}


def _rows() -> dict[str, list[str]]:
    rows = (line.strip("| ").split(" | ") for line in TEXT.splitlines() if line.startswith("| "))
    return {cells[0]: cells[1:] for cells in rows if len(cells) == 4}


def test_every_row_of_the_table_is_what_the_client_does() -> None:
    rows = _rows()
    for failure in VERDICTS["always"]:
        word = FAILURES.get(failure, failure)
        row = next(cells for name, cells in rows.items() if name.endswith(word))
        assert row == [WORDS[VERDICTS[rule][failure]] for rule in ("always", "named", "never")], (
            word
        )


def test_the_hosts_are_those_of_the_client() -> None:
    for area in (Area.CN, Area.US, Area.EU, Area.AP):
        hosts = [url.split("/")[2] for urls in regions_of(area) for url in urls]
        assert f"| `Area.{area.name}` | {'、'.join(f'`{host}`' for host in hosts)} |" in TEXT


def test_the_numbers_are_those_of_the_client() -> None:
    assert f"| 一共尝试几次 | {DEFAULT_RETRIES + 1}（`max_retries={DEFAULT_RETRIES}`） |" in TEXT
    assert re.search(rf"每次尝试的时限 \| {DEFAULT_TIMEOUT:g} 秒", TEXT)
