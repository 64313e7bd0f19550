"""How long the platform asks to wait: the headers of a refusal, read strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping

MOST_HINTED = 10**9
"""Seconds. More than thirty years are a mistake, not a hint."""

_CLOCK = "[0-9]{2}:[0-9]{2}:[0-9]{2}"
_DATE = (
    rf"[A-Z][a-z]{{2}}, [0-9]{{2}} [A-Z][a-z]{{2}} [0-9]{{4}} {_CLOCK}( GMT| \+0000)?"
    rf"|[A-Z][a-z]+day, [0-9]{{2}}-[A-Z][a-z]{{2}}-[0-9]{{2}} {_CLOCK} GMT"
    rf"|[A-Z][a-z]{{2}} [A-Z][a-z]{{2}} [ 0-9][0-9] {_CLOCK} [0-9]{{4}}"
)
"""The three forms of an HTTP date (RFC 9110), and the first one as some servers write it."""


def hint_seconds(headers: Mapping[str, str], now: float) -> float | None:
    """The waiting time the platform asks for, in seconds, or None.

    Reads ``retry-after-ms``, then ``Retry-After`` as seconds or as an HTTP date against ``now``
    (Unix seconds). Seconds are ASCII digits, with a fraction or without; what Python alone would
    read as a number or a date is no hint.
    """
    millis = _number(headers.get("retry-after-ms", ""))
    if millis is not None:
        return millis / 1000.0
    text = headers.get("retry-after", "")
    seconds = _number(text)
    return seconds if seconds is not None or not text else _until(text, now)


def _number(text: str) -> float | None:
    if not text or re.fullmatch(r"[ \t]*[0-9]+(\.[0-9]+)?[ \t]*", text) is None:
        return None
    value = float(text)
    return value if value <= MOST_HINTED else None


def _until(text: str, now: float) -> float | None:
    if re.fullmatch(_DATE, text.strip(" \t")) is None:
        return None
    from datetime import timezone
    from email.utils import parsedate_to_datetime  # slow to import, and rarely needed

    try:
        there = parsedate_to_datetime(text)
        # HTTP dates are UTC whatever they say; without a zone Python would take local time.
        wait = there.replace(tzinfo=there.tzinfo or timezone.utc).timestamp() - now
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return wait if 0 <= wait <= MOST_HINTED else None
