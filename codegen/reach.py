"""Which names belong together: what is sent, and what each resource offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from codegen.load import Document, component_of, walk
from codegen.names import pascal
from codegen.shapes import Operation, refs


def closure(graph: dict[str, list[str]], roots: Iterable[str]) -> dict[str, None]:
    """Return every name reachable from the roots, the roots included, in order of discovery."""
    found: dict[str, None] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting.extend(graph.get(name, []))
    return found


def sent(document: Document) -> list[str]:
    """Return the component names reachable from request bodies, in the order of the document."""
    graph = {name: list(_mentioned(schema)) for name, schema in document.components.items()}
    bodies = (document.follow(raw.get("requestBody")) for *_, raw, _ in document.operations())
    found = closure(graph, (name for body in bodies for name in _mentioned(body)))
    return [name for name in document.components if name in found]


def _mentioned(schema: Any) -> Iterator[str]:
    for _, node in walk(schema):
        if "$ref" in node:
            yield component_of(node["$ref"])
        yield from node.get("x-sdk-params", {}).values()


def homes_of(operations: list[Operation], names: Iterable[str]) -> dict[str, str]:
    """Return the resource of each name that begins like one of its operations.

    ``StartAgentsRequestProperties`` begins with ``StartAgents``: method, then resource.
    """
    prefixes = {pascal(op.method) + pascal(op.resource): op.resource for op in operations}
    homes = {}
    for name in names:
        fitting = [prefix for prefix in prefixes if name.startswith(prefix)]
        if fitting:
            homes[name] = prefixes[max(fitting, key=len)]
    return homes


def exports_of(
    document: Document,
    operations: list[Operation],
    graph: dict[str, list[str]],
    homes: dict[str, str],
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Return the names each resource offers, and those that belong to no single one."""
    reach: dict[str, set[str]] = {op.resource: set() for op in operations}
    for op in operations:
        roots = [name for argument in op.arguments for name in refs(argument.shape)]
        roots += [op.body_model] if op.body_model else []
        roots += refs(op.response) if op.response else []
        reach[op.resource] |= set(closure(graph, roots))
    for name, resource in homes.items():
        reach[resource].add(name)
    exports = {resource: tuple(sorted(names)) for resource, names in reach.items()}
    shared = {n for n in document.components if sum(n in names for names in reach.values()) > 1}
    types = sorted(shared | {name for name in document.components if name not in homes})
    return exports, tuple(types)
