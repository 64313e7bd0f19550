# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesLlmGreetingConfigs``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    UNSET,
    Model,
    Unset,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesLlmGreetingConfigs(Model):
    """How the greeting is played.

    Attributes:
        mode: How often the greeting is played. Known values: `single_every`, `single_first`.
            Server default: ``'single_every'``.
        delay_ms: Wait before the greeting, from 0 to 5000 milliseconds. Server default: ``0``.
        interruptable: Whether a user who speaks cuts the greeting short. The newest
            documentation for mainland China calls this `llm.greeting_interruptable`; either is
            taken. Server default: ``True``.
        audio_download_timeout_ms: Time allowed for fetching `greeting_audio_url`, from 200 to
            10000 milliseconds. When it runs out, the greeting text is spoken instead. Null
            stands for the default. Server default: ``1000``.
        audio_pcm_sample_rate: Sample rate in Hz of a greeting file in raw PCM. Server default:
            ``16000``.
        uninterruptible_asr_policy: What becomes of user speech during a greeting that cannot be
            interrupted. Known values: `merge_reply`, `context`. Server default:
            ``'merge_reply'``.
    """

    mode: _m.StartAgentsRequestPropertiesLlmGreetingConfigsMode | None = None
    delay_ms: int | None = None
    interruptable: bool | None = None
    audio_download_timeout_ms: int | None | Unset = UNSET
    audio_pcm_sample_rate: int | None = None
    uninterruptible_asr_policy: _m.LlmGreetingConfigsUninterruptibleAsrPolicy | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NULLABLE = frozenset(
        {
            "audio_download_timeout_ms",
        }
    )
