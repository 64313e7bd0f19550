# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""Plain dicts that stand for request models; for type checkers, never imported at run time."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

if sys.version_info >= (3, 11):
    from typing import NotRequired, TypedDict
else:
    from typing_extensions import NotRequired, TypedDict

__all__ = [
    "AddPhoneNumbersRequestDict",
    "AddPhoneNumbersRequestInboundConfigDict",
    "AddPhoneNumbersRequestOutboundConfigDict",
    "AddPhoneNumbersRequestProviderDict",
    "AgentThinkAgentManagementRequestDict",
    "AgentThinkAgentManagementRequestOnListeningActionDict",
    "AgentThinkAgentManagementRequestOnSpeakingActionDict",
    "AgentThinkAgentManagementRequestOnThinkingActionDict",
    "AsrDict",
    "AsrLanguageDict",
    "Asr_FengmingDict",
    "Asr_MicrosoftDict",
    "Asr_TencentDict",
    "Asr_XfyunBigmodelDict",
    "Asr_XfyunDialectDict",
    "Asr_XfyunDict",
    "BytedanceDuplexTtsParamsDict",
    "BytedanceTtsParamsDict",
    "CallTelephonyRequestDict",
    "CallTelephonyRequestPropertiesDict",
    "CallTelephonyRequestSipDict",
    "CosyvoiceTtsParamsDict",
    "CredentialModeDict",
    "GenericHttpTtsParamsDict",
    "LlmGreetingConfigsUninterruptibleAsrPolicyDict",
    "LlmParamsDict",
    "LlmToolDict",
    "LlmToolExecutionDict",
    "LlmToolFunctionDict",
    "LlmToolFunctionParametersDict",
    "LlmToolServerDict",
    "LlmToolServerMethodDict",
    "LlmVendorDict",
    "MicrosoftAsrParamsDict",
    "MicrosoftTtsParamsDict",
    "MinimaxTtsParamsAudioSettingDict",
    "MinimaxTtsParamsDict",
    "MinimaxTtsParamsPronunciationDictDict",
    "MinimaxTtsParamsTimberWeightsItemDict",
    "MinimaxTtsParamsVoiceSettingDict",
    "MllmHttpOptionsDict",
    "MllmInputAudioTranscriptionDict",
    "MllmParamsDict",
    "MllmTurnDetectionAgoraVadConfigDict",
    "MllmTurnDetectionDict",
    "MllmTurnDetectionModeDict",
    "MllmTurnDetectionSemanticVadConfigDict",
    "MllmTurnDetectionSemanticVadConfigEagernessDict",
    "MllmTurnDetectionServerVadConfigDict",
    "MllmTurnDetectionServerVadConfigEndOfSpeechSensitivityDict",
    "MllmTurnDetectionServerVadConfigStartOfSpeechSensitivityDict",
    "RtcEncryptionModeDict",
    "SensetimeAvatarParamsDict",
    "SensetimeAvatarParamsSceneListItemDict",
    "SensetimeAvatarParamsSceneListItemDigitalRoleDict",
    "SensetimeAvatarParamsSceneListItemDigitalRolePositionDict",
    "SpatiusAvatarParamsDict",
    "SpeakAgentsRequestDict",
    "SpeakAgentsRequestPriorityDict",
    "StartAgentsRequestDict",
    "StartAgentsRequestPropertiesAdvancedFeaturesDict",
    "StartAgentsRequestPropertiesAsrDict",
    "StartAgentsRequestPropertiesAsrVendorDict",
    "StartAgentsRequestPropertiesAvatarDict",
    "StartAgentsRequestPropertiesAvatarVendorDict",
    "StartAgentsRequestPropertiesDict",
    "StartAgentsRequestPropertiesFillerWordsContentDict",
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigDict",
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProviderDict",
    "StartAgentsRequestPropertiesFillerWordsContentModeDict",
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfigDict",
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRuleDict",
    "StartAgentsRequestPropertiesFillerWordsDict",
    "StartAgentsRequestPropertiesFillerWordsTriggerDict",
    "StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfigDict",
    "StartAgentsRequestPropertiesGeofenceAreaDict",
    "StartAgentsRequestPropertiesGeofenceDict",
    "StartAgentsRequestPropertiesGeofenceExcludeAreaDict",
    "StartAgentsRequestPropertiesInterruptionDict",
    "StartAgentsRequestPropertiesInterruptionDisabledConfigDict",
    "StartAgentsRequestPropertiesInterruptionDisabledConfigStrategyDict",
    "StartAgentsRequestPropertiesInterruptionKeywordsConfigDict",
    "StartAgentsRequestPropertiesInterruptionModeDict",
    "StartAgentsRequestPropertiesLlmDict",
    "StartAgentsRequestPropertiesLlmGreetingConfigsDict",
    "StartAgentsRequestPropertiesLlmGreetingConfigsModeDict",
    "StartAgentsRequestPropertiesLlmMcpServersItemDict",
    "StartAgentsRequestPropertiesLlmStyleDict",
    "StartAgentsRequestPropertiesMllmDict",
    "StartAgentsRequestPropertiesMllmVendorDict",
    "StartAgentsRequestPropertiesParametersAudioScenarioDict",
    "StartAgentsRequestPropertiesParametersDataChannelDict",
    "StartAgentsRequestPropertiesParametersDict",
    "StartAgentsRequestPropertiesParametersFarewellConfigDict",
    "StartAgentsRequestPropertiesParametersSilenceConfigActionDict",
    "StartAgentsRequestPropertiesParametersSilenceConfigDict",
    "StartAgentsRequestPropertiesRtcDict",
    "StartAgentsRequestPropertiesSalDict",
    "StartAgentsRequestPropertiesSalSalModeDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechModeDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfigDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfigDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategyDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfigDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechModeDict",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfigDict",
    "StartAgentsRequestPropertiesTurnDetectionDict",
    "StartAgentsRequestPropertiesTurnDetectionEagernessDict",
    "StartAgentsRequestPropertiesTurnDetectionInterruptModeDict",
    "StartAgentsRequestPropertiesTurnDetectionTypeDict",
    "StepfunTtsParamsDict",
    "TencentAsrParamsDict",
    "TencentTtsParamsDict",
    "TtsDict",
    "TtsOtherVendorDict",
    "TtsSkipPatternDict",
    "Tts_BytedanceDict",
    "Tts_BytedanceDuplexDict",
    "Tts_CosyvoiceDict",
    "Tts_GenericHttpDict",
    "Tts_MicrosoftDict",
    "Tts_MinimaxDict",
    "Tts_OtherDict",
    "Tts_StepfunDict",
    "Tts_TencentDict",
    "UpdateAgentsRequestDict",
    "UpdateAgentsRequestPropertiesDict",
    "UpdateAgentsRequestPropertiesLlmDict",
    "UpdateAgentsRequestPropertiesMllmDict",
    "UpdatePhoneNumbersRequestDict",
    "UpdatePhoneNumbersRequestInboundConfigDict",
    "UpdatePhoneNumbersRequestOutboundConfigDict",
    "XfyunAsrParamsDict",
    "XfyunBigmodelAsrParamsDict",
    "XfyunDialectAsrParamsDict",
]

