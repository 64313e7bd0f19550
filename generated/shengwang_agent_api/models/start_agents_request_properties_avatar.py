# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``StartAgentsRequestPropertiesAvatar``."""

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
class StartAgentsRequestPropertiesAvatar(Model):
    """A digital human that shows the agent on video.

    Attributes:
        enable: Switch the avatar on. Server default: ``False``.
        vendor: Provider of the avatar. Known values: `akool`, `heygen`, `sensetime`, `spatius`,
            `liveavatar`, `anam`, `generic`.
        params: Settings and credentials of the provider: SensetimeAvatarParams,
            SpatiusAvatarParams, or a map for any other.
    """

    enable: bool | None = None
    vendor: _m.StartAgentsRequestPropertiesAvatarVendor | None = None
    params: (
        Mapping[str, Any]
        | _m.SensetimeAvatarParams
        | _p.SensetimeAvatarParamsDict
        | _m.SpatiusAvatarParams
        | _p.SpatiusAvatarParamsDict
        | None
    ) = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "params": "true",
    }
    _NESTED = {
        "params": _TABLES["StartAgentsRequestPropertiesAvatar.params"],
    }
