"""Log records and spans: one per attempt, one per call, from an allow-list."""

from __future__ import annotations

import asyncio
import builtins
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent._call import telemetry

from ..http.faults import FaultServer, reply, reset_after_reading
from .conftest import given

STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime"}
ALLOWED = {
    "operation", "host", "attempt", "outcome", "status", "ms", "request_id",
    "pause", "failure", "adopted",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _logger_as_it_was() -> Iterator[None]:
    level, handlers = telemetry.logger.level, list(telemetry.logger.handlers)
    telemetry.logger.setLevel(logging.NOTSET)  # another test may have switched it on
    telemetry.logger.handlers[:] = [h for h in handlers if isinstance(h, logging.NullHandler)]
    yield
    telemetry.logger.setLevel(level)
    telemetry.logger.handlers[:] = handlers


def ours(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.name == "shengwang_agent"]


def test_one_record_per_attempt_with_its_facts(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "shengwang_agent")
    script = [reply(503, x_request_id="r-1"), reset_after_reading]
    with FaultServer(script) as server, AgentClient(**given(server)) as client:
        client.agents.get("app", "A1")
    attempts = [vars(record) for record in ours(caplog) if hasattr(record, "attempt")]
    facts = [(r["operation"], r["attempt"], r["outcome"], r["status"], r["request_id"]) for r in attempts]  # fmt: skip
    assert facts == [
        ("agents.get", 1, "503", 503, "r-1"),
        ("agents.get", 2, "ConnectionLost", None, None),
        ("agents.get", 3, "200", 200, None),
    ]
    assert {r["host"] for r in attempts} == {f"127.0.0.1:{server.port}"}
    assert all(isinstance(r["ms"], float) for r in attempts)
    assert [r["levelname"] for r in attempts] == ["INFO", "INFO", "DEBUG"]
    pauses = [vars(record) for record in ours(caplog) if hasattr(record, "pause")]
    assert [r["failure"] for r in pauses] == ["503", "no_response"]


def test_extras_come_from_an_allow_list(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    calls: list[Any] = [
        lambda c: c.agents.get("app", "A1"),
        lambda c: c.phone_numbers.get("+8613812345678"),
        lambda c: c.agents.speak("app", "A1", text="hello"),
        lambda c: c.agents.list("app", channel="room"),
    ]
    for script in ([], [reply(400)], [reply(500)] * 3, [reset_after_reading] * 3):
        for call in calls:
            with FaultServer(script) as server, AgentClient(**given(server)) as client:
                try:
                    call(client)
                except errors.ShengwangError:
                    continue
    assert len(ours(caplog)) > 30
    for record in ours(caplog):
        assert set(vars(record)) - STANDARD <= ALLOWED
        assert "hello" not in record.getMessage()
        assert "room" not in record.getMessage()


def test_nothing_is_printed_unless_it_was_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    with FaultServer([reply(503)]) as server, AgentClient(**given(server)) as client:
        client.agents.get("app", "A1")
    assert capfd.readouterr() == ("", "")
    assert any(isinstance(h, logging.NullHandler) for h in telemetry.logger.handlers)


@pytest.mark.parametrize(
    ("variable", "argument", "shown"),
    [
        ("debug", None, {"DEBUG", "INFO"}),
        ("DEBUG", None, {"DEBUG", "INFO"}),
        ("info", None, {"INFO"}),
        ("", None, set()),
        (None, True, {"DEBUG", "INFO"}),
        ("debug", False, set()),
        ("info", True, {"DEBUG", "INFO"}),
    ],
)
def test_debug_and_shengwang_log(
    variable: str | None,
    argument: bool | None,
    shown: set[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    if variable is not None:
        monkeypatch.setenv("SHENGWANG_LOG", variable)
    with FaultServer([reply(503)]) as server:
        for _ in range(2):  # a second client does not print everything twice
            with AgentClient(**given(server, debug=argument)) as client:
                client.agents.get("app", "A1")
    lines = capfd.readouterr().err.splitlines()
    assert {line.split()[3] for line in lines} == shown
    assert sum("attempt 2" in line for line in lines) == (1 if "DEBUG" in shown else 0)


def test_an_unknown_level_is_said_and_harmless(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SHENGWANG_LOG", "verbose")
    AgentClient(authorization="x")
    assert "SHENGWANG_LOG must be debug or info, not 'verbose'" in caplog.text


def test_the_librarys_own_records_of_other_calls_still_pass(
    caplog: pytest.LogCaptureFixture,
) -> None:
    import httpx

    caplog.set_level(logging.DEBUG)
    with FaultServer() as server, AgentClient(**given(server)) as client:
        client.agents.list("app", channel="room")
        told = [r.getMessage() for r in caplog.records if r.name in ("httpx", "httpcore.http11")]
        # httpx 0.27 also tells that it loads the certificates, which names no address.
        assert [text for text in told if not text.startswith("load_")] == []
        with httpx.Client() as other:
            other.get(server.url)
        assert [r for r in caplog.records if r.getMessage().startswith("HTTP Request")]


# OpenTelemetry -----------------------------------------------------------------------------


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(telemetry, "_tracer", None)
    monkeypatch.setattr(trace, "get_tracer", lambda *a, **k: provider.get_tracer(*a, **k))
    yield exporter
    provider.shutdown()
    telemetry._tracer = None


def only(spans: InMemorySpanExporter) -> ReadableSpan:
    (span,) = spans.get_finished_spans()
    return span


def test_one_span_per_call_with_semantic_attributes(spans: InMemorySpanExporter) -> None:
    with FaultServer() as server, AgentClient(**given(server)) as client:
        client.agents.get("app", "A1")
    span = only(spans)
    assert span.name == "shengwang agents.get"
    assert span.kind is trace.SpanKind.CLIENT
    assert dict(span.attributes or {}) == {
        "shengwang.operation": "agents.get",
        "http.request.method": "GET",
        "url.template": "/v2/projects/{appid}/agents/{agent_id}",
        "server.address": f"127.0.0.1:{server.port}",
        "http.response.status_code": 200,
    }
    assert span.events == ()
    assert span.status.is_ok
    assert span.instrumentation_scope is not None
    assert span.instrumentation_scope.name == "shengwang_agent"


def test_an_event_per_retry(spans: InMemorySpanExporter) -> None:
    with FaultServer([reply(429), reset_after_reading]) as server, AgentClient(**given(server)) as client:  # fmt: skip
        client.agents.get("app", "A1")
    span = only(spans)
    assert [event.name for event in span.events] == ["retry", "retry"]
    assert [(event.attributes or {})["failure"] for event in span.events] == ["429", "no_response"]
    assert [(event.attributes or {})["attempt"] for event in span.events] == [1, 2]
    assert (span.attributes or {})["http.request.resend_count"] == 2
    assert (span.attributes or {})["http.response.status_code"] == 200


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ([reply(404)], "NotFoundError"),
        ([reply(500)] * 3, "ServerError"),
        ([reset_after_reading] * 3, "ConnectionLost"),
        ([reply(200, b"<html>")], "DecodeError"),
    ],
)
def test_an_error_leaves_its_class_and_never_its_text(
    script: Any, name: str, spans: InMemorySpanExporter
) -> None:
    with (
        FaultServer(script) as server,
        AgentClient(**given(server)) as client,
        pytest.raises(errors.ShengwangError) as caught,
    ):
        client.agents.get("app", "A1")
    span = only(spans)
    assert not span.status.is_ok
    assert (span.attributes or {})["error.type"] == name
    assert str(caught.value) not in span.to_json()
    assert all(event.name == "retry" for event in span.events)


def test_async_calls_have_their_own_spans(spans: InMemorySpanExporter) -> None:
    async def run(server: FaultServer) -> None:
        async with AsyncAgentClient(**given(server)) as client:
            await asyncio.gather(*[client.agents.get("app", str(n)) for n in range(20)])

    with FaultServer() as server:
        asyncio.run(run(server))
    finished = spans.get_finished_spans()
    assert len(finished) == 20
    assert len({span.context.span_id for span in finished if span.context}) == 20


def test_a_cancelled_call_ends_its_span(spans: InMemorySpanExporter) -> None:
    from ..http.faults import stall

    async def run(server: FaultServer) -> None:
        async with AsyncAgentClient(**given(server)) as client:
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.agents.get("app", "A1"), 0.2)

    with FaultServer([stall]) as server:
        asyncio.run(run(server))
    assert not only(spans).status.is_ok


def test_without_opentelemetry_there_are_no_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("opentelemetry"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(telemetry, "_tracer", None)
    monkeypatch.setattr(builtins, "__import__", without)
    assert telemetry.span("agents.get", "GET", "/x") is None
    assert telemetry._tracer is False
    monkeypatch.undo()


def test_a_tracer_that_records_nothing_costs_no_span_object(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(telemetry, "_tracer", trace.NoOpTracer())
    monkeypatch.setattr(telemetry, "_trace", trace)
    assert telemetry.span("agents.get", "GET", "/x") is None


@pytest.mark.parametrize("kind", [KeyError, KeyboardInterrupt])
def test_a_span_names_what_ended_the_call_from_outside(
    spans: InMemorySpanExporter, kind: type[BaseException]
) -> None:
    def hook(_: Any) -> None:
        raise kind

    with FaultServer() as server:
        client = AgentClient(**given(server), event_hooks={"request": [hook]})
        with client, pytest.raises(kind) as caught:
            client.agents.get("app", "A1")
    assert caught.type is kind
    assert (only(spans).attributes or {})["error.type"] == kind.__name__


def test_a_hook_is_told_how_long_the_body_is_that_it_does_not_see() -> None:
    seen: list[Any] = []
    with FaultServer() as server:
        client = AgentClient(**given(server), event_hooks={"request": [seen.append]})
        with client:
            client.agents.speak("app", "A1", text="hello")
        sent = server.received[0].body
    assert seen[0].content == b""
    assert seen[0].headers["content-length"] == str(len(sent)) != "0"
