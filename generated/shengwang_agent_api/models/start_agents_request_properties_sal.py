# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesSal``."""

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

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["StartAgentsRequestPropertiesSal"]

_KEYS = frozenset(
    {
        "sal_mode",
        "sample_urls",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesSal(Model):
    """Selective attention, which finds the one voice that matters.

    Attributes:
        sal_mode: What to do with the voices heard. Known values: `locking`, `recognition`.
            Server default: ``'locking'``.
        sample_urls: Name of a voice print, mapped to the address of its recording. One entry at
            most, not named `unknown`. The recording is raw PCM (`.pcm`), 16 kHz, 16 bits, mono,
            10 to 15 seconds with at least 8 of real speech, 2 MB at most.
    """

    sal_mode: _m.StartAgentsRequestPropertiesSalSalMode | None = None
    sample_urls: dict[str, str] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("sal_mode", "sal_mode", "", None),
        ("sample_urls", "sample_urls", "partial", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (sal_mode := self.sal_mode) is not None:
            _json["sal_mode"] = sal_mode
        if (sample_urls := self.sample_urls) is not None:
            _json["sample_urls"] = (
                sample_urls if sample_urls.__class__ is dict else _dump(sample_urls)
            )
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
        obj.sal_mode = get("sal_mode")
        obj.sample_urls = get("sample_urls")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
