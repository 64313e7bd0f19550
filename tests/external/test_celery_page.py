"""The page about Celery, block by block, with a real Redis and a real worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.blocks import DOCS, blocks_of
from tests.docs.stage import stage
from tests.external.redis_server import redis_url

__all__ = ["redis_url"]  # a fixture


def test_the_blocks_of_the_page_run(
    redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", redis_url)
    with stage(tmp_path) as scene:
        scene.play_all(blocks_of(DOCS / "cookbook" / "celery.md"))
        assert len(scene.sandbox.dials) == 1
