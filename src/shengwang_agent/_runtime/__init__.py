"""What generated code stands on: models, operations and vendor classes.

Ordinary Python over the standard library. Generated code imports it; of the handwritten half it may
import nothing else.
"""

from enum import Enum
from typing import Any, Final, Literal

API = "shengwang_agent_api"
"""The generated package, where models, operations and name tables are looked up by name."""


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

ABSENT: Any = object()
"""Stands for an argument that was not given, where no value can."""
