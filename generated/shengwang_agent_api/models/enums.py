# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""Named values. Open enumerations also take any other value, in requests and in replies."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = [
    "AddPhoneNumbersRequestProvider",
    "AgentErrorResponseReason",
    "AgentThinkAgentManagementRequestOnListeningAction",
    "AgentThinkAgentManagementRequestOnSpeakingAction",
    "AgentThinkAgentManagementRequestOnThinkingAction",
    "AsrLanguage",
    "CredentialMode",
    "CustomLlmMessageRole",
    "CustomLlmMessageSource",
    "GetAgentsResponseStatus",
    "GetHistoryAgentsResponseContentsItemRole",
    "GetPhoneNumbersResponseProvider",
    "GetTelephonyResponseReason",
    "GetTelephonyResponseState",
    "GetTelephonyResponseType",
    "GetTurnsAgentsResponseTurnsItemEndType",
    "GetTurnsAgentsResponseTurnsItemStartType",
    "ListAgentsRequestState",
    "ListAgentsResponseDataListItemStatus",
    "ListPhoneNumbersResponseItemProvider",
    "ListTelephonyRequestType",
    "ListTelephonyResponseDataListItemState",
    "ListTelephonyResponseDataListItemType",
    "LlmGreetingConfigsUninterruptibleAsrPolicy",
    "LlmToolServerMethod",
    "LlmVendor",
    "MllmTurnDetectionMode",
    "MllmTurnDetectionSemanticVadConfigEagerness",
    "MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity",
    "MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity",
    "NcsAgentLeftMessage",
    "NcsEventType",
    "NcsInboundCallState",
    "NcsOutboundCallState",
    "RtcEncryptionMode",
    "SpeakAgentsRequestPriority",
    "StartAgentsRequestPropertiesAsrVendor",
    "StartAgentsRequestPropertiesAvatarVendor",
    "StartAgentsRequestPropertiesFillerWordsContentMode",
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule",
    "StartAgentsRequestPropertiesGeofenceArea",
    "StartAgentsRequestPropertiesGeofenceExcludeArea",
    "StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy",
    "StartAgentsRequestPropertiesInterruptionMode",
    "StartAgentsRequestPropertiesLlmGreetingConfigsMode",
    "StartAgentsRequestPropertiesLlmStyle",
    "StartAgentsRequestPropertiesMllmVendor",
    "StartAgentsRequestPropertiesParametersAudioScenario",
    "StartAgentsRequestPropertiesParametersDataChannel",
    "StartAgentsRequestPropertiesParametersSilenceConfigAction",
    "StartAgentsRequestPropertiesSalSalMode",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode",
    "StartAgentsRequestPropertiesTurnDetectionEagerness",
    "StartAgentsRequestPropertiesTurnDetectionInterruptMode",
    "StartAgentsRequestPropertiesTurnDetectionType",
    "StartAgentsResponseStatus",
    "TelephonyErrorType",
    "TtsOtherVendor",
    "TtsSkipPattern",
    "TurnEndCause",
    "TurnErrorReason",
    "TurnLatencySegment",
    "UpdateAgentsResponseStatus",
    "UpdatePhoneNumbersResponseProvider",
]

StartAgentsRequestPropertiesGeofenceArea: TypeAlias = (
    Literal["GLOBAL", "NORTH_AMERICA", "EUROPE", "ASIA", "INDIA", "JAPAN"] | str
)
"""Region the agent must stay in.

- `GLOBAL`: Worldwide.
- `NORTH_AMERICA`: North America.
- `EUROPE`: Europe.
- `ASIA`: Asia.
- `INDIA`: India.
- `JAPAN`: Japan.
"""

StartAgentsRequestPropertiesGeofenceExcludeArea: TypeAlias = (
    Literal["NORTH_AMERICA", "EUROPE", "ASIA", "INDIA", "JAPAN"] | str
)
"""Region cut out of `GLOBAL`.

- `NORTH_AMERICA`: North America.
- `EUROPE`: Europe.
- `ASIA`: Asia.
- `INDIA`: India.
- `JAPAN`: Japan.
"""

