"""What describes a model, and what is written out from it: constructor, ``to_dict``, ``from_dict``.

All that these functions say follows from the fields of their class and its tables, but a loop over
those takes longer than a statement for each field. They are written when they are first asked for:
a reply that is read needs no constructor.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from shengwang_agent._runtime import ABSENT, API, UNSET
from shengwang_agent._runtime.interfaces import JsonObject, PydanticMethods, dump
from shengwang_agent._runtime.spelling import owners_of, unexpected


class Nested:
    """Which class a mapping in a field stands for: the one ``by`` its tag, else ``default``."""

    tag: str | None = None
    """A key of the mapping itself; with ``beside``, of the object that holds the field."""
    by: Mapping[str | int, str] = MappingProxyType({})
    default: str | None = None
    beside: bool = False
    """Whether the mapping is read as the plain map it is."""
    each: Nested | None = None
    """What the values of the mapping stand for, if it is not the mapping itself."""
    lists: int = 0
    """How many arrays it stands in."""
    read: str = "from_dict"
    """The method of the class that reads it; ``_adopt_all`` reads a whole array."""

    def __init__(self, **given: Any) -> None:
        vars(self).update(given)

    def in_lists(self, lists: int) -> Nested:
        """The same in so many arrays."""
        return Nested(**{**vars(self), "lists": lists})


Spec = tuple[tuple[str, str, str, Nested | None], ...]
"""Per field: attribute, wire key, how its value is masked, what mappings in it stand for."""


def spec(cls: type[Any]) -> Spec:
    """Return what the fields of a class and its tables say."""
    names = (f.name for f in cls.__attrs_attrs__ if f.init and f.name != "additional_properties")
    return tuple(
        (n, cls._WIRES.get(n, n), cls._SECRETS.get(n, ""), cls._NESTED.get(n)) for n in names
    )


def chosen(
    nested: Nested, value: Mapping[str, Any], owner: JsonObject | Mapping[str, Any] | None = None
) -> str | None:
    """Return the name of the class a mapping stands for, or ``None`` for an unknown tag."""
    if nested.tag is None:
        return nested.default
    tag = _beside(owner, nested.tag) if nested.beside else value.get(nested.tag)
    return nested.by.get(tag, nested.default) if isinstance(tag, (str, int)) else nested.default


def _beside(owner: JsonObject | Mapping[str, Any] | None, key: str) -> Any:
    """Return the value of a wire key, as the description writes it (a number as text)."""
    value = (owner.to_dict() if isinstance(owner, JsonObject) else owner or {}).get(key)
    return str(value) if type(value) is int else value


def pick(nested: Nested, value: Any) -> Any:
    """Read a mapping as the member of a union its tag names; an unknown tag keeps it raw."""
    if not isinstance(value, dict):
        return value
    name = chosen(nested, value)
    return value if name is None else class_of(name).from_dict(value)


def class_of(name: str) -> type[PydanticMethods]:
    """Return the model class of this name."""
    found: type[PydanticMethods] = getattr(import_module(f"{API}.models"), name)
    return found


Scope = dict[str, Any]
"""What the names mean that a function does not define."""


class Compiled:
    """A method of a base class that each model has its own function for, once it is asked for.

    The function is then an attribute of the model, and this is not asked again. Threads that ask at
    the same time may each write it; they write the same.
    """

    def __init__(
        self, method: Any, write: Callable[[type[Any], Scope], str], kind: Any = lambda made: made
    ) -> None:
        """Take what ``help`` shows, what writes the function, and what makes a method of it."""
        self._method, self._write, self._kind = method, write, kind
        self.__name__, self.__doc__ = method.__name__, method.__doc__

    def __get__(self, obj: Any, cls: type[Any]) -> Any:
        # ``inspect.signature`` gives the class as the object.
        lineage = (obj if isinstance(obj, type) else cls).__mro__
        models = (c for c in lineage if {"_SPEC", "__attrs_attrs__"} <= vars(c).keys())
        model = next(models, None)
        made = self._kind(self._compiled(model) if model else self._method)
        if model and self.__name__ not in vars(model):  # what a user put there stays
            setattr(model, self.__name__, made)
        return made.__get__(obj, cls)

    def _compiled(self, cls: type[Any]) -> Any:
        """Return the function of a class; tracebacks and debuggers show what was written."""
        file = f"<{self.__name__} of {cls.__module__}.{cls.__qualname__}>"
        scope = {"__name__": cls.__module__, "_m": import_module(f"{API}.models"), **_CALLED}
        source = self._write(cls, scope)
        exec(compile(source, file, "exec"), scope)
        linecache.cache[file] = len(source), None, source.splitlines(keepends=True), file
        made = scope[self.__name__]
        made.__qualname__ = f"{cls.__qualname__}.{self.__name__}"
        made.__doc__, made.__annotations__ = self.__doc__, self._method.__annotations__
        return made


def constructor(cls: type[Any], scope: Scope) -> str:
    """Write ``__init__`` as attrs does, but one that takes any keyword.

    To catch Python's own error around the usual one takes as long as all the rest of it.
    """
    from attrs import NOTHING, Factory

    takes, sets, wrong = [], [], ["_unknown"]
    for field in cls.__attrs_attrs__:
        name, default, value = field.name, f"_default_{field.name}", field.name
        scope[default] = field.default
        if isinstance(field.default, Factory):  # type: ignore[arg-type]
            scope[default] = field.default.factory
            value = f"{default}() if {name} is _absent else {name}"
            default = "_absent"
        elif field.default is NOTHING:
            default = "_absent"
            wrong.append(f"{name} is _absent")
        if field.init:
            takes.append(f"{name}={default}")
        sets.append(f"    self.{name} = {value if field.init else default}\n")
    given = [take.partition("=")[0] for take in takes]
    return (
        f"def __init__(self, *, {', '.join(takes)}, **_unknown):\n"
        f"    if {' or '.join(wrong)}:\n"
        # A field may be called ``type`` or ``locals``.
        "        _error = _refused(self.__class__, _locals())\n"
        # What an error shows of this frame must hold no secret.
        f"        del self, {', '.join(given)}, _unknown\n"
        "        raise _error\n"
        f"{''.join(sets)}"
    )


def _refused(cls: type[Any], given: dict[str, Any]) -> TypeError:
    """Word the error: an argument too many, else what Python says of those that lack."""
    from attrs import NOTHING

    fields = [field for field in cls.__attrs_attrs__ if field.init]
    for name in given["_unknown"]:
        names = [field.name for field in fields]
        return unexpected(f"{cls.__name__} has no field", name, names, owners_of(cls))
    absent = (f for f in fields if f.default is NOTHING and given[f.name] is ABSENT)
    *most, last = (repr(field.name) for field in absent)
    named = f"{', '.join(most)}{',' * (len(most) > 1)} and {last}" if most else last
    many = f"{len(most) + 1} required keyword-only argument{'s' * bool(most)}"
    return TypeError(f"{cls.__init__.__qualname__}() missing {many}: {named}")


def to_dict(cls: type[Any], scope: Scope) -> str:
    """Write ``to_dict``: what is set under its wire key, then what no field has."""
    lines, may_lack = ["def to_dict(self):", "    found = {}"], _may_lack(cls)
    for name, wire, _, nested in cls._SPEC:
        value = f"getattr(self, {name!r}, None)" if name in cls._GIVEN else f"self.{name}"
        # What can be null and has to be sent is never absent.
        absent = "_UNSET" if name in may_lack else "_absent" if name in cls._NULLABLE else "None"
        written = _WRITTEN[cls._FREE.get(name, "any" if nested else "plain")]
        lines.append(f"    if (v := {value}) is not {absent}:")
        lines.append(f"        found[{wire!r}] = {written}")
    if cls._MAYBE_NULL:
        lines += ["    for key in self._nulls:", "        found.setdefault(key, None)"]
    return "\n".join([*lines, _REST])


_WRITTEN = {"plain": "v", "map": "v if v.__class__ is dict else _dump(v)", "any": "_dump(v)"}
_REST = """\
    if self.additional_properties:
        found.update(_dump(self.additional_properties))
    return found
