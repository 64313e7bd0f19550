"""Alias for programs that import the base classes by this path; new code imports from ``vendors``."""

from shengwang_agent._runtime.vendor import BaseAvatar, BaseLLM, BaseMLLM, BaseSTT, BaseTTS

from .rates import MicrosoftSampleRate, SampleRate

__all__ = [
    "BaseAvatar",
    "BaseLLM",
    "BaseMLLM",
    "BaseSTT",
    "BaseTTS",
    "MicrosoftSampleRate",
    "SampleRate",
]
