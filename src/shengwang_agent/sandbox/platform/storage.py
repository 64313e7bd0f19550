"""The state in a SQLite file: a sandbox that is started again has lost nothing.

Every request ends in one transaction that writes what it changed. Values are JSON text, so the
file can be read with any SQLite tool. Secrets of running agents are in it: it is created
readable by its owner only.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..request_log import LoggedRequest, PlacedCall, PlacedCalls, RequestLog
from .clock import Event
from .records import AgentRecord, CallRecord, NumberRecord, agent_from, to_json
from .world import PendingReply, World

LAYOUT = 1
_TABLES = """
create table if not exists meta (name text primary key, value text not null);
create table if not exists records (kind text, id text, value text not null, primary key (kind, id));
create table if not exists agenda (number integer primary key, value text not null);
create table if not exists requests (number integer primary key, value text not null);
create table if not exists dials (number integer primary key, value text not null);
"""


class Storage:
    """One state file of one sandbox."""

    def __init__(self, path: str | os.PathLike[str], world: World) -> None:
        self._world = world
        file = Path(path)
        if not file.exists():
            os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        self._db = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._db.execute("pragma journal_mode=wal")
        self._db.execute("pragma synchronous=normal")
        self._db.executescript(_TABLES)
        self._entries: list[LoggedRequest] = []
        self._dials: list[tuple[int, PlacedCall]] = []
        self._saved_at = 0.0
        world.recording = world.agenda.recording = True

    # -- reading ---------------------------------------------------------------------------

    def restore(self, requests: RequestLog, dials: PlacedCalls) -> None:
        """Fill an empty sandbox with the state of the file."""
        meta = dict(self._db.execute("select name, value from meta"))
        self._check_layout(meta)
        world = self._world
        rows = self._db.execute("select kind, value from records").fetchall()
        found = [(kind, json.loads(text)) for kind, text in rows]
        for kind, row in sorted(found, key=lambda pair: int(pair[1]["sequence"])):
            _file(world, kind, row)
        for value in self._values("requests"):
            requests.add(LoggedRequest(**value))
        for value in self._values("dials"):
            dials.add(PlacedCall(**value))
        world.agenda.restore([Event(**value) for value in self._values("agenda")])
        if meta:
            self._restore_counts(meta, requests)
        world.changed.clear()
        world.agenda.changed.clear()

    def _check_layout(self, meta: dict[str, str]) -> None:
        if meta and meta.get("layout") != str(LAYOUT):
            raise ValueError(
                f"the state file has layout {meta.get('layout')}, this sandbox reads {LAYOUT}; "
                "use another --state file"
            )

    def _values(self, table: str) -> Iterator[dict[str, Any]]:
        for (text,) in self._db.execute(f"select value from {table} order by number"):
            yield json.loads(text)

    def _restore_counts(self, meta: dict[str, str], requests: RequestLog) -> None:
        world = self._world
        world.sequence = int(meta["sequence"])
        world.notices = int(meta["notices"])
        world.ids.count = int(meta["ids"])
        requests.total = max(requests.total, int(meta["requests"]))
        # A held clock continues where it was. A running one shows the real time, so events
        # that were due while the sandbox was off happen at once; it never goes back.
        world.clock.at_least(float(meta["now"]), exactly=not world.clock.speed)
        world.moment = float(meta["now"])

    # -- writing ---------------------------------------------------------------------------

    def note_entry(self, entry: LoggedRequest) -> None:
        """Write a request at the next :meth:`save`."""
        self._entries.append(entry)

    def note_dial(self, number: int, dial: PlacedCall) -> None:
        """Write a dial at the next :meth:`save`."""
        self._dials.append((number, dial))

    def save(self) -> None:
        """Write everything that changed, in one transaction."""
        with self._world.lock:
            if not self._due():
                return
            self._db.execute("begin immediate")
            self._save_records()
            self._save_agenda()
            self._save_log()
            self._save_meta()
            self._db.execute("commit")

    def _due(self) -> bool:
        """Whether there is something to write. A held clock that was moved counts."""
        world = self._world
        moved = not world.clock.speed and world.clock.now() != self._saved_at
        return bool(moved or world.changed or world.agenda.changed or self._entries)

    def _save_records(self) -> None:
        for (kind, key), record in self._world.changed.items():
            if record is None:
                self._db.execute("delete from records where kind = ? and id = ?", (kind, key))
            else:
                row = (kind, key, _text(to_json(record)))
                self._db.execute("insert or replace into records values (?, ?, ?)", row)
        self._world.changed.clear()

    def _save_agenda(self) -> None:
        for number, event in self._world.agenda.changed.items():
            if event is None:
                self._db.execute("delete from agenda where number = ?", (number,))
            else:
                row = (number, _text(asdict(event)))
                self._db.execute("insert or replace into agenda values (?, ?)", row)
        self._world.agenda.changed.clear()

    def _save_log(self) -> None:
        rows = [(entry.number, _text(asdict(entry))) for entry in self._entries]
        self._db.executemany("insert or replace into requests values (?, ?)", rows)
        dials = [(number, _text(asdict(dial))) for number, dial in self._dials]
        self._db.executemany("insert or replace into dials values (?, ?)", dials)
        self._entries.clear()
        self._dials.clear()

    def _save_meta(self) -> None:
        world = self._world
        self._saved_at = world.clock.now()
        requests = self._db.execute("select max(number) from requests").fetchone()[0]
        facts = {
            "layout": LAYOUT,
            "sequence": world.sequence,
            "notices": world.notices,
            "ids": world.ids.count,
            "requests": requests or 0,
            "now": self._saved_at,
        }
        rows = [(name, str(value)) for name, value in facts.items()]
        self._db.executemany("insert or replace into meta values (?, ?)", rows)

    def close(self) -> None:
        """Write what is left and close the file."""
        self.save()
        self._db.close()

    def abandon(self) -> None:
        """Close the file as it is."""
        self._db.close()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _file(world: World, kind: str, row: dict[str, Any]) -> None:
    record: AgentRecord | CallRecord | NumberRecord
    if kind == "agent":
        record = agent_from(row)
        world.add_agent(record)
        if not record.live:
            world.over[kind].append(record.agent_id)
        if record.thinking:  # the reply that was being thought of is thought of again
            said = next((e["content"] for e in reversed(record.history) if e["role"] == "user"), "")
            thought = PendingReply(record.agent_id, record.thinking, world.moment, str(said))
            world.thoughts.append(thought)
    elif kind == "call":
        record = CallRecord(**row)
        world.calls[record.agent_id] = record
        if not record.live:
            world.over[kind].append(record.agent_id)
    else:
        record = NumberRecord(**row)
        world.numbers[record.phone_number] = record
