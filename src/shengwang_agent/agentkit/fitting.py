"""Fits plain maps to the models of the API before they are sent.

Numbers given as text become numbers, whole numbers where text is wanted become text; what cannot
be meant is reported with its path. Keys no model knows are kept, since the service may know them;
one that is close to a known key draws a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from shengwang_agent._runtime.model import UNSET, Nested, chosen
from shengwang_agent._runtime.spelling import nearest
from shengwang_agent._runtime.vendor import READERS
from shengwang_agent_api import models

from .errors import Problem

__all__ = ["Findings", "fit"]

_WORDS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}
_MEANT = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "a boolean",
}
# Inline tools are young; what they must hold is left to the service.
_UNCHECKED = frozenset({"LlmTool"})
# A required key that another key can stand in for.
_STAND_INS = {("MinimaxTtsParams", "voice_setting"): "timber_weights"}


class Findings(NamedTuple):
    """What was noticed: ``problems`` keep the agent from starting, ``hints`` are warnings."""

    problems: list[Problem]
    hints: list[str]


def fit(value: dict[str, Any], model: str, path: str, report: Findings) -> None:
    """Fit a map to the model class of this name, in place; the report collects what is wrong."""
    cls = getattr(models, model)
    known = {wire: (attribute, nested) for attribute, wire, _, nested in cls._SPEC}
    for key, item in value.items():
        at = f"{path}.{key}" if path else key
        if key not in known:
            _hint(key, at, known, report)
        elif item is not None:
            attribute, nested = known[key]
            value[key] = _value(item, _annotation(cls, attribute), nested, at, report, value)
    for key in _required(cls):
        stand_in = _STAND_INS.get((model, key))
        if value.get(key, UNSET) is UNSET and not (stand_in and value.get(stand_in)):
            place = f"{path}.{key}" if path else key
            report.problems.append(Problem(place, "missing; the service needs it"))


def _value(
    item: Any, hint: str, nested: Nested | None, at: str, report: Findings, owner: Mapping[str, Any]
) -> Any:
    if _is_list(hint):
        if isinstance(item, list):
            inner = _inside(hint)
            return [
                _value(one, inner, nested, f"{at}.{number}", report, owner)
                if one is not None
                else one
                for number, one in enumerate(item)
            ]
        alone = f"; write [{item!r}]" if isinstance(item, str) and "str" in hint else ""
        report.problems.append(Problem(at, f"must be a list, not {_kind(item)}{alone}"))
    elif nested or _is_map(hint):
        return _mapping(item, hint, nested, at, report, owner)
    else:
        return _scalar(item, hint, at, report)
    return item


def _mapping(
    item: Any, hint: str, nested: Nested | None, at: str, report: Findings, owner: Mapping[str, Any]
) -> Any:
    if not isinstance(item, dict):
        report.problems.append(Problem(at, f"must be a map, not {_kind(item)}"))
        return item
    name = _model_of(item, nested)
    if name is not None:
        fit(item, name, at, report)
    elif "dict[str, str]" in hint or (nested and nested.each):
        for key, one in item.items():
            if nested and nested.each and nested.each.default and isinstance(one, dict):
                fit(one, nested.each.default, f"{at}.{key}", report)
            elif not nested and one is not None:
                item[key] = _scalar(one, "str", f"{at}.{key}", report)
    return item


def _model_of(item: Mapping[str, Any], nested: Nested | None) -> str | None:
    """Return the class a map stands for; the maps of free provider settings stand for none."""
    if nested is None or nested.beside or nested.each or nested.default in _UNCHECKED:
        return None
    # Where a union has a member that takes everything, that member decides what is wrong.
    return nested.default or chosen(nested, item)


def _scalar(item: Any, hint: str, at: str, report: Findings) -> Any:
    kinds = [kind for word, kind in _WORDS.items() if re.search(rf"\b{word}\b", hint)]
    if "Any" in hint or not (kinds or isinstance(item, (dict, list))):
        return item  # free, or one of the named values of an enumeration, which are open
    for kind in kinds:
        found = READERS[kind](item)
        if found is not None:
            return found
    wanted = " or ".join(_MEANT[kind] for kind in kinds) or "a single value"
    report.problems.append(Problem(at, f"must be {wanted}, not {_kind(item)}"))
    return item


def _hint(key: str, at: str, known: Mapping[str, Any], report: Findings) -> None:
    near = nearest(key, known, 0.8)
    if near:
        report.hints.append(f"{at} is unknown and is sent as it is: did you mean {near!r}?")


def _annotation(cls: Any, attribute: str) -> str:
    return str(cls.__annotations__[attribute])


def _is_list(hint: str) -> bool:
    return re.match(r"\(?\s*(list|Sequence)\[", hint) is not None


def _is_map(hint: str) -> bool:
    return re.match(r"\(?\s*(dict|Mapping)\[", hint) is not None


def _inside(hint: str) -> str:
    return hint.split("[", 1)[1].rpartition("]")[0]


def _required(cls: Any) -> Iterator[str]:
    from attrs import NOTHING, fields

    wires = {attribute: wire for attribute, wire, _, _ in cls._SPEC}
    for one in fields(cls):
        if one.default is NOTHING and one.init and one.name in wires:
            yield wires[one.name]


def _kind(value: Any) -> str:
    return "null" if value is None else type(value).__name__
