# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``Asr_Fengming``."""

from __future__ import annotations

from typing import Any, Literal

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class Asr_Fengming(Model):
    """Recognition by Shengwang Fengming, the recognition of the platform itself.

    Attributes:
        vendor: Always `fengming`.
        language: Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`,
            `ar-AE`, `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`,
            `gu-IN`, `he-IL`, `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`,
            `fa-IR`, `pt-PT`, `ru-RU`, `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
        keywords: Hot words that are recognised more readily, 128 at most.
        params: Further settings; none are documented.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["fengming"] = "fengming"
    language: _m.AsrLanguage | None = None
    keywords: list[str] | None = None
    params: dict[str, Any] | None = None
    credential_mode: _m.CredentialMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "params": "map",
    }
