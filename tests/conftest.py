"""What the whole suite needs to know of the Python it runs on."""

from __future__ import annotations

import sys

import pytest

# The generators and the current documentation tools need Python 3.11; on 3.10 the committed
# generated/ is what counts, and every other test runs on it.
collect_ignore = [] if sys.version_info >= (3, 11) else ["codegen", "docs/test_site.py"]


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The HTTP library's own connections, also where ``[fast]`` is installed."""
    from shengwang_agent._http import client as library

    monkeypatch.setattr(library, "is_fast", lambda settings: False)
