"""From a request to an answer: request log, faults, credentials, quotas, schema, platform."""

from __future__ import annotations

import json
import logging
import math
from typing import Any

from ..faults import Fault, Faults
from ..platform.paging import Query
from ..platform.platform import Platform
from ..platform.refusals import WORDS, Refusal, body_of
from ..request_log import LoggedRequest, PlacedCall, PlacedCalls, RequestLog
from .exchange import LARGEST_BODY, HttpReply, IncomingRequest, NotJson, decode_object, json_reply
from .masking import mask, mask_headers
from .routes import OPERATIONS, Route, RoutedRequest, Router
from .validation import validate

_ROUTER = Router()
_LOG = logging.getLogger("shengwang_agent.sandbox")


class Unreachable(Exception):
    """The host the request was for is cut off; transports turn this into a connect error."""


class Gateway:
    """Answers requests, whichever way they come in."""

    def __init__(self, platform: Platform, faults: Faults) -> None:
        self.platform = platform
        self._world = platform.world
        self.faults = faults
        self.requests = RequestLog(self._world.settings.keep)
        self.dials = PlacedCalls()
        self._buckets: dict[str, tuple[float, float]] = {}

    def answer(self, incoming: IncomingRequest, *, patient: bool) -> HttpReply:
        """The answer to one request; raises :class:`Unreachable` when its host is cut off."""
        self.platform.settle(patient=patient)
        with self._world.lock:
            if self.faults.is_down(incoming.host, self._world.moment):
                raise Unreachable(incoming.host)
            entry = self._entry(incoming)
            reply = self._carry_out(incoming, entry)
            self._finish(entry, reply)
        self.platform.settle(patient=patient)
        return reply

    # -- the steps -------------------------------------------------------------------------

    def _carry_out(self, incoming: IncomingRequest, entry: LoggedRequest) -> HttpReply:
        try:
            route, path = _ROUTER.find(incoming.method, incoming.path)
        except Refusal as refusal:
            return _refused(refusal, None)
        entry.operation = route.name
        body = self._body(incoming, entry, route)
        fault = self.faults.take(route.name)
        entry.fault = fault.name if fault else None
        if fault is not None and fault.when == "before":
            return _scripted(fault, route)
        request = RoutedRequest(path, Query(incoming.parameters()), body)
        try:
            reply = self._execute(incoming, entry, request, route)
        except Refusal as refusal:
            reply = _refused(refusal, route)
        except Exception:
            # A mistake of the sandbox must not look like one of the network.
            _LOG.exception("the sandbox failed to carry out %s", route.name)
            reply = _refused(Refusal(500, "the sandbox itself failed, see its log"), route)
        return reply if fault is None else _altered(fault, route, reply)

    def _execute(
        self, incoming: IncomingRequest, entry: LoggedRequest, request: RoutedRequest, route: Route
    ) -> HttpReply:
        path, body = request.path, request.body
        channel = _channel(body) if route.name in ("agents.start", "telephony.call") else None
        header = incoming.headers.get("authorization")
        self.platform.credentials.check(header, self._world.moment, path.get("appid"), channel)
        self._check_rate(path.get("appid", ""))
        if isinstance(body, Refusal):
            raise body
        if route.model is not None:
            validate(route.model, body)
        value = route.carry(self.platform, request)
        entry.accepted = True
        if route.name == "telephony.call":
            self._note_dial(entry, body, value)
        return json_reply(route.status, value)

    def _body(self, incoming: IncomingRequest, entry: LoggedRequest, route: Route) -> Any:
        """The decoded body, or its refusal, which is raised after the check of the credentials."""
        if incoming.method in ("GET", "DELETE") or (route.bare and not incoming.body):
            return {}
        if len(incoming.body) > LARGEST_BODY:
            return Refusal(0, "the body is too large", reason="InvalidRequestBody")
        try:
            body = decode_object(incoming.body)
        except NotJson as problem:
            text, kind = str(problem), "unprocessable_content"
            return Refusal(0, text, reason="InvalidRequestBody", error_type=kind)
        entry.body = mask(route.model, body)
        return body

    def _check_rate(self, appid: str) -> None:
        rate = self._world.settings.requests_per_second
        if rate is None:
            return
        now, most = self._world.moment, max(1.0, rate)
        level, since = self._buckets.get(appid, (most, now))
        level = min(most, level + (now - since) * rate)
        self._buckets[appid] = (level - 1 if level >= 1 else level, now)
        if level < 1:
            wait = {"retry-after": str(math.ceil((1 - level) / rate))}
            raise Refusal(429, f"more than {rate:g} requests a second", headers=wait)

    def _note_dial(self, entry: LoggedRequest, body: dict[str, Any], value: dict[str, Any]) -> None:
        numbers = body["sip"]["to_number"], body["sip"]["from_number"]
        self.dials.add(PlacedCall(self._world.moment, *numbers, value["agent_id"], entry.number))

    def _entry(self, incoming: IncomingRequest) -> LoggedRequest:
        return LoggedRequest(
            self.requests.total + 1,
            self._world.moment,
            "unknown",
            incoming.method,
            incoming.path,
            incoming.parameters(),
            mask_headers(incoming.headers),
        )

    def _finish(self, entry: LoggedRequest, reply: HttpReply) -> None:
        reply.headers.setdefault("x-request-id", f"sandbox-{entry.number}")
        entry.status = 0 if reply.effect in ("drop", "stall", "garbage") else reply.status
        entry.answer = _masked_answer(entry.operation, reply)
        self.requests.add(entry)


def _channel(body: Any) -> str | None:
    properties = body.get("properties") if isinstance(body, dict) else None
    channel = properties.get("channel") if isinstance(properties, dict) else None
    return channel if isinstance(channel, str) else None


def _masked_answer(operation: str, reply: HttpReply) -> Any:
    value = _decoded(reply.body)
    route = OPERATIONS.get(operation)
    if route is None or not 200 <= reply.status < 300:
        return value  # error bodies repeat field names and identifiers, never values of secrets
    return mask(route.answer, value)


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body) if body else None
    except ValueError:
        return body[:200].decode("utf-8", "replace")


def _refused(refusal: Refusal, route: Route | None) -> HttpReply:
    shape = (route.family, route.verb, route.bad) if route else ("agents", "request", 400)
    family, verb, bad = shape
    return json_reply(refusal.status or bad, body_of(refusal, family, verb, bad), refusal.headers)


def _scripted(fault: Fault, route: Route) -> HttpReply:
    """The answer of a fault that keeps the platform from acting."""
    if not fault.status:
        return HttpReply(500, effect=fault.effect, delay=fault.delay)
    if isinstance(fault.body, bytes):
        reply = HttpReply(fault.status, body=fault.body)
    elif fault.body is not None:
        reply = json_reply(fault.status, fault.body)
    elif fault.status < 400:
        reply = HttpReply(fault.status)
    else:
        text = fault.detail or WORDS.get(fault.status, WORDS[500])[2]
        refusal = Refusal(fault.status, text, reason=fault.reason, error_type=fault.reason)
        reply = _refused(refusal, route)
    reply.headers.update(fault.headers)
    reply.effect, reply.delay = fault.effect, fault.delay
    return reply


def _altered(fault: Fault, route: Route, reply: HttpReply) -> HttpReply:
    """The answer of a fault that comes after the platform has acted."""
    if fault.status:
        return _scripted(fault, route)
    reply.effect, reply.delay = fault.effect, fault.delay
    reply.headers.update(fault.headers)
    if isinstance(fault.body, bytes):
        reply.body = fault.body
    return reply
