"""This client, plain or with its fast extra: what is installed decides."""

from __future__ import annotations

from typing import Any

import httpx

from benchmarks.inside.adapter import Call
from benchmarks.inside.same_shape import SameShape
from benchmarks.payloads import ACCOUNT, APP_ID, CERTIFICATE, CHANNEL, PROPERTIES
from shengwang_agent import (
    AgentClient,
    ApiError,
    AsyncAgentClient,
    MicrosoftTtsParams,
    Tts_Microsoft,
    token,
)
from shengwang_agent._http.json import decode
from shengwang_agent.agents import (
    StartAgentsRequestProperties,
    StartAgentsRequestPropertiesAsr,
    StartAgentsRequestPropertiesLlm,
)
from shengwang_agent_api.agents import AGENTS_GET_HISTORY


class Ours(SameShape):
    """``AgentClient`` and ``AsyncAgentClient`` with what they do by themselves switched on."""

    error = ApiError

    def client(self, url: str, transport: Any = None) -> AgentClient:
        """A client; over a mock transport it is given an httpx client of ours."""
        own = None if transport is None else httpx.Client(transport=transport)
        return AgentClient(username="user", password="password", base_url=url, httpx_client=own)

    def async_client(self, url: str, transport: Any = None) -> AsyncAgentClient:
        """Its asynchronous twin."""
        own = None if transport is None else httpx.AsyncClient(transport=transport)
        return AsyncAgentClient(
            username="user", password="password", base_url=url, httpx_client=own
        )

    def close(self, client: Any) -> None:
        """Close it."""
        client.close()

    async def aclose(self, client: Any) -> None:
        """Close it."""
        await client.close()

    def properties(self) -> StartAgentsRequestProperties:
        """The models of a start."""
        return StartAgentsRequestProperties(
            channel="channel_name",
            token="token",
            agent_rtc_uid="1001",
            remote_rtc_uids=["1002"],
            idle_timeout=120,
            asr=StartAgentsRequestPropertiesAsr(language="en-US"),
            tts=Tts_Microsoft(
                params=MicrosoftTtsParams(key="key", region="region", voice_name="voice_name")
            ),
            llm=StartAgentsRequestPropertiesLlm(
                url="https://api.minimax.chat/v1/text/chatcompletion_v2",
                api_key="<your_llm_key>",
                system_messages=[{"role": "system", "content": "You are a helpful chatbot."}],
                params={"model": "abab6.5s-chat"},
                max_history=32,
                greeting_message="你好,有什么可以帮您?",
                failure_message="请稍等。",
            ),
        )

    def to_dict(self) -> Call:
        """Models, then ``to_dict``."""
        if self.properties().to_dict() != PROPERTIES:
            raise AssertionError("the body made of the models is not the body of the reference")
        return lambda: self.properties().to_dict()

    def parse(self, content: bytes) -> Call:
        """The client's own decoder and the model, as a call reads its answer."""
        return lambda: AGENTS_GET_HISTORY.parse(decode(content))

    def token(self) -> Call:
        """``token.build`` with a fresh salt."""
        return lambda: token.build(APP_ID, CERTIFICATE, channel=CHANNEL, account=ACCOUNT)


ADAPTER = Ours
