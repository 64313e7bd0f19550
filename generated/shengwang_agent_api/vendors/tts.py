# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The vendor classes of kind ``tts``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from shengwang_agent._runtime.vendor import BaseTTS, Declared, Field, Spec

if TYPE_CHECKING:
    from .. import models as _m

__all__ = [
    "BytedanceDuplexTTS",
    "BytedanceTTS",
    "CosyVoiceTTS",
    "GenericTTS",
    "MicrosoftCNTTS",
    "MicrosoftTTS",
    "MiniMaxCNTTS",
    "MiniMaxTTS",
    "StepFunTTS",
    "TencentTTS",
]


class MiniMaxTTS(Declared, BaseTTS):
    """MiniMax.

    Either give `voice_setting` (and `audio_setting`) as the service takes them, or `voice_id`
    or `timber_weights` with the flat arguments beside them.

    Required: `key`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            key: str,
            voice_setting: Mapping[str, Any] | _m.MinimaxTtsParamsVoiceSetting,
            additional_params: Mapping[str, Any] | None = None,
            group_id: str | None = None,
            model: str | None = "speech-01-turbo",
            url: str | None = None,
            audio_setting: Mapping[str, Any] | _m.MinimaxTtsParamsAudioSetting | None = None,
            pronunciation_dict: Mapping[str, Any]
            | _m.MinimaxTtsParamsPronunciationDict
            | None = None,
            language_boost: str | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            key: str,
            voice_id: str,
            additional_params: Mapping[str, Any] | None = None,
            group_id: str | None = None,
            model: str | None = "speech-01-turbo",
            url: str | None = None,
            audio_setting: Mapping[str, Any] | _m.MinimaxTtsParamsAudioSetting | None = None,
            pronunciation_dict: Mapping[str, Any]
            | _m.MinimaxTtsParamsPronunciationDict
            | None = None,
            language_boost: str | None = None,
            speed: float | None = None,
            vol: float | None = None,
            pitch: float | None = None,
            emotion: str | None = None,
            latex_read: bool | None = None,
            english_normalization: bool | None = None,
            sample_rate: int | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            key: str,
            timber_weights: Sequence[Mapping[str, Any] | _m.MinimaxTtsParamsTimberWeightsItem],
            additional_params: Mapping[str, Any] | None = None,
            group_id: str | None = None,
            model: str | None = "speech-01-turbo",
            url: str | None = None,
            audio_setting: Mapping[str, Any] | _m.MinimaxTtsParamsAudioSetting | None = None,
            pronunciation_dict: Mapping[str, Any]
            | _m.MinimaxTtsParamsPronunciationDict
            | None = None,
            language_boost: str | None = None,
            speed: float | None = None,
            vol: float | None = None,
            pitch: float | None = None,
            emotion: str | None = None,
            latex_read: bool | None = None,
            english_normalization: bool | None = None,
            sample_rate: int | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="MiniMaxTTS",
        model="Tts_Minimax",
        constants=((("vendor",), "minimax"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("key", "string", (("params", "key"),), required=True, secret=True),
            Field("group_id", "string", (("params", "group_id"),)),
            Field("model", "string", (("params", "model"),), default="speech-01-turbo"),
            Field("voice_setting", "map", (("params", "voice_setting"),)),
            Field(
                "url",
                "string",
                (("params", "url"),),
                default="wss://api.minimax.chat/ws/v1/t2a_v2",
                default_with="voice_setting",
                secret="partial",
            ),
            Field("audio_setting", "map", (("params", "audio_setting"),)),
            Field("pronunciation_dict", "map", (("params", "pronunciation_dict"),)),
            Field(
                "timber_weights",
                "array<map>",
                (("params", "timber_weights"),),
                unless="voice_setting",
            ),
            Field("language_boost", "string", (("params", "language_boost"),)),
            Field(
                "voice_id",
                "string",
                (("params", "voice_setting", "voice_id"),),
                unless="voice_setting",
            ),
            Field(
                "speed", "number", (("params", "voice_setting", "speed"),), unless="voice_setting"
            ),
            Field("vol", "number", (("params", "voice_setting", "vol"),), unless="voice_setting"),
            Field(
                "pitch", "number", (("params", "voice_setting", "pitch"),), unless="voice_setting"
            ),
            Field(
                "emotion",
                "string",
                (("params", "voice_setting", "emotion"),),
                unless="voice_setting",
            ),
            Field(
                "latex_read",
                "boolean",
                (("params", "voice_setting", "latex_read"),),
                unless="voice_setting",
            ),
            Field(
                "english_normalization",
                "boolean",
                (("params", "voice_setting", "english_normalization"),),
                unless="voice_setting",
            ),
            Field(
                "sample_rate",
                "integer",
                (("params", "audio_setting", "sample_rate"),),
                unless="voice_setting",
            ),
            Field("skip_patterns", "array<integer>", (("skip_patterns",),)),
        ),
        one_of=("voice_setting", "voice_id", "timber_weights"),
        sample_rate=("params", "audio_setting", "sample_rate"),
    )


class TencentTTS(Declared, BaseTTS):
    """Tencent Cloud.

    Other spellings: `key` for `secret_key`.

    Required: `app_id`, `secret_id`, `secret_key`, `voice_type`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            app_id: str,
            secret_id: str,
            secret_key: str,
            voice_type: int,
            additional_params: Mapping[str, Any] | None = None,
            volume: float | None = None,
            speed: float | None = None,
            emotion_category: str | None = None,
            emotion_intensity: int | None = None,
            sample_rate: int | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            app_id: str,
            secret_id: str,
            voice_type: int,
            key: str,
            additional_params: Mapping[str, Any] | None = None,
            volume: float | None = None,
            speed: float | None = None,
            emotion_category: str | None = None,
            emotion_intensity: int | None = None,
            sample_rate: int | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="TencentTTS",
        model="Tts_Tencent",
        constants=((("vendor",), "tencent"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("app_id", "string", (("params", "app_id"),), required=True),
            Field("secret_id", "string", (("params", "secret_id"),), required=True, secret=True),
            Field("secret_key", "string", (("params", "secret_key"),), required=True, secret=True),
            Field("voice_type", "integer", (("params", "voice_type"),), required=True),
            Field("volume", "number", (("params", "volume"),)),
            Field("speed", "number", (("params", "speed"),)),
            Field("emotion_category", "string", (("params", "emotion_category"),)),
            Field("emotion_intensity", "integer", (("params", "emotion_intensity"),)),
            Field("sample_rate", "integer", (("params", "sample_rate"),)),
            Field("skip_patterns", "array<integer>", (("skip_patterns",),)),
        ),
        aliases=(("key", "secret_key", ()),),
        sample_rate=("params", "audio_setting", "sample_rate"),
    )


