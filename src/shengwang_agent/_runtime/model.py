"""What every model shares: equality, masked ``repr``, and what is read in place."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib import import_module
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final

from shengwang_agent._runtime import API, UNSET as UNSET, Unset as Unset, compiled
from shengwang_agent._runtime.compiled import (
    Compiled,
    Nested as Nested,
    Spec as Spec,
    chosen,
    class_of,
)  # fmt: skip
from shengwang_agent._runtime.interfaces import JsonObject, PydanticMethods, dump as dump, kept

if TYPE_CHECKING:
    from typing_extensions import Self

if TYPE_CHECKING:

    class WrongKeyOrValue:
        """What only ``Any`` stands for, and nothing that is written out in a literal dict.

        So a ``Mapping[str, Any]`` is taken, and checkers go on finding a wrong key in a literal.
        """

    Json = Mapping[str, WrongKeyOrValue]
else:
    Json = Mapping[str, Any]

MASK: Final = "***"
LACKING: Any = None
"""Stands for what each reply has, where an object is made without it."""


class _Lazy:
    """Stands for the module of TypedDict twins, so that type hints resolve at run time."""

    def __getattr__(self, name: str) -> Any:
        """Import the module when a name of it is asked for."""
        return getattr(import_module(f"{API}.params"), name)


params = _Lazy()


new_extra: Callable[[], dict[str, Any]] = dict
"""Makes the empty ``additional_properties`` of a new model."""


@lru_cache(None)
def named(name: str) -> type[Model] | None:
    """Return the model class of this name; a union of several has none."""
    found = getattr(import_module(f"{API}.models"), name, None)
    return found if isinstance(found, type) and issubclass(found, Model) else None


def is_plain(name: str | None, data: Mapping[str, Any]) -> bool:
    """Whether a JSON object has no key that its class has not, and no null that may mean absence.

    The quick look for :func:`unknown_keys`: False where that would take longer to find out.
    """
    known, inner, unseen = _shape(name)
    if not known:
        return True
    if not data.keys() <= known.keys() or None in data.values() or not unseen.isdisjoint(data):
        return False
    for key, nested in inner.items():
        if key in data:
            items = data[key]
            for item in items if isinstance(items, list) else (items,):
                if item.__class__ is dict and not is_plain(chosen(nested, item), item):
                    return False
    return True


def unknown_keys(
    name: str | None, data: Mapping[str, Any], at: str
) -> Iterator[tuple[str, str, list[str], str]]:
    """Yield the keys of a JSON object that its class has not: where, which, what there is, the class.

    Maps that may hold anything, such as settings of a vendor, are not looked into.
    """
    known, inner, _ = _shape(name)
    if known:
        yield from ((at, str(k), list(known), name or "") for k in data.keys() - known.keys())
    for key in inner.keys() & data.keys():
        items = data[key]
        for item in items if isinstance(items, list) else (items,):
            if isinstance(item, dict):
                yield from unknown_keys(chosen(inner[key], item), item, f"{at}.{key}")


@lru_cache(None)
def _shape(name: str | None) -> tuple[dict[str, None], dict[str, Nested], frozenset[str]]:
    """The wire keys of a class, what is in those that hold objects of known classes, and the keys
    whose objects are not looked into here, but read as models."""
    cls = named(name or "")
    spec = cls._SPEC if cls else ()
    objects = {wire: nested for _, wire, _, nested in spec if nested and not nested.beside}
    secrets = {wire for _, wire, secret, _ in spec if secret}
    unseen = frozenset(key for key, nested in objects.items() if key in secrets or nested.each)
    inner = {key: nested for key, nested in objects.items() if key not in unseen}
    return dict.fromkeys(wire for _, wire, _, _ in spec), inner, unseen


if TYPE_CHECKING:
    from attrs import define as define
else:

    def define(**how):
        """``attrs.define``; an error for a field that does not exist names the one meant."""

        import attrs  # vendor classes do without

        def made(cls):
            cls = attrs.define(init=False, **how)(cls)
            cls._SPEC = compiled.spec(cls)
            _settle(cls)
            return cls

        return made


class Model(PydanticMethods):
    """Base of all models: mutable values that are equal when they mean the same JSON."""

    # Slots, also where the subclass has none: they are found before the ``__dict__`` of an object.
    __slots__ = ("_nulls", "additional_properties")

    # What describes all fields; made of the tables below, which name those that are not as most.
    _SPEC: ClassVar[Spec] = ()
    # By attribute: its wire key, how its value is masked, what mappings in it stand for.
    _WIRES: ClassVar[dict[str, str]] = {}
    _SECRETS: ClassVar[dict[str, str]] = {}
    _NESTED: ClassVar[dict[str, Nested]] = {}
    # By attribute: a "map", or "any" value, of no class; models may stand in it.
    _FREE: ClassVar[dict[str, str]] = {}
    # Attributes whose ``None`` is sent as null.
    _NULLABLE: ClassVar[frozenset[str]] = frozenset()
    # Keys of a reply whose null is told from absence.
    _MAYBE_NULL: ClassVar[tuple[str, ...]] = ()
    # Attributes that each reply has.
    _GIVEN: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def _adopt(cls, src: dict[str, Any]) -> Self:
        """Read a JSON object nobody else holds: entries of its lists live on in the models."""
        raise NotImplementedError

    if not TYPE_CHECKING:
        to_dict = Compiled(JsonObject.to_dict, compiled.to_dict)
        from_dict = Compiled(PydanticMethods.from_dict.__func__, compiled.from_dict, classmethod)
        _adopt = Compiled(_adopt.__func__, compiled.adopt, classmethod)

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)

        __init__ = Compiled(__init__, compiled.constructor)

    def __eq__(self, other: object) -> bool:
        """Compare values; a plain dict inside equals the model it stands for."""
        if other.__class__ is not self.__class__ or not isinstance(other, Model):
            return NotImplemented
        return self.to_dict() == other.to_dict()

    def __repr__(self) -> str:
        """Show what is set, secrets masked."""
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in _shown(self))})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Show the same where rich prints it, as its tracebacks do; it would look inside."""
        return _shown(self)

    def _repr_html_(self) -> str:
        """Show what is set as a small table, secrets masked; notebooks call this."""
        import html  # only notebooks need it

        rows = "".join(
            f"<tr><th>{html.escape(name)}</th><td>{html.escape(repr(value))}</td></tr>"
            for name, value in _shown(self)
        )
        return f"<table><caption>{html.escape(type(self).__name__)}</caption>{rows}</table>"


