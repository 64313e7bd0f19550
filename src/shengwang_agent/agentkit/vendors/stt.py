"""Alias for programs that import recognisers by this path; new code imports from ``vendors``."""

from shengwang_agent_api.vendors.stt import *  # noqa: F403
