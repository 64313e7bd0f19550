"""The names of ``shengwang_agent.phone_numbers`` again, and the home of the deep paths programs import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shengwang_agent._deep_paths import install
from shengwang_agent_api import exports as _exports

__path__: list[str] = []  # makes this module a package
install(__name__)

if TYPE_CHECKING:
    from shengwang_agent_api.exports.phone_numbers import *  # noqa: F403
else:
    __all__ = _exports.PHONE_NUMBERS
    __getattr__, __dir__ = _exports.lazy(__name__, __all__)
