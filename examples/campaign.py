"""Calls everybody in a CSV file, with calling hours, second tries, and a journal.

    python examples/campaign.py examples/people.csv --dry-run
    python examples/campaign.py examples/people.csv --only +8613800000001
    python examples/campaign.py examples/people.csv --report tonight.csv

The file has the columns phone, name, when, time_zone. Press Ctrl-C, pull the plug: the same
command goes on where it was, and nobody is called twice. Run it in several terminals to use more
of the machine. Reads the SHENGWANG_* variables; with SHENGWANG_APP_CERTIFICATE among them the
tokens of each call are made here.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence

from shengwang_agent import AsyncAgentClient
from shengwang_agent.campaign import (
    Again,
    Campaign,
    CampaignStopped,
    Hours,
    Pace,
    RowErrors,
    TooManyRefusals,
)
from shengwang_agent.errors import ConfigurationError


def campaign_of(given: argparse.Namespace) -> Campaign:
    """Who is called, what is said, when and how fast."""
    return Campaign(
        given.people,
        sip={
            "to_number": "{phone}",
            "from_number": os.environ.get("FROM_NUMBER", "+861050000000"),
            "rtc_uid": "100",
        },
        properties={
            "agent_rtc_uid": "111",
            "llm": {
                "url": os.environ.get("LLM_URL", "https://llm.example.com/v1/chat/completions"),
                "api_key": os.environ.get("LLM_KEY", ""),
                "greeting_message": "{name}您好，提醒您{when}的预约。",
            },
            "tts": {
                "vendor": "microsoft",
                "params": {
                    "key": os.environ.get("TTS_KEY", ""),
                    "region": "chinaeast2",
                    "voice_name": "zh-CN-YunxiNeural",
                },
            },
        },
        journal=given.journal,
        zone="time_zone",
        hours=Hours("09:00-12:00", "14:00-20:00", days="mon-sat"),
        pace=Pace(per_second=5, at_once=20),
        retry={"busy": Again(3, gap=600), "no_answer": Again(3, gap=3600)},
        only=given.only or None,
        do_not_call=given.do_not_call or (),
        poll=given.poll,
    )


async def call_everybody(campaign: Campaign, wait: bool) -> None:
    """Print each outcome, and where we are, as they come."""
    async with AsyncAgentClient() as client:
        async for outcome in campaign.run(client, wait=wait):
            print(outcome)
            print(f"  {campaign.progress()}")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when everybody is settled, 1 when nobody could be called, 2 when a person must look."""
    parser = argparse.ArgumentParser(description="Call everybody in a CSV file.")
    parser.add_argument("people")
    parser.add_argument("--journal", default="tonight.db")
    parser.add_argument("--report", help="a .csv or .json file to write at the end")
    parser.add_argument("--only", nargs="*", help="call nobody but these numbers")
    parser.add_argument("--do-not-call", help="a file with one number on each line")
    parser.add_argument("--dry-run", action="store_true", help="show the calls, make none")
    parser.add_argument("--no-wait", action="store_true", help="end when nobody is due now")
    parser.add_argument("--poll", type=float, default=5.0, help="seconds between questions")
    given = parser.parse_args(arguments)
    campaign = campaign_of(given)
    try:
        if given.dry_run:
            for planned in campaign.dry_run(AsyncAgentClient()):
                print(planned)
            return 0
        asyncio.run(call_everybody(campaign, not given.no_wait))
    except (RowErrors, CampaignStopped, TooManyRefusals, ConfigurationError) as error:
        print(error, file=sys.stderr)
        return 1
    progress = campaign.report(given.report) if given.report else campaign.progress()
    print(progress)
    return 2 if progress.held else 0


if __name__ == "__main__":
    sys.exit(main())
