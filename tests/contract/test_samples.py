"""Requests in the form of the vendor's own samples start: tools over HTTP, managed models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from shengwang_agent.sandbox import Sandbox

from .stories import APP, Api, properties


@pytest.fixture(scope="module")
def api() -> Iterator[Api]:
    with Sandbox(speed=0) as box, httpx.Client(base_url=box.url, auth=("u", "p")) as client:
        yield Api(client)


def tool(name: str, server: dict[str, Any], **arguments: Any) -> dict[str, Any]:
    return {
        "type": "function",
        "function": {
            "name": name,
            "description": f"{name}, as the guide has it.",
            "parameters": {
                "type": "object",
                "properties": arguments,
                "required": list(arguments),
                "additionalProperties": False,
            },
        },
        "execution": {"mode": "sync"},
        "server": {"timeout_ms": 5000, **server},
    }


LOOK_UP = tool(
    "lookup_order",
    {"method": "GET", "url": "https://api.example.com/orders/{{args.order_id}}"},
    order_id={"type": "string", "description": "Number of the order.", "minLength": 1},
)
SEND = tool(
    "send_follow_up_sms",
    {
        "method": "POST",
        "url": "https://api.example.com/sms",
        "headers": {
            "Content-Type": "application/json",
            "Authorization": "{{template_variables.sms_token}}",
            "Idempotency-Key": "{{tool_call_id}}",
        },
        "body": {
            "to": "{{args.phone}}",
            "text": "{{args.text}}",
            "tags": ["follow-up", "{{template_variables.shop}}"],
            "silent": False,
        },
    },
    phone={"type": "string", "pattern": r"^\+[0-9]+$"},
    text={"type": "string", "maxLength": 200},
)
MODEL = {
    "url": "http://127.0.0.1:9/chat/completions",
    "tools": [LOOK_UP, SEND],
    "template_variables": {"sms_token": "Bearer t", "shop": "north"},
}
MANAGED = {
    "asr": {"credential_mode": "managed", "vendor": "deepgram", "params": {"model": "nova-3"}},
    "llm": {
        "credential_mode": "managed",
        "url": "https://api.openai.com/v1/chat/completions",
        "params": {"model": "gpt-4o-mini"},
    },
    "tts": {
        "credential_mode": "managed",
        "vendor": "minimax",
        "params": {"model": "speech-2.8-turbo", "voice_setting": {"voice_id": "English_narrator"}},
    },
}


@pytest.mark.parametrize(
    "change",
    [{"llm": MODEL, "advanced_features": {"enable_tools": True}}, MANAGED],
    ids=["tools over HTTP", "managed models"],
)
def test_it_starts(api: Api, change: dict[str, Any]) -> None:
    body = {"name": api.name(), "properties": properties(**change)}
    answer = api("POST", f"{APP}/join", body)
    assert answer.status_code == 200, answer.text
    assert api.agent(answer.json()["agent_id"])["status"] == "RUNNING"
