"""Alias for programs that import voices by this path; new code imports from ``vendors``."""

from shengwang_agent_api.vendors.tts import *  # noqa: F403
