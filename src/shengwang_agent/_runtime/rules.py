"""What the description demands of a request body, and which of it a body breaks.

The table (``shengwang_agent_api.rules``) has two parts: the schemas of what is sent, and the rules
that a schema cannot say. Both are read here; nothing here sends or refuses anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Literal, NamedTuple

from shengwang_agent._runtime import API
from shengwang_agent._runtime.rule_tests import MISSING, TESTS

Outcome = Literal["refused", "strict", "fails", "accepted"]
Path = tuple[str | int, ...]
Node = Mapping[str, Any]
_LOOPS = ("[]", "*", "~", "**")


class BrokenRule(NamedTuple):
    """One documented rule that a request breaks. It holds no value of the request.

    ``pointer`` is the place in the body, such as ``properties.asr.keywords``. ``outcome`` says what
    the platform does: ``refused`` with ``status`` and ``reason``; ``strict``, documented as wrong
    but shown in published samples, so that only a strict sandbox refuses it; ``fails``, the agent
    is started and cannot join; ``accepted``, the setting has no effect or a bad one. ``rule`` is
    the id of the rule, ``unknown-key`` for a key that is not described, empty for types, limits and
    needed fields; ``source`` names the rows of the tables that have it.
    """

    pointer: str
    text: str
    rule: str = ""
    outcome: Outcome = "refused"
    status: int = 400
    reason: str = "InvalidFieldValue"
    source: str = ""

    def __str__(self) -> str:
        """Return the sentence for people: place, rule, id."""
        mark = f" ({self.rule})" if self.rule else ""
        return f"{self.pointer}: {self.text}{mark}"


def cannot_join(properties: Any) -> BrokenRule | None:
    """Return the rule for which an agent with these properties is started and never joins."""
    body = {"properties": properties}
    rules = [(r, places) for r, places in _rules("agents.start") if r.get("outcome") == "fails"]
    found = (broken for rule, places in rules for broken in _breaches(rule, places, body, 0))
    return next(found, None)


def broken_rules(operation: str, body: Any) -> list[BrokenRule]:
    """Return every documented rule that the body of this operation breaks."""
    table = import_module(f"{API}.rules")
    name = table.BODIES.get(operation)
    if name is None:
        return []
    status = table.STATUSES.get(operation, 400)
    walker = _Walker(table.SCHEMAS, status)
    walker.check({"ref": name}, body, ())
    found = {broken.pointer: broken for broken in walker.found}
    others: list[BrokenRule] = []
    for rule, places in _rules(operation):
        if rule.get("waived"):
            _waive(rule, body, walker.missing, found)
            continue
        for broken in _breaches(rule, places, body, status):
            plainer = found.get(broken.pointer)
            if plainer and (plainer.rule or broken.pointer in walker.missing):
                found[broken.pointer] = broken
            else:
                others.append(broken)
    return [*found.values(), *others]


def broken_at(operation: str, body: Any, place: str) -> list[BrokenRule]:
    """Return the rules about one place by which what stands there has no effect."""
    rules = [(r, p) for r, p in _rules(operation) if place in r["at"] and r["must"] == "absent"]
    found = [broken for rule, places in rules for broken in _breaches(rule, places, body, 0)]
    return [broken for broken in found if broken.outcome == "accepted" and broken.pointer == place]


@cache
def _rules(operation: str) -> list[tuple[Node, list[Path]]]:
    """Return the rules about an operation, their places split into steps."""
    rules = import_module(f"{API}.rules").RULES
    return [(r, [_parts(at) for at in r["at"]]) for r in rules if operation in r["operations"]]


def _waive(rule: Node, body: Any, missing: set[str], found: dict[str, BrokenRule]) -> None:
    waived = [pointer for pointer in rule["at"] if pointer in missing]
    if waived and _holds(rule, body, (), ()):
        for pointer in waived:
            found.pop(pointer, None)


def _breaches(rule: Node, patterns: list[Path], body: Any, status: int) -> Iterator[BrokenRule]:
    places = ((parts, *found) for parts in patterns for found in _places(body, parts))
    for parts, path, value in places:
        if not _holds(rule, body, parts, path) or _meets(rule["must"], value, body, parts, path):
            continue
        yield BrokenRule(
            ".".join(map(str, path)),
            rule["text"],
            rule["id"],
            rule.get("outcome", "refused"),
            rule.get("status", status),
            rule.get("reason", "InvalidFieldValue"),
            rule["source"],
        )


@cache
def _parts(pattern: str) -> Path:
    return tuple(pattern.replace("[]", ".[]").split("."))


def _places(value: Any, parts: Path, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield the places a pattern means and their values; null and absent are ``MISSING``."""
    for index, head in enumerate(parts):
        if head in _LOOPS:
            yield from _each_place(value, head, parts[index + 1 :], path + parts[:index])
            return
        if isinstance(value, dict):
            value = value.get(head)
        elif isinstance(value, list) and isinstance(head, int) and head < len(value):
            value = value[head]
        else:
            return
        if value is None and index < len(parts) - 1:
            return
    yield path + parts, MISSING if value is None else value


