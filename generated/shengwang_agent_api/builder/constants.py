# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""Texts that configuration values take, by name. Any other text the service knows works too."""

from __future__ import annotations

from typing import Final

__all__ = [
    "AudioScenario",
    "DataChannel",
    "FillerWordsSelectionRule",
    "GeofenceArea",
    "GeofenceExcludeArea",
    "InterruptionDisabledStrategy",
    "InterruptionModeValues",
    "MllmTurnDetectionModeValues",
    "SalModeValues",
    "SilenceActionValues",
    "SpeakPriorityValues",
    "ThinkOnListeningActionValues",
    "ThinkOnSpeakingActionValues",
    "ThinkOnThinkingActionValues",
    "TurnDetectionTypeValues",
    "AudioScenarioDefault",
    "AudioScenarioChorus",
    "AudioScenarioAiserver",
    "DataChannelRtm",
    "DataChannelDatastream",
    "FillerWordsSelectionRuleShuffle",
    "FillerWordsSelectionRuleRoundRobin",
    "GeofenceAreaGlobal",
    "GeofenceAreaNorthAmerica",
    "GeofenceAreaEurope",
    "GeofenceAreaAsia",
    "GeofenceAreaIndia",
    "GeofenceAreaJapan",
    "GeofenceExcludeAreaNorthAmerica",
    "GeofenceExcludeAreaEurope",
    "GeofenceExcludeAreaAsia",
    "GeofenceExcludeAreaIndia",
    "GeofenceExcludeAreaJapan",
    "InterruptionDisabledStrategyAppend",
    "InterruptionDisabledStrategyIgnore",
    "InterruptionModeStartOfSpeech",
    "InterruptionModeKeywords",
    "MllmTurnDetectionModeAgoraVad",
    "MllmTurnDetectionModeServerVad",
    "MllmTurnDetectionModeSemanticVad",
    "SalModeLocking",
    "SalModeRecognition",
    "SilenceActionSpeak",
    "SilenceActionThink",
    "SpeakPriorityInterrupt",
    "SpeakPriorityAppend",
    "SpeakPriorityIgnore",
    "ThinkOnListeningActionInject",
    "ThinkOnListeningActionInterrupt",
    "ThinkOnListeningActionIgnore",
    "ThinkOnListeningActionAppend",
    "ThinkOnSpeakingActionInterrupt",
    "ThinkOnSpeakingActionIgnore",
    "ThinkOnSpeakingActionAppend",
    "ThinkOnThinkingActionInterrupt",
    "ThinkOnThinkingActionIgnore",
    "ThinkOnThinkingActionAppend",
    "TurnDetectionTypeAgoraVad",
    "TurnDetectionTypeServerVad",
    "TurnDetectionTypeSemanticVad",
]


class AudioScenario:
    """Audio profile of the RTC connection.

    - `default`: The same as `aiserver`.
    - `chorus`: Lowest latency, made for singing together.
    - `aiserver`: Made for talking with agents.
    """

    DEFAULT: Final = "default"
    CHORUS: Final = "chorus"
    AISERVER: Final = "aiserver"


class DataChannel:
    """Path of transcripts and events to the clients.

    - `rtm`: RTM messages.
    - `datastream`: The data stream of the RTC channel.
    """

    RTM: Final = "rtm"
    DATASTREAM: Final = "datastream"


class FillerWordsSelectionRule:
    """How the next filler is picked.

    - `shuffle`: At random, each phrase once per round.
    - `round_robin`: In the order of the list.
    """

    SHUFFLE: Final = "shuffle"
    ROUND_ROBIN: Final = "round_robin"


class GeofenceArea:
    """Region the agent must stay in.

    - `GLOBAL`: Worldwide.
    - `NORTH_AMERICA`: North America.
    - `EUROPE`: Europe.
    - `ASIA`: Asia.
    - `INDIA`: India.
    - `JAPAN`: Japan.
    """

    GLOBAL: Final = "GLOBAL"
    NORTH_AMERICA: Final = "NORTH_AMERICA"
    EUROPE: Final = "EUROPE"
    ASIA: Final = "ASIA"
    INDIA: Final = "INDIA"
    JAPAN: Final = "JAPAN"


