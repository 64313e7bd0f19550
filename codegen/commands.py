"""The command line's table: every operation with its options, as data.

The table holds words only, so that a command line can print help without loading a model or the
HTTP library. :func:`render` is the only entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import jinja2

from codegen.errors import SpecError
from codegen.shapes import (
    Api,
    Argument,
    Choice,
    Enum,
    EnumRef,
    Field,
    ListOf,
    Model,
    ModelRef,
    Nullable,
    OneOf,
    Operation,
    Scalar,
    Shape,
    strip,
)
from codegen.text import tidy

__all__ = ["render"]

PATH = "shengwang_agent_api/commands.py"
_KINDS = {"str": "text", "int": "integer", "float": "number", "bool": "boolean"}
# Options every command has; a value of the same name is called after the object it stands in.
_TAKEN = {
    *("area", "base-url", "body", "csv", "dry-run", "env-file", "first", "help", "json", "output"),
    *("profile", "retries", "set", "show-secrets", "timeout", "version", "yaml", "app-id"),
}


@dataclass(frozen=True)
class _Option:
    """One value a command takes; ``path`` says where it goes in the body."""

    place: str
    path: tuple[str, ...]
    kind: str
    many: bool
    required: bool
    help: str
    choices: tuple[str | int, ...]
    open: bool
    secret: str
    default: Any
    example: Any = None
    client_default: str | None = None
    name: str = ""


@dataclass(frozen=True)
class _Command:
    """One operation as a command."""

    resource: str
    method: str
    text: str
    verb: str
    path: str
    replay: str
    body: str | None
    has_body: bool
    example: Any
    reply: str
    paged: bool
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    options: tuple[_Option, ...]


def render(api: Api, env: jinja2.Environment) -> dict[str, str]:
    """Return the module with the table, by its path below ``generated/``."""
    tables = _Tables(api)
    commands = [tables.command(op) for r in api.resources for op in r.operations]
    groups = [(r.name, tidy(r.text)) for r in api.resources]
    return {PATH: env.get_template("commands.py.jinja").render(commands=commands, groups=groups)}


class _Tables:
    """Spells operations as commands; knows the components by name."""

    def __init__(self, api: Api) -> None:
        self._models: dict[str, Model] = {model.name: model for model in api.models}
        self._enums: dict[str, Enum] = {enum.name: enum for enum in api.enums}

    def command(self, op: Operation) -> _Command:
        rows, item = self._rows(op)
        return _Command(
            resource=op.resource,
            method=op.method,
            text=tidy(op.text),
            verb=op.verb,
            path=op.path,
            replay=op.replay,
            body=op.body_model,
            has_body=op.has_body,
            example=op.example,
            reply=_reply(op),
            paged=op.pages is not None,
            rows=rows,
            columns=tuple(self._columns(item)),
            options=self._options(op),
        )

    # -- what goes in ----------------------------------------------------------------------

    def _options(self, op: Operation) -> tuple[_Option, ...]:
        found = [self._argument(op, argument) for argument in op.arguments]
        model = self._models[op.body_model] if op.body_model else None
        for field in model.fields if model else ():
            found += self._inside(field)
        flags = _flags(op, found)
        return tuple(replace(option, name=flag) for option, flag in zip(found, flags, strict=True))

    def _argument(self, op: Operation, argument: Argument) -> _Option:
        model = self._models.get(op.body_model or "")
        fields = {field.wire: field for field in model.fields} if model else {}
        field = fields.get(argument.wire) if argument.place == "body" else None
        return self._option(
            argument.place,
            (argument.wire,) if argument.place == "body" else (argument.name,),
            argument.shape,
            argument.required,
            argument.text,
            field=field,
            example=argument.example,
            client_default=argument.client_default,
        )

    def _inside(self, field: Field) -> Iterator[_Option]:
        """Yield the properties of an object of the body; deeper ones are for files and --set."""
        shape = strip(field.shape)
        if isinstance(shape, ModelRef):
            for inner in self._models[shape.name].fields:
                path = (field.wire, inner.wire)
                required = field.required and inner.required
                yield self._option("body", path, inner.shape, required, inner.text, field=inner)

    def _option(
        self,
        place: str,
        path: tuple[str, ...],
        shape: Shape,
        required: bool,
        text: str,
        *,
        field: Field | None = None,
        **more: Any,
    ) -> _Option:
        kind, many, choices, is_open = self._kind(shape)
        return _Option(
            place=place,
            path=path,
            kind=kind,
            many=many,
            required=required,
            help=tidy(text),
            choices=choices,
            open=is_open,
            secret=field.secret if field else "",
            default=field.default if field and field.has_default else None,
            **more,
        )

    def _kind(self, shape: Shape) -> tuple[str, bool, tuple[str | int, ...], bool]:
        """Return the kind of one value, whether many are taken, and the choices."""
        if isinstance(shape, Nullable) and not isinstance(strip(shape), Scalar):
            return "json", False, (), False
        match strip(shape):
            case Scalar(name) if name in _KINDS:
                return _KINDS[name], False, (), False
            case EnumRef(name):
                enum = self._enums[name]
                return _KINDS[enum.base], False, enum.values, enum.open
            case Choice(values, base, is_open) if base in ("str", "int"):
                return _KINDS[base], False, values, is_open
            case OneOf((EnumRef() as first, Scalar())):  # 2 and "2" are one state in a query
                return self._kind(first)
            case ListOf(Scalar(name)) if name in _KINDS:
                return _KINDS[name], True, (), False
        return "json", False, (), False

    # -- what comes out --------------------------------------------------------------------

    def _rows(self, op: Operation) -> tuple[tuple[str, ...], Shape | None]:
        """Return where a reply keeps its list, as wire keys, and what one entry is."""
        if isinstance(op.response, ListOf):
            return (), op.response.item
        if not isinstance(op.response, ModelRef):
            return (), None
        if op.pages is not None:
            return self._wire_path(op.response.name, op.pages.items), op.pages.item
        for field in self._models[op.response.name].fields:
            shape = strip(field.shape)
            if isinstance(shape, ListOf) and isinstance(shape.item, ModelRef):
                return (field.wire,), shape.item
        return (), op.response

    def _wire_path(self, model: str, names: tuple[str, ...]) -> tuple[str, ...]:
        found: list[str] = []
        for name in names:
            field = next(f for f in self._models[model].fields if f.name == name)
            found.append(field.wire)
            shape = strip(field.shape)
            model = shape.name if isinstance(shape, ModelRef) else model
        return tuple(found)

    def _columns(self, item: Shape | None, prefix: str = "") -> Iterator[str]:
        """Yield the plain values of an entry, and those one object deeper, as dotted keys."""
        if not isinstance(item, ModelRef):
            return
        for field in self._models[item.name].fields:
            shape = strip(field.shape)
            if isinstance(shape, ModelRef) and not prefix:
                yield from self._columns(shape, f"{field.wire}.")
            elif isinstance(shape, (Scalar, EnumRef, Choice)):
                yield f"{prefix}{field.wire}"


def _reply(op: Operation) -> str:
    if op.response is None:
        return "nothing"
    return "list" if isinstance(op.response, ListOf) else "object"


def _flags(op: Operation, options: list[_Option]) -> list[str]:
    """Return the option names: the last word, preceded by its object where words are equal."""
    last = [_kebab(option.path[-1]) for option in options]
    counts = Counter(last)
    flags = [
        word
        if len(option.path) == 1 or (counts[word] == 1 and word not in _TAKEN)
        else "-".join(map(_kebab, option.path))
        for option, word in zip(options, last, strict=True)
    ]
    flags = [f"api-{flag}" if flag in _TAKEN else flag for flag in flags]
    twice = [flag for flag, count in Counter(flags).items() if count > 1]
    if twice:
        raise SpecError(op.at, f"two values would be the option --{twice[0]}; rename one of them")
    return flags


def _kebab(word: str) -> str:
    return word.replace("_", "-")