"""


def _may_lack(cls: type[Any]) -> frozenset[str]:
    """The attributes that tell null from absence, because the field need not be sent."""
    return frozenset(field.name for field in cls.__attrs_attrs__ if field.default is UNSET)


def from_dict(cls: type[Any], scope: Scope) -> str:
    """Write ``from_dict``; what holds lists of a reply is read from a copy."""
    if any(nested and _leaf(nested).read != "from_dict" for *_, nested in cls._SPEC):
        return "def from_dict(cls, src):\n    return cls._adopt(_own(src))\n"
    return adopt(cls, scope, "from_dict")


def adopt(cls: type[Any], scope: Scope, name: str = "_adopt") -> str:
    """Write ``_adopt``, which reads an object that nobody else holds."""
    lines, may_lack = [_HEAD.format(name)], _may_lack(cls)
    for field, wire, _, nested in cls._SPEC:
        value = f"get({wire!r}{', _UNSET' if field in may_lack else ''})"
        if nested and not nested.beside:
            scope[f"_union_{field}"] = _leaf(nested)
            lines.append(f"    v = {value}")
            value = _read(nested, nested.lists, "v", f"_union_{field}")
        lines.append(f"    obj.{field} = {value}")
    if cls._MAYBE_NULL:
        lines.append(f"    obj._nulls = _nulls(src, {', '.join(map(repr, cls._MAYBE_NULL))})")
    scope["_KEYS"] = frozenset(wire for _, wire, _, _ in cls._SPEC)
    return "\n".join([*lines, _TAIL])


_HEAD = """\
def {}(cls, src):
    if type(src) is not dict:
        try:
            _need_mapping(cls, src)
        except TypeError:
            del src
            raise
    get = src.get
    obj = object.__new__(cls)"""
_TAIL = """\
    obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
    return obj
