"""What every client is asked to do, and the words for it.

A piece of work is a text, ``name`` or ``name:size``:

=============== ==========================================================================
``get``         ``agents.get``
``start``       ``agents.start`` with the models built each time
``list:N``      ``agents.list``, one page, the id of each of its N agents read
``history:N``   ``agents.get_history``, the content of each of its N entries read
``missing``     a 404, and the error made of it
``walk:N``      ``agents.list`` through all its pages of 100, N agents, each id read
``to_dict``     models built and turned into the body of ``agents.start``
``parse:N``     the bytes of a history turned into models
``token``       one combined RTC and RTM token
``construct``   a client made and dropped
``opened``      a client made, one ``agents.get``, closed
=============== ==========================================================================
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

Call = Callable[[], object]
AsyncCall = Callable[[], Awaitable[object]]

NETWORK = ("get", "start", "list", "history", "missing", "walk")


class NotOffered(Exception):
    """This client has no such thing; the text says what is missing."""


class Adapter:
    """How one client does each piece of work. What a client has not is NotOffered.

    ``transport`` is an ``httpx.MockTransport`` for work without a network, else None.
    """

    def client(self, url: str, transport: Any = None) -> Any:
        """A client, as a program makes one."""
        raise NotImplementedError

    def async_client(self, url: str, transport: Any = None) -> Any:
        """Its asynchronous twin."""
        raise NotImplementedError

    def close(self, client: Any) -> None:
        """Give the connections back."""
        raise NotImplementedError

    async def aclose(self, client: Any) -> None:
        """Give the connections of an asynchronous client back."""
        raise NotImplementedError

    def call(self, client: Any, name: str, size: int) -> Call:
        """One piece of network work. Lists and walks return what they read."""
        raise NotImplementedError

    def async_call(self, client: Any, name: str, size: int) -> AsyncCall:
        """The same, awaited."""
        raise NotImplementedError

    def to_dict(self) -> Call:
        """Build the models of a start, and the body from them."""
        raise NotOffered("no models")

    def parse(self, content: bytes) -> Call:
        """Turn the bytes of a history into models."""
        raise NotOffered("no models")

    def token(self) -> Call:
        """Make one combined token."""
        raise NotOffered("no tokens")

    def opened(self, url: str) -> Call:
        """Make a client, call once, close it."""

        def work() -> None:
            client = self.client(url)
            self.call(client, "get", 0)()
            self.close(client)

        return work


def parts(work: str) -> tuple[str, int]:
    """Name and size of a piece of work; 0 when it has no size."""
    name, _, size = work.partition(":")
    return name, int(size or 0)
