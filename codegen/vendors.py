"""The section ``x-sdk-vendors`` to the vendor classes of the builder.

The section is explained where it stands, in ``openapi.yaml``. :func:`render` is the only entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import jinja2

from codegen.errors import SpecError, pointer
from codegen.names import is_plain
from codegen.vendor_signatures import HINTS, Argument, signatures

__all__ = ["render"]

SECTION = "x-sdk-vendors"
_FIELD_KEYS = {
    *("type", "schema", "to", "merge", "required", "default", "default_with", "min", "max"),
    *("format", "known", "null_ok", "item_defaults", "unless", "secret", "description"),
}
_CLASS_KEYS = {
    *("kind", "vendor", "model", "description", "other_names", "extends", "aliases", "fields"),
    *("one_of", "either", "constants", "agent_adds", "sample_rate", "required_sample_rate"),
    "required",
}
_KIND_KEYS = {"base", "property", "model", "place", "extras", "first", "last"}
_Path = tuple[str, ...]


@dataclass
class _Class:
    """What the template needs to know of one class."""

    name: str
    parents: list[str]
    doc: str
    model: str
    constants: tuple[tuple[_Path, Any], ...]
    extras: _Path
    entry: dict[str, Any]
    declared: dict[str, dict[str, Any]]
    fields: list[dict[str, str]] = field(default_factory=list)
    signatures: list[list[Argument]] = field(default_factory=list)
    rest: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def other_names(self) -> list[str]:
        return list(self.entry.get("other_names", []))


def render(document: Mapping[str, Any], env: jinja2.Environment) -> dict[str, str]:
    """Return the files of the vendor classes by path below ``generated/``; none without a section.

    Raises :class:`SpecError` with the place of what cannot be used.
    """
    section = document.get(SECTION)
    if section is None:
        return {}
    kinds = {name: _kind(document, name, kind) for name, kind in section["kinds"].items()}
    entries = _resolved(section["classes"])
    files: dict[str, str] = {}
    names: list[tuple[str, str]] = []
    for kind, shape in kinds.items():
        classes = [
            _class(document, name, entry, shape)
            for name, entry in entries.items()
            if entry["kind"] == kind
        ]
        exported = sorted(n for c in classes for n in (c.name, *c.other_names))
        names += [(name, kind) for name in exported]
        files[f"shengwang_agent_api/vendors/{kind}.py"] = env.get_template(
            "vendors.py.jinja"
        ).render(kind=kind, base=shape["base"], classes=classes, exported=exported)
    _refuse_twice(names)
    files["shengwang_agent_api/vendors/__init__.py"] = env.get_template(
        "vendors_init.py.jinja"
    ).render(names=sorted(names))
    return files


def _kind(document: Mapping[str, Any], name: str, kind: dict[str, Any]) -> dict[str, Any]:
    at = (SECTION, "kinds", name)
    _only(kind, _KIND_KEYS, at)
    if "model" in kind:
        _component(document, kind["model"], (*at, "model"))
    return kind


def _resolved(classes: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the entries with ``extends`` carried out and every key known."""
    found: dict[str, dict[str, Any]] = {}
    for name, entry in classes.items():
        at = (SECTION, "classes", name)
        _only(entry, _CLASS_KEYS, at)
        if not is_plain(name):
            raise SpecError(pointer(*at), "a class name must be an identifier")
        parent = entry.get("extends")
        if parent is not None and parent not in found:
            raise SpecError(pointer(*at, "extends"), f"{parent!r} must be listed above this class")
        found[name] = {**(found[parent] if parent else {}), "other_names": [], **entry}
        if parent and "required" in entry:
            found[name]["fields"] = _required_only(found[parent]["fields"], entry["required"])
    return found


