"""One thread that lets time pass while nobody asks, and carries notifications out."""

from __future__ import annotations

import threading

from .outgoing import Courier
from .platform.platform import Platform


class Background:
    """Works off what falls due on a running clock; started with the server or a webhook target."""

    #: Upper bound of a nap in seconds. The clock may be moved or sped up while it lasts.
    NAP = 0.25

    def __init__(self, platform: Platform, courier: Courier) -> None:
        self._platform = platform
        self._courier = courier
        self._bell = threading.Condition()
        self._rung = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread unless it runs already."""
        with self._bell:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="sandbox-time", daemon=True)
                self._thread.start()

    def wake(self) -> None:
        """Something new is to be done, by a thread that may have to be started."""
        self.start()
        self._ring()

    def _ring(self) -> None:
        with self._bell:
            self._rung = True
            self._bell.notify_all()

    def close(self) -> None:
        """End the thread and wait for it."""
        thread, self._thread = self._thread, None
        self._ring()
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout=5)

    def _run(self) -> None:
        while self._thread is threading.current_thread():
            self._platform.settle(patient=True)
            self._courier.deliver_due()
            nap = self._nap()  # outside of the bell's lock, which others take inside of the world's
            with self._bell:
                if not self._rung:
                    self._bell.wait(nap)
                self._rung = False

    def _nap(self) -> float:
        clock = self._platform.world.clock
        with self._platform.world.lock:
            due = self._platform.world.agenda.next_at()
        if due is None or not clock.speed:
            return self.NAP
        return min(self.NAP, max(0.001, (due - clock.now()) / clock.speed))
