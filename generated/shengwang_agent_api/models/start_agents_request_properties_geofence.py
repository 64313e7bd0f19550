# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesGeofence``."""

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
class StartAgentsRequestPropertiesGeofence(Model):
    """Region restriction. The agent uses only servers inside `area`.

    Attributes:
        area: Region whose servers may be used. Known values: `GLOBAL`, `NORTH_AMERICA`,
            `EUROPE`, `ASIA`, `INDIA`, `JAPAN`.
        exclude_area: Region to leave out. Only with `area` `GLOBAL`. Known values:
            `NORTH_AMERICA`, `EUROPE`, `ASIA`, `INDIA`, `JAPAN`.
    """

    area: _m.StartAgentsRequestPropertiesGeofenceArea
    exclude_area: _m.StartAgentsRequestPropertiesGeofenceExcludeArea | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)
