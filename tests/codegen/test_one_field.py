"""The diff of ``generated/`` for one new field: lines of that field, and none of its neighbours."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import pytest

from codegen.__main__ import ROOT
from codegen.load import load
from codegen.lower import lower
from codegen.output import format_files
from codegen.render import Files, render, render_typed
from codegen.typed_dicts import typed

FIELD = "ripe_mango"
PLAIN = "{type: string, description: How ripe the ripe_mango is.}"
Block = tuple[str, list[str], list[str]]


def generated(spec: Path) -> Files:
    document = load(spec)
    api = lower(document)
    return format_files(render(document, api) | render_typed(api, typed(document)))


@pytest.fixture(scope="module")
def before() -> Files:
    return generated(ROOT / "openapi.yaml")


def with_field(tmp_path: Path, schema: str, field: str) -> Files:
    """What is generated when a schema has one field more, in front of the others."""
    text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    head, rest = text.split(f"\n    {schema}:\n", 1)
    start = "      properties:\n"
    first, after = rest.split(start, 1)
    spec = tmp_path / "openapi.yaml"
    spec.write_text(
        f"{head}\n    {schema}:\n{first}{start}        {FIELD}: {field}\n{after}", encoding="utf-8"
    )
    return generated(spec)


def blocks(before: Files, after: Files) -> Iterator[Block]:
    """Yield each run of changed lines: the file, the lines that went, the lines that came."""
    assert before.keys() == after.keys()
    for path in (path for path in before if before[path] != after[path]):
        old, new = before[path].split("\n"), after[path].split("\n")
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            if tag != "equal":
                yield path, old[i:j], new[k:m]


SECRET = "{type: [string, 'null'], x-sdk-secret: true, description: The secret ripe_mango.}"

LIMITED = "{type: integer, minimum: 1, maximum: 9, description: The limited ripe_mango.}"


@pytest.mark.parametrize(
    ("schema", "field"),
    [
        ("SpeakAgentsRequest", PLAIN),  # arguments of methods, options of a command
        ("StartAgentsRequestPropertiesLlm", PLAIN),  # deep inside a request
        ("GetAgentsResponse", PLAIN),  # a reply
        ("ListAgentsResponseDataListItem", PLAIN),  # a reply in a list
        ("SpeakAgentsRequest", LIMITED),  # with rules of its own
        ("UpdatePhoneNumbersRequest", SECRET),  # with a mask, and null told from absence
    ],
)
def test_a_field_brings_its_own_lines_only(
    before: Files, tmp_path: Path, schema: str, field: str
) -> None:
    found = list(blocks(before, with_field(tmp_path, schema, field)))
    assert {path for path, _, _ in found} >= {"shengwang_agent_strict/models.py"}
    for path, gone, come in found:
        assert gone == [], path
        assert FIELD in "\n".join(come), path
        # A parameter of a command is a block of several lines; so is a long expression.
        if field is PLAIN and "/commands/" not in path:
            assert [line for line in come if FIELD not in line] == [], path
