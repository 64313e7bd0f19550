"""The full chaos run on Celery, workers with threads. A file of its own runs beside the others.

Part of ``make test-external``: it needs PostgreSQL and Redis (Debian's packages postgresql and
redis-server).
"""

from __future__ import annotations

from pathlib import Path

from tests.external.chaos_run import on_celery


def test_workers_that_are_killed_ring_nobody_twice(tmp_path: Path) -> None:
    on_celery("threads", tmp_path)
