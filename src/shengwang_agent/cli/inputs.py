"""YAML and JSON from files, standard input and option values.

YAML is read as its version 1.2 means it: ``no`` and ``on`` are words, ``+8613800000000`` is a
telephone number and not an integer, a date is text.
"""

from __future__ import annotations

import json
import re
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from shengwang_agent.cli.errors import CommandError

_WORDS = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", "-0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("merge", r"<<", "<"),
)
_loaders: list[Any] = []


def _loader() -> Any:
    """The YAML loader, made once; the library is loaded only when it is needed."""
    if not _loaders:
        yaml: Any = import_module("yaml")
        made = type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {}})
        for tag, pattern, first in _WORDS:
            full = re.compile(f"(?:{pattern})$")
            made.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", full, list(first))  # type: ignore[attr-defined]
        _loaders.append(made)
    return _loaders[0]


def parsed(text: str, where: str) -> Any:
    """The value of a YAML or JSON text; CommandError names ``where`` it stands and the line."""
    if text.lstrip()[:1] in ("{", "["):
        with suppress(ValueError):  # YAML reads most JSON, but no tabs and no escaped pairs
            return json.loads(text)
    yaml: Any = import_module("yaml")
    try:
        return yaml.load(text, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise CommandError(
            f"{where} is neither YAML nor JSON{place}",
            str(getattr(error, "problem", None) or "it cannot be read"),
            "correct it; a value with `: ` or `#` in it needs quotes",
        ) from None


def text_of(source: str, purpose: str) -> str:
    """The content of a file, or of standard input for ``-``."""
    try:
        if source == "-":
            return sys.stdin.read()
        return Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        name = "standard input" if source == "-" else source
        raise CommandError(
            f"{purpose} cannot be read", f"{name}: {error}", "name a readable file"
        ) from None


def mapping(source: str, purpose: str) -> dict[str, Any]:
    """The object in a file or on standard input."""
    value = parsed(text_of(source, purpose), purpose)
    if not isinstance(value, dict):
        raise CommandError(
            f"{purpose} holds no object",
            f"it is {'empty' if value is None else 'a ' + type(value).__name__}",
            "write `name: value` lines or a JSON object",
        )
    return value


def inline(text: str, flag: str) -> Any:
    """The value of an option: YAML or JSON, or that of a file when it begins with ``@``."""
    if text.startswith("@"):
        return parsed(text_of(text[1:], flag), flag)
    return parsed(text, flag)


def plain(text: str) -> Any:
    """A JSON value when the text is one, else the text."""
    try:
        return json.loads(text)
    except ValueError:
        return text
