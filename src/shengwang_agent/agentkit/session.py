"""``AgentSession`` and ``AsyncAgentSession``: one run of an agent, from start to stop."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from shengwang_agent._frames import sealed_methods
from shengwang_agent._runtime.lazy import told_when_idle

from . import polling
from .options import chosen, thought
from .session_steps import SessionState
from .steps import run, run_async

if TYPE_CHECKING:
    from typing_extensions import Self

    from shengwang_agent.client import AgentClient, AsyncAgentClient
    from shengwang_agent_api import models as _m

    from .options import GetTurnsOptions, SayOptions, ThinkOptions

__all__ = ["AgentSession", "AsyncAgentSession"]


@sealed_methods
class AgentSession(SessionState):
    """One run of an agent. As a context manager it starts, and always stops; one that was
    attached is left as it is.

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
        return cls._attached(client, agent_id, channel, agent_uid)

    def start(self, *, wait: bool = False, timeout: float = 30.0) -> str:
        """Start the agent and return its id; with ``wait`` only when it is in its channel.

        ``WaitTimeout`` when that takes longer than ``timeout`` seconds (30 unless said). Whatever
        is raised while it waits, the agent was started and may run: call ``stop``.

        Raises :class:`InvalidAgent` (a ``ValueError``) before anything is sent when the agent is
        not complete, ``StateError`` (a ``RuntimeError``) when the session runs, and the client's errors. After a
        start of unknown outcome the agent is looked for first, so that none is left behind.
        """
        return run(self._start(polling.seconds("timeout", timeout) if wait else None))

    def stop(self) -> None:
        """Stop the agent. One that is gone is fine, and so is a second call."""
        run(self._stop())

    def say(
        self,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        *,
        options: SayOptions | None = None,
    ) -> None:
        """Have the agent say ``text``, at most 512 bytes of UTF-8.

        ``priority`` and ``interruptable`` as in :class:`SayOptions`; they win over ``options``. What
        the user says meanwhile cuts it short, and of words nobody heard the history keeps nothing.
        Waits up to half a minute for an agent that is still joining its channel.
        """
        given = chosen(options, priority=priority, interruptable=interruptable)
        run(self._do("say", "speak", text=text, **given))

    def interrupt(self) -> None:
        """Cut short what the agent says or thinks."""
        run(self._do("interrupt", "interrupt"))

    def think(
        self,
        text: str,
        *,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: Mapping[str, Any] | None = None,
        options: ThinkOptions | None = None,
    ) -> _m.AgentThinkAgentManagementResponse:
        """Give the agent a text as if the user had said it; while it speaks that does nothing,
        unless ``on_speaking_action`` is given. The arguments are those of :class:`ThinkOptions`,
        and win over ``options``."""
        actions = (on_listening_action, on_thinking_action, on_speaking_action)
        asked = thought(options, actions, interruptable, metadata)
        return run(self._do("think", "think", text=text, **asked))  # type: ignore[no-any-return]

    def update(self, properties: _m.UpdateAgentsRequestProperties | Mapping[str, Any]) -> None:
        """Change the running agent: ``token``, ``llm.system_messages``, ``llm.params`` and
        ``mllm.params`` can change; a warning names what cannot, a ``TypeError`` a misspelt key."""
        run(self._update(properties))

    def get_history(self) -> _m.GetHistoryAgentsResponse:
        """Return the conversation so far; the platform serves it only while the agent runs."""
        return run(self._do("get_history", "get_history"))  # type: ignore[no-any-return]

    def get_info(self) -> _m.GetAgentsResponse:
        """Return the agent's state, also after the stop."""
        return run(self._read("get_info", "get"))  # type: ignore[no-any-return]

    def get_turns(
        self,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        options: GetTurnsOptions | None = None,
    ) -> _m.GetTurnsAgentsResponse:
        """Return one page (``page_index`` from 1, ``page_size`` 10 to 200, 50 unless said) of turn
        records, which are complete once the agent has stopped."""
        asked = chosen(options, page_index=page_index, page_size=page_size)
        return run(self._read("get_turns", "get_turns", **asked))  # type: ignore[no-any-return]

    def get_all_turns(self, page_size: int | None = None) -> _m.GetTurnsAgentsResponse:
        """Return the turn records of all pages in one; ``DecodeError`` when the paging is broken."""
        return run(polling.all_turns(self.get_turns, page_size))

    def wait_until(
        self, *status: _m.GetAgentsResponseStatus, timeout: float = 30.0
    ) -> _m.GetAgentsResponse:
        """Wait until the agent is in one of these states, in any case, and return its info.

        The states are ``IDLE``, ``STARTING``, ``RUNNING``, ``STOPPING``, ``STOPPED``,
        ``RECOVERING`` and ``FAILED``; ``ArgumentError`` for another word. Raises ``WaitTimeout``
        with the state it is in after ``timeout`` seconds (30 unless said), ``StateError``, a
        ``RuntimeError``, when the agent has ended in another state.
        """
        return run(self._wait_until(status, timeout))  # type: ignore[no-any-return]

    def follow(
        self,
        *,
        interval: float = 1.0,
        longest: float = 5.0,
        timeout: float | None = None,
        from_now: bool = False,
    ) -> Iterator[_m.GetHistoryAgentsResponseContentsItem]:
        """Yield the entries of the conversation, those so far first, until the agent has ended.

        With ``from_now`` those so far are left out; after ``timeout`` seconds it ends, without an
        error. The platform is asked every ``interval`` seconds, less and less often while nothing
        happens, ``longest`` seconds apart at most. It forgets a history when the agent ends, so
        words of the last ``longest`` seconds may be missed; notification 103 has all of them. An
        entry that was cut off by the caller comes once more, as far as it was heard.
        """
        pace = polling.PollInterval(interval, longest)
        return self._followed(polling.SeenEntries(pace, timeout, from_now))

    @told_when_idle("follow()", "for entry in ….follow(…): …")
    def _followed(self, seen: polling.SeenEntries) -> Iterator[Any]:
        while (news := run(self._news(seen))) is not None:
            yield from news

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
        return polling.renew_in_thread(self)

    def __enter__(self) -> Self:
        return run(self._enter())

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        run(self._exit(error))


