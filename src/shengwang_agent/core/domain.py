"""Thin alias; see ``regions.py``."""

from shengwang_agent.regions import Area, Pool, create_pool

__all__ = ["Area", "Pool", "create_pool"]
