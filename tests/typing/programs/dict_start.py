"""Start an agent from a literal dict."""

from __future__ import annotations

from shengwang_agent import AgentClient


def start(client: AgentClient) -> str:
    return client.agents.start(
        name="desk",
        properties={
            "channel": "room",
            "token": "t",
            "agent_rtc_uid": "1",
            "remote_rtc_uids": ["2"],
            "llm": {"url": "https://llm.example", "params": {"model": "m"}},
            "tts": {"vendor": "minimax", "params": {"key": "k", "model": "m"}},
        },
    ).agent_id
