"""All that knows HTTP libraries and sockets."""

from __future__ import annotations

from typing import Any


class SharedHeaders(dict[str, str]):
    """Header names and values that all calls of a client share, with their encoded form.

    To encode them again for every call would double the time a request needs. ``encoded`` and
    ``merged`` are kept by ``_http/library.py``, ``lines`` by ``_http/fast``.
    """

    __slots__ = ("encoded", "lines", "merged")
    encoded: Any
    lines: Any
    merged: Any
