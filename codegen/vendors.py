"""The section ``x-sdk-vendors`` to the vendor classes of the builder.

The section is explained where it stands, in ``openapi.yaml``: it lists what differs from the
component schemas, which say the rest. :func:`render` is the only entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from codegen.errors import SpecError
from codegen.names import is_plain
from codegen.text import filled

SECTION = "x-sdk-vendors"
HINTS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "map": "Mapping[str, Any]",
    "array<string>": "Sequence[str]",
    "array<integer>": "Sequence[int]",
    "array<map>": "Sequence[Mapping[str, Any]]",
}
_MOST_OVERLOADS = 8
FOLDER = "shengwang_agent_api/vendors"
_DETAILS = (
    *("merge", "required", "default", "default_with", "null_ok", "min", "max", "known", "format"),
    *("null_omits", "item_defaults", "unless", "secret"),
)
_FIELD_KEYS = {"type", "schema", "to", *_DETAILS}
_CLASS_KEYS = {
    *("kind", "vendor", "description", "other_names", "extends", "aliases", "fields", "required"),
    *("one_of", "either", "constants", "agent_adds", "sample_rate", "required_sample_rate"),
}
_KIND_KEYS = {"base", "property", "model", "place", "extras", "without", "first", "last"}
_Map = Mapping[str, Any]
_Path = tuple[str, ...]


def render(document: _Map) -> dict[str, str]:
    """Return the files of the vendor classes by path below ``generated/``; none without a section.

    Raises :class:`SpecError` with the place of what cannot be used.
    """
    section = document.get(SECTION)
    if section is None:
        return {}
    for name, kind in section["kinds"].items():
        _only(kind, _KIND_KEYS, (SECTION, "kinds", name))
        _component(document, kind["model"], (SECTION, "kinds", name, "model"))
    entries = _resolved(section["classes"])
    files: dict[str, str] = {}
    homes: dict[str, str] = {}
    for kind, shape in section["kinds"].items():
        own = [name for name, entry in entries.items() if entry["kind"] == kind]
        classes = [_class(document, name, entries[name], shape) for name in own]
        exported = sorted(n for c in classes for n in (c["name"], *c["other_names"]))
        for name in exported:
            if homes.setdefault(name, kind) != kind or exported.count(name) > 1:
                raise SpecError((SECTION, "classes", name), "the name is used twice")
        files[f"{FOLDER}/{kind}.py"] = filled(
            "vendors.py", kind=kind, base=shape["base"], classes=classes, exported=exported
        )
    files[f"{FOLDER}/__init__.py"] = filled(
        "lazy.py",
        doc="All vendor classes, each kind loaded when one of its classes is first used.",
        names=[(name, f".{kind}", name) for name, kind in sorted(homes.items())],
    )
    return files


def _resolved(classes: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the entries with ``extends`` carried out and every key known."""
    found: dict[str, dict[str, Any]] = {}
    for name, entry in classes.items():
        at = (SECTION, "classes", name)
        _only(entry, _CLASS_KEYS, at)
        if not is_plain(name):
            raise SpecError(at, "a class name must be an identifier")
        parent = entry.get("extends")
        if parent is not None and parent not in found:
            raise SpecError((*at, "extends"), f"{parent!r} must be listed above this class")
        found[name] = {**(found[parent] if parent else {}), "other_names": [], **entry}
    return found


class _Schemas:
    """What the component schemas say of the map that the classes of one vendor make."""

    def __init__(self, document: _Map, kind: _Map, vendor: str, at: tuple[str, ...]) -> None:
        self._components: _Map = document["components"]["schemas"]
        self._vendor = vendor
        self._place = _path(kind["place"])
        self.model = kind["model"]
        union = self._components[self.model]
        refs = union.get("anyOf") or union.get("oneOf") or ()
        members = [ref["$ref"].rpartition("/")[2] for ref in refs]
        if members:
            tag = union["x-sdk-tag"]
            by = {self._components[n]["properties"][tag].get("const"): n for n in members}
            if vendor not in by:
                raise SpecError(at, f"{self.model} has no member for {vendor!r}")
            self.model = by[vendor]

    def arguments(self) -> list[str]:
        """Return the names of the properties at the place of the kind, without deprecated ones."""
        properties = self._find(self._place)[0].get("properties", {})
        return [name for name, node in properties.items() if not node.get("deprecated")]

    def facts(self, path: _Path) -> dict[str, Any]:
        """Return what is said of the value at a path, in the words of the section."""
        node, required = self._find(path)
        facts = {
            "type": self._type(node),
            "schema": self._shape(node),
            "secret": node.get("x-sdk-secret"),
            "min": node.get("minimum"),
            "max": node.get("maximum"),
            # The named enumerations of texts are in the type; a list of numbers stands in place.
            "known": node.get("enum") if "name" not in node else None,
            # A property further down is needed only when what it stands in is given.
            "required": (required and path[:-1] in ((), self._place)) or None,
        }
        return {key: value for key, value in facts.items() if value is not None}

    def _find(self, path: _Path) -> tuple[_Map, bool]:
        """Return the schema at a path, and whether it is required there; empty when it has none."""
        node, required = self._follow({"$ref": f"/{self.model}"}), False
        for key in path:
            required = key in node.get("required", ())
            node = self._follow(node.get("properties", {}).get(key, {}))
        return node, required

    def _follow(self, node: _Map) -> _Map:
        """Return a schema with its target, or the typed shape of the vendor, filled in."""
        if "$ref" in node:
            name = node["$ref"].rpartition("/")[2]
            return {**self._components[name], **node, "name": name}
        typed = node.get("x-sdk-params", {})
        name = typed.get(self._vendor, typed.get("*"))
        return {**self._components[name], **node} if name else node

    def _type(self, node: _Map) -> str | None:
        if node.get("type") == "array":
            return f"array<{self._type(self._follow(node['items']))}>"
        return "map" if node.get("type") == "object" else node.get("type")

    def _shape(self, node: _Map) -> str | None:
        """Return the class that is taken beside a plain map."""
        inner = self._follow(node["items"]) if node.get("type") == "array" else node
        return inner.get("name") if inner.get("type") == "object" else None


