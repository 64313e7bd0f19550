"""Start an agent from a settings store: JSON, YAML, a database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shengwang_agent import AgentClient


def load(path: Path) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return settings


def start(client: AgentClient, settings: Mapping[str, Any]) -> str:
    return client.agents.start(name=settings["name"], properties=settings).agent_id


def main(client: AgentClient) -> None:
    print(start(client, load(Path("agent.json"))))
    client.agents.start(name="n", properties=load(Path("agent.json")))
