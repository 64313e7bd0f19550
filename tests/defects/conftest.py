from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from shengwang_agent.testing import test_mode


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in list(os.environ):
        if name.startswith("SHENGWANG_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    with test_mode():
        yield
