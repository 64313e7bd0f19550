"""An environment for each target under ``build/bench/env``, made once and kept while it fits.

``ours`` is the wheel of this tree. ``stock`` is what openapi-python-client makes of ``openapi.yaml``
with its own templates; it stays in ``build``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from benchmarks.targets import ROOT, Target

BUILD = ROOT / "build" / "bench"
STOCK_CONFIG = """\
project_name_override: shengwang-stock-client
package_name_override: shengwang_stock_client
post_hooks: []
"""
_SOURCES = {
    "ours": (ROOT / "src", ROOT / "generated", ROOT / "pyproject.toml"),
    "stock": (ROOT / "openapi.yaml",),
}
_TOOLS = frozenset({"pip", "setuptools", "wheel"})
_DISTURBING = re.compile(
    r"SHENGWANG_.*|(?i:.*_proxy)|PYTHON(DONTWRITEBYTECODE|PATH|HOME|UNBUFFERED)$"
)


class BuildError(Exception):
    """An environment could not be made; the text says what was run and what it said."""


@dataclass(frozen=True)
class Environment:
    """Where the Python of a target is, and what is installed beside it."""

    target: Target
    python: Path

    def _distributions(self) -> list[Distribution]:
        site = next(self.python.parents[1].glob("lib/*/site-packages"))
        found = distributions(path=[str(site)])
        return [d for d in found if d.metadata["Name"].lower() not in _TOOLS]

    def versions(self) -> dict[str, str]:
        """Version of every distribution that was installed."""
        return {d.metadata["Name"].lower(): d.version for d in self._distributions()}

    def footprint(self) -> dict[str, float]:
        """Distributions, how many hold compiled code, megabytes without bytecode caches: of all, and of
        the client itself."""
        sizes, compiled = {}, 0
        for found in self._distributions():
            files = [Path(str(f.locate())) for f in found.files or ()]
            compiled += any(f.suffix == ".so" for f in files)
            kept = [f for f in files if f.suffix != ".pyc" and f.exists()]
            sizes[found.metadata["Name"].lower()] = sum(f.stat().st_size for f in kept) / 1e6
        own, whole = sizes.get(self.target.package, 0.0), sum(sizes.values())
        counts = {"distributions": len(sizes), "compiled": compiled}
        return {**counts, "megabytes": whole, "own": own}

    def variables(self) -> dict[str, str]:
        """The environment variables of a measured process: no proxies, nothing of this client's."""
        kept = {n: v for n, v in os.environ.items() if not _DISTURBING.match(n)}
        return {**kept, **self.target.variables}


def environment_of(target: Target) -> Environment:
    """The environment of a target, made or made anew when what belongs into it has changed."""
    folder = BUILD / "env" / target.name
    python = folder / "bin" / "python"
    needed = target.requirements.split()
    wanted = json.dumps([sys.version, needed, [_state(r) for r in needed]])
    stamp = folder / "made.json"
    if not (stamp.exists() and stamp.read_text("utf-8") == wanted):
        shutil.rmtree(folder, ignore_errors=True)
        _python("venv", folder)
        _python("pip", "install", "--quiet", *map(_installable, needed), python=python)
        stamp.write_text(wanted, "utf-8")
    return Environment(target, python)


def check_alike(environments: Sequence[Environment]) -> None:
    """Raise BuildError when the HTTP library is not the same everywhere: environments made on
    different days can differ, and what was measured then is the library."""
    for name in ("httpx", "httpcore", "h11", "anyio"):
        found = {e.target.name: e.versions().get(name) for e in environments}
        if len(set(found.values())) > 1:
            told = ", ".join(f"{version} for {target}" for target, version in found.items())
            raise BuildError(f"{name} differs ({told}): remove {BUILD / 'env'} and run again")


def _state(requirement: str) -> str:
    """What makes an environment stale besides its requirements: another state of its sources."""
    seen = hashlib.sha256()
    for path in _SOURCES.get(requirement.removesuffix("[fast]"), ()):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                seen.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return seen.hexdigest()


def _installable(requirement: str) -> str:
    if requirement != "stock":
        return requirement.replace("ours", str(ROOT))
    folder, config = BUILD / "stock", BUILD / "stock.yaml"
    config.write_text(STOCK_CONFIG, "utf-8")
    made = ("--config", config, "--output-path", folder, "--overwrite", "--meta", "setup")
    _python("openapi_python_client", "generate", "--path", ROOT / "openapi.yaml", *made)
    return str(folder)


def _python(*arguments: str | Path, python: str | Path = sys.executable) -> None:
    """Run a module of a Python."""
    BUILD.mkdir(parents=True, exist_ok=True)
    command = [str(part) for part in (python, "-m", *arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()[-2000:]
        raise BuildError(f"{' '.join(command)} failed with {done.returncode}:\n{said}")
