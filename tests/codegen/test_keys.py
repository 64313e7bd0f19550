"""A key or a value that the generator does not read is refused, with its place and what to do."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from codegen.errors import SpecError
from codegen.keys import check_keys
from codegen.load import Document, load

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "servers": [{"url": "https://a.example"}],
    "tags": [{"name": "things"}],
    "paths": {
        "/things/{id}": {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
            ],
            "post": {
                "operationId": "things_make",
                "tags": ["things"],
                "x-sdk-resource": "things",
                "x-team": "ours",
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Thing"},
                            "examples": {"one": {"value": {"name": "a", "parts": [{"n": 1}]}}},
                        }
                    }
                },
                "responses": {
                    "200": {
                        "description": "d",
                        "headers": {"x-id": {"schema": {"type": "string"}}},
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                        },
                    }
                },
            },
        }
    },
    "components": {
        "schemas": {
            "Base": {"type": "object", "properties": {"id": {"type": "integer"}}},
            "Part": {"type": "object", "properties": {"n": {"type": "integer"}}},
            "Thing": {
                "type": "object",
                "allOf": [{"$ref": "#/components/schemas/Base"}],
                "required": ["name", "id"],
                "properties": {
                    "name": {"type": "string", "maxLength": 9, "x-sdk-secret": True},
                    "mode": {"type": "string", "enum": ["a", "b"]},
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}},
                    "free": {"type": "object", "additionalProperties": True},
                },
            },
        }
    },
}
THING = "components/schemas/Thing"
POST = "paths/~1things~1{id}/post"
NOT_READ = "the generator does not read"


def changed(place: str, **keys: Any) -> Document:
    """The document with keys added at a place; ``None`` takes a key out."""
    raw = copy.deepcopy(DOCUMENT)
    node: Any = raw
    for part in place.split("/") if place else ():
        part = part.replace("~1", "/")
        node = node[int(part)] if isinstance(node, list) else node[part]
    node.update(keys)
    for key in [key for key, value in keys.items() if value is None]:
        del node[key]
    return Document(raw)


def refused(document: Document) -> SpecError:
    with pytest.raises(SpecError) as found:
        check_keys(document)
    return found.value


def test_what_is_right_passes() -> None:
    document = Document(DOCUMENT)
    assert check_keys(document) is document


@pytest.mark.parametrize(
    ("place", "key", "value", "told"),
    [
        # Misspelt.
        (THING, "requierd", ["name"], "did you mean required?"),
        (THING, "descripton", "x", "did you mean description?"),
        (f"{THING}/properties/name", "minimun", 1, "did you mean minimum?"),
        (f"{THING}/properties/mode", "enums", ["a"], "did you mean enum?"),
        (f"{THING}/properties/name", "x-sdk-secert", True, "did you mean x-sdk-secret?"),
        (POST, "respones", {}, "did you mean responses?"),
        (POST, "x-sdk-replays", "never", "did you mean x-sdk-replay?"),
        ("info", "titel", "t", "did you mean title?"),
        ("tags/0", "descrption", "t", "did you mean description?"),
        ("servers/0", "ulr", "t", "(server)"),
        ("", "pathes", {}, "did you mean paths?"),
        ("components", "schema", {}, "did you mean schemas?"),
        (f"{POST}/requestBody", "contents", {}, "did you mean content?"),
        (f"{POST}/responses/200", "decription", "d", "did you mean description?"),
        (f"{POST}/responses/200/headers/x-id", "shema", {}, "did you mean schema?"),
        # Misplaced.
        (f"{POST}/requestBody/content/application~1json", "description", "d", "(media type)"),
        ("paths/~1things~1{id}/parameters/0", "type", "string", "(parameter)"),
        ("paths/~1things~1{id}/parameters/0", "minimum", 1, "(parameter)"),
        # Known, and not read.
        (f"{THING}/properties/name", "nullable", True, "type: [string, 'null']"),
        (f"{THING}/properties/name", "readOnly", True, "a schema of their own"),
        (THING, "patternProperties", {}, "additionalProperties"),
        (THING, "not", {"type": "string"}, "(schema)"),
        ("paths/~1things~1{id}", "servers", [], "one address for all operations"),
        (POST, "servers", [], "one address for all operations"),
        ("paths/~1things~1{id}", "$ref", "#/components/pathItems/A", "write the item out"),
        (POST, "callbacks", {}, "(operation)"),
        (f"{THING}/allOf/0", "required", ["id"], "(schema beside $ref)"),
        (f"{THING}/allOf/0", "minLength", 3, "(schema beside $ref)"),
    ],
)
def test_a_key_that_is_not_read(place: str, key: str, value: Any, told: str) -> None:
    error = refused(changed(place, **{key: value}))
    assert error.at == "#/" + "/".join([*place.split("/"), key] if place else [key])
    assert NOT_READ in error.text
    assert told in error.text


@pytest.mark.parametrize(
    ("place", "key", "value", "at", "told"),
    [
        (THING, "required", ["nam"], f"{THING}/required/0", "no property 'nam'; did you mean name?"),
        (THING, "required", ["what"], f"{THING}/required/0", "no property 'what'"),
        (f"{THING}/properties/mode", "enum", ["a", "b", "a"], f"{THING}/properties/mode/enum/2",
         "'a' is written twice"),
        (f"{THING}/properties/mode", "enum", ["a", 1], f"{THING}/properties/mode/enum/1",
         "1 is no string; quote it"),
        (f"{THING}/properties/mode", "enum", ["a", True], f"{THING}/properties/mode/enum/1",
         "True is no string"),
        (f"{POST}", "tags", ["thing"], f"{POST}/tags/0", "did you mean things?"),
        ("paths/~1things~1{id}/parameters/0", "style", "matrix",
         "paths/~1things~1{id}/parameters/0/style", "only the style simple"),
        (f"{POST}/requestBody/content/application~1json", "example", {"nmae": "a"},
         f"{POST}/requestBody/content/application~1json/example/nmae", "did you mean name?"),
        (f"{POST}/requestBody/content/application~1json", "example", {"parts": [{"m": 1}]},
         f"{POST}/requestBody/content/application~1json/example/parts/0/m", "no field"),
        (f"{POST}/requestBody/content/application~1json/examples/one", "value", {"mod": "a"},
         f"{POST}/requestBody/content/application~1json/examples/one/value/mod",
         "did you mean mode?"),
    ],
)  # fmt: skip
def test_a_value_that_means_nothing(place: str, key: str, value: Any, at: str, told: str) -> None:
    error = refused(changed(place, **{key: value}))
    assert error.at == f"#/{at}"
    assert told in error.text


def test_parts_in_a_circle() -> None:
    own = {"allOf": [{"$ref": "#/components/schemas/Thing"}]}
    assert (
        "allOf leads back to this schema" in refused(changed("components/schemas/Base", **own)).text
    )


def test_keys_of_others_are_free() -> None:
    check_keys(changed(THING, **{"x-owner": "us", "x-internal": True}))


def test_a_free_map_takes_any_example() -> None:
    place = f"{POST}/requestBody/content/application~1json"
    check_keys(changed(place, examples=None, example={"name": "a", "free": {"any": 1}}))


@pytest.mark.parametrize("encoding", ["utf-16", "gbk", "latin-1"])
def test_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "openapi.yaml"
    text = "é" if encoding == "latin-1" else "声网"
    path.write_bytes(f"openapi: 3.1.0\ninfo: {{title: {text}}}\n".encode(encoding))
    with pytest.raises(SpecError, match="is not UTF-8; save it as UTF-8"):
        load(path)


def test_a_byte_order_mark_is_no_sign(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_bytes(b"\xef\xbb\xbfopenapi: 3.1.0\n")
    assert load(path).raw == {"openapi": "3.1.0"}


def test_escapes_of_json_are_one_sign(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text('openapi: 3.1.0\ninfo: {title: "\\ud83d\\ude00"}\n', "utf-8")
    assert load(path).raw["info"]["title"] == "\N{GRINNING FACE}"


def test_half_a_sign_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text('openapi: 3.1.0\ninfo: {title: "\\ud83d"}\n', "utf-8")
    with pytest.raises(SpecError, match=r"line 2, .*invalid Unicode"):
        load(path)
