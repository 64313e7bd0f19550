"""Texts that configuration values take, by name."""

from shengwang_agent_api.builder.constants import *  # noqa: F403
from shengwang_agent_api.builder.constants import __all__ as __all__
