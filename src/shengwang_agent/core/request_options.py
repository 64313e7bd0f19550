"""Thin alias; see ``settings.py``."""

from shengwang_agent._credentials.settings import RequestOptions

__all__ = ["RequestOptions"]
