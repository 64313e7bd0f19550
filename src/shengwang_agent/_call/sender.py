"""The two loops that run an exchange: one blocks, one awaits. All decisions are the exchange's."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from shengwang_agent._call.context import State
from shengwang_agent._call.retry import mark_sent
from shengwang_agent._credentials.settings import Settings
from shengwang_agent._frames import drop_frames
from shengwang_agent._http.clients import AsyncClients, SyncClients
from shengwang_agent.errors import ApiError

if TYPE_CHECKING:
    from typing_extensions import Self

    from shengwang_agent._runtime.operation import Hidden, Operation
    from shengwang_agent.pagination import AsyncPagerCall, SyncPager
    from shengwang_agent.responses import RawResponse

    Options = Mapping[str, Any] | Hidden | None

T = TypeVar("T")

_Exchange: Any = None


def _load() -> Any:
    """Load the life of a call with the first one: it costs more than everything else here."""
    global _Exchange
    from shengwang_agent._call.exchange import Exchange

    _Exchange = Exchange
    return Exchange


class _Sender:
    """What both senders have: settings, shared state, and HTTP clients made on first use.

    The HTTP clients are shared by ``with_options`` clones and made anew in a child process after
    a fork. A client given by the user is used as it is and never closed here.
    """

    __slots__ = ("__weakref__", "_clients", "app_id", "settings", "state")
    _kind: ClassVar[type[SyncClients] | type[AsyncClients]]

    def __init__(
        self,
        settings: Settings,
        *,
        owned: Any = None,
        state: State | None = None,
        clients: Any = None,
    ) -> None:
        self.settings = settings
        self.app_id = settings.app_id
        self.state = state or State(settings)
        self._clients: Any = clients or self._kind(settings, owned)

    def clone(self, settings: Settings) -> Self:
        """A sender with other settings over the same connections, hosts and retry budget."""
        state = self.state.with_settings(settings)
        return type(self)(settings, state=state, clients=self._clients)

    def __reduce__(self) -> tuple[Any, ...]:
        # Settings travel, connections do not: a copy makes its own on first use.
        if self._clients.owned is not None:
            raise TypeError(
                "a client with an httpx_client of yours cannot be pickled or deep-copied, since "
                "that one cannot travel: make the client where it is needed"
            )
        return type(self), (self.settings,)


class Sender(_Sender):
    """Carries operations over the network for a sync client."""

    __slots__ = ()
    _kind = SyncClients

    def send(self, operation: Operation[T], options: Options = None, raw: bool = False) -> T:
        """Make one call and return what it gives. Raises the errors of ``errors.py``."""
        clients = self._clients
        answer: Any = None
        exchange: Any = None
        try:
            limiter = clients.limiter if clients.pid == os.getpid() else None
            limiter, fast = limiter or clients.open(), clients.fast
            exchange = (_Exchange or _load())(self.state, operation, options, raw=raw)
            library, steps = clients.library, exchange.run()
            held: list[Any] = []
            while True:
                step = steps.send(answer)
                if type(step) is library.Request:
                    if not library.ORIGINALS.intact():
                        limiter, fast = clients.watched(), False
                    token = library.TIME_LIMIT.set(step.until)
                    http = request = None
                    try:
                        limiter.enter(held, step)
                        http = held[0].made or held[0].http
                        if fast:
                            answer = http.ask(step)
                        else:
                            request = library.build(step, http)
                            response = http.send(request, stream=True, follow_redirects=False)
                            answer = library.read(response, step.until)
                    except BaseException as error:
                        library.reclaim(http, request)
                        if not isinstance(error, Exception):
                            raise
                        answer = library.transport_failure(error, step, clients.owned, http)
                    finally:
                        limiter.leave(held)
                        library.TIME_LIMIT.reset(token)
                else:
                    answer = _perform(step)
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]
        except BaseException as error:
            _failed(exchange, error)
            # These variables hold secrets, and the frames of the exchange hold the sockets.
            answer = step = request = response = options = exchange = None
            raise error

    def send_raw(self, operation: Operation[T], options: Options = None) -> RawResponse[T]:
        """The same with status, headers and request id around the data."""
        return cast("RawResponse[T]", self.send(operation, options, raw=True))

    def pages(self, operation: Operation[Any], options: Any = None) -> SyncPager[Any, Any]:
        """The first page now, the others as they are reached."""
        from shengwang_agent.pagination import SyncPager

        return SyncPager(self, operation, options, self.send(operation, options))

    def pages_raw(self, operation: Operation[Any], options: Any = None) -> RawResponse[Any]:
        """A pager with the status and headers of its first page."""
        from shengwang_agent.pagination import SyncPager

        raw = self.send_raw(operation, options)
        raw.data = SyncPager(self, operation, options, raw.data)
        return raw

    def warm_up(self) -> None:
        """Have a connection, and what a call loads; an answer of any status will do."""
        from shengwang_agent._call.exchange import NOTHING

        with suppress(ApiError):
            self.send(NOTHING)

    def close(self) -> None:
        """Close the connections; a second time does nothing."""
        self._clients.close()


def _failed(exchange: Any, error: BaseException) -> None:
    """End the span of a call and drop the frames of its error."""
    if exchange is not None and exchange.span is not None:
        exchange.span.end(error)  # it knows nothing of what came from outside
    drop_frames(error)


def _perform(step: Any) -> Any:
    if len(step) == 1:
        time.sleep(step.seconds)
        return None
    try:
        result = step.function(*step.arguments)
        if hasattr(result, "__await__"):
            if hasattr(result, "close"):  # a coroutine: it would warn that nobody awaited it
                result.close()
            raise TypeError(f"{_name(step.function)} is a coroutine function: use AsyncAgentClient")
    except StopIteration as stop:
        # It would end the call, with its value as the result.
        ended = RuntimeError(f"{_name(step.function)} raised StopIteration")
        _mark(ended, step)
        raise ended from stop
    except Exception as error:
        _mark(error, step)
        raise
    return result


def _mark(error: Exception, step: Any) -> None:
    """Note on the error of a user's function what the call had come to."""
    mark_sent(error, step.sent)
    if step.came_to is not None:
        error.__dict__.setdefault("__notes__", []).append(step.came_to())  # as ``add_note`` of 3.11


