# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``Tts_GenericHttp``."""

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
class Tts_GenericHttp(Model):
    """Speech by an HTTP service of your own.

    Attributes:
        vendor: Always `generic_http`.
        url: Address of the service.
        headers: HTTP headers sent to the service.
        params: Settings sent to the service.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["generic_http"] = "generic_http"
    url: str
    headers: dict[str, str] | None = None
    params: _m.GenericHttpTtsParams | _p.GenericHttpTtsParamsDict | Mapping[str, Any] | None = None
    skip_patterns: Sequence[_m.TtsSkipPattern] | None = None
    credential_mode: _m.CredentialMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "url": "partial",
        "headers": "true",
    }
    _NESTED = {
        "params": Nested(default="GenericHttpTtsParams"),
    }
    _FREE = {
        "headers": "map",
    }
