"""Who is measured: the floor, this client in its two forms, and the other clients."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]

# The line a program begins with, and the lines up to its first answer.
_HTTPX = (
    "import httpx",
    """
import json
client = httpx.Client()
json.loads(client.request("GET", URL + "/v2/projects/app/agents/A1").content)
""",
)
_OURS = (
    "from shengwang_agent import AgentClient",
    """
client = AgentClient(username="user", password="password", base_url=URL)
client.agents.get("app", "A1")
""",
)
# From the start of Python to the first answer of a far platform, and what a second call takes; with
# ours also a first call after ``warm_up``.
_FAR = """import time
begin = time.perf_counter()
{}
import json, ssl
trusted = ssl.create_default_context(cafile=CA)
client = {}
def taken(since=None):
    since = since or time.perf_counter()
    {}
    return time.perf_counter() - since
figures = {{"first": taken(begin), "second": taken()}}
{}
print(json.dumps(figures))
"""
_WARMED = "client = {}\nclient.warm_up()\nfigures['warmed'] = taken()"
_MADE = "AgentClient(username='user', password='password', base_url=URL, ssl_context=trusted)"
FAR = {
    "Floor": _FAR.format(
        "import httpx",
        "httpx.Client(verify=trusted)",
        "json.loads(client.get(URL + '/v2/projects/app/agents/A1').content)",
        "",
    ),
    "Ours": _FAR.format(_OURS[0], _MADE, "client.agents.get('app', 'A1')", _WARMED.format(_MADE)),
}
_PUBLISHED = """
from {}.client import {} as Client
client = Client(authorization="Basic eA==", username="user", password="password", base_url=URL)
client.agents.get("app", "A1")
"""
_SDK = (
    "from shengwang_agent import AgentClient",
    _PUBLISHED.format("shengwang_agent", "AgentClient"),
)
_AGORA = ("from agora_agent import AgentClient", _PUBLISHED.format("agora_agent", "Agora"))
_STOCK = (
    "from shengwang_stock_client import Client",
    """
from shengwang_stock_client.api.agents import agents_get
agents_get.sync("app", "A1", client=Client(base_url=URL))
""",
)


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
    program: tuple[str, str]
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def package(self) -> str:
        """The distribution whose version is told."""
        last = re.split(r"[=\[]", self.requirements.split()[-1])[0]
        return {"ours": "shengwang-agent", "stock": "shengwang-stock-client"}.get(last, last)


# agora-agents warns of its own pydantic settings on every start.
_QUIET = {"PYTHONWARNINGS": "ignore"}
TARGETS = (
    Target("floor", "httpx", "httpx", "Floor", _HTTPX),
    Target("plain", "ours", "ours", "Ours", _OURS),
    Target("fast", "ours, fast", "ours[fast]", "Ours", _OURS),
    Target("sdk", "agent-server-sdk", "agent-server-sdk==1.0.3", "Sdk", _SDK),
    Target("agora", "agora-agents", "agora-agents==2.12.0", "Agora", _AGORA, _QUIET),
    Target("stock", "stock generator", "stock", "Stock", _STOCK),
    Target("sniffio", "httpx + sniffio", "sniffio httpx", "Floor", _HTTPX),
    Target("httpx2", "ours over httpx2", "ours httpx2", "OverHttpx2", _OURS),
    Target("aiohttp", "ours over httpx-aiohttp", "ours httpx-aiohttp", "OverAiohttp", _OURS),
)
BY_NAME = {target.name: target for target in TARGETS}


def offered(root: Path = ROOT) -> tuple[Target, ...]:
    """The targets that exist here: the fast form only when the project has such an extra, the
    stock client only where its generator runs, from Python 3.11 on."""
    text = (root / "pyproject.toml").read_text("utf-8")
    extras = re.search(r"^\[project\.optional-dependencies\]\n(.*?)(?=^\[)", text, re.M | re.S)
    fast = extras is not None and re.search(r"^fast\s*=", extras[1], re.M) is not None
    missing = {"fast": not fast, "stock": sys.version_info < (3, 11)}
    return tuple(target for target in TARGETS if not missing.get(target.name))