CredentialMode: TypeAlias = Literal["byok", "managed"]
"""Whose account a provider is used with.

- `byok`: Your own; send its key. The default.
- `managed`: The platform's, for a few models: `nova-2` and `nova-3` of Deepgram, `gpt-4o-mini`,
  `gpt-4.1-mini`, `gpt-5-nano`, `gpt-5-mini` and `tts-1` of OpenAI, `speech-2.6-turbo` and
  `speech-2.8-turbo` of MiniMax.
"""

LlmVendor: TypeAlias = (
    Literal["aliyun", "bytedance", "deepseek", "tencent", "custom", "openai", "azure", "xai"] | str
)
"""Provider of the language model.

- `aliyun`: Alibaba Cloud.
- `bytedance`: Volcengine.
- `deepseek`: DeepSeek.
- `tencent`: Tencent.
- `custom`: A model service of your own. Its requests carry `turn_id` and `timestamp` in
  addition.
- `openai`: OpenAI. Outside mainland China.
- `azure`: Microsoft Azure. Outside mainland China.
- `xai`: xAI. Outside mainland China.
"""

StartAgentsRequestPropertiesLlmStyle: TypeAlias = (
    Literal["openai", "gemini", "anthropic", "dify", "bedrock"] | str
)
"""Dialect a model endpoint speaks. The documentation for mainland China names `openai` only.

- `openai`: The format of OpenAI chat completions.
- `gemini`: The format of Google Gemini and Vertex AI.
- `anthropic`: The format of Anthropic Claude.
- `dify`: The format of Dify.
- `bedrock`: The format of Amazon Bedrock. Known to the newest package of the vendor.
"""

StartAgentsRequestPropertiesLlmGreetingConfigsMode: TypeAlias = (
    Literal["single_every", "single_first"] | str
)
"""How often the greeting is played.

- `single_every`: Each time a user enters the channel while it is empty.
- `single_first`: For the first user only.
"""

LlmGreetingConfigsUninterruptibleAsrPolicy: TypeAlias = Literal["merge_reply", "context"] | str
"""What becomes of user speech during a greeting that cannot be interrupted.

- `merge_reply`: It is answered together with what the user says next.
- `context`: It is kept as context and not answered.
"""

StartAgentsRequestPropertiesMllmVendor: TypeAlias = (
    Literal["openai", "vertexai", "qwen_omni", "azure", "gemini", "xai"] | str
)
"""Provider of the voice-to-voice model. In mainland China it is `qwen_omni`.

- `openai`: OpenAI Realtime.
- `vertexai`: Google Vertex AI.
- `qwen_omni`: Alibaba Qwen Omni.
- `azure`: OpenAI Realtime on Microsoft Azure.
- `gemini`: Google Gemini Live.
- `xai`: xAI.
"""

StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode: TypeAlias = (
    Literal["vad", "keywords", "disabled", "manual"] | str
)
"""What starts a turn.

- `vad`: Voice activity.
- `keywords`: A spoken keyword. Deprecated, see `interruption`.
- `disabled`: Nothing; the agent cannot be interrupted. Deprecated, see `interruption`.
- `manual`: A signal from the client over RTM. Needs `advanced_features.enable_rtm` and
  `parameters.data_channel` `rtm`.
"""

StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy: TypeAlias = (
    Literal["append", "ignored", "ignore"] | str
)
"""What becomes of user speech while the agent cannot be interrupted. The word for dropping it
changed over time; the sources do not agree which of the two the service takes.

- `append`: It is kept and answered later.
- `ignored`: It is dropped (older spelling).
- `ignore`: It is dropped (newer spelling).
"""

StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode: TypeAlias = (
    Literal["vad", "semantic", "manual"] | str
)
"""What ends a turn.

- `vad`: A stretch of silence.
- `semantic`: The meaning of what was said.
- `manual`: A signal from the client over RTM. Needs `advanced_features.enable_rtm` and
  `parameters.data_channel` `rtm`.
"""

StartAgentsRequestPropertiesTurnDetectionType: TypeAlias = (
    Literal["agora_vad", "server_vad", "semantic_vad"] | str
)
"""Old choice of detector.

- `agora_vad`: The detector of the platform.
- `server_vad`: The detector of the model, by volume. With `mllm` only.
- `semantic_vad`: The detector of the model, by meaning. With `mllm` only.
"""