def _required_only(fields: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    return {name: {**spec, "required": name in required} for name, spec in fields.items()}


def _class(
    document: Mapping[str, Any], name: str, entry: dict[str, Any], kind: dict[str, Any]
) -> _Class:
    at = (SECTION, "classes", name)
    declared = _declared(entry, kind)
    for argument, spec in declared.items():
        _check_field(document, declared, spec, (*at, "fields", argument))
    model = entry.get("model", kind.get("model"))
    if model is None:
        raise SpecError(pointer(*at), "model is missing, here and in the kind")
    _component(document, model, (*at, "model"))
    fixed = [(("vendor",), entry["vendor"]), *_paths(entry.get("constants", {}))]
    made = _Class(
        name=name,
        parents=["Declared", kind["base"]] if "extends" not in entry else [entry["extends"]],
        doc=_doc(entry, declared),
        model=model,
        constants=tuple(fixed),
        extras=_path(kind["extras"]),
        entry=entry,
        declared=declared,
    )
    made.fields = [_field(n, spec, kind["place"]) for n, spec in declared.items()]
    made.rest = _rest(entry, declared, at)
    made.signatures = signatures(entry, declared, at)
    return made


def _declared(entry: Mapping[str, Any], kind: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the arguments of a class in order; its own details go over those of the kind."""
    own = dict(entry.get("fields", {}))
    found: dict[str, dict[str, Any]] = {}
    for name, spec in kind.get("first", {}).items():
        found[name] = {**spec, **own.pop(name, {})}
    found.update(own)
    for name, spec in kind.get("last", {}).items():
        found[name] = {**spec, **found.pop(name, {})}
    return found


def _check_field(
    document: Mapping[str, Any],
    declared: Mapping[str, Any],
    spec: Mapping[str, Any],
    at: tuple[str, ...],
) -> None:
    _only(spec, _FIELD_KEYS, at)
    if not is_plain(at[-1]):
        raise SpecError(pointer(*at), "an argument name must be an identifier")
    if spec.get("type") not in HINTS:
        raise SpecError(pointer(*at, "type"), f"must be one of {', '.join(HINTS)}")
    for key in ("unless", "default_with"):
        if key in spec and spec[key] not in declared:
            raise SpecError(pointer(*at, key), f"{spec[key]!r} is no argument of this class")
    if "schema" in spec:
        _component(document, spec["schema"], (*at, "schema"))
    if spec.get("merge") and spec["type"] != "map":
        raise SpecError(pointer(*at, "merge"), "only a map can be merged")


def _field(name: str, spec: Mapping[str, Any], place: str) -> dict[str, str]:
    to = spec.get("to", f"{place}.{name}" if place else name)
    values: dict[str, Any] = {
        "merge": spec.get("merge", False),
        "required": spec.get("required", False),
        "default": spec.get("default"),
        "default_with": spec.get("default_with"),
        "null_ok": spec.get("null_ok", False),
        "low": spec.get("min"),
        "high": spec.get("max"),
        "known": tuple(spec.get("known", ())),
        "http": spec.get("format") == "http",
        "item_defaults": tuple(spec.get("item_defaults", {}).items()),
        "unless": spec.get("unless"),
        "secret": _secret(spec),
    }
    paths = tuple(_path(one) for one in (to if isinstance(to, list) else [to]))
    given = [f"{key}={value!r}" for key, value in values.items() if not _is_absent(value)]
    return {"arguments": ", ".join([repr(name), repr(spec["type"]), repr(paths), *given])}


def _is_absent(value: Any) -> bool:
    return value is None or value is False or value == () or value == ""


def _secret(spec: Mapping[str, Any]) -> str:
    return {True: "true", "partial": "partial"}.get(spec.get("secret", False), "")


def _rest(
    entry: Mapping[str, Any], declared: Mapping[str, Any], at: tuple[str, ...]
) -> list[tuple[str, Any]]:
    """Return the keywords of ``Spec`` that this class has beyond the usual ones."""
    aliases = tuple(
        (alias, spec["for"], _paths(spec.get("adds", {})))
        for alias, spec in entry.get("aliases", {}).items()
    )
    groups = (entry.get("one_of", []), *entry.get("either", []), [name for _, name, _ in aliases])
    for name in (name for group in groups for name in group):
        if name not in declared:
            raise SpecError(pointer(*at), f"{name!r} is no argument of this class")
    rate = entry.get("required_sample_rate")
    found = {
        "aliases": aliases,
        "one_of": tuple(entry.get("one_of", ())),
        "either": tuple(tuple(group) for group in entry.get("either", ())),
        "sample_rate": _path(entry.get("sample_rate", "")),
        "required_rate": rate["argument"] if isinstance(rate, dict) else rate,
        "agent_adds": _paths(entry.get("agent_adds", {})),
    }
    return [(key, value) for key, value in found.items() if value not in (None, ())]


def _doc(entry: Mapping[str, Any], declared: Mapping[str, Any]) -> str:
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


def _paths(values: Mapping[str, Any]) -> tuple[tuple[_Path, Any], ...]:
    return tuple((_path(path), value) for path, value in values.items())


def _component(document: Mapping[str, Any], name: str, at: tuple[str, ...]) -> None:
    if name not in document["components"]["schemas"]:
        raise SpecError(pointer(*at), f"there is no schema {name!r}; correct the name or add it")


def _only(value: Mapping[str, Any], keys: set[str], at: tuple[str, ...]) -> None:
    unknown = sorted(set(value) - keys)
    if unknown:
        raise SpecError(
            pointer(*at, unknown[0]), f"not known here; known are {', '.join(sorted(keys))}"
        )


def _refuse_twice(names: list[tuple[str, str]]) -> None:
    seen: set[str] = set()
    for name, _ in names:
        if name in seen:
            raise SpecError(pointer(SECTION, "classes", name), "the name is used twice")
        seen.add(name)
