"""Telephone calls: the four operations, and the life of a call.

A call has an agent of its own, under the same id: it is STARTING while the telephone rings,
RUNNING once someone answers, so ``agents.speak`` or ``agents.get_history`` work with a call's id.
Notifications tell every state. ``get`` and ``list`` have none before the answer: what the platform
shows while the telephone rings is not documented.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from shengwang_agent._e164 import is_e164, read_number

from .agents import Lifecycle
from .caller import Caller
from .records import (
    BY_API,
    BY_CALLER,
    FAILED,
    HUNG_UP_BY_THEM,
    HUNG_UP_BY_US,
    LEFT_OK,
    STOPPED,
    UNANSWERED,
    AgentRecord,
    CallRecord,
    NumberRecord,
    ms,
    shown,
)  # fmt: skip
from .refusals import Refusal, check_phone, page
from .scripts import PATIENCE, CallScript, Switchboard
from .world import DAY, World

CALL_REACH = 60 * DAY
JSON = dict[str, Any]

#: Which state follows which: ``NEXT[state]``.
NEXT: dict[str, tuple[str, ...]] = {
    "": ("start",),
    "start": ("calling", "answered", "hangup"),
    "calling": ("ringing", "hangup"),
    "ringing": ("answered", "hangup"),
    "answered": ("transfered", "hangup"),
    "transfered": ("hangup",),
    "hangup": (),
}
CONNECTED = ("answered", "transfered")

#: The words of SIP statuses (RFC 3261, 8197, 8688), for scripts that ask for one.
SIP_WORDS: dict[int, str] = {
    401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
    407: "Proxy Authentication Required", 408: "Request Timeout", 410: "Gone",
    480: "Temporarily Unavailable", 484: "Address Incomplete", 486: "Busy Here",
    487: "Request Terminated", 488: "Not Acceptable Here", 500: "Server Internal Error",
    503: "Service Unavailable", 600: "Busy Everywhere", 603: "Decline",
    604: "Does Not Exist Anywhere", 607: "Unwanted", 608: "Rejected",
}  # fmt: skip
#: The code of a failed call in notification 110 is the platform's own, whatever the network says.
CALL_ERROR = 50


class Calls:
    """Place, get, list, hang up; and what the script makes of each call."""

    def __init__(self, world: World, caller: Caller, lifecycle: Lifecycle) -> None:
        self._world = world
        self._caller = caller
        self._lifecycle = lifecycle
        self.switchboard = Switchboard()
        lifecycle.on_over.append(self._agent_over)

    # -- operations ------------------------------------------------------------------------

    def call(self, appid: str, body: JSON) -> JSON:
        """Call a number; every accepted call is one entry in ``sandbox.dials``."""
        sip = body["sip"]
        to_number = check_phone("sip.to_number", sip["to_number"])
        from_number = check_phone("sip.from_number", sip["from_number"])
        call = self._open(appid, body, (to_number, from_number), "outbound")
        self._plan(call, self.switchboard.script_for(to_number))
        return {"agent_id": call.agent_id}

    def list(self, appid: str, query: JSON) -> JSON:
        """One page of call records, newest first. Default: those of the last 60 days."""
        now, number, kind = self._world.moment, query.get("number"), query.get("type")
        begin, end = query.get("from_time", now - CALL_REACH), query.get("to_time", now)
        found = (
            call
            for call in self._world.calls.values()
            if call.appid == appid
            and begin - 1 < call.create_ts <= end
            and (number is None or number in (call.to_number, call.from_number))
            and (kind is None or call.type == kind)
        )
        return page(found, self._world.calls, query, _record)

    def get(self, appid: str, agent_id: str) -> JSON:
        call = self.find(appid, agent_id)
        return _record(call) | ({"reason": call.reason} if call.reason else {})

    def hangup(self, appid: str, agent_id: str) -> JSON:
        """End a call from our side; 404 when it has ended already."""
        call = self.find(appid, agent_id)
        if not call.live:
            raise Refusal(404, f"call {agent_id} has ended already")
        self.end(call, HUNG_UP_BY_US)
        return {}

    def find(self, appid: str, agent_id: str) -> CallRecord:
        call = self._world.calls.get(agent_id)
        if call is None or call.appid != appid:
            raise Refusal(404, f"no call {agent_id!r} in this project")
        return call

    # -- beginning -------------------------------------------------------------------------

    def ring_in(
        self, appid: str, from_number: str, to_number: str, script: CallScript
    ) -> CallRecord:
        """Someone calls one of the numbers; the agent of its pipeline answers at once."""
        to_number = as_e164("to_number", to_number)
        from_number = as_e164("from_number", from_number)
        number = self._world.numbers.get(to_number)
        bound = (number.inbound_config or {}).get("pipeline_id") if number else None
        self._check_reach(to_number, number, bound)
        channel = {"channel": f"inbound-{self._world.sequence + 1}"}
        body = {"name": f"inbound {to_number}", "pipeline_id": bound, "properties": channel}
        call = self._open(appid, body, (to_number, from_number), "inbound")
        self._plan(call, script)
        return call

    def _check_reach(self, to_number: str, number: NumberRecord | None, bound: Any) -> None:
        """ValueError for a call that reaches no agent; on the platform nothing answers it."""
        if number is None:
            raise ValueError(f"{to_number} is not imported: phone_numbers.add() does it")
        if number.inbound is False:
            raise ValueError(f"{to_number} takes no inbound calls (inbound is false)")
        if not bound:
            how = 'phone_numbers.update(…, inbound_config={"pipeline_id": "…"})'
            raise ValueError(f"{to_number} is bound to no pipeline: {how} does it")

    def _open(self, appid: str, body: JSON, numbers: tuple[str, str], kind: str) -> CallRecord:
        agent = self._lifecycle.admit(appid, body, call=True, caller_present=False)
        names = ("agent_id", "appid", "sequence", "create_ts", "channel", "pipeline_id")
        to_number, from_number = numbers
        call = CallRecord(
            **shown(agent, *names), to_number=to_number, from_number=from_number, type=kind
        )
        self._world.calls[call.agent_id] = call
        self._move(call, "start")
        return call

    def _plan(self, call: CallRecord, script: CallScript) -> None:
        call.script = script
        rings = script.rings or 0.0
        if call.type == "outbound":
            self._move(call, "calling")
            if script.outcome != "busy":  # a busy line does not ring
                self._move(call, "ringing")
        if rings > 0:
            outcome = "no_answer" if script.outcome == "manual" else script.outcome
            call.timers["outcome"] = self._world.later(rings, self.settle, call, outcome)
        else:
            self.settle(call, script.outcome)

    def settle(self, call: CallRecord, outcome: str) -> None:
        """The callee reacts: picks up, is busy, declines, or never answers."""
        self._world.stop_timers(call, "outcome")
        if outcome in ("answered", "voicemail"):
            self._answered(call)
        else:
            self.end(call, UNANSWERED)

    def _answered(self, call: CallRecord) -> None:
        self._move(call, "answered")
        agent, script = self._world.agents[call.agent_id], call.script
        agent.caller_present = True
        self._lifecycle.become_ready(agent)
        for index, text in enumerate(script.says, start=1):
            self._caller.hear_after(script.pause * index, agent, text)
        self._at(call, script.hangs_up_after, self.end, HUNG_UP_BY_THEM)
        self._at(call, script.agent_hangs_up_after, self.end, HUNG_UP_BY_US)
        self._at(call, script.transferred_after, self.transfer)
        if script.hangs_up_after is None:
            patience = script.pause * len(script.says) + PATIENCE
            self._at(call, patience, self._silent, agent, agent.turn_count)

    def _at(self, call: CallRecord, delay: float | None, step: Any, *arguments: Any) -> None:
        """Plan a step of the call ``delay`` seconds from now, if there is to be one."""
        if delay is not None and isfinite(delay):
            self._world.later(delay, self._if_live, call, step, *arguments)

    def _if_live(self, call: CallRecord, step: Any, *arguments: Any) -> None:
        if call.live:
            step(call, *arguments)

    def transfer(self, call: CallRecord) -> None:
        """The agent hands the call on to a person; it goes on until somebody hangs up."""
        if call.state == "answered":
            self._move(call, "transfered")

    def _silent(self, call: CallRecord, agent: AgentRecord, turns: int) -> None:
        """The callee hangs up, unless somebody spoke since there were so many turns."""
        if agent.busy or agent.turn_count != turns:
            self._at(call, PATIENCE, self._silent, agent, agent.turn_count)
        else:
            self.end(call, HUNG_UP_BY_THEM)

    # -- ending ----------------------------------------------------------------------------

    def end(self, call: CallRecord, reason: str) -> None:
        """Hang up, for one of the three reasons."""
        agent = self._world.agents.get(call.agent_id)
        self._close(call, reason)
        if agent is None or not agent.live:
            return
        if reason == UNANSWERED:
            status = call.script.sip
            text = f"SIP {status} {SIP_WORDS.get(status, '')}".strip() if status else "call failed"
            self._world.tell_error(agent, "sip", "", CALL_ERROR, text)
            self._lifecycle.over(agent, FAILED, f"agent exits with reason: {text}", BY_CALLER)
        else:
            cause = BY_API if reason == HUNG_UP_BY_US else BY_CALLER
            self._lifecycle.over(agent, STOPPED, LEFT_OK, cause)

    def _close(self, call: CallRecord, reason: str) -> None:
        self._world.stop_timers(call)
        call.reason = reason
        call.stop_ts = int(self._world.moment)
        self._move(call, "hangup")
        self._world.retire(call, CALL_REACH)

    def _agent_over(self, agent: AgentRecord) -> None:
        call = self._world.calls.get(agent.agent_id)
        if call is not None and call.live:
            self._close(call, HUNG_UP_BY_US if agent.status == STOPPED else UNANSWERED)

    def _move(self, call: CallRecord, state: str) -> None:
        assert state in NEXT[call.state], f"{call.state!r} is not followed by {state!r}"
        call.state = state
        self._world.touch()
        agent = self._world.agents.get(call.agent_id)
        notice = 202 if call.type == "outbound" else 201
        if agent is not None:
            report = {"state": state.upper(), "report_ms": ms(self._world.moment)}
            self._world.notify(notice, agent, report)


def as_e164(argument: str, number: str) -> str:
    """The number without its decoration; ValueError for what is none: no call would reach it."""
    try:
        return number if is_e164(number) else read_number(number)
    except ValueError as error:
        raise ValueError(f"{argument}: {error}") from None


def _record(call: CallRecord) -> JSON:
    names = ("to_number", "from_number", "type", "agent_id", "channel", "create_ts", "stop_ts")
    told = {"state": call.state} if call.state in (*CONNECTED, "hangup") else {}
    return shown(call, *names) | {"pipeline_id": call.pipeline_id or ""} | told
