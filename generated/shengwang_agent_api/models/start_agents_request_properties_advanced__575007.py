# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesAdvancedFeatures``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Model, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import extras as _extras
from shengwang_agent._runtime.model import need_mapping as _need_mapping
from shengwang_agent._runtime.model import new_extra as _new_extra

if TYPE_CHECKING:
    from typing_extensions import Self


__all__ = ["StartAgentsRequestPropertiesAdvancedFeatures"]

_KEYS = frozenset(
    {
        "enable_aivad",
        "enable_mllm",
        "enable_rtm",
        "enable_sal",
        "enable_tools",
    }
)


@define(kw_only=True, eq=False, repr=False)
class StartAgentsRequestPropertiesAdvancedFeatures(Model):
    """Switches for optional features, all off by default.

    Attributes:
        enable_aivad: Old switch for semantic interruption. Use
            `turn_detection.config.end_of_speech` with mode `semantic` instead. Deprecated.
            Server default: ``False``.
        enable_mllm: Old switch for the voice-to-voice pipeline. Use `mllm.enable` instead.
            Deprecated. Server default: ``False``.
        enable_rtm: Let the agent log in to RTM too, for transcripts and events over
            `parameters.data_channel` `rtm`. The token must then carry RTM privileges. Server
            default: ``False``.
        enable_sal: Switch on selective attention, set up in `sal`. Server default: ``False``.
        enable_tools: Allow tool calls. Needed for `llm.mcp_servers` and `llm.tools`. Server
            default: ``False``.
    """

    enable_aivad: bool | None = None
    enable_mllm: bool | None = None
    enable_rtm: bool | None = None
    enable_sal: bool | None = None
    enable_tools: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("enable_aivad", "enable_aivad", "", None),
        ("enable_mllm", "enable_mllm", "", None),
        ("enable_rtm", "enable_rtm", "", None),
        ("enable_sal", "enable_sal", "", None),
        ("enable_tools", "enable_tools", "", None),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (enable_aivad := self.enable_aivad) is not None:
            _json["enable_aivad"] = enable_aivad
        if (enable_mllm := self.enable_mllm) is not None:
            _json["enable_mllm"] = enable_mllm
        if (enable_rtm := self.enable_rtm) is not None:
            _json["enable_rtm"] = enable_rtm
        if (enable_sal := self.enable_sal) is not None:
            _json["enable_sal"] = enable_sal
        if (enable_tools := self.enable_tools) is not None:
            _json["enable_tools"] = enable_tools
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
        obj.enable_aivad = get("enable_aivad")
        obj.enable_mllm = get("enable_mllm")
        obj.enable_rtm = get("enable_rtm")
        obj.enable_sal = get("enable_sal")
        obj.enable_tools = get("enable_tools")
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
