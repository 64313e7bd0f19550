# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``Tts_Other``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class Tts_Other(Model):
    """Speech by a provider that has no class here. The providers listed exist outside mainland
    China.

    Attributes:
        vendor: Provider of the speech. Known values: `amazon`, `cartesia`, `deepgram`,
            `elevenlabs`, `fishaudio`, `google`, `gradium`, `humeai`, `mistral`, `murf`,
            `openai`, `rime`, `sarvam`, `smallestai`, `typecast`, `xai`.
        params: Settings and credentials of the provider, shaped as the provider wants them.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: _m.TtsOtherVendor
    params: dict[str, Any]
    skip_patterns: Sequence[_m.TtsSkipPattern] | None = None
    credential_mode: _m.CredentialMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "params": "true",
    }
    _FREE = {
        "params": "map",
    }
