"""The section ``x-sdk-builder`` to what the builder stands on.

That is a typed base class of ``Agent``, the names beside it, and a table of what each property of
a start request takes. The section is explained where it stands, in ``openapi.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from codegen import shapes
from codegen.annotate import Annotator
from codegen.errors import SpecError
from codegen.load import Document
from codegen.lower_shapes import SCALARS
from codegen.names import is_plain
from codegen.reach import closure
from codegen.shapes import Alias, Api, Choice, Field, Shape, bases, refs, strip
from codegen.text import filled

SECTION = "x-sdk-builder"
FOLDER = "shengwang_agent_api/builder"
_JSON = {kind: name for name, kind in SCALARS.items()}


def render(document: Document, api: Api) -> dict[str, str]:
    """Return the files by path below ``generated/``; none without a section."""
    section = document.raw.get(SECTION)
    if section is None:
        return {}
    aliases = section["aliases"]
    for name, schema in aliases.items():
        if schema not in document.components:
            raise SpecError((SECTION, "aliases", name), f"there is no schema {schema!r}")
    enums = sorted(_constants(section["constants"], api))
    return {
        f"{FOLDER}/__init__.py": '"""What the builder stands on; machine-written."""\n',
        f"{FOLDER}/agent.py": filled("agent_fields.py", **_arguments(document, section, api)),
        f"{FOLDER}/aliases.py": filled(
            "lazy.py",
            doc="Shorter names of models and named values of the API.",
            names=[(name, "..models", aliases[name]) for name in sorted(aliases)],
        ),
        f"{FOLDER}/constants.py": filled("constants.py", enums=enums, single=list(_single(enums))),
        f"{FOLDER}/kinds.py": filled("kinds.py", kinds=_kinds(section["properties"], api)),
    }


def _constants(names: Mapping[str, str], api: Api) -> Iterator[tuple[str, Alias]]:
    for name, schema in names.items():
        found = api.named.get(schema)
        match found:
            case Alias(shape=Choice(values)) if all(map(is_plain, values)):
                yield name, found
            case _:
                at = (SECTION, "constants", name)
                raise SpecError(at, f"{schema!r} must be a named enumeration of words")


def _single(enums: Iterable[tuple[str, Alias]]) -> Iterator[tuple[str, str, str]]:
    """Yield every value under a name of its own, as ``SpeakPriorityAppend``; its class and member."""
    for name, enum in enums:
        for value in getattr(enum.shape, "values", ()):
            short = "".join(word.capitalize() for word in str(value).split("_"))
            yield name.removesuffix("Values") + short, name, str(value).upper()


def _arguments(document: Document, section: Mapping[str, Any], api: Api) -> dict[str, Any]:
    """Return what the template of the base class needs."""
    kinds = document.raw.get("x-sdk-vendors", {}).get("kinds", {})
    made = {kind["property"] for kind in kinds.values()}
    properties = document.components[section["properties"]]["properties"]
    sections = [
        field
        for field in api.fields(section["properties"])
        if field.wire not in {*section["joining"], *made}
        and not properties[field.wire].get("deprecated")
    ]
    own = {name: _own(name, given, api) for name, given in section["own"].items()}
    every = {**own, **{field.name: field for field in sections}}
    annotator = Annotator(api, "")
    found = {name: _argument(name, f, section["arguments"], annotator) for name, f in every.items()}
    for name in {*section["positional"], *section["arguments"]} - found.keys():
        raise SpecError((SECTION,), f"{name!r} is no argument of an agent")
    return {
        "positional": [found[name] for name in section["positional"]],
        "named": [a for name, a in found.items() if name not in section["positional"]],
        "vendors": list(kinds),
        "values": [*own, *kinds, *(field.name for field in sections)],
        "sections": [field.name for field in sections],
    }


def _own(name: str, given: Any, api: Api) -> Field:
    """Return a value that stands elsewhere in the request as a field."""
    if isinstance(given, str):
        model, _, wire = given.partition(".")
        found = next((field for field in api.fields(model) if field.wire == wire), None)
        if found is None:
            raise SpecError((SECTION, "own", name), f"there is no property {given!r}")
        return found
    return Field(name, name, shapes.Scalar(SCALARS[given["type"]]), False, given["description"])


def _argument(
    name: str, field: Field, spelled: Mapping[str, str], annotator: Annotator
) -> dict[str, Any]:
    """Return how one value of an agent is given, and how it is read back."""
    shape, whole = strip(field.shape), True
    match shape:
        case shapes.ModelRef() | shapes.OneOf():
            hint, result = f"{annotator.type(shape, False)} | Mapping[str, Any]", "Any"
        case shapes.MapOf(value):
            inner = annotator.type(value, False)
            hint, result = f"Mapping[str, {inner}]", f"dict[str, {inner}] | None"
        case _:
            hint, whole = annotator.type(shape, True), False
            result = "Any" if isinstance(shape, shapes.ListOf) else f"{hint} | None"
    found = {"name": name, "argument": spelled.get(name, name), "hint": hint, "result": result}
    return {**found, "text": field.text, "whole": whole}


def _kinds(root: str, api: Api) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every model that stands below the root, with its fields and what they take."""
    # What a vendor's settings hold is left to the service.
    graph = {
        model.name: [
            name
            for field in model.fields
            if not isinstance(strip(field.shape), shapes.Sibling)
            for name in refs(field.shape)
        ]
        for model in api.models
    }
    graph |= {alias.name: alias.mentions for alias in api.aliases}
    below = sorted(name for name in closure(graph, [root]) if api.fields(name))
    return [(name, [(f.wire, _kind(f)) for f in api.fields(name)]) for name in below]


def _kind(field: Field) -> str:
    needed = field.required and field.constant is None
    return _spelled(field.shape, "required=True" if needed else "")


def _spelled(shape: Shape, more: str = "") -> str:
    """Return the ``FieldKind`` of a shape as Python."""
    form, of = "any", ""
    match strip(shape):
        case shapes.Choice(name=str()) | shapes.Choice(open=False):
            form, of = "value", ""
        case shapes.Scalar(name) | shapes.Choice(base=name) if name != "Any":
            form, of = "value", repr((_JSON[name],))
        case shapes.ListOf(item):
            form, of = "list", _spelled(item)
        case shapes.MapOf(value):
            form, of = "map", _spelled(value)
        case shapes.ModelRef(name):
            form, of = "model", repr(name)
        case shapes.OneOf(table=str(table)):
            form, of = "union", repr(table)
        case shapes.OneOf(members):
            if all(isinstance(member, shapes.Scalar) for member in members):
                form, of = "value", repr(tuple(_JSON[kind] for kind in bases(shape)))
        case shapes.Sibling():
            form, of = "map", "FieldKind('any')"
    return f"FieldKind({', '.join(filter(None, [repr(form), of, more]))})"