StartAgentsRequestPropertiesGeofenceAreaDict: TypeAlias = (
    Literal["GLOBAL", "NORTH_AMERICA", "EUROPE", "ASIA", "INDIA", "JAPAN"] | str
)


StartAgentsRequestPropertiesGeofenceExcludeAreaDict: TypeAlias = (
    Literal["NORTH_AMERICA", "EUROPE", "ASIA", "INDIA", "JAPAN"] | str
)


class StartAgentsRequestPropertiesAdvancedFeaturesDict(TypedDict):
    enable_aivad: NotRequired[bool]
    enable_mllm: NotRequired[bool]
    enable_rtm: NotRequired[bool]
    enable_sal: NotRequired[bool]
    enable_tools: NotRequired[bool]


CredentialModeDict: TypeAlias = Literal["byok", "managed"]


LlmVendorDict: TypeAlias = (
    Literal["aliyun", "bytedance", "deepseek", "tencent", "custom", "openai", "azure", "xai"] | str
)


StartAgentsRequestPropertiesLlmStyleDict: TypeAlias = (
    Literal["openai", "gemini", "anthropic", "dify", "bedrock"] | str
)


StartAgentsRequestPropertiesLlmGreetingConfigsModeDict: TypeAlias = (
    Literal["single_every", "single_first"] | str
)


LlmGreetingConfigsUninterruptibleAsrPolicyDict: TypeAlias = Literal["merge_reply", "context"] | str


class StartAgentsRequestPropertiesLlmMcpServersItemDict(TypedDict):
    name: str
    endpoint: str
    transport: NotRequired[str]
    headers: NotRequired[Mapping[str, str]]
    allowed_tools: NotRequired[Sequence[str]]
    timeout_ms: NotRequired[int]


StartAgentsRequestPropertiesMllmVendorDict: TypeAlias = (
    Literal["openai", "vertexai", "qwen_omni", "azure", "gemini", "xai"] | str
)


StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechModeDict: TypeAlias = (
    Literal["vad", "keywords", "disabled", "manual"] | str
)


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfigDict(TypedDict):
    interrupt_duration_ms: NotRequired[int]
    speaking_interrupt_duration_ms: NotRequired[int]
    prefix_padding_ms: NotRequired[int]


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfigDict(TypedDict):
    interrupt_duration_ms: NotRequired[int]
    prefix_padding_ms: NotRequired[int]
    triggered_keywords: NotRequired[Sequence[str]]


StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategyDict: TypeAlias = (
    Literal["append", "ignored", "ignore"] | str
)


StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechModeDict: TypeAlias = (
    Literal["vad", "semantic", "manual"] | str
)


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfigDict(TypedDict):
    silence_duration_ms: NotRequired[int]


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfigDict(TypedDict):
    silence_duration_ms: NotRequired[int]
    max_wait_ms: NotRequired[int]
    pause_state_enabled: NotRequired[bool]


StartAgentsRequestPropertiesTurnDetectionTypeDict: TypeAlias = (
    Literal["agora_vad", "server_vad", "semantic_vad"] | str
)


StartAgentsRequestPropertiesTurnDetectionInterruptModeDict: TypeAlias = (
    Literal["interrupt", "append", "ignore", "keyword", "adaptive", "keywords"] | str
)


StartAgentsRequestPropertiesTurnDetectionEagernessDict: TypeAlias = (
    Literal["auto", "low", "high"] | str
)


