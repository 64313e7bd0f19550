"""The table of rules: what a schema keeps of it, what a rule may say, and what reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.codegen.conftest import Made, document

PATHS = """
/widgets:
  post:
    operationId: widgets_make
    x-sdk-resource: widgets
    x-sdk-method: make
    x-sdk-replay: never
    requestBody:
      required: true
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Widget'}
    responses: {'204': {description: d}}
"""
SCHEMAS = """
Widget:
  type: object
  required: [name]
  properties:
    name: {type: string, maxLength: 3}
    size: {type: integer, minimum: 1}
    color: {$ref: '#/components/schemas/Color'}
    note: {type: [string, 'null']}
    parts: {type: array, maxItems: 2, items: {$ref: '#/components/schemas/Part'}}
    labels: {type: object, additionalProperties: {type: string}}
Color: {type: string, enum: [red], x-sdk-open: true}
Part:
  type: object
  additionalProperties: false
  properties:
    kind: {type: string}
    url: {type: string}
"""
RULES = """
x-sdk-rules:
  - {id: big-red, operations: [widgets.make], at: size, when: {color: red}, must: {between: [5, 9]},
     text: red ones are big, source: R1}
  - {id: part-url, operations: [widgets.make], at: 'parts[].url', when: {'parts[].kind': web},
     must: present, text: needs an address, source: R2}
  - {id: label, operations: [widgets.make], at: 'labels.*', must: {bytes: 2}, outcome: accepted,
     text: is long, source: R3}
"""


@pytest.fixture
def broken(made: Made) -> Callable[[Any], list[tuple[str, str, str]]]:
    made.generate(document(SCHEMAS, PATHS) + RULES)
    rules = made.module("shengwang_agent._runtime.rules")

    def check(body: Any) -> list[tuple[str, str, str]]:
        found = rules.broken_rules("widgets.make", body)
        return [(entry.pointer, entry.rule, entry.outcome) for entry in found]

    return check


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"name": "a", "color": "blue", "size": 1, "note": None, "parts": None}, []),
        ({}, [("name", "", "refused")]),
        ({"name": None}, [("name", "", "refused")]),
        ({"name": "abcd"}, [("name", "", "refused")]),
        ({"name": 1}, [("name", "", "refused")]),
        ({"name": "a", "size": True}, [("size", "", "refused")]),
        ({"name": "a", "size": 0}, [("size", "", "refused")]),
        ({"name": "a", "size": 1, "color": "red"}, [("size", "big-red", "refused")]),
        ({"name": "a", "size": None, "color": "red"}, []),
        ({"name": "a", "extra": 1}, [("extra", "unknown-key", "strict")]),
        ({"name": "a", "parts": [{"more": 1}]}, [("parts.0.more", "unknown-key", "refused")]),
        (
            {"name": "a", "parts": [{"kind": "tin"}, {"kind": "web"}]},
            [("parts.1.url", "part-url", "refused")],
        ),
        ({"name": "a", "parts": [{}, {}, {}]}, [("parts", "", "refused")]),
        ({"name": "a", "labels": {"k": "长"}}, [("labels.k", "label", "accepted")]),
        ([], [("", "", "refused")]),
    ],
)
def test_what_a_body_breaks(
    broken: Callable[[Any], list[tuple[str, str, str]]], body: Any, told: list[Any]
) -> None:
    assert broken(body) == told


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("{id: a, at: size, source: R1}", "either must, with its text, or waived"),
        ("{id: a, at: size, must: present, source: R1}", "say in text what the rule is"),
        ("{id: a, must: present, text: t, source: R1}", "a rule has id, at, source"),
        ("{id: a, at: size, must: present, text: t, source: R1, sort: b}", "a rule has id"),
        ("{id: a, at: size, must: present, text: t, source: R1, outcome: bad}", "outcome must be"),
        (
            "{id: a, at: size, must: present, text: t, source: R1, operations: [widgets.sell]}",
            "is no operation with a body",
        ),
    ],
)
def test_a_broken_rule_is_told_with_its_place(refused: Any, rule: str, told: str) -> None:
    message = refused(document(SCHEMAS, PATHS) + f"x-sdk-rules:\n  - {rule}\n")
    assert "#/x-sdk-rules/0" in message
    assert told in message
