"""Everything used of datamodel-code-generator, in one place.

It reads the same document a second time, independently of the models: once for TypedDict twins of
what is sent, once for strict pydantic classes of everything. Each gets a copy of the schemas
prepared for it; a class that is missing from its output, or a warning of it, is an error.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from typing import Any, NamedTuple

from datamodel_code_generator import (
    InputFileType,
    LiteralType,
    OpenAPIScope,
    PythonVersion,
    TargetPydanticVersion,
    generate,
)  # fmt: skip
from datamodel_code_generator.enums import DataModelType, StrictTypes
from datamodel_code_generator.format import Formatter

from codegen.errors import SpecError
from codegen.load import COMPONENT, NAMED, Document, is_object
from codegen.reach import sent

_MAP = {"type": "object", "additionalProperties": True}
# What only people read, and formats: they would turn texts into types that no longer equal them.
_DROPPED = frozenset(
    {"description", "title", "example", "examples", "deprecated", "default", "format"}
)
_ALL = ("components", "schemas")
_KEPT = frozenset({"enum", "const", "required"})
Schemas = dict[str, Any]


class Typed(NamedTuple):
    """The texts of the second generator, and the names of its TypedDict classes."""

    names: list[str]
    twins: str
    strict: str


def typed(document: Document) -> Typed:
    """Return everything that this generator makes of a document."""
    return Typed(*_twins(document), _strict(document))


def _twins(document: Document) -> tuple[list[str], str]:
    """Return the names and the text of the TypedDict twins of everything that can be sent."""
    names = sent(document)
    copy = _Copy(document, dicts=True)
    text = _generated(
        {name: copy.component(name) for name in names},
        suffix="Dict",
        output_model_type=DataModelType.TypingTypedDict,
        use_generic_container_types=True,
    )
    # The template has its own import lines, which suit every supported Python.
    first = re.search(r"^(class \w+|\w+(:| =))", text, re.MULTILINE)
    return sorted(f"{name}Dict" for name in names), text[first.start() :] if first else ""


def _strict(document: Document) -> str:
    """Return the text of the strict pydantic classes of all components."""
    copy = _Copy(document, dicts=False)
    text = _generated(
        {name: copy.component(name) for name in document.components},
        output_model_type=DataModelType.PydanticV2BaseModel,
        strict_types=[StrictTypes.str, StrictTypes.int, StrictTypes.float, StrictTypes.bool],
        use_annotated=True,
        use_missing_sentinel=True,
        strict_nullable=True,
        target_pydantic_version=TargetPydanticVersion.V2_14,
    )
    return re.sub(r"\A(#[^\n]*\n|\s*\n)*", "", text)


def _generated(schemas: Schemas, suffix: str = "", **options: Any) -> str:
    if not schemas:
        return ""
    head = {"openapi": "3.1.0", "info": {"title": "api", "version": "1"}, "paths": {}}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            text = generate(
                {**head, "components": {"schemas": schemas}},
                input_file_type=InputFileType.OpenAPI,
                target_python_version=PythonVersion.PY_310,
                formatters=[Formatter.BUILTIN],
                disable_timestamp=True,
                enum_field_as_literal=LiteralType.All,
                custom_class_name_generator=lambda name: name,
                class_name_suffix=suffix or None,
                openapi_scopes=[OpenAPIScope.Schemas],
                **options,
            )
        except Exception as error:
            told = f"datamodel-code-generator cannot read this: {error}"
            raise SpecError(_ALL, told) from error
    if caught:
        raise SpecError(_ALL, f"datamodel-code-generator warns: {caught[0].message}")
    assert isinstance(text, str)  # several modules are made of names with dots only
    _check_names(text, (f"{name}{suffix}" for name in schemas))
    return text


def _check_names(text: str, wanted: Iterable[str]) -> None:
    """Every component must have become a class or an alias of exactly its name."""
    made = set(re.findall(r"^(?:class )?(\w+)\b", text, re.MULTILINE))
    for name in wanted:
        if name not in made:
            told = "datamodel-code-generator leaves this out; write the schema more plainly, or "
            told += "choose another name, since it uses some itself"
            raise SpecError(("components", "schemas", name), told)


class _Copy:
    """Copies schemas without what the generator need not know or misreads.

    For ``dicts``, any mapping is accepted beside an open object and beside the typed shapes of a
    free map. The strict classes take no key beside those of an object that says nothing of others.
    """

    def __init__(self, document: Document, dicts: bool) -> None:
        self._document, self._dicts = document, dicts

    def component(self, name: str) -> Any:
        """Copy a named schema."""
        copy = self._of(self._document.components[name])
        if is_object(copy) and self._dicts:
            if made := [key for owner, key in self._document.made if owner == name]:
                copy["required"] = [key for key in copy["required"] if key not in made]
            # A closed TypedDict needs syntax that type checkers do not know yet.
            copy.pop("additionalProperties", None)
        elif is_object(copy) and "allOf" not in copy:
            copy.setdefault("additionalProperties", False)
        return copy

    def _of(self, node: Any, named: bool = False) -> Any:
        if isinstance(node, list):
            return [self._of(item) for item in node]
        if not isinstance(node, dict):
            return node
        if named:
            return {key: self._of(value) for key, value in node.items()}
        if "$ref" in node:
            return self._ref(node["$ref"])
        if self._dicts and "x-sdk-params" in node:
            names = dict.fromkeys(node["x-sdk-params"].values())
            return {"anyOf": [_MAP, *(self._ref(f"{COMPONENT}{name}") for name in names)]}
        return {
            key: self._value(key, value)
            for key, value in self._spelled(node).items()
            if key not in _DROPPED and not key.startswith("x-")
        }

    def _value(self, key: str, value: Any) -> Any:
        if key in _KEPT:
            return value
        if key == "allOf":
            return [part if "$ref" in part else self._of(part) for part in value]
        return self._of(value, key in NAMED or key == "discriminator")

    def _ref(self, ref: str) -> Any:
        target = self._document.resolve(ref)
        is_open = is_object(target) and target.get("additionalProperties", False) is not False
        return {"anyOf": [{"$ref": ref}, _MAP]} if is_open and self._dicts else {"$ref": ref}

    def _spelled(self, node: Schemas) -> Schemas:
        """Spell open enumerations as unions, and tags as the discriminators they are."""
        kinds = node.get("type")
        if isinstance(kinds, list) and "object" in kinds:
            # It reads a map that may be null without the type of its values.
            return {"anyOf": [{**node, "type": kind} for kind in kinds]}
        # An enumeration that is open in the class alone is closed for whoever writes a dict.
        if node.get("x-sdk-open") and not (self._dicts and node["x-sdk-open"] == "class"):
            kind = "integer" if all(isinstance(v, int) for v in node["enum"]) else "string"
            return {"anyOf": [{"type": kind, "enum": node["enum"]}, {"type": kind}]}
        # A union of which one member has no fixed tag is told apart by trying.
        if "x-sdk-tag" not in node or "x-sdk-default-member" in node:
            return node
        return {"discriminator": {"propertyName": node["x-sdk-tag"]}, **node}
