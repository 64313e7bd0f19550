"""YAML as its version 1.2 means it, and where in which file each value stands.

``no`` and ``on`` are words, ``+8613800000000`` is a telephone number and not an integer, ``010`` and
a date are text. The library is loaded when it is needed.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

_WORDS = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", "-0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("merge", r"<<", "<"),
)
#: Values of a file with all that it includes, and how deep they may be nested.
MOST_VALUES = 50_000
DEEPEST = 40
#: Where a value stands: the keys that lead to it, to its file and line.
Places = dict[tuple[str | int, ...], tuple[Path, int]]


class YamlError(ValueError):
    """A file cannot be read; the text names it, and the line."""


@cache
def loader() -> Any:
    """The loader class, made once."""
    yaml: Any = import_module("yaml")
    made = type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
    for tag, pattern, first in _WORDS:
        full = re.compile(f"(?:{pattern})$")
        made.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", full, list(first))  # type: ignore[attr-defined]
    return made


def located(path: Path) -> tuple[Any, Places]:
    """The value of a file, ``!include FILE`` replaced, and the places of its values; or YamlError."""
    reader = _Reader()
    value = reader.file(path, ())
    return value, reader.places


class _Reader:
    def __init__(self) -> None:
        self.places: Places = {}
        self._open: list[Path] = []
        self._count = 0

    def file(self, path: Path, at: tuple[str | int, ...]) -> Any:
        yaml: Any = import_module("yaml")
        if path.resolve() in self._open:
            raise YamlError(f"{path}: it includes itself")
        self._open.append(path.resolve())
        try:
            made = loader()(path.read_text("utf-8"))
            node = made.get_single_node()
            return None if node is None else self._value(made, node, path, at)
        except (OSError, UnicodeDecodeError) as error:
            raise YamlError(f"{path}: it cannot be read: {error}") from None
        except RecursionError:
            raise YamlError(f"{path}: it is nested too deeply") from None
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = f", line {mark.line + 1}" if mark else ""
            text = getattr(error, "problem", None) or "it is neither YAML nor JSON"
            raise YamlError(f"{path}{line}: {text}") from None
        finally:
            self._open.pop()

    def _value(self, made: Any, node: Any, path: Path, at: tuple[str | int, ...]) -> Any:
        here = f"{path}, line {node.start_mark.line + 1}"
        self.places.setdefault(at, (path, node.start_mark.line + 1))
        self._count += 1
        if len(at) > DEEPEST or self._count > MOST_VALUES:
            raise YamlError(f"{here}: it is nested too deeply, or holds too many values")
        if node.tag == "!include":
            return self.file(path.parent / str(node.value), at)
        if node.id == "sequence":
            return [self._value(made, n, path, (*at, i)) for i, n in enumerate(node.value)]
        if node.id == "scalar":
            return made.construct_object(node)
        made.flatten_mapping(node)
        found: dict[str, Any] = {}
        for key, inner in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name in found:
                raise YamlError(f"{path}, line {line}: {name}: it stands there twice")
            inside = (*at, name)
            self.places[inside] = (path, line)
            found[name] = self._value(made, inner, path, inside)
        return found
