"""Notifications: their contents, and the sender that signs, repeats and delivers them."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from typing import Any

from shengwang_agent import webhooks

from .platform.records import (
    MOST_TURNS,
    AgentRecord,
    TurnRecord,
    ms,
    shown,
    turn_metrics,
    turn_shown,
)
from .platform.world import World
from .settings import Receiver
from .web.exchange import encode

#: Seconds before each resend: the first at once, then at growing gaps, three in all.
RESENDS = (0.0, 10.0, 60.0)
#: How long a receiver has to answer, in seconds.
ANSWER_TIMEOUT = 10.0
_LOG = logging.getLogger("shengwang_agent.sandbox")

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
        who = {"noticeId": self.notice_id, "productId": PRODUCT, "eventType": self.event_type}
        return encode({**who, "notifyMs": self.notify_ms, "payload": self.payload})


def payload_for(event_type: int, agent: AgentRecord, extra: dict[str, Any]) -> dict[str, Any]:
    """The payload of an event about an agent (or the agent of a call)."""
    payload = shown(agent, "agent_id", "name", "channel")
    if event_type not in _CALL_STATES:
        payload["start_ts"] = agent.start_ts
    if event_type in _AFTER_THE_END:
        payload["stop_ts"] = agent.stop_ts
    if labels := agent.properties.get("labels"):
        payload["labels"] = labels
    if event_type == METRICS:
        payload["metrics"] = metrics_of(agent)
    if event_type == TURNS:
        payload["total_turn_count"] = agent.turn_count
        payload["is_truncated"] = agent.turn_count > MOST_TURNS
        payload["turns"] = [_finished(agent, turn) for turn in agent.turns if turn.ended]
    return payload | extra


def metrics_of(agent: AgentRecord) -> list[dict[str, Any]]:
    """The latencies of the greeting and of every turn in which the agent answered, in milliseconds."""
    return [metrics for turn in agent.turns if (metrics := turn_metrics(turn))]


def _finished(agent: AgentRecord, turn: TurnRecord) -> dict[str, Any]:
    """A turn as notice 112 shows it: latency segments are an object there, not an array."""
    told = turn_shown(turn, agent.agent_id, agent.channel)
    if "metrics" in told:
        told["metrics"]["segmented_latency_ms"] = turn.metrics
    return told


class AsgiReceiver:
    """An ASGI application of this process, called in the event loop of whoever delivers."""

    def __init__(self, app: Any, path: str) -> None:
        self._app, self._path = app, path

    async def takes(self, body: bytes, headers: dict[str, str]) -> bool:
        """Deliver a notification; whether it was accepted, within the time that a receiver has."""
        posting = asyncio.ensure_future(self._post(body, headers))
        try:
            done, _ = await asyncio.wait([posting], timeout=ANSWER_TIMEOUT)
            return bool(done) and posting.result()
        except Exception:
            _LOG.exception("the application at %s failed; the notice is sent again", self._path)
            return False
        finally:
            posting.cancel()

    async def _post(self, body: bytes, headers: dict[str, str]) -> bool:
        import httpx

        transport = httpx.ASGITransport(app=self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return _accepts(await client.post(self._path, content=body, headers=headers))


Target = str | Receiver | AsgiReceiver


class WebhookSender:
    """``sandbox.webhooks``: where notifications go and what goes wrong on the way.

    ``sent`` lists every notification the platform made, delivered or not, newest last.
    """

    def __init__(self, world: World, keep: int) -> None:
        self._world = world
        self._target: Target | None = None
        self._secret = b""
        self._events: frozenset[int] | None = None
        self._ready: deque[Notification] = deque()
        self._held: list[Notification] = []
        self._hold = self._copies = self._lose = 0
        self._turn = threading.RLock()
        self._handing = threading.Lock()
        self._client: Any = None
        self._numbers = count(1)
        self.sent: deque[Notification] = deque(maxlen=keep)
        self.wake: Callable[[], None] = lambda: None
        self.catch_up: Callable[[], None] = lambda: None
        world.notify = self._made

    def to(
        self, target: str | Receiver, *, secret: str | None = None, events: set[int] | None = None
    ) -> None:
        """Deliver to a URL (answers other than 200 with JSON are refusals) or to a callable.

        ``secret`` is the key of the signatures (None: the sandbox's ``webhook_secret``), ``events``
        the event types wanted (None: all).
        """
        if any(map(inspect.iscoroutinefunction, (target, getattr(target, "__call__", None)))):  # noqa: B004
            text = "an address, or a function of body and headers that is not async"
            raise TypeError(f"to: expected {text}; to_asgi(app, path) delivers to an application")
        self._aim(target, secret, events)
        self.wake()

    def to_asgi(
        self,
        app: Any,
        path: str = "/",
        *,
        secret: str | None = None,
        events: set[int] | None = None,
    ) -> None:
        """Deliver to an ASGI application (FastAPI, Starlette, …) of this process, without a thread.

        What is due is handed over before a call of :meth:`Sandbox.client` or ``async_client``
        returns, when the clock is moved, when somebody speaks, and by ``sandbox.settle()``; where
        an event loop runs, by ``await sandbox.settle_async()``. The application may use the sandbox
        itself. Its lifespan is not run. An answer within ten seconds counts, as with an address; what is cancelled is sent again.
        """
        if not callable(app):
            raise TypeError(f"app: expected an ASGI application, got {type(app).__name__}")
        if not path.startswith("/"):
            raise ValueError(f"path: expected one that begins with a slash, got {path!r}")
        self._aim(AsgiReceiver(app, path), secret, events)

    def off(self) -> None:
        """Deliver nothing any more, also nothing again; ``sent`` goes on."""
        self._aim(None, "", None)
        self._ready.clear()
        self._held.clear()

    def _aim(self, target: Target | None, secret: str | None, events: set[int] | None) -> None:
        with self._world.lock:
            own = self._world.settings.webhook_secret
            self._target, self._secret = target, (own if secret is None else secret).encode()
            self._events = None if events is None else frozenset(events)

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
            self._post(JOINED, {"channelName": "test_webhook", "uid": 12121212})

    def _post(self, event_type: int, payload: dict[str, Any]) -> None:
        number = next(self._numbers)
        notice_id = f"{2_000_000_000 + number}:{4000 + number % 1000}:{event_type}"
        notice = Notification(notice_id, event_type, ms(self._world.moment), payload)
        self.sent.append(notice)
        if self._target is None or (self._events is not None and event_type not in self._events):
            return
        if self._lose:
            self._lose -= 1
        else:
            self._queue(notice)

    def _queue(self, notice: Notification) -> None:
        self._held += [notice] * (2 if self._copies else 1)
        self._copies = max(0, self._copies - 1)
        self._hold = max(0, self._hold - 1)
        if not self._hold:
            self._ready.extend(reversed(self._held))
            self._held.clear()
            self._wake()

    def _resend(self, notice: Notification) -> None:
        if self.active:
            notice.notify_ms = ms(self._world.moment)
            self._ready.append(notice)
            self._wake()

    def _wake(self) -> None:
        if not self._for_app:  # which is for who uses the sandbox
            self.wake()

    # -- delivering ------------------------------------------------------------------------

    def deliver_due(self) -> int:
        """Deliver everything that is ready, in this thread; returns how many were tried.

        What is for an ASGI application is left to :meth:`hand_over`.
        """
        tried = 0
        with self._turn:
            while not self._for_app and (due := self._next()) is not None:
                target, notice, body, headers = due
                tried += 1
                with self._settled(notice) as told:
                    told.append(self._delivered(target, body, headers))
        return tried

    def _next(self) -> tuple[Any, Notification, bytes, dict[str, str]] | None:
        """Target, notification, its body and its headers; None when nothing is ready."""
        with self._world.lock:
            if not self._ready or self._target is None:
                return None
            notice = self._ready.popleft()
            body = notice.body()
            return self._target, notice, body, signed(body, self._secret)

    @property
    def _for_app(self) -> bool:
        return isinstance(self._target, AsgiReceiver)

    @property
    def left_over(self) -> bool:
        """Whether something is ready for an ASGI application, and nobody is handing it over."""
        return self._for_app and bool(self._ready) and not self._handing.locked()

    def hand_over(self) -> int:
        """Deliver to an ASGI application, unless an event loop runs in this thread."""
        if not self.left_over:
            return 0
        with suppress(RuntimeError):
            asyncio.get_running_loop()
            return 0
        loop = asyncio.new_event_loop()
        try:
            return loop.run_until_complete(self.hand_over_async())
        finally:
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.close()

    async def hand_over_async(self) -> int:
        """The same in the event loop that runs. Who is told something does not hand over more."""
        if not self.left_over or not self._handing.acquire(blocking=False):
            return 0
        tried = 0
        try:
            while self._for_app and (due := self._next()) is not None:
                target, notice, body, headers = due
                tried += 1
                with self._settled(notice) as told:
                    told.append(await target.takes(body, headers))
                self.catch_up()
            return tried
        finally:
            self._handing.release()

    def _delivered(self, target: str | Receiver, body: bytes, headers: dict[str, str]) -> bool:
        try:
            if callable(target):
                return target(body, headers) in (None, 200)
            return _accepts(self._http().post(target, content=body, headers=headers))
        except Exception:  # whatever the receiver does wrong, the platform only sends again
            return False

    def _http(self) -> Any:
        if self._client is None:
            import httpx

            self._client = httpx.Client(timeout=ANSWER_TIMEOUT, trust_env=False)
        return self._client

    @contextmanager
    def _settled(self, notice: Notification) -> Iterator[list[bool]]:
        """Send it again unless the block tells that it was accepted, also one that was cancelled."""
        told: list[bool] = []
        try:
            yield told
        finally:
            self._settle(notice, any(told))

    def _settle(self, notice: Notification, accepted: bool) -> None:
        with self._world.lock:
            notice.attempts += 1
            notice.delivered = notice.delivered or accepted
            if not accepted and self.active and notice.attempts <= len(RESENDS):
                self._plan(notice)

    def _plan(self, notice: Notification) -> None:
        self._world.moment = max(self._world.moment, self._world.clock.now())
        self._world.later(RESENDS[notice.attempts - 1], self._resend, notice)
        self._wake()

    def close(self) -> None:
        """Close the connection to the receiver."""
        client, self._client = self._client, None
        if client is not None:
            client.close()


def _accepts(answer: Any) -> bool:
    """Whether the platform is content with an answer; ValueError for a 200 that is no JSON."""
    return answer.status_code == 200 and json.loads(answer.content) is not Ellipsis


def signed(body: bytes, secret: bytes) -> dict[str, str]:
    """The headers of a delivery: both signatures are lower-case hex over the raw body."""
    return {"User-Agent": "shengwang-agent-sandbox", **webhooks.signed(body, secret)}
