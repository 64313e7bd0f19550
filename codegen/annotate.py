"""Shapes as Python: type annotations."""

from __future__ import annotations

from dataclasses import replace

from codegen import shapes
from codegen.shapes import Alias, Api, Argument, Field, Model, Shape, needs_parse
from codegen.text import literals


class Annotator:
    """Writes shapes as annotations; knows which components are open, and which are sent.

    In what is sent, a plain dict stands wherever a model does: its TypedDict twin is named beside
    the class, and any mapping beside the class of an open object. Sent lists of such values are
    ``Sequence``, because ``list`` would refuse a ``list`` of the class alone.
    """

    def __init__(self, api: Api, prefix: str) -> None:
        """Take ``prefix`` before list and dict where a method may hide those names."""
        self._prefix = prefix
        self._open = {model.name for model in api.models if model.open}

    def type(self, shape: Shape, sent: bool) -> str:
        """Return the annotation of a shape; ``_m`` is the models, ``_p`` the TypedDict module."""
        match shape:
            case shapes.Scalar(name):
                return name
            case shapes.Choice(name=str(name)):
                return f"_m.{name}"
            case shapes.Choice(values, base, is_open):
                return f"Literal[{literals(values)}]{f' | {base}' if is_open else ''}"
            case shapes.ModelRef(name):
                return self._model(name, sent)
            case shapes.ListOf(item):
                return self._list(item, sent)
            case shapes.MapOf(value):
                kind = "Mapping" if sent and needs_parse(value) else f"{self._prefix}dict"
                return f"{kind}[str, {self.type(value, sent)}]"
            case shapes.Nullable(inner):
                return f"{self.type(inner, sent)} | None"
            case shapes.OneOf():
                return self._union(shape, sent)
        return self._sibling(shape, sent)

    def _list(self, item: Shape, sent: bool) -> str:
        # ``list`` is invariant: list[X] would be refused where list[X | XDict] is wanted.
        wide = sent and not isinstance(item, (shapes.Scalar, shapes.MapOf))
        kind = "Sequence" if wide else f"{self._prefix}list"
        return f"{kind}[{self.type(item, sent)}]"

    def _sibling(self, shape: shapes.Sibling, sent: bool) -> str:
        names = dict.fromkeys(name for _, name in shape.by)
        parts = ["Mapping[str, Any]", *(self._model(name, sent) for name in names)]
        return " | ".join(dict.fromkeys(" | ".join(parts).split(" | ")))

    def _model(self, name: str, sent: bool) -> str:
        twin = f"_m.{name} | _p.{name}Dict" if sent else f"_m.{name}"
        if sent and name not in self._open:
            return f"{twin} | _Json"
        return f"{twin} | Mapping[str, Any]" if sent else twin

    def _union(self, shape: shapes.OneOf, sent: bool) -> str:
        if shape.alias is None:
            text = " | ".join(dict.fromkeys(self.type(m, sent) for m in shape.members))
        else:
            text = f"_m.{shape.alias}" + (f" | _p.{shape.alias}Dict" if sent else "")
        # A value with an unknown tag is read as the mapping it came as.
        return text if sent or not shape.table else f"{text} | {self._prefix}dict[str, Any]"

    def alias(self, alias: Alias) -> str:
        """Return the right-hand side of a named alias."""
        match alias.shape:
            case shapes.OneOf(members):
                return " | ".join(dict.fromkeys(self.type(m, False) for m in members))
            case shapes.Choice() as choice:
                return self.type(replace(choice, name=None), False)
            case shape:
                return self.type(shape, False)

    def field(self, model: Model, field: Field) -> str:
        """Return the annotation of an attribute, absence included."""
        text = self.type(field.shape, model.request)
        if field.needed or field.always:
            return text
        if field.nullable and model.request:
            return f"{text} | Unset"
        return text if field.nullable or text == "Any" else f"{text} | None"

    def argument(self, argument: Argument) -> str:
        """Return the annotation of a keyword argument, absence included."""
        text = self.type(argument.shape, True)
        text = "float | _datetime" if argument.is_time else text
        if argument.names:
            text = f"Literal[{literals(argument.names)}] | {text}"
        if argument.required or text == "Any":
            return text
        return f"{text} | Unset" if argument.nullable else f"{text} | None"

    def shown(self, shape: Shape) -> str:
        """Return the type as the reference shows it: public names, no modules."""
        match shape:
            case shapes.Choice(name=str(name)) | shapes.ModelRef(name):
                return name
            case shapes.Choice(base=base):
                return base
            case shapes.ListOf(item):
                return f"typing.List[{self.shown(item)}]"
            case shapes.MapOf(value):
                return f"typing.Dict[str, {self.shown(value)}]"
            case shapes.Nullable(inner):
                return self.shown(inner)
            case shapes.OneOf(members, alias=alias):
                names = dict.fromkeys(self.shown(member) for member in members)
                return alias or f"typing.Union[{', '.join(names)}]"
            case shapes.Sibling():
                return "typing.Dict[str, typing.Any]"
            case shapes.Scalar(name):
                return "typing.Any" if name == "Any" else name
