"""One sandbox for the whole folder, and a clean environment for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent import AgentClient
from shengwang_agent.sandbox import Sandbox

APP_ID = "0123456789abcdef0123456789abcdef"
CERTIFICATE = "fedcba9876543210fedcba9876543210"
PROPERTIES: dict[str, Any] = {
    "channel": "room",
    "token": "token",
    "agent_rtc_uid": "1001",
    "remote_rtc_uids": ["1002"],
    "tts": {
        "vendor": "microsoft",
        "params": {"key": "tts-secret", "region": "chinaeast2", "voice_name": "YunxiNeural"},
    },
    "llm": {
        "url": "https://llm.example/v1/chat/completions",
        "api_key": "llm-secret",
        "greeting_message": "hello",
    },
}


@pytest.fixture(scope="session")
def box() -> Iterator[Sandbox]:
    """The platform; agents start and stop at once, and there is no quota."""
    with Sandbox(max_agents=None) as sandbox:
        sandbox.callee("answered", rings=0.0, hangs_up_after=0.2, says="Hello?", pause=0)
        yield sandbox


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No settings of the machine's owner, no real home, and a working folder of its own."""
    for name in list(os.environ):
        if name.startswith("SHENGWANG_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    for name in ("COLUMNS", "LINES", "FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("SHELL", "/bin/bash")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sandbox(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """The platform, named by the environment with credentials for it."""
    monkeypatch.setenv("SHENGWANG_BASE_URL", box.url)
    monkeypatch.setenv("SHENGWANG_APP_ID", APP_ID)
    monkeypatch.setenv("SHENGWANG_CUSTOMER_ID", "customer")
    monkeypatch.setenv("SHENGWANG_CUSTOMER_SECRET", "customer-secret")
    box.requests.clear()  # what another test sent, or dialled, is no concern of this one
    box.dials.clear()
    yield box
    box.clear_faults()


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AgentClient]:
    """A client for arranging what a command finds."""
    with AgentClient() as made:
        yield made


@pytest.fixture
def agent(client: AgentClient) -> Iterator[str]:
    """The id of a running agent, which is stopped afterwards."""
    started = client.agents.start(name=f"agent-{os.urandom(4).hex()}", properties=PROPERTIES)
    assert started.agent_id is not None
    yield started.agent_id
    client.stop_agent(started.agent_id)


@pytest.fixture
def body(tmp_path: Path) -> str:
    """A file with a whole start request, in YAML, with numbers where the API wants text."""
    path = tmp_path / "agent.yaml"
    path.write_text(
        f"""
name: from-a-file-{os.urandom(4).hex()}
properties:
  channel: room
  token: token
  agent_rtc_uid: 1001
  remote_rtc_uids: [1002]
  tts:
    vendor: microsoft
    params: {{key: tts-secret, region: chinaeast2, voice_name: YunxiNeural}}
  llm:
    url: https://llm.example/v1/chat/completions
    api_key: llm-secret
    greeting_message: hello
"""
    )
    return str(path)
