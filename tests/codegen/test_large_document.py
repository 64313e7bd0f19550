"""The schemas of a large document of others, one by one: right or refused, and nothing is lost.

``SHENGWANG_LARGE_DOCUMENT`` names it: OpenAPI 3, Swagger 2 or JSON Schema, as JSON or YAML. What is
refused is taken out, and the rest is tried again, so that every schema is generated in the end.
"""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from codegen.errors import SpecError
from codegen.keys import check_keys
from codegen.load import Document, read_yaml
from codegen.lower import lower
from codegen.names import check_rules
from codegen.opc import check_structure
from codegen.render import render, render_typed
from codegen.shapes import Api, Nullable
from codegen.typed_dicts import typed

NAME = "SHENGWANG_LARGE_DOCUMENT"
SCHEMAS = 1_000
REFUSALS = 40
PREFIX = "#/components/schemas/"


def test_the_schemas_of_a_large_document() -> None:
    path = os.environ.get(NAME)
    if not path:
        pytest.skip(f"{NAME} names no document; the schemas of one are tried when it does")
    schemas = _schemas(_read(Path(path)))
    made = sum(_tried(name, schemas) for name in [*schemas][:SCHEMAS])
    print(f"{len(schemas)} schemas, {made} fields read")
    assert made


def test_a_lost_null_is_found() -> None:
    """The check of this page can fail."""
    raw = _document({"A": {"type": "object", "properties": {"x": {"type": "string"}}}})
    api = _read_by_codegen(raw)
    raw["components"]["schemas"]["A"]["properties"]["x"]["type"] = ["string", "null"]
    with pytest.raises(AssertionError):
        _compare("A", raw, api)


def _read(path: Path) -> Any:
    text = path.read_text("utf-8-sig")
    return json.loads(text) if path.suffix == ".json" else read_yaml(text)


def _schemas(document: Any) -> dict[str, Any]:
    """Named schemas, with names that Python knows."""
    found = document.get("components", {}).get("schemas")
    found = found or document.get("definitions") or document.get("$defs") or {}
    return {_name(name): _renamed(schema) for name, schema in found.items()}


def _name(name: str) -> str:
    return "S_" + re.sub(r"\W+", "_", name).strip("_")


def _renamed(node: Any) -> Any:
    if isinstance(node, list):
        return [_renamed(item) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("$ref"), str):
        return {**node, "$ref": PREFIX + _name(node["$ref"].rpartition("/")[2])}
    return {key: _renamed(value) for key, value in node.items()}


def _refs(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].removeprefix(PREFIX)
        node = list(node.values())
    for item in node if isinstance(node, list) else ():
        yield from _refs(item)


def _document(schemas: dict[str, Any]) -> dict[str, Any]:
    info = {"title": "t", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}}


def _tried(name: str, schemas: dict[str, Any]) -> int:
    """Generate one schema; what it refers to is there, what that refers to is any object."""
    near = {name: schemas[name]} | {n: schemas[n] for n in _refs(schemas[name]) if n in schemas}
    far = {n: {"type": "object"} for n in _refs(list(near.values())) if n not in near}
    raw = copy.deepcopy(_document(near | far))
    for _ in range(REFUSALS):
        try:
            api = _read_by_codegen(raw)
        except SpecError as error:
            if not _taken_out(raw, error.at):
                return 0
        else:
            return _compare(name, raw, api)
    return 0


def _read_by_codegen(raw: dict[str, Any]) -> Api:
    document = check_rules(check_structure(check_keys(Document(raw))))
    api = lower(document)
    for path, text in {**render(document, api), **render_typed(api, typed(document))}.items():
        if path.endswith(".py"):
            compile(text, path, "exec")
    return api


def _taken_out(raw: Any, at: str) -> bool:
    """Remove what a pointer names, unless it is the whole schema."""
    *way, last = (part.replace("~1", "/").replace("~0", "~") for part in at[2:].split("/"))
    for part in way:
        raw = raw[int(part)] if isinstance(raw, list) else raw[part]
    if isinstance(raw, list):
        del raw[int(last)]
        return True
    if last not in raw or len(way) < 3:
        return False
    del raw[last]
    return True


def _compare(name: str, raw: dict[str, Any], api: Api) -> int:
    """Every property is a field of its name, required and nullable as it is written."""
    schemas = raw["components"]["schemas"]
    model = next((model for model in api.models if model.name == name), None)
    if model is None:
        return 0
    fields = {field.wire: field for field in model.fields}
    properties, required = _properties(schemas[name], schemas)
    assert fields.keys() == properties.keys()
    for wire, schema in properties.items():
        assert fields[wire].required == (wire in required), f"{name}.{wire}"
        may_be_null = _may_be_null(schema, schemas)
        assert isinstance(fields[wire].shape, Nullable) == may_be_null, f"{name}.{wire}"
    return len(fields)


def _properties(schema: Any, schemas: Any) -> tuple[dict[str, Any], set[str]]:
    schema = schemas[schema["$ref"].removeprefix(PREFIX)] if "$ref" in schema else schema
    found, required = dict(schema.get("properties", {})), set(schema.get("required", ()))
    for part in schema.get("allOf", ()):
        more, needed = _properties(part, schemas)
        found, required = {**more, **found}, required | needed
    return found, required


def _may_be_null(schema: Any, schemas: Any) -> bool:
    if "$ref" in schema:
        return _may_be_null(schemas[schema["$ref"].removeprefix(PREFIX)], schemas)
    kind = schema.get("type")
    said = kind == "null" or (isinstance(kind, list) and "null" in kind)
    said = said or schema.get("nullable") is True or None in schema.get("enum", ())
    members = (*schema.get("oneOf", ()), *schema.get("anyOf", ()))
    return said or any(_may_be_null(member, schemas) for member in members)
