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
    """Switches for optional features, all off by default.

    Attributes:
        enable_aivad: Old switch for semantic interruption. Use
            `turn_detection.config.end_of_speech` with mode `semantic` instead. Deprecated.
            Server default: ``False``.
        enable_mllm: Old switch for the voice-to-voice pipeline. Use `mllm.enable` instead.
            Deprecated. Server default: ``False``.
        enable_rtm: Let the agent log in to RTM too, for transcripts and events over
            `parameters.data_channel` `rtm`. The token must then carry RTM privileges. Server
            default: ``False``.
        enable_sal: Switch on selective attention, set up in `sal`. Server default: ``False``.
        enable_tools: Allow tool calls. Needed for `llm.mcp_servers` and `llm.tools`. Server
            default: ``False``.
    """

    enable_aivad: NotRequired[bool]
    """Old switch for semantic interruption. Use `turn_detection.config.end_of_speech` with mode
    `semantic` instead. Deprecated.
    """
    enable_mllm: NotRequired[bool]
    """Old switch for the voice-to-voice pipeline. Use `mllm.enable` instead. Deprecated."""
    enable_rtm: NotRequired[bool]
    """Let the agent log in to RTM too, for transcripts and events over `parameters.data_channel`
    `rtm`. The token must then carry RTM privileges.
    """
    enable_sal: NotRequired[bool]
    """Switch on selective attention, set up in `sal`."""
    enable_tools: NotRequired[bool]
    """Allow tool calls. Needed for `llm.mcp_servers` and `llm.tools`."""


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
    """One tool server the model may call over the Model Context Protocol.

    Attributes:
        name: Name of the server, unique within the agent: at most 48 letters and digits; dots
            and hyphens are accepted in mainland China.
        endpoint: Address of the server.
        transport: Transport protocol. Only `streamable_http` is supported.
        headers: HTTP headers sent to the server.
        allowed_tools: Tools the model may use. Left out, or with `"*"` anywhere in the list:
            all of them. An empty list: none.
        timeout_ms: Time allowed for one request, in milliseconds. Server default: ``10000``.
    """

    name: str
    """Name of the server, unique within the agent: at most 48 letters and digits; dots and hyphens
    are accepted in mainland China.
    """
    endpoint: str
    """Address of the server."""
    transport: NotRequired[str]
    """Transport protocol. Only `streamable_http` is supported."""
    headers: NotRequired[Mapping[str, str]]
    """HTTP headers sent to the server."""
    allowed_tools: NotRequired[Sequence[str]]
    """Tools the model may use. Left out, or with `"*"` anywhere in the list: all of them. An empty
    list: none.
    """
    timeout_ms: NotRequired[int]
    """Time allowed for one request, in milliseconds."""


StartAgentsRequestPropertiesMllmVendorDict: TypeAlias = (
    Literal["openai", "vertexai", "qwen_omni", "azure", "gemini", "xai"] | str
)


StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechModeDict: TypeAlias = (
    Literal["vad", "keywords", "disabled", "manual"] | str
)


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfigDict(TypedDict):
    """Start of a turn by voice activity.

    Attributes:
        interrupt_duration_ms: Milliseconds of speech that start a turn while the agent is
            quiet, from 120 to 1200. Server default: ``160``.
        speaking_interrupt_duration_ms: Milliseconds of speech that start a turn while the agent
            is talking, from 120 to 1200. Server default: ``160``.
        prefix_padding_ms: Milliseconds of speech before a segment opens, from 0 to 5000. Server
            default: ``800``.
    """

    interrupt_duration_ms: NotRequired[int]
    """Milliseconds of speech that start a turn while the agent is quiet, from 120 to 1200."""
    speaking_interrupt_duration_ms: NotRequired[int]
    """Milliseconds of speech that start a turn while the agent is talking, from 120 to 1200."""
    prefix_padding_ms: NotRequired[int]
    """Milliseconds of speech before a segment opens, from 0 to 5000."""


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfigDict(TypedDict):
    """Start of a turn by keyword.

    Attributes:
        interrupt_duration_ms: Milliseconds of speech that interrupt, from 120 to 1200. Server
            default: ``160``.
        prefix_padding_ms: Milliseconds of speech before a segment opens, from 0 to 5000. Server
            default: ``800``.
        triggered_keywords: Words that start a turn, 128 at most.
    """

    interrupt_duration_ms: NotRequired[int]
    """Milliseconds of speech that interrupt, from 120 to 1200."""
    prefix_padding_ms: NotRequired[int]
    """Milliseconds of speech before a segment opens, from 0 to 5000."""
    triggered_keywords: NotRequired[Sequence[str]]
    """Words that start a turn, 128 at most."""


StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategyDict: TypeAlias = (
    Literal["append", "ignored", "ignore"] | str
)


StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechModeDict: TypeAlias = (
    Literal["vad", "semantic", "manual"] | str
)


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfigDict(TypedDict):
    """End of a turn by silence.

    Attributes:
        silence_duration_ms: Milliseconds of silence that end the turn, from 120 to 2000. The
            server's default is 480; older documentation says 640, and lets the range start at
            0.
    """

    silence_duration_ms: NotRequired[int]
    """Milliseconds of silence that end the turn, from 120 to 2000. The server's default is 480;
    older documentation says 640, and lets the range start at 0.
    """


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfigDict(TypedDict):
    """End of a turn by meaning.

    Attributes:
        silence_duration_ms: Milliseconds of silence after which the meaning is judged, from 120
            to 2000. The server's default is 240; older documentation says 320, and lets the
            range start at 0.
        max_wait_ms: Longest wait for a judgement, from 500 to 10000 milliseconds; -1 is no
            limit. Older documentation says from 0, and has no -1. Server default: ``3000``.
        pause_state_enabled: Wait when the user asks the agent to hold on. Server default:
            ``True``.
    """

    silence_duration_ms: NotRequired[int]
    """Milliseconds of silence after which the meaning is judged, from 120 to 2000. The server's
    default is 240; older documentation says 320, and lets the range start at 0.
    """
    max_wait_ms: NotRequired[int]
    """Longest wait for a judgement, from 500 to 10000 milliseconds; -1 is no limit. Older
    documentation says from 0, and has no -1.
    """
    pause_state_enabled: NotRequired[bool]
    """Wait when the user asks the agent to hold on."""


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
    """A filler after a fixed wait.

    Attributes:
        response_wait_ms: Milliseconds to wait for the model before a filler is said, from 100
            to 10000. Server default: ``1500``.
    """

    response_wait_ms: NotRequired[int]
    """Milliseconds to wait for the model before a filler is said, from 100 to 10000."""


StartAgentsRequestPropertiesFillerWordsContentModeDict: TypeAlias = (
    Literal["static", "generated"] | str
)


phraseDict: TypeAlias = str


StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRuleDict: TypeAlias = (
    Literal["shuffle", "round_robin"] | str
)


class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProviderDict(TypedDict):
    """The model that writes fillers.

    Attributes:
        url: Chat completion address of the writer. `/chat/completions` is appended where it is
            missing.
        api_key: API key of the writer.
        params: Further fields of the writer's requests.
    """

    url: str
    """Chat completion address of the writer. `/chat/completions` is appended where it is missing."""
    api_key: str
    """API key of the writer."""
    params: NotRequired[Mapping[str, Any]]
    """Further fields of the writer's requests."""


StartAgentsRequestPropertiesParametersSilenceConfigActionDict: TypeAlias = (
    Literal["speak", "think"] | str
)


class StartAgentsRequestPropertiesParametersFarewellConfigDict(TypedDict):
    """How the agent leaves after `stop`.

    Attributes:
        graceful_enabled: Let the agent finish what it is doing (reach the state `IDLE`) before
            it leaves. Server default: ``False``.
        graceful_timeout_seconds: Longest wait for that, from 0 to 120 seconds. Server default:
            ``30``.
    """

    graceful_enabled: NotRequired[bool]
    """Let the agent finish what it is doing (reach the state `IDLE`) before it leaves."""
    graceful_timeout_seconds: NotRequired[int]
    """Longest wait for that, from 0 to 120 seconds."""


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
    """Interruption by keyword.

    Attributes:
        trigger_keywords: Words that interrupt the agent, 128 at most. Mind the spelling:
            `trigger_`, where turn detection has `triggered_`.
    """

    trigger_keywords: NotRequired[Sequence[str]]
    """Words that interrupt the agent, 128 at most. Mind the spelling: `trigger_`, where turn
    detection has `triggered_`.
    """


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
    """Choice and tuning of a MiniMax voice.

    Attributes:
        voice_id: Identifier of the voice. Needed unless `timber_weights` is given.
        speed: Speaking rate as a factor.
        vol: Loudness as a factor.
        pitch: Shift of the pitch.
        emotion: Emotion to speak with.
        latex_read: Read LaTeX formulas aloud.
        english_normalization: Normalise English text before speaking it.
    """

    voice_id: NotRequired[str]
    """Identifier of the voice. Needed unless `timber_weights` is given."""
    speed: NotRequired[float]
    """Speaking rate as a factor."""
    vol: NotRequired[float]
    """Loudness as a factor."""
    pitch: NotRequired[float]
    """Shift of the pitch."""
    emotion: NotRequired[str]
    """Emotion to speak with."""
    latex_read: NotRequired[bool]
    """Read LaTeX formulas aloud."""
    english_normalization: NotRequired[bool]
    """Normalise English text before speaking it."""


class MinimaxTtsParamsAudioSettingDict(TypedDict):
    """Settings of the audio MiniMax produces.

    Attributes:
        sample_rate: Sample rate in Hz.
    """

    sample_rate: NotRequired[int]
    """Sample rate in Hz."""


class MinimaxTtsParamsPronunciationDictDict(TypedDict):
    """Pronunciations of your own for MiniMax.

    Attributes:
        tone: Entries that each map a word to its pronunciation.
    """

    tone: NotRequired[Sequence[str]]
    """Entries that each map a word to its pronunciation."""


class MinimaxTtsParamsTimberWeightsItemDict(TypedDict):
    """One voice of a MiniMax mix.

    Attributes:
        voice_id: Identifier of the voice.
        weight: Share of the voice in the mix.
    """

    voice_id: NotRequired[str]
    """Identifier of the voice."""
    weight: NotRequired[float]
    """Share of the voice in the mix."""


TtsSkipPatternDict: TypeAlias = Literal[1, 2, 3, 4, 5]


class TencentTtsParamsDict(TypedDict):
    """Settings and credentials of Tencent Cloud speech.

    Attributes:
        app_id: Application id of the Tencent Cloud account, written as a string.
        secret_id: Secret id of the Tencent Cloud account.
        secret_key: Secret key of the Tencent Cloud account.
        voice_type: Number of the voice.
        volume: Loudness.
        speed: Speaking rate.
        emotion_category: Emotion to speak with, for voices that have several.
        emotion_intensity: Strength of the emotion.
    """

    app_id: str
    """Application id of the Tencent Cloud account, written as a string."""
    secret_id: str
    """Secret id of the Tencent Cloud account."""
    secret_key: str
    """Secret key of the Tencent Cloud account."""
    voice_type: int
    """Number of the voice."""
    volume: NotRequired[float]
    """Loudness."""
    speed: NotRequired[float]
    """Speaking rate."""
    emotion_category: NotRequired[str]
    """Emotion to speak with, for voices that have several."""
    emotion_intensity: NotRequired[int]
    """Strength of the emotion."""


class BytedanceTtsParamsDict(TypedDict):
    """Settings and credentials of Volcengine speech.

    Attributes:
        token: Access token.
        app_id: Application id.
        voice_type: Name of the voice.
        cluster: Cluster of the service. Send it when you know it: newer documentation has it,
            older clients do without.
        speed_ratio: Speaking rate as a factor.
        volume_ratio: Loudness as a factor.
        pitch_ratio: Pitch as a factor.
        emotion: Emotion to speak with.
    """

    token: str
    """Access token."""
    app_id: str
    """Application id."""
    voice_type: str
    """Name of the voice."""
    cluster: NotRequired[str]
    """Cluster of the service. Send it when you know it: newer documentation has it, older clients
    do without.
    """
    speed_ratio: NotRequired[float]
    """Speaking rate as a factor."""
    volume_ratio: NotRequired[float]
    """Loudness as a factor."""
    pitch_ratio: NotRequired[float]
    """Pitch as a factor."""
    emotion: NotRequired[str]
    """Emotion to speak with."""


