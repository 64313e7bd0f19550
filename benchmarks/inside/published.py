"""The two published packages, ``agent-server-sdk`` and ``agora-agents``: one generator made both.

The first has our import name, so nothing here is imported by name: only its own environment has it.
"""

from __future__ import annotations

import json
import os
import re
from importlib import import_module
from typing import Any

import httpx

from benchmarks.inside.adapter import Call
from benchmarks.inside.same_shape import SameShape
from benchmarks.payloads import ACCOUNT, APP_ID, AUTHORIZATION, CERTIFICATE, CHANNEL, PATIENCE

ROOT = os.environ.get("BENCHMARKED_PACKAGE", "shengwang_agent")
NAMES = {
    "shengwang_agent": ("AgentClient", "AsyncAgentClient"),
    "agora_agent": ("Agora", "AsyncAgora"),
}
_LLM = {
    "url": "https://api.minimax.chat/v1/text/chatcompletion_v2",
    "api_key": "<your_llm_key>",
    "system_messages": [{"role": "system", "content": "You are a helpful chatbot."}],
    "max_history": 32,
    "greeting_message": "你好,有什么可以帮您?",
    "failure_message": "请稍等。",
}


class Published(SameShape):
    """The client class that takes ``authorization``, ``username`` and ``password``."""

    def __init__(self) -> None:
        clients = import_module(f"{ROOT}.client")
        self._client, self._async_client = (getattr(clients, name) for name in NAMES[ROOT])
        self._properties = _model("agents.types", "StartAgentsRequestProperties")
        self._voice = _model("types", "Tts_Microsoft", "tts")
        self._voice_params = _model("types", "MicrosoftTtsParams")
        self._asr, self._llm = _hearing_and_thinking()
        self.error = import_module(f"{ROOT}.core.api_error").ApiError

    def client(self, url: str, transport: Any = None) -> Any:
        """A client; over a mock transport it is given an httpx client of ours."""
        own = None if transport is None else httpx.Client(transport=transport)
        return self._client(**_credentials(url), httpx_client=own)

    def async_client(self, url: str, transport: Any = None) -> Any:
        """Its asynchronous twin."""
        own = None if transport is None else httpx.AsyncClient(transport=transport)
        return self._async_client(**_credentials(url), httpx_client=own)

    def close(self, client: Any) -> None:
        """Close the httpx client inside: the package has no way of its own."""
        client._client_wrapper.httpx_client.httpx_client.close()

    async def aclose(self, client: Any) -> None:
        """Close the httpx client inside."""
        await client._client_wrapper.httpx_client.httpx_client.aclose()

    def properties(self) -> Any:
        """The models of a start."""
        voice = self._voice_params(key="key", region="region", voice_name="voice_name")
        return self._properties(
            channel="channel_name",
            token="token",
            agent_rtc_uid="1001",
            remote_rtc_uids=["1002"],
            idle_timeout=120,
            asr=self._asr(),
            tts=self._voice(params=voice),
            llm=self._llm(),
        )

    def to_dict(self) -> Call:
        """Models, then the two steps the package takes before it sends them."""
        encode = import_module(f"{ROOT}.core.jsonable_encoder").jsonable_encoder
        if ROOT == "agora_agent":
            return lambda: encode(self.properties())
        convert = import_module(
            f"{ROOT}.core.serialization"
        ).convert_and_respect_annotation_metadata
        kind = self._properties
        return lambda: encode(
            convert(object_=self.properties(), annotation=kind, direction="write")
        )

    def parse(self, content: bytes) -> Call:
        """``json.loads`` and the function the package makes models with."""
        construct = import_module(f"{ROOT}.core.unchecked_base_model").construct_type
        kind = _model("agents.types", "GetHistoryAgentsResponse")
        return lambda: construct(type_=kind, object_=json.loads(content))

    def token(self) -> Call:
        """``generate_convo_ai_token``."""
        make = import_module(f"{ROOT}.agentkit.token").generate_convo_ai_token
        if ROOT == "agora_agent":
            return lambda: make(APP_ID, CERTIFICATE, CHANNEL, int(ACCOUNT))
        return lambda: make(APP_ID, CERTIFICATE, CHANNEL, ACCOUNT)


def _model(package: str, name: str, module: str = "") -> Any:
    """A class; most have a module of their own, named after them."""
    own = module or re.sub(r"(?<=.)([A-Z])", r"_\1", name).lower()
    return getattr(import_module(f"{ROOT}.{package}.{own}"), name)


def _hearing_and_thinking() -> tuple[Call, Call]:
    """What makes the two parts of a start in which the packages differ."""
    model = {"model": "abab6.5s-chat"}
    if ROOT == "agora_agent":
        asr, llm = _model("types", "Asr_Fengming", "asr"), _model("types", "Llm")
        params = _model("types", "LlmParams")
        return lambda: asr(language="en-US"), lambda: llm(**_LLM, params=params(**model))
    start = "StartAgentsRequestProperties"
    asr, llm = (_model("agents.types", f"{start}{part}") for part in ("Asr", "Llm"))
    return lambda: asr(language="en-US"), lambda: llm(**_LLM, params=model)


def _credentials(url: str) -> dict[str, Any]:
    return {
        "base_url": url,
        "authorization": AUTHORIZATION,
        "username": "user",
        "password": "password",
        "timeout": PATIENCE,
    }


ADAPTER = Published
