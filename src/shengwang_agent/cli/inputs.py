"""YAML and JSON from files, standard input and option values."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from shengwang_agent._yaml import loader
from shengwang_agent.cli.errors import CommandError


def parsed(text: str, where: str) -> Any:
    """The value of a YAML or JSON text; CommandError names ``where`` it stands and the line."""
    if text.lstrip()[:1] in ("{", "["):
        with suppress(ValueError):  # YAML reads most JSON, but no tabs and no escaped pairs
            return json.loads(text)
    yaml: Any = import_module("yaml")
    try:
        return yaml.load(text, Loader=loader())
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
