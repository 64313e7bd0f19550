"""The journal of many machines: one Redis that all workers reach.

The same promises as in SQLite, by other means: every change of a person is a WATCH, MULTI, EXEC
transaction on that person's record, so that of two workers one wins and the other sees it.

Redis must keep what it was told: ``appendonly yes`` (with ``appendfsync always`` claims survive
a power cut too; ``everysec`` survives the death of the process) and ``maxmemory-policy
noeviction``. Both are checked.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from shengwang_agent.campaign import pace as _pace
from shengwang_agent.campaign.journal import (
    DONE,
    HELD,
    LIVE,
    PUT_BACK,
    WAITING,
    CallRecord,
    JournalError,
    PersonRecord,
    new_id,
)
from shengwang_agent.campaign.refusals import COUNTERS
from shengwang_agent.campaign.rows import Person
from shengwang_agent.errors import ConfigurationError

CHUNK = 500
VERSION = "1"

logger = logging.getLogger("shengwang_agent.campaign")


def connect(url: str) -> Any:
    """A Redis client that sits out a restart of the server (about a minute)."""
    try:
        import redis
        from redis import exceptions
        from redis.backoff import ExponentialBackoff
        from redis.retry import Retry
    except ImportError:
        raise ConfigurationError(
            'a redis:// journal needs redis: pip install "shengwang-agent[celery]"'
        ) from None
    waits = Retry(ExponentialBackoff(cap=1.0, base=0.05), 60)
    troubles: list[Any] = [
        redis.ConnectionError,
        redis.TimeoutError,
        exceptions.BusyLoadingError,
    ]
    return redis.Redis.from_url(
        url, decode_responses=True, retry=waits, retry_on_error=troubles, socket_timeout=30
    )


class RedisJournal:
    """One process's hold on the journal; threads may share it."""

    def __init__(
        self, url: str, title: str, clock: Callable[[], float] = time.time, make: bool = True
    ) -> None:
        self.title = title
        self._clock = clock
        self._db = connect(url)
        # All keys carry one hash tag, so that a Redis cluster keeps them on one node, as
        # transactions need.
        self._prefix = f"{{campaign:{title}}}:"
        self._check_server()
        if make:
            self._make()
        version, self.id = self._db.hmget(self._k("meta"), "version", "id")
        if self.id is None:
            raise JournalError(
                f"this Redis has no journal of the campaign {title!r}: it was emptied, or this is "
                "another one; a run with rows makes a new journal, which knows of no calls"
            )
        if version != VERSION:
            raise JournalError(f"the journal in Redis is of version {version}, expected {VERSION}")

    def _make(self) -> None:
        pipe = self._db.pipeline()
        pipe.hsetnx(self._k("meta"), "version", VERSION)
        pipe.hsetnx(self._k("meta"), "id", new_id())
        if pipe.execute()[1]:
            logger.warning(
                "campaign %r begins with a new journal in Redis: nobody counts as called",
                self.title,
            )

    def check(self) -> None:
        """Raise JournalError when Redis was emptied, or filled anew, since this was opened."""
        found = self._db.hget(self._k("meta"), "id")
        if found != self.id:
            what = "is gone, Redis was emptied" if found is None else "was replaced by another one"
            raise JournalError(f"the journal of the campaign {self.title!r} {what}; {PUT_BACK}")

    @property
    def troubles(self) -> type[Exception]:
        """What Redis raises when it cannot be reached or does not do as told."""
        import redis

        return redis.RedisError

    def _k(self, *parts: object) -> str:
        return self._prefix + ":".join(map(str, parts))

    def _check_server(self) -> None:
        import redis

        try:
            found = self._db.config_get("appendonly", "maxmemory-policy")
        except redis.ResponseError:  # a hosted Redis that does not tell
            logger.warning("this Redis does not tell whether it keeps what it is told")
            return
        if found.get("appendonly") == "no":
            raise JournalError(
                "this Redis forgets claims when it restarts, and people would be called twice: "
                "set appendonly yes (and appendfsync always)"
            )
        if found.get("maxmemory-policy", "noeviction") != "noeviction":
            raise JournalError(
                "this Redis throws records away when memory runs short, and people would be "
                "called twice: set maxmemory-policy noeviction"
            )

    def close(self) -> None:
        """Close the connections."""
        self._db.close()

    def _atomically(self, change: Callable[[Any], Any], *watched: str) -> Any:
        """Run ``change(pipe)`` until nobody else touched the watched keys in between.

        ``change`` reads, calls ``pipe.multi()``, queues writes, and returns the result; it may
        run several times. Without ``pipe.multi()`` nothing is written.
        """
        import redis

        while True:
            with self._db.pipeline() as pipe:
                try:
                    pipe.watch(*watched)
                    result = change(pipe)
                    if pipe.explicit_transaction:
                        pipe.execute()
                    return result
                except redis.WatchError:
                    continue  # also after a lost connection: read again what came of it

    # -- filling and reading ---------------------------------------------------------------

    def add(self, people: Iterable[Person]) -> int:
        """Add those whose key is not known yet; how many they were."""
        people, added = iter(people), 0
        while chunk := list(islice(people, CHUNK)):
            added += self._atomically(partial(self._add, chunk), self._k("keys"))
        return added

    def _add(self, chunk: list[Person], pipe: Any) -> int:
        known = pipe.hmget(self._k("keys"), [person.key for person in chunk])
        fresh = [person for person, number in zip(chunk, known, strict=True) if number is None]
        first = int(pipe.hget(self._k("meta"), "people") or 0) + 1
        pipe.multi()
        for number, person in enumerate(fresh, first):
            pipe.hset(self._k("keys"), person.key, str(number))
            pipe.hset(self._k("person", number), mapping={**person._asdict(), "state": WAITING})
            pipe.zadd(self._k("waiting", person.zone), {str(number): 0})
            pipe.sadd(self._k("zones"), person.zone)
        if fresh:
            pipe.hset(self._k("meta"), "people", str(first + len(fresh) - 1))
            self._count(pipe, "", "", WAITING, "", len(fresh))
        return len(fresh)

    def _count(self, pipe: Any, state: str, word: str, to: str, new: str, n: int = 1) -> None:
        if state:
            pipe.hincrby(self._k("tally"), f"{state}/{word}", -n)
        pipe.hincrby(self._k("tally"), f"{to}/{new}", n)

    def block(self, numbers: Iterable[str]) -> None:
        """Put numbers on the do-not-call list, with effect on every claim from now on."""
        numbers = list(numbers)
        if numbers:
            self._db.sadd(self._k("blocked"), *numbers)

    def counts(self) -> Mapping[tuple[str, str], int]:
        """People by state and outcome."""
        found = {}
        for name, n in self._db.hgetall(self._k("tally")).items():
            state, _, outcome = name.partition("/")
            if int(n) > 0:
                found[state, outcome] = int(n)
        return found

    def recent(self, moment: float) -> tuple[int, float]:
        """How many dials were claimed since then, and when the first of them was."""
        key = self._k("recent")
        first = self._db.zrangebyscore(key, moment, "inf", start=0, num=1, withscores=True)
        return self._db.zcount(key, moment, "inf"), first[0][1] if first else moment

    def people(self) -> Iterator[PersonRecord]:
        """Everybody, in the order they were added."""
        for number, person in self._everybody():
            texts = self._db.lrange(self._k("calls", number), 0, -1)
            calls = [_call(json.loads(text)) for text in texts]
            yield PersonRecord(
                int(person["line"]), person["key"], person["number"], person["state"],
                person.get("outcome", ""), int(person.get("tries", 0)), calls,
            )  # fmt: skip

    def numbers(self) -> Iterator[str]:
        """The numbers of all people."""
        return (person["number"] for _, person in self._everybody())

    def _everybody(self) -> Iterator[tuple[int, dict[str, str]]]:
        last = int(self._db.hget(self._k("meta"), "people") or 0)
        for first in range(1, last + 1, CHUNK):
            numbers = range(first, min(first + CHUNK, last + 1))
            pipe = self._db.pipeline(transaction=False)
            for number in numbers:
                pipe.hgetall(self._k("person", number))
            yield from zip(numbers, pipe.execute(), strict=True)

    # -- changing ----------------------------------------------------------------------------

    def _pace(self, pipe: Any) -> _pace.PaceState:
        text = pipe.get(self._k("pace"))
        return _pace.PaceState(*json.loads(text)) if text else _pace.PaceState()

    def _move(
        self, pipe: Any, number: int, person: dict[str, str], state: str,
        outcome: str | None = None, *, due: float = 0.0, more: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Queue the writes that take a person from one state to another, with all its indexes."""
        old, word = person["state"], person.get("outcome", "")
        new = word if outcome is None else outcome
        pipe.hset(
            self._k("person", number), mapping={"state": state, "outcome": new, **(more or {})}
        )
        self._count(pipe, old, word, state, new)
        if state == WAITING:
            pipe.zadd(self._k("waiting", person["zone"]), {str(number): due})
        else:
            pipe.zrem(self._k("waiting", person["zone"]), number)
        if state not in LIVE:
            pipe.zrem(self._k("live"), number)
        if state == HELD:
            pipe.sadd(self._k("held"), number)

    # -- deciding --------------------------------------------------------------------------

    def decide(self, key: str | None, now: str | None, outcome: str | None) -> int:
        """Move people who are held, or done with the outcome ``now``."""
        if key is not None:
            numbers = [self._db.hget(self._k("keys"), key)]
        elif now is None:
            numbers = sorted(self._db.smembers(self._k("held")), key=int)
        else:
            numbers = [number for number, _ in self._everybody()]
        state = HELD if now is None else DONE
        return sum(self._decide(number, state, now, outcome) for number in numbers if number)

    def _decide(self, number: Any, state: str, now: str | None, outcome: str | None) -> bool:
        record = self._k("person", number)

        def change(pipe: Any) -> bool:
            person = pipe.hgetall(record)
            word = person.get("outcome", "")
            if person.get("state") != state or (now is not None and word != now):
                return False
            pipe.multi()
            to, new = (WAITING, word) if outcome is None else (DONE, outcome)
            pipe.srem(self._k("held"), number)
            self._move(pipe, number, person, to, new, more={"crowds": "0"})
            return True

        return bool(self._atomically(change, record))

    def stop(self, why: str) -> None:
        """The stop switch, for all workers: on with a reason, off without."""
        self.check()  # a record made here would look like a journal
        self._db.hset(self._k("meta"), mapping={"stopped": why, **dict.fromkeys(COUNTERS, "0")})

    def stopped(self) -> str:
        """Why the stop switch is on; empty while it is off."""
        self.check()
        return self._db.hget(self._k("meta"), "stopped") or ""

    def _person(self, pipe: Any, number: Any) -> dict[str, str]:
        found: dict[str, str] = pipe.hgetall(self._k("person", number))
        if "state" not in found:
            self.check()
            raise JournalError(
                f"the journal of the campaign {self.title!r} lacks the record of person {number}; "
                f"{PUT_BACK}"
            )
        return found


def _call(call: dict[str, Any]) -> CallRecord:
    return CallRecord(**{name: call[name] for name in CallRecord._fields})
