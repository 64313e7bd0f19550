"""Lists as pandas DataFrames, where pandas is installed."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent.pagination import to_dataframe

from ..http.faults import FaultServer, reply

PAGES = [
    {"data": {"list": [{"agent_id": "A", "state": "hangup"}]}, "meta": {"cursor": "A"}},
    {"data": {"list": [{"agent_id": "B", "later": 1}]}, "meta": {"cursor": ""}},
]


def read(frame: Any) -> list[Any]:
    assert list(frame.columns)[-1] == "later"  # a field that this version does not know
    return list(zip(frame["agent_id"], frame["state"].isna(), strict=True))


def test_all_pages_are_rows() -> None:
    pytest.importorskip("pandas")
    with (
        FaultServer([reply(200, page) for page in PAGES]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
    ):
        assert read(client.telephony.list("app").to_dataframe()) == [("A", False), ("B", True)]


@pytest.mark.parametrize("awaited", [True, False])
def test_all_pages_are_rows_with_the_async_client(awaited: bool) -> None:
    pytest.importorskip("pandas")

    async def frame(url: str) -> Any:
        async with AsyncAgentClient(authorization="x", base_url=url) as client:
            pages = client.telephony.list("app")
            return await (await pages if awaited else pages).to_dataframe()

    with FaultServer([reply(200, page) for page in PAGES]) as server:
        assert read(asyncio.run(frame(server.url))) == [("A", False), ("B", True)]


def test_one_page_is_its_own_rows_and_a_list_has_no_pager() -> None:
    pytest.importorskip("pandas")
    with (
        FaultServer([reply(200, page) for page in PAGES]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
    ):
        pages = list(client.telephony.list("app").iter_pages())
    assert [len(page.to_dataframe()) for page in pages] == [1, 1]
    assert list(to_dataframe(pages[0].items)["agent_id"]) == ["A"]
    assert to_dataframe([]).empty


def test_secrets_are_masked() -> None:
    pytest.importorskip("pandas")
    trunk = {"address": "a.example:5060", "user": "name", "password": "secret"}
    item = {"phone_number": "+8613800000001", "outbound_config": trunk, "later": 1}
    with (
        FaultServer([reply(200, [item])]) as server,
        AgentClient(authorization="x", base_url=server.url) as client,
    ):
        [number] = client.phone_numbers.list()
    frame = to_dataframe([number])
    assert frame["outbound_config"][0] == dict.fromkeys(trunk, "***")
    assert [frame["phone_number"][0], frame["later"][0]] == [number.phone_number, 1]
    assert number.outbound_config["password"] == "secret"  # the model has it


def test_who_has_no_pandas_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="needs pandas: pip install pandas"):
        to_dataframe([])
