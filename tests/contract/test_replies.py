"""Documented replies parse and come back equal; strange ones never raise and lose nothing."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import shengwang_agent_api.models as models
from shengwang_agent import AgentClient
from tests.contract.spec import JSON, document, follow, operations

EXAMPLES = [
    (operation["operationId"], int(status), media_name, value)
    for _, _, operation in operations()
    for status, response in operation["responses"].items()
    if str(status).startswith("2")
    for media in [follow(response).get("content", {}).get("application/json", {})]
    for media_name, value in [
        *([("example", media["example"])] if "example" in media else []),
        *((k, follow(v)["value"]) for k, v in media.get("examples", {}).items()),
    ]
]
WITH_BODY = {
    op["operationId"]
    for _, _, op in operations()
    if any(follow(r).get("content") for s, r in op["responses"].items() if str(s).startswith("2"))
}


def endpoint(operation_id: str) -> Any:
    resource = next(
        op["x-sdk-resource"] for _, _, op in operations() if op["operationId"] == operation_id
    )
    module = __import__(f"shengwang_agent_api.{resource}", fromlist=["x"])
    return getattr(module, operation_id.upper())


def plain(value: Any) -> Any:
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


def test_every_operation_with_a_reply_has_an_example() -> None:
    assert {operation_id for operation_id, *_ in EXAMPLES} == WITH_BODY


@pytest.mark.parametrize(("operation_id", "status", "name", "value"), EXAMPLES)
def test_example_reply_comes_back_equal(
    operation_id: str, status: int, name: str, value: Any
) -> None:
    assert plain(endpoint(operation_id).parse(value)) == value


RESPONSE_MODELS = [
    (name, sorted(schema.get("properties", {})))
    for name, schema in document()["components"]["schemas"].items()
    if schema.get("type") == "object" and "Response" in name and hasattr(models, name)
]


@pytest.mark.parametrize(("name", "keys"), RESPONSE_MODELS)
def test_strange_reply_never_raises_and_keeps_values(name: str, keys: list[str]) -> None:
    """Unknown fields, nulls, wrong types and missing fields are read, and kept as they are."""
    cls = getattr(models, name)
    known = st.dictionaries(st.sampled_from(keys), JSON) if keys else st.just({})

    @settings(
        max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(known, st.dictionaries(st.text(max_size=5), JSON, max_size=2))
    def check(value: dict[str, Any], extra: dict[str, Any]) -> None:
        whole = {**extra, **value}
        model = cls.from_dict(whole)
        back = model.to_dict()
        for key, item in whole.items():
            if item is not None:
                assert back[key] == item
                assert type(back[key]) is type(item)
        repr(model)
        model._repr_html_()

    check()


def test_unknown_enum_value_is_read_and_passed_on() -> None:
    reply = {"agent_id": "A1", "status": "HIBERNATING", "start_ts": 1735035893.9, "new_field": [1]}
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=reply))
    with httpx.Client(transport=transport) as http:
        agent = AgentClient(authorization="x", httpx_client=http).agents.get("app", "A1")
    assert agent.status == "HIBERNATING"
    assert agent.start_ts == 1735035893.9
    assert agent.additional_properties == {"new_field": [1]}
    assert agent.to_dict() == reply
