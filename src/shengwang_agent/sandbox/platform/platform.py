"""The platform without HTTP: its parts together, and the work that the passing of time brings.

The pieces of replies are got from their source one at a time, and never while the lock is held. On a
clock that stands still the sandbox waits for each piece, so the story is the same however slow the
source is. On a running clock every open reply has a thread of its own, and nobody waits.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from shengwang_agent._runtime.rules import cannot_join

from ..model.speech import Speeches
from ..model.tools import Toolbox
from ..pieces import ReplySource, pieces_of
from ..replies import reply_source
from ..settings import SandboxSettings
from .agents import Agents, Lifecycle
from .caller import Caller
from .calls import Calls
from .credentials import AcceptedCredentials, expiry_of
from .dialogue import END, Dialogue, Failure
from .numbers import Numbers
from .records import LEFT_RTC, AgentRecord, Reply
from .world import Clock, World

#: Real seconds that one thread waits for pieces which other threads get; then it continues.
LONGEST_WAIT = 30.0


class ReplyReader:
    """Carries out due events and gets the pieces that replies want, in order."""

    def __init__(
        self, world: World, dialogue: Dialogue, source: ReplySource, toolbox: Toolbox
    ) -> None:
        self._world = world
        self._dialogue = dialogue
        self.source = source
        self._toolbox = toolbox
        self.wake: Callable[[], None] = lambda: None
        self.voice_settled: Callable[[], None] = lambda: None
        self._asking: set[int] = set()
        self._threads: dict[int, threading.Thread] = {}
        self._reading: set[Reply] = set()
        self._idle = threading.Condition(world.lock)

    def settle(self, *, blocking: bool, wait: bool = False) -> None:
        """Carry out due events and get the pieces of replies, in order.

        On a held clock ``blocking`` gets a slow piece in this thread, else in a thread of its own.
        With ``wait`` this first waits until no other thread is getting a piece.
        """
        while (work := self._next_work(blocking, wait)) is not None:
            work()

    def wait(self, agent_id: str | None = None) -> bool:
        """Wait for the pieces that are being got; False when there are none, or it takes too long.

        On a running clock only the replies of ``agent_id`` count, when it is given.
        """
        with self._idle:
            if self._nested() or not self._awaited(agent_id):
                return False
            return self._idle.wait_for(lambda: not self._awaited(agent_id), LONGEST_WAIT)

    def close(self) -> None:
        """Drop every open reply and end the threads."""
        with self._idle:
            for agent in self._world.agents.values():
                self._dialogue.drop_reply(agent)
            dropped, threads = list(self._world.dropped), list(self._threads.values())
            self._world.dropped.clear()
        for reply in dropped:
            close(reply)
        for thread in threads:
            if thread is not threading.current_thread():
                thread.join(timeout=5)

    # -- who may act -----------------------------------------------------------------------

    @property
    def _held(self) -> bool:
        return not self._world.clock.speed

    def _nested(self) -> bool:
        """Whether a reply source is running in this thread and uses the sandbox itself."""
        me = threading.get_ident()
        return me in self._asking or me in self._threads

    def _stands(self) -> bool:
        """Whether nothing may happen before a piece is there."""
        return bool(self._asking) or (self._held and bool(self._reading))

    def _may_run(self, wait: bool) -> bool:
        if not self._stands():
            return True
        if not wait or self._nested():
            return False
        return self._idle.wait_for(lambda: not self._stands(), LONGEST_WAIT)

    def _awaited(self, agent_id: str | None) -> list[Reply]:
        return [
            reply
            for reply in self._reading
            if self._held or agent_id in (None, reply.agent.agent_id)
        ]

    def _next_work(self, blocking: bool, wait: bool) -> Callable[[], None] | None:
        """Let happen what is due; what to do next without the lock, or None when all is done."""
        with self._idle:
            while self._may_run(wait):
                self._world.run_due()
                if self._world.dropped:
                    return partial(close, self._world.dropped.popleft())
                if not self._world.pending:
                    return self.voice_settled if self._waits_for_voice(blocking) else None
                reply = self._world.pending.popleft()
                if self._here(reply, blocking):
                    self._asking.add(threading.get_ident())
                    return partial(self._get_here, reply)
                self._hand_over(reply)
            return None

    def _waits_for_voice(self, blocking: bool) -> bool:
        return blocking and self._held and self._world.voicing() and not self._nested()

    def _here(self, reply: Reply, blocking: bool) -> bool:
        if reply.reader is not None:
            return False
        instant = bool(getattr(reply.source or self.source, "instant", False))
        return instant or (blocking and self._held)

    # -- getting a piece -------------------------------------------------------------------

    def _get_here(self, reply: Reply) -> None:
        try:
            self._get(reply)
        finally:
            with self._idle:
                self._asking.discard(threading.get_ident())
                self._idle.notify_all()

    def _get(self, reply: Reply) -> bool:
        """Get one piece and plan when it takes effect; False when it was the last."""
        begun = time.perf_counter()
        piece = self._piece(reply)
        took = time.perf_counter() - begun
        with self._idle:
            self._reading.discard(reply)
            if not reply.closed:
                self._dialogue.arrived(reply, piece, took)
            self._idle.notify_all()
        return not (reply.closed or piece is END or isinstance(piece, Failure))

    def _piece(self, reply: Reply) -> Any:
        try:
            if reply.pieces is None:
                with self._world.lock:
                    heard = None if reply.closed else self._dialogue.heard(reply)
                if heard is None:
                    return END
                tools = self._toolbox.of(heard.agent_id, heard.properties)
                reply.pieces = pieces_of(heard, reply.source or self.source, tools)
            return next(reply.pieces, END)
        except BaseException as problem:  # the user's code or a model's answer may raise anything
            failure = Failure.of(problem)
            if isinstance(problem, Exception) or threading.get_ident() in self._threads:
                return failure
            with self._idle:  # Ctrl-C and pytest.fail are for the caller, and the turn ends
                if not reply.closed:
                    self._dialogue.arrived(reply, failure, 0.0)
            raise

    # -- on a running clock ----------------------------------------------------------------

    def _hand_over(self, reply: Reply) -> None:
        self._reading.add(reply)
        if reply.reader is not None:
            reply.reader.release()
            return
        reply.reader = threading.Semaphore(1)
        work = threading.Thread(target=self._read, args=(reply, reply.reader), daemon=True)
        work.name = "sandbox-replies"
        work.start()
        self.wake()  # on a running clock somebody has to see what falls due meanwhile

    def _read(self, reply: Reply, may_go_on: threading.Semaphore) -> None:
        """The work of a thread: a piece each time it is let go on, until there are no more."""
        with self._idle:
            self._threads[threading.get_ident()] = threading.current_thread()
        more = True
        try:
            while more and may_go_on.acquire() and not reply.closed:
                more = self._get(reply)
                self.settle(blocking=False)
                self.wake()
        finally:
            close(reply)
            with self._idle:
                del self._threads[threading.get_ident()]
                self._reading.discard(reply)
                self._idle.notify_all()


def close(reply: Reply) -> None:
    """Close the pieces of a reply, which closes a model's connection."""
    ends = getattr(reply.pieces, "close", None)
    with suppress(Exception):  # it may be running, then its thread closes it; or fail, as it likes
        if ends is not None:
            ends()


