"""The client openapi-python-client makes of our description with its own templates."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import httpx

from benchmarks.inside.adapter import Adapter, AsyncCall, Call
from benchmarks.payloads import APP, AUTHORIZATION, PAGE

ROOT = "shengwang_stock_client"


class Stock(Adapter):
    """One function per operation; pages are walked by the program, errors are returned values."""

    def __init__(self) -> None:
        self._root = import_module(ROOT)
        self._models = import_module(f"{ROOT}.models")
        names = ("agents_get", "agents_start", "agents_list", "agents_get_history")
        self._api = {name: import_module(f"{ROOT}.api.agents.{name}") for name in names}

    def client(self, url: str, transport: Any = None) -> Any:
        """A client; over a mock transport it is given an httpx client of ours."""
        made = self._root.Client(base_url=url, headers={"authorization": AUTHORIZATION})
        if transport is not None:
            made.set_httpx_client(httpx.Client(base_url=url, transport=transport))
        return made

    def async_client(self, url: str, transport: Any = None) -> Any:
        """The same class serves both."""
        made = self._root.Client(base_url=url, headers={"authorization": AUTHORIZATION})
        if transport is not None:
            made.set_async_httpx_client(httpx.AsyncClient(base_url=url, transport=transport))
        return made

    def close(self, client: Any) -> None:
        """Close the httpx client inside."""
        client.get_httpx_client().close()

    async def aclose(self, client: Any) -> None:
        """Close the httpx client inside."""
        await client.get_async_httpx_client().aclose()

    def call(self, client: Any, name: str, size: int) -> Call:
        """One call, with what it gives read."""
        get, start, page, past = (module.sync for module in self._api.values())
        work = {
            "get": lambda: get(APP, "A1", client=client),
            "start": lambda: start(APP, client=client, body=self._request()),
            "list": lambda: [i.agent_id for i in page(APP, client=client, limit=size).data.list_],
            "history": lambda: [
                e.content for e in past(APP, f"history-{size}", client=client).contents
            ],
            "missing": lambda: get(APP, "missing", client=client).reason,
            "walk": lambda: _walk(page, client, size),
        }
        return work[name]

    def async_call(self, client: Any, name: str, size: int) -> AsyncCall:
        """The same, awaited."""
        get, start, page, past = (module.asyncio for module in self._api.values())

        async def listed() -> list[Any]:
            return [i.agent_id for i in (await page(APP, client=client, limit=size)).data.list_]

        async def told() -> list[Any]:
            answer = await past(APP, f"history-{size}", client=client)
            return [entry.content for entry in answer.contents]

        work: dict[str, AsyncCall] = {
            "get": lambda: get(APP, "A1", client=client),
            "start": lambda: start(APP, client=client, body=self._request()),
            "list": listed,
            "history": told,
            "missing": lambda: get(APP, "missing", client=client),
            "walk": lambda: _walk_async(page, client, size),
        }
        return work[name]

    def _request(self) -> Any:
        return self._models.StartAgentsRequest(name="unique_name", properties=self.properties())

    def properties(self) -> Any:
        """The models of a start; open maps are classes of their own here, filled through a dict."""
        m = self._models
        voice = m.MicrosoftTtsParams(key="key", region="region", voice_name="voice_name")
        return m.StartAgentsRequestProperties(
            channel="channel_name",
            token="token",
            agent_rtc_uid="1001",
            remote_rtc_uids=["1002"],
            idle_timeout=120,
            asr=m.StartAgentsRequestPropertiesAsr(language="en-US"),
            tts=m.TtsMicrosoft(vendor="microsoft", params=voice),
            llm=self._thinking(),
        )

    def _thinking(self) -> Any:
        m = self._models
        said = {"role": "system", "content": "You are a helpful chatbot."}
        message = m.StartAgentsRequestPropertiesLlmSystemMessagesItem.from_dict(said)
        return m.StartAgentsRequestPropertiesLlm(
            url="https://api.minimax.chat/v1/text/chatcompletion_v2",
            api_key="<your_llm_key>",
            system_messages=[message],
            params=m.StartAgentsRequestPropertiesLlmParams.from_dict({"model": "abab6.5s-chat"}),
            max_history=32,
            greeting_message="你好,有什么可以帮您?",
            failure_message="请稍等。",
        )

    def to_dict(self) -> Call:
        """Models, then ``to_dict``."""
        return lambda: self.properties().to_dict()

    def parse(self, content: bytes) -> Call:
        """``json.loads`` and ``from_dict``."""
        kind = self._models.GetHistoryAgentsResponse
        return lambda: kind.from_dict(json.loads(content))


def _walk(page: Any, client: Any, total: int) -> int:
    count, cursor = 0, "0"
    while cursor:
        answer = page(f"walk-{total}", client=client, limit=PAGE, cursor=cursor)
        count += sum(item.agent_id is not None for item in answer.data.list_)
        cursor = answer.meta.cursor
    return count


async def _walk_async(page: Any, client: Any, total: int) -> int:
    count, cursor = 0, "0"
    while cursor:
        answer = await page(f"walk-{total}", client=client, limit=PAGE, cursor=cursor)
        count += sum(item.agent_id is not None for item in answer.data.list_)
        cursor = answer.meta.cursor
    return count


ADAPTER = Stock
