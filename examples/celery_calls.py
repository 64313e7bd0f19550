"""Places phone calls from a Celery queue: at a pace, and never the same one twice.

    pip install "shengwang-agent[celery]"
    celery -A examples.celery_calls worker --concurrency 4

Celery delivers a task *at least* once: a worker that dies leaves its task to the next. A phone
must ring *at most* once. So every call is claimed in Redis before it is dialled and settled
after; a claim that was never settled is looked up at the platform, not dialled again.

``place_call.delay("order-17", "+8613800000000")`` queues a call. Reads REDIS_URL, FROM_NUMBER,
PIPELINE_ID and the SHENGWANG_* variables.
"""

from __future__ import annotations

import functools
import os
from typing import Any

import redis
from celery import Celery, Task
from celery.signals import worker_process_shutdown

from shengwang_agent import AgentClient, ApiError, OutcomeUnknown, RateLimitError, TransportError
from shengwang_agent.token import generate_convo_ai_token

REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
FROM_NUMBER = os.environ.get("FROM_NUMBER", "+861050000000")
PIPELINE_ID = os.environ.get("PIPELINE_ID", "reminders")
WEEK = 7 * 86400
CLAIM_SECONDS = int(os.environ.get("CLAIM_SECONDS", "120"))  # longer than any dial takes

app = Celery("calls", broker=REDIS_URL, backend=REDIS_URL)
app.conf.update(
    task_acks_late=True,  # a task is done when it has run, not when it was fetched
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    broker_transport_options={"visibility_timeout": 3600},
    broker_connection_retry_on_startup=True,
    task_default_rate_limit=os.environ.get("CALLS_PER_SECOND", "5") + "/s",  # of each worker
)


@functools.cache
def client() -> AgentClient:
    """One client per worker process."""
    return AgentClient()


@functools.cache
def ledger() -> redis.Redis:
    """Where claims and outcomes are kept."""
    return redis.Redis.from_url(REDIS_URL, decode_responses=True)


@worker_process_shutdown.connect
def close_client(**_: Any) -> None:
    """Close the connections when the worker goes."""
    if client.cache_info().currsize:
        client().close()


@app.task(bind=True, max_retries=20)
def place_call(self: Task, call_id: str, to_number: str) -> str:
    """Dial once, whatever happens; the outcome is ``dialled <agent id>``, ``refused …`` or ``held``.

    ``held`` is for a person to look at: nobody can tell whether the phone rang.
    """
    key = f"call:{call_id}"
    if not ledger().set(key, "claimed", nx=True, ex=WEEK):
        return claimed_before(self, key, call_id, to_number)
    try:
        call = dial(call_id, to_number)
    except OutcomeUnknown:
        return settle(key, found(call_id, to_number) or "held")
    except (RateLimitError, TransportError) as error:  # it surely did not ring
        ledger().delete(key)
        raise self.retry(exc=error, countdown=5) from error
    except ApiError as error:
        return settle(key, f"refused {error.reason}")
    return settle(key, f"dialled {call}")


def claimed_before(task: Task, key: str, call_id: str, to_number: str) -> str:
    """The task was delivered again: its outcome, or what the platform knows of it."""
    known = str(ledger().get(key))
    if known != "claimed":
        return known
    if WEEK - ledger().ttl(key) < CLAIM_SECONDS:  # another worker may be dialling this moment
        raise task.retry(countdown=CLAIM_SECONDS)
    return settle(key, found(call_id, to_number) or "held")


def dial(call_id: str, to_number: str) -> str | None:
    """Let the phone ring. The channel is unique to this call, so it can be found again."""
    call = client().telephony.call(
        name="reminder",
        pipeline_id=PIPELINE_ID,
        sip={
            "to_number": to_number,
            "from_number": FROM_NUMBER,
            "rtc_uid": "100",
            "rtc_token": channel_token(call_id, "100"),
        },
        properties={
            "channel": channel(call_id),
            "token": channel_token(call_id, "111"),
            "agent_rtc_uid": "111",
            "remote_rtc_uids": ["100"],
        },
    )
    return call.agent_id


def found(call_id: str, to_number: str) -> str | None:
    """Whether the platform knows this call: ask it by number, compare the channel."""
    for call in client().telephony.list(number=to_number, type="outbound"):
        if call.channel == channel(call_id):
            return f"dialled {call.agent_id}"
    return None


def settle(key: str, outcome: str) -> str:
    """Write the outcome down."""
    ledger().set(key, outcome, ex=WEEK)
    return outcome


def channel(call_id: str) -> str:
    """The channel of one call."""
    return f"call-{call_id}"


def channel_token(call_id: str, uid: str) -> str:
    """A token for the channel, when the certificate is known; projects without one take any text."""
    known = client()
    if known.app_certificate is None:
        return "none"
    return generate_convo_ai_token(known.app_id, known.app_certificate, channel(call_id), uid)
