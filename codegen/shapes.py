"""What the description says, once read: the values the templates are filled from.

Shapes describe JSON values; models, enums and aliases are the named components; operations are
the calls. Everything is frozen and in the order of the document, so rendering is deterministic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar


@dataclass(frozen=True)
class Scalar:
    """A plain JSON value; ``name`` is the Python type: str, int, float, bool or Any."""

    name: str


@dataclass(frozen=True)
class Choice:
    """An enumeration or constant; an open one takes any value of type ``base`` too."""

    values: tuple[str | int | bool, ...]
    base: str
    open: bool = False
    name: str | None = None
    """That of the component, when it is one."""


@dataclass(frozen=True)
class ModelRef:
    """A named object."""

    name: str


@dataclass(frozen=True)
class ListOf:
    """A JSON array."""

    item: Shape


@dataclass(frozen=True)
class MapOf:
    """A JSON object with free keys."""

    value: Shape


@dataclass(frozen=True)
class Nullable:
    """The inner shape or null."""

    inner: Shape


@dataclass(frozen=True)
class OneOf:
    """A union. With two or more models, ``tag`` is the property whose value chooses by ``by``.

    ``table`` names the lookup table in the generated ``unions`` module; ``alias`` is the name of
    the component, when the union is one; ``default`` the one member without a fixed tag.
    """

    members: tuple[Shape, ...]
    tag: str | None = None
    by: tuple[tuple[str | int, str], ...] = ()
    default: str | None = None
    alias: str | None = None
    table: str | None = None
    beside: ClassVar = False


@dataclass(frozen=True)
class Sibling:
    """A free map whose shape is chosen by the property ``tag`` beside it, or is always ``default``.

    It is read as the plain map it is; the typed shapes are accepted beside it.
    """

    tag: str | None
    by: tuple[tuple[str | int, str], ...]
    default: str | None
    table: str
    beside: ClassVar = True


Shape = Scalar | Choice | ModelRef | ListOf | MapOf | Nullable | OneOf | Sibling
ANY = Scalar("Any")


def strip(shape: Shape) -> Shape:
    """Return the shape without its null."""
    return shape.inner if isinstance(shape, Nullable) else shape


def inside(shape: Shape) -> tuple[Shape, ...]:
    """Return the shapes that a shape is made of."""
    match shape:
        case ListOf(inner) | MapOf(inner) | Nullable(inner):
            return (inner,)
        case OneOf(members):
            return members
    return ()


def needs_parse(shape: Shape) -> bool:
    """Tell whether values of the shape hold models."""
    return isinstance(shape, ModelRef) or any(map(needs_parse, inside(shape)))


def refs(shape: Shape) -> list[str]:
    """Return the component names a shape mentions, in order."""
    match shape:
        case ModelRef(name) | Choice(name=str(name)):
            return [name]
        case Sibling(by=by):
            return [name for _, name in by]
    own = [shape.alias] if isinstance(shape, OneOf) and shape.alias else []
    return own + [name for inner in inside(shape) for name in refs(inner)]


def bases(shape: Shape) -> tuple[str, ...]:
    """Return the Python types of a single plain value; none when values are not plain."""
    match shape:
        case Scalar(name):
            return () if name == "Any" else (name,)
        case Choice(base=base):
            return (base,)
        case OneOf(members):
            found = [bases(member) for member in members]
            return tuple(dict.fromkeys(sum(found, ()))) if all(found) else ()
    return ()


@dataclass(frozen=True)
class Field:
    """One property of an object."""

    wire: str
    name: str
    shape: Shape
    required: bool
    text: str = ""
    secret: str = ""
    default: Any = None
    has_default: bool = False
    max_bytes: int | None = None
    constant: Any = None
    always: bool = False
    """Whether each reply has it."""
    bounds: str = ""
    """What is allowed, in words."""
    made: bool = False
    """Whether the call makes it when it is left out."""

    @property
    def needed(self) -> bool:
        """Whether the user must give it."""
        return self.required and not self.made

    @property
    def nullable(self) -> bool:
        """Whether null is a documented value."""
        return isinstance(self.shape, Nullable)


@dataclass(frozen=True)
class Model:
    """An object component: one generated class in the module ``stem``."""

    name: str
    stem: str
    text: str
    fields: tuple[Field, ...]
    open: bool
    request: bool

    @property
    def mentions(self) -> list[str]:
        """The names of the components that its fields are made of."""
        return list(dict.fromkeys(name for field in self.fields for name in refs(field.shape)))


@dataclass(frozen=True)
class Alias:
    """A named component that is no object: an enumeration, a union, a map."""

    name: str
    text: str
    shape: Shape

    @property
    def mentions(self) -> list[str]:
        """The names of the components that it is made of."""
        return [name for name in refs(self.shape) if name != self.name]


@dataclass(frozen=True, kw_only=True)
class Argument(Field):
    """One argument of an operation; ``place`` is path, query, header or body."""

    place: str
    client_default: str | None = None
    example: Any = None
    minimum: float | None = None
    maximum: float | None = None
    is_time: bool = False
    names: Mapping[str, Any] | None = None
    """Words that stand for values, in any case."""

    @property
    def nullable(self) -> bool:
        """Whether an explicit null can be sent."""
        return self.place == "body" and isinstance(self.shape, Nullable)

    @property
    def absent(self) -> str:
        """What stands for an argument that is left out."""
        return "UNSET" if self.nullable else "None"


@dataclass(frozen=True)
class Pages:
    """Where a page keeps its items and the next cursor, as attribute names, and what asks for it."""

    items: tuple[str, ...]
    cursor: tuple[str, ...]
    query: str
    item: Shape
    rows: tuple[str, ...]
    """The keys that lead to the items."""


@dataclass(frozen=True)
class Lookup:
    """The call that tells whether an unknown outcome happened, and where its arguments come from."""

    operation: str
    resource: str
    # Name, type, whether it is a path value of the call itself, where it stands otherwise.
    arguments: tuple[tuple[str, str, bool, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Operation:
    """One call of the API."""

    id: str
    resource: str
    method: str
    verb: str
    path: str
    text: str
    replay: str
    deprecated: bool
    arguments: tuple[Argument, ...]
    has_body: bool
    body_required: bool
    body_model: str | None
    response: Shape | None
    response_text: str
    statuses: tuple[str, ...]
    error: str | None
    pages: Pages | None
    lookup: Lookup | None
    basic_only: bool
    empty_ok: bool
    gone_ok: bool
    warns: bool | list[str]
    tokens: dict[str, str] | None
    min_timeout: float | None
    also: tuple[str, ...]
    example: Any
    at: str

    @property
    def name(self) -> str:
        """What a program writes: ``resource.method``."""
        return f"{self.resource}.{self.method}"

    def placed(self, place: str) -> tuple[Argument, ...]:
        """Return the arguments of one place, in order."""
        return tuple(argument for argument in self.arguments if argument.place == place)


@dataclass(frozen=True)
class Resource:
    """A group of operations: ``client.<name>``."""

    name: str
    text: str
    operations: tuple[Operation, ...]
    methods: str | None = None
    """The class in ``_runtime/watching.py`` with what the resource offers beside its calls."""


@dataclass(frozen=True)
class Api:
    """The whole description, lowered."""

    models: tuple[Model, ...]
    enums: tuple[Alias, ...]
    aliases: tuple[Alias, ...]
    resources: tuple[Resource, ...]
    unions: tuple[OneOf | Sibling, ...]
    events: tuple[tuple[str | int, str, str, str], ...]
    """The type of each webhook notification, the class of its payload, its name and its text."""
    exports: dict[str, tuple[str, ...]]
    types: tuple[str, ...]
    homes: dict[str, str]

    @cached_property
    def named(self) -> dict[str, Model | Alias]:
        """Every named type, by its name."""
        every: list[Model | Alias] = [*self.models, *self.enums, *self.aliases]
        return {one.name: one for one in every}

    def fields(self, model: str) -> tuple[Field, ...]:
        """Return the fields of a model; none of what is no model."""
        found = self.named.get(model)
        return found.fields if isinstance(found, Model) else ()

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, by its resource."""
        return tuple(op for resource in self.resources for op in resource.operations)
