"""Clients of httpx's maintained fork work as httpx's own do."""

from __future__ import annotations

import asyncio
import pickle
from typing import Any

import httpx
import httpx2
import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, errors

from ..http import faults
from ..http.faults import FaultServer, reply
from .conftest import given

LIBRARIES = [httpx, httpx2]


def sync(server: FaultServer, module: Any, call: Any, **own: Any) -> Any:
    with module.Client(**own) as owned:
        result = call(AgentClient(**given(server, httpx_client=owned, max_retries=1)))
        assert not owned.is_closed
        return result


def awaited(server: FaultServer, module: Any, call: Any, **own: Any) -> Any:
    async def run() -> Any:
        async with module.AsyncClient(**own) as owned:
            client = AsyncAgentClient(**given(server, httpx_client=owned, max_retries=1))
            result = await call(client)
            await client.close()
            assert not owned.is_closed
            return result

    return asyncio.run(run())


both = pytest.mark.parametrize("make", [sync, awaited])
libraries = pytest.mark.parametrize("module", LIBRARIES, ids=["httpx", "httpx2"])


@both
@libraries
def test_a_call_with_its_retry(make: Any, module: Any) -> None:
    with FaultServer([reply(503)]) as server:
        found = make(server, module, lambda c: c.agents.get("app", "A1"))
        assert len(server.received) == 2
    assert found.agent_id == "A1"


@both
@libraries
def test_headers_and_cookies_of_the_users_client_are_sent(make: Any, module: Any) -> None:
    with FaultServer() as server:
        make(
            server,
            module,
            lambda c: c.agents.get("app", "A1"),
            headers={"x-theirs": "1"},
            cookies={"c": "2"},
        )
        sent = server.received[0].headers
    assert (sent["x-theirs"], sent["cookie"], sent["authorization"]) == ("1", "c=2", "x")
    assert sent["user-agent"].startswith("shengwang-agent/")


@both
@libraries
@pytest.mark.parametrize(
    ("action", "name", "ours"),
    [
        (faults.reset_after_reading, "TransportError", errors.ConnectionLost),
        (faults.garbage, "RemoteProtocolError", errors.ConnectionLost),
        (faults.half_body, "RemoteProtocolError", errors.ConnectionLost),
        (faults.stall, "ReadTimeout", errors.RequestTimeout),
    ],
)
def test_failures_are_caught_by_the_names_of_both(
    make: Any, module: Any, action: Any, name: str, ours: Any
) -> None:
    options = {"timeout_in_seconds": 0.3}
    call: Any = lambda c: c.agents.speak("app", "A1", text="x", request_options=options)  # noqa: E731
    with FaultServer([action]) as server, pytest.raises(getattr(module, name)) as caught:
        make(server, module, call)
    assert isinstance(caught.value, ours)
    assert isinstance(caught.value, errors.OutcomeUnknown)
    assert isinstance(pickle.loads(pickle.dumps(caught.value)), getattr(module, name))


@both
@libraries
def test_a_refused_connection(make: Any, module: Any) -> None:
    with FaultServer(listening=False) as server, pytest.raises(module.ConnectError) as caught:
        make(server, module, lambda c: c.agents.speak("app", "A1", text="x"))
    assert isinstance(caught.value, errors.ConnectionFailed)
    assert len(caught.value.attempts) == 2


@both
@libraries
def test_four_limits_stay_four(make: Any, module: Any) -> None:
    seen: list[Any] = []

    def answer(request: Any) -> Any:
        seen.append(request.extensions["timeout"])
        return module.Response(200, json={"agent_id": "A1"})

    with FaultServer() as server:
        make(
            server,
            module,
            lambda c: c.agents.get("app", "A1"),
            timeout=module.Timeout(5, read=300),
            transport=module.MockTransport(answer),
        )
    assert seen == [{"connect": 5, "read": 300, "write": 5, "pool": 5}]


@both
@libraries
def test_a_mock_transport_answers_as_a_server_does(make: Any, module: Any) -> None:
    def answer(request: Any) -> Any:
        return module.Response(409, json={"reason": "TaskConflict", "detail": "taken"})

    with FaultServer() as server, pytest.raises(errors.ConflictError, match="TaskConflict"):
        make(
            server,
            module,
            lambda c: c.agents.update("app", "A1", properties={"token": "t"}),
            transport=module.MockTransport(answer),
        )
