"""Headers that all calls of a client share."""

from __future__ import annotations

from typing import Any


class SharedHeaders(dict[str, str]):
    """Header names and values all calls of a client share. What carries them keeps their encoded
    form here, since encoding them anew takes as long as all the rest of it: ``wire.py`` in
    ``encoded``, ``http11`` in ``lines``."""

    __slots__ = ("encoded", "lines")
    encoded: Any
    lines: Any