StartAgentsRequestPropertiesSalSalModeDict: TypeAlias = Literal["locking", "recognition"] | str


RtcEncryptionModeDict: TypeAlias = Literal[1, 2, 3, 4, 5, 6, 7, 8]


class StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfigDict(TypedDict):
    response_wait_ms: NotRequired[int]


StartAgentsRequestPropertiesFillerWordsContentModeDict: TypeAlias = (
    Literal["static", "generated"] | str
)


phraseDict: TypeAlias = str


StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRuleDict: TypeAlias = (
    Literal["shuffle", "round_robin"] | str
)


class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProviderDict(TypedDict):
    url: str
    api_key: str
    params: NotRequired[Mapping[str, Any]]


StartAgentsRequestPropertiesParametersSilenceConfigActionDict: TypeAlias = (
    Literal["speak", "think"] | str
)


class StartAgentsRequestPropertiesParametersFarewellConfigDict(TypedDict):
    graceful_enabled: NotRequired[bool]
    graceful_timeout_seconds: NotRequired[int]


StartAgentsRequestPropertiesParametersDataChannelDict: TypeAlias = (
    Literal["rtm", "datastream"] | str
)


StartAgentsRequestPropertiesParametersAudioScenarioDict: TypeAlias = (
    Literal["default", "chorus", "aiserver"] | str
)


StartAgentsRequestPropertiesInterruptionModeDict: TypeAlias = (
    Literal["start_of_speech", "keywords"] | str
)


class StartAgentsRequestPropertiesInterruptionKeywordsConfigDict(TypedDict):
    trigger_keywords: NotRequired[Sequence[str]]


StartAgentsRequestPropertiesInterruptionDisabledConfigStrategyDict: TypeAlias = (
    Literal["append", "ignore"] | str
)


SpeakAgentsRequestPriorityDict: TypeAlias = Literal["INTERRUPT", "APPEND", "IGNORE"]


AgentThinkAgentManagementRequestOnListeningActionDict: TypeAlias = Literal[
    "inject", "interrupt", "ignore", "append"
]


AgentThinkAgentManagementRequestOnThinkingActionDict: TypeAlias = Literal[
    "interrupt", "ignore", "append"
]


AgentThinkAgentManagementRequestOnSpeakingActionDict: TypeAlias = Literal[
    "interrupt", "ignore", "append"
]


