"""Calls everyone in a CSV file and says one sentence to whoever answers.

    python examples/reminders.py examples/reminders.csv outcomes.csv

The input has the columns id, number, name, text. Every row is checked before the first phone
rings. Outcomes are appended as they come, and a second run leaves out what is settled, so the
job can be stopped and started again; nobody is called twice. Reads the SHENGWANG_* variables.

For calling hours, second tries and many calls at once, use ``shengwang_agent.campaign``.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from shengwang_agent import AgentClient, ApiError, OutcomeUnknown, TransportError

COLUMNS = ("id", "number", "name", "text")
NUMBER = re.compile(r"\+[1-9]\d{6,14}")
MOST_BYTES = 512  # what the platform takes in one sentence
Row = dict[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Work the file off; 1 when it cannot be used, 2 when a row needs a person."""
    parser = argparse.ArgumentParser(description="Call everyone in a CSV file.")
    parser.add_argument("people", type=Path)
    parser.add_argument("outcomes", type=Path)
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between questions")
    given = parser.parse_args(arguments)
    rows, problems = read(given.people)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    with AgentClient() as client:
        return 2 if work_off(client, rows, given.outcomes, given.pause) else 0


def work_off(client: AgentClient, rows: list[Row], outcomes: Path, pause: float) -> int:
    """Call everyone who has no outcome yet; how many rows a person has to look at."""
    known = settled(outcomes)
    unsure = [row["id"] for row in rows if known.get(row["id"]) == "claimed"]
    for name in unsure:
        print(f"{name}: held: an earlier run ended while it was calling")
    with outcomes.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for row in (row for row in rows if row["id"] not in known):
            writer.writerow([row["id"], row["number"], "claimed"])
            file.flush()  # before the phone rings: a crash must not ring it again
            outcome = remind(client, row, pause)
            writer.writerow([row["id"], row["number"], outcome])
            file.flush()
            print(f"{row['id']}: {outcome}")
            unsure += [row["id"]] if outcome.startswith("held") else []
    return len(unsure)


def read(path: Path) -> tuple[list[Row], list[str]]:
    """The rows, and everything that is wrong with them, with line numbers."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        if missing := [name for name in COLUMNS if name not in (reader.fieldnames or [])]:
            return [], [f"{path.name}: the column {name} is missing" for name in missing]
        rows = list(reader)
    return rows, [f"{path.name}:{line}: {text}" for line, text in problems_of(rows)]


def problems_of(rows: list[Row]) -> Iterator[tuple[int, str]]:
    """Line number and reason of every row that cannot be called."""
    seen: set[str] = set()
    for line, row in enumerate(rows, 2):
        if not row["id"] or row["id"] in seen:
            yield line, f"id {row['id']!r} is empty or stands there twice"
        seen.add(row["id"])
        if not NUMBER.fullmatch(row["number"] or ""):
            yield (
                line,
                f"number {row['number']!r}: expected + and country code, such as +8613800000000",
            )
        if not 0 < len((row["text"] or "").encode()) <= MOST_BYTES:
            yield line, f"text: expected 1 to {MOST_BYTES} bytes"


def settled(path: Path) -> Row:
    """What earlier runs wrote down: id to outcome, ``claimed`` where a run ended in between."""
    if not path.exists():
        return {}
    with path.open(newline="", encoding="utf-8") as file:
        return {row[0]: row[2] for row in csv.reader(file) if row}


def remind(client: AgentClient, row: Row, pause: float) -> str:
    """Call one person, say the sentence, wait for the end; what came of it, in a few words."""
    try:
        call_id = dial(client, row)
    except OutcomeUnknown as error:
        return f"held: nobody knows whether it rang ({type(error).__name__})"
    except (ApiError, TransportError) as error:
        return f"not called: {error}"
    state, said = "", False
    while state != "hangup":
        call = client.telephony.get(agent_id=call_id)
        state = str(call.state)
        if state == "answered" and not said:
            said = say(client, call_id, f"{row['name']}: {row['text']}")
        elif state != "hangup":
            time.sleep(pause)
    return "reminded" if said else f"not reached ({call.reason})"


def dial(client: AgentClient, row: Row) -> str:
    """Let the phone ring."""
    call = client.telephony.call(
        name="reminder",
        pipeline_id=os.environ.get("PIPELINE_ID", "reminders"),
        sip={
            "to_number": row["number"],
            "from_number": os.environ.get("FROM_NUMBER", "+861050000000"),
            "rtc_uid": "100",
            "rtc_token": os.environ.get("RTC_TOKEN", "none"),
        },
        properties={
            "channel": f"reminder-{row['id']}",
            "token": os.environ.get("RTC_TOKEN", "none"),
            "agent_rtc_uid": "111",
            "remote_rtc_uids": ["100"],
        },
    )
    return str(call.agent_id)


def say(client: AgentClient, call_id: str, text: str) -> bool:
    """Say the sentence; False when the callee has hung up meanwhile."""
    try:
        client.agents.speak(agent_id=call_id, text=text, priority="APPEND")
    except ApiError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
