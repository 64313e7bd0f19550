"""Thin alias: the vendor classes for mainland China, where existing programs import them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent.agentkit.vendors import *  # noqa: F403


def _lazy(name: str) -> Any:
    from shengwang_agent.agentkit import vendors

    if name.startswith("__") and name != "__all__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(vendors, name)


if not TYPE_CHECKING:  # type checkers see the names above, and no other
    __getattr__ = _lazy


def __dir__() -> list[str]:
    from shengwang_agent.agentkit import vendors

    return dir(vendors)
