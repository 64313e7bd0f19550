"""Sample rates of voices in Hz, for type annotations. Other rates are accepted too."""

from __future__ import annotations

from typing import Literal

SampleRate = Literal[8000, 16000, 22050, 24000, 44100, 48000]
MicrosoftSampleRate = Literal[16000, 24000, 48000]