class _Lacking:
    """An attribute that people look for and a model has not; a key of that name is found first."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text

    def __get__(self, obj: Any, cls: Any) -> Any:
        said = f"{cls.__name__!r} object has no attribute {self._name!r}"
        raise AttributeError(f"{said}; {self._text}")


def lacking(cls: type[Model], **texts: str) -> None:
    """Let a class say what to write in place of attributes that it has not.

    Not with ``__getattr__``, which would slow down every other attribute.
    """
    for name, text in texts.items():
        setattr(cls, name, _Lacking(name, text))


lacking(Model, to_json="write json() or model_dump_json()")


class _Derived:
    """A slot that is filled from the ``__dict__`` of its object when it is first asked for."""

    def __init__(self, slot: Any, find: Callable[[Any], Any]) -> None:
        self._slot, self._find = slot, find

    def __get__(self, obj: Any, cls: Any) -> Any:
        if obj is None:
            return self
        try:
            return self._slot.__get__(obj)
        except AttributeError:
            found = self._find(obj)
            self._slot.__set__(obj, found)
            return found

    def __set__(self, obj: Any, value: Any) -> None:
        self._slot.__set__(obj, value)


class Listed(Model):
    """Base of the models that fill the lists of replies, a thousand to a page.

    The decoded JSON object itself is the ``__dict__`` of such a model, which takes half the time of
    filling slots. Keys that are absent are answered by the class (see :func:`_settle`). Attributes
    that are not described exist when the platform sent them; ``additional_properties`` has them all.
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        compiled.need_mapping(cls, src)
        obj = object.__new__(cls)
        _fill(obj, {k: v for k, v in src.items() if v is not None or k not in cls._GIVEN})
        return obj

    @classmethod
    def _adopt_all(cls, values: list[Any]) -> list[Any]:
        """Read a JSON array nobody else holds; what is no object in it stays what it is."""
        with suppress(TypeError, KeyError):  # one is no object, or lacks what others have
            if not any(None in map(itemgetter(name), values) for name in cls._GIVEN):
                found: list[Any] = list(map(object.__new__, repeat(cls, len(values))))
                deque(map(_fill, found, values), 0)  # the loop itself runs in C
                return found
        return [cls.from_dict(src) if type(src) is dict else src for src in values]

    if not TYPE_CHECKING:
        to_dict = kept(Compiled(JsonObject.to_dict, compiled.to_dict, kept))

        # No ``__getattr__`` for these two: it would slow down every other attribute.
        additional_properties = _Derived(
            Model.additional_properties,
            lambda obj: compiled.extras(obj.__dict__, {entry[1] for entry in type(obj)._SPEC}),
        )
        _nulls = _Derived(
            Model._nulls, lambda obj: compiled.nulls(obj.__dict__, *type(obj)._MAYBE_NULL)
        )

        def __setattr__(self, name, value):
            # A misspelt name is an error here as it is where slots are.
            if not hasattr(type(self), name):
                del value
                kind = type(self).__name__
                raise AttributeError(f"{kind!r} object has no attribute {name!r}")
            object.__setattr__(self, name, value)


