"""Thin alias kept for programs that import ``Environment`` from here; see ``regions.py``."""

from shengwang_agent._call.hosts import Environment

__all__ = ["Environment"]
