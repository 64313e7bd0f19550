"""From a request to an answer: request log, faults, credentials, quotas, schema, platform."""

from __future__ import annotations

import json
import logging
import math
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from shengwang_agent.errors import Headers
from shengwang_agent_api.routes import Route

from ..effects import log_once, without_effect
from ..faults import Fault, Faults
from ..platform.platform import Platform
from ..platform.refusals import WORDS, Refusal, answer_to
from ..request_log import UNKNOWN, LoggedRequest, PlacedCall, PlacedCalls, RequestLog
from .exchange import HttpReply, IncomingRequest, json_reply
from .routes import OPERATIONS, RoutedRequest, carry_out, find
from .validation import check_body, mask, mask_headers, read_object, read_query

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
        self._tokens: dict[str, tuple[float, float]] = {}

    def answer(self, incoming: IncomingRequest, *, blocking: bool) -> HttpReply:
        """The answer to one request; raises :class:`Unreachable` when its host is cut off."""
        self.platform.settle(blocking=blocking)
        host = incoming.headers.get("host", "")
        with self._world.lock:
            if self.faults.is_down(host, self._world.moment):
                raise Unreachable(host)
            entry = self._entry(incoming)
            reply = self._carry_out(incoming, entry)
            self._finish(entry, reply)
        self.platform.settle(blocking=blocking)
        return reply

    # -- the steps -------------------------------------------------------------------------

    def _carry_out(self, incoming: IncomingRequest, entry: LoggedRequest) -> HttpReply:
        try:
            route, path = find(incoming.method, incoming.path)
        except Refusal as refusal:
            return _refused(refusal, None)
        entry.operation = route.operation
        body = self._body(incoming, entry, route)
        fault = self.faults.take(route.operation)
        entry.fault = fault.name if fault else None
        if fault is not None and fault.when == "before":
            return _struck(fault, route, HttpReply(500))
        try:
            reply = self._execute(incoming, entry, path, body, route)
        except Refusal as refusal:
            reply = _refused(refusal, route)
        except Exception:
            # A mistake of the sandbox must not look like one of the network.
            _LOG.exception("the sandbox failed to carry out %s", route.operation)
            reply = _refused(Refusal(500, "the sandbox itself failed, see its log"), route)
        return reply if fault is None else _struck(fault, route, reply)

    def _execute(
        self,
        incoming: IncomingRequest,
        entry: LoggedRequest,
        path: dict[str, str],
        body: Any,
        route: Route,
    ) -> HttpReply:
        placed = route.operation == "telephony.call"
        channel = _channel(body) if placed or route.operation == "agents.start" else None
        header, appid = incoming.headers.get("authorization"), path.get("appid")
        check = self.platform.credentials.check
        check(header, self._world.moment, appid, channel, route.basic_only)
        self._check_rate(path.get("appid", ""))
        if isinstance(body, Refusal):
            raise body
        if route.body and (incoming.body or route.body_required):
            body = check_body(route.operation, route.body, body, self._world.settings)
            entry.without_effect = self._without_effect(route.operation, body)
        request = RoutedRequest(path, read_query(route, entry.query), body)
        status, value = carry_out(self.platform, route, request)
        entry.accepted = True
        if placed:
            self._note_dial(entry, body, value)
        return json_reply(status, value)

    def _without_effect(self, operation: str, body: dict[str, Any]) -> tuple[str, ...]:
        fields = without_effect(operation, body)
        if fields and self._world.settings.strict_settings:
            text = "has no effect in this sandbox, which is strict about settings"
            lead = "Invalid value at " if operation.startswith("agents.") else ""
            raise Refusal(0, "; ".join(f"{lead}{field}: {text}" for field in fields))
        log_once(fields)
        return tuple(fields)

    def _body(self, incoming: IncomingRequest, entry: LoggedRequest, route: Route) -> Any:
        """The decoded body, or its refusal, which is raised after the check of the credentials."""
        if incoming.method in ("GET", "DELETE") or _may_be_empty(incoming, route):
            return {}
        try:
            body = read_object(incoming.body)
        except Refusal as refusal:
            return refusal
        entry.body = mask(route.body, body)
        return body

    def _check_rate(self, appid: str) -> None:
        rate = self._world.settings.requests_per_second
        if rate is None:
            return
        now, most = self._world.moment, max(1.0, rate)
        tokens, since = self._tokens.get(appid, (most, now))
        tokens = min(most, tokens + (now - since) * rate)
        self._tokens[appid] = (tokens - 1 if tokens >= 1 else tokens, now)
        if tokens < 1:
            wait = {"retry-after": str(math.ceil((1 - tokens) / rate))}
            raise Refusal(429, f"more than {rate:g} requests a second", headers=wait)

    def _note_dial(self, entry: LoggedRequest, body: dict[str, Any], value: dict[str, Any]) -> None:
        numbers = body["sip"]["to_number"], body["sip"]["from_number"]
        self.dials.add(PlacedCall(self._world.moment, *numbers, value["agent_id"], entry.number))

    def _entry(self, incoming: IncomingRequest) -> LoggedRequest:
        number, headers = self.requests.total + 1, Headers(mask_headers(incoming.headers))
        query = dict(parse_qsl(incoming.query, keep_blank_values=True))  # the last of a name counts
        same = (incoming.method, incoming.path, query, headers)
        return LoggedRequest(number, self._world.moment, UNKNOWN, *same)

    def _finish(self, entry: LoggedRequest, reply: HttpReply) -> None:
        reply.headers.setdefault("x-request-id", f"local-{entry.number}")
        entry.status = 0 if reply.effect in ("drop", "stall", "garbage") else reply.status
        entry.read_answer = partial(_masked_answer, entry.operation, reply.status, reply.body)
        self.requests.add(entry)