class GeofenceExcludeArea:
    """Region cut out of `GLOBAL`.

    - `NORTH_AMERICA`: North America.
    - `EUROPE`: Europe.
    - `ASIA`: Asia.
    - `INDIA`: India.
    - `JAPAN`: Japan.
    """

    NORTH_AMERICA: Final = "NORTH_AMERICA"
    EUROPE: Final = "EUROPE"
    ASIA: Final = "ASIA"
    INDIA: Final = "INDIA"
    JAPAN: Final = "JAPAN"


class InterruptionDisabledStrategy:
    """What becomes of user speech while the agent cannot be interrupted.

    - `append`: It is kept and answered later.
    - `ignore`: It is dropped.
    """

    APPEND: Final = "append"
    IGNORE: Final = "ignore"


class InterruptionModeValues:
    """What interrupts the agent.

    - `start_of_speech`: Any speech of the user.
    - `keywords`: A spoken keyword.
    """

    START_OF_SPEECH: Final = "start_of_speech"
    KEYWORDS: Final = "keywords"


class MllmTurnDetectionModeValues:
    """Detector of turns.

    - `agora_vad`: The detector of the platform.
    - `server_vad`: The detector of the model, by volume.
    - `semantic_vad`: The detector of the model, by meaning.
    """

    AGORA_VAD: Final = "agora_vad"
    SERVER_VAD: Final = "server_vad"
    SEMANTIC_VAD: Final = "semantic_vad"


class SalModeValues:
    """What selective attention does.

    - `locking`: Lock onto one speaker.
    - `recognition`: Tell speakers apart.
    """

    LOCKING: Final = "locking"
    RECOGNITION: Final = "recognition"


class SilenceActionValues:
    """What the agent does after long silence.

    - `speak`: Say the text.
    - `think`: Hand the text to the model and say its answer.
    """

    SPEAK: Final = "speak"
    THINK: Final = "think"


class SpeakPriorityValues:
    """How a message relates to what the agent is doing.

    - `INTERRUPT`: High priority. The agent immediately interrupts the current interaction to
      announce the message.
    - `APPEND`: Medium priority. The agent announces the message after the current interaction
      ends.
    - `IGNORE`: Low priority. If the agent is busy interacting, it ignores and discards the
      broadcast; the message is only announced if the agent is not interacting.
    """

    INTERRUPT: Final = "INTERRUPT"
    APPEND: Final = "APPEND"
    IGNORE: Final = "IGNORE"


class ThinkOnListeningActionValues:
    """What an instruction does while the agent is listening.

    - `inject`: It joins the current turn.
    - `interrupt`: It cuts the current turn and is answered at once.
    - `ignore`: It is dropped.
    - `append`: It waits for the end of the current turn. Not in every edition of the
      documentation.
    """

    INJECT: Final = "inject"
    INTERRUPT: Final = "interrupt"
    IGNORE: Final = "ignore"
    APPEND: Final = "append"


class ThinkOnSpeakingActionValues:
    """What an instruction does while the agent is speaking.

    - `interrupt`: It cuts the current turn and is answered at once.
    - `ignore`: It is dropped.
    - `append`: It waits for the end of the current turn. Not in every edition of the
      documentation.
    """

    INTERRUPT: Final = "interrupt"
    IGNORE: Final = "ignore"
    APPEND: Final = "append"


class ThinkOnThinkingActionValues:
    """What an instruction does while the model is thinking.

    - `interrupt`: It cuts the current turn and is answered at once.
    - `ignore`: It is dropped.
    - `append`: It waits for the end of the current turn. Not in every edition of the
      documentation.
    """

    INTERRUPT: Final = "interrupt"
    IGNORE: Final = "ignore"
    APPEND: Final = "append"


class TurnDetectionTypeValues:
    """Old choice of detector.

    - `agora_vad`: The detector of the platform.
    - `server_vad`: The detector of the model, by volume. With `mllm` only.
    - `semantic_vad`: The detector of the model, by meaning. With `mllm` only.
    """

    AGORA_VAD: Final = "agora_vad"
    SERVER_VAD: Final = "server_vad"
    SEMANTIC_VAD: Final = "semantic_vad"


