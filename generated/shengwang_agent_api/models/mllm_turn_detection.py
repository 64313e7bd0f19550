# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmTurnDetection``."""

from __future__ import annotations

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

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


@define(kw_only=True, eq=False, repr=False)
class MllmTurnDetection(Model):
    """When a turn of the user starts and ends, as a voice-to-voice model sees it. Send only the
    settings that belong to `mode`.

    Attributes:
        mode: The detector. Known values: `agora_vad`, `server_vad`, `semantic_vad`.
        agora_vad_config: Settings of mode `agora_vad`.
        server_vad_config: Settings of mode `server_vad`.
        semantic_vad_config: Settings of mode `semantic_vad`.
    """

    mode: _m.MllmTurnDetectionMode | None = None
    agora_vad_config: (
        _m.MllmTurnDetectionAgoraVadConfig | _p.MllmTurnDetectionAgoraVadConfigDict | _Json | None
    ) = None
    server_vad_config: (
        _m.MllmTurnDetectionServerVadConfig | _p.MllmTurnDetectionServerVadConfigDict | _Json | None
    ) = None
    semantic_vad_config: (
        _m.MllmTurnDetectionSemanticVadConfig
        | _p.MllmTurnDetectionSemanticVadConfigDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "agora_vad_config": Nested(default="MllmTurnDetectionAgoraVadConfig"),
        "server_vad_config": Nested(default="MllmTurnDetectionServerVadConfig"),
        "semantic_vad_config": Nested(default="MllmTurnDetectionSemanticVadConfig"),
    }