def _may_be_empty(incoming: IncomingRequest, route: Route) -> bool:
    # Seen on the platform: to interrupt without a body is fine, to announce JSON and send none is not.
    announced = "json" in incoming.headers.get("content-type", "")
    wanted = route.body_required or (announced and route.operation == "agents.interrupt")
    return not (incoming.body or wanted)


def _channel(body: Any) -> str | None:
    properties = body.get("properties") if isinstance(body, dict) else None
    channel = properties.get("channel") if isinstance(properties, dict) else None
    return channel if isinstance(channel, str) else None


def _masked_answer(operation: str, status: int, body: bytes) -> Any:
    try:
        value = json.loads(body) if body else None
    except ValueError:
        value = body[:200].decode("utf-8", "replace")
    route = OPERATIONS.get(operation)
    # Error bodies repeat field names and identifiers, never values of secrets.
    return mask(route.answer, value) if route is not None and 200 <= status < 300 else value


def _refused(refusal: Refusal, route: Route | None) -> HttpReply:
    return json_reply(*answer_to(refusal, route), refusal.headers)


def _struck(fault: Fault, route: Route, reply: HttpReply) -> HttpReply:
    """The answer under a fault: its own, or that of the platform with what the fault does to it."""
    if fault.status:
        reply = _scripted(fault, route)
    elif isinstance(fault.body, bytes):
        reply.body = fault.body
    reply.headers.update(fault.headers)
    reply.effect, reply.delay = fault.effect, fault.delay
    return reply


def _scripted(fault: Fault, route: Route) -> HttpReply:
    if isinstance(fault.body, bytes):
        return HttpReply(fault.status, body=fault.body)
    if fault.body is not None:
        return json_reply(fault.status, fault.body)
    if fault.status < 400:
        return HttpReply(fault.status)
    text = fault.detail or WORDS.get(fault.status, WORDS[500])[2]
    return _refused(Refusal(fault.status, text, fault.reason, fault.reason), route)
