"""The life of one dial, written once for the sync and the async campaign.

:func:`dial_life` is a generator. It yields what it wants done and is resumed with what came of
it, or with the exception it raised::

    ClientCall  a method of the client               -> its result
    FindCall    a walk through ``telephony.list``    -> the call of this dial, or None
    Seen        what notifications told of the call  -> how far it came, and whether more comes
    Delay       a wait (0: none)                     -> True when the campaign is being stopped
    Report      something for the journal            -> None

When it returns without a final report, the dial stays open in the journal and the next worker
goes on with it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Mapping
from functools import partial
from ssl import SSLCertVerificationError
from types import SimpleNamespace
from typing import Any, NamedTuple

from shengwang_agent import errors
from shengwang_agent._call.recovery import is_ours
from shengwang_agent._call.retry import may_have_acted
from shengwang_agent._e164 import read_number
from shengwang_agent.agentkit.polling import new_entries
from shengwang_agent.campaign import outcomes as _o
from shengwang_agent.campaign.journal import CALLING, DONE, HELD, WAITING, Dial, Report
from shengwang_agent.campaign.refusals import concerns_everybody, names_quota
from shengwang_agent.campaign.template import RequestTemplate


class ClientCall(NamedTuple):
    """``client.<resource>.<method>(**arguments)``."""

    resource: str
    method: str
    arguments: Mapping[str, Any]

    def of(self, client: Any) -> Any:
        """What the client gives: the result, or an awaitable of it."""
        return getattr(getattr(client, self.resource), self.method)(**self.arguments)


class FindCall(NamedTuple):
    """The call in all pages of ``client.telephony.list(**arguments)`` that a dial left behind."""

    arguments: Mapping[str, Any]
    channel: str

    def of(self, client: Any) -> Any:
        """The call or None; from an async client an awaitable of it."""
        calls = client.telephony.list(**self.arguments)
        if hasattr(calls, "__aiter__"):
            return self._walk_async(calls)
        return next(filter(self._is_it, calls), None)

    async def _walk_async(self, calls: Any) -> Any:
        async for call in calls:
            if self._is_it(call):
                return call
        return None

    def _is_it(self, call: Any) -> bool:
        return is_ours(call, self.arguments["from_time"], channel=self.channel, skew=0)


class Delay(NamedTuple):
    """A wait in seconds."""

    seconds: float


class Seen(NamedTuple):
    """How far this call has come by the journal, where notifications of any process arrive."""

    ask: Callable[[], tuple[str, bool]]

    def of(self, client: Any) -> tuple[str, bool]:
        """What it is, and whether the notification of its end is on its way; this may wait."""
        return self.ask()


Question = ClientCall | FindCall | Delay | Seen
Questions = Generator[Question, Any, None]
Steps = Generator[Question | Report, Any, None]
Placing = Generator[Question | Report, Any, str | None]


def reported(steps: Steps, report: Callable[[Report], None]) -> Questions:
    """The steps that a driver has to do: reports are handed to ``report`` on the way.

    It is resumed with the answer, or with the exception itself in place of one.
    """
    answer: Any = None
    while True:
        try:
            failed = isinstance(answer, Exception)
            step = steps.throw(answer) if failed else steps.send(answer)
        except StopIteration:
            return
        if isinstance(step, Report):
            answer = None
            report(step)
        else:
            answer = yield step


UNREACHED_GAP = 15.0
CROWD_GAP = 60.0
MOST_CROWDS = 10
"""After this many 422 answers in a row for one person that do not name the quota, the request
itself is taken to be wrong."""
CLOCK_MARGIN = 86_400
"""Seconds our clock may be ahead of the platform's when a call is looked up. No other dial has its
channel name, so the time only keeps the list short."""
LONGEST_LOOK_GAP = 15.0
LONGEST_CROWD_GAP = 960.0
LATE_NOTICE = 10.0
"""Seconds that a notification may come later than the state it tells of."""
STRANGE_LOOK = 5.0
"""A call is looked for this many seconds after an error that is not the client's own."""


