# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesLlm``."""

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
class StartAgentsRequestPropertiesLlm(Model):
    """The language model that thinks for the agent, reached at a chat completion address of your
    choice.

    Attributes:
        url: Address of the chat completion endpoint. Needed, except in an agent of a pipeline.
            Some providers want the key in its query, so it is shown without.
        api_key: API key of the model. Server default: ``''``.
        credential_mode: Whose account the model is used with. With `managed` no key is needed;
            `url` and `params.model` still are. Documented outside mainland China.
        access_key: Access key of the account, for `style` `bedrock`.
        secret_key: Secret key of the account, for `style` `bedrock`.
        region: Region of the account, for `style` `bedrock`.
        model: Name of the model, for `style` `bedrock`. Elsewhere it stands in `params`.
        ignore_empty: Taken by the newest package of the vendor; no page explains it.
        system_messages: Prompt messages put before every request, in the shape of OpenAI chat
            messages: `{"role": "system", "content": "..."}`.
        params: Further fields of the model request, such as `model` or `max_tokens`.
        max_history: Conversation entries the agent remembers and sends along, from 1 to 1024.
            Server default: ``32``.
        input_modalities: Input kinds the model takes: `["text"]` or `["text", "image"]`. Server
            default: ``['text']``.
        output_modalities: Output kinds the model gives: `["text"]`, `["audio"]` or `["text",
            "audio"]`. Server default: ``['text']``.
        greeting_message: Text the agent says when the first user joins.
        failure_message: Text the agent says when a call to the model fails.
        vendor: Provider of the model. `custom` adds `turn_id` and `timestamp` to the requests
            sent to it, and speech times to the history.
        style: Dialect the endpoint speaks. Known values: `openai`, `gemini`, `anthropic`,
            `dify`, `bedrock`. Server default: ``'openai'``.
        greeting_configs: How the greeting is played.
        greeting_interruptable: Whether a user who speaks cuts the greeting short. The newest
            documentation for mainland China has the switch here; the older one and the global
            one have it in `greeting_configs.interruptable`. Either is taken. Server default:
            ``True``.
        template_variables: Values that replace `{{name}}` in the prompts, the greeting, the
            failure message and the text for silence. A value does not refer to another
            variable.
        mcp_servers: Tool servers (MCP) the model may call. Needs
            `advanced_features.enable_tools`.
        greeting_audio_url: Audio file played as the greeting: an `http` or `https` address of
            at most 2048 bytes, of an mp3, wav or pcm file. Needs `greeting_message` beside it,
            which is spoken when the file cannot be had; without it the request is refused with
            400.
        headers: HTTP headers sent to the model. The platform's own headers win over those of
            the same spelling.
        tools: Tools the platform runs for the model by plain HTTP requests, 32 at most together
            with those of MCP servers. Needs `advanced_features.enable_tools`; does not work
            with `vendor` `custom`, `style` `dify` or `mllm`.
        silence_message: Prompt for long silence. Use `parameters.silence_config` instead.
            Deprecated. Server default: ``''``.
    """

    url: str | None = None
    api_key: str | None = None
    credential_mode: _m.CredentialMode | None = None
    access_key: str | None = None
    secret_key: str | None = None
    region: str | None = None
    model: str | None = None
    ignore_empty: bool | None = None
    system_messages: list[dict[str, Any]] | None = None
    params: Mapping[str, Any] | _m.LlmParams | _p.LlmParamsDict | None = None
    max_history: int | None = None
    input_modalities: list[str] | None = None
    output_modalities: list[str] | None = None
    greeting_message: str | None = None
    failure_message: str | None = None
    vendor: _m.LlmVendor | None = None
    style: _m.StartAgentsRequestPropertiesLlmStyle | None = None
    greeting_configs: (
        _m.StartAgentsRequestPropertiesLlmGreetingConfigs
        | _p.StartAgentsRequestPropertiesLlmGreetingConfigsDict
        | _Json
        | None
    ) = None
    greeting_interruptable: bool | None = None
    template_variables: dict[str, str] | None = None
    mcp_servers: (
        Sequence[
            _m.StartAgentsRequestPropertiesLlmMcpServersItem
            | _p.StartAgentsRequestPropertiesLlmMcpServersItemDict
            | _Json
        ]
        | None
    ) = None
    greeting_audio_url: str | None = None
    headers: dict[str, str] | None = None
    tools: Sequence[_m.LlmTool | _p.LlmToolDict | _Json] | None = None
    silence_message: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "url": "partial",
        "api_key": "true",
        "access_key": "true",
        "secret_key": "true",
        "params": "partial",
        "greeting_audio_url": "partial",
        "headers": "true",
    }
    _NESTED = {
        "params": _TABLES["StartAgentsRequestPropertiesLlm.params"],
        "greeting_configs": Nested(default="StartAgentsRequestPropertiesLlmGreetingConfigs"),
        "mcp_servers": Nested(default="StartAgentsRequestPropertiesLlmMcpServersItem", lists=1),
        "tools": Nested(default="LlmTool", lists=1),
    }
    _FREE = {
        "template_variables": "map",
        "headers": "map",
    }
