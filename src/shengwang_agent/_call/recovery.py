"""Recovery after an unknown outcome: find what the first request has made.

A call with an unknown outcome is repeated once where the platform refuses a second object of the
same name. Such a refusal (409) can mean two things: the first request worked, or the name belonged
to somebody else before. This file looks at the object that holds the name. It becomes the result
of the call only when it is certain that the first request has made it.

``is_ours`` says which record a lost request left behind; sessions, calls and campaigns ask it too
when they look through the lists of the platform.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from shengwang_agent import errors
from shengwang_agent._call import telemetry
from shengwang_agent._http.body import Answer
from shengwang_agent._http.json import decode_error_body

Exchange = Any
"""The running call of ``exchange.py``, which asks this file."""

CLOCK_SKEW = 30.0
"""Seconds the platform's clock may be behind ours where its Date header is not known."""

MOST = 50
"""Most agents of the channel that are looked at."""

DATE_SECONDS = 2.0
"""The Date header counts whole seconds, so a smaller difference does not mean a wrong clock."""

Found = tuple[Any, str]
_ENDED = ("STOPPED", "STOPPING", "FAILED")  # these hold a name no longer

FOREIGN = "foreign"
"""The object with this name existed before the call."""

Search = Generator[Any, Any, Found | str | None]


def is_ours(
    record: object,
    since: float,
    *,
    name: str | None = None,
    channel: str | None = None,
    skew: float = CLOCK_SKEW,
) -> bool:
    """Tell whether an agent or a phone call of the platform came from a request sent at ``since``.

    ``since`` is in Unix seconds. ``name`` and ``channel`` must be the record's own where they are
    given. ``skew`` is how many seconds the platform's clock may be behind the one ``since`` was
    read from. A record without a time of creation never matches.
    """
    wanted = (("name", name), ("channel", channel))
    if any(value is not None and getattr(record, key, None) != value for key, value in wanted):
        return False
    made = made_at(record)
    return made is not None and made >= int(since - skew)


def made_at(record: object) -> float | None:
    """Return when an agent or a phone call was made, in Unix seconds; some samples show text."""
    found = getattr(record, "create_ts", None)
    value = getattr(record, "start_ts", None) if found is None else found
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return float(value)
    return value if isinstance(value, (int, float)) else None


def recover(exchange: Exchange, conflict: Answer) -> Generator[Any, Any, Any]:
    """Return the result of the first request, or raise the conflict.

    The conflict is also an ``OutcomeUnknown`` when the search could not decide.
    """
    try:
        found = yield from _SEARCHES.get(exchange.endpoint.name, _nothing)(exchange, conflict)
    except (errors.ShengwangError, ValueError, TypeError) as error:
        error.__traceback__ = None  # its frames hold it
        found = None  # the search failed, or was led to an impossible id: nothing is proven
    if isinstance(found, tuple):
        telemetry.recovered(exchange.endpoint.name, found[1])
        return exchange.result(found[0], conflict.status, conflict.headers, adopted=True)
    exchange.unknown = found is None
    raise exchange.finished(
        conflict, "the name was taken before this call" if found == FOREIGN else None
    )


def _nothing(exchange: Exchange, conflict: Answer) -> Search:
    yield from ()
    return None


def _call(exchange: Exchange, operation: Any) -> Generator[Any, Any, Any]:
    """A read within the same call: in its region, within what is left of its deadline."""
    options = {k: v for k, v in exchange.options.items() if not k.startswith("additional_")}
    inner = type(exchange)(exchange.state, operation, options)
    inner.pinned, inner.deadline_at = exchange.pinned, exchange.deadline_at
    return (yield from inner.run())


def _agent(exchange: Exchange, conflict: Answer) -> Search:
    from shengwang_agent_api.agents import agents_get

    appid = exchange.operation.params["appid"]
    name = (exchange.operation.body or {}).get("name")
    candidates = yield from _candidates(exchange, conflict, appid)
    since = exchange.first_wall + _ahead(exchange, conflict)
    foreign = None
    for agent_id in candidates:
        agent = yield from _call(exchange, agents_get(appid, agent_id))
        if name is not None and is_ours(agent, since, name=name, skew=0):
            reply = {"agent_id": agent_id, "create_ts": agent.start_ts, "status": agent.status}
            return exchange.endpoint.parse({**reply, "adopted": True}), agent_id
        if agent.name == name and made_at(agent) is not None and agent.status not in _ENDED:
            foreign = FOREIGN
    return foreign


def _candidates(exchange: Exchange, conflict: Answer, appid: str) -> Generator[Any, Any, list[str]]:
    """Ids to look at: the one the conflict names, else the agents of the channel."""
    body = decode_error_body(conflict.content)
    body = body if isinstance(body, dict) else {}
    named = body.get("agent_id") or body.get("taskId")
    if isinstance(named, str) and named:
        return [named]
    lookup = exchange.endpoint.lookup
    if lookup is None:
        return []
    page = yield from _call(exchange, lookup(exchange.operation))
    items = getattr(page.data, "list_", None) or []
    return [i.agent_id for i in items[:MOST] if isinstance(getattr(i, "agent_id", None), str)]


def _ahead(exchange: Exchange, conflict: Answer) -> float:
    """Seconds the platform's clock is ahead of ours, by the Date header; 0 without one."""
    try:
        there = parsedate_to_datetime(conflict.headers["date"]).timestamp()
    except (KeyError, TypeError, ValueError, IndexError, OverflowError):
        return 0.0
    ahead = there - exchange.state.wall()
    return ahead if abs(ahead) > DATE_SECONDS else 0.0


def _number(exchange: Exchange, conflict: Answer) -> Search:
    """An imported number is ours when what was asked for is what is stored."""
    from shengwang_agent_api.phone_numbers import phone_numbers_get

    body: Mapping[str, Any] = exchange.operation.body or {}
    key = str(body.get("phone_number"))
    stored = yield from _call(exchange, phone_numbers_get(key))
    for field in ("label", "provider", "inbound", "outbound"):
        if body.get(field) is not None and getattr(stored, field, None) != body[field]:
            return FOREIGN
    return exchange.endpoint.parse({**stored.to_dict(), "adopted": True}), key


_SEARCHES = {"agents.start": _agent, "phone_numbers.add": _number}
