"""What an item of a list costs beside its decoded JSON."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from shengwang_agent_api.agents import AGENTS_GET_HISTORY, AGENTS_LIST
from shengwang_agent_api.telephony import TELEPHONY_LIST

from .costs import BLOCKS_PER_LISTED_ITEM, BYTES_PER_LISTED_ITEM, within

COUNT = 2000


def history() -> Any:
    entries = [{"role": "user", "content": f"sentence {i}"} for i in range(COUNT)]
    return {"agent_id": "A1", "contents": entries}


def page() -> Any:
    items = [{"agent_id": f"A{i}", "start_ts": i, "status": "RUNNING"} for i in range(COUNT)]
    return {"data": {"count": COUNT, "list": items}, "meta": {"total": COUNT, "cursor": ""}}


def calls() -> Any:
    items = [{"agent_id": f"A{i}", "to_number": f"+86{i}", "stop_ts": None} for i in range(COUNT)]
    return {"data": {"count": COUNT, "list": items}, "meta": {"total": COUNT, "cursor": ""}}


def kept(make: Callable[[], Any]) -> tuple[int, int]:
    """Blocks and bytes alive because of what ``make`` returned."""
    make()  # what is loaded and kept on first use is not part of this
    gc.collect()
    tracemalloc.start()
    try:
        result = make()
        gc.collect()
        traces = tracemalloc.take_snapshot().traces
        assert result is not None
        return len(traces), sum(trace.size for trace in traces)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("parse", "answer"),
    [
        (AGENTS_GET_HISTORY.parse, history),
        (AGENTS_LIST.parse, page),
        (TELEPHONY_LIST.parse, calls),
    ],
)
def test_memory_of_an_item(parse: Callable[[Any], Any], answer: Callable[[], Any]) -> None:
    text = json.dumps(answer())
    blocks, size = kept(lambda: json.loads(text))
    all_blocks, whole_size = kept(lambda: parse(json.loads(text)))
    within((all_blocks - blocks) / COUNT, BLOCKS_PER_LISTED_ITEM, "BLOCKS_PER_LISTED_ITEM")
    within((whole_size - size) / COUNT, BYTES_PER_LISTED_ITEM, "BYTES_PER_LISTED_ITEM")
