# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""Shorter names of models and named values of the API."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..models import (
        AgentThinkAgentManagementRequestOnListeningAction as AgentThinkRequestOnListeningAction,
    )
    from ..models import AgentThinkAgentManagementRequestOnListeningAction as ThinkOnListeningAction
    from ..models import (
        AgentThinkAgentManagementRequestOnSpeakingAction as AgentThinkRequestOnSpeakingAction,
    )
    from ..models import AgentThinkAgentManagementRequestOnSpeakingAction as ThinkOnSpeakingAction
    from ..models import (
        AgentThinkAgentManagementRequestOnThinkingAction as AgentThinkRequestOnThinkingAction,
    )
    from ..models import AgentThinkAgentManagementRequestOnThinkingAction as ThinkOnThinkingAction
    from ..models import AgentThinkAgentManagementResponse as AgentThinkResponse
    from ..models import AgentThinkAgentManagementResponse as ThinkResponse
    from ..models import AsrLanguage as TurnDetectionLanguage
    from ..models import CredentialMode as CredentialMode
    from ..models import GetAgentsResponse as SessionInfo
    from ..models import GetHistoryAgentsResponse as ConversationHistory
    from ..models import GetHistoryAgentsResponseContentsItem as ConversationTurn
    from ..models import GetTurnsAgentsResponse as ConversationTurns
    from ..models import GetTurnsAgentsResponseTurnsItem as ConversationSessionTurn
    from ..models import ListAgentsResponse as SessionListResponse
    from ..models import ListAgentsResponseDataListItem as SessionSummary
    from ..models import LlmTool as LlmToolConfig
    from ..models import LlmToolExecution as LlmToolExecutionConfig
    from ..models import LlmToolFunction as LlmToolFunctionConfig
    from ..models import LlmToolFunctionParameters as LlmToolFunctionParametersConfig
    from ..models import LlmToolServer as LlmToolServerConfig
    from ..models import MllmTurnDetection as MllmTurnDetectionConfig
    from ..models import MllmTurnDetectionMode as MllmTurnDetectionMode
    from ..models import SpeakAgentsRequestPriority as SpeakPriority
    from ..models import StartAgentsRequestProperties as AgentConfig
    from ..models import StartAgentsRequestProperties as StartAgentsRequestProperties
    from ..models import StartAgentsRequestPropertiesAdvancedFeatures as AdvancedFeatures
    from ..models import StartAgentsRequestPropertiesAsr as AsrConfig
    from ..models import StartAgentsRequestPropertiesAsr as SttConfig
    from ..models import StartAgentsRequestPropertiesAvatar as AvatarConfig
    from ..models import StartAgentsRequestPropertiesAvatarVendor as AvatarVendor
    from ..models import StartAgentsRequestPropertiesFillerWords as FillerWordsConfig
    from ..models import StartAgentsRequestPropertiesFillerWordsContent as FillerWordsContent
    from ..models import (
        StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig as FillerWordsContentGeneratedConfig,
    )
    from ..models import (
        StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider as FillerWordsContentGeneratedConfigLlmProvider,
    )
    from ..models import (
        StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider as FillerWordsGeneratedLlmProvider,
    )
    from ..models import (
        StartAgentsRequestPropertiesFillerWordsContentStaticConfig as FillerWordsContentStaticConfig,
    )
    from ..models import (
        StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule as FillerWordsContentSelectionRule,
    )
    from ..models import StartAgentsRequestPropertiesFillerWordsTrigger as FillerWordsTrigger
    from ..models import (
        StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig as FillerWordsTriggerFixedTimeConfig,
    )
    from ..models import StartAgentsRequestPropertiesGeofence as GeofenceConfig
    from ..models import StartAgentsRequestPropertiesInterruption as InterruptionConfig
    from ..models import StartAgentsRequestPropertiesInterruptionMode as InterruptionMode
    from ..models import StartAgentsRequestPropertiesLlm as LlmConfig
    from ..models import StartAgentsRequestPropertiesLlmGreetingConfigs as LlmGreetingConfigs
    from ..models import (
        StartAgentsRequestPropertiesLlmGreetingConfigsMode as LlmGreetingConfigsMode,
    )
    from ..models import StartAgentsRequestPropertiesLlmMcpServersItem as McpServerConfig
    from ..models import StartAgentsRequestPropertiesLlmMcpServersItem as McpServersItem
    from ..models import StartAgentsRequestPropertiesLlmStyle as LlmStyle
    from ..models import StartAgentsRequestPropertiesMllm as MllmConfig
    from ..models import StartAgentsRequestPropertiesMllmVendor as MllmVendor
    from ..models import StartAgentsRequestPropertiesParameters as SessionParams
    from ..models import (
        StartAgentsRequestPropertiesParametersAudioScenario as ParametersAudioScenario,
    )
    from ..models import StartAgentsRequestPropertiesParametersDataChannel as ParametersDataChannel
    from ..models import StartAgentsRequestPropertiesParametersFarewellConfig as FarewellConfig
    from ..models import StartAgentsRequestPropertiesParametersSilenceConfig as SilenceConfig
    from ..models import StartAgentsRequestPropertiesParametersSilenceConfigAction as SilenceAction
    from ..models import StartAgentsRequestPropertiesRtc as RtcConfig
    from ..models import StartAgentsRequestPropertiesSal as SalConfig
    from ..models import StartAgentsRequestPropertiesSalSalMode as SalMode
    from ..models import StartAgentsRequestPropertiesTurnDetection as TurnDetectionConfig
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfig as TurnDetectionNestedConfig,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech as EndOfSpeechConfig,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode as EndOfSpeechMode,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig as EndOfSpeechSemanticConfig,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig as EndOfSpeechVadConfig,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech as StartOfSpeechConfig,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig as StartOfSpeechDisabledConfig,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy as StartOfSpeechDisabledConfigStrategy,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig as StartOfSpeechKeywordsConfig,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode as StartOfSpeechMode,
    )
    from ..models import (
        StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig as StartOfSpeechVadConfig,
    )
    from ..models import StartAgentsRequestPropertiesTurnDetectionEagerness as Eagerness
    from ..models import StartAgentsRequestPropertiesTurnDetectionInterruptMode as InterruptMode
    from ..models import StartAgentsRequestPropertiesTurnDetectionType as TurnDetectionType
    from ..models import Tts as TtsConfig
    from ..models import UpdateAgentsRequestProperties as AgentConfigUpdate

