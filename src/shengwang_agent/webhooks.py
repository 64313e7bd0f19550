"""Notifications of the platform: check that they are genuine, read them, handle each once.

::

    notice = webhooks.verify(body, headers, secret)      # raw bytes as received
    if seen.first(notice):
        match notice.payload:
            case NcsAgentLeftPayload():
                print(notice.payload.agent_id, notice.payload.message)

Or ``if notice.event_type == webhooks.Event.AGENT_LEFT``; :class:`Event` says when each is sent.

Answer 200 with a JSON body within 10 seconds; anything else has the platform send the notice
again, three times at most. Notices may come twice and out of order.
"""

from __future__ import annotations

import hmac
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from shengwang_agent._frames import sealed
from shengwang_agent._http.json import Undecodable, decode
from shengwang_agent.errors import ArgumentError, ShengwangError

if TYPE_CHECKING:
    from shengwang_agent._runtime.model import Model
    from shengwang_agent_api.models.unions import Event as Event

__all__ = ["Event", "Notice", "Seen", "SignatureError", "WebhookError", "parse", "sign", "verify"]

if not TYPE_CHECKING:

    def __getattr__(name):
        if name == "Event":
            from shengwang_agent_api.models.unions import Event  # it loads the models' machinery

            return Event
        from shengwang_agent._runtime.spelling import absent, instead

        raise absent(__name__, name, lambda: instead(name, __all__, __name__))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


Headers = Mapping[str, Any] | Iterable[tuple[Any, Any]]
_SHA256, _SHA1 = "agora-signature-v2", "agora-signature"
_MOST_MS = 253_402_300_800_000  # the year 10000: dates end there
_CHECK_CHANNEL = "test_webhook"


class WebhookError(ShengwangError, ValueError):
    """The request is no notification that may be acted on; the text says why, without the body."""


class SignatureError(WebhookError):
    """The request was not signed with this secret: answer 401 and do nothing."""


def _missing(self: object, name: str) -> Any:
    from shengwang_agent._runtime.spelling import missing  # only needed to word an error

    missing(self, name)


class Notice(NamedTuple):
    """One notification.

    ``payload`` is the model of its event (``NcsAgentLeftPayload`` and so on); the raw map for an
    event this version does not know. ``notify_ms`` is when it was sent, in Unix milliseconds, and
    changes when it is sent again; ``notice_id`` does not. ``raw`` is everything that came.
    """

    notice_id: str
    event_type: int
    payload: Model | dict[str, Any]
    notify_ms: int | None
    product_id: int | None
    sid: str | None
    raw: dict[str, Any]

    @property
    def name(self) -> str:
        """The event in words, such as ``agent_left``; ``event_999`` for an unknown one."""
        from shengwang_agent_api.models.unions import Event

        known = self.event_type in Event._value2member_map_
        return Event(self.event_type).name.lower() if known else f"event_{self.event_type}"

    @property
    def is_check(self) -> bool:
        """Whether this is the console's test of the address; answer it, do not act on it."""
        payload = self.raw.get("payload")
        return isinstance(payload, dict) and payload.get("channelName") == _CHECK_CHANNEL

    def __repr__(self) -> str:
        """Show which notice this is; what was said in the conversation is left out."""
        return f"<Notice {self.notice_id!r} {self.name} ({self.event_type})>"


@sealed
def verify(
    body: bytes,
    headers: Headers,
    secret: str | Iterable[str],
    *,
    tolerance: float | None = None,
    now: float | None = None,
) -> Notice:
    """Return the notification, if it was signed with ``secret`` (or one of several, to rotate).

    ``body`` is the request body as received, before any parsing. ``headers`` is whatever the web
    framework has: a map, or pairs; names in any case. The newer signature (SHA-256) decides when
    it is there, else the older one (SHA-1). With ``tolerance``, a notice sent more than that many
    seconds ago, or ahead of ``now`` (Unix seconds, default the clock), is refused; replays within
    it are for :class:`Seen` to find. Raises :class:`SignatureError`, else :class:`WebhookError`.
    """
    if not isinstance(body, (bytes, bytearray, memoryview)):
        raise TypeError(f"body must be the raw bytes of the request, not {type(body).__name__}")
    data = bytes(body)
    _check_signature(data, _signatures(headers), _secrets(secret))
    notice = parse(data)
    if tolerance is not None:
        _check_age(notice, tolerance, time.time() if now is None else now)
    return notice