Classify = Callable[[list[dict[str, Any]]], str]
"""From the turns of a conversation, each with ``role`` and ``content``, to a word of yours."""


class Plan(NamedTuple):
    """What holds for all dials of a campaign."""

    template: RequestTemplate
    retry: Mapping[str, _o.Again]
    judge: _o.Judge
    appid: str | None
    follow: bool
    poll: float
    patience: float
    tokens: Tokens | None
    only: frozenset[str] | None
    longest_call: float = _o.LONGEST_CALL
    read: Callable[..., str] = read_number
    listen: bool = False
    classify: Classify | None = None

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
        """Add the tokens a call, or the start of an agent, needs where the request has none."""
        properties, sip = request["properties"], request.get("sip")
        if not properties.get("token"):
            uid = properties["agent_rtc_uid"]
            request["properties"] = {**properties, "token": self._made("combined", request, uid)}
        if sip is not None and not sip.get("rtc_token"):
            request["sip"] = {**sip, "rtc_token": self._made("rtc", request, sip["rtc_uid"])}

    def _made(self, kind: Any, request: dict[str, Any], uid: Any) -> str:
        from shengwang_agent.token import build

        channel = request["properties"]["channel"]
        return build(self.app_id, self.certificate, channel=channel, account=str(uid), kind=kind)


def dial_life(
    dial: Dial, plan: Plan, may_act: Callable[[], bool], seen: Callable[[str], tuple[str, bool]]
) -> Steps:
    """Carry one dial out, from claim to outcome.

    ``may_act()`` tells whether the claim still counts, just before it is acted on; ``seen`` is
    ``Journal.seen``. Raises what concerns all dials alike: refused credentials, errors of the
    caller's own functions.
    """
    agent_id = dial.agent_id
    if agent_id is None:
        agent_id = yield from _look_up(dial, plan) if dial.lost else _place(dial, plan, may_act)
    if agent_id is None:
        return
    if plan.follow:
        yield from _follow(dial, plan, agent_id, Seen(partial(seen, dial.channel)))
    else:
        yield Report(dial, DONE, _o.PLACED, agent_id=agent_id, rang=True)


# Placing the call -------------------------------------------------------------------------


def request_of(dial: Dial, plan: Plan) -> dict[str, Any]:
    """The arguments of ``telephony.call`` for a dial; ConfigurationError when a gap stays open."""
    request, problems = plan.template.fill({**dial.row, "channel": dial.channel})
    if problems:
        field, text = problems[0]
        raise errors.ConfigurationError(f"line {dial.line}: {field}: {text}")
    # The number in the journal is dialled, not the row's own spelling of it.
    sip = {**request["sip"], "to_number": dial.number}
    try:
        request["sip"] = {**sip, "from_number": plan.read(sip.get("from_number"))}
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
    # The client must not repeat: each repeat goes through the journal and the pace.
    arguments = {**plan.project, **request, "request_options": {"max_retries": 0}}
    stopping = yield Delay(0)
    if stopping or time.monotonic() >= dial.send_by or not may_act():
        yield Report(dial, WAITING)
        return None
    try:
        answer = yield ClientCall("telephony", "call", arguments)
    except Exception as error:
        return (yield from _failed(dial, plan, error))
    agent_id = getattr(answer, "agent_id", None)  # to read one that is missing raises
    if not isinstance(agent_id, str) or not agent_id:
        return (yield from _look_up(dial, plan))
    if plan.follow:
        yield Report(dial, CALLING, agent_id=agent_id)
    return agent_id


