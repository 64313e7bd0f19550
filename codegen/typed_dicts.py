"""Everything used of datamodel-code-generator, in one place.

It reads the same document a second time, independently of the models: once for TypedDict twins of
what is sent, once for strict pydantic classes of everything. Each gets a copy of the schemas
prepared for it; a class that is missing from its output, or a warning of it, is an error.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from datamodel_code_generator import (
    InputFileType,
    LiteralType,
    OpenAPIScope,
    PythonVersion,
    TargetPydanticVersion,
    generate,
)
from datamodel_code_generator.enums import DataModelType, StrictTypes
from datamodel_code_generator.format import Formatter

from codegen.errors import SpecError, pointer
from codegen.load import NAMED, Document, walk
from codegen.lower_shapes import is_object
from codegen.shapes import Api

__all__ = ["strict_source", "twins_source"]

_PREFIX = "#/components/schemas/"
_MAP = {"type": "object", "additionalProperties": True}
_TEXTS = frozenset({"description", "title", "example", "examples", "deprecated", "default"})
Schemas = dict[str, Any]


def twins_source(document: Document, api: Api) -> tuple[list[str], str]:
    """Return the names and the text of the TypedDict twins of everything that can be sent."""
    names = _sent(document, api)
    schemas = {name: _open(document, document.components[name]) for name in names}
    text = _generated(
        schemas,
        suffix="Dict",
        output_model_type=DataModelType.TypingTypedDict,
        use_generic_container_types=True,
    )
    return sorted(f"{name}Dict" for name in names), _without_imports(text)


def strict_source(document: Document) -> str:
    """Return the text of the strict pydantic classes of all components."""
    return _header_dropped(
        _generated(
            {name: _closed(document, schema) for name, schema in document.components.items()},
            output_model_type=DataModelType.PydanticV2BaseModel,
            strict_types=[StrictTypes.str, StrictTypes.int, StrictTypes.float, StrictTypes.bool],
            use_annotated=True,
            use_missing_sentinel=True,
            strict_nullable=True,
            target_pydantic_version=TargetPydanticVersion.V2_14,
        )
    )


def _generated(schemas: Schemas, suffix: str = "", **options: Any) -> str:
    if not schemas:
        return ""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "api", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        text = _run(document, class_name_suffix=suffix or None, **options)
    if caught:
        told = caught[0].message
        raise SpecError("#/components/schemas", f"datamodel-code-generator warns: {told}")
    _check_names(text, (f"{name}{suffix}" for name in schemas))
    return text


def _run(document: dict[str, Any], **options: Any) -> str:
    try:
        result = generate(
            document,
            input_file_type=InputFileType.OpenAPI,
            target_python_version=PythonVersion.PY_310,
            formatters=[Formatter.BUILTIN],
            disable_timestamp=True,
            enum_field_as_literal=LiteralType.All,
            custom_class_name_generator=lambda name: name,
            openapi_scopes=[OpenAPIScope.Schemas],
            **options,
        )
    except Exception as error:
        raise SpecError(
            "#/components/schemas", f"datamodel-code-generator cannot read this: {error}"
        ) from error
    if not isinstance(result, str):
        raise SpecError("#/components/schemas", "datamodel-code-generator made no single module")
    return result


def _check_names(text: str, wanted: Iterable[str]) -> None:
    """Every component must have become a class or an alias of exactly its name."""
    made = set()
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            made.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            made.add(node.target.id)
        elif isinstance(node, ast.Assign):
            made.update(t.id for t in node.targets if isinstance(t, ast.Name))
    for name in wanted:
        if name not in made:
            raise SpecError(
                pointer("components", "schemas", name),
                "datamodel-code-generator leaves this out; write the schema more plainly",
            )


def _header_dropped(text: str) -> str:
    return re.sub(r"\A(#[^\n]*\n|\s*\n)*", "", text)


def _without_imports(text: str) -> str:
    """Drop the import lines; the template has its own, which suit every supported Python."""
    lines = text.split("\n")
    kept = [
        node for node in ast.parse(text).body if not isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    return "\n".join(lines[kept[0].lineno - 1 :]) if kept else ""


def _sent(document: Document, api: Api) -> list[str]:
    """Return the component names reachable from request bodies, in the order of the document."""
    waiting = [op.body_model for r in api.resources for op in r.operations if op.body_model]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_mentioned(document.components[name]))
    return [name for name in document.components if name in found]


def _mentioned(schema: Any) -> Iterator[str]:
    for _, node in walk(schema):
        if "$ref" in node:
            yield str(node["$ref"]).removeprefix(_PREFIX)
        yield from node.get("x-sdk-params", {}).values()


def _any_of(node: Any) -> Any:
    """Return the schema that takes other values of the same type too, when it is an open enum."""
    if not node.get("x-sdk-open"):
        return node
    kind = "integer" if all(isinstance(v, int) for v in node["enum"]) else "string"
    return {"anyOf": [{"type": kind, "enum": node["enum"]}, {"type": kind}]}


def _plain(node: Any, named: bool = False, drop: frozenset[str] = frozenset()) -> Any:
    """Return a copy of a schema without texts and without what the generators misread."""
    if isinstance(node, list):
        return [_plain(item, drop=drop) for item in node]
    if not isinstance(node, dict):
        return node
    if named:
        return {key: _plain(value, drop=drop) for key, value in node.items()}
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    kept: Schemas = {}
    for key, value in _tagged(_any_of(node)).items():
        if key in ("enum", "const", "required"):
            kept[key] = value
        elif key not in _TEXTS | drop and not key.startswith("x-"):
            kept[key] = _plain(value, key in NAMED or key == "discriminator", drop)
    return kept


def _tagged(node: Schemas) -> Schemas:
    """Spell ``x-sdk-tag`` as the discriminator it is, unless a member has no fixed tag."""
    if "x-sdk-tag" not in node or "x-sdk-default-member" in node or "discriminator" in node:
        return node
    return {**node, "discriminator": {"propertyName": node["x-sdk-tag"]}}


def _open(document: Document, schema: Any) -> Any:
    """Prepare a schema for the TypedDicts: beside an open object any mapping is accepted."""
    # A closed TypedDict needs syntax that type checkers do not know yet; they are closed anyway.
    plain = _plain(_with_shapes(schema), drop=frozenset({"format"}))
    if is_object(plain):
        plain.pop("additionalProperties", None)
    return _mapping_beside(document, plain, top=True)


def _with_shapes(node: Any) -> Any:
    """Write the typed shapes of a free map as a union with the map."""
    if isinstance(node, list):
        return [_with_shapes(item) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("x-sdk-params"), dict) and "type" in node:
        names = dict.fromkeys(node["x-sdk-params"].values())
        return {"anyOf": [_MAP, *({"$ref": f"{_PREFIX}{name}"} for name in names)]}
    return {key: _with_shapes(value) for key, value in node.items()}


def _mapping_beside(document: Document, node: Any, top: bool = False) -> Any:
    if isinstance(node, list):
        return [_mapping_beside(document, item) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("$ref"), str) and not top:
        target = document.resolve(node["$ref"])
        is_open = is_object(target) and target.get("additionalProperties", False) is not False
        return {"anyOf": [node, _MAP]} if is_open else node
    kept = {k: _mapping_beside(document, v) for k, v in node.items() if k != "allOf"}
    return {**kept, "allOf": node["allOf"]} if "allOf" in node else kept


def _closed(document: Document, schema: Any) -> Any:
    """Prepare a schema for the strict classes: an object that says nothing takes no other key."""
    # Formats would turn texts into other types, which are not equal to what was sent.
    plain = _plain(schema, drop=frozenset({"format"}))
    if is_object(plain) and "allOf" not in plain:
        plain.setdefault("additionalProperties", False)
    return plain
