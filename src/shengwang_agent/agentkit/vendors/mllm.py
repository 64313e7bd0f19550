"""Alias for programs that import realtime models by this path; new code imports from ``vendors``."""

from shengwang_agent_api.vendors.mllm import *  # noqa: F403
