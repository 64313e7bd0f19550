# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesLlm``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Json as _Json
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import each as _each
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m
from .unions import TABLES as _TABLES

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["StartAgentsRequestPropertiesLlm"]

_KEYS = frozenset(
    {
        "url",
        "api_key",
        "credential_mode",
        "access_key",
        "secret_key",
        "region",
        "model",
        "ignore_empty",
        "system_messages",
        "params",
        "max_history",
        "input_modalities",
        "output_modalities",
        "greeting_message",
        "failure_message",
        "vendor",
        "style",
        "greeting_configs",
        "greeting_interruptable",
        "template_variables",
        "mcp_servers",
        "greeting_audio_url",
        "headers",
        "tools",
        "silence_message",
    }
)


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
            Nested(default="StartAgentsRequestPropertiesLlmMcpServersItem"),
        ),
        ("greeting_audio_url", "greeting_audio_url", "partial", None),
        ("headers", "headers", "true", None),
        ("tools", "tools", "", Nested(default="LlmTool")),
        ("silence_message", "silence_message", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (url := self.url) is not None:
            _json["url"] = url
        if (api_key := self.api_key) is not None:
            _json["api_key"] = api_key
        if (credential_mode := self.credential_mode) is not None:
            _json["credential_mode"] = credential_mode
        if (access_key := self.access_key) is not None:
            _json["access_key"] = access_key
        if (secret_key := self.secret_key) is not None:
            _json["secret_key"] = secret_key
        if (region := self.region) is not None:
            _json["region"] = region
        if (model := self.model) is not None:
            _json["model"] = model
        if (ignore_empty := self.ignore_empty) is not None:
            _json["ignore_empty"] = ignore_empty
        if (system_messages := self.system_messages) is not None:
            _json["system_messages"] = system_messages
        if (params := self.params) is not None:
            _json["params"] = _dump(params)
        if (max_history := self.max_history) is not None:
            _json["max_history"] = max_history
        if (input_modalities := self.input_modalities) is not None:
            _json["input_modalities"] = input_modalities
        if (output_modalities := self.output_modalities) is not None:
            _json["output_modalities"] = output_modalities
        if (greeting_message := self.greeting_message) is not None:
            _json["greeting_message"] = greeting_message
        if (failure_message := self.failure_message) is not None:
            _json["failure_message"] = failure_message
        if (vendor := self.vendor) is not None:
            _json["vendor"] = vendor
        if (style := self.style) is not None:
            _json["style"] = style
        if (greeting_configs := self.greeting_configs) is not None:
            _json["greeting_configs"] = _dump(greeting_configs)
        if (greeting_interruptable := self.greeting_interruptable) is not None:
            _json["greeting_interruptable"] = greeting_interruptable
        if (template_variables := self.template_variables) is not None:
            _json["template_variables"] = (
                template_variables
                if template_variables.__class__ is dict
                else _dump(template_variables)
            )
        if (mcp_servers := self.mcp_servers) is not None:
            _json["mcp_servers"] = _dump(mcp_servers)
        if (greeting_audio_url := self.greeting_audio_url) is not None:
            _json["greeting_audio_url"] = greeting_audio_url
        if (headers := self.headers) is not None:
            _json["headers"] = headers if headers.__class__ is dict else _dump(headers)
        if (tools := self.tools) is not None:
            _json["tools"] = _dump(tools)
        if (silence_message := self.silence_message) is not None:
            _json["silence_message"] = silence_message
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Read a JSON object; what is missing, unknown or of another type is no error."""
        if type(src) is not dict:
            try:
                _need_mapping(cls, src)
            except TypeError:
                del src
                raise
        get: Any = src.get
        obj = object.__new__(cls)
        obj.url = get("url")
        obj.api_key = get("api_key")
        obj.credential_mode = get("credential_mode")
        obj.access_key = get("access_key")
        obj.secret_key = get("secret_key")
        obj.region = get("region")
        obj.model = get("model")
        obj.ignore_empty = get("ignore_empty")
        obj.system_messages = get("system_messages")
        obj.params = get("params")
        obj.max_history = get("max_history")
        obj.input_modalities = get("input_modalities")
        obj.output_modalities = get("output_modalities")
        obj.greeting_message = get("greeting_message")
        obj.failure_message = get("failure_message")
        obj.vendor = get("vendor")
        obj.style = get("style")
        v = get("greeting_configs")
        obj.greeting_configs = (
            _m.StartAgentsRequestPropertiesLlmGreetingConfigs.from_dict(v)
            if isinstance(v, dict)
            else v
        )
        obj.greeting_interruptable = get("greeting_interruptable")
        obj.template_variables = get("template_variables")
        v = get("mcp_servers")
        obj.mcp_servers = _each(_m.StartAgentsRequestPropertiesLlmMcpServersItem.from_dict, v)
        obj.greeting_audio_url = get("greeting_audio_url")
        obj.headers = get("headers")
        v = get("tools")
        obj.tools = _each(_m.LlmTool.from_dict, v)
        obj.silence_message = get("silence_message")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
