"""The sandbox as its user sees it, with what it runs: servers, one thread, clients."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

from shengwang_agent._credentials.settings import DEFAULT_TIMEOUT, is_loopback
from shengwang_agent._runtime.spelling import missing, warn_user
from shengwang_agent.errors import ConfigurationError

from .faults import FaultInjection, Faults
from .handles import AgentHandle, CallHandle
from .outgoing import WebhookSender
from .platform.calls import as_e164
from .platform.platform import Platform
from .platform.records import LEFT_RTC
from .platform.scripts import SIP, CallScript, Outcome
from .platform.world import Clock
from .request_log import PlacedCalls, RequestLog
from .settings import SandboxSettings, takes
from .web.gateway import Gateway

if TYPE_CHECKING:
    from typing_extensions import Self

    from shengwang_agent.client import AgentClient, AsyncAgentClient

    from .web.server import App, LocalServer
    from .web.transports import AsyncSandboxTransport, SandboxTransport

C = TypeVar("C")
#: What a client sends as its app id when the sandbox demands none.
DEMO_APP_ID = "demo"


class Listeners:
    """The real servers of one sandbox, by host and port."""

    def __init__(self, app: Callable[[], App], port: int) -> None:
        self._app = app
        self._port = port
        self._servers: dict[str, LocalServer] = {}

    @property
    def first(self) -> LocalServer:
        return next(iter(self._servers.values()))

    def start(self) -> None:
        if not self._servers:
            self.add("127.0.0.1", self._port)

    def add(self, host: str, port: int) -> str:
        """Start a server on a loopback address; ValueError for any other address."""
        from .web.server import LocalServer
        from .web.validation import warm_up

        if not is_loopback(host):
            raise ValueError(f"host: the sandbox listens on loopback addresses only, not on {host}")
        warm_up()
        server = LocalServer(self._app(), port, host)
        server.start()
        self._servers[f"{server.host}:{server.port}"] = server
        return server.url

    def check(self, url: object) -> None:
        """ValueError unless this is the address of one of the servers."""
        from .model.connection import quoted

        own = [server.url for server in self._servers.values()]
        if str(url).rstrip("/") not in own:
            lead = f"base_url: {quoted(url)} is no server of this sandbox"
            known = " or ".join(own) or "sandbox.url, which starts one"
            raise ValueError(f"{lead}; leave it out to stay in this process, or give {known}")

    def down(self, host: str) -> bool:
        """Close the server of this host and port; False when it is not one of ours."""
        server = self._servers.get(host)
        if server is not None:
            server.close()
        return server is not None

    def up(self, host: str) -> bool:
        """Open it again on the same port; False when it is not one of ours."""
        server = self._servers.get(host)
        if server is not None and not server.running:
            server.start()
        return server is not None

    def all_up(self) -> None:
        for host in self._servers:
            self.up(host)

    def close(self) -> None:
        servers, self._servers = self._servers, {}
        for server in servers.values():
            server.close()


class Background:
    """A thread that lets due events happen on a running clock and delivers notifications.

    It starts with the server or with the first webhook target.
    """

    #: Longest pause in seconds. The clock may be moved or sped up while it lasts.
    LONGEST_PAUSE = 0.25

    def __init__(self, platform: Platform, webhooks: WebhookSender) -> None:
        self._platform = platform
        self._webhooks = webhooks
        self._something_to_do = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ended = False

    def start(self) -> None:
        """Start the thread unless it runs already."""
        with self._starting:
            self._ended = False
            self._begin()

    def wake(self) -> None:
        """Start the thread when it does not run, and end its pause: there is something to do."""
        with self._starting:
            if not self._ended:
                self._begin()
        self._something_to_do.set()

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="sandbox-time", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the thread and wait for it; who wakes it afterwards wakes nobody."""
        with self._starting:
            self._ended = True
            thread, self._thread = self._thread, None
        self._something_to_do.set()
        if thread is not None and thread is not threading.current_thread():
            thread.join(timeout=5)

    def _run(self) -> None:
        while self._thread is threading.current_thread():
            self._platform.settle(blocking=True)
            self._webhooks.deliver_due()
            self._something_to_do.wait(self._pause())
            self._something_to_do.clear()

    def _pause(self) -> float:
        clock = self._platform.world.clock
        with self._platform.world.lock:
            due = self._platform.world.agenda.next_at()
        if due is None or not clock.speed:
            return self.LONGEST_PAUSE
        return min(self.LONGEST_PAUSE, max(0.001, (due - clock.now()) / clock.speed))


