"""What a running call asks of the loop that obeys it, beside a request on the wire."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from shengwang_agent.wire import Request


class Pause(NamedTuple):
    """A wait before the next attempt."""

    seconds: float


class Call(NamedTuple):
    """A function of the user's: a credential that rotates, or an event hook."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    sent: bool = False
    """Whether the call had sent anything before; see ``retry.mark``."""


Steps = Generator["Request | Pause | Call", Any, Any]

AGAIN: Any = object()
"""Not over yet: the call is tried again."""

OPEN: Any = object()
"""Not settled yet: the answer is still to be judged."""