HOMES: dict[str, Any] = {
    "AdvancedFeatures": ["..models", "StartAgentsRequestPropertiesAdvancedFeatures"],
    "AgentConfig": ["..models", "StartAgentsRequestProperties"],
    "AgentConfigUpdate": ["..models", "UpdateAgentsRequestProperties"],
    "AgentThinkRequestOnListeningAction": [
        "..models",
        "AgentThinkAgentManagementRequestOnListeningAction",
    ],
    "AgentThinkRequestOnSpeakingAction": [
        "..models",
        "AgentThinkAgentManagementRequestOnSpeakingAction",
    ],
    "AgentThinkRequestOnThinkingAction": [
        "..models",
        "AgentThinkAgentManagementRequestOnThinkingAction",
    ],
    "AgentThinkResponse": ["..models", "AgentThinkAgentManagementResponse"],
    "AsrConfig": ["..models", "StartAgentsRequestPropertiesAsr"],
    "AvatarConfig": ["..models", "StartAgentsRequestPropertiesAvatar"],
    "AvatarVendor": ["..models", "StartAgentsRequestPropertiesAvatarVendor"],
    "ConversationHistory": ["..models", "GetHistoryAgentsResponse"],
    "ConversationSessionTurn": ["..models", "GetTurnsAgentsResponseTurnsItem"],
    "ConversationTurn": ["..models", "GetHistoryAgentsResponseContentsItem"],
    "ConversationTurns": ["..models", "GetTurnsAgentsResponse"],
    "CredentialMode": "..models",
    "Eagerness": ["..models", "StartAgentsRequestPropertiesTurnDetectionEagerness"],
    "EndOfSpeechConfig": ["..models", "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeech"],
    "EndOfSpeechMode": [
        "..models",
        "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechMode",
    ],
    "EndOfSpeechSemanticConfig": [
        "..models",
        "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechSemanticConfig",
    ],
    "EndOfSpeechVadConfig": [
        "..models",
        "StartAgentsRequestPropertiesTurnDetectionConfigEndOfSpeechVadConfig",
    ],
    "FarewellConfig": ["..models", "StartAgentsRequestPropertiesParametersFarewellConfig"],
    "FillerWordsConfig": ["..models", "StartAgentsRequestPropertiesFillerWords"],
    "FillerWordsContent": ["..models", "StartAgentsRequestPropertiesFillerWordsContent"],
    "FillerWordsContentGeneratedConfig": [
        "..models",
        "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfig",
    ],
    "FillerWordsContentGeneratedConfigLlmProvider": [
        "..models",
        "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider",
    ],
    "FillerWordsContentSelectionRule": [
        "..models",
        "StartAgentsRequestPropertiesFillerWordsContentStaticConfigSelectionRule",
    ],
    "FillerWordsContentStaticConfig": [
        "..models",
        "StartAgentsRequestPropertiesFillerWordsContentStaticConfig",
    ],
    "FillerWordsGeneratedLlmProvider": [
        "..models",
        "StartAgentsRequestPropertiesFillerWordsContentGeneratedConfigLlmProvider",
    ],
    "FillerWordsTrigger": ["..models", "StartAgentsRequestPropertiesFillerWordsTrigger"],
    "FillerWordsTriggerFixedTimeConfig": [
        "..models",
        "StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig",
    ],
    "GeofenceConfig": ["..models", "StartAgentsRequestPropertiesGeofence"],
    "InterruptMode": ["..models", "StartAgentsRequestPropertiesTurnDetectionInterruptMode"],
    "InterruptionConfig": ["..models", "StartAgentsRequestPropertiesInterruption"],
    "InterruptionMode": ["..models", "StartAgentsRequestPropertiesInterruptionMode"],
    "LlmConfig": ["..models", "StartAgentsRequestPropertiesLlm"],
    "LlmGreetingConfigs": ["..models", "StartAgentsRequestPropertiesLlmGreetingConfigs"],
    "LlmGreetingConfigsMode": ["..models", "StartAgentsRequestPropertiesLlmGreetingConfigsMode"],
    "LlmStyle": ["..models", "StartAgentsRequestPropertiesLlmStyle"],
    "LlmToolConfig": ["..models", "LlmTool"],
    "LlmToolExecutionConfig": ["..models", "LlmToolExecution"],
    "LlmToolFunctionConfig": ["..models", "LlmToolFunction"],
    "LlmToolFunctionParametersConfig": ["..models", "LlmToolFunctionParameters"],
    "LlmToolServerConfig": ["..models", "LlmToolServer"],
    "McpServerConfig": ["..models", "StartAgentsRequestPropertiesLlmMcpServersItem"],
    "McpServersItem": ["..models", "StartAgentsRequestPropertiesLlmMcpServersItem"],
    "MllmConfig": ["..models", "StartAgentsRequestPropertiesMllm"],
    "MllmTurnDetectionConfig": ["..models", "MllmTurnDetection"],
    "MllmTurnDetectionMode": "..models",
    "MllmVendor": ["..models", "StartAgentsRequestPropertiesMllmVendor"],
    "ParametersAudioScenario": ["..models", "StartAgentsRequestPropertiesParametersAudioScenario"],
    "ParametersDataChannel": ["..models", "StartAgentsRequestPropertiesParametersDataChannel"],
    "RtcConfig": ["..models", "StartAgentsRequestPropertiesRtc"],
    "SalConfig": ["..models", "StartAgentsRequestPropertiesSal"],
    "SalMode": ["..models", "StartAgentsRequestPropertiesSalSalMode"],
    "SessionInfo": ["..models", "GetAgentsResponse"],
    "SessionListResponse": ["..models", "ListAgentsResponse"],
    "SessionParams": ["..models", "StartAgentsRequestPropertiesParameters"],
    "SessionSummary": ["..models", "ListAgentsResponseDataListItem"],
    "SilenceAction": ["..models", "StartAgentsRequestPropertiesParametersSilenceConfigAction"],
    "SilenceConfig": ["..models", "StartAgentsRequestPropertiesParametersSilenceConfig"],
    "SpeakPriority": ["..models", "SpeakAgentsRequestPriority"],
    "StartAgentsRequestProperties": "..models",
    "StartOfSpeechConfig": [
        "..models",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeech",
    ],
    "StartOfSpeechDisabledConfig": [
        "..models",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfig",
    ],
    "StartOfSpeechDisabledConfigStrategy": [
        "..models",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechDisabledConfigStrategy",
    ],
    "StartOfSpeechKeywordsConfig": [
        "..models",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechKeywordsConfig",
    ],
    "StartOfSpeechMode": [
        "..models",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechMode",
    ],
    "StartOfSpeechVadConfig": [
        "..models",
        "StartAgentsRequestPropertiesTurnDetectionConfigStartOfSpeechVadConfig",
    ],
    "SttConfig": ["..models", "StartAgentsRequestPropertiesAsr"],
    "ThinkOnListeningAction": ["..models", "AgentThinkAgentManagementRequestOnListeningAction"],
    "ThinkOnSpeakingAction": ["..models", "AgentThinkAgentManagementRequestOnSpeakingAction"],
    "ThinkOnThinkingAction": ["..models", "AgentThinkAgentManagementRequestOnThinkingAction"],
    "ThinkResponse": ["..models", "AgentThinkAgentManagementResponse"],
    "TtsConfig": ["..models", "Tts"],
    "TurnDetectionConfig": ["..models", "StartAgentsRequestPropertiesTurnDetection"],
    "TurnDetectionLanguage": ["..models", "AsrLanguage"],
    "TurnDetectionNestedConfig": ["..models", "StartAgentsRequestPropertiesTurnDetectionConfig"],
    "TurnDetectionType": ["..models", "StartAgentsRequestPropertiesTurnDetectionType"],
}

