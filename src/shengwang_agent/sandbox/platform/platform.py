"""The platform without HTTP: its parts together, and the work that the passing of time brings."""

from __future__ import annotations

import queue
import threading

from ..replies import ReplySource, reply_source
from ..settings import SandboxSettings
from .agents import Agents, Lifecycle
from .calls import Calls
from .clock import Clock
from .credentials import AcceptedCredentials, expiry_of
from .dialogue import Dialogue
from .numbers import Numbers
from .records import AgentRecord
from .world import PendingReply, World

#: Real seconds that one thread waits for the replies of other threads; then it continues.
PATIENCE = 30.0


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
        self._thinking: set[int] = set()
        self._idle = threading.Condition(world.lock)

    def settle(self, *, patient: bool, wait: bool = False) -> None:
        """Carry out due events and get their replies, in order.

        A ``patient`` caller asks a slow source itself, else the worker thread does. With ``wait``
        it first waits until no other thread is asking.
        """
        while True:
            with self._idle:
                if not self._may_run(wait):
                    return
                self._world.run_due()
                if not self._world.thoughts:
                    return
                thought = self._world.thoughts.popleft()
                here = patient or bool(getattr(self.source, "instant", False))
                if here:
                    self._thinking.add(threading.get_ident())
                else:
                    self._hand_over(thought)
            if here:
                self._think_here(thought)

    def wait(self) -> None:
        """Wait until the worker thread has no reply left to get."""
        with self._idle:
            if threading.current_thread() is not self._worker and not self._nested():
                self._idle.wait_for(lambda: not self._open, PATIENCE)

    def close(self) -> None:
        """End the worker thread, if there is one."""
        worker, self._worker = self._worker, None
        if worker is not None:
            self._queue.put(None)
            worker.join(timeout=5)

    def _nested(self) -> bool:
        """Whether a reply source is running in this thread and uses the sandbox itself."""
        return threading.get_ident() in self._thinking

    def _may_run(self, wait: bool) -> bool:
        if not self._thinking:
            return True
        if not wait or self._nested():
            return False
        return self._idle.wait_for(lambda: not self._thinking, PATIENCE)

    def _think_here(self, thought: PendingReply) -> None:
        try:
            self._think(thought)
        finally:
            with self._idle:
                self._thinking.discard(threading.get_ident())
                self._idle.notify_all()

    def _think(self, thought: PendingReply) -> None:
        with self._world.lock:
            heard = self._dialogue.heard(thought)
        if heard is None:
            return
        text, error = None, ""
        try:
            text = str(self.source(heard))
        except Exception as problem:  # the user's code or a model's answer may raise anything
            error = f"{type(problem).__name__}: {problem}"
        with self._world.lock:
            self._dialogue.answer(thought, text, error)

    def _hand_over(self, thought: PendingReply) -> None:
        self._open += 1
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="sandbox-replies", daemon=True)
            self._worker.start()
        self._queue.put(thought)

    def _work(self) -> None:
        while (thought := self._queue.get()) is not None:
            self._think(thought)
            with self._idle:
                if not self._thinking:
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

    def settle(self, *, patient: bool, wait: bool = False) -> None:
        """Let everything happen that is due by now; see :meth:`ReplyWorker.settle`.

        An event loop is not ``patient``: a slow reply source must not hold it up.
        """
        self.reply_worker.settle(patient=patient, wait=wait)

    def settle_fully(self) -> None:
        """The same, and wait for every reply."""
        self.reply_worker.settle(patient=True, wait=True)
        self.reply_worker.wait()
        self.reply_worker.settle(patient=True, wait=True)

    def _check_join(self, agent: AgentRecord) -> str | None:
        token = agent.properties.get("token")
        expires_at = expiry_of(token)
        if expires_at is not None:
            self.lifecycle.watch_token(agent, expires_at)
        return self.credentials.join_problem(token, self.world.moment, agent.channel)
