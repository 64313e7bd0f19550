"""The pages of the reference about models: one for each resource, vendors, and messages.

A class stands on the page of the resource whose operation it is named after. Classes chosen by
their vendor stand together, and so do those of notifications and of your own servers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from codegen import shapes
from codegen.load import Document
from codegen.reach import closure
from codegen.rule_table import rules_of
from codegen.shapes import Api, Field, Operation, Shape, refs, strip
from codegen.values import LIMITS

TITLES = {"vendors": "Vendors", "messages": "Notifications, your servers, errors"}
_SECRET = {"partial": "Parts that look secret are masked."}
_OUTCOMES = {
    "refused": "",
    "strict": " (documented, not enforced)",
    "fails": " (else the agent fails)",
    "accepted": " (accepted, without effect)",
}
Named = shapes.Model | shapes.Alias


class ModelPages:
    """Knows where every named type stands, who uses it, and what is said about it."""

    def __init__(self, document: Document, api: Api) -> None:
        self._schemas = document.components
        self.named = api.named
        self._graph = {name: one.mentions for name, one in api.named.items()}
        members = [n for union in api.unions for n in (*dict(union.by).values(), union.default)]
        self._by_vendor = closure(self._graph, filter(None, members))
        self.page_of = {name: self._page(api, name) for name in self.named}
        self._methods = {kind: self._using(api, kind) for kind in ("Taken", "Returned")}
        self._rules: dict[tuple[str, str], list[str]] = {}
        bodies = {op.name: op.body_model for op in api.operations if op.body_model}
        for rule in rules_of(document, set(bodies)):
            self._place(rule, [bodies[name] for name in rule["operations"] if name in bodies])

    def pages(self) -> dict[str, tuple[str, list[Named]]]:
        """Return title and types of each page, by its name, in alphabetical order."""
        found: dict[str, tuple[str, list[Named]]] = {}
        for name in sorted(self.named, key=str.lower):
            page = self.page_of[name]
            title = TITLES.get(page, page.replace("_", " ").capitalize())
            found.setdefault(page, (title, []))[1].append(self.named[name])
        return found

    def link(self, name: str, page: str | None = None) -> str:
        """Return the Markdown link to a type, as seen from a page of models or the reference."""
        there = self.page_of[name]
        folder = "models/" if page is None else ""
        file = "" if there == page else f"{folder}{there}.md"
        return f"[`{name}`]({file}#{name.lower()})"

    def type(self, shape: Shape, page: str | None = None) -> str:
        """Return a shape in words, every named type a link."""
        match shape:
            case shapes.Choice(name=str(name)) | shapes.ModelRef(name):
                return self.link(name, page)
            case shapes.Scalar("Any"):
                return "anything"
            case shapes.Scalar(name):
                return f"`{name}`"
            case shapes.Choice(values, base, is_open):
                known = ", ".join(f"`{value!r}`" for value in values)
                return f"{known}, or another `{base}`" if is_open else known
            case shapes.ListOf(item):
                return f"list of {self.type(item, page)}"
            case shapes.MapOf(value):
                return f"dict of {self.type(value, page)}"
            case shapes.Nullable(inner):
                return f"{self.type(inner, page)}, or `None`"
            case shapes.OneOf(alias=str(alias)):
                return self.link(alias, page)
            case shapes.OneOf(members):
                return ", or ".join(dict.fromkeys(self.type(m, page) for m in members))
            case shapes.Sibling():
                links = dict.fromkeys(self.link(name, page) for name in refs(shape))
                return ", or ".join(["dict", *links])

    def members(self, alias: shapes.Alias, page: str) -> str:
        """Return what a named union takes, or what another named type stands for."""
        many = alias.shape.members if isinstance(alias.shape, shapes.OneOf) else (alias.shape,)
        return ", ".join(dict.fromkeys(self.type(member, page) for member in many))

    def links(self, operation: Operation) -> str:
        """Return links to what a method takes and returns, as seen from the reference."""
        taken = [name for argument in operation.arguments for name in refs(argument.shape)]
        returned = refs(operation.response) if operation.response else []
        return ", ".join(self.link(name) for name in dict.fromkeys([*taken, *returned]))

    def about(self, model: shapes.Model, field: Field) -> str:
        """Return all that is said of a field beside its type, as sentences."""
        schema = self._schemas[model.name].get("properties", {}).get(field.wire, {})
        said = [field.text, f"Sent as `{field.wire}`." if field.wire != field.name else ""]
        if field.has_default:
            said.append(f"Default: `{field.default!r}`.")
        if limits := ", ".join(_limits(schema)):
            said.append(f"{limits[0].upper()}{limits[1:]}.")
        if field.secret:
            said.append(_SECRET.get(field.secret, "Secret: masked wherever it is shown."))
        rules = dict.fromkeys(self._rules.get((model.name, field.wire), ()))
        said += [f"Rule: {rule}." for rule in rules if rule != "needed" or not field.required]
        return " ".join(one for one in said if one)

    def uses(self, name: str, page: str) -> Iterator[str]:
        """Yield who takes a type, who returns it, and what it is a part of."""
        for kind, methods in self._methods.items():
            if links := [_method(operation) for operation in methods.get(name, ())]:
                yield f"{kind} by {', '.join(links)}."
        parents = [other for other, parts in self._graph.items() if name in parts]
        if parents:
            yield f"Part of {', '.join(self.link(other, page) for other in parents)}."

    def _page(self, api: Api, name: str) -> str:
        if name in api.homes:
            return api.homes[name]
        if name in self._by_vendor or name in {getattr(u, "alias", None) for u in api.unions}:
            return "vendors"
        return next((r for r, names in api.exports.items() if name in names), "messages")

    def _using(self, api: Api, kind: str) -> dict[str, list[Operation]]:
        found: dict[str, list[Operation]] = {}
        for operation in api.operations:
            for name in closure(self._graph, _roots(operation, kind)):
                found.setdefault(name, []).append(operation)
        return found

    def _place(self, rule: dict[str, Any], bodies: list[str]) -> None:
        """Write a rule to the fields it is about."""
        text = (rule["text"] or "not needed in every case").rstrip(".")
        text = text.replace("required field is missing", "needed")
        text += _OUTCOMES[rule.get("outcome", "refused")]
        for at, body in product(rule["at"], bodies):
            for owner in self._owners(body, at.split("."), (), rule.get("when", {})):
                self._rules.setdefault(owner, []).append(text)

    def _owners(
        self, name: str, path: list[str], walked: tuple[str, ...], when: dict[str, Any]
    ) -> Iterator[tuple[str, str]]:
        """Yield the class and the key that a path of a rule ends at."""
        model = self.named.get(name)
        if not isinstance(model, shapes.Model):
            return
        key = path[0].removesuffix("[]")
        field = next((field for field in model.fields if field.wire == key), None)
        inner = [part for part in path[1:] if part not in ("*", "~", "**")]
        if field and not inner:
            yield name, key
        elif field:
            here = (*walked, path[0])
            for part in self._chosen(field.shape, here, walked, when):
                yield from self._owners(part, inner, here, when)

    def _chosen(
        self, shape: Shape, here: tuple[str, ...], beside: tuple[str, ...], when: dict[str, Any]
    ) -> Iterable[str]:
        """Return the classes a value may be of, where the conditions choose one that one alone."""
        shape = strip(shape)
        tag = getattr(shape, "tag", None)
        if tag is None:
            return refs(shape.item if isinstance(shape, shapes.ListOf) else shape)
        place = beside if isinstance(shape, shapes.Sibling) else here
        chosen = when.get(".".join((*place, tag)))
        names = dict(getattr(shape, "by", ()))
        if isinstance(chosen, dict) and "matches" in chosen:
            return [name for key, name in names.items() if re.search(chosen["matches"], str(key))]
        return [names[chosen]] if isinstance(chosen, str) and chosen in names else names.values()


def _limits(schema: dict[str, Any]) -> Iterator[str]:
    for key, limit in LIMITS.items():
        if key in schema and limit.words:
            yield limit.words.format(schema[key])
    yield from _limits(schema["items"]) if isinstance(schema.get("items"), dict) else ()


def _roots(operation: Operation, kind: str) -> list[str]:
    if kind == "Returned":
        return refs(operation.response) if operation.response else []
    body = [operation.body_model] if operation.body_model else []
    return body + [name for argument in operation.arguments for name in refs(argument.shape)]


def _method(operation: Operation) -> str:
    name = f"client.{operation.name}"
    return f"[`{name}`](../reference.md#{name.replace('.', '')})"
