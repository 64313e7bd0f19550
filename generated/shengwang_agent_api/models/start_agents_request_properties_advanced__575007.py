# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesAdvancedFeatures``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesAdvancedFeatures(Model):
    """Switches for optional features, all off by default.

    Attributes:
        enable_aivad: Old switch for semantic interruption. Use
            `turn_detection.config.end_of_speech` with mode `semantic` instead. Deprecated.
            Server default: ``False``.
        enable_mllm: Old switch for the voice-to-voice pipeline. Use `mllm.enable` instead.
            Deprecated. Server default: ``False``.
        enable_rtm: Let the agent log in to RTM too, for transcripts and events over
            `parameters.data_channel` `rtm`. The token must then carry RTM privileges. Server
            default: ``False``.
        enable_sal: Switch on selective attention, set up in `sal`. Server default: ``False``.
        enable_tools: Allow tool calls. Needed for `llm.mcp_servers` and `llm.tools`. Server
            default: ``False``.
    """

    enable_aivad: bool | None = None
    enable_mllm: bool | None = None
    enable_rtm: bool | None = None
    enable_sal: bool | None = None
    enable_tools: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
