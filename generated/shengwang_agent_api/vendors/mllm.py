# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The vendor classes of kind ``mllm``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from shengwang_agent._runtime.vendor import BaseMLLM, Declared, Field, Spec

if TYPE_CHECKING:
    from .. import models as _m

__all__ = [
    "QwenOmni",
]


class QwenOmni(Declared, BaseMLLM):
    """Alibaba Qwen-Omni, speech to speech.

    An agent with it needs no recogniser, language model or voice.

    Required: `api_key`, `url`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            api_key: str,
            url: str,
            params: Mapping[str, Any] | None = None,
            adc_credentials_string: str | None = None,
            project_id: str | None = None,
            location: str | None = None,
            max_history: int | None = None,
            messages: Sequence[Mapping[str, Any]] | None = None,
            input_modalities: Sequence[str] | None = None,
            output_modalities: Sequence[str] | None = None,
            greeting_message: str | None = None,
            style: str | None = None,
            failure_message: str | None = None,
            turn_detection: Mapping[str, Any] | _m.MllmTurnDetection | None = None,
            model: str | None = None,
            voice: str | None = None,
            instructions: str | None = None,
            input_audio_transcription: Mapping[str, Any]
            | _m.MllmInputAudioTranscription
            | None = None,
            mcp_servers: Sequence[
                Mapping[str, Any] | _m.StartAgentsRequestPropertiesLlmMcpServersItem
            ]
            | None = None,
            tools: Sequence[Mapping[str, Any] | _m.LlmTool] | None = None,
        ) -> None: ...

    _spec = Spec(
        name="QwenOmni",
        model="StartAgentsRequestPropertiesMllm",
        constants=((("vendor",), "qwen_omni"),),
        extras=(),
        fields=(
            Field("api_key", "string", (("api_key",),), required=True, secret=True),
            Field("url", "string", (("url",),), required=True, secret="partial"),
            Field("params", "map", (("params",),), merge=True, secret="partial"),
            Field("adc_credentials_string", "string", (("adc_credentials_string",),), secret=True),
            Field("project_id", "string", (("project_id",),)),
            Field("location", "string", (("location",),)),
            Field("max_history", "integer", (("max_history",),)),
            Field("messages", "array<map>", (("messages",),)),
            Field("input_modalities", "array<string>", (("input_modalities",),)),
            Field("output_modalities", "array<string>", (("output_modalities",),)),
            Field("greeting_message", "string", (("greeting_message",),)),
            Field("style", "string", (("style",),)),
            Field("failure_message", "string", (("failure_message",),)),
            Field("turn_detection", "map", (("turn_detection",),)),
            Field("model", "string", (("params", "model"),)),
            Field("voice", "string", (("params", "voice"),)),
            Field("instructions", "string", (("params", "instructions"),)),
            Field("input_audio_transcription", "map", (("params", "input_audio_transcription"),)),
            Field(
                "mcp_servers",
                "array<map>",
                (("mcp_servers",),),
                item_defaults={"transport": "streamable_http"},
                secret="partial",
            ),
            Field("tools", "array<map>", (("tools",),), secret="partial"),
        ),
        agent_adds={"enable": True},
    )
