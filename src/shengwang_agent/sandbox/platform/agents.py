"""Agents: their life from STARTING to STOPPED or FAILED, and the ten operations on them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from .caller import Caller
from .dialogue import Dialogue
from .prompts import Prompts
from .records import (
    BY_API,
    BY_CALLER,
    FAILED,
    LEFT_IDLE,
    LEFT_LIFETIME,
    LEFT_OK,
    RUNNING,
    STARTING,
    STATES,
    STOPPED,
    STOPPING,
    AgentRecord,
    Words,
    shown,
    turn_shown,
)  # fmt: skip
from .refusals import Refusal, invalid, page
from .speech import Utterance
from .world import AGENT_REACH, LONGEST_RUN, World

DEFAULT_IDLE_TIMEOUT = 30
JSON = dict[str, Any]


class Lifecycle:
    """The states of every agent."""

    def __init__(self, world: World, dialogue: Dialogue) -> None:
        self._world = world
        self._dialogue = dialogue
        self._prompts = Prompts(world, dialogue)
        dialogue.on_change.append(self._said_goodbye)
        self.fail_next: deque[str] = deque()
        self.check_join: Callable[[AgentRecord], str | None] = lambda agent: None
        self.on_ready: list[Callable[[AgentRecord], object]] = []
        self.on_over: list[Callable[[AgentRecord], None]] = []

    # -- beginning -------------------------------------------------------------------------

    def admit(self, appid: str, body: JSON, *, call: bool, caller_present: bool) -> AgentRecord:
        """Store a new agent in state STARTING; 409 for a name in use, 422 when the quota is used up.

        The agent of a call does not take its name: calls of one kind share theirs.
        """
        world, now = self._world, int(self._world.moment)
        agent_id = world.next_id("agent")
        slot = f"call/{agent_id}" if call else f"name/{body['name']}"
        self._check_name(appid, slot, body["name"])
        self._check_quota(appid)
        agent = AgentRecord(
            *(agent_id, appid, body["name"], body["properties"], world.next_sequence(), now, slot),
            pipeline_id=body.get("pipeline_id"),
            start_ts=now,
            caller_present=caller_present,
        )
        world.add_agent(agent)
        world.touch()
        return agent

    def _check_name(self, appid: str, slot: str, name: str) -> None:
        holder = self._world.running.get((appid, slot))
        if holder is not None:
            extra = {"agent_id": holder} if self._world.settings.conflict_tells_id else {}
            raise Refusal(409, f"task conflict: an agent named {name!r} is live", extra=extra)

    def _check_quota(self, appid: str) -> None:
        most, live = self._world.settings.max_agents, self._world.live_count.get(appid, 0)
        if most and live >= most:
            text = f"{live} agents are live, which is the quota of this project"
            raise Refusal(422, text, reason="ResourceQuotaLimitExceeded")

    def begin(self, agent: AgentRecord) -> None:
        """Let the agent become RUNNING, at once or after the start delay."""
        failure = self.fail_next.popleft() if self.fail_next else self.check_join(agent)
        delay = self._world.settings.start_delay
        if delay > 0:
            self._world.later(delay, self.become_ready, agent, failure)
        else:
            self.become_ready(agent, failure)

    def become_ready(self, agent: AgentRecord, failure: str | None = None) -> None:
        """STARTING becomes RUNNING, or FAILED with ``failure`` as the message."""
        if agent.status != STARTING:
            return
        if failure:
            self.fail(agent, failure)
            return
        agent.status = RUNNING
        agent.start_ts = int(self._world.moment)
        agent.timers["lifetime"] = self._world.later(LONGEST_RUN, self._end, agent, LEFT_LIFETIME)
        self._world.touch()
        self._world.notify(101, agent, {})
        for step in self.on_ready:
            step(agent)
        self._prompts.greet(agent)
        self._prompts.watch_silence(agent)
        if not agent.caller_present:
            self._arm_idle(agent)

    # -- the caller in the channel ---------------------------------------------------------

    def caller_joins(self, agent: AgentRecord) -> None:
        """Someone enters the channel: the idle time stops, the greeting is said."""
        if agent.caller_present:
            return
        agent.caller_present = True
        self._world.stop_timers(agent, "idle")
        self._world.touch()
        if agent.status == RUNNING:
            self._prompts.greet(agent)
            self._prompts.watch_silence(agent)

    def caller_leaves(self, agent: AgentRecord) -> None:
        """The channel is empty: the agent falls silent and ends after its idle_timeout."""
        agent.caller_present = False
        agent.unheard.clear()
        self._dialogue.cut(agent, BY_CALLER)
        self._prompts.watch_silence(agent)
        self._world.touch()
        if agent.status == RUNNING:
            self._arm_idle(agent)

    def _arm_idle(self, agent: AgentRecord) -> None:
        wait = agent.properties.get("idle_timeout")
        wait = DEFAULT_IDLE_TIMEOUT if wait is None else wait
        if wait > 0:
            agent.timers["idle"] = self._world.later(wait, self._end, agent, LEFT_IDLE)

    def watch_token(self, agent: AgentRecord, expires_at: float) -> None:
        """Warn (notice 104) half a minute before the agent's own token expires."""
        self._world.stop_timers(agent, "token")
        wait = max(0.0, expires_at - 30 - self._world.moment)
        agent.timers["token"] = self._world.later(wait, self._token_expiring, agent)

    def _token_expiring(self, agent: AgentRecord) -> None:
        if agent.status == RUNNING:
            self._world.notify(104, agent, {"message": "Token will expire!"})

    # -- ending ----------------------------------------------------------------------------

    def stop(self, agent: AgentRecord) -> None:
        """Begin to stop: STOPPING, then STOPPED after the stop delay or a graceful farewell."""
        agent.status = STOPPING
        self._world.touch()
        config = agent.part("parameters", "farewell_config") or {}
        most = config.get("graceful_timeout_seconds", 30) if config.get("graceful_enabled") else 0
        if most and agent.busy:
            agent.timers["farewell"] = self._world.later(most, self._leave, agent)
        else:
            self._leave(agent)

    def _said_goodbye(self, agent: AgentRecord) -> None:
        if agent.status == STOPPING and not agent.busy and "farewell" in agent.timers:
            self._leave(agent)

    def _leave(self, agent: AgentRecord) -> None:
        self._world.stop_timers(agent, "farewell")
        delay = self._world.settings.stop_delay
        if delay > 0:
            self._world.later(delay, self._end, agent, LEFT_OK, BY_API)
        else:
            self.over(agent, STOPPED, LEFT_OK, BY_API)

    def _end(self, agent: AgentRecord, message: str, cause: str = BY_CALLER) -> None:
        if agent.live:
            self.over(agent, STOPPED, message, cause)

    def fail(self, agent: AgentRecord, message: str) -> None:
        self.over(agent, FAILED, message, BY_API)

    def over(self, agent: AgentRecord, status: str, message: str, cause: str) -> None:
        """End the agent now, send its notifications, run the ``on_over`` functions."""
        world = self._world
        world.stop_timers(agent, "farewell")  # the cut would end the agent again
        self._dialogue.cut(agent, cause)
        agent.unheard.clear()
        world.stop_timers(agent)
        agent.status, agent.message = status, message
        agent.stop_ts = int(world.moment)
        world.free_slot(agent)
        world.touch()
        world.notify(102, agent, {"status": status, "message": message})
        world.notify(103, agent, {"contents": agent.history})
        world.notify(112, agent, {})
        for step in self.on_over:
            step(agent)
        world.retire(agent, AGENT_REACH)


