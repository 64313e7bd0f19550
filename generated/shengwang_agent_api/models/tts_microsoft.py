# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``Tts_Microsoft``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
class Tts_Microsoft(Model):
    """Speech by Microsoft Azure.

    Attributes:
        vendor: Always `microsoft`.
        params: Voice, region and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["microsoft"] = "microsoft"
    params: _m.MicrosoftTtsParams | _p.MicrosoftTtsParamsDict | Mapping[str, Any]
    skip_patterns: Sequence[_m.TtsSkipPattern] | None = None
    credential_mode: _m.CredentialMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "params": Nested(default="MicrosoftTtsParams"),
    }
