# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``Tts_Cosyvoice``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from attrs import field
from shengwang_agent._runtime.model import Model, Nested, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

from .. import models as _m

if TYPE_CHECKING:
    from typing_extensions import Self

    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p

__all__ = ["Tts_Cosyvoice"]

_KEYS = frozenset(
    {
        "vendor",
        "params",
        "skip_patterns",
        "credential_mode",
    }
)


@define(kw_only=True, eq=False, repr=False)
class Tts_Cosyvoice(Model):
    """Speech by CosyVoice of Alibaba Cloud.

    Attributes:
        vendor: Always `cosyvoice`.
        params: Voice, model and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["cosyvoice"] = "cosyvoice"
    params: _m.CosyvoiceTtsParams | _p.CosyvoiceTtsParamsDict | Mapping[str, Any]
    skip_patterns: Sequence[_m.TtsSkipPattern] | None = None
    credential_mode: _m.CredentialMode | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("vendor", "vendor", "", None),
        ("params", "params", "", Nested(default="CosyvoiceTtsParams")),
        ("skip_patterns", "skip_patterns", "", None),
        ("credential_mode", "credential_mode", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (vendor := self.vendor) is not None:
            _json["vendor"] = vendor
        if (params := self.params) is not None:
            _json["params"] = _dump(params)
        if (skip_patterns := self.skip_patterns) is not None:
            _json["skip_patterns"] = skip_patterns
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
        obj.vendor = get("vendor")
        v = get("params")
        obj.params = _m.CosyvoiceTtsParams.from_dict(v) if isinstance(v, dict) else v
        obj.skip_patterns = get("skip_patterns")
        obj.credential_mode = get("credential_mode")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
