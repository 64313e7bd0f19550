# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""Every schema of the description as a strict pydantic class of the same name."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
)


class StartAgentsRequestPropertiesGeofenceArea(
    RootModel[Literal["GLOBAL", "NORTH_AMERICA", "EUROPE", "ASIA", "INDIA", "JAPAN"] | StrictStr]
):
    root: Literal["GLOBAL", "NORTH_AMERICA", "EUROPE", "ASIA", "INDIA", "JAPAN"] | StrictStr


class StartAgentsRequestPropertiesGeofenceExcludeArea(
    RootModel[Literal["NORTH_AMERICA", "EUROPE", "ASIA", "INDIA", "JAPAN"] | StrictStr]
):
    root: Literal["NORTH_AMERICA", "EUROPE", "ASIA", "INDIA", "JAPAN"] | StrictStr


class StartAgentsRequestPropertiesAdvancedFeatures(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    enable_aivad: StrictBool | MISSING = MISSING
    enable_mllm: StrictBool | MISSING = MISSING
    enable_rtm: StrictBool | MISSING = MISSING
    enable_sal: StrictBool | MISSING = MISSING
    enable_tools: StrictBool | MISSING = MISSING


class CredentialMode(RootModel[Literal["byok", "managed"]]):
    root: Literal["byok", "managed"]


class LlmVendor(
    RootModel[
        Literal["aliyun", "bytedance", "deepseek", "tencent", "custom", "openai", "azure", "xai"]
        | StrictStr
    ]
):
    root: (
        Literal["aliyun", "bytedance", "deepseek", "tencent", "custom", "openai", "azure", "xai"]
        | StrictStr
    )


class StartAgentsRequestPropertiesLlmStyle(
    RootModel[Literal["openai", "gemini", "anthropic", "dify", "bedrock"] | StrictStr]
):
    root: Literal["openai", "gemini", "anthropic", "dify", "bedrock"] | StrictStr


class StartAgentsRequestPropertiesLlmGreetingConfigsMode(
    RootModel[Literal["single_every", "single_first"] | StrictStr]
):
    root: Literal["single_every", "single_first"] | StrictStr


class LlmGreetingConfigsUninterruptibleAsrPolicy(
    RootModel[Literal["merge_reply", "context"] | StrictStr]
):
    root: Literal["merge_reply", "context"] | StrictStr


class StartAgentsRequestPropertiesLlmMcpServersItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    name: Annotated[StrictStr, Field(max_length=48)]
    endpoint: StrictStr
    transport: StrictStr | MISSING = MISSING
    headers: dict[str, StrictStr] | MISSING = MISSING
    allowed_tools: list[StrictStr] | MISSING = MISSING
    timeout_ms: StrictInt | MISSING = MISSING


class StartAgentsRequestPropertiesMllmVendor(
    RootModel[Literal["openai", "vertexai", "qwen_omni", "azure", "gemini", "xai"] | StrictStr]
):
    root: Literal["openai", "vertexai", "qwen_omni", "azure", "gemini", "xai"] | StrictStr


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode(
    RootModel[Literal["vad", "keywords", "disabled", "manual"] | StrictStr]
):
    root: Literal["vad", "keywords", "disabled", "manual"] | StrictStr


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    interrupt_duration_ms: Annotated[StrictInt | MISSING, Field(ge=120, le=1200)] = MISSING
    speaking_interrupt_duration_ms: Annotated[StrictInt | MISSING, Field(ge=120, le=1200)] = MISSING
    prefix_padding_ms: Annotated[StrictInt | MISSING, Field(ge=0, le=5000)] = MISSING


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    interrupt_duration_ms: Annotated[StrictInt | MISSING, Field(ge=120, le=1200)] = MISSING
    prefix_padding_ms: Annotated[StrictInt | MISSING, Field(ge=0, le=5000)] = MISSING
    triggered_keywords: Annotated[list[StrictStr] | MISSING, Field(max_length=128)] = MISSING


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy(
    RootModel[Literal["append", "ignored", "ignore"] | StrictStr]
):
    root: Literal["append", "ignored", "ignore"] | StrictStr


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode(
    RootModel[Literal["vad", "semantic", "manual"] | StrictStr]
):
    root: Literal["vad", "semantic", "manual"] | StrictStr


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    silence_duration_ms: Annotated[StrictInt | MISSING, Field(ge=120, le=2000)] = MISSING


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    silence_duration_ms: Annotated[StrictInt | MISSING, Field(ge=120, le=2000)] = MISSING
    max_wait_ms: StrictInt | MISSING = MISSING
    pause_state_enabled: StrictBool | MISSING = MISSING


class StartAgentsRequestPropertiesTurnDetectionType(
    RootModel[Literal["agora_vad", "server_vad", "semantic_vad"] | StrictStr]
):
    root: Literal["agora_vad", "server_vad", "semantic_vad"] | StrictStr


class StartAgentsRequestPropertiesTurnDetectionInterruptMode(
    RootModel[
        Literal["interrupt", "append", "ignore", "keyword", "adaptive", "keywords"] | StrictStr
    ]
):
    root: Literal["interrupt", "append", "ignore", "keyword", "adaptive", "keywords"] | StrictStr


class StartAgentsRequestPropertiesTurnDetectionEagerness(
    RootModel[Literal["auto", "low", "high"] | StrictStr]
):
    root: Literal["auto", "low", "high"] | StrictStr


class StartAgentsRequestPropertiesSalSalMode(
    RootModel[Literal["locking", "recognition"] | StrictStr]
):
    root: Literal["locking", "recognition"] | StrictStr


class RtcEncryptionMode(RootModel[Literal[1, 2, 3, 4, 5, 6, 7, 8]]):
    root: Literal[1, 2, 3, 4, 5, 6, 7, 8]


class StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    response_wait_ms: Annotated[StrictInt | MISSING, Field(ge=100, le=10000)] = MISSING


class StartAgentsRequestPropertiesFillerWordsContentMode(
    RootModel[Literal["static", "generated"] | StrictStr]
):
    root: Literal["static", "generated"] | StrictStr


class phrase(RootModel[StrictStr]):
    root: Annotated[StrictStr, Field(min_length=1)]


class StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule(
    RootModel[Literal["shuffle", "round_robin"] | StrictStr]
):
    root: Literal["shuffle", "round_robin"] | StrictStr


class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    url: StrictStr
    api_key: StrictStr
    params: dict[str, Any] | MISSING = MISSING


class StartAgentsRequestPropertiesParametersSilenceConfigAction(
    RootModel[Literal["speak", "think"] | StrictStr]
):
    root: Literal["speak", "think"] | StrictStr


class StartAgentsRequestPropertiesParametersFarewellConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    graceful_enabled: StrictBool | MISSING = MISSING
    graceful_timeout_seconds: Annotated[StrictInt | MISSING, Field(ge=0, le=120)] = MISSING


class StartAgentsRequestPropertiesParametersDataChannel(
    RootModel[Literal["rtm", "datastream"] | StrictStr]
):
    root: Literal["rtm", "datastream"] | StrictStr


class StartAgentsRequestPropertiesParametersAudioScenario(
    RootModel[Literal["default", "chorus", "aiserver"] | StrictStr]
):
    root: Literal["default", "chorus", "aiserver"] | StrictStr


class StartAgentsRequestPropertiesInterruptionMode(
    RootModel[Literal["start_of_speech", "keywords"] | StrictStr]
):
    root: Literal["start_of_speech", "keywords"] | StrictStr


class StartAgentsRequestPropertiesInterruptionKeywordsConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    trigger_keywords: Annotated[list[StrictStr] | MISSING, Field(max_length=128)] = MISSING


class StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy(
    RootModel[Literal["append", "ignore"] | StrictStr]
):
    root: Literal["append", "ignore"] | StrictStr


class ListAgentsRequestState(RootModel[Literal["0", "1", "2", "3", "4", "5", "6"] | StrictStr]):
    root: Literal["0", "1", "2", "3", "4", "5", "6"] | StrictStr


class UpdateAgentsRequestPropertiesLlm(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    system_messages: list[dict[str, Any]] | MISSING = MISSING
    params: dict[str, Any] | MISSING = MISSING


class UpdateAgentsRequestPropertiesMllm(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    params: dict[str, Any] | MISSING = MISSING


class SpeakAgentsRequestPriority(RootModel[Literal["INTERRUPT", "APPEND", "IGNORE"]]):
    root: Literal["INTERRUPT", "APPEND", "IGNORE"]


class AgentThinkAgentManagementRequestOnListeningAction(
    RootModel[Literal["inject", "interrupt", "ignore", "append"]]
):
    root: Literal["inject", "interrupt", "ignore", "append"]


class AgentThinkAgentManagementRequestOnThinkingAction(
    RootModel[Literal["interrupt", "ignore", "append"]]
):
    root: Literal["interrupt", "ignore", "append"]


class AgentThinkAgentManagementRequestOnSpeakingAction(
    RootModel[Literal["interrupt", "ignore", "append"]]
):
    root: Literal["interrupt", "ignore", "append"]


class StartAgentsResponseStatus(
    RootModel[
        Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | StrictStr
    ]
):
    root: (
        Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | StrictStr
    )


class ListAgentsResponseDataListItemStatus(
    RootModel[
        Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | StrictStr
    ]
):
    root: (
        Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | StrictStr
    )


class ListAgentsResponseMeta(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    cursor: StrictStr | MISSING = MISSING
    total: StrictInt | MISSING = MISSING


class GetAgentsResponseStatus(
    RootModel[
        Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | StrictStr
    ]
):
    root: (
        Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | StrictStr
    )


class GetHistoryAgentsResponseContentsItemRole(RootModel[Literal["user", "assistant"] | StrictStr]):
    root: Literal["user", "assistant"] | StrictStr


class UpdateAgentsResponseStatus(
    RootModel[
        Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | StrictStr
    ]
):
    root: (
        Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"]
        | StrictStr
    )


class SpeakAgentsResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING
    channel: StrictStr | MISSING = MISSING
    start_ts: StrictInt | MISSING = MISSING


class InterruptAgentsResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING
    channel: StrictStr | MISSING = MISSING
    start_ts: StrictInt | MISSING = MISSING


class GetTurnsAgentsResponsePagination(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    page_index: StrictInt | MISSING = MISSING
    total_pages: StrictInt | MISSING = MISSING
    is_last_page: StrictBool | MISSING = MISSING


class GetTurnsAgentsResponseTurnsItemStartType(
    RootModel[
        Literal["voice_input", "greeting", "silence_timeout", "api_speak", "api_think"] | StrictStr
    ]
):
    root: (
        Literal["voice_input", "greeting", "silence_timeout", "api_speak", "api_think"] | StrictStr
    )


class GetTurnsAgentsResponseTurnsItemStartMetadata(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    speech_duration_ms: StrictInt | MISSING = MISSING
    interrupt_duration_ms: StrictInt | MISSING = MISSING
    greeting_nth: StrictInt | MISSING = MISSING
    action: StrictStr | MISSING = MISSING
    transport: StrictStr | MISSING = MISSING


class GetTurnsAgentsResponseTurnsItemEndType(
    RootModel[Literal["ok", "interrupted", "ignored", "error"] | StrictStr]
):
    root: Literal["ok", "interrupted", "ignored", "error"] | StrictStr


class TurnEndCause(
    RootModel[
        Literal[
            "start_of_speech",
            "api_speak",
            "api_interrupt",
            "api_leave",
            "user_no_longer_present",
            "api_think",
            "semantic",
            "keywords",
            "disable",
            "no_asr_result",
        ]
        | StrictStr
    ]
):
    root: (
        Literal[
            "start_of_speech",
            "api_speak",
            "api_interrupt",
            "api_leave",
            "user_no_longer_present",
            "api_think",
            "semantic",
            "keywords",
            "disable",
            "no_asr_result",
        ]
        | StrictStr
    )


class TurnErrorReason(
    RootModel[Literal["LLM_REQUEST_ERR", "INTERNAL_ERR", "TTS_REQUEST_ERR"] | StrictStr]
):
    root: Literal["LLM_REQUEST_ERR", "INTERNAL_ERR", "TTS_REQUEST_ERR"] | StrictStr


class TurnLatencySegment(
    RootModel[
        Literal[
            "algorithm_processing",
            "asr_ttlw",
            "llm_ttft",
            "llm_ftfs",
            "llm_ttfa",
            "tts_ttfb",
            "transport",
        ]
        | StrictStr
    ]
):
    root: (
        Literal[
            "algorithm_processing",
            "asr_ttlw",
            "llm_ttft",
            "llm_ftfs",
            "llm_ttfa",
            "tts_ttfb",
            "transport",
        ]
        | StrictStr
    )


class AgentThinkAgentManagementResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING
    channel: StrictStr | MISSING = MISSING
    start_ts: StrictInt | MISSING = MISSING


class TtsOtherVendor(
    RootModel[
        Literal[
            "amazon",
            "cartesia",
            "deepgram",
            "elevenlabs",
            "fishaudio",
            "google",
            "gradium",
            "humeai",
            "mistral",
            "murf",
            "openai",
            "rime",
            "sarvam",
            "smallestai",
            "typecast",
            "xai",
        ]
        | StrictStr
    ]
):
    root: (
        Literal[
            "amazon",
            "cartesia",
            "deepgram",
            "elevenlabs",
            "fishaudio",
            "google",
            "gradium",
            "humeai",
            "mistral",
            "murf",
            "openai",
            "rime",
            "sarvam",
            "smallestai",
            "typecast",
            "xai",
        ]
        | StrictStr
    )


class MinimaxTtsParamsVoiceSetting(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    voice_id: StrictStr | MISSING = MISSING
    speed: StrictFloat | MISSING = MISSING
    vol: StrictFloat | MISSING = MISSING
    pitch: StrictFloat | MISSING = MISSING
    emotion: StrictStr | MISSING = MISSING
    latex_read: StrictBool | MISSING = MISSING
    english_normalization: StrictBool | MISSING = MISSING


class MinimaxTtsParamsAudioSetting(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    sample_rate: StrictInt | MISSING = MISSING


class MinimaxTtsParamsPronunciationDict(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    tone: list[StrictStr] | MISSING = MISSING


class MinimaxTtsParamsTimberWeightsItem(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    voice_id: StrictStr | MISSING = MISSING
    weight: StrictFloat | MISSING = MISSING


class TtsSkipPattern(RootModel[Literal[1, 2, 3, 4, 5]]):
    root: Literal[1, 2, 3, 4, 5]


class TencentTtsParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    app_id: StrictStr
    secret_id: StrictStr
    secret_key: StrictStr
    voice_type: StrictInt
    volume: StrictFloat | MISSING = MISSING
    speed: StrictFloat | MISSING = MISSING
    emotion_category: StrictStr | MISSING = MISSING
    emotion_intensity: StrictInt | MISSING = MISSING


class BytedanceTtsParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    token: StrictStr
    app_id: StrictStr
    voice_type: StrictStr
    cluster: StrictStr | MISSING = MISSING
    speed_ratio: StrictFloat | MISSING = MISSING
    volume_ratio: StrictFloat | MISSING = MISSING
    pitch_ratio: StrictFloat | MISSING = MISSING
    emotion: StrictStr | MISSING = MISSING


class MicrosoftTtsParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    key: StrictStr
    region: StrictStr
    voice_name: StrictStr
    sample_rate: Literal[16000, 24000, 48000] | StrictInt | MISSING = MISSING
    speed: Annotated[StrictFloat | MISSING, Field(ge=0.5, le=2.0)] = MISSING
    volume: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=100.0)] = MISSING


class CosyvoiceTtsParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    api_key: StrictStr
    model: StrictStr
    voice: StrictStr
    sample_rate: StrictInt | MISSING = MISSING


class BytedanceDuplexTtsParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    app_id: StrictStr
    token: StrictStr
    speaker: StrictStr


class StepfunTtsParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    api_key: StrictStr
    model: StrictStr
    voice_id: StrictStr


class GenericHttpTtsParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    enable_request_id: StrictBool | MISSING = MISSING
    api_key: StrictStr | MISSING = MISSING
    model: StrictStr | MISSING = MISSING
    voice: StrictStr | MISSING = MISSING
    speed: StrictFloat | MISSING = MISSING
    sample_rate: StrictInt | MISSING = MISSING
    response_format: StrictStr | MISSING = MISSING
    instruction: StrictStr | MISSING = MISSING


class StartAgentsRequestPropertiesAsrVendor(
    RootModel[
        Literal["fengming", "tencent", "microsoft", "xfyun", "xfyun_bigmodel", "xfyun_dialect"]
        | StrictStr
    ]
):
    root: (
        Literal["fengming", "tencent", "microsoft", "xfyun", "xfyun_bigmodel", "xfyun_dialect"]
        | StrictStr
    )


class AsrLanguage(
    RootModel[
        Literal[
            "zh-CN",
            "en-US",
            "ar-EG",
            "ar-JO",
            "ar-SA",
            "ar-AE",
            "bn-IN",
            "zh-HK",
            "zh-TW",
            "nl-NL",
            "en-IN",
            "fil-PH",
            "fr-FR",
            "de-DE",
            "gu-IN",
            "he-IL",
            "hi-IN",
            "id-ID",
            "it-IT",
            "ja-JP",
            "kn-IN",
            "ko-KR",
            "ms-MY",
            "fa-IR",
            "pt-PT",
            "ru-RU",
            "es-ES",
            "ta-IN",
            "te-IN",
            "th-TH",
            "tr-TR",
            "vi-VN",
        ]
        | StrictStr
    ]
):
    root: (
        Literal[
            "zh-CN",
            "en-US",
            "ar-EG",
            "ar-JO",
            "ar-SA",
            "ar-AE",
            "bn-IN",
            "zh-HK",
            "zh-TW",
            "nl-NL",
            "en-IN",
            "fil-PH",
            "fr-FR",
            "de-DE",
            "gu-IN",
            "he-IL",
            "hi-IN",
            "id-ID",
            "it-IT",
            "ja-JP",
            "kn-IN",
            "ko-KR",
            "ms-MY",
            "fa-IR",
            "pt-PT",
            "ru-RU",
            "es-ES",
            "ta-IN",
            "te-IN",
            "th-TH",
            "tr-TR",
            "vi-VN",
        ]
        | StrictStr
    )


class Asr_Fengming(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["fengming"]
    language: AsrLanguage | MISSING = MISSING
    keywords: Annotated[list[StrictStr] | MISSING, Field(max_length=128)] = MISSING
    params: dict[str, Any] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class TencentAsrParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    secret_id: StrictStr | MISSING = MISSING
    secret_key: StrictStr | MISSING = MISSING
    key: StrictStr | MISSING = MISSING
    app_id: StrictStr
    secret: StrictStr | MISSING = MISSING
    engine_model_type: StrictStr
    voice_id: StrictStr


class MicrosoftAsrParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    key: StrictStr
    region: StrictStr
    language: StrictStr
    phrase_list: list[StrictStr] | MISSING = MISSING


class XfyunAsrParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    api_key: StrictStr
    app_id: StrictStr
    api_secret: StrictStr
    language: StrictStr


class XfyunBigmodelAsrParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    api_key: StrictStr
    app_id: StrictStr
    api_secret: StrictStr
    language_name: StrictStr
    language: StrictStr


class XfyunDialectAsrParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    app_id: StrictStr
    access_key_id: StrictStr
    access_key_secret: StrictStr
    language: StrictStr


class StartAgentsRequestPropertiesAvatarVendor(
    RootModel[
        Literal["akool", "heygen", "sensetime", "spatius", "liveavatar", "anam", "generic"]
        | StrictStr
    ]
):
    root: (
        Literal["akool", "heygen", "sensetime", "spatius", "liveavatar", "anam", "generic"]
        | StrictStr
    )


class SensetimeAvatarParamsSceneListItemDigitalRolePosition(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    x: StrictFloat | MISSING = MISSING
    y: StrictFloat | MISSING = MISSING


class SpatiusAvatarParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    spatius_api_key: StrictStr
    spatius_app_id: StrictStr
    spatius_avatar_id: StrictStr
    agora_uid: StrictStr
    agora_token: StrictStr | MISSING = MISSING
    region: StrictStr | MISSING = MISSING
    sample_rate: StrictInt | MISSING = MISSING
    session_expire_minutes: StrictInt | MISSING = MISSING


class LlmParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    model: StrictStr | MISSING = MISSING
    max_tokens: StrictInt | MISSING = MISSING


class LlmToolFunctionParameters(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    type: Literal["object"]
    properties: dict[str, Any] | MISSING = MISSING
    required: list[StrictStr] | MISSING = MISSING


class LlmToolExecution(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    mode: StrictStr | MISSING = MISSING


class LlmToolServerMethod(RootModel[Literal["GET", "POST"] | StrictStr]):
    root: Literal["GET", "POST"] | StrictStr


class MllmInputAudioTranscription(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    language: StrictStr | MISSING = MISSING
    model: StrictStr | MISSING = MISSING
    prompt: StrictStr | MISSING = MISSING


class MllmHttpOptions(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    api_version: StrictStr | MISSING = MISSING


class MllmTurnDetectionMode(
    RootModel[Literal["agora_vad", "server_vad", "semantic_vad"] | StrictStr]
):
    root: Literal["agora_vad", "server_vad", "semantic_vad"] | StrictStr


class MllmTurnDetectionAgoraVadConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    interrupt_duration_ms: StrictInt | MISSING = MISSING
    prefix_padding_ms: StrictInt | MISSING = MISSING
    silence_duration_ms: StrictInt | MISSING = MISSING
    threshold: StrictFloat | MISSING = MISSING


class MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity(
    RootModel[Literal["START_SENSITIVITY_HIGH", "START_SENSITIVITY_LOW"] | StrictStr]
):
    root: Literal["START_SENSITIVITY_HIGH", "START_SENSITIVITY_LOW"] | StrictStr


class MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity(
    RootModel[Literal["END_SENSITIVITY_HIGH", "END_SENSITIVITY_LOW"] | StrictStr]
):
    root: Literal["END_SENSITIVITY_HIGH", "END_SENSITIVITY_LOW"] | StrictStr


class MllmTurnDetectionSemanticVadConfigEagerness(
    RootModel[Literal["auto", "low", "medium", "high"] | StrictStr]
):
    root: Literal["auto", "low", "medium", "high"] | StrictStr


class ListTelephonyRequestType(RootModel[Literal["inbound", "outbound"]]):
    root: Literal["inbound", "outbound"]


class ListTelephonyResponseDataListItemType(RootModel[Literal["inbound", "outbound"] | StrictStr]):
    root: Literal["inbound", "outbound"] | StrictStr


class ListTelephonyResponseDataListItemState(RootModel[Literal["answered", "hangup"] | StrictStr]):
    root: Literal["answered", "hangup"] | StrictStr


class ListTelephonyResponseMeta(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    cursor: StrictStr | MISSING = MISSING
    total: StrictInt | MISSING = MISSING


class CallTelephonyRequestSip(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    to_number: StrictStr
    from_number: StrictStr
    rtc_uid: StrictStr
    rtc_token: StrictStr


class CallTelephonyResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING


class GetTelephonyResponseType(RootModel[Literal["inbound", "outbound"] | StrictStr]):
    root: Literal["inbound", "outbound"] | StrictStr


class GetTelephonyResponseReason(RootModel[Literal["request", "hangup", "failed"] | StrictStr]):
    root: Literal["request", "hangup", "failed"] | StrictStr


class GetTelephonyResponseState(RootModel[Literal["answered", "hangup"] | StrictStr]):
    root: Literal["answered", "hangup"] | StrictStr


class HangupTelephonyResponse(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )


class ListPhoneNumbersResponseItemProvider(
    RootModel[Literal["byo", "twilio", "aliyun"] | StrictStr]
):
    root: Literal["byo", "twilio", "aliyun"] | StrictStr


class ListPhoneNumbersResponseItemAssociatedPipeline(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    pipeline_id: StrictStr | MISSING = MISSING
    pipeline_name: StrictStr | MISSING = MISSING


class AddPhoneNumbersRequestProvider(RootModel[Literal["byo", "twilio", "aliyun"]]):
    root: Literal["byo", "twilio", "aliyun"]


class AddPhoneNumbersRequestInboundConfig(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    allowed_addresses: list[StrictStr] | MISSING = MISSING


class AddPhoneNumbersRequestOutboundConfig(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    address: StrictStr | MISSING = MISSING
    transport: StrictStr | MISSING = MISSING
    prefix: StrictStr | MISSING = MISSING
    user: StrictStr | MISSING = MISSING
    password: StrictStr | MISSING = MISSING


class AddPhoneNumbersResponseAssociatedPipeline(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    pipeline_id: StrictStr | MISSING = MISSING
    pipeline_name: StrictStr | MISSING = MISSING


class GetPhoneNumbersResponseProvider(RootModel[Literal["byo", "twilio", "aliyun"] | StrictStr]):
    root: Literal["byo", "twilio", "aliyun"] | StrictStr


class GetPhoneNumbersResponseAssociatedPipeline(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    pipeline_id: StrictStr | MISSING = MISSING
    pipeline_name: StrictStr | MISSING = MISSING


class UpdatePhoneNumbersRequestInboundConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    pipeline_id: StrictStr | MISSING = MISSING


class UpdatePhoneNumbersRequestOutboundConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    pipeline_id: StrictStr | MISSING = MISSING


class UpdatePhoneNumbersResponseProvider(RootModel[Literal["byo", "twilio", "aliyun"] | StrictStr]):
    root: Literal["byo", "twilio", "aliyun"] | StrictStr


class UpdatePhoneNumbersResponseAssociatedPipeline(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    pipeline_id: StrictStr | MISSING = MISSING
    pipeline_name: StrictStr | MISSING = MISSING


class CustomLlmContext(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    presence: dict[str, Any] | MISSING = MISSING


class CustomLlmMessageRole(RootModel[Literal["system", "user", "assistant", "tool"] | StrictStr]):
    root: Literal["system", "user", "assistant", "tool"] | StrictStr


class CustomLlmMessageSource(
    RootModel[
        Literal["asr", "message", "command", "llm", "greeting", "llm failure", "silence"]
        | StrictStr
    ]
):
    root: (
        Literal["asr", "message", "command", "llm", "greeting", "llm failure", "silence"]
        | StrictStr
    )


class CustomLlmAudioWord(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    text: StrictStr | MISSING = MISSING
    start_ts: StrictInt | MISSING = MISSING
    end_ts: StrictInt | MISSING = MISSING
    duration: StrictInt | MISSING = MISSING


class CustomLlmTtsParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    params: dict[str, Any] | MISSING = MISSING


class CustomTtsRequest(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    input: StrictStr
    model: StrictStr | MISSING = MISSING
    voice: StrictStr | MISSING = MISSING
    instruction: StrictStr | MISSING = MISSING
    speed: StrictFloat | MISSING = MISSING
    sample_rate: StrictInt | MISSING = MISSING
    response_format: StrictStr | MISSING = MISSING
    request_id: StrictStr | MISSING = MISSING
    request_seq_id: StrictInt | MISSING = MISSING
    request_end: StrictBool | MISSING = MISSING


class CustomTtsErrorDetail(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    message: StrictStr | MISSING = MISSING
    type: StrictStr | MISSING = MISSING
    param: StrictStr | None | MISSING = MISSING
    code: StrictStr | None | MISSING = MISSING


class McpMessage(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    jsonrpc: StrictStr
    id: StrictInt | StrictStr | MISSING = MISSING
    method: StrictStr | MISSING = MISSING
    params: dict[str, Any] | MISSING = MISSING
    result: dict[str, Any] | MISSING = MISSING
    error: dict[str, Any] | MISSING = MISSING


class AgentErrorResponseReason(
    RootModel[
        Literal[
            "ServiceNotEnabled",
            "AccountSuspended",
            "InternalError",
            "InvalidPermission",
            "InvalidRequestBody",
            "MissingRequiredField",
            "InvalidFieldValue",
            "ResourceQuotaLimitExceeded",
            "ConcurrencyLimitExceeded",
            "ServiceUnavailable",
            "ResourceAllocationFailed",
            "TaskConflict",
            "TaskNotFound",
            "TaskOperationTimeout",
            "NotImplemented",
            "InvalidRequest",
        ]
        | StrictStr
    ]
):
    root: (
        Literal[
            "ServiceNotEnabled",
            "AccountSuspended",
            "InternalError",
            "InvalidPermission",
            "InvalidRequestBody",
            "MissingRequiredField",
            "InvalidFieldValue",
            "ResourceQuotaLimitExceeded",
            "ConcurrencyLimitExceeded",
            "ServiceUnavailable",
            "ResourceAllocationFailed",
            "TaskConflict",
            "TaskNotFound",
            "TaskOperationTimeout",
            "NotImplemented",
            "InvalidRequest",
        ]
        | StrictStr
    )


class TelephonyErrorType(
    RootModel[
        Literal[
            "invalid_phone_format",
            "unauthorized",
            "not_found",
            "phone_number_exists",
            "conflict",
            "unprocessable_content",
            "internal_server_error",
        ]
        | StrictStr
    ]
):
    root: (
        Literal[
            "invalid_phone_format",
            "unauthorized",
            "not_found",
            "phone_number_exists",
            "conflict",
            "unprocessable_content",
            "internal_server_error",
        ]
        | StrictStr
    )


class LegacyStartConflictError(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    message: StrictStr | MISSING = MISSING
    requestResponse: Any | MISSING = MISSING
    statusCode: StrictInt | MISSING = MISSING
    taskId: StrictStr | MISSING = MISSING


class NcsEventType(RootModel[Literal[101, 102, 103, 104, 110, 111, 112, 201, 202] | StrictInt]):
    root: Literal[101, 102, 103, 104, 110, 111, 112, 201, 202] | StrictInt


class NcsAgentJoinedPayload(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr
    name: StrictStr | MISSING = MISSING
    channel: StrictStr
    start_ts: StrictInt
    labels: dict[str, StrictStr] | MISSING = MISSING


class NcsAgentLeftMessage(
    RootModel[
        Literal[
            "OK",
            "Idle for too long",
            "Task lifetime limit exceeded",
            "Connecting for too long",
            "RTC connection error",
        ]
        | StrictStr
    ]
):
    root: (
        Literal[
            "OK",
            "Idle for too long",
            "Task lifetime limit exceeded",
            "Connecting for too long",
            "RTC connection error",
        ]
        | StrictStr
    )


class NcsAgentExpirePayload(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr
    name: StrictStr | MISSING = MISSING
    channel: StrictStr
    start_ts: StrictInt
    labels: dict[str, StrictStr] | MISSING = MISSING
    message: StrictStr


class NcsAgentErrorItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    module: StrictStr
    turn_id: Any | MISSING = MISSING
    code: StrictInt
    message: StrictStr


class NcsAgentMetricsItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    turn_id: Any
    asr_ttlw: StrictInt | MISSING = MISSING
    llm_ttfb: StrictInt | MISSING = MISSING
    llm_ttfs: StrictInt | MISSING = MISSING
    tts_ttfb: StrictInt | MISSING = MISSING


class NcsTurnsFinishedMetrics(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    e2e_latency_ms: StrictFloat | MISSING = MISSING
    segmented_latency_ms: dict[str, StrictFloat] | MISSING = MISSING


class NcsInboundCallState(
    RootModel[Literal["START", "ANSWERED", "TRANSFERED", "HANGUP"] | StrictStr]
):
    root: Literal["START", "ANSWERED", "TRANSFERED", "HANGUP"] | StrictStr


class NcsOutboundCallState(
    RootModel[Literal["START", "CALLING", "RINGING", "ANSWERED", "HANGUP"] | StrictStr]
):
    root: Literal["START", "CALLING", "RINGING", "ANSWERED", "HANGUP"] | StrictStr


class StartAgentsRequestPropertiesGeofence(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    area: StartAgentsRequestPropertiesGeofenceArea
    exclude_area: StartAgentsRequestPropertiesGeofenceExcludeArea | MISSING = MISSING


class StartAgentsRequestPropertiesLlmGreetingConfigs(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    mode: StartAgentsRequestPropertiesLlmGreetingConfigsMode | MISSING = MISSING
    delay_ms: Annotated[StrictInt | MISSING, Field(ge=0, le=5000)] = MISSING
    interruptable: StrictBool | MISSING = MISSING
    audio_download_timeout_ms: Annotated[StrictInt | None | MISSING, Field(ge=200, le=10000)] = (
        MISSING
    )
    audio_pcm_sample_rate: StrictInt | MISSING = MISSING
    uninterruptible_asr_policy: LlmGreetingConfigsUninterruptibleAsrPolicy | MISSING = MISSING


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    strategy: (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy | MISSING
    ) = MISSING


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    mode: StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode | MISSING = MISSING
    vad_config: StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig | MISSING = (
        MISSING
    )
    semantic_config: (
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig | MISSING
    ) = MISSING


class StartAgentsRequestPropertiesSal(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    sal_mode: StartAgentsRequestPropertiesSalSalMode | MISSING = MISSING
    sample_urls: Annotated[dict[str, StrictStr] | MISSING, Field(max_length=1)] = MISSING


class StartAgentsRequestPropertiesRtc(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    encryption_key: StrictStr | MISSING = MISSING
    encryption_salt: StrictStr | MISSING = MISSING
    encryption_mode: RtcEncryptionMode | MISSING = MISSING


class StartAgentsRequestPropertiesFillerWordsTrigger(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    mode: StrictStr | MISSING = MISSING
    fixed_time_config: StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig | MISSING = (
        MISSING
    )


class StartAgentsRequestPropertiesFillerWordsContentStaticConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    phrases: Annotated[list[phrase] | MISSING, Field(max_length=100, min_length=1)] = MISSING
    selection_rule: (
        StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule | MISSING
    ) = MISSING


class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    llm_provider: (
        StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider | MISSING
    ) = MISSING
    prompt: Annotated[StrictStr | MISSING, Field(min_length=1)] = MISSING
    fallback_strategy: StrictStr | MISSING = MISSING
    context_message_limit: Annotated[StrictInt | MISSING, Field(ge=1, le=6)] = MISSING
    history_character_limit: Annotated[StrictInt | MISSING, Field(ge=0, le=10000)] = MISSING


class StartAgentsRequestPropertiesParametersSilenceConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    timeout_ms: Annotated[StrictInt | MISSING, Field(ge=0, le=60000)] = MISSING
    action: StartAgentsRequestPropertiesParametersSilenceConfigAction | MISSING = MISSING
    content: StrictStr | MISSING = MISSING


class StartAgentsRequestPropertiesInterruptionDisabledConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    strategy: StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy | MISSING = MISSING


class UpdateAgentsRequestProperties(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    token: StrictStr | MISSING = MISSING
    llm: UpdateAgentsRequestPropertiesLlm | MISSING = MISSING
    mllm: UpdateAgentsRequestPropertiesMllm | MISSING = MISSING


class SpeakAgentsRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    text: StrictStr
    priority: SpeakAgentsRequestPriority | MISSING = MISSING
    interruptable: StrictBool | MISSING = MISSING


class AgentThinkAgentManagementRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    text: StrictStr
    on_listening_action: AgentThinkAgentManagementRequestOnListeningAction | MISSING = MISSING
    on_thinking_action: AgentThinkAgentManagementRequestOnThinkingAction | MISSING = MISSING
    on_speaking_action: AgentThinkAgentManagementRequestOnSpeakingAction | MISSING = MISSING
    interruptable: StrictBool | MISSING = MISSING
    metadata: dict[str, Any] | MISSING = MISSING


class StartAgentsResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING
    create_ts: StrictInt | MISSING = MISSING
    status: StartAgentsResponseStatus | MISSING = MISSING


class ListAgentsResponseDataListItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    start_ts: StrictInt | MISSING = MISSING
    status: ListAgentsResponseDataListItemStatus | MISSING = MISSING
    agent_id: StrictStr | MISSING = MISSING


class GetAgentsResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    message: StrictStr | MISSING = MISSING
    start_ts: StrictInt | MISSING = MISSING
    stop_ts: StrictInt | MISSING = MISSING
    status: GetAgentsResponseStatus | MISSING = MISSING
    agent_id: StrictStr | MISSING = MISSING
    name: StrictStr | MISSING = MISSING


class GetHistoryAgentsResponseContentsItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    role: GetHistoryAgentsResponseContentsItemRole | MISSING = MISSING
    content: StrictStr | MISSING = MISSING
    turn_id: StrictInt | MISSING = MISSING
    timestamp: StrictInt | MISSING = MISSING
    metadata: dict[str, Any] | MISSING = MISSING
    speech_start_ms: StrictInt | MISSING = MISSING
    speech_end_ms: StrictInt | MISSING = MISSING
    speech_algorithmic_delay: StrictInt | MISSING = MISSING


class UpdateAgentsResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING
    create_ts: StrictInt | MISSING = MISSING
    status: UpdateAgentsResponseStatus | MISSING = MISSING
    state: UpdateAgentsResponseStatus | MISSING = MISSING


class GetTurnsAgentsResponseTurnsItemStart(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    start_at: StrictFloat | MISSING = MISSING
    type: GetTurnsAgentsResponseTurnsItemStartType | MISSING = MISSING
    metadata: GetTurnsAgentsResponseTurnsItemStartMetadata | MISSING = MISSING


class GetTurnsAgentsResponseTurnsItemEndMetadata(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    playback_duration_ms: StrictInt | MISSING = MISSING
    caused_by: TurnEndCause | MISSING = MISSING
    transport: StrictStr | MISSING = MISSING
    reason: TurnErrorReason | MISSING = MISSING
    details: StrictStr | MISSING = MISSING


class GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    name: TurnLatencySegment | MISSING = MISSING
    latency: StrictFloat | MISSING = MISSING


class Tts_Other(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: TtsOtherVendor
    params: dict[str, Any]
    skip_patterns: list[TtsSkipPattern] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class MinimaxTtsParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    key: StrictStr
    group_id: StrictStr | MISSING = MISSING
    model: StrictStr
    voice_setting: MinimaxTtsParamsVoiceSetting
    url: StrictStr | MISSING = MISSING
    audio_setting: MinimaxTtsParamsAudioSetting | MISSING = MISSING
    pronunciation_dict: MinimaxTtsParamsPronunciationDict | MISSING = MISSING
    timber_weights: list[MinimaxTtsParamsTimberWeightsItem] | MISSING = MISSING
    language_boost: StrictStr | MISSING = MISSING


class Tts_Tencent(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["tencent"]
    params: TencentTtsParams
    skip_patterns: list[TtsSkipPattern] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class Tts_Bytedance(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["bytedance"]
    params: BytedanceTtsParams
    skip_patterns: list[TtsSkipPattern] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class Tts_Microsoft(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["microsoft"]
    params: MicrosoftTtsParams
    skip_patterns: list[TtsSkipPattern] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class Tts_Cosyvoice(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["cosyvoice"]
    params: CosyvoiceTtsParams
    skip_patterns: list[TtsSkipPattern] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class Tts_BytedanceDuplex(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["bytedance_duplex"]
    params: BytedanceDuplexTtsParams
    skip_patterns: list[TtsSkipPattern] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class Tts_Stepfun(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["stepfun"]
    params: StepfunTtsParams
    skip_patterns: list[TtsSkipPattern] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class Tts_GenericHttp(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["generic_http"]
    url: StrictStr
    headers: dict[str, StrictStr] | MISSING = MISSING
    params: GenericHttpTtsParams | MISSING = MISSING
    skip_patterns: list[TtsSkipPattern] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class StartAgentsRequestPropertiesAsr(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    language: StrictStr | MISSING = MISSING
    vendor: StartAgentsRequestPropertiesAsrVendor | MISSING = MISSING
    params: dict[str, Any] | MISSING = MISSING
    keywords: Annotated[list[StrictStr] | MISSING, Field(max_length=128)] = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class Asr_Tencent(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["tencent"]
    language: AsrLanguage | MISSING = MISSING
    params: TencentAsrParams
    credential_mode: CredentialMode | MISSING = MISSING


class Asr_Microsoft(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["microsoft"]
    language: AsrLanguage | MISSING = MISSING
    params: MicrosoftAsrParams
    credential_mode: CredentialMode | MISSING = MISSING


class Asr_Xfyun(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["xfyun"]
    language: AsrLanguage | MISSING = MISSING
    params: XfyunAsrParams
    credential_mode: CredentialMode | MISSING = MISSING


class Asr_XfyunBigmodel(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["xfyun_bigmodel"]
    language: AsrLanguage | MISSING = MISSING
    params: XfyunBigmodelAsrParams
    credential_mode: CredentialMode | MISSING = MISSING


class Asr_XfyunDialect(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["xfyun_dialect"]
    language: AsrLanguage | MISSING = MISSING
    params: XfyunDialectAsrParams
    credential_mode: CredentialMode | MISSING = MISSING


class StartAgentsRequestPropertiesAvatar(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    enable: StrictBool | MISSING = MISSING
    vendor: StartAgentsRequestPropertiesAvatarVendor | MISSING = MISSING
    params: dict[str, Any] | MISSING = MISSING


class SensetimeAvatarParamsSceneListItemDigitalRole(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    face_feature_id: StrictStr | MISSING = MISSING
    position: SensetimeAvatarParamsSceneListItemDigitalRolePosition | MISSING = MISSING
    url: StrictStr | MISSING = MISSING


class LlmToolFunction(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    name: Annotated[StrictStr, Field(max_length=64)]
    description: StrictStr | MISSING = MISSING
    parameters: LlmToolFunctionParameters


class LlmToolServer(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    method: LlmToolServerMethod
    url: StrictStr
    headers: dict[str, StrictStr | StrictFloat | StrictBool] | MISSING = MISSING
    body: Any | MISSING = MISSING
    timeout_ms: Annotated[StrictInt | MISSING, Field(ge=1000, le=100000)] = MISSING


class MllmParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    model: StrictStr | MISSING = MISSING
    voice: StrictStr | MISSING = MISSING
    instructions: StrictStr | MISSING = MISSING
    input_audio_transcription: MllmInputAudioTranscription | MISSING = MISSING
    affective_dialog: StrictBool | MISSING = MISSING
    proactive_audio: StrictBool | MISSING = MISSING
    transcribe_agent: StrictBool | MISSING = MISSING
    transcribe_user: StrictBool | MISSING = MISSING
    http_options: MllmHttpOptions | MISSING = MISSING
    language: StrictStr | MISSING = MISSING
    sample_rate: StrictInt | MISSING = MISSING


class MllmTurnDetectionServerVadConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    prefix_padding_ms: StrictInt | MISSING = MISSING
    silence_duration_ms: StrictInt | MISSING = MISSING
    threshold: StrictFloat | MISSING = MISSING
    idle_timeout_ms: StrictInt | MISSING = MISSING
    start_of_speech_sensitivity: (
        MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity | MISSING
    ) = MISSING
    end_of_speech_sensitivity: MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity | MISSING = (
        MISSING
    )


class MllmTurnDetectionSemanticVadConfig(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    eagerness: MllmTurnDetectionSemanticVadConfigEagerness | MISSING = MISSING


class ListTelephonyResponseDataListItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    to_number: StrictStr | MISSING = MISSING
    from_number: StrictStr | MISSING = MISSING
    pipeline_id: StrictStr | MISSING = MISSING
    type: ListTelephonyResponseDataListItemType | MISSING = MISSING
    agent_id: StrictStr | MISSING = MISSING
    channel: StrictStr | MISSING = MISSING
    create_ts: StrictInt | MISSING = MISSING
    state: ListTelephonyResponseDataListItemState | MISSING = MISSING
    stop_ts: StrictInt | None | MISSING = MISSING


class GetTelephonyResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    to_number: StrictStr | MISSING = MISSING
    from_number: StrictStr | MISSING = MISSING
    pipeline_id: StrictStr | MISSING = MISSING
    type: GetTelephonyResponseType | MISSING = MISSING
    agent_id: StrictStr | MISSING = MISSING
    channel: StrictStr | MISSING = MISSING
    reason: GetTelephonyResponseReason | MISSING = MISSING
    create_ts: StrictInt | MISSING = MISSING
    state: GetTelephonyResponseState | MISSING = MISSING
    stop_ts: StrictInt | None | MISSING = MISSING


class ListPhoneNumbersResponseItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    provider: ListPhoneNumbersResponseItemProvider | MISSING = MISSING
    phone_number: StrictStr | MISSING = MISSING
    label: StrictStr | MISSING = MISSING
    inbound: StrictBool | MISSING = MISSING
    outbound: StrictBool | MISSING = MISSING
    associated_pipeline: ListPhoneNumbersResponseItemAssociatedPipeline | None | MISSING = MISSING
    inbound_config: dict[str, Any] | None | MISSING = MISSING
    outbound_config: dict[str, Any] | None | MISSING = MISSING


class AddPhoneNumbersRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    provider: AddPhoneNumbersRequestProvider
    phone_number: StrictStr
    label: StrictStr
    inbound_config: AddPhoneNumbersRequestInboundConfig | None
    outbound_config: AddPhoneNumbersRequestOutboundConfig
    inbound: StrictBool | MISSING = MISSING
    outbound: StrictBool | MISSING = MISSING


class AddPhoneNumbersResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    phone_number: StrictStr | MISSING = MISSING
    label: StrictStr | MISSING = MISSING
    provider: StrictStr | MISSING = MISSING
    inbound: StrictBool | MISSING = MISSING
    outbound: StrictBool | MISSING = MISSING
    associated_pipeline: AddPhoneNumbersResponseAssociatedPipeline | None | MISSING = MISSING
    inbound_config: dict[str, Any] | None | MISSING = MISSING
    outbound_config: dict[str, Any] | None | MISSING = MISSING


class GetPhoneNumbersResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    provider: GetPhoneNumbersResponseProvider | MISSING = MISSING
    phone_number: StrictStr | MISSING = MISSING
    label: StrictStr | MISSING = MISSING
    inbound: StrictBool | MISSING = MISSING
    outbound: StrictBool | MISSING = MISSING
    associated_pipeline: GetPhoneNumbersResponseAssociatedPipeline | None | MISSING = MISSING
    inbound_config: dict[str, Any] | None | MISSING = MISSING
    outbound_config: dict[str, Any] | None | MISSING = MISSING


class UpdatePhoneNumbersRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    inbound_config: UpdatePhoneNumbersRequestInboundConfig | None | MISSING = MISSING
    outbound_config: UpdatePhoneNumbersRequestOutboundConfig | None | MISSING = MISSING


class UpdatePhoneNumbersResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    provider: UpdatePhoneNumbersResponseProvider | MISSING = MISSING
    phone_number: StrictStr | MISSING = MISSING
    label: StrictStr | MISSING = MISSING
    inbound: StrictBool | MISSING = MISSING
    outbound: StrictBool | MISSING = MISSING
    associated_pipeline: UpdatePhoneNumbersResponseAssociatedPipeline | None | MISSING = MISSING
    inbound_config: dict[str, Any] | None | MISSING = MISSING
    outbound_config: dict[str, Any] | None | MISSING = MISSING


class CustomLlmMessageMetadata(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    source: CustomLlmMessageSource | MISSING = MISSING
    user: StrictStr | MISSING = MISSING
    interrupted: StrictBool | MISSING = MISSING
    interrupt_timestamp: StrictInt | MISSING = MISSING
    original: StrictStr | MISSING = MISSING
    vpids: list[StrictStr] | MISSING = MISSING


class CustomLlmAudio(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    id: StrictStr | MISSING = MISSING
    data: StrictStr | MISSING = MISSING
    transcript: StrictStr | MISSING = MISSING
    words: list[CustomLlmAudioWord] | MISSING = MISSING


class CustomLlmReplySettings(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    interruptable: StrictBool | MISSING = MISSING
    tts_params: CustomLlmTtsParams | MISSING = MISSING


class CustomTtsError(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    error: CustomTtsErrorDetail | MISSING = MISSING


class AgentErrorResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    detail: StrictStr | MISSING = MISSING
    reason: AgentErrorResponseReason | MISSING = MISSING


class TelephonyErrorResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    error_type: TelephonyErrorType | MISSING = MISSING
    description: StrictStr | MISSING = MISSING


class NcsNotification(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    noticeId: StrictStr
    productId: StrictInt
    eventType: NcsEventType
    notifyMs: StrictInt
    sid: StrictStr | MISSING = MISSING
    payload: dict[str, Any]


class NcsAgentLeftPayload(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr
    name: StrictStr | MISSING = MISSING
    channel: StrictStr
    start_ts: StrictInt
    stop_ts: StrictInt
    labels: dict[str, StrictStr] | MISSING = MISSING
    status: StrictStr
    message: NcsAgentLeftMessage


class NcsAgentHistoryPayload(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr
    name: StrictStr | MISSING = MISSING
    channel: StrictStr
    start_ts: StrictInt
    stop_ts: StrictInt
    labels: dict[str, StrictStr] | MISSING = MISSING
    contents: list[GetHistoryAgentsResponseContentsItem]


class NcsAgentErrorPayload(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr
    name: StrictStr | MISSING = MISSING
    channel: StrictStr
    start_ts: StrictInt
    labels: dict[str, StrictStr] | MISSING = MISSING
    turn_id: Any | MISSING = MISSING
    errors: list[NcsAgentErrorItem]


class NcsAgentMetricsPayload(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr
    name: StrictStr | MISSING = MISSING
    channel: StrictStr
    start_ts: StrictInt
    stop_ts: StrictInt
    labels: dict[str, StrictStr] | MISSING = MISSING
    metrics: list[NcsAgentMetricsItem]


class NcsInboundCallPayload(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr
    name: StrictStr | MISSING = MISSING
    channel: StrictStr
    labels: dict[str, StrictStr] | MISSING = MISSING
    state: NcsInboundCallState
    report_ms: StrictInt


class NcsOutboundCallPayload(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr
    name: StrictStr | MISSING = MISSING
    channel: StrictStr
    labels: dict[str, StrictStr] | MISSING = MISSING
    state: NcsOutboundCallState
    report_ms: StrictInt


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    mode: StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode | MISSING = MISSING
    vad_config: StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig | MISSING = (
        MISSING
    )
    keywords_config: (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig | MISSING
    ) = MISSING
    disabled_config: (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig | MISSING
    ) = MISSING


class StartAgentsRequestPropertiesFillerWordsContent(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    mode: StartAgentsRequestPropertiesFillerWordsContentMode | MISSING = MISSING
    static_config: StartAgentsRequestPropertiesFillerWordsContentStaticConfig | MISSING = MISSING
    generated_config: StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig | MISSING = (
        MISSING
    )


class StartAgentsRequestPropertiesParameters(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    silence_config: StartAgentsRequestPropertiesParametersSilenceConfig | MISSING = MISSING
    farewell_config: StartAgentsRequestPropertiesParametersFarewellConfig | MISSING = MISSING
    data_channel: StartAgentsRequestPropertiesParametersDataChannel | MISSING = MISSING
    enable_metrics: StrictBool | MISSING = MISSING
    enable_error_message: StrictBool | MISSING = MISSING
    audio_scenario: StartAgentsRequestPropertiesParametersAudioScenario | MISSING = MISSING
    opt_out: StrictBool | MISSING = MISSING


class StartAgentsRequestPropertiesInterruption(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    enable: StrictBool | MISSING = MISSING
    mode: StartAgentsRequestPropertiesInterruptionMode | MISSING = MISSING
    keywords_config: StartAgentsRequestPropertiesInterruptionKeywordsConfig | MISSING = MISSING
    disabled_config: StartAgentsRequestPropertiesInterruptionDisabledConfig | MISSING = MISSING


class UpdateAgentsRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    properties: UpdateAgentsRequestProperties | MISSING = MISSING


class ListAgentsResponseData(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    count: StrictInt | MISSING = MISSING
    list_: Annotated[list[ListAgentsResponseDataListItem], Field(alias="list")]


class GetHistoryAgentsResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING
    start_ts: StrictInt | MISSING = MISSING
    status: StrictStr | MISSING = MISSING
    contents: list[GetHistoryAgentsResponseContentsItem] | MISSING = MISSING
    end_ts: StrictInt | MISSING = MISSING


class GetTurnsAgentsResponseTurnsItemEnd(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    end_at: StrictFloat | MISSING = MISSING
    type: GetTurnsAgentsResponseTurnsItemEndType | MISSING = MISSING
    metadata: GetTurnsAgentsResponseTurnsItemEndMetadata | MISSING = MISSING


class GetTurnsAgentsResponseTurnsItemMetrics(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    e2e_latency_ms: StrictInt | MISSING = MISSING
    segmented_latency_ms: (
        list[GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem] | MISSING
    ) = MISSING


class Tts_Minimax(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    vendor: Literal["minimax"]
    params: MinimaxTtsParams
    skip_patterns: list[TtsSkipPattern] | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING


class Asr(
    RootModel[
        Asr_Fengming
        | Asr_Tencent
        | Asr_Microsoft
        | Asr_Xfyun
        | Asr_XfyunBigmodel
        | Asr_XfyunDialect
        | StartAgentsRequestPropertiesAsr
    ]
):
    root: (
        Asr_Fengming
        | Asr_Tencent
        | Asr_Microsoft
        | Asr_Xfyun
        | Asr_XfyunBigmodel
        | Asr_XfyunDialect
        | StartAgentsRequestPropertiesAsr
    )


class SensetimeAvatarParamsSceneListItem(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    digital_role: SensetimeAvatarParamsSceneListItemDigitalRole | MISSING = MISSING


class LlmTool(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    type: Literal["function"]
    function: LlmToolFunction
    execution: LlmToolExecution | MISSING = MISSING
    server: LlmToolServer


class MllmTurnDetection(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    mode: MllmTurnDetectionMode | MISSING = MISSING
    agora_vad_config: MllmTurnDetectionAgoraVadConfig | MISSING = MISSING
    server_vad_config: MllmTurnDetectionServerVadConfig | MISSING = MISSING
    semantic_vad_config: MllmTurnDetectionSemanticVadConfig | MISSING = MISSING


class ListTelephonyResponseData(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    count: StrictInt | MISSING = MISSING
    list_: Annotated[list[ListTelephonyResponseDataListItem], Field(alias="list")]


class CustomLlmMessage(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    role: CustomLlmMessageRole
    content: StrictStr | list[dict[str, Any]]
    turn_id: StrictInt | MISSING = MISSING
    timestamp: StrictInt | MISSING = MISSING
    metadata: CustomLlmMessageMetadata | MISSING = MISSING
    tool_calls: list[dict[str, Any]] | MISSING = MISSING
    tool_call_id: StrictStr | MISSING = MISSING


class CustomLlmChunkDelta(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    role: StrictStr | MISSING = MISSING
    content: StrictStr | MISSING = MISSING
    tool_calls: list[dict[str, Any]] | MISSING = MISSING
    audio: CustomLlmAudio | MISSING = MISSING


class CustomLlmMetadataChunk(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    id: StrictStr | MISSING = MISSING
    object: Literal["chat.completion.custom_metadata"]
    choices: list[dict[str, Any]] | MISSING = MISSING
    metadata: CustomLlmReplySettings


class NcsTurnsFinishedTurn(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING
    channel: StrictStr | MISSING = MISSING
    turn_id: StrictFloat
    start: GetTurnsAgentsResponseTurnsItemStart | MISSING = MISSING
    end: GetTurnsAgentsResponseTurnsItemEnd | MISSING = MISSING
    metrics: NcsTurnsFinishedMetrics | MISSING = MISSING


class StartAgentsRequestPropertiesLlm(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    url: StrictStr | MISSING = MISSING
    api_key: StrictStr | MISSING = MISSING
    credential_mode: CredentialMode | MISSING = MISSING
    access_key: StrictStr | MISSING = MISSING
    secret_key: StrictStr | MISSING = MISSING
    region: StrictStr | MISSING = MISSING
    model: StrictStr | MISSING = MISSING
    ignore_empty: StrictBool | MISSING = MISSING
    system_messages: list[dict[str, Any]] | MISSING = MISSING
    params: dict[str, Any] | MISSING = MISSING
    max_history: Annotated[StrictInt | MISSING, Field(ge=1, le=1024)] = MISSING
    input_modalities: list[StrictStr] | MISSING = MISSING
    output_modalities: list[StrictStr] | MISSING = MISSING
    greeting_message: StrictStr | MISSING = MISSING
    failure_message: StrictStr | MISSING = MISSING
    vendor: LlmVendor | MISSING = MISSING
    style: StartAgentsRequestPropertiesLlmStyle | MISSING = MISSING
    greeting_configs: StartAgentsRequestPropertiesLlmGreetingConfigs | MISSING = MISSING
    greeting_interruptable: StrictBool | MISSING = MISSING
    template_variables: dict[str, StrictStr] | MISSING = MISSING
    mcp_servers: list[StartAgentsRequestPropertiesLlmMcpServersItem] | MISSING = MISSING
    greeting_audio_url: StrictStr | MISSING = MISSING
    headers: dict[str, StrictStr] | MISSING = MISSING
    tools: list[LlmTool] | MISSING = MISSING
    silence_message: StrictStr | MISSING = MISSING


class StartAgentsRequestPropertiesMllm(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    url: StrictStr | MISSING = MISSING
    api_key: StrictStr | MISSING = MISSING
    adc_credentials_string: StrictStr | MISSING = MISSING
    project_id: StrictStr | MISSING = MISSING
    location: StrictStr | MISSING = MISSING
    max_history: StrictInt | MISSING = MISSING
    messages: list[dict[str, Any]] | MISSING = MISSING
    params: dict[str, Any] | MISSING = MISSING
    input_modalities: list[StrictStr] | MISSING = MISSING
    output_modalities: list[StrictStr] | MISSING = MISSING
    greeting_message: StrictStr | MISSING = MISSING
    vendor: StartAgentsRequestPropertiesMllmVendor | MISSING = MISSING
    style: StrictStr | MISSING = MISSING
    enable: StrictBool | MISSING = MISSING
    failure_message: StrictStr | MISSING = MISSING
    tools: list[LlmTool] | MISSING = MISSING
    mcp_servers: list[StartAgentsRequestPropertiesLlmMcpServersItem] | MISSING = MISSING
    turn_detection: MllmTurnDetection | MISSING = MISSING


class StartAgentsRequestPropertiesTurnDetectionConfig(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    speech_threshold: Annotated[StrictFloat | MISSING, Field(gt=0.0, lt=1.0)] = MISSING
    start_of_speech: StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech | MISSING = (
        MISSING
    )
    end_of_speech: StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech | MISSING = MISSING


class StartAgentsRequestPropertiesFillerWords(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    enable: StrictBool | MISSING = MISSING
    trigger: StartAgentsRequestPropertiesFillerWordsTrigger | MISSING = MISSING
    content: StartAgentsRequestPropertiesFillerWordsContent | MISSING = MISSING


class ListAgentsResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    data: ListAgentsResponseData
    meta: ListAgentsResponseMeta | MISSING = MISSING
    status: StrictStr | MISSING = MISSING


class GetTurnsAgentsResponseTurnsItem(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING
    channel: StrictStr | MISSING = MISSING
    turn_id: StrictFloat | MISSING = MISSING
    start: GetTurnsAgentsResponseTurnsItemStart | MISSING = MISSING
    end: GetTurnsAgentsResponseTurnsItemEnd | MISSING = MISSING
    metrics: GetTurnsAgentsResponseTurnsItemMetrics | MISSING = MISSING


class Tts(
    RootModel[
        Tts_Minimax
        | Tts_Tencent
        | Tts_Bytedance
        | Tts_Microsoft
        | Tts_Cosyvoice
        | Tts_BytedanceDuplex
        | Tts_Stepfun
        | Tts_GenericHttp
        | Tts_Other
    ]
):
    root: (
        Tts_Minimax
        | Tts_Tencent
        | Tts_Bytedance
        | Tts_Microsoft
        | Tts_Cosyvoice
        | Tts_BytedanceDuplex
        | Tts_Stepfun
        | Tts_GenericHttp
        | Tts_Other
    )


class SensetimeAvatarParams(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    agora_token: StrictStr
    agora_uid: StrictStr
    appId: StrictStr
    app_key: StrictStr
    sceneList: list[SensetimeAvatarParamsSceneListItem]


class ListTelephonyResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    data: ListTelephonyResponseData
    meta: ListTelephonyResponseMeta | MISSING = MISSING
    status: StrictStr | MISSING = MISSING


class CustomLlmRequest(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    messages: list[CustomLlmMessage]
    stream: StrictBool
    model: StrictStr | MISSING = MISSING
    turn_id: StrictInt | MISSING = MISSING
    timestamp: StrictInt | MISSING = MISSING
    interruptable: StrictBool | MISSING = MISSING
    context: CustomLlmContext | MISSING = MISSING
    tools: list[dict[str, Any]] | MISSING = MISSING


class CustomLlmChunkChoice(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    index: StrictInt | MISSING = MISSING
    delta: CustomLlmChunkDelta
    finish_reason: StrictStr | None | MISSING = MISSING


class NcsTurnsFinishedPayload(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr
    name: StrictStr | MISSING = MISSING
    channel: StrictStr
    start_ts: StrictInt
    stop_ts: StrictInt
    labels: dict[str, StrictStr] | MISSING = MISSING
    total_turn_count: StrictFloat
    is_truncated: StrictBool
    turns: list[NcsTurnsFinishedTurn]


class StartAgentsRequestPropertiesTurnDetection(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    mode: StrictStr | MISSING = MISSING
    config: StartAgentsRequestPropertiesTurnDetectionConfig | MISSING = MISSING
    type: StartAgentsRequestPropertiesTurnDetectionType | MISSING = MISSING
    interrupt_mode: StartAgentsRequestPropertiesTurnDetectionInterruptMode | MISSING = MISSING
    interrupt_duration_ms: StrictFloat | MISSING = MISSING
    interrupt_keywords: Annotated[list[StrictStr] | MISSING, Field(max_length=128)] = MISSING
    prefix_padding_ms: StrictInt | MISSING = MISSING
    silence_duration_ms: StrictInt | MISSING = MISSING
    threshold: Annotated[StrictFloat | MISSING, Field(gt=0.0, lt=1.0)] = MISSING
    create_response: StrictBool | MISSING = MISSING
    interrupt_response: StrictBool | MISSING = MISSING
    eagerness: StartAgentsRequestPropertiesTurnDetectionEagerness | MISSING = MISSING


class GetTurnsAgentsResponse(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    agent_id: StrictStr | MISSING = MISSING
    name: StrictStr | MISSING = MISSING
    channel: StrictStr | MISSING = MISSING
    total_turn_count: StrictInt | MISSING = MISSING
    pagination: GetTurnsAgentsResponsePagination | MISSING = MISSING
    turns: list[GetTurnsAgentsResponseTurnsItem] | MISSING = MISSING


class CallTelephonyRequestProperties(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    channel: StrictStr
    token: StrictStr
    agent_rtc_uid: StrictStr
    remote_rtc_uids: Annotated[list[StrictStr] | MISSING, Field(max_length=1, min_length=1)] = (
        MISSING
    )
    enable_string_uid: StrictBool | MISSING = MISSING
    idle_timeout: StrictInt | MISSING = MISSING
    geofence: StartAgentsRequestPropertiesGeofence | MISSING = MISSING
    advanced_features: StartAgentsRequestPropertiesAdvancedFeatures | MISSING = MISSING
    asr: Asr | MISSING = MISSING
    tts: Tts | MISSING = MISSING
    llm: StartAgentsRequestPropertiesLlm | MISSING = MISSING
    mllm: StartAgentsRequestPropertiesMllm | MISSING = MISSING
    avatar: StartAgentsRequestPropertiesAvatar | MISSING = MISSING
    turn_detection: StartAgentsRequestPropertiesTurnDetection | MISSING = MISSING
    sal: StartAgentsRequestPropertiesSal | MISSING = MISSING
    labels: dict[str, StrictStr] | MISSING = MISSING
    rtc: StartAgentsRequestPropertiesRtc | MISSING = MISSING
    filler_words: StartAgentsRequestPropertiesFillerWords | MISSING = MISSING
    parameters: StartAgentsRequestPropertiesParameters | MISSING = MISSING
    interruption: StartAgentsRequestPropertiesInterruption | MISSING = MISSING
    agent_rtm_uid: StrictStr | MISSING = MISSING
    silence_timeout: Annotated[StrictInt | MISSING, Field(ge=0, le=60)] = MISSING


class CustomLlmChunk(BaseModel):
    model_config = ConfigDict(
        extra="allow",
    )
    id: StrictStr | MISSING = MISSING
    object: StrictStr | MISSING = MISSING
    created: StrictInt | MISSING = MISSING
    model: StrictStr | MISSING = MISSING
    choices: list[CustomLlmChunkChoice]


class StartAgentsRequestProperties(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    channel: StrictStr
    token: StrictStr | MISSING = MISSING
    agent_rtc_uid: StrictStr
    remote_rtc_uids: Annotated[list[StrictStr], Field(max_length=1, min_length=1)]
    enable_string_uid: StrictBool | MISSING = MISSING
    idle_timeout: Annotated[StrictInt | MISSING, Field(ge=0, le=259200)] = MISSING
    geofence: StartAgentsRequestPropertiesGeofence | MISSING = MISSING
    advanced_features: StartAgentsRequestPropertiesAdvancedFeatures | MISSING = MISSING
    asr: Asr | MISSING = MISSING
    tts: Tts | MISSING = MISSING
    llm: StartAgentsRequestPropertiesLlm | MISSING = MISSING
    mllm: StartAgentsRequestPropertiesMllm | MISSING = MISSING
    avatar: StartAgentsRequestPropertiesAvatar | MISSING = MISSING
    turn_detection: StartAgentsRequestPropertiesTurnDetection | MISSING = MISSING
    sal: StartAgentsRequestPropertiesSal | MISSING = MISSING
    labels: dict[str, StrictStr] | MISSING = MISSING
    rtc: StartAgentsRequestPropertiesRtc | MISSING = MISSING
    filler_words: StartAgentsRequestPropertiesFillerWords | MISSING = MISSING
    parameters: StartAgentsRequestPropertiesParameters | MISSING = MISSING
    interruption: StartAgentsRequestPropertiesInterruption | MISSING = MISSING
    agent_rtm_uid: StrictStr | MISSING = MISSING
    silence_timeout: Annotated[StrictInt | MISSING, Field(ge=0, le=60)] = MISSING


class CallTelephonyRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    name: StrictStr
    sip: CallTelephonyRequestSip
    properties: CallTelephonyRequestProperties
    pipeline_id: StrictStr | MISSING = MISSING


class StartAgentsRequest(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
    )
    name: StrictStr
    properties: StartAgentsRequestProperties
    pipeline_id: StrictStr | MISSING = MISSING
