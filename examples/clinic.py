"""A clinic's reminders: every patient is called, and the list of tomorrow tells who will come.

    pip install "shengwang-agent[campaign,sandbox]"
    python examples/clinic.py --sandbox

The list is as a clinic has it: mobile numbers as they are written in China, two appointments of one
patient, a landline with its 0. Nobody mends it by hand: who cannot be called is in the report, with
the reason. Press Ctrl-C, pull the plug: the same command goes on, and nobody is called twice.
Without ``--sandbox`` it reads the SHENGWANG_* variables, and telephones ring.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from shengwang_agent import AgentClient
from shengwang_agent.agentkit import Agent, DeepSeekLLM, MiniMaxTTS
from shengwang_agent.campaign import Campaign

HERE = Path(__file__).parent


def answer_of(said: list[dict[str, Any]]) -> str:
    """What a patient answered: yes, no, or something a person should read."""
    words = " ".join(turn["content"] for turn in said if turn["role"] == "user")
    if any(text in words for text in ("不来", "取消", "改")):
        return "no"
    return "yes" if any(text in words for text in ("好", "会来", "可以")) else "other"


def reminders(people: str, journal: str, hours: str | None, poll: float) -> Campaign:
    """Who is called, and what is said; another list needs another journal."""
    agent = (
        Agent(
            greeting="{First Name}您好，这里是诊所。您预约了{Doctor}，{When}。请问您能来吗？",
            instructions="You are the front desk of a clinic. Ask whether the patient will come.",
        )
        .with_llm(DeepSeekLLM(api_key="<key>", model="deepseek-chat"))
        .with_tts(MiniMaxTTS(key="<key>", voice_id="<voice>"))
    )
    return Campaign.from_csv(
        people,
        agent=agent,
        to_number="{Mobile}",
        from_number="+861050000000",
        region="CN",
        bad_rows="skip",
        journal=journal,
        hours=hours,
        retry={"busy": 3, "no_answer": 2},
        classify=answer_of,
        poll=poll,
    )


def client_of(on_sandbox: bool) -> AgentClient:
    """A client of your account, or of a platform in this process whose patients say yes."""
    if not on_sandbox:
        return AgentClient()
    from shengwang_agent.sandbox import Sandbox

    app_id, certificate = "970CA35de60c44645bbae8a215061b33", "5CFd2fd1755d40ecb72977518be15d3b"
    sandbox = Sandbox(app_id=app_id, app_certificate=certificate, username="u", password="p")
    sandbox.callee("answered", says="好的，我会来", pause=0.5, hangs_up_after=2.0)
    sandbox.callee("busy", number="+8613800138001", sip=486)
    return sandbox.client()


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when everybody who can be called was called, 2 when a person must look."""
    parser = argparse.ArgumentParser(description="Remind patients of their appointments.")
    parser.add_argument("people", nargs="?", default=str(HERE / "clinic.csv"))
    parser.add_argument("--journal", default="clinic.db")
    parser.add_argument("--report", default="answers.csv")
    parser.add_argument("--hours", help="such as 09:00-12:00,14:00-20:00; any time if left out")
    parser.add_argument("--poll", type=float, default=1.0, help="seconds between questions")
    parser.add_argument("--sandbox", action="store_true", help="try it: no telephone rings")
    given = parser.parse_args(arguments)
    campaign = reminders(given.people, given.journal, given.hours, given.poll)
    with client_of(given.sandbox) as client:
        dry = campaign.dry_run(client)
        print(dry)
        for left in dry.left_out():
            print(f"line {left.line} is not called: {left.reason}", file=sys.stderr)
        with campaign.running(client, wait=False) as outcomes:
            for outcome in outcomes:
                print(outcome, outcome.answer)
    print(campaign.report(given.report))
    return 2 if campaign.progress().held else 0


if __name__ == "__main__":
    sys.exit(main())
