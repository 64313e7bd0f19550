"""Alias for programs that import avatars by this path; new code imports from ``vendors``."""

from shengwang_agent_api.vendors.avatar import *  # noqa: F403

SENSETIME_SAMPLE_RATE = 16000
"""The rate in Hz that `SensetimeAvatar` needs of a voice."""
