"""Thin alias; see ``errors.py``."""

from shengwang_agent.errors import ApiError

__all__ = ["ApiError"]
