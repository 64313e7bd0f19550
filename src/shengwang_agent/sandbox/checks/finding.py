"""What a check found."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One check. ``state`` is ``ok``, ``warning``, ``fault`` or ``skipped``.

    ``sent`` and ``came`` tell what was asked and answered; ``platform`` what the platform would
    make of it, when it is not ok.
    """

    check: str
    state: str
    sent: str
    came: str
    platform: str = ""


def shortened(text: str, most: int = 120) -> str:
    """A text on one line, for reports."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
