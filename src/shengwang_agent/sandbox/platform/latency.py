"""How long each part of an answer takes: nothing, a fixed time, or drawn from a distribution."""

from __future__ import annotations

import math
from collections.abc import Mapping
from random import Random
from statistics import NormalDist

from .turns import SEGMENTS

PARTS = (*SEGMENTS, "llm_gap")
#: The 95th percentile in standard deviations.
_P95 = NormalDist().inv_cdf(0.95)


class Latency:
    """Seconds of each part, the same for the same seed, agent, turn and piece.

    ``given`` maps a part to milliseconds, or to median and 95th percentile of a log-normal
    distribution; as text ``llm_ttft=900/3000,tts_ttfb=110``. ``measured`` takes the times of the
    model from the real clock. Parts that are left out take no time. ValueError for anything else.
    """

    def __init__(self, given: Mapping[str, object] | str | None, seed: int) -> None:
        self.measured = given == "measured"
        self._seed = seed
        parts = {} if given is None or given == "measured" else given
        if isinstance(parts, str):
            parts = _read(parts)
        self._parts = {name: _pair(name, value) for name, value in parts.items()}

    def draw(self, agent: int, turn: int, part: str, piece: int = 0) -> float:
        """The seconds that a part takes; ``agent`` is the agent's number."""
        pair = self._parts.get(part)
        if pair is None:
            return 0.0
        median, high = pair
        if high <= median:
            return median / 1000
        chance = Random(f"{self._seed}/{agent}/{turn}/{part}/{piece}").random()
        spread = math.log(high / median) / _P95
        drawn = NormalDist(math.log(median), spread).inv_cdf(min(max(chance, 1e-9), 1 - 1e-9))
        return math.exp(drawn) / 1000


def _read(text: str) -> dict[str, object]:
    pairs = [part.partition("=")[::2] for part in text.split(",")]
    return {name.strip(): value.strip().split("/") for name, value in pairs}


def _pair(name: str, value: object) -> tuple[float, float]:
    if name not in PARTS:
        raise ValueError(f"latency: {name!r} is not one of {', '.join(PARTS)}")
    values = list(value) if isinstance(value, (list, tuple)) else [value]
    try:
        numbers = [float(str(number)) for number in values]
    except (TypeError, ValueError):
        numbers = []
    if len(numbers) == 1:
        numbers *= 2
    if len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1] or (numbers[1] and not numbers[0]):
        expected = "milliseconds, or median and 95th percentile in milliseconds"
        raise ValueError(f"latency: {name}: expected {expected}, got {value!r}")
    return numbers[0], numbers[1]
