"""Thin alias; see ``pagination.py``."""

from shengwang_agent.pagination import AsyncPager, SyncPager

__all__ = ["AsyncPager", "SyncPager"]
