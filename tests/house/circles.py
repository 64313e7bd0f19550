"""Circles between files: `python -m tests.house.circles` lists them and fails when there is one.

Every import counts, also within a function and under TYPE_CHECKING. A name that a package's
``__init__`` takes from another file counts as that file. Tables of names that a ``__getattr__``
loads later are no imports.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).parents[2]
ROOTS = (TOP / "src", TOP)
PARTS = ("src/shengwang_agent", "codegen", "benchmarks")


def modules(files: list[Path], roots: tuple[Path, ...] = ROOTS) -> dict[str, Path]:
    """Files by the name under which they are imported."""
    found = {}
    for file in files:
        root = next(root for root in roots if file.is_relative_to(root))
        parts = file.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports(name: str, file: Path) -> Iterator[tuple[str, str, str]]:
    """Every import of a file as (module, the name taken from it, the name given to it here)."""
    package = name.split(".") if file.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "", alias.asname or "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield from ((base, alias.name, alias.asname or alias.name) for alias in node.names)


def graph(known: dict[str, Path]) -> dict[str, set[str]]:
    """Which module imports which, among the known ones."""
    lines = {name: list(imports(name, file)) for name, file in known.items()}

    def home(module: str, taken: str) -> str:
        inner = ".".join(filter(None, (module, taken)))
        if inner in known:
            return inner
        if module in known and known[module].name == "__init__.py":
            for source, original, given in lines[module]:
                if taken and given == taken and source != module:
                    return home(source, original)
        return module

    edges = {n: {home(module, taken) for module, taken, _ in found} for n, found in lines.items()}
    return {name: (leads & known.keys()) - {name} for name, leads in edges.items()}


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """One shortest circle for each group of modules that reach each other."""
    found: list[list[str]] = []
    for start in sorted(edges):
        if any(start in circle for circle in found):
            continue
        paths = [[start]]
        seen: set[str] = set()
        while paths and start not in seen:
            path = paths.pop(0)
            for to in sorted(edges[path[-1]] - seen):
                seen.add(to)
                paths.append([*path, to])
        if start in seen:
            found.append(next(path for path in paths if path[-1] == start))
    return found


def found_circles() -> list[list[str]]:
    """The circles of this repository."""
    files = [file for part in PARTS for file in sorted((TOP / part).rglob("*.py"))]
    return circles(graph(modules(files)))


if __name__ == "__main__":
    listed = found_circles()
    print("\n".join("circle: " + " -> ".join(circle) for circle in listed))
    sys.exit(bool(listed))
