"""The value that means "not given"."""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal


class Unset(Enum):
    """The type of :data:`UNSET`; a one-member enum, so ``is UNSET`` narrows and copies survive."""

    UNSET = 0

    def __bool__(self) -> Literal[False]:
        """Absent counts as false."""
        return False

    def __repr__(self) -> str:
        """Show the name users write."""
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Left out of the request, where ``None`` would be sent as null."""
