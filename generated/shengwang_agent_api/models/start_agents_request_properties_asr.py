# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesAsr``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m
from .unions import TABLES as _TABLES

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["StartAgentsRequestPropertiesAsr"]

_KEYS = frozenset(
    {
        "language",
        "vendor",
        "params",
        "keywords",
        "credential_mode",
    }
)


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

    _SPEC: ClassVar[Spec] = (
        ("language", "language", "", None),
        ("vendor", "vendor", "", None),
        ("params", "params", "true", _TABLES["StartAgentsRequestPropertiesAsr.params"]),
        ("keywords", "keywords", "", None),
        ("credential_mode", "credential_mode", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (language := self.language) is not None:
            _json["language"] = language
        if (vendor := self.vendor) is not None:
            _json["vendor"] = vendor
        if (params := self.params) is not None:
            _json["params"] = _dump(params)
        if (keywords := self.keywords) is not None:
            _json["keywords"] = keywords
        if (credential_mode := self.credential_mode) is not None:
            _json["credential_mode"] = credential_mode
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
        obj.language = get("language")
        obj.vendor = get("vendor")
        obj.params = get("params")
        obj.keywords = get("keywords")
        obj.credential_mode = get("credential_mode")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
