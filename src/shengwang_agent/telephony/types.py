"""Thin alias of ``shengwang_agent.telephony``, and the home of the deep paths programs import."""

from shengwang_agent._deep_paths import install

__path__: list[str] = []  # makes this module a package
install(__name__)
