"""Who is measured, each in an environment of its own: the floor, this client in two forms, the others.

Environments are made under ``build/bench/env`` once and kept while they fit. Of what pip installs
``ours`` is the wheel of this tree, and ``stock`` what openapi-python-client makes of ``openapi.yaml``
with its own templates; it stays in ``build``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any
from zlib import crc32

import psutil

from benchmarks.cases import TABLE

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "bench"
_SOURCES = {"ours": ("src", "generated", "pyproject.toml"), "stock": ("openapi.yaml",)}
_TOOLS = frozenset({"pip", "setuptools", "wheel"})
_DISTURBING = re.compile(
    r"SHENGWANG_.*|(?i:.*_proxy)|PYTHON(DONTWRITEBYTECODE|PATH|HOME|UNBUFFERED)$"
)
# What a program says from its first line to its first answer: the import, a client, a call. TRUST is
# empty, or the certificate of a far platform under the name the client has for it.
_GET = "client.agents.get('app', 'A1')"
_KNOWN = "username='user', password='password', base_url=URL"
_THEIRS = f"as Client; client = Client(authorization='Basic eA==', {_KNOWN})"
_BY_HAND = "json.loads(client.request('GET', URL + '/v2/projects/app/agents/A1').content)"
_OURS, _AGENTS = "from shengwang_agent import AgentClient", "shengwang_stock_client.api.agents"
_STOCK = f"from {_AGENTS} import agents_get; client = Client(base_url=URL)"
PROGRAMS = {
    "Floor": ("import httpx", "import json; client = httpx.Client(**TRUST)", _BY_HAND),
    "Ours": (_OURS, f"client = AgentClient({_KNOWN}, **TRUST)", _GET),
    "Sdk": (_OURS, f"from shengwang_agent.client import AgentClient {_THEIRS}", _GET),
    "Agora": (
        "from agora_agent import AgentClient",
        f"from agora_agent.client import Agora {_THEIRS}",
        _GET,
    ),
    "Stock": (
        "from shengwang_stock_client import Client",
        _STOCK,
        "agents_get.sync('app', 'A1', client=client)",
    ),
}
# From the start of Python to the first answer of a far platform, and what a second call takes; with
# ours also a first call after ``warm_up``.
_FAR = """import time
begin = time.perf_counter()
{0}
import json, ssl
TRUST = {{"verify" if "httpx" in globals() else "ssl_context": ssl.create_default_context(cafile=CA)}}
{1}
def taken(since=None):
    since = since or time.perf_counter()
    {2}
    return time.perf_counter() - since
figures = {{"first": taken(begin), "second": taken()}}
if hasattr(client, "warm_up"):
    {1}
    client.warm_up()
    figures["warmed"] = taken()
print(json.dumps(figures))
"""


class BuildError(Exception):
    """An environment could not be made; the text says what was run and what it said."""


@dataclass(frozen=True)
class Target:
    """One thing that is measured. ``requires`` is what pip installs, with spaces; ``pen`` is how
    matplotlib draws it."""

    name: str
    title: str
    requires: str
    package: str
    adapter: str
    variables: dict[str, str] = field(default_factory=dict)
    pen: dict[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where the environment is."""
        return BUILD / "env" / self.name

    def start(self, code: str, **how: Any) -> psutil.Popen:
        """A Python of the environment: no proxies, and no settings of this client or of Python."""
        kept = {n: v for n, v in os.environ.items() if not _DISTURBING.match(n)}
        command = [str(self.folder / "bin" / "python"), "-c", code]
        return psutil.Popen(command, env={**kept, **self.variables}, **how)

    def program(self, work: str, url: str = "", trusted: Path | None = None) -> str:
        """One that starts and ends: does nothing, imports, asks once, or asks far away and prints its
        figures."""
        first, *rest = PROGRAMS[self.adapter]
        return {
            "": "pass",
            "import": first,
            "answer": "\n".join([first, f"URL, TRUST = {url!r}, {{}}", *rest]),
            "far": f"URL, CA = {url!r}, {str(trusted)!r}\n{_FAR.format(first, *rest)}",
        }[work]

    def make(self, alike: dict[str, str]) -> None:
        """The environment, made anew when what belongs into it has changed. What is ``alike``, and the
        HTTP library above all, has these versions: else that is what would be measured."""
        needed, stamp = self.requires.split(), self.folder / "made.json"
        wanted = json.dumps([sys.version, needed, alike, [_state(one) for one in needed]])
        if not (stamp.exists() and stamp.read_text("utf-8") == wanted):
            shutil.rmtree(self.folder, ignore_errors=True)
            _python("venv", self.folder)
            pins = self.folder / "alike.txt"
            pins.write_text("".join(f"{name}=={version}\n" for name, version in alike.items()))
            what = ("--constraint", pins, *map(_installable, needed))
            _python("pip", "install", "--quiet", *what, python=self.folder / "bin" / "python")
            stamp.write_text(wanted, "utf-8")

    def _distributions(self) -> dict[str, Distribution]:
        site = next(self.folder.glob("lib/*/site-packages"))
        found = {d.metadata["Name"].lower(): d for d in distributions(path=[str(site)])}
        return {name: one for name, one in found.items() if name not in _TOOLS}

    def versions(self) -> dict[str, str]:
        """Version of every distribution that was installed."""
        return {name: found.version for name, found in self._distributions().items()}

    def footprint(self) -> dict[str, float]:
        """Distributions, how many hold compiled code, megabytes without bytecode caches: of all, and of
        the client itself."""
        sizes, compiled = {}, 0
        for name, found in self._distributions().items():
            files = [Path(str(file.locate())) for file in found.files or ()]
            compiled += any(file.suffix == ".so" for file in files)
            kept = [file for file in files if file.suffix != ".pyc" and file.exists()]
            sizes[name] = sum(file.stat().st_size for file in kept) / 1e6
        whole, own = sum(sizes.values()), sizes.get(self.package, 0.0)
        return {"distributions": len(sizes), "compiled": compiled, "megabytes": whole, "own": own}


TARGETS = tuple(Target(name, **row) for name, row in TABLE["targets"].items())


def made() -> tuple[Target, ...]:
    """Every target in its environment, the floor's first. The stock client exists only where its
    generator runs, from Python 3.11 on."""
    targets = tuple(t for t in TARGETS if t.name != "stock" or sys.version_info >= (3, 11))
    for target in targets:
        target.make({} if target is targets[0] else targets[0].versions())
    return targets


def _state(requirement: str) -> dict[str, int]:
    """What makes an environment stale besides its requirements: another state of its sources."""
    tops = [ROOT / name for name in _SOURCES.get(requirement.removesuffix("[fast]"), ())]
    files = sorted(file for top in tops for file in [top, *top.rglob("*")] if file.is_file())
    return {str(f): crc32(f.read_bytes()) for f in files if "__pycache__" not in f.parts}


def _installable(requirement: str) -> str:
    if requirement != "stock":
        return requirement.replace("ours", str(ROOT))
    folder, config = BUILD / "stock", Path(__file__).with_name("stock.yaml")
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