class MicrosoftTtsParamsDict(TypedDict):
    """Settings and credentials of Azure speech.

    Attributes:
        key: Azure speech key.
        region: Azure region of the key.
        voice_name: Name of the voice.
        sample_rate: Sample rate of the audio in Hz, one of 16000, 24000 and 48000. Known
            values: `16000`, `24000`, `48000`. Server default: ``24000``.
        speed: Speaking rate as a factor, from 0.5 to 2.0. Server default: ``1.0``.
        volume: Loudness, from 0 to 100. Server default: ``100``.
    """

    key: str
    """Azure speech key."""
    region: str
    """Azure region of the key."""
    voice_name: str
    """Name of the voice."""
    sample_rate: NotRequired[Literal[16000, 24000, 48000] | int]
    """Sample rate of the audio in Hz, one of 16000, 24000 and 48000. Known values: `16000`,
    `24000`, `48000`.
    """
    speed: NotRequired[float]
    """Speaking rate as a factor, from 0.5 to 2.0."""
    volume: NotRequired[float]
    """Loudness, from 0 to 100."""


class CosyvoiceTtsParamsDict(TypedDict):
    """Settings and credentials of CosyVoice speech.

    Attributes:
        api_key: Alibaba Cloud API key.
        model: Name of the model.
        voice: Name of the voice.
        sample_rate: Sample rate of the audio in Hz.
    """

    api_key: str
    """Alibaba Cloud API key."""
    model: str
    """Name of the model."""
    voice: str
    """Name of the voice."""
    sample_rate: NotRequired[int]
    """Sample rate of the audio in Hz."""


class BytedanceDuplexTtsParamsDict(TypedDict):
    """Settings and credentials of Volcengine duplex speech.

    Attributes:
        app_id: Application id.
        token: Access token.
        speaker: Identifier of the speaker.
    """

    app_id: str
    """Application id."""
    token: str
    """Access token."""
    speaker: str
    """Identifier of the speaker."""


class StepfunTtsParamsDict(TypedDict):
    """Settings and credentials of StepFun speech.

    Attributes:
        api_key: API key.
        model: Name of the model.
        voice_id: Identifier of the voice.
    """

    api_key: str
    """API key."""
    model: str
    """Name of the model."""
    voice_id: str
    """Identifier of the voice."""


class GenericHttpTtsParamsDict(TypedDict):
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

    enable_request_id: NotRequired[bool]
    """Send an id along with every request."""
    api_key: NotRequired[str]
    """API key of the service. Needed unless `headers` carries an `Authorization`."""
    model: NotRequired[str]
    """Name of the model."""
    voice: NotRequired[str]
    """Identifier of the voice."""
    speed: NotRequired[float]
    """Speaking rate."""
    sample_rate: NotRequired[int]
    """Sample rate of the audio in Hz."""
    response_format: NotRequired[str]
    """Format of the audio. Only `pcm` is supported."""
    instruction: NotRequired[str]
    """A hint on the style of the voice."""


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
    """Recognition by Shengwang Fengming, the recognition of the platform itself.

    Attributes:
        vendor: Always `fengming`.
        language: Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`,
            `ar-AE`, `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`,
            `gu-IN`, `he-IL`, `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`,
            `fa-IR`, `pt-PT`, `ru-RU`, `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
        keywords: Hot words that are recognised more readily, 128 at most.
        params: Further settings; none are documented.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["fengming"]
    """Always `fengming`."""
    language: NotRequired[AsrLanguageDict]
    """Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`, `ar-AE`,
    `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`, `gu-IN`, `he-IL`,
    `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`, `fa-IR`, `pt-PT`, `ru-RU`,
    `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
    """
    keywords: NotRequired[Sequence[str]]
    """Hot words that are recognised more readily, 128 at most."""
    params: NotRequired[Mapping[str, Any]]
    """Further settings; none are documented."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class TencentAsrParamsDict(TypedDict):
    """Settings and credentials of Tencent Cloud recognition. Give the two secrets as `secret_id`
    and `secret_key`, their newer names, or as `key` and `secret`, the older ones.

    Attributes:
        secret_id: Secret id of the Tencent Cloud account, under its newer name.
        secret_key: Secret key of the Tencent Cloud account, under its newer name.
        key: Secret key of the Tencent Cloud account, under its older name.
        app_id: Application id of the Tencent Cloud account.
        secret: Secret id of the Tencent Cloud account, presumably, under its older name.
        engine_model_type: Name of the recognition engine.
        voice_id: Identifier of the audio stream, of your choice; samples show 16 characters.
    """

    secret_id: NotRequired[str]
    """Secret id of the Tencent Cloud account, under its newer name."""
    secret_key: NotRequired[str]
    """Secret key of the Tencent Cloud account, under its newer name."""
    key: NotRequired[str]
    """Secret key of the Tencent Cloud account, under its older name."""
    app_id: str
    """Application id of the Tencent Cloud account."""
    secret: NotRequired[str]
    """Secret id of the Tencent Cloud account, presumably, under its older name."""
    engine_model_type: str
    """Name of the recognition engine."""
    voice_id: str
    """Identifier of the audio stream, of your choice; samples show 16 characters."""


class MicrosoftAsrParamsDict(TypedDict):
    """Settings and credentials of Azure recognition.

    Attributes:
        key: Azure speech key.
        region: Azure region of the key.
        language: Language to recognise.
        phrase_list: Phrases that are recognised more readily.
    """

    key: str
    """Azure speech key."""
    region: str
    """Azure region of the key."""
    language: str
    """Language to recognise."""
    phrase_list: NotRequired[Sequence[str]]
    """Phrases that are recognised more readily."""


class XfyunAsrParamsDict(TypedDict):
    """Settings and credentials of iFlytek recognition.

    Attributes:
        api_key: API key.
        app_id: Application id.
        api_secret: API secret.
        language: Language to recognise.
    """

    api_key: str
    """API key."""
    app_id: str
    """Application id."""
    api_secret: str
    """API secret."""
    language: str
    """Language to recognise."""


class XfyunBigmodelAsrParamsDict(TypedDict):
    """Settings and credentials of iFlytek large model recognition.

    Attributes:
        api_key: API key.
        app_id: Application id.
        api_secret: API secret.
        language_name: Family of languages.
        language: Language mode.
    """

    api_key: str
    """API key."""
    app_id: str
    """Application id."""
    api_secret: str
    """API secret."""
    language_name: str
    """Family of languages."""
    language: str
    """Language mode."""


class XfyunDialectAsrParamsDict(TypedDict):
    """Settings and credentials of iFlytek dialect recognition.

    Attributes:
        app_id: Application id.
        access_key_id: Id of the access key.
        access_key_secret: Secret of the access key.
        language: Language to recognise.
    """

    app_id: str
    """Application id."""
    access_key_id: str
    """Id of the access key."""
    access_key_secret: str
    """Secret of the access key."""
    language: str
    """Language to recognise."""


StartAgentsRequestPropertiesAvatarVendorDict: TypeAlias = (
    Literal["akool", "heygen", "sensetime", "spatius", "liveavatar", "anam", "generic"] | str
)


class SensetimeAvatarParamsSceneListItemDigitalRolePositionDict(TypedDict):
    """Where a digital human stands in the picture.

    Attributes:
        x: Horizontal position.
        y: Vertical position.
    """

    x: NotRequired[float]
    """Horizontal position."""
    y: NotRequired[float]
    """Vertical position."""


class SpatiusAvatarParamsDict(TypedDict):
    """Settings and credentials of a Spatius avatar.

    Attributes:
        spatius_api_key: Spatius API key.
        spatius_app_id: Spatius application id.
        spatius_avatar_id: Spatius avatar id.
        agora_uid: User id the avatar publishes under.
        agora_token: RTC token for the user id of the avatar. The newest documentation for
            mainland China needs it, the one before did not; either is taken.
        region: Region of the Spatius service.
        sample_rate: Sample rate of the audio in Hz. Should equal that of the speech synthesis.
        session_expire_minutes: Minutes the avatar session stays valid. Server default: ``30``.
    """

    spatius_api_key: str
    """Spatius API key."""
    spatius_app_id: str
    """Spatius application id."""
    spatius_avatar_id: str
    """Spatius avatar id."""
    agora_uid: str
    """User id the avatar publishes under."""
    agora_token: NotRequired[str]
    """RTC token for the user id of the avatar. The newest documentation for mainland China needs
    it, the one before did not; either is taken.
    """
    region: NotRequired[str]
    """Region of the Spatius service."""
    sample_rate: NotRequired[int]
    """Sample rate of the audio in Hz. Should equal that of the speech synthesis."""
    session_expire_minutes: NotRequired[int]
    """Minutes the avatar session stays valid."""


class LlmParamsDict(TypedDict):
    """Usual fields of a language model request. Any other field of the model may stand beside
    them.

    Attributes:
        model: Name of the model.
        max_tokens: Longest answer, in tokens.
    """

    model: NotRequired[str]
    """Name of the model."""
    max_tokens: NotRequired[int]
    """Longest answer, in tokens."""


class LlmToolFunctionParametersDict(TypedDict):
    """JSON Schema of a function's arguments. Other keywords of JSON Schema may stand beside these.

    Attributes:
        type: Kind of schema, always `object`.
        properties: Schema of each argument, by its name.
        required: Names of the arguments that must be given.
    """

    type: Literal["object"]
    """Kind of schema, always `object`."""
    properties: NotRequired[Mapping[str, Any]]
    """Schema of each argument, by its name."""
    required: NotRequired[Sequence[str]]
    """Names of the arguments that must be given."""


class LlmToolExecutionDict(TypedDict):
    """How a tool is run.

    Attributes:
        mode: Way of running. Only `sync` is supported: the model waits for the result. Server
            default: ``'sync'``.
    """

    mode: NotRequired[str]
    """Way of running. Only `sync` is supported: the model waits for the result."""


LlmToolServerMethodDict: TypeAlias = Literal["GET", "POST"] | str


class MllmInputAudioTranscriptionDict(TypedDict):
    """How user speech is transcribed beside a voice-to-voice model.

    Attributes:
        language: Language of the speech.
        model: Name of the transcription model.
        prompt: Prompt that guides the transcription.
    """

    language: NotRequired[str]
    """Language of the speech."""
    model: NotRequired[str]
    """Name of the transcription model."""
    prompt: NotRequired[str]
    """Prompt that guides the transcription."""


class MllmHttpOptionsDict(TypedDict):
    """HTTP options for the provider of a voice-to-voice model.

    Attributes:
        api_version: Version of the provider's API.
    """

    api_version: NotRequired[str]
    """Version of the provider's API."""


MllmTurnDetectionModeDict: TypeAlias = Literal["agora_vad", "server_vad", "semantic_vad"] | str


class MllmTurnDetectionAgoraVadConfigDict(TypedDict):
    """Settings of the platform's detector.

    Attributes:
        interrupt_duration_ms: Milliseconds of speech that interrupt the agent.
        prefix_padding_ms: Milliseconds of speech before a segment opens.
        silence_duration_ms: Milliseconds of silence that close an utterance.
        threshold: Sensitivity of the voice detection. Higher values take less for speech.
    """

    interrupt_duration_ms: NotRequired[int]
    """Milliseconds of speech that interrupt the agent."""
    prefix_padding_ms: NotRequired[int]
    """Milliseconds of speech before a segment opens."""
    silence_duration_ms: NotRequired[int]
    """Milliseconds of silence that close an utterance."""
    threshold: NotRequired[float]
    """Sensitivity of the voice detection. Higher values take less for speech."""


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
    """The phone side of a call: both numbers, and how the SIP gateway joins the channel.

    Attributes:
        to_number: Number to dial, in E.164 format.
        from_number: Number shown to the callee, in E.164 format.
        rtc_uid: User id under which the SIP gateway joins the channel; not that of the agent.
        rtc_token: RTC token for that user id. The client makes the one that is left out, where
            it has `app_id` and `app_certificate`.
    """

    to_number: str
    """Number to dial, in E.164 format."""
    from_number: str
    """Number shown to the callee, in E.164 format."""
    rtc_uid: str
    """User id under which the SIP gateway joins the channel; not that of the agent."""
    rtc_token: NotRequired[str]
    """RTC token for that user id. The client makes the one that is left out, where it has `app_id`
    and `app_certificate`.
    """


AddPhoneNumbersRequestProviderDict: TypeAlias = Literal["byo", "twilio", "aliyun"]