def _class(document: _Map, name: str, entry: _Map, kind: _Map) -> dict[str, Any]:
    """Return what the template needs to know of one class."""
    at = (SECTION, "classes", name)
    schemas = _Schemas(document, kind, entry["vendor"], at)
    declared = _declared(entry, kind, schemas)
    for argument, spec in declared.items():
        _check_field(document, declared, spec, (*at, "fields", argument))
    vendor = () if "vendor" in declared else ((("vendor",), entry["vendor"]),)
    return {
        "name": name,
        "parents": ["Declared", kind["base"]] if "extends" not in entry else [entry["extends"]],
        "doc": _doc(entry, declared),
        "model": schemas.model,
        # What is written first; a vendor that is an argument has its value as a default.
        "constants": (*vendor, *_paths(entry.get("constants", {}))),
        "extras": _path(kind["extras"]),
        "other_names": entry["other_names"],
        "fields": [_field(n, spec) for n, spec in declared.items()],
        "rest": _rest(entry, declared, at),
        "signatures": _signatures(entry, declared, at),
    }


def _declared(entry: _Map, kind: _Map, schemas: _Schemas) -> dict[str, dict[str, Any]]:
    """Return the arguments of a class in order, each with all that is said of it.

    The details of the class go over those of the kind, and these over the schema's.
    """
    first, last, own = kind.get("first", {}), kind.get("last", {}), entry.get("fields", {})
    names = dict.fromkeys([*first, *schemas.arguments(), *own])
    names = dict.fromkeys([*(name for name in names if name not in last), *last])
    rivals = _rivals(_choices(entry))
    found: dict[str, dict[str, Any]] = {}
    for name in names:
        listed = {**first.get(name, {}), **last.get(name, {}), **own.get(name, {})}
        if name in kind.get("without", ()) and not listed:
            continue
        to = listed.get("to", f"{kind['place']}.{name}".lstrip("."))
        paths = [_path(one) for one in (to if isinstance(to, list) else [to])]
        spec = {**schemas.facts(paths[0]), **listed, "to": tuple(paths)}
        if paths == [("vendor",)]:
            spec["default"] = entry["vendor"]
        if "required" in entry:
            spec["required"] = name in entry["required"]
        elif "required" not in listed and (name in rivals or "default" in spec or "merge" in spec):
            spec["required"] = False
        if "merge" in spec:
            spec.pop("schema", None)
        found[name] = spec
    return found


def _check_field(document: _Map, declared: _Map, spec: _Map, at: tuple[str, ...]) -> None:
    _only(spec, _FIELD_KEYS, at)
    if not is_plain(at[-1]):
        raise SpecError(at, "an argument name must be an identifier")
    if spec.get("type") not in HINTS:
        raise SpecError((*at, "type"), f"must be one of {', '.join(HINTS)}")
    for key in ("unless", "default_with"):
        if key in spec and spec[key] not in declared:
            raise SpecError((*at, key), f"{spec[key]!r} is no argument of this class")
    if "schema" in spec:
        _component(document, spec["schema"], (*at, "schema"))
    if spec.get("merge") and spec["type"] != "map":
        raise SpecError((*at, "merge"), "only a map can be merged")


def _field(name: str, spec: _Map) -> str:
    """Return the arguments of ``Field`` for one argument of the class."""
    told = [(key, spec.get(key)) for key in _DETAILS]
    more = [f"{key}={value!r}" for key, value in told if value is not None and value is not False]
    return ", ".join([repr(name), repr(spec["type"]), repr(spec["to"]), *more])