StartAgentsRequestPropertiesTurnDetectionInterruptMode: TypeAlias = (
    Literal["interrupt", "append", "ignore", "keyword", "adaptive", "keywords"] | str
)
"""Old setting: what user speech does while the agent is busy.

- `interrupt`: The agent stops and answers at once.
- `append`: The agent finishes, then answers.
- `ignore`: The speech is dropped.
- `keyword`: Only a listed keyword interrupts.
- `adaptive`: More speech is needed to interrupt while the agent is talking.
- `keywords`: The same as `keyword`, as newer documentation spells it.
"""

StartAgentsRequestPropertiesTurnDetectionEagerness: TypeAlias = Literal["auto", "low", "high"] | str
"""Old setting: how quickly the model answers.

- `auto`: At a medium pace.
- `low`: Slowly.
- `high`: Quickly.
"""

StartAgentsRequestPropertiesSalSalMode: TypeAlias = Literal["locking", "recognition"] | str
"""What selective attention does.

- `locking`: Lock onto one speaker.
- `recognition`: Tell speakers apart.
"""

RtcEncryptionMode: TypeAlias = Literal[1, 2, 3, 4, 5, 6, 7, 8]
"""Cipher of the media encryption.

- `1`: AES-128-XTS.
- `2`: AES-128-ECB.
- `3`: AES-256-XTS.
- `4`: SM4-128-ECB.
- `5`: AES-128-GCM.
- `6`: AES-256-GCM.
- `7`: AES-128-GCM with salt (`AES_128_GCM2`).
- `8`: AES-256-GCM with salt (`AES_256_GCM2`).
"""

StartAgentsRequestPropertiesFillerWordsContentMode: TypeAlias = Literal["static", "generated"] | str
"""Where filler phrases come from.

- `static`: A fixed list.
- `generated`: A model writes them on the spot.
"""

StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule: TypeAlias = (
    Literal["shuffle", "round_robin"] | str
)
"""How the next filler is picked.

- `shuffle`: At random, each phrase once per round.
- `round_robin`: In the order of the list.
"""

StartAgentsRequestPropertiesParametersSilenceConfigAction: TypeAlias = (
    Literal["speak", "think"] | str
)
"""What the agent does after long silence.

- `speak`: Say the text.
- `think`: Hand the text to the model and say its answer.
"""

StartAgentsRequestPropertiesParametersDataChannel: TypeAlias = Literal["rtm", "datastream"] | str
"""Path of transcripts and events to the clients.

- `rtm`: RTM messages.
- `datastream`: The data stream of the RTC channel.
"""

StartAgentsRequestPropertiesParametersAudioScenario: TypeAlias = (
    Literal["default", "chorus", "aiserver"] | str
)
"""Audio profile of the RTC connection.

- `default`: The same as `aiserver`.
- `chorus`: Lowest latency, made for singing together.
- `aiserver`: Made for talking with agents.
"""

StartAgentsRequestPropertiesInterruptionMode: TypeAlias = (
    Literal["start_of_speech", "keywords"] | str
)
"""What interrupts the agent.

- `start_of_speech`: Any speech of the user.
- `keywords`: A spoken keyword.
"""

StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy: TypeAlias = (
    Literal["append", "ignore"] | str
)
"""What becomes of user speech while the agent cannot be interrupted.

- `append`: It is kept and answered later.
- `ignore`: It is dropped.
"""

ListAgentsRequestState: TypeAlias = Literal["0", "1", "2", "3", "4", "5", "6"] | str
"""Code of an agent state, as a filter. Outside mainland China the service also takes several codes
in one comma-separated string.

- `0`: `IDLE`.
- `1`: `STARTING`.
- `2`: `RUNNING`.
- `3`: `STOPPING`.
- `4`: `STOPPED`.
- `5`: `RECOVERING`. Dropped in newer versions of the service.
- `6`: `FAILED`.
"""

