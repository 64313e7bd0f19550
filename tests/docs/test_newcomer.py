"""The promise of the quick start: at most four commands and ten lines to a talking agent."""

from __future__ import annotations

import itertools

from tests.docs.blocks import DOCS, Block, blocks_of


def _until_it_talks() -> list[Block]:
    return list(itertools.takewhile(lambda b: not b.is_output, blocks_of(DOCS / "quickstart.md")))


def test_a_talking_agent_is_four_commands_and_ten_lines_away() -> None:
    path = _until_it_talks()
    commands = [line for b in path if b.language == "console" for line in b.code.splitlines()]
    lines = [line for b in path if b.language == "python" for line in b.code.splitlines() if line]
    assert [line.split()[1] for line in commands] == ["pip", "python"]
    assert len(commands) <= 4
    assert 5 <= len(lines) <= 10
    assert "speak" in "".join(lines)
    assert "hears" in "".join(lines)
