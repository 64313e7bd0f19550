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
    "SalModeValues",
    "SilenceActionValues",
    "SpeakPriorityValues",
    "TurnDetectionTypeValues",
]


class DataChannel:
    """How messages reach the client: ``parameters.data_channel``."""

    RTM: Final = "rtm"
    DATASTREAM: Final = "datastream"


class SilenceActionValues:
    """What the agent does after silence: ``parameters.silence_config.action``."""

    SPEAK: Final = "speak"
    THINK: Final = "think"


class SalModeValues:
    """How selective attention works: ``sal.sal_mode``."""

    LOCKING: Final = "locking"
    RECOGNITION: Final = "recognition"


class GeofenceArea:
    """Where servers may stand: ``geofence.area``."""

    GLOBAL: Final = "GLOBAL"
    NORTH_AMERICA: Final = "NORTH_AMERICA"
    EUROPE: Final = "EUROPE"
    ASIA: Final = "ASIA"
    INDIA: Final = "INDIA"
    JAPAN: Final = "JAPAN"


class GeofenceExcludeArea:
    """Where servers must not stand: ``geofence.exclude_area``, with area ``GLOBAL`` only."""

    NORTH_AMERICA: Final = "NORTH_AMERICA"
    EUROPE: Final = "EUROPE"
    ASIA: Final = "ASIA"
    INDIA: Final = "INDIA"
    JAPAN: Final = "JAPAN"


class FillerWordsSelectionRule:
    """In which order filler phrases come: ``filler_words.content.static_config.selection_rule``."""

    SHUFFLE: Final = "shuffle"
    ROUND_ROBIN: Final = "round_robin"


class TurnDetectionTypeValues:
    """The old choice of detector: ``turn_detection.type``. New programs use ``config``."""

    AGORA_VAD: Final = "agora_vad"
    SERVER_VAD: Final = "server_vad"
    SEMANTIC_VAD: Final = "semantic_vad"


class InterruptionModeValues:
    """What interrupts the agent: ``interruption.mode``."""

    START_OF_SPEECH: Final = "start_of_speech"
    KEYWORDS: Final = "keywords"


class InterruptionDisabledStrategy:
    """What becomes of speech while interruption is off: ``interruption.disabled_config.strategy``."""

    APPEND: Final = "append"
    IGNORE: Final = "ignore"


class AudioScenario:
    """How audio is tuned: ``parameters.audio_scenario``."""

    DEFAULT: Final = "default"
    CHORUS: Final = "chorus"
    AISERVER: Final = "aiserver"


class SpeakPriorityValues:
    """When a text of ``session.say`` is spoken."""

    INTERRUPT: Final = "INTERRUPT"
    APPEND: Final = "APPEND"
    IGNORE: Final = "IGNORE"
