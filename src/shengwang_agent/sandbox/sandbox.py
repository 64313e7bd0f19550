"""The sandbox as its user sees it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Any

from shengwang_agent._e164 import is_e164

from .background import Background
from .faults import Faults
from .listeners import Listeners
from .outgoing import Courier
from .platform.clock import Clock
from .platform.handles import AgentHandle, CallHandle
from .platform.platform import Platform
from .platform.scripts import CallScript, Outcome, lines
from .request_log import Dials, Journal
from .settings import SandboxSettings, takes
from .weather import Weather
from .web.gateway import Gateway

if TYPE_CHECKING:
    from typing_extensions import Self

    from shengwang_agent.client import AgentClient, AsyncAgentClient

    from .platform.storage import Storage
    from .web.app import App
    from .web.transports import AsyncSandboxTransport, SandboxTransport


class Sandbox(Weather):
    """The platform on your own machine.

    ::

        with Sandbox() as sandbox:
            client = AgentClient(base_url=sandbox.url, username="user", password="secret")

    As a context manager it serves real HTTP on 127.0.0.1 (``port`` 0: a free one);
    :meth:`transport` and :meth:`async_transport` need no port. Without credentials any
    well-formed ones are accepted; ``username``/``password`` or ``app_id``/``app_certificate``
    make it strict. The keywords are the fields of
    :class:`~shengwang_agent.sandbox.settings.SandboxSettings`; ``replies`` also takes lines, a rule
    book (pattern to answer) or a function, ``webhook`` a function of body and headers.
    """

    @takes(SandboxSettings)
    def __init__(self, settings: SandboxSettings) -> None:
        _need_extra()
        self.settings = settings
        self.clock = Clock(settings.start, settings.speed)
        self.platform = Platform(self.clock, settings)
        self.faults = Faults()
        self.gateway = Gateway(self.platform, self.faults)
        self._background = Background(self.platform, self.webhooks)
        self.webhooks.wake = self._background.wake
        self._app: App | None = None
        self._listeners = Listeners(self, settings.port)
        self._storage = self._open(settings.state) if settings.state is not None else None
        if settings.rings is not None or settings.hangs_up_after is not None:
            self.callee(rings=settings.rings, hangs_up_after=settings.hangs_up_after)
        if settings.webhook is not None:
            self.webhooks.to(settings.webhook, secret=settings.webhook_secret)

    def _open(self, state: str | PathLike[str]) -> Storage:
        from .platform.storage import Storage

        storage = Storage(state, self.platform.world)
        try:
            storage.restore(self.requests, self.dials)
        except BaseException:
            storage.abandon()
            raise
        self.gateway.on_entry, self.gateway.on_dial = storage.note_entry, storage.note_dial
        self.platform.after.append(storage.save)
        return storage

    # -- reaching it -----------------------------------------------------------------------

    @property
    def app(self) -> App:
        """The sandbox as an ASGI application."""
        if self._app is None:
            from .web.app import App
            from .web.page import page_for

            self._app = App(self.gateway, page_for(self))
        return self._app

    @property
    def url(self) -> str:
        """The base URL of the real server, which is started when it is not running yet."""
        return self.start()._listeners.first.url

    def start(self) -> Self:
        """Start the real server; raises OSError when the port is taken."""
        self._listeners.start()
        self._background.start()
        return self

    def listen(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Serve on one more loopback address, as another region would, and return its URL.

        ``region_down`` with that URL really closes it, so that connecting is refused.
        """
        return self._listeners.add(host, port)

    def close(self) -> None:
        """Stop the servers and all that runs in the background, write the state."""
        self._listeners.close()
        self._background.close()
        self.platform.thinker.close()
        self.webhooks.close()
        storage, self._storage = self._storage, None
        if storage is not None:
            self.platform.after.remove(storage.save)
            storage.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def transport(self) -> SandboxTransport:
        """A transport for ``httpx.Client`` that needs no port."""
        from .web.transports import SandboxTransport

        return SandboxTransport(self.gateway, self.clock)

    def async_transport(self) -> AsyncSandboxTransport:
        """A transport for ``httpx.AsyncClient`` that needs no port."""
        from .web.transports import AsyncSandboxTransport

        return AsyncSandboxTransport(self.gateway, self.clock)

    def client(self, **settings: Any) -> AgentClient:
        """An ``AgentClient`` of this sandbox, in-process, with credentials that fit.

        ``settings`` are arguments of ``AgentClient`` and win.
        """
        from .clients import client

        return client(self, settings)

    def async_client(self, **settings: Any) -> AsyncAgentClient:
        """The same as :meth:`client` for ``AsyncAgentClient``."""
        from .clients import async_client

        return async_client(self, settings)

    # -- what happened ---------------------------------------------------------------------

    @property
    def requests(self) -> Journal:
        """Everything received, secrets masked."""
        return self.gateway.requests

    @property
    def dials(self) -> Dials:
        """Every telephone that rang."""
        return self.gateway.dials

    @property
    def webhooks(self) -> Courier:
        """Every notification made, where they go, and the weather on their way."""
        return self.platform.courier

    def settle(self) -> None:
        """Let everything happen that is due: events, replies, notifications."""
        self.platform.settle_fully()
        while self.webhooks.deliver_due():
            self.platform.settle_fully()

    # -- taking part -----------------------------------------------------------------------

    def agent(self, agent_id: str) -> AgentHandle:
        """A handle on one agent; raises KeyError when there is none with this id."""
        return AgentHandle(self.platform, agent_id)

    def agents(self) -> list[AgentHandle]:
        """Handles on all agents, oldest first."""
        self.settle()
        return [
            AgentHandle(self.platform, agent_id) for agent_id in list(self.platform.world.agents)
        ]

    def call(self, agent_id: str) -> CallHandle:
        """A handle on one call; raises KeyError when there is none with this id."""
        return CallHandle(self.platform, agent_id)

    def callee(
        self,
        outcome: Outcome = "answered",
        *,
        number: str | None = None,
        times: int | None = None,
        rings: float | None = None,
        says: str | Sequence[str] = (),
        pause: float = 2.0,
        hangs_up_after: float | None = None,
        agent_hangs_up_after: float | None = None,
    ) -> None:
        """Script the other end of calls: of all, of one ``number``, of the next ``times``.

        Raises ValueError for a number that is not in E.164 form: no call would ever reach it.
        """
        if number is not None and not is_e164(number):
            raise ValueError(f"number: expected E.164 such as +8613800000000, got {number!r}")
        script = CallScript(
            outcome, rings, lines(says), pause, hangs_up_after, agent_hangs_up_after
        )
        with self.platform.world.lock:
            self.platform.calls.switchboard.plan(script, number, times)

    def caller(
        self,
        from_number: str,
        to_number: str,
        *,
        appid: str = "demo",
        says: str | Sequence[str] = (),
        pause: float = 2.0,
        hangs_up_after: float | None = None,
    ) -> CallHandle:
        """Someone calls one of your numbers; an agent answers at once (notices 201 tell)."""
        script = CallScript("answered", 0.0, lines(says), pause, hangs_up_after)
        with self.platform.world.lock:
            self.platform.settle(patient=False)
            call = self.platform.calls.ring_in(appid, from_number, to_number, script)
        self.settle()
        return CallHandle(self.platform, call.agent_id)

    def fail_next_start(self, message: str = "RTC connection error") -> None:
        """Let the next agent that starts end in FAILED with this message."""
        with self.platform.world.lock:
            self.platform.lifecycle.fail_next.append(message)


def _need_extra() -> None:
    """Say at once what has to be installed, not when the first request needs it."""
    for name in ("starlette", "uvicorn", "pydantic"):
        if find_spec(name) is None:
            text = f'the sandbox needs {name}: pip install "shengwang-agent[sandbox]"'
            raise ModuleNotFoundError(text, name=name)
