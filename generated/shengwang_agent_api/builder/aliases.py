# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""Shorter names of models and named values of the API."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..models import AgentThinkAgentManagementRequestOnListeningAction as ThinkOnListeningAction
    from ..models import AgentThinkAgentManagementRequestOnSpeakingAction as ThinkOnSpeakingAction
    from ..models import AgentThinkAgentManagementRequestOnThinkingAction as ThinkOnThinkingAction
    from ..models import AgentThinkAgentManagementResponse as ThinkResponse
    from ..models import AsrLanguage as TurnDetectionLanguage
    from ..models import GetAgentsResponse as SessionInfo
    from ..models import GetHistoryAgentsResponse as ConversationHistory
    from ..models import GetTurnsAgentsResponse as ConversationTurns
    from ..models import LlmTool as LlmToolConfig
    from ..models import SpeakAgentsRequestPriority as SpeakPriority
    from ..models import StartAgentsRequestProperties as AgentConfig
    from ..models import StartAgentsRequestProperties as StartAgentsRequestProperties
    from ..models import StartAgentsRequestPropertiesAdvancedFeatures as AdvancedFeatures
    from ..models import StartAgentsRequestPropertiesFillerWords as FillerWordsConfig
    from ..models import StartAgentsRequestPropertiesFillerWordsContent as FillerWordsContent
    from ..models import (
        StartAgentsRequestPropertiesFillerWordsContentStaticConfig as FillerWordsContentStaticConfig,
    )
    from ..models import StartAgentsRequestPropertiesFillerWordsTrigger as FillerWordsTrigger
    from ..models import (
        StartAgentsRequestPropertiesFillerWordsTriggerFixedTimeConfig as FillerWordsTriggerFixedTimeConfig,
    )
    from ..models import StartAgentsRequestPropertiesGeofence as GeofenceConfig
    from ..models import StartAgentsRequestPropertiesInterruption as InterruptionConfig
    from ..models import StartAgentsRequestPropertiesInterruptionMode as InterruptionMode
    from ..models import StartAgentsRequestPropertiesLlmGreetingConfigs as LlmGreetingConfigs
    from ..models import (
        StartAgentsRequestPropertiesLlmGreetingConfigsMode as LlmGreetingConfigsMode,
    )
    from ..models import StartAgentsRequestPropertiesLlmMcpServersItem as McpServerConfig
    from ..models import StartAgentsRequestPropertiesLlmMcpServersItem as McpServersItem
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
    from ..models import UpdateAgentsRequestProperties as AgentConfigUpdate

HOMES: dict[str, Any] = {
    "AdvancedFeatures": ["..models", "StartAgentsRequestPropertiesAdvancedFeatures"],
    "AgentConfig": ["..models", "StartAgentsRequestProperties"],
    "AgentConfigUpdate": ["..models", "UpdateAgentsRequestProperties"],
    "ConversationHistory": ["..models", "GetHistoryAgentsResponse"],
    "ConversationTurns": ["..models", "GetTurnsAgentsResponse"],
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
    "FillerWordsContentStaticConfig": [
        "..models",
        "StartAgentsRequestPropertiesFillerWordsContentStaticConfig",
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
    "LlmGreetingConfigs": ["..models", "StartAgentsRequestPropertiesLlmGreetingConfigs"],
    "LlmGreetingConfigsMode": ["..models", "StartAgentsRequestPropertiesLlmGreetingConfigsMode"],
    "LlmToolConfig": ["..models", "LlmTool"],
    "McpServerConfig": ["..models", "StartAgentsRequestPropertiesLlmMcpServersItem"],
    "McpServersItem": ["..models", "StartAgentsRequestPropertiesLlmMcpServersItem"],
    "ParametersAudioScenario": ["..models", "StartAgentsRequestPropertiesParametersAudioScenario"],
    "ParametersDataChannel": ["..models", "StartAgentsRequestPropertiesParametersDataChannel"],
    "RtcConfig": ["..models", "StartAgentsRequestPropertiesRtc"],
    "SalConfig": ["..models", "StartAgentsRequestPropertiesSal"],
    "SalMode": ["..models", "StartAgentsRequestPropertiesSalSalMode"],
    "SessionInfo": ["..models", "GetAgentsResponse"],
    "SessionParams": ["..models", "StartAgentsRequestPropertiesParameters"],
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
    "ThinkOnListeningAction": ["..models", "AgentThinkAgentManagementRequestOnListeningAction"],
    "ThinkOnSpeakingAction": ["..models", "AgentThinkAgentManagementRequestOnSpeakingAction"],
    "ThinkOnThinkingAction": ["..models", "AgentThinkAgentManagementRequestOnThinkingAction"],
    "ThinkResponse": ["..models", "AgentThinkAgentManagementResponse"],
    "TurnDetectionConfig": ["..models", "StartAgentsRequestPropertiesTurnDetection"],
    "TurnDetectionLanguage": ["..models", "AsrLanguage"],
    "TurnDetectionNestedConfig": ["..models", "StartAgentsRequestPropertiesTurnDetectionConfig"],
    "TurnDetectionType": ["..models", "StartAgentsRequestPropertiesTurnDetectionType"],
}

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


def __getattr__(name: str) -> Any:
    """Load a name on first use; afterwards it is an ordinary attribute."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = HOMES[name]
    module, target = (home, name) if isinstance(home, str) else home
    value = getattr(import_module(module, __package__), target)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
