"""Which known name a misspelt one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known name that is most like ``name``; None when no ``likeness`` (0 to 1) is enough."""
    from difflib import get_close_matches  # only needed to word an error

    found = get_close_matches(name, list(known), 1, likeness)
    return found[0] if found else None
