# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesMllm``."""

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

__all__ = ["StartAgentsRequestPropertiesMllm"]

_KEYS = frozenset(
    {
        "url",
        "api_key",
        "adc_credentials_string",
        "project_id",
        "location",
        "max_history",
        "messages",
        "params",
        "input_modalities",
        "output_modalities",
        "greeting_message",
        "vendor",
        "style",
        "enable",
        "failure_message",
        "tools",
        "mcp_servers",
        "turn_detection",
    }
)


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

    _SPEC: ClassVar[Spec] = (
        ("url", "url", "partial", None),
        ("api_key", "api_key", "true", None),
        ("adc_credentials_string", "adc_credentials_string", "true", None),
        ("project_id", "project_id", "", None),
        ("location", "location", "", None),
        ("max_history", "max_history", "", None),
        ("messages", "messages", "", None),
        ("params", "params", "partial", _TABLES["StartAgentsRequestPropertiesMllm.params"]),
        ("input_modalities", "input_modalities", "", None),
        ("output_modalities", "output_modalities", "", None),
        ("greeting_message", "greeting_message", "", None),
        ("vendor", "vendor", "", None),
        ("style", "style", "", None),
        ("enable", "enable", "", None),
        ("failure_message", "failure_message", "", None),
        ("tools", "tools", "", Nested(default="LlmTool")),
        (
            "mcp_servers",
            "mcp_servers",
            "",
            Nested(default="StartAgentsRequestPropertiesLlmMcpServersItem"),
        ),
        ("turn_detection", "turn_detection", "", Nested(default="MllmTurnDetection")),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (url := self.url) is not None:
            _json["url"] = url
        if (api_key := self.api_key) is not None:
            _json["api_key"] = api_key
        if (adc_credentials_string := self.adc_credentials_string) is not None:
            _json["adc_credentials_string"] = adc_credentials_string
        if (project_id := self.project_id) is not None:
            _json["project_id"] = project_id
        if (location := self.location) is not None:
            _json["location"] = location
        if (max_history := self.max_history) is not None:
            _json["max_history"] = max_history
        if (messages := self.messages) is not None:
            _json["messages"] = messages
        if (params := self.params) is not None:
            _json["params"] = _dump(params)
        if (input_modalities := self.input_modalities) is not None:
            _json["input_modalities"] = input_modalities
        if (output_modalities := self.output_modalities) is not None:
            _json["output_modalities"] = output_modalities
        if (greeting_message := self.greeting_message) is not None:
            _json["greeting_message"] = greeting_message
        if (vendor := self.vendor) is not None:
            _json["vendor"] = vendor
        if (style := self.style) is not None:
            _json["style"] = style
        if (enable := self.enable) is not None:
            _json["enable"] = enable
        if (failure_message := self.failure_message) is not None:
            _json["failure_message"] = failure_message
        if (tools := self.tools) is not None:
            _json["tools"] = _dump(tools)
        if (mcp_servers := self.mcp_servers) is not None:
            _json["mcp_servers"] = _dump(mcp_servers)
        if (turn_detection := self.turn_detection) is not None:
            _json["turn_detection"] = _dump(turn_detection)
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
        obj.adc_credentials_string = get("adc_credentials_string")
        obj.project_id = get("project_id")
        obj.location = get("location")
        obj.max_history = get("max_history")
        obj.messages = get("messages")
        obj.params = get("params")
        obj.input_modalities = get("input_modalities")
        obj.output_modalities = get("output_modalities")
        obj.greeting_message = get("greeting_message")
        obj.vendor = get("vendor")
        obj.style = get("style")
        obj.enable = get("enable")
        obj.failure_message = get("failure_message")
        v = get("tools")
        obj.tools = _each(_m.LlmTool.from_dict, v)
        v = get("mcp_servers")
        obj.mcp_servers = _each(_m.StartAgentsRequestPropertiesLlmMcpServersItem.from_dict, v)
        v = get("turn_detection")
        obj.turn_detection = _m.MllmTurnDetection.from_dict(v) if isinstance(v, dict) else v
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
