# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``AgentThinkAgentManagementRequest``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m


@define(kw_only=True, eq=False, repr=False)
class AgentThinkAgentManagementRequest(Model):
    """An instruction for the agent.

    Attributes:
        text: The instruction, taken as if the user had said it.
        on_listening_action: What happens when the agent is listening to the user. One of:
            `inject`, `interrupt`, `ignore`, `append`. Server default: ``'interrupt'``.
        on_thinking_action: What happens when the model is thinking. One of: `interrupt`,
            `ignore`, `append`. Server default: ``'interrupt'``.
        on_speaking_action: What happens when the agent is speaking. One of: `interrupt`,
            `ignore`, `append`. Server default: ``'ignore'``.
        interruptable: Whether a user who speaks cuts the answer short. Server default:
            ``True``.
        metadata: Data of your own that travels with the instruction, of any kind.
    """

    text: str
    on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None
    on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None
    on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None
    interruptable: bool | None = None
    metadata: dict[str, Any] | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _FREE = {
        "metadata": "map",
    }
