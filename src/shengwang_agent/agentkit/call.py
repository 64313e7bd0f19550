"""``Call`` and ``AsyncCall``: one outbound telephone call, placed once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Literal

from shengwang_agent._call.recovery import CLOCK_SKEW, is_ours
from shengwang_agent._call.retry import may_have_acted
from shengwang_agent._frames import sealed_methods
from shengwang_agent._masking import masked_number
from shengwang_agent.campaign import outcomes
from shengwang_agent.errors import (
    ArgumentError,
    DecodeError,
    ShengwangError,
    StateError,
    unknown_class,
)

from . import polling
from .errors import failure
from .properties import TO_BE_MADE, AgentLike, Described, Join, fresh_name, properties_of
from .steps import Invoke, Scope, Steps, run, run_async

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from typing_extensions import Self

    from shengwang_agent.client import AgentClient, AsyncAgentClient
    from shengwang_agent_api import models as _m


__all__ = ["AsyncCall", "Call"]

CallStatus = Literal["new", "placing", "ringing", "answered", "ended", "failed", "unknown"]
_OVER = ("ended", "failed")
_RING = 90.0
"""Seconds a telephone may ring before waiting for an answer ends."""


class CallState(Scope):
    """What both kinds of call share: arguments, states, tokens, and every operation as steps."""

    _begins, _ends = "place", "hang_up"
    _warning = "the call may go on, hanging up"
    _made_by = "agent.call(client, to_number='+86…', from_number='+86…', channel='…')"
    place: Any
    find: Any
    refresh: Any
    hang_up: Any
    _take: Any

    def __init__(
        self,
        client: Any,
        agent: AgentLike | None,
        *,
        to_number: str,
        from_number: str,
        channel: str,
        agent_uid: str = "1",
        sip_uid: str = "2",
        name: str | None = None,
        token: str | None = None,
        sip_token: str | None = None,
        idle_timeout: int | None = None,
        enable_string_uid: bool | None = None,
        expires_in: int | None = None,
        pipeline_id: str | None = None,
    ) -> None:
        self._client = client
        self._agent = agent
        self._app_id = getattr(client, "app_id", "") or ""
        pipeline_id = pipeline_id or (agent.pipeline_id if agent else None)
        self._join = Join(
            *(channel, agent_uid, [sip_uid], idle_timeout, enable_string_uid, token or None),
            *(self._app_id, getattr(client, "app_certificate", None), expires_in, pipeline_id),
            starting=True,
        )
        self._to, self._from = to_number, from_number
        self._sip_uid, self._sip_token = sip_uid, sip_token
        self._name = name or (agent.name if agent else None) or fresh_name("call")
        self._status: CallStatus = "new"
        self._id: str | None = None
        self._since = 0.0
        self._reason: str | None = None
        self._seen = self._outcome = self._message = ""
        self._given: dict[str, Any] | None = None

    @classmethod
    def _attached(cls, client: Any, agent_id: str) -> Self:
        cls._check_attached(client, agent_id)
        call = cls(client, None, to_number="", from_number="", channel="")
        call._attached_here = True
        call._id, call._status = agent_id, "ringing"
        return call

    @classmethod
    def _of(cls, client: Any, request: dict[str, Any]) -> Self:
        """Return a call whose whole request, tokens included, was made elsewhere."""
        sip, channel = request["sip"], request["properties"]["channel"]
        numbers = {"to_number": sip["to_number"], "from_number": sip["from_number"]}
        call = cls(client, None, **numbers, channel=channel, name=request["name"])
        call._given = request
        return call

    @property
    def id(self) -> str | None:
        """The id of the call and of its agent; None before it is placed."""
        return self._id

    @property
    def status(self) -> CallStatus:
        """``new``, ``placing``, ``ringing``, ``answered``, ``ended``, ``failed``, or ``unknown``
        when the answer to placing it was lost."""
        return self._status

    @property
    def reason(self) -> str | None:
        """Why it ended, in the platform's word: ``request``, ``hangup`` or ``failed``."""
        return self._reason

    @property
    def outcome(self) -> str | None:
        """What became of it, in the words of ``campaign.outcomes``: ``answered``, ``busy`` and so
        on; None while it goes on. ``unknown`` where the platform does not tell."""
        return self._outcome or None

    def __repr__(self) -> str:
        number = masked_number(self._to)
        return f"<{type(self).__name__} to {number} {self._status} id={self._id!r}>"

    # Placing it ---------------------------------------------------------------------------

    def _place(self) -> Steps[str]:
        request = self._request()
        self._status, self._since = "placing", time.time()
        try:
            reply = yield Invoke(self._client.telephony.call, request)
        except BaseException as error:
            # Nothing rang for certain: the call can be placed. Else it stays unknown.
            self._status = "unknown" if may_have_acted(error) else "new"
            raise
        found = getattr(reply, "agent_id", None)
        if not isinstance(found, str) or not found:
            self._status = "unknown"
            cls: Any = unknown_class(DecodeError)
            raise cls(note="telephony.call: the answer is success, but names no agent_id")
        self._id, self._status = found, "ringing"
        return found

    def _request(self) -> dict[str, Any]:
        """Build the request; a call is placed once, and never again when it may have rung."""
        if self._status == "unknown":
            raise StateError(
                "whether the telephone rang is unknown, so it is not dialled again: call find(), "
                "or make a new call"
            )
        if self._status != "new":
            raise StateError(f"this call is {self._status}: a call is placed once, make a new one")
        if self._given is not None:
            return {"appid": self._app_id or None, **self._given}
        body = {"name": self._name, "sip": self._sip(), "properties": self._properties()}
        if self._join.pipeline_id is not None:
            body["pipeline_id"] = self._join.pipeline_id
        return {"appid": self._app_id or None, **body}

    def _properties(self) -> Any:
        from shengwang_agent_api.models import CallTelephonyRequestProperties

        if self._agent is not None:
            properties, _ = self._agent._properties(self._join)
        else:
            given = Described({"pipeline_id": "given"}, False, None, None)
            properties, _ = properties_of(given, self._join)
        return CallTelephonyRequestProperties.from_dict(properties.to_dict())

    def _sip(self) -> Any:
        from shengwang_agent_api.models import CallTelephonyRequestSip

        token, join = self._sip_token, self._join
        if not token:
            if not join.app_id or not join.app_certificate:
                raise ArgumentError(f"sip_token is missing; {TO_BE_MADE}")
            token = join.token_for(self._sip_uid, join.life)
        uid = str(self._sip_uid)
        return CallTelephonyRequestSip(
            to_number=self._to, from_number=self._from, rtc_uid=uid, rtc_token=token
        )

    # Following it -------------------------------------------------------------------------

    def _find(self) -> Steps[bool]:
        if self._status != "unknown":
            return self._id is not None
        since = int(self._since - CLOCK_SKEW)
        query = {"appid": self._app_id or None, "number": self._to, "from_time": since}
        record = yield from polling.search(self._client.telephony.list, [query], self._mine)
        if record is not None:
            self._id = record.agent_id
            self._noted(record)
        return record is not None

    def _mine(self, record: Any) -> Steps[Any]:
        yield from ()
        return record if is_ours(record, self._since, channel=self._join.channel) else None

    def _refresh(self, limit: Any = None) -> Steps[_m.GetTelephonyResponse]:
        which = {**self._which(), **({"request_options": limit} if limit else {})}
        record: _m.GetTelephonyResponse = yield Invoke(self._client.telephony.get, which)
        self._noted(record)
        if self._status in _OVER and not self._outcome:
            yield from self._judge(record, which)
        return record

    def _noted(self, record: Any) -> None:
        """Take over what the platform says of the call."""
        self._seen = outcomes.furthest(self._seen, getattr(record, "state", None))
        if outcomes.is_over(record):
            self._reason = getattr(record, "reason", None)
            self._status = "ended" if self._seen else "failed"
        elif self._seen:
            self._status = "answered"
        elif self._status in ("unknown", "placing"):
            self._status = "ringing"

    def _judge(self, record: Any, which: dict[str, Any]) -> Steps[None]:
        """Find out what became of a call that is over, and by what it says of itself."""
        if not self._seen and outcomes.needs_proof(record):
            turns = yield from self._told(self._client.agents.get_turns, which)
            self._seen = outcomes.ANSWERED * outcomes.spoke(turns)
        if not self._seen:
            info = yield from self._told(self._client.agents.get, which)
            self._message = outcomes.message_of(info)
        self._outcome = outcomes.judge(outcomes.ended(record, self._seen, self._message))
        self._status = "ended" if self._outcome in outcomes.REACHED else "failed"

    def _told(self, method: Any, which: dict[str, Any]) -> Steps[Any]:
        """What the platform tells of the agent of the call, or None: it only helps to judge."""
        try:
            return (yield Invoke(method, which))
        except ShengwangError:
            return None

    def _which(self) -> dict[str, Any]:
        if self._id is None:
            raise StateError(f"the call is {self._status}: place() it first")
        return {"appid": self._app_id or None, "agent_id": self._id}

    def _wait(self, state: str, timeout: float | None) -> Any:
        """Wait for ``answered`` or ``hangup`` as the class takes its steps; return the record."""
        waits = {"answered": self._wait_answered, "hangup": self._wait_ended}
        begin = waits.get(str(state).lower())
        if begin is None:
            raise ArgumentError(f"there is no state {state!r}; a call is answered, then hangup")
        return self._take(begin(timeout))

    def _wait_answered(self, timeout: float | None) -> Steps[Any]:
        if self._status in ("answered", "ended"):
            return None
        patience, interval = _RING if timeout is None else timeout, polling.PollInterval(0.5, 2.0)
        record = yield from polling.until(
            *(self._refresh, lambda _: self._status != "ringing", interval, patience),
            "nobody picked up",
        )
        if self._status == "failed":
            raise failure(self._id, self._reason, self._message, outcome=self._outcome)
        return record

    def _wait_ended(self, timeout: float | None) -> Steps[Any]:
        if self._status in _OVER:
            return None
        patience = outcomes.LONGEST_CALL if timeout is None else timeout
        what, interval = "the call was not over", polling.PollInterval(1.0, 5.0)
        record = yield from polling.until(
            *(self._refresh, lambda _: self._status in _OVER, interval, patience), what
        )
        return record

    # Ending it ----------------------------------------------------------------------------

    def _hang_up(self) -> Steps[None]:
        if self._status in _OVER:
            return
        if self._status == "unknown" and not (yield Invoke(self.find)):
            return
        if self._status not in _OVER:
            yield from polling.unless_gone(self._client.telephony.hangup, self._which())
            self._status, self._outcome = "ended", self._seen or "cancelled"
            self._reason = self._reason or "request"

    @property
    def _entered(self) -> bool:
        return self._status != "new"

    _may_run = _entered


