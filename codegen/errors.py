"""The one exception of the pipeline.

A description that cannot be generated from is reported once, with the place (a JSON pointer, or
line and column when the text is not even YAML), what is wrong there and what to do about it.
"""

from __future__ import annotations


class SpecError(Exception):
    """The description is broken at ``at``, a place or its keys; ``text`` says what to do."""

    def __init__(self, at: str | tuple[object, ...], text: str) -> None:
        self.at = at if isinstance(at, str) else pointer(*at)
        self.text = text
        super().__init__(self.at, text)

    def __str__(self) -> str:
        return f"{self.at}: {self.text}"


def pointer(*parts: object) -> str:
    """Return the JSON pointer of nested keys: ``pointer("a", "b/c")`` is ``#/a/b~1c``."""
    escaped = (str(part).replace("~", "~0").replace("/", "~1") for part in parts)
    return "#/" + "/".join(escaped)
