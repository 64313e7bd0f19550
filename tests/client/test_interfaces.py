"""A model is at home where programs put it: in FastAPI, in ``dict``, in pydantic's methods."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, TypeAdapter, ValidationError

from shengwang_agent.agents import (
    GetHistoryAgentsResponse,
    ListAgentsResponseDataListItem,
    StartAgentsRequestProperties,
    StartAgentsResponse,
)
from shengwang_agent.types import Tts_Microsoft

STARTED = {"agent_id": "a-1", "create_ts": 17, "status": "RUNNING", "newer": {"key": 1}}
PROPERTIES = {
    "channel": "room",
    "token": "secret-token",
    "agent_rtc_uid": "1",
    "remote_rtc_uids": ["*"],
    "tts": {"vendor": "microsoft", "params": {"key": "k", "region": "r", "voice_name": "v"}},
}


class Booking(BaseModel):
    note: str
    agent: StartAgentsResponse


@pytest.fixture(scope="module")
def program() -> TestClient:
    app = FastAPI()

    @app.get("/bare")
    def bare():  # type: ignore[no-untyped-def]
        return StartAgentsResponse.from_dict(STARTED)

    @app.get("/annotated")
    def annotated() -> StartAgentsResponse:
        return StartAgentsResponse.from_dict(STARTED)

    @app.get("/list")
    def several() -> list[ListAgentsResponseDataListItem]:
        return [ListAgentsResponseDataListItem.from_dict({"agent_id": "a-1", "status": "FAILED"})]

    @app.get("/inside")
    def inside() -> Booking:
        return Booking(note="x", agent=StartAgentsResponse.from_dict(STARTED))

    @app.post("/body")
    def body(properties: StartAgentsRequestProperties) -> dict[str, Any]:
        assert isinstance(properties.tts, Tts_Microsoft)
        return {"channel": properties.channel, "sent": properties.to_dict()}

    return TestClient(app)


@pytest.mark.parametrize("path", ["/bare", "/annotated"])
def test_a_reply_is_returned_as_the_platform_sent_it(program: TestClient, path: str) -> None:
    assert program.get(path).json() == STARTED


def test_replies_in_lists_and_in_models_of_the_users(program: TestClient) -> None:
    assert program.get("/list").json() == [{"agent_id": "a-1", "status": "FAILED"}]
    assert program.get("/inside").json() == {"note": "x", "agent": STARTED}


def test_a_request_is_a_body(program: TestClient) -> None:
    taken = program.post("/body", json={**PROPERTIES, "newer": 1}).json()
    assert taken == {"channel": "room", "sent": {**PROPERTIES, "newer": 1}}


def test_a_body_that_does_not_fit_is_422_and_names_the_field(program: TestClient) -> None:
    refused = program.post("/body", json={**PROPERTIES, "channel": 5})
    assert refused.status_code == 422
    assert [error["loc"] for error in refused.json()["detail"]] == [["body", "channel"]]
    assert program.post("/body", json=[1]).status_code == 422


def test_the_users_openapi_page_shows_the_fields(program: TestClient) -> None:
    document = program.get("/openapi.json").json()
    schemas = document["components"]["schemas"]
    answer = document["paths"]["/annotated"]["get"]["responses"]["200"]["content"]
    assert answer["application/json"]["schema"]["$ref"].endswith("/StartAgentsResponse")
    assert set(schemas["StartAgentsResponse"]["properties"]) == {"agent_id", "create_ts", "status"}
    body = document["paths"]["/body"]["post"]["requestBody"]["content"]["application/json"]
    assert body["schema"]["$ref"].endswith("/StartAgentsRequestProperties")
    assert "channel" in schemas["StartAgentsRequestProperties"]["properties"]
    assert "voice_name" in json.dumps(schemas["Tts_Microsoft"]) + json.dumps(schemas)


def test_pydantic_reads_objects_and_mappings() -> None:
    reads = TypeAdapter(StartAgentsResponse)
    reply = StartAgentsResponse.from_dict(STARTED)
    assert reads.validate_python(reply) is reply
    assert reads.validate_python(STARTED) == reply
    assert json.loads(reads.dump_json(reply)) == STARTED
    with pytest.raises(ValidationError, match="agent_id"):
        reads.validate_python({"agent_id": []})


def test_a_reply_is_a_mapping_of_what_is_set() -> None:
    reply = StartAgentsResponse(agent_id="a-1", additional_properties={"newer": 1})
    assert dict(reply) == {**reply} == {"agent_id": "a-1", "newer": 1}
    assert isinstance(reply, Mapping)
    assert (reply["agent_id"], reply.get("status"), len(reply)) == ("a-1", None, 2)
    assert "newer" in reply
    assert "status" not in reply
    assert list(reply) == list(reply.keys()) == ["agent_id", "newer"]
    assert list(reply.items()) == list(zip(reply.keys(), reply.values(), strict=True))
    with pytest.raises(KeyError):
        reply["status"]


def test_a_reply_with_nothing_set_is_true() -> None:
    assert StartAgentsResponse()


def test_vars_is_what_is_set() -> None:
    assert vars(StartAgentsResponse(agent_id="a-1")) == {"agent_id": "a-1"}


def test_data_cannot_hide_a_method() -> None:
    """The JSON object is the ``__dict__`` of such a model; a key of it may be named like a method."""
    item = ListAgentsResponseDataListItem.from_dict({"agent_id": "a", "keys": 1, "json": 2})
    assert dict(item)["keys"] == 1
    assert json.loads(item.json())["json"] == 2


def test_json_text() -> None:
    reply = StartAgentsResponse.from_dict({"agent_id": "客服"})
    assert reply.json() == '{"agent_id": "客服"}'
    assert reply.model_dump_json(exclude_none=True) == '{"agent_id": "客服"}'
    assert json.loads(reply.model_dump_json())["status"] is None
    assert reply.json(indent=1) == '{\n "agent_id": "客服"\n}'


def test_dump_takes_and_leaves_fields() -> None:
    reply = StartAgentsResponse.from_dict(STARTED)
    assert reply.model_dump(include={"agent_id"}) == {"agent_id": "a-1"}
    left = {"newer", "create_ts"}
    assert reply.model_dump(exclude=left) == {"agent_id": "a-1", "status": "RUNNING"}


@pytest.mark.parametrize("method", ["copy", "model_copy"])
def test_a_copy_is_another_object(method: str) -> None:
    history = GetHistoryAgentsResponse.from_dict({"agent_id": "a", "contents": [{"role": "user"}]})
    make = getattr(history, method)
    changed = make(update={"agent_id": "b"})
    assert (changed.agent_id, history.agent_id) == ("b", "a")
    assert changed.contents is history.contents
    deep = make(deep=True)
    assert deep == history
    assert deep.contents is not history.contents
    assert pickle.loads(pickle.dumps(history)) == copy.deepcopy(history) == history


def test_made_without_a_check() -> None:
    made = StartAgentsResponse.construct(agent_id=5, newer=1)
    assert made.to_dict() == {"agent_id": 5, "newer": 1}
    assert StartAgentsResponse.model_validate(made) is made
    assert StartAgentsResponse.model_validate({"agent_id": "a"}).agent_id == "a"
    assert StartAgentsResponse.model_validate_json('{"agent_id": "a"}').agent_id == "a"


def test_names_of_either_generation_of_pydantic() -> None:
    made = StartAgentsResponse.model_construct(agent_id="a", newer=1)
    assert made.model_fields_set == {"agent_id", "newer"}
    assert StartAgentsResponse.parse_obj(STARTED) == StartAgentsResponse.model_validate(STARTED)
    assert StartAgentsResponse.parse_raw('{"agent_id": "a"}').agent_id == "a"
    assert made.dict(exclude_none=True) == {"agent_id": "a", "newer": 1}
    assert json.loads(made.json(include={"agent_id"})) == {"agent_id": "a"}


def test_secrets_stay_masked_in_a_model_within_a_model() -> None:
    properties = StartAgentsRequestProperties.from_dict(PROPERTIES)
    assert "secret-token" not in repr(properties)
    assert "'k'" not in repr(properties)