def _each_place(value: Any, loop: str | int, rest: Path, path: Path) -> Iterator[tuple[Path, Any]]:
    if loop == "**":
        yield from _leaves(value, path)
    elif loop == "~":
        yield from (((*path, key), key) for key, _ in _items(value))
    else:
        for key, item in _items(value):
            yield from _places(item, rest, (*path, key))


def _items(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, (Mapping, list)):
        for key, item in _items(value):
            yield from _leaves(item, (*path, key))
    else:
        yield path, MISSING if value is None else value


def _holds(rule: Node, body: Any, parts: Path, path: Path) -> bool:
    """Tell whether the conditions under which a rule counts are met."""
    for pattern, wanted in rule.get("when", {}).items():
        value = _value(pattern, body, parts, path)
        if not _meets(wanted, value, body, parts, path, absent=False):
            return False
    return True


def _value(pattern: str, body: Any, parts: Path, path: Path) -> Any:
    """Return the value a pattern names; its list index is the one of the place under test."""
    wanted = _parts(pattern)
    bound = tuple(
        path[index] if part in _LOOPS and wanted[: index + 1] == parts[: index + 1] else part
        for index, part in enumerate(wanted)
    )
    return next((value for _, value in _places(body, bound)), MISSING)


def _meets(
    wanted: Any, value: Any, body: Any, parts: Path, path: Path, absent: bool = True
) -> bool:
    """Tell whether a value passes; of several tests in a list, one is enough.

    ``absent`` is the answer for a value that is not there, for tests about values.
    """
    if isinstance(wanted, list):
        return any(_meets(one, value, body, parts, path, absent) for one in wanted)
    if not isinstance(wanted, Mapping):
        if wanted in ("present", "absent", "filled"):
            return TESTS[wanted](value, None)
        return bool(value == wanted and type(value) is type(wanted))
    ((name, argument),) = wanted.items()
    if value is MISSING and name != "not in":
        return absent
    if name.endswith(" of"):
        name, argument = name[:-3], _value(argument, body, parts, path)
        if argument is MISSING:
            return True
    return TESTS[name](value, argument)


