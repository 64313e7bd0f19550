"""The platform on your own machine: develop and test without account, telephone or money.

``pip install "shengwang-agent[sandbox]"``. See :class:`Sandbox`.
"""

from __future__ import annotations

from .box import Sandbox
from .clock import Clock
from .replies import Heard, ModelReplies, Rulebook, ScriptedReplies
from .scripts import CallScript

__all__ = [
    "CallScript",
    "Clock",
    "Heard",
    "ModelReplies",
    "Rulebook",
    "Sandbox",
    "ScriptedReplies",
]