class AddPhoneNumbersRequestInboundConfigDict(TypedDict):
    """How inbound calls reach the number.

    Attributes:
        allowed_addresses: Addresses calls are accepted from, as IP addresses or CIDR ranges.
            The documentation calls it required.
    """

    allowed_addresses: NotRequired[Sequence[str]]
    """Addresses calls are accepted from, as IP addresses or CIDR ranges. The documentation calls
    it required.
    """


class AddPhoneNumbersRequestOutboundConfigDict(TypedDict):
    """How outbound calls leave through the provider.

    Attributes:
        address: SIP address of the provider. May carry user and password before the host,
            `user:password@host`.
        transport: SIP transport: `tls`, `tcp` or `udp`.
        prefix: Digits put before every number that is dialled.
        user: SIP user name.
        password: SIP password.
    """

    address: NotRequired[str]
    """SIP address of the provider. May carry user and password before the host,
    `user:password@host`.
    """
    transport: NotRequired[str]
    """SIP transport: `tls`, `tcp` or `udp`."""
    prefix: NotRequired[str]
    """Digits put before every number that is dialled."""
    user: NotRequired[str]
    """SIP user name."""
    password: NotRequired[str]
    """SIP password."""


class UpdatePhoneNumbersRequestInboundConfigDict(TypedDict):
    """New binding for inbound calls.

    Attributes:
        pipeline_id: Identifier of the AI Studio pipeline that answers calls.
    """

    pipeline_id: NotRequired[str]
    """Identifier of the AI Studio pipeline that answers calls."""


class UpdatePhoneNumbersRequestOutboundConfigDict(TypedDict):
    """New binding for outbound calls.

    Attributes:
        pipeline_id: Identifier of the AI Studio pipeline used for calls placed.
    """

    pipeline_id: NotRequired[str]
    """Identifier of the AI Studio pipeline used for calls placed."""


class StartAgentsRequestPropertiesGeofenceDict(TypedDict):
    """Region restriction. The agent uses only servers inside `area`.

    Attributes:
        area: Region whose servers may be used. Known values: `GLOBAL`, `NORTH_AMERICA`,
            `EUROPE`, `ASIA`, `INDIA`, `JAPAN`.
        exclude_area: Region to leave out. Only with `area` `GLOBAL`. Known values:
            `NORTH_AMERICA`, `EUROPE`, `ASIA`, `INDIA`, `JAPAN`.
    """

    area: StartAgentsRequestPropertiesGeofenceAreaDict
    """Region whose servers may be used. Known values: `GLOBAL`, `NORTH_AMERICA`, `EUROPE`, `ASIA`,
    `INDIA`, `JAPAN`.
    """
    exclude_area: NotRequired[StartAgentsRequestPropertiesGeofenceExcludeAreaDict]
    """Region to leave out. Only with `area` `GLOBAL`. Known values: `NORTH_AMERICA`, `EUROPE`,
    `ASIA`, `INDIA`, `JAPAN`.
    """


class StartAgentsRequestPropertiesLlmGreetingConfigsDict(TypedDict):
    """How the greeting is played.

    Attributes:
        mode: How often the greeting is played. Known values: `single_every`, `single_first`.
            Server default: ``'single_every'``.
        delay_ms: Wait before the greeting, from 0 to 5000 milliseconds. Server default: ``0``.
        interruptable: Whether a user who speaks cuts the greeting short. The newest
            documentation for mainland China calls this `llm.greeting_interruptable`; either is
            taken. Server default: ``True``.
        audio_download_timeout_ms: Time allowed for fetching `greeting_audio_url`, from 200 to
            10000 milliseconds. When it runs out, the greeting text is spoken instead. Null
            stands for the default. Server default: ``1000``.
        audio_pcm_sample_rate: Sample rate in Hz of a greeting file in raw PCM. Server default:
            ``16000``.
        uninterruptible_asr_policy: What becomes of user speech during a greeting that cannot be
            interrupted. Known values: `merge_reply`, `context`. Server default:
            ``'merge_reply'``.
    """

    mode: NotRequired[StartAgentsRequestPropertiesLlmGreetingConfigsModeDict]
    """How often the greeting is played. Known values: `single_every`, `single_first`."""
    delay_ms: NotRequired[int]
    """Wait before the greeting, from 0 to 5000 milliseconds."""
    interruptable: NotRequired[bool]
    """Whether a user who speaks cuts the greeting short. The newest documentation for mainland
    China calls this `llm.greeting_interruptable`; either is taken.
    """
    audio_download_timeout_ms: NotRequired[int | None]
    """Time allowed for fetching `greeting_audio_url`, from 200 to 10000 milliseconds. When it runs
    out, the greeting text is spoken instead. Null stands for the default.
    """
    audio_pcm_sample_rate: NotRequired[int]
    """Sample rate in Hz of a greeting file in raw PCM."""
    uninterruptible_asr_policy: NotRequired[LlmGreetingConfigsUninterruptibleAsrPolicyDict]
    """What becomes of user speech during a greeting that cannot be interrupted. Known values:
    `merge_reply`, `context`.
    """


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigDict(TypedDict):
    """What becomes of user speech while nothing starts a turn.

    Attributes:
        strategy: What becomes of user speech meanwhile. Known values: `append`, `ignored`,
            `ignore`.
    """

    strategy: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategyDict
    ]
    """What becomes of user speech meanwhile. Known values: `append`, `ignored`, `ignore`."""


class StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechDict(TypedDict):
    """How the end of a turn is found. Send only the settings that belong to `mode`.

    Attributes:
        mode: What ends a turn. Known values: `vad`, `semantic`, `manual`. Server default:
            ``'vad'``.
        vad_config: Settings of mode `vad`.
        semantic_config: Settings of mode `semantic`.
    """

    mode: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechModeDict]
    """What ends a turn. Known values: `vad`, `semantic`, `manual`."""
    vad_config: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfigDict]
    """Settings of mode `vad`."""
    semantic_config: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfigDict
    ]
    """Settings of mode `semantic`."""


class StartAgentsRequestPropertiesSalDict(TypedDict):
    """Selective attention, which finds the one voice that matters.

    Attributes:
        sal_mode: What to do with the voices heard. Known values: `locking`, `recognition`.
            Server default: ``'locking'``.
        sample_urls: Name of a voice print, mapped to the address of its recording. One entry at
            most, not named `unknown`. The recording is raw PCM (`.pcm`), 16 kHz, 16 bits, mono,
            10 to 15 seconds with at least 8 of real speech, 2 MB at most.
    """

    sal_mode: NotRequired[StartAgentsRequestPropertiesSalSalModeDict]
    """What to do with the voices heard. Known values: `locking`, `recognition`."""
    sample_urls: NotRequired[Mapping[str, str]]
    """Name of a voice print, mapped to the address of its recording. One entry at most, not named
    `unknown`. The recording is raw PCM (`.pcm`), 16 kHz, 16 bits, mono, 10 to 15 seconds with
    at least 8 of real speech, 2 MB at most.
    """


class StartAgentsRequestPropertiesRtcDict(TypedDict):
    """Media encryption of the RTC channel.

    Attributes:
        encryption_key: Key of the media encryption, of any length; 32 bytes are advised. Empty
            switches it off.
        encryption_salt: Salt of the media encryption: Base64 of 32 bytes. Needed for modes 7
            and 8.
        encryption_mode: Cipher. One of: `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`.
    """

    encryption_key: NotRequired[str]
    """Key of the media encryption, of any length; 32 bytes are advised. Empty switches it off."""
    encryption_salt: NotRequired[str]
    """Salt of the media encryption: Base64 of 32 bytes. Needed for modes 7 and 8."""
    encryption_mode: NotRequired[RtcEncryptionModeDict]
    """Cipher. One of: `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`."""


class StartAgentsRequestPropertiesFillerWordsTriggerDict(TypedDict):
    """When a filler is said.

    Attributes:
        mode: What triggers a filler. Only `fixed_time` is supported.
        fixed_time_config: Settings of mode `fixed_time`.
    """

    mode: NotRequired[str]
    """What triggers a filler. Only `fixed_time` is supported."""
    fixed_time_config: NotRequired[
        StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfigDict
    ]
    """Settings of mode `fixed_time`."""


class StartAgentsRequestPropertiesFillerWordsContentStaticConfigDict(TypedDict):
    """Fillers from a fixed list.

    Attributes:
        phrases: Phrases to choose from: 1 to 100, none empty, of at most 20 words each, or 20
            characters in a script without spaces. The guide and the service say 20; older
            documentation says 50.
        selection_rule: How the next phrase is picked. Known values: `shuffle`, `round_robin`.
            Server default: ``'shuffle'``.
    """

    phrases: NotRequired[Sequence[phraseDict]]
    """Phrases to choose from: 1 to 100, none empty, of at most 20 words each, or 20 characters in
    a script without spaces. The guide and the service say 20; older documentation says 50.
    """
    selection_rule: NotRequired[
        StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRuleDict
    ]
    """How the next phrase is picked. Known values: `shuffle`, `round_robin`."""


class StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigDict(TypedDict):
    """Fillers written by a model.

    Attributes:
        llm_provider: The model that writes them. In mainland China the platform has its own
            writer and takes none.
        prompt: System prompt for the writer, not empty.
        fallback_strategy: What to do when writing fails. Only `static` is known: say a phrase
            of `static_config`.
        context_message_limit: Number of recent messages shown to the writer, from 1 to 6.
            Server default: ``1``.
        history_character_limit: Number of characters of history shown to the writer, from 0 to
            10000. Server default: ``1000``.
    """

    llm_provider: NotRequired[
        StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProviderDict
    ]
    """The model that writes them. In mainland China the platform has its own writer and takes
    none.
    """
    prompt: NotRequired[str]
    """System prompt for the writer, not empty."""
    fallback_strategy: NotRequired[str]
    """What to do when writing fails. Only `static` is known: say a phrase of `static_config`."""
    context_message_limit: NotRequired[int]
    """Number of recent messages shown to the writer, from 1 to 6."""
    history_character_limit: NotRequired[int]
    """Number of characters of history shown to the writer, from 0 to 10000."""


class StartAgentsRequestPropertiesParametersSilenceConfigDict(TypedDict):
    """What the agent does when nobody has spoken for a while.

    Attributes:
        timeout_ms: Milliseconds of silence before the agent acts, from 0 to 60000. 0 switches
            this off. Server default: ``0``.
        action: What the agent does. Known values: `speak`, `think`. Server default:
            ``'speak'``.
        content: Text to say or to think about. Needed when `timeout_ms` is above 0.
    """

    timeout_ms: NotRequired[int]
    """Milliseconds of silence before the agent acts, from 0 to 60000. 0 switches this off."""
    action: NotRequired[StartAgentsRequestPropertiesParametersSilenceConfigActionDict]
    """What the agent does. Known values: `speak`, `think`."""
    content: NotRequired[str]
    """Text to say or to think about. Needed when `timeout_ms` is above 0."""


class StartAgentsRequestPropertiesInterruptionDisabledConfigDict(TypedDict):
    """What becomes of user speech while the agent cannot be interrupted.

    Attributes:
        strategy: What becomes of user speech meanwhile. Known values: `append`, `ignore`.
    """

    strategy: NotRequired[StartAgentsRequestPropertiesInterruptionDisabledConfigStrategyDict]
    """What becomes of user speech meanwhile. Known values: `append`, `ignore`."""


class UpdateAgentsRequestPropertiesLlmDict(TypedDict):
    """Changes of the language model.

    Attributes:
        system_messages: Prompt messages that replace the current ones, in the shape of OpenAI
            chat messages.
        params: Further fields of the model request. They replace the current ones as a whole,
            so send all of them.
    """

    system_messages: NotRequired[Sequence[Mapping[str, Any]]]
    """Prompt messages that replace the current ones, in the shape of OpenAI chat messages."""
    params: NotRequired[Mapping[str, Any] | LlmParamsDict]
    """Further fields of the model request. They replace the current ones as a whole, so send all
    of them.
    """


