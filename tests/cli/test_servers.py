"""``llm tool`` on bodies that are written wrong: what is wrong is named, and nothing breaks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import failed, piped


def ran(body: Any, *more: str) -> Any:
    Path("body.json").write_text(json.dumps(body), encoding="utf-8")
    return piped("llm", "tool", "body.json", *more)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"llm": 5}, "`llm` is a number in place of an object"),
        ({"properties": []}, "`properties` is a list in place of an object"),
        ({"properties": {"llm": "x"}}, "`llm` is a text in place of an object"),
        ({"llm": {"tools": {}}}, "`tools` is an object in place of a list"),
        ({"llm": {"tools": ["x"]}}, "`an entry of tools` is a text in place of an object"),
        ({"llm": {"tools": [{"function": 5}]}}, "`function` is a number in place of an object"),
        (
            {"llm": {"tools": [{}], "template_variables": [1]}},
            "`template_variables` is a list in place of an object",
        ),
    ],
)
def test_a_part_of_another_type_is_named(clean: Path, body: Any, told: str) -> None:
    failed(ran(body), 2, told)


@pytest.mark.parametrize(
    ("server", "told"),
    [
        (5, "0.server: should be a valid dictionary"),
        ({"headers": [1]}, "0.server.headers: should be a valid dictionary"),
        ({"timeout_ms": "z"}, "0.server.timeout_ms: should be a valid integer"),
    ],
)
def test_a_definition_that_cannot_be_read_is_refused(clean: Path, server: Any, told: str) -> None:
    tool = {"type": "http", "function": {"name": "order"}, "server": server}
    failed(ran({"llm": {"tools": [tool]}}), 12, "definition failed", told)


@pytest.mark.parametrize("args", ["5", "[1]", "null"])
def test_what_cannot_be_written_is_told(clean: Path, args: str) -> None:
    function = {"name": "order", "description": "d", "parameters": {"type": "object"}}
    server = {"url": "https://shop.example.com/", "method": "GET"}
    tool = {"type": "function", "function": function, "server": server}
    failed(ran({"tools": [tool]}, "--args", args), 12, "request failed", "arguments: ")
