"""The vendor classes: language models, voices, recognisers, realtime models, avatars.

They are generated from the description of the API; a kind is loaded when one of its classes is
first used. To use a provider that is not among them, subclass ``BaseLLM``, ``BaseTTS``,
``BaseSTT``, ``BaseMLLM`` or ``BaseAvatar`` and return your own map from ``to_config()``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .rates import MicrosoftSampleRate as MicrosoftSampleRate, SampleRate as SampleRate

if TYPE_CHECKING:
    from shengwang_agent._runtime.vendor import (
        BaseAvatar as BaseAvatar,
        BaseLLM as BaseLLM,
        BaseMLLM as BaseMLLM,
        BaseSTT as BaseSTT,
        BaseTTS as BaseTTS,
        VendorArgumentError as VendorArgumentError,
    )
    from shengwang_agent_api.vendors import *  # noqa: F403

_BASES = ("BaseAvatar", "BaseLLM", "BaseMLLM", "BaseSTT", "BaseTTS", "VendorArgumentError")


def _lazy(name: str) -> Any:
    from shengwang_agent_api.vendors import HOMES

    if name == "__all__":
        return sorted([*HOMES, *_BASES, "MicrosoftSampleRate", "SampleRate"])
    if name not in HOMES and name not in _BASES:
        from shengwang_agent._runtime.spelling import absent, instead

        raise absent(__name__, name, lambda: instead(name, HOMES, "shengwang_agent.agentkit"))
    home = "shengwang_agent_api.vendors" if name in HOMES else "shengwang_agent._runtime.vendor"
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


if not TYPE_CHECKING:  # type checkers see the names above, and no other
    __getattr__ = _lazy


def __dir__() -> list[str]:
    return [*globals(), *_lazy("__all__")]
