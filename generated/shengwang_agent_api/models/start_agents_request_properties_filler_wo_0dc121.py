# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsContentStaticConfig``."""

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


__all__ = ["StartAgentsRequestPropertiesFillerWordsContentStaticConfig"]

_KEYS = frozenset(
    {
        "phrases",
        "selection_rule",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesFillerWordsContentStaticConfig(Model):
    """Fillers from a fixed list.

    Attributes:
        phrases: Phrases to choose from: 1 to 100, none empty, of at most 20 words each, or 20
            characters in a script without spaces. The guide and the service say 20; older
            documentation says 50.
        selection_rule: How the next phrase is picked. Known values: `shuffle`, `round_robin`.
            Server default: ``'shuffle'``.
    """

    phrases: list[str] | None = None
    selection_rule: (
        _m.StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("phrases", "phrases", "", None),
        ("selection_rule", "selection_rule", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (phrases := self.phrases) is not None:
            _json["phrases"] = phrases
        if (selection_rule := self.selection_rule) is not None:
            _json["selection_rule"] = selection_rule
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
        obj.phrases = get("phrases")
        obj.selection_rule = get("selection_rule")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
