"""The aliases by an older path; they are names of ``shengwang_agent.agentkit``."""

from __future__ import annotations

from shengwang_agent_api.builder import aliases as _aliases

__getattr__ = _aliases.__getattr__
__dir__ = _aliases.__dir__