@sealed_methods
class Call(CallState):
    """One outbound call of an agent. As a context manager it is placed, and always hung up.

    ::

        with agent.call(client, to_number="+86…", from_number="+86…", channel="c1") as call:
            call.wait_answered()
            call.wait_ended(timeout=600)

    Its arguments are those of :class:`CallOptions`. It dials once: placing it again raises, also after a failure in which the telephone may have
    rung; ``find`` then tells whether it did. Not thread-safe.
    """

    _take = staticmethod(run)

    @classmethod
    def attach(cls, client: AgentClient, agent_id: str) -> Self:
        """Return a call that was placed elsewhere, by its id; a ``with`` block leaves it on."""
        return cls._attached(client, agent_id)

    def place(self) -> str:
        """Dial, and return the id of the call.

        ``OutcomeUnknown`` says that it may have rung. A failure in which nothing was sent, or a
        refusal by the platform, leaves the call new.
        """
        return run(self._place())

    def find(self) -> bool:
        """Tell whether a call of unknown outcome was placed; when it was, it goes on from here."""
        return run(self._find())

    def refresh(self) -> _m.GetTelephonyResponse:
        """Ask the platform for the state of the call."""
        return run(self._refresh())

    def wait_answered(self, timeout: float = _RING) -> None:
        """Wait until someone picks up.

        Raises ``Busy``, ``NoAnswer``, ``Rejected`` or plain ``CallFailed``, and ``WaitTimeout``
        after ``timeout`` seconds.
        """
        run(self._wait_answered(timeout))

    def wait_ended(self, timeout: float | None = None) -> None:
        """Wait until the call is over; ``WaitTimeout`` after ``timeout`` seconds, when given.

        A call that nobody answered is no error here; ``outcome`` tells.
        """
        run(self._wait_ended(timeout))

    def follow(
        self,
        *,
        interval: float = 1.0,
        longest: float = 5.0,
        timeout: float | None = None,
        from_now: bool = False,
    ) -> Iterator[_m.GetHistoryAgentsResponseContentsItem]:
        """Yield what was said and is said, until the call is over; as ``AgentSession.follow``."""
        pace = {"interval": interval, "longest": longest, "timeout": timeout, "from_now": from_now}
        return self._client.telephony.follow(self._which()["agent_id"], **pace)  # type: ignore[no-any-return]

    def hang_up(self) -> None:
        """End the call. One that is over is fine; one of unknown outcome is looked for first."""
        run(self._hang_up())

    def __enter__(self) -> Self:
        return run(self._enter())

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        run(self._exit(error))