@sealed_methods
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
        return cls._attached(client, agent_id, channel, agent_uid)

    async def start(self, *, wait: bool = False, timeout: float = 30.0) -> str:
        """Start the agent and return its id; as ``AgentSession.start``."""
        return await run_async(self._start(polling.seconds("timeout", timeout) if wait else None))

    async def stop(self) -> None:
        """Stop the agent. One that is gone is fine, and so is a second call."""
        await run_async(self._stop())

    async def say(
        self,
        text: str,
        priority: _m.SpeakAgentsRequestPriority | None = None,
        interruptable: bool | None = None,
        *,
        options: SayOptions | None = None,
    ) -> None:
        """Have the agent say this, at most 512 bytes of UTF-8."""
        given = chosen(options, priority=priority, interruptable=interruptable)
        await run_async(self._do("say", "speak", text=text, **given))

    async def interrupt(self) -> None:
        """Cut short what the agent says or thinks."""
        await run_async(self._do("interrupt", "interrupt"))

    async def think(
        self,
        text: str,
        *,
        on_listening_action: _m.AgentThinkAgentManagementRequestOnListeningAction | None = None,
        on_thinking_action: _m.AgentThinkAgentManagementRequestOnThinkingAction | None = None,
        on_speaking_action: _m.AgentThinkAgentManagementRequestOnSpeakingAction | None = None,
        interruptable: bool | None = None,
        metadata: Mapping[str, Any] | None = None,
        options: ThinkOptions | None = None,
    ) -> _m.AgentThinkAgentManagementResponse:
        """Give the agent a text as if the user had said it."""
        actions = (on_listening_action, on_thinking_action, on_speaking_action)
        asked = thought(options, actions, interruptable, metadata)
        return await run_async(self._do("think", "think", text=text, **asked))

    async def update(
        self, properties: _m.UpdateAgentsRequestProperties | Mapping[str, Any]
    ) -> None:
        """Change the running agent; as ``AgentSession.update``."""
        await run_async(self._update(properties))

    async def get_history(self) -> _m.GetHistoryAgentsResponse:
        """Return the conversation so far; the platform serves it only while the agent runs."""
        return await run_async(self._do("get_history", "get_history"))

    async def get_info(self) -> _m.GetAgentsResponse:
        """Return the agent's state, also after the stop."""
        return await run_async(self._read("get_info", "get"))

    async def get_turns(
        self,
        *,
        page_index: int | None = None,
        page_size: int | None = None,
        options: GetTurnsOptions | None = None,
    ) -> _m.GetTurnsAgentsResponse:
        """Return one page of turn records; as ``AgentSession.get_turns``."""
        asked = chosen(options, page_index=page_index, page_size=page_size)
        return await run_async(self._read("get_turns", "get_turns", **asked))

    async def get_all_turns(self, page_size: int | None = None) -> _m.GetTurnsAgentsResponse:
        """Return the turn records of all pages in one; ``DecodeError`` when the paging is broken."""
        return await run_async(polling.all_turns(self.get_turns, page_size))

    async def wait_until(
        self, *status: _m.GetAgentsResponseStatus, timeout: float = 30.0
    ) -> _m.GetAgentsResponse:
        """Wait until the agent is in one of these states; as ``AgentSession.wait_until``."""
        return await run_async(self._wait_until(status, timeout))

    def follow(
        self,
        *,
        interval: float = 1.0,
        longest: float = 5.0,
        timeout: float | None = None,
        from_now: bool = False,
    ) -> AsyncIterator[_m.GetHistoryAgentsResponseContentsItem]:
        """Yield the entries, those so far first, until the end; as ``AgentSession.follow``."""
        pace = polling.PollInterval(interval, longest)
        return self._followed(polling.SeenEntries(pace, timeout, from_now))

    @told_when_idle("follow()", "async for entry in ….follow(…): …")
    async def _followed(self, seen: polling.SeenEntries) -> AsyncIterator[Any]:
        while (news := await run_async(self._news(seen))) is not None:
            for entry in news:
                yield entry

    def stop_on_signal(self, *signals: int) -> Callable[[], None]:
        """Stop the agent on SIGINT and SIGTERM; as ``AgentSession.stop_on_signal``."""
        from .signals import stop_on_signal_async

        return stop_on_signal_async(self, signals)

    def renew_in_background(self) -> Callable[[], None]:
        """Renew the agent's token from a task; returns a function that ends it."""
        return polling.renew_in_task(self)

    async def __aenter__(self) -> Self:
        return await run_async(self._enter())

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        await run_async(self._exit(error))
