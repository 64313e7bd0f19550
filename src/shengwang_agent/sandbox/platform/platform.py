"""The platform without HTTP: its parts together, and the work that the passing of time brings."""

from __future__ import annotations

import queue
import threading

from shengwang_agent._runtime.rules import cannot_join

from ..model.stream import pieces_of
from ..replies import ReplySource, reply_source
from ..settings import SandboxSettings
from .agents import Agents, Lifecycle
from .calls import Calls
from .clock import Clock
from .credentials import AcceptedCredentials, expiry_of
from .dialogue import Dialogue
from .numbers import Numbers
from .records import LEFT_RTC, AgentRecord
from .world import PendingReply, World

#: Real seconds that one thread waits for the replies of other threads; then it continues.
LONGEST_WAIT = 30.0


class ReplyWorker:
    """Asks the reply source, in the calling thread or in a worker thread.

    While one thread waits for a reply, no other thread carries out events. Otherwise the line that
    a caller says at second 8 could come before the reply to the line of second 4.
    """

    def __init__(self, world: World, dialogue: Dialogue, source: ReplySource) -> None:
        self._world = world
        self._dialogue = dialogue
        self.source = source
        self._queue: queue.SimpleQueue[PendingReply | None] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None
        self._open = 0
        self._asking: set[int] = set()
        self._idle = threading.Condition(world.lock)

    def settle(self, *, blocking: bool, wait: bool = False) -> None:
        """Carry out due events and get their replies, in order.

        With ``blocking`` a slow source is asked in this thread, else in the worker thread. With
        ``wait`` this first waits until no other thread is asking.
        """
        while True:
            with self._idle:
                if not self._may_run(wait):
                    return
                self._world.run_due()
                if not self._world.pending:
                    return
                reply = self._world.pending.popleft()
                here = blocking or bool(getattr(self.source, "instant", False))
                if here:
                    self._asking.add(threading.get_ident())
                else:
                    self._hand_over(reply)
            if here:
                self._ask_here(reply)

    def wait(self) -> None:
        """Wait until the worker thread has no reply left to get."""
        with self._idle:
            if threading.current_thread() is not self._worker and not self._nested():
                self._idle.wait_for(lambda: not self._open, LONGEST_WAIT)

    def close(self) -> None:
        """End the worker thread, if there is one."""
        worker, self._worker = self._worker, None
        if worker is not None:
            self._queue.put(None)
            worker.join(timeout=5)

    def _nested(self) -> bool:
        """Whether a reply source is running in this thread and uses the sandbox itself."""
        return threading.get_ident() in self._asking

    def _may_run(self, wait: bool) -> bool:
        if not self._asking:
            return True
        if not wait or self._nested():
            return False
        return self._idle.wait_for(lambda: not self._asking, LONGEST_WAIT)

    def _ask_here(self, reply: PendingReply) -> None:
        try:
            self._ask(reply)
        finally:
            with self._idle:
                self._asking.discard(threading.get_ident())
                self._idle.notify_all()

    def _ask(self, reply: PendingReply) -> None:
        with self._world.lock:
            heard = self._dialogue.heard(reply)
        if heard is None:
            return
        text, error = None, ""
        try:
            pieces = pieces_of(heard, self.source)
            text = "".join(piece for piece in pieces if isinstance(piece, str))
        except Exception as problem:  # the user's code or a model's answer may raise anything
            error = f"{type(problem).__name__}: {problem}"
        with self._world.lock:
            self._dialogue.answer(reply, text, error)

    def _hand_over(self, reply: PendingReply) -> None:
        self._open += 1
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="sandbox-replies", daemon=True)
            self._worker.start()
        self._queue.put(reply)

    def _work(self) -> None:
        while (reply := self._queue.get()) is not None:
            self._ask(reply)
            with self._idle:
                if not self._asking:
                    self._world.run_due()
                self._open -= 1
                self._idle.notify_all()


class Platform:
    """Agents, calls and numbers on one clock.

    :meth:`settle` lets everything happen that is due; call it before looking at the state.
    """

    def __init__(self, clock: Clock, settings: SandboxSettings) -> None:
        self.world = World(clock, settings)
        self.credentials = AcceptedCredentials(settings)
        self.dialogue = Dialogue(self.world)
        self.lifecycle = Lifecycle(self.world, self.dialogue)
        self.agents = Agents(self.world, self.dialogue, self.lifecycle)
        self.calls = Calls(self.world, self.dialogue, self.lifecycle)
        self.numbers = Numbers(self.world)
        self.reply_worker = ReplyWorker(self.world, self.dialogue, reply_source(settings.replies))
        self.lifecycle.check_join = self._check_join
        clock.on_move = self.settle_fully

    def settle(self, *, blocking: bool, wait: bool = False) -> None:
        """Let everything happen that is due by now; see :meth:`ReplyWorker.settle`.

        Pass ``blocking=False`` in an event loop, which a slow reply source must not hold up.
        """
        self.reply_worker.settle(blocking=blocking, wait=wait)

    def settle_fully(self) -> None:
        """The same, and wait for every reply."""
        self.reply_worker.settle(blocking=True, wait=True)
        self.reply_worker.wait()
        self.reply_worker.settle(blocking=True, wait=True)

    def _check_join(self, agent: AgentRecord) -> str | None:
        token = agent.properties.get("token")
        expires_at = expiry_of(token)
        if expires_at is not None:
            self.lifecycle.watch_token(agent, expires_at)
        if cannot_join(agent.properties):
            return LEFT_RTC
        return self.credentials.join_problem(token, self.world.moment, agent.channel)
