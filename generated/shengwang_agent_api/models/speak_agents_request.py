# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``SpeakAgentsRequest``."""

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
class SpeakAgentsRequest(Model):
    """A message for the agent to say.

    Attributes:
        text: The broadcast message text. The maximum length of the text content is 512 bytes,
            counted in UTF-8.
        priority: Sets the priority of the message broadcast: - `INTERRUPT`: High priority. The
            agent immediately interrupts the current interaction to announce the message. -
            `APPEND`: Medium priority. The agent announces the message after the current
            interaction ends. - `IGNORE`: Low priority. If the agent is busy interacting, it
            ignores and discards the broadcast; the message is only announced if the agent is
            not interacting. Server default: ``'INTERRUPT'``.
        interruptable: Whether to allow users to interrupt the agent's broadcast by speaking: -
            `true`: Allow - `false`: Don't allow Server default: ``True``.
    """

    text: str
    priority: _m.SpeakAgentsRequestPriority | None = None
    interruptable: bool | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
