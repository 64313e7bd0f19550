"""Fits plain maps to the models of the API before they are sent.

Numbers given as text become numbers, whole numbers where text is wanted become text; what cannot
be meant is reported with its path. Keys no model knows are kept, since the service may know them;
one that is close to a known key draws a warning.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from shengwang_agent._runtime.compiled import chosen
from shengwang_agent._runtime.kinds import READERS, FieldKind, kind_of
from shengwang_agent._runtime.spelling import nearest
from shengwang_agent_api.builder.kinds import KINDS
from shengwang_agent_api.models.unions import TABLES

from .errors import AgentProblem

_MEANT = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "a boolean",
}
# Inline tools are young; what they must hold is left to the service.
_UNCHECKED = frozenset({"LlmTool"})
# Here the member that takes everything decides what is wrong.
_LENIENT_UNIONS = frozenset({"Asr"})
# A required key that another key can stand in for.
_STAND_INS = {("MinimaxTtsParams", "voice_setting"): "timber_weights"}


class Findings(NamedTuple):
    """What was noticed: ``problems`` keep the agent from starting, ``hints`` are warnings."""

    problems: list[AgentProblem]
    hints: list[str]


def fit(value: dict[str, Any], model: str, path: str, report: Findings) -> None:
    """Fit a map to the model class of this name, in place; the report collects what is wrong."""
    kinds = KINDS[model]
    for key, item in value.items():
        if key not in kinds:
            _hint(key, _below(path, key), kinds, report)
        elif item is not None:
            value[key] = _fitted(item, kinds[key], _below(path, key), report)
    for key, kind in kinds.items():
        if kind.required and key not in value and not value.get(_STAND_INS.get((model, key), "")):
            report.problems.append(AgentProblem(_below(path, key), "missing; the service needs it"))


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _fitted(item: Any, kind: FieldKind, at: str, report: Findings) -> Any:
    """Return the value as it is sent: null and what may be anything stay what they are."""
    if item is None or kind.form == "any":
        return item
    if kind.form == "value":
        return _single(item, kind, at, report)
    if kind.form == "list":
        return _list(item, kind.of, at, report)
    if not isinstance(item, dict):
        report.problems.append(AgentProblem(at, f"must be a map, not {kind_of(item)}"))
    elif kind.form == "map":
        for key, one in item.items():
            item[key] = _fitted(one, kind.of, f"{at}.{key}", report)
    elif model := _model_of(item, kind):
        fit(item, model, at, report)
    return item


def _list(item: Any, inner: FieldKind, at: str, report: Findings) -> Any:
    if isinstance(item, list):
        return [_fitted(one, inner, f"{at}.{index}", report) for index, one in enumerate(item)]
    takes_text = inner.form == "value" and "string" in inner.of
    alone = f"; write [{item!r}]" if isinstance(item, str) and takes_text else ""
    report.problems.append(AgentProblem(at, f"must be a list, not {kind_of(item)}{alone}"))
    return item


def _model_of(item: dict[str, Any], kind: FieldKind) -> str | None:
    """Return the class a map stands for; None where it is not looked into."""
    if kind.form == "union":
        nested = TABLES[kind.of]
        return nested.default if kind.of in _LENIENT_UNIONS else chosen(nested, item)
    return None if kind.of in _UNCHECKED else str(kind.of)


def _single(item: Any, kind: FieldKind, at: str, report: Findings) -> Any:
    if not kind.of and not isinstance(item, (dict, list)):
        return item  # one of the named values of an enumeration, which are open
    for name in kind.of:
        found = READERS[name](item)
        if found is not None:
            return found
    wanted = " or ".join(_MEANT[name] for name in kind.of) or "a single value"
    report.problems.append(AgentProblem(at, f"must be {wanted}, not {kind_of(item)}"))
    return item


def _hint(key: str, at: str, known: Iterable[str], report: Findings) -> None:
    near = nearest(key, known, 0.8)
    if near:
        report.hints.append(f"{at} is unknown and is sent as it is: did you mean {near!r}?")
