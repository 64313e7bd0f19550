# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""All models and named types of the API, each loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .add_phone_numbers_request import AddPhoneNumbersRequest as AddPhoneNumbersRequest
    from .add_phone_numbers_request_inbound_config import (
        AddPhoneNumbersRequestInboundConfig as AddPhoneNumbersRequestInboundConfig,
    )
    from .add_phone_numbers_request_outbound_config import (
        AddPhoneNumbersRequestOutboundConfig as AddPhoneNumbersRequestOutboundConfig,
    )
    from .add_phone_numbers_response import AddPhoneNumbersResponse as AddPhoneNumbersResponse
    from .add_phone_numbers_response_associated_pipeline import (
        AddPhoneNumbersResponseAssociatedPipeline as AddPhoneNumbersResponseAssociatedPipeline,
    )
    from .agent_error_response import AgentErrorResponse as AgentErrorResponse
    from .agent_think_agent_management_request import (
        AgentThinkAgentManagementRequest as AgentThinkAgentManagementRequest,
    )
    from .agent_think_agent_management_response import (
        AgentThinkAgentManagementResponse as AgentThinkAgentManagementResponse,
    )
    from .aliases import Asr as Asr, Tts as Tts
    from .asr_fengming import Asr_Fengming as Asr_Fengming
    from .asr_microsoft import Asr_Microsoft as Asr_Microsoft
    from .asr_tencent import Asr_Tencent as Asr_Tencent
    from .asr_xfyun import Asr_Xfyun as Asr_Xfyun
    from .asr_xfyun_bigmodel import Asr_XfyunBigmodel as Asr_XfyunBigmodel
    from .asr_xfyun_dialect import Asr_XfyunDialect as Asr_XfyunDialect
    from .bytedance_duplex_tts_params import BytedanceDuplexTtsParams as BytedanceDuplexTtsParams
    from .bytedance_tts_params import BytedanceTtsParams as BytedanceTtsParams
    from .call_telephony_request import CallTelephonyRequest as CallTelephonyRequest
    from .call_telephony_request_properties import (
        CallTelephonyRequestProperties as CallTelephonyRequestProperties,
    )
    from .call_telephony_request_sip import CallTelephonyRequestSip as CallTelephonyRequestSip
    from .call_telephony_response import CallTelephonyResponse as CallTelephonyResponse
    from .cosyvoice_tts_params import CosyvoiceTtsParams as CosyvoiceTtsParams
    from .custom_llm_audio import CustomLlmAudio as CustomLlmAudio
    from .custom_llm_audio_word import CustomLlmAudioWord as CustomLlmAudioWord
    from .custom_llm_chunk import CustomLlmChunk as CustomLlmChunk
    from .custom_llm_chunk_choice import CustomLlmChunkChoice as CustomLlmChunkChoice
    from .custom_llm_chunk_delta import CustomLlmChunkDelta as CustomLlmChunkDelta
    from .custom_llm_context import CustomLlmContext as CustomLlmContext
    from .custom_llm_message import CustomLlmMessage as CustomLlmMessage
    from .custom_llm_message_metadata import CustomLlmMessageMetadata as CustomLlmMessageMetadata
    from .custom_llm_metadata_chunk import CustomLlmMetadataChunk as CustomLlmMetadataChunk
    from .custom_llm_reply_settings import CustomLlmReplySettings as CustomLlmReplySettings
    from .custom_llm_request import CustomLlmRequest as CustomLlmRequest
    from .custom_llm_tts_params import CustomLlmTtsParams as CustomLlmTtsParams
    from .custom_tts_error import CustomTtsError as CustomTtsError
    from .custom_tts_error_detail import CustomTtsErrorDetail as CustomTtsErrorDetail
    from .custom_tts_request import CustomTtsRequest as CustomTtsRequest
    from .enums import (
        AddPhoneNumbersRequestProvider as AddPhoneNumbersRequestProvider,
        AgentErrorResponseReason as AgentErrorResponseReason,
        AgentThinkAgentManagementRequestOnListeningAction as AgentThinkAgentManagementRequestOnListeningAction,
        AgentThinkAgentManagementRequestOnSpeakingAction as AgentThinkAgentManagementRequestOnSpeakingAction,
        AgentThinkAgentManagementRequestOnThinkingAction as AgentThinkAgentManagementRequestOnThinkingAction,
        AsrLanguage as AsrLanguage,
        CredentialMode as CredentialMode,
        CustomLlmMessageRole as CustomLlmMessageRole,
        CustomLlmMessageSource as CustomLlmMessageSource,
        GetAgentsResponseStatus as GetAgentsResponseStatus,
        GetHistoryAgentsResponseContentsItemRole as GetHistoryAgentsResponseContentsItemRole,
        GetPhoneNumbersResponseProvider as GetPhoneNumbersResponseProvider,
        GetTelephonyResponseReason as GetTelephonyResponseReason,
        GetTelephonyResponseState as GetTelephonyResponseState,
        GetTelephonyResponseType as GetTelephonyResponseType,
        GetTurnsAgentsResponseTurnsItemEndType as GetTurnsAgentsResponseTurnsItemEndType,
        GetTurnsAgentsResponseTurnsItemStartType as GetTurnsAgentsResponseTurnsItemStartType,
        ListAgentsRequestState as ListAgentsRequestState,
        ListAgentsResponseDataListItemStatus as ListAgentsResponseDataListItemStatus,
        ListPhoneNumbersResponseItemProvider as ListPhoneNumbersResponseItemProvider,
        ListTelephonyRequestType as ListTelephonyRequestType,
        ListTelephonyResponseDataListItemState as ListTelephonyResponseDataListItemState,
        ListTelephonyResponseDataListItemType as ListTelephonyResponseDataListItemType,
        LlmGreetingConfigsUninterruptibleAsrPolicy as LlmGreetingConfigsUninterruptibleAsrPolicy,
        LlmToolServerMethod as LlmToolServerMethod,
        LlmVendor as LlmVendor,
        MllmTurnDetectionMode as MllmTurnDetectionMode,
        MllmTurnDetectionSemanticVadConfigEagerness as MllmTurnDetectionSemanticVadConfigEagerness,
        MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity as MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity,
        MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity as MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity,
        NcsAgentLeftMessage as NcsAgentLeftMessage,
        NcsEventType as NcsEventType,
        NcsInboundCallState as NcsInboundCallState,
        NcsOutboundCallState as NcsOutboundCallState,
        RtcEncryptionMode as RtcEncryptionMode,
        SpeakAgentsRequestPriority as SpeakAgentsRequestPriority,
        StartAgentsRequestPropertiesAsrVendor as StartAgentsRequestPropertiesAsrVendor,
        StartAgentsRequestPropertiesAvatarVendor as StartAgentsRequestPropertiesAvatarVendor,
        StartAgentsRequestPropertiesFillerWordsContentMode as StartAgentsRequestPropertiesFillerWordsContentMode,
        StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule as StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule,
        StartAgentsRequestPropertiesGeofenceArea as StartAgentsRequestPropertiesGeofenceArea,
        StartAgentsRequestPropertiesGeofenceExcludeArea as StartAgentsRequestPropertiesGeofenceExcludeArea,
        StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy as StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy,
        StartAgentsRequestPropertiesInterruptionMode as StartAgentsRequestPropertiesInterruptionMode,
        StartAgentsRequestPropertiesLlmGreetingConfigsMode as StartAgentsRequestPropertiesLlmGreetingConfigsMode,
        StartAgentsRequestPropertiesLlmStyle as StartAgentsRequestPropertiesLlmStyle,
        StartAgentsRequestPropertiesMllmVendor as StartAgentsRequestPropertiesMllmVendor,
        StartAgentsRequestPropertiesParametersAudioScenario as StartAgentsRequestPropertiesParametersAudioScenario,
        StartAgentsRequestPropertiesParametersDataChannel as StartAgentsRequestPropertiesParametersDataChannel,
        StartAgentsRequestPropertiesParametersSilenceConfigAction as StartAgentsRequestPropertiesParametersSilenceConfigAction,
        StartAgentsRequestPropertiesSalSalMode as StartAgentsRequestPropertiesSalSalMode,
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode as StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode,
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy as StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy,
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode as StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode,
        StartAgentsRequestPropertiesTurnDetectionEagerness as StartAgentsRequestPropertiesTurnDetectionEagerness,
        StartAgentsRequestPropertiesTurnDetectionInterruptMode as StartAgentsRequestPropertiesTurnDetectionInterruptMode,
        StartAgentsRequestPropertiesTurnDetectionType as StartAgentsRequestPropertiesTurnDetectionType,
        StartAgentsResponseStatus as StartAgentsResponseStatus,
        TelephonyErrorType as TelephonyErrorType,
        TtsOtherVendor as TtsOtherVendor,
        TtsSkipPattern as TtsSkipPattern,
        TurnEndCause as TurnEndCause,
        TurnErrorReason as TurnErrorReason,
        TurnLatencySegment as TurnLatencySegment,
        UpdateAgentsResponseStatus as UpdateAgentsResponseStatus,
        UpdatePhoneNumbersResponseProvider as UpdatePhoneNumbersResponseProvider,
    )
    from .generic_http_tts_params import GenericHttpTtsParams as GenericHttpTtsParams
    from .get_agents_response import GetAgentsResponse as GetAgentsResponse
    from .get_history_agents_response import GetHistoryAgentsResponse as GetHistoryAgentsResponse
    from .get_history_agents_response_contents_item import (
        GetHistoryAgentsResponseContentsItem as GetHistoryAgentsResponseContentsItem,
    )
    from .get_phone_numbers_response import GetPhoneNumbersResponse as GetPhoneNumbersResponse
    from .get_phone_numbers_response_associated_pipeline import (
        GetPhoneNumbersResponseAssociatedPipeline as GetPhoneNumbersResponseAssociatedPipeline,
    )
    from .get_telephony_response import GetTelephonyResponse as GetTelephonyResponse
    from .get_turns_agents_response import GetTurnsAgentsResponse as GetTurnsAgentsResponse
    from .get_turns_agents_response_pagination import (
        GetTurnsAgentsResponsePagination as GetTurnsAgentsResponsePagination,
    )
    from .get_turns_agents_response_turns_item import (
        GetTurnsAgentsResponseTurnsItem as GetTurnsAgentsResponseTurnsItem,
    )
    from .get_turns_agents_response_turns_item_end import (
        GetTurnsAgentsResponseTurnsItemEnd as GetTurnsAgentsResponseTurnsItemEnd,
    )
    from .get_turns_agents_response_turns_item_end__269f1b import (
        GetTurnsAgentsResponseTurnsItemEndMetadata as GetTurnsAgentsResponseTurnsItemEndMetadata,
    )
    from .get_turns_agents_response_turns_item_metr_6c52d8 import (
        GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem as GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem,
    )
    from .get_turns_agents_response_turns_item_metrics import (
        GetTurnsAgentsResponseTurnsItemMetrics as GetTurnsAgentsResponseTurnsItemMetrics,
    )
    from .get_turns_agents_response_turns_item_star_25ac60 import (
        GetTurnsAgentsResponseTurnsItemStartMetadata as GetTurnsAgentsResponseTurnsItemStartMetadata,
    )
    from .get_turns_agents_response_turns_item_start import (
        GetTurnsAgentsResponseTurnsItemStart as GetTurnsAgentsResponseTurnsItemStart,
    )
    from .hangup_telephony_response import HangupTelephonyResponse as HangupTelephonyResponse
    from .interrupt_agents_response import InterruptAgentsResponse as InterruptAgentsResponse
    from .legacy_start_conflict_error import LegacyStartConflictError as LegacyStartConflictError
    from .list_agents_response import ListAgentsResponse as ListAgentsResponse
    from .list_agents_response_data import ListAgentsResponseData as ListAgentsResponseData
    from .list_agents_response_data_list_item import (
        ListAgentsResponseDataListItem as ListAgentsResponseDataListItem,
    )
    from .list_agents_response_meta import ListAgentsResponseMeta as ListAgentsResponseMeta
    from .list_phone_numbers_response_item import (
        ListPhoneNumbersResponseItem as ListPhoneNumbersResponseItem,
    )
    from .list_phone_numbers_response_item_associat_bf06c3 import (
        ListPhoneNumbersResponseItemAssociatedPipeline as ListPhoneNumbersResponseItemAssociatedPipeline,
    )
    from .list_telephony_response import ListTelephonyResponse as ListTelephonyResponse
    from .list_telephony_response_data import ListTelephonyResponseData as ListTelephonyResponseData
    from .list_telephony_response_data_list_item import (
        ListTelephonyResponseDataListItem as ListTelephonyResponseDataListItem,
    )
    from .list_telephony_response_meta import ListTelephonyResponseMeta as ListTelephonyResponseMeta
    from .llm_params import LlmParams as LlmParams
    from .llm_tool import LlmTool as LlmTool
    from .llm_tool_execution import LlmToolExecution as LlmToolExecution
    from .llm_tool_function import LlmToolFunction as LlmToolFunction
    from .llm_tool_function_parameters import LlmToolFunctionParameters as LlmToolFunctionParameters
    from .llm_tool_server import LlmToolServer as LlmToolServer
    from .mcp_message import McpMessage as McpMessage
    from .microsoft_asr_params import MicrosoftAsrParams as MicrosoftAsrParams
    from .microsoft_tts_params import MicrosoftTtsParams as MicrosoftTtsParams
    from .minimax_tts_params import MinimaxTtsParams as MinimaxTtsParams
    from .minimax_tts_params_audio_setting import (
        MinimaxTtsParamsAudioSetting as MinimaxTtsParamsAudioSetting,
    )
    from .minimax_tts_params_pronunciation_dict import (
        MinimaxTtsParamsPronunciationDict as MinimaxTtsParamsPronunciationDict,
    )
    from .minimax_tts_params_timber_weights_item import (
        MinimaxTtsParamsTimberWeightsItem as MinimaxTtsParamsTimberWeightsItem,
    )
    from .minimax_tts_params_voice_setting import (
        MinimaxTtsParamsVoiceSetting as MinimaxTtsParamsVoiceSetting,
    )
    from .mllm_http_options import MllmHttpOptions as MllmHttpOptions
    from .mllm_input_audio_transcription import (
        MllmInputAudioTranscription as MllmInputAudioTranscription,
    )
    from .mllm_params import MllmParams as MllmParams
    from .mllm_turn_detection import MllmTurnDetection as MllmTurnDetection
    from .mllm_turn_detection_agora_vad_config import (
        MllmTurnDetectionAgoraVadConfig as MllmTurnDetectionAgoraVadConfig,
    )
    from .mllm_turn_detection_semantic_vad_config import (
        MllmTurnDetectionSemanticVadConfig as MllmTurnDetectionSemanticVadConfig,
    )
    from .mllm_turn_detection_server_vad_config import (
        MllmTurnDetectionServerVadConfig as MllmTurnDetectionServerVadConfig,
    )
    from .ncs_agent_error_item import NcsAgentErrorItem as NcsAgentErrorItem
    from .ncs_agent_error_payload import NcsAgentErrorPayload as NcsAgentErrorPayload
    from .ncs_agent_expire_payload import NcsAgentExpirePayload as NcsAgentExpirePayload
    from .ncs_agent_history_payload import NcsAgentHistoryPayload as NcsAgentHistoryPayload
    from .ncs_agent_joined_payload import NcsAgentJoinedPayload as NcsAgentJoinedPayload
    from .ncs_agent_left_payload import NcsAgentLeftPayload as NcsAgentLeftPayload
    from .ncs_agent_metrics_item import NcsAgentMetricsItem as NcsAgentMetricsItem
    from .ncs_agent_metrics_payload import NcsAgentMetricsPayload as NcsAgentMetricsPayload
    from .ncs_inbound_call_payload import NcsInboundCallPayload as NcsInboundCallPayload
    from .ncs_notification import NcsNotification as NcsNotification
    from .ncs_outbound_call_payload import NcsOutboundCallPayload as NcsOutboundCallPayload
    from .ncs_turns_finished_metrics import NcsTurnsFinishedMetrics as NcsTurnsFinishedMetrics
    from .ncs_turns_finished_payload import NcsTurnsFinishedPayload as NcsTurnsFinishedPayload
    from .ncs_turns_finished_turn import NcsTurnsFinishedTurn as NcsTurnsFinishedTurn
    from .sensetime_avatar_params import SensetimeAvatarParams as SensetimeAvatarParams
    from .sensetime_avatar_params_scene_list_item import (
        SensetimeAvatarParamsSceneListItem as SensetimeAvatarParamsSceneListItem,
    )
    from .sensetime_avatar_params_scene_list_item_d_7ba076 import (
        SensetimeAvatarParamsSceneListItemDigitalRolePosition as SensetimeAvatarParamsSceneListItemDigitalRolePosition,
    )
    from .sensetime_avatar_params_scene_list_item_d_41fd54 import (
        SensetimeAvatarParamsSceneListItemDigitalRole as SensetimeAvatarParamsSceneListItemDigitalRole,
    )
    from .spatius_avatar_params import SpatiusAvatarParams as SpatiusAvatarParams
    from .speak_agents_request import SpeakAgentsRequest as SpeakAgentsRequest
    from .speak_agents_response import SpeakAgentsResponse as SpeakAgentsResponse
    from .start_agents_request import StartAgentsRequest as StartAgentsRequest
    from .start_agents_request_properties import (
        StartAgentsRequestProperties as StartAgentsRequestProperties,
    )
    from .start_agents_request_properties_advanced__575007 import (
        StartAgentsRequestPropertiesAdvancedFeatures as StartAgentsRequestPropertiesAdvancedFeatures,
    )
    from .start_agents_request_properties_asr import (
        StartAgentsRequestPropertiesAsr as StartAgentsRequestPropertiesAsr,
    )
    from .start_agents_request_properties_avatar import (
        StartAgentsRequestPropertiesAvatar as StartAgentsRequestPropertiesAvatar,
    )
    from .start_agents_request_properties_filler_wo_0dc121 import (
        StartAgentsRequestPropertiesFillerWordsContentStaticConfig as StartAgentsRequestPropertiesFillerWordsContentStaticConfig,
    )
    from .start_agents_request_properties_filler_wo_6fa994 import (
        StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider as StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider,
    )
    from .start_agents_request_properties_filler_wo_7c3357 import (
        StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig as StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig,
    )
    from .start_agents_request_properties_filler_wo_75a7d8 import (
        StartAgentsRequestPropertiesFillerWordsTrigger as StartAgentsRequestPropertiesFillerWordsTrigger,
    )
    from .start_agents_request_properties_filler_wo_86c100 import (
        StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig as StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig,
    )
    from .start_agents_request_properties_filler_wo_b5208f import (
        StartAgentsRequestPropertiesFillerWordsContent as StartAgentsRequestPropertiesFillerWordsContent,
    )
    from .start_agents_request_properties_filler_words import (
        StartAgentsRequestPropertiesFillerWords as StartAgentsRequestPropertiesFillerWords,
    )
    from .start_agents_request_properties_geofence import (
        StartAgentsRequestPropertiesGeofence as StartAgentsRequestPropertiesGeofence,
    )
    from .start_agents_request_properties_interrupt_0ea823 import (
        StartAgentsRequestPropertiesInterruptionKeywordsConfig as StartAgentsRequestPropertiesInterruptionKeywordsConfig,
    )
    from .start_agents_request_properties_interrupt_9d8371 import (
        StartAgentsRequestPropertiesInterruptionDisabledConfig as StartAgentsRequestPropertiesInterruptionDisabledConfig,
    )
    from .start_agents_request_properties_interruption import (
        StartAgentsRequestPropertiesInterruption as StartAgentsRequestPropertiesInterruption,
    )
    from .start_agents_request_properties_llm import (
        StartAgentsRequestPropertiesLlm as StartAgentsRequestPropertiesLlm,
    )
    from .start_agents_request_properties_llm_greet_06661d import (
        StartAgentsRequestPropertiesLlmGreetingConfigs as StartAgentsRequestPropertiesLlmGreetingConfigs,
    )
    from .start_agents_request_properties_llm_mcp_s_c1b4d8 import (
        StartAgentsRequestPropertiesLlmMcpServersItem as StartAgentsRequestPropertiesLlmMcpServersItem,
    )
    from .start_agents_request_properties_mllm import (
        StartAgentsRequestPropertiesMllm as StartAgentsRequestPropertiesMllm,
    )
    from .start_agents_request_properties_parameter_3300b9 import (
        StartAgentsRequestPropertiesParametersFarewellConfig as StartAgentsRequestPropertiesParametersFarewellConfig,
    )
    from .start_agents_request_properties_parameter_cdedf3 import (
        StartAgentsRequestPropertiesParametersSilenceConfig as StartAgentsRequestPropertiesParametersSilenceConfig,
    )
    from .start_agents_request_properties_parameters import (
        StartAgentsRequestPropertiesParameters as StartAgentsRequestPropertiesParameters,
    )
    from .start_agents_request_properties_rtc import (
        StartAgentsRequestPropertiesRtc as StartAgentsRequestPropertiesRtc,
    )
    from .start_agents_request_properties_sal import (
        StartAgentsRequestPropertiesSal as StartAgentsRequestPropertiesSal,
    )
    from .start_agents_request_properties_turn_dete_1d59d4 import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig as StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig,
    )
    from .start_agents_request_properties_turn_dete_4f36ff import (
        StartAgentsRequestPropertiesTurnDetectionConfig as StartAgentsRequestPropertiesTurnDetectionConfig,
    )
    from .start_agents_request_properties_turn_dete_9d4d5f import (
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig as StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig,
    )
    from .start_agents_request_properties_turn_dete_87115c import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig as StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig,
    )
    from .start_agents_request_properties_turn_dete_a2a006 import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech as StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech,
    )
    from .start_agents_request_properties_turn_dete_c203b7 import (
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig as StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig,
    )
    from .start_agents_request_properties_turn_dete_c28979 import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig as StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig,
    )
    from .start_agents_request_properties_turn_dete_f6f68f import (
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech as StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech,
    )
    from .start_agents_request_properties_turn_detection import (
        StartAgentsRequestPropertiesTurnDetection as StartAgentsRequestPropertiesTurnDetection,
    )
    from .start_agents_response import StartAgentsResponse as StartAgentsResponse
    from .stepfun_tts_params import StepfunTtsParams as StepfunTtsParams
    from .telephony_error_response import TelephonyErrorResponse as TelephonyErrorResponse
    from .tencent_asr_params import TencentAsrParams as TencentAsrParams
    from .tencent_tts_params import TencentTtsParams as TencentTtsParams
    from .tts_bytedance import Tts_Bytedance as Tts_Bytedance
    from .tts_bytedance_duplex import Tts_BytedanceDuplex as Tts_BytedanceDuplex
    from .tts_cosyvoice import Tts_Cosyvoice as Tts_Cosyvoice
    from .tts_generic_http import Tts_GenericHttp as Tts_GenericHttp
    from .tts_microsoft import Tts_Microsoft as Tts_Microsoft
    from .tts_minimax import Tts_Minimax as Tts_Minimax
    from .tts_other import Tts_Other as Tts_Other
    from .tts_stepfun import Tts_Stepfun as Tts_Stepfun
    from .tts_tencent import Tts_Tencent as Tts_Tencent
    from .update_agents_request import UpdateAgentsRequest as UpdateAgentsRequest
    from .update_agents_request_properties import (
        UpdateAgentsRequestProperties as UpdateAgentsRequestProperties,
    )
    from .update_agents_request_properties_llm import (
        UpdateAgentsRequestPropertiesLlm as UpdateAgentsRequestPropertiesLlm,
    )
    from .update_agents_request_properties_mllm import (
        UpdateAgentsRequestPropertiesMllm as UpdateAgentsRequestPropertiesMllm,
    )
    from .update_agents_response import UpdateAgentsResponse as UpdateAgentsResponse
    from .update_phone_numbers_request import UpdatePhoneNumbersRequest as UpdatePhoneNumbersRequest
    from .update_phone_numbers_request_inbound_config import (
        UpdatePhoneNumbersRequestInboundConfig as UpdatePhoneNumbersRequestInboundConfig,
    )
    from .update_phone_numbers_request_outbound_config import (
        UpdatePhoneNumbersRequestOutboundConfig as UpdatePhoneNumbersRequestOutboundConfig,
    )
    from .update_phone_numbers_response import (
        UpdatePhoneNumbersResponse as UpdatePhoneNumbersResponse,
    )
    from .update_phone_numbers_response_associated__9f7363 import (
        UpdatePhoneNumbersResponseAssociatedPipeline as UpdatePhoneNumbersResponseAssociatedPipeline,
    )
    from .xfyun_asr_params import XfyunAsrParams as XfyunAsrParams
    from .xfyun_bigmodel_asr_params import XfyunBigmodelAsrParams as XfyunBigmodelAsrParams
    from .xfyun_dialect_asr_params import XfyunDialectAsrParams as XfyunDialectAsrParams

