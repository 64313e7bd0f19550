"""The tables of a journal, the same in SQLite and PostgreSQL. Public: plain SQL may read them.

``docs/cookbook/campaigns.md`` documents them, so a change of a column is a change of its own: it
raises ``VERSION`` and adds the statements that lead there to ``MIGRATIONS``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

VERSION = 2
MIGRATIONS: Mapping[int, Sequence[str]] = {
    1: [
        "ALTER TABLE campaign ADD COLUMN noticed INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE campaign_call ADD COLUMN noticed TEXT NOT NULL DEFAULT ''",
    ]
}
"""Statements by the version that they lead away from, to the next one."""

WAITS: sa.ColumnElement[str] = sa.literal_column("'waiting'")
"""Literal, as in the index: a database takes a partial index only when it sees the same words."""

_Id = sa.BigInteger().with_variant(
    sa.Integer, "sqlite"
)  # only an INTEGER counts up by itself there
METADATA = sa.MetaData()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


def _of_campaign(key: bool = False) -> sa.Column[int]:
    return sa.Column("campaign", sa.ForeignKey("campaign.id"), nullable=False, primary_key=key)


version = sa.Table("campaign_version", METADATA, sa.Column("version", sa.Integer, primary_key=True))

campaign = sa.Table(
    "campaign",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("title", sa.Text, nullable=False, unique=True),
    sa.Column("token", sa.Text, nullable=False),  # random, part of every channel name
    _text("stopped"),  # why the stop switch is on
    _text("pace"),  # JSON: `pace.PaceState`
    _text("zones"),  # JSON: time zones of the people
    *(_count(name) for name in ("refusals", "common", "broken")),  # in a row, of all workers
    *(_count(name) for name in ("tasks_sent", "tasks_taken")),  # where an engine carries the work
    _count("noticed"),  # 1: notifications 202 of its calls come
)

person = sa.Table(
    "campaign_person",
    METADATA,
    sa.Column("id", _Id, primary_key=True),
    _of_campaign(),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("number", sa.Text, nullable=False),
    _text("zone"),
    sa.Column("columns", sa.Text, nullable=False),  # JSON: the row
    sa.Column("state", sa.Text, nullable=False, server_default="waiting"),
    _text("outcome"),
    _count("tries"),  # calls that rang, or may have
    _count("crowds"),  # 422 answers since the last call that rang
    _count("serial"),  # claims; the last call is the one of this serial
    sa.Column("due", sa.Double, nullable=False, server_default="0"),  # not before, Unix seconds
    sa.Column("owner", sa.Text),  # the worker that has the call in hand
)
sa.Index("campaign_person_key", person.c.campaign, person.c.key, unique=True)
sa.Index("campaign_person_number", person.c.campaign, person.c.number)
_waits = person.c.state == WAITS
sa.Index(
    "campaign_person_due", person.c.campaign, person.c.zone, person.c.due, person.c.id,
    sqlite_where=_waits, postgresql_where=_waits,
)  # fmt: skip
_held = person.c.state == sa.literal_column("'held'")
sa.Index(
    "campaign_person_held", person.c.campaign, person.c.id,
    sqlite_where=_held, postgresql_where=_held,
)  # fmt: skip
_open = person.c.owner.is_not(None)
sa.Index(
    "campaign_person_open", person.c.campaign, person.c.owner,
    sqlite_where=_open, postgresql_where=_open,
)  # fmt: skip

call = sa.Table(
    "campaign_call",
    METADATA,
    sa.Column("person", sa.ForeignKey("campaign_person.id"), primary_key=True, autoincrement=False),
    sa.Column("serial", sa.Integer, primary_key=True, autoincrement=False),
    _of_campaign(),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("agent_id", sa.Text),
    sa.Column("claimed_at", sa.Double, nullable=False),
    sa.Column("settled_at", sa.Double),  # empty while it goes on
    _text("outcome"),  # while it goes on: how far it was seen to come
    _text("detail"),
    _text("said"),  # JSON: the turns of the conversation
    _text("answer"),  # what a function of the campaign made of them
    _count("whole"),  # 1: no turn is missing, by notification 103
    sa.Column("seconds", sa.Double),  # from dialling to the end
    _text("noticed"),  # by notifications 202: begin, end (theirs has come) or empty
    sqlite_with_rowid=False,
)
sa.Index("campaign_call_time", call.c.campaign, call.c.claimed_at)

tally = sa.Table(  # how many people moved into a state; the sums are the counts
    "campaign_tally",
    METADATA,
    sa.Column("id", _Id, primary_key=True),
    _of_campaign(),
    _text("state"),
    _text("outcome"),
    sa.Column("n", sa.Integer, nullable=False),
)
sa.Index("campaign_tally_of", tally.c.campaign)

blocked = sa.Table(
    "campaign_blocked",
    METADATA,
    _of_campaign(key=True),
    sa.Column("number", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)

left_out = sa.Table(  # rows of the list that was loaded last of which nobody is called
    "campaign_left_out",
    METADATA,
    sa.Column("id", _Id, primary_key=True),
    _of_campaign(),
    sa.Column("line", sa.Integer, nullable=False),
    _text("key"),
    _text("number"),
    _text("reason"),
    _text("columns"),  # JSON: the row
)
sa.Index("campaign_left_out_of", left_out.c.campaign, left_out.c.id)

worker = sa.Table(
    "campaign_worker",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    _of_campaign(),
    _text("host"),
    _count("pid"),
    _count("beats"),
    _count("ticks"),
)

news = sa.Table(  # outcomes that a controller has not given yet
    "campaign_news",
    METADATA,
    sa.Column("id", _Id, primary_key=True),
    _of_campaign(),
    sa.Column("outcome", sa.Text, nullable=False),  # JSON
)
sa.Index("campaign_news_of", news.c.campaign, news.c.id)
