"""Notifications: their contents, and the sender that signs, repeats and delivers them."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from shengwang_agent import webhooks

from .platform.records import AgentRecord
from .platform.turns import MOST_TURNS, TurnRecord, ms, turn_metrics, turn_shown
from .platform.world import World
from .settings import Receiver
from .web.exchange import encode

#: Seconds before each resend: the first at once, then at growing gaps, three in all.
RESENDS = (0.0, 10.0, 60.0)
#: How long a receiver has to answer, in seconds.
ANSWER_TIMEOUT = 10.0


PRODUCT = 17
JOINED, LEFT, HISTORY, METRICS, TURNS, INBOUND, OUTBOUND = 101, 102, 103, 111, 112, 201, 202
_AFTER_THE_END = frozenset({LEFT, HISTORY, METRICS, TURNS})
_CALL_STATES = frozenset({INBOUND, OUTBOUND})


@dataclass(slots=True)
class Notification:
    """One notification. ``notify_ms`` changes when it is sent again, ``notice_id`` does not."""

    notice_id: str
    event_type: int
    notify_ms: int
    payload: dict[str, Any]
    attempts: int = 0
    delivered: bool = False

    def body(self) -> bytes:
        """The bytes on the wire, over which the signatures are made."""
        return encode(
            {
                "noticeId": self.notice_id,
                "productId": PRODUCT,
                "eventType": self.event_type,
                "notifyMs": self.notify_ms,
                "payload": self.payload,
            }
        )


def payload_for(event_type: int, agent: AgentRecord, extra: dict[str, Any]) -> dict[str, Any]:
    """The payload of an event about an agent (or the agent of a call)."""
    payload: dict[str, Any] = {
        "agent_id": agent.agent_id,
        "name": agent.name,
        "channel": agent.channel,
    }
    if event_type not in _CALL_STATES:
        payload["start_ts"] = agent.start_ts
    if event_type in _AFTER_THE_END:
        payload["stop_ts"] = agent.stop_ts
    labels = agent.properties.get("labels")
    if labels:
        payload["labels"] = labels
    if event_type == TURNS:
        payload |= _turns(agent)
    if event_type == METRICS:
        payload["metrics"] = metrics_of(agent)
    return payload | extra


def metrics_of(agent: AgentRecord) -> list[dict[str, Any]]:
    """The latencies of the greeting and of every turn in which the agent answered, in milliseconds."""
    return [metrics for turn in agent.turns if (metrics := turn_metrics(turn))]


def _turns(agent: AgentRecord) -> dict[str, Any]:
    return {
        "total_turn_count": agent.turn_count,
        "is_truncated": agent.turn_count > MOST_TURNS,
        "turns": [_finished(agent, turn) for turn in agent.turns if turn.ended],
    }


def _finished(agent: AgentRecord, turn: TurnRecord) -> dict[str, Any]:
    """A turn as notice 112 shows it: latency segments are an object there, not an array."""
    shown = turn_shown(turn, agent.agent_id, agent.channel)
    if "metrics" in shown:
        shown["metrics"]["segmented_latency_ms"] = turn.metrics
    return shown


class WebhookSender:
    """``sandbox.webhooks``: where notifications go and what goes wrong on the way.

    ``sent`` lists every notification the platform made, delivered or not, newest last.
    """

    def __init__(self, world: World, keep: int) -> None:
        self._world = world
        self._target: str | Receiver | None = None
        self._secret = b""
        self._events: frozenset[int] | None = None
        self._ready: deque[Notification] = deque()
        self._held: list[Notification] = []
        self._hold = self._copies = self._lose = 0
        self._turn = threading.RLock()
        self._client: Any = None
        self._numbers = count(1)
        self.sent: deque[Notification] = deque(maxlen=keep)
        self.wake: Callable[[], None] = lambda: None
        world.notify = self._made

    def to(
        self, target: str | Receiver, *, secret: str = "", events: set[int] | None = None
    ) -> None:
        """Deliver to a URL (answers other than 200 with JSON are refusals) or to a callable.

        ``secret`` is the key of the signatures, ``events`` the event types wanted (None: all).
        """
        with self._world.lock:
            self._target, self._secret = target, secret.encode()
            self._events = None if events is None else frozenset(events)
        self.wake()

    @property
    def active(self) -> bool:
        """Whether there is a target."""
        return self._target is not None

    # -- faults ----------------------------------------------------------------------------

    def duplicate(self, times: int = 1) -> None:
        """Deliver each of the next notifications twice."""
        self._copies += times

    def lose(self, times: int = 1) -> None:
        """Never deliver the next notifications."""
        self._lose += times

    def reorder(self, count: int = 2) -> None:
        """Hold the next ``count`` notifications, then deliver them newest first."""
        self._hold = count

    # -- making ----------------------------------------------------------------------------

    def _made(self, event_type: int, agent: AgentRecord, extra: dict[str, Any]) -> None:
        self._post(event_type, payload_for(event_type, agent, extra))
        if event_type == LEFT and agent.part("parameters", "enable_metrics") and metrics_of(agent):
            self._post(METRICS, payload_for(METRICS, agent, {}))

    def check(self) -> None:
        """Send the notification by which the console tests a URL."""
        with self._world.lock:
            payload = {"channelName": "test_webhook", "uid": 12121212}
            self._post(JOINED, payload)

    def _post(self, event_type: int, payload: dict[str, Any]) -> None:
        number = next(self._numbers)
        notice_id = f"{2_000_000_000 + number}:{4000 + number % 1000}:{event_type}"
        notice = Notification(notice_id, event_type, ms(self._world.moment), payload)
        self.sent.append(notice)
        if self._target is None or (self._events is not None and event_type not in self._events):
            return
        if self._lose:
            self._lose -= 1
            return
        self._queue(notice)

    def _queue(self, notice: Notification) -> None:
        copies = 1
        if self._copies:
            self._copies -= 1
            copies = 2
        if self._hold:
            self._held += [notice] * copies
            self._hold -= 1
            if self._hold:
                return
            self._ready.extend(reversed(self._held))
            self._held.clear()
        else:
            self._ready.extend([notice] * copies)
        self.wake()

    def _resend(self, notice: Notification) -> None:
        notice.notify_ms = ms(self._world.moment)
        self._ready.append(notice)
        self.wake()

    # -- delivering ------------------------------------------------------------------------

    def deliver_due(self) -> int:
        """Deliver everything that is ready, in this thread; returns how many were tried."""
        tried = 0
        with self._turn:
            while True:
                with self._world.lock:
                    target, secret = self._target, self._secret
                    notice = self._ready.popleft() if self._ready and target else None
                if notice is None or target is None:
                    return tried
                tried += 1
                body = notice.body()
                accepted = self._hand_over(target, body, signed(body, secret))
                self._settle(notice, accepted)

    def _hand_over(self, target: str | Receiver, body: bytes, headers: dict[str, str]) -> bool:
        try:
            if callable(target):
                return target(body, headers) in (None, 200)
            answer = self._http().post(target, content=body, headers=headers)
            if answer.status_code != 200:
                return False
            json.loads(answer.content)
        except Exception:  # whatever the receiver does wrong, the platform only sends again
            return False
        return True

    def _http(self) -> Any:
        if self._client is None:
            import httpx

            self._client = httpx.Client(timeout=ANSWER_TIMEOUT, trust_env=False)
        return self._client

    def _settle(self, notice: Notification, accepted: bool) -> None:
        with self._world.lock:
            notice.attempts += 1
            notice.delivered = notice.delivered or accepted
            if not accepted and notice.attempts <= len(RESENDS):
                self._plan(notice)

    def _plan(self, notice: Notification) -> None:
        self._world.moment = max(self._world.moment, self._world.clock.now())
        self._world.later(RESENDS[notice.attempts - 1], self._resend, notice)
        self.wake()

    def close(self) -> None:
        """Close the connection to the receiver."""
        client, self._client = self._client, None
        if client is not None:
            client.close()


def signed(body: bytes, secret: bytes) -> dict[str, str]:
    """The headers of a delivery: both signatures are lower-case hex over the raw body."""
    return {"User-Agent": "shengwang-agent-sandbox", **webhooks.signed(body, secret)}
