"""The platform without HTTP: its parts together, and the work that the passing of time brings."""

from __future__ import annotations

from collections.abc import Callable

from shengwang_agent._runtime.rules import cannot_join

from ..model.speech import Speeches
from ..model.tools import Toolbox
from ..replies import reply_source
from ..settings import SandboxSettings
from .agents import Agents, Lifecycle
from .caller import Caller
from .calls import Calls
from .clock import Clock
from .credentials import AcceptedCredentials, expiry_of
from .dialogue import Dialogue, Failure
from .numbers import Numbers
from .reader import ReplyReader
from .records import LEFT_RTC, AgentRecord
from .world import World


class Platform:
    """Agents, calls and numbers on one clock.

    :meth:`settle` lets everything happen that is due; call it before looking at the state.
    """

    def __init__(self, clock: Clock, settings: SandboxSettings) -> None:
        self.world = World(clock, settings)
        self.credentials = AcceptedCredentials(settings)
        self.dialogue = Dialogue(self.world)
        self.lifecycle = Lifecycle(self.world, self.dialogue)
        self.caller = Caller(self.world, self.dialogue)
        self.agents = Agents(self.world, self.dialogue, self.caller, self.lifecycle)
        self.calls = Calls(self.world, self.caller, self.lifecycle)
        self.numbers = Numbers(self.world)
        source = reply_source(settings.replies)
        self.dialogue.voices = bool(getattr(source, "voices", False))
        remote = bool(getattr(source, "allow_remote", False))
        self.toolbox = Toolbox(remote)
        self.speeches = Speeches(self._voice_failed, remote)
        self.reply_reader = ReplyReader(self.world, self.dialogue, source, self.toolbox)
        self._speak_aloud()
        self.lifecycle.on_ready.append(
            lambda agent: self.toolbox.agent_started(agent.agent_id, agent.properties)
        )
        self.lifecycle.on_over.append(lambda agent: self.toolbox.agent_over(agent.agent_id))
        self.lifecycle.check_join = self._check_join
        self.hand_over: Callable[[], object] = lambda: None
        clock.on_move = self.acted

    def settle(self, *, blocking: bool, wait: bool = False) -> None:
        """Let everything happen that is due by now; see :meth:`ReplyReader.settle`.

        Pass ``blocking=False`` in an event loop, which a slow reply source must not hold up.
        """
        self.reply_reader.settle(blocking=blocking, wait=wait)

    def settle_fully(self, agent_id: str | None = None) -> None:
        """The same, and wait for the replies that are being given: of one agent, when it is given."""
        self.reply_reader.settle(blocking=True, wait=True)
        while self.reply_reader.wait(agent_id):
            self.reply_reader.settle(blocking=True, wait=True)

    def acted(self, agent_id: str | None = None) -> None:
        """Somebody has done something: the same, and tell an application of this process."""
        self.settle_fully(agent_id)
        self.hand_over()

    def _speak_aloud(self) -> None:
        """Ask an agent's own voice for every text, and wait for its sound where time stands still."""
        speeches = self.speeches
        self.world.spoken = lambda agent, turn_id, text, end: speeches.spoken(
            agent.agent_id, agent.properties, turn_id, text, end
        )
        self.world.voicing = speeches.voicing
        self.reply_reader.voice_settled = speeches.settled
        speeches.on_sound = lambda: self.settle(blocking=False)
        self.lifecycle.on_over.append(lambda agent: speeches.agent_over(agent.agent_id))

    def _voice_failed(self, agent_id: str, turn_id: int, code: int, message: str) -> None:
        with self.world.lock:
            agent = self.world.agents.get(agent_id)
            if agent is not None:
                self.dialogue.voice_failed(agent, turn_id, Failure(code, message))

    def close(self) -> None:
        """Drop every open reply and every call of a tool; end the threads."""
        self.reply_reader.close()
        self.toolbox.close()
        self.speeches.close()

    def _check_join(self, agent: AgentRecord) -> str | None:
        token = agent.properties.get("token")
        expires_at = expiry_of(token)
        if expires_at is not None:
            self.lifecycle.watch_token(agent, expires_at)
        if cannot_join(agent.properties):
            return LEFT_RTC
        return self.credentials.join_problem(token, self.world.moment, agent.channel)
