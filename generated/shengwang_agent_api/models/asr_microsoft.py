# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``Asr_Microsoft``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

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
class Asr_Microsoft(Model):
    """Recognition by Microsoft Azure.

    Attributes:
        vendor: Always `microsoft`.
        language: Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`,
            `ar-AE`, `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`,
            `gu-IN`, `he-IL`, `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`,
            `fa-IR`, `pt-PT`, `ru-RU`, `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
        params: Language, region and credentials.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["microsoft"] = "microsoft"
    language: _m.AsrLanguage | None = None
    params: _m.MicrosoftAsrParams | _p.MicrosoftAsrParamsDict | Mapping[str, Any]
    credential_mode: _m.CredentialMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "params": Nested(default="MicrosoftAsrParams"),
    }
