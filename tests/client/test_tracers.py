"""Mocks and tracers of other packages see every call, with ``[fast]`` and without."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._http import library

from ..call.stepping import PROPERTIES, SIP
from ..http.faults import FaultServer, reply
from .conftest import given

RINGING = {"agent_id": "A1", "create_ts": 1, "status": "RUNNING"}
MOCKED = {**RINGING, "agent_id": "mocked"}
PATH = "/base/v2/projects/app/call"


class Caller:
    """A client of one kind that rings phones; its event loop lives as long as it does."""

    def __init__(self, kind: str, server: FaultServer, **more: Any) -> None:
        self.server = server
        self._loop = asyncio.new_event_loop() if kind == "async" else None
        made = AsyncAgentClient if kind == "async" else AgentClient
        self.client: Any = made(**given(server, max_retries=0, **more))

    def ring(self) -> Any:
        return self._come(
            self.client.telephony.call("app", name="n", sip=SIP, properties=PROPERTIES)
        ).agent_id

    def _come(self, what: Any) -> Any:
        return self._loop.run_until_complete(what) if self._loop is not None else what

    @property
    def rung(self) -> int:
        return len(self.server.received)

    def close(self) -> None:
        self._come(self.client.close())
        if self._loop is not None:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(default=reply(200, RINGING, set_cookie="s=1; Path=/")) as made:
        yield made


@pytest.fixture(params=["fast", "plain"])
def transport(request: pytest.FixtureRequest) -> str:
    if request.param == "plain":
        request.getfixturevalue("plain")
    else:
        pytest.importorskip("orjson")
    return str(request.param)


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["warm", "cold"])
def caller(
    request: pytest.FixtureRequest, kind: str, transport: str, server: FaultServer
) -> Iterator[Caller]:
    """With connections from before the mock began, or without."""
    made = Caller(kind, server)
    if request.param == "warm":
        assert made.ring() == "A1"
        server.received.clear()
    yield made
    made.close()


# Mocks -------------------------------------------------------------------------------------


@pytest.mark.parametrize("using", ["httpcore", "httpx"])
def test_respx_answers_and_no_phone_rings(caller: Caller, using: str) -> None:
    import respx

    with respx.mock(using=using) as router:
        route = router.post(path=PATH).respond(json=MOCKED)
        assert caller.ring() == "mocked"
        assert caller.ring() == "mocked"
        assert route.call_count == 2
        assert route.calls[0].request.headers["authorization"] == "x"
    assert caller.rung == 0
    assert caller.ring() == "A1"
    assert caller.rung == 1


def test_what_respx_does_not_know_is_refused(caller: Caller) -> None:
    import respx

    with respx.mock, pytest.raises(respx.models.AllMockedAssertionError):
        caller.ring()
    assert caller.rung == 0


def test_an_error_that_respx_raises_is_a_transport_error(caller: Caller) -> None:
    import respx

    with respx.mock as router:
        router.post(path=PATH).mock(side_effect=httpx.ConnectError)
        with pytest.raises(errors.ConnectionFailed):
            caller.ring()
        router.post(path=PATH).mock(side_effect=httpx.ReadTimeout)
        with pytest.raises(errors.OutcomeUnknown):
            caller.ring()
    assert caller.rung == 0


def test_pytest_httpx_answers_and_no_phone_rings(
    caller: Caller, request: pytest.FixtureRequest
) -> None:
    httpx_mock = request.getfixturevalue("httpx_mock")
    httpx_mock.add_response(method="POST", url=caller.client.get_current_url() + PATH[5:], json=MOCKED)  # fmt: skip
    assert caller.ring() == "mocked"
    assert caller.rung == 0


def test_vcrpy_records_and_plays(caller: Caller, tmp_path: Path) -> None:
    import vcr

    cassette = str(tmp_path / "calls.yaml")
    with vcr.use_cassette(cassette, record_mode="once") as first:
        assert caller.ring() == "A1"
        assert len(first) == 1
    assert caller.rung == 1
    with vcr.use_cassette(cassette, record_mode="none") as again:
        assert caller.ring() == "A1"
        assert again.play_count == 1
    assert caller.rung == 1


def replaced(kind: str) -> list[tuple[Any, str]]:
    return list((library.ASYNC_ORIGINALS if kind == "async" else library.ORIGINALS)._places)


@pytest.mark.parametrize("wrapped", [False, True], ids=["replaced", "wrapped"])
@pytest.mark.parametrize("place", range(11))
def test_each_function_of_the_library_is_looked_at(kind: str, place: int, wrapped: bool) -> None:
    owner, name = replaced(kind)[place]
    originals = library.ASYNC_ORIGINALS if kind == "async" else library.ORIGINALS
    real = getattr(owner, name)

    def other(*args: Any, **kwargs: Any) -> Any:
        return real(*args, **kwargs)

    assert originals.intact()
    with mock.patch.object(owner, name, functools.wraps(real)(other) if wrapped else other):
        assert not originals.intact()
        assert originals.replaced() == f"{owner.__name__}.{name}"
    assert originals.intact()
    assert originals.replaced() is None


def test_a_function_replaced_before_the_first_look_is_seen() -> None:
    with mock.patch.object(httpx.Client, "send", autospec=True):
        assert not library.Originals((httpx.Client, "send")).intact()
    assert library.Originals((httpx.Client, "send")).intact()
    assert not library.Originals((httpx.Client, "no_such_name")).intact()


@pytest.mark.parametrize("name", ["send", "_send_single_request"])
def test_a_function_replaced_by_hand_is_called(caller: Caller, kind: str, name: str) -> None:
    cls = httpx.AsyncClient if kind == "async" else httpx.Client

    def answer(self: Any, request: httpx.Request, **_: Any) -> Any:
        response = httpx.Response(200, json=MOCKED, request=request)

        async def later() -> httpx.Response:
            return response

        return later() if kind == "async" else response

    with mock.patch.object(cls, name, answer):
        assert caller.ring() == "mocked"
    assert caller.rung == 0


def test_a_class_put_in_the_place_of_the_librarys_is_used(caller: Caller, kind: str) -> None:
    """As some tracers do."""
    name = "AsyncClient" if kind == "async" else "Client"
    asked: list[str] = []

    class Other(getattr(httpx, name)):  # type: ignore[misc]
        def send(self, request: httpx.Request, **how: Any) -> Any:
            asked.append(request.url.path)
            return super().send(request, **how)

    with mock.patch.object(httpx, name, Other):
        assert caller.ring() == "A1"
        assert caller.ring() == "A1"
    assert asked == [PATH, PATH]
    assert caller.ring() == "A1"
    assert len(asked) == 2
    assert caller.rung == 3
    assert {"cookie"} & caller.server.received[1].headers.keys() == set()


# Tracers -----------------------------------------------------------------------------------


def test_opentelemetry_sees_every_call(caller: Caller) -> None:
    from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    spans, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(tracer_provider=provider)
    try:
        caller.ring(), caller.ring()
    finally:
        instrumentor.uninstrument()
    assert [span.name for span in spans.get_finished_spans()] == ["POST", "POST"]
    told_apart(caller, "traceparent")


def told_apart(caller: Caller, header: str) -> None:
    """Each call has a header of its own, and a later one has none: headers are not shared."""
    caller.ring()
    first, second, third = (request.headers for request in caller.server.received)
    assert first[header] != second[header]
    assert header not in third
    assert not {"cookie"} & second.keys()


@contextlib.contextmanager
def sentry(spans: list[Any]) -> Iterator[None]:
    import sentry_sdk
    from sentry_sdk.integrations.httpx import HttpxIntegration
    from sentry_sdk.transport import Transport

    class Nowhere(Transport):
        def capture_envelope(self, envelope: Any) -> None:
            pass

    sends = {cls: cls.send for cls in (httpx.Client, httpx.AsyncClient)}
    sentry_sdk.init(
        transport=Nowhere,
        release="1",
        before_send_transaction=lambda event, _: spans.extend(event["spans"]),
        traces_sample_rate=1.0,
        trace_propagation_targets=[".*"],
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[HttpxIntegration()],
    )
    HttpxIntegration.setup_once()  # it does so once per process, and a test before took it back
    try:
        yield
    finally:
        sentry_sdk.get_client().close()
        sentry_sdk.get_global_scope().set_client(None)
        for cls, send in sends.items():
            cls.send = send  # type: ignore[method-assign]


def test_sentry_sees_every_call(caller: Caller) -> None:
    import sentry_sdk

    spans: list[Any] = []
    with sentry(spans):
        for _ in range(2):
            with sentry_sdk.start_transaction(name="campaign"):
                caller.ring()
    # Its own patch is there once, or twice where another test came first.
    assert {span["description"] for span in spans} == {f"POST {caller.server.url}{PATH[5:]}"}
    assert len({span["trace_id"] for span in spans}) == 2
    told_apart(caller, "sentry-trace")


# What else holds ---------------------------------------------------------------------------


def test_fast_comes_back_on_the_connection_it_had(kind: str, server: FaultServer) -> None:
    pytest.importorskip("orjson")
    import respx

    caller = Caller(kind, server)
    caller.ring()
    with respx.mock as router:
        router.post(path=PATH).respond(json=MOCKED)
        caller.ring()
    with mock.patch.object(library.Direct, "send", None), mock.patch.object(library.AsyncDirect, "send", None):  # fmt: skip
        assert caller.ring() == "A1"
    assert server.connections == 1
    caller.close()


def test_one_line_tells_that_fast_is_off(
    kind: str, transport: str, server: FaultServer, caplog: pytest.LogCaptureFixture
) -> None:
    import respx

    caller = Caller(kind, server)
    caller.ring()
    for _ in range(2):
        with respx.mock as router:
            router.post(path=PATH).respond(json=MOCKED)
            caller.ring(), caller.ring()
            clone = caller.client.with_options(max_retries=0)
            assert clone is not None
    told = [r.getMessage() for r in caplog.records if "[fast]" in r.getMessage()]
    caller.close()
    assert len(told) == (1 if transport == "fast" else 0)
    assert all("ConnectionPool.handle" in text for text in told)


def test_the_bytes_are_the_same_through_the_librarys_send(kind: str, server: FaultServer) -> None:
    caller = Caller(kind, server)
    cls = httpx.AsyncClient if kind == "async" else httpx.Client
    real = cls.send

    def send(self: Any, request: httpx.Request, **how: Any) -> Any:
        return real(self, request, **how)

    caller.ring()
    with mock.patch.object(cls, "send", send):
        caller.ring(), caller.ring()
    caller.close()
    first, *others = server.received
    assert [other._asdict() for other in others] == [first._asdict()] * 2


def test_a_redirect_is_told_as_without_a_mock(kind: str, transport: str) -> None:
    cls = httpx.AsyncClient if kind == "async" else httpx.Client
    real = cls.send
    with FaultServer(default=reply(302, location="http://[")) as server:
        caller = Caller(kind, server)
        texts = []
        for send in (real, functools.partialmethod(real)):
            with mock.patch.object(cls, "send", send), pytest.raises(errors.ApiError) as caught:
                caller.ring()
            texts.append(str(caught.value))
        caller.close()
    assert texts[0] == texts[1]


def test_a_client_closed_under_a_mock_says_so(caller: Caller) -> None:
    import respx

    with respx.mock as router:
        router.post(path=PATH).respond(json=MOCKED)
        caller.ring()
        caller._come(caller.client.close())
        with pytest.raises(errors.ClosedClientError):
            caller.ring()


def test_the_time_limit_holds_through_the_librarys_send(kind: str, transport: str) -> None:
    from ..http import faults

    cls = httpx.AsyncClient if kind == "async" else httpx.Client
    with FaultServer([faults.drip_headers]) as server:
        caller = Caller(kind, server, deadline=0.3)
        with (
            mock.patch.object(cls, "send", functools.partialmethod(cls.send)),
            pytest.raises(errors.DeadlineExceeded),
        ):
            caller.ring()
        caller.close()
