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
from pydantic_core import core_schema

from shengwang_agent.agents import (
    GetHistoryAgentsResponse,
    GetTurnsAgentsResponse,
    ListAgentsResponse,
    ListAgentsResponseDataListItem,
    StartAgentsRequest,
    StartAgentsRequestProperties,
    StartAgentsResponse,
)
from shengwang_agent.pagination import SyncPager
from shengwang_agent.types import Tts_Microsoft
from shengwang_agent_api.agents import agents_list

STARTED = {"agent_id": "a-1", "create_ts": 17, "status": "RUNNING", "newer": {"key": 1}}
PROPERTIES = {
    "channel": "room",
    "token": "secret-token",
    "agent_rtc_uid": "1",
    "remote_rtc_uids": ["*"],
    "tts": {"vendor": "microsoft", "params": {"key": "k", "region": "r", "voice_name": "v"}},
}


# Models in models and in lists of them, and a key that nobody described at every depth.
HISTORY = {"agent_id": "a-1", "contents": [{"role": "user", "content": "hi", "newer": 1}]}
PAGE = {"data": {"count": 1, "list": [{"agent_id": "a-1", "newer": [1]}]}, "meta": {"cursor": ""}}
TURNS = {"turns": [{"metrics": {"e2e_latency_ms": 5, "segmented_latency_ms": [{"name": "x"}]}}]}


def listed() -> SyncPager[Any, Any]:
    """What ``client.agents.list()`` returns for ``PAGE``."""
    return SyncPager(None, agents_list("app"), None, ListAgentsResponse.from_dict(PAGE))


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

    @app.get("/history")
    def history() -> GetHistoryAgentsResponse:
        return GetHistoryAgentsResponse.from_dict(HISTORY)

    @app.get("/page")
    def page() -> ListAgentsResponse:
        return ListAgentsResponse.from_dict(PAGE)

    @app.get("/turns", response_model=GetTurnsAgentsResponse)
    def turns():  # type: ignore[no-untyped-def]
        return GetTurnsAgentsResponse.from_dict(TURNS)

    @app.get("/pager")
    def pager():  # type: ignore[no-untyped-def]
        return listed()

    @app.get("/odd")
    def odd() -> StartAgentsResponse:
        return StartAgentsResponse.from_dict({"agent_id": 5, "status": {"odd": 1}})

    @app.post("/whole")
    def whole(request: StartAgentsRequest) -> dict[str, Any]:
        assert isinstance(request.properties, StartAgentsRequestProperties)
        return request.to_dict()

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


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/history", HISTORY),
        ("/page", PAGE),
        ("/turns", TURNS),
        ("/pager", PAGE),
        ("/odd", {"agent_id": 5, "status": {"odd": 1}}),
    ],
)
@pytest.mark.filterwarnings("error")
def test_what_is_in_a_reply_is_returned_as_it_came(
    program: TestClient, path: str, sent: Any
) -> None:
    assert program.get(path).json() == sent


def test_a_request_is_a_body(program: TestClient) -> None:
    taken = program.post("/body", json={**PROPERTIES, "newer": 1}).json()
    assert taken == {"channel": "room", "sent": {**PROPERTIES, "newer": 1}}


def test_a_body_that_does_not_fit_is_422_and_names_the_field(program: TestClient) -> None:
    refused = program.post("/body", json={**PROPERTIES, "channel": 5})
    assert refused.status_code == 422
    assert [error["loc"] for error in refused.json()["detail"]] == [["body", "channel"]]
    assert program.post("/body", json=[1]).status_code == 422


@pytest.mark.parametrize(
    ("left", "lacks"),
    [
        ({"name": "n"}, ["properties"]),
        ({"name": "n", "properties": {"channel": "c"}}, ["properties", "agent_rtc_uid"]),
        ({"properties": PROPERTIES}, ["name"]),
    ],
)
def test_a_body_that_lacks_a_field_is_422_and_names_it(
    program: TestClient, left: Any, lacks: list[str]
) -> None:
    refused = program.post("/whole", json=left)
    assert refused.status_code == 422
    assert ["body", *lacks] in [error["loc"] for error in refused.json()["detail"]]
    whole = {"name": "n", "properties": PROPERTIES}
    assert program.post("/whole", json=whole).json() == whole


