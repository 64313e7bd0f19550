"""Rows and campaigns of the tests. Worker processes import this: it loads no sandbox and no pytest."""

from __future__ import annotations

from typing import Any

from shengwang_agent.campaign import Again, Campaign, Pace

SIP = {"to_number": "{phone}", "from_number": "+861000000000", "rtc_uid": "100", "rtc_token": "t"}
PROPERTIES = {"token": "t", "agent_rtc_uid": "111"}


def people(count: int) -> list[dict[str, str]]:
    """Rows with a number each."""
    return [{"phone": number(i), "name": f"person {i}"} for i in range(count)]


def number(index: int) -> str:
    return f"+86138{index:08d}"


def chaos_campaign(journal: str, rows: Any, **more: Any) -> Campaign:
    """The campaign of all workers; busy people are called again twice."""
    settings: dict[str, Any] = {
        "sip": SIP,
        "properties": PROPERTIES,
        "pipeline_id": "1",
        "pace": Pace(per_second=1000, at_once=20),
        "retry": {"busy": Again(3, 0.2)},
        "poll": 0.2,
        "patience": 0.5,
        "lease": 4.0,
        "most_refusals": 1000,
        **more,
    }
    return Campaign(rows, journal=journal, **settings)
