"""The parts of docs/reliability.md that are data: the table of the policy, and its numbers.

python -m tests.docs.reliability         writes them into the page
"""

from __future__ import annotations

import re
from pathlib import Path

from shengwang_agent._call import retry
from shengwang_agent._call.hosts import COOLDOWN_CAP_SECONDS, Area, regions_of
from shengwang_agent._call.retry import VERDICTS, RetryBudget
from shengwang_agent._credentials import settings

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"

FAILURES = {
    "not_sent": "DNS, connect, TLS or pool failure: nothing was sent",
    "no_response": "read time-out, broken connection, half an answer",
    "408": "408",
    "409": "409",
    "429": "429",
    "500": "500",
    "502": "502",
    "503+hint": "503 that names a waiting time",
    "503": "503 without one",
    "504": "504",
    "5xx": "any other 5xx",
    "4xx": "any other 4xx",
    "3xx": "3xx",
}
WORDS = {
    "retry": "again",
    "repeat": "once more, then `OutcomeUnknown`",
    "unknown": "`OutcomeUnknown`",
    "raise": "raise",
}


def table() -> str:
    lines = ["| what happened | `always` | `named` | `never` |", "|---|---|---|---|"]
    for failure, words in FAILURES.items():
        cells = [WORDS[VERDICTS[replay][failure]] for replay in ("always", "named", "never")]  # type: ignore[index]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def numbers() -> str:
    rows = [
        ("attempts in all", f"{settings.DEFAULT_RETRIES + 1} (`max_retries={settings.DEFAULT_RETRIES}`)"),
        ("time limit of an attempt", f"{settings.DEFAULT_TIMEOUT:g} s, of which 10 s to connect"),
        ("time limit of an attempt to dial", "at least 90 s, so that it outlasts the ring"),
        ("deadline of the whole call", "none unless you set one"),
        ("pause before repeat *n* (the first is 0)", f"random, up to {retry.BASE_SECONDS:g} s × 2ⁿ, at most {retry.CAP_SECONDS:g} s"),
        ("longest hint that is waited for", f"{retry.HINT_CAP_SECONDS:g} s"),
        ("retry budget", f"a success earns 1 token, a repeat costs {RetryBudget.COST}; it holds as many as there were successes in the last {2 * RetryBudget.WINDOW_SECONDS:g} s, at least {RetryBudget.LEAST} and at most {RetryBudget.MOST}"),
        ("rest of a failed host", f"1 s, 2 s, 4 s … {COOLDOWN_CAP_SECONDS:g} s, each half fixed and half random"),
    ]  # fmt: skip
    return "\n".join(["| | |", "|---|---|", *[f"| {name} | {value} |" for name, value in rows]])


def hosts() -> str:
    lines = ["| area | hosts, in this order |", "|---|---|"]
    for area in (Area.CN, Area.US, Area.EU, Area.AP):
        urls = [url for region in regions_of(area) for url in region]
        names = ", ".join(f"`{url.split('/')[2]}`" for url in urls)
        lines.append(f"| `Area.{area.name}` | {names} |")
    return "\n".join(lines)


def environment() -> str:
    """The table of environment variables, from the first docstring of settings.py."""
    lines = ["| variable | meaning |", "|---|---|"]
    for name, words in re.findall(r"^(SHENGWANG_\w+) +(.+)$", settings.__doc__ or "", re.MULTILINE):
        lines.append(f"| `{name}` | {words.replace('``', '`')} |")
    return "\n".join(lines)


PARTS = {"table": table, "numbers": numbers, "hosts": hosts, "environment": environment}


def filled(text: str) -> str:
    """The page with its parts made anew. LookupError names a part the page has no place for."""
    for name, make in PARTS.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        if begin not in text or end not in text:
            raise LookupError(f"{PAGE.name} has no place for {name}: {begin} … {end}")
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n\n{make()}\n\n{end}{rest.partition(end)[2]}"
    return text


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8")
