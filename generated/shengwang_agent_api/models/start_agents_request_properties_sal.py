# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesSal``."""

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

    _SECRETS = {
        "sample_urls": "partial",
    }
    _FREE = {
        "sample_urls": "map",
    }