class SpeakAgentsRequestDict(TypedDict):
    """A message for the agent to say.

    Attributes:
        text: The broadcast message text. The maximum length of the text content is 512 bytes,
            counted in UTF-8.
        priority: Sets the priority of the message broadcast: - `INTERRUPT`: High priority. The
            agent immediately interrupts the current interaction to announce the message. -
            `APPEND`: Medium priority. The agent announces the message after the current
            interaction ends. - `IGNORE`: Low priority. If the agent is busy interacting, it
            ignores and discards the broadcast; the message is only announced if the agent is
            not interacting. Server default: ``'INTERRUPT'``.
        interruptable: Whether to allow users to interrupt the agent's broadcast by speaking: -
            `true`: Allow - `false`: Don't allow Server default: ``True``.
    """

    text: str
    """The broadcast message text. The maximum length of the text content is 512 bytes, counted in
    UTF-8.
    """
    priority: NotRequired[SpeakAgentsRequestPriorityDict]
    """Sets the priority of the message broadcast: - `INTERRUPT`: High priority. The agent
    immediately interrupts the current interaction to announce the message. - `APPEND`: Medium
    priority. The agent announces the message after the current interaction ends. - `IGNORE`:
    Low priority. If the agent is busy interacting, it ignores and discards the broadcast; the
    message is only announced if the agent is not interacting.
    """
    interruptable: NotRequired[bool]
    """Whether to allow users to interrupt the agent's broadcast by speaking: - `true`: Allow -
    `false`: Don't allow
    """


class AgentThinkAgentManagementRequestDict(TypedDict):
    """An instruction for the agent.

    Attributes:
        text: The instruction, taken as if the user had said it.
        on_listening_action: What happens when the agent is listening to the user. One of:
            `inject`, `interrupt`, `ignore`, `append`. Server default: ``'interrupt'``.
        on_thinking_action: What happens when the model is thinking. One of: `interrupt`,
            `ignore`, `append`. Server default: ``'interrupt'``.
        on_speaking_action: What happens when the agent is speaking. One of: `interrupt`,
            `ignore`, `append`. Server default: ``'ignore'``.
        interruptable: Whether a user who speaks cuts the answer short. Server default:
            ``True``.
        metadata: Data of your own that travels with the instruction, of any kind.
    """

    text: str
    """The instruction, taken as if the user had said it."""
    on_listening_action: NotRequired[AgentThinkAgentManagementRequestOnListeningActionDict]
    """What happens when the agent is listening to the user. One of: `inject`, `interrupt`,
    `ignore`, `append`.
    """
    on_thinking_action: NotRequired[AgentThinkAgentManagementRequestOnThinkingActionDict]
    """What happens when the model is thinking. One of: `interrupt`, `ignore`, `append`."""
    on_speaking_action: NotRequired[AgentThinkAgentManagementRequestOnSpeakingActionDict]
    """What happens when the agent is speaking. One of: `interrupt`, `ignore`, `append`."""
    interruptable: NotRequired[bool]
    """Whether a user who speaks cuts the answer short."""
    metadata: NotRequired[Mapping[str, Any]]
    """Data of your own that travels with the instruction, of any kind."""


class Tts_OtherDict(TypedDict):
    """Speech by a provider that has no class here. The providers listed exist outside mainland
    China.

    Attributes:
        vendor: Provider of the speech. Known values: `amazon`, `cartesia`, `deepgram`,
            `elevenlabs`, `fishaudio`, `google`, `gradium`, `humeai`, `mistral`, `murf`,
            `openai`, `rime`, `sarvam`, `smallestai`, `typecast`, `xai`.
        params: Settings and credentials of the provider, shaped as the provider wants them.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: TtsOtherVendorDict
    """Provider of the speech. Known values: `amazon`, `cartesia`, `deepgram`, `elevenlabs`,
    `fishaudio`, `google`, `gradium`, `humeai`, `mistral`, `murf`, `openai`, `rime`, `sarvam`,
    `smallestai`, `typecast`, `xai`.
    """
    params: Mapping[str, Any]
    """Settings and credentials of the provider, shaped as the provider wants them."""
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    """Kinds of brackets whose content is not spoken. Empty means everything is."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class MinimaxTtsParamsDict(TypedDict):
    """Settings and credentials of MiniMax speech.

    Attributes:
        key: API key.
        group_id: Group id. Older samples send it; newer documentation no longer names it.
        model: Name of the model.
        voice_setting: Choice and tuning of the voice.
        url: WebSocket address of the service.
        audio_setting: Settings of the audio produced.
        pronunciation_dict: Pronunciations of your own.
        timber_weights: A mix of voices, by weight. Takes the place of `voice_setting.voice_id`.
        language_boost: Language to give more weight to.
    """

    key: str
    """API key."""
    group_id: NotRequired[str]
    """Group id. Older samples send it; newer documentation no longer names it."""
    model: str
    """Name of the model."""
    voice_setting: MinimaxTtsParamsVoiceSettingDict | Mapping[str, Any]
    """Choice and tuning of the voice."""
    url: NotRequired[str]
    """WebSocket address of the service."""
    audio_setting: NotRequired[MinimaxTtsParamsAudioSettingDict | Mapping[str, Any]]
    """Settings of the audio produced."""
    pronunciation_dict: NotRequired[MinimaxTtsParamsPronunciationDictDict | Mapping[str, Any]]
    """Pronunciations of your own."""
    timber_weights: NotRequired[Sequence[MinimaxTtsParamsTimberWeightsItemDict | Mapping[str, Any]]]
    """A mix of voices, by weight. Takes the place of `voice_setting.voice_id`."""
    language_boost: NotRequired[str]
    """Language to give more weight to."""


class Tts_TencentDict(TypedDict):
    """Speech by Tencent Cloud.

    Attributes:
        vendor: Always `tencent`.
        params: Voice and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["tencent"]
    """Always `tencent`."""
    params: TencentTtsParamsDict | Mapping[str, Any]
    """Voice and credentials."""
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    """Kinds of brackets whose content is not spoken. Empty means everything is."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Tts_BytedanceDict(TypedDict):
    """Speech by Volcengine (ByteDance).

    Attributes:
        vendor: Always `bytedance`.
        params: Voice and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["bytedance"]
    """Always `bytedance`."""
    params: BytedanceTtsParamsDict | Mapping[str, Any]
    """Voice and credentials."""
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    """Kinds of brackets whose content is not spoken. Empty means everything is."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Tts_MicrosoftDict(TypedDict):
    """Speech by Microsoft Azure.

    Attributes:
        vendor: Always `microsoft`.
        params: Voice, region and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["microsoft"]
    """Always `microsoft`."""
    params: MicrosoftTtsParamsDict | Mapping[str, Any]
    """Voice, region and credentials."""
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    """Kinds of brackets whose content is not spoken. Empty means everything is."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Tts_CosyvoiceDict(TypedDict):
    """Speech by CosyVoice of Alibaba Cloud.

    Attributes:
        vendor: Always `cosyvoice`.
        params: Voice, model and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["cosyvoice"]
    """Always `cosyvoice`."""
    params: CosyvoiceTtsParamsDict | Mapping[str, Any]
    """Voice, model and credentials."""
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    """Kinds of brackets whose content is not spoken. Empty means everything is."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Tts_BytedanceDuplexDict(TypedDict):
    """Speech by the duplex streaming service of Volcengine (ByteDance).

    Attributes:
        vendor: Always `bytedance_duplex`.
        params: Voice and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. This provider does not
            support it. Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["bytedance_duplex"]
    """Always `bytedance_duplex`."""
    params: BytedanceDuplexTtsParamsDict | Mapping[str, Any]
    """Voice and credentials."""
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    """Kinds of brackets whose content is not spoken. This provider does not support it."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Tts_StepfunDict(TypedDict):
    """Speech by StepFun.

    Attributes:
        vendor: Always `stepfun`.
        params: Voice, model and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["stepfun"]
    """Always `stepfun`."""
    params: StepfunTtsParamsDict | Mapping[str, Any]
    """Voice, model and credentials."""
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    """Kinds of brackets whose content is not spoken. Empty means everything is."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Tts_GenericHttpDict(TypedDict):
    """Speech by an HTTP service of your own.

    Attributes:
        vendor: Always `generic_http`.
        url: Address of the service.
        headers: HTTP headers sent to the service.
        params: Settings sent to the service.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["generic_http"]
    """Always `generic_http`."""
    url: str
    """Address of the service."""
    headers: NotRequired[Mapping[str, str]]
    """HTTP headers sent to the service."""
    params: NotRequired[GenericHttpTtsParamsDict | Mapping[str, Any]]
    """Settings sent to the service."""
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    """Kinds of brackets whose content is not spoken. Empty means everything is."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class StartAgentsRequestPropertiesAsrDict(TypedDict):
    """Speech recognition by any provider, with the provider's settings as a map.

    Attributes:
        language: Spoken language as a BCP 47 tag: `zh-CN` or `en-US` in mainland China.
            Settings of the provider in `params` may override it. Server default: ``'zh-CN'``.
        vendor: Provider of the recognition. Known values: `fengming`, `tencent`, `microsoft`,
            `xfyun`, `xfyun_bigmodel`, `xfyun_dialect`. Server default: ``'fengming'``.
        params: Settings and credentials of the provider, shaped as the provider wants them.
            Needed with every provider but `fengming`.
        keywords: Hot words that are recognised more readily, 128 at most. Only with `fengming`,
            and outside mainland China `ares`.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    language: NotRequired[str]
    """Spoken language as a BCP 47 tag: `zh-CN` or `en-US` in mainland China. Settings of the
    provider in `params` may override it.
    """
    vendor: NotRequired[StartAgentsRequestPropertiesAsrVendorDict]
    """Provider of the recognition. Known values: `fengming`, `tencent`, `microsoft`, `xfyun`,
    `xfyun_bigmodel`, `xfyun_dialect`.
    """
    params: NotRequired[
        Mapping[str, Any]
        | TencentAsrParamsDict
        | MicrosoftAsrParamsDict
        | XfyunAsrParamsDict
        | XfyunBigmodelAsrParamsDict
        | XfyunDialectAsrParamsDict
    ]
    """Settings and credentials of the provider, shaped as the provider wants them. Needed with
    every provider but `fengming`.
    """
    keywords: NotRequired[Sequence[str]]
    """Hot words that are recognised more readily, 128 at most. Only with `fengming`, and outside
    mainland China `ares`.
    """
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Asr_TencentDict(TypedDict):
    """Recognition by Tencent Cloud.

    Attributes:
        vendor: Always `tencent`.
        language: Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`,
            `ar-AE`, `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`,
            `gu-IN`, `he-IL`, `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`,
            `fa-IR`, `pt-PT`, `ru-RU`, `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
        params: Engine and credentials.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["tencent"]
    """Always `tencent`."""
    language: NotRequired[AsrLanguageDict]
    """Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`, `ar-AE`,
    `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`, `gu-IN`, `he-IL`,
    `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`, `fa-IR`, `pt-PT`, `ru-RU`,
    `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
    """
    params: TencentAsrParamsDict | Mapping[str, Any]
    """Engine and credentials."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Asr_MicrosoftDict(TypedDict):
    """Recognition by Microsoft Azure.

    Attributes:
        vendor: Always `microsoft`.
        language: Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`,
            `ar-AE`, `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`,
            `gu-IN`, `he-IL`, `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`,
            `fa-IR`, `pt-PT`, `ru-RU`, `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
        params: Language, region and credentials.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["microsoft"]
    """Always `microsoft`."""
    language: NotRequired[AsrLanguageDict]
    """Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`, `ar-AE`,
    `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`, `gu-IN`, `he-IL`,
    `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`, `fa-IR`, `pt-PT`, `ru-RU`,
    `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
    """
    params: MicrosoftAsrParamsDict | Mapping[str, Any]
    """Language, region and credentials."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Asr_XfyunDict(TypedDict):
    """Recognition by iFlytek, classic.

    Attributes:
        vendor: Always `xfyun`.
        language: Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`,
            `ar-AE`, `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`,
            `gu-IN`, `he-IL`, `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`,
            `fa-IR`, `pt-PT`, `ru-RU`, `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
        params: Language and credentials.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["xfyun"]
    """Always `xfyun`."""
    language: NotRequired[AsrLanguageDict]
    """Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`, `ar-AE`,
    `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`, `gu-IN`, `he-IL`,
    `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`, `fa-IR`, `pt-PT`, `ru-RU`,
    `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
    """
    params: XfyunAsrParamsDict | Mapping[str, Any]
    """Language and credentials."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Asr_XfyunBigmodelDict(TypedDict):
    """Recognition by the large model of iFlytek.

    Attributes:
        vendor: Always `xfyun_bigmodel`.
        language: Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`,
            `ar-AE`, `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`,
            `gu-IN`, `he-IL`, `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`,
            `fa-IR`, `pt-PT`, `ru-RU`, `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
        params: Language and credentials.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["xfyun_bigmodel"]
    """Always `xfyun_bigmodel`."""
    language: NotRequired[AsrLanguageDict]
    """Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`, `ar-AE`,
    `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`, `gu-IN`, `he-IL`,
    `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`, `fa-IR`, `pt-PT`, `ru-RU`,
    `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
    """
    params: XfyunBigmodelAsrParamsDict | Mapping[str, Any]
    """Language and credentials."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class Asr_XfyunDialectDict(TypedDict):
    """Recognition of dialects by iFlytek.

    Attributes:
        vendor: Always `xfyun_dialect`.
        language: Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`,
            `ar-AE`, `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`,
            `gu-IN`, `he-IL`, `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`,
            `fa-IR`, `pt-PT`, `ru-RU`, `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
        params: Language and credentials.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["xfyun_dialect"]
    """Always `xfyun_dialect`."""
    language: NotRequired[AsrLanguageDict]
    """Spoken language. Known values: `zh-CN`, `en-US`, `ar-EG`, `ar-JO`, `ar-SA`, `ar-AE`,
    `bn-IN`, `zh-HK`, `zh-TW`, `nl-NL`, `en-IN`, `fil-PH`, `fr-FR`, `de-DE`, `gu-IN`, `he-IL`,
    `hi-IN`, `id-ID`, `it-IT`, `ja-JP`, `kn-IN`, `ko-KR`, `ms-MY`, `fa-IR`, `pt-PT`, `ru-RU`,
    `es-ES`, `ta-IN`, `te-IN`, `th-TH`, `tr-TR`, `vi-VN`.
    """
    params: XfyunDialectAsrParamsDict | Mapping[str, Any]
    """Language and credentials."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


class SensetimeAvatarParamsSceneListItemDigitalRoleDict(TypedDict):
    """The digital human in a scene.

    Attributes:
        face_feature_id: Identifier of the face.
        position: Where it stands in the picture.
        url: Address of the avatar's model package.
    """

    face_feature_id: NotRequired[str]
    """Identifier of the face."""
    position: NotRequired[
        SensetimeAvatarParamsSceneListItemDigitalRolePositionDict | Mapping[str, Any]
    ]
    """Where it stands in the picture."""
    url: NotRequired[str]
    """Address of the avatar's model package."""


