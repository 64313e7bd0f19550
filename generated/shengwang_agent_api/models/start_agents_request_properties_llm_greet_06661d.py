# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesLlmGreetingConfigs``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import UNSET, Model, Spec, Unset, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["StartAgentsRequestPropertiesLlmGreetingConfigs"]

_KEYS = frozenset(
    {
        "mode",
        "delay_ms",
        "interruptable",
        "audio_download_timeout_ms",
        "audio_pcm_sample_rate",
        "uninterruptible_asr_policy",
    }
)


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

    _SPEC: ClassVar[Spec] = (
        ("mode", "mode", "", None),
        ("delay_ms", "delay_ms", "", None),
        ("interruptable", "interruptable", "", None),
        ("audio_download_timeout_ms", "audio_download_timeout_ms", "", None),
        ("audio_pcm_sample_rate", "audio_pcm_sample_rate", "", None),
        ("uninterruptible_asr_policy", "uninterruptible_asr_policy", "", None),
    )
    _NULLABLE: ClassVar[frozenset[str]] = frozenset(
        {
            "audio_download_timeout_ms",
        }
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (mode := self.mode) is not None:
            _json["mode"] = mode
        if (delay_ms := self.delay_ms) is not None:
            _json["delay_ms"] = delay_ms
        if (interruptable := self.interruptable) is not None:
            _json["interruptable"] = interruptable
        if (audio_download_timeout_ms := self.audio_download_timeout_ms) is not UNSET:
            _json["audio_download_timeout_ms"] = audio_download_timeout_ms
        if (audio_pcm_sample_rate := self.audio_pcm_sample_rate) is not None:
            _json["audio_pcm_sample_rate"] = audio_pcm_sample_rate
        if (uninterruptible_asr_policy := self.uninterruptible_asr_policy) is not None:
            _json["uninterruptible_asr_policy"] = uninterruptible_asr_policy
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
        obj.mode = get("mode")
        obj.delay_ms = get("delay_ms")
        obj.interruptable = get("interruptable")
        obj.audio_download_timeout_ms = get("audio_download_timeout_ms", UNSET)
        obj.audio_pcm_sample_rate = get("audio_pcm_sample_rate")
        obj.uninterruptible_asr_policy = get("uninterruptible_asr_policy")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
