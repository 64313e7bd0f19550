"""What a session does: states, requests, events, tokens, as steps for the sync and the async one."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from shengwang_agent._call.recovery import is_ours
from shengwang_agent._call.retry import may_have_acted
from shengwang_agent._runtime.spelling import instead
from shengwang_agent.errors import StateError

from . import polling
from .properties import AgentLike, Join
from .steps import Finish, Invoke, Scope, Sleep, Steps

if TYPE_CHECKING:
    from typing_extensions import Self


Status = Literal["idle", "starting", "running", "stopping", "stopped", "error"]
EVENTS = ("started", "stopped", "error")
Handler = Callable[[Any], Any]
_REACH = 7200.0
"""Seconds before the start from which on agents are listed; ``is_ours`` tells whose they are."""
_LONGEST_JOIN = 30.0
"""Seconds that the first words wait for an agent to join its channel."""
_LIVE = ("2", "1", "5", "0")
"""States of agents that may run: running, starting, recovering, idle."""


class SessionState(Scope):
    """What both kinds of session share: arguments, states, events, tokens, and every operation.

    An operation is a generator of steps; the two classes of ``session.py`` take them.
    """

    _begins, _ends = "start", "stop"
    _warning = "the agent may still run, stopping it"
    _made_by = "agent.session(client, channel='…', agent_uid='…', remote_uids=['…'])"
    start: Any
    stop: Any
    get_info: Any
    get_history: Any

    def __init__(
        self,
        client: Any,
        agent: AgentLike | None,
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
        self._join = Join(
            *(channel, agent_uid, remote_uids, idle_timeout, enable_string_uid),
            *(token or None, app_id, app_certificate, expires_in, pipeline_id),
            starting=True,
        )
        self._preset = preset
        if warn is not None:
            self._warn = warn
        self._status: Status = "idle"
        self._id: str | None = None
        self._handlers: dict[str, list[Handler]] = {}
        self._since: float | None = None  # an agent may run that answered to a start from then on
        self._joining = False  # the agent was not in its channel yet when the start was answered
        self._nameless = False  # the start succeeded, but the answer held no id
        self._renewal = polling.Renewal(None, 0.0)

    @classmethod
    def _attached(cls, client: Any, agent_id: str, channel: str, agent_uid: str) -> Self:
        cls._check_attached(client, agent_id)
        app_id, certificate = client.app_id or "", client.app_certificate
        session = cls(client, None, app_id, "", channel, agent_uid, (), certificate)
        session._id, session._status = agent_id, "running"
        session._attached_here = True
        return session

    @property
    def id(self) -> str | None:
        """The agent's id; None before the first start, kept after the stop."""
        return self._id

    @property
    def status(self) -> Status:
        """``idle``, ``starting``, ``running``, ``stopping``, ``stopped`` or ``error``."""
        return self._status

    @property
    def agent(self) -> Any:
        """The :class:`Agent` it was made from; None after ``attach``."""
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
        start or stop. A stop elsewhere counts once the session sees it. Handlers run in the order
        they were given, before the method returns; one that raises draws a warning, and so does an
        event that there is not. Without a handler this is a decorator.
        """
        if event not in EVENTS:
            said = f"there is no event {event!r}, its handler never runs"
            more = instead(event, EVENTS, "events") or f"; there are {', '.join(EVENTS)}"
            self._warn(said + more)
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

    # Start and stop -----------------------------------------------------------------------

    def _start(self, patience: float | None = None) -> Steps[str]:
        unsure = self._begin_start()
        try:
            reply = (yield from self._find()) if unsure else None
            if reply is None:
                reply = yield Invoke(self._client.agents.start, self._start_call())
            payload = self._started(reply)
        except BaseException as error:
            self._start_failed(error, unsure)
            yield from self._tell_error(error)
            raise
        yield from self._tell("started", payload)
        if patience is not None:
            yield from self._wait_until(("RUNNING",), patience)
            self._joining = False
        return str(payload["agent_id"])

    def _begin_start(self) -> bool:
        """Tell whether an agent of an earlier start may be running already."""
        if self._status not in ("idle", "stopped", "error"):
            raise StateError(f"Cannot start session in {self._status} state")
        if self._agent is None:
            raise StateError("Cannot start an attached session: it has no agent description")
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
        life = None if self._join.token is not None else self._join.life
        now = time.time()
        self._since = now if self._since is None else self._since
        self._renewal = polling.Renewal(life, now)
        return call | ({"request_options": options} if options else {})

    def _started(self, reply: Any) -> dict[str, Any]:
        found = getattr(reply, "agent_id", None)
        self._id = found if isinstance(found, str) and found else None
        self._status = "running"
        self._joining = getattr(reply, "status", None) in ("IDLE", "STARTING")
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

    @property
    def _unsure(self) -> bool:
        """Whether an agent may be running whose id is not known."""
        return self._since is not None and self._id is None

    @property
    def _may_run(self) -> bool:
        """Whether there may be an agent to stop."""
        known = self._id is not None or self._unsure
        return known and self._status in ("running", "error")

    @property
    def _entered(self) -> bool:
        return self._status == "running"

    def _stop(self) -> Steps[None]:
        if self._status == "stopped":
            return
        if not self._may_run:
            if self._status == "running":
                raise StateError("No agent ID available")
            raise StateError(f"Cannot stop session in {self._status} state")
        self._status = "stopping"
        try:
            if self._unsure:
                self._found((yield from self._find()))
            if self._id is not None:
                which = self._call("stop session", running=False)
                yield from polling.unless_gone(self._client.agents.stop, which)
            payload = self._stopped()
        except BaseException as error:
            self._status = "running" if self._nameless and self._id is None else "error"
            yield from self._tell_error(error)
            raise
        yield from self._tell("stopped", payload)

    def _stopped(self) -> dict[str, Any]:
        self._status = "stopped"
        self._since, self._nameless = None, False
        self._renewal = polling.Renewal(None, 0.0)
        return {"agent_id": self._id}

    # An agent whose start was not answered ------------------------------------------------

    def _find(self) -> Steps[Any]:
        """Return the info of the agent whose start was not answered, or None."""
        since = int((self._since or 0.0) - _REACH)
        place = {"appid": self._app_id or None, "channel": self.channel, "from_time": since}
        queries = [{**place, "state": state} for state in _LIVE]
        return (yield from polling.search(self._client.agents.list, queries, self._look))

    def _look(self, item: Any) -> Steps[Any]:
        """Return the info of a listed agent if it is the one whose start was not answered."""
        which = {"appid": self._app_id or None, "agent_id": item.agent_id}
        info = yield from polling.unless_gone(self._client.agents.get, which)
        if info is None or not is_ours(info, self._since or 0.0, name=self._name):
            return None  # where it has ended since it was listed, the next one may be ours
        info.agent_id = item.agent_id
        return info

    def _found(self, info: Any) -> None:
        """Take over the agent that was looked for; RuntimeError when one runs that is not found."""
        self._id = getattr(info, "agent_id", None)
        if self._id is None and self._nameless:
            raise StateError("No agent ID available")

    # Events -------------------------------------------------------------------------------

    def _tell_error(self, error: BaseException) -> Steps[None]:
        if isinstance(error, Exception):
            yield from self._tell("error", error)

    def _tell(self, event: str, payload: Any) -> Steps[None]:
        for handler in tuple(self._handlers.get(event, ())):
            try:
                result = handler(payload)
                if inspect.isawaitable(result) and not (yield Finish(result)):
                    self._warn(
                        f"the handler of {event!r} is a coroutine function: use the async session"
                    )
            except Exception as error:
                self._warn(f"the handler of {event!r} failed: {error!r}")

    # While the agent runs -----------------------------------------------------------------

    def _do(self, method: str, request: str, **arguments: Any) -> Steps[Any]:
        """Make one request about the running agent, with a fresh token where one is due.

        The platform may answer a start before the agent is in its channel, and then refuses to
        have it speak: the first words wait for it.
        """
        call = self._call(method, running=method != "get_history")
        if self._joining and request in ("speak", "think"):
            yield from self._wait_until(("RUNNING",), _LONGEST_JOIN)
            self._joining = False
        yield from self._renew()
        return (yield from self._ask(request, {**call, **arguments}))

    def _read(self, method: str, request: str, limit: Any = None, **arguments: Any) -> Steps[Any]:
        call = self._call(method, running=False, limit=limit)
        return (yield from self._ask(request, {**call, **arguments}))

    def _ask(self, request: str, call: dict[str, Any]) -> Steps[Any]:
        """Make one request about the agent, and take note when the platform says that it is over."""
        try:
            reply = yield Invoke(getattr(self._client.agents, request), call)
        except Exception as error:
            # A history may be gone alone, and a look tells by itself.
            if polling.gone(error) and request in ("speak", "interrupt", "think", "update"):
                with suppress(Exception):  # the refusal is the error to see
                    which = self._call(request, running=False)
                    info = yield from polling.unless_gone(self._client.agents.get, which)
                    yield from self._noted(info is None or polling.ended(info))
            raise
        yield from self._noted(request == "get" and polling.ended(reply))
        return reply

    def _noted(self, over: bool) -> Steps[None]:
        if over and self._may_run:
            yield from self._tell("stopped", self._stopped())

    def _update(self, properties: Any) -> Steps[None]:
        call = {**self._call("update"), "properties": properties}
        yield from self._ask("update", call)
        if properties.get("token"):  # from now on the caller looks after it
            self._renewal = polling.Renewal(None, 0.0)

    def _wait_until(self, status: tuple[str, ...], timeout: float) -> Steps[Any]:
        wanted = polling.states(status)
        what = f"the agent was not {' or '.join(wanted)}"
        look = partial(self._read, "get_info", "get")
        done = partial(polling.reached, wanted=wanted)
        return (yield from polling.until(look, done, polling.PollInterval(0.2, 2.0), timeout, what))

    def _news(self, seen: polling.SeenEntries) -> Steps[list[Any] | None]:
        """Return new entries; None when the agent has ended and its history is gone, or time is over."""
        left = seen.left()
        if seen.rest is not None:
            if left <= 0:
                return None
            yield Sleep(min(seen.rest, left))
        try:
            news = seen.added((yield Invoke(self.get_history)).contents)
        except Exception as error:
            if not polling.gone(error):
                raise
            if polling.ended((yield Invoke(self.get_info))):
                return None
            news = seen.added(seen.entries)
        return news

    def _call(self, name: str, *, running: bool = True, limit: Any = None) -> dict[str, Any]:
        """Return the arguments every request about the agent has; RuntimeError in a wrong state."""
        if running and self._status != "running":
            raise StateError(f"Cannot {name} in {self._status} state")
        if self._id is None:
            raise StateError("No agent ID available")
        options = {**self._request_options(), **(limit or {})}
        call = {"appid": self._app_id or None, "agent_id": self._id}
        return call | ({"request_options": options} if options else {})

    # Tokens -------------------------------------------------------------------------------

    def _request_options(self) -> dict[str, Any]:
        """Sign with a token for the session's own channel and user where the client signs by app."""
        if getattr(self._client, "auth_mode", None) != "app-credentials":
            return {}
        if not self._join.app_certificate:
            raise StateError("app_certificate is required for app-credentials auth mode")
        if not self._join.channel or not self._join.agent_uid:
            return {}  # attached by id alone: the client signs by itself
        return {
            "additional_headers": {
                "Authorization": f"agora token={self._join.token_for(self._join.agent_uid, 86400)}"
            }
        }

    def _renew(self) -> Steps[None]:
        """Replace the join token when the one in force is near its end; a failure is a warning."""
        if self._status != "running" or not self._renewal.due(time.time()):
            return
        token = self._join.token_for(self._join.agent_uid, self._renewal.life or 86400)
        try:
            call = {**self._call("update"), "properties": {"token": token}}
            yield from self._ask("update", call)
        except Exception as error:
            self._renewal.failed(time.time())
            self._warn(f"the agent's token could not be renewed yet: {error}")
        else:
            self._renewal.renewed(time.time())