TtsOtherVendorDict: TypeAlias = Literal[
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


class MinimaxTtsParamsVoiceSettingDict(TypedDict):
    voice_id: NotRequired[str]
    speed: NotRequired[float]
    vol: NotRequired[float]
    pitch: NotRequired[float]
    emotion: NotRequired[str]
    latex_read: NotRequired[bool]
    english_normalization: NotRequired[bool]


class MinimaxTtsParamsAudioSettingDict(TypedDict):
    sample_rate: NotRequired[int]


class MinimaxTtsParamsPronunciationDictDict(TypedDict):
    tone: NotRequired[Sequence[str]]


class MinimaxTtsParamsTimberWeightsItemDict(TypedDict):
    voice_id: NotRequired[str]
    weight: NotRequired[float]


TtsSkipPatternDict: TypeAlias = Literal[1, 2, 3, 4, 5]


class TencentTtsParamsDict(TypedDict):
    app_id: str
    secret_id: str
    secret_key: str
    voice_type: int
    volume: NotRequired[float]
    speed: NotRequired[float]
    emotion_category: NotRequired[str]
    emotion_intensity: NotRequired[int]


class BytedanceTtsParamsDict(TypedDict):
    token: str
    app_id: str
    voice_type: str
    cluster: NotRequired[str]
    speed_ratio: NotRequired[float]
    volume_ratio: NotRequired[float]
    pitch_ratio: NotRequired[float]
    emotion: NotRequired[str]


class MicrosoftTtsParamsDict(TypedDict):
    key: str
    region: str
    voice_name: str
    sample_rate: NotRequired[Literal[16000, 24000, 48000] | int]
    speed: NotRequired[float]
    volume: NotRequired[float]


class CosyvoiceTtsParamsDict(TypedDict):
    api_key: str
    model: str
    voice: str
    sample_rate: NotRequired[int]


class BytedanceDuplexTtsParamsDict(TypedDict):
    app_id: str
    token: str
    speaker: str


class StepfunTtsParamsDict(TypedDict):
    api_key: str
    model: str
    voice_id: str


class GenericHttpTtsParamsDict(TypedDict):
    enable_request_id: NotRequired[bool]
    api_key: NotRequired[str]
    model: NotRequired[str]
    voice: NotRequired[str]
    speed: NotRequired[float]
    sample_rate: NotRequired[int]
    response_format: NotRequired[str]
    instruction: NotRequired[str]


StartAgentsRequestPropertiesAsrVendorDict: TypeAlias = (
    Literal["fengming", "tencent", "microsoft", "xfyun", "xfyun_bigmodel", "xfyun_dialect"] | str
)


AsrLanguageDict: TypeAlias = (
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
    | str
)


class Asr_FengmingDict(TypedDict):
    vendor: Literal["fengming"]
    language: NotRequired[AsrLanguageDict]
    keywords: NotRequired[Sequence[str]]
    params: NotRequired[Mapping[str, Any]]
    credential_mode: NotRequired[CredentialModeDict]


class TencentAsrParamsDict(TypedDict):
    secret_id: NotRequired[str]
    secret_key: NotRequired[str]
    key: NotRequired[str]
    app_id: str
    secret: NotRequired[str]
    engine_model_type: str
    voice_id: str


class MicrosoftAsrParamsDict(TypedDict):
    key: str
    region: str
    language: str
    phrase_list: NotRequired[Sequence[str]]


class XfyunAsrParamsDict(TypedDict):
    api_key: str
    app_id: str
    api_secret: str
    language: str


class XfyunBigmodelAsrParamsDict(TypedDict):
    api_key: str
    app_id: str
    api_secret: str
    language_name: str
    language: str


class XfyunDialectAsrParamsDict(TypedDict):
    app_id: str
    access_key_id: str
    access_key_secret: str
    language: str


StartAgentsRequestPropertiesAvatarVendorDict: TypeAlias = (
    Literal["akool", "heygen", "sensetime", "spatius", "liveavatar", "anam", "generic"] | str
)


class SensetimeAvatarParamsSceneListItemDigitalRolePositionDict(TypedDict):
    x: NotRequired[float]
    y: NotRequired[float]


class SpatiusAvatarParamsDict(TypedDict):
    spatius_api_key: str
    spatius_app_id: str
    spatius_avatar_id: str
    agora_uid: str
    agora_token: NotRequired[str]
    region: NotRequired[str]
    sample_rate: NotRequired[int]
    session_expire_minutes: NotRequired[int]


class LlmParamsDict(TypedDict):
    model: NotRequired[str]
    max_tokens: NotRequired[int]


class LlmToolFunctionParametersDict(TypedDict):
    type: Literal["object"]
    properties: NotRequired[Mapping[str, Any]]
    required: NotRequired[Sequence[str]]


class LlmToolExecutionDict(TypedDict):
    mode: NotRequired[str]


LlmToolServerMethodDict: TypeAlias = Literal["GET", "POST"] | str


class MllmInputAudioTranscriptionDict(TypedDict):
    language: NotRequired[str]
    model: NotRequired[str]
    prompt: NotRequired[str]


class MllmHttpOptionsDict(TypedDict):
    api_version: NotRequired[str]


MllmTurnDetectionModeDict: TypeAlias = Literal["agora_vad", "server_vad", "semantic_vad"] | str


class MllmTurnDetectionAgoraVadConfigDict(TypedDict):
    interrupt_duration_ms: NotRequired[int]
    prefix_padding_ms: NotRequired[int]
    silence_duration_ms: NotRequired[int]
    threshold: NotRequired[float]


MllmTurnDetectionServerVadConfigStartOfSpeechSensitivityDict: TypeAlias = (
    Literal["START_SENSITIVITY_HIGH", "START_SENSITIVITY_LOW"] | str
)


MllmTurnDetectionServerVadConfigEndOfSpeechSensitivityDict: TypeAlias = (
    Literal["END_SENSITIVITY_HIGH", "END_SENSITIVITY_LOW"] | str
)


MllmTurnDetectionSemanticVadConfigEagernessDict: TypeAlias = (
    Literal["auto", "low", "medium", "high"] | str
)


class CallTelephonyRequestSipDict(TypedDict):
    to_number: str
    from_number: str
    rtc_uid: str
    rtc_token: str


AddPhoneNumbersRequestProviderDict: TypeAlias = Literal["byo", "twilio", "aliyun"]


class AddPhoneNumbersRequestInboundConfigDict(TypedDict):
    allowed_addresses: NotRequired[Sequence[str]]


class AddPhoneNumbersRequestOutboundConfigDict(TypedDict):
    address: NotRequired[str]
    transport: NotRequired[str]
    prefix: NotRequired[str]
    user: NotRequired[str]
    password: NotRequired[str]


class UpdatePhoneNumbersRequestInboundConfigDict(TypedDict):
    pipeline_id: NotRequired[str]


class UpdatePhoneNumbersRequestOutboundConfigDict(TypedDict):
    pipeline_id: NotRequired[str]


class StartAgentsRequestPropertiesGeofenceDict(TypedDict):
    area: StartAgentsRequestPropertiesGeofenceAreaDict
    exclude_area: NotRequired[StartAgentsRequestPropertiesGeofenceExcludeAreaDict]


class StartAgentsRequestPropertiesLlmGreetingConfigsDict(TypedDict):
    mode: NotRequired[StartAgentsRequestPropertiesLlmGreetingConfigsModeDict]
    delay_ms: NotRequired[int]
    interruptable: NotRequired[bool]
    audio_download_timeout_ms: NotRequired[int | None]
    audio_pcm_sample_rate: NotRequired[int]
    uninterruptible_asr_policy: NotRequired[LlmGreetingConfigsUninterruptibleAsrPolicyDict]


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigDict(TypedDict):
    strategy: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategyDict
    ]


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechDict(TypedDict):
    mode: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechModeDict]
    vad_config: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfigDict]
    semantic_config: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfigDict
    ]


class StartAgentsRequestPropertiesSalDict(TypedDict):
    sal_mode: NotRequired[StartAgentsRequestPropertiesSalSalModeDict]
    sample_urls: NotRequired[Mapping[str, str]]