SpeakAgentsRequestPriority: TypeAlias = Literal["INTERRUPT", "APPEND", "IGNORE"]
"""How a message relates to what the agent is doing.

- `INTERRUPT`: High priority. The agent immediately interrupts the current interaction to
  announce the message.
- `APPEND`: Medium priority. The agent announces the message after the current interaction ends.
- `IGNORE`: Low priority. If the agent is busy interacting, it ignores and discards the
  broadcast; the message is only announced if the agent is not interacting.
"""

AgentThinkAgentManagementRequestOnListeningAction: TypeAlias = Literal[
    "inject", "interrupt", "ignore", "append"
]
"""What an instruction does while the agent is listening.

- `inject`: It joins the current turn.
- `interrupt`: It cuts the current turn and is answered at once.
- `ignore`: It is dropped.
- `append`: It waits for the end of the current turn. Not in every edition of the documentation.
"""

AgentThinkAgentManagementRequestOnThinkingAction: TypeAlias = Literal[
    "interrupt", "ignore", "append"
]
"""What an instruction does while the model is thinking.

- `interrupt`: It cuts the current turn and is answered at once.
- `ignore`: It is dropped.
- `append`: It waits for the end of the current turn. Not in every edition of the documentation.
"""

AgentThinkAgentManagementRequestOnSpeakingAction: TypeAlias = Literal[
    "interrupt", "ignore", "append"
]
"""What an instruction does while the agent is speaking.

- `interrupt`: It cuts the current turn and is answered at once.
- `ignore`: It is dropped.
- `append`: It waits for the end of the current turn. Not in every edition of the documentation.
"""

StartAgentsResponseStatus: TypeAlias = (
    Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"] | str
)
"""State of the agent right after creation.

- `IDLE`: The agent is idle.
- `STARTING`: The agent is being started.
- `RUNNING`: The agent is running.
- `STOPPING`: The agent is stopping.
- `STOPPED`: The agent has exited.
- `RECOVERING`: The agent is recovering. Newer versions of the service no longer report it.
- `FAILED`: The agent failed to execute.
"""

ListAgentsResponseDataListItemStatus: TypeAlias = (
    Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"] | str
)
"""State of a listed agent.

- `IDLE`: The agent is idle.
- `STARTING`: The agent is being started.
- `RUNNING`: The agent is running.
- `STOPPING`: The agent is stopping.
- `STOPPED`: The agent has exited.
- `RECOVERING`: The agent is recovering. Newer versions of the service no longer report it.
- `FAILED`: The agent failed to execute.
"""

GetAgentsResponseStatus: TypeAlias = (
    Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"] | str
)
"""State of an agent.

- `IDLE`: The agent is idle.
- `STARTING`: The agent is being started.
- `RUNNING`: The agent is running.
- `STOPPING`: The agent is stopping.
- `STOPPED`: The agent has exited.
- `RECOVERING`: The agent is recovering. Newer versions of the service no longer report it.
- `FAILED`: The agent failed to execute.
"""

GetHistoryAgentsResponseContentsItemRole: TypeAlias = Literal["user", "assistant"] | str
"""Who said an entry.

- `user`: The user.
- `assistant`: The agent.
"""

UpdateAgentsResponseStatus: TypeAlias = (
    Literal["IDLE", "STARTING", "RUNNING", "STOPPING", "STOPPED", "RECOVERING", "FAILED"] | str
)
"""State of the agent after a change.

- `IDLE`: The agent is idle.
- `STARTING`: The agent is being started.
- `RUNNING`: The agent is running.
- `STOPPING`: The agent is stopping.
- `STOPPED`: The agent has exited.
- `RECOVERING`: The agent is recovering. Newer versions of the service no longer report it.
- `FAILED`: The agent failed to execute.
"""

GetTurnsAgentsResponseTurnsItemStartType: TypeAlias = (
    Literal["voice_input", "greeting", "silence_timeout", "api_speak", "api_think"] | str
)
"""What began a turn.

- `voice_input`: The user spoke.
- `greeting`: The greeting of the agent.
- `silence_timeout`: The agent spoke up after long silence.
- `api_speak`: A request to speak.
- `api_think`: A request to think.
"""