def test_the_users_openapi_page_shows_the_fields(program: TestClient) -> None:
    document = program.get("/openapi.json").json()
    schemas = document["components"]["schemas"]
    answer = document["paths"]["/annotated"]["get"]["responses"]["200"]["content"]
    assert answer["application/json"]["schema"]["$ref"].endswith("/StartAgentsResponse")
    assert set(schemas["StartAgentsResponse"]["properties"]) == {"agent_id", "create_ts", "status"}
    body = document["paths"]["/body"]["post"]["requestBody"]["content"]["application/json"]
    assert body["schema"]["$ref"].endswith("/StartAgentsRequestProperties")
    assert "channel" in schemas["StartAgentsRequestProperties"]["properties"]
    assert schemas["StartAgentsRequest"]["required"] == ["name", "properties"]
    within = schemas["StartAgentsRequest"]["properties"]["properties"]
    assert within == {"$ref": "#/components/schemas/StartAgentsRequestProperties"}
    turn = schemas["GetTurnsAgentsResponseTurnsItemMetrics"]["properties"]
    assert set(turn) == {"e2e_latency_ms", "segmented_latency_ms"}
    assert "voice_name" in json.dumps(schemas["Tts_Microsoft"]) + json.dumps(schemas)


def test_pydantic_reads_objects_and_mappings() -> None:
    reads = TypeAdapter(StartAgentsResponse)
    reply = StartAgentsResponse.from_dict(STARTED)
    assert reads.validate_python(reply) is reply
    assert reads.validate_python(STARTED) == reply
    assert json.loads(reads.dump_json(reply)) == STARTED
    with pytest.raises(ValidationError, match="agent_id"):
        reads.validate_python({"agent_id": []})


def test_the_schema_is_made_as_the_first_pydantic_2_could(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs have their own pydantic: later arguments of its core would be a TypeError there."""
    made = core_schema.typed_dict_schema

    def of_2_4(
        fields: Any, *, strict: Any = None, extra_behavior: Any = None, total: Any = None,
        ref: Any = None, metadata: Any = None, serialization: Any = None,
    ) -> Any:  # fmt: skip
        given = {"strict": strict, "extra_behavior": extra_behavior, "total": total, "ref": ref}
        return made(fields, **given, metadata=metadata, serialization=serialization)

    monkeypatch.setattr(core_schema, "typed_dict_schema", of_2_4)
    reads = TypeAdapter(GetHistoryAgentsResponse)
    assert reads.validate_python(HISTORY) == GetHistoryAgentsResponse.from_dict(HISTORY)


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


def test_a_pager_is_the_reply_of_its_page_where_a_mapping_is_wanted() -> None:
    assert dict(listed()) == {**listed()} == PAGE
    assert listed()["data"]["count"] == 1
    with pytest.raises(TypeError, match=r"SyncPager.* is not subscriptable; .*\.items"):
        listed()[0]  # type: ignore[index]


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


@pytest.mark.parametrize("argument", ["include", "exclude"])
@pytest.mark.parametrize(
    "names", ["agent_id", {"contents": {"__all__": {"role"}}}, {"contents": {0: True}}]
)
def test_what_would_leave_out_more_than_it_says_is_refused(argument: str, names: Any) -> None:
    reply = GetHistoryAgentsResponse.from_dict(HISTORY)
    for method in (reply.model_dump, reply.model_dump_json, reply.dict, reply.json):
        with pytest.raises(TypeError, match=f"^{argument} must be a set of names"):
            method(**{argument: names})  # type: ignore[operator]


def test_fields_that_are_left_out_as_pydantic_takes_them() -> None:
    reply = GetHistoryAgentsResponse.from_dict(HISTORY)
    for names in ({"contents"}, ["contents"], {"contents": True}, {"contents": ...}):
        assert reply.model_dump(exclude=names, exclude_none=True) == {"agent_id": "a-1"}


def test_letters_as_they_are_or_escaped() -> None:
    reply = StartAgentsResponse(agent_id="客服")
    assert "客服" in reply.json() + reply.model_dump_json()
    for text in (reply.json(ensure_ascii=True), reply.model_dump_json(ensure_ascii=True)):
        assert text.isascii()
        assert json.loads(text)["agent_id"] == "客服"


@pytest.mark.parametrize("default", [dict, vars, lambda value: value.to_dict()])
def test_json_dumps_takes_a_reply_with_a_usual_default(default: Any) -> None:
    reply = GetHistoryAgentsResponse.from_dict(HISTORY)
    said = {"agent_id": "a-1", "contents": [{"role": "user", "content": "hi"}]}
    found = json.loads(json.dumps({"reply": reply}, default=default))["reply"]
    found["contents"][0].pop("newer", None)  # ``vars`` gives the attributes that are described
    assert found == said


def test_a_field_has_the_name_of_the_api_too() -> None:
    metrics = GetTurnsAgentsResponse.from_dict(TURNS).turns[0].metrics
    assert (metrics.e2e_latency_ms, metrics.e_2_e_latency_ms) == (5, 5)
    assert metrics.to_dict() == TURNS["turns"][0]["metrics"]
    with pytest.raises(AttributeError):
        metrics.e2e_latency_ms = 6


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
