"""Timing connection attempts, for the two explicit ``select_best_domain`` calls only."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from time import monotonic
from urllib.parse import urlsplit

from shengwang_agent.errors import ConnectionFailed

LIMIT_SECONDS = 2.0


def fastest(urls: Sequence[str]) -> str:
    """The address whose host accepts a TCP connection first; ConnectionFailed when none does."""
    import queue
    import threading

    answers: queue.Queue[str | None] = queue.Queue()

    def knock(url: str) -> None:
        try:
            socket.create_connection(_address(url), timeout=LIMIT_SECONDS).close()
            answers.put(url)
        except (OSError, ValueError):  # ValueError: a host name that cannot be looked up
            answers.put(None)

    for url in urls:
        threading.Thread(target=knock, args=(url,), daemon=True).start()
    until = monotonic() + LIMIT_SECONDS + 0.5  # looking up a name has no limit of its own
    for _ in urls:
        try:
            winner = answers.get(timeout=max(until - monotonic(), 0.001))
        except queue.Empty:
            break
        if winner is not None:
            return winner
    raise _none(urls)


async def fastest_async(urls: Sequence[str]) -> str:
    """The same on an event loop."""
    import asyncio

    async def knock(url: str) -> str:
        host, port = _address(url)
        _, writer = await asyncio.wait_for(asyncio.open_connection(host, port), LIMIT_SECONDS)
        writer.close()
        return url

    tasks = [asyncio.ensure_future(knock(url)) for url in urls]
    try:
        for task in asyncio.as_completed(tasks):
            try:
                return await task
            except (OSError, ValueError, asyncio.TimeoutError):
                continue
    finally:
        for pending in tasks:
            pending.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    raise _none(urls)


def _address(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _none(urls: Sequence[str]) -> ConnectionFailed:
    hosts = ", ".join(_address(url)[0] for url in urls)
    return ConnectionFailed(
        f"no host of the region could be reached within {LIMIT_SECONDS:g} s: {hosts}"
    )
