"""Thin alias; see ``settings.py``."""

from shengwang_agent.settings import RequestOptions

__all__ = ["RequestOptions"]
