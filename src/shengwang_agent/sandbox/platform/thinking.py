"""Thinks of replies outside the lock, so that a slow model holds up nobody else."""

from __future__ import annotations

import queue
import threading

from ..replies import ReplySource
from .dialogue import Dialogue
from .world import Thought, World

#: How long to wait for replies of others, in real seconds, before going on without them.
PATIENCE = 30.0


class Thinker:
    """Asks the reply source: in the calling thread when it may take its time, else in a worker.

    While a thread thinks, sandbox time stands still for all others: the line a caller says at
    second 8 must not overtake the reply to the one of second 4.
    """

    def __init__(self, world: World, dialogue: Dialogue, source: ReplySource) -> None:
        self._world = world
        self._dialogue = dialogue
        self.source = source
        self._queue: queue.SimpleQueue[Thought | None] = queue.SimpleQueue()
        self._worker: threading.Thread | None = None
        self._open = 0
        self._thinking: set[int] = set()
        self._idle = threading.Condition(world.lock)

    def settle(self, *, patient: bool, wait: bool = False) -> None:
        """Let due events happen and their replies be thought of, in order.

        ``patient`` callers think themselves even when the source is slow. ``wait`` is for those
        who must not go on while another thread thinks.
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
        """Wait until the worker has thought of everything it was handed."""
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
        """Whether this thread is thinking already: a reply source that uses the sandbox."""
        return threading.get_ident() in self._thinking

    def _may_run(self, wait: bool) -> bool:
        if not self._thinking:
            return True
        if not wait or self._nested():
            return False
        return self._idle.wait_for(lambda: not self._thinking, PATIENCE)

    def _think_here(self, thought: Thought) -> None:
        try:
            self._think(thought)
        finally:
            with self._idle:
                self._thinking.discard(threading.get_ident())
                self._idle.notify_all()

    def _think(self, thought: Thought) -> None:
        with self._world.lock:
            heard = self._dialogue.heard(thought)
        if heard is None:
            return
        text, error = None, ""
        try:
            text = str(self.source(heard))
        except Exception as problem:  # the user's code or a model's answer: anything may come
            error = f"{type(problem).__name__}: {problem}"
        with self._world.lock:
            self._dialogue.answer(thought, text, error)

    def _hand_over(self, thought: Thought) -> None:
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