class Agents:
    """Start, list, get, history, turns, stop, update, speak, interrupt, think."""

    def __init__(
        self, world: World, dialogue: Dialogue, caller: Caller, lifecycle: Lifecycle
    ) -> None:
        self._world = world
        self._dialogue = dialogue
        self._caller = caller
        self._lifecycle = lifecycle

    def start(self, appid: str, body: JSON) -> JSON:
        present = self._world.settings.caller_present
        agent = self._lifecycle.admit(appid, body, call=False, caller_present=present)
        self._lifecycle.begin(agent)
        return shown(agent, "agent_id", "create_ts", "status")

    def list(self, appid: str, query: JSON) -> JSON:
        """One page of agents, newest first. Default: RUNNING ones of the last two hours."""
        now, channel, states = self._world.moment, query.get("channel"), _states(query["state"])
        begin, end = query.get("from_time", now - 7200), query.get("to_time", now)
        reach = max(begin, now - AGENT_REACH)
        found = (
            agent
            for agent in self._world.by_app.get(appid, {}).values()
            if agent.status in states
            and reach - 1 < agent.create_ts <= end
            and (channel is None or agent.channel == channel)
        )
        return page(found, self._world.agents, query, _listed)

    def get(self, appid: str, agent_id: str) -> JSON:
        agent = self.find(appid, agent_id)
        return shown(agent, "message", "start_ts", "stop_ts", "status", "agent_id", "name")

    def get_history(self, appid: str, agent_id: str) -> JSON:
        """What has been said so far; only while the agent runs."""
        agent = self._running(appid, agent_id, also=STOPPING)
        return shown(agent, "agent_id", "start_ts", "status") | {"contents": agent.history}

    def get_turns(self, appid: str, agent_id: str, query: JSON) -> JSON:
        """One page of finished turns, oldest first, also after the agent has stopped."""
        agent = self.find(appid, agent_id)
        index, size = query["page_index"], query["page_size"]
        turns = [turn for turn in agent.turns if turn.ended]
        pages = max(1, -(-len(turns) // size))
        last = {"page_index": index, "total_pages": pages, "is_last_page": index >= pages}
        part = turns[(index - 1) * size : index * size]
        return {
            **shown(agent, "agent_id", "name", "channel"),
            "total_turn_count": len(turns),
            "pagination": last,
            "turns": [turn_shown(turn, agent_id, agent.channel) for turn in part],
        }

    def stop(self, appid: str, agent_id: str) -> None:
        """Tell the agent to leave; 404 when it is already leaving or gone."""
        agent = self.find(appid, agent_id)
        if agent.status not in (STARTING, RUNNING):
            raise _gone(agent)
        self._lifecycle.stop(agent)

    def update(self, appid: str, agent_id: str, body: JSON) -> JSON:
        """Change token, llm.system_messages, llm.params or mllm.params; all else is left as it is."""
        agent = self._running(appid, agent_id)
        wanted = body.get("properties") or {}
        if "token" in wanted:
            agent.properties["token"] = wanted["token"]
            self._lifecycle.check_join(agent)
        for part, keys in {"llm": ("system_messages", "params"), "mllm": ("params",)}.items():
            given = wanted.get(part) or {}
            changes = {key: given[key] for key in keys if key in given}
            if changes:
                agent.properties[part] = {**(agent.properties.get(part) or {}), **changes}
        self._world.touch()
        return {"agent_id": agent_id, "create_ts": agent.create_ts, "status": agent.status}

    def speak(self, appid: str, agent_id: str, body: JSON) -> JSON:
        """Say a text; refused under mllm."""
        agent = self._running(appid, agent_id)
        if agent.uses_mllm:
            text = "speak is not available for an agent that uses mllm"
            raise Refusal(400, text, reason="InvalidRequestBody")
        utterance = Utterance(body["text"], "api_speak", body.get("interruptable", True))
        self._dialogue.say(agent, utterance, body.get("priority", "INTERRUPT"))
        return _brief(agent)

    def interrupt(self, appid: str, agent_id: str) -> JSON:
        agent = self._running(appid, agent_id)
        self._dialogue.cut(agent, "api_interrupt")
        self._dialogue.go_on(agent)
        self._world.touch()
        return _brief(agent)

    def think(self, appid: str, agent_id: str, body: JSON) -> JSON:
        """Give the agent a text as if the caller had said it. Its state decides what happens."""
        agent = self._running(appid, agent_id)
        if agent.thinking or agent.listening:
            action = body.get("on_thinking_action", "interrupt")
        elif agent.speaking:
            action = body.get("on_speaking_action", "ignore")
        else:
            action = body.get("on_listening_action", "interrupt")
        given = body.get("interruptable", True), dict(body.get("metadata") or {})
        words = Words(body["text"], "api_think", *given)
        if action == "append" and agent.busy:
            self._caller.hear_later(agent, words)
        elif action != "ignore":
            self._dialogue.cut(agent, "api_think")
            self._caller.take_up(agent, words)
        self._world.touch()
        return _brief(agent)

    def find(self, appid: str, agent_id: str) -> AgentRecord:
        agent = self._world.agents.get(agent_id)
        if agent is None or agent.appid != appid:
            raise Refusal(404, f"no agent {agent_id!r} in this project")
        return agent

    def _running(self, appid: str, agent_id: str, also: str = RUNNING) -> AgentRecord:
        agent = self.find(appid, agent_id)
        if agent.status not in (RUNNING, also):
            raise _gone(agent)
        return agent


def _gone(agent: AgentRecord) -> Refusal:
    return Refusal(404, f"agent {agent.agent_id} is {agent.status}, not RUNNING")


def _listed(agent: AgentRecord) -> JSON:
    return shown(agent, "start_ts", "status", "agent_id")


def _brief(agent: AgentRecord) -> JSON:
    return shown(agent, "agent_id", "channel", "start_ts")


def _states(given: str) -> frozenset[str]:
    known = {str(number): state for number, state in enumerate(STATES)}
    numbers = [part.strip() for part in given.split(",")]
    if not known.keys() >= set(numbers):
        raise invalid("state", f"expected numbers from 0 to {len(STATES) - 1}, joined by commas")
    return frozenset(known[number] for number in numbers)
