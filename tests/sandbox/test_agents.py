"""What the platform does with agents, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from shengwang_agent.sandbox import Sandbox

from .conftest import APP, START, Api, api_of, properties


def test_a_started_agent_runs_at_once(api: Api) -> None:
    answer = api("POST", f"{APP}/join", {"name": "greeter", "properties": properties()})
    body = answer.json()
    assert answer.status_code == 200
    assert body == {"agent_id": body["agent_id"], "create_ts": START, "status": "RUNNING"}
    assert api.agent(body["agent_id"]) == {
        "agent_id": body["agent_id"],
        "name": "greeter",
        "message": "",
        "status": "RUNNING",
        "start_ts": START,
        "stop_ts": 0,
    }


def test_starting_and_stopping_take_the_time_they_are_given() -> None:
    sandbox = Sandbox(start=START, speed=0, start_delay=2, stop_delay=3)
    api = api_of(sandbox)
    agent = api.start()
    assert api.agent(agent)["status"] == "STARTING"
    sandbox.clock.advance(1.9)
    assert api.agent(agent)["status"] == "STARTING"
    sandbox.clock.advance(0.1)
    assert api.agent(agent)["status"] == "RUNNING"
    assert api("POST", f"{APP}/agents/{agent}/leave").status_code == 200
    assert api.agent(agent)["status"] == "STOPPING"
    sandbox.clock.advance(3)
    assert api.agent(agent)["status"] == "STOPPED"
    assert api.agent(agent)["stop_ts"] == START + 5


def test_stop_answers_with_an_empty_body_and_then_404(api: Api) -> None:
    agent = api.start()
    first = api("POST", f"{APP}/agents/{agent}/leave")
    second = api("POST", f"{APP}/agents/{agent}/leave")
    assert (first.status_code, first.content) == (200, b"")
    assert (second.status_code, second.json()["reason"]) == (404, "TaskNotFound")


def test_an_agent_that_starts_can_be_stopped() -> None:
    sandbox = Sandbox(start=START, speed=0, start_delay=2)
    api = api_of(sandbox)
    agent = api.start()
    assert api("POST", f"{APP}/agents/{agent}/leave").status_code == 200
    sandbox.clock.advance(5)
    assert api.agent(agent)["status"] == "STOPPED"


def test_a_name_in_use_is_refused_until_its_agent_is_over(api: Api) -> None:
    first = api.start("same")
    answer = api("POST", f"{APP}/join", {"name": "same", "properties": properties()})
    assert answer.status_code == 409
    assert answer.json() == {
        "detail": "create agent failed, code: 409, msg: task conflict: "
        "an agent named 'same' is live",
        "reason": "TaskConflict",
    }
    elsewhere = api("POST", "/v2/projects/other/join", {"name": "same", "properties": properties()})
    assert elsewhere.status_code == 200
    api("POST", f"{APP}/agents/{first}/leave")
    assert api.start("same") != first


def test_the_conflict_can_tell_the_agent_id() -> None:
    api = api_of(Sandbox(speed=0, conflict_tells_id=True))
    first = api.start("same")
    answer = api("POST", f"{APP}/join", {"name": "same", "properties": properties()})
    assert answer.json()["agent_id"] == first


def test_the_quota_counts_live_agents_of_one_project() -> None:
    api = api_of(Sandbox(speed=0, max_agents=2))
    first = api.start("a")
    api.start("b")
    answer = api("POST", f"{APP}/join", {"name": "c", "properties": properties()})
    assert (answer.status_code, answer.json()["reason"]) == (422, "ResourceQuotaLimitExceeded")
    api("POST", f"{APP}/agents/{first}/leave")
    api.start("c")


def test_the_default_quota_is_the_published_one(api: Api) -> None:
    for index in range(20):
        api.start(f"agent-{index}")
    answer = api("POST", f"{APP}/join", {"name": "one more", "properties": properties()})
    assert answer.status_code == 422


def test_an_agent_idles_out_once_the_caller_has_left(sandbox: Sandbox, api: Api) -> None:
    agent = api.start(idle_timeout=120)
    sandbox.clock.advance(1000)
    assert api.agent(agent)["status"] == "RUNNING"
    sandbox.agent(agent).caller_leaves()
    sandbox.clock.advance(119)
    assert api.agent(agent)["status"] == "RUNNING"
    sandbox.clock.advance(1)
    assert api.agent(agent)["status"] == "STOPPED"
    assert api.agent(agent)["message"] == "Idle for too long"


def test_a_caller_who_comes_back_keeps_the_agent(sandbox: Sandbox, api: Api) -> None:
    agent = api.start()
    handle = sandbox.agent(agent)
    handle.caller_leaves()
    sandbox.clock.advance(29)
    handle.caller_joins()
    sandbox.clock.advance(1000)
    assert handle.status == "RUNNING"


def test_an_empty_channel_ends_the_agent_after_the_default_idle_time() -> None:
    sandbox = Sandbox(start=START, speed=0, caller_present=False)
    agent = api_of(sandbox).start()
    sandbox.clock.advance(29.9)
    assert sandbox.agent(agent).status == "RUNNING"
    sandbox.clock.advance(0.2)
    assert sandbox.agent(agent).status == "STOPPED"


def test_idle_timeout_0_leaves_only_the_hard_cap_of_72_hours(sandbox: Sandbox, api: Api) -> None:
    agent = api.start(idle_timeout=0)
    sandbox.agent(agent).caller_leaves()
    sandbox.clock.advance(72 * 3600 - 1)
    assert sandbox.agent(agent).status == "RUNNING"
    sandbox.clock.advance(1)
    assert sandbox.agent(agent).message == "Task lifetime limit exceeded"


def test_an_agent_can_fail(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next_start("Connecting for too long")
    doomed, other = api.start("a"), api.start("b")
    assert api.agent(doomed)["status"] == "FAILED"
    assert api.agent(doomed)["message"] == "Connecting for too long"
    sandbox.agent(other).fails()
    assert api.agent(other)["status"] == "FAILED"
    assert api("POST", f"{APP}/agents/{other}/leave").status_code == 404


def test_agents_are_forgotten_after_a_week(sandbox: Sandbox, api: Api) -> None:
    agent = api.start()
    api("POST", f"{APP}/agents/{agent}/leave")
    sandbox.clock.advance(7 * 86400 - 1)
    assert api.agent(agent)["status"] == "STOPPED"
    sandbox.clock.advance(1)
    assert api("GET", f"{APP}/agents/{agent}").status_code == 404


def test_finished_agents_above_the_limit_are_forgotten() -> None:
    sandbox = Sandbox(speed=0, keep_finished=3)
    api = api_of(sandbox)
    agents = []
    for index in range(5):
        agents.append(api.start(f"agent-{index}"))
        api("POST", f"{APP}/agents/{agents[-1]}/leave")
    found = [api("GET", f"{APP}/agents/{agent}").status_code for agent in agents]
    assert found == [404, 404, 200, 200, 200]


@pytest.mark.parametrize("verb", ["speak", "interrupt", "update", "think", "history"])
def test_what_needs_a_running_agent_is_refused_otherwise(api: Api, verb: str) -> None:
    agent = api.start()
    api("POST", f"{APP}/agents/{agent}/leave")
    method = "GET" if verb == "history" else "POST"
    body = None if verb == "history" else {"text": "x"} if verb in ("speak", "think") else {}
    answer = api(method, f"{APP}/agents/{agent}/{verb}", body)
    assert answer.status_code == 404
    assert "is STOPPED, not RUNNING" in answer.json()["detail"]


def test_an_agent_of_another_project_is_unknown(api: Api) -> None:
    agent = api.start()
    assert api("GET", f"/v2/projects/other/agents/{agent}").status_code == 404


def test_update_changes_only_what_may_change(sandbox: Sandbox, api: Api) -> None:
    agent = api.start(mllm={"params": {"old": 1}})
    wanted: dict[str, Any] = {
        "token": "new-token",
        "llm": {"system_messages": [{"role": "system", "content": "s"}], "params": {"a": 1}},
        "mllm": {"params": {"model": "m"}},
    }
    answer = api("POST", f"{APP}/agents/{agent}/update", {"properties": wanted})
    assert answer.json() == {"agent_id": agent, "create_ts": START, "status": "RUNNING"}
    held = sandbox.agent(agent).properties
    assert held["token"] == "new-token"
    assert held["llm"]["params"] == {"a": 1}
    assert held["llm"]["url"] == "https://llm.example/chat"
    assert held["mllm"] == {"params": {"model": "m"}}
    assert api("POST", f"{APP}/agents/{agent}/update", {}).status_code == 200


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"remote_rtc_uids": ["1", "2"]}, "properties.remote_rtc_uids: "),
    ({"remote_rtc_uids": []}, "properties.remote_rtc_uids: "),
    ({"llm": None}, "properties.llm: "),
    ({"tts": {"vendor": "microsoft", "params": {"key": "k", "region": "r"}}},
     "properties.tts.params.voice_name: required field is missing"),
    ({"tts": {"vendor": "unheard-of"}}, "properties.tts.params: required field is missing"),
    ({"tts": {"params": {}}}, "properties.tts.vendor: required field is missing"),
    ({"idle_timeout": 259_201}, "properties.idle_timeout: "),
    ({"idle_timeout": "30"}, "properties.idle_timeout: "),
    ({"asr": {"language": 5}}, "properties.asr.language: should be a valid string"),
    ({"geofence": {"area": 5}}, "properties.geofence.area: should be a valid string"),
    ({"rtc": {"encryption_mode": 9}}, "properties.rtc.encryption_mode: "),
    ({"parameters": {"silence_config": {"timeout_ms": 60_001}}},
     "properties.parameters.silence_config.timeout_ms: "),
    ({"llm": {"url": "u", "mcp_servers": [{"name": "a"}]}},
     "properties.llm.mcp_servers.0.endpoint: required field is missing"),
    ({"llm": {"url": "u", "greeting_audio_url": "http://h/a.mp3"}},
     "properties.llm.greeting_message: is required"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "detail"), REFUSED, ids=lambda value: str(value)[:60])
def test_a_bad_start_names_the_field(api: Api, change: dict[str, Any], detail: str) -> None:
    answer = api("POST", f"{APP}/join", {"name": "a", "properties": properties(**change)})
    assert answer.status_code == 400, answer.text
    start = "create agent failed, code: 400, msg: Invalid value at "
    assert answer.json()["detail"].startswith(start + detail), answer.json()["detail"]
    assert answer.json()["reason"] in ("InvalidFieldValue", "MissingRequiredField")
    assert api("GET", f"{APP}/agents").json()["data"]["count"] == 0


def test_unknown_keys_and_null_pass_as_on_the_platform(sandbox: Sandbox, api: Api) -> None:
    given = properties(chanel="typo", idle_timeout=None, asr={"vendor": None, "keywords": ["a"]})
    started = api("POST", f"{APP}/join", {"name": "a", "properties": given}).json()
    held = sandbox.agent(started["agent_id"]).properties
    assert held["chanel"] == "typo"
    assert "idle_timeout" not in held
    assert held["asr"] == {"keywords": ["a"]}


def test_a_strict_sandbox_refuses_unknown_keys_and_says_that_it_is_strict() -> None:
    api = api_of(Sandbox(speed=0, strict=True))
    answer = api("POST", f"{APP}/join", {"name": "a", "properties": properties(chanel="typo")})
    assert answer.status_code == 400
    detail = answer.json()["detail"]
    assert (
        "properties.chanel: is not a known field (refused because this sandbox is strict)" in detail
    )


@pytest.mark.parametrize("uid", ["alice", "4294967296", "1002"])
def test_an_agent_whose_user_id_does_not_fit_fails_to_join(api: Api, uid: str) -> None:
    given = properties(agent_rtc_uid=uid, remote_rtc_uids=["1002"])
    started = api("POST", f"{APP}/join", {"name": "a", "properties": given}).json()
    found = api.agent(started["agent_id"])
    assert (found["status"], found["message"]) == ("FAILED", "RTC connection error")


def test_several_problems_are_told_at_once(api: Api) -> None:
    body = {"name": 5, "properties": {"channel": "c", "token": "t", "agent_rtc_uid": "1"}}
    detail = api("POST", f"{APP}/join", body).json()["detail"]
    assert "name: should be a valid string" in detail
    assert "properties.remote_rtc_uids: required field is missing" in detail


def test_llm_and_tts_are_needed_unless_something_replaces_them(api: Api) -> None:
    bare = {k: v for k, v in properties().items() if k not in ("llm", "tts")}
    start = f"{APP}/join"
    refused = api("POST", start, {"name": "a", "properties": bare})
    assert "properties.llm: is required unless mllm or pipeline_id" in refused.json()["detail"]
    assert refused.json()["reason"] == "MissingRequiredField"
    piped = api("POST", start, {"name": "a", "properties": bare, "pipeline_id": "7"})
    assert piped.status_code == 200
    multi = api("POST", start, {"name": "b", "properties": {**bare, "mllm": {"enable": True}}})
    assert multi.status_code == 200
    lenient = api_of(Sandbox(speed=0, complete_agents=False))
    assert lenient("POST", start, {"name": "a", "properties": bare}).status_code == 200


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        (b"", "the body is not valid JSON"),
        (b"{", "the body is not valid JSON"),
        (b"[]", "the body must be a JSON object, not list"),
        (b'{"name": NaN}', "NaN is not a JSON value"),
        (b'{"name": "\xff"}', "the body is not UTF-8"),
        (b'{"a":' * 100_000, "the body is"),
    ],
)
def test_a_body_that_is_no_json_object_is_refused(api: Api, raw: bytes, detail: str) -> None:
    answer = api("POST", f"{APP}/join", content=raw)
    assert (answer.status_code, answer.json()["reason"]) == (400, "InvalidRequestBody")
    assert detail in answer.json()["detail"]


def test_a_body_may_be_left_out_where_the_description_says_so(api: Api) -> None:
    agent = api.start()
    bare = api("POST", f"{APP}/agents/{agent}/speak")
    assert (bare.status_code, bare.json()["reason"]) == (400, "InvalidRequestBody")
    assert api("POST", f"{APP}/agents/{agent}/interrupt").status_code == 200
    assert api("POST", f"{APP}/agents/{agent}/interrupt", {}).status_code == 200
    assert api("POST", f"{APP}/agents/{agent}/leave").status_code == 200


def test_unknown_paths_and_methods(api: Api) -> None:
    assert api("GET", "/v2/nothing").status_code == 404
    wrong = api("DELETE", f"{APP}/agents/x")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET")
    assert set(wrong.json()) == {"detail", "reason"}


def test_every_form_of_the_base_address_works(api: Api) -> None:
    agent = api.start()
    for prefix in ("/cn/api/conversational-ai-agent", "/api/conversational-ai-agent"):
        assert api("GET", f"{prefix}{APP}/agents/{agent}").status_code == 200
    assert api("GET", f"{APP}/agents/{agent}/").status_code == 200
    assert (
        api("GET", f"{APP}/agents/a%2F..%2Fb")
        .json()["detail"]
        .endswith("no agent 'a/../b' in this project")
    )
