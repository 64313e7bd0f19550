"""Never executed: what both type checkers must understand, with no ``Any`` by accident."""

from __future__ import annotations

from typing_extensions import assert_type

from shengwang_agent import (
    AgentClient,
    AsyncAgentClient,
    AsyncPager,
    MicrosoftTtsParams,
    RawResponse,
    SyncPager,
    Tts_Microsoft,
)
from shengwang_agent.agents import (
    GetAgentsResponse,
    ListAgentsResponse,
    ListAgentsResponseDataListItem,
    StartAgentsRequestProperties,
    StartAgentsRequestPropertiesLlm,
    StartAgentsResponse,
)
from shengwang_agent.phone_numbers import ListPhoneNumbersResponseItem, UpdatePhoneNumbersResponse

client = AgentClient(username="u", password="p", app_id="a")
properties = StartAgentsRequestProperties(
    channel="c",
    token="t",
    agent_rtc_uid="1",
    remote_rtc_uids=["2"],
    tts=Tts_Microsoft(params=MicrosoftTtsParams(key="k", region="r", voice_name="v")),
    llm=StartAgentsRequestPropertiesLlm(url="https://llm.example", params={"model": "m"}),
)

assert_type(client.agents.start(name="n", properties=properties), StartAgentsResponse)
assert_type(client.agents.start("app", name="n", properties=properties), StartAgentsResponse)
assert_type(client.agents.get("app", "id"), GetAgentsResponse)
assert_type(client.agents.get(agent_id="id"), GetAgentsResponse)
assert_type(client.agents.stop("app", "id"), None)
assert_type(client.agents.list(), SyncPager[ListAgentsResponseDataListItem, ListAgentsResponse])
assert_type(client.agents.with_raw_response.get("app", "id"), RawResponse[GetAgentsResponse])
assert_type(client.phone_numbers.list(), list[ListPhoneNumbersResponseItem])
assert_type(client.phone_numbers.update("+1", inbound_config=None), UpdatePhoneNumbersResponse)
assert_type(client.with_options(timeout=3.0), AgentClient)
for item in client.agents.list(channel="c", limit=5):
    assert_type(item, ListAgentsResponseDataListItem)
    assert_type(item.agent_id, str)


async def use_async(async_client: AsyncAgentClient) -> None:
    """The same methods, awaited."""
    assert_type(await async_client.agents.get("app", "id"), GetAgentsResponse)
    pager = await async_client.agents.list()
    assert_type(pager, AsyncPager[ListAgentsResponseDataListItem, ListAgentsResponse])
    async for found in async_client.agents.list():
        assert_type(found, ListAgentsResponseDataListItem)
    raw = await async_client.agents.with_raw_response.get("app", "id")
    assert_type(raw, RawResponse[GetAgentsResponse])