class BytedanceTTS(Declared, BaseTTS):
    """Volcano Engine.

    Other spellings: `key` for `token`.

    Required: `token`, `app_id`, `voice_type`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            token: str,
            app_id: str,
            voice_type: str,
            additional_params: Mapping[str, Any] | None = None,
            cluster: str | None = None,
            speed_ratio: float | None = None,
            volume_ratio: float | None = None,
            pitch_ratio: float | None = None,
            emotion: str | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            app_id: str,
            voice_type: str,
            key: str,
            additional_params: Mapping[str, Any] | None = None,
            cluster: str | None = None,
            speed_ratio: float | None = None,
            volume_ratio: float | None = None,
            pitch_ratio: float | None = None,
            emotion: str | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="BytedanceTTS",
        model="Tts_Bytedance",
        constants=((("vendor",), "bytedance"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("token", "string", (("params", "token"),), required=True, secret=True),
            Field("app_id", "string", (("params", "app_id"),), required=True),
            Field("voice_type", "string", (("params", "voice_type"),), required=True),
            Field("cluster", "string", (("params", "cluster"),)),
            Field("speed_ratio", "number", (("params", "speed_ratio"),)),
            Field("volume_ratio", "number", (("params", "volume_ratio"),)),
            Field("pitch_ratio", "number", (("params", "pitch_ratio"),)),
            Field("emotion", "string", (("params", "emotion"),)),
            Field("skip_patterns", "array<integer>", (("skip_patterns",),)),
        ),
        aliases=(("key", "token", ()),),
        sample_rate=("params", "audio_setting", "sample_rate"),
    )


class MicrosoftTTS(Declared, BaseTTS):
    """Microsoft Azure.

    Required: `key`, `region`, `voice_name`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            key: str,
            region: str,
            voice_name: str,
            additional_params: Mapping[str, Any] | None = None,
            sample_rate: int | None = None,
            speed: float | None = None,
            volume: float | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

    _spec = Spec(
        name="MicrosoftTTS",
        model="Tts_Microsoft",
        constants=((("vendor",), "microsoft"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("key", "string", (("params", "key"),), required=True, secret=True),
            Field("region", "string", (("params", "region"),), required=True),
            Field("voice_name", "string", (("params", "voice_name"),), required=True),
            Field(
                "sample_rate", "integer", (("params", "sample_rate"),), known=[16000, 24000, 48000]
            ),
            Field("speed", "number", (("params", "speed"),), min=0.5, max=2.0),
            Field("volume", "number", (("params", "volume"),), min=0, max=100),
            Field("skip_patterns", "array<integer>", (("skip_patterns",),)),
        ),
        sample_rate=("params", "sample_rate"),
    )


class CosyVoiceTTS(Declared, BaseTTS):
    """Alibaba CosyVoice.

    Other spellings: `key` for `api_key`.

    Required: `api_key`, `model`, `voice`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            api_key: str,
            model: str,
            voice: str,
            additional_params: Mapping[str, Any] | None = None,
            sample_rate: int | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            model: str,
            voice: str,
            key: str,
            additional_params: Mapping[str, Any] | None = None,
            sample_rate: int | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="CosyVoiceTTS",
        model="Tts_Cosyvoice",
        constants=((("vendor",), "cosyvoice"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("api_key", "string", (("params", "api_key"),), required=True, secret=True),
            Field("model", "string", (("params", "model"),), required=True),
            Field("voice", "string", (("params", "voice"),), required=True),
            Field("sample_rate", "integer", (("params", "sample_rate"),)),
            Field("skip_patterns", "array<integer>", (("skip_patterns",),)),
        ),
        aliases=(("key", "api_key", ()),),
        sample_rate=("params", "sample_rate"),
    )


class BytedanceDuplexTTS(Declared, BaseTTS):
    """Volcano Engine, streaming in both directions.

    Other spellings: `key` for `token`, `voice_type` for `speaker`.

    Required: `app_id`, `token`, `speaker`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            app_id: str,
            token: str,
            speaker: str,
            additional_params: Mapping[str, Any] | None = None,
            cluster: str | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            app_id: str,
            token: str,
            voice_type: str,
            additional_params: Mapping[str, Any] | None = None,
            cluster: str | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            app_id: str,
            speaker: str,
            key: str,
            additional_params: Mapping[str, Any] | None = None,
            cluster: str | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            app_id: str,
            key: str,
            voice_type: str,
            additional_params: Mapping[str, Any] | None = None,
            cluster: str | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="BytedanceDuplexTTS",
        model="Tts_BytedanceDuplex",
        constants=((("vendor",), "bytedance_duplex"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("app_id", "string", (("params", "app_id"),), required=True),
            Field("token", "string", (("params", "token"),), required=True, secret=True),
            Field("speaker", "string", (("params", "speaker"),), required=True),
            Field("cluster", "string", (("params", "cluster"),)),
            Field("skip_patterns", "array<integer>", (("skip_patterns",),)),
        ),
        aliases=(("key", "token", ()), ("voice_type", "speaker", ())),
        sample_rate=("params", "audio_setting", "sample_rate"),
    )


class StepFunTTS(Declared, BaseTTS):
    """StepFun.

    Other spellings: `key` for `api_key`, `voice` for `voice_id`.

    Required: `api_key`, `model`, `voice_id`.
    """

    if TYPE_CHECKING:

        @overload
        def __init__(
            self,
            *,
            api_key: str,
            model: str,
            voice_id: str,
            additional_params: Mapping[str, Any] | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            api_key: str,
            model: str,
            voice: str,
            additional_params: Mapping[str, Any] | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            model: str,
            voice_id: str,
            key: str,
            additional_params: Mapping[str, Any] | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        @overload
        def __init__(
            self,
            *,
            model: str,
            key: str,
            voice: str,
            additional_params: Mapping[str, Any] | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

        def __init__(self, **options: Any) -> None: ...

    _spec = Spec(
        name="StepFunTTS",
        model="Tts_Stepfun",
        constants=((("vendor",), "stepfun"),),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("api_key", "string", (("params", "api_key"),), required=True, secret=True),
            Field("model", "string", (("params", "model"),), required=True),
            Field("voice_id", "string", (("params", "voice_id"),), required=True),
            Field("skip_patterns", "array<integer>", (("skip_patterns",),)),
        ),
        aliases=(("key", "api_key", ()), ("voice", "voice_id", ())),
        sample_rate=("params", "audio_setting", "sample_rate"),
    )


class GenericTTS(Declared, BaseTTS):
    """Any voice behind an HTTP endpoint.

    Required: `url`.
    """

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            url: str,
            additional_params: Mapping[str, Any] | None = None,
            enable_request_id: bool | None = None,
            api_key: str | None = None,
            model: str | None = None,
            voice: str | None = None,
            speed: float | None = None,
            sample_rate: int | None = None,
            response_format: str | None = None,
            instruction: str | None = None,
            headers: Mapping[str, Any] | None = None,
            skip_patterns: Sequence[int] | None = None,
        ) -> None: ...

    _spec = Spec(
        name="GenericTTS",
        model="Tts_GenericHttp",
        constants=((("vendor",), "generic_http"), (("params",), {})),
        extras=("params",),
        fields=(
            Field("additional_params", "map", (("params",),), merge=True, secret="partial"),
            Field("enable_request_id", "boolean", (("params", "enable_request_id"),)),
            Field("api_key", "string", (("params", "api_key"),), secret=True),
            Field("model", "string", (("params", "model"),)),
            Field("voice", "string", (("params", "voice"),)),
            Field("speed", "number", (("params", "speed"),)),
            Field("sample_rate", "integer", (("params", "sample_rate"),)),
            Field("response_format", "string", (("params", "response_format"),)),
            Field("instruction", "string", (("params", "instruction"),)),
            Field("url", "string", (("url",),), required=True, format="http", secret="partial"),
            Field("headers", "map", (("headers",),), secret=True),
            Field("skip_patterns", "array<integer>", (("skip_patterns",),)),
        ),
        sample_rate=("params", "sample_rate"),
    )


MiniMaxCNTTS = MiniMaxTTS


MicrosoftCNTTS = MicrosoftTTS