def _failed(dial: Dial, plan: Plan, error: Exception) -> Placing:
    """Report what a failed request means for the dial; the call's id when the call was found."""
    if not _is_local(error):
        if isinstance(error, errors.OutcomeUnknown):
            return (yield from _look_up(dial, plan, _told(error)))
        if isinstance(error, errors.TransportError):
            yield Report(dial, WAITING, gap=UNREACHED_GAP, slow="rest", seconds=1.0)
            return None
        if isinstance(error, errors.ApiError):
            yield _turned_down(dial, error)
            if error.status_code not in (401, 403):
                return None
            raise error
    if may_have_acted(error):
        yield from _give_back(dial, plan)
    else:
        yield Report(dial, WAITING)
    raise error


def _turned_down(dial: Dial, error: errors.ApiError) -> Report:
    """The report on an answer by which the platform refused to dial."""
    if error.status_code in (401, 403):
        return Report(dial, WAITING)
    if error.status_code == 429 or isinstance(error, errors.ServerError):
        hint = error.retry_after
        return Report(dial, WAITING, gap=hint or 1.0, slow="hint", seconds=hint)
    told = _told(error)
    wordless = error.status_code == 422 and dial.crowds < MOST_CROWDS
    if names_quota(told) or (wordless and not concerns_everybody(told)):
        gap = min(CROWD_GAP * 2.0 ** min(dial.crowds, 8), LONGEST_CROWD_GAP)
        return Report(dial, WAITING, gap=gap, slow="crowd")
    return Report(dial, DONE, _o.REFUSED, told)


def _give_back(dial: Dial, plan: Plan) -> Steps:
    """Put the dial back in line after an error that did not come from the platform.

    If the platform lists the call, the telephone rang before a hook of the caller failed; then the
    call stays open.
    """
    try:
        found = yield from _looked_for(dial, plan, min(plan.patience, STRANGE_LOOK))
    except Exception:  # the same error kept the request from leaving; the caller raises it
        yield Report(dial, WAITING)
        return
    if found.call is not None:
        yield Report(dial, CALLING, agent_id=found.call.agent_id)
    elif found.told:
        yield Report(dial, WAITING)


def _is_local(error: BaseException) -> bool:
    """Whether this machine is the cause: a file that is missing, a certificate that it does not
    trust, a proxy that does not know it. Nobody can be called until somebody mends that."""
    # The HTTP library may wrap it as a broken connection.
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and (
            isinstance(cause, (FileNotFoundError, SSLCertVerificationError))
            or cause.filename is not None
        ):
            return True
        if type(cause).__name__ == "ProxyError" and "status 407" in str(cause):
            return True
        cause = cause.__cause__
    return False


def _passes(error: Exception) -> bool:
    """Whether a question that failed so may be asked again."""
    if _is_local(error):
        return False
    if isinstance(error, (errors.TransportError, errors.PaginationError, errors.DecodeError)):
        return True
    status = error.status_code if isinstance(error, errors.ApiError) else None
    return status is not None and (status >= 500 or status in (408, 425, 429))


def _refuses(error: Exception) -> bool:
    """Whether the platform refuses to answer a question about this one call."""
    return isinstance(error, errors.ApiError) and error.status_code not in (401, 403)


def _told(error: Exception) -> str:
    if isinstance(error, errors.ApiError):
        parts = [str(error.status_code), error.reason or "", error.detail or ""]
        return " ".join(part for part in parts if part)[:300]
    return type(error).__name__


# Did it ring? -----------------------------------------------------------------------------


class _Looked(NamedTuple):
    """``told``: the last look had an answer. ``stopped``: the campaign is being stopped."""

    call: Any
    told: bool
    stopped: bool


def _look_up(dial: Dial, plan: Plan, why: str = "the process that dialled died") -> Placing:
    """Look for the call of an unknown outcome until ``patience`` runs out; then hold it."""
    try:
        found = yield from _looked_for(dial, plan, plan.patience)
    except errors.ApiError as error:
        if not _refuses(error):
            raise
        detail = f"{why}; the platform does not list calls: {_told(error)}"
        yield _held(dial, detail)
        return None
    if found.call is not None:
        yield Report(dial, CALLING, agent_id=found.call.agent_id)
        return str(found.call.agent_id)
    if not found.stopped:
        said = f"lists no such call after {plan.patience:g} s" if found.told else "cannot be asked"
        yield _held(dial, f"{why}; the platform {said}")
    return None


