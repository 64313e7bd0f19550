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
    from .aliases import Asr as Asr
    from .aliases import Tts as Tts
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
    from .enums import AddPhoneNumbersRequestProvider as AddPhoneNumbersRequestProvider
    from .enums import AgentErrorResponseReason as AgentErrorResponseReason
    from .enums import (
        AgentThinkAgentManagementRequestOnListeningAction as AgentThinkAgentManagementRequestOnListeningAction,
    )
    from .enums import (
        AgentThinkAgentManagementRequestOnSpeakingAction as AgentThinkAgentManagementRequestOnSpeakingAction,
    )
    from .enums import (
        AgentThinkAgentManagementRequestOnThinkingAction as AgentThinkAgentManagementRequestOnThinkingAction,
    )
    from .enums import AsrLanguage as AsrLanguage
    from .enums import CredentialMode as CredentialMode
    from .enums import GetAgentsResponseStatus as GetAgentsResponseStatus
    from .enums import (
        GetHistoryAgentsResponseContentsItemRole as GetHistoryAgentsResponseContentsItemRole,
    )
    from .enums import GetPhoneNumbersResponseProvider as GetPhoneNumbersResponseProvider
    from .enums import GetTelephonyResponseReason as GetTelephonyResponseReason
    from .enums import GetTelephonyResponseState as GetTelephonyResponseState
    from .enums import GetTelephonyResponseType as GetTelephonyResponseType
    from .enums import (
        GetTurnsAgentsResponseTurnsItemEndType as GetTurnsAgentsResponseTurnsItemEndType,
    )
    from .enums import (
        GetTurnsAgentsResponseTurnsItemStartType as GetTurnsAgentsResponseTurnsItemStartType,
    )
    from .enums import ListAgentsRequestState as ListAgentsRequestState
    from .enums import ListAgentsResponseDataListItemStatus as ListAgentsResponseDataListItemStatus
    from .enums import ListPhoneNumbersResponseItemProvider as ListPhoneNumbersResponseItemProvider
    from .enums import ListTelephonyRequestType as ListTelephonyRequestType
    from .enums import (
        ListTelephonyResponseDataListItemState as ListTelephonyResponseDataListItemState,
    )
    from .enums import (
        ListTelephonyResponseDataListItemType as ListTelephonyResponseDataListItemType,
    )
    from .enums import (
        LlmGreetingConfigsUninterruptibleAsrPolicy as LlmGreetingConfigsUninterruptibleAsrPolicy,
    )
    from .enums import LlmToolServerMethod as LlmToolServerMethod
    from .enums import LlmVendor as LlmVendor
    from .enums import MllmTurnDetectionMode as MllmTurnDetectionMode
    from .enums import (
        MllmTurnDetectionSemanticVadConfigEagerness as MllmTurnDetectionSemanticVadConfigEagerness,
    )
    from .enums import (
        MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity as MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity,
    )
    from .enums import (
        MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity as MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity,
    )
    from .enums import NcsAgentLeftMessage as NcsAgentLeftMessage
    from .enums import NcsEventType as NcsEventType
    from .enums import NcsInboundCallState as NcsInboundCallState
    from .enums import NcsOutboundCallState as NcsOutboundCallState
    from .enums import RtcEncryptionMode as RtcEncryptionMode
    from .enums import SpeakAgentsRequestPriority as SpeakAgentsRequestPriority
    from .enums import (
        StartAgentsRequestPropertiesAsrVendor as StartAgentsRequestPropertiesAsrVendor,
    )
    from .enums import (
        StartAgentsRequestPropertiesAvatarVendor as StartAgentsRequestPropertiesAvatarVendor,
    )
    from .enums import (
        StartAgentsRequestPropertiesFillerWordsContentMode as StartAgentsRequestPropertiesFillerWordsContentMode,
    )
    from .enums import (
        StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule as StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule,
    )
    from .enums import (
        StartAgentsRequestPropertiesGeofenceArea as StartAgentsRequestPropertiesGeofenceArea,
    )
    from .enums import (
        StartAgentsRequestPropertiesGeofenceExcludeArea as StartAgentsRequestPropertiesGeofenceExcludeArea,
    )
    from .enums import (
        StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy as StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy,
    )
    from .enums import (
        StartAgentsRequestPropertiesInterruptionMode as StartAgentsRequestPropertiesInterruptionMode,
    )
    from .enums import (
        StartAgentsRequestPropertiesLlmGreetingConfigsMode as StartAgentsRequestPropertiesLlmGreetingConfigsMode,
    )
    from .enums import StartAgentsRequestPropertiesLlmStyle as StartAgentsRequestPropertiesLlmStyle
    from .enums import (
        StartAgentsRequestPropertiesMllmVendor as StartAgentsRequestPropertiesMllmVendor,
    )
    from .enums import (
        StartAgentsRequestPropertiesParametersAudioScenario as StartAgentsRequestPropertiesParametersAudioScenario,
    )
    from .enums import (
        StartAgentsRequestPropertiesParametersDataChannel as StartAgentsRequestPropertiesParametersDataChannel,
    )
    from .enums import (
        StartAgentsRequestPropertiesParametersSilenceConfigAction as StartAgentsRequestPropertiesParametersSilenceConfigAction,
    )
    from .enums import (
        StartAgentsRequestPropertiesSalSalMode as StartAgentsRequestPropertiesSalSalMode,
    )
    from .enums import (
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode as StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode,
    )
    from .enums import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy as StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy,
    )
    from .enums import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode as StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode,
    )
    from .enums import (
        StartAgentsRequestPropertiesTurnDetectionEagerness as StartAgentsRequestPropertiesTurnDetectionEagerness,
    )
    from .enums import (
        StartAgentsRequestPropertiesTurnDetectionInterruptMode as StartAgentsRequestPropertiesTurnDetectionInterruptMode,
    )
    from .enums import (
        StartAgentsRequestPropertiesTurnDetectionType as StartAgentsRequestPropertiesTurnDetectionType,
    )
    from .enums import StartAgentsResponseStatus as StartAgentsResponseStatus
    from .enums import TelephonyErrorType as TelephonyErrorType
    from .enums import TtsOtherVendor as TtsOtherVendor
    from .enums import TtsSkipPattern as TtsSkipPattern
    from .enums import TurnEndCause as TurnEndCause
    from .enums import TurnErrorReason as TurnErrorReason
    from .enums import TurnLatencySegment as TurnLatencySegment
    from .enums import UpdateAgentsResponseStatus as UpdateAgentsResponseStatus
    from .enums import UpdatePhoneNumbersResponseProvider as UpdatePhoneNumbersResponseProvider
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