class LlmToolFunctionDict(TypedDict):
    """A function as the model sees it.

    Attributes:
        name: Name of the function, at most 64 characters, unique without regard to case. It
            begins with a letter; letters and digits follow. The samples of the vendor have
            underscores too. Names that begin with `mcp`, and `ragsearch_tool`, are taken.
        description: What the function does, for the model to read: 1 to 1024 characters. The
            service wants one.
        parameters: JSON Schema of the arguments, 64 KiB at most. Every keyword of JSON Schema
            is taken; the root is an object.
    """

    name: str
    """Name of the function, at most 64 characters, unique without regard to case. It begins with a
    letter; letters and digits follow. The samples of the vendor have underscores too. Names
    that begin with `mcp`, and `ragsearch_tool`, are taken.
    """
    description: NotRequired[str]
    """What the function does, for the model to read: 1 to 1024 characters. The service wants one."""
    parameters: LlmToolFunctionParametersDict | Mapping[str, Any]
    """JSON Schema of the arguments, 64 KiB at most. Every keyword of JSON Schema is taken; the
    root is an object.
    """


class LlmToolServerDict(TypedDict):
    """The HTTP request that carries out a tool call. `{{args.x}}` stands for argument x of the
    call, `{{template_variables.x}}` for a template variable, `{{tool_call_id}}` for the id of
    the call.

    Attributes:
        method: HTTP method. Known values: `GET`, `POST`.
        url: Address of the request: absolute, `https`, at most 2048 characters, without user
            name or password. Placeholders may stand in path and query.
        headers: HTTP headers: at most 32, of 16 KiB together. Each value is either fixed or one
            placeholder; `{{args.x}}` is not allowed.
        body: Template of the JSON body, for `POST` only: any JSON value of at most 64 KiB. Each
            leaf is either fixed or one placeholder.
        timeout_ms: Time allowed for the request, from 1000 to 100000 milliseconds. Server
            default: ``10000``.
    """

    method: LlmToolServerMethodDict
    """HTTP method. Known values: `GET`, `POST`."""
    url: str
    """Address of the request: absolute, `https`, at most 2048 characters, without user name or
    password. Placeholders may stand in path and query.
    """
    headers: NotRequired[Mapping[str, str | float | bool]]
    """HTTP headers: at most 32, of 16 KiB together. Each value is either fixed or one placeholder;
    `{{args.x}}` is not allowed.
    """
    body: NotRequired[Any]
    """Template of the JSON body, for `POST` only: any JSON value of at most 64 KiB. Each leaf is
    either fixed or one placeholder.
    """
    timeout_ms: NotRequired[int]
    """Time allowed for the request, from 1000 to 100000 milliseconds."""


class MllmParamsDict(TypedDict):
    """Usual settings of a voice-to-voice model. Any other setting of the model may stand beside
    them.

    Attributes:
        model: Name of the model.
        voice: Voice of the answers.
        instructions: System instructions.
        input_audio_transcription: How user speech is transcribed.
        affective_dialog: Answer to the emotion in the user's voice.
        proactive_audio: Let the model keep silent when nothing needs an answer.
        transcribe_agent: Transcribe what the agent says.
        transcribe_user: Transcribe what the user says.
        http_options: HTTP options for the provider.
        language: Language code. For xAI.
        sample_rate: Sample rate of the audio in Hz.
    """

    model: NotRequired[str]
    """Name of the model."""
    voice: NotRequired[str]
    """Voice of the answers."""
    instructions: NotRequired[str]
    """System instructions."""
    input_audio_transcription: NotRequired[MllmInputAudioTranscriptionDict | Mapping[str, Any]]
    """How user speech is transcribed."""
    affective_dialog: NotRequired[bool]
    """Answer to the emotion in the user's voice."""
    proactive_audio: NotRequired[bool]
    """Let the model keep silent when nothing needs an answer."""
    transcribe_agent: NotRequired[bool]
    """Transcribe what the agent says."""
    transcribe_user: NotRequired[bool]
    """Transcribe what the user says."""
    http_options: NotRequired[MllmHttpOptionsDict | Mapping[str, Any]]
    """HTTP options for the provider."""
    language: NotRequired[str]
    """Language code. For xAI."""
    sample_rate: NotRequired[int]
    """Sample rate of the audio in Hz."""


class MllmTurnDetectionServerVadConfigDict(TypedDict):
    """Settings of the model's detector by volume. Which ones apply depends on the provider.

    Attributes:
        prefix_padding_ms: Milliseconds of speech before a segment opens.
        silence_duration_ms: Milliseconds of silence that close an utterance.
        threshold: Sensitivity of the voice detection. Higher values take less for speech.
        idle_timeout_ms: Idle limit in milliseconds. For OpenAI.
        start_of_speech_sensitivity: How readily a start of speech is seen. For Gemini. Known
            values: `START_SENSITIVITY_HIGH`, `START_SENSITIVITY_LOW`.
        end_of_speech_sensitivity: How readily an end of speech is seen. For Gemini. Known
            values: `END_SENSITIVITY_HIGH`, `END_SENSITIVITY_LOW`.
    """

    prefix_padding_ms: NotRequired[int]
    """Milliseconds of speech before a segment opens."""
    silence_duration_ms: NotRequired[int]
    """Milliseconds of silence that close an utterance."""
    threshold: NotRequired[float]
    """Sensitivity of the voice detection. Higher values take less for speech."""
    idle_timeout_ms: NotRequired[int]
    """Idle limit in milliseconds. For OpenAI."""
    start_of_speech_sensitivity: NotRequired[
        MllmTurnDetectionServerVadConfigStartOfSpeechSensitivityDict
    ]
    """How readily a start of speech is seen. For Gemini. Known values: `START_SENSITIVITY_HIGH`,
    `START_SENSITIVITY_LOW`.
    """
    end_of_speech_sensitivity: NotRequired[
        MllmTurnDetectionServerVadConfigEndOfSpeechSensitivityDict
    ]
    """How readily an end of speech is seen. For Gemini. Known values: `END_SENSITIVITY_HIGH`,
    `END_SENSITIVITY_LOW`.
    """


class MllmTurnDetectionSemanticVadConfigDict(TypedDict):
    """Settings of the model's detector by meaning.

    Attributes:
        eagerness: How quickly the model answers. Known values: `auto`, `low`, `medium`, `high`.
    """

    eagerness: NotRequired[MllmTurnDetectionSemanticVadConfigEagernessDict]
    """How quickly the model answers. Known values: `auto`, `low`, `medium`, `high`."""


class AddPhoneNumbersRequestDict(TypedDict):
    """A number to import.

    Attributes:
        provider: Number provider: - `byo`: BYO (Bring Your Own) - `twilio`: Twilio - `aliyun`:
            Alibaba Cloud, in mainland China
        phone_number: Telephone number in E.164 format.
        label: A label used to identify the number.
        inbound_config: SIP inbound call configuration. An older page lets it be null.
        outbound_config: SIP outbound call configuration.
        inbound: Whether the number supports inbound calls. Server default: ``True``.
        outbound: Whether the number supports outbound calls. Server default: ``True``.
    """

    provider: AddPhoneNumbersRequestProviderDict
    """Number provider: - `byo`: BYO (Bring Your Own) - `twilio`: Twilio - `aliyun`: Alibaba Cloud,
    in mainland China
    """
    phone_number: str
    """Telephone number in E.164 format."""
    label: str
    """A label used to identify the number."""
    inbound_config: AddPhoneNumbersRequestInboundConfigDict | Mapping[str, Any] | None
    """SIP inbound call configuration. An older page lets it be null."""
    outbound_config: AddPhoneNumbersRequestOutboundConfigDict | Mapping[str, Any]
    """SIP outbound call configuration."""
    inbound: NotRequired[bool]
    """Whether the number supports inbound calls."""
    outbound: NotRequired[bool]
    """Whether the number supports outbound calls."""


class UpdatePhoneNumbersRequestDict(TypedDict):
    """Bindings of a number to change.

    Attributes:
        inbound_config: Update inbound call configuration. Passing `null` clears all of it, the
            allowed addresses too; left out, it stays as it is.
        outbound_config: Update outbound call configuration. Passing `null` clears all of it,
            the SIP address too; left out, it stays as it is.
    """

    inbound_config: NotRequired[UpdatePhoneNumbersRequestInboundConfigDict | None]
    """Update inbound call configuration. Passing `null` clears all of it, the allowed addresses
    too; left out, it stays as it is.
    """
    outbound_config: NotRequired[UpdatePhoneNumbersRequestOutboundConfigDict | None]
    """Update outbound call configuration. Passing `null` clears all of it, the SIP address too;
    left out, it stays as it is.
    """


class StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDict(TypedDict):
    """How the start of a turn is found. Send only the settings that belong to `mode`.

    Attributes:
        mode: What starts a turn. Known values: `vad`, `keywords`, `disabled`, `manual`. Server
            default: ``'vad'``.
        vad_config: Settings of mode `vad`.
        keywords_config: Settings of mode `keywords`. Deprecated since version 2.6 of the
            service: use `interruption.mode`. Deprecated.
        disabled_config: Settings of mode `disabled`. Deprecated since version 2.6 of the
            service: set `interruption.enable` to false. Deprecated.
    """

    mode: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechModeDict]
    """What starts a turn. Known values: `vad`, `keywords`, `disabled`, `manual`."""
    vad_config: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfigDict
    ]
    """Settings of mode `vad`."""
    keywords_config: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfigDict
    ]
    """Settings of mode `keywords`. Deprecated since version 2.6 of the service: use
    `interruption.mode`. Deprecated.
    """
    disabled_config: NotRequired[
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigDict
    ]
    """Settings of mode `disabled`. Deprecated since version 2.6 of the service: set
    `interruption.enable` to false. Deprecated.
    """


class StartAgentsRequestPropertiesFillerWordsContentDict(TypedDict):
    """What is said as a filler.

    Attributes:
        mode: Where the phrases come from. Known values: `static`, `generated`. Server default:
            ``'static'``.
        static_config: The fixed phrases. Needed in both modes: what is generated falls back to
            them.
        generated_config: Settings of mode `generated`.
    """

    mode: NotRequired[StartAgentsRequestPropertiesFillerWordsContentModeDict]
    """Where the phrases come from. Known values: `static`, `generated`."""
    static_config: NotRequired[StartAgentsRequestPropertiesFillerWordsContentStaticConfigDict]
    """The fixed phrases. Needed in both modes: what is generated falls back to them."""
    generated_config: NotRequired[StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigDict]
    """Settings of mode `generated`."""


