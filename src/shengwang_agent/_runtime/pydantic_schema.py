"""What pydantic needs to read, write and describe a model: so models are at home in FastAPI.

Only pydantic asks for this, and brings its own core along; nothing here is loaded without it.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from functools import reduce
from operator import or_
from typing import Any, Union, get_args, get_origin, get_type_hints

from . import Unset


def core_schema_of(cls: Any, generate: Callable[[Any], Any]) -> Any:
    """Return the schema of a model: an object of it, or a JSON object that fits its fields.

    Keys that the class does not have pass, as everywhere; a value of another type does not, nor
    does the absence of what its constructor wants. What is written is what ``to_dict`` gives, and
    nothing looks at it again: a reply may hold what nobody described.
    """
    from attrs import NOTHING
    from pydantic_core import core_schema as core

    hints = get_type_hints(cls)
    wanted = {field.name for field in cls.__attrs_attrs__ if field.default is NOTHING}
    fields = {
        wire: core.typed_dict_field(generate(_plain(hints[name])), required=name in wanted)
        for name, wire, _, _ in cls._SPEC
    }
    checked = core.typed_dict_schema(fields, extra_behavior="allow")

    def read(value: Any, check: Callable[[Any], Any]) -> Any:
        return value if isinstance(value, cls) else cls.from_dict(check(value))

    return core.no_info_wrap_validator_function(
        read,
        checked,
        ref=f"{cls.__module__}.{cls.__name__}:{id(cls)}",
        serialization=core.plain_serializer_function_ser_schema(cls.to_dict),
    )


def _plain(hint: Any) -> Any:
    """Return the type without what stands for absence, and without the twins of models.

    Nor with the mapping that stands beside a model: what does not fit the model would pass as one.
    """
    parts = [
        _plain(part)
        for part in get_args(hint)
        if part is not Unset and not hasattr(part, "__total__")
    ]
    if get_origin(hint) in (Union, types.UnionType):
        if any(hasattr(part, "_SPEC") for part in parts):
            parts = [part for part in parts if get_origin(part) is not Mapping]
        return reduce(or_, parts)
    if isinstance(get_origin(hint), type) and parts:
        return get_origin(hint)[tuple(parts)]
    return hint