HOMES = {
    "AddPhoneNumbersRequest": (".add_phone_numbers_request", "AddPhoneNumbersRequest"),
    "AddPhoneNumbersRequestInboundConfig": (
        ".add_phone_numbers_request_inbound_config",
        "AddPhoneNumbersRequestInboundConfig",
    ),
    "AddPhoneNumbersRequestOutboundConfig": (
        ".add_phone_numbers_request_outbound_config",
        "AddPhoneNumbersRequestOutboundConfig",
    ),
    "AddPhoneNumbersRequestProvider": (".enums", "AddPhoneNumbersRequestProvider"),
    "AddPhoneNumbersResponse": (".add_phone_numbers_response", "AddPhoneNumbersResponse"),
    "AddPhoneNumbersResponseAssociatedPipeline": (
        ".add_phone_numbers_response_associated_pipeline",
        "AddPhoneNumbersResponseAssociatedPipeline",
    ),
    "AgentErrorResponse": (".agent_error_response", "AgentErrorResponse"),
    "AgentErrorResponseReason": (".enums", "AgentErrorResponseReason"),
    "AgentThinkAgentManagementRequest": (
        ".agent_think_agent_management_request",
        "AgentThinkAgentManagementRequest",
    ),
    "AgentThinkAgentManagementRequestOnListeningAction": (
        ".enums",
        "AgentThinkAgentManagementRequestOnListeningAction",
    ),
    "AgentThinkAgentManagementRequestOnSpeakingAction": (
        ".enums",
        "AgentThinkAgentManagementRequestOnSpeakingAction",
    ),
    "AgentThinkAgentManagementRequestOnThinkingAction": (
        ".enums",
        "AgentThinkAgentManagementRequestOnThinkingAction",
    ),
    "AgentThinkAgentManagementResponse": (
        ".agent_think_agent_management_response",
        "AgentThinkAgentManagementResponse",
    ),
    "Asr": (".aliases", "Asr"),
    "AsrLanguage": (".enums", "AsrLanguage"),
    "Asr_Fengming": (".asr_fengming", "Asr_Fengming"),
    "Asr_Microsoft": (".asr_microsoft", "Asr_Microsoft"),
    "Asr_Tencent": (".asr_tencent", "Asr_Tencent"),
    "Asr_Xfyun": (".asr_xfyun", "Asr_Xfyun"),
    "Asr_XfyunBigmodel": (".asr_xfyun_bigmodel", "Asr_XfyunBigmodel"),
    "Asr_XfyunDialect": (".asr_xfyun_dialect", "Asr_XfyunDialect"),
    "BytedanceDuplexTtsParams": (".bytedance_duplex_tts_params", "BytedanceDuplexTtsParams"),
    "BytedanceTtsParams": (".bytedance_tts_params", "BytedanceTtsParams"),
    "CallTelephonyRequest": (".call_telephony_request", "CallTelephonyRequest"),
    "CallTelephonyRequestProperties": (
        ".call_telephony_request_properties",
        "CallTelephonyRequestProperties",
    ),
    "CallTelephonyRequestSip": (".call_telephony_request_sip", "CallTelephonyRequestSip"),
    "CallTelephonyResponse": (".call_telephony_response", "CallTelephonyResponse"),
    "CosyvoiceTtsParams": (".cosyvoice_tts_params", "CosyvoiceTtsParams"),
    "CredentialMode": (".enums", "CredentialMode"),
    "GenericHttpTtsParams": (".generic_http_tts_params", "GenericHttpTtsParams"),
    "GetAgentsResponse": (".get_agents_response", "GetAgentsResponse"),
    "GetAgentsResponseStatus": (".enums", "GetAgentsResponseStatus"),
    "GetHistoryAgentsResponse": (".get_history_agents_response", "GetHistoryAgentsResponse"),
    "GetHistoryAgentsResponseContentsItem": (
        ".get_history_agents_response_contents_item",
        "GetHistoryAgentsResponseContentsItem",
    ),
    "GetHistoryAgentsResponseContentsItemRole": (
        ".enums",
        "GetHistoryAgentsResponseContentsItemRole",
    ),
    "GetPhoneNumbersResponse": (".get_phone_numbers_response", "GetPhoneNumbersResponse"),
    "GetPhoneNumbersResponseAssociatedPipeline": (
        ".get_phone_numbers_response_associated_pipeline",
        "GetPhoneNumbersResponseAssociatedPipeline",
    ),
    "GetPhoneNumbersResponseProvider": (".enums", "GetPhoneNumbersResponseProvider"),
    "GetTelephonyResponse": (".get_telephony_response", "GetTelephonyResponse"),
    "GetTelephonyResponseReason": (".enums", "GetTelephonyResponseReason"),
    "GetTelephonyResponseState": (".enums", "GetTelephonyResponseState"),
    "GetTelephonyResponseType": (".enums", "GetTelephonyResponseType"),
    "GetTurnsAgentsResponse": (".get_turns_agents_response", "GetTurnsAgentsResponse"),
    "GetTurnsAgentsResponsePagination": (
        ".get_turns_agents_response_pagination",
        "GetTurnsAgentsResponsePagination",
    ),
    "GetTurnsAgentsResponseTurnsItem": (
        ".get_turns_agents_response_turns_item",
        "GetTurnsAgentsResponseTurnsItem",
    ),
    "GetTurnsAgentsResponseTurnsItemEnd": (
        ".get_turns_agents_response_turns_item_end",
        "GetTurnsAgentsResponseTurnsItemEnd",
    ),
    "GetTurnsAgentsResponseTurnsItemEndMetadata": (
        ".get_turns_agents_response_turns_item_end__269f1b",
        "GetTurnsAgentsResponseTurnsItemEndMetadata",
    ),
    "GetTurnsAgentsResponseTurnsItemEndType": (".enums", "GetTurnsAgentsResponseTurnsItemEndType"),
    "GetTurnsAgentsResponseTurnsItemMetrics": (
        ".get_turns_agents_response_turns_item_metrics",
        "GetTurnsAgentsResponseTurnsItemMetrics",
    ),
    "GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem": (
        ".get_turns_agents_response_turns_item_metr_6c52d8",
        "GetTurnsAgentsResponseTurnsItemMetricsSegmentedLatencyMsItem",
    ),
    "GetTurnsAgentsResponseTurnsItemStart": (
        ".get_turns_agents_response_turns_item_start",
        "GetTurnsAgentsResponseTurnsItemStart",
    ),
    "GetTurnsAgentsResponseTurnsItemStartMetadata": (
        ".get_turns_agents_response_turns_item_star_25ac60",
        "GetTurnsAgentsResponseTurnsItemStartMetadata",
    ),
    "GetTurnsAgentsResponseTurnsItemStartType": (
        ".enums",
        "GetTurnsAgentsResponseTurnsItemStartType",
    ),
    "HangupTelephonyResponse": (".hangup_telephony_response", "HangupTelephonyResponse"),
    "InterruptAgentsResponse": (".interrupt_agents_response", "InterruptAgentsResponse"),
    "LegacyStartConflictError": (".legacy_start_conflict_error", "LegacyStartConflictError"),
    "ListAgentsRequestState": (".enums", "ListAgentsRequestState"),
    "ListAgentsResponse": (".list_agents_response", "ListAgentsResponse"),
    "ListAgentsResponseData": (".list_agents_response_data", "ListAgentsResponseData"),
    "ListAgentsResponseDataListItem": (
        ".list_agents_response_data_list_item",
        "ListAgentsResponseDataListItem",
    ),
    "ListAgentsResponseDataListItemStatus": (".enums", "ListAgentsResponseDataListItemStatus"),
    "ListAgentsResponseMeta": (".list_agents_response_meta", "ListAgentsResponseMeta"),
    "ListPhoneNumbersResponseItem": (
        ".list_phone_numbers_response_item",
        "ListPhoneNumbersResponseItem",
    ),
    "ListPhoneNumbersResponseItemAssociatedPipeline": (
        ".list_phone_numbers_response_item_associat_bf06c3",
        "ListPhoneNumbersResponseItemAssociatedPipeline",
    ),
    "ListPhoneNumbersResponseItemProvider": (".enums", "ListPhoneNumbersResponseItemProvider"),
    "ListTelephonyRequestType": (".enums", "ListTelephonyRequestType"),
    "ListTelephonyResponse": (".list_telephony_response", "ListTelephonyResponse"),
    "ListTelephonyResponseData": (".list_telephony_response_data", "ListTelephonyResponseData"),
    "ListTelephonyResponseDataListItem": (
        ".list_telephony_response_data_list_item",
        "ListTelephonyResponseDataListItem",
    ),
    "ListTelephonyResponseDataListItemState": (".enums", "ListTelephonyResponseDataListItemState"),
    "ListTelephonyResponseDataListItemType": (".enums", "ListTelephonyResponseDataListItemType"),
    "ListTelephonyResponseMeta": (".list_telephony_response_meta", "ListTelephonyResponseMeta"),
    "LlmGreetingConfigsUninterruptibleAsrPolicy": (
        ".enums",
        "LlmGreetingConfigsUninterruptibleAsrPolicy",
    ),
    "LlmParams": (".llm_params", "LlmParams"),
    "LlmTool": (".llm_tool", "LlmTool"),
    "LlmToolExecution": (".llm_tool_execution", "LlmToolExecution"),
    "LlmToolFunction": (".llm_tool_function", "LlmToolFunction"),
    "LlmToolFunctionParameters": (".llm_tool_function_parameters", "LlmToolFunctionParameters"),
    "LlmToolServer": (".llm_tool_server", "LlmToolServer"),
    "LlmToolServerMethod": (".enums", "LlmToolServerMethod"),
    "LlmVendor": (".enums", "LlmVendor"),
    "MicrosoftAsrParams": (".microsoft_asr_params", "MicrosoftAsrParams"),
    "MicrosoftTtsParams": (".microsoft_tts_params", "MicrosoftTtsParams"),
    "MinimaxTtsParams": (".minimax_tts_params", "MinimaxTtsParams"),
    "MinimaxTtsParamsAudioSetting": (
        ".minimax_tts_params_audio_setting",
        "MinimaxTtsParamsAudioSetting",
    ),
    "MinimaxTtsParamsPronunciationDict": (
        ".minimax_tts_params_pronunciation_dict",
        "MinimaxTtsParamsPronunciationDict",
    ),
    "MinimaxTtsParamsTimberWeightsItem": (
        ".minimax_tts_params_timber_weights_item",
        "MinimaxTtsParamsTimberWeightsItem",
    ),
    "MinimaxTtsParamsVoiceSetting": (
        ".minimax_tts_params_voice_setting",
        "MinimaxTtsParamsVoiceSetting",
    ),
    "MllmHttpOptions": (".mllm_http_options", "MllmHttpOptions"),
    "MllmInputAudioTranscription": (
        ".mllm_input_audio_transcription",
        "MllmInputAudioTranscription",
    ),
    "MllmParams": (".mllm_params", "MllmParams"),
    "MllmTurnDetection": (".mllm_turn_detection", "MllmTurnDetection"),
    "MllmTurnDetectionAgoraVadConfig": (
        ".mllm_turn_detection_agora_vad_config",
        "MllmTurnDetectionAgoraVadConfig",
    ),
    "MllmTurnDetectionMode": (".enums", "MllmTurnDetectionMode"),
    "MllmTurnDetectionSemanticVadConfig": (
        ".mllm_turn_detection_semantic_vad_config",
        "MllmTurnDetectionSemanticVadConfig",
    ),
    "MllmTurnDetectionSemanticVadConfigEagerness": (
        ".enums",
        "MllmTurnDetectionSemanticVadConfigEagerness",
    ),
    "MllmTurnDetectionServerVadConfig": (
        ".mllm_turn_detection_server_vad_config",
        "MllmTurnDetectionServerVadConfig",
    ),
    "MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity": (
        ".enums",
        "MllmTurnDetectionServerVadConfigEndOfSpeechSensitivity",
    ),
    "MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity": (
        ".enums",
        "MllmTurnDetectionServerVadConfigStartOfSpeechSensitivity",
    ),
    "NcsAgentErrorItem": (".ncs_agent_error_item", "NcsAgentErrorItem"),
    "NcsAgentErrorPayload": (".ncs_agent_error_payload", "NcsAgentErrorPayload"),
    "NcsAgentExpirePayload": (".ncs_agent_expire_payload", "NcsAgentExpirePayload"),
    "NcsAgentHistoryPayload": (".ncs_agent_history_payload", "NcsAgentHistoryPayload"),
    "NcsAgentJoinedPayload": (".ncs_agent_joined_payload", "NcsAgentJoinedPayload"),
    "NcsAgentLeftMessage": (".enums", "NcsAgentLeftMessage"),
    "NcsAgentLeftPayload": (".ncs_agent_left_payload", "NcsAgentLeftPayload"),
    "NcsAgentMetricsItem": (".ncs_agent_metrics_item", "NcsAgentMetricsItem"),
    "NcsAgentMetricsPayload": (".ncs_agent_metrics_payload", "NcsAgentMetricsPayload"),
    "NcsEventType": (".enums", "NcsEventType"),
    "NcsInboundCallPayload": (".ncs_inbound_call_payload", "NcsInboundCallPayload"),
    "NcsInboundCallState": (".enums", "NcsInboundCallState"),
    "NcsNotification": (".ncs_notification", "NcsNotification"),
    "NcsOutboundCallPayload": (".ncs_outbound_call_payload", "NcsOutboundCallPayload"),
    "NcsOutboundCallState": (".enums", "NcsOutboundCallState"),
    "NcsTurnsFinishedMetrics": (".ncs_turns_finished_metrics", "NcsTurnsFinishedMetrics"),
    "NcsTurnsFinishedPayload": (".ncs_turns_finished_payload", "NcsTurnsFinishedPayload"),
    "NcsTurnsFinishedTurn": (".ncs_turns_finished_turn", "NcsTurnsFinishedTurn"),
    "RtcEncryptionMode": (".enums", "RtcEncryptionMode"),
    "SensetimeAvatarParams": (".sensetime_avatar_params", "SensetimeAvatarParams"),
    "SensetimeAvatarParamsSceneListItem": (
        ".sensetime_avatar_params_scene_list_item",
        "SensetimeAvatarParamsSceneListItem",
    ),
    "SensetimeAvatarParamsSceneListItemDigitalRole": (
        ".sensetime_avatar_params_scene_list_item_d_41fd54",
        "SensetimeAvatarParamsSceneListItemDigitalRole",
    ),
    "SensetimeAvatarParamsSceneListItemDigitalRolePosition": (
        ".sensetime_avatar_params_scene_list_item_d_7ba076",
        "SensetimeAvatarParamsSceneListItemDigitalRolePosition",
    ),
    "SpatiusAvatarParams": (".spatius_avatar_params", "SpatiusAvatarParams"),
    "SpeakAgentsRequest": (".speak_agents_request", "SpeakAgentsRequest"),
    "SpeakAgentsRequestPriority": (".enums", "SpeakAgentsRequestPriority"),
    "SpeakAgentsResponse": (".speak_agents_response", "SpeakAgentsResponse"),
    "StartAgentsRequest": (".start_agents_request", "StartAgentsRequest"),
    "StartAgentsRequestProperties": (
        ".start_agents_request_properties",
        "StartAgentsRequestProperties",
    ),
    "StartAgentsRequestPropertiesAdvancedFeatures": (
        ".start_agents_request_properties_advanced__575007",
        "StartAgentsRequestPropertiesAdvancedFeatures",
    ),
    "StartAgentsRequestPropertiesAsr": (
        ".start_agents_request_properties_asr",
        "StartAgentsRequestPropertiesAsr",
    ),
    "StartAgentsRequestPropertiesAsrVendor": (".enums", "StartAgentsRequestPropertiesAsrVendor"),
    "StartAgentsRequestPropertiesAvatar": (
        ".start_agents_request_properties_avatar",
        "StartAgentsRequestPropertiesAvatar",
    ),
    "StartAgentsRequestPropertiesAvatarVendor": (
        ".enums",
        "StartAgentsRequestPropertiesAvatarVendor",
    ),
    "StartAgentsRequestPropertiesFillerWords": (
        ".start_agents_request_properties_filler_words",
        "StartAgentsRequestPropertiesFillerWords",
    ),
    "StartAgentsRequestPropertiesFillerWordsContent": (
        ".start_agents_request_properties_filler_wo_b5208f",
        "StartAgentsRequestPropertiesFillerWordsContent",
    ),
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig": (
        ".start_agents_request_properties_filler_wo_86c100",
        "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig",
    ),
    "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider": (
        ".start_agents_request_properties_filler_wo_6fa994",
        "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider",
    ),
    "StartAgentsRequestPropertiesFillerWordsContentMode": (
        ".enums",
        "StartAgentsRequestPropertiesFillerWordsContentMode",
    ),
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfig": (
        ".start_agents_request_properties_filler_wo_0dc121",
        "StartAgentsRequestPropertiesFillerWordsContentStaticConfig",
    ),
    "StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule": (
        ".enums",
        "StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule",
    ),
    "StartAgentsRequestPropertiesFillerWordsTrigger": (
        ".start_agents_request_properties_filler_wo_75a7d8",
        "StartAgentsRequestPropertiesFillerWordsTrigger",
    ),
    "StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig": (
        ".start_agents_request_properties_filler_wo_7c3357",
        "StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig",
    ),
    "StartAgentsRequestPropertiesGeofence": (
        ".start_agents_request_properties_geofence",
        "StartAgentsRequestPropertiesGeofence",
    ),
    "StartAgentsRequestPropertiesGeofenceArea": (
        ".enums",
        "StartAgentsRequestPropertiesGeofenceArea",
    ),
    "StartAgentsRequestPropertiesGeofenceExcludeArea": (
        ".enums",
        "StartAgentsRequestPropertiesGeofenceExcludeArea",
    ),
    "StartAgentsRequestPropertiesInterruption": (
        ".start_agents_request_properties_interruption",
        "StartAgentsRequestPropertiesInterruption",
    ),
    "StartAgentsRequestPropertiesInterruptionDisabledConfig": (
        ".start_agents_request_properties_interrupt_9d8371",
        "StartAgentsRequestPropertiesInterruptionDisabledConfig",
    ),
    "StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy": (
        ".enums",
        "StartAgentsRequestPropertiesInterruptionDisabledConfigStrategy",
    ),
    "StartAgentsRequestPropertiesInterruptionKeywordsConfig": (
        ".start_agents_request_properties_interrupt_0ea823",
        "StartAgentsRequestPropertiesInterruptionKeywordsConfig",
    ),
    "StartAgentsRequestPropertiesInterruptionMode": (
        ".enums",
        "StartAgentsRequestPropertiesInterruptionMode",
    ),
    "StartAgentsRequestPropertiesLlm": (
        ".start_agents_request_properties_llm",
        "StartAgentsRequestPropertiesLlm",
    ),
    "StartAgentsRequestPropertiesLlmGreetingConfigs": (
        ".start_agents_request_properties_llm_greet_06661d",
        "StartAgentsRequestPropertiesLlmGreetingConfigs",
    ),
    "StartAgentsRequestPropertiesLlmGreetingConfigsMode": (
        ".enums",
        "StartAgentsRequestPropertiesLlmGreetingConfigsMode",
    ),
    "StartAgentsRequestPropertiesLlmMcpServersItem": (
        ".start_agents_request_properties_llm_mcp_s_c1b4d8",
        "StartAgentsRequestPropertiesLlmMcpServersItem",
    ),
    "StartAgentsRequestPropertiesLlmStyle": (".enums", "StartAgentsRequestPropertiesLlmStyle"),
    "StartAgentsRequestPropertiesMllm": (
        ".start_agents_request_properties_mllm",
        "StartAgentsRequestPropertiesMllm",
    ),
    "StartAgentsRequestPropertiesMllmVendor": (".enums", "StartAgentsRequestPropertiesMllmVendor"),
    "StartAgentsRequestPropertiesParameters": (
        ".start_agents_request_properties_parameters",
        "StartAgentsRequestPropertiesParameters",
    ),
    "StartAgentsRequestPropertiesParametersAudioScenario": (
        ".enums",
        "StartAgentsRequestPropertiesParametersAudioScenario",
    ),
    "StartAgentsRequestPropertiesParametersDataChannel": (
        ".enums",
        "StartAgentsRequestPropertiesParametersDataChannel",
    ),
    "StartAgentsRequestPropertiesParametersFarewellConfig": (
        ".start_agents_request_properties_parameter_3300b9",
        "StartAgentsRequestPropertiesParametersFarewellConfig",
    ),
    "StartAgentsRequestPropertiesParametersSilenceConfig": (
        ".start_agents_request_properties_parameter_cdedf3",
        "StartAgentsRequestPropertiesParametersSilenceConfig",
    ),
    "StartAgentsRequestPropertiesParametersSilenceConfigAction": (
        ".enums",
        "StartAgentsRequestPropertiesParametersSilenceConfigAction",
    ),
    "StartAgentsRequestPropertiesRtc": (
        ".start_agents_request_properties_rtc",
        "StartAgentsRequestPropertiesRtc",
    ),
    "StartAgentsRequestPropertiesSal": (
        ".start_agents_request_properties_sal",
        "StartAgentsRequestPropertiesSal",
    ),
    "StartAgentsRequestPropertiesSalSalMode": (".enums", "StartAgentsRequestPropertiesSalSalMode"),
    "StartAgentsRequestPropertiesTurnDetection": (
        ".start_agents_request_properties_turn_detection",
        "StartAgentsRequestPropertiesTurnDetection",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfig": (
        ".start_agents_request_properties_turn_dete_4f36ff",
        "StartAgentsRequestPropertiesTurnDetectionConfig",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech": (
        ".start_agents_request_properties_turn_dete_f6f68f",
        "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode": (
        ".enums",
        "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig": (
        ".start_agents_request_properties_turn_dete_c203b7",
        "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig": (
        ".start_agents_request_properties_turn_dete_9d4d5f",
        "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech": (
        ".start_agents_request_properties_turn_dete_a2a006",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig": (
        ".start_agents_request_properties_turn_dete_87115c",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy": (
        ".enums",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig": (
        ".start_agents_request_properties_turn_dete_c28979",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode": (
        ".enums",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode",
    ),
    "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig": (
        ".start_agents_request_properties_turn_dete_1d59d4",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig",
    ),
    "StartAgentsRequestPropertiesTurnDetectionEagerness": (
        ".enums",
        "StartAgentsRequestPropertiesTurnDetectionEagerness",
    ),
    "StartAgentsRequestPropertiesTurnDetectionInterruptMode": (
        ".enums",
        "StartAgentsRequestPropertiesTurnDetectionInterruptMode",
    ),
    "StartAgentsRequestPropertiesTurnDetectionType": (
        ".enums",
        "StartAgentsRequestPropertiesTurnDetectionType",
    ),
    "StartAgentsResponse": (".start_agents_response", "StartAgentsResponse"),
    "StartAgentsResponseStatus": (".enums", "StartAgentsResponseStatus"),
    "StepfunTtsParams": (".stepfun_tts_params", "StepfunTtsParams"),
    "TelephonyErrorResponse": (".telephony_error_response", "TelephonyErrorResponse"),
    "TelephonyErrorType": (".enums", "TelephonyErrorType"),
    "TencentAsrParams": (".tencent_asr_params", "TencentAsrParams"),
    "TencentTtsParams": (".tencent_tts_params", "TencentTtsParams"),
    "Tts": (".aliases", "Tts"),
    "TtsOtherVendor": (".enums", "TtsOtherVendor"),
    "TtsSkipPattern": (".enums", "TtsSkipPattern"),
    "Tts_Bytedance": (".tts_bytedance", "Tts_Bytedance"),
    "Tts_BytedanceDuplex": (".tts_bytedance_duplex", "Tts_BytedanceDuplex"),
    "Tts_Cosyvoice": (".tts_cosyvoice", "Tts_Cosyvoice"),
    "Tts_GenericHttp": (".tts_generic_http", "Tts_GenericHttp"),
    "Tts_Microsoft": (".tts_microsoft", "Tts_Microsoft"),
    "Tts_Minimax": (".tts_minimax", "Tts_Minimax"),
    "Tts_Other": (".tts_other", "Tts_Other"),
    "Tts_Stepfun": (".tts_stepfun", "Tts_Stepfun"),
    "Tts_Tencent": (".tts_tencent", "Tts_Tencent"),
    "TurnEndCause": (".enums", "TurnEndCause"),
    "TurnErrorReason": (".enums", "TurnErrorReason"),
    "TurnLatencySegment": (".enums", "TurnLatencySegment"),
    "UpdateAgentsRequest": (".update_agents_request", "UpdateAgentsRequest"),
    "UpdateAgentsRequestProperties": (
        ".update_agents_request_properties",
        "UpdateAgentsRequestProperties",
    ),
    "UpdateAgentsRequestPropertiesLlm": (
        ".update_agents_request_properties_llm",
        "UpdateAgentsRequestPropertiesLlm",
    ),
    "UpdateAgentsRequestPropertiesMllm": (
        ".update_agents_request_properties_mllm",
        "UpdateAgentsRequestPropertiesMllm",
    ),
    "UpdateAgentsResponse": (".update_agents_response", "UpdateAgentsResponse"),
    "UpdateAgentsResponseStatus": (".enums", "UpdateAgentsResponseStatus"),
    "UpdatePhoneNumbersRequest": (".update_phone_numbers_request", "UpdatePhoneNumbersRequest"),
    "UpdatePhoneNumbersRequestInboundConfig": (
        ".update_phone_numbers_request_inbound_config",
        "UpdatePhoneNumbersRequestInboundConfig",
    ),
    "UpdatePhoneNumbersRequestOutboundConfig": (
        ".update_phone_numbers_request_outbound_config",
        "UpdatePhoneNumbersRequestOutboundConfig",
    ),
    "UpdatePhoneNumbersResponse": (".update_phone_numbers_response", "UpdatePhoneNumbersResponse"),
    "UpdatePhoneNumbersResponseAssociatedPipeline": (
        ".update_phone_numbers_response_associated__9f7363",
        "UpdatePhoneNumbersResponseAssociatedPipeline",
    ),
    "UpdatePhoneNumbersResponseProvider": (".enums", "UpdatePhoneNumbersResponseProvider"),
    "XfyunAsrParams": (".xfyun_asr_params", "XfyunAsrParams"),
    "XfyunBigmodelAsrParams": (".xfyun_bigmodel_asr_params", "XfyunBigmodelAsrParams"),
    "XfyunDialectAsrParams": (".xfyun_dialect_asr_params", "XfyunDialectAsrParams"),
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
