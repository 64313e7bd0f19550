"""The tables of a journal, the same in SQLite and PostgreSQL. Public: plain SQL may read them.

``docs/cookbook/campaigns.md`` documents them, so a change of a column is a change of its own: it
raises ``VERSION`` and adds the statements that lead there to ``MIGRATIONS``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    literal_column,
)

VERSION = 2
MIGRATIONS: Mapping[int, Sequence[str]] = {
    1: [
        "ALTER TABLE campaign ADD COLUMN noticed INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE campaign_call ADD COLUMN noticed TEXT NOT NULL DEFAULT ''",
    ],
}
"""Statements by the version that they lead away from, to the next one."""

WAITS: ColumnElement[str] = literal_column("'waiting'")
"""Literal, as in the index: a database takes a partial index only when it sees the same words."""

_Id = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER counts up by itself there
METADATA = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _of_campaign(key: bool = False) -> Column[int]:
    return Column("campaign", ForeignKey("campaign.id"), nullable=False, primary_key=key)


version = Table("campaign_version", METADATA, Column("version", Integer, primary_key=True))

campaign = Table(
    "campaign",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False, unique=True),
    Column("token", Text, nullable=False),  # random, part of every channel name
    _text("stopped"),  # why the stop switch is on
    _text("pace"),  # JSON: `pace.PaceState`
    _text("zones"),  # JSON: time zones of the people
    *(_count(name) for name in ("refusals", "common", "broken")),  # in a row, of all workers
    *(_count(name) for name in ("tasks_sent", "tasks_taken")),  # where an engine carries the work
    _count("noticed"),  # 1: notifications 202 of its calls come
)

person = Table(
    "campaign_person",
    METADATA,
    Column("id", _Id, primary_key=True),
    _of_campaign(),
    Column("line", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("number", Text, nullable=False),
    _text("zone"),
    Column("columns", Text, nullable=False),  # JSON: the row
    Column("state", Text, nullable=False, server_default="waiting"),
    _text("outcome"),
    _count("tries"),  # calls that rang, or may have
    _count("crowds"),  # 422 answers since the last call that rang
    _count("serial"),  # claims; the last call is the one of this serial
    Column("due", Double, nullable=False, server_default="0"),  # not before, Unix seconds
    Column("owner", Text),  # the worker that has the call in hand
)
Index("campaign_person_key", person.c.campaign, person.c.key, unique=True)
Index("campaign_person_number", person.c.campaign, person.c.number)
_waits = person.c.state == WAITS
Index(
    "campaign_person_due", person.c.campaign, person.c.zone, person.c.due, person.c.id,
    sqlite_where=_waits, postgresql_where=_waits,
)  # fmt: skip
_held = person.c.state == literal_column("'held'")
Index(
    "campaign_person_held", person.c.campaign, person.c.id,
    sqlite_where=_held, postgresql_where=_held,
)  # fmt: skip
_open = person.c.owner.is_not(None)
Index(
    "campaign_person_open", person.c.campaign, person.c.owner,
    sqlite_where=_open, postgresql_where=_open,
)  # fmt: skip

call = Table(
    "campaign_call",
    METADATA,
    Column("person", ForeignKey("campaign_person.id"), primary_key=True, autoincrement=False),
    Column("serial", Integer, primary_key=True, autoincrement=False),
    _of_campaign(),
    Column("channel", Text, nullable=False),
    Column("agent_id", Text),
    Column("claimed_at", Double, nullable=False),
    Column("settled_at", Double),  # empty while it goes on
    _text("outcome"),  # while it goes on: how far it was seen to come
    _text("detail"),
    _text("said"),  # JSON: the turns of the conversation
    _text("answer"),  # what a function of the campaign made of them
    _count("whole"),  # 1: no turn is missing, by notification 103
    Column("seconds", Double),  # from dialling to the end
    _text("noticed"),  # by notifications 202: begin, end (theirs has come) or empty
    sqlite_with_rowid=False,
)
Index("campaign_call_time", call.c.campaign, call.c.claimed_at)

tally = Table(  # how many people moved into a state; the sums are the counts
    "campaign_tally",
    METADATA,
    Column("id", _Id, primary_key=True),
    _of_campaign(),
    _text("state"),
    _text("outcome"),
    Column("n", Integer, nullable=False),
)
Index("campaign_tally_of", tally.c.campaign)

blocked = Table(
    "campaign_blocked",
    METADATA,
    _of_campaign(key=True),
    Column("number", Text, primary_key=True),
    sqlite_with_rowid=False,
)

left_out = Table(  # rows of the list that was loaded last of which nobody is called
    "campaign_left_out",
    METADATA,
    Column("id", _Id, primary_key=True),
    _of_campaign(),
    Column("line", Integer, nullable=False),
    _text("key"),
    _text("number"),
    _text("reason"),
    _text("columns"),  # JSON: the row
)
Index("campaign_left_out_of", left_out.c.campaign, left_out.c.id)

worker = Table(
    "campaign_worker",
    METADATA,
    Column("id", Text, primary_key=True),
    _of_campaign(),
    _text("host"),
    _count("pid"),
    _count("beats"),
    _count("ticks"),
)

news = Table(  # outcomes that a controller has not given yet
    "campaign_news",
    METADATA,
    Column("id", _Id, primary_key=True),
    _of_campaign(),
    Column("outcome", Text, nullable=False),  # JSON
)
Index("campaign_news_of", news.c.campaign, news.c.id)