class StartAgentsRequestPropertiesParametersDict(TypedDict):
    """Further settings of an agent.

    Attributes:
        silence_config: What the agent does after long silence. Not used with `mllm`.
        farewell_config: How the agent leaves.
        data_channel: Path of transcripts and events to the clients. `rtm` needs
            `advanced_features.enable_rtm`. Server default: ``'datastream'``.
        enable_metrics: Send performance data to the clients. Needs
            `advanced_features.enable_rtm`. Server default: ``False``.
        enable_error_message: Send error events to the clients. Needs
            `advanced_features.enable_rtm`. Server default: ``False``.
        audio_scenario: Audio profile of the RTC connection. Known values: `default`, `chorus`,
            `aiserver`. Server default: ``'default'``.
        opt_out: Keep no data of this run. Server default: ``False``.
    """

    silence_config: NotRequired[StartAgentsRequestPropertiesParametersSilenceConfigDict]
    """What the agent does after long silence. Not used with `mllm`."""
    farewell_config: NotRequired[StartAgentsRequestPropertiesParametersFarewellConfigDict]
    """How the agent leaves."""
    data_channel: NotRequired[StartAgentsRequestPropertiesParametersDataChannelDict]
    """Path of transcripts and events to the clients. `rtm` needs `advanced_features.enable_rtm`."""
    enable_metrics: NotRequired[bool]
    """Send performance data to the clients. Needs `advanced_features.enable_rtm`."""
    enable_error_message: NotRequired[bool]
    """Send error events to the clients. Needs `advanced_features.enable_rtm`."""
    audio_scenario: NotRequired[StartAgentsRequestPropertiesParametersAudioScenarioDict]
    """Audio profile of the RTC connection. Known values: `default`, `chorus`, `aiserver`."""
    opt_out: NotRequired[bool]
    """Keep no data of this run."""


class StartAgentsRequestPropertiesInterruptionDict(TypedDict):
    """Whether and by what the agent may be interrupted.

    Attributes:
        enable: Whether the agent may be interrupted. Server default: ``True``.
        mode: What interrupts the agent. Known values: `start_of_speech`, `keywords`. Server
            default: ``'start_of_speech'``.
        keywords_config: Settings of mode `keywords`.
        disabled_config: Settings for `enable` being false.
    """

    enable: NotRequired[bool]
    """Whether the agent may be interrupted."""
    mode: NotRequired[StartAgentsRequestPropertiesInterruptionModeDict]
    """What interrupts the agent. Known values: `start_of_speech`, `keywords`."""
    keywords_config: NotRequired[StartAgentsRequestPropertiesInterruptionKeywordsConfigDict]
    """Settings of mode `keywords`."""
    disabled_config: NotRequired[StartAgentsRequestPropertiesInterruptionDisabledConfigDict]
    """Settings for `enable` being false."""


class UpdateAgentsRequestPropertiesMllmDict(TypedDict):
    """Changes of the voice-to-voice model.

    Attributes:
        params: Settings of the model. They replace the current ones as a whole, so send all of
            them.
    """

    params: NotRequired[Mapping[str, Any] | MllmParamsDict]
    """Settings of the model. They replace the current ones as a whole, so send all of them."""


class Tts_MinimaxDict(TypedDict):
    """Speech by MiniMax.

    Attributes:
        vendor: Always `minimax`.
        params: Voice, model and credentials.
        skip_patterns: Kinds of brackets whose content is not spoken. Empty means everything is.
            Server default: ``[]``.
        credential_mode: Whose account the provider is used with. With `managed` no key is
            needed. Documented outside mainland China.
    """

    vendor: Literal["minimax"]
    """Always `minimax`."""
    params: MinimaxTtsParamsDict | Mapping[str, Any]
    """Voice, model and credentials."""
    skip_patterns: NotRequired[Sequence[TtsSkipPatternDict]]
    """Kinds of brackets whose content is not spoken. Empty means everything is."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the provider is used with. With `managed` no key is needed. Documented outside
    mainland China.
    """


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
    """One scene of a SenseTime avatar.

    Attributes:
        digital_role: The digital human in the scene.
    """

    digital_role: NotRequired[SensetimeAvatarParamsSceneListItemDigitalRoleDict | Mapping[str, Any]]
    """The digital human in the scene."""


class LlmToolDict(TypedDict):
    """A tool the model may call. The platform makes the HTTP request that carries it out.

    Attributes:
        type: Kind of tool, always `function`.
        function: The function as the model sees it.
        execution: How the tool is run.
        server: The HTTP request to make.
    """

    type: Literal["function"]
    """Kind of tool, always `function`."""
    function: LlmToolFunctionDict
    """The function as the model sees it."""
    execution: NotRequired[LlmToolExecutionDict]
    """How the tool is run."""
    server: LlmToolServerDict
    """The HTTP request to make."""


class MllmTurnDetectionDict(TypedDict):
    """When a turn of the user starts and ends, as a voice-to-voice model sees it. Send only the
    settings that belong to `mode`.

    Attributes:
        mode: The detector. Known values: `agora_vad`, `server_vad`, `semantic_vad`.
        agora_vad_config: Settings of mode `agora_vad`.
        server_vad_config: Settings of mode `server_vad`.
        semantic_vad_config: Settings of mode `semantic_vad`.
    """

    mode: NotRequired[MllmTurnDetectionModeDict]
    """The detector. Known values: `agora_vad`, `server_vad`, `semantic_vad`."""
    agora_vad_config: NotRequired[MllmTurnDetectionAgoraVadConfigDict]
    """Settings of mode `agora_vad`."""
    server_vad_config: NotRequired[MllmTurnDetectionServerVadConfigDict]
    """Settings of mode `server_vad`."""
    semantic_vad_config: NotRequired[MllmTurnDetectionSemanticVadConfigDict]
    """Settings of mode `semantic_vad`."""


class StartAgentsRequestPropertiesLlmDict(TypedDict):
    """The language model that thinks for the agent, reached at a chat completion address of your
    choice.

    Attributes:
        url: Address of the chat completion endpoint. Needed, except in an agent of a pipeline.
            Some providers want the key in its query, so it is shown without.
        api_key: API key of the model. Server default: ``''``.
        credential_mode: Whose account the model is used with. With `managed` no key is needed;
            `url` and `params.model` still are. Documented outside mainland China.
        access_key: Access key of the account, for `style` `bedrock`.
        secret_key: Secret key of the account, for `style` `bedrock`.
        region: Region of the account, for `style` `bedrock`.
        model: Name of the model, for `style` `bedrock`. Elsewhere it stands in `params`.
        ignore_empty: Taken by the newest package of the vendor; no page explains it.
        system_messages: Prompt messages put before every request, in the shape of OpenAI chat
            messages: `{"role": "system", "content": "..."}`.
        params: Further fields of the model request, such as `model` or `max_tokens`.
        max_history: Conversation entries the agent remembers and sends along, from 1 to 1024.
            Server default: ``32``.
        input_modalities: Input kinds the model takes: `["text"]` or `["text", "image"]`. Server
            default: ``['text']``.
        output_modalities: Output kinds the model gives: `["text"]`, `["audio"]` or `["text",
            "audio"]`. Server default: ``['text']``.
        greeting_message: Text the agent says when the first user joins.
        failure_message: Text the agent says when a call to the model fails.
        vendor: Provider of the model. `custom` adds `turn_id` and `timestamp` to the requests
            sent to it, and speech times to the history.
        style: Dialect the endpoint speaks. Known values: `openai`, `gemini`, `anthropic`,
            `dify`, `bedrock`. Server default: ``'openai'``.
        greeting_configs: How the greeting is played.
        greeting_interruptable: Whether a user who speaks cuts the greeting short. The newest
            documentation for mainland China has the switch here; the older one and the global
            one have it in `greeting_configs.interruptable`. Either is taken. Server default:
            ``True``.
        template_variables: Values that replace `{{name}}` in the prompts, the greeting, the
            failure message and the text for silence. A value does not refer to another
            variable.
        mcp_servers: Tool servers (MCP) the model may call. Needs
            `advanced_features.enable_tools`.
        greeting_audio_url: Audio file played as the greeting: an `http` or `https` address of
            at most 2048 bytes, of an mp3, wav or pcm file. Needs `greeting_message` beside it,
            which is spoken when the file cannot be had; without it the request is refused with
            400.
        headers: HTTP headers sent to the model. The platform's own headers win over those of
            the same spelling.
        tools: Tools the platform runs for the model by plain HTTP requests, 32 at most together
            with those of MCP servers. Needs `advanced_features.enable_tools`; does not work
            with `vendor` `custom`, `style` `dify` or `mllm`.
        silence_message: Prompt for long silence. Use `parameters.silence_config` instead.
            Deprecated. Server default: ``''``.
    """

    url: NotRequired[str]
    """Address of the chat completion endpoint. Needed, except in an agent of a pipeline. Some
    providers want the key in its query, so it is shown without.
    """
    api_key: NotRequired[str]
    """API key of the model."""
    credential_mode: NotRequired[CredentialModeDict]
    """Whose account the model is used with. With `managed` no key is needed; `url` and
    `params.model` still are. Documented outside mainland China.
    """
    access_key: NotRequired[str]
    """Access key of the account, for `style` `bedrock`."""
    secret_key: NotRequired[str]
    """Secret key of the account, for `style` `bedrock`."""
    region: NotRequired[str]
    """Region of the account, for `style` `bedrock`."""
    model: NotRequired[str]
    """Name of the model, for `style` `bedrock`. Elsewhere it stands in `params`."""
    ignore_empty: NotRequired[bool]
    """Taken by the newest package of the vendor; no page explains it."""
    system_messages: NotRequired[Sequence[Mapping[str, Any]]]
    """Prompt messages put before every request, in the shape of OpenAI chat messages: `{"role":
    "system", "content": "..."}`.
    """
    params: NotRequired[Mapping[str, Any] | LlmParamsDict]
    """Further fields of the model request, such as `model` or `max_tokens`."""
    max_history: NotRequired[int]
    """Conversation entries the agent remembers and sends along, from 1 to 1024."""
    input_modalities: NotRequired[Sequence[str]]
    """Input kinds the model takes: `["text"]` or `["text", "image"]`."""
    output_modalities: NotRequired[Sequence[str]]
    """Output kinds the model gives: `["text"]`, `["audio"]` or `["text", "audio"]`."""
    greeting_message: NotRequired[str]
    """Text the agent says when the first user joins."""
    failure_message: NotRequired[str]
    """Text the agent says when a call to the model fails."""
    vendor: NotRequired[LlmVendorDict]
    """Provider of the model. `custom` adds `turn_id` and `timestamp` to the requests sent to it,
    and speech times to the history.
    """
    style: NotRequired[StartAgentsRequestPropertiesLlmStyleDict]
    """Dialect the endpoint speaks. Known values: `openai`, `gemini`, `anthropic`, `dify`,
    `bedrock`.
    """
    greeting_configs: NotRequired[StartAgentsRequestPropertiesLlmGreetingConfigsDict]
    """How the greeting is played."""
    greeting_interruptable: NotRequired[bool]
    """Whether a user who speaks cuts the greeting short. The newest documentation for mainland
    China has the switch here; the older one and the global one have it in
    `greeting_configs.interruptable`. Either is taken.
    """
    template_variables: NotRequired[Mapping[str, str]]
    """Values that replace `{{name}}` in the prompts, the greeting, the failure message and the
    text for silence. A value does not refer to another variable.
    """
    mcp_servers: NotRequired[Sequence[StartAgentsRequestPropertiesLlmMcpServersItemDict]]
    """Tool servers (MCP) the model may call. Needs `advanced_features.enable_tools`."""
    greeting_audio_url: NotRequired[str]
    """Audio file played as the greeting: an `http` or `https` address of at most 2048 bytes, of an
    mp3, wav or pcm file. Needs `greeting_message` beside it, which is spoken when the file
    cannot be had; without it the request is refused with 400.
    """
    headers: NotRequired[Mapping[str, str]]
    """HTTP headers sent to the model. The platform's own headers win over those of the same
    spelling.
    """
    tools: NotRequired[Sequence[LlmToolDict]]
    """Tools the platform runs for the model by plain HTTP requests, 32 at most together with those
    of MCP servers. Needs `advanced_features.enable_tools`; does not work with `vendor`
    `custom`, `style` `dify` or `mllm`.
    """
    silence_message: NotRequired[str]
    """Prompt for long silence. Use `parameters.silence_config` instead. Deprecated."""


