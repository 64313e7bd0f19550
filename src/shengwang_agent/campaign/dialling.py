"""The life of one dial, written once for the sync and the async campaign.

:func:`dial_life` is a generator. It yields what it wants done and is resumed with what came of
it, or with the exception it raised::

    Ask     a method of the client               -> its result
    Find    a walk through ``telephony.list``    -> the call of this dial, or None
    Pause   a wait (0: none)                     -> True when the campaign is being stopped
    Report  something for the journal            -> None

When it returns without a final report, the dial stays open in the journal and the next worker
goes on with it.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from typing import Any, NamedTuple

from shengwang_agent import errors
from shengwang_agent.campaign import outcomes as _o
from shengwang_agent.campaign.journal import CALLING, DONE, HELD, WAITING, Dial, Report
from shengwang_agent.campaign.template import Template
from shengwang_agent.e164 import read_number
from shengwang_agent.retry import hint_seconds


class Ask(NamedTuple):
    """``client.<resource>.<method>(**arguments)``."""

    resource: str
    method: str
    arguments: Mapping[str, Any]

    def of(self, client: Any) -> Any:
        """What the client gives: the result, or an awaitable of it."""
        return getattr(getattr(client, self.resource), self.method)(**self.arguments)


class Find(NamedTuple):
    """The call in ``client.telephony.list(**arguments)``, all pages, that went by ``channel``."""

    arguments: Mapping[str, Any]
    channel: str


class Pause(NamedTuple):
    """A wait in seconds."""

    seconds: float


Steps = Generator[Ask | Find | Pause | Report, Any, None]
Placing = Generator[Ask | Find | Pause | Report, Any, str | None]

UNREACHED_GAP = 15.0
CROWD_GAP = 60.0
MOST_CROWDS = 10
"""422 answers in a row for one person, a minute apart, after which the request itself is taken
to be at fault."""
CLOCK_MARGIN = 86_400
"""Seconds our clock may be ahead of the platform's when a call is looked up by creation time. The
channel name decides; the time only keeps the list short."""
LONGEST_LOOK_GAP = 15.0


class Plan(NamedTuple):
    """What holds for all dials of a campaign."""

    template: Template
    retry: Mapping[str, _o.Again]
    judge: _o.Judge
    appid: str | None
    follow: bool
    poll: float
    patience: float
    tokens: Tokens | None
    only: frozenset[str] | None

    @property
    def project(self) -> dict[str, Any]:
        """The project argument of client methods, unless the client knows it."""
        return {} if self.appid is None else {"appid": self.appid}


class Tokens(NamedTuple):
    """Makes RTC tokens for the channel of a dial, with the certificate of the client."""

    app_id: str
    certificate: str

    def __repr__(self) -> str:
        return "Tokens(...)"

    def fill(self, request: dict[str, Any]) -> None:
        """Add the two tokens a call needs where the request has none."""
        properties, sip = request["properties"], request["sip"]
        if not properties.get("token"):
            uid = properties["agent_rtc_uid"]
            request["properties"] = {**properties, "token": self._made("combined", request, uid)}
        if not sip.get("rtc_token"):
            request["sip"] = {**sip, "rtc_token": self._made("rtc", request, sip["rtc_uid"])}

    def _made(self, kind: Any, request: dict[str, Any], uid: Any) -> str:
        from shengwang_agent.token import build

        channel = request["properties"]["channel"]
        return build(self.app_id, self.certificate, channel=channel, account=str(uid), kind=kind)


def dial_life(dial: Dial, plan: Plan, may_act: Any) -> Steps:
    """Carry one dial out, from claim to outcome.

    ``may_act()`` tells whether the claim still counts, just before it is acted on. Raises what
    concerns all dials alike: refused credentials, errors of the caller's own functions.
    """
    agent_id = dial.agent_id
    if agent_id is None:
        agent_id = yield from _look_up(dial, plan) if dial.lost else _place(dial, plan, may_act)
    if agent_id is None:
        return
    if plan.follow:
        yield from _follow(dial, plan, agent_id)
    else:
        yield Report(dial, DONE, _o.PLACED, agent_id=agent_id, rang=True)


# Placing the call -------------------------------------------------------------------------


def request_of(dial: Dial, plan: Plan) -> dict[str, Any]:
    """The arguments of ``telephony.call`` for a dial; ConfigurationError when a gap stays open."""
    request, problems = plan.template.fill({**dial.row, "channel": dial.channel})
    if problems:
        field, text = problems[0]
        raise errors.ConfigurationError(f"line {dial.line}: {field}: {text}")
    # What was checked and written down is what is dialled.
    sip = {**request["sip"], "to_number": dial.number}
    try:
        request["sip"] = {**sip, "from_number": read_number(sip.get("from_number") or "")}
    except ValueError as error:
        raise errors.ConfigurationError(f"line {dial.line}: sip.from_number: {error}") from None
    if plan.tokens is not None:
        plan.tokens.fill(request)
    return request


def _place(dial: Dial, plan: Plan, may_act: Any) -> Placing:
    """Send the one request that rings the telephone; the call's id, or None when settled."""
    try:
        request = request_of(dial, plan)
    except Exception:
        yield Report(dial, WAITING)
        raise
    # Repeats are ours: each goes through the journal and the pace.
    arguments = {**plan.project, **request, "request_options": {"max_retries": 0}}
    stopping = yield Pause(0)
    if stopping or time.monotonic() >= dial.send_by or not may_act():
        yield Report(dial, WAITING)
        return None
    try:
        answer = yield Ask("telephony", "call", arguments)
    except Exception as error:
        return (yield from _failed(dial, plan, error))
    if not isinstance(answer.agent_id, str) or not answer.agent_id:
        return (yield from _look_up(dial, plan))
    if plan.follow:
        yield Report(dial, CALLING, agent_id=answer.agent_id)
    return answer.agent_id