@sealed_methods
class AsyncCall(CallState):
    """The async twin of ``Call``, for asyncio: same methods, awaited."""

    _take = staticmethod(run_async)

    @classmethod
    def attach(cls, client: AsyncAgentClient, agent_id: str) -> Self:
        """Return a call that was placed elsewhere, by its id; a ``with`` block leaves it on."""
        return cls._attached(client, agent_id)

    async def place(self) -> str:
        """Dial, and return the id of the call; as ``Call.place``."""
        return await run_async(self._place())

    async def find(self) -> bool:
        """Tell whether a call of unknown outcome was placed; when it was, it goes on from here."""
        return await run_async(self._find())

    async def refresh(self) -> _m.GetTelephonyResponse:
        """Ask the platform for the state of the call."""
        return await run_async(self._refresh())

    async def wait_answered(self, timeout: float = _RING) -> None:
        """Wait until someone picks up; raises as ``Call.wait_answered``."""
        await run_async(self._wait_answered(timeout))

    async def wait_ended(self, timeout: float | None = None) -> None:
        """Wait until the call is over; ``WaitTimeout`` after ``timeout`` seconds, when given."""
        await run_async(self._wait_ended(timeout))

    def follow(
        self,
        *,
        interval: float = 1.0,
        longest: float = 5.0,
        timeout: float | None = None,
        from_now: bool = False,
    ) -> AsyncIterator[_m.GetHistoryAgentsResponseContentsItem]:
        """Yield what was said and is said, until the call is over; as ``Call.follow``."""
        pace = {"interval": interval, "longest": longest, "timeout": timeout, "from_now": from_now}
        return self._client.telephony.follow(self._which()["agent_id"], **pace)  # type: ignore[no-any-return]

    async def hang_up(self) -> None:
        """End the call. One that is over is fine; one of unknown outcome is looked for first."""
        await run_async(self._hang_up())

    async def __aenter__(self) -> Self:
        return await run_async(self._enter())

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        await run_async(self._exit(error))
