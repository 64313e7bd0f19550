"""Thin alias kept for programs that import ``Environment`` from here; see ``_call/hosts.py``."""

from shengwang_agent._call.hosts import Environment

__all__ = ["Environment"]
