"""The four telephony operations and the life of a call.

A call has an agent of its own, under the same id: it is STARTING while the telephone rings,
RUNNING once someone answers, so ``agents.speak`` or ``agents.get_history`` work with a call's id.
"""

from __future__ import annotations

from typing import Any

from .agents import check_properties
from .clock import Event
from .lifecycle import LEFT_OK, Lifecycle
from .numbers import check_phone
from .paging import MOST_PER_PAGE, Query, page
from .records import FAILED, STOPPED, Agent, Call
from .refusals import Refusal
from .scripts import SIP, CallScript, Switchboard
from .world import DAY, World

CALL_REACH = 60 * DAY
JSON = dict[str, Any]


class Calls:
    """Place, get, list, hang up; and what the script makes of each call."""

    def __init__(self, world: World, lifecycle: Lifecycle) -> None:
        self._world = world
        self._lifecycle = lifecycle
        self.switchboard = Switchboard()
        lifecycle.on_over.append(self._agent_over)
        world.handlers["call_outcome"] = self._outcome
        world.handlers["call_hangup"] = self._hangup_due
        world.handlers["call_forget"] = self._forget

    # -- operations ------------------------------------------------------------------------

    def place(self, appid: str, body: JSON) -> JSON:
        """Dial a number; every accepted call is one entry in ``sandbox.dials``."""
        sip, properties = body["sip"], body["properties"]
        to_number = check_phone("sip.to_number", sip["to_number"])
        from_number = check_phone("sip.from_number", sip["from_number"])
        check_properties(properties, "properties")
        call = self._open(appid, body, (to_number, from_number), "outbound")
        self._plan(call, self.switchboard.script_for(to_number))
        return {"agent_id": call.agent_id}

    def list(self, appid: str, query: Query) -> JSON:
        """One page of call records, newest first: those of the last 60 days unless asked else."""
        now = self._world.moment
        number, kind = query.text("number"), query.choice("type", ("inbound", "outbound"))
        begin = query.moment("from_time", now - CALL_REACH)
        end = query.moment("to_time", now)
        limit = query.integer("limit", 20, 1, MOST_PER_PAGE)
        found = (
            call
            for call in self._world.calls.values()
            if call.appid == appid
            and begin - 1 < call.create_ts <= end
            and (number is None or number in (call.to_number, call.from_number))
            and (kind is None or call.type == kind)
        )
        records, total, cursor = page(found, self._world.calls, query.text("cursor"), limit)
        return {
            "data": {"count": len(records), "list": [_record(call) for call in records]},
            "meta": {"cursor": cursor, "total": total},
            "status": "ok",
        }

    def get(self, appid: str, agent_id: str) -> JSON:
        """One call record."""
        call = self.find(appid, agent_id)
        return _record(call) | ({"reason": call.reason} if call.reason else {})

    def hangup(self, appid: str, agent_id: str) -> JSON:
        """End a call from our side; 404 when it has ended already."""
        call = self.find(appid, agent_id)
        if not call.live:
            raise Refusal(404, f"call {agent_id} has ended already")
        self.end(call, "request")
        return {}

    def find(self, appid: str, agent_id: str) -> Call:
        """The call of this project with this id; 404 otherwise."""
        call = self._world.calls.get(agent_id)
        if call is None or call.appid != appid:
            raise Refusal(404, f"no call {agent_id!r} in this project")
        return call

    # -- beginning -------------------------------------------------------------------------

    def ring_in(self, appid: str, from_number: str, to_number: str, script: CallScript) -> Call:
        """Someone calls one of the numbers; the agent of its pipeline answers at once."""
        number = self._world.numbers.get(to_number)
        bound = (number.inbound_config or {}).get("pipeline_id") if number else None
        body = {
            "name": f"inbound {to_number}",
            "pipeline_id": bound,
            "properties": {"channel": f"inbound-{self._world.sequence + 1}"},
        }
        call = self._open(appid, body, (to_number, from_number), "inbound")
        self._plan(call, script)
        return call

    def _open(self, appid: str, body: JSON, numbers: tuple[str, str], kind: str) -> Call:
        properties = body["properties"]
        fields = {
            "appid": appid,
            "name": body["name"],
            "properties": properties,
            "pipeline_id": body.get("pipeline_id"),
        }
        agent = self._lifecycle.admit(fields, call=True, caller_present=False)
        call = Call(
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

    def _plan(self, call: Call, script: CallScript) -> None:
        call.script = script.as_dict()
        rings = script.rings or 0.0
        if call.type == "outbound":
            self._move(call, "calling")
            self._move(call, "ringing")
        if rings > 0:
            call.timers["outcome"] = self._world.later(rings, "call_outcome", call.agent_id)
        else:
            self.settle(call, script.outcome)

    def _outcome(self, event: Event) -> None:
        call = self._world.calls.get(event.key)
        if call is not None and call.state != "answered" and call.live:
            outcome = call.script["outcome"]
            self.settle(call, "no_answer" if outcome == "manual" else outcome)

    def settle(self, call: Call, outcome: str) -> None:
        """The callee reacts: picks up, is busy, declines, or never answers."""
        self._world.agenda.cancel(call.timers.pop("outcome", None))
        if outcome == "answered":
            self._answered(call)
        else:
            call.sip_code = SIP[outcome][0]
            self.end(call, "failed")

    def _answered(self, call: Call) -> None:
        self._move(call, "answered")
        agent = self._world.agents[call.agent_id]
        agent.caller_present = True
        self._lifecycle.become_ready(agent)
        script = call.script
        for index, text in enumerate(script["says"], start=1):
            self._world.later(script["pause"] * index, "caller_says", call.agent_id, text=text)
        for who, reason in (("hangs_up_after", "hangup"), ("agent_hangs_up_after", "request")):
            if script[who] is not None:
                self._world.later(script[who], "call_hangup", call.agent_id, reason=reason)

    # -- ending ----------------------------------------------------------------------------

    def _hangup_due(self, event: Event) -> None:
        call = self._world.calls.get(event.key)
        if call is not None and call.live:
            self.end(call, str(event.data["reason"]))

    def end(self, call: Call, reason: str) -> None:
        """Hang up: ``request`` from our side, ``hangup`` from theirs, ``failed`` when unanswered."""
        agent = self._world.agents.get(call.agent_id)
        self._close(call, reason)
        if agent is None or not agent.live:
            return
        if reason == "failed":
            text = f"{call.sip_code} {_sip_text(call.sip_code)}"
            entry = {"module": "sip", "turn_id": "", "code": call.sip_code, "message": text}
            self._world.notify(110, agent, {"turn_id": "", "errors": [entry]})
            self._lifecycle.over(agent, FAILED, f"SIP {text}", "user_no_longer_present")
        else:
            cause = "api_leave" if reason == "request" else "user_no_longer_present"
            self._lifecycle.over(agent, STOPPED, LEFT_OK, cause)

    def _close(self, call: Call, reason: str) -> None:
        for number in call.timers.values():
            self._world.agenda.cancel(number)
        call.timers.clear()
        call.reason = reason
        call.stop_ts = int(self._world.moment)
        self._move(call, "hangup")
        self._retire(call)

    def _agent_over(self, agent: Agent) -> None:
        call = self._world.calls.get(agent.agent_id)
        if call is not None and call.live:
            self._close(call, "request" if agent.status == STOPPED else "failed")

    def _retire(self, call: Call) -> None:
        world = self._world
        call.timers["forget"] = world.later(CALL_REACH, "call_forget", call.agent_id)
        world.ended.append(call.agent_id)
        while len(world.ended) > world.settings.keep_finished:
            self._drop(world.ended.popleft())

    def _forget(self, event: Event) -> None:
        self._drop(event.key)

    def _drop(self, agent_id: str) -> None:
        call = self._world.calls.pop(agent_id, None)
        if call is not None:
            self._world.agenda.cancel(call.timers.get("forget"))
            self._world.touch("call", agent_id, None)

    def _move(self, call: Call, state: str) -> None:
        call.state = state
        self._world.touch("call", call.agent_id, call)
        agent = self._world.agents.get(call.agent_id)
        notice = 202 if call.type == "outbound" else 201
        if agent is not None:
            report = {"state": state.upper(), "report_ms": round(self._world.moment * 1000)}
            self._world.notify(notice, agent, report)


def _sip_text(code: int) -> str:
    return next((text for number, text in SIP.values() if number == code), "Failed")


def _record(call: Call) -> JSON:
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