"""


def _leaf(nested: Nested) -> Nested:
    """What stands inside all maps."""
    return _leaf(nested.each) if nested.each else nested


def _read(nested: Nested, lists: int, value: str, union: str) -> str:
    """The expression that reads a value; ``union`` is the name of what chooses by a tag."""
    if lists == 1 and nested.read == "_adopt_all":
        return f"_m.{nested.default}._adopt_all({value}) if type({value}) is list else {value}"
    if lists:
        return f"_each({_reader(nested, lists - 1, union)}, {value})"
    if nested.each:
        return f"_each_value({_reader(nested.each, nested.each.lists, union)}, {value})"
    if nested.tag:
        return f"_pick({union}, {value})"
    return f"{_reader(nested, 0, union)}({value}) if isinstance({value}, dict) else {value}"


def _reader(nested: Nested, lists: int, union: str) -> str:
    """The function of one value that reads it; it may refuse what is no mapping."""
    if lists or nested.each or nested.tag:
        return f"lambda w: {_read(nested, lists, 'w', union)}"
    return f"_m.{nested.default}.{nested.read}"


class NotAMapping(TypeError):
    """``from_dict`` was given something that is no mapping."""


def each(parse: Callable[[Any], Any], value: Any) -> Any:
    """Return a list with every mapping in it read; anything else stays what it is."""
    if type(value) is not list:
        return value
    try:
        return list(map(parse, value))
    except NotAMapping:
        return [parse(item) if isinstance(item, dict) else item for item in value]


def each_value(parse: Callable[[Any], Any], value: Any) -> Any:
    """Return a dict with every mapping among its values read; anything else stays what it is."""
    if not isinstance(value, dict):
        return value
    return {key: parse(item) if isinstance(item, dict) else item for key, item in value.items()}


def need_mapping(cls: type[Any], value: Any) -> None:
    """Refuse to read what is no mapping."""
    if not isinstance(value, Mapping):
        text = f"{cls.__name__}.from_dict needs a mapping, not {type(value).__name__}"
        del value
        raise NotAMapping(text)


def extras(src: Mapping[str, Any], known: frozenset[str] | set[str]) -> dict[str, Any]:
    """Return the keys of ``src`` that the description does not know."""
    return {key: value for key, value in src.items() if key not in known}


def nulls(src: Mapping[str, Any], *keys: str) -> frozenset[str]:
    """Return the keys that are present and null."""
    return frozenset(key for key in keys if key in src and src[key] is None)


def own(value: Any) -> Any:
    """Return a copy of a JSON value as far as its objects and arrays go."""
    return dump(value, lambda model: own(model.to_dict()))


_CALLED = {
    "Any": Any, "Mapping": Mapping, "_UNSET": UNSET, "_absent": ABSENT, "_dump": dump, "_each": each,
    "_each_value": each_value, "_extras": extras, "_locals": locals, "_need_mapping": need_mapping,
    "_nulls": nulls, "_own": own, "_pick": pick, "_refused": _refused,
}  # fmt: skip
"""What the functions above are written with, and their annotations."""
