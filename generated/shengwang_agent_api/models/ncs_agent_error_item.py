# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentErrorItem``."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import field
from shengwang_agent._runtime.model import Listed, Spec, define
from shengwang_agent._runtime.model import dump as _dump
from shengwang_agent._runtime.model import kept as _kept
from shengwang_agent._runtime.model import new_extra as _new_extra
from shengwang_agent._runtime.model import settle as _settle

__all__ = ["NcsAgentErrorItem"]


@define(kw_only=True, eq=False, repr=False, slots=False)
class NcsAgentErrorItem(Listed):
    """One error of a turn.

    Attributes:
        module: Module that failed, such as `llm`, `sip` or `agent`.
        turn_id: Number of the turn. Arrives as a number, a string or an empty string.
        code: Error code of the module or its provider. Code 4001 of `agent` says that the
            greeting was spoken because its audio file could not be played.
        message: Error text of the module or its provider.
    """

    module: str
    turn_id: Any = None
    code: int
    message: str
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SPEC: ClassVar[Spec] = (
        ("module", "module", "", None),
        ("turn_id", "turn_id", "", None),
        ("code", "code", "", None),
        ("message", "message", "", None),
    )

    @_kept
    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: wire keys, only what is set."""
        _json: dict[str, Any] = {}
        if (module := self.module) is not None:
            _json["module"] = module
        if (turn_id := self.turn_id) is not None:
            _json["turn_id"] = _dump(turn_id)
        if (code := self.code) is not None:
            _json["code"] = code
        if (message := self.message) is not None:
            _json["message"] = message
        if self.additional_properties:
            _json.update(_dump(self.additional_properties))
        return _json


_settle(NcsAgentErrorItem)