HOMES: dict[str, Any] = {
    "AddPhoneNumbersRequest": ".add_phone_numbers_request",
    "AddPhoneNumbersRequestInboundConfig": ".add_phone_numbers_request_inbound_config",
    "AddPhoneNumbersRequestOutboundConfig": ".add_phone_numbers_request_outbound_config",
    "AddPhoneNumbersRequestProvider": ".enums",
    "AddPhoneNumbersResponse": ".add_phone_numbers_response",
    "AddPhoneNumbersResponseAssociatedPipeline": ".add_phone_numbers_response_associated_pipeline",
    "AgentErrorResponse": ".agent_error_response",
    "AgentErrorResponseReason": ".enums",
    "AgentThinkAgentManagementRequest": ".agent_think_agent_management_request",
    "AgentThinkAgentManagementRequestOnListeningAction": ".enums",
    "AgentThinkAgentManagementRequestOnSpeakingAction": ".enums",
    "AgentThinkAgentManagementRequestOnThinkingAction": ".enums",
    "AgentThinkAgentManagementResponse": ".agent_think_agent_management_response",
    "Asr": ".aliases",
    "AsrLanguage": ".enums",
    "Asr_Fengming": ".asr_fengming",
    "Asr_Microsoft": ".asr_microsoft",
    "Asr_Tencent": ".asr_tencent",
    "Asr_Xfyun": ".asr_xfyun",
    "Asr_XfyunBigmodel": ".asr_xfyun_bigmodel",
    "Asr_XfyunDialect": ".asr_xfyun_dialect",
    "BytedanceDuplexTtsParams": ".bytedance_duplex_tts_params",
    "BytedanceTtsParams": ".bytedance_tts_params",
    "CallTelephonyRequest": ".call_telephony_request",
    "CallTelephonyRequestProperties": ".call_telephony_request_properties",
    "CallTelephonyRequestSip": ".call_telephony_request_sip",
    "CallTelephonyResponse": ".call_telephony_response",
    "CosyvoiceTtsParams": ".cosyvoice_tts_params",
    "CredentialMode": ".enums",
    "CustomLlmAudio": ".custom_llm_audio",
    "CustomLlmAudioWord": ".custom_llm_audio_word",
    "CustomLlmChunk": ".custom_llm_chunk",
    "CustomLlmChunkChoice": ".custom_llm_chunk_choice",
    "CustomLlmChunkDelta": ".custom_llm_chunk_delta",
    "CustomLlmContext": ".custom_llm_context",
    "CustomLlmMessage": ".custom_llm_message",
    "CustomLlmMessageMetadata": ".custom_llm_message_metadata",
    "CustomLlmMessageRole": ".enums",
    "CustomLlmMessageSource": ".enums",
    "CustomLlmMetadataChunk": ".custom_llm_metadata_chunk",
    "CustomLlmReplySettings": ".custom_llm_reply_settings",
    "CustomLlmRequest": ".custom_llm_request",
    "CustomLlmTtsParams": ".custom_llm_tts_params",
    "CustomTtsError": ".custom_tts_error",
    "CustomTtsErrorDetail": ".custom_tts_error_detail",
    "CustomTtsRequest": ".custom_tts_request",
    "GenericHttpTtsParams": ".generic_http_tts_params",
    "GetAgentsResponse": ".get_agents_response",
    "GetAgentsResponseStatus": ".enums",
    "GetHistoryAgentsResponse": ".get_history_agents_response",
    "GetHistoryAgentsResponseContentsItem": ".get_history_agents_response_contents_item",
    "GetHistoryAgentsResponseContentsItemRole": ".enums",
    "GetPhoneNumbersResponse": ".get_phone_numbers_response",
    "GetPhoneNumbersResponseAssociatedPipeline": ".get_phone_numbers_response_associated_pipeline",
    "GetPhoneNumbersResponseProvider": ".enums",
    "GetTelephonyResponse": ".get_telephony_response",
    "GetTelephonyResponseReason": ".enums",
    "GetTelephonyResponseState": ".enums",
    "GetTelephonyResponseType": ".enums",
    "GetTurnsAgentsResponse": ".get_turns_agents_response",
    "GetTurnsAgentsResponsePagination": ".get_turns_agents_response_pagination",
    "GetTurnsAgentsResponseTurnsItem": ".get_turns_agents_response_turns_item",
    "GetTurnsAgentsResponseTurnsItemEnd": ".get_turns_agents_response_turns_item_end",
    "GetTurnsAgentsResponseTurnsItemEndMetadata": ".get_turns_agents_response_turns_item_end__269f1b",
    "GetTurnsAgentsResponseTurnsItemEndType": ".enums",
    "GetTurnsAgentsResponseTurnsItemMetrics": ".get_turns_agents_response_turns_item_metrics",
    "GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem": ".get_turns_agents_response_turns_item_metr_6c52d8",
    "GetTurnsAgentsResponseTurnsItemStart": ".get_turns_agents_response_turns_item_start",
    "GetTurnsAgentsResponseTurnsItemStartMetadata": ".get_turns_agents_response_turns_item_star_25ac60",
    "GetTurnsAgentsResponseTurnsItemStartType": ".enums",
    "HangupTelephonyResponse": ".hangup_telephony_response",
    "InterruptAgentsResponse": ".interrupt_agents_response",
    "LegacyStartConflictError": ".legacy_start_conflict_error",
    "ListAgentsRequestState": ".enums",
    "ListAgentsResponse": ".list_agents_response",
    "ListAgentsResponseData": ".list_agents_response_data",
    "ListAgentsResponseDataListItem": ".list_agents_response_data_list_item",
    "ListAgentsResponseDataListItemStatus": ".enums",
    "ListAgentsResponseMeta": ".list_agents_response_meta",
    "ListPhoneNumbersResponseItem": ".list_phone_numbers_response_item",
    "ListPhoneNumbersResponseItemAssociatedPipeline": ".list_phone_numbers_response_item_associat_bf06c3",
    "ListPhoneNumbersResponseItemProvider": ".enums",
    "ListTelephonyRequestType": ".enums",
    "ListTelephonyResponse": ".list_telephony_response",
    "ListTelephonyResponseData": ".list_telephony_response_data",
    "ListTelephonyResponseDataListItem": ".list_telephony_response_data_list_item",
    "ListTelephonyResponseDataListItemState": ".enums",
    "ListTelephonyResponseDataListItemType": ".enums",
    "ListTelephonyResponseMeta": ".list_telephony_response_meta",
    "LlmGreetingConfigsUninterruptibleAsrPolicy": ".enums",
    "LlmParams": ".llm_params",
    "LlmTool": ".llm_tool",
    "LlmToolExecution": ".llm_tool_execution",
    "LlmToolFunction": ".llm_tool_function",
    "LlmToolFunctionParameters": ".llm_tool_function_parameters",
    "LlmToolServer": ".llm_tool_server",
    "LlmToolServerMethod": ".enums",
    "LlmVendor": ".enums",
    "McpMessage": ".mcp_message",
    "MicrosoftAsrParams": ".microsoft_asr_params",
    "MicrosoftTtsParams": ".microsoft_tts_params",
    "MinimaxTtsParams": ".minimax_tts_params",
    "MinimaxTtsParamsAudioSetting": ".minimax_tts_params_audio_setting",
    "MinimaxTtsParamsPronunciationDict": ".minimax_tts_params_pronunciation_dict",
    "MinimaxTtsParamsTimberWeightsItem": ".minimax_tts_params_timber_weights_item",
    "MinimaxTtsParamsVoiceSetting": ".minimax_tts_params_voice_setting",
    "MllmHttpOptions": ".mllm_http_options",
    "MllmInputAudioTranscription": ".mllm_input_audio_transcription",
    "MllmParams": ".mllm_params",
    "MllmTurnDetection": ".mllm_turn_detection",
    "MllmTurnDetectionAgoraVadConfig": ".mllm_turn_detection_agora_vad_config",
    "MllmTurnDetectionMode": ".enums",
    "MllmTurnDetectionSemanticVadConfig": ".mllm_turn_detection_semantic_vad_config",
    "MllmTurnDetectionSemanticVadConfigEagerness": ".enums",
    "MllmTurnDetectionServerVadConfig": ".mllm_turn_detection_server_vad_config",
    "MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity": ".enums",
    "MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity": ".enums",
    "NcsAgentErrorItem": ".ncs_agent_error_item",
    "NcsAgentErrorPayload": ".ncs_agent_error_payload",
    "NcsAgentExpirePayload": ".ncs_agent_expire_payload",
    "NcsAgentHistoryPayload": ".ncs_agent_history_payload",
    "NcsAgentJoinedPayload": ".ncs_agent_joined_payload",
    "NcsAgentLeftMessage": ".enums",
    "NcsAgentLeftPayload": ".ncs_agent_left_payload",
    "NcsAgentMetricsItem": ".ncs_agent_metrics_item",
    "NcsAgentMetricsPayload": ".ncs_agent_metrics_payload",
    "NcsEventType": ".enums",
    "NcsInboundCallPayload": ".ncs_inbound_call_payload",
    "NcsInboundCallState": ".enums",
    "NcsNotification": ".ncs_notification",
    "NcsOutboundCallPayload": ".ncs_outbound_call_payload",
    "NcsOutboundCallState": ".enums",
    "NcsTurnsFinishedMetrics": ".ncs_turns_finished_metrics",
    "NcsTurnsFinishedPayload": ".ncs_turns_finished_payload",
    "NcsTurnsFinishedTurn": ".ncs_turns_finished_turn",
    "RtcEncryptionMode": ".enums",
    "SensetimeAvatarParams": ".sensetime_avatar_params",
    "SensetimeAvatarParamsSceneListItem": ".sensetime_avatar_params_scene_list_item",
    "SensetimeAvatarParamsSceneListItemDigitalRole": ".sensetime_avatar_params_scene_list_item_d_41fd54",
    "SensetimeAvatarParamsSceneListItemDigitalRolePosition": ".sensetime_avatar_params_scene_list_item_d_7ba076",
    "SpatiusAvatarParams": ".spatius_avatar_params",
    "SpeakAgentsRequest": ".speak_agents_request",
    "SpeakAgentsRequestPriority": ".enums",
    "SpeakAgentsResponse": ".speak_agents_response",
    "StartAgentsRequest": ".start_agents_request",
    "StartAgentsRequestProperties": ".start_agents_request_properties",
    "StartAgentsRequestPropertiesAdvancedFeatures": ".start_agents_request_properties_advanced__575007",
    "StartAgentsRequestPropertiesAsr": ".start_agents_request_properties_asr",
    "StartAgentsRequestPropertiesAsrVendor": ".enums",
    "StartAgentsRequestPropertiesAvatar": ".start_agents_request_properties_avatar",
    "StartAgentsRequestPropertiesAvatarVendor": ".enums",
    "StartAgentsRequestPropertiesFillerWords": ".start_agents_request_properties_filler_words",
    "StartAgentsRequestPropertiesFillerWordsContent": ".start_agents_request_properties_filler_wo_b5208f",
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig": ".start_agents_request_properties_filler_wo_86c100",
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider": ".start_agents_request_properties_filler_wo_6fa994",
    "StartAgentsRequestPropertiesFillerWordsContentMode": ".enums",
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfig": ".start_agents_request_properties_filler_wo_0dc121",
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule": ".enums",
    "StartAgentsRequestPropertiesFillerWordsTrigger": ".start_agents_request_properties_filler_wo_75a7d8",
    "StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig": ".start_agents_request_properties_filler_wo_7c3357",
    "StartAgentsRequestPropertiesGeofence": ".start_agents_request_properties_geofence",
    "StartAgentsRequestPropertiesGeofenceArea": ".enums",
    "StartAgentsRequestPropertiesGeofenceExcludeArea": ".enums",
    "StartAgentsRequestPropertiesInterruption": ".start_agents_request_properties_interruption",
    "StartAgentsRequestPropertiesInterruptionDisabledConfig": ".start_agents_request_properties_interrupt_9d8371",
    "StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy": ".enums",
    "StartAgentsRequestPropertiesInterruptionKeywordsConfig": ".start_agents_request_properties_interrupt_0ea823",
    "StartAgentsRequestPropertiesInterruptionMode": ".enums",
    "StartAgentsRequestPropertiesLlm": ".start_agents_request_properties_llm",
    "StartAgentsRequestPropertiesLlmGreetingConfigs": ".start_agents_request_properties_llm_greet_06661d",
    "StartAgentsRequestPropertiesLlmGreetingConfigsMode": ".enums",
    "StartAgentsRequestPropertiesLlmMcpServersItem": ".start_agents_request_properties_llm_mcp_s_c1b4d8",
    "StartAgentsRequestPropertiesLlmStyle": ".enums",
    "StartAgentsRequestPropertiesMllm": ".start_agents_request_properties_mllm",
    "StartAgentsRequestPropertiesMllmVendor": ".enums",
    "StartAgentsRequestPropertiesParameters": ".start_agents_request_properties_parameters",
    "StartAgentsRequestPropertiesParametersAudioScenario": ".enums",
    "StartAgentsRequestPropertiesParametersDataChannel": ".enums",
    "StartAgentsRequestPropertiesParametersFarewellConfig": ".start_agents_request_properties_parameter_3300b9",
    "StartAgentsRequestPropertiesParametersSilenceConfig": ".start_agents_request_properties_parameter_cdedf3",
    "StartAgentsRequestPropertiesParametersSilenceConfigAction": ".enums",
    "StartAgentsRequestPropertiesRtc": ".start_agents_request_properties_rtc",
    "StartAgentsRequestPropertiesSal": ".start_agents_request_properties_sal",
    "StartAgentsRequestPropertiesSalSalMode": ".enums",
    "StartAgentsRequestPropertiesTurnDetection": ".start_agents_request_properties_turn_detection",
    "StartAgentsRequestPropertiesTurnDetectionConfig": ".start_agents_request_properties_turn_dete_4f36ff",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech": ".start_agents_request_properties_turn_dete_f6f68f",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode": ".enums",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig": ".start_agents_request_properties_turn_dete_c203b7",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig": ".start_agents_request_properties_turn_dete_9d4d5f",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech": ".start_agents_request_properties_turn_dete_a2a006",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig": ".start_agents_request_properties_turn_dete_87115c",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy": ".enums",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig": ".start_agents_request_properties_turn_dete_c28979",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode": ".enums",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig": ".start_agents_request_properties_turn_dete_1d59d4",
    "StartAgentsRequestPropertiesTurnDetectionEagerness": ".enums",
    "StartAgentsRequestPropertiesTurnDetectionInterruptMode": ".enums",
    "StartAgentsRequestPropertiesTurnDetectionType": ".enums",
    "StartAgentsResponse": ".start_agents_response",
    "StartAgentsResponseStatus": ".enums",
    "StepfunTtsParams": ".stepfun_tts_params",
    "TelephonyErrorResponse": ".telephony_error_response",
    "TelephonyErrorType": ".enums",
    "TencentAsrParams": ".tencent_asr_params",
    "TencentTtsParams": ".tencent_tts_params",
    "Tts": ".aliases",
    "TtsOtherVendor": ".enums",
    "TtsSkipPattern": ".enums",
    "Tts_Bytedance": ".tts_bytedance",
    "Tts_BytedanceDuplex": ".tts_bytedance_duplex",
    "Tts_Cosyvoice": ".tts_cosyvoice",
    "Tts_GenericHttp": ".tts_generic_http",
    "Tts_Microsoft": ".tts_microsoft",
    "Tts_Minimax": ".tts_minimax",
    "Tts_Other": ".tts_other",
    "Tts_Stepfun": ".tts_stepfun",
    "Tts_Tencent": ".tts_tencent",
    "TurnEndCause": ".enums",
    "TurnErrorReason": ".enums",
    "TurnLatencySegment": ".enums",
    "UpdateAgentsRequest": ".update_agents_request",
    "UpdateAgentsRequestProperties": ".update_agents_request_properties",
    "UpdateAgentsRequestPropertiesLlm": ".update_agents_request_properties_llm",
    "UpdateAgentsRequestPropertiesMllm": ".update_agents_request_properties_mllm",
    "UpdateAgentsResponse": ".update_agents_response",
    "UpdateAgentsResponseStatus": ".enums",
    "UpdatePhoneNumbersRequest": ".update_phone_numbers_request",
    "UpdatePhoneNumbersRequestInboundConfig": ".update_phone_numbers_request_inbound_config",
    "UpdatePhoneNumbersRequestOutboundConfig": ".update_phone_numbers_request_outbound_config",
    "UpdatePhoneNumbersResponse": ".update_phone_numbers_response",
    "UpdatePhoneNumbersResponseAssociatedPipeline": ".update_phone_numbers_response_associated__9f7363",
    "UpdatePhoneNumbersResponseProvider": ".enums",
    "XfyunAsrParams": ".xfyun_asr_params",
    "XfyunBigmodelAsrParams": ".xfyun_bigmodel_asr_params",
    "XfyunDialectAsrParams": ".xfyun_dialect_asr_params",
}

