"""Requests against the API description: queries by its table, bodies by the strict pydantic models.

Whatever does not fit is refused. pydantic says where a value sits among its alternatives
(``tts.microsoft.params``); a user wants the path in the JSON they sent (``tts.params``). This file
translates.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from shengwang_agent_api.routes import Parameter, Route

from ..platform.refusals import Refusal, invalid, missing
from .exchange import LARGEST_BODY

#: Problems named in one answer; the rest is counted.
MOST_PROBLEMS = 5

JSON = dict[str, Any]
Step = str | int


@cache
def _strict(model: str) -> Any:
    from shengwang_agent_strict import models

    return getattr(models, model)


def warm_up() -> None:
    """Import the strict models now: it takes most of a second, which no request should pay for."""
    _strict("StartAgentsRequest")


def validate(model: str, body: JSON) -> None:
    """Raise the refusal for a body that does not fit; its text names every field at fault."""
    from pydantic import ValidationError

    try:
        _strict(model).model_validate(body)
    except ValidationError as error:
        raise _refusal(_problems(error.errors(include_url=False), body)) from None


def read_object(body: bytes) -> JSON:
    """The JSON object in a request body; refuses anything else."""
    if len(body) > LARGEST_BODY:
        raise _unreadable("is too large")
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
        if b"\\u" in body:  # only an escape can make half of a character
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise _unreadable("holds a lone surrogate, which is half of a character") from None
    except UnicodeDecodeError:
        raise _unreadable("is not UTF-8") from None
    except RecursionError:
        raise _unreadable("is nested too deeply") from None
    except ValueError as error:
        raise _unreadable(f"is not valid JSON: {error}") from None
    if not isinstance(value, dict):
        raise _unreadable(f"must be a JSON object, not {type(value).__name__}")
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value")


def _unreadable(text: str) -> Refusal:
    kind = "unprocessable_content"
    return Refusal(0, f"the body {text}", reason="InvalidRequestBody", error_type=kind)


_KINDS: Mapping[str, tuple[str, str, Callable[[str], Any]]] = {
    "int": (r"-?[0-9]{1,18}", "a whole number", int),
    "float": (r"[-+]?[0-9.]+(e[-+]?[0-9]+)?", "a number", float),
    "bool": (r"true|false", "true or false", lambda raw: raw == "true"),
}


def read_query(route: Route, given: Mapping[str, str]) -> JSON:
    """The query as values, with the documented defaults; refuses a wrong one by its name.

    An empty value counts as absent; names that are not documented are passed over.
    """
    values = {p.name: p.default for p in route.query if p.default is not None}
    for parameter in route.query:
        raw = given.get(parameter.name)
        if raw:
            values[parameter.name] = _value(parameter, raw)
        elif parameter.required:
            raise missing(parameter.name)
    return values


def _value(parameter: Parameter, raw: str) -> Any:
    if parameter.choices and raw not in map(str, parameter.choices):
        raise invalid(parameter.name, f"expected one of {', '.join(map(str, parameter.choices))}")
    if parameter.kind not in _KINDS:
        return raw
    pattern, words, read = _KINDS[parameter.kind]
    try:
        value = read(raw) if re.fullmatch(pattern, raw, re.IGNORECASE) else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise invalid(parameter.name, f"expected {words}")
    _check_bounds(parameter, value)
    return value


def _check_bounds(parameter: Parameter, value: float) -> None:
    low, high = parameter.minimum, parameter.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = [
            f"{low} or more" if low is not None else "",
            f"{high} or less" if high is not None else "",
        ]
        raise invalid(parameter.name, f"expected {' and '.join(filter(None, bounds))}")


def _refusal(problems: list[tuple[str, str, str]]) -> Refusal:
    shown = [f"{path}: {text}" if path else text for path, text, _ in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        shown.append(f"and {len(problems) - MOST_PROBLEMS} more")
    missing = problems[0][2] == "missing"
    reason = "MissingRequiredField" if missing else "InvalidFieldValue"
    return Refusal(0, "; ".join(shown), reason=reason, error_type="unprocessable_content")


def _problems(errors: list[Any], body: JSON) -> list[tuple[str, str, str]]:
    """Path, text and kind of each problem, once per path.

    Of a value with alternatives only the last one counts: it is the plain form that takes what
    the typed ones do not, so its complaint is the reason why nothing fitted.
    """
    read = [(_path(error, body), error) for error in errors]
    last: dict[tuple[Step, ...], str] = {}
    for (_, forks), _error in read:
        last.update(forks)
    found: dict[str, tuple[str, str, str]] = {}
    for (path, forks), error in read:
        if all(last[place] == choice for place, choice in forks.items()):
            name, text = _worded(path, error)
            found.setdefault(name, (name, text, error["type"]))
    return list(found.values())


def _path(error: Any, body: JSON) -> tuple[list[Step], dict[tuple[Step, ...], str]]:
    """The real path of an error, and which alternative was tried where on the way."""
    value: Any = body
    path: list[Step] = []
    forks: dict[tuple[Step, ...], str] = {}
    steps = error["loc"]
    for index, step in enumerate(steps):
        real = _has(value, step)
        if real or (error["type"] == "missing" and index == len(steps) - 1):
            path.append(step)
            value = value[step] if real else None
        else:
            forks[tuple(path)] = str(step)
    return path, forks


def _has(value: Any, step: Step) -> bool:
    if isinstance(value, Mapping):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _worded(path: list[Step], error: Any) -> tuple[str, str]:
    name = ".".join(map(str, path))
    kind = error["type"]
    if kind == "missing":
        return name, "is required"
    if kind == "extra_forbidden":
        return name, "is not a known field"
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        tag = error["ctx"]["discriminator"].strip("'")
        tags = error["ctx"].get("expected_tags")
        return f"{name}.{tag}", f"should be one of {tags}" if tags else "is required"
    if kind in ("too_long", "too_short"):
        facts = error["ctx"]
        bound = "at most {max_length}" if kind == "too_long" else "at least {min_length}"
        return name, f"should have {bound} items, has {{actual_length}}".format(**facts)
    return name, str(error["msg"]).removeprefix("Input ")
