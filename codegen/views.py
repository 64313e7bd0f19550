"""Models spelled as Python for their template, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.annotate import Annotator, needs_parse
from codegen.names import local_name
from codegen.reader import Reader
from codegen.shapes import (
    Field,
    ListOf,
    MapOf,
    Model,
    ModelRef,
    OneOf,
    Scalar,
    Shape,
    Sibling,
    strip,
)
from codegen.text import flow, literal, one_line

__all__ = ["FieldView", "ModelView", "model_view"]


@dataclass(frozen=True)
class FieldView:
    """One attribute of a generated class."""

    name: str
    wire: str
    local: str
    type: str
    default: str
    secret: str
    nested: str
    read: str
    write: str
    unset: bool
    always: bool


@dataclass(frozen=True)
class ModelView:
    """One generated class."""

    doc: str
    keys: tuple[str, ...]
    fields: tuple[FieldView, ...]
    nulls: tuple[str, ...]
    nullable: tuple[str, ...]
    uses_twins: bool
    listed: bool
    adopts: bool


def model_view(model: Model, annotator: Annotator, reader: Reader) -> ModelView:
    """Spell a model for its template."""
    fields = tuple(_field_view(model, field, annotator, reader) for field in model.fields)
    nulls = [f for f in model.fields if f.nullable]
    return ModelView(
        doc=_model_doc(model),
        keys=tuple(f.wire for f in model.fields),
        fields=fields,
        nulls=() if model.request else tuple(f.wire for f in nulls),
        nullable=tuple(f.name for f in nulls) if model.request else (),
        uses_twins=any("_p." in field.type for field in fields),
        listed=model.name in reader.listed,
        adopts=model.name in reader.adopting,
    )


def _field_view(model: Model, field: Field, annotator: Annotator, reader: Reader) -> FieldView:
    unset = field.nullable and model.request and not field.required
    if field.constant is not None:
        default = f" = {literal(field.constant)}"
    elif field.required:
        default = ""
    else:
        default = " = UNSET" if unset else " = None"
    return FieldView(
        name=field.name,
        wire=field.wire,
        local=local_name(field.name),
        type=annotator.field(model, field),
        default=default,
        secret=field.secret,
        nested=_nested(field.shape),
        read=reader.call(field.shape, "v") if needs_parse(field.shape) else "",
        write=_write(field.shape, local_name(field.name)),
        unset=unset,
        always=field.nullable and field.required and model.request,
    )


def _nested(shape: Shape) -> str:
    """Return what mappings in the value stand for; see ``masked`` in the generated package."""
    match strip(shape):
        case ModelRef(name):
            return name
        case OneOf(table=str(table)):
            return f"|{table}"
        case Sibling(table=table):
            return f"@{table}"
        case ListOf(inner):
            return _nested(inner)
        case MapOf(inner):
            return f"%{_nested(inner)}" if _nested(inner) else ""
    return ""


def _write(shape: Shape, value: str) -> str:
    """Return the expression for the JSON form of the local variable ``value``."""
    match strip(shape):
        case Scalar("Any") | ModelRef() | OneOf() | Sibling():
            return f"_dump({value})"
        case MapOf(inner) if not needs_parse(inner):
            return f"{value} if {value}.__class__ is dict else _dump({value})"
        case inner:
            return f"_dump({value})" if needs_parse(inner) else value


def _model_doc(model: Model) -> str:
    lines = [flow(model.text) or f"The object ``{model.name}``."]
    if model.fields:
        lines += ["", "Attributes:"]
    for field in model.fields:
        text = one_line(field.text)
        if field.has_default:
            text = f"{text} Server default: ``{field.default!r}``.".strip()
        lines.append(f"    {field.name}: {text}" if text else f"    {field.name}")
    return "\n".join(lines)
