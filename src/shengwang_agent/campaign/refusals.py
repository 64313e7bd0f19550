"""Refusals in a row: when they mean that nobody can be called, so that the run must end.

One refusal says nothing about the next person. Many in a row mean that the request is wrong. Three
in a row that name the trunk or the balance mean that nobody can be called. Words that name a quota
never end a run: they only slow it down.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from shengwang_agent.campaign import outcomes as _o
from shengwang_agent.campaign.journal import CALLING, HELD, Report

MOST_COMMON = 3

COUNTERS = ("refusals", "common", "broken")
"""Refused in a row; of them for what concerns everybody; failed in a row for that."""

_QUOTA = re.compile(r"quota|concurren|too many (?:calls|agents|requests)|配额|并发", re.IGNORECASE)
_BALANCE = re.compile(
    r"^402\b|\bSIP\D{0,20}402\b|balance|arrears|insufficient (?:funds?|credit)|余额|欠费",
    re.IGNORECASE,
)
_TRUNK = re.compile(r"trunk|中继|\bSIP\D{0,20}40[137]\b", re.IGNORECASE)


def concerns_everybody(told: str) -> bool:
    """Whether the platform's words name the balance, or the trunk and not its quota."""
    return bool(_BALANCE.search(told) or (_TRUNK.search(told) and not _QUOTA.search(told)))


def names_quota(told: str) -> bool:
    """Whether the platform's words name a quota, which only slows a campaign."""
    return bool(_QUOTA.search(told)) and not concerns_everybody(told)


def counted(report: Report) -> Mapping[str, bool]:
    """The counters a report touches: those that go up, and those that begin anew."""
    common = concerns_everybody(report.detail)
    if report.outcome == _o.REFUSED:
        return {"refusals": True, "common": common}
    if report.state == CALLING and report.seen:
        return {}
    if report.state == CALLING or report.outcome == _o.PLACED:  # the platform took a call
        return {"refusals": False, "common": False}
    if report.rang and report.state != HELD:
        return {"broken": report.outcome == _o.FAILED and common}
    return {}


def too_many(counts: Mapping[str, int], most: int, detail: str) -> str:
    """Why the run must end, after the counters have been counted up; empty while it need not."""
    end = f"the last: {detail}"
    if counts.get("refusals", 0) >= most:
        return f"{counts['refusals']} calls in a row were refused, {end}"
    if counts.get("common", 0) >= MOST_COMMON:
        return f"{counts['common']} calls in a row were refused, which concerns everybody, {end}"
    if counts.get("broken", 0) >= MOST_COMMON:
        return f"{counts['broken']} calls in a row failed, which concerns everybody, {end}"
    return ""