def _failed(dial: Dial, plan: Plan, error: Exception) -> Placing:
    """Sort out what the failure of the request says about the telephone."""
    if isinstance(error, errors.OutcomeUnknown):
        return (yield from _look_up(dial, plan, _told(error)))
    if isinstance(error, errors.TransportError):  # nothing left this machine
        yield Report(dial, WAITING, gap=UNREACHED_GAP, slow="rest", seconds=1.0)
        return None
    if not isinstance(error, errors.ApiError) or error.status_code in (401, 403):
        yield Report(dial, WAITING)
        raise error
    if error.status_code in (408, 429) or isinstance(error, errors.ServerError):
        hint = hint_seconds(error.headers, time.time())
        yield Report(dial, WAITING, gap=hint or 1.0, slow="hint", seconds=hint)
    elif error.status_code == 422 and dial.crowds < MOST_CROWDS:
        yield Report(dial, WAITING, gap=CROWD_GAP, slow="crowd")
    else:
        yield Report(dial, DONE, _o.REFUSED, _told(error))
    return None


def _told(error: Exception) -> str:
    if isinstance(error, errors.ApiError):
        parts = [str(error.status_code), error.reason or "", error.detail or ""]
        return " ".join(part for part in parts if part)[:300]
    return type(error).__name__


# Did it ring? -----------------------------------------------------------------------------


def _look_up(dial: Dial, plan: Plan, why: str = "the process that dialled died") -> Placing:
    """Look for the call of an unknown outcome until ``patience`` runs out; then hold it.

    The platform may list a call a little after it took it, so one look is not enough; and a look
    that failed proves nothing, so the last one must have succeeded.
    """
    until, gap = time.monotonic() + plan.patience, 0.5
    since = int(dial.claimed_at) - CLOCK_MARGIN
    query = {
        **plan.project, "number": dial.number, "from_time": since, "type": "outbound", "limit": 100,
    }  # fmt: skip
    while True:
        late = time.monotonic() >= until
        try:
            call = yield Find(query, dial.channel)
        except (errors.TransportError, errors.ServerError, errors.RateLimitError):
            late = False
        else:
            if call is not None:
                yield Report(dial, CALLING, agent_id=call.agent_id)
                return str(call.agent_id)
        if late:
            detail = f"{why}; the platform lists no such call after {plan.patience:g} s"
            yield Report(dial, HELD, _o.UNKNOWN, detail, rang=True)
            return None
        gap = min(gap * 2, LONGEST_LOOK_GAP)
        left = until - time.monotonic()
        if (yield Pause(min(gap, left) if left > 0 else gap)):
            return None


# Following the call -----------------------------------------------------------------------


def _follow(dial: Dial, plan: Plan, agent_id: str) -> Steps:
    """Ask for the state of the call until it is over, then judge it."""
    seen_answered, gap = False, min(1.0, plan.poll)
    ask = Ask("telephony", "get", {**plan.project, "agent_id": agent_id})
    while True:
        try:
            call = yield ask
        except errors.NotFoundError:
            detail = "the platform took the call but does not know it any more"
            yield Report(dial, HELD, _o.UNKNOWN, detail, agent_id=agent_id, rang=True)
            return
        except (errors.TransportError, errors.ServerError, errors.RateLimitError):
            call = None
        if call is not None:
            seen_answered = seen_answered or call.state == "answered"
            if call.state == "hangup":
                ended = yield from _ended(call, plan, agent_id, seen_answered)
                yield _settled(dial, plan, agent_id, ended)
                return
        if (yield Pause(gap)):
            return
        gap = min(gap * 2, plan.poll)


def _ended(
    call: Any, plan: Plan, agent_id: str, seen_answered: bool
) -> Generator[Ask, Any, _o.Ended]:
    message = ""
    if call.reason == _o.FAILED and not seen_answered:
        try:
            agent = yield Ask("agents", "get", {**plan.project, "agent_id": agent_id})
            message = agent.message if isinstance(agent.message, str) else ""
        except errors.ShengwangError:
            pass  # it was worth asking; the time it rang says something too
    times = (call.create_ts, call.stop_ts)
    seconds = times[1] - times[0] if all(isinstance(t, (int, float)) and t for t in times) else None
    return _o.Ended(call.state, call.reason, seconds, seen_answered, message, call)


def _settled(dial: Dial, plan: Plan, agent_id: str, ended: _o.Ended) -> Report:
    outcome = plan.judge(ended)
    rule = plan.retry.get(outcome)
    again = rule is not None and dial.tries + 1 < rule.tries
    return Report(
        dial,
        WAITING if again else DONE,
        outcome,
        ended.message[:300],
        agent_id,
        gap=rule.gap if rule is not None and again else 0.0,
        rang=True,
    )
