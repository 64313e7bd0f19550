"""The secrets of one call, which a server may repeat in its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from shengwang_agent._http.request import SHOWN
from shengwang_agent._masking import decoded
from shengwang_agent_api.models.unions import SECRETS


def secrets_of(exchange: Any) -> frozenset[str]:
    """Credentials, header values, options, and what the body holds in secret fields."""
    state, options = exchange.state, exchange.options
    if state.secrets is None:  # the same in all errors of a client
        state.secrets = frozenset(_of_settings(state.settings))
    found = set(_of_headers(options.get("additional_headers") or {}))
    if state.settings.credentials.header is None:
        for value in _texts([state.settings.credentials.secrets(), exchange.signed]):
            found.update(_packed(value))
    for option in ("additional_query_parameters", "additional_body_parameters"):
        found.update(_texts(options.get(option)))
    found.update(_marked(exchange.operation.body))
    return state.secrets | found if found else state.secrets  # type: ignore[no-any-return]


def _of_settings(settings: Any) -> Iterator[str]:
    yield from _texts(settings.app_certificate)
    yield from _of_headers(settings.headers)
    for value in _texts(settings.credentials.secrets()):
        yield from _packed(value)


def _of_headers(headers: Mapping[str, Any]) -> Iterator[str]:
    for name, value in headers.items():
        if name.lower() not in SHOWN and value is not None:
            yield from _packed(value)


@lru_cache(maxsize=256)
def _packed(header: str) -> tuple[str, ...]:
    return tuple(_parts(header))


def _parts(header: str) -> Iterator[str]:
    """A header such as Authorization, what it consists of, and what is packed in it."""
    scheme, _, value = header.strip().partition(" ")
    yield from (header, value, value.partition("=")[2].strip('" '))
    if scheme.lower() == "basic":
        pair = decoded(value)
        yield from (pair, *pair.split(":", 1))


def _marked(body: Any) -> Iterator[str]:
    """What stands at keys that are secret in any model, wherever that is."""
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if hasattr(value, "to_dict"):
            value = value.to_dict()
        if isinstance(value, Mapping):
            for key, item in value.items():
                if key in SECRETS:
                    yield from _texts(item)
                else:
                    waiting.append(item)
        elif isinstance(value, (list, tuple)):
            waiting += value


def _texts(given: Any) -> Iterator[str]:
    """Every text in a value; of an address also its user and its query."""
    waiting = [given]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            address, _, query = value.partition("?")
            yield from (value, *re.split(r"[&=]", query))
            if "@" in address:
                yield from re.split(r"[:/]+", address.rpartition("@")[0])
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, (list, tuple)):
            waiting += value
