"""The two locks of this package, which a fork leaves open.

Another thread may hold a lock at the moment of a fork; the child would then wait for ever for a
thread it does not have. So a child gets new ones. One lock for all clients is enough: it is held
for a few instructions, and never while anything waits.
"""

from __future__ import annotations

import os
import threading

short = threading.Lock()
"""Held while a counter or a short list changes."""

opening = threading.Lock()
"""Held while an HTTP client is made, so that fifty threads make one and not fifty."""


def _new_locks() -> None:
    global short, opening
    short, opening = threading.Lock(), threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_new_locks)