GetTurnsAgentsResponseTurnsItemEndType: TypeAlias = (
    Literal["ok", "interrupted", "ignored", "error"] | str
)
"""How a turn ended.

- `ok`: It ran to its end.
- `interrupted`: It was cut short.
- `ignored`: What the user said was not answered.
- `error`: Something failed.
"""

TurnEndCause: TypeAlias = (
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
    | str
)
"""What ended a turn.

- `start_of_speech`: The user spoke.
- `api_speak`: A request to speak.
- `api_interrupt`: A request to interrupt.
- `api_leave`: A request to stop the agent.
- `user_no_longer_present`: The user left the channel.
- `api_think`: A request to think. In webhook event 112 only.
- `semantic`: What the user said was judged to need no answer.
- `keywords`: No start keyword was heard.
- `disable`: Interruption is switched off.
- `no_asr_result`: Nothing was recognised. In webhook event 112 only.
"""

TurnErrorReason: TypeAlias = Literal["LLM_REQUEST_ERR", "INTERNAL_ERR", "TTS_REQUEST_ERR"] | str
"""What failed in a turn.

- `LLM_REQUEST_ERR`: The request to the language model.
- `INTERNAL_ERR`: Something inside the platform.
- `TTS_REQUEST_ERR`: The request for speech. In webhook event 112 only.
"""

TurnLatencySegment: TypeAlias = (
    Literal[
        "algorithm_processing",
        "asr_ttlw",
        "llm_ttft",
        "llm_ftfs",
        "llm_ttfa",
        "tts_ttfb",
        "transport",
    ]
    | str
)
"""A stage of a turn.

- `algorithm_processing`: Processing of the user's audio.
- `asr_ttlw`: From the end of speech to the last recognised word.
- `llm_ttft`: Until the first token of the language model.
- `llm_ftfs`: From the first token to the first whole sentence.
- `llm_ttfa`: Until the first audio byte of the voice-to-voice model.
- `tts_ttfb`: Until the first byte of speech.
- `transport`: Travel over the network. Missing for users in a browser.
"""

TtsOtherVendor: TypeAlias = (
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
    | str
)
"""A provider of speech without a class of its own.

- `amazon`: Amazon Polly.
- `cartesia`: Cartesia.
- `deepgram`: Deepgram.
- `elevenlabs`: ElevenLabs.
- `fishaudio`: Fish Audio.
- `google`: Google Cloud.
- `gradium`: Gradium.
- `humeai`: Hume AI.
- `mistral`: Mistral.
- `murf`: Murf.
- `openai`: OpenAI.
- `rime`: Rime.
- `sarvam`: Sarvam.
- `smallestai`: Smallest AI.
- `typecast`: Typecast.
- `xai`: xAI.
"""

TtsSkipPattern: TypeAlias = Literal[1, 2, 3, 4, 5]
"""A kind of brackets.

- `1`: `（ ）`, full-width round brackets.
- `2`: `【 】`, lenticular brackets.
- `3`: `( )`, round brackets.
- `4`: `[ ]`, square brackets.
- `5`: `{ }`, curly brackets.
"""

StartAgentsRequestPropertiesAsrVendor: TypeAlias = (
    Literal["fengming", "tencent", "microsoft", "xfyun", "xfyun_bigmodel", "xfyun_dialect"] | str
)
"""Provider of the speech recognition.

- `fengming`: Shengwang Fengming, the default in mainland China.
- `tencent`: Tencent Cloud.
- `microsoft`: Microsoft Azure.
- `xfyun`: iFlytek, classic recognition.
- `xfyun_bigmodel`: iFlytek, large model.
- `xfyun_dialect`: iFlytek, dialects.
"""

