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

``pip install "shengwang-agent[campaign]"``. ``campaign.py`` is the door, ``journal.py`` tells the
rules, ``dialling.py`` is the life of one dial. ``many.py`` and ``celery.py`` hand the work to an
engine. Names load on first use: the table of outcomes is used where no database is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shengwang_agent._e164 import normalize_number as normalize_number

    from .campaign import Campaign as Campaign, Control as Control
    from .dry_run import DryRun as DryRun, Planned as Planned
    from .hours import Hours as Hours
    from .journal import (
        CampaignStopped as CampaignStopped,
        JournalError as JournalError,
        TooManyRefusals as TooManyRefusals,
    )
    from .outcomes import (
        DEFAULT_RETRY as DEFAULT_RETRY,
        Again as Again,
        Ended as Ended,
        Outcome as Outcome,
        judge as judge,
    )
    from .pace import Pace as Pace
    from .progress import Progress as Progress
    from .rows import LeftOut as LeftOut, RowErrors as RowErrors, read_csv as read_csv
    from .template import Problem as Problem

_HOMES = (
    "shengwang_agent._e164", ".outcomes", ".journal", ".hours", ".pace", ".progress", ".template",
    ".rows", ".campaign", ".dry_run",
)  # fmt: skip
"""The files of the names; those that need the database come last."""

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


def _lazy(name: str) -> Any:
    for home in _HOMES if name in __all__ else ():
        found = vars(import_module(home, __name__))
        if name in found:
            globals()[name] = found[name]
            return found[name]
    from shengwang_agent._runtime.spelling import absent, instead

    raise absent(__name__, name, lambda: instead(name, __all__, __name__))


if not TYPE_CHECKING:  # type checkers see the names above, and no other
    __getattr__ = _lazy


def __dir__() -> list[str]:
    return __all__
