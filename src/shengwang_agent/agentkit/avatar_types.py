"""Checks on the map of an avatar, for programs that make it themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shengwang_agent.errors import ArgumentError

__all__ = [
    "is_avatar_token_managed",
    "is_sensetime_avatar",
    "is_spatius_avatar",
    "validate_avatar_config",
    "validate_avatar_tts_compatibility",
    "validate_tts_sample_rate",
]

_NEEDED = ("appId", "app_key", "agora_uid", "agora_token")
_RATES = {"sensetime": 16000}


def is_sensetime_avatar(config: Mapping[str, Any]) -> bool:
    """Tell whether the map describes a SenseTime avatar."""
    return config.get("vendor") == "sensetime"


def is_spatius_avatar(config: Mapping[str, Any]) -> bool:
    """Tell whether the map describes a Spatius avatar."""
    return config.get("vendor") == "spatius"


def is_avatar_token_managed(config: Mapping[str, Any]) -> bool:
    """Tell whether the session makes the avatar's token: for SenseTime and Spatius it does."""
    return is_sensetime_avatar(config) or is_spatius_avatar(config)


def validate_avatar_config(config: Mapping[str, Any]) -> None:
    """Raise ``ValueError`` naming every parameter a SenseTime avatar lacks; others pass."""
    if not is_sensetime_avatar(config):
        return
    params = config.get("params")
    given = params if isinstance(params, Mapping) else {}
    missing = [name for name in _NEEDED if not given.get(name)]
    if missing:
        raise ArgumentError(f"the avatar lacks params.{', params.'.join(missing)}")


def validate_avatar_tts_compatibility(config: Mapping[str, Any], tts_sample_rate: int) -> None:
    """Raise ``ValueError`` when the voice's rate (Hz) is not the one the avatar needs."""
    needed = _RATES.get(str(config.get("vendor")))
    if needed is not None and tts_sample_rate != needed:
        raise ArgumentError(rate_conflict(needed, tts_sample_rate))


#: The name that programs of agora-agents use.
validate_tts_sample_rate = validate_avatar_tts_compatibility


def rate_conflict(needed: int, found: int) -> str:
    """Return the text that says what to change when voice and avatar do not fit."""
    return (
        f"the avatar needs a voice with a sample rate of {needed} Hz, but the voice set has "
        f"{found} Hz: give the TTS class sample_rate={needed}"
    )
