"""The description against a document of somebody else: every difference is named or known."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped,unused-ignore]

from codegen.compare import ROOT, main, read, read_known
from codegen.described import described

FIELDS: dict[str, Any] = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "maxLength": 20},
        "speed": {"type": "number", "minimum": 0.5, "maximum": 2, "default": 1.0},
        "mode": {"type": "string", "enum": ["fast", "slow"]},
        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}},
        "note": {"type": ["string", "null"]},
        "voice": {
            "oneOf": [
                {"$ref": "#/components/schemas/Voice_A"},
                {"$ref": "#/components/schemas/Voice_B"},
            ],
            "discriminator": {"propertyName": "vendor"},
        },
    },
}


def voice(vendor: str, setting: str) -> dict[str, Any]:
    params = {"type": "object", "required": [setting], "properties": {setting: {"type": "string"}}}
    properties = {"vendor": {"type": "string", "enum": [vendor]}, "params": params}
    return {"type": "object", "required": ["vendor"], "properties": properties}


SCHEMAS: dict[str, Any] = {
    "Part": {
        "type": "object",
        "properties": {
            "id": {"type": "integer"},
            "inner": {"$ref": "#/components/schemas/Part"},
        },
    },
    "Voice_A": voice("a", "key"),
    "Voice_B": voice("b", "token"),
}


def document(fields: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A small API of one operation; ``fields`` change its request, None takes a field out."""
    properties = {**FIELDS["properties"], **(fields or {})}
    request = {**FIELDS, "properties": {k: v for k, v in properties.items() if v is not None}}
    operation = {
        "operationId": "things_make",
        "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer"}}],
        "requestBody": {"content": {"application/json": {"schema": {**request, **more}}}},
        "responses": {
            "200": {"content": {"application/json": {"schema": {
                "type": "object", "properties": {"id": {"type": "string"}}}}}},
            "default": {"description": "an error"},
        },
    }  # fmt: skip
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/v2/{app}/things": {"post": operation}},
        "components": {"schemas": SCHEMAS},
    }


FACTS: dict[str, Any] = {
    "operations": [
        {
            "operationId": "make",
            "method": "POST",
            "path": "/v2/{appid}/things",
            "parameters": [
                {"name": "appid", "in": "path", "type": "string", "required": True},
                {"name": "limit", "in": "query", "type": "integer", "required": False},
            ],
            "request": {
                "fields": [
                    {"path": "name", "type": "string", "required": True, "maxLength": 20},
                    {"path": "speed", "type": "number", "required": False, "min": 0.5, "max": 2,
                     "default": 1.0},
                    {"path": "mode", "type": "string", "required": False,
                     "enum": ["slow", "fast"]},
                    {"path": "parts", "type": "array<object>", "required": False},
                    {"path": "parts.[].id", "type": "integer", "required": False},
                    {"path": "parts.[].inner", "type": "object", "required": False},
                    {"path": "note", "type": "string", "required": False, "nullable": True},
                    {"path": "voice", "type": "object", "required": False},
                    {"path": "voice.vendor", "type": "string", "required": True,
                     "enum": ["a", "b"]},
                    {"path": "voice.params", "type": "object", "required": False},
                    # Seen in a sample: whether it may be left out is not said.
                    {"path": "voice.params[a].key", "type": "string", "required": False,
                     "from": "sample"},
                ]
            },
            "responses": {"200": {"fields": [
                {"path": "id", "type": "string", "required": False}]}},
        }
    ],
    "other_sources": [
        {"operation": "make", "source": "a page", "fields": [
            {"path": "voice.params[b].token", "type": "string", "required": True}]}
    ],
}  # fmt: skip