class StartAgentsRequestPropertiesRtcDict(TypedDict):
    encryption_key: NotRequired[str]
    encryption_salt: NotRequired[str]
    encryption_mode: NotRequired[RtcEncryptionModeDict]


class StartAgentsRequestPropertiesFillerWordsTriggerDict(TypedDict):
    mode: NotRequired[str]
    fixed_time_config: NotRequired[
        StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfigDict
    ]


class StartAgentsRequestPropertiesFillerWordsContentStaticConfigDict(TypedDict):
    phrases: NotRequired[Sequence[phraseDict]]
    selection_rule: NotRequired[
        StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRuleDict
    ]


class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigDict(TypedDict):
    llm_provider: NotRequired[
        StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProviderDict
    ]
    prompt: NotRequired[str]
    fallback_strategy: NotRequired[str]
    context_message_limit: NotRequired[int]
    history_character_limit: NotRequired[int]


class StartAgentsRequestPropertiesParametersSilenceConfigDict(TypedDict):
    timeout_ms: NotRequired[int]
    action: NotRequired[StartAgentsRequestPropertiesParametersSilenceConfigActionDict]
    content: NotRequired[str]


class StartAgentsRequestPropertiesInterruptionDisabledConfigDict(TypedDict):
    strategy: NotRequired[StartAgentsRequestPropertiesInterruptionDisabledConfigStrategyDict]


class UpdateAgentsRequestPropertiesLlmDict(TypedDict):
    system_messages: NotRequired[Sequence[Mapping[str, Any]]]
    params: NotRequired[Mapping[str, Any] | LlmParamsDict]


class SpeakAgentsRequestDict(TypedDict):
    text: str
    priority: NotRequired[SpeakAgentsRequestPriorityDict]
    interruptable: NotRequired[bool]


class AgentThinkAgentManagementRequestDict(TypedDict):
    text: str
    on_listening_action: NotRequired[AgentThinkAgentManagementRequestOnListeningActionDict]
    on_thinking_action: NotRequired[AgentThinkAgentManagementRequestOnThinkingActionDict]
    on_speaking_action: NotRequired[AgentThinkAgentManagementRequestOnSpeakingActionDict]
    interruptable: NotRequired[bool]
    metadata: NotRequired[Mapping[str, Any]]


class Tts_OtherDict(TypedDict):
    vendor: TtsOtherVendorDict
    params: Mapping[str, Any]
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    credential_mode: NotRequired[CredentialModeDict]


class MinimaxTtsParamsDict(TypedDict):
    key: str
    group_id: NotRequired[str]
    model: str
    voice_setting: MinimaxTtsParamsVoiceSettingDict | Mapping[str, Any]
    url: NotRequired[str]
    audio_setting: NotRequired[MinimaxTtsParamsAudioSettingDict | Mapping[str, Any]]
    pronunciation_dict: NotRequired[MinimaxTtsParamsPronunciationDictDict | Mapping[str, Any]]
    timber_weights: NotRequired[Sequence[MinimaxTtsParamsTimberWeightsItemDict | Mapping[str, Any]]]
    language_boost: NotRequired[str]


class Tts_TencentDict(TypedDict):
    vendor: Literal["tencent"]
    params: TencentTtsParamsDict | Mapping[str, Any]
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    credential_mode: NotRequired[CredentialModeDict]


class Tts_BytedanceDict(TypedDict):
    vendor: Literal["bytedance"]
    params: BytedanceTtsParamsDict | Mapping[str, Any]
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    credential_mode: NotRequired[CredentialModeDict]


class Tts_MicrosoftDict(TypedDict):
    vendor: Literal["microsoft"]
    params: MicrosoftTtsParamsDict | Mapping[str, Any]
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    credential_mode: NotRequired[CredentialModeDict]


class Tts_CosyvoiceDict(TypedDict):
    vendor: Literal["cosyvoice"]
    params: CosyvoiceTtsParamsDict | Mapping[str, Any]
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    credential_mode: NotRequired[CredentialModeDict]


class Tts_BytedanceDuplexDict(TypedDict):
    vendor: Literal["bytedance_duplex"]
    params: BytedanceDuplexTtsParamsDict | Mapping[str, Any]
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    credential_mode: NotRequired[CredentialModeDict]


class Tts_StepfunDict(TypedDict):
    vendor: Literal["stepfun"]
    params: StepfunTtsParamsDict | Mapping[str, Any]
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    credential_mode: NotRequired[CredentialModeDict]


class Tts_GenericHttpDict(TypedDict):
    vendor: Literal["generic_http"]
    url: str
    headers: NotRequired[Mapping[str, str]]
    params: NotRequired[GenericHttpTtsParamsDict | Mapping[str, Any]]
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    credential_mode: NotRequired[CredentialModeDict]


class StartAgentsRequestPropertiesAsrDict(TypedDict):
    language: NotRequired[str]
    vendor: NotRequired[StartAgentsRequestPropertiesAsrVendorDict]
    params: NotRequired[
        Mapping[str, Any]
        | TencentAsrParamsDict
        | MicrosoftAsrParamsDict
        | XfyunAsrParamsDict
        | XfyunBigmodelAsrParamsDict
        | XfyunDialectAsrParamsDict
    ]
    keywords: NotRequired[Sequence[str]]
    credential_mode: NotRequired[CredentialModeDict]


