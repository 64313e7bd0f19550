"""Module paths that existing programs import and that are no files here.

``shengwang_agent.agents.types.start_agents_response`` and its like are the models module under
another name; so are ``shengwang_agent.pool_client`` and ``version``. A finder answers for them, so
that a hundred and fifty empty files need not exist. It is a plain class: the base classes of
``importlib.abc`` would load more than the whole package does.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

PARENTS: set[str] = set()
HOMES = {
    "shengwang_agent.pool_client": "shengwang_agent.client",
    "shengwang_agent.version": "shengwang_agent._version",
}


class _Alias(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__version__":
            raise AttributeError(name)
        return getattr(import_module(HOMES.get(self.__name__, "shengwang_agent_api.models")), name)


class _Finder:
    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> Any:
        parent, _, stem = fullname.rpartition(".")
        return spec(fullname) if parent in PARENTS and stem in _stems() else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Alias(spec.name, "An alias; its names stand elsewhere.")

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: names are looked up when they are asked for."""


def spec(fullname: str) -> ModuleSpec:
    """Where the import system gets an alias from."""
    return ModuleSpec(fullname, _Finder())  # type: ignore[arg-type]


def _stems() -> set[str]:
    from shengwang_agent_api import models

    return {_snake(name) for name in models.__all__}


def _snake(name: str) -> str:
    """``TtsMicrosoftParams`` -> ``tts_microsoft_params``, as the other package names its files."""
    words = (f"_{c.lower()}" if c.isupper() else c for c in name.replace("_", ""))
    return "".join(words).lstrip("_")


def install(package: str) -> None:
    """Answer for the submodules of ``package``."""
    if not PARENTS:
        sys.meta_path.append(_Finder())
    PARENTS.add(package)
