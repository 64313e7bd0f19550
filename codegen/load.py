"""The first verb: read the document and refuse what is broken before anything is made of it.

YAML is read by the rules of JSON documents (YAML 1.2): only ``true`` and ``false`` are booleans,
dates stay text, every mapping key is text, and a key may be written once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped,unused-ignore]

from codegen.errors import SpecError

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
# Below these keys the keys are names somebody chose; below those stands any JSON value.
NAMED = frozenset(
    {"properties", "schemas", "parameters", "responses", "requestBodies", "headers", "paths"}
    | {"webhooks", "patternProperties", "securitySchemes", "examples", "mapping", "content"}
)
OPAQUE = frozenset({"example", "default", "enum", "const", "value"})
COMPONENT = "#/components/schemas/"
Parts = tuple[object, ...]


# Signs beyond U+FFFF as JSON escapes them, which YAML does not know.
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")

# The C parser is part of every wheel of PyYAML, and ten times as fast.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """PyYAML's fast safe loader with the value rules of YAML 1.2."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[str, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise SpecError(_place(key.start_mark), "a mapping key must be plain text")
            if key.value in seen and key.value != "<<":
                raise SpecError(
                    _place(key.start_mark),
                    f"the key {key.value!r} is written twice in one mapping; remove one of them, "
                    "or indent it less when it belongs to what is around it",
                )
            seen.add(key.value)
        self.flatten_mapping(node)
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}

    def construct_yaml_map(self, node: Any) -> dict[str, Any]:
        return self.construct_mapping(node)


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_yaml_map)
_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ("~", "n", "N", "")),
    # As in JSON: +19876543210 and 007 are text.
    ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(0|[1-9][0-9]*)(\.[0-9]+([eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)", "-0123456789"),
    ("merge", r"<<", "<"),
):
    _whole = re.compile(rf"^(?:{_pattern})$")
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", _whole, list(_first))


def _place(mark: Any) -> str:
    return f"line {mark.line + 1}, column {mark.column + 1}"


@dataclass(frozen=True)
class Document:
    """The description as plain values, references checked."""

    raw: dict[str, Any]

    @property
    def components(self) -> dict[str, Any]:
        """The named schemas, in the order of the document."""
        found: dict[str, Any] = self.raw.get("components", {}).get("schemas", {})
        return found

    def resolve(self, ref: str) -> Any:
        """Return the value a local reference points at; ``KeyError`` when there is none."""
        node: Any = self.raw
        if not ref.startswith("#/"):
            raise KeyError(ref)
        for part in ref[2:].split("/"):
            key: Any = part.replace("~1", "/").replace("~0", "~")
            node = node[int(key) if isinstance(node, list) else key]
        return node

    def follow(self, node: Any) -> Any:
        """Return what ``node`` means: the target when it is a reference, else itself."""
        return self.resolve(node["$ref"]) if isinstance(node, dict) and "$ref" in node else node

    def parts(self, schema: Any, at: Parts = (), seen: tuple[int, ...] = ()) -> Iterator[Any]:
        """Yield the parts of an object by allOf, inner ones first, then the object itself."""
        if id(schema) in seen:
            raise SpecError(at, "allOf leads back to this schema; take one part out")
        for part in listed(schema.get("allOf")):
            yield from self.parts(self.follow(part), at, (*seen, id(schema)))
        yield schema

    def merged(self, schema: Any, at: Parts = ()) -> tuple[dict[str, Any], set[str]]:
        """Return the properties of an object and of all its parts, and which are required."""
        properties: dict[str, Any] = {}
        required: set[str] = set()
        for part in self.parts(schema, at):
            own, needed = part.get("properties"), part.get("required")
            properties |= own if isinstance(own, dict) else {}
            required |= set(map(str, needed if isinstance(needed, list) else ()))
        return properties, required

    def operations(self) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
        """Yield path, verb, operation and path item, in the order of the document."""
        for path, item in self.raw.get("paths", {}).items():
            for verb, operation in item.items():
                if verb in VERBS:
                    yield path, verb, operation, item

    @cached_property
    def made(self) -> set[tuple[str, str]]:
        """Component and property of each token that an operation makes when it is left out."""
        found = set()
        for path, verb, operation, _ in self.operations():
            for place in operation.get("x-sdk-tokens", ()):
                *way, key = place.split(".")
                try:
                    node = self.follow(operation["requestBody"])["content"]
                    node = node["application/json"]["schema"]
                    for step in way:
                        node = self.merged(self.follow(node))[0][step]
                    found.add((component_of(node["$ref"]), key))
                except KeyError:
                    at = ("paths", path, verb, "x-sdk-tokens", place)
                    raise SpecError(at, "this is no property of a named object") from None
        return found


def listed(value: Any) -> Iterator[dict[str, Any]]:
    """The mappings of a list. What is no list is told by the check of the structure."""
    items = value if isinstance(value, list) else ()
    return (item for item in items if isinstance(item, dict))


def is_object(schema: Any) -> bool:
    """Tell whether a component becomes a class: every named object does."""
    if not isinstance(schema, dict) or "enum" in schema:
        return False
    return schema.get("type") == "object" or "properties" in schema or "allOf" in schema


def component_of(ref: str) -> str:
    """Return the name of the schema that a reference points at."""
    return ref.removeprefix(COMPONENT)


def walk(node: Any, at: Parts = (), named: bool = False) -> Iterator[tuple[Parts, dict[str, Any]]]:
    """Yield every mapping of the document that has a meaning of its own, with its place."""
    if isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, (*at, index))
    elif isinstance(node, dict):
        if not named:
            yield at, node
        for key, value in node.items():
            listed = key == "examples" and isinstance(value, list)
            if named or not (key in OPAQUE or listed or key.startswith("x-")):
                yield from walk(value, (*at, key), named=not named and key in NAMED)


