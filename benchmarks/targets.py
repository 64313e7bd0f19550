"""Who is measured: the floor, this client in its two forms, and the other clients."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]

_HTTPX_ANSWER = """
import json
client = httpx.Client()
json.loads(client.request("GET", URL + "/v2/projects/app/agents/A1").content)
"""
_OUR_ANSWER = """
client = AgentClient(username="user", password="password", base_url=URL)
client.agents.get("app", "A1")
"""
_PUBLISHED_ANSWER = """
from {package}.client import {cls} as Client
client = Client(authorization="Basic eA==", username="user", password="password", base_url=URL)
client.agents.get("app", "A1")
"""
_STOCK_ANSWER = """
from shengwang_stock_client.api.agents import agents_get
agents_get.sync("app", "A1", client=Client(base_url=URL))
"""


@dataclass(frozen=True)
class Target:
    """One thing that is measured, in an environment of its own.

    ``requirements`` is what pip installs: a name for the package index, or ``ours`` and ``stock``
    for what is made of this tree. ``imports`` is the line a program begins with, ``answer`` the
    lines up to its first answer. ``package`` names the distribution whose version is told.
    """

    name: str
    title: str
    requirements: tuple[str, ...]
    adapter: str
    imports: str
    answer: str
    package: str
    variables: dict[str, str] = field(default_factory=dict)


FLOOR = Target("floor", "httpx", ("httpx",), "floor", "import httpx", _HTTPX_ANSWER, "httpx")
PLAIN = Target(
    "plain",
    "ours",
    ("ours",),
    "ours",
    "from shengwang_agent import AgentClient",
    _OUR_ANSWER,
    "shengwang-agent",
)
FAST = Target(
    "fast",
    "ours, fast",
    ("ours[fast]",),
    "ours",
    "from shengwang_agent import AgentClient",
    _OUR_ANSWER,
    "shengwang-agent",
)
SNIFFIO = Target(
    "sniffio",
    "httpx + sniffio",
    ("httpx", "sniffio"),
    "floor",
    "import httpx",
    _HTTPX_ANSWER,
    "httpx",
)
SDK = Target(
    "sdk",
    "agent-server-sdk",
    ("agent-server-sdk==1.0.3",),
    "published",
    "from shengwang_agent import AgentClient",
    _PUBLISHED_ANSWER.format(package="shengwang_agent", cls="AgentClient"),
    "agent-server-sdk",
    {"BENCHMARKED_PACKAGE": "shengwang_agent"},
)
AGORA = Target(
    "agora",
    "agora-agents",
    ("agora-agents==2.12.0",),
    "published",
    "from agora_agent import AgentClient",
    _PUBLISHED_ANSWER.format(package="agora_agent", cls="Agora"),
    "agora-agents",
    # It warns of its own pydantic settings on every start.
    {"BENCHMARKED_PACKAGE": "agora_agent", "PYTHONWARNINGS": "ignore"},
)
STOCK = Target(
    "stock",
    "stock generator",
    ("stock",),
    "stock",
    "from shengwang_stock_client import Client",
    _STOCK_ANSWER,
    "shengwang-stock-client",
)

HTTPX2 = Target(
    "httpx2",
    "ours over httpx2",
    ("ours", "httpx2"),
    "over_httpx2",
    "from shengwang_agent import AgentClient",
    _OUR_ANSWER,
    "httpx2",
)
AIOHTTP = Target(
    "aiohttp",
    "ours over httpx-aiohttp",
    ("ours", "httpx-aiohttp"),
    "over_aiohttp",
    "from shengwang_agent import AgentClient",
    _OUR_ANSWER,
    "httpx-aiohttp",
)

TARGETS = (FLOOR, PLAIN, FAST, SDK, AGORA, STOCK, SNIFFIO, HTTPX2, AIOHTTP)
BY_NAME = {target.name: target for target in TARGETS}


def offered(root: Path = ROOT) -> tuple[Target, ...]:
    """The targets that exist here: the fast form only when the project has such an extra, the
    stock client only where its generator runs, from Python 3.11 on."""
    text = (root / "pyproject.toml").read_text("utf-8")
    extras = re.search(r"^\[project\.optional-dependencies\]\n(.*?)(?=^\[)", text, re.M | re.S)
    fast = extras is not None and re.search(r"^fast\s*=", extras[1], re.M) is not None
    missing = [] if fast else [FAST]
    if sys.version_info < (3, 11):
        missing.append(STOCK)
    return tuple(target for target in TARGETS if target not in missing)
