"""Alias for programs that import language models by this path; new code imports from ``vendors``."""

from shengwang_agent_api.vendors.llm import *  # noqa: F403
