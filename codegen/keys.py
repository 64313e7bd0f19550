"""Which keys the generator reads in each place of a description. Every other is refused.

A misspelt key would be left out silently, and the generated code would be wrong. So each place has
a list of its keys, whatever stands beside them is an error, and the nearest known key is named.
Keys that begin with ``x-`` are free, but for ``x-sdk-``, which are the generator's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from codegen.errors import SpecError
from codegen.load import OPAQUE, Document, Parts, listed, read_yaml
from codegen.names import is_plain
from codegen.schema_rules import check_beside, check_schema
from codegen.values import Values, nearest

_TABLE = read_yaml(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
PLACES: dict[str, dict[str, Any]] = {
    name: {**place, "keys": place["keys"].split()} for name, place in _TABLE["places"].items()
}
HINTS = {key: hint for keys, hint in _TABLE["hints"].items() for key in keys.split()}
# The places where a reference may stand instead, by where it leads.
_REFERRED = {
    kind["name"]: section
    for section, kind in PLACES["components"]["below"].items()
    if section != "schemas"
}
_STATUS = re.compile(r"[1-5](\d\d|XX)|default|x-.*")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_PATH = re.compile(r"(/(?!\.{1,2}(/|$))([^{}/]|{[^{}/]+})*)+")
_STYLES = {"query": "form", "path": "simple", "header": "simple"}


def check_keys(document: Document) -> Document:
    """Return the document; raise :class:`SpecError` for the first key that would not be read."""
    _Checker(document).check("document", (), document.raw)
    return document


class _Checker:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._values = Values(document)
        self._tags = [tag.get("name") for tag in listed(document.raw.get("tags"))]
        self._schemes = document.raw.get("components", {}).get("securitySchemes") or {}

    def check(self, place: str, at: Parts, node: dict[str, Any]) -> None:
        """Check the keys of a node and what they say, then what stands below them."""
        if "$ref" in node and place in _REFERRED:
            self._reference(at, node, f"#/components/{_REFERRED[place]}/")
            return
        if "$ref" in node and place == "schema":
            self._keys("schema beside $ref", at, node)
            check_beside(at, node, self._values)
            return
        self._keys(place, at, node)
        self._plain(place, at, node)
        if more := _MORE.get(place):
            more(self, at, node)
        self._below(place, at, node)

    def _below(self, place: str, at: Parts, node: dict[str, Any]) -> None:
        for key, kind in PLACES[place].get("below", {}).items():
            for inner, where, value in _found(node.get(key), kind, (*at, key)):
                self.check(inner, where, value)

    def _reference(self, at: Parts, node: dict[str, Any], prefix: str) -> None:
        self._keys("reference", at, node)
        if not str(node["$ref"]).startswith(prefix) or "$ref" in self._document.follow(node):
            raise SpecError((*at, "$ref"), f"must refer to {prefix}<name>, and not to a reference")

    def _keys(self, place: str, at: Parts, node: dict[str, Any]) -> None:
        keys, values = PLACES[place]["keys"], PLACES[place].get("values", {})
        for key, value in node.items():
            if value is None and key not in OPAQUE and (key in values or not key.startswith("x-")):
                raise SpecError((*at, key), "has no value; give it one, or take the key out")
            if form := values.get(key):
                beside = form.get("beside", [key])
                if not self._is(form, value):
                    raise SpecError((*at, key), f"must be {form['description']}, not {value!r}")
                if form.get("on") == "property" and at[-2:-1] != ("properties",):
                    raise SpecError((*at, key), "is read on a property only; move it there")
                if not node.keys() & beside:
                    told = f"means nothing without {' or '.join(beside)} beside it"
                    raise SpecError((*at, key), told)
            elif key not in keys and (key.startswith("x-sdk-") or not key.startswith("x-")):
                told = f"the generator does not read {key} here ({place})"
                raise SpecError((*at, key), f"{told}{_hint(key, value, {*keys, *values})}")

    def _is(self, form: dict[str, Any], value: Any) -> bool:
        """Whether a value is what the table says of its key."""
        try:
            self._values.fits((), value, form)
        except SpecError:
            return False
        is_name = form.get("format") != "name" or all(map(is_plain, value.split(".")))
        return is_name and all(key in value for key in form.get("required", ()))

    # -- what else must be so in one place or another ----------------------------------------

    def _document_says(self, at: Parts, raw: dict[str, Any]) -> None:
        for index, tag in enumerate(self._tags):
            if tag in self._tags[:index]:
                raise SpecError(("tags", index, "name"), f"the tag {tag!r} is declared twice")
        self._security(at, raw)
        spelled: dict[str, str] = {}
        for path in raw.get("paths", {}):
            other = spelled.setdefault(re.sub(r"{[^{}]*}", "{}", path), path)
            if other != path:
                raise SpecError(("paths", path), f"is the same path as {other}; write one of them")
            if not _PATH.fullmatch(path):
                told = "a path is /parts/{names}, without empty names, . and .."
                raise SpecError(("paths", path), told)

    def _security(self, at: Parts, owner: dict[str, Any]) -> None:
        for index, wanted in enumerate(listed(owner.get("security"))):
            for name in wanted:
                if name not in self._schemes:
                    told = f"no security scheme has this name{nearest(name, self._schemes)}"
                    raise SpecError((*at, "security", index, name), told)

    def _operation(self, at: Parts, operation: dict[str, Any]) -> None:
        self._security(at, operation)
        tags = operation.get("tags", [])
        if not isinstance(tags, list):
            raise SpecError((*at, "tags"), "must be a list of names")
        for index, tag in enumerate(tags):
            if tag not in self._tags:
                raise SpecError(
                    (*at, "tags", index),
                    f"the tag {tag!r} is not declared{nearest(tag, self._tags)}; add it to the "
                    "tags of the document",
                )
        replies = _found(operation.get("responses"), {"name": "response"}, (*at, "responses"))
        for _, where, _ in replies:
            if not _STATUS.fullmatch(str(where[-1])):
                raise SpecError(where, "is no status: 200, 4XX or default")

    def _parameter(self, at: Parts, parameter: dict[str, Any]) -> None:
        place = parameter.get("in")
        if place == "header" and not _TOKEN.fullmatch(str(parameter.get("name"))):
            raise SpecError((*at, "name"), "the name of a header has ASCII letters, digits and -")
        style = _STYLES.get(str(place), "")
        if parameter.get("style", style) != style:
            raise SpecError((*at, "style"), f"in {place} only the style {style} is understood")
        self._examples(at, parameter)

    def _examples(self, at: Parts, owner: dict[str, Any]) -> None:
        schema = owner.get("schema", {})
        if "example" in owner:
            self._values.fits((*at, "example"), owner["example"], schema)
            if "examples" in owner:
                raise SpecError((*at, "example"), "is not read beside examples; keep one of them")
        examples = _found(owner.get("examples"), {"name": "example"}, (*at, "examples"))
        for place, where, example in examples:
            self.check(place, where, example)
            value = self._document.follow(example).get("value")
            self._values.fits((*where, "value"), value, schema)

    def _plain(self, place: str, at: Parts, node: dict[str, Any]) -> None:
        if place == "example" and "value" not in node:
            raise SpecError(at, "an example needs a value")
        if place == "response" and at[-1] in ("204", "304") and "content" in node:
            raise SpecError((*at, "content"), f"a reply of status {at[-1]} has no content")

    def _schema(
        self, at: Parts, schema: dict[str, Any], whole: dict[str, Any] | None = None
    ) -> None:
        """Check a schema; ``whole`` is the object that it is a part of by allOf."""
        check_schema(at, schema, whole or schema, self._values)
        for place, where, part in _found(schema.get("allOf"), ["schema"], (*at, "allOf")):
            if "$ref" in part:
                self.check(place, where, part)
            else:
                self._keys(place, where, part)
                self._schema(where, part, whole or schema)
                self._below(place, where, part)


_MORE: dict[str, Callable[[_Checker, Parts, dict[str, Any]], None]] = {
    "document": _Checker._document_says,
    "operation": _Checker._operation,
    "webhook": _Checker._operation,
    "parameter": _Checker._parameter,
    "media type": _Checker._examples,
    "schema": _Checker._schema,
}


def _found(value: Any, kind: Any, at: Parts) -> Iterator[tuple[str, Parts, dict[str, Any]]]:
    """Yield the mappings that stand below a key, each with what and where it is."""
    match kind, value:
        case [place], list():
            items: Any = enumerate(value)
        case {"name": place}, dict():
            items = value.items()
        case str(place), dict():
            yield place, at, value
            return
        case _:
            return
    yield from ((place, (*at, key), item) for key, item in items if isinstance(item, dict))


def _hint(key: str, value: Any, known: set[str]) -> str:
    if hint := nearest(key, known):
        return hint
    if key in HINTS:
        return f"; {HINTS[key]}"
    return "; is it indented too far?" if isinstance(value, dict) and value else ""
