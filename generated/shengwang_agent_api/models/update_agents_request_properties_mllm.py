# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``UpdateAgentsRequestPropertiesMllm``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)

from .. import models as _m
from .unions import TABLES as _TABLES

if TYPE_CHECKING:
    from .. import params as _p
else:
    from shengwang_agent._runtime.model import params as _p


@define(kw_only=True, eq=False, repr=False)
class UpdateAgentsRequestPropertiesMllm(Model):
    """Changes of the voice-to-voice model.

    Attributes:
        params: Settings of the model. They replace the current ones as a whole, so send all of
            them.
    """

    params: Mapping[str, Any] | _m.MllmParams | _p.MllmParamsDict | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "params": "partial",
    }
    _NESTED = {
        "params": _TABLES["UpdateAgentsRequestPropertiesMllm.params"],
    }