class _Walker:
    """Compares a value with the schemas; collects what does not fit and what is missing."""

    def __init__(self, schemas: Mapping[str, Node], status: int) -> None:
        self._schemas, self._status = schemas, status
        self.found: list[BrokenRule] = []
        self.missing: set[str] = set()

    def _say(self, path: Path, text: str, **more: Any) -> None:
        place = ".".join(map(str, path))
        self.found.append(BrokenRule(place, text, status=self._status, **more))

    def check(self, node: Node, value: Any, path: Path) -> None:
        if value is None and node.get("null"):
            return
        if "ref" in node:
            self.check(self._schemas[node["ref"]], value, path)
        elif "tag" in node:
            self._check_union(node, value, path)
        elif not _is_a(value, node):
            self._say(path, f"should be a valid {_TYPES[_types(node)[0]][0]}")
        else:
            self._check_limits(node, value, path)
            if isinstance(value, Mapping):
                self._check_object(node, value, path)
            elif isinstance(value, list) and "items" in node:
                for index, item in enumerate(value):
                    self.check(node["items"], item, (*path, index))

    def _check_union(self, node: Node, value: Any, path: Path) -> None:
        if not isinstance(value, Mapping):
            self._say(path, "should be a valid dictionary")
            return
        tag = value.get(node["tag"])
        name = node["members"].get(tag) if isinstance(tag, (str, int)) else None
        if name or node["default"]:
            self.check({"ref": name or node["default"]}, value, path)
        elif tag is None:
            self._miss((*path, node["tag"]))
        else:
            self._say((*path, node["tag"]), f"should be {_listed(list(node['members']))}")

    def _check_limits(self, node: Node, value: Any, path: Path) -> None:
        if "enum" in node and value not in node["enum"]:
            self._say(path, f"should be {_listed(node['enum'])}")
        for key, limit, text in _LIMITS:
            if key in node and limit(value, node[key]):
                size = len(value.encode("utf-8", "replace")) if key == "maxBytes" else _size(value)
                self._say(path, text.format(node[key], size))

    def _check_object(self, node: Node, value: Mapping[str, Any], path: Path) -> None:
        known = node.get("properties", {})
        for name in node.get("required", ()):
            if name not in value or (value[name] is None and not known[name].get("null")):
                self._miss((*path, name))
        for name, item in value.items():
            if name in known:
                if item is not None:
                    self.check(self._shape(known[name], value), item, (*path, name))
            elif "values" in node:
                self.check(node["values"], item, (*path, name))
            elif node.get("closed"):
                outcome = "refused" if node["closed"] == "always" else "strict"
                self._say(
                    (*path, name), "is not a known field", rule="unknown-key", outcome=outcome
                )

    def _miss(self, path: Path) -> None:
        reason = "InvalidFieldValue" if len(path) > 1 else "MissingRequiredField"
        self._say(path, "required field is missing", reason=reason)
        self.missing.add(".".join(map(str, path)))

    def _shape(self, node: Node, beside: Mapping[str, Any]) -> Node:
        """Return the typed shape of a free map, chosen by the property beside it."""
        shapes = node.get("shapes")
        if not shapes:
            return node
        tag = beside.get(node["by"]) if "by" in node else "*"
        name = shapes.get(tag) if isinstance(tag, (str, int)) else None
        return {"ref": name} if name else node


_TYPES: dict[str, tuple[str, type | tuple[type, ...]]] = {
    "string": ("string", str), "integer": ("integer", int), "number": ("number", (int, float)),
    "boolean": ("boolean", bool), "array": ("list", (list, tuple)),
    "object": ("dictionary", Mapping),
}  # fmt: skip
_LIMITS: tuple[tuple[str, Callable[[Any, Any], bool], str], ...] = (
    ("minimum", lambda v, limit: v < limit, "should be greater than or equal to {0}"),
    ("maximum", lambda v, limit: v > limit, "should be less than or equal to {0}"),
    ("exclusiveMinimum", lambda v, limit: v <= limit, "should be greater than {0}"),
    ("exclusiveMaximum", lambda v, limit: v >= limit, "should be less than {0}"),
    ("minItems", lambda v, limit: len(v) < limit, "should have at least {0} items, has {1}"),
    ("maxItems", lambda v, limit: len(v) > limit, "should have at most {0} items, has {1}"),
    ("maxProperties", lambda v, limit: len(v) > limit, "should have at most {0} items, has {1}"),
    ("minLength", lambda v, limit: len(v) < limit, "String should have at least {0} characters"),
    ("maxLength", lambda v, limit: len(v) > limit, "String should have at most {0} characters"),
    (
        "maxBytes",
        lambda v, limit: not TESTS["bytes"](v, limit),
        "is {1} bytes long, at most {0} are allowed",
    ),
)


def _size(value: Any) -> int:
    return len(value) if isinstance(value, (str, list, Mapping)) else 0


def _types(node: Node) -> list[str]:
    kind = node.get("type", [])
    return [kind] if isinstance(kind, str) else list(kind)


def _is_a(value: Any, node: Node) -> bool:
    kinds = _types(node)
    if isinstance(value, bool):  # for Python, it is an integer
        return not kinds or "boolean" in kinds
    return not kinds or any(isinstance(value, _TYPES[kind][1]) for kind in kinds)


def _listed(values: list[Any]) -> str:
    names = [repr(value) for value in values]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
