"""What ``client.phone_numbers`` takes and returns; each name is loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shengwang_agent_api import exports as _exports

if TYPE_CHECKING:
    from shengwang_agent_api.exports.phone_numbers import *  # noqa: F403
else:
    __all__ = _exports.PHONE_NUMBERS
    __getattr__, __dir__ = _exports.lazy(__name__, __all__)