class Platform:
    """Agents, calls and numbers on one clock.

    ``settle`` lets everything happen that is due (see :meth:`ReplyReader.settle`); call it before
    looking at the state, with ``blocking=False`` in an event loop, which no slow source may hold up.
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
        self.unasked_told = settings.replies is not None  # whether it is known who answers
        self.dialogue.voices = bool(getattr(source, "voices", False))
        remote = bool(getattr(source, "allow_remote", False))
        self.toolbox = Toolbox(remote)
        self.speeches = Speeches(self._voice_failed, remote)
        self.reply_reader = ReplyReader(self.world, self.dialogue, source, self.toolbox)
        self.settle = self.reply_reader.settle
        self._speak_aloud()
        self.lifecycle.on_ready.append(
            lambda agent: self.toolbox.agent_started(agent.agent_id, agent.properties)
        )
        self.lifecycle.on_over.append(self._over)
        self.lifecycle.check_join = self._check_join
        self.hand_over: Callable[[], object] = lambda: None
        clock.on_move = self.acted

    def settle_fully(self, agent_id: str | None = None) -> None:
        """The same, and wait for the replies that are being given: of one agent, when it is given."""
        self.settle(blocking=True, wait=True)
        while self.reply_reader.wait(agent_id):
            self.settle(blocking=True, wait=True)

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

    def _over(self, agent: AgentRecord) -> None:
        self.toolbox.agent_over(agent.agent_id)
        self.speeches.agent_over(agent.agent_id)

    def _voice_failed(self, agent_id: str, turn_id: int, code: int, message: str) -> None:
        with self.world.lock:
            agent = self.world.agents.get(agent_id)
            if agent is not None:
                self.dialogue.voice_failed(agent, turn_id, code, message)

    def close(self) -> None:
        """Drop every open reply and every call of a tool; end the threads."""
        self.reply_reader.close()
        self.toolbox.close()
        self.speeches.close()

    def _check_join(self, agent: AgentRecord) -> str | None:
        token, uid = (agent.properties.get(key) for key in ("token", "agent_rtc_uid"))
        expires_at = expiry_of(token)
        if expires_at is not None:
            self.lifecycle.watch_token(agent, expires_at)
        if cannot_join(agent.properties):
            return LEFT_RTC
        return self.credentials.join_problem(token, self.world.moment, agent.channel, uid)
