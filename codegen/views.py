"""Models spelled as Python for their template: attributes, and how JSON is read and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from codegen import shapes
from codegen.annotate import Annotator
from codegen.names import attribute_name, local_name
from codegen.shapes import Api, Field, Model, Operation, Shape, inside, needs_parse, strip
from codegen.text import docstring, flow, one_line


class Reader:
    """Writes how values are read; knows which models are read in place.

    ``listed`` are the plain models that fill the lists of replies: a decoded JSON object becomes
    such a model as it is. ``adopting`` are those that hold such lists, at any depth; they are read
    by ``_adopt`` from a value nobody else holds, and by ``from_dict`` from a copy.
    """

    def __init__(self, api: Api) -> None:
        found = [field.shape for model in api.models for field in model.fields]
        found += [op.response for op in api.operations if op.response]
        in_lists = {name for shape in found for name in _in_lists(shape)}
        self.listed = frozenset(
            model.name for model in api.models if model.name in in_lists and _is_plain(model)
        )
        self.adopting = frozenset(self._adopting(api.models))

    def _adopting(self, models: tuple[Model, ...]) -> set[str]:
        found: set[str] = set()
        while more := {
            model.name
            for model in models
            if model.name not in found and any(self._adopts(f.shape, found) for f in model.fields)
        }:
            found |= more
        return found

    def _adopts(self, shape: Shape, adopting: set[str]) -> bool:
        match strip(shape):
            case shapes.ModelRef(name):
                return name in adopting
            case shapes.ListOf(shapes.ModelRef(name)):
                return name in self.listed or name in adopting
            case shapes.ListOf(inner) | shapes.MapOf(inner):
                return self._adopts(inner, adopting)
        return False

    def call(self, shape: Shape, value: str) -> str:
        """Return the expression that reads ``value``; only for shapes that need it."""
        match strip(shape):
            case shapes.ModelRef():
                return f"{self.of(shape)}({value}) if isinstance({value}, dict) else {value}"
            case shapes.OneOf(table=table):
                return f"_pick(_TABLES[{table!r}], {value})"
            case shapes.ListOf(shapes.ModelRef(name)) if name in self.listed:
                return f"_m.{name}._adopt_all({value}) if type({value}) is list else {value}"
            case shapes.ListOf(inner):
                return f"_each({self.of(inner)}, {value})"
            case shapes.MapOf(inner):
                return f"_each_value({self.of(inner)}, {value})"
        raise AssertionError(shape)

    def of(self, shape: Shape) -> str:
        """Return a function of one value that reads it; it may refuse what is no mapping."""
        match strip(shape):
            case shapes.ModelRef(name):
                return f"_m.{name}.{'_adopt' if name in self.adopting else 'from_dict'}"
            case inner:
                return f"lambda w: {self.call(inner, 'w')}"

    def answer(self, operation: Operation) -> str:
        """Return the function from the decoded JSON of a reply to the result of a call."""
        match operation.response:
            case None:
                return "lambda data: None"
            case shapes.ListOf(shapes.ModelRef(name)) if name in self.listed:
                return f"lambda data: _m.{name}._adopt_all(data)"
            case shapes.ListOf(inner):
                return f"lambda data: _each({self.of(inner)}, data)"
            case shape:
                data = "{} if data is None else data" if operation.empty_ok else "data"
                return f"lambda data: {self.of(shape)}({data})"


def _in_lists(shape: Shape) -> Iterator[str]:
    """Yield the names of the models that stand in arrays."""
    if isinstance(shape, shapes.ListOf) and isinstance(shape.item, shapes.ModelRef):
        yield shape.item.name
    for inner in inside(shape):
        yield from _in_lists(inner)


def _is_plain(model: Model) -> bool:
    """Tell whether the JSON object has the model's attributes as they are, and is never sent."""
    return not model.request and all(
        field.name == field.wire and field.constant is None and not needs_parse(field.shape)
        for field in model.fields
    )


