"""When the join token of a running agent must be replaced."""

from __future__ import annotations

__all__ = ["Renewal"]

_DUE_AT = 0.8
_RETRY = 60.0


class Renewal:
    """Knows when a token made by the session is due for its successor; no clock, no I/O.

    A token is due at four fifths of its life. ``None`` for the life means that the caller brought
    the token and renews it himself.
    """

    __slots__ = ("_due", "life")

    def __init__(self, life: int | None, made_at: float) -> None:
        self.life = life
        self._due = float("inf") if life is None else made_at + life * _DUE_AT

    def due(self, now: float) -> bool:
        """Tell whether a new token should be sent."""
        return now >= self._due

    def wait(self, now: float) -> float | None:
        """Return the seconds until a new token is due; None when that never comes."""
        return None if self.life is None else max(0.0, self._due - now)

    def renewed(self, now: float) -> None:
        """A new token of the same life is in force."""
        if self.life is not None:
            self._due = now + self.life * _DUE_AT

    def failed(self, now: float) -> None:
        """The new token did not get through; the next try comes in a minute."""
        self._due = now + _RETRY
