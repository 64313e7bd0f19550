from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest

from shengwang_agent.testing import test_mode


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in list(os.environ):
        if name.startswith("SHENGWANG_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    logger = logging.getLogger("shengwang_agent")
    level, handlers = logger.level, list(logger.handlers)
    with test_mode():
        yield
    logger.setLevel(level)  # debug=True switched it on for the whole process
    logger.handlers[:] = handlers
