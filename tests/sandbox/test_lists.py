"""Lists: filters, pages, cursors."""

from __future__ import annotations

import pytest

from shengwang_agent.sandbox import Sandbox

from .conftest import APP, START, Api, api_of, number


def ids(api: Api, query: str = "") -> list[str]:
    answer = api("GET", f"{APP}/agents{query}")
    assert answer.status_code == 200, answer.text
    return [item["agent_id"] for item in answer.json()["data"]["list"]]


def test_an_empty_list(api: Api) -> None:
    assert api("GET", f"{APP}/agents").json() == {
        "data": {"count": 0, "list": []},
        "meta": {"cursor": "", "total": 0},
        "status": "ok",
    }


def test_pages_hold_every_agent_once_newest_first(api: Api) -> None:
    started = [api.start(f"agent-{index}") for index in range(7)]
    seen: list[str] = []
    cursor = ""
    while True:
        answer = api("GET", f"{APP}/agents?limit=3&cursor={cursor}").json()
        seen += [item["agent_id"] for item in answer["data"]["list"]]
        assert answer["meta"]["total"] == 7
        assert answer["data"]["count"] == len(answer["data"]["list"])
        cursor = answer["meta"]["cursor"]
        if not cursor:
            break
    assert seen == started[::-1]


def test_an_agent_started_while_paging_shifts_no_page(api: Api) -> None:
    started = [api.start(f"agent-{index}") for index in range(4)]
    first = api("GET", f"{APP}/agents?limit=2").json()
    api.start("late")
    rest = ids(api, f"?limit=2&cursor={first['meta']['cursor']}")
    assert rest == started[1::-1]


def test_state_filters_by_number_and_defaults_to_running(sandbox: Sandbox, api: Api) -> None:
    running, stopped, failed = api.start("a"), api.start("b"), api.start("c")
    api("POST", f"{APP}/agents/{stopped}/leave")
    sandbox.agent(failed).fails()
    assert ids(api) == [running]
    assert ids(api, "?state=4") == [stopped]
    assert ids(api, "?state=4,6") == [failed, stopped]
    assert ids(api, "?state=2,4,6") == [failed, stopped, running]


def test_channel_and_time_filter(sandbox: Sandbox, api: Api) -> None:
    early = api.start("a", channel="one")
    sandbox.clock.advance(3600)
    late = api.start("b", channel="two")
    assert ids(api, "?channel=one") == [early]
    assert ids(api, f"?from_time={START + 1}") == [late]
    assert ids(api, f"?to_time={START + 1}") == [early]
    assert ids(api, f"?from_time={START}&to_time={START + 3600.5}") == [late, early]
    sandbox.clock.advance(3700)
    assert ids(api) == [late], "the default reach is two hours"


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=x", "limit=-1", "limit=1e9", "state=7", "state=RUNNING", "state=-1",
     "from_time=yesterday", "to_time=nan", "cursor=made-up"],
)  # fmt: skip
def test_bad_query_values_name_their_parameter(api: Api, query: str) -> None:
    answer = api("GET", f"{APP}/agents?{query}")
    assert answer.status_code == 400
    assert f"msg: Invalid value at {query.partition('=')[0]}: " in answer.json()["detail"]
    assert answer.json()["reason"] == "InvalidFieldValue"


def test_a_path_that_the_gateway_does_not_know(api: Api) -> None:
    answer = api("GET", "/v2/projects/app/speakers")
    assert (answer.status_code, answer.json()) == (
        404, {"message": "no Route matched with those values"},
    )  # fmt: skip


@pytest.mark.parametrize("query", ["limit=0", "type=sideways", "from_time=x", "cursor=made-up"])
def test_the_call_list_refuses_in_its_own_shape(api: Api, query: str) -> None:
    answer = api("GET", f"{APP}/call?{query}")
    assert answer.status_code == 422
    assert answer.json()["error_type"] == "unprocessable_content"
    assert answer.json()["description"].startswith(query.partition("=")[0])


def test_call_records_filter_by_number_type_and_time(sandbox: Sandbox, api: Api) -> None:
    first = api.dial("+8613800000001")
    sandbox.clock.advance(100)
    second = api.dial("+8613800000002")
    bound = number("+11234567890", inbound_config={"pipeline_id": "7"})
    api("POST", "/v2/phone-numbers", bound)
    incoming = sandbox.caller("+8613900000000", "+11234567890", appid="app")

    def records(query: str = "") -> list[str]:
        answer = api("GET", f"{APP}/call{query}").json()
        return [item["agent_id"] for item in answer["data"]["list"]]

    assert records() == [incoming.agent_id, second, first]
    assert records("?number=%2B8613800000001") == [first]
    assert records("?number=%2B11234567890") == [incoming.agent_id, second, first]
    assert records("?type=inbound") == [incoming.agent_id]
    assert records("?type=outbound&limit=1") == [second]
    assert records(f"?from_time={START + 1}") == [incoming.agent_id, second]
    assert records(f"?to_time={START + 1}") == [first]


def test_turns_come_by_page_number() -> None:
    sandbox = Sandbox(start=START, speed=0)
    api = api_of(sandbox)
    agent = api.start()
    for index in range(25):
        sandbox.agent(agent).hears(f"line {index}")
        sandbox.clock.advance(60)
    second = api("GET", f"{APP}/agents/{agent}/turns?page_size=10&page_index=2").json()
    assert second["pagination"] == {"page_index": 2, "total_pages": 3, "is_last_page": False}
    assert [turn["turn_id"] for turn in second["turns"]] == list(range(11, 21))
    third = api("GET", f"{APP}/agents/{agent}/turns?page_size=10&page_index=3").json()
    assert third["pagination"]["is_last_page"]
    assert third["total_turn_count"] == 25
    for bad in ("page_size=9", "page_size=201", "page_index=0"):
        assert api("GET", f"{APP}/agents/{agent}/turns?{bad}").status_code == 400
