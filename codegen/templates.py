"""The templates, each read once: what generated text looks like stands in ``templates/``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from codegen import text
from codegen.names import pascal

FOLDER = Path(__file__).parent.parent / "templates"


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
    for name in ("cell", "docstring", "entries", "flow", "literal", "literals", "markdown"):
        found.filters[name] = getattr(text, name)
    found.filters["pascal"] = pascal
    return found


def filled(template: str, **values: Any) -> str:
    """Return the text of a template, which is named without its last ending."""
    return environment().get_template(f"{template}.jinja").render(**values)