class Asr_TencentDict(TypedDict):
    vendor: Literal["tencent"]
    language: NotRequired[AsrLanguageDict]
    params: TencentAsrParamsDict | Mapping[str, Any]
    credential_mode: NotRequired[CredentialModeDict]


class Asr_MicrosoftDict(TypedDict):
    vendor: Literal["microsoft"]
    language: NotRequired[AsrLanguageDict]
    params: MicrosoftAsrParamsDict | Mapping[str, Any]
    credential_mode: NotRequired[CredentialModeDict]


class Asr_XfyunDict(TypedDict):
    vendor: Literal["xfyun"]
    language: NotRequired[AsrLanguageDict]
    params: XfyunAsrParamsDict | Mapping[str, Any]
    credential_mode: NotRequired[CredentialModeDict]


class Asr_XfyunBigmodelDict(TypedDict):
    vendor: Literal["xfyun_bigmodel"]
    language: NotRequired[AsrLanguageDict]
    params: XfyunBigmodelAsrParamsDict | Mapping[str, Any]
    credential_mode: NotRequired[CredentialModeDict]


class Asr_XfyunDialectDict(TypedDict):
    vendor: Literal["xfyun_dialect"]
    language: NotRequired[AsrLanguageDict]
    params: XfyunDialectAsrParamsDict | Mapping[str, Any]
    credential_mode: NotRequired[CredentialModeDict]


class SensetimeAvatarParamsSceneListItemDigitalRoleDict(TypedDict):
    face_feature_id: NotRequired[str]
    position: NotRequired[
        SensetimeAvatarParamsSceneListItemDigitalRolePositionDict | Mapping[str, Any]
    ]
    url: NotRequired[str]


class LlmToolFunctionDict(TypedDict):
    name: str
    description: NotRequired[str]
    parameters: LlmToolFunctionParametersDict | Mapping[str, Any]


class LlmToolServerDict(TypedDict):
    method: LlmToolServerMethodDict
    url: str
    headers: NotRequired[Mapping[str, str | float | bool]]
    body: NotRequired[Any]
    timeout_ms: NotRequired[int]


class MllmParamsDict(TypedDict):
    model: NotRequired[str]
    voice: NotRequired[str]
    instructions: NotRequired[str]
    input_audio_transcription: NotRequired[MllmInputAudioTranscriptionDict | Mapping[str, Any]]
    affective_dialog: NotRequired[bool]
    proactive_audio: NotRequired[bool]
    transcribe_agent: NotRequired[bool]
    transcribe_user: NotRequired[bool]
    http_options: NotRequired[MllmHttpOptionsDict | Mapping[str, Any]]
    language: NotRequired[str]
    sample_rate: NotRequired[int]


class MllmTurnDetectionServerVadConfigDict(TypedDict):
    prefix_padding_ms: NotRequired[int]
    silence_duration_ms: NotRequired[int]
    threshold: NotRequired[float]
    idle_timeout_ms: NotRequired[int]
    start_of_speech_sensitivity: NotRequired[
        MllmTurnDetectionServerVadConfigStartOfSpeechSensitivityDict
    ]
    end_of_speech_sensitivity: NotRequired[
        MllmTurnDetectionServerVadConfigEndOfSpeechSensitivityDict
    ]


class MllmTurnDetectionSemanticVadConfigDict(TypedDict):
    eagerness: NotRequired[MllmTurnDetectionSemanticVadConfigEagernessDict]


class AddPhoneNumbersRequestDict(TypedDict):
    provider: AddPhoneNumbersRequestProviderDict
    phone_number: str
    label: str
    inbound_config: AddPhoneNumbersRequestInboundConfigDict | Mapping[str, Any] | None
    outbound_config: AddPhoneNumbersRequestOutboundConfigDict | Mapping[str, Any]
    inbound: NotRequired[bool]
    outbound: NotRequired[bool]


class UpdatePhoneNumbersRequestDict(TypedDict):
    inbound_config: NotRequired[UpdatePhoneNumbersRequestInboundConfigDict | None]
    outbound_config: NotRequired[UpdatePhoneNumbersRequestOutboundConfigDict | None]


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDict(TypedDict):
    mode: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechModeDict]
    vad_config: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfigDict
    ]
    keywords_config: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfigDict
    ]
    disabled_config: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigDict
    ]


class StartAgentsRequestPropertiesFillerWordsContentDict(TypedDict):
    mode: NotRequired[StartAgentsRequestPropertiesFillerWordsContentModeDict]
    static_config: NotRequired[StartAgentsRequestPropertiesFillerWordsContentStaticConfigDict]
    generated_config: NotRequired[StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigDict]


class StartAgentsRequestPropertiesParametersDict(TypedDict):
    silence_config: NotRequired[StartAgentsRequestPropertiesParametersSilenceConfigDict]
    farewell_config: NotRequired[StartAgentsRequestPropertiesParametersFarewellConfigDict]
    data_channel: NotRequired[StartAgentsRequestPropertiesParametersDataChannelDict]
    enable_metrics: NotRequired[bool]
    enable_error_message: NotRequired[bool]
    audio_scenario: NotRequired[StartAgentsRequestPropertiesParametersAudioScenarioDict]
    opt_out: NotRequired[bool]


