"""What pydantic needs to read, write and describe a model: so models are at home in FastAPI.

Only pydantic asks for this, and brings its own core along; nothing here is loaded without it.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any, Union, get_args, get_origin, get_type_hints

from . import Unset


def core_schema_of(cls: Any, generate: Callable[[Any], Any]) -> Any:
    """Return the schema of a model: an object of it, or a JSON object that fits its fields.

    Keys that the class does not have pass, as everywhere; a value of another type does not. What
    is written is what ``to_dict`` gives.
    """
    from pydantic_core import core_schema as core

    hints = get_type_hints(cls)
    fields = {
        wire: core.typed_dict_field(generate(_plain(hints[name])), required=False)
        for name, wire, _, _ in cls._SPEC
    }
    checked = core.typed_dict_schema(
        fields,
        extra_behavior="allow",
        cls_name=cls.__name__,
        ref=f"{cls.__module__}.{cls.__name__}:{id(cls)}",
    )

    def read(value: Any, check: Callable[[Any], Any]) -> Any:
        return value if isinstance(value, cls) else cls.from_dict(check(value))

    return core.no_info_wrap_validator_function(
        read,
        checked,
        serialization=core.plain_serializer_function_ser_schema(cls.to_dict, return_schema=checked),
    )


def _plain(hint: Any) -> Any:
    """Return the type without what stands for absence, and without the twins of models."""
    parts = [
        _plain(part)
        for part in get_args(hint)
        if part is not Unset and not hasattr(part, "__total__")
    ]
    if get_origin(hint) in (Union, types.UnionType):
        return reduce(or_, parts)
    if isinstance(get_origin(hint), type) and parts:
        return get_origin(hint)[tuple(parts)]
    return hint
