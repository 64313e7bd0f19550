"""``AsyncAgentSession``: one run of an agent, from start to stop, awaited."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any

from shengwang_agent._frames import let_go, sealed

from .following import Pace, Seen, ended, reached
from .options import chosen
from .paging import all_turns
from .session_state import LIVE, SessionState, gone
from .waiting import LOOKS, Deadline, pause_async, shielded

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Self

    from shengwang_agent import AsyncAgentClient
    from shengwang_agent_api import models as _m

    from .options import GetTurnsOptions, SayOptions, ThinkOptions

__all__ = ["AsyncAgentSession"]


class AsyncAgentSession(SessionState):
    """The async twin of ``AgentSession``, for asyncio: same methods, awaited.

    ::

        session = agent.session(client, channel="room", agent_uid="1", remote_uids=["*"])
        async with session:
            await session.wait_until("RUNNING")
            await session.say("Hello!")

    The agent is stopped when the block ends, also when the task is cancelled, even in the middle
    of the start.
    """

    @classmethod
    def attach(
        cls, client: AsyncAgentClient, agent_id: str, *, channel: str = "", agent_uid: str = ""
    ) -> Self:
        """Return a session of an agent that runs already; as ``AgentSession.attach``."""
        app_id, certificate = client.app_id or "", client.app_certificate
        session = cls(client, None, app_id, "", channel, agent_uid, (), certificate)
        session._id, session._status = agent_id, "running"
        return session

    async def start(self) -> str:
        """Start the agent and return its id; as ``AgentSession.start``."""
        unsure = self._begin_start()
        try:
            reply = await self._find() if unsure else None
            if reply is None:
                reply = await self._client.agents.start(**self._start_call())
            payload = self._started(reply)
        except BaseException as error:
            self._start_failed(error, unsure)
            await self._tell_error(error)
            let_go(error)
            raise error
        await self._tell("started", payload)
        return str(payload["agent_id"])

    @sealed
    async def stop(self) -> None:
        """Stop the agent. One that is gone is fine, and so is a second call."""
        if not self._begin_stop():
            return
        try:
            await self._find_id()
            if self._id is not None:
                await self._stop_agent()
            payload = self._stopped()
        except BaseException as error:
            self._stop_failed()
            await self._tell_error(error)
            raise
        await self._tell("stopped", payload)

    @sealed
    async def say(
        self,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        *,
        options: SayOptions | None = None,
    ) -> None:
        """Have the agent say this, at most 512 bytes of UTF-8."""
        call = self._call("say")
        given = {"priority": priority, "interruptable": interruptable}
        await self._renew()
        await self._client.agents.speak(**call, text=text, **chosen(options, given))

    @sealed
    async def interrupt(self) -> None:
        """Cut short what the agent says or thinks."""
        call = self._call("interrupt")
        await self._renew()
        await self._client.agents.interrupt(**call)

    @sealed
    async def think(
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
        """Give the agent a text as if the user had said it."""
        call = self._call("think")
        given = {
            "on_listening_action": on_listening_action,
            "on_thinking_action": on_thinking_action,
            "on_speaking_action": on_speaking_action,
            "interruptable": interruptable,
            "metadata": metadata,
        }
        await self._renew()
        found: _m.AgentThinkAgentManagementResponse = await self._client.agents.think(
            **call, text=text, **chosen(options, given)
        )
        return found

    @sealed
    async def update(
        self, properties: _m.UpdateAgentsRequestProperties | Mapping[str, Any]
    ) -> None:
        """Change the running agent; keys no model knows are sent as they are."""
        await self._client.agents.update(**self._call("update"), properties=properties)
        self._updating(properties)

    @sealed
    async def get_history(self) -> _m.GetHistoryAgentsResponse:
        """Return the conversation so far; the platform serves it only while the agent runs."""
        call = self._call("get_history", running=False)
        await self._renew()
        found: _m.GetHistoryAgentsResponse = await self._client.agents.get_history(**call)
        return found

    @sealed
    async def get_info(self) -> _m.GetAgentsResponse:
        """Return the agent's state, also after the stop."""
        found: _m.GetAgentsResponse = await self._client.agents.get(
            **self._call("get_info", running=False)
        )
        return found

    @sealed
    async def get_turns(
        self,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        options: GetTurnsOptions | None = None,
    ) -> _m.GetTurnsAgentsResponse:
        """Return one page of turn records, which are complete once the agent has stopped."""
        given = {"page_index": page_index, "page_size": page_size}
        found: _m.GetTurnsAgentsResponse = await self._client.agents.get_turns(
            **self._call("get_turns", running=False), **chosen(options, given)
        )
        return found

    async def get_all_turns(self, page_size: int | None = None) -> _m.GetTurnsAgentsResponse:
        """Return the turn records of all pages in one; RuntimeError when the paging is broken."""
        steps = all_turns()
        page = next(steps)
        while True:
            answer = await self.get_turns(page_index=page, page_size=page_size)
            try:
                page = steps.send(answer)
            except StopIteration as done:
                found: _m.GetTurnsAgentsResponse = done.value
                return found

    async def wait_until(self, *status: str, timeout: float = 30.0) -> _m.GetAgentsResponse:
        """Wait until the agent is in one of these states; as ``AgentSession.wait_until``."""
        pace, until = Pace(0.2, 2.0), Deadline(timeout)
        while not reached(info := await self.get_info(), status):
            what = f"the agent was not {' or '.join(status)}"
            await pause_async(until.at_most(pace.wait(False), what))
        return info

    async def follow(
        self, *, interval: float = 1.0, longest: float = 5.0
    ) -> AsyncIterator[_m.GetHistoryAgentsResponseContentsItem]:
        """Yield the entries of the conversation as they come, until the agent has ended."""
        pace, seen = Pace(interval, longest), Seen()
        while (news := await self._news(seen)) is not None:
            for entry in news:
                yield entry
            await pause_async(pace.wait(bool(news)))

    async def _news(self, seen: Seen) -> list[Any] | None:
        """Return new entries; None when the agent has ended and its history is gone."""
        try:
            return seen.added((await self.get_history()).contents)
        except Exception as error:
            if not gone(error):
                raise
        return None if ended(await self.get_info()) else []

    def stop_on_signal(self, *signals: int) -> Callable[[], None]:
        """Stop the agent on SIGINT and SIGTERM; as ``AgentSession.stop_on_signal``."""
        from .signals import stop_on_signal_async

        return stop_on_signal_async(self, signals)

    def renew_in_background(self) -> Callable[[], None]:
        """Renew the agent's token from a task; returns a function that ends it."""
        from .background import renew_in_task

        return renew_in_task(self)

    async def __aenter__(self) -> Self:
        if self._status != "running":
            try:
                await self.start()
            except BaseException:
                await self._leave()
                raise
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if self._status == "stopped":
            return
        if error is not None:
            await self._leave()  # the error of the block is the one to see
            return
        try:
            await self.stop()
        except BaseException as error:
            if not isinstance(error, Exception):
                await self._leave()  # the stop was cancelled, and the agent must not run on
            raise

    async def _leave(self) -> None:
        """Stop what may be running; a failure to do so is a warning.

        Runs as a task of its own, so that cancelling the caller once more, or closing the event
        loop, does not cut it short.
        """
        if self._may_run:
            await shielded(self._stop_quietly)

    async def _stop_quietly(self) -> None:
        try:
            await self.stop()
        except Exception as error:
            self._warn(f"the agent may still run, stopping it failed: {error!r}")

    async def _renew(self) -> None:
        token = self._due_token()
        if token is not None:
            try:
                await self._client.agents.update(
                    **self._call("update"), properties={"token": token}
                )
            except Exception as error:
                self._renewed(error)
            else:
                self._renewed(None)

    async def _stop_agent(self) -> None:
        try:
            await self._client.agents.stop(**self._call("stop session", running=False))
        except Exception as error:
            if not gone(error):
                raise

    async def _find_id(self) -> None:
        if self._unsure:
            self._found(await self._find())

    async def _find(self) -> Any:
        """Return the info of the agent whose start was not answered, or None."""
        for patience in LOOKS:
            await pause_async(patience)
            for state in LIVE:
                found = await self._look(state)
                if found is not None:
                    return found
        return None

    async def _look(self, state: str) -> Any:
        app = self._app_id or None
        async for item in self._client.agents.list(**self._place(state)):
            try:
                info = await self._client.agents.get(appid=app, agent_id=item.agent_id)
            except Exception as error:
                if not gone(error):
                    raise
                continue  # it has ended since it was listed; the next one may be ours
            if self._is_ours(info):
                info.agent_id = info.agent_id or item.agent_id
                return info
        return None

    async def _tell_error(self, error: BaseException) -> None:
        if isinstance(error, Exception):
            await self._tell("error", error)

    async def _tell(self, event: str, payload: Any) -> None:
        for waiting in self._emit(event, payload):
            try:
                await waiting
            except Exception as error:
                self._warn(f"the handler of {event!r} failed: {error!r}")