__all__ = [
    "AddPhoneNumbersRequest",
    "AddPhoneNumbersRequestInboundConfig",
    "AddPhoneNumbersRequestOutboundConfig",
    "AddPhoneNumbersRequestProvider",
    "AddPhoneNumbersResponse",
    "AddPhoneNumbersResponseAssociatedPipeline",
    "AgentErrorResponse",
    "AgentErrorResponseReason",
    "AgentThinkAgentManagementRequest",
    "AgentThinkAgentManagementRequestOnListeningAction",
    "AgentThinkAgentManagementRequestOnSpeakingAction",
    "AgentThinkAgentManagementRequestOnThinkingAction",
    "AgentThinkAgentManagementResponse",
    "Asr",
    "AsrLanguage",
    "Asr_Fengming",
    "Asr_Microsoft",
    "Asr_Tencent",
    "Asr_Xfyun",
    "Asr_XfyunBigmodel",
    "Asr_XfyunDialect",
    "BytedanceDuplexTtsParams",
    "BytedanceTtsParams",
    "CallTelephonyRequest",
    "CallTelephonyRequestProperties",
    "CallTelephonyRequestSip",
    "CallTelephonyResponse",
    "CosyvoiceTtsParams",
    "CredentialMode",
    "CustomLlmAudio",
    "CustomLlmAudioWord",
    "CustomLlmChunk",
    "CustomLlmChunkChoice",
    "CustomLlmChunkDelta",
    "CustomLlmContext",
    "CustomLlmMessage",
    "CustomLlmMessageMetadata",
    "CustomLlmMessageRole",
    "CustomLlmMessageSource",
    "CustomLlmMetadataChunk",
    "CustomLlmReplySettings",
    "CustomLlmRequest",
    "CustomLlmTtsParams",
    "CustomTtsError",
    "CustomTtsErrorDetail",
    "CustomTtsRequest",
    "GenericHttpTtsParams",
    "GetAgentsResponse",
    "GetAgentsResponseStatus",
    "GetHistoryAgentsResponse",
    "GetHistoryAgentsResponseContentsItem",
    "GetHistoryAgentsResponseContentsItemRole",
    "GetPhoneNumbersResponse",
    "GetPhoneNumbersResponseAssociatedPipeline",
    "GetPhoneNumbersResponseProvider",
    "GetTelephonyResponse",
    "GetTelephonyResponseReason",
    "GetTelephonyResponseState",
    "GetTelephonyResponseType",
    "GetTurnsAgentsResponse",
    "GetTurnsAgentsResponsePagination",
    "GetTurnsAgentsResponseTurnsItem",
    "GetTurnsAgentsResponseTurnsItemEnd",
    "GetTurnsAgentsResponseTurnsItemEndMetadata",
    "GetTurnsAgentsResponseTurnsItemEndType",
    "GetTurnsAgentsResponseTurnsItemMetrics",
    "GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem",
    "GetTurnsAgentsResponseTurnsItemStart",
    "GetTurnsAgentsResponseTurnsItemStartMetadata",
    "GetTurnsAgentsResponseTurnsItemStartType",
    "HangupTelephonyResponse",
    "InterruptAgentsResponse",
    "LegacyStartConflictError",
    "ListAgentsRequestState",
    "ListAgentsResponse",
    "ListAgentsResponseData",
    "ListAgentsResponseDataListItem",
    "ListAgentsResponseDataListItemStatus",
    "ListAgentsResponseMeta",
    "ListPhoneNumbersResponseItem",
    "ListPhoneNumbersResponseItemAssociatedPipeline",
    "ListPhoneNumbersResponseItemProvider",
    "ListTelephonyRequestType",
    "ListTelephonyResponse",
    "ListTelephonyResponseData",
    "ListTelephonyResponseDataListItem",
    "ListTelephonyResponseDataListItemState",
    "ListTelephonyResponseDataListItemType",
    "ListTelephonyResponseMeta",
    "LlmGreetingConfigsUninterruptibleAsrPolicy",
    "LlmParams",
    "LlmTool",
    "LlmToolExecution",
    "LlmToolFunction",
    "LlmToolFunctionParameters",
    "LlmToolServer",
    "LlmToolServerMethod",
    "LlmVendor",
    "McpMessage",
    "MicrosoftAsrParams",
    "MicrosoftTtsParams",
    "MinimaxTtsParams",
    "MinimaxTtsParamsAudioSetting",
    "MinimaxTtsParamsPronunciationDict",
    "MinimaxTtsParamsTimberWeightsItem",
    "MinimaxTtsParamsVoiceSetting",
    "MllmHttpOptions",
    "MllmInputAudioTranscription",
    "MllmParams",
    "MllmTurnDetection",
    "MllmTurnDetectionAgoraVadConfig",
    "MllmTurnDetectionMode",
    "MllmTurnDetectionSemanticVadConfig",
    "MllmTurnDetectionSemanticVadConfigEagerness",
    "MllmTurnDetectionServerVadConfig",
    "MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity",
    "MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity",
    "NcsAgentErrorItem",
    "NcsAgentErrorPayload",
    "NcsAgentExpirePayload",
    "NcsAgentHistoryPayload",
    "NcsAgentJoinedPayload",
    "NcsAgentLeftMessage",
    "NcsAgentLeftPayload",
    "NcsAgentMetricsItem",
    "NcsAgentMetricsPayload",
    "NcsEventType",
    "NcsInboundCallPayload",
    "NcsInboundCallState",
    "NcsNotification",
    "NcsOutboundCallPayload",
    "NcsOutboundCallState",
    "NcsTurnsFinishedMetrics",
    "NcsTurnsFinishedPayload",
    "NcsTurnsFinishedTurn",
    "RtcEncryptionMode",
    "SensetimeAvatarParams",
    "SensetimeAvatarParamsSceneListItem",
    "SensetimeAvatarParamsSceneListItemDigitalRole",
    "SensetimeAvatarParamsSceneListItemDigitalRolePosition",
    "SpatiusAvatarParams",
    "SpeakAgentsRequest",
    "SpeakAgentsRequestPriority",
    "SpeakAgentsResponse",
    "StartAgentsRequest",
    "StartAgentsRequestProperties",
    "StartAgentsRequestPropertiesAdvancedFeatures",
    "StartAgentsRequestPropertiesAsr",
    "StartAgentsRequestPropertiesAsrVendor",
    "StartAgentsRequestPropertiesAvatar",
    "StartAgentsRequestPropertiesAvatarVendor",
    "StartAgentsRequestPropertiesFillerWords",
    "StartAgentsRequestPropertiesFillerWordsContent",
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig",
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider",
    "StartAgentsRequestPropertiesFillerWordsContentMode",
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfig",
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule",
    "StartAgentsRequestPropertiesFillerWordsTrigger",
    "StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig",
    "StartAgentsRequestPropertiesGeofence",
    "StartAgentsRequestPropertiesGeofenceArea",
    "StartAgentsRequestPropertiesGeofenceExcludeArea",
    "StartAgentsRequestPropertiesInterruption",
    "StartAgentsRequestPropertiesInterruptionDisabledConfig",
    "StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy",
    "StartAgentsRequestPropertiesInterruptionKeywordsConfig",
    "StartAgentsRequestPropertiesInterruptionMode",
    "StartAgentsRequestPropertiesLlm",
    "StartAgentsRequestPropertiesLlmGreetingConfigs",
    "StartAgentsRequestPropertiesLlmGreetingConfigsMode",
    "StartAgentsRequestPropertiesLlmMcpServersItem",
    "StartAgentsRequestPropertiesLlmStyle",
    "StartAgentsRequestPropertiesMllm",
    "StartAgentsRequestPropertiesMllmVendor",
    "StartAgentsRequestPropertiesParameters",
    "StartAgentsRequestPropertiesParametersAudioScenario",
    "StartAgentsRequestPropertiesParametersDataChannel",
    "StartAgentsRequestPropertiesParametersFarewellConfig",
    "StartAgentsRequestPropertiesParametersSilenceConfig",
    "StartAgentsRequestPropertiesParametersSilenceConfigAction",
    "StartAgentsRequestPropertiesRtc",
    "StartAgentsRequestPropertiesSal",
    "StartAgentsRequestPropertiesSalSalMode",
    "StartAgentsRequestPropertiesTurnDetection",
    "StartAgentsRequestPropertiesTurnDetectionConfig",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig",
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode",
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig",
    "StartAgentsRequestPropertiesTurnDetectionEagerness",
    "StartAgentsRequestPropertiesTurnDetectionInterruptMode",
    "StartAgentsRequestPropertiesTurnDetectionType",
    "StartAgentsResponse",
    "StartAgentsResponseStatus",
    "StepfunTtsParams",
    "TelephonyErrorResponse",
    "TelephonyErrorType",
    "TencentAsrParams",
    "TencentTtsParams",
    "Tts",
    "TtsOtherVendor",
    "TtsSkipPattern",
    "Tts_Bytedance",
    "Tts_BytedanceDuplex",
    "Tts_Cosyvoice",
    "Tts_GenericHttp",
    "Tts_Microsoft",
    "Tts_Minimax",
    "Tts_Other",
    "Tts_Stepfun",
    "Tts_Tencent",
    "TurnEndCause",
    "TurnErrorReason",
    "TurnLatencySegment",
    "UpdateAgentsRequest",
    "UpdateAgentsRequestProperties",
    "UpdateAgentsRequestPropertiesLlm",
    "UpdateAgentsRequestPropertiesMllm",
    "UpdateAgentsResponse",
    "UpdateAgentsResponseStatus",
    "UpdatePhoneNumbersRequest",
    "UpdatePhoneNumbersRequestInboundConfig",
    "UpdatePhoneNumbersRequestOutboundConfig",
    "UpdatePhoneNumbersResponse",
    "UpdatePhoneNumbersResponseAssociatedPipeline",
    "UpdatePhoneNumbersResponseProvider",
    "XfyunAsrParams",
    "XfyunBigmodelAsrParams",
    "XfyunDialectAsrParams",
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
