"""Many calls, never twice: a list of people, a pace, hours, second tries, and a journal.

::

    from shengwang_agent.campaign import Campaign, Hours, Pace

    campaign = Campaign(
        "people.csv",
        sip={"to_number": "{phone}", "from_number": "+8610000000", "rtc_uid": "100"},
        properties={"agent_rtc_uid": "111", "llm": {"greeting_message": "您好，{name}"}},
        pipeline_id="1284",
        journal="tonight.db",
        hours=Hours("09:00-12:00", "14:00-20:00"),
        pace=Pace(per_second=5, at_once=20),
    )
    for outcome in campaign.run(client):
        print(outcome)

``campaign.py`` is the door, ``journal.py`` tells the rules, ``dialling.py`` is the life of one
dial. ``many.py`` and ``celery.py`` spread a campaign over machines.
"""

from __future__ import annotations

from shengwang_agent._e164 import normalize_number
from shengwang_agent.campaign.campaign import Campaign, Control
from shengwang_agent.campaign.dry_run import DryRun, Planned
from shengwang_agent.campaign.engine import TooManyRefusals
from shengwang_agent.campaign.hours import Hours
from shengwang_agent.campaign.journal import CampaignStopped, JournalError
from shengwang_agent.campaign.outcomes import DEFAULT_RETRY, Again, Ended, Outcome, judge
from shengwang_agent.campaign.pace import Pace
from shengwang_agent.campaign.progress import Progress
from shengwang_agent.campaign.rows import LeftOut, RowErrors, read_csv
from shengwang_agent.campaign.template import Problem

__all__ = [
    "DEFAULT_RETRY",
    "Again",
    "Campaign",
    "CampaignStopped",
    "Control",
    "DryRun",
    "Ended",
    "Hours",
    "JournalError",
    "LeftOut",
    "Outcome",
    "Pace",
    "Planned",
    "Problem",
    "Progress",
    "RowErrors",
    "TooManyRefusals",
    "judge",
    "normalize_number",
    "read_csv",
]
