"""Thin alias; see ``_call/hosts.py``."""

from shengwang_agent._call.hosts import Area, Pool, create_pool

__all__ = ["Area", "Pool", "create_pool"]
