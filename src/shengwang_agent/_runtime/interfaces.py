"""What a model offers beside its fields: what a mapping does, and what a pydantic model does.

Programs read replies as ``reply["status"]`` or ``dict(reply)``, return them from FastAPI, and
call the methods that pydantic models have. The migration page lists them.
"""

from __future__ import annotations

import copy as copying
import json as json_text
from collections import abc
from collections.abc import Collection, ItemsView, Iterator, KeysView, Mapping, ValuesView
from operator import methodcaller
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

from shengwang_agent._runtime import UNSET

if TYPE_CHECKING:
    from typing_extensions import Self, TypedDict, Unpack

    class Nothing(TypedDict):
        """The keywords that a method takes beside those it declares."""


_dict = dict

if TYPE_CHECKING:
    _F = TypeVar("_F")

    def kept(method: _F) -> _F:
        """Mark a method no data can hide; see below."""
        return method

else:

    class kept:
        """A method no data of the same name can hide in a ``Listed`` model.

        What has ``__set__`` is found before the ``__dict__`` of an object.
        """

        def __init__(self, method):
            self.method = method
            self.__doc__ = method.__doc__

        def __get__(self, obj, cls):
            return self.method.__get__(obj, cls)

        def __set__(self, obj, value):
            raise AttributeError(f"{self.method.__name__} is a method")


class JsonObject:
    """The JSON object of a model as a mapping that is read: wire keys, only what is set."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        raise NotImplementedError

    def __getitem__(self, key: str) -> Any:
        """Return the value of a wire key; KeyError when it is not set."""
        found = self.to_dict()
        if not isinstance(key, str):
            lists = [f".{name}" for name, value in found.items() if isinstance(value, list)]
            told = f"; its entries are in {', '.join(lists)}" if lists else ""
            raise TypeError(f"{type(self).__name__} is no list: keys are texts{told}")
        return found[key]

    def __iter__(self) -> Iterator[str]:
        """Yield the wire keys of what is set."""
        return iter(self.to_dict())

    def __len__(self) -> int:
        """Count what is set."""
        return len(self.to_dict())

    def __bool__(self) -> bool:
        """Say yes: a model with nothing set is a model all the same."""
        return True

    def __contains__(self, key: object) -> bool:
        """Tell whether a wire key is set."""
        return key in self.to_dict()

    @kept
    def keys(self) -> KeysView[str]:
        """Return the wire keys of what is set."""
        return self.to_dict().keys()

    @kept
    def values(self) -> ValuesView[Any]:
        """Return the JSON values of what is set."""
        return self.to_dict().values()

    @kept
    def items(self) -> ItemsView[str, Any]:
        """Return wire keys and JSON values of what is set."""
        return self.to_dict().items()

    @kept
    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a wire key, or ``default`` when it is not set."""
        return self.to_dict().get(key, default)


Mapping.register(JsonObject)  # pyright: ignore[reportAttributeAccessIssue]