class StartAgentsRequestPropertiesMllmDict(TypedDict):
    """A voice-to-voice model that hears, thinks and speaks by itself.

    Attributes:
        url: WebSocket address (`wss://`) of the realtime model.
        api_key: API key of the realtime model. Needed, except with `vertexai`.
        adc_credentials_string: Credentials of the Google Cloud account as JSON text, for
            `vertexai`.
        project_id: Google Cloud project, for `vertexai`.
        location: Google Cloud location, for `vertexai`.
        max_history: Conversation entries the agent remembers.
        messages: Items the conversation starts with, in the shape of OpenAI Realtime
            conversation items.
        params: Further settings of the model, such as `model` and `voice`. Providers that want
            other credentials take them here.
        input_modalities: Input kinds the model takes: `["audio"]` or `["audio", "text"]`.
        output_modalities: Output kinds the model gives, such as `["text", "audio"]`.
        greeting_message: Text the agent says when the first user joins.
        vendor: Provider of the model. Known values: `openai`, `vertexai`, `qwen_omni`, `azure`,
            `gemini`, `xai`.
        style: Dialect the endpoint speaks, always `openai`. No longer documented.
        enable: Switch the voice-to-voice model on. Replaces `advanced_features.enable_mllm`.
        failure_message: Text the agent says when a call to the model fails.
        tools: Tools the platform runs for the model by plain HTTP requests. The documentation
            for mainland China says that they do not work with a voice-to-voice model.
        mcp_servers: Tool servers (MCP) the model may call.
        turn_detection: When a turn of the user starts and ends, as this model sees it.
    """

    url: NotRequired[str]
    """WebSocket address (`wss://`) of the realtime model."""
    api_key: NotRequired[str]
    """API key of the realtime model. Needed, except with `vertexai`."""
    adc_credentials_string: NotRequired[str]
    """Credentials of the Google Cloud account as JSON text, for `vertexai`."""
    project_id: NotRequired[str]
    """Google Cloud project, for `vertexai`."""
    location: NotRequired[str]
    """Google Cloud location, for `vertexai`."""
    max_history: NotRequired[int]
    """Conversation entries the agent remembers."""
    messages: NotRequired[Sequence[Mapping[str, Any]]]
    """Items the conversation starts with, in the shape of OpenAI Realtime conversation items."""
    params: NotRequired[Mapping[str, Any] | MllmParamsDict]
    """Further settings of the model, such as `model` and `voice`. Providers that want other
    credentials take them here.
    """
    input_modalities: NotRequired[Sequence[str]]
    """Input kinds the model takes: `["audio"]` or `["audio", "text"]`."""
    output_modalities: NotRequired[Sequence[str]]
    """Output kinds the model gives, such as `["text", "audio"]`."""
    greeting_message: NotRequired[str]
    """Text the agent says when the first user joins."""
    vendor: NotRequired[StartAgentsRequestPropertiesMllmVendorDict]
    """Provider of the model. Known values: `openai`, `vertexai`, `qwen_omni`, `azure`, `gemini`,
    `xai`.
    """
    style: NotRequired[str]
    """Dialect the endpoint speaks, always `openai`. No longer documented."""
    enable: NotRequired[bool]
    """Switch the voice-to-voice model on. Replaces `advanced_features.enable_mllm`."""
    failure_message: NotRequired[str]
    """Text the agent says when a call to the model fails."""
    tools: NotRequired[Sequence[LlmToolDict]]
    """Tools the platform runs for the model by plain HTTP requests. The documentation for mainland
    China says that they do not work with a voice-to-voice model.
    """
    mcp_servers: NotRequired[Sequence[StartAgentsRequestPropertiesLlmMcpServersItemDict]]
    """Tool servers (MCP) the model may call."""
    turn_detection: NotRequired[MllmTurnDetectionDict]
    """When a turn of the user starts and ends, as this model sees it."""


class StartAgentsRequestPropertiesTurnDetectionConfigDict(TypedDict):
    """Settings of turn detection.

    Attributes:
        speech_threshold: Sensitivity of the voice detection, between 0 and 1, both excluded.
            Higher values take less for speech. Server default: ``0.5``.
        start_of_speech: How the start of a turn is found.
        end_of_speech: How the end of a turn is found.
    """

    speech_threshold: NotRequired[float]
    """Sensitivity of the voice detection, between 0 and 1, both excluded. Higher values take less
    for speech.
    """
    start_of_speech: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDict]
    """How the start of a turn is found."""
    end_of_speech: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechDict]
    """How the end of a turn is found."""


class StartAgentsRequestPropertiesFillerWordsDict(TypedDict):
    """Phrases the agent says while the model is still thinking.

    Attributes:
        enable: Switch fillers on. Server default: ``False``.
        trigger: When a filler is said.
        content: What is said.
    """

    enable: NotRequired[bool]
    """Switch fillers on."""
    trigger: NotRequired[StartAgentsRequestPropertiesFillerWordsTriggerDict]
    """When a filler is said."""
    content: NotRequired[StartAgentsRequestPropertiesFillerWordsContentDict]
    """What is said."""


class UpdateAgentsRequestPropertiesDict(TypedDict):
    """The properties that can change while an agent runs.

    Attributes:
        token: RTC token that replaces the current one, for the same channel and user id.
        llm: Changes of the language model.
        mllm: Changes of the voice-to-voice model.
    """

    token: NotRequired[str]
    """RTC token that replaces the current one, for the same channel and user id."""
    llm: NotRequired[UpdateAgentsRequestPropertiesLlmDict]
    """Changes of the language model."""
    mllm: NotRequired[UpdateAgentsRequestPropertiesMllmDict]
    """Changes of the voice-to-voice model."""


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
    """Settings and credentials of a SenseTime avatar. The speech synthesis must produce 16 kHz
    audio.

    Attributes:
        agora_token: RTC token for the user id of the avatar.
        agora_uid: User id the avatar publishes under: a decimal number from 0 to 4294967295
            written as a string, unique in the channel.
        app_id: SenseTime application id.
        app_key: SenseTime application key.
        scene_list: The scenes to show. Not every field SenseTime documents is passed on.
    """

    agora_token: str
    """RTC token for the user id of the avatar."""
    agora_uid: str
    """User id the avatar publishes under: a decimal number from 0 to 4294967295 written as a
    string, unique in the channel.
    """
    appId: str
    """SenseTime application id."""
    app_key: str
    """SenseTime application key."""
    sceneList: Sequence[SensetimeAvatarParamsSceneListItemDict | Mapping[str, Any]]
    """The scenes to show. Not every field SenseTime documents is passed on."""


class StartAgentsRequestPropertiesTurnDetectionDict(TypedDict):
    """When a turn of the user starts and ends. `mode` and `config` are current; the other fields
    belong to an older form of the API and are kept for programs that send them.

    Attributes:
        mode: Detection mode. Only `default` is supported. Server default: ``'default'``.
        config: Detection settings.
        type: Old choice of detector. `server_vad` and `semantic_vad` work with `mllm` only.
            Deprecated. Server default: ``'agora_vad'``.
        interrupt_mode: Old setting: what user speech does while the agent is busy. Use
            `interruption` instead. Deprecated. Known values: `interrupt`, `append`, `ignore`,
            `keyword`, `adaptive`, `keywords`. Server default: ``'interrupt'``.
        interrupt_duration_ms: Old setting: milliseconds of speech that interrupt the agent.
            Deprecated. Server default: ``160``.
        interrupt_keywords: Old setting: words that interrupt the agent, 128 at most.
            Deprecated.
        prefix_padding_ms: Old setting: milliseconds of speech before a segment opens.
            Deprecated. Server default: ``800``.
        silence_duration_ms: Old setting: milliseconds of silence that close an utterance.
            Deprecated. Server default: ``640``.
        threshold: Old setting: sensitivity of the voice detection, between 0 and 1, both
            excluded. Higher values take less for speech. Deprecated. Server default: ``0.5``.
        create_response: Old setting, for `mllm` with OpenAI: answer by itself when speech
            stops. Deprecated.
        interrupt_response: Old setting, for `mllm` with OpenAI: interrupt by itself when speech
            starts. Deprecated.
        eagerness: Old setting, for `mllm` with OpenAI and type `semantic_vad`: how quickly the
            model answers. Deprecated. Known values: `auto`, `low`, `high`. Server default:
            ``'auto'``.
    """

    mode: NotRequired[str]
    """Detection mode. Only `default` is supported."""
    config: NotRequired[StartAgentsRequestPropertiesTurnDetectionConfigDict | Mapping[str, Any]]
    """Detection settings."""
    type: NotRequired[StartAgentsRequestPropertiesTurnDetectionTypeDict]
    """Old choice of detector. `server_vad` and `semantic_vad` work with `mllm` only. Deprecated."""
    interrupt_mode: NotRequired[StartAgentsRequestPropertiesTurnDetectionInterruptModeDict]
    """Old setting: what user speech does while the agent is busy. Use `interruption` instead.
    Deprecated. Known values: `interrupt`, `append`, `ignore`, `keyword`, `adaptive`,
    `keywords`.
    """
    interrupt_duration_ms: NotRequired[float]
    """Old setting: milliseconds of speech that interrupt the agent. Deprecated."""
    interrupt_keywords: NotRequired[Sequence[str]]
    """Old setting: words that interrupt the agent, 128 at most. Deprecated."""
    prefix_padding_ms: NotRequired[int]
    """Old setting: milliseconds of speech before a segment opens. Deprecated."""
    silence_duration_ms: NotRequired[int]
    """Old setting: milliseconds of silence that close an utterance. Deprecated."""
    threshold: NotRequired[float]
    """Old setting: sensitivity of the voice detection, between 0 and 1, both excluded. Higher
    values take less for speech. Deprecated.
    """
    create_response: NotRequired[bool]
    """Old setting, for `mllm` with OpenAI: answer by itself when speech stops. Deprecated."""
    interrupt_response: NotRequired[bool]
    """Old setting, for `mllm` with OpenAI: interrupt by itself when speech starts. Deprecated."""
    eagerness: NotRequired[StartAgentsRequestPropertiesTurnDetectionEagernessDict]
    """Old setting, for `mllm` with OpenAI and type `semantic_vad`: how quickly the model answers.
    Deprecated. Known values: `auto`, `low`, `high`.
    """


class UpdateAgentsRequestDict(TypedDict):
    """What to change on a running agent.

    Attributes:
        properties: Configuration properties to update.
    """

    properties: NotRequired[UpdateAgentsRequestPropertiesDict]
    """Configuration properties to update."""


class StartAgentsRequestPropertiesAvatarDict(TypedDict):
    """A digital human that shows the agent on video.

    Attributes:
        enable: Switch the avatar on. Server default: ``False``.
        vendor: Provider of the avatar. Known values: `akool`, `heygen`, `sensetime`, `spatius`,
            `liveavatar`, `anam`, `generic`.
        params: Settings and credentials of the provider: SensetimeAvatarParams,
            SpatiusAvatarParams, or a map for any other.
    """

    enable: NotRequired[bool]
    """Switch the avatar on."""
    vendor: NotRequired[StartAgentsRequestPropertiesAvatarVendorDict]
    """Provider of the avatar. Known values: `akool`, `heygen`, `sensetime`, `spatius`,
    `liveavatar`, `anam`, `generic`.
    """
    params: NotRequired[Mapping[str, Any] | SensetimeAvatarParamsDict | SpatiusAvatarParamsDict]
    """Settings and credentials of the provider: SensetimeAvatarParams, SpatiusAvatarParams, or a
    map for any other.
    """


