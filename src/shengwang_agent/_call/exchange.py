"""The life of one call, written once for the sync and the async client.

``Exchange.run`` is a generator. It yields what it wants done, and is resumed with what came
of it, so it is never on the stack while anything waits::

    Request   one attempt on the wire   -> Answer or TransportFailure
    Pause     a wait                    -> None
    UserCall  a function of the user's  -> what it returned

``sender.py`` has the two loops that do what it yields; ``retry.py`` has the table it judges by.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping
from functools import lru_cache, partial
from random import random
from typing import TYPE_CHECKING, Any, NamedTuple

from shengwang_agent import errors, testing
from shengwang_agent._call import retry, telemetry
from shengwang_agent._credentials import settings as _settings
from shengwang_agent._http.body import Answer
from shengwang_agent._http.failures import TransportFailure, deadline_exceeded, unknown
from shengwang_agent._http.json import Undecodable, decode, decode_error_body, encode, query_string
from shengwang_agent._http.request import Request, attempt_seconds, masked_request, masked_response
from shengwang_agent._runtime.operation import Endpoint, Hidden, Operation
from shengwang_agent.responses import RawResponse

if TYPE_CHECKING:
    from shengwang_agent._call.context import State
    from shengwang_agent._runtime.rules import BrokenRule


class Pause(NamedTuple):
    """A wait before the next attempt."""

    seconds: float


class UserCall(NamedTuple):
    """A function of the user's: a credential that rotates, or an event hook."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    sent: bool = False
    """Whether the call had sent anything before; see ``retry.mark_sent``."""
    came_to: Callable[[], str] | None = None
    """Says what the call had come to, for the error of a function that failed after it."""


Steps = Generator["Request | Pause | UserCall", Any, Any]

AGAIN: Any = object()
"""The call goes on with another attempt."""

OPEN: Any = object()
"""The answer is still to be judged."""

_host_of = lru_cache(maxsize=64)(telemetry.host_of)  # of base addresses only

NOTHING: Operation[None] = Operation(
    Endpoint(
        name="client.warm_up", method="GET", path="/", replay="always", parse=lambda _: None,
        shape="none",
    ), "/", {},
)  # fmt: skip
"""The call of ``warm_up``: what the answer says does not matter."""

REDIRECTS = 5

BODY_KEPT = 2000
"""Bytes of an undecodable success body kept in the error."""