def _looked_for(dial: Dial, plan: Plan, patience: float) -> Generator[Question, Any, _Looked]:
    """Look for the call of a dial, for ``patience`` seconds at least.

    The platform may list a call a little after it took it, so one look is not enough. A look that
    failed proves nothing, so the last one must have had an answer.
    """
    begun, gap = time.monotonic(), 0.5
    since = int(dial.claimed_at) - CLOCK_MARGIN
    query = {
        **plan.project, "number": dial.number, "from_time": since, "type": "outbound", "limit": 100,
    }  # fmt: skip
    while True:
        elapsed, call, told = time.monotonic() - begun, None, True
        try:
            call = yield FindCall(query, dial.channel)
        except Exception as error:
            if not _passes(error):
                raise
            told = False
        if call is not None or elapsed >= (patience if told else plan.longest_call):
            return _Looked(call, told, False)
        gap = min(gap * 2, LONGEST_LOOK_GAP)
        left = begun + patience - time.monotonic()
        if (yield Delay(min(gap, left) if left > 0 else gap)):
            return _Looked(None, told, True)


def _held(dial: Dial, detail: str, agent_id: str | None = None) -> Report:
    return Report(dial, HELD, _o.UNKNOWN, detail[:300], agent_id, rang=True)


# Following the call -----------------------------------------------------------------------


def _follow(dial: Dial, plan: Plan, agent_id: str, told: Seen) -> Steps:
    """Ask for the state of the call until it is over, then judge it; hold it if it never ends."""
    until, gap = time.monotonic() + plan.longest_call, min(1.0, plan.poll)
    seen, state, said = dial.seen, None, dial.said
    ask = ClientCall("telephony", "get", {**plan.project, "agent_id": agent_id})
    while True:
        try:
            call = yield ask
        except Exception as error:
            if not _passes(error):
                if not _refuses(error):
                    raise
                detail = f"the platform took the call but does not tell of it: {_told(error)}"
                yield _held(dial, detail, agent_id)
                return
        else:
            state = getattr(call, "state", None)
            before, seen = (seen, said), _o.furthest(seen, state)
            if _o.is_up(state):
                said = yield from _listened(plan, agent_id, said)
            if seen and (seen, said) != before:  # the journal tells it to the next worker
                yield Report(dial, CALLING, agent_id=agent_id, seen=seen, said=said)
            if _o.is_over(call):
                seen = yield from _by_notices(told, seen, wait=_o.needs_proof(call))
                ended = yield from _ended(call, plan, agent_id, seen, said)
                settled = _settled(dial, plan, agent_id, ended)
                answer = answer_of(plan, said, f"line {dial.line}") if said else ""
                yield settled._replace(said=said, answer=answer, lasted=ended.seconds)
                return
        left = until - time.monotonic()
        if left <= 0:
            detail = f"no end was seen in {plan.longest_call / 3600:g} h; the state is {state!r}"
            yield _held(dial, detail, agent_id)
            return
        if (yield Delay(min(gap, left))):
            return
        gap = min(gap * 2, plan.poll)


def _by_notices(told: Seen, before: str, wait: bool) -> Generator[Question, Any, str]:
    """How far a call has come that was seen so ``before``; that of its end may be waited for."""
    left, gap = LATE_NOTICE, 0.1
    while True:
        noticed, awaited = yield told
        seen = _o.furthest(before, noticed)
        if before or not (wait and awaited) or left <= 0:
            return seen
        yield Delay(gap)
        left, gap = left - gap, gap * 2


