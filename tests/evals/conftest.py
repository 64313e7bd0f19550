from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.evals.models import hotel, properties
from tests.sandbox.model.servers import model_server


@pytest.fixture
def my_properties() -> Iterator[dict[str, Any]]:
    """An agent whose model has tools, behind a real address."""
    with model_server(hotel) as server:
        yield properties(server.url)


@pytest.fixture
def my_fillers() -> dict[str, Any]:
    static = {"phrases": ["One moment."], "selection_rule": "round_robin"}
    trigger = {"fixed_time_config": {"response_wait_ms": 1000}}
    return {"enable": True, "trigger": trigger, "content": {"static_config": static}}
