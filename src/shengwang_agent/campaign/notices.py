"""What the platform's notifications of calls tell, for the dials of this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from shengwang_agent.campaign import outcomes as _o

OUTBOUND_CALL = 202
"""The event that tells the state of an outbound call."""
CONVERSATION = 103
"""The event that tells the whole conversation, after the end."""


class Notices:
    """How far calls have come by their notifications. Used from any thread.

    Only calls in progress are remembered, so late and foreign notifications take no memory.
    """

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}
        self._open: set[str] = set()  # told of, and not yet of their end

    @contextmanager
    def heeded(self, channel: str) -> Iterator[None]:
        """Remember what is told of this channel while the block runs."""
        self._seen[channel] = ""
        try:
            yield
        finally:
            self._seen.pop(channel, None)
            self._open.discard(channel)

    def take(self, notice: Any) -> bool:
        """Take over a ``webhooks.Notice`` or the payload of one; False when it is about no call here."""
        event = getattr(notice, "event_type", OUTBOUND_CALL)
        payload = getattr(notice, "payload", notice)
        channel, state = (_member(payload, name) for name in ("channel", "state"))
        if event != OUTBOUND_CALL or channel not in self._seen:
            return False
        self._seen[channel] = _o.furthest(self._seen[channel], state)
        (self._open.discard if _o.is_final(state) else self._open.add)(channel)
        return True

    def awaited(self, channel: str) -> bool:
        """Whether notifications of this call come, and that of its end is still on its way."""
        return channel in self._open

    def furthest(self, channel: str, seen: str) -> str:
        """How far the call has come that was ``seen`` to come so far by asking."""
        return _o.furthest(seen, self._seen.get(channel))


def _member(payload: Any, name: str) -> Any:
    return payload.get(name) if isinstance(payload, Mapping) else getattr(payload, name, None)
