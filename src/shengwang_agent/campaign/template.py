"""One request for many rows: what stands between braces is taken from the row.

``"您好，{name}"`` takes the column ``name``, whatever signs the name is made of; a function takes
the whole row and returns the value. The platform's own ``{{variables}}`` and JSON are left as they
are; any other ``{{`` writes one brace.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from shengwang_agent._e164 import is_gap, is_nan
from shengwang_agent.errors import ConfigurationError

Row = Mapping[str, Any]

_TOKEN = re.compile(
    r"(?P<variable>\{\{\s*[\w.-]+\s*\}\})"
    r"|(?P<json>\{(?=\s*([\"'])[^\"'{}]*\3\s*:))"
    r"|(?P<brace>\{\{|\}\})"
    r"|\{(?P<column>[^{}]+)\}"
    r"|(?P<stray>[{}])"
)


class Problem(NamedTuple):
    """What is wrong with one row: its line in the source, the field of the request, and why."""

    line: int
    field: str
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.field}: {self.text}"


Found = list[tuple[str, str]]
"""Fields and what is wrong with them."""

Fill = Callable[[Row, Found], Any]


class RequestTemplate:
    """A request with gaps: nested dicts, lists and models whose texts may name columns."""

    __slots__ = ("_fill", "parts")

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self.parts = parts
        self._fill = _compiled(parts, "")

    def fixed(self, part: str, name: str) -> Any:
        """The value of a field that is the same for every row; None for any other."""
        fill = _compiled(self.parts[part].get(name), "")
        return fill.value if isinstance(fill, _Constant) else None

    def columns(self, part: str, name: str) -> list[str]:
        """The columns that a field takes its text from."""
        value = self.parts[part].get(name)
        return _pieces(value, name)[1::2] if isinstance(value, str) else []

    def given(self, column: str, text: str) -> RequestTemplate:
        """The same template where this column has this text in every row."""
        return RequestTemplate(_given(self.parts, column, text))

    def fill(self, row: Row) -> tuple[dict[str, Any], Found]:
        """The request for one row, and the fields that could not be filled."""
        found: Found = []
        return self._fill(row, found), found

    def __reduce__(self) -> tuple[Any, ...]:
        return RequestTemplate, (self.parts,)


def _given(value: Any, column: str, text: str) -> Any:
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    if isinstance(value, Mapping):
        return {name: _given(part, column, text) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_given(part, column, text) for part in value]
    if isinstance(value, str):
        return _TOKEN.sub(lambda found: text if found["column"] == column else found[0], value)
    return value


def _compiled(value: Any, path: str) -> Fill:
    """A function that makes this part of the request; parts without gaps are made once."""
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    if isinstance(value, Mapping):
        return _mapping({k: _compiled(v, f"{path}.{k}" if path else k) for k, v in value.items()})
    if isinstance(value, (list, tuple)):
        return _list([_compiled(v, f"{path}[{i}]") for i, v in enumerate(value)])
    if isinstance(value, str):
        return _text(_pieces(value, path), path)
    if callable(value):
        return _called(value, path)
    return _Constant(value)


class _Constant:
    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __call__(self, row: Row, found: Found) -> Any:
        return self.value


def _mapping(items: dict[str, Fill]) -> Fill:
    fixed = {k: fill.value for k, fill in items.items() if isinstance(fill, _Constant)}
    if len(fixed) == len(items):
        return _Constant(fixed)
    moving = [(k, fill) for k, fill in items.items() if k not in fixed]

    def made(row: Row, found: Found) -> dict[str, Any]:
        values = fixed.copy()
        for name, fill in moving:
            values[name] = fill(row, found)
        return values

    return made


def _list(items: list[Fill]) -> Fill:
    if all(isinstance(fill, _Constant) for fill in items):
        return _Constant([fill(_NOTHING, []) for fill in items])
    return lambda row, found: [fill(row, found) for fill in items]


_NOTHING: Row = {}


def _pieces(text: str, path: str) -> list[str]:
    """Text, column, text, column, …, text; ConfigurationError for a brace without its other half."""
    pieces, at = [""], 0
    objects: list[int] = []  # where JSON objects begin that are still open
    while found := _TOKEN.search(text, at):
        kind, token = found.lastgroup, found[0]
        pieces[-1] += text[at : found.start()]
        at = found.end()
        if kind == "column":
            pieces += [found["column"], ""]
        elif token[0] == "}" and objects:
            objects.pop()
            pieces[-1] += "}"
            at = found.start() + 1  # of two that stand together the other one may close more
        elif kind == "stray":
            raise _half(token, found.start(), path)
        else:
            pieces[-1] += token[0] if kind == "brace" else token
            objects += [found.start()] if kind == "json" else []
    if objects:
        raise _half("{", objects[-1], path)
    pieces[-1] += text[at:]
    return pieces


def _half(brace: str, at: int, path: str) -> ConfigurationError:
    return ConfigurationError(
        f"{path or 'text'}: the {brace} at character {at + 1} has no other half; a column is named "
        f"like {{name}}, and {brace * 2} writes one {brace}"
    )


def _text(pieces: list[str], path: str) -> Fill:
    columns = pieces[1::2]
    if not columns:
        return _Constant(pieces[0])
    if len(columns) == 1:
        before, only, after = pieces
        return lambda row, found: before + _value(row, only, path, found) + after

    def fill(row: Row, found: Found) -> str:
        made = pieces.copy()
        for index, column in enumerate(columns):
            made[index * 2 + 1] = _value(row, column, path, found)
        return "".join(made)

    return fill


def _value(row: Row, column: str, path: str, found: Found) -> str:
    value = row.get(column)
    if type(value) is str and value.strip():
        return value
    if is_gap(value):
        why = "is empty" if column in row else f"does not exist; there are {_names(row)}"
        found.append((path, f"column {column!r} {why}"))
        return ""
    return str(value)


def _names(row: Row) -> str:
    return ", ".join(repr(name) for name in list(row)[:20]) or "no columns"


def _called(function: Callable[[Row], Any], path: str) -> Fill:
    def fill(row: Row, found: Found) -> Any:
        try:
            value = function(row)
        except Exception as error:
            found.append((path, f"its function raised {type(error).__name__}: {error}"))
            return None
        if value is not None and is_nan(value):
            found.append((path, "its function returned an empty value (NaN or the like)"))
        return value

    return fill


RTC_UID, AGENT_UID = "100", "111"
"""User ids of the telephone and of the agent where none are given."""


def request_template(
    agent: Any,
    sip: Any,
    properties: Any,
    pipeline_id: str | None,
    name: Any,
    numbers: Mapping[str, Any],
) -> RequestTemplate:
    """The template of ``telephony.call``; ConfigurationError for what the campaign itself sets."""
    if agent is properties is pipeline_id is None:
        raise ConfigurationError("what is said? give agent, properties or pipeline_id")
    given = {side: number for side, number in numbers.items() if number is not None}
    sip = {**given, "rtc_uid": RTC_UID, **_as_dict("sip", sip)}
    properties = {"agent_rtc_uid": AGENT_UID, **_as_dict("properties", properties)}
    if properties.get("channel", "{channel}") != "{channel}":
        raise ConfigurationError(
            "properties.channel: leave it out; each dial gets a channel name of its own, by which "
            "it is found again ({channel} in other texts stands for it)"
        )
    properties["channel"] = "{channel}"
    if properties.get("remote_rtc_uids") is None:
        properties["remote_rtc_uids"] = [sip["rtc_uid"]]
    if agent is not None:
        if not hasattr(agent, "to_properties"):
            told = (
                "write agent=Agent(llm=…, tts=…) of shengwang_agent.agentkit; a dict is properties"
            )
            raise ConfigurationError(
                f"agent: expected an Agent, not {type(agent).__name__}; {told}"
            )
        pipeline_id = pipeline_id or agent.pipeline_id
        properties = {**_spoken(agent, properties, pipeline_id), **properties}
    parts = {"name": name, "sip": sip, "properties": properties}
    return RequestTemplate(parts if pipeline_id is None else parts | {"pipeline_id": pipeline_id})


def _spoken(agent: Any, properties: dict[str, Any], pipeline_id: str | None) -> dict[str, Any]:
    """What an agent is made of; InvalidAgent, a ValueError, when it could not be started."""
    places = (properties[name] for name in ("channel", "agent_rtc_uid", "remote_rtc_uids"))
    made = agent.to_properties(*places, token="-", pipeline_id=pipeline_id).to_dict()
    del made["token"]  # each dial has its own
    return dict(made)


def _as_dict(argument: str, value: Any) -> dict[str, Any]:
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    if not isinstance(value, (Mapping, type(None))):
        raise ConfigurationError(
            f"{argument}: expected a dict or a model, got {type(value).__name__}"
        )
    return dict(value or {})
