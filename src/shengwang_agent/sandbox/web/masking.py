"""Hides the secrets in the request log, by the marks of the API description.

The same rules as in the ``repr`` of the models: a field marked secret is hidden whole, addresses
lose user and query, the values of maps that may hold credentials go, keys the description does
not know lose their values too.
"""

from __future__ import annotations

import re
from typing import Any

from shengwang_agent._runtime.model import MASK, masked_object

__all__ = ["MASK", "mask", "mask_headers"]

SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie"})
_SCHEME = re.compile(r"(?i)^(basic |bearer |agora token=)")


def mask_headers(headers: dict[str, str]) -> dict[str, str]:
    """The headers with the values of the secret ones hidden, their scheme still readable."""
    return {
        name: _mask_header(value) if name in SECRET_HEADERS else value
        for name, value in headers.items()
    }


def _mask_header(value: str) -> str:
    scheme = _SCHEME.match(value)
    return f"{scheme.group(0) if scheme else ''}{MASK}"


def mask(model: str | None, value: Any) -> Any:
    """A decoded body of the named schema (or a list of such) with its secrets hidden."""
    if isinstance(value, list):
        return [mask(model, entry) for entry in value]
    if model is None or not isinstance(value, dict):
        return value
    return masked_object(model, value)
