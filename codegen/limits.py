"""The keys of a schema that limit its values: of which types, what keeps them, how they are told."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any, NamedTuple


class Limit(NamedTuple):
    """``words`` say it on a page, ``short`` names it in a list of facts; one may have neither."""

    of: tuple[str, ...]
    keeps: Callable[[Any, Any], bool]
    words: str = ""
    short: str = ""


_NUMBER, _TEXT, _LIST, _MAP = ("integer", "number"), ("string",), ("array",), ("object",)
LIMITS = {
    "minimum": Limit(_NUMBER, operator.ge, "at least {}", "min"),
    "maximum": Limit(_NUMBER, operator.le, "at most {}", "max"),
    "exclusiveMinimum": Limit(_NUMBER, operator.gt, "more than {}", "exclusiveMin"),
    "exclusiveMaximum": Limit(_NUMBER, operator.lt, "less than {}", "exclusiveMax"),
    "multipleOf": Limit(_NUMBER, lambda v, n: True),  # of floats, nobody can tell
    "minLength": Limit(_TEXT, lambda v, n: len(v) >= n, "at least {} characters", "minLength"),
    "maxLength": Limit(_TEXT, lambda v, n: len(v) <= n, "at most {} characters", "maxLength"),
    "x-sdk-max-bytes": Limit(
        _TEXT, lambda v, n: len(v.encode("utf-8", "surrogatepass")) <= n, "at most {} bytes of UTF-8",
        "maxBytes",
    ),
    "pattern": Limit(_TEXT, lambda v, n: bool(re.search(n, v))),
    "minItems": Limit(_LIST, lambda v, n: len(v) >= n, "at least {} items", "minItems"),
    "maxItems": Limit(_LIST, lambda v, n: len(v) <= n, "at most {} items", "maxItems"),
    "maxProperties": Limit(_MAP, lambda v, n: len(v) <= n, "at most {} keys"),
}  # fmt: skip
NUMERIC = tuple(key for key in LIMITS if key != "pattern" and not key.startswith("x-"))
"""Those of JSON Schema that are numbers."""