@sealed
def sign(body: bytes | str, secret: str) -> dict[str, str]:
    """Return the headers with which the platform would send this body: for tests of a receiver.

    ::

        body = json.dumps({"noticeId": "n1", "eventType": Event.AGENT_LEFT, "payload": {}})
        reply = client.post("/notifications", content=body, headers=webhooks.sign(body, secret))

    Both signatures are lower-case hex over the bytes that are sent; text is sent as UTF-8.
    """
    return signed(_bytes(body), _secrets(secret)[0])


def signed(body: bytes, key: bytes) -> dict[str, str]:
    """The headers of a delivery; ``key`` may be empty, as in a sandbox without a secret."""
    return {
        "Content-Type": "application/json;charset=utf-8",
        "Agora-Signature": hmac.digest(key, body, "sha1").hex(),
        "Agora-Signature-V2": hmac.digest(key, body, "sha256").hex(),
    }


@sealed
def parse(body: bytes | str) -> Notice:
    """Return the notification without checking who sent it: for tests and trusted queues only.

    Raises :class:`WebhookError` for a body that is none.
    """
    raw = _decoded(body)
    if not isinstance(raw, dict):
        raise WebhookError("the body is not a JSON object")
    notice_id, event = raw.get("noticeId"), raw.get("eventType")
    if not isinstance(notice_id, str) or not notice_id or not _is_text(notice_id):
        raise WebhookError("the body has no noticeId")
    if type(event) is not int:
        raise WebhookError("the body has no eventType")
    sent = raw.get("notifyMs")
    return Notice(
        notice_id=notice_id,
        event_type=event,
        payload=_payload(event, raw.get("payload")),
        notify_ms=sent if type(sent) is int and 0 < sent < _MOST_MS else None,
        product_id=raw.get("productId") if type(raw.get("productId")) is int else None,
        sid=raw.get("sid") if isinstance(raw.get("sid"), str) else None,
        raw=raw,
    )


def _payload(event: int, payload: Any) -> Model | dict[str, Any]:
    from shengwang_agent_api import models
    from shengwang_agent_api.models.unions import EVENTS

    value: dict[str, Any] = payload if isinstance(payload, dict) else {}
    name = EVENTS.get(event)
    return value if name is None else getattr(models, name).from_dict(value)


def _bytes(body: Any) -> bytes:
    if isinstance(body, str):
        return body.encode("utf-8", "surrogatepass")
    if not isinstance(body, (bytes, bytearray, memoryview)):
        raise TypeError(f"body must be bytes or text, not {type(body).__name__}")
    return bytes(body)


def _decoded(body: Any) -> Any:
    data = _bytes(body)
    try:
        return decode(data)
    except Undecodable as error:
        raise WebhookError(f"the body is not JSON that can be read: {error}") from None


def _is_text(value: str) -> bool:
    """Whether stores can keep it: a lone surrogate has no form in UTF-8."""
    return value.encode("utf-8", "ignore").decode() == value


def _signatures(headers: Headers) -> dict[str, str]:
    found = {}
    items: Any = getattr(headers, "items", None)
    pairs: Any = headers if items is None else items()
    if not isinstance(pairs, Iterable) or isinstance(pairs, (str, bytes)):
        kind = type(headers).__name__
        raise TypeError(f"headers must be a map, or pairs of name and value, not {kind}")
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise TypeError("headers must be a map, or pairs of name and value")
        key = _text(pair[0]).lower()
        if key in (_SHA256, _SHA1):
            found[key] = _text(pair[1]).strip().lower()
    return found


def _text(value: Any) -> str:
    """A name or value as frameworks give it; nothing for what is neither text nor bytes."""
    if isinstance(value, (bytes, bytearray)):
        return value.decode("latin-1")
    return value if isinstance(value, str) else ""


