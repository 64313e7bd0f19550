"""Pickle and deep copies: settings and credentials travel, connections do not."""

from __future__ import annotations

import asyncio
import copy
import pickle
import sys
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors
from shengwang_agent_api import models

from ..http.faults import FaultServer, reply
from .conftest import given

COPIES: list[Callable[[Any], Any]] = [
    copy.deepcopy,
    *[
        lambda x, p=p: pickle.loads(pickle.dumps(x, p))
        for p in range(2, pickle.HIGHEST_PROTOCOL + 1)
    ],  # type: ignore[misc]
]
IDS = ["deepcopy", *[f"pickle{p}" for p in range(2, pickle.HIGHEST_PROTOCOL + 1)]]
copied = pytest.mark.parametrize("copied", COPIES, ids=IDS)


@copied
@pytest.mark.parametrize("used", [False, True])
def test_a_client_travels_and_makes_its_own_connections(
    server: FaultServer, copied: Any, used: bool
) -> None:
    with AgentClient(**given(server, headers={"x-a": "1"}, app_id="app", max_retries=7)) as client:
        if used:
            client.agents.get(agent_id="before")
        with copied(client) as twin:
            assert type(twin) is AgentClient
            assert twin.agents.get(agent_id="A7").agent_id == "A7"
            kept = twin._sender.settings._replace(credentials=client._sender.settings.credentials)
            assert kept == client._sender.settings
        assert client.agents.get(agent_id="A8").agent_id == "A8", "closing one leaves the other"
        assert server.received[-1].headers["x-a"] == "1"
        assert server.connections == 2


@copied
def test_an_async_client_travels(server: FaultServer, copied: Any) -> None:
    async def run() -> str:
        async with AsyncAgentClient(**given(server)) as client:
            await client.agents.get("app", "A1")
            async with copied(client) as twin:
                return str((await twin.agents.get("app", "A7")).agent_id)

    assert asyncio.run(run()) == "A7"


@copied
@pytest.mark.parametrize(
    "credentials",
    [
        {"authorization": "Basic x"},
        {"username": "u", "password": "p"},
        {"auth_token": "t"},
        {"app_id": "a" * 32, "app_certificate": "b" * 32},
    ],
)
def test_credentials_travel(server: FaultServer, copied: Any, credentials: Any) -> None:
    client = AgentClient(base_url=server.url, **credentials)
    with copied(client) as twin, client:
        twin.agents.get("app", "A1")
        client.agents.get("app", "A1")
        mine, other = (received.headers["authorization"] for received in server.received)
    assert mine[:15] == other[:15]
    assert twin.auth_mode == client.auth_mode


@pytest.mark.parametrize("kind", [AgentClient, AsyncAgentClient])
def test_a_credential_that_cannot_be_pickled_raises(kind: Any) -> None:
    client = kind(auth_token=lambda: "t")
    with pytest.raises((pickle.PicklingError, AttributeError), match="lambda"):
        pickle.dumps(client)
    assert copy.deepcopy(client).auth_mode == "token", "within a process it can be shared"


def named_function() -> str:
    return "token-of-a-named-function"


def test_a_credential_that_is_a_named_function_travels(server: FaultServer) -> None:
    client = AgentClient(base_url=server.url, auth_token=named_function)
    with pickle.loads(pickle.dumps(client)) as twin:
        twin.agents.get("app", "A1")
    assert server.received[0].headers["authorization"].endswith("named-function")


@copied
def test_a_client_of_the_users_own_does_not_lose_it_silently(copied: Any) -> None:
    with httpx.Client() as owned:
        client = AgentClient(authorization="x", httpx_client=owned)
        with pytest.raises(TypeError, match="httpx_client of yours cannot be pickled"):
            copied(client)


def test_a_shallow_copy_shares_the_connections(server: FaultServer) -> None:
    with AgentClient(**given(server)) as client:
        client.agents.get("app", "A1")
        copy.copy(client).agents.get("app", "A2")
        assert server.connections == 1


@copied
def test_operations_models_replies_and_pagers_travel(copied: Any) -> None:
    page = {"data": {"list": [{"agent_id": "A1"}]}, "meta": {"cursor": "c2"}}
    last = {"data": {"list": [{"agent_id": "A2"}]}, "meta": {"cursor": ""}}
    with (
        FaultServer([reply(200, page), reply(200, page)], default=reply(200, last)) as server,
        AgentClient(**given(server)) as client,
    ):
        pager = client.agents.list("app")
        raw = client.agents.with_raw_response.list("app")
        for original in (pager, raw.data):
            twin = copied(original)
            assert [agent.agent_id for agent in twin] == ["A1", "A2"]
            twin._sender.close()
        assert copied(pager.items) == pager.items
        assert copied(pager.response) == pager.response
        assert copied(pager._operation) == pager._operation
        single = client.agents.with_raw_response.get("app", "A1")
        assert copied(single).data == single.data
        assert copied(single).status_code == 200


@copied
def test_markers_stay_what_they_are(copied: Any) -> None:
    from shengwang_agent import UNSET
    from shengwang_agent._credentials.settings import NOT_GIVEN

    assert copied(UNSET) is UNSET
    assert type(copied(NOT_GIVEN)) is type(NOT_GIVEN)
    model = models.UpdatePhoneNumbersRequest(inbound_config=None)
    assert copied(model).to_dict() == {"inbound_config": None}


@pytest.mark.parametrize(
    "name", ["ServerError", "ConflictError", "ConnectionLost", "OutcomeUnknown"]
)
def test_an_error_keeps_its_class_where_only_name_and_text_travel(name: str) -> None:
    """As Celery's JSON serialiser does: module, class name, and what the class was called with."""
    cls = getattr(errors, name)
    for error in (
        cls("the text"),
        errors.joined(errors.OutcomeUnknown, errors.ServerError)("the text"),
    ):
        found = getattr(sys.modules[type(error).__module__], type(error).__name__)
        assert found is type(error)
        again = found(*error.args)
        assert (type(again), str(again)) == (type(error), "the text")


def test_no_other_name_is_found_among_the_errors() -> None:
    for name in ("UnknownNothing", "UnknownAttempt", "Unknown", "joinedd"):
        with pytest.raises(AttributeError):
            getattr(errors, name)