def model_view(model: Model, annotator: Annotator, reader: Reader) -> dict[str, Any]:
    """Return what the template of models needs beside the model."""
    fields = [_field_view(model, field, annotator, reader) for field in model.fields]
    nulls = [field for field in model.fields if field.nullable]
    return {
        "given": [field.name for field in model.fields if field.always],
        "doc": model_doc(model),
        "fields": fields,
        "respelled": list(_respelled(model, fields)),
        "nulls": [] if model.request else [field.wire for field in nulls],
        "nullable": [field.name for field in nulls] if model.request else [],
        "uses_twins": any("_p." in field["type"] for field in fields),
        "listed": model.name in reader.listed,
        "adopts": model.name in reader.adopting,
    }


def _respelled(model: Model, views: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the fields whose attribute is spelled otherwise than the API spells it, for no need."""
    names = {field.name for field in model.fields}
    for view in views:
        if view["wire"] not in names and attribute_name(view["wire"]) == view["wire"]:
            yield view


def _field_view(model: Model, field: Field, annotator: Annotator, reader: Reader) -> dict[str, Any]:
    unset = field.nullable and model.request and not field.required
    local = local_name(field.name)
    return {
        **vars(field),
        "local": local,
        "type": annotator.field(model, field),
        "default": _default(field, unset),
        "nested": _nested(field.shape),
        "read": reader.call(field.shape, "v") if needs_parse(field.shape) else "",
        "write": _write(field.shape, local),
        "unset": unset,
        "always": field.nullable and field.required and model.request,
    }


def _default(field: Field, unset: bool) -> str:
    if field.constant is not None:
        return f" = {field.constant!r}"
    if field.always:
        return " = _LACKING"
    return "" if field.needed else " = UNSET" if unset else " = None"


def _nested(shape: Shape) -> str:
    """Return the expression of what mappings in the value stand for."""
    match strip(shape):
        case shapes.ModelRef(name):
            return f"Nested(default={name!r})"
        case shapes.OneOf(table=str(table)) | shapes.Sibling(table=table):
            return f"_TABLES[{table!r}]"
        case shapes.ListOf(inner):
            return _nested(inner)
        case shapes.MapOf(inner) if needs_parse(inner):
            return f"Nested(each={_nested(inner)})"
    return "None"


def _write(shape: Shape, value: str) -> str:
    """Return the expression for the JSON form of the local variable ``value``."""
    match strip(shape):
        case shapes.Scalar("Any") | shapes.Sibling() | shapes.OneOf():
            return f"_dump({value})"
        case shapes.MapOf(inner) if not needs_parse(inner):
            return f"{value} if {value}.__class__ is dict else _dump({value})"
        case inner:
            return f"_dump({value})" if needs_parse(inner) else value


def twins_text(text: str, models: Iterable[Model]) -> str:
    """Give each TypedDict class and each key of it the text of its model, for editors to show."""
    by_name = {f"{model.name}Dict": model for model in models}
    lines: list[str] = []
    model = None
    for line in text.split("\n"):
        lines.append(line)
        if started := re.match(r"class (\w+)\(TypedDict\)", line):
            model = by_name.get(started[1])
            lines += [f"    {docstring(model_doc(model), 4)}", ""] if model else []
        elif model and (key := re.match(r"    (\w+): ", line)):
            told = next((f for f in model.fields if f.wire == key[1] and f.text), None)
            lines += [f"    {docstring(f'{one_line(told.text)} {told.bounds}', 4)}"] if told else []
    return "\n".join(lines)


def model_doc(model: Model) -> str:
    lines = [flow(model.text) or f"The object ``{model.name}``."]
    if model.fields:
        lines += ["", "Attributes:"]
    for field in model.fields:
        text = one_line(f"{field.text} {field.bounds}")
        if field.has_default:
            text = f"{text} Server default: ``{field.default!r}``.".strip()
        lines.append(f"    {field.name}: {text}" if text else f"    {field.name}")
    return "\n".join(lines)
