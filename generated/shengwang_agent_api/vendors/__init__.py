# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""All vendor classes, each kind loaded when one of its classes is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .avatar import (
        SenseTimeAvatar as SenseTimeAvatar,
        SensetimeAvatar as SensetimeAvatar,
        SpatiusAvatar as SpatiusAvatar,
    )
    from .llm import (
        AliyunLLM as AliyunLLM,
        BytedanceLLM as BytedanceLLM,
        CustomLLM as CustomLLM,
        DeepSeekLLM as DeepSeekLLM,
        TencentLLM as TencentLLM,
    )
    from .mllm import QwenOmni as QwenOmni
    from .stt import (
        FengmingSTT as FengmingSTT,
        MicrosoftCNSTT as MicrosoftCNSTT,
        MicrosoftSTT as MicrosoftSTT,
        TencentSTT as TencentSTT,
        XfyunBigModelSTT as XfyunBigModelSTT,
        XfyunDialectSTT as XfyunDialectSTT,
        XfyunSTT as XfyunSTT,
    )
    from .tts import (
        BytedanceDuplexTTS as BytedanceDuplexTTS,
        BytedanceTTS as BytedanceTTS,
        CosyVoiceTTS as CosyVoiceTTS,
        GenericTTS as GenericTTS,
        MicrosoftCNTTS as MicrosoftCNTTS,
        MicrosoftTTS as MicrosoftTTS,
        MiniMaxCNTTS as MiniMaxCNTTS,
        MiniMaxTTS as MiniMaxTTS,
        StepFunTTS as StepFunTTS,
        TencentTTS as TencentTTS,
    )

HOMES: dict[str, Any] = {
    "AliyunLLM": ".llm",
    "BytedanceDuplexTTS": ".tts",
    "BytedanceLLM": ".llm",
    "BytedanceTTS": ".tts",
    "CosyVoiceTTS": ".tts",
    "CustomLLM": ".llm",
    "DeepSeekLLM": ".llm",
    "FengmingSTT": ".stt",
    "GenericTTS": ".tts",
    "MicrosoftCNSTT": ".stt",
    "MicrosoftCNTTS": ".tts",
    "MicrosoftSTT": ".stt",
    "MicrosoftTTS": ".tts",
    "MiniMaxCNTTS": ".tts",
    "MiniMaxTTS": ".tts",
    "QwenOmni": ".mllm",
    "SenseTimeAvatar": ".avatar",
    "SensetimeAvatar": ".avatar",
    "SpatiusAvatar": ".avatar",
    "StepFunTTS": ".tts",
    "TencentLLM": ".llm",
    "TencentSTT": ".stt",
    "TencentTTS": ".tts",
    "XfyunBigModelSTT": ".stt",
    "XfyunDialectSTT": ".stt",
    "XfyunSTT": ".stt",
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


def _lazy(name: str) -> Any:
    """Load a name on first use; afterwards it is an ordinary attribute."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = HOMES[name]
    module, target = (home, name) if isinstance(home, str) else home
    value = getattr(import_module(module, __package__), target)
    globals()[name] = value
    return value


if not TYPE_CHECKING:  # type checkers see the names above, and no other
    __getattr__ = _lazy


def __dir__() -> list[str]:
    return sorted(__all__)
