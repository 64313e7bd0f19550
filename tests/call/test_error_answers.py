"""What an error tells a program that must answer somebody: status, waiting time, sentence."""

from __future__ import annotations

import inspect
import pickle
import re
from typing import Any

import pytest

from shengwang_agent import AgentClient, errors, token, webhooks
from shengwang_agent.agentkit import Agent, AgentFailed, AgentSession, Busy
from shengwang_agent_api.agents import agents_get, agents_speak

from ..http.faults import FaultServer, reply


def table() -> dict[str, int]:
    """The classes that the docstring of ``http_status`` names, and their numbers."""
    text = inspect.getdoc(errors.ShengwangError.http_status) or ""
    rows = re.findall(r"^(\d{3})  (.*(?:\n {5}.*)*)", text, re.MULTILINE)
    found = {name: int(n) for n, row in rows for name in re.findall(r"\b[A-Z]\w+[a-z]\b", row)}
    return {name: number for name, number in found.items() if name not in ("Retry", "After")}


def class_of(name: str) -> Any:
    homes = (errors, webhooks, token)
    found = [getattr(home, name) for home in homes if hasattr(home, name)]
    return found[0] if found else {"CallFailed": Busy, "AgentFailed": AgentFailed}[name]


@pytest.mark.parametrize(("name", "number"), table().items())
def test_the_table_of_the_docstring_holds(name: str, number: int) -> None:
    assert class_of(name)("text").http_status == number


def test_every_class_stands_in_the_table_or_is_of_the_500s() -> None:
    assert len(table()) >= 18
    for cls in vars(errors).values():
        if isinstance(cls, type) and issubclass(cls, errors.ShengwangError):
            assert 400 <= cls("text").http_status <= 504


def test_an_unknown_outcome_answers_as_its_cause() -> None:
    lost = errors.unknown_class(errors.ServerError)("text", status_code=500)
    assert (lost.http_status, errors.joined(errors.OutcomeUnknown)("x").http_status) == (502, 500)


def raised(*answers: Any, **options: Any) -> errors.ShengwangError:
    with (
        FaultServer(list(answers)) as server,
        AgentClient(authorization="x", base_url=server.url, max_retries=0, **options) as client,
        pytest.raises(errors.ShengwangError) as caught,
    ):
        client.agents.get("app", "A1")
    return caught.value


@pytest.mark.parametrize(
    ("status", "headers", "seconds", "answer"),
    [
        (429, {"retry_after": "7"}, 7.0, 503),
        (503, {"retry_after_ms": "1500"}, 1.5, 503),
        (429, {"retry_after": "soon"}, None, 503),
        (503, {}, None, 503),
        (500, {}, None, 502),
        (401, {}, None, 500),
        (404, {}, None, 404),
    ],
)
def test_the_platform_says_how_long_to_wait(
    status: int, headers: dict[str, str], seconds: float | None, answer: int
) -> None:
    error = raised(reply(status, {}, **headers))
    assert (error.retry_after, error.http_status) == (seconds, answer)
    assert pickle.loads(pickle.dumps(error)).retry_after == seconds


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"detail": "the agent is gone", "reason": "TaskNotFound"}, "the agent is gone"),
        ({"reason": "TaskNotFound"}, "TaskNotFound"),
        ({}, "status_code: 404"),
    ],
)
def test_the_message_is_the_platforms_sentence(body: Any, message: str) -> None:
    assert raised(reply(404, body)).message == message
    assert errors.ConnectionFailed("no way").message == "no way"


def test_wrong_arguments_and_states_are_errors_of_the_package() -> None:
    client = AgentClient(app_id="0" * 32, app_certificate="0" * 32)
    session = Agent().session(client, channel="c", agent_uid="1", remote_uids=["*"])
    wrong: list[Any] = [
        (lambda: agents_get("app", ".."), errors.ArgumentError, ValueError),
        (lambda: agents_speak("app", "A1", text="x" * 600), errors.ArgumentError, ValueError),
        (lambda: token.build("app", "no", channel="c", uid=1), errors.ArgumentError, ValueError),
        (lambda: token.parse("no token"), token.TokenError, ValueError),
        (lambda: webhooks.sign(b"{}", ""), errors.ArgumentError, ValueError),
        (lambda: session.stop(), errors.StateError, RuntimeError),
        (lambda: session.say("x"), errors.StateError, RuntimeError),
        (lambda: session.wait_until("RUNNIN"), errors.ArgumentError, ValueError),
        (lambda: session.start(), errors.ConfigurationError, ValueError),
        (lambda: AgentSession.attach(client, "A").start(), errors.StateError, RuntimeError),
    ]
    for act, cls, builtin in wrong:
        with pytest.raises(cls) as caught:
            act()
        assert isinstance(caught.value, builtin)
        assert isinstance(pickle.loads(pickle.dumps(caught.value)), cls)


def test_a_lookup_is_answered_with_the_pager_of_its_method() -> None:
    record = {"agent_id": "A1", "state": "answered"}
    page = {"data": {"count": 1, "list": [record]}, "meta": {"cursor": "", "total": 1}}
    with (
        FaultServer([reply(500, {}), reply(200, page)]) as server,
        AgentClient(authorization="x", base_url=server.url, max_retries=0) as client,
    ):
        with pytest.raises(errors.OutcomeUnknown) as caught:
            client.telephony.call("app", name="n", sip={"to_number": "+86"}, properties={})
        found = client.send(caught.value.lookup)
        assert [call.agent_id for call in found] == ["A1"]
        assert found.data.list_ == found.items  # as before it was a pager
        with pytest.raises(AttributeError, match="nothing"):
            found.nothing  # noqa: B018
