# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``MllmTurnDetection``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Json as _Json
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

__all__ = ["MllmTurnDetection"]

_KEYS = frozenset(
    {
        "mode",
        "agora_vad_config",
        "server_vad_config",
        "semantic_vad_config",
    }
)


@define(kw_only=True, eq=False, repr=False)
class MllmTurnDetection(Model):
    """When a turn of the user starts and ends, as a voice-to-voice model sees it. Send only the
    settings that belong to `mode`.

    Attributes:
        mode: The detector. Known values: `agora_vad`, `server_vad`, `semantic_vad`.
        agora_vad_config: Settings of mode `agora_vad`.
        server_vad_config: Settings of mode `server_vad`.
        semantic_vad_config: Settings of mode `semantic_vad`.
    """

    mode: _m.MllmTurnDetectionMode | None = None
    agora_vad_config: (
        _m.MllmTurnDetectionAgoraVadConfig | _p.MllmTurnDetectionAgoraVadConfigDict | _Json | None
    ) = None
    server_vad_config: (
        _m.MllmTurnDetectionServerVadConfig | _p.MllmTurnDetectionServerVadConfigDict | _Json | None
    ) = None
    semantic_vad_config: (
        _m.MllmTurnDetectionSemanticVadConfig
        | _p.MllmTurnDetectionSemanticVadConfigDict
        | _Json
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("mode", "mode", "", None),
        (
            "agora_vad_config",
            "agora_vad_config",
            "",
            Nested(default="MllmTurnDetectionAgoraVadConfig"),
        ),
        (
            "server_vad_config",
            "server_vad_config",
            "",
            Nested(default="MllmTurnDetectionServerVadConfig"),
        ),
        (
            "semantic_vad_config",
            "semantic_vad_config",
            "",
            Nested(default="MllmTurnDetectionSemanticVadConfig"),
        ),
    )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (mode := self.mode) is not None:
            _json["mode"] = mode
        if (agora_vad_config := self.agora_vad_config) is not None:
            _json["agora_vad_config"] = _dump(agora_vad_config)
        if (server_vad_config := self.server_vad_config) is not None:
            _json["server_vad_config"] = _dump(server_vad_config)
        if (semantic_vad_config := self.semantic_vad_config) is not None:
            _json["semantic_vad_config"] = _dump(semantic_vad_config)
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
        obj.mode = get("mode")
        v = get("agora_vad_config")
        obj.agora_vad_config = (
            _m.MllmTurnDetectionAgoraVadConfig.from_dict(v) if isinstance(v, dict) else v
        )
        v = get("server_vad_config")
        obj.server_vad_config = (
            _m.MllmTurnDetectionServerVadConfig.from_dict(v) if isinstance(v, dict) else v
        )
        v = get("semantic_vad_config")
        obj.semantic_vad_config = (
            _m.MllmTurnDetectionSemanticVadConfig.from_dict(v) if isinstance(v, dict) else v
        )
        obj.additional_properties = {} if src.keys() <= _KEYS else _extras(src, _KEYS)
        return obj
