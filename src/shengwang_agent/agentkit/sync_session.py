"""``AgentSession``: one run of an agent, from start to stop."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from shengwang_agent._frames import let_go, sealed

from .following import Pace, Seen, ended, reached
from .options import chosen
from .paging import all_turns
from .session_state import LIVE, SessionState, gone
from .waiting import LOOKS, Deadline, pause

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Self

    from shengwang_agent import AgentClient
    from shengwang_agent_api import models as _m

    from .options import GetTurnsOptions, SayOptions, ThinkOptions

__all__ = ["AgentSession"]


class AgentSession(SessionState):
    """One run of an agent. As a context manager it starts, and always stops.

    ::

        with agent.session(client, channel="room", agent_uid="1", remote_uids=["*"]) as session:
            session.wait_until("RUNNING")
            session.say("Hello!")

    The session stays usable after a failed stop (call ``stop`` again) and after a start whose
    answer was lost (``stop`` finds the agent and stops it). Not thread-safe.
    """

    @classmethod
    def attach(
        cls, client: AgentClient, agent_id: str, *, channel: str = "", agent_uid: str = ""
    ) -> Self:
        """Return a session of an agent that runs already, so that another process can use it.

        With ``channel`` and ``agent_uid`` its tokens are made for exactly this agent.
        """
        app_id, certificate = client.app_id or "", client.app_certificate
        session = cls(client, None, app_id, "", channel, agent_uid, (), certificate)
        session._id, session._status = agent_id, "running"
        return session

    def start(self) -> str:
        """Start the agent and return its id.

        Raises :class:`InvalidAgent` (a ``ValueError``) before anything is sent when the agent is
        not complete, ``RuntimeError`` when the session runs, and the client's errors. After a
        start of unknown outcome the agent is looked for first, so that none is left behind.
        """
        unsure = self._begin_start()
        try:
            reply = self._find() if unsure else None
            if reply is None:
                reply = self._client.agents.start(**self._start_call())
            payload = self._started(reply)
        except BaseException as error:
            self._start_failed(error, unsure)
            self._tell_error(error)
            let_go(error)
            raise error
        self._tell("started", payload)
        return str(payload["agent_id"])

    @sealed
    def stop(self) -> None:
        """Stop the agent. One that is gone is fine, and so is a second call."""
        if not self._begin_stop():
            return
        try:
            self._find_id()
            if self._id is not None:
                self._stop_agent()
            payload = self._stopped()
        except BaseException as error:
            self._stop_failed()
            self._tell_error(error)
            raise
        self._tell("stopped", payload)

    @sealed
    def say(
        self,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        *,
        options: SayOptions | None = None,
    ) -> None:
        """Have the agent say this, at most 512 bytes of UTF-8; single arguments win over options."""
        call = self._call("say")
        given = {"priority": priority, "interruptable": interruptable}
        self._renew()
        self._client.agents.speak(**call, text=text, **chosen(options, given))

    @sealed
    def interrupt(self) -> None:
        """Cut short what the agent says or thinks."""
        call = self._call("interrupt")
        self._renew()
        self._client.agents.interrupt(**call)

    @sealed
    def think(
        self,
        text: str,
        *,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: Mapping[str, str] | None = None,
        options: ThinkOptions | None = None,
    ) -> _m.AgentThinkAgentManagementResponse:
        """Give the agent a text as if the user had said it; single arguments win over options."""
        call = self._call("think")
        given = {
            "on_listening_action": on_listening_action,
            "on_thinking_action": on_thinking_action,
            "on_speaking_action": on_speaking_action,
            "interruptable": interruptable,
            "metadata": metadata,
        }
        self._renew()
        found: _m.AgentThinkAgentManagementResponse = self._client.agents.think(
            **call, text=text, **chosen(options, given)
        )
        return found

    @sealed
    def update(self, properties: _m.UpdateAgentsRequestProperties | Mapping[str, Any]) -> None:
        """Change the running agent; keys no model knows are sent as they are."""
        self._client.agents.update(**self._call("update"), properties=properties)
        self._updating(properties)

    @sealed
    def get_history(self) -> _m.GetHistoryAgentsResponse:
        """Return the conversation so far; the platform serves it only while the agent runs."""
        call = self._call("get_history", running=False)
        self._renew()
        found: _m.GetHistoryAgentsResponse = self._client.agents.get_history(**call)
        return found

    @sealed
    def get_info(self) -> _m.GetAgentsResponse:
        """Return the agent's state, also after the stop."""
        found: _m.GetAgentsResponse = self._client.agents.get(
            **self._call("get_info", running=False)
        )
        return found

    @sealed
    def get_turns(
        self,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        options: GetTurnsOptions | None = None,
    ) -> _m.GetTurnsAgentsResponse:
        """Return one page of turn records, which are complete once the agent has stopped."""
        given = {"page_index": page_index, "page_size": page_size}
        found: _m.GetTurnsAgentsResponse = self._client.agents.get_turns(
            **self._call("get_turns", running=False), **chosen(options, given)
        )
        return found

    def get_all_turns(self, page_size: int | None = None) -> _m.GetTurnsAgentsResponse:
        """Return the turn records of all pages in one; RuntimeError when the paging is broken."""
        steps = all_turns()
        page = next(steps)
        while True:
            answer = self.get_turns(page_index=page, page_size=page_size)
            try:
                page = steps.send(answer)
            except StopIteration as done:
                found: _m.GetTurnsAgentsResponse = done.value
                return found

    def wait_until(self, *status: str, timeout: float = 30.0) -> _m.GetAgentsResponse:
        """Wait until the agent is in one of these states and return its info.

        Raises ``TimeoutError`` after ``timeout`` seconds, ``RuntimeError`` when the agent has
        ended in another state.
        """
        pace, until = Pace(0.2, 2.0), Deadline(timeout)
        while not reached(info := self.get_info(), status):
            pause(until.at_most(pace.wait(False), f"the agent was not {' or '.join(status)}"))
        return info

    def follow(
        self, *, interval: float = 1.0, longest: float = 5.0
    ) -> Iterator[_m.GetHistoryAgentsResponseContentsItem]:
        """Yield the entries of the conversation as they come, until the agent has ended.

        The platform is asked every ``interval`` seconds, less and less often while nothing
        happens, ``longest`` seconds apart at most.
        """
        pace, seen = Pace(interval, longest), Seen()
        while (news := self._news(seen)) is not None:
            yield from news
            pause(pace.wait(bool(news)))

    def _news(self, seen: Seen) -> list[Any] | None:
        """Return new entries; None when the agent has ended and its history is gone."""
        try:
            return seen.added(self.get_history().contents)
        except Exception as error:
            if not gone(error):
                raise
        return None if ended(self.get_info()) else []

    def stop_on_signal(self, *signals: int) -> Callable[[], None]:
        """Stop the agent when the process is told to end (SIGINT, SIGTERM), then let it end.

        Main thread only. Returns a function that takes this back.
        """
        from .signals import stop_on_signal

        return stop_on_signal(self, signals)

    def renew_in_background(self) -> Callable[[], None]:
        """Renew the agent's token from a thread, for sessions that stay silent for hours.

        Returns a function that ends it; the stop of the session ends it too.
        """
        from .background import renew_in_thread

        return renew_in_thread(self)

    def __enter__(self) -> Self:
        if self._status != "running":
            try:
                self.start()
            except BaseException:
                self._leave()
                raise
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if self._status == "stopped":
            return
        if error is not None:
            self._leave()  # the error of the block is the one to see
            return
        try:
            self.stop()
        except BaseException as error:
            if not isinstance(error, Exception):
                self._leave()  # Ctrl-C cut the stop short, and the agent must not run on
            raise

    def _leave(self) -> None:
        """Stop what may be running; a failure to do so is a warning."""
        if self._may_run:
            try:
                self.stop()
            except BaseException as error:
                self._warn(f"the agent may still run, stopping it failed: {error!r}")
                if not isinstance(error, Exception):
                    raise

    def _renew(self) -> None:
        token = self._due_token()
        if token is not None:
            try:
                self._client.agents.update(**self._call("update"), properties={"token": token})
            except Exception as error:
                self._renewed(error)
            else:
                self._renewed(None)

    def _stop_agent(self) -> None:
        try:
            self._client.agents.stop(**self._call("stop session", running=False))
        except Exception as error:
            if not gone(error):
                raise

    def _find_id(self) -> None:
        if self._unsure:
            self._found(self._find())

    def _find(self) -> Any:
        """Return the info of the agent whose start was not answered, or None."""
        for patience in LOOKS:
            pause(patience)
            for state in LIVE:
                found = self._look(state)
                if found is not None:
                    return found
        return None

    def _look(self, state: str) -> Any:
        app = self._app_id or None
        for item in self._client.agents.list(**self._place(state)):
            try:
                info = self._client.agents.get(appid=app, agent_id=item.agent_id)
            except Exception as error:
                if not gone(error):
                    raise
                continue  # it has ended since it was listed; the next one may be ours
            if self._is_ours(info):
                info.agent_id = info.agent_id or item.agent_id
                return info
        return None

    def _tell_error(self, error: BaseException) -> None:
        if isinstance(error, Exception):
            self._tell("error", error)

    def _tell(self, event: str, payload: Any) -> None:
        for waiting in self._emit(event, payload):
            if inspect.iscoroutine(waiting):
                waiting.close()
            self._warn(f"the handler of {event!r} is a coroutine function: use the async session")
