"""From STARTING to STOPPED or FAILED: what makes an agent begin, idle out and end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from .clock import Event
from .dialogue import Dialogue, duration
from .records import FAILED, RUNNING, STARTING, STOPPED, STOPPING, Agent
from .refusals import Refusal
from .world import AGENT_REACH, LONGEST_RUN, World

#: The texts of notice 102, as published.
LEFT_OK = "OK"
LEFT_IDLE = "Idle for too long"
LEFT_LIFETIME = "Task lifetime limit exceeded"
LEFT_RTC = "RTC connection error"

DEFAULT_IDLE_TIMEOUT = 30


class Lifecycle:
    """The states of every agent."""

    def __init__(self, world: World, dialogue: Dialogue) -> None:
        self._world = world
        self._dialogue = dialogue
        self.fail_next: deque[str] = deque()
        self.check_join: Callable[[Agent], str | None] = lambda agent: None
        self.on_over: list[Callable[[Agent], None]] = []
        for kind, step in {
            "agent_ready": self._ready,
            "agent_gone": self._gone,
            "agent_idle": lambda event: self._end(event, LEFT_IDLE),
            "agent_cap": lambda event: self._end(event, LEFT_LIFETIME),
            "agent_forget": self._forget,
            "token_expiring": self._token_expiring,
        }.items():
            world.handlers[kind] = step

    # -- beginning -------------------------------------------------------------------------

    def admit(self, fields: dict[str, Any], *, call: bool, caller_present: bool) -> Agent:
        """File a new agent in state STARTING; refuses a name in use (409) and a full house (422).

        The agent of a call does not take its name: calls of one kind share theirs.
        """
        world = self._world
        agent_id = world.ids.next("agent")
        slot = f"call/{agent_id}" if call else f"name/{fields['name']}"
        self._check_name(fields["appid"], slot, fields["name"])
        self._check_quota(fields["appid"])
        agent = Agent(
            agent_id=agent_id,
            sequence=world.next_sequence(),
            create_ts=int(world.moment),
            start_ts=int(world.moment),
            slot=slot,
            caller_present=caller_present,
            **fields,
        )
        world.add_agent(agent)
        world.touch("agent", agent_id, agent)
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

    def begin(self, agent: Agent) -> None:
        """Let the agent become RUNNING, at once or after the start delay."""
        doom = self.fail_next.popleft() if self.fail_next else self.check_join(agent)
        delay = self._world.settings.start_delay
        if delay > 0:
            self._world.later(delay, "agent_ready", agent.agent_id, doom=doom)
        else:
            self.become_ready(agent, doom)

    def _ready(self, event: Event) -> None:
        agent = self._world.agents.get(event.key)
        if agent is not None:
            self.become_ready(agent, event.data.get("doom"))

    def become_ready(self, agent: Agent, doom: str | None = None) -> None:
        """STARTING becomes RUNNING, or FAILED with ``doom`` as the message."""
        if agent.status != STARTING:
            return
        if doom:
            self.fail(agent, doom)
            return
        agent.status = RUNNING
        agent.start_ts = int(self._world.moment)
        agent.timers["cap"] = self._world.later(LONGEST_RUN, "agent_cap", agent.agent_id)
        self._world.touch("agent", agent.agent_id, agent)
        self._world.notify(101, agent, {})
        self._dialogue.greet(agent)
        if not agent.caller_present:
            self._arm_idle(agent)

    # -- the caller in the channel ---------------------------------------------------------

    def caller_joins(self, agent: Agent) -> None:
        """Someone enters the channel: the idle time stops, the greeting is said."""
        if agent.caller_present:
            return
        agent.caller_present = True
        self._world.agenda.cancel(agent.timers.pop("idle", None))
        self._world.touch("agent", agent.agent_id, agent)
        if agent.status == RUNNING:
            self._dialogue.greet(agent)

    def caller_leaves(self, agent: Agent) -> None:
        """The channel is empty: the agent falls silent and idles out after its idle_timeout."""
        agent.caller_present = False
        self._dialogue.cut(agent, "user_no_longer_present")
        self._world.touch("agent", agent.agent_id, agent)
        if agent.status == RUNNING:
            self._arm_idle(agent)

    def _arm_idle(self, agent: Agent) -> None:
        wait = agent.properties.get("idle_timeout")
        wait = DEFAULT_IDLE_TIMEOUT if wait is None else wait
        if wait > 0:
            agent.timers["idle"] = self._world.later(wait, "agent_idle", agent.agent_id)

    def watch_token(self, agent: Agent, expires_at: float) -> None:
        """Warn (notice 104) half a minute before the agent's own token expires."""
        self._world.agenda.cancel(agent.timers.pop("token", None))
        wait = max(0.0, expires_at - 30 - self._world.moment)
        agent.timers["token"] = self._world.later(wait, "token_expiring", agent.agent_id)

    def _token_expiring(self, event: Event) -> None:
        agent = self._world.agents.get(event.key)
        if agent is not None and agent.status == RUNNING:
            self._world.notify(104, agent, {"message": "Token will expire!"})

    # -- ending ----------------------------------------------------------------------------

    def stop(self, agent: Agent) -> None:
        """Begin to stop: STOPPING, then STOPPED after the stop delay or a graceful farewell."""
        agent.status = STOPPING
        self._world.touch("agent", agent.agent_id, agent)
        delay = max(self._world.settings.stop_delay, self._farewell(agent))
        if delay > 0:
            self._world.later(delay, "agent_gone", agent.agent_id)
        else:
            self.over(agent, STOPPED, LEFT_OK, "api_leave")

    def _farewell(self, agent: Agent) -> float:
        config = agent.part("parameters", "farewell_config") or {}
        if not config.get("graceful_enabled") or agent.speaking is None:
            return 0.0
        left = agent.speaking.begun + duration(agent.speaking.text) - self._world.moment
        return float(min(left, config.get("graceful_timeout_seconds", 30)))

    def _gone(self, event: Event) -> None:
        agent = self._world.agents.get(event.key)
        if agent is not None and agent.live:
            self.over(agent, STOPPED, LEFT_OK, "api_leave")

    def _end(self, event: Event, message: str) -> None:
        agent = self._world.agents.get(event.key)
        if agent is not None and agent.live:
            self.over(agent, STOPPED, message, "user_no_longer_present")

    def fail(self, agent: Agent, message: str) -> None:
        """The agent breaks down: FAILED, with the reason in ``message``."""
        self.over(agent, FAILED, message, "api_leave")

    def over(self, agent: Agent, status: str, message: str, cause: str) -> None:
        """End the agent now and tell everyone who listens."""
        world = self._world
        self._dialogue.cut(agent, cause)
        agent.unheard.clear()
        for number in agent.timers.values():
            world.agenda.cancel(number)
        agent.timers.clear()
        agent.status, agent.message = status, message
        agent.stop_ts = int(world.moment)
        world.free_slot(agent)
        world.touch("agent", agent.agent_id, agent)
        world.notify(102, agent, {"status": status, "message": message})
        world.notify(103, agent, {"contents": list(agent.history)})
        world.notify(112, agent, {})
        for step in self.on_over:
            step(agent)
        self._retire(agent)

    def _retire(self, agent: Agent) -> None:
        world = self._world
        agent.timers["forget"] = world.later(AGENT_REACH, "agent_forget", agent.agent_id)
        world.finished.append(agent.agent_id)
        while len(world.finished) > world.settings.keep_finished:
            self._drop(world.finished.popleft())

    def _forget(self, event: Event) -> None:
        self._drop(event.key)

    def _drop(self, agent_id: str) -> None:
        agent = self._world.agents.get(agent_id)
        if agent is not None:
            self._world.agenda.cancel(agent.timers.get("forget"))
            self._world.forget_agent(agent)