class PydanticMethods(JsonObject):
    """The methods of pydantic models that programs call; both generations' names."""

    __slots__ = ()

    _SPEC: ClassVar[Any] = ()
    _NULLABLE: ClassVar[frozenset[str]] = frozenset()

    if TYPE_CHECKING:
        additional_properties: dict[str, Any]

    if not TYPE_CHECKING:

        @property
        def __dict__(self):
            """What is set, by attribute name: ``vars(model)``. A ``Listed`` model has its own."""
            pairs = ((name, getattr(self, name, None)) for name, *_ in type(self)._SPEC)
            return {
                name: value for name, value in pairs if value is not None and value is not UNSET
            }

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        raise NotImplementedError

    @kept
    def model_dump(
        self,
        *,
        mode: Literal["python", "json"] = "python",
        include: Collection[str] | None = None,
        exclude: Collection[str] | None = None,
        exclude_none: bool = False,
        exclude_unset: bool = False,
        by_alias: bool = True,
    ) -> _dict[str, Any]:
        """Return all fields as plain values, those without a value as ``None``.

        ``include`` and ``exclude`` name attributes of this model; ``exclude_none`` and
        ``exclude_unset`` leave those out, at any depth; ``by_alias=False`` uses attribute names
        in place of wire keys. Both modes give the same JSON-ready values.
        """
        same = {"exclude_none": exclude_none, "exclude_unset": exclude_unset, "by_alias": by_alias}
        dumped = methodcaller("model_dump", **same)
        found: dict[str, Any] = {}
        _need_names(include=include, exclude=exclude)
        for name, wire, _, _ in type(self)._SPEC:
            if _left_out(name, include, exclude):
                continue
            value = getattr(self, name, None)
            absent = value is UNSET or (value is None and not self._is_null(name, wire))
            if (absent and exclude_unset) or ((absent or value is None) and exclude_none):
                continue
            found[wire if by_alias else name] = None if absent else dump(value, dumped)
        for key, value in self.additional_properties.items():
            if not _left_out(key, include, exclude):
                found[key] = dump(value, dumped)
        return found

    def _is_null(self, name: str, wire: str) -> bool:
        """Tell whether ``None`` in a field means null rather than absence."""
        return name in type(self)._NULLABLE or wire in getattr(self, "_nulls", ())

    @kept
    def model_dump_json(
        self, *, indent: int | None = None, ensure_ascii: bool = False, **options: Any
    ) -> str:
        """Return :meth:`model_dump`, with the same options, as JSON text."""
        return _text(self.model_dump(**options), indent, ensure_ascii)

    @kept
    def dict(self, **options: Any) -> _dict[str, Any]:
        """Return the same as :meth:`to_dict`; with options, the same as :meth:`model_dump`."""
        return self.model_dump(**options) if options else self.to_dict()

    @kept
    def json(self, *, indent: int | None = None, ensure_ascii: bool = False, **options: Any) -> str:
        """Return :meth:`dict`, with the same options, as JSON text."""
        return _text(self.dict(**options), indent, ensure_ascii)

    @property
    def model_fields_set(self) -> set[str]:
        """The attributes that are set, and the keys beyond them."""
        return {*self.model_dump(exclude_unset=True, by_alias=False)}

    @kept
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, with the attributes in ``update`` changed; ``deep`` copies values too."""
        made = copying.deepcopy(self) if deep else copying.copy(self)
        for name, value in (update or {}).items():
            setattr(made, name, value)
        return made

    @kept
    def copy(
        self,
        *,
        update: Mapping[str, Any] | None = None,
        deep: bool = False,
        **_unknown: Unpack[Nothing],
    ) -> Self:
        """Return the same as :meth:`model_copy`."""
        for name in _unknown:
            told = f"write model_copy(update={{{name!r}: …}})"
            raise TypeError(f"copy() got an unexpected keyword argument {name!r}; {told}")
        return self.model_copy(update=update, deep=deep)

    @classmethod
    def model_validate(cls, obj: Mapping[str, Any]) -> Self:
        """Return the same as :meth:`from_dict`; an object of the class is returned as it is."""
        return obj if isinstance(obj, cls) else cls.from_dict(obj)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes) -> Self:
        """Read JSON text as :meth:`from_dict` reads an object."""
        return cls.from_dict(json_text.loads(json_data))

    @classmethod
    def construct(cls, **values: Any) -> Self:
        """Return an object of these attributes; nothing is checked, unknown names are kept."""
        wires = {name: wire for name, wire, _, _ in cls._SPEC}
        return cls.from_dict({wires.get(name, name): value for name, value in values.items()})

    parse_obj = model_validate
    parse_raw = model_validate_json
    model_construct = construct

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Tell pydantic, which alone calls this, how models are read, written and described."""
        from .pydantic_schema import core_schema_of

        return core_schema_of(cls, handler.generate_schema)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        """Tell pydantic how models are described: as their fields are, read or written."""
        return handler(schema["schema"])


def _text(value: Any, indent: int | None, ensure_ascii: bool) -> str:
    return json_text.dumps(value, indent=indent, ensure_ascii=ensure_ascii)


def _need_names(**given: Collection[str] | None) -> None:
    """Refuse what would leave out more than it says: fields of fields, and the letters of a name."""
    for argument, names in given.items():
        deeper = isinstance(names, Mapping) and any(v not in (True, ...) for v in names.values())
        if isinstance(names, str) or deeper:
            raise TypeError(f"{argument} must be a set of names of fields of this model itself")


def _left_out(name: str, include: Collection[str] | None, exclude: Collection[str] | None) -> bool:
    return (include is not None and name not in include) or (
        exclude is not None and name in exclude
    )


_PLAIN = frozenset({str, int, bool, float, type(None)})


def dump(value: Any, model: abc.Callable[[Any], Any] = methodcaller("to_dict")) -> Any:
    """Return the JSON form of a value; ``model`` gives that of each model in it, at any depth."""
    if value.__class__ in _PLAIN:  # most are; whether it is a Mapping takes ten times as long
        return value
    if isinstance(value, JsonObject):
        return model(value)
    if isinstance(value, (dict, Mapping)):
        return {
            key: item if item.__class__ in _PLAIN else dump(item, model)
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [item if item.__class__ in _PLAIN else dump(item, model) for item in value]
    return value