class Sandbox(FaultInjection):
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

    Nobody waits in real time for more than it takes: telephones ring, calls and retries last, by the
    sandbox clock. ``speed=60`` is a minute a second, ``speed=0`` holds the clock until
    ``sandbox.clock.advance(seconds)``; a campaign goes by it with ``clock=sandbox.clock.now``.
    """

    if not TYPE_CHECKING:
        __getattr__ = missing

    @takes(SandboxSettings)
    def __init__(self, settings: SandboxSettings) -> None:
        _need_extra()
        self.settings = settings
        self.clock = Clock(settings.start, settings.speed)
        self.platform = Platform(self.clock, settings)
        self.faults = Faults()
        self.gateway = Gateway(self.platform, self.faults)
        self._webhooks = WebhookSender(self.platform.world, settings.keep)
        self._background = Background(self.platform, self.webhooks)
        self.webhooks.wake = self._background.wake
        self.platform.reply_reader.wake = self._background.wake
        self.webhooks.catch_up = lambda: self.platform.settle(blocking=False)
        self.platform.hand_over = self.webhooks.hand_over
        self._app: App | None = None
        self._servers = self._listeners = Listeners(lambda: self.app, settings.port)
        if settings.rings is not None or settings.hangs_up_after is not None:
            self.callee(rings=settings.rings, hangs_up_after=settings.hangs_up_after)
        if settings.webhook is not None:
            self.webhooks.to(settings.webhook)

    # -- reaching it -----------------------------------------------------------------------

    @property
    def app(self) -> App:
        """The sandbox as an ASGI application."""
        if self._app is None:
            from .web.page import page_for
            from .web.server import App

            self._app = App(self.gateway, page_for(self.gateway, self))
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
        """Stop the servers and all that runs in the background."""
        self._listeners.close()
        self._background.close()
        self.platform.close()
        self.webhooks.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self.start()

    async def __aexit__(self, *_: object) -> None:
        self.close()

    def transport(self) -> SandboxTransport:
        """A transport for ``httpx.Client`` that needs no port."""
        from .web.transports import SandboxTransport

        return SandboxTransport(self.gateway, self.clock, self.webhooks)

    def async_transport(self) -> AsyncSandboxTransport:
        """A transport for ``httpx.AsyncClient`` that needs no port."""
        from .web.transports import AsyncSandboxTransport

        return AsyncSandboxTransport(self.gateway, self.clock, self.webhooks)

    def client(self, **settings: Any) -> AgentClient:
        """An ``AgentClient`` of this sandbox, in-process, with credentials that fit.

        ``settings`` are arguments of ``AgentClient`` and win. ``app_id`` and ``app_certificate`` make
        the tokens of campaigns, beside the user name and password that are there already. With the
        URL of a server of this sandbox as ``base_url`` the client goes over the network to it; None
        stays in process. There nobody waits for a ``slow`` answer: a limit of time that it would
        pass is passed at once, any other delay moves the client's clock.
        """
        from shengwang_agent.client import AgentClient

        return self._client(AgentClient, "Client", self.transport(), settings)

    def async_client(self, **settings: Any) -> AsyncAgentClient:
        """The same as :meth:`client` for ``AsyncAgentClient``.

        In process calls are answered one by one; ``base_url=sandbox.url`` has them overlap.
        """
        from shengwang_agent.client import AsyncAgentClient

        return self._client(AsyncAgentClient, "AsyncClient", self.async_transport(), settings)

    def _client(
        self, kind: Callable[..., C], http: str, transport: Any, given: dict[str, Any]
    ) -> C:
        import httpx

        from .web.transports import client_time

        left_out = {name for name in ("base_url", "area", "environment") if given.get(name) is None}
        given = {name: value for name, value in given.items() if name not in left_out}
        settings = self._credentials(given) | given
        if "base_url" in given:
            self._listeners.check(given["base_url"])
            return kind(**settings)
        for name in ("proxy", "ssl_context", "limits", "httpx_client"):
            if given.get(name) is not None:
                told = f"write {kind.__name__}(base_url=sandbox.url, {name}=…)"
                raise ConfigurationError(
                    f"{name}: this client is in process and connects to nothing; {told}"
                )
        if not given.keys() & {"area", "environment"}:
            settings["base_url"] = "http://127.0.0.1"
        carrier = getattr(httpx, http)(transport=transport, timeout=DEFAULT_TIMEOUT)
        made = kind(httpx_client=carrier, **settings)
        sender: Any = made._sender  # type: ignore[attr-defined]
        sender.state.clock = transport.now = client_time
        return made

    def _credentials(self, given: dict[str, Any]) -> dict[str, Any]:
        accepted = self.platform.credentials
        settings: dict[str, Any] = {"app_id": accepted.app_id or DEMO_APP_ID}
        if accepted.app_certificate is not None:
            settings["app_certificate"] = accepted.app_certificate
        if accepted.username is None and accepted.app_certificate is not None:
            pass  # such a sandbox takes tokens only, but for calls and numbers
        elif not given.keys() & {"authorization", "auth_token", "customer_id"}:
            # No words of its messages: there they would be masked, as secrets are.
            settings["username"] = accepted.username or "sandbox-user"
            settings["password"] = accepted.password or "sandbox-password"
        return settings

    # -- what happened ---------------------------------------------------------------------

    @property
    def requests(self) -> RequestLog:
        """Everything received, secrets masked."""
        return self.gateway.requests

    @property
    def dials(self) -> PlacedCalls:
        """Every telephone that rang."""
        return self.gateway.dials

    @property
    def webhooks(self) -> WebhookSender:
        """Every notification made, where they go, and what goes wrong on their way."""
        return self._webhooks

    def settle(self) -> None:
        """Let everything happen that is due: events, replies, notifications. No time passes: what
        the agent says goes on, and words of the caller would still interrupt it."""
        self._settle()
        if self.webhooks.left_over:
            text = "an event loop runs here, and notices wait for an ASGI application"
            raise RuntimeError(f"settle: {text}: await sandbox.settle_async() in its place")

    def _settle(self) -> None:
        self.platform.settle_fully()
        while self.webhooks.deliver_due() + self.webhooks.hand_over():
            self.platform.settle_fully()

    async def settle_async(self) -> None:
        """The same where an event loop runs, which goes on meanwhile."""
        await asyncio.to_thread(self.platform.settle_fully)
        while await asyncio.to_thread(self.webhooks.deliver_due) + (
            await self.webhooks.hand_over_async()
        ):
            await asyncio.to_thread(self.platform.settle_fully)

    # -- taking part -----------------------------------------------------------------------

    def agent(self, agent_id: str) -> AgentHandle:
        """A handle on one agent; raises KeyError when there is none with this id."""
        return AgentHandle(self.platform, agent_id)

    def agents(self) -> list[AgentHandle]:
        """Handles on all agents, oldest first."""
        self._settle()
        return [self.agent(agent_id) for agent_id in list(self.platform.world.agents)]

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
        transferred_after: float | None = None,
        sip: int | None = None,
    ) -> None:
        """Script the other end of calls: of all, of one ``number``, of the next ``times``.

        Without ``hangs_up_after`` (seconds, or ``math.inf``) the callee hangs up after half a minute
        in which nobody spoke, and a ``"no_answer"`` rings a minute; ``Sandbox(speed=60)`` makes both
        a moment. ``sip`` has the platform tell a SIP status of a call that is not
        answered, which it does not promise: without ``sip=486`` a ``"busy"`` one has the outcome
        ``failed``, as on the platform, and a warning says so. Blanks and dashes in ``number`` are
        left out; raises ValueError for what is no number, as no call would ever reach it.
        """
        if number is not None:
            number = as_e164("number", number)
        script = CallScript(
            *(outcome, rings, says, pause, hangs_up_after, agent_hangs_up_after),
            *(transferred_after, sip),
        )
        if sip is None and outcome in SIP:
            told = f"the platform does not tell why, and its outcome is 'failed'; write sip={SIP[outcome]}"
            warn_user(f"callee({outcome!r}): {told}")
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
        transferred_after: float | None = None,
    ) -> CallHandle:
        """Someone calls one of your numbers; an agent answers at once (notifications 201).

        Raises ValueError when no agent would be reached: the number is not imported, takes no
        inbound calls, or is bound to no pipeline.
        """
        script = CallScript(
            *("answered", 0.0, says, pause, hangs_up_after), transferred_after=transferred_after
        )
        with self.platform.world.lock:
            self.platform.settle(blocking=False)
            call = self.platform.calls.ring_in(appid, from_number, to_number, script)
        self._settle()
        return CallHandle(self.platform, call.agent_id)

    def tool(
        self, name: str, *, returns: Any = None, fails: str | None = None, takes: float = 0.0
    ) -> None:
        """Answer a tool in place of its server, by the name that the model sees.

        ``returns`` is a JSON value or a function of the arguments, ``fails`` the text of a failure,
        ``takes`` sandbox seconds. Raises ValueError for both, or a negative time.
        """
        self.platform.toolbox.stub(name, returns=returns, fails=fails, takes=takes)

    def fail_next_start(self, message: str = LEFT_RTC) -> None:
        """Let the next agent that starts end in FAILED with this message."""
        with self.platform.world.lock:
            self.platform.lifecycle.fail_next.append(message)


def _need_extra() -> None:
    """Name what has to be installed now, before the first request fails for it."""
    for name in ("starlette", "uvicorn", "jinja2"):
        if find_spec(name) is None:
            text = f'the sandbox needs {name}: pip install "shengwang-agent[sandbox]"'
            raise ModuleNotFoundError(text, name=name)