def _secrets(secret: str | Iterable[str]) -> list[bytes]:
    found = [secret] if isinstance(secret, str) else secret
    found = list(found) if isinstance(found, Iterable) else []
    if not found or not all(isinstance(one, str) and one for one in found):
        raise ArgumentError("secret must be the notification secret, not empty: anybody could sign")
    return [one.encode("utf-8", "surrogatepass") for one in found]


def _check_signature(body: bytes, signatures: dict[str, str], secrets: list[bytes]) -> None:
    kind, digest = (_SHA256, "sha256") if _SHA256 in signatures else (_SHA1, "sha1")
    given = signatures.get(kind)
    if given is None:
        raise SignatureError("the request has neither Agora-Signature-V2 nor Agora-Signature")
    sent = given.encode("utf-8", "replace")
    # Every secret is tried, so that the time taken does not tell which one fits.
    fits = [
        hmac.compare_digest(hmac.digest(secret, body, digest).hex().encode(), sent)
        for secret in secrets
    ]
    if not any(fits):
        raise SignatureError("the signature does not fit the body and this secret")


def _check_age(notice: Notice, tolerance: float, now: float) -> None:
    if notice.notify_ms is None:
        raise WebhookError("the notice does not say when it was sent (notifyMs)")
    age = now - notice.notify_ms / 1000
    if not abs(age) <= tolerance:  # also NaN
        when = f"{age:.0f} s ago" if age > 0 else f"{-age:.0f} s ahead of this clock"
        raise WebhookError(f"the notice was sent {when}, more than the {tolerance:g} s allowed")


class _RedisLike(Protocol):
    def set(self, name: str, value: str, *, nx: bool, ex: int) -> Any: ...

    def delete(self, name: str) -> Any: ...


if not TYPE_CHECKING:
    Notice.__getattr__ = _missing


class Seen:
    """Tells whether a notice came before, by its id.

    Without a ``store`` the last ``limit`` ids are kept in memory, for one process. A ``store`` is
    any mutable mapping, or a Redis client (``set(name, value, nx=True, ex=seconds)``); there an
    id is forgotten after ``ttl`` seconds and its key begins with ``prefix``. With an async Redis
    client use ``first_async``. Thread-safe as far as the store is.
    """

    if not TYPE_CHECKING:
        __getattr__ = _missing

    def __init__(
        self,
        store: MutableMapping[str, Any] | _RedisLike | None = None,
        *,
        ttl: int = 86400,
        limit: int = 10_000,
        prefix: str = "shengwang:notice:",
    ) -> None:
        self._store: Any = OrderedDict() if store is None else store
        self._limit = limit if store is None else None
        self._is_map = hasattr(self._store, "__setitem__")
        self._ttl, self._prefix = ttl, prefix
        self._lock = threading.Lock()

    def first(self, notice: Notice | str) -> bool:
        """Return True the first time, False for every repeat; TypeError with an async store."""
        fresh = self._add(self._key(notice))
        if hasattr(fresh, "__await__"):
            fresh.close()
            raise TypeError("the store is asynchronous: use first_async")
        return bool(fresh)

    async def first_async(self, notice: Notice | str) -> bool:
        """The same with an async Redis client; other stores work too."""
        fresh = self._add(self._key(notice))
        return bool(await fresh if hasattr(fresh, "__await__") else fresh)

    def forget(self, notice: Notice | str) -> None:
        """Let the notice count as new again, because handling it failed."""
        key = self._key(notice)
        if not self._is_map:
            self._store.delete(key)
            return
        with self._lock:
            self._store.pop(key, None)

    @contextmanager
    def handling(self, notice: Notice | str) -> Iterator[bool]:
        """Give True for a new notice; when the block raises, its repeat counts as new again."""
        fresh = self.first(notice)
        try:
            yield fresh
        except BaseException:
            if fresh:
                self.forget(notice)
            raise

    def _key(self, notice: Notice | str) -> str:
        return self._prefix + (notice if isinstance(notice, str) else notice.notice_id)

    def _add(self, key: str) -> Any:
        if not self._is_map:
            return self._store.set(key, "1", nx=True, ex=self._ttl)
        with self._lock:
            if key in self._store:
                return False
            self._store[key] = time.time()
            if self._limit is not None and len(self._store) > self._limit:
                self._store.popitem(last=False)
            return True
