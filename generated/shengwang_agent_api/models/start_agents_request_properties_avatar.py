# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesAvatar``."""

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

__all__ = ["StartAgentsRequestPropertiesAvatar"]

_KEYS = frozenset(
    {
        "enable",
        "vendor",
        "params",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesAvatar(Model):
    """A digital human that shows the agent on video.

    Attributes:
        enable: Switch the avatar on. Server default: ``False``.
        vendor: Provider of the avatar. Known values: `akool`, `heygen`, `sensetime`, `spatius`,
            `liveavatar`, `anam`, `generic`.
        params: Settings and credentials of the provider: SensetimeAvatarParams,
            SpatiusAvatarParams, or a map for any other.
    """

    enable: bool | None = None
    vendor: _m.StartAgentsRequestPropertiesAvatarVendor | None = None
    params: (
        Mapping[str, Any]
        | _m.SensetimeAvatarParams
        | _p.SensetimeAvatarParamsDict
        | _m.SpatiusAvatarParams
        | _p.SpatiusAvatarParamsDict
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("enable", "enable", "", None),
        ("vendor", "vendor", "", None),
        ("params", "params", "true", _TABLES["StartAgentsRequestPropertiesAvatar.params"]),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (enable := self.enable) is not None:
            _json["enable"] = enable
        if (vendor := self.vendor) is not None:
            _json["vendor"] = vendor
        if (params := self.params) is not None:
            _json["params"] = _dump(params)
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
        obj.enable = get("enable")
        obj.vendor = get("vendor")
        obj.params = get("params")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