def load(path: Path) -> Document:
    """Read the description, check its references; raise :class:`SpecError` for what is broken."""
    document = Document(_parse(_decoded(path)))
    for at, node in walk(document.raw):
        if "$ref" in node:
            _check_ref(document, at, node["$ref"])
    return document


def _decoded(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        told = f"{path} is not UTF-8; save it as UTF-8 (UTF-16, GBK and Latin-1 are not read)"
        raise SpecError(f"line {line}", told) from None


def _values(text: str) -> Any:
    return yaml.load(_PAIR.sub(_one_sign, text), Loader=_Loader)


def _one_sign(found: re.Match[str]) -> str:
    pair = bytes.fromhex(found[1] + found[2]).decode("utf-16-be")
    return f"\\U{ord(pair):08x}"


def _parse(text: str) -> dict[str, Any]:
    try:
        raw = _values(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context
        if problem in _INDENTED:
            problem = f"{problem}; is this line indented too far, or a text with ': ' not quoted?"
        line = "".join(text.splitlines()[mark.line : mark.line + 1])
        if "\t" in line[: mark.column + 1]:
            problem = f"{problem}; indent with blanks, not with a tab"
        raise SpecError(_place(mark), f"this is not YAML: {problem}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise SpecError("#", f"this is not YAML: {' '.join(str(error).split())}") from None
    except RecursionError:
        raise SpecError("#", "the document is nested too deeply") from None
    if not isinstance(raw, dict):
        raise SpecError("#", "the document must be a mapping with openapi, info and paths")
    if not str(raw.get("openapi", "")).startswith("3.1."):
        raise SpecError("#/openapi", "only OpenAPI 3.1 is understood; write openapi: 3.1.0")
    for key in ("info", "paths", "components", "webhooks"):
        if not isinstance(raw.get(key, {}), dict):
            raise SpecError((key,), "must be a mapping")
    for key in ("paths", "webhooks"):
        for path, item in raw.get(key, {}).items():
            if not isinstance(item, dict):
                raise SpecError((key, path), "must be a mapping of HTTP methods")
            for verb in VERBS:
                if not isinstance(item.get(verb), dict | None):
                    raise SpecError((key, path, verb), "must be a mapping, an operation")
    return raw


_INDENTED = ("mapping values are not allowed in this context", "did not find expected key")


def _check_ref(document: Document, at: Parts, ref: object) -> None:
    try:
        document.resolve(str(ref))
    except (LookupError, TypeError, ValueError):
        told = f"{ref!r} points at nothing in this document; correct the name or add the component"
        raise SpecError((*at, "$ref"), f"{told} (files and URLs are not followed)") from None


def read_yaml(text: str) -> Any:
    """The values of a YAML text, by the rules of this module; ValueError when it is not YAML."""
    try:
        return _values(text)
    except (yaml.YAMLError, SpecError) as error:
        raise ValueError(" ".join(str(error).split())) from None


# -- the line of an error, looked up when it is told ----------------------------------------------


def told(error: SpecError, path: Path) -> str:
    """Return the error as one line of text, with the line of its pointer where there is one."""
    line = line_of(path.read_text("utf-8-sig"), error.at) if error.at.startswith("#/") else None
    text = f"{error.at} (line {line}): {error.text}" if line else str(error)
    return " ".join(text.splitlines())


def line_of(text: str, at: str) -> int:
    """Return the line of the last key on the way to ``at`` that is written in the text, else 1."""
    line = 1
    node: Any = yaml.compose(text, Loader=_Base)
    for part in at.removeprefix("#/").split("/"):
        found = _below(node, part.replace("~1", "/").replace("~0", "~"))
        if found is None:
            break
        line, node = found
    return line


def _below(node: Any, key: str) -> tuple[int, Any] | None:
    if isinstance(node, yaml.SequenceNode):
        item = node.value[int(key)] if key.isdigit() and int(key) < len(node.value) else None
        return (item.start_mark.line + 1, item) if item else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for name, value in pairs:
        if name.value == key:
            return name.start_mark.line + 1, value
    merged = [value for name, value in pairs if name.value == "<<"]
    merged = [part for v in merged for part in (v.value if v.id == "sequence" else [v])]
    return next(filter(None, (_below(part, key) for part in merged)), None)