class CallTelephonyRequestPropertiesDict(TypedDict):
    """The agent side of a call. With a pipeline the first four fields are enough; the others are
    those of the start request and are meant for calls without `pipeline_id`, where `tts` and
    `llm` are needed.

    Attributes:
        channel: Name of the RTC channel the agent joins.
        token: RTC token the agent joins with. The client makes the one that is left out, where
            it has `app_id` and `app_certificate`.
        agent_rtc_uid: User id of the agent in the channel.
        remote_rtc_uids: User ids the agent listens to: exactly one, the `rtc_uid` of the SIP
            gateway; the agent hears nobody else. The documentation calls it required. At most 1
            entries.
        enable_string_uid: Treat user ids as string accounts.
        idle_timeout: Seconds after which the agent leaves an empty channel.
        geofence: Restricts which regions' servers the agent may use.
        advanced_features: Switches for optional features.
        asr: Speech recognition: the plain settings, or a typed provider class such as
            `Asr_Tencent`.
        tts: Speech synthesis. Needed without `pipeline_id`.
        llm: Language model. Needed without `pipeline_id`.
        mllm: Voice-to-voice model. Replaces `asr`, `llm` and `tts`.
        avatar: A digital human that shows the agent on video.
        turn_detection: When a turn of the callee starts and ends.
        sal: Selective attention: lock onto one speaker or tell speakers apart.
        labels: Labels of your own. They come back in the webhook notifications about this call.
        rtc: Media encryption, for channels that use it.
        filler_words: Phrases the agent says while the model is still thinking.
        parameters: Further settings: silence, farewell, data channel, metrics.
        interruption: Whether and by what the agent may be interrupted.
        agent_rtm_uid: RTM user id of the agent. No longer needed: `token` covers RTM as well.
            Deprecated.
        silence_timeout: Seconds of silence, from 0 to 60, after which the agent speaks up. Use
            `parameters.silence_config` instead. Deprecated. Server default: ``0``.
    """

    channel: str
    """Name of the RTC channel the agent joins."""
    token: NotRequired[str]
    """RTC token the agent joins with. The client makes the one that is left out, where it has
    `app_id` and `app_certificate`.
    """
    agent_rtc_uid: str
    """User id of the agent in the channel."""
    remote_rtc_uids: NotRequired[Sequence[str]]
    """User ids the agent listens to: exactly one, the `rtc_uid` of the SIP gateway; the agent
    hears nobody else. The documentation calls it required. At most 1 entries.
    """
    enable_string_uid: NotRequired[bool]
    """Treat user ids as string accounts."""
    idle_timeout: NotRequired[int]
    """Seconds after which the agent leaves an empty channel."""
    geofence: NotRequired[StartAgentsRequestPropertiesGeofenceDict]
    """Restricts which regions' servers the agent may use."""
    advanced_features: NotRequired[
        StartAgentsRequestPropertiesAdvancedFeaturesDict | Mapping[str, Any]
    ]
    """Switches for optional features."""
    asr: NotRequired[AsrDict]
    """Speech recognition: the plain settings, or a typed provider class such as `Asr_Tencent`."""
    tts: NotRequired[TtsDict]
    """Speech synthesis. Needed without `pipeline_id`."""
    llm: NotRequired[StartAgentsRequestPropertiesLlmDict]
    """Language model. Needed without `pipeline_id`."""
    mllm: NotRequired[StartAgentsRequestPropertiesMllmDict]
    """Voice-to-voice model. Replaces `asr`, `llm` and `tts`."""
    avatar: NotRequired[StartAgentsRequestPropertiesAvatarDict]
    """A digital human that shows the agent on video."""
    turn_detection: NotRequired[StartAgentsRequestPropertiesTurnDetectionDict | Mapping[str, Any]]
    """When a turn of the callee starts and ends."""
    sal: NotRequired[StartAgentsRequestPropertiesSalDict]
    """Selective attention: lock onto one speaker or tell speakers apart."""
    labels: NotRequired[Mapping[str, str]]
    """Labels of your own. They come back in the webhook notifications about this call."""
    rtc: NotRequired[StartAgentsRequestPropertiesRtcDict]
    """Media encryption, for channels that use it."""
    filler_words: NotRequired[StartAgentsRequestPropertiesFillerWordsDict]
    """Phrases the agent says while the model is still thinking."""
    parameters: NotRequired[StartAgentsRequestPropertiesParametersDict | Mapping[str, Any]]
    """Further settings: silence, farewell, data channel, metrics."""
    interruption: NotRequired[StartAgentsRequestPropertiesInterruptionDict | Mapping[str, Any]]
    """Whether and by what the agent may be interrupted."""
    agent_rtm_uid: NotRequired[str]
    """RTM user id of the agent. No longer needed: `token` covers RTM as well. Deprecated."""
    silence_timeout: NotRequired[int]
    """Seconds of silence, from 0 to 60, after which the agent speaks up. Use
    `parameters.silence_config` instead. Deprecated.
    """


class StartAgentsRequestPropertiesDict(TypedDict):
    """Configuration of an agent: the channel it joins and whom it listens to there, then how it
    hears (`asr`), thinks (`llm`), speaks (`tts`) and behaves. One voice-to-voice model (`mllm`)
    can take the place of `asr`, `llm` and `tts`.

    Attributes:
        channel: Name of the RTC channel the agent joins.
        token: RTC token the agent joins with, needed when the project has an App Certificate.
            It must be made for this `channel` and `agent_rtc_uid`, and carry RTM privileges too
            when `advanced_features.enable_rtm` is on. The client makes the one that is left
            out, where it has `app_id` and `app_certificate`.
        agent_rtc_uid: User id of the agent in the channel, unique there: a decimal number from
            1 to 4294967295 written as a string, or any user account when `enable_string_uid` is
            on. `"0"` asks for a random number, which the token must then allow.
        remote_rtc_uids: User ids the agent listens to. Exactly one is supported. At most 1
            entries.
        enable_string_uid: Treat user ids as string accounts. One channel must not mix numbers
            and accounts. Server default: ``False``.
        idle_timeout: Seconds after which the agent leaves a channel that everyone it listens to
            has left, from 0 to 259200. 0 switches this off; every agent still ends after 72
            hours. Server default: ``30``.
        geofence: Restricts which regions' servers the agent may use.
        advanced_features: Switches for optional features.
        asr: Speech recognition: the plain settings, or a typed provider class such as
            `Asr_Tencent`.
        tts: Speech synthesis. Needed unless `mllm` or a pipeline takes its place.
        llm: Language model. Needed unless `mllm` or a pipeline takes its place.
        mllm: Voice-to-voice model. Replaces `asr`, `llm` and `tts`.
        avatar: A digital human that shows the agent on video.
        turn_detection: When a turn of the user starts and ends. Ignored while `mllm` is in use;
            that has a `turn_detection` of its own.
        sal: Selective attention: lock onto one speaker or tell speakers apart. In beta; needs
            `advanced_features.enable_sal`.
        labels: Labels of your own. They come back in the webhook notifications about this
            agent. Values are text by the documentation for mainland China; the global one takes
            any JSON value.
        rtc: Media encryption, for channels that use it.
        filler_words: Phrases the agent says while the model is still thinking. In beta.
        parameters: Further settings: silence, farewell, data channel, metrics.
        interruption: Whether and by what the agent may be interrupted. Replaces the keyword and
            disabled modes of `turn_detection.config.start_of_speech`.
        agent_rtm_uid: RTM user id of the agent. No longer needed: `token` covers RTM as well.
            Deprecated.
        silence_timeout: Seconds of silence, from 0 to 60, after which the agent speaks up. Use
            `parameters.silence_config` instead. Deprecated. Server default: ``0``.
    """

    channel: str
    """Name of the RTC channel the agent joins."""
    token: NotRequired[str]
    """RTC token the agent joins with, needed when the project has an App Certificate. It must be
    made for this `channel` and `agent_rtc_uid`, and carry RTM privileges too when
    `advanced_features.enable_rtm` is on. The client makes the one that is left out, where it
    has `app_id` and `app_certificate`.
    """
    agent_rtc_uid: str
    """User id of the agent in the channel, unique there: a decimal number from 1 to 4294967295
    written as a string, or any user account when `enable_string_uid` is on. `"0"` asks for a
    random number, which the token must then allow.
    """
    remote_rtc_uids: Sequence[str]
    """User ids the agent listens to. Exactly one is supported. At most 1 entries."""
    enable_string_uid: NotRequired[bool]
    """Treat user ids as string accounts. One channel must not mix numbers and accounts."""
    idle_timeout: NotRequired[int]
    """Seconds after which the agent leaves a channel that everyone it listens to has left, from 0
    to 259200. 0 switches this off; every agent still ends after 72 hours.
    """
    geofence: NotRequired[StartAgentsRequestPropertiesGeofenceDict]
    """Restricts which regions' servers the agent may use."""
    advanced_features: NotRequired[
        StartAgentsRequestPropertiesAdvancedFeaturesDict | Mapping[str, Any]
    ]
    """Switches for optional features."""
    asr: NotRequired[AsrDict]
    """Speech recognition: the plain settings, or a typed provider class such as `Asr_Tencent`."""
    tts: NotRequired[TtsDict]
    """Speech synthesis. Needed unless `mllm` or a pipeline takes its place."""
    llm: NotRequired[StartAgentsRequestPropertiesLlmDict]
    """Language model. Needed unless `mllm` or a pipeline takes its place."""
    mllm: NotRequired[StartAgentsRequestPropertiesMllmDict]
    """Voice-to-voice model. Replaces `asr`, `llm` and `tts`."""
    avatar: NotRequired[StartAgentsRequestPropertiesAvatarDict]
    """A digital human that shows the agent on video."""
    turn_detection: NotRequired[StartAgentsRequestPropertiesTurnDetectionDict | Mapping[str, Any]]
    """When a turn of the user starts and ends. Ignored while `mllm` is in use; that has a
    `turn_detection` of its own.
    """
    sal: NotRequired[StartAgentsRequestPropertiesSalDict]
    """Selective attention: lock onto one speaker or tell speakers apart. In beta; needs
    `advanced_features.enable_sal`.
    """
    labels: NotRequired[Mapping[str, str]]
    """Labels of your own. They come back in the webhook notifications about this agent. Values are
    text by the documentation for mainland China; the global one takes any JSON value.
    """
    rtc: NotRequired[StartAgentsRequestPropertiesRtcDict]
    """Media encryption, for channels that use it."""
    filler_words: NotRequired[StartAgentsRequestPropertiesFillerWordsDict]
    """Phrases the agent says while the model is still thinking. In beta."""
    parameters: NotRequired[StartAgentsRequestPropertiesParametersDict | Mapping[str, Any]]
    """Further settings: silence, farewell, data channel, metrics."""
    interruption: NotRequired[StartAgentsRequestPropertiesInterruptionDict | Mapping[str, Any]]
    """Whether and by what the agent may be interrupted. Replaces the keyword and disabled modes of
    `turn_detection.config.start_of_speech`.
    """
    agent_rtm_uid: NotRequired[str]
    """RTM user id of the agent. No longer needed: `token` covers RTM as well. Deprecated."""
    silence_timeout: NotRequired[int]
    """Seconds of silence, from 0 to 60, after which the agent speaks up. Use
    `parameters.silence_config` instead. Deprecated.
    """


class CallTelephonyRequestDict(TypedDict):
    """An outbound call to place.

    Attributes:
        name: The name identifier of the call session.
        sip: SIP (Session Initiation Protocol) call configuration object.
        properties: Call attribute configuration. The content of this field varies depending on
            the invocation method: - Using pipeline ID: simply pass in `channel`, `token`,
            `agent_rtc_uid`, and `remote_rtc_uids`. - Using complete configuration: pass in the
            complete parameters of the Start a conversational AI agent `properties`, including
            all required fields such as `channel`, `token`, `agent_rtc_uid`, `remote_rtc_uids`,
            `tts`, and `llm`.
        pipeline_id: The unique ID of a published project in AI Studio.
    """

    name: str
    """The name identifier of the call session."""
    sip: CallTelephonyRequestSipDict
    """SIP (Session Initiation Protocol) call configuration object."""
    properties: CallTelephonyRequestPropertiesDict
    """Call attribute configuration. The content of this field varies depending on the invocation
    method: - Using pipeline ID: simply pass in `channel`, `token`, `agent_rtc_uid`, and
    `remote_rtc_uids`. - Using complete configuration: pass in the complete parameters of the
    Start a conversational AI agent `properties`, including all required fields such as
    `channel`, `token`, `agent_rtc_uid`, `remote_rtc_uids`, `tts`, and `llm`.
    """
    pipeline_id: NotRequired[str]
    """The unique ID of a published project in AI Studio."""


class StartAgentsRequestDict(TypedDict):
    """What to start: a name, and everything the agent needs to know.

    Attributes:
        name: The unique identifier of the agent. The same identifier cannot be used repeatedly:
            starting a second agent under a name in use is answered with 409.
        properties: Configuration details of the agent.
        pipeline_id: The unique ID of a published project in AI Studio. Its settings apply
            wherever `properties` says nothing; `asr`, `tts` and `llm` may then be left out.
    """

    name: str
    """The unique identifier of the agent. The same identifier cannot be used repeatedly: starting
    a second agent under a name in use is answered with 409.
    """
    properties: StartAgentsRequestPropertiesDict
    """Configuration details of the agent."""
    pipeline_id: NotRequired[str]
    """The unique ID of a published project in AI Studio. Its settings apply wherever `properties`
    says nothing; `asr`, `tts` and `llm` may then be left out.
    """
