"""Local variables: an error reporter prints those of every frame, and looks into what they hold."""

from __future__ import annotations

import asyncio
import inspect
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx
import pytest
from rich.pretty import pretty_repr

from shengwang_agent import AgentClient, AsyncAgentClient, agentkit, errors, token, webhooks
from shengwang_agent_api import models
from shengwang_agent_api.agents import agents_list, agents_start

from ..http import faults
from ..http.faults import FaultServer, reply
from .canary import CANARY, filled

# Every way of signing is tried on every operation here, also those that are warned of.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.* want customer_id and customer_secret:UserWarning"),
    pytest.mark.filterwarnings("ignore:.* properties.*(has no effect|is ever called):UserWarning"),
]
HEXED = "c4" * 16
HIDDEN = (CANARY, HEXED)
PROPERTIES = models.StartAgentsRequestProperties
OPTIONS: dict[str, Any] = {
    "additional_headers": {"x-key": CANARY},
    "additional_query_parameters": {"key": CANARY},
    "additional_body_parameters": {"key": CANARY},
}
KEYS: dict[str, Any] = {"password": CANARY, "username": CANARY}


def chain(error: BaseException) -> Iterator[BaseException]:
    waiting: list[BaseException | None] = [error]
    seen = set()
    while waiting:
        link = waiting.pop()
        if link is not None and id(link) not in seen:
            seen.add(id(link))
            yield link
            waiting += [link.__cause__, link.__context__, *getattr(link, "exceptions", ())]