def _listened(plan: Plan, agent_id: str, said: str) -> Generator[ClientCall, Any, str]:
    """The conversation so far, as JSON. The platform tells it while the agent runs, and of a long
    one the last turns only, so it is put together here."""
    if not plan.listen:
        return said
    history = yield from _asked("get_history", {**plan.project, "agent_id": agent_id})
    turns = turns_of(getattr(history, "contents", None))
    return as_said(_joined(json.loads(said or "[]"), turns))


def _joined(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The whole conversation, from what was kept of it and its last turns."""
    stood = len(before) - 1
    if stood < 1 or before[:stood] == now[:stood]:
        return now or before  # none has slid out; the last one may have changed
    entries = ([SimpleNamespace(**turn) for turn in turns] for turns in (before, now))
    overlap = len(now) - len(new_entries(*entries))
    return before[: len(before) - overlap] + now


def turns_of(contents: Any) -> list[dict[str, Any]]:
    """The turns in the history of an agent, without those that are empty."""
    turns = contents if isinstance(contents, list) else []
    plain = [turn.to_dict() if hasattr(turn, "to_dict") else turn for turn in turns]
    return [turn for turn in plain if isinstance(turn, dict) and turn.get("content")]


def as_said(turns: list[dict[str, Any]]) -> str:
    """Turns as the journal keeps them."""
    return json.dumps(turns) if turns else ""


def answer_of(plan: Plan, said: str, whose: str) -> str:
    """The word that ``classify`` makes of a conversation; empty without one. Its errors tell whose."""
    try:
        answer = plan.classify(json.loads(said)) if plan.classify else ""
    except Exception as error:
        notes = error.__dict__.setdefault("__notes__", [])  # as ``add_note`` of 3.11
        notes.append(f"in classify, of the conversation of {whose}")
        raise
    if not isinstance(answer, str):
        raise errors.ConfigurationError(f"classify: expected a word, it returned {answer!r}")
    return answer


def _ended(
    call: Any, plan: Plan, agent_id: str, seen: str, said: str
) -> Generator[ClientCall, Any, _o.Ended]:
    """All that can be found out of a call that is over; where no answer was seen, it is asked for."""
    which, message = {**plan.project, "agent_id": agent_id}, ""
    if not seen and _o.needs_proof(call):
        seen = _o.ANSWERED * _o.spoke((yield from _asked("get_turns", which)))
    if not seen:
        message = _o.message_of((yield from _asked("get", which)))
    turns = json.loads(said or "[]")
    theirs = [str(turn["content"]) for turn in turns if turn.get("role") == "user"]
    return _o.ended(call, seen, message, theirs)


def _asked(method: str, which: dict[str, Any]) -> Generator[ClientCall, Any, Any]:
    """What the platform tells of the agent of a call, or None: it helps the judge, no more."""
    try:
        return (yield ClientCall("agents", method, which))
    except errors.ShengwangError as error:
        fatal = (errors.ConfigurationError, errors.AuthenticationError)
        if _is_local(error) or isinstance(error, fatal):
            raise
        return None


def _settled(dial: Dial, plan: Plan, agent_id: str, ended: _o.Ended) -> Report:
    outcome = plan.judge(ended)
    if not isinstance(outcome, str) or not outcome:
        raise errors.ConfigurationError(f"judge: expected a word, it returned {outcome!r}")
    if outcome == _o.UNKNOWN:
        detail = ended.message or f"it ended, reason {ended.reason!r}; no answer was seen"
        return _held(dial, detail, agent_id)
    rule = plan.retry.get(outcome)
    again = rule is not None and dial.tries + 1 < rule.tries
    return Report(
        dial,
        WAITING if again else DONE,
        outcome,
        "" if outcome == _o.ANSWERED else ended.message[:300],
        agent_id,
        gap=rule.gap if rule is not None and again else 0.0,
        rang=True,
    )
