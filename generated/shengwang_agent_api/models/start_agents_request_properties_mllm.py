# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesMllm``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    Json as _Json,
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m
from .unions import TABLES as _TABLES

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesMllm(Model):
    """A voice-to-voice model that hears, thinks and speaks by itself.

    Attributes:
        url: WebSocket address (`wss://`) of the realtime model.
        api_key: API key of the realtime model. Needed, except with `vertexai`.
        adc_credentials_string: Credentials of the Google Cloud account as JSON text, for
            `vertexai`.
        project_id: Google Cloud project, for `vertexai`.
        location: Google Cloud location, for `vertexai`.
        max_history: Conversation entries the agent remembers.
        messages: Items the conversation starts with, in the shape of OpenAI Realtime
            conversation items.
        params: Further settings of the model, such as `model` and `voice`. Providers that want
            other credentials take them here.
        input_modalities: Input kinds the model takes: `["audio"]` or `["audio", "text"]`.
        output_modalities: Output kinds the model gives, such as `["text", "audio"]`.
        greeting_message: Text the agent says when the first user joins.
        vendor: Provider of the model. Known values: `openai`, `vertexai`, `qwen_omni`, `azure`,
            `gemini`, `xai`.
        style: Dialect the endpoint speaks, always `openai`. No longer documented.
        enable: Switch the voice-to-voice model on. Replaces `advanced_features.enable_mllm`.
        failure_message: Text the agent says when a call to the model fails.
        tools: Tools the platform runs for the model by plain HTTP requests. The documentation
            for mainland China says that they do not work with a voice-to-voice model.
        mcp_servers: Tool servers (MCP) the model may call.
        turn_detection: When a turn of the user starts and ends, as this model sees it.
    """

    url: str | None = None
    api_key: str | None = None
    adc_credentials_string: str | None = None
    project_id: str | None = None
    location: str | None = None
    max_history: int | None = None
    messages: list[dict[str, Any]] | None = None
    params: Mapping[str, Any] | _m.MllmParams | _p.MllmParamsDict | None = None
    input_modalities: list[str] | None = None
    output_modalities: list[str] | None = None
    greeting_message: str | None = None
    vendor: _m.StartAgentsRequestPropertiesMllmVendor | None = None
    style: str | None = None
    enable: bool | None = None
    failure_message: str | None = None
    tools: Sequence[_m.LlmTool | _p.LlmToolDict | _Json] | None = None
    mcp_servers: (
        Sequence[
            _m.StartAgentsRequestPropertiesLlmMcpServersItem
            | _p.StartAgentsRequestPropertiesLlmMcpServersItemDict
            | _Json
        ]
        | None
    ) = None
    turn_detection: _m.MllmTurnDetection | _p.MllmTurnDetectionDict | _Json | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "url": "partial",
        "api_key": "true",
        "adc_credentials_string": "true",
        "params": "partial",
    }
    _NESTED = {
        "params": _TABLES["StartAgentsRequestPropertiesMllm.params"],
        "tools": Nested(default="LlmTool", lists=1),
        "mcp_servers": Nested(default="StartAgentsRequestPropertiesLlmMcpServersItem", lists=1),
        "turn_detection": Nested(default="MllmTurnDetection"),
    }
