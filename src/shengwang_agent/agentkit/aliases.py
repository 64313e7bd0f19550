"""Shorter names of models and named values of the API, each loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent_api import models as _m

    AdvancedFeatures = _m.StartAgentsRequestPropertiesAdvancedFeatures
    AgentConfig = _m.StartAgentsRequestProperties
    AgentConfigUpdate = _m.UpdateAgentsRequestProperties
    ConversationHistory = _m.GetHistoryAgentsResponse
    ConversationTurns = _m.GetTurnsAgentsResponse
    Eagerness = _m.StartAgentsRequestPropertiesTurnDetectionEagerness
    EndOfSpeechConfig = _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech
    EndOfSpeechMode = _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode
    EndOfSpeechSemanticConfig = (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig
    )
    EndOfSpeechVadConfig = _m.StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig
    FarewellConfig = _m.StartAgentsRequestPropertiesParametersFarewellConfig
    FillerWordsConfig = _m.StartAgentsRequestPropertiesFillerWords
    FillerWordsContent = _m.StartAgentsRequestPropertiesFillerWordsContent
    FillerWordsContentStaticConfig = _m.StartAgentsRequestPropertiesFillerWordsContentStaticConfig
    FillerWordsTrigger = _m.StartAgentsRequestPropertiesFillerWordsTrigger
    FillerWordsTriggerFixedTimeConfig = (
        _m.StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig
    )
    GeofenceConfig = _m.StartAgentsRequestPropertiesGeofence
    InterruptMode = _m.StartAgentsRequestPropertiesTurnDetectionInterruptMode
    InterruptionConfig = _m.StartAgentsRequestPropertiesInterruption
    InterruptionMode = _m.StartAgentsRequestPropertiesInterruptionMode
    LlmGreetingConfigs = _m.StartAgentsRequestPropertiesLlmGreetingConfigs
    LlmGreetingConfigsMode = _m.StartAgentsRequestPropertiesLlmGreetingConfigsMode
    LlmToolConfig = _m.LlmTool
    McpServerConfig = _m.StartAgentsRequestPropertiesLlmMcpServersItem
    McpServersItem = _m.StartAgentsRequestPropertiesLlmMcpServersItem
    ParametersAudioScenario = _m.StartAgentsRequestPropertiesParametersAudioScenario
    ParametersDataChannel = _m.StartAgentsRequestPropertiesParametersDataChannel
    RtcConfig = _m.StartAgentsRequestPropertiesRtc
    SalConfig = _m.StartAgentsRequestPropertiesSal
    SalMode = _m.StartAgentsRequestPropertiesSalSalMode
    SessionInfo = _m.GetAgentsResponse
    SessionParams = _m.StartAgentsRequestPropertiesParameters
    SilenceAction = _m.StartAgentsRequestPropertiesParametersSilenceConfigAction
    SilenceConfig = _m.StartAgentsRequestPropertiesParametersSilenceConfig
    SpeakPriority = _m.SpeakAgentsRequestPriority
    StartAgentsRequestProperties = _m.StartAgentsRequestProperties
    StartOfSpeechConfig = _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech
    StartOfSpeechDisabledConfig = (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig
    )
    StartOfSpeechDisabledConfigStrategy = (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy
    )
    StartOfSpeechKeywordsConfig = (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig
    )
    StartOfSpeechMode = _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode
    StartOfSpeechVadConfig = (
        _m.StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig
    )
    ThinkOnListeningAction = _m.AgentThinkAgentManagementRequestOnListeningAction
    ThinkOnSpeakingAction = _m.AgentThinkAgentManagementRequestOnSpeakingAction
    ThinkOnThinkingAction = _m.AgentThinkAgentManagementRequestOnThinkingAction
    ThinkResponse = _m.AgentThinkAgentManagementResponse
    TurnDetectionConfig = _m.StartAgentsRequestPropertiesTurnDetection
    TurnDetectionLanguage = _m.AsrLanguage
    TurnDetectionNestedConfig = _m.StartAgentsRequestPropertiesTurnDetectionConfig
    TurnDetectionType = _m.StartAgentsRequestPropertiesTurnDetectionType

__all__ = [
    "AdvancedFeatures",
    "AgentConfig",
    "AgentConfigUpdate",
    "ConversationHistory",
    "ConversationTurns",
    "Eagerness",
    "EndOfSpeechConfig",
    "EndOfSpeechMode",
    "EndOfSpeechSemanticConfig",
    "EndOfSpeechVadConfig",
    "FarewellConfig",
    "FillerWordsConfig",
    "FillerWordsContent",
    "FillerWordsContentStaticConfig",
    "FillerWordsTrigger",
    "FillerWordsTriggerFixedTimeConfig",
    "GeofenceConfig",
    "InterruptMode",
    "InterruptionConfig",
    "InterruptionMode",
    "LlmGreetingConfigs",
    "LlmGreetingConfigsMode",
    "LlmToolConfig",
    "McpServerConfig",
    "McpServersItem",
    "ParametersAudioScenario",
    "ParametersDataChannel",
    "RtcConfig",
    "SalConfig",
    "SalMode",
    "SessionInfo",
    "SessionParams",
    "SilenceAction",
    "SilenceConfig",
    "SpeakPriority",
    "StartAgentsRequestProperties",
    "StartOfSpeechConfig",
    "StartOfSpeechDisabledConfig",
    "StartOfSpeechDisabledConfigStrategy",
    "StartOfSpeechKeywordsConfig",
    "StartOfSpeechMode",
    "StartOfSpeechVadConfig",
    "ThinkOnListeningAction",
    "ThinkOnSpeakingAction",
    "ThinkOnThinkingAction",
    "ThinkResponse",
    "TurnDetectionConfig",
    "TurnDetectionLanguage",
    "TurnDetectionNestedConfig",
    "TurnDetectionType",
]

# "+" stands for StartAgentsRequestProperties.
_MODELS = {
    "AdvancedFeatures": "+AdvancedFeatures",
    "AgentConfig": "StartAgentsRequestProperties",
    "AgentConfigUpdate": "UpdateAgentsRequestProperties",
    "ConversationHistory": "GetHistoryAgentsResponse",
    "ConversationTurns": "GetTurnsAgentsResponse",
    "Eagerness": "+TurnDetectionEagerness",
    "EndOfSpeechConfig": "+TurnDetectionConfigEndOfSpeech",
    "EndOfSpeechMode": "+TurnDetectionConfigEndOfSpeechMode",
    "EndOfSpeechSemanticConfig": "+TurnDetectionConfigEndOfSpeechSemanticConfig",
    "EndOfSpeechVadConfig": "+TurnDetectionConfigEndOfSpeechVadConfig",
    "FarewellConfig": "+ParametersFarewellConfig",
    "FillerWordsConfig": "+FillerWords",
    "FillerWordsContent": "+FillerWordsContent",
    "FillerWordsContentStaticConfig": "+FillerWordsContentStaticConfig",
    "FillerWordsTrigger": "+FillerWordsTrigger",
    "FillerWordsTriggerFixedTimeConfig": "+FillerWordsTriggerFixedTimeConfig",
    "GeofenceConfig": "+Geofence",
    "InterruptMode": "+TurnDetectionInterruptMode",
    "InterruptionConfig": "+Interruption",
    "InterruptionMode": "+InterruptionMode",
    "LlmGreetingConfigs": "+LlmGreetingConfigs",
    "LlmGreetingConfigsMode": "+LlmGreetingConfigsMode",
    "LlmToolConfig": "LlmTool",
    "McpServerConfig": "+LlmMcpServersItem",
    "McpServersItem": "+LlmMcpServersItem",
    "ParametersAudioScenario": "+ParametersAudioScenario",
    "ParametersDataChannel": "+ParametersDataChannel",
    "RtcConfig": "+Rtc",
    "SalConfig": "+Sal",
    "SalMode": "+SalSalMode",
    "SessionInfo": "GetAgentsResponse",
    "SessionParams": "+Parameters",
    "SilenceAction": "+ParametersSilenceConfigAction",
    "SilenceConfig": "+ParametersSilenceConfig",
    "SpeakPriority": "SpeakAgentsRequestPriority",
    "StartAgentsRequestProperties": "StartAgentsRequestProperties",
    "StartOfSpeechConfig": "+TurnDetectionConfigStartOfSpeech",
    "StartOfSpeechDisabledConfig": "+TurnDetectionConfigStartOfSpeechDisabledConfig",
    "StartOfSpeechDisabledConfigStrategy": "+TurnDetectionConfigStartOfSpeechDisabledConfigStrategy",
    "StartOfSpeechKeywordsConfig": "+TurnDetectionConfigStartOfSpeechKeywordsConfig",
    "StartOfSpeechMode": "+TurnDetectionConfigStartOfSpeechMode",
    "StartOfSpeechVadConfig": "+TurnDetectionConfigStartOfSpeechVadConfig",
    "ThinkOnListeningAction": "AgentThinkAgentManagementRequestOnListeningAction",
    "ThinkOnSpeakingAction": "AgentThinkAgentManagementRequestOnSpeakingAction",
    "ThinkOnThinkingAction": "AgentThinkAgentManagementRequestOnThinkingAction",
    "ThinkResponse": "AgentThinkAgentManagementResponse",
    "TurnDetectionConfig": "+TurnDetection",
    "TurnDetectionLanguage": "AsrLanguage",
    "TurnDetectionNestedConfig": "+TurnDetectionConfig",
    "TurnDetectionType": "+TurnDetectionType",
}


def __getattr__(name: str) -> Any:
    if name not in _MODELS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from shengwang_agent_api import models

    value = getattr(models, _MODELS[name].replace("+", "StartAgentsRequestProperties"))
    globals()[name] = value
    return value
