# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``NcsAgentErrorItem``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Listed,
    define,
    new_extra as _new_extra,
)


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

    _FREE = {
        "turn_id": "any",
    }