__all__ = [
    "AdvancedFeatures",
    "AgentConfig",
    "AgentConfigUpdate",
    "AgentThinkRequestOnListeningAction",
    "AgentThinkRequestOnSpeakingAction",
    "AgentThinkRequestOnThinkingAction",
    "AgentThinkResponse",
    "AsrConfig",
    "AvatarConfig",
    "AvatarVendor",
    "ConversationHistory",
    "ConversationSessionTurn",
    "ConversationTurn",
    "ConversationTurns",
    "CredentialMode",
    "Eagerness",
    "EndOfSpeechConfig",
    "EndOfSpeechMode",
    "EndOfSpeechSemanticConfig",
    "EndOfSpeechVadConfig",
    "FarewellConfig",
    "FillerWordsConfig",
    "FillerWordsContent",
    "FillerWordsContentGeneratedConfig",
    "FillerWordsContentGeneratedConfigLlmProvider",
    "FillerWordsContentSelectionRule",
    "FillerWordsContentStaticConfig",
    "FillerWordsGeneratedLlmProvider",
    "FillerWordsTrigger",
    "FillerWordsTriggerFixedTimeConfig",
    "GeofenceConfig",
    "InterruptMode",
    "InterruptionConfig",
    "InterruptionMode",
    "LlmConfig",
    "LlmGreetingConfigs",
    "LlmGreetingConfigsMode",
    "LlmStyle",
    "LlmToolConfig",
    "LlmToolExecutionConfig",
    "LlmToolFunctionConfig",
    "LlmToolFunctionParametersConfig",
    "LlmToolServerConfig",
    "McpServerConfig",
    "McpServersItem",
    "MllmConfig",
    "MllmTurnDetectionConfig",
    "MllmTurnDetectionMode",
    "MllmVendor",
    "ParametersAudioScenario",
    "ParametersDataChannel",
    "RtcConfig",
    "SalConfig",
    "SalMode",
    "SessionInfo",
    "SessionListResponse",
    "SessionParams",
    "SessionSummary",
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
    "SttConfig",
    "ThinkOnListeningAction",
    "ThinkOnSpeakingAction",
    "ThinkOnThinkingAction",
    "ThinkResponse",
    "TtsConfig",
    "TurnDetectionConfig",
    "TurnDetectionLanguage",
    "TurnDetectionNestedConfig",
    "TurnDetectionType",
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
