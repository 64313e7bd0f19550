"""``AgentClient`` and ``AsyncAgentClient``: settings in, resources out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from shengwang_agent._call.hosts import Area, Environment, Pool
from shengwang_agent._call.sender import AsyncSender, Sender
from shengwang_agent._credentials import settings as _settings
from shengwang_agent._credentials.settings import NOT_GIVEN, NotGiven, RequestOptions, Secret
from shengwang_agent._frames import sealed
from shengwang_agent.errors import NotFoundError
from shengwang_agent_api.resources import AsyncResources, Resources

if TYPE_CHECKING:
    import ssl

    import httpx
    from typing_extensions import Self

    from shengwang_agent._runtime.operation import Operation

T = TypeVar("T")
Hooks = Mapping[str, Sequence[Callable[..., Any]]]


def _checked_proxy(proxy: Any, own_client: Any, base_url: str | None) -> Any:
    given = proxy is not None and proxy != ""
    if not given and (own_client is not None or not _settings.environment_names_proxy()):
        return None
    from shengwang_agent._credentials import proxies  # few programs name one

    if given:
        return proxies.checked_proxy(proxy)
    proxies.proxies_of_environment(base_url)  # raises now what would fail the first call
    return None


class _BaseClient:
    """Arguments and properties that both clients have."""

    _sender: Any
    _sender_class: type[Any]

    @sealed  # error reporters show the variables of this frame
    def __init__(
        self,
        *,
        authorization: Secret | None = None,
        username: Secret | None = None,
        password: Secret | None = None,
        area: Area | int | None = None,
        app_id: str | None = None,
        app_certificate: str | None = None,
        customer_id: Secret | None = None,
        customer_secret: Secret | None = None,
        auth_token: Secret | None = None,
        base_url: str | None = None,
        environment: Environment | str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | httpx.Timeout | NotGiven | None = NOT_GIVEN,
        max_retries: int = _settings.DEFAULT_RETRIES,
        deadline: float | None = None,
        follow_redirects: bool = False,
        httpx_client: Any = None,
        proxy: str | httpx.Proxy | None = None,
        ssl_context: ssl.SSLContext | None = None,
        limits: httpx.Limits | None = None,
        event_hooks: Hooks | None = None,
        debug: bool | None = None,
    ) -> None:
        credentials, app_id, app_certificate = _settings.credentials_of(
            {
                "authorization": authorization, "auth_token": auth_token,
                "username": username, "password": password,
                "customer_id": customer_id, "customer_secret": customer_secret,
                "app_id": app_id, "app_certificate": app_certificate,
            },
            with_area=area is not None,
        )  # fmt: skip
        url, known_area = _settings.base_url_of(base_url, environment, area)
        timeout = _settings.checked_timeout(timeout)
        if httpx_client is not None:
            conflicts, awaited = (proxy, ssl_context, limits), self._sender_class is AsyncSender
            timeout = _settings.checked_client(httpx_client, timeout, conflicts, awaited=awaited)
        settings = _settings.Settings(
            credentials=credentials, base_url=url, area=known_area,
            app_id=app_id, app_certificate=app_certificate,
            headers=_settings.checked_headers(headers, "headers"), timeout=timeout,
            max_retries=_settings.checked_number("max_retries", max_retries, whole=True),
            follow_redirects=follow_redirects, deadline=_settings.checked_limit("deadline", deadline),
            proxy=_checked_proxy(proxy, httpx_client, url),
            ssl_context=_settings.checked_kind("ssl_context", ssl_context),
            limits=_settings.checked_kind("limits", limits),
            event_hooks=_settings.checked_hooks(event_hooks),
        )  # fmt: skip
        if level := _settings.log_level(debug):
            from shengwang_agent._call.telemetry import switch_on

            switch_on(level)
        self._sender = self._sender_class(settings, owned=httpx_client)

    @property
    def app_id(self) -> str:
        """The app id given at construction, ``""`` when there was none."""
        return self._sender.settings.app_id or ""

    @property
    def app_certificate(self) -> str | None:
        """The app certificate given at construction, a secret."""
        return self._sender.settings.app_certificate  # type: ignore[no-any-return]

    @property
    def auth_mode(self) -> str:
        """``authorization``, ``basic``, ``token`` or ``app-credentials``."""
        return self._sender.settings.credentials.mode  # type: ignore[no-any-return]

    @property
    def area(self) -> Area:
        """The area whose hosts serve this client."""
        return self._sender.settings.area  # type: ignore[no-any-return]

    @property
    def pool(self) -> Pool:
        """The hosts of the area, in order of preference."""
        return self._sender.state.pool  # type: ignore[no-any-return]

    def get_current_url(self) -> str:
        """The base address the next call prefers."""
        return self.pool.get_current_url()

    def next_region(self) -> None:
        """Prefer the next region of the area for later calls."""
        self.pool.next_region()

    @sealed
    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | NotGiven | None = NOT_GIVEN,
        max_retries: int | None = None,
        deadline: float | NotGiven | None = NOT_GIVEN,
        headers: Mapping[str, str] | None = None,
        app_id: str | None = None,
    ) -> Self:
        """A client with another ``timeout``, ``max_retries``, ``deadline``, ``app_id`` (without
        a certificate) or more ``headers`` over the same connections; closing one closes both.
        """
        changes: dict[str, Any] = {}
        if not isinstance(timeout, NotGiven):
            changes["timeout"] = _settings.checked_timeout(timeout)
        if max_retries is not None:
            changes["max_retries"] = _settings.checked_number(
                "max_retries", max_retries, whole=True
            )
        if not isinstance(deadline, NotGiven):
            changes["deadline"] = _settings.checked_limit("deadline", deadline)
        if headers is not None:
            mine = _settings.checked_headers(headers, "headers")
            changes["headers"] = {**self._sender.settings.headers, **mine}
        if app_id not in (None, self.app_id):  # the certificate is that of the other app
            changes.update(app_id=app_id, app_certificate=None)
        return self._over(self._sender.clone(self._sender.settings._replace(**changes)))

    @classmethod
    def _over(cls, sender: Any) -> Self:
        client = object.__new__(cls)
        client._sender = sender
        return client

    def __repr__(self) -> str:
        if not hasattr(self, "_sender"):  # an error of the constructor is shown
            return f"<{type(self).__name__}>"
        return f"<{type(self).__name__} {self.get_current_url()} auth={self.auth_mode}>"

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            from shengwang_agent._runtime.spelling import missing  # most programs never need it

            return missing(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self)._over, (self._sender,)


class AgentClient(_BaseClient, Resources):
    """The client of the Conversational AI Engine.

    Every call is a method of ``client.agents``, ``client.telephony`` or
    ``client.phone_numbers``. Make one client per process and keep it: connections are reused,
    threads may share it, and a forked child gets its own connections.

    Credentials, one of: ``authorization`` (a finished header, sent as it is; it wins over
    ``username``/``password``); ``username`` and ``password`` (customer id and secret, also
    called ``customer_id`` and ``customer_secret``); ``auth_token`` (for ``agora token=…``);
    ``app_id`` and ``app_certificate`` (every call is signed with a short-lived token). Each
    may be a function that returns the current value. With none of them, the environment is
    read: ``SHENGWANG_AUTHORIZATION``; ``SHENGWANG_USERNAME`` and ``SHENGWANG_PASSWORD``;
    ``SHENGWANG_AUTH_TOKEN``; ``SHENGWANG_APP_ID`` and ``SHENGWANG_APP_CERTIFICATE``. In place of
    ``base_url`` stands ``SHENGWANG_BASE_URL``, of ``debug`` ``SHENGWANG_LOG``.

    ``base_url`` (https, or http on this machine), ``environment`` or ``area`` say where to
    send; the default is the CN area, with automatic failover between its hosts. ``timeout``
    limits each attempt (60 s unless said; a number, an ``httpx.Timeout``, or None for no limit),
    ``deadline`` the whole call with its ``max_retries`` (2; a budget allows fewer in an outage), in
    seconds. ``app_id`` lets calls leave out ``appid``. ``headers`` go with every call. ``proxy``,
    ``ssl_context``, ``limits`` shape the connections; ``event_hooks`` (functions by ``"request"`` and
    ``"response"``) see each attempt, with secrets masked and without bodies. ``httpx_client`` is
    your own HTTP client: it is used as it is and stays yours to close. ``follow_redirects`` follows
    those of the platform (not by default), ``debug=True`` prints log records.

    Raises ConfigurationError (a ValueError) when something is missing or contradicts.
    """

    _sender: Sender
    _sender_class = Sender

    def send(self, operation: Operation[T], request_options: RequestOptions | None = None) -> T:
        """Make the call an operation describes, such as ``OutcomeUnknown.lookup``; a list is
        answered with the pager of its method."""
        from shengwang_agent._runtime.operation import Hidden

        options = request_options and Hidden(request_options)
        del request_options  # an error shows the variables of this frame
        sender: Any = self._sender
        return (sender.pages if operation.endpoint.pages else sender.send)(operation, options)  # type: ignore[no-any-return]

    def stop_agent(self, agent_id: str) -> None:
        """Stop an agent of this ``app_id`` by its id; one that is gone already is fine."""
        with suppress(NotFoundError):
            self.agents.stop(agent_id=agent_id)

    def select_best_domain(self) -> None:
        """Time a connection to each domain of the current region and prefer the fastest."""
        self.pool.select_best_domain()

    def warm_up(self) -> None:
        """Connect now, by a request that asks for nothing, so that the next call need not; raises
        as calls do when no host answers."""
        self._sender.warm_up()

    def close(self) -> None:
        """Close the connections. A client handed in as ``httpx_client`` stays open."""
        self._sender.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncAgentClient(_BaseClient, AsyncResources):
    """The async twin of ``AgentClient``, for asyncio; same arguments, same methods, awaited.

    One client may serve a thousand tasks, and each event loop it is used in gets its own
    connections. Close it with ``async with`` or ``await client.close()``.
    """

    _sender: AsyncSender
    _sender_class = AsyncSender

    async def send(
        self, operation: Operation[T], request_options: RequestOptions | None = None
    ) -> T:
        """Make the call an operation describes; as ``AgentClient.send``."""
        from shengwang_agent._runtime.operation import Hidden

        options = request_options and Hidden(request_options)
        del request_options
        sender: Any = self._sender
        return await (sender.pages if operation.endpoint.pages else sender.send)(operation, options)  # type: ignore[no-any-return]

    async def stop_agent(self, agent_id: str) -> None:
        """Stop an agent by its id alone; one that is gone already is fine."""
        with suppress(NotFoundError):
            await self.agents.stop(agent_id=agent_id)

    async def select_best_domain(self) -> None:
        """Time a connection to each domain of the current region and prefer the fastest."""
        await self.pool.select_best_domain_async()

    async def warm_up(self) -> None:
        """Connect now, by a request that asks for nothing, so that the next call need not."""
        await self._sender.warm_up()

    async def close(self) -> None:
        """Close the connections. A client handed in as ``httpx_client`` stays open."""
        await self._sender.close()

    aclose = close

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