def looked_into(value: Any, depth: int = 0) -> str:
    """A value as a reporter shows it that walks into maps and lists, however these print."""
    if depth > 8:
        return ""
    if isinstance(value, Mapping):
        return " ".join(f"{k!r} {looked_into(v, depth + 1)}" for k, v in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return " ".join(looked_into(item, depth + 1) for item in value)
    return repr(value)


def told(error: BaseException) -> dict[str, str]:
    """What the frames show that are not this test's, by the place they stand at."""
    found = {}
    for link in chain(error):
        found[f"text of {type(link).__name__}"] = f"{link!s} {link!r} {getattr(link, 'args', ())!r}"
        summary = traceback.TracebackException.from_exception(link, capture_locals=True)
        shown = [frame.locals for frame in summary.stack]
        for (frame, line), seen in zip(traceback.walk_tb(link.__traceback__), shown, strict=True):
            if frame.f_code.co_filename != __file__:
                values = dict(frame.f_locals)
                place = f"{frame.f_code.co_filename}:{line} {frame.f_code.co_name}"
                found[place] = f"{seen} {looked_into(values)} {pretty_repr(values)}"
    return found


def check(error: BaseException) -> None:
    for place, text in told(error).items():
        for hidden in HIDDEN:
            assert hidden not in text, place


def raised_by(call: Callable[[], Any]) -> BaseException:
    try:
        result = call()
        if inspect.isawaitable(result):
            asyncio.run(_awaited(result))
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


async def _awaited(result: Any) -> Any:
    return await result


# Before anything is sent --------------------------------------------------------------------

NOWHERE: dict[str, Any] = {**KEYS, "base_url": "http://127.0.0.1:1"}


def client(**given: Any) -> AgentClient:
    return AgentClient(**{**NOWHERE, "max_retries": 0, **given})


def unsendable() -> dict[str, Any]:
    return {**filled(PROPERTIES), "labels": {"x": float("nan")}}


class Odd:
    """No value JSON has a form for; its repr is the user's own business."""


BEFORE: dict[str, Callable[[], Any]] = {
    "wrong type": lambda: client().agents.start("app", name=5, properties={"token": CANARY}),  # type: ignore[arg-type]
    "a described call": lambda: agents_start("app", name=[CANARY], properties={"token": CANARY}),  # type: ignore[arg-type]
    "a described list": lambda: agents_list("app", channel=[CANARY]),  # type: ignore[arg-type]
    "path": lambda: client().agents.get("app", f"\ud800{CANARY}"),
    "unencodable": lambda: client().agents.start("app", name="n", properties=unsendable()),  # type: ignore[arg-type]
    "a surrogate": lambda: client().agents.start("app", name="n", properties={"token": f"{CANARY}\ud800"}),  # type: ignore[typeddict-item]
    "an odd value": lambda: client().agents.start("app", name="n", properties={"token": CANARY, "x": Odd()}),  # type: ignore[typeddict-unknown-key,typeddict-item]
    "an unknown option": lambda: client().agents.get("app", "A", request_options={"headers": CANARY}),  # type: ignore[typeddict-unknown-key]
    "an odd header": lambda: client().agents.get("app", "A", request_options={"additional_headers": {"x": f"{CANARY}\n"}}),
    "options of a text": lambda: client().agents.get("app", "A", request_options=CANARY),  # type: ignore[arg-type]
    "odd query": lambda: client().agents.get("app", "A", request_options={"additional_query_parameters": {"x": f"{CANARY}\ud800"}}),
    "send": lambda: client().send(agents_list("app", channel=CANARY), {"max_retries": -1, **OPTIONS}),  # type: ignore[typeddict-item]
    "list": lambda: client().agents.list("app", channel=CANARY, request_options={"max_retries": -1, **OPTIONS}),  # type: ignore[typeddict-item]
    "raw": lambda: client().agents.with_raw_response.get("app", "A", request_options={"max_retries": -1, **OPTIONS}),  # type: ignore[typeddict-item]
    "closed": lambda: _closed().agents.start("app", name="n", properties={"token": CANARY}, request_options=OPTIONS),  # type: ignore[typeddict-item,arg-type]
    "with_options": lambda: client().with_options(headers={"x-a": CANARY, "y": f"{CANARY}\n"}),
    "with_options later": lambda: client().with_options(headers={"x-a": CANARY}, timeout=-1),
    "a pickled client": lambda: client(httpx_client=httpx.Client()).__reduce_ex__(2)[2]["_sender"].__reduce__(),
    "no credentials": lambda: AgentClient(password=CANARY, base_url="http://127.0.0.1:1"),
    "two credentials": lambda: AgentClient(auth_token=CANARY, authorization=CANARY),
    "a break": lambda: AgentClient(username=CANARY, password=f"{CANARY}\n"),
    "a lone surrogate": lambda: AgentClient(username=CANARY, password=f"{CANARY}\ud800"),
    "a base address": lambda: AgentClient(**KEYS, base_url=f"https://u:{CANARY}@host"),
    "a proxy": lambda: AgentClient(**KEYS, proxy=f"http://u:{CANARY}@["),
    "headers": lambda: AgentClient(**KEYS, headers={"x-a": f"{CANARY}\n"}),
    "a later argument": lambda: AgentClient(**KEYS, headers={"x-a": CANARY}, max_retries=-1),
    "a certificate": lambda: AgentClient(app_id="x", app_certificate=CANARY).agents.get("app", "A"),
    "a good certificate": lambda: AgentClient(app_id="x", app_certificate=HEXED).agents.get("app", "A"),
    "a provider": lambda: client(username=None, password=None, auth_token=lambda: f"{CANARY}\n").agents.get("app", "A"),
    "a field": lambda: models.MicrosoftTtsParams(keyy=CANARY, key=CANARY),  # type: ignore[call-arg]
    "a model of a text": lambda: models.MicrosoftTtsParams.from_dict(CANARY),  # type: ignore[arg-type]
    "a model of a list": lambda: PROPERTIES.from_dict([{"token": CANARY}]),  # type: ignore[arg-type]
    "a vendor": lambda: agentkit.MiniMaxTTS(key=CANARY, secret=CANARY),  # type: ignore[call-arg]
    "build": lambda: token.build("a" * 32, CANARY, channel="c", uid=1),
    "build later": lambda: token.build("a" * 32, HEXED, channel="c", uid=1, expire=0),
    "build deeper": lambda: token.build("a" * 32, HEXED, channel="c\ud800", uid=1),
    "generate_rtc": lambda: token.generate_rtc_token("a" * 32, HEXED, "c", 1, 7),  # type: ignore[arg-type]
    "generate_convo": lambda: token.generate_convo_ai_token("a" * 32, HEXED, "c", None),
    "parse": lambda: token.parse(f"007{CANARY}"),
    "parse a non-text": lambda: token.parse([CANARY]),  # type: ignore[arg-type]
    "verify": lambda: token.verify(f"007{CANARY}", HEXED),
    "verify another": lambda: token.verify(token.build("a" * 32, "b" * 32, channel="c", uid=1), HEXED),
    "webhook": lambda: webhooks.verify(b'{"x":"%s"}' % CANARY.encode(), {"agora-signature": CANARY}, CANARY),
    "webhook of no JSON": lambda: webhooks.parse(CANARY),
    "webhook of a list": lambda: webhooks.parse(f'["{CANARY}"]'),
    "webhook secret": lambda: webhooks.verify(b"{}", {"agora-signature": "x"}, [CANARY, ""]),
}  # fmt: skip


def _closed() -> AgentClient:
    closed = client()
    closed.close()
    return closed


@pytest.mark.parametrize("name", BEFORE)
def test_an_error_before_anything_is_sent(name: str) -> None:
    error = raised_by(BEFORE[name])
    assert not isinstance(error, AssertionError)
    check(error)


# On the wire --------------------------------------------------------------------------------

SECRET_REPLY = {"reason": "InvalidRequestBody", "detail": f"Authorization: {CANARY}", "x": CANARY}
WEATHER: dict[str, list[faults.Action]] = {
    "refused": [reply(400, SECRET_REPLY)],
    "broken": [reply(500, CANARY.encode())] * 3,
    "cut": [faults.reset_after_reading] * 3,
    "no HTTP": [faults.raw(f"HTTP/9.9 {CANARY} x\r\n\r\n".encode())] * 3,
    "a status line with the request": [faults.raw(f"GET /?key={CANARY} nonsense\r\n\r\n".encode())] * 3,
    "unreadable": [reply(200, f"<html>{CANARY}".encode())],
    "no object": [reply(200, f'["{CANARY}"]'.encode())],
    "late": [faults.stall] * 3,
    "redirected": [reply(302, location=f"https://{CANARY}.example/?t={CANARY}")],
    "a damaged coding": [reply(200, CANARY.encode(), content_encoding="gzip")],
    "conflict": [faults.reset_after_reading, reply(409, SECRET_REPLY), reply(404), reply(404)],
}  # fmt: skip
CALLS: dict[str, Callable[[Any], Any]] = {
    "start": lambda c: c.agents.start(
        "app", name="n", properties=filled(PROPERTIES), request_options=dict(OPTIONS)
    ),
    "start with a model": lambda c: c.agents.start(
        "app", name="n", properties=PROPERTIES.from_dict(filled(PROPERTIES))
    ),
    "raw": lambda c: c.agents.with_raw_response.update(
        "app", "A", properties={"token": CANARY}, request_options=dict(OPTIONS)
    ),
    "list": lambda c: c.agents.list("app", channel=CANARY, request_options=dict(OPTIONS)),
    "send": lambda c: c.send(agents_list("app", channel=CANARY), dict(OPTIONS)),
    "dial": lambda c: c.telephony.call(
        "app",
        name="n",
        sip={"to_number": "+1", "from_number": "+2", "rtc_uid": "1", "rtc_token": CANARY},
        properties={"channel": "c", "token": CANARY},
        request_options={**OPTIONS, "deadline_in_seconds": 0.2},
    ),
}
CREDENTIALS: list[dict[str, Any]] = [
    KEYS,
    {"authorization": f"Basic {CANARY}"},
    {"auth_token": lambda: CANARY},
    {"app_id": "a" * 32, "app_certificate": HEXED},
]


@pytest.mark.parametrize("kind", [AgentClient, AsyncAgentClient])
@pytest.mark.parametrize("weather", WEATHER)
@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("fast", [True, False], ids=["fast", "plain"])
def test_an_error_of_a_call(
    kind: Any, weather: str, name: str, fast: bool, request: pytest.FixtureRequest
) -> None:
    if not fast:
        request.getfixturevalue("plain")
    limits = {"timeout": 0.05 if weather == "late" else 5.0, "headers": {"x-own": CANARY}}
    credentials = CREDENTIALS[len(name + weather) % len(CREDENTIALS)]
    with FaultServer(list(WEATHER[weather])) as server:
        made = kind(**credentials, **limits, base_url=server.url)
        error = raised_by(lambda: CALLS[name](made))
        if kind is AgentClient:
            made.close()
    assert isinstance(error, errors.ShengwangError)
    check(error)


@pytest.mark.parametrize("kind", [AgentClient, AsyncAgentClient])
@pytest.mark.parametrize("name", ["start", "start with a model"])
def test_a_warning_that_is_an_error(kind: Any, name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        error = raised_by(lambda: CALLS[name](kind(**NOWHERE)))
    assert isinstance(error, UserWarning)
    check(error)


@pytest.mark.parametrize("fast", [True, False], ids=["fast", "plain"])
def test_an_error_of_a_cancelled_call(fast: bool, request: pytest.FixtureRequest) -> None:
    if not fast:
        request.getfixturevalue("plain")

    async def cancelled(url: str, turns: int) -> BaseException:
        async with AsyncAgentClient(**KEYS, base_url=url) as made:
            task = asyncio.ensure_future(CALLS["start"](made))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            try:
                await task
            except BaseException as error:
                return error
        raise AssertionError("it was not cancelled")

    with FaultServer([faults.stall] * 40) as server:
        for turns in range(1, 30, 3):
            error = asyncio.run(cancelled(server.url, turns))
            assert isinstance(error, asyncio.CancelledError)
            check(error)


def test_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("orjson")
    from shengwang_agent._http.fast.socket_connections import Connection

    def interrupted(*_: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(Connection, "ask", interrupted)
    with FaultServer() as server, AgentClient(**KEYS, base_url=server.url) as made:
        error = raised_by(lambda: CALLS["start"](made))
    assert isinstance(error, KeyboardInterrupt)
    check(error)


def test_the_next_page() -> None:
    page = {"data": {"list": [{"agent_id": "A"}]}, "meta": {"cursor": "c", "total": 2}}
    with (
        FaultServer([reply(200, page), reply(400, SECRET_REPLY)]) as server,
        AgentClient(**KEYS, base_url=server.url) as made,
    ):
        pager = made.agents.list("app", channel=CANARY, request_options=dict(OPTIONS))
        error = raised_by(pager.next_page)
    check(error)


def test_a_keyword_that_does_not_exist_is_kept_nowhere() -> None:
    guess: dict[str, Any] = {"api_key": CANARY, "llm": {"api_key": CANARY}}
    error = raised_by(lambda: client().agents.start("app", name="a", properties={}, **guess))
    assert isinstance(error, TypeError)
    check(error)


def test_what_a_function_of_the_user_was_doing_stays() -> None:
    def provider() -> str:
        raise LookupError("the vault is locked")

    error = raised_by(lambda: client(username=None, password=None, auth_token=provider).agents.get("app", "A"))  # fmt: skip
    names = [frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__)]
    assert isinstance(error, LookupError)
    assert names[-1] == "provider"

    def handler(request: httpx.Request) -> httpx.Response:
        raise AssertionError("unexpected request")

    mock = httpx.Client(transport=httpx.MockTransport(handler))
    error = raised_by(lambda: client(httpx_client=mock).agents.get("app", "A"))
    names = [frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__)]
    assert names[-1] == "handler"


# agentkit -----------------------------------------------------------------------------------


def agent() -> agentkit.Agent:
    """An agent of vendors of the user's own, which are as the user wrote them."""
    llm = {"url": "https://x", "api_key": CANARY}
    tts = {"vendor": "x", "params": {"key": CANARY}}
    made: Any = agentkit.Agent(instructions="x", parameters={"x": CANARY})  # type: ignore[dict-item]
    return made.with_llm(_Own(llm)).with_tts(_Own(tts)).with_stt(_Own({"vendor": "fengming"}))  # type: ignore[no-any-return]


class _Own:
    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    def to_config(self) -> dict[str, Any]:
        return self._config


PLACE: dict[str, Any] = {"channel": "c", "agent_uid": "1", "remote_uids": ["2"]}
NUMBERS: dict[str, Any] = {"to_number": "+8613800000001", "from_number": "+8613800000002"}
APP: dict[str, Any] = {"app_id": "a" * 32, "app_certificate": HEXED}


def session(made: Any, **options: Any) -> Any:
    return agent().create_session(made, **PLACE, **options)


def running(made: Any) -> Any:
    found = agentkit.AgentSession.attach(made, "A1", channel="c", agent_uid="1")
    found._join = found._join._replace(app_certificate=HEXED)
    return found


AGENTKIT: dict[str, Callable[[Any], Any]] = {
    "a vendor that is a map": lambda c: agentkit.Agent().with_llm({"api_key": CANARY}),  # type: ignore[arg-type]
    "a value that cannot be copied": lambda c: agentkit.Agent(parameters={"k": CANARY, "x": (i for i in ())}),  # type: ignore[arg-type,dict-item]
    "an argument of a session": lambda c: session(c, token=CANARY, tokn=CANARY),
    "an argument twice": lambda c: agent().create_session(c, "c", "1", ["2"], "n", CANARY, token=CANARY),  # type: ignore[call-overload]
    "an argument of a call": lambda c: agent().call(c, channel="c", **NUMBERS, token=CANARY, tokn=CANARY),
    "properties": lambda c: agentkit.Agent().to_properties("c", "1", ["2"], token=CANARY),
    "properties with a bad id": lambda c: agent().to_properties("c", "1", ["2"], app_id="x", app_certificate=HEXED),
    "start": lambda c: session(c, token=CANARY, name="n").start(),
    "start of an incomplete agent": lambda c: agentkit.Agent().create_session(c, **PLACE, token=CANARY).start(),
    "say": lambda c: running(c).say("hello"),
    "update": lambda c: running(c).update({"token": CANARY}),
    "stop": lambda c: running(c).stop(),
    "history": lambda c: running(c).get_history(),
    "think": lambda c: running(c).think("x", metadata={"key": CANARY}),
    "place": lambda c: agent().call(c, channel="c", **NUMBERS, token=CANARY, sip_token=CANARY).place(),
    "place without a token": lambda c: agent().call(c, channel="c", **NUMBERS, token=CANARY).place(),
}  # fmt: skip


@pytest.mark.parametrize(
    "credentials", [{**KEYS, "app_id": "a" * 32}, APP, {"app_id": "x", "app_certificate": HEXED}]
)
@pytest.mark.parametrize("name", AGENTKIT)
def test_an_error_of_a_session_or_call(name: str, credentials: dict[str, Any]) -> None:
    with (
        FaultServer([reply(400, {"reason": "InvalidRequestBody"})] * 9) as server,
        AgentClient(**credentials, base_url=server.url) as made,
    ):
        error = raised_by(lambda: AGENTKIT[name](made))
    assert not isinstance(error, (AssertionError, AttributeError))
    check(error)


@pytest.mark.parametrize("name", ["start", "place"])
def test_an_error_of_an_async_session_or_call(name: str) -> None:
    with FaultServer([reply(400, SECRET_REPLY)] * 9) as server:
        made = AsyncAgentClient(**KEYS, app_id="a" * 32, base_url=server.url)
        error = raised_by(lambda: AGENTKIT[name](made))
    assert isinstance(error, errors.BadRequestError)
    check(error)