AsrLanguage: TypeAlias = (
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
"""Spoken language as a BCP 47 tag. In mainland China `zh-CN` and `en-US` are documented; the
others depend on the provider.
"""

StartAgentsRequestPropertiesAvatarVendor: TypeAlias = (
    Literal["akool", "heygen", "sensetime", "spatius", "liveavatar", "anam", "generic"] | str
)
"""Provider of the avatar. In mainland China these are `sensetime` and `spatius`.

- `akool`: Akool.
- `heygen`: HeyGen, since renamed LiveAvatar.
- `sensetime`: SenseTime.
- `spatius`: Spatius.
- `liveavatar`: LiveAvatar. Outside mainland China.
- `anam`: Anam. Outside mainland China.
- `generic`: An avatar service of your own. Outside mainland China.
"""

LlmToolServerMethod: TypeAlias = Literal["GET", "POST"] | str
"""HTTP method of a tool request.

- `GET`: HTTP GET.
- `POST`: HTTP POST.
"""

MllmTurnDetectionMode: TypeAlias = Literal["agora_vad", "server_vad", "semantic_vad"] | str
"""Detector of turns.

- `agora_vad`: The detector of the platform.
- `server_vad`: The detector of the model, by volume.
- `semantic_vad`: The detector of the model, by meaning.
"""

MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity: TypeAlias = (
    Literal["START_SENSITIVITY_HIGH", "START_SENSITIVITY_LOW"] | str
)
"""How readily a start of speech is seen.

- `START_SENSITIVITY_HIGH`: Readily.
- `START_SENSITIVITY_LOW`: Rarely.
"""

MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity: TypeAlias = (
    Literal["END_SENSITIVITY_HIGH", "END_SENSITIVITY_LOW"] | str
)
"""How readily an end of speech is seen.

- `END_SENSITIVITY_HIGH`: Early.
- `END_SENSITIVITY_LOW`: Late.
"""

MllmTurnDetectionSemanticVadConfigEagerness: TypeAlias = (
    Literal["auto", "low", "medium", "high"] | str
)
"""How quickly the model answers.

- `auto`: Like `medium`.
- `low`: Slowly.
- `medium`: In between.
- `high`: Quickly.
"""

ListTelephonyRequestType: TypeAlias = Literal["inbound", "outbound"]
"""Direction of calls, as a filter.

- `inbound`: Inbound call.
- `outbound`: Outbound call.
"""

ListTelephonyResponseDataListItemType: TypeAlias = Literal["inbound", "outbound"] | str
"""Direction of a listed call.

- `inbound`: Inbound call.
- `outbound`: Outbound call.
"""

ListTelephonyResponseDataListItemState: TypeAlias = Literal["answered", "hangup"] | str
"""State of a listed call.

- `answered`: The call is connected.
- `hangup`: The call is over.
"""

GetTelephonyResponseType: TypeAlias = Literal["inbound", "outbound"] | str
"""Direction of a call.

- `inbound`: Inbound call.
- `outbound`: Outbound call.
"""

GetTelephonyResponseReason: TypeAlias = Literal["request", "hangup", "failed"] | str
"""Why a call ended.

- `request`: It was ended by a request to this API.
- `hangup`: The other side hung up.
- `failed`: The call failed.
"""

GetTelephonyResponseState: TypeAlias = Literal["answered", "hangup"] | str
"""State of a call.

- `answered`: The call is connected.
- `hangup`: The call is over.
"""

ListPhoneNumbersResponseItemProvider: TypeAlias = Literal["byo", "twilio", "aliyun"] | str
"""Provider of a listed number.

- `byo`: Bring your own: a number reached through your own SIP trunk.
- `twilio`: Twilio.
- `aliyun`: Alibaba Cloud. Named in the documentation for mainland China only.
"""

AddPhoneNumbersRequestProvider: TypeAlias = Literal["byo", "twilio", "aliyun"]
"""Provider of a number to import.

- `byo`: Bring your own: a number reached through your own SIP trunk.
- `twilio`: Twilio.
- `aliyun`: Alibaba Cloud. Named in the documentation for mainland China only.
"""

GetPhoneNumbersResponseProvider: TypeAlias = Literal["byo", "twilio", "aliyun"] | str
"""Provider of a number.

- `byo`: Bring your own: a number reached through your own SIP trunk.
- `twilio`: Twilio.
- `aliyun`: Alibaba Cloud. Named in the documentation for mainland China only.
"""

UpdatePhoneNumbersResponseProvider: TypeAlias = Literal["byo", "twilio", "aliyun"] | str
"""Provider of a changed number.

- `byo`: Bring your own: a number reached through your own SIP trunk.
- `twilio`: Twilio.
- `aliyun`: Alibaba Cloud. Named in the documentation for mainland China only.
"""

CustomLlmMessageRole: TypeAlias = Literal["system", "user", "assistant", "tool"] | str
"""Who said a message.

- `system`: A prompt.
- `user`: The user.
- `assistant`: The agent.
- `tool`: A tool, with its result.
"""

CustomLlmMessageSource: TypeAlias = (
    Literal["asr", "message", "command", "llm", "greeting", "llm failure", "silence"] | str
)
"""What made a message.

- `asr`: Speech that was recognised.
- `message`: A text message of a user.
- `command`: A request to speak or to think.
- `llm`: The model.
- `greeting`: The greeting.
- `llm failure`: The text for a failing model.
- `silence`: The text for long silence.
"""

AgentErrorResponseReason: TypeAlias = (
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
    | str
)
"""Why a request about agents failed.

- `ServiceNotEnabled`: The product is not switched on.
- `AccountSuspended`: The account is suspended or its billing is blocked.
- `InternalError`: The server failed.
- `InvalidPermission`: The product is not activated for this project.
- `InvalidRequestBody`: The body is not valid JSON.
- `MissingRequiredField`: A required field is missing.
- `InvalidFieldValue`: The value of a field is not acceptable.
- `ResourceQuotaLimitExceeded`: The quota is used up by what is already running.
- `ConcurrencyLimitExceeded`: Too many at the same time.
- `ServiceUnavailable`: The service is down for now.
- `ResourceAllocationFailed`: No place to run the agent was found.
- `TaskConflict`: An agent of this name is already running.
- `TaskNotFound`: The agent is unknown or gone.
- `TaskOperationTimeout`: The operation took too long.
- `NotImplemented`: The operation is not supported.
- `InvalidRequest`: Older word for every bad request.
"""

TelephonyErrorType: TypeAlias = (
    Literal[
        "invalid_phone_format",
        "unauthorized",
        "not_found",
        "phone_number_exists",
        "conflict",
        "unprocessable_content",
        "internal_server_error",
    ]
    | str
)
"""Why a request about calls or numbers failed.

- `invalid_phone_format`: A number is not in E.164 format.
- `unauthorized`: The credentials are missing or wrong.
- `not_found`: The number or the call is unknown.
- `phone_number_exists`: The number is already imported.
- `conflict`: Another change is under way, or the number is locked.
- `unprocessable_content`: The values did not pass the checks.
- `internal_server_error`: The server failed.
"""

NcsEventType: TypeAlias = Literal[101, 102, 103, 104, 110, 111, 112, 201, 202] | int
"""What a notification is about.

- `101`: An agent joined its channel.
- `102`: An agent left its channel.
- `103`: The conversation of an agent that has stopped.
- `104`: The token of an agent is about to expire.
- `110`: Something failed during a turn.
- `111`: How long each stage of the turns took.
- `112`: All turns of an agent that has stopped.
- `201`: The state of an inbound call changed.
- `202`: The state of an outbound call changed.
"""

NcsAgentLeftMessage: TypeAlias = (
    Literal[
        "OK",
        "Idle for too long",
        "Task lifetime limit exceeded",
        "Connecting for too long",
        "RTC connection error",
    ]
    | str
)
"""Why an agent left.

- `OK`: It was stopped by a request.
- `Idle for too long`: Nobody was in the channel for the idle timeout.
- `Task lifetime limit exceeded`: It had run for 72 hours.
- `Connecting for too long`: It could not connect in time.
- `RTC connection error`: Its RTC connection failed.
"""

NcsInboundCallState: TypeAlias = Literal["START", "ANSWERED", "TRANSFERED", "HANGUP"] | str
"""State of an inbound call.

- `START`: The call came in.
- `ANSWERED`: The call was answered.
- `TRANSFERED`: The call was handed to a person. The service spells it with one R.
- `HANGUP`: The call is over.
"""

NcsOutboundCallState: TypeAlias = Literal["START", "CALLING", "RINGING", "ANSWERED", "HANGUP"] | str
"""State of an outbound call.

- `START`: The call begins.
- `CALLING`: The number is being dialled.
- `RINGING`: The telephone rings.
- `ANSWERED`: The call was answered.
- `HANGUP`: The call is over.
"""
