"""What both kinds of session share: arguments, states, events, tokens. No request is made here."""

from __future__ import annotations

import inspect
import time
import warnings
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from shengwang_agent._call.retry import may_have_acted

from .properties import Join
from .renewal import Renewal

if TYPE_CHECKING:
    from .agent import Agent

__all__ = ["SessionState", "Status", "gone", "moment"]

Status = Literal["idle", "starting", "running", "stopping", "stopped", "error"]
Handler = Callable[[Any], Any]
_SKEW = 30.0
"""Seconds the platform's clock may be behind ours when an agent is looked for by its start."""
_REACH = 7200.0
"""Seconds before the start from which on agents are listed; only ``_SKEW`` tells whose they are."""
LIVE = ("2", "1", "5", "0")
"""States of agents that may run: running, starting, recovering, idle."""


class SessionState:
    """The part of a session that needs no network."""

    def __init__(
        self,
        client: Any,
        agent: Agent | None,
        app_id: str,
        name: str,
        channel: str,
        agent_uid: str,
        remote_uids: Sequence[str],
        app_certificate: str | None = None,
        token: str | None = None,
        idle_timeout: int | None = None,
        enable_string_uid: bool | None = None,
        expires_in: int | None = None,
        *,
        pipeline_id: str | None = None,
        preset: str | Sequence[str] | None = None,
        debug: bool = False,
        warn: Callable[[str], object] | None = None,
    ) -> None:
        self._client = client
        self._agent = agent
        self._app_id = app_id
        self._name = name
        self._certificate = app_certificate
        self._join = Join(
            *(channel, agent_uid, remote_uids, idle_timeout, enable_string_uid),
            *(token or None, app_id, app_certificate, expires_in, pipeline_id),
            starting=True,
        )
        self._preset = preset
        self._warn = warn or (lambda text: warnings.warn(text, stacklevel=4))
        self._status: Status = "idle"
        self._id: str | None = None
        self._handlers: dict[str, list[Handler]] = {}
        self._since: float | None = None  # an agent may run that answered to a start from then on
        self._nameless = False  # the start succeeded, but the answer held no id
        self._renewal = Renewal(None, 0.0)

    @property
    def id(self) -> str | None:
        """The agent's id; None before the first start, kept after the stop."""
        return self._id

    @property
    def status(self) -> Status:
        """``idle``, ``starting``, ``running``, ``stopping``, ``stopped`` or ``error``."""
        return self._status

    @property
    def agent(self) -> Agent | None:
        """The description it was made from; None after ``attach``."""
        return self._agent

    @property
    def app_id(self) -> str:
        """The app id of the client."""
        return self._app_id

    @property
    def name(self) -> str:
        """The name the agent starts under."""
        return self._name

    @property
    def channel(self) -> str:
        """The channel the agent joins."""
        return self._join.channel or ""

    @property
    def raw(self) -> Any:
        """``client.agents``, for what the session does not offer."""
        return self._client.agents

    @property
    def raw_agent_management(self) -> Any:
        """The same as ``raw``; ``think`` is one of its methods."""
        return getattr(self._client, "agent_management", None) or self._client.agents

    def on(self, event: str, handler: Handler | None = None) -> Any:
        """Have ``handler`` called when ``started``, ``stopped`` or ``error`` happens.

        ``started`` and ``stopped`` bring ``{"agent_id": id}``, ``error`` the exception of a failed
        start or stop. Handlers run in the order they were given, before start or stop returns;
        one that raises draws a warning. Without a handler this is a decorator.
        """
        if handler is None:
            return lambda function: (self.on(event, function), function)[1]
        self._handlers.setdefault(event, []).append(handler)
        return None

    def off(self, event: str, handler: Handler) -> None:
        """Take a handler back; one that is unknown is fine."""
        if handler in self._handlers.get(event, ()):
            self._handlers[event].remove(handler)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._name!r} {self._status} id={self._id!r}>"

    def _emit(self, event: str, payload: Any) -> list[Awaitable[Any]]:
        """Call the handlers; return what those that are coroutine functions want awaited."""
        waiting: list[Awaitable[Any]] = []
        for handler in tuple(self._handlers.get(event, ())):
            try:
                result = handler(payload)
            except Exception as error:
                self._warn(f"the handler of {event!r} failed: {error!r}")
            else:
                if inspect.isawaitable(result):
                    waiting.append(result)
        return waiting

    def _begin_start(self) -> bool:
        """Tell whether an agent of an earlier start may be running already."""
        if self._status not in ("idle", "stopped", "error"):
            raise RuntimeError(f"Cannot start session in {self._status} state")
        if self._agent is None:
            raise RuntimeError("Cannot start an attached session: it has no agent description")
        self._status = "starting"
        return self._unsure

    def _start_call(self) -> dict[str, Any]:
        """Build the request; what is wrong with the agent is raised before anything is sent."""
        assert self._agent is not None
        properties, hints = self._agent._properties(self._join)
        for hint in hints:
            self._warn(hint)
        call: dict[str, Any] = {"appid": self._app_id or None, "name": self._name}
        call["properties"] = properties
        if self._join.pipeline_id is not None:
            call["pipeline_id"] = self._join.pipeline_id
        options = self._request_options()
        if self._preset is not None:
            preset = self._preset if isinstance(self._preset, str) else ",".join(self._preset)
            options["additional_body_parameters"] = {"preset": preset}
        life = None if self._join.token is not None else min(self._join.expires_in or 86400, 86400)
        now = time.time()
        self._since = now if self._since is None else self._since
        self._renewal = Renewal(life, now)
        return call | ({"request_options": options} if options else {})

    @property
    def _unsure(self) -> bool:
        """Whether an agent may be running whose id is not known."""
        return self._since is not None and self._id is None

    @property
    def _may_run(self) -> bool:
        """Whether there may be an agent to stop."""
        known = self._id is not None or self._unsure
        return known and self._status in ("running", "error")

    def _started(self, reply: Any) -> dict[str, Any]:
        found = getattr(reply, "agent_id", None)
        self._id = found if isinstance(found, str) and found else None
        self._status = "running"
        self._nameless = self._id is None
        if not self._nameless:
            self._since = None
        return {"agent_id": self._id or ""}

    def _start_failed(self, error: BaseException, unsure: bool) -> None:
        """Nothing runs for certain, or there is something to look for: also what was before."""
        if self._status == "running":
            return  # Ctrl-C came when the agent was known already: it can be stopped
        self._status = "error"
        self._id = None
        if not unsure and not may_have_acted(error):
            self._since = None

    def _begin_stop(self) -> bool:
        """Tell whether there is anything to stop; RuntimeError where stopping makes no sense."""
        if self._status == "stopped":
            return False
        if not self._may_run:
            if self._status == "running":
                raise RuntimeError("No agent ID available")
            raise RuntimeError(f"Cannot stop session in {self._status} state")
        self._status = "stopping"
        return True

    def _found(self, info: Any) -> None:
        """Take over the agent that was looked for; RuntimeError when one runs that is not found."""
        self._id = getattr(info, "agent_id", None)
        if self._id is None and self._nameless:
            raise RuntimeError("No agent ID available")

    def _stop_failed(self) -> None:
        self._status = "running" if self._nameless and self._id is None else "error"

    def _stopped(self) -> dict[str, Any]:
        self._status = "stopped"
        self._since, self._nameless = None, False
        self._renewal = Renewal(None, 0.0)
        return {"agent_id": self._id}

    def _call(self, name: str, *, running: bool = True) -> dict[str, Any]:
        """Return the arguments every request about the agent has; RuntimeError in a wrong state."""
        if running and self._status != "running":
            raise RuntimeError(f"Cannot {name} in {self._status} state")
        if self._id is None:
            raise RuntimeError("No agent ID available")
        options = self._request_options()
        call = {"appid": self._app_id or None, "agent_id": self._id}
        return call | ({"request_options": options} if options else {})

    def _request_options(self) -> dict[str, Any]:
        """Sign with a token for the session's own channel and user where the client signs by app."""
        if getattr(self._client, "auth_mode", None) != "app-credentials":
            return {}
        if not self._certificate:
            raise RuntimeError("app_certificate is required for app-credentials auth mode")
        if not self._join.channel or not self._join.agent_uid:
            return {}  # attached by id alone: the client signs by itself
        return {"additional_headers": {"Authorization": f"agora token={self._new_token(86400)}"}}

    def _new_token(self, life: int) -> str:
        from shengwang_agent.token import build

        join, certificate = self._join, self._certificate or ""
        account = str(join.agent_uid)
        return build(self._app_id, certificate, channel=join.channel, account=account, expire=life)

    def _due_token(self) -> str | None:
        """Return a new join token when the one in force is near its end."""
        if self._status != "running" or not self._renewal.due(time.time()):
            return None
        return self._new_token(self._renewal.life or 86400)

    def _renewed(self, error: Exception | None) -> None:
        if error is None:
            self._renewal.renewed(time.time())
        else:
            self._renewal.failed(time.time())
            self._warn(f"the agent's token could not be renewed yet: {error}")

    def _updating(self, properties: Any) -> None:
        """From now on the caller looks after the token, if that is what is updated."""
        read = properties.get if isinstance(properties, Mapping) else _attribute(properties)
        if read("token"):
            self._renewal = Renewal(None, 0.0)

    def _is_ours(self, info: Any) -> bool:
        """Tell whether an agent found in the channel is the one whose start was not answered."""
        recent = moment(getattr(info, "start_ts", None)) >= (self._since or 0.0) - _SKEW
        return getattr(info, "name", None) == self._name and recent

    def _place(self, state: str) -> dict[str, Any]:
        """Return what to list to find an agent whose start was not answered."""
        since = int((self._since or 0.0) - _REACH)
        place = {"appid": self._app_id or None, "channel": self.channel}
        return {**place, "state": state, "from_time": since}


def _attribute(value: Any) -> Callable[[str], Any]:
    return lambda name: getattr(value, name, None)


def gone(error: Exception) -> bool:
    """Tell whether the platform says that there is no such agent or call."""
    return getattr(error, "status_code", None) == 404


def moment(value: Any) -> float:
    """Return a time of the platform in Unix seconds, which some samples show as text; else 0."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return float(value)
    return value if isinstance(value, (int, float)) else 0.0