AudioScenarioDefault: Final = AudioScenario.DEFAULT
AudioScenarioChorus: Final = AudioScenario.CHORUS
AudioScenarioAiserver: Final = AudioScenario.AISERVER
DataChannelRtm: Final = DataChannel.RTM
DataChannelDatastream: Final = DataChannel.DATASTREAM
FillerWordsSelectionRuleShuffle: Final = FillerWordsSelectionRule.SHUFFLE
FillerWordsSelectionRuleRoundRobin: Final = FillerWordsSelectionRule.ROUND_ROBIN
GeofenceAreaGlobal: Final = GeofenceArea.GLOBAL
GeofenceAreaNorthAmerica: Final = GeofenceArea.NORTH_AMERICA
GeofenceAreaEurope: Final = GeofenceArea.EUROPE
GeofenceAreaAsia: Final = GeofenceArea.ASIA
GeofenceAreaIndia: Final = GeofenceArea.INDIA
GeofenceAreaJapan: Final = GeofenceArea.JAPAN
GeofenceExcludeAreaNorthAmerica: Final = GeofenceExcludeArea.NORTH_AMERICA
GeofenceExcludeAreaEurope: Final = GeofenceExcludeArea.EUROPE
GeofenceExcludeAreaAsia: Final = GeofenceExcludeArea.ASIA
GeofenceExcludeAreaIndia: Final = GeofenceExcludeArea.INDIA
GeofenceExcludeAreaJapan: Final = GeofenceExcludeArea.JAPAN
InterruptionDisabledStrategyAppend: Final = InterruptionDisabledStrategy.APPEND
InterruptionDisabledStrategyIgnore: Final = InterruptionDisabledStrategy.IGNORE
InterruptionModeStartOfSpeech: Final = InterruptionModeValues.START_OF_SPEECH
InterruptionModeKeywords: Final = InterruptionModeValues.KEYWORDS
MllmTurnDetectionModeAgoraVad: Final = MllmTurnDetectionModeValues.AGORA_VAD
MllmTurnDetectionModeServerVad: Final = MllmTurnDetectionModeValues.SERVER_VAD
MllmTurnDetectionModeSemanticVad: Final = MllmTurnDetectionModeValues.SEMANTIC_VAD
SalModeLocking: Final = SalModeValues.LOCKING
SalModeRecognition: Final = SalModeValues.RECOGNITION
SilenceActionSpeak: Final = SilenceActionValues.SPEAK
SilenceActionThink: Final = SilenceActionValues.THINK
SpeakPriorityInterrupt: Final = SpeakPriorityValues.INTERRUPT
SpeakPriorityAppend: Final = SpeakPriorityValues.APPEND
SpeakPriorityIgnore: Final = SpeakPriorityValues.IGNORE
ThinkOnListeningActionInject: Final = ThinkOnListeningActionValues.INJECT
ThinkOnListeningActionInterrupt: Final = ThinkOnListeningActionValues.INTERRUPT
ThinkOnListeningActionIgnore: Final = ThinkOnListeningActionValues.IGNORE
ThinkOnListeningActionAppend: Final = ThinkOnListeningActionValues.APPEND
ThinkOnSpeakingActionInterrupt: Final = ThinkOnSpeakingActionValues.INTERRUPT
ThinkOnSpeakingActionIgnore: Final = ThinkOnSpeakingActionValues.IGNORE
ThinkOnSpeakingActionAppend: Final = ThinkOnSpeakingActionValues.APPEND
ThinkOnThinkingActionInterrupt: Final = ThinkOnThinkingActionValues.INTERRUPT
ThinkOnThinkingActionIgnore: Final = ThinkOnThinkingActionValues.IGNORE
ThinkOnThinkingActionAppend: Final = ThinkOnThinkingActionValues.APPEND
TurnDetectionTypeAgoraVad: Final = TurnDetectionTypeValues.AGORA_VAD
TurnDetectionTypeServerVad: Final = TurnDetectionTypeValues.SERVER_VAD
TurnDetectionTypeSemanticVad: Final = TurnDetectionTypeValues.SEMANTIC_VAD
