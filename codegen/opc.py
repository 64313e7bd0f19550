"""Everything used of openapi-python-client, in one place.

It reads the document as a second pair of eyes: it validates the OpenAPI structure, resolves
references, merges ``allOf`` and decides which properties an object has and which of them are
required. Its warnings mean that a class or an endpoint would be missing, so they are errors here.
Its templates, its names and its treatment of unions are not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.literal_enum_property import LiteralEnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema import OpenAPI
from openapi_python_client.strings import ClassName
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from codegen.errors import SpecError, pointer
from codegen.load import NAMED, Document

__all__ = ["Call", "Entry", "Reading", "check_structure", "read"]

_KINDS: tuple[tuple[type, str], ...] = (
    (UnionProperty, "union"),
    (ModelProperty, "object"),
    (LiteralEnumProperty, "enum"),
    (ListProperty, "array"),
    (BooleanProperty, "boolean"),
    (IntProperty, "integer"),
    (FloatProperty, "number"),
    (ConstProperty, "const"),
)
# Not needed for reading, and able to mislead it: wrong defaults drop classes, titles rename them.
_NOISE = frozenset({"default", "example", "examples", "title", "summary", "format", "deprecated"})
_DROPPED = frozenset({"webhooks", "tags", "servers", "security"})


@dataclass(frozen=True)
class Entry:
    """A property as read upstream: its wire key, whether it is required, and its kind."""

    wire: str
    required: bool
    kind: str


@dataclass(frozen=True)
class Call:
    """An endpoint as read upstream: its parameters by place, whether it has a body, its replies."""

    path: tuple[str, ...]
    query: tuple[tuple[str, bool], ...]
    bodies: int
    statuses: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """Objects by component name, endpoints by operation id."""

    models: dict[str, tuple[Entry, ...]]
    calls: dict[str, Call]


def _quiet(node: Any, named: bool = False) -> Any:
    """Return a copy of the document without what only people read."""
    if isinstance(node, list):
        return [_quiet(value) for value in node]
    if not isinstance(node, dict):
        return node
    kept = {}
    for key, value in node.items():
        if named:
            kept[key] = _quiet(value)
        elif key not in _NOISE and not key.startswith("x-"):
            plain = key in ("enum", "const", "required")
            kept[key] = value if plain else _quiet(value, key in NAMED)
    return kept


def check_structure(document: Document) -> Document:
    """Return the document; raise :class:`SpecError` where it has not the structure of OpenAPI."""
    raw = {key: value for key, value in document.raw.items() if key != "webhooks"}
    raw.setdefault("info", {"title": "api", "version": "1"})
    try:
        OpenAPI.model_validate(raw)
    except ValidationError as error:
        # Of the branches that were tried, the one that came furthest is the one that was meant.
        places = [(_place(raw, found["loc"]), _problem(found)) for found in error.errors()]
        at, told = max(places, key=lambda place: len(place[0]))
        raise SpecError(pointer(*at), f"this is not OpenAPI: {told}") from None
    return document


def _problem(found: ErrorDetails) -> str:
    missing = found["type"] == "missing"
    return f"{found['loc'][-1]} is missing" if missing else str(found["msg"])


def _place(node: Any, location: tuple[str | int, ...]) -> list[str | int]:
    """Return the keys of the document on the way to an error, without the names of branches."""
    found = []
    for part in location:
        inside = range(len(node)) if isinstance(node, list) else node
        if isinstance(node, (dict, list)) and part in inside:
            found.append(part)
            node = node[part]  # type: ignore[index,unused-ignore]  # a key or an index
    return found


def read(document: Document) -> Reading:
    """Read the document upstream; raise :class:`SpecError` when anything would be dropped."""
    raw = {key: value for key, value in document.raw.items() if key not in _DROPPED}
    quiet = _quiet(raw)
    quiet["info"] = {"title": "api", "version": "1", **quiet.get("info", {})}
    for item in quiet.get("paths", {}).values():
        for operation in item.values():
            if isinstance(operation, dict):
                operation.pop("tags", None)
                operation.pop("description", None)
    data = _parsed(quiet)
    problems = [
        *data.errors,
        *(e for group in data.endpoint_collections_by_tag.values() for e in group.parse_errors),
    ]
    if problems:
        raise SpecError(_where(document, problems[0]), _told(problems[0]))
    return Reading(_models(document, data), _calls(data))


def _parsed(raw: dict[str, Any]) -> GeneratorData:
    settings = ConfigFile(field_prefix="f_", post_hooks=[], literal_enums=True)
    config = Config.from_sources(settings, MetaType.NONE, Path("openapi.yaml"), "utf-8", True, None)
    try:
        data = GeneratorData.from_dict(raw, config=config)
    except Exception as error:
        raise SpecError("#", f"openapi-python-client cannot read this: {error}") from error
    if isinstance(data, GeneratorError):
        raise SpecError("#", _told(data))
    return data


def _told(error: GeneratorError) -> str:
    header = "" if error.header.startswith("WARNING") else error.header
    told = " ".join(f"{header} {error.detail or ''}".split())
    return f"openapi-python-client would leave something out: {told[:400]}"


def _where(document: Document, error: GeneratorError) -> str:
    """Return the pointer of the component or path the message names, else of the document."""
    told = f"{error.header} {error.detail}"
    for path, verb, _, _ in document.operations():
        if f"{verb.upper()} {path} " in told:
            return pointer("paths", path, verb)
    named = [name for name in document.components if name in told or ClassName(name, "") in told]
    return pointer("components", "schemas", max(named, key=len)) if named else "#"


def _kind(prop: Any) -> str:
    return next((kind for cls, kind in _KINDS if isinstance(prop, cls)), "other")


def _models(document: Document, data: GeneratorData) -> dict[str, tuple[Entry, ...]]:
    by_class = {str(model.class_info.name): model for model in data.models}
    found: dict[str, tuple[Entry, ...]] = {}
    for name in document.components:
        model = by_class.get(ClassName(name, "f_"))
        if model is not None:
            properties = [*(model.required_properties or []), *(model.optional_properties or [])]
            found[name] = tuple(
                Entry(prop.name.get_untrusted_value(), prop.required, _kind(prop))
                for prop in properties
            )
    return found


def _calls(data: GeneratorData) -> dict[str, Call]:
    endpoints = (e for group in data.endpoint_collections_by_tag.values() for e in group.endpoints)
    return {str(endpoint.name): _call(endpoint) for endpoint in endpoints}


def _call(endpoint: Endpoint) -> Call:
    return Call(
        path=tuple(p.name.get_untrusted_value() for p in endpoint.path_parameters),
        query=tuple((p.name.get_untrusted_value(), p.required) for p in endpoint.query_parameters),
        bodies=len(endpoint.bodies),
        statuses=tuple(str(r.status_code.pattern) for r in endpoint.responses.patterns),
    )
