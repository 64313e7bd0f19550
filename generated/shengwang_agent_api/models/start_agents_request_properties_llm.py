# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesLlm``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Json as _Json
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m
from .unions import TABLES as _TABLES

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["StartAgentsRequestPropertiesLlm"]


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

    _SPEC: ClassVar[Spec] = (
        ("url", "url", "partial", None),
        ("api_key", "api_key", "true", None),
        ("credential_mode", "credential_mode", "", None),
        ("access_key", "access_key", "true", None),
        ("secret_key", "secret_key", "true", None),
        ("region", "region", "", None),
        ("model", "model", "", None),
        ("ignore_empty", "ignore_empty", "", None),
        ("system_messages", "system_messages", "", None),
        ("params", "params", "partial", _TABLES["StartAgentsRequestPropertiesLlm.params"]),
        ("max_history", "max_history", "", None),
        ("input_modalities", "input_modalities", "", None),
        ("output_modalities", "output_modalities", "", None),
        ("greeting_message", "greeting_message", "", None),
        ("failure_message", "failure_message", "", None),
        ("vendor", "vendor", "", None),
        ("style", "style", "", None),
        (
            "greeting_configs",
            "greeting_configs",
            "",
            Nested(default="StartAgentsRequestPropertiesLlmGreetingConfigs"),
        ),
        ("greeting_interruptable", "greeting_interruptable", "", None),
        ("template_variables", "template_variables", "", None),
        (
            "mcp_servers",
            "mcp_servers",
            "",
            Nested(default="StartAgentsRequestPropertiesLlmMcpServersItem", lists=1),
        ),
        ("greeting_audio_url", "greeting_audio_url", "partial", None),
        ("headers", "headers", "true", None),
        ("tools", "tools", "", Nested(default="LlmTool", lists=1)),
        ("silence_message", "silence_message", "", None),
    )
    _FREE: ClassVar[Mapping[str, str]] = {
        "template_variables": "map",
        "headers": "map",
    }
