# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The model ``GenericHttpTtsParams``."""

from __future__ import annotations

from typing import Any

from attrs import field
from shengwang_agent._runtime.model import (
    Model,
    define,
    new_extra as _new_extra,
)


@define(kw_only=True, eq=False, repr=False)
class GenericHttpTtsParams(Model):
    """Settings of an HTTP speech service of your own.

    Attributes:
        enable_request_id: Send an id along with every request. Server default: ``False``.
        api_key: API key of the service. Needed unless `headers` carries an `Authorization`.
        model: Name of the model.
        voice: Identifier of the voice.
        speed: Speaking rate.
        sample_rate: Sample rate of the audio in Hz. Server default: ``16000``.
        response_format: Format of the audio. Only `pcm` is supported. Server default:
            ``'pcm'``.
        instruction: A hint on the style of the voice.
    """

    enable_request_id: bool | None = None
    api_key: str | None = None
    model: str | None = None
    voice: str | None = None
    speed: float | None = None
    sample_rate: int | None = None
    response_format: str | None = None
    instruction: str | None = None
    additional_properties: dict[str, Any] = field(factory=_new_extra)

    _SECRETS = {
        "api_key": "true",
    }
