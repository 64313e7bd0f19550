"""Shapes as Python: the expressions that read JSON values."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.annotate import needs_parse
from codegen.shapes import (
    Api,
    ListOf,
    MapOf,
    Model,
    ModelRef,
    Nullable,
    OneOf,
    Operation,
    Shape,
    strip,
)

__all__ = ["Reader"]


class Reader:
    """Writes how values are read; knows which models are read in place.

    ``listed`` are the plain models that fill the lists of replies: a decoded JSON object becomes
    such a model as it is. ``adopting`` are those that hold such lists, at any depth; they are read
    by ``_adopt`` from a value nobody else holds, and by ``from_dict`` from a copy.
    """

    def __init__(self, api: Api) -> None:
        models = {model.name: model for model in api.models}
        in_lists = {n for m in api.models for f in m.fields for n in _in_lists(f.shape)}
        answers = (call.response for resource in api.resources for call in resource.operations)
        in_lists |= {name for shape in answers for name in _in_lists(shape)}
        self.listed = frozenset(name for name in in_lists if _is_plain(models[name]))
        self.adopting = frozenset(self._adopting(models))

    def _adopting(self, models: dict[str, Model]) -> set[str]:
        found: set[str] = set()
        while True:
            more = {
                model.name
                for model in models.values()
                if any(self._adopts(field.shape, found) for field in model.fields)
            }
            if more == found:
                return found
            found = more

    def _adopts(self, shape: Shape, adopting: set[str]) -> bool:
        match strip(shape):
            case ModelRef(name):
                return name in adopting
            case ListOf(ModelRef(name)):
                return name in self.listed or name in adopting
            case ListOf(inner) | MapOf(inner):
                return self._adopts(inner, adopting)
        return False

    def call(self, shape: Shape, value: str) -> str:
        """Return the expression that reads ``value``; only for shapes that need it."""
        match strip(shape):
            case ModelRef():
                return f"{self.of(shape)}({value}) if isinstance({value}, dict) else {value}"
            case OneOf(table=table):
                return f"_pick(_TABLES[{table!r}], {value})"
            case ListOf(ModelRef(name)) if name in self.listed:
                return f"_m.{name}._adopt_all({value}) if type({value}) is list else {value}"
            case ListOf(inner):
                return f"_each({self.of(inner)}, {value})"
            case MapOf(inner):
                return f"_each_value({self.of(inner)}, {value})"
        raise AssertionError(shape)

    def of(self, shape: Shape) -> str:
        """Return a function of one value that reads it; it may refuse what is no mapping."""
        match strip(shape):
            case ModelRef(name):
                return f"_m.{name}.{'_adopt' if name in self.adopting else 'from_dict'}"
            case inner:
                return f"lambda w: {self.call(inner, 'w')}"

    def answer(self, operation: Operation) -> str:
        """Return the function from the decoded JSON of a reply to the result of a call."""
        match operation.response:
            case None:
                return "lambda data: None"
            case ListOf(ModelRef(name)) if name in self.listed:
                return f"lambda data: _m.{name}._adopt_all(data)"
            case ListOf(inner):
                return f"lambda data: _read_each({self.of(inner)}, data)"
            case ModelRef() as model:
                data = "{} if data is None else data" if operation.empty_ok else "data"
                return f"lambda data: {self.of(model)}({data})"
        raise AssertionError(operation.response)


def _in_lists(shape: Shape | None) -> Iterator[str]:
    """Yield the names of the models that stand in arrays."""
    match shape:
        case ListOf(ModelRef(name)):
            yield name
        case ListOf(inner) | MapOf(inner) | Nullable(inner):
            yield from _in_lists(inner)
        case OneOf(members):
            for member in members:
                yield from _in_lists(member)


def _is_plain(model: Model) -> bool:
    """Tell whether the JSON object has the model's attributes as they are, and is never sent."""
    return not model.request and all(
        field.name == field.wire and field.constant is None and not needs_parse(field.shape)
        for field in model.fields
    )