class StartAgentsRequestPropertiesInterruptionDict(TypedDict):
    enable: NotRequired[bool]
    mode: NotRequired[StartAgentsRequestPropertiesInterruptionModeDict]
    keywords_config: NotRequired[StartAgentsRequestPropertiesInterruptionKeywordsConfigDict]
    disabled_config: NotRequired[StartAgentsRequestPropertiesInterruptionDisabledConfigDict]


class UpdateAgentsRequestPropertiesMllmDict(TypedDict):
    params: NotRequired[Mapping[str, Any] | MllmParamsDict]


class Tts_MinimaxDict(TypedDict):
    vendor: Literal["minimax"]
    params: MinimaxTtsParamsDict | Mapping[str, Any]
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    credential_mode: NotRequired[CredentialModeDict]


AsrDict: TypeAlias = (
    Asr_FengmingDict
    | Asr_TencentDict
    | Asr_MicrosoftDict
    | Asr_XfyunDict
    | Asr_XfyunBigmodelDict
    | Asr_XfyunDialectDict
    | StartAgentsRequestPropertiesAsrDict
)


class SensetimeAvatarParamsSceneListItemDict(TypedDict):
    digital_role: NotRequired[SensetimeAvatarParamsSceneListItemDigitalRoleDict | Mapping[str, Any]]


class LlmToolDict(TypedDict):
    type: Literal["function"]
    function: LlmToolFunctionDict
    execution: NotRequired[LlmToolExecutionDict]
    server: LlmToolServerDict


class MllmTurnDetectionDict(TypedDict):
    mode: NotRequired[MllmTurnDetectionModeDict]
    agora_vad_config: NotRequired[MllmTurnDetectionAgoraVadConfigDict]
    server_vad_config: NotRequired[MllmTurnDetectionServerVadConfigDict]
    semantic_vad_config: NotRequired[MllmTurnDetectionSemanticVadConfigDict]


class StartAgentsRequestPropertiesLlmDict(TypedDict):
    url: NotRequired[str]
    api_key: NotRequired[str]
    credential_mode: NotRequired[CredentialModeDict]
    access_key: NotRequired[str]
    secret_key: NotRequired[str]
    region: NotRequired[str]
    model: NotRequired[str]
    ignore_empty: NotRequired[bool]
    system_messages: NotRequired[Sequence[Mapping[str, Any]]]
    params: NotRequired[Mapping[str, Any] | LlmParamsDict]
    max_history: NotRequired[int]
    input_modalities: NotRequired[Sequence[str]]
    output_modalities: NotRequired[Sequence[str]]
    greeting_message: NotRequired[str]
    failure_message: NotRequired[str]
    vendor: NotRequired[LlmVendorDict]
    style: NotRequired[StartAgentsRequestPropertiesLlmStyleDict]
    greeting_configs: NotRequired[StartAgentsRequestPropertiesLlmGreetingConfigsDict]
    greeting_interruptable: NotRequired[bool]
    template_variables: NotRequired[Mapping[str, str]]
    mcp_servers: NotRequired[Sequence[StartAgentsRequestPropertiesLlmMcpServersItemDict]]
    greeting_audio_url: NotRequired[str]
    headers: NotRequired[Mapping[str, str]]
    tools: NotRequired[Sequence[LlmToolDict]]
    silence_message: NotRequired[str]


class StartAgentsRequestPropertiesMllmDict(TypedDict):
    url: NotRequired[str]
    api_key: NotRequired[str]
    adc_credentials_string: NotRequired[str]
    project_id: NotRequired[str]
    location: NotRequired[str]
    max_history: NotRequired[int]
    messages: NotRequired[Sequence[Mapping[str, Any]]]
    params: NotRequired[Mapping[str, Any] | MllmParamsDict]
    input_modalities: NotRequired[Sequence[str]]
    output_modalities: NotRequired[Sequence[str]]
    greeting_message: NotRequired[str]
    vendor: NotRequired[StartAgentsRequestPropertiesMllmVendorDict]
    style: NotRequired[str]
    enable: NotRequired[bool]
    failure_message: NotRequired[str]
    tools: NotRequired[Sequence[LlmToolDict]]
    mcp_servers: NotRequired[Sequence[StartAgentsRequestPropertiesLlmMcpServersItemDict]]
    turn_detection: NotRequired[MllmTurnDetectionDict]


class StartAgentsRequestPropertiesTurnDetectionConfigDict(TypedDict):
    speech_threshold: NotRequired[float]
    start_of_speech: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDict]
    end_of_speech: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechDict]


class StartAgentsRequestPropertiesFillerWordsDict(TypedDict):
    enable: NotRequired[bool]
    trigger: NotRequired[StartAgentsRequestPropertiesFillerWordsTriggerDict]
    content: NotRequired[StartAgentsRequestPropertiesFillerWordsContentDict]


class UpdateAgentsRequestPropertiesDict(TypedDict):
    token: NotRequired[str]
    llm: NotRequired[UpdateAgentsRequestPropertiesLlmDict]
    mllm: NotRequired[UpdateAgentsRequestPropertiesMllmDict]


