"""A sandbox whose clock stands still, and a plain HTTP client for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from shengwang_agent.sandbox import Sandbox

START = 1_700_000_000
APP = "/v2/projects/app"


def properties(**more: Any) -> dict[str, Any]:
    """Settings of an agent that the platform accepts."""
    return {
        "channel": "room-1",
        "token": "rtc-token",
        "agent_rtc_uid": "1001",
        "remote_rtc_uids": ["1002"],
        "llm": {"url": "https://llm.example/chat", "api_key": "llm-key"},
        "tts": {
            "vendor": "microsoft",
            "params": {"key": "tts-key", "region": "r", "voice_name": "v"},
        },
        **more,
    }


def sip(to_number: str = "+19876543210") -> dict[str, Any]:
    """The telephone part of a call."""
    return {
        "to_number": to_number,
        "from_number": "+11234567890",
        "rtc_uid": "100",
        "rtc_token": "sip-token",
    }


def number(phone_number: str = "+19876543210", **more: Any) -> dict[str, Any]:
    """A number to import."""
    return {
        "provider": "byo",
        "phone_number": phone_number,
        "label": "Sales",
        "inbound_config": {"allowed_addresses": ["112.126.15.64/27"]},
        "outbound_config": {"address": "user:sip-password@sip.example.com", "transport": "tls"},
        **more,
    }


class Api:
    """Requests to one sandbox, with credentials it accepts."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> httpx.Response:
        if body is not None:
            more["json"] = body
        return self.client.request(method, path, **more)

    def start(self, name: str = "a", **more: Any) -> str:
        """Start an agent and return its id."""
        answer = self("POST", f"{APP}/join", {"name": name, "properties": properties(**more)})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["agent_id"])

    def dial(self, to_number: str = "+19876543210", **more: Any) -> str:
        """Place a call and return its id."""
        body = {"name": "dial", "sip": sip(to_number), "properties": properties(**more)}
        answer = self("POST", f"{APP}/call", body)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["agent_id"])

    def agent(self, agent_id: str) -> dict[str, Any]:
        """What agents.get says."""
        return dict(self("GET", f"{APP}/agents/{agent_id}").json())

    def call(self, agent_id: str) -> dict[str, Any]:
        """What telephony.get says."""
        return dict(self("GET", f"{APP}/calls/{agent_id}").json())

    def contents(self, agent_id: str) -> list[tuple[str, str]]:
        """The history as (role, content)."""
        answer = self("GET", f"{APP}/agents/{agent_id}/history")
        assert answer.status_code == 200, answer.text
        return [(entry["role"], entry["content"]) for entry in answer.json()["contents"]]

    def turns(self, agent_id: str) -> list[tuple[str, str]]:
        """The finished turns as (how it began, how it ended)."""
        answer = self("GET", f"{APP}/agents/{agent_id}/turns")
        return [(turn["start"]["type"], turn["end"]["type"]) for turn in answer.json()["turns"]]


def api_of(sandbox: Sandbox) -> Api:
    """An in-process client of a sandbox."""
    client = httpx.Client(
        transport=sandbox.transport(), base_url="http://127.0.0.1", auth=("user", "secret")
    )
    return Api(client)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which only ``clock.advance`` lets time pass."""
    made = Sandbox(start=START, speed=0)
    yield made
    made.close()


@pytest.fixture
def api(sandbox: Sandbox) -> Iterator[Api]:
    """Requests to ``sandbox``, in-process."""
    made = api_of(sandbox)
    yield made
    made.client.close()