class Exchange:
    """One operation's whole life: sign, send, judge, pause, understand."""

    __slots__ = (
        "attempts", "body", "clock", "deadline", "deadline_at", "endpoint", "failed_hosts",
        "first_wall", "last_answer", "maybe_acted", "operation", "options", "pinned", "raw",
        "redirects", "retries", "signed", "span", "state", "target", "unknown", "unknown_answer",
    )  # fmt: skip

    def __init__(
        self,
        state: State,
        operation: Operation[Any],
        options: Any = None,
        raw: bool = False,
    ) -> None:
        if isinstance(options, Hidden):
            options = options.value
        self.state = state
        self.operation = operation
        self.endpoint = operation.endpoint
        self.options = _settings.checked_options(options) if options else {}
        self.raw, self.clock = raw, state.clock
        self.span: telemetry.Span | None = None
        self.signed: tuple[Any, ...] = ()  # of the last attempt: the header, and what it is made of
        self.attempts: list[errors.Attempt] = []
        self.failed_hosts: list[str] = []
        self.last_answer: Answer | None = None
        self.unknown_answer: Answer | None = None  # the one that left the outcome unknown
        self.maybe_acted = False  # the platform may have acted on an earlier attempt
        self.unknown = False
        self.pinned: str | None = None  # the only base address that may still be used
        self.redirects = self.retries = 0
        asks = operation.query or self.options
        self.target = target(operation, self.options) if asks else operation.path
        self.body = content(operation, self.options)
        self.deadline = self.options.get("deadline_in_seconds", state.settings.deadline)
        self.deadline_at = None if self.deadline is None else self.clock() + self.deadline

    def run(self) -> Steps:
        """The call as steps, with a span around it when tracing is on."""
        span = telemetry.span(self.endpoint.name, self.endpoint.method, self.endpoint.path)
        return self._run() if span is None else self._traced(span)

    def _traced(self, span: telemetry.Span) -> Steps:
        self.span = span
        try:
            result = yield from self._run()
        except BaseException as error:
            span.end(error)
            raise
        span.end()
        return result

    def _run(self) -> Steps:
        self.first_wall = self.state.wall()
        if self.endpoint.basic_only:
            self._warn_of_token()
        hooked = bool(self.state.settings.event_hooks)
        seen: Any = None  # the request, as hooks see it
        while True:
            base = self.pinned or self.state.pool.pick(self.clock(), avoid=self.failed_hosts)
            request = self._request(base)
            if self.state.settings.credentials.header is None:
                yield from self._sign(request)
            if hooked:
                seen = masked_request(request)
                yield from self._run_hooks("request", seen)
            started = self.clock()
            answer = yield request
            ended = self.clock()
            self._record(base, answer, ended - started)
            if type(answer) is Answer:
                if hooked:
                    response = masked_response(seen, answer, ended - started)
                    yield from self._run_hooks("response", response, partial(self._came_to, answer))
                if 200 <= answer.status < 300:
                    self.state.pool.worked(base)
                    self.state.budget.earn(ended)
                    return self._result_of(answer)
            outcome = yield from self._judge(answer, base, request)
            if outcome is not AGAIN:
                return outcome

    # One attempt --------------------------------------------------------------------------

    def _request(self, base: str) -> Request:
        options, state = self.options, self.state
        timeout, floor = state.settings.timeout, self.endpoint.min_timeout
        if options or floor is not None:
            timeout = time_limit(floor, options, timeout)
        until = self.clock() + attempt_seconds(timeout)
        if self.deadline_at is not None:
            until = min(until, self.deadline_at)
        headers: dict[str, str] = state.headers if self.body is None else state.json_headers
        extra: Mapping[str, Any] = options.get("additional_headers") or {}
        if self.operation.headers:
            extra = {**self.operation.headers, **{str(k).lower(): v for k, v in extra.items()}}
        if extra:
            headers = with_headers(headers, extra)
        elif state.settings.credentials.header is None:
            headers = dict(headers)
        method = self.endpoint.method
        return Request(method, base + self.target, headers, self.body, timeout, until)

    def _warn_of_token(self) -> None:
        """Say once that calls and numbers want user name and password, and go on."""
        state, name = self.state, self.endpoint.name
        if state.warned_of_token or state.settings.credentials.mode not in (
            "token",
            "app-credentials",
        ):
            return
        if not says_authorization(self.options):
            state.warned_of_token = True
            try:
                telemetry.warn_of_token(name)
            except Warning as error:  # where warnings are errors, nothing has been sent
                retry.mark_sent(error, bool(self.attempts))
                raise

    def _sign(self, request: Request) -> Steps:
        if says_authorization(self.options):
            return
        credentials = self.state.settings.credentials
        values: list[Any] = []
        if not credentials.sources:
            value = credentials.sign(self.operation, self.state.wall())
        else:
            for source in credentials.sources:
                values.append((yield UserCall(source, (), bool(self.attempts))))
            try:
                value = credentials.build(values)
            except errors.ConfigurationError as error:
                retry.mark_sent(error, bool(self.attempts))
                raise
        self.signed = (value, *values)
        request.headers["authorization"] = value

    def _run_hooks(self, event: str, seen: Any, came_to: Callable[[], str] | None = None) -> Steps:
        for hook in self.state.settings.event_hooks.get(event, ()):
            yield UserCall(hook, (seen,), bool(self.attempts), came_to)

    def _came_to(self, answer: Answer) -> str:
        """What was answered, with the id of what was made: else a failed hook would lose it."""
        text = f"{self.endpoint.name} was answered with {answer.status} before this"
        try:
            made = self.endpoint.parse(self._decoded(answer)) if answer.status < 300 else None
        except Undecodable:
            return text
        given = getattr(made, "agent_id", None)
        agent_id = self.told_id(given) if isinstance(given, str) else None
        return f"{text}; its agent_id is {agent_id}" if agent_id else text

    def _record(self, base: str, answer: Answer | TransportFailure, seconds: float) -> None:
        host = _host_of(base)
        headers: Mapping[str, str] = {}
        if isinstance(answer, Answer):
            outcome, headers = str(answer.status), answer.headers
        else:
            outcome = type(answer.error).__name__
        self.attempts.append(errors.Attempt(host, outcome, seconds))
        if self.span is not None:
            self.span.attempt(host, outcome)
        number = len(self.attempts)
        telemetry.attempt(self.endpoint.name, host, number, outcome, seconds, headers, self.told_id)

    def told_id(self, text: str | None) -> str | None:
        """An id that the platform sent; None when it is not like an id or may hold a secret."""
        from shengwang_agent._call.secrets import secrets_of
        from shengwang_agent._masking import told_id

        return told_id(text, secrets_of(self))

    # What came of it ----------------------------------------------------------------------

    def _result_of(self, answer: Answer) -> Any:
        try:
            data = self.endpoint.parse(self._decoded(answer))
            if self.endpoint.pages is not None:
                from shengwang_agent.pagination import need_items

                need_items(data, self.endpoint.pages)
            elif self.endpoint.replay != "always":
                for name in getattr(data, "_GIVEN", ()):
                    if isinstance(getattr(data, name, None), str):
                        continue
                    if len(data) > len(data.additional_properties):  # stubs have no known key
                        raise Undecodable(f"the answer names no {name}")
        except Undecodable as error:
            self.unknown = self.endpoint.replay != "always"
            raise self.finished(answer, str(error)) from None
        return self.result(data, answer.status, answer.headers) if self.raw else data

    def _decoded(self, answer: Answer) -> Any:
        shape = self.endpoint.shape
        if shape == "none":
            return None
        if answer.broken is not None:
            raise Undecodable(answer.broken)
        if not answer.content and self.endpoint.empty_ok:
            return None
        data = decode(answer.content)
        if type(data) is not (dict if shape == "object" else list):
            raise Undecodable(f"the body is JSON, but not an {shape}")
        return data

    def result(
        self, data: Any, status: int, headers: Mapping[str, str], *, adopted: bool = False
    ) -> Any:
        """What the caller gets: the data, or all about the answer when asked raw."""
        if not self.raw:
            return data
        return RawResponse(data, status, headers, tuple(self.attempts), adopted=adopted)

    def _judge(self, answer: Answer | TransportFailure, base: str, request: Request) -> Steps:
        """Judge a failure: AGAIN after a pause, the caller's result, or an exception."""
        hint: float | None = None
        failed: Answer | errors.TransportError
        if isinstance(answer, Answer):
            settled = yield from self._expected_failure(answer, request)
            if settled is not OPEN:
                return settled
            hint = retry.hint_seconds(answer.headers, self.state.wall())
            kind = retry.failure_of(answer.status, hinted=hint is not None)
            failed = self.last_answer = answer
        else:
            kind, failed = answer.failure, answer.error
        self.maybe_acted = self.maybe_acted or retry.leaves_doubt(kind)
        self._update_hosts(base, kind, failed)
        verdict = retry.VERDICTS[self.endpoint.replay][kind]
        if verdict == "unknown" or (verdict == "repeat" and not self.unknown):
            self.unknown = True
            self.unknown_answer = answer if isinstance(answer, Answer) else None
            self.pinned = base
        elif verdict == "repeat":
            verdict = "unknown"  # one repeat is enough
        if verdict in ("raise", "unknown"):
            raise self.finished(self._to_raise(failed))
        yield from self._pause(kind, failed, hint)
        return AGAIN

    def _expected_failure(self, answer: Answer, request: Request) -> Steps:
        """Handle a status that is no failure of this call: a redirect, a repeat that finds its work
        done. OPEN for any other."""
        if 300 <= answer.status < 400 and self._redirected(answer, request):
            return AGAIN
        if answer.status == 404 and self.endpoint.gone_ok and self.maybe_acted:
            return self.result(self.endpoint.parse(None), answer.status, answer.headers)
        if answer.status == 409 and self.unknown:
            from shengwang_agent._call.recovery import recover

            return (yield from recover(self, answer))
        return OPEN

    def _update_hosts(self, base: str, kind: retry.Failure, failed: object) -> None:
        if kind not in retry.COOLING_DOWN:
            self.state.pool.worked(base)
        elif not isinstance(failed, errors.PoolTimeout):  # that is our own side's doing
            self.failed_hosts.append(base)
            self.state.pool.failed(base, self.clock(), random())

    def _pause(
        self, kind: retry.Failure, failed: Answer | errors.TransportError, hint: float | None
    ) -> Steps:
        """Pause before the next attempt, or raise when there must be none."""
        seconds = retry.backoff(self.retries, random()) if hint is None else hint
        why = self._why_stop(kind, seconds, hint)
        if why is not None:
            raise self.finished(self._to_raise(failed), why)
        self.retries += 1
        telemetry.pause(self.endpoint.name, seconds, kind)
        if self.span is not None:
            self.span.retry(seconds, kind)
        if testing.mode.sleeping and seconds > 0:
            yield Pause(seconds)

    def _to_raise(self, failed: Answer | errors.TransportError) -> Answer | errors.TransportError:
        """Choose what to raise, of all attempts.

        An answer of the platform tells more than a transport error, so an earlier answer is
        preferred to it. When the outcome is unknown, that answer must be the one that left it
        unknown: a 429 of an earlier attempt does not say what happened after it.
        """
        if isinstance(failed, Answer):
            return failed
        return (self.unknown_answer if self.unknown else self.last_answer) or failed

    def _why_stop(self, kind: retry.Failure, seconds: float, hint: float | None) -> str | None:
        """Why there is no further attempt, or None when there is one."""
        limit = self.options.get("max_retries")
        if limit is None:
            limit = self.state.settings.max_retries
        if self.retries >= min(limit, testing.most_retries()):
            return "" if hint is None else f"the platform asks to wait {hint:g} s"
        if hint is not None and hint > retry.HINT_CAP_SECONDS:
            return (
                f"not repeated: the platform asks to wait {hint:g} s, "
                f"more than the {retry.HINT_CAP_SECONDS:g} s this client waits"
            )
        if self.deadline_at is not None and self.clock() + seconds >= self.deadline_at:
            return f"not repeated: a wait of {seconds:.2g} s would pass the deadline of the call"
        # Going over to a host that works costs nothing when the failed one was sent nothing.
        free = kind == "not_sent" and self.state.pool.has_other(
            self.clock(), avoid=self.failed_hosts
        )
        self.state.budget.allow(limit)
        if not free and testing.mode.sleeping and not self.state.budget.pay(self.clock()):
            return "not repeated: the retry budget of this client is used up (a repeat costs 5, a success earns 1)"
        return None

    def _redirected(self, answer: Answer, request: Request) -> bool:
        """Follow a redirect of a GET within the same origin, when the user allowed it."""
        if not self.state.settings.follow_redirects or request.method != "GET":
            return False
        target = same_origin(request.url, answer.headers.get("location", ""))
        self.redirects += 1
        if target is None or self.redirects > REDIRECTS:
            return False
        self.pinned, self.target = "/".join(request.url.split("/", 3)[:3]), target
        return True

    # The error it ends with --------------------------------------------------------------

    def finished(self, failed: Answer | errors.TransportError, note: str | None = None) -> Any:
        """The error of the call: the attempts, why there is no further one, and the lookup."""
        make = self.endpoint.lookup
        lookup = make(self.operation) if self.unknown and make is not None else None
        doubt = None
        if self.unknown:
            tells = (
                f": {lookup.endpoint.name} tells (error.lookup)"
                if lookup
                else ", and no call can tell"
            )
            doubt = f"the platform may or may not have acted{tells}"
            ends = [attempt.outcome for attempt in self.attempts]
            if len({*ends}) > 1:
                doubt += f"; the attempts ended with {', '.join(ends)}"
        if isinstance(failed, Answer):
            error: Any = self._api_error(failed, note, doubt)
        else:
            error = self._transport_error(failed, note, doubt)
        error.attempts = tuple(self.attempts)
        if self.unknown:
            error.lookup = lookup
        return error

    def _api_error(self, answer: Answer, *notes: str | None) -> errors.ApiError:
        from shengwang_agent._call.secrets import secrets_of

        if 200 <= answer.status < 300:  # a success that cannot be understood
            cls: type[errors.ApiError] = errors.DecodeError
            body, own = decode_error_body(answer.content[:BODY_KEPT]), None
        else:
            own = answer.broken
            body = None if own else decode_error_body(answer.content)
            cls = errors.error_class(answer.status, body, self.endpoint.name)
            if answer.status < 400:
                own = not_followed(answer.headers.get("location", ""))
        return (errors.unknown_class(cls) if self.unknown else cls)(
            status_code=answer.status,
            headers=telemetry.told_headers(answer.headers),
            body=body,
            note="; ".join(filter(None, (own, *notes))) or None,
            secrets=secrets_of(self),
            hints=self._hints() if answer.status in (400, 422) else (),
        )

    def _hints(self) -> list[BrokenRule]:
        """The documented rules that the sent body breaks, but for those the platform lets pass."""
        from shengwang_agent._runtime.rules import broken_rules

        body = {} if self.body is None else json.loads(self.body)
        found = broken_rules(self.endpoint.name, body)
        return [broken for broken in found if broken.outcome != "accepted"]

    def _transport_error(
        self, error: errors.TransportError, note: str | None, doubt: str | None
    ) -> errors.TransportError:
        if self.deadline_at is not None and self.clock() >= self.deadline_at:
            name, limit, note = self.endpoint.name, self.deadline, None
            text = f"{name}: the deadline of {limit:g} s for the whole call ran out"
            error = deadline_exceeded(text, error)
        error.args = ("; ".join(filter(None, (str(error), note, doubt))),)
        return unknown(error) if self.unknown else error