TtsDict: TypeAlias = (
    Tts_MinimaxDict
    | Tts_TencentDict
    | Tts_BytedanceDict
    | Tts_MicrosoftDict
    | Tts_CosyvoiceDict
    | Tts_BytedanceDuplexDict
    | Tts_StepfunDict
    | Tts_GenericHttpDict
    | Tts_OtherDict
)


class SensetimeAvatarParamsDict(TypedDict):
    agora_token: str
    agora_uid: str
    appId: str
    app_key: str
    sceneList: Sequence[SensetimeAvatarParamsSceneListItemDict | Mapping[str, Any]]


class StartAgentsRequestPropertiesTurnDetectionDict(TypedDict):
    mode: NotRequired[str]
    config: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigDict | Mapping[str, Any]]
    type: NotRequired[StartAgentsRequestPropertiesTurnDetectionTypeDict]
    interrupt_mode: NotRequired[StartAgentsRequestPropertiesTurnDetectionInterruptModeDict]
    interrupt_duration_ms: NotRequired[float]
    interrupt_keywords: NotRequired[Sequence[str]]
    prefix_padding_ms: NotRequired[int]
    silence_duration_ms: NotRequired[int]
    threshold: NotRequired[float]
    create_response: NotRequired[bool]
    interrupt_response: NotRequired[bool]
    eagerness: NotRequired[StartAgentsRequestPropertiesTurnDetectionEagernessDict]


class UpdateAgentsRequestDict(TypedDict):
    properties: NotRequired[UpdateAgentsRequestPropertiesDict]


class StartAgentsRequestPropertiesAvatarDict(TypedDict):
    enable: NotRequired[bool]
    vendor: NotRequired[StartAgentsRequestPropertiesAvatarVendorDict]
    params: NotRequired[Mapping[str, Any] | SensetimeAvatarParamsDict | SpatiusAvatarParamsDict]


class CallTelephonyRequestPropertiesDict(TypedDict):
    channel: str
    token: str
    agent_rtc_uid: str
    remote_rtc_uids: NotRequired[Sequence[str]]
    enable_string_uid: NotRequired[bool]
    idle_timeout: NotRequired[int]
    geofence: NotRequired[StartAgentsRequestPropertiesGeofenceDict]
    advanced_features: NotRequired[
        StartAgentsRequestPropertiesAdvancedFeaturesDict | Mapping[str, Any]
    ]
    asr: NotRequired[AsrDict]
    tts: NotRequired[TtsDict]
    llm: NotRequired[StartAgentsRequestPropertiesLlmDict]
    mllm: NotRequired[StartAgentsRequestPropertiesMllmDict]
    avatar: NotRequired[StartAgentsRequestPropertiesAvatarDict]
    turn_detection: NotRequired[StartAgentsRequestPropertiesTurnDetectionDict | Mapping[str, Any]]
    sal: NotRequired[StartAgentsRequestPropertiesSalDict]
    labels: NotRequired[Mapping[str, str]]
    rtc: NotRequired[StartAgentsRequestPropertiesRtcDict]
    filler_words: NotRequired[StartAgentsRequestPropertiesFillerWordsDict]
    parameters: NotRequired[StartAgentsRequestPropertiesParametersDict | Mapping[str, Any]]
    interruption: NotRequired[StartAgentsRequestPropertiesInterruptionDict | Mapping[str, Any]]
    agent_rtm_uid: NotRequired[str]
    silence_timeout: NotRequired[int]


class StartAgentsRequestPropertiesDict(TypedDict):
    channel: str
    token: NotRequired[str]
    agent_rtc_uid: str
    remote_rtc_uids: Sequence[str]
    enable_string_uid: NotRequired[bool]
    idle_timeout: NotRequired[int]
    geofence: NotRequired[StartAgentsRequestPropertiesGeofenceDict]
    advanced_features: NotRequired[
        StartAgentsRequestPropertiesAdvancedFeaturesDict | Mapping[str, Any]
    ]
    asr: NotRequired[AsrDict]
    tts: NotRequired[TtsDict]
    llm: NotRequired[StartAgentsRequestPropertiesLlmDict]
    mllm: NotRequired[StartAgentsRequestPropertiesMllmDict]
    avatar: NotRequired[StartAgentsRequestPropertiesAvatarDict]
    turn_detection: NotRequired[StartAgentsRequestPropertiesTurnDetectionDict | Mapping[str, Any]]
    sal: NotRequired[StartAgentsRequestPropertiesSalDict]
    labels: NotRequired[Mapping[str, str]]
    rtc: NotRequired[StartAgentsRequestPropertiesRtcDict]
    filler_words: NotRequired[StartAgentsRequestPropertiesFillerWordsDict]
    parameters: NotRequired[StartAgentsRequestPropertiesParametersDict | Mapping[str, Any]]
    interruption: NotRequired[StartAgentsRequestPropertiesInterruptionDict | Mapping[str, Any]]
    agent_rtm_uid: NotRequired[str]
    silence_timeout: NotRequired[int]


class CallTelephonyRequestDict(TypedDict):
    name: str
    sip: CallTelephonyRequestSipDict
    properties: CallTelephonyRequestPropertiesDict
    pipeline_id: NotRequired[str]


class StartAgentsRequestDict(TypedDict):
    name: str
    properties: StartAgentsRequestPropertiesDict
    pipeline_id: NotRequired[str]
