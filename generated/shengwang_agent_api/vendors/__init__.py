# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""All vendor classes, each kind loaded when one of its classes is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .avatar import SenseTimeAvatar as SenseTimeAvatar
    from .avatar import SensetimeAvatar as SensetimeAvatar
    from .avatar import SpatiusAvatar as SpatiusAvatar
    from .llm import AliyunLLM as AliyunLLM
    from .llm import BytedanceLLM as BytedanceLLM
    from .llm import CustomLLM as CustomLLM
    from .llm import DeepSeekLLM as DeepSeekLLM
    from .llm import TencentLLM as TencentLLM
    from .mllm import QwenOmni as QwenOmni
    from .stt import FengmingSTT as FengmingSTT
    from .stt import MicrosoftCNSTT as MicrosoftCNSTT
    from .stt import MicrosoftSTT as MicrosoftSTT
    from .stt import TencentSTT as TencentSTT
    from .stt import XfyunBigModelSTT as XfyunBigModelSTT
    from .stt import XfyunDialectSTT as XfyunDialectSTT
    from .stt import XfyunSTT as XfyunSTT
    from .tts import BytedanceDuplexTTS as BytedanceDuplexTTS
    from .tts import BytedanceTTS as BytedanceTTS
    from .tts import CosyVoiceTTS as CosyVoiceTTS
    from .tts import GenericTTS as GenericTTS
    from .tts import MicrosoftCNTTS as MicrosoftCNTTS
    from .tts import MicrosoftTTS as MicrosoftTTS
    from .tts import MiniMaxCNTTS as MiniMaxCNTTS
    from .tts import MiniMaxTTS as MiniMaxTTS
    from .tts import StepFunTTS as StepFunTTS
    from .tts import TencentTTS as TencentTTS

HOMES = {
    "AliyunLLM": (".llm", "AliyunLLM"),
    "BytedanceDuplexTTS": (".tts", "BytedanceDuplexTTS"),
    "BytedanceLLM": (".llm", "BytedanceLLM"),
    "BytedanceTTS": (".tts", "BytedanceTTS"),
    "CosyVoiceTTS": (".tts", "CosyVoiceTTS"),
    "CustomLLM": (".llm", "CustomLLM"),
    "DeepSeekLLM": (".llm", "DeepSeekLLM"),
    "FengmingSTT": (".stt", "FengmingSTT"),
    "GenericTTS": (".tts", "GenericTTS"),
    "MicrosoftCNSTT": (".stt", "MicrosoftCNSTT"),
    "MicrosoftCNTTS": (".tts", "MicrosoftCNTTS"),
    "MicrosoftSTT": (".stt", "MicrosoftSTT"),
    "MicrosoftTTS": (".tts", "MicrosoftTTS"),
    "MiniMaxCNTTS": (".tts", "MiniMaxCNTTS"),
    "MiniMaxTTS": (".tts", "MiniMaxTTS"),
    "QwenOmni": (".mllm", "QwenOmni"),
    "SenseTimeAvatar": (".avatar", "SenseTimeAvatar"),
    "SensetimeAvatar": (".avatar", "SensetimeAvatar"),
    "SpatiusAvatar": (".avatar", "SpatiusAvatar"),
    "StepFunTTS": (".tts", "StepFunTTS"),
    "TencentLLM": (".llm", "TencentLLM"),
    "TencentSTT": (".stt", "TencentSTT"),
    "TencentTTS": (".tts", "TencentTTS"),
    "XfyunBigModelSTT": (".stt", "XfyunBigModelSTT"),
    "XfyunDialectSTT": (".stt", "XfyunDialectSTT"),
    "XfyunSTT": (".stt", "XfyunSTT"),
}

__all__ = [
    "AliyunLLM",
    "BytedanceDuplexTTS",
    "BytedanceLLM",
    "BytedanceTTS",
    "CosyVoiceTTS",
    "CustomLLM",
    "DeepSeekLLM",
    "FengmingSTT",
    "GenericTTS",
    "MicrosoftCNSTT",
    "MicrosoftCNTTS",
    "MicrosoftSTT",
    "MicrosoftTTS",
    "MiniMaxCNTTS",
    "MiniMaxTTS",
    "QwenOmni",
    "SenseTimeAvatar",
    "SensetimeAvatar",
    "SpatiusAvatar",
    "StepFunTTS",
    "TencentLLM",
    "TencentSTT",
    "TencentTTS",
    "XfyunBigModelSTT",
    "XfyunDialectSTT",
    "XfyunSTT",
]


def __getattr__(name: str) -> Any:
    """Load a name on first use; afterwards it is an ordinary attribute."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, target = HOMES[name]
    value = getattr(import_module(module, __package__), target)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
