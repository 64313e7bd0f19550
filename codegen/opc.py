"""Everything used of openapi-python-client: it reads the document a second time.

It validates the OpenAPI structure, resolves references, merges ``allOf`` and finds out by itself
which properties an object has, of what kind, and which are required. What it would leave out stops
the generation, as does any difference between its reading and that of :mod:`codegen.lower`.
Its names and its templates are not used.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.schema import OpenAPI
from openapi_python_client.strings import ClassName
from pydantic import ValidationError

from codegen import shapes
from codegen.errors import SpecError, pointer
from codegen.load import NAMED, Document, Parts
from codegen.shapes import Field, Model, Operation, Shape

# Not needed for reading, and able to mislead it: wrong defaults drop classes, titles rename them.
_NOISE = frozenset({"default", "example", "examples", "title", "summary", "format", "deprecated"})
_DROPPED = frozenset({"webhooks", "tags", "servers", "security"})


def _quiet(node: Any, named: bool = False) -> Any:
    """Return a copy of the document without what only people read."""
    if isinstance(node, list):
        return [_quiet(value) for value in node]
    if not isinstance(node, dict):
        return node
    if named:
        return {key: _quiet(value) for key, value in node.items()}
    return {
        key: value if key in ("enum", "const", "required") else _quiet(value, key in NAMED)
        for key, value in node.items()
        if key not in _NOISE and not key.startswith("x-")
    }


def check_structure(document: Document) -> Document:
    """Return the document; raise :class:`SpecError` where it has not the structure of OpenAPI."""
    raw = {key: value for key, value in document.raw.items() if key != "webhooks"}
    raw.setdefault("info", {"title": "api", "version": "1"})
    try:
        OpenAPI.model_validate(raw)
    except ValidationError as error:
        # Of the branches that were tried, the one that came furthest is the one that was meant.
        places = [(_place(raw, found["loc"]), found) for found in error.errors()]
        at, found = max(places, key=lambda place: len(place[0]))
        missing = found["type"] == "missing"
        told = f"{found['loc'][-1]} is missing" if missing else str(found["msg"])
        raise SpecError(tuple(at), f"this is not OpenAPI: {told}") from None
    return document


def _place(node: Any, location: tuple[str | int, ...]) -> list[str | int]:
    """Return the keys of the document on the way to an error, without the names of branches."""
    found = []
    for part in location:
        inside = range(len(node)) if isinstance(node, list) else node
        if isinstance(node, (dict, list)) and part in inside:
            found.append(part)
            node = node[part]  # type: ignore[index,unused-ignore]  # a key or an index
    return found


def read(document: Document) -> GeneratorData:
    """Read the document; raise :class:`SpecError` when anything would be left out."""
    raw = {key: value for key, value in document.raw.items() if key not in _DROPPED}
    quiet = _quiet(raw)
    quiet["info"] = {"title": "api", "version": "1", **quiet.get("info", {})}
    for item in quiet.get("paths", {}).values():
        for operation in item.values():
            if isinstance(operation, dict):
                operation.pop("tags", None)
                operation.pop("description", None)
    data = _parsed(quiet)
    groups = data.endpoint_collections_by_tag.values()
    for problem in (*data.errors, *(error for group in groups for error in group.parse_errors)):
        raise SpecError(_where(document, problem), _told(problem))
    return data


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


# The classes of its properties, by our Python types.
_KINDS = {"str": "String", "int": "Int", "float": "Float", "bool": "Boolean"}


def compare(data: GeneratorData, models: Iterable[Model], operations: Iterable[Operation]) -> None:
    """Raise :class:`SpecError` at the first difference between its reading and ours."""
    by_class = {str(model.class_info.name): model for model in data.models}
    for model in models:
        at = ("components", "schemas", model.name)
        found = by_class.get(ClassName(model.name, "f_"))
        if found is None:
            told = "openapi-python-client makes no class of it; write it as a plain type: object "
            told += "with its own properties, or as allOf of parts that say different things"
            raise SpecError(at, told)
        both = (*(found.required_properties or ()), *(found.optional_properties or ()))
        theirs = {_wire(prop): prop for prop in both}
        for field in model.fields:
            _compare_field(field, theirs.pop(field.wire, None), (*at, "properties", field.wire))
        for wire in theirs:
            raise SpecError(at, f"only openapi-python-client finds the property {wire!r}")
    groups = data.endpoint_collections_by_tag.values()
    endpoints = {str(found.name): found for group in groups for found in group.endpoints}
    for operation in operations:
        endpoint = endpoints.get(operation.id)
        if endpoint is None:
            raise SpecError(operation.at, "openapi-python-client would drop this operation")
        parts = (endpoint.path_parameters, endpoint.query_parameters, endpoint.header_parameters)
        named = sorted((_wire(prop).lower(), prop.required) for part in parts for prop in part)
        ours = [argument for argument in operation.arguments if argument.place != "body"]
        if named != sorted((argument.wire.lower(), argument.required) for argument in ours):
            told = f"openapi-python-client finds other parameters: {named}"
            raise SpecError(operation.at, told)


def _wire(prop: Any) -> str:
    return str(prop.name.get_untrusted_value())


def _compare_field(field: Field, prop: Any, at: Parts) -> None:
    if prop is None:
        raise SpecError(at, "openapi-python-client would drop this property")
    kinds, kind = _kinds(field.shape), type(prop).__name__.removesuffix("Property")
    if kinds and kind not in (*kinds, "Union"):
        raise SpecError(at, f"read as {kinds} here but as {kind} by openapi-python-client")
    if prop.required != field.required:
        raise SpecError(at, f"required here is {field.required}, but not so upstream")


def _kinds(shape: Shape) -> tuple[str, ...]:
    """Return what its property may be; nothing where its kinds say less than ours."""
    match shape:
        case shapes.Scalar(name) if name in _KINDS:
            return (_KINDS[name],)
        case shapes.Choice():
            return ("LiteralEnum", "Const", "Boolean")
        case shapes.ListOf():
            return ("List",)
        case shapes.ModelRef() | shapes.MapOf():
            return ("Model",)
    return ()
