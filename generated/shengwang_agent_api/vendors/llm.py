# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The vendor classes of kind ``llm``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from shengwang_agent._runtime.vendor import BaseLLM, Declared, Field, Spec

if TYPE_CHECKING:
    from .. import models as _m

__all__ = [
    "AliyunLLM",
    "BytedanceLLM",
    "CustomLLM",
    "DeepSeekLLM",
    "TencentLLM",
]


class AliyunLLM(Declared, BaseLLM):
    """Alibaba Cloud Model Studio (Bailian, Qwen).

    Other spellings: `base_url` for `url`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            model: str | None = None,
            params: Mapping[str, Any] | None = None,
            max_tokens: int | None = None,
            temperature: float | None = None,
            top_p: float | None = None,
            vendor: str | None = "aliyun",
            url: str | None = "https://dashscope.aliyuncs.com/compatible-mode/v1/chat/completions",
            api_key: str | None = None,
            credential_mode: str | None = None,
            system_messages: Sequence[Mapping[str, Any]] | None = None,
            max_history: int | None = None,
            input_modalities: Sequence[str] | None = None,
            output_modalities: Sequence[str] | None = None,
            greeting_message: str | None = None,
            failure_message: str | None = None,
            style: str | None = None,
            greeting_configs: Mapping[str, Any]
            | _m.StartAgentsRequestPropertiesLlmGreetingConfigs
            | None = None,
            greeting_interruptable: bool | None = None,
            template_variables: Mapping[str, Any] | None = None,
            greeting_audio_url: str | None = None,
            headers: Mapping[str, Any] | None = None,
            mcp_servers: Sequence[
                Mapping[str, Any] | _m.StartAgentsRequestPropertiesLlmMcpServersItem
            ]
            | None = None,
            tools: Sequence[Mapping[str, Any] | _m.LlmTool] | None = None,
            base_url: str | None = None,
        ) -> None: ...

    _spec = Spec(
        name="AliyunLLM",
        model="StartAgentsRequestPropertiesLlm",
        constants=(),
        extras=(),
        fields=(
            Field("model", "string", (("params", "model"),)),
            Field("params", "map", (("params",),), merge=True, secret="partial"),
            Field("max_tokens", "integer", (("params", "max_tokens"),), min=1),
            Field("temperature", "number", (("params", "temperature"),), min=0, max=2),
            Field("top_p", "number", (("params", "top_p"),), min=0, max=1),
            Field("vendor", "string", (("vendor",),), default="aliyun", null_omits=True),
            Field(
                "url",
                "string",
                (("url",),),
                default="https://dashscope.aliyuncs.com/compatible-mode/v1/chat/completions",
                secret="partial",
            ),
            Field("api_key", "string", (("api_key",),), secret=True),
            Field("credential_mode", "string", (("credential_mode",),)),
            Field("system_messages", "array<map>", (("system_messages",),)),
            Field("max_history", "integer", (("max_history",),), min=1, max=1024),
            Field("input_modalities", "array<string>", (("input_modalities",),)),
            Field("output_modalities", "array<string>", (("output_modalities",),)),
            Field("greeting_message", "string", (("greeting_message",),)),
            Field("failure_message", "string", (("failure_message",),)),
            Field("style", "string", (("style",),)),
            Field("greeting_configs", "map", (("greeting_configs",),)),
            Field("greeting_interruptable", "boolean", (("greeting_interruptable",),)),
            Field("template_variables", "map", (("template_variables",),)),
            Field("greeting_audio_url", "string", (("greeting_audio_url",),), secret="partial"),
            Field("headers", "map", (("headers",),), secret=True),
            Field(
                "mcp_servers",
                "array<map>",
                (("mcp_servers",),),
                item_defaults={"transport": "streamable_http"},
                secret="partial",
            ),
            Field("tools", "array<map>", (("tools",),), secret="partial"),
        ),
        aliases=(("base_url", "url", ((("style",), "openai"), (("input_modalities",), ["text"]))),),
    )


class BytedanceLLM(Declared, BaseLLM):
    """Volcano Engine Ark (Doubao).

    Other spellings: `base_url` for `url`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            model: str | None = None,
            params: Mapping[str, Any] | None = None,
            max_tokens: int | None = None,
            temperature: float | None = None,
            top_p: float | None = None,
            vendor: str | None = "bytedance",
            url: str | None = "https://ark.cn-beijing.volces.com/api/v3/chat/completions",
            api_key: str | None = None,
            credential_mode: str | None = None,
            system_messages: Sequence[Mapping[str, Any]] | None = None,
            max_history: int | None = None,
            input_modalities: Sequence[str] | None = None,
            output_modalities: Sequence[str] | None = None,
            greeting_message: str | None = None,
            failure_message: str | None = None,
            style: str | None = None,
            greeting_configs: Mapping[str, Any]
            | _m.StartAgentsRequestPropertiesLlmGreetingConfigs
            | None = None,
            greeting_interruptable: bool | None = None,
            template_variables: Mapping[str, Any] | None = None,
            greeting_audio_url: str | None = None,
            headers: Mapping[str, Any] | None = None,
            mcp_servers: Sequence[
                Mapping[str, Any] | _m.StartAgentsRequestPropertiesLlmMcpServersItem
            ]
            | None = None,
            tools: Sequence[Mapping[str, Any] | _m.LlmTool] | None = None,
            base_url: str | None = None,
        ) -> None: ...

    _spec = Spec(
        name="BytedanceLLM",
        model="StartAgentsRequestPropertiesLlm",
        constants=(),
        extras=(),
        fields=(
            Field("model", "string", (("params", "model"),)),
            Field("params", "map", (("params",),), merge=True, secret="partial"),
            Field("max_tokens", "integer", (("params", "max_tokens"),), min=1),
            Field("temperature", "number", (("params", "temperature"),), min=0, max=2),
            Field("top_p", "number", (("params", "top_p"),), min=0, max=1),
            Field("vendor", "string", (("vendor",),), default="bytedance", null_omits=True),
            Field(
                "url",
                "string",
                (("url",),),
                default="https://ark.cn-beijing.volces.com/api/v3/chat/completions",
                secret="partial",
            ),
            Field("api_key", "string", (("api_key",),), secret=True),
            Field("credential_mode", "string", (("credential_mode",),)),
            Field("system_messages", "array<map>", (("system_messages",),)),
            Field("max_history", "integer", (("max_history",),), min=1, max=1024),
            Field("input_modalities", "array<string>", (("input_modalities",),)),
            Field("output_modalities", "array<string>", (("output_modalities",),)),
            Field("greeting_message", "string", (("greeting_message",),)),
            Field("failure_message", "string", (("failure_message",),)),
            Field("style", "string", (("style",),)),
            Field("greeting_configs", "map", (("greeting_configs",),)),
            Field("greeting_interruptable", "boolean", (("greeting_interruptable",),)),
            Field("template_variables", "map", (("template_variables",),)),
            Field("greeting_audio_url", "string", (("greeting_audio_url",),), secret="partial"),
            Field("headers", "map", (("headers",),), secret=True),
            Field(
                "mcp_servers",
                "array<map>",
                (("mcp_servers",),),
                item_defaults={"transport": "streamable_http"},
                secret="partial",
            ),
            Field("tools", "array<map>", (("tools",),), secret="partial"),
        ),
        aliases=(("base_url", "url", ((("style",), "openai"), (("input_modalities",), ["text"]))),),
    )


