"""Lengths of time and moments as people write and read them."""

from __future__ import annotations

import re
import time
from datetime import datetime

from shengwang_agent.cli.errors import CommandError

_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def seconds(text: str) -> int:
    """Seconds of a length such as ``90``, ``30m``, ``2h`` or ``1d``."""
    found = re.fullmatch(r"([0-9]+)([smhd]?)", text.strip())
    if found is None:
        why = "it is a whole number with s, m, h or d behind it, or none for seconds"
        do = "write it like 90, 30m, 2h or 1d"
        raise CommandError(f"{text!r} is no length of time", why, do)
    return int(found[1]) * _UNITS[found[2]]


def span(seconds: int) -> str:
    """A length of time in its two largest units."""
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    parts = ((days, "d"), (hours % 24, "h"), (minutes % 60, "min"), (seconds % 60, "s"))
    told = [f"{number} {unit}" for number, unit in parts if number]
    return " ".join(told[:2]) or "0 s"


def moment(text: str) -> float:
    """Unix seconds of a number, a date and time (local unless it says), or ``2h`` (ago).

    Raises ValueError for another text.
    """
    if text[-1:] in _UNITS:
        return time.time() - float(text[:-1]) * _UNITS[text[-1]]
    if text.replace(".", "", 1).isdigit():
        return float(text)
    return datetime.fromisoformat(text).timestamp()
