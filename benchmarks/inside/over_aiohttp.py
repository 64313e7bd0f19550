"""See ``over.py``."""

from benchmarks.inside.over import OverAiohttp as ADAPTER

__all__ = ["ADAPTER"]
