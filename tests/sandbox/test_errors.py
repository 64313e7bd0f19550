"""Every operation, every documented error: producible, in the right shape, the right class."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from shengwang_agent import AgentClient, ApiError
from shengwang_agent.errors import BadRequestError, error_class
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.testing import test_mode
from tests.contract.spec import document

from .conftest import number, properties, sip

CALLS: dict[str, Callable[[AgentClient], Any]] = {
    "agents.start": lambda c: c.agents.start(name="a", properties=properties()),  # type: ignore[arg-type]
    "agents.list": lambda c: c.agents.list(),
    "agents.get": lambda c: c.agents.get(agent_id="x"),
    "agents.get_history": lambda c: c.agents.get_history(agent_id="x"),
    "agents.get_turns": lambda c: c.agents.get_turns(agent_id="x"),
    "agents.stop": lambda c: c.agents.stop(agent_id="x"),
    "agents.update": lambda c: c.agents.update(agent_id="x", properties={"token": "t"}),
    "agents.speak": lambda c: c.agents.speak(agent_id="x", text="t"),
    "agents.interrupt": lambda c: c.agents.interrupt(agent_id="x"),
    "agents.think": lambda c: c.agents.think(agent_id="x", text="t"),
    "telephony.list": lambda c: c.telephony.list(),
    "telephony.call": lambda c: c.telephony.call(name="a", sip=sip(), properties=properties()),  # type: ignore[arg-type]
    "telephony.get": lambda c: c.telephony.get(agent_id="x"),
    "telephony.hangup": lambda c: c.telephony.hangup(agent_id="x"),
    "phone_numbers.list": lambda c: c.phone_numbers.list(),
    "phone_numbers.add": lambda c: c.phone_numbers.add(**number()),
    "phone_numbers.get": lambda c: c.phone_numbers.get("+19876543210"),
    "phone_numbers.delete": lambda c: c.phone_numbers.delete("+19876543210"),
    "phone_numbers.update": lambda c: c.phone_numbers.update("+19876543210", inbound_config=None),
}


def documented() -> Iterator[tuple[str, int]]:
    """Operation and status of every error in the description."""
    for path in document()["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict) and "operationId" in operation:
                name = f"{operation['x-sdk-resource']}.{operation['x-sdk-method']}"
                for status in operation["responses"]:
                    if status != "default" and int(status) >= 400:
                        yield name, int(status)


def test_every_operation_of_the_description_is_here() -> None:
    assert {name for name, _ in documented()} == set(CALLS)


@pytest.mark.parametrize(("operation", "status"), list(documented()))
def test_a_documented_error_becomes_its_class(operation: str, status: int) -> None:
    sandbox = Sandbox(speed=0)
    sandbox.next(status, on=operation, times=None)
    with test_mode(), sandbox.client() as client, pytest.raises(ApiError) as caught:
        CALLS[operation](client)
    error = caught.value
    # Numbers and lists of calls have no quota: 422 is their word for a bad request.
    no_quota = status == 422 and operation.startswith(("phone_numbers.", "telephony."))
    assert isinstance(error, BadRequestError if no_quota else error_class(status))
    assert error.status_code == status
    shape = (
        {"detail", "reason"} if operation.startswith("agents.") else {"error_type", "description"}
    )
    assert set(error.body) == shape
    assert error.reason == sandbox.requests.last.answer.get("reason", error.reason)


#: Errors that the platform gives by itself: what has to be so, and what is refused then.
BY_ITSELF: list[tuple[str, int, dict[str, Any]]] = [
    ("agents.start", 401, {"username": "someone", "password": "else"}),
    ("agents.start", 403, {"app_id": "someone-elses"}),
    ("agents.start", 422, {"max_agents": 1}),
    ("agents.start", 429, {"requests_per_second": 1e-9}),
    ("agents.get", 404, {}),
    ("agents.speak", 404, {}),
    ("agents.stop", 404, {}),
    ("telephony.get", 404, {}),
    ("telephony.hangup", 404, {}),
    ("telephony.list", 401, {"username": "someone", "password": "else"}),
    ("phone_numbers.get", 404, {}),
    ("phone_numbers.update", 404, {}),
    ("phone_numbers.delete", 404, {}),
]


@pytest.mark.parametrize(("operation", "status", "rules"), BY_ITSELF)
def test_an_error_of_the_platforms_own(operation: str, status: int, rules: dict[str, Any]) -> None:
    sandbox = Sandbox(speed=0, **rules)
    mine = {"username": "u", "password": "p", "app_id": "demo", "max_retries": 0}
    with test_mode(), sandbox.client(**mine) as client:
        if status == 429:
            client.agents.list()
        if status == 422:
            client.agents.start(name="first", pipeline_id="7", properties=properties())
        with pytest.raises(ApiError) as caught:
            CALLS[operation](client)
    assert (caught.value.status_code, type(caught.value)) == (status, error_class(status))


def test_conflicts_of_the_platforms_own() -> None:
    sandbox = Sandbox(speed=0)
    with sandbox.client() as client:
        for operation in ("agents.start", "phone_numbers.add"):
            CALLS[operation](client)
            with pytest.raises(error_class(409)):
                CALLS[operation](client)


def test_the_client_speaks_no_more_than_512_bytes_and_the_sandbox_agrees() -> None:
    sandbox = Sandbox(speed=0)
    with sandbox.client() as client:
        with pytest.raises(ValueError, match="513"):
            client.agents.speak(agent_id="x", text="好" * 171)
        agent = CALLS["agents.start"](client)
        client.agents.speak(agent_id=agent.agent_id, text="好" * 170)
