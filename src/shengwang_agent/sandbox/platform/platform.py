"""The pure platform: every rule and all state, no HTTP."""

from __future__ import annotations

from collections.abc import Callable

from ..outgoing import Courier
from ..replies import reply_source
from ..settings import SandboxSettings
from .agents import Agents
from .calls import Calls
from .clock import Clock
from .credentials import Credentials, expiry_of
from .dialogue import Dialogue
from .lifecycle import Lifecycle
from .numbers import Numbers
from .records import Agent
from .thinking import Thinker
from .world import World


class Platform:
    """Agents, calls and numbers on one clock.

    :meth:`settle` lets everything happen that is due; call it before looking at the state.
    """

    def __init__(self, clock: Clock, settings: SandboxSettings) -> None:
        self.world = World(clock, settings)
        self.credentials = Credentials(
            settings.username,
            settings.password,
            settings.app_id,
            settings.app_certificate,
            settings.credentials,
        )
        self.dialogue = Dialogue(self.world)
        self.lifecycle = Lifecycle(self.world, self.dialogue)
        self.agents = Agents(self.world, self.dialogue, self.lifecycle)
        self.calls = Calls(self.world, self.lifecycle)
        self.numbers = Numbers(self.world)
        self.thinker = Thinker(self.world, self.dialogue, reply_source(settings.replies))
        self.courier = Courier(self.world, settings.keep)
        self.lifecycle.check_join = self._check_join
        self.after: list[Callable[[], None]] = []
        clock.on_move = self.settle_fully

    def settle(self, *, patient: bool, wait: bool = False) -> None:
        """Work off everything due by now.

        ``patient`` callers think of replies themselves; others (an event loop) leave those that
        take a while to a worker thread. ``wait`` is for who must not overtake another thinker.
        """
        self.thinker.settle(patient=patient, wait=wait)
        for step in self.after:
            step()

    def settle_fully(self) -> None:
        """The same, and wait for everybody who is thinking of a reply."""
        self.thinker.settle(patient=True, wait=True)
        self.thinker.wait()
        self.thinker.settle(patient=True, wait=True)
        for step in self.after:
            step()

    def _check_join(self, agent: Agent) -> str | None:
        token = agent.properties.get("token")
        expires_at = expiry_of(token)
        if expires_at is not None:
            self.lifecycle.watch_token(agent, expires_at)
        return self.credentials.join_problem(token, self.world.moment, agent.channel)
