# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``Tts_BytedanceDuplex``."""

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
class Tts_BytedanceDuplex(Model):
    """Speech by the duplex streaming service of Volcengine (ByteDance).

    Attributes:
        vendor: Always `bytedance_duplex`.
        params: Voice and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. This provider does not
            support it. Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["bytedance_duplex"] = "bytedance_duplex"
    params: _m.BytedanceDuplexTtsParams | _p.BytedanceDuplexTtsParamsDict | Mapping[str, Any]
    skip_patterns: Sequence[_m.TtsSkipPattern] | None = None
    credential_mode: _m.CredentialMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _NESTED = {
        "params": Nested(default="BytedanceDuplexTtsParams"),
    }
