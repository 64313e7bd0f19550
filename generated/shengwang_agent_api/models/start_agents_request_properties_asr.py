# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesAsr``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m
from .unions import TABLES as _TABLES

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesAsr(Model):
    """Speech recognition by any provider, with the provider's settings as a map.

    Attributes:
        language: Spoken language as a BCP 47 tag: `zh-CN` or `en-US` in mainland China.
            Settings of the provider in `params` may override it. Server default: ``'zh-CN'``.
        vendor: Provider of the recognition. Known values: `fengming`, `tencent`, `microsoft`,
            `xfyun`, `xfyun_bigmodel`, `xfyun_dialect`. Server default: ``'fengming'``.
        params: Settings and credentials of the provider, shaped as the provider wants them.
            Needed with every provider but `fengming`.
        keywords: Hot words that are recognised more readily, 128 at most. Only with `fengming`,
            and outside mainland China `ares`.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    language: str | None = None
    vendor: _m.StartAgentsRequestPropertiesAsrVendor | None = None
    params: (
        Mapping[str, Any]
        | _m.TencentAsrParams
        | _p.TencentAsrParamsDict
        | _m.MicrosoftAsrParams
        | _p.MicrosoftAsrParamsDict
        | _m.XfyunAsrParams
        | _p.XfyunAsrParamsDict
        | _m.XfyunBigmodelAsrParams
        | _p.XfyunBigmodelAsrParamsDict
        | _m.XfyunDialectAsrParams
        | _p.XfyunDialectAsrParamsDict
        | None
    ) = None
    keywords: list[str] | None = None
    credential_mode: _m.CredentialMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "params": "true",
    }
    _NESTED = {
        "params": _TABLES["StartAgentsRequestPropertiesAsr.params"],
    }