class DeepSeekLLM(Declared, BaseLLM):
    """DeepSeek.

    Other spellings: `base_url` for `url`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            model: str | None = None,
            params: Mapping[str, Any] | None = None,
            max_tokens: int | None = None,
            temperature: float | None = None,
            top_p: float | None = None,
            vendor: str | None = "deepseek",
            url: str | None = "https://api.deepseek.com/v1/chat/completions",
            api_key: str | None = None,
            credential_mode: str | None = None,
            system_messages: Sequence[Mapping[str, Any]] | None = None,
            max_history: int | None = None,
            input_modalities: Sequence[str] | None = None,
            output_modalities: Sequence[str] | None = None,
            greeting_message: str | None = None,
            failure_message: str | None = None,
            style: str | None = None,
            greeting_configs: Mapping[str, Any]
            | _m.StartAgentsRequestPropertiesLlmGreetingConfigs
            | None = None,
            greeting_interruptable: bool | None = None,
            template_variables: Mapping[str, Any] | None = None,
            greeting_audio_url: str | None = None,
            headers: Mapping[str, Any] | None = None,
            mcp_servers: Sequence[
                Mapping[str, Any] | _m.StartAgentsRequestPropertiesLlmMcpServersItem
            ]
            | None = None,
            tools: Sequence[Mapping[str, Any] | _m.LlmTool] | None = None,
            base_url: str | None = None,
        ) -> None: ...

    _spec = Spec(
        name="DeepSeekLLM",
        model="StartAgentsRequestPropertiesLlm",
        constants=(),
        extras=(),
        fields=(
            Field("model", "string", (("params", "model"),)),
            Field("params", "map", (("params",),), merge=True, secret="partial"),
            Field("max_tokens", "integer", (("params", "max_tokens"),), min=1),
            Field("temperature", "number", (("params", "temperature"),), min=0, max=2),
            Field("top_p", "number", (("params", "top_p"),), min=0, max=1),
            Field("vendor", "string", (("vendor",),), default="deepseek", null_omits=True),
            Field(
                "url",
                "string",
                (("url",),),
                default="https://api.deepseek.com/v1/chat/completions",
                secret="partial",
            ),
            Field("api_key", "string", (("api_key",),), secret=True),
            Field("credential_mode", "string", (("credential_mode",),)),
            Field("system_messages", "array<map>", (("system_messages",),)),
            Field("max_history", "integer", (("max_history",),), min=1, max=1024),
            Field("input_modalities", "array<string>", (("input_modalities",),)),
            Field("output_modalities", "array<string>", (("output_modalities",),)),
            Field("greeting_message", "string", (("greeting_message",),)),
            Field("failure_message", "string", (("failure_message",),)),
            Field("style", "string", (("style",),)),
            Field("greeting_configs", "map", (("greeting_configs",),)),
            Field("greeting_interruptable", "boolean", (("greeting_interruptable",),)),
            Field("template_variables", "map", (("template_variables",),)),
            Field("greeting_audio_url", "string", (("greeting_audio_url",),), secret="partial"),
            Field("headers", "map", (("headers",),), secret=True),
            Field(
                "mcp_servers",
                "array<map>",
                (("mcp_servers",),),
                item_defaults={"transport": "streamable_http"},
                secret="partial",
            ),
            Field("tools", "array<map>", (("tools",),), secret="partial"),
        ),
        aliases=(("base_url", "url", ((("style",), "openai"), (("input_modalities",), ["text"]))),),
    )


class TencentLLM(Declared, BaseLLM):
    """Tencent Cloud (Hunyuan, and DeepSeek hosted there).

    Other spellings: `base_url` for `url`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            model: str | None = None,
            params: Mapping[str, Any] | None = None,
            max_tokens: int | None = None,
            temperature: float | None = None,
            top_p: float | None = None,
            vendor: str | None = "tencent",
            url: str | None = "https://api.lkeap.cloud.tencent.com/v1/chat/completions",
            api_key: str | None = None,
            credential_mode: str | None = None,
            system_messages: Sequence[Mapping[str, Any]] | None = None,
            max_history: int | None = None,
            input_modalities: Sequence[str] | None = None,
            output_modalities: Sequence[str] | None = None,
            greeting_message: str | None = None,
            failure_message: str | None = None,
            style: str | None = None,
            greeting_configs: Mapping[str, Any]
            | _m.StartAgentsRequestPropertiesLlmGreetingConfigs
            | None = None,
            greeting_interruptable: bool | None = None,
            template_variables: Mapping[str, Any] | None = None,
            greeting_audio_url: str | None = None,
            headers: Mapping[str, Any] | None = None,
            mcp_servers: Sequence[
                Mapping[str, Any] | _m.StartAgentsRequestPropertiesLlmMcpServersItem
            ]
            | None = None,
            tools: Sequence[Mapping[str, Any] | _m.LlmTool] | None = None,
            base_url: str | None = None,
        ) -> None: ...

    _spec = Spec(
        name="TencentLLM",
        model="StartAgentsRequestPropertiesLlm",
        constants=(),
        extras=(),
        fields=(
            Field("model", "string", (("params", "model"),)),
            Field("params", "map", (("params",),), merge=True, secret="partial"),
            Field("max_tokens", "integer", (("params", "max_tokens"),), min=1),
            Field("temperature", "number", (("params", "temperature"),), min=0, max=2),
            Field("top_p", "number", (("params", "top_p"),), min=0, max=1),
            Field("vendor", "string", (("vendor",),), default="tencent", null_omits=True),
            Field(
                "url",
                "string",
                (("url",),),
                default="https://api.lkeap.cloud.tencent.com/v1/chat/completions",
                secret="partial",
            ),
            Field("api_key", "string", (("api_key",),), secret=True),
            Field("credential_mode", "string", (("credential_mode",),)),
            Field("system_messages", "array<map>", (("system_messages",),)),
            Field("max_history", "integer", (("max_history",),), min=1, max=1024),
            Field("input_modalities", "array<string>", (("input_modalities",),)),
            Field("output_modalities", "array<string>", (("output_modalities",),)),
            Field("greeting_message", "string", (("greeting_message",),)),
            Field("failure_message", "string", (("failure_message",),)),
            Field("style", "string", (("style",),)),
            Field("greeting_configs", "map", (("greeting_configs",),)),
            Field("greeting_interruptable", "boolean", (("greeting_interruptable",),)),
            Field("template_variables", "map", (("template_variables",),)),
            Field("greeting_audio_url", "string", (("greeting_audio_url",),), secret="partial"),
            Field("headers", "map", (("headers",),), secret=True),
            Field(
                "mcp_servers",
                "array<map>",
                (("mcp_servers",),),
                item_defaults={"transport": "streamable_http"},
                secret="partial",
            ),
            Field("tools", "array<map>", (("tools",),), secret="partial"),
        ),
        aliases=(("base_url", "url", ((("style",), "openai"), (("input_modalities",), ["text"]))),),
    )


