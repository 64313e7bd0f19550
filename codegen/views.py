"""Models spelled as Python for their template: attributes, and what describes them at run time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from codegen import shapes
from codegen.annotate import Annotator
from codegen.names import attribute_name
from codegen.shapes import Api, Field, Model, Operation, Shape, inside, needs_parse, strip
from codegen.text import docstring, flow, literal, one_line


class Reader:
    """Tells how values are read; knows which models are read in place.

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

    def nested(self, shape: Shape, lists: int = 0) -> str:
        """Return the expression of what mappings in the value stand for, ``lists`` arrays deep."""
        match strip(shape):
            case shapes.ListOf(inner):
                return self.nested(inner, lists + 1)
            case shapes.ModelRef(name):
                return _nested(f"default={name!r}", lists, self._method(name, lists > 0))
            case shapes.OneOf(table=str(table)) if lists:
                return f"_TABLES[{table!r}].in_lists({lists})"
            case shapes.OneOf(table=str(table)) | shapes.Sibling(table=table):
                return f"_TABLES[{table!r}]"
            case shapes.MapOf(inner) if needs_parse(inner):
                return _nested(f"each={self.nested(inner)}", lists)
        return "None"

    def _method(self, name: str, in_list: bool) -> str:
        """Return the class method that reads a model, or, ``in_list``, a list of it if it can."""
        if in_list and name in self.listed:
            return "_adopt_all"
        return "_adopt" if name in self.adopting else "from_dict"

    def answer(self, operation: Operation) -> str:
        """Return the function from the decoded JSON of a reply to the result of a call."""
        match operation.response:
            case None:
                return "lambda data: None"
            case shapes.ListOf(shapes.ModelRef(name)):
                read = f"_m.{name}.{self._method(name, True)}"
                one = f"{read}(data)" if name in self.listed else f"_each({read}, data)"
                return f"lambda data: {one}"
            case shapes.ModelRef(name):
                data = "{} if data is None else data" if operation.empty_ok else "data"
                return f"lambda data: _m.{name}.{self._method(name, False)}({data})"
        raise AssertionError(operation.response)


def _nested(what: str, lists: int, read: str = "from_dict") -> str:
    more = [f", lists={lists}"] * (lists > 0) + [f", read={read!r}"] * (read != "from_dict")
    return f"Nested({what}{''.join(more)})"


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
    fields = [_field_view(model, field, annotator) for field in model.fields]
    nulls = [field for field in model.fields if field.nullable]
    return {
        "given": [field.name for field in model.fields if field.always],
        "tables": _tables(model, reader),
        "doc": model_doc(model),
        "fields": fields,
        "respelled": list(_respelled(model, fields)),
        "nulls": [] if model.request else [field.wire for field in nulls],
        "nullable": [field.name for field in nulls] if model.request else [],
        "uses_twins": any("_p." in field["type"] for field in fields),
        "listed": model.name in reader.listed,
    }


def _respelled(model: Model, views: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the fields whose attribute is spelled otherwise than the API spells it, for no need."""
    names = {field.name for field in model.fields}
    for view in views:
        if view["wire"] not in names and attribute_name(view["wire"]) == view["wire"]:
            yield view


def _field_view(model: Model, field: Field, annotator: Annotator) -> dict[str, Any]:
    return {
        **vars(field),
        "type": annotator.field(model, field),
        "default": _default(model, field),
    }


def _tables(model: Model, reader: Reader) -> dict[str, dict[str, str]]:
    """Return what describes the fields at run time, where they are not as most are."""
    nested = {f.name: reader.nested(f.shape) for f in model.fields}
    return {
        "_WIRES": {f.name: literal(f.wire) for f in model.fields if f.wire != f.name},
        "_SECRETS": {f.name: literal(f.secret) for f in model.fields if f.secret},
        "_NESTED": {name: text for name, text in nested.items() if text != "None"},
        "_FREE": {f.name: literal(kind) for f in model.fields if (kind := _free(f.shape))},
    }


def _default(model: Model, field: Field) -> str:
    if field.constant is not None:
        return f" = {field.constant!r}"
    if field.always:
        return " = _LACKING"
    if field.needed:
        return ""
    return " = UNSET" if field.nullable and model.request and not field.required else " = None"


def _free(shape: Shape) -> str:
    """Return what a value without a class is that may hold models all the same, else nothing."""
    match strip(shape):
        case shapes.Scalar("Any") | shapes.OneOf(table=None):
            return "any"
        case shapes.MapOf(inner) if not needs_parse(inner):
            return "map"
    return ""


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
