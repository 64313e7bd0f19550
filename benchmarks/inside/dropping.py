"""What is left of clients that were made and dropped without a close."""

from __future__ import annotations

import contextlib
import gc
import os
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.inside.adapter import Adapter


def resident_bytes() -> int:
    """Memory of this process that is in use, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def open_sockets() -> int:
    """How many sockets this process holds open, 0 where the system does not tell."""
    folder = "/proc/self/fd"
    found = 0
    for descriptor in os.listdir(folder) if os.path.isdir(folder) else ():
        # Listing the folder opens it, and that descriptor is gone when it is looked at.
        with contextlib.suppress(OSError):
            found += os.readlink(f"{folder}/{descriptor}").startswith("socket:")
    return found


def dropped(adapter: Adapter, url: str, clients: int, used: bool) -> dict[str, Any]:
    """Make ``clients`` clients one after another, each with one call if ``used``, and drop them.

    Unused ones are dropped with the cycle collector off: memory that then stays belongs to
    reference cycles. Used ones are dropped as programs do, with the collector on.
    """
    adapter.opened(url)()
    gc.collect()
    if not used:
        gc.disable()
    before, sockets, start = resident_bytes(), open_sockets(), process_time()
    for _ in range(clients):
        client = adapter.client(url)
        if used:
            adapter.call(client, "get", 0)()
        del client
    cpu, grown, left = process_time() - start, resident_bytes() - before, open_sockets() - sockets
    gc.enable()
    gc.collect()
    return {
        "cpu": cpu / clients,
        "grown": grown / clients,
        "sockets": left,
        "sockets_after_gc": open_sockets() - sockets,
    }
