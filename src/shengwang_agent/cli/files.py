"""Files: YAML and JSON from them, from standard input and option values; texts into them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from shengwang_agent.cli.errors import CommandError


def parsed(text: str, where: str) -> Any:
    """The value of a YAML or JSON text; CommandError names ``where`` it stands and the line."""
    if text.lstrip()[:1] in ("{", "["):
        with suppress(ValueError):  # YAML reads most JSON, but no tabs and no escaped pairs
            return json.loads(text)
    from shengwang_agent._yaml import loader

    yaml: Any = import_module("yaml")
    try:
        return yaml.load(text, Loader=loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        why = str(getattr(error, "problem", None) or "it cannot be read")
        do = "correct it; a value with `: ` or `#` in it needs quotes"
        raise CommandError(f"{where} is neither YAML nor JSON{place}", why, do) from None


def text_of(source: str, purpose: str) -> str:
    """The content of a file, or of standard input for ``-``."""
    try:
        if source == "-":
            return sys.stdin.read()
        return Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        name = "standard input" if source == "-" else source
        why = f"{name}: {reason(error)}"
        raise CommandError(f"{purpose} cannot be read", why, "name a readable file") from None


def write(name: str, text: str) -> None:
    """Write a text file; CommandError when that cannot be done."""
    with writable(name):
        Path(name).write_text(text, encoding="utf-8")


@contextmanager
def writable(name: Path | str, do: str = "name another file") -> Iterator[None]:
    """Raise CommandError for what goes wrong when something is written there."""
    try:
        yield
    except OSError as error:
        raise CommandError(f"{name} cannot be written", reason(error), do) from None


def reason(error: Exception) -> str:
    """What an error of the system says, without its number."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def secret(given: str | None, purpose: str = "the secret") -> str | None:
    """A secret of the command line: as it is, or from the file behind an ``@``."""
    return text_of(given[1:], purpose).strip() if given and given[0] == "@" else given


_KINDS = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}


def kind(value: Any) -> str:
    """What a value is in the words of JSON."""
    return "empty" if value is None else _KINDS.get(type(value), "a number")


def mapping(source: str, purpose: str) -> dict[str, Any]:
    """The object in a file or on standard input."""
    value = parsed(text_of(source, purpose), purpose)
    if not isinstance(value, dict):
        do = "write `name: value` lines or a JSON object"
        raise CommandError(f"{purpose} holds no object", f"it is {kind(value)}", do)
    return value


def inline(text: str, flag: str) -> Any:
    """The value of an option: YAML or JSON, or that of a file when it begins with ``@``."""
    return parsed(text_of(text[1:], flag) if text.startswith("@") else text, flag)


def plain(text: str) -> Any:
    """A JSON value when the text is one, else the text."""
    try:
        return json.loads(text)
    except ValueError:
        return text
