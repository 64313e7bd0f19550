# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesFillerWordsContentStaticConfig``."""

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