def _name(function: Any) -> str:
    return getattr(function, "__qualname__", repr(function))


class AsyncSender(_Sender):
    """Carries operations over the network for an async client; asyncio only.

    Each event loop gets its own connections. A limiter in front of them lets at most as many
    calls through as there are connections: the HTTP library's own queue is slow when long,
    and loses slots when waiting calls are cancelled.
    """

    __slots__ = ()
    _kind = AsyncClients

    async def send(self, operation: Operation[T], options: Options = None, raw: bool = False) -> T:
        """Make one call and return what it gives. Raises the errors of ``errors.py``."""
        clients = self._clients
        answer: Any = None
        exchange: Any = None
        try:
            limiter, fast = clients.open(), clients.fast
            exchange = (_Exchange or _load())(self.state, operation, options, raw=raw)
            library, steps = clients.library, exchange.run()
            while True:
                step = steps.send(answer)
                if type(step) is library.Request:
                    if not library.ASYNC_ORIGINALS.intact():
                        limiter, fast = clients.watched(), False
                    token, client = library.TIME_LIMIT.set(step.until), limiter.enter()
                    http = request = None
                    try:
                        client = client or await limiter.wait(library.pool_until(step))
                        http = client.http
                        if fast:
                            answer = await http.ask(step)
                        else:
                            request = library.build(step, http)
                            response = await http.send(request, stream=True, follow_redirects=False)
                            answer = await library.read_async(response, step.until)
                    except BaseException as error:
                        library.reclaim(http, request)
                        if not isinstance(error, Exception):
                            raise
                        answer = library.transport_failure(error, step, clients.owned, http)
                        limiter.avoid(client, answer.error)
                    finally:
                        limiter.leave(client)
                        with suppress(ValueError):  # closed in another context than it ran in
                            library.TIME_LIMIT.reset(token)
                else:
                    answer = await _perform_async(step)
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]
        except BaseException as error:
            _failed(exchange, error)
            # These variables hold secrets, and the frames of the exchange hold the sockets.
            answer = step = request = response = options = exchange = None
            raise error

    async def send_raw(self, operation: Operation[T], options: Options = None) -> RawResponse[T]:
        """The same with status, headers and request id around the data."""
        return cast("RawResponse[T]", await self.send(operation, options, raw=True))

    def pages(self, operation: Operation[Any], options: Any = None) -> AsyncPagerCall[Any, Any]:
        """A call that can be awaited for a pager, or iterated at once."""
        from shengwang_agent.pagination import AsyncPagerCall

        return AsyncPagerCall(self, operation, options)

    async def pages_raw(self, operation: Operation[Any], options: Any = None) -> RawResponse[Any]:
        """A pager with the status and headers of its first page."""
        from shengwang_agent.pagination import AsyncPager

        raw = await self.send_raw(operation, options)
        raw.data = AsyncPager(self, operation, options, raw.data)
        return raw

    async def warm_up(self) -> None:
        """The same for the running event loop."""
        from shengwang_agent._call.exchange import NOTHING

        with suppress(ApiError):
            await self.send(NOTHING)

    async def close(self) -> None:
        """Close the connections; a second time does nothing."""
        await self._clients.close()


async def _perform_async(step: Any) -> Any:
    if len(step) == 1:
        import asyncio

        await asyncio.sleep(step.seconds)
        return None
    try:
        result = step.function(*step.arguments)
        return await result if hasattr(result, "__await__") else result
    except Exception as error:
        _mark(error, step)
        raise
