"""See ``over.py``."""

from benchmarks.inside.over import OverHttpx2 as ADAPTER

__all__ = ["ADAPTER"]
