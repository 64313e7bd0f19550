"""What the client emits is accepted by the strict twins, a second generator's reading."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import shengwang_agent_api.models as models
import shengwang_agent_strict.models as strict
from shengwang_agent import AgentClient, AsyncAgentClient
from tests.contract.spec import (
    body_schema,
    component,
    document,
    follow,
    operations,
    values,
    without_nulls,
)

OPERATIONS = operations()
SETTINGS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def parameters(operation: dict[str, Any], path: str) -> list[dict[str, Any]]:
    shared = document()["paths"][path].get("parameters", [])
    return [follow(p) for p in [*shared, *operation.get("parameters", [])]]


def arguments(path: str, operation: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Keyword arguments for the method: path, query and the top level of the body."""
    required: dict[str, Any] = {}
    optional: dict[str, Any] = {}
    for parameter in parameters(operation, path):
        strategy = values(parameter["schema"])
        if parameter["in"] == "path":
            strategy = st.text(min_size=1, max_size=8).filter(
                lambda t: t not in (".", "..") and _encodable(t)
            )
        (required if parameter.get("required") else optional)[parameter["name"]] = strategy
    name = body_schema(operation)
    if name is None:
        return st.fixed_dictionaries(required, optional=optional)
    base = st.fixed_dictionaries(required, optional=optional)
    return st.tuples(base, component(name)).map(lambda pair: {**pair[0], **pair[1]})


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def reply(operation: dict[str, Any]) -> httpx.Response:
    status = next(code for code in operation["responses"] if str(code).startswith("2"))
    content = follow(operation["responses"][status]).get("content", {})
    if not content:
        return httpx.Response(int(status))
    schema = follow(content["application/json"]["schema"])
    if schema.get("type") == "array":
        return httpx.Response(int(status), json=[])
    return httpx.Response(int(status), json={"data": {"list": []}})


def call(kind: str, resource: str, method: str, kwargs: dict[str, Any], answer: httpx.Response):
    """Make one call on a mock transport and return the request it sent."""
    sent: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answer

    if kind == "sync":
        with httpx.Client(transport=httpx.MockTransport(handle)) as http:
            client = AgentClient(authorization="x", httpx_client=http)
            getattr(getattr(client, resource), method)(**kwargs)
        return sent[0]

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handle)) as http:
            client = AsyncAgentClient(authorization="x", httpx_client=http)
            result = getattr(getattr(client, resource), method)(**kwargs)
            assert inspect.isawaitable(result)
            await result

    asyncio.run(run())
    return sent[0]


# What an update cannot change is told, and what has no effect.
@pytest.mark.filterwarnings("ignore:(agents.(update|start)|telephony.call|phone_numbers.update)")
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    ("path", "verb", "operation"),
    OPERATIONS,
    ids=lambda v: v["operationId"] if isinstance(v, dict) else "",
)
def test_every_emitted_request_fits_the_spec(
    path: str, verb: str, operation: dict[str, Any], kind: str
) -> None:
    name = body_schema(operation)

    @SETTINGS
    @given(arguments(path, operation))
    def check(kwargs: dict[str, Any]) -> None:
        resource, method = operation["x-sdk-resource"], operation["x-sdk-method"]
        request = call(kind, resource, method, kwargs, reply(operation))
        assert request.method == verb.upper()
        pattern = re.sub(r"\{[^}]+\}", "[^/]+", path)
        raw = request.url.raw_path.decode().partition("?")[0]
        assert re.fullmatch("/cn/api/conversational-ai-agent" + pattern, raw)
        known = {p["name"] for p in parameters(operation, path) if p["in"] == "query"}
        assert set(dict(request.url.params)) <= known
        if name is not None:
            body = json.loads(request.content)
            getattr(strict, name).model_validate_json(request.content)
            sent = {k: v for k, v in kwargs.items() if k in body}
            assert sent == body
        elif "requestBody" in operation:
            assert json.loads(request.content) == {}
        else:
            assert request.content == b""

    check()


REQUEST_MODELS = [
    name
    for name, schema in document()["components"]["schemas"].items()
    if schema.get("type") == "object" and hasattr(models, name)
]


@pytest.mark.parametrize("name", REQUEST_MODELS)
def test_model_round_trip(name: str) -> None:
    """from_dict then to_dict gives the same map, and the strict twin accepts both."""
    cls = getattr(models, name)

    @settings(SETTINGS, max_examples=15)
    @given(component(name))
    def check(value: dict[str, Any]) -> None:
        model = cls.from_dict(value)
        again = model.to_dict()
        assert without_nulls(again) == without_nulls(value)
        getattr(strict, name).model_validate_json(json.dumps(value))
        assert cls.from_dict(again) == model
        repr(model)

    check()
