"""What the Celery tests share: the address of a Redis, and waiting for other processes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.external.redis_server import redis_server


def until(true: Callable[[], Any], what: str, seconds: float = 180) -> None:
    """Wait for something that happens in another process."""
    for _ in range(int(seconds * 20)):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis for the tests of one file."""
    with redis_server(tmp_path_factory.mktemp("redis")) as server:
        yield server.url().removesuffix("/0")
