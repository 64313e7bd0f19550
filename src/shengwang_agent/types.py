"""Models that more than one resource uses: speech vendors and their settings, shared shapes.

``shengwang_agent`` offers them too. Each name is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shengwang_agent._deep_paths import install as _install
from shengwang_agent_api import exports as _exports

__path__: list[str] = []  # makes this module a package, for the deep paths programs import
_install(__name__)

if TYPE_CHECKING:
    from shengwang_agent_api.exports.types import *  # noqa: F403
else:
    __all__ = _exports.TYPES
    __getattr__, __dir__ = _exports.lazy(__name__, __all__)