def _rest(entry: _Map, declared: _Map, at: tuple[str, ...]) -> list[tuple[str, Any]]:
    """Return the keywords of ``Spec`` that this class has beyond the usual ones."""
    aliases = tuple(
        (alias, spec["for"], _paths(spec.get("adds", {})))
        for alias, spec in entry.get("aliases", {}).items()
    )
    for name in sorted(_rivals(_choices(entry)) | {name for _, name, _ in aliases}):
        if name not in declared:
            raise SpecError(at, f"{name!r} is no argument of this class")
    rate = entry.get("required_sample_rate")
    found = {
        "aliases": aliases,
        "one_of": tuple(entry.get("one_of", ())),
        "either": tuple(tuple(group) for group in entry.get("either", ())),
        "sample_rate": _path(entry.get("sample_rate", "")),
        "required_rate": rate["argument"] if isinstance(rate, dict) else rate,
        "agent_adds": entry.get("agent_adds"),
    }
    return [(key, value) for key, value in found.items() if value not in (None, ())]


def _doc(entry: _Map, declared: _Map) -> str:
    lines = [entry.get("description", "")]
    if aliases := entry.get("aliases"):
        also = ", ".join(f"`{alias}` for `{spec['for']}`" for alias, spec in aliases.items())
        lines += ["", f"Other spellings: {also}."]
    required = [f"`{name}`" for name, spec in declared.items() if spec.get("required")]
    if required:
        lines += ["", f"Required: {', '.join(required)}."]
    return "\n".join(lines)


def _path(text: str) -> _Path:
    return tuple(text.split(".")) if text else ()


def _paths(values: _Map) -> tuple[tuple[_Path, Any], ...]:
    return tuple((_path(path), value) for path, value in values.items())


def _component(document: _Map, name: str, at: tuple[str, ...]) -> None:
    if name not in document["components"]["schemas"]:
        raise SpecError(at, f"there is no schema {name!r}; correct the name or add it")


def _only(value: _Map, keys: set[str], at: tuple[str, ...]) -> None:
    if not isinstance(value, Mapping):
        raise SpecError(at, "must be a mapping")
    unknown = sorted(value.keys() - keys)
    if unknown:
        raise SpecError((*at, unknown[0]), f"not known here; known are {', '.join(sorted(keys))}")


# -- typed signatures: one, or an overload for each way to call a class ---------------------------
# An argument with another spelling, and groups of which one must be given, make several ways; type
# checkers then flag a call that mixes them or leaves all of them out.


def _signatures(entry: _Map, declared: _Map, at: tuple[str, ...]) -> list[list[str]]:
    """Return the arguments of each signature of a class, required ones first."""
    spellings: dict[str, list[set[str]]] = {}
    for alias, spec in entry.get("aliases", {}).items():
        if declared[name := spec["for"]].get("required"):
            spellings.setdefault(name, [{name}]).append({alias})
    choices = [*spellings.values(), *_choices(entry)]
    ways = [set().union(*chosen) for chosen in product(*choices)]
    if len(ways) > _MOST_OVERLOADS:
        raise SpecError(at, f"{len(ways)} ways to call this class; that is too many")
    rivals = _rivals(choices)
    return [_signature(entry, declared, rivals - chosen, chosen) for chosen in ways]


def _signature(entry: _Map, declared: _Map, left_out: set[str], chosen: set[str]) -> list[str]:
    aliases = {alias: declared[spec["for"]] for alias, spec in entry.get("aliases", {}).items()}
    needed, optional = [], []
    for name, spec in {**declared, **aliases}.items():
        if name in left_out or spec.get("unless") in chosen:
            continue
        if name in chosen or (spec.get("required") and name not in aliases):
            needed.append(f"{name}: {_hint(spec)}")
        else:
            default = None if name in aliases or "default_with" in spec else spec.get("default")
            optional.append(f"{name}: {_hint(spec)} | None = {default!r}")
    return [*needed, *optional]


def _choices(entry: _Map) -> list[list[set[str]]]:
    """Return what must be chosen for a class, each time one of some groups of arguments."""
    one_of = [{name} for name in entry.get("one_of", ())]
    return [choice for choice in (one_of, list(map(set, entry.get("either", ())))) if choice]


def _rivals(choices: list[list[set[str]]]) -> set[str]:
    return set().union(*(group for choice in choices for group in choice))


def _hint(spec: _Map) -> str:
    hint, model = HINTS[spec["type"]], f"_m.{spec.get('schema')}"
    if "schema" not in spec:
        return hint
    is_list = "array" in spec["type"]
    return f"Sequence[Mapping[str, Any] | {model}]" if is_list else f"{hint} | {model}"