# What ``obj.__dict__ = src`` comes to; that would ask ``__setattr__`` first.
_fill: Callable[[Listed, Any], None] = Listed.__dict__["__dict__"].__set__


class _Given:
    """A value that each reply has: to read one that is missing raises, and None is never seen."""

    def __init__(self, owner: str, name: str) -> None:
        self._text = f"the platform sent no {name} in this {owner}; the rest of it can be read"

    def __get__(self, obj: Any, cls: Any) -> Any:
        if obj is None:
            return self
        raise AttributeError(self._text)


class _GivenSlot(_Given):
    def __init__(self, owner: str, name: str, slot: Any) -> None:
        super().__init__(owner, name)
        self._slot = slot

    def __get__(self, obj: Any, cls: Any) -> Any:
        value = None if obj is None else self._slot.__get__(obj)
        return super().__get__(obj, cls) if value is None else value

    def __set__(self, obj: Any, value: Any) -> None:
        self._slot.__set__(obj, value)


def _settle(cls: type[Model]) -> None:
    """Let a class answer for keys its objects were not sent; attrs took the defaults of some away."""
    for name in cls._GIVEN:
        slot = cls.__dict__.get(name)
        owner = cls.__name__
        setattr(cls, name, _GivenSlot(owner, name, slot) if slot else _Given(owner, name))
    if issubclass(cls, Listed):
        for name in {entry[0] for entry in cls._SPEC}.difference(cls._GIVEN):
            setattr(cls, name, None)
    elif cls._GIVEN:
        setattr(cls, "__reduce__", _reduced)  # noqa: B010


def _reduced(self: Model) -> tuple[Any, ...]:
    return type(self).from_dict, (self.to_dict(),)


def _shown(model: Model) -> Iterator[tuple[str, Any]]:
    """Yield attribute names and printable values of what is set, secrets masked."""
    for name, _, secret, nested in type(model)._SPEC:
        value = getattr(model, name, None)
        if value is not None and value is not UNSET:
            yield name, masked(value, secret, nested, model)
    if model.additional_properties:
        yield "additional_properties", dict.fromkeys(model.additional_properties, MASK)


def masked(value: Any, secret: str, nested: Nested | None, owner: Model | Mapping[str, Any]) -> Any:
    """Return a value fit for printing.

    ``secret`` is ``true`` (nothing is shown), ``partial`` (addresses lose user and query, maps
    their values) or empty. ``nested`` says what a mapping stands for; ``owner`` holds the field.
    """
    if value is None:
        return None
    if nested and isinstance(value, Mapping) and not isinstance(value, Model):
        return _masked_mapping(value, nested, owner)
    if secret == "true":
        return MASK
    if isinstance(value, (list, tuple)):
        return [masked(item, secret, nested, owner) for item in value]
    if isinstance(value, str):
        return masked_address(value) if secret else value
    if secret and isinstance(value, Mapping):
        return dict.fromkeys(value, MASK)
    return value


def _masked_mapping(
    value: Mapping[str, Any], nested: Nested, owner: Model | Mapping[str, Any]
) -> dict[str, Any]:
    if nested.each is not None:
        return {key: masked(item, "", nested.each, owner) for key, item in value.items()}
    name = chosen(nested, value, owner)
    if name is not None:
        return masked_object(name, value)
    return {key: item if key == nested.tag else MASK for key, item in value.items()}


def masked_object(name: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a JSON object of the class of this name with its secrets, and keys it has not, masked."""
    spec = {wire: (secret, inner) for _, wire, secret, inner in class_of(name)._SPEC}
    return {k: masked(item, *spec[k], value) if k in spec else MASK for k, item in value.items()}


def masked_address(text: str) -> str:
    """Return an address without user, password and query.

    Whatever stands before the last ``@`` is taken for credentials, also where a URL parser would
    disagree: showing too little is the smaller mistake.
    """
    found = re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text)
    scheme = found.group() if found else ""
    rest = text[len(scheme) :]
    if "@" in rest:
        rest = f"{MASK}@{rest[rest.rindex('@') + 1 :]}"
    place, mark, query = rest.partition("?")
    if not mark:
        place, mark, query = rest.partition("#")
    return f"{scheme}{place}{mark}{MASK if query else ''}"
