"""Telephone calls: the four operations, and the life of a call.

A call has an agent of its own, under the same id: it is STARTING while the telephone rings,
RUNNING once someone answers, so ``agents.speak`` or ``agents.get_history`` work with a call's id.
"""

from __future__ import annotations

from typing import Any

from .agents import Lifecycle
from .caller import Caller
from .paging import page
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
)  # fmt: skip
from .refusals import Refusal, check_phone
from .scripts import CallScript, Switchboard, lines
from .turns import ms
from .world import DAY, World

CALL_REACH = 60 * DAY
JSON = dict[str, Any]

#: The SIP codes of calls that nobody answers, with their words (RFC 3261).
SIP_WORDS: dict[int, str] = {
    480: "Temporarily Unavailable",
    486: "Busy Here",
    503: "Service Unavailable",
    603: "Decline",
}


def sip_code(outcome: str) -> int:
    """The code that stands for an outcome; what a code means is told in ``campaign.outcomes``."""
    from shengwang_agent.campaign.outcomes import FAILED, SIP_OUTCOMES  # imports a whole package

    return next(code for code in SIP_WORDS if SIP_OUTCOMES.get(code, FAILED) == outcome)


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
        """One call record."""
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
        """The call of this project with this id; 404 otherwise."""
        call = self._world.calls.get(agent_id)
        if call is None or call.appid != appid:
            raise Refusal(404, f"no call {agent_id!r} in this project")
        return call

    # -- beginning -------------------------------------------------------------------------

    def ring_in(
        self, appid: str, from_number: str, to_number: str, script: CallScript
    ) -> CallRecord:
        """Someone calls one of the numbers; the agent of its pipeline answers at once."""
        number = self._world.numbers.get(to_number)
        bound = (number.inbound_config or {}).get("pipeline_id") if number else None
        self._check_reach(to_number, number, bound)
        body = {
            "name": f"inbound {to_number}",
            "pipeline_id": bound,
            "properties": {"channel": f"inbound-{self._world.sequence + 1}"},
        }
        call = self._open(appid, body, (to_number, from_number), "inbound")
        self._plan(call, script)
        return call

    def _check_reach(self, to_number: str, number: NumberRecord | None, bound: Any) -> None:
        """ValueError for a call that reaches no agent; only a strict sandbox wants a pipeline."""
        if number is not None and number.inbound is False:
            raise ValueError(f"{to_number} takes no inbound calls (inbound is false)")
        if self._world.settings.strict and not bound:
            raise ValueError(f"{to_number} is not imported, or bound to no pipeline")

    def _open(self, appid: str, body: JSON, numbers: tuple[str, str], kind: str) -> CallRecord:
        agent = self._lifecycle.admit(appid, body, call=True, caller_present=False)
        call = CallRecord(
            agent_id=agent.agent_id,
            appid=appid,
            sequence=agent.sequence,
            create_ts=agent.create_ts,
            to_number=numbers[0],
            from_number=numbers[1],
            channel=agent.channel,
            type=kind,
            pipeline_id=agent.pipeline_id,
        )
        self._world.calls[call.agent_id] = call
        self._move(call, "start")
        return call

    def _plan(self, call: CallRecord, script: CallScript) -> None:
        call.script = script
        rings = script.rings or 0.0
        if call.type == "outbound":
            self._move(call, "calling")
            self._move(call, "ringing")
        if rings > 0:
            outcome = "no_answer" if script.outcome == "manual" else script.outcome
            call.timers["outcome"] = self._world.later(rings, self.settle, call, outcome)
        else:
            self.settle(call, script.outcome)

    def settle(self, call: CallRecord, outcome: str) -> None:
        """The callee reacts: picks up, is busy, declines, or never answers."""
        self._world.agenda.cancel(call.timers.pop("outcome", None))
        if outcome == "answered":
            self._answered(call)
        else:
            call.sip_code = sip_code(outcome)
            self.end(call, UNANSWERED)

    def _answered(self, call: CallRecord) -> None:
        self._move(call, "answered")
        agent = self._world.agents[call.agent_id]
        agent.caller_present = True
        self._lifecycle.become_ready(agent)
        script = call.script
        for index, text in enumerate(lines(script.says), start=1):
            self._caller.hear_after(script.pause * index, agent, text)
        ends = {HUNG_UP_BY_THEM: script.hangs_up_after, HUNG_UP_BY_US: script.agent_hangs_up_after}
        for reason, delay in ends.items():
            if delay is not None:
                self._world.later(delay, self._hangup_due, call, reason)

    # -- ending ----------------------------------------------------------------------------

    def _hangup_due(self, call: CallRecord, reason: str) -> None:
        if call.live:
            self.end(call, reason)

    def end(self, call: CallRecord, reason: str) -> None:
        """Hang up, for one of the three reasons."""
        agent = self._world.agents.get(call.agent_id)
        self._close(call, reason)
        if agent is None or not agent.live:
            return
        if reason == UNANSWERED:
            text = f"{call.sip_code} {SIP_WORDS[call.sip_code]}"
            entry = {"module": "sip", "turn_id": "", "code": call.sip_code, "message": text}
            self._world.notify(110, agent, {"turn_id": "", "errors": [entry]})
            self._lifecycle.over(agent, FAILED, f"SIP {text}", BY_CALLER)
        else:
            cause = BY_API if reason == HUNG_UP_BY_US else BY_CALLER
            self._lifecycle.over(agent, STOPPED, LEFT_OK, cause)

    def _close(self, call: CallRecord, reason: str) -> None:
        for number in call.timers.values():
            self._world.agenda.cancel(number)
        call.timers.clear()
        call.reason = reason
        call.stop_ts = int(self._world.moment)
        self._move(call, "hangup")
        self._world.retire(call, CALL_REACH)

    def _agent_over(self, agent: AgentRecord) -> None:
        call = self._world.calls.get(agent.agent_id)
        if call is not None and call.live:
            self._close(call, HUNG_UP_BY_US if agent.status == STOPPED else UNANSWERED)

    def _move(self, call: CallRecord, state: str) -> None:
        call.state = state
        self._world.touch()
        agent = self._world.agents.get(call.agent_id)
        notice = 202 if call.type == "outbound" else 201
        if agent is not None:
            report = {"state": state.upper(), "report_ms": ms(self._world.moment)}
            self._world.notify(notice, agent, report)


def _record(call: CallRecord) -> JSON:
    return {
        "to_number": call.to_number,
        "from_number": call.from_number,
        "pipeline_id": call.pipeline_id or "",
        "type": call.type,
        "agent_id": call.agent_id,
        "channel": call.channel,
        "create_ts": call.create_ts,
        "state": call.state,
        "stop_ts": call.stop_ts,
    }