class Compare:
    """Runs the command on two documents, and gives its status and its lines."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, theirs: Any, ours: Any, known: Any = None) -> tuple[int, list[str]]:
        for name, content in (("theirs", theirs), ("ours", ours), ("known", known or [])):
            path = self.folder / f"{name}.yaml"
            path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        paths = [str(self.folder / f"{name}.yaml") for name in ("theirs", "known", "ours")]
        status = main([paths[0], "--known", paths[1], "--spec", paths[2]])
        out, err = self.capsys.readouterr()
        return status, (out + err).splitlines()


@pytest.fixture
def compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Compare:
    return Compare(tmp_path, capsys)


def test_a_document_does_not_differ_from_itself(compare: Compare) -> None:
    assert compare(document(), document()) == (0, ["0 differences, all of them known"])


def test_a_list_of_facts_says_the_same_as_a_document(compare: Compare) -> None:
    assert compare(FACTS, document()) == (0, ["0 differences, all of them known"])


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"name": None}, 'name: field: theirs nothing, ours "string"'),
        ({"extra": {"type": "boolean"}}, 'extra: field: theirs "boolean", ours nothing'),
        ({"name": {"type": "integer", "maxLength": 20}},
         'name: type: theirs "integer", ours "string"'),
        ({"name": {"type": "string", "maxLength": 9}}, "name: maxLength: theirs 9, ours 20"),
        ({"name": {"type": "string"}}, "name: maxLength: theirs nothing, ours 20"),
        ({"speed": {"type": "number", "minimum": 0.5, "maximum": 2, "default": 1.5}},
         "speed: default: theirs 1.5, ours 1.0"),
        ({"mode": {"type": "string", "enum": ["fast"]}},
         'mode: enum: theirs ["fast"], ours ["fast", "slow"]'),
        ({"note": {"type": "string"}}, "note: nullable: theirs nothing, ours true"),
        ({"note": {"type": ["string", "null"], "deprecated": True}},
         "note: deprecated: theirs true, ours nothing"),
    ],
)  # fmt: skip
def test_each_kind_of_difference_is_named(
    compare: Compare, changed: dict[str, Any], line: str
) -> None:
    assert compare(document(changed), document()) == (1, [f"POST /v2/{{}}/things request {line}"])


def test_required_is_a_fact(compare: Compare) -> None:
    status, lines = compare(document(required=["name", "speed"]), document())
    assert (status, lines) == (
        1, ["POST /v2/{}/things request speed: required: theirs true, ours false"],
    )  # fmt: skip


def test_an_operation_that_one_lacks_is_named_once(compare: Compare) -> None:
    theirs = document()
    theirs["paths"]["/v2/other"] = {"get": {"responses": {}}}
    assert compare(theirs, document()) == (
        1, ['GET /v2/other: operation: theirs "there", ours nothing'],
    )  # fmt: skip


def test_a_missing_object_is_named_without_what_it_holds(compare: Compare) -> None:
    status, lines = compare(document({"parts": None}), document())
    assert (status, len(lines)) == (1, 1)


def test_null_has_three_spellings() -> None:
    spellings: list[dict[str, Any]] = [
        {"type": ["string", "null"]},
        {"type": "string", "nullable": True},
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
    ]
    one, *others = [described(document({"note": note})) for note in spellings]
    assert others == [one, one]


KNOWN = {
    "where": "POST /v2/{}/things request name",
    "what": "maxLength",
    "theirs": 9,
    "ours": 20,
    "reason": "their page says 20, too",
    "date": "2026-11-30",
}
SHORTER = {"name": {"type": "string", "maxLength": 9}}


def test_a_known_difference_passes(compare: Compare) -> None:
    assert compare(document(SHORTER), document(), [KNOWN]) == (
        0, ["1 differences, all of them known"],
    )  # fmt: skip


def test_a_known_difference_that_changed_fails(compare: Compare) -> None:
    status, lines = compare(document(SHORTER), document(), [{**KNOWN, "theirs": 8}])
    assert status == 1
    assert lines == [
        "POST /v2/{}/things request name: maxLength: theirs 9, ours 20",
        "POST /v2/{}/things request name: maxLength: known since 2026-11-30, and no difference "
        "any more",
    ]


def test_a_star_covers_all_below(compare: Compare) -> None:
    star = {"where": "POST /v2/{}/things request *", "what": "*", "reason": "r",
            "date": "2026-11-30"}  # fmt: skip
    assert compare(document(SHORTER), document({"mode": None}), [star])[0] == 0


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({**KNOWN, "reason": ""}, "entry 1 lacks reason"),
        ({**KNOWN, "date": None}, "entry 1 lacks date"),
        ({**KNOWN, "date": "30.11.2026"}, "entry 1 lacks date"),
        ({**KNOWN, "their": 9}, "entry 1 has their"),
        ({**KNOWN, "used": 1}, "entry 1 has used"),
        ("a text", "entry 1 lacks where, what, reason, date"),
    ],
)
def test_a_known_difference_needs_a_reason_and_a_date(
    compare: Compare, entry: Any, said: str
) -> None:
    status, lines = compare(document(), document(), [entry])
    assert (status, said in lines[0]) == (2, True)


@pytest.mark.parametrize("theirs", [{"swagger": "2.0"}, [1, 2], {"openapi": "2.0.0"}])
def test_another_kind_of_file_is_refused(compare: Compare, theirs: Any) -> None:
    status, lines = compare(theirs, document())
    assert (status, "expected an OpenAPI 3 document" in lines[0]) == (2, True)


def test_a_broken_document_is_told(compare: Compare) -> None:
    theirs = document({"parts": {"$ref": "#/components/schemas/Nowhere"}})
    status, lines = compare(theirs, document())
    assert (status, lines) == (2, ["compare: the document is broken: KeyError('Nowhere')"])


def test_a_key_that_stands_twice_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "theirs.yaml"
    path.write_text("openapi: 3.1.0\nopenapi: 3.1.0\n", encoding="utf-8")
    assert main([str(path)]) == 2
    assert f"{path}: line 2, column 1: the key 'openapi' is written twice" in (
        capsys.readouterr().err
    )


def test_a_file_of_known_differences_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(ROOT / "openapi.yaml"), "--known", str(tmp_path / "nowhere.yaml")]) == 2
    assert "nowhere.yaml" in capsys.readouterr().err


OPEN = {"type": "object", "additionalProperties": True}
CLOSED = {"type": "object", "properties": {}}


@pytest.mark.parametrize(
    ("theirs", "ours", "told"),
    [
        (OPEN, CLOSED, ['type: theirs "map<any>", ours "object"']),
        # Who names no fields does not say that there are none.
        (CLOSED, OPEN, []),
        ({"type": "array", "items": CLOSED}, {"type": "array", "items": OPEN}, []),
        ({"type": "object", "additionalProperties": {"type": "string"}},
         {"type": "object", "additionalProperties": {"type": ["string", "number"]}},
         ['type: theirs "map<string>", ours "map<number|string>"']),
    ],
)  # fmt: skip
def test_an_open_object_is_a_fact(
    compare: Compare, theirs: Any, ours: Any, told: list[str]
) -> None:
    _, lines = compare(document({"labels": theirs}), document({"labels": ours}))
    none = ["0 differences, all of them known"]
    assert lines == ([f"POST /v2/{{}}/things request labels: {one}" for one in told] or none)


def test_what_stands_below_a_missing_field_is_told_once_among_similar_names(
    compare: Compare,
) -> None:
    part = {"type": "object", "properties": {"id": {"type": "string"}}}
    theirs = document({"part": part, "part-2": {"type": "string"}})
    _, lines = compare(theirs, document())
    assert [line.split(": ")[0].rsplit(" ", 1)[-1] for line in lines] == ["part", "part-2"]


def test_a_header_is_compared_and_the_signature_is_not(compare: Compare) -> None:
    theirs = document()
    parameters = theirs["paths"]["/v2/{app}/things"]["post"]["parameters"]
    for name in ("Authorization", "X-Trace"):
        parameters.append({"name": name, "in": "header", "schema": {"type": "string"}})
    _, lines = compare(theirs, document())
    assert lines == ['POST /v2/{}/things header X-Trace: field: theirs "string", ours nothing']


def test_a_field_that_one_member_needs_is_not_needed_by_all() -> None:
    members = [voice("a", "key"), voice("b", "token")]
    members[1]["properties"]["url"] = {"type": "string"}
    members[1]["required"].append("url")
    choice = {"oneOf": members, "discriminator": {"propertyName": "vendor"}}
    fields = described(document({"voice": choice}))["POST /v2/{}/things"]
    assert fields["request voice.url"]["required"] is False
    assert fields["request voice.vendor"]["required"] is True


def test_a_default_that_one_member_tells_counts() -> None:
    members = [voice("a", "key"), voice("b", "token")]
    for member, schema in zip(
        members, ({"type": "string", "default": "x"}, {"type": "string"}), strict=True
    ):
        member["properties"]["tone"] = schema
    choice = {"oneOf": members, "discriminator": {"propertyName": "vendor"}}
    fields = described(document({"voice": choice}))["POST /v2/{}/things"]
    assert fields["request voice.tone"] == {"type": "string", "required": False, "default": "x"}


def test_one_reason_for_many_places(compare: Compare) -> None:
    known = {
        "where": ["POST /v2/{}/things request name", "POST /v2/{}/things request speed"],
        "what": "*", "reason": "r", "date": "2026-11-30",
    }  # fmt: skip
    slower = {"speed": {"type": "number"}}
    assert compare(document({**SHORTER, **slower}), document(), [known])[0] == 0
    status, lines = compare(document(SHORTER), document(), [known])
    assert (status, len(lines)) == (1, 1)


# -- the description of this repository ------------------------------------------------------

KNOWN_FILE = ROOT / "known-differences.yaml"
VENDOR = os.environ.get("SHENGWANG_VENDOR_DOCUMENT")


def test_the_known_differences_name_rules_that_exist() -> None:
    rules = {rule["id"] for rule in read(ROOT / "openapi.yaml")["x-sdk-rules"]}
    named = {
        name
        for known in read_known(KNOWN_FILE)
        if re.search(r"\b[Rr]ules? `", known.reason)
        for name in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", known.reason)
    }
    assert named
    assert named - rules == set()


def test_no_text_of_the_vendor_is_kept() -> None:
    assert not re.search(r"[\u4e00-\u9fff]", KNOWN_FILE.read_text("utf-8"))


@pytest.mark.skipif(not VENDOR, reason="SHENGWANG_VENDOR_DOCUMENT names no document to compare")
def test_every_difference_from_the_vendor_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    status = main([str(ROOT / str(VENDOR))])
    out, err = capsys.readouterr()
    assert (status, err) == (0, ""), out + err
    assert re.fullmatch(r"\d+ differences, all of them known\n", out)
