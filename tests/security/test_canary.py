"""No secret is shown anywhere: one canary per secret field, looked for in all that can be read."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from shengwang_agent import AgentClient, errors
from shengwang_agent._call import telemetry
from shengwang_agent._runtime.model import Model
from shengwang_agent_api import models

from ..http import faults
from ..http.faults import FaultServer, reply
from .canary import CANARY, classes, filled, planted, secret_fields

# Every way of signing is tried on every operation here, also those that are warned of.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.* want customer_id and customer_secret:UserWarning"),
    pytest.mark.filterwarnings("ignore:.* properties.*(has no effect|is ever called):UserWarning"),
]

FIELDS = [
    pytest.param(cls, wire, value, id=f"{cls.__name__}.{wire}-{number}")
    for cls, wire, secret in secret_fields()
    for number, value in enumerate(planted(secret))
]


def shown(value: Any) -> str:
    html = value._repr_html_() if hasattr(value, "_repr_html_") else ""
    return f"{value!r} {value!s} {value:} {html}"


def test_the_marks_are_there() -> None:
    names = {f"{cls.__name__}.{wire}" for cls, wire, _ in secret_fields()}
    assert {
        "StartAgentsRequestProperties.token",
        "StartAgentsRequestPropertiesLlm.api_key",
        "MicrosoftTtsParams.key",
        "CallTelephonyRequestSip.rtc_token",
        "AddPhoneNumbersRequestOutboundConfig.address",
        "UpdateAgentsRequestProperties.token",
    } <= names
    assert len(names) >= 60


@pytest.mark.parametrize(("cls", "wire", "value"), FIELDS)
def test_a_model_shows_no_secret_of_its_own(cls: type[Model], wire: str, value: Any) -> None:
    model = cls.from_dict({wire: copy.deepcopy(value)})
    assert CANARY in json.dumps(model.to_dict()), "it is there, and is sent"
    assert CANARY not in shown(model)
    assert CANARY not in shown([model]) + shown({"x": model})


@pytest.mark.parametrize("form", range(5))
@pytest.mark.parametrize("cls", classes(), ids=lambda cls: cls.__name__)
def test_a_model_shows_no_secret_below_it(cls: type[Model], form: int) -> None:
    body = filled(cls, form)
    assert CANARY not in shown(cls.from_dict(body))
    if form % 2 == 0:
        assert CANARY not in shown(_of_plain_dicts(cls, body))


def _of_plain_dicts(cls: type[Model], body: dict[str, Any]) -> Model:
    """The model as a user writes it who gives plain dicts for what is inside."""
    names = {wire: name for name, wire, _, _ in cls._SPEC}
    model = cls.from_dict({})
    for wire, value in body.items():
        setattr(model, names[wire], value)
    return model


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_extra_keys_and_odd_shapes_show_nothing(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(classes()))
    scalars = st.sampled_from([CANARY, f"https://h/p?k={CANARY}", 1, None, True])
    value = data.draw(
        st.recursive(
            scalars,
            lambda x: st.lists(x, max_size=2) | st.dictionaries(st.just("k"), x),
            max_leaves=4,
        )
    )
    key = data.draw(st.sampled_from([wire for _, wire, s, _ in cls._SPEC if s] or ["unknown_key"]))
    if isinstance(value, str) and CANARY in value and "?" not in value and _partial(cls, key):
        value = f"user:{value}@host"  # a plain word in a partly secret field is no credential
    if _partial(cls, key) and isinstance(value, list):
        value = {"x": value}
    assert CANARY not in shown(cls.from_dict({key: value}))


def _partial(cls: type[Model], key: str) -> bool:
    return any(wire == key and secret == "partial" for _, wire, secret, _ in cls._SPEC)


# Through a client --------------------------------------------------------------------------

PROPERTIES = models.StartAgentsRequestProperties
OPERATIONS: dict[str, Callable[[Any, int], Any]] = {
    "start": lambda c, form: c.agents.start(
        "app", name="n", properties=PROPERTIES.from_dict(filled(PROPERTIES, form))
    ),
    "update": lambda c, form: c.agents.update(
        "app",
        "A1",
        properties=models.UpdateAgentsRequestProperties.from_dict(
            filled(models.UpdateAgentsRequestProperties, form)
        ),
    ),
    "call": lambda c, form: c.telephony.call(
        "app",
        name="n",
        sip=models.CallTelephonyRequestSip.from_dict(filled(models.CallTelephonyRequestSip, form)),
        properties=models.CallTelephonyRequestProperties.from_dict(
            filled(models.CallTelephonyRequestProperties, form)
        ),
    ),
    "add": lambda c, form: c.phone_numbers.add(
        provider="byo",
        phone_number="+8613812345678",
        label="l",
        inbound_config={"x": CANARY},
        outbound_config=models.AddPhoneNumbersRequestOutboundConfig.from_dict(
            filled(models.AddPhoneNumbersRequestOutboundConfig, form)
        ),
    ),
    "list": lambda c, form: c.agents.list("app", channel=CANARY, cursor=CANARY),
    "extras": lambda c, form: c.agents.get(
        "app",
        "A1",
        request_options={
            "additional_headers": {"x-key": CANARY},
            "additional_query_parameters": {"key": CANARY},
            "additional_body_parameters": {"key": CANARY},
        },
    ),
}
SECRET_REPLY = {"reason": "InvalidRequestBody", "detail": "a field is wrong"}
WEATHER: dict[str, list[faults.Action]] = {
    "fine": [],
    "refused": [reply(400, SECRET_REPLY, set_cookie=f"s={CANARY}")],
    "redirected": [reply(302, location=f"https://u:{CANARY}@elsewhere.example/x?t={CANARY}")],
    "broken": [reply(500)] * 3,
    "cut": [faults.reset_after_reading] * 3,
    "garbage": [faults.garbage] * 3,
    "unreadable": [reply(200, b"<html>")],
    "bomb": [faults.bomb()],
    "conflict": [faults.reset_after_reading, reply(409, SECRET_REPLY), reply(404), reply(404)],
}


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    from opentelemetry import trace

    monkeypatch.setattr(telemetry, "_trace", trace)
    monkeypatch.setattr(telemetry, "_tracer", provider.get_tracer("shengwang_agent"))
    yield exporter
    provider.shutdown()


CREDENTIALS: list[dict[str, Any]] = [
    {"authorization": f"Basic {CANARY}"},
    {"username": CANARY, "password": CANARY},
    {"username": lambda: CANARY, "password": lambda: CANARY},
    {"auth_token": CANARY},
    {"app_id": "a" * 32, "app_certificate": "c4" * 16},
]


@pytest.mark.filterwarnings("ignore:agents.update:UserWarning")  # what is sent is odd
@pytest.mark.parametrize("weather", WEATHER)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_call_tells_no_secret_whatever_comes_of_it(
    operation: str,
    weather: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    spans: InMemorySpanExporter,
) -> None:
    caplog.set_level(logging.DEBUG)
    events: list[Any] = []
    hooks = {"request": [events.append], "response": [events.append]}
    for form, credentials in enumerate(CREDENTIALS):
        with FaultServer(WEATHER[weather]) as server:
            given = {**credentials, "base_url": server.url, "event_hooks": hooks, "debug": True}
            told = _everything(operation, form, given)
            sent = b"".join(r.body + r.target.encode() for r in server.received)
            assert server.received
        assert CANARY.encode() in sent, "otherwise nothing is shown here"
        logs = "".join(span.to_json() for span in spans.get_finished_spans())
        logs += "".join(repr(vars(record)) for record in caplog.records) + caplog.text
        logs += "".join(capfd.readouterr())
        told += "".join(f"{event!r}{event.headers.raw!r}{event.read()!r}" for event in events)
        for hidden in _hidden(credentials):
            assert hidden not in logs
            assert hidden not in told
        assert "13812345678" not in logs
    assert spans.get_finished_spans()
    assert caplog.records


def _everything(operation: str, form: int, given: dict[str, Any]) -> str:
    """All that a program or a person can come to see of a client and one call of it."""
    with AgentClient(**given) as client:
        try:
            result = OPERATIONS[operation](client, form)
            told = shown(result)
        except errors.ShengwangError as error:
            told = _told_by(error)
        sender = client._sender
        return told + shown(client) + shown(sender.settings) + shown(sender.settings.credentials)


def _told_by(error: errors.ShengwangError) -> str:
    twin = pickle.loads(pickle.dumps(error))
    parts = [shown(error), shown(twin), repr(error.args), repr(vars(twin)), shown(error.attempts)]
    parts.append(repr(pickle.dumps(error, protocol=0)))
    parts += traceback.format_exception(error)
    chain: BaseException | None = error
    while chain is not None:
        request = vars(chain).get("_request")
        if request is not None:
            parts.append(f"{request!r} {request.headers.raw!r} {request.read()!r}")
        chain = chain.__cause__ or chain.__context__
    # An error reporter may print the local variables of our own frames.
    summary = traceback.TracebackException.from_exception(error, capture_locals=True)
    parts += [f"{f.locals}" for f in summary.stack if f.filename != __file__]
    return " ".join(parts)


def _hidden(credentials: dict[str, Any]) -> list[str]:
    from base64 import b64encode

    both = b64encode(f"{CANARY}:{CANARY}".encode()).decode()
    return [CANARY, both, "c4" * 16, "agora token=007"]


def test_an_argument_error_does_not_repeat_the_value() -> None:
    client = AgentClient(authorization="x", base_url="http://127.0.0.1:1")
    bad: list[Callable[[], Any]] = [
        lambda: models.MicrosoftTtsParams(keyy=CANARY),  # type: ignore[call-arg]
        lambda: client.agents.start("app", name="n", properties=CANARY),  # type: ignore[arg-type]
        lambda: client.agents.speak("app", "A1", text=[CANARY]),  # type: ignore[arg-type]
        lambda: AgentClient(authorization=CANARY, auth_token=CANARY),
        lambda: AgentClient(username=CANARY),
        lambda: AgentClient(authorization=CANARY + "\n"),
        lambda: AgentClient(authorization="x", headers={"x-a": CANARY + "\r\n"}),
        lambda: AgentClient(authorization="x", base_url=f"https://u:{CANARY}@host/"),
        lambda: AgentClient(app_id=CANARY, app_certificate=CANARY).agents.get("app", "A1"),
        lambda: models.MicrosoftTtsParams.from_dict(CANARY),  # type: ignore[arg-type]
    ]
    for call in bad:
        with pytest.raises((TypeError, ValueError)) as caught:
            call()
        assert CANARY not in f"{caught.value!s}{caught.value!r}", caught.value


def test_a_pickled_client_is_not_readable_but_for_its_settings() -> None:
    """Settings and credentials travel; said in SECURITY.md."""
    client = AgentClient(username="u", password=CANARY)
    twin = pickle.loads(pickle.dumps(client))
    assert CANARY not in shown(twin)
    assert twin.auth_mode == "basic"
