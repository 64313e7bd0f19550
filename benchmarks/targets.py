"""Who is measured: the floor, this client in its two forms, and the other clients."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]

# What a program says from its first line to its first answer: the import, a client, a call. TRUST is
# empty, or the certificate of a far platform under the name the client has for it.
_HTTPX = (
    "import httpx",
    "import json; client = httpx.Client(**TRUST)",
    "json.loads(client.request('GET', URL + '/v2/projects/app/agents/A1').content)",
)
_GET = "client.agents.get('app', 'A1')"
_OURS = (
    "from shengwang_agent import AgentClient",
    "client = AgentClient(username='user', password='password', base_url=URL, **TRUST)",
    _GET,
)


def _published(package: str, name: str) -> tuple[str, str, str]:
    known = "authorization='Basic eA==', username='user', password='password', base_url=URL"
    made = f"from {package}.client import {name} as Client; client = Client({known})"
    return f"from {package} import AgentClient", made, _GET


_SDK = _published("shengwang_agent", "AgentClient")
_AGORA = _published("agora_agent", "Agora")
_STOCK = (
    "from shengwang_stock_client import Client",
    "from shengwang_stock_client.api.agents import agents_get; client = Client(base_url=URL)",
    "agents_get.sync('app', 'A1', client=client)",
)
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


@dataclass(frozen=True)
class Target:
    """One thing that is measured, in an environment of its own.

    ``requirements`` is what pip installs, with spaces: names for the package index, or ``ours`` and
    ``stock`` for what is made of this tree. The version of the last one is told.
    """

    name: str
    title: str
    requirements: str
    adapter: str
    program: tuple[str, str, str]
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def package(self) -> str:
        """The distribution whose version is told."""
        last = re.split(r"[=\[]", self.requirements.split()[-1])[0]
        return {"ours": "shengwang-agent", "stock": "shengwang-stock-client"}.get(last, last)

    def cold(self, url: str) -> str:
        """The program of a process that starts, asks once and ends."""
        return "\n".join([self.program[0], f"URL, TRUST = {url!r}, {{}}", *self.program[1:]])

    def far(self, url: str, trusted: Path) -> str:
        """The program that watches itself; it prints its figures."""
        return f"URL, CA = {url!r}, {str(trusted)!r}\n{_FAR.format(*self.program)}"


TARGETS = (
    Target("floor", "httpx", "httpx", "Floor", _HTTPX),
    Target("plain", "ours", "ours", "Ours", _OURS),
    Target("fast", "ours, fast", "ours[fast]", "Ours", _OURS),
    Target("sdk", "agent-server-sdk", "agent-server-sdk==1.0.3", "Sdk", _SDK),
    # agora-agents warns of its own pydantic settings on every start.
    Target(
        "agora",
        "agora-agents",
        "agora-agents==2.12.0",
        "Agora",
        _AGORA,
        {"PYTHONWARNINGS": "ignore"},
    ),
    Target("stock", "stock generator", "stock", "Stock", _STOCK),
    Target("sniffio", "httpx + sniffio", "sniffio httpx", "Floor", _HTTPX),
    Target("httpx2", "ours over httpx2", "ours httpx2", "OverHttpx2", _OURS),
    Target("aiohttp", "ours over httpx-aiohttp", "ours httpx-aiohttp", "OverAiohttp", _OURS),
)
BY_NAME = {target.name: target for target in TARGETS}


def wanted(words: str | None) -> tuple[Target, ...]:
    """The floor and the targets named; all that exist here for None. ValueError for another word.

    The stock client exists only where its generator runs, from Python 3.11 on.
    """
    every = [t for t in TARGETS if t.name != "stock" or sys.version_info >= (3, 11)]
    known = {target.name for target in every}
    asked = known if words is None else {word.strip() for word in words.split(",")}
    if unknown := ", ".join(sorted(asked - known)):
        raise ValueError(f"no target {unknown}; there are: {', '.join(t.name for t in every)}")
    return tuple(target for target in every if target.name in asked | {"floor"})
