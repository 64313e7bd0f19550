"""The templates, and the filters that carry text of the description into them, one per context.

The description is untrusted text: no template may print a piece of it without one of these.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from codegen.names import pascal

FOLDER = Path(__file__).parent.parent / "templates"

# Control characters, surrogates, and the characters that reorder or break lines of source text.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def tidy(value: object) -> str:
    """Return the text without harmful characters, trailing blanks or surrounding empty lines."""
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    lines = (line.rstrip() for line in _HARMFUL.sub(" ", text).split("\n"))
    return "\n".join(lines).strip()


def one_line(value: object) -> str:
    """Return the text on a single line."""
    return " ".join(tidy(value).split())


_ITEM = re.compile(r"\s*([-*+|>#]|\d+[.)]|```)")


def flow(value: object) -> str:
    """Return tidy text with every paragraph and every list item on one line."""
    lines: list[str] = []
    code = False
    for line in tidy(value).split("\n"):
        fence = line.lstrip().startswith("```")
        joins = bool(lines and lines[-1] and line) and not (code or fence or _ITEM.match(line))
        if joins and not lines[-1].lstrip().startswith("```"):
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line)
        code = code != fence
    return "\n".join(lines)


def described(schema: Mapping[str, Any], target: Mapping[str, Any] | None = None) -> str:
    """Return the description of a schema, or of its target, which says whether it is one to leave."""
    text = str(schema.get("description") or (described(target) if target else ""))
    return f"{text} Deprecated.".strip() if schema.get("deprecated") else text


def bounds(schema: Mapping[str, Any], text: str) -> str:
    """Return in words what a schema allows: values, range and size, as far as ``text`` does not."""
    low, high, found = schema.get("minimum"), schema.get("maximum"), []
    if "enum" in schema and not any(f"`{value}`" in text for value in schema["enum"]):
        head = "Known values" if schema.get("x-sdk-open") else "One of"
        found.append(f"{head}: {', '.join(f'`{value}`' for value in schema['enum'])}.")
    if str(low if high is None else high) in text:
        pass
    elif low is not None and high is not None:
        found.append(f"From {low} to {high}.")
    elif low is not None or high is not None:
        found.append(f"{low} or more." if high is None else f"At most {high}.")
    for key, unit in _SIZES.items():
        if key in schema and str(schema[key]) not in text:
            found.append(f"At most {schema[key]} {unit}.")
    return " ".join(found)


_SIZES = {"x-sdk-max-bytes": "bytes of UTF-8", "maxLength": "characters", "maxItems": "entries"}


def literal(value: object) -> str:
    """Return the Python literal of a JSON value; every string is quoted by ``repr``."""
    return repr(value)


def literals(values: Iterable[object]) -> str:
    """Return Python literals separated by commas, as inside ``Literal[...]``."""
    return ", ".join(literal(value) for value in values)


def entries(values: Iterable[object]) -> str:
    """Return Python literals, each with a comma: the formatter writes a line for each."""
    return "".join(f"{literal(value)}, " for value in values)


# A quote at the very end, unless it is escaped already, would close the docstring early.
_LAST_QUOTE = re.compile(r'(?<!\\)((?:\\\\)*)"\Z')
_ESCAPED = r'\1\\"'


def docstring(value: object, indent: int = 4) -> str:
    """Return the text as a whole docstring, quotes included, for code ``indent`` columns deep."""
    lines = (_wrapped(line, 96 - indent) for line in tidy(value).split("\n"))
    text = "\n".join(lines).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if "\n" not in text:
        return f'"""{re.sub(_LAST_QUOTE, _ESCAPED, text)}"""'
    return f'"""{_indented(text, indent)}\n{" " * indent}"""'


def _wrapped(line: str, width: int) -> str:
    """Wrap one line; continuation lines keep its depth, list items and ``name: text`` hang."""
    if len(line) <= width:
        return line
    hang = len(line) - len(line.lstrip())
    hang += 2 if line.lstrip().startswith(("- ", "* ")) else 0
    hang += 4 if re.match(r" {4}\w+: ", line) else 0
    return textwrap.fill(
        line, width, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False
    )


def _indented(text: str, depth: int) -> str:
    """Return tidy text whose lines after the first are ``depth`` columns in."""
    return textwrap.indent(text, " " * depth)[depth:]


def markdown(value: object, depth: int = 0) -> str:
    """Return the text for a Markdown page: Markdown stays, raw HTML shows as text."""
    parts = re.split(r"(`+[^`]*`+)", _indented(tidy(value), depth))
    parts[::2] = [part.replace("&", "&amp;").replace("<", "&lt;") for part in parts[::2]]
    return "".join(parts)


def cell(value: object) -> str:
    """Return the text for a cell of a Markdown table: one line, no bar that would end the cell."""
    return markdown(one_line(value)).replace("|", "\\|")


@cache
def environment() -> jinja2.Environment:
    """Return what all templates are filled by; a name that a template lacks is an error."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    for way in (cell, docstring, entries, flow, literal, literals, markdown, pascal):
        found.filters[way.__name__] = way
    return found


def filled(template: str, **values: Any) -> str:
    """Return the text of a template, which is named without its last ending."""
    return environment().get_template(f"{template}.jinja").render(**values)