class CustomLLM(Declared, BaseLLM):
    """Any endpoint that speaks the OpenAI chat completions protocol.

    Other spellings: `base_url` for `url`.

    Required: `url`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            url: str,
            model: str | None = None,
            params: Mapping[str, Any] | None = None,
            max_tokens: int | None = None,
            temperature: float | None = None,
            top_p: float | None = None,
            vendor: str | None = "custom",
            api_key: str | None = None,
            credential_mode: str | None = None,
            system_messages: Sequence[Mapping[str, Any]] | None = None,
            max_history: int | None = None,
            input_modalities: Sequence[str] | None = None,
            output_modalities: Sequence[str] | None = None,
            greeting_message: str | None = None,
            failure_message: str | None = None,
            style: str | None = None,
            greeting_configs: Mapping[str, Any]
            | _m.StartAgentsRequestPropertiesLlmGreetingConfigs
            | None = None,
            greeting_interruptable: bool | None = None,
            template_variables: Mapping[str, Any] | None = None,
            greeting_audio_url: str | None = None,
            headers: Mapping[str, Any] | None = None,
            mcp_servers: Sequence[
                Mapping[str, Any] | _m.StartAgentsRequestPropertiesLlmMcpServersItem
            ]
            | None = None,
            tools: Sequence[Mapping[str, Any] | _m.LlmTool] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            base_url: str,
            model: str | None = None,
            params: Mapping[str, Any] | None = None,
            max_tokens: int | None = None,
            temperature: float | None = None,
            top_p: float | None = None,
            vendor: str | None = "custom",
            api_key: str | None = None,
            credential_mode: str | None = None,
            system_messages: Sequence[Mapping[str, Any]] | None = None,
            max_history: int | None = None,
            input_modalities: Sequence[str] | None = None,
            output_modalities: Sequence[str] | None = None,
            greeting_message: str | None = None,
            failure_message: str | None = None,
            style: str | None = None,
            greeting_configs: Mapping[str, Any]
            | _m.StartAgentsRequestPropertiesLlmGreetingConfigs
            | None = None,
            greeting_interruptable: bool | None = None,
            template_variables: Mapping[str, Any] | None = None,
            greeting_audio_url: str | None = None,
            headers: Mapping[str, Any] | None = None,
            mcp_servers: Sequence[
                Mapping[str, Any] | _m.StartAgentsRequestPropertiesLlmMcpServersItem
            ]
            | None = None,
            tools: Sequence[Mapping[str, Any] | _m.LlmTool] | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="CustomLLM",
        model="StartAgentsRequestPropertiesLlm",
        constants=(),
        extras=(),
        fields=(
            Field("model", "string", (("params", "model"),)),
            Field("params", "map", (("params",),), merge=True, secret="partial"),
            Field("max_tokens", "integer", (("params", "max_tokens"),), min=1),
            Field("temperature", "number", (("params", "temperature"),), min=0, max=2),
            Field("top_p", "number", (("params", "top_p"),), min=0, max=1),
            Field("vendor", "string", (("vendor",),), default="custom", null_omits=True),
            Field("url", "string", (("url",),), required=True, secret="partial"),
            Field("api_key", "string", (("api_key",),), secret=True),
            Field("credential_mode", "string", (("credential_mode",),)),
            Field("system_messages", "array<map>", (("system_messages",),)),
            Field("max_history", "integer", (("max_history",),), min=1, max=1024),
            Field("input_modalities", "array<string>", (("input_modalities",),)),
            Field("output_modalities", "array<string>", (("output_modalities",),)),
            Field("greeting_message", "string", (("greeting_message",),)),
            Field("failure_message", "string", (("failure_message",),)),
            Field("style", "string", (("style",),)),
            Field("greeting_configs", "map", (("greeting_configs",),)),
            Field("greeting_interruptable", "boolean", (("greeting_interruptable",),)),
            Field("template_variables", "map", (("template_variables",),)),
            Field("greeting_audio_url", "string", (("greeting_audio_url",),), secret="partial"),
            Field("headers", "map", (("headers",),), secret=True),
            Field(
                "mcp_servers",
                "array<map>",
                (("mcp_servers",),),
                item_defaults={"transport": "streamable_http"},
                secret="partial",
            ),
            Field("tools", "array<map>", (("tools",),), secret="partial"),
        ),
        aliases=(("base_url", "url", ()),),
    )
