# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesTurnDetection``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    Nested,
    define,
    new_extra as _new_extra,
)

from .. import models as _m

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesTurnDetection(Model):
    """When a turn of the user starts and ends. `mode` and `config` are current; the other fields
    belong to an older form of the API and are kept for programs that send them.

    Attributes:
        mode: Detection mode. Only `default` is supported. Server default: ``'default'``.
        config: Detection settings.
        type: Old choice of detector. `server_vad` and `semantic_vad` work with `mllm` only.
            Deprecated. Server default: ``'agora_vad'``.
        interrupt_mode: Old setting: what user speech does while the agent is busy. Use
            `interruption` instead. Deprecated. Known values: `interrupt`, `append`, `ignore`,
            `keyword`, `adaptive`, `keywords`. Server default: ``'interrupt'``.
        interrupt_duration_ms: Old setting: milliseconds of speech that interrupt the agent.
            Deprecated. Server default: ``160``.
        interrupt_keywords: Old setting: words that interrupt the agent, 128 at most.
            Deprecated.
        prefix_padding_ms: Old setting: milliseconds of speech before a segment opens.
            Deprecated. Server default: ``800``.
        silence_duration_ms: Old setting: milliseconds of silence that close an utterance.
            Deprecated. Server default: ``640``.
        threshold: Old setting: sensitivity of the voice detection, between 0 and 1, both
            excluded. Higher values take less for speech. Deprecated. Server default: ``0.5``.
        create_response: Old setting, for `mllm` with OpenAI: answer by itself when speech
            stops. Deprecated.
        interrupt_response: Old setting, for `mllm` with OpenAI: interrupt by itself when speech
            starts. Deprecated.
        eagerness: Old setting, for `mllm` with OpenAI and type `semantic_vad`: how quickly the
            model answers. Deprecated. Known values: `auto`, `low`, `high`. Server default:
            ``'auto'``.
    """

    mode: str | None = None
    config: (
        _m.StartAgentsRequestPropertiesTurnDetectionConfig
        | _p.StartAgentsRequestPropertiesTurnDetectionConfigDict
        | Mapping[str, Any]
        | None
    ) = None
    type: _m.StartAgentsRequestPropertiesTurnDetectionType | None = None
    interrupt_mode: _m.StartAgentsRequestPropertiesTurnDetectionInterruptMode | None = None
    interrupt_duration_ms: float | None = None
    interrupt_keywords: list[str] | None = None
    prefix_padding_ms: int | None = None
    silence_duration_ms: int | None = None
    threshold: float | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None
    eagerness: _m.StartAgentsRequestPropertiesTurnDetectionEagerness | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "config": Nested(default="StartAgentsRequestPropertiesTurnDetectionConfig"),
    }