def target(operation: Operation[Any], options: Mapping[str, Any]) -> str:
    """Path and query, to be put behind a base address."""
    extra = options.get("additional_query_parameters")
    query: Mapping[str, Any] | None = operation.query
    if extra:
        query = {**(query or {}), **extra}
    return f"{operation.path}?{query_string(query)}" if query else operation.path


def content(operation: Operation[Any], options: Mapping[str, Any]) -> bytes | None:
    """The encoded body; None for an operation without one."""
    body, extra = operation.body, options.get("additional_body_parameters")
    if extra:
        body = {**(body or {}), **extra}
    return None if body is None else encode(body, operation.endpoint.name)


def time_limit(floor: float | None, options: Mapping[str, Any], usual: Any) -> Any:
    """What limits each attempt: the call's word, else the client's, not below the floor."""
    if "timeout_in_seconds" in options:
        return options["timeout_in_seconds"]
    if floor is None:
        return usual
    if isinstance(usual, _settings.NotGiven):
        return max(floor, _settings.DEFAULT_TIMEOUT)
    return max(floor, usual) if isinstance(usual, (int, float)) else usual


def with_headers(headers: Mapping[str, str], extra: Mapping[str, Any]) -> dict[str, str]:
    """``headers`` with those of one call added, whatever their case; None drops one."""
    given = {k: v for k, v in extra.items() if v is not None}
    kept = _settings.checked_headers(given, "additional_headers")
    dropped = {str(k).lower() for k, v in extra.items() if v is None}
    return {k: v for k, v in headers.items() if k not in dropped} | kept


def says_authorization(options: Mapping[str, Any]) -> bool:
    """True when the call itself sets or drops the Authorization header."""
    return any(
        str(name).lower() == "authorization" for name in options.get("additional_headers") or ()
    )


def same_origin(url: str, location: str) -> str | None:
    """Path and query of a redirect, or None when it leads to another origin or nowhere."""
    from urllib.parse import urljoin, urlsplit

    here, there = urlsplit(url), urlsplit(urljoin(url, location))
    if not location or (here.scheme, here.netloc) != (there.scheme, there.netloc):
        return None
    return (there.path or "/") + (f"?{there.query}" if there.query else "")


def not_followed(location: str) -> str:
    """Why a redirect is an error; of its address only the host, and only if it is like one."""
    from shengwang_agent._masking import told_id

    host = telemetry.host_of(location)
    place = (told_id(host) or "another host") if host else "the same host"
    return f"redirected to {place}, which is not followed"
