"""What was received, and the assertions about it."""

from __future__ import annotations

import json

import pytest

from shengwang_agent import errors
from shengwang_agent.sandbox import Sandbox

from .conftest import APP, Api, api_of, number, properties


def test_an_entry_tells_everything(sandbox: Sandbox, api: Api) -> None:
    api("GET", f"{APP}/agents?limit=3", headers={"X-Mine": "1"})
    entry = sandbox.requests.last
    assert (entry.operation, entry.method, entry.path) == ("agents.list", "GET", f"{APP}/agents")
    assert (entry.query, entry.status, entry.accepted) == ({"limit": "3"}, 200, True)
    assert entry.headers["x-mine"] == "1"
    assert entry.answer["data"] == {"count": 0, "list": []}
    assert entry.line() == f"#1 agents.list GET {APP}/agents -> 200"
    assert repr(sandbox.requests) == entry.line()


def test_the_answer_carries_the_number_of_its_entry(sandbox: Sandbox, api: Api) -> None:
    answer = api("GET", f"{APP}/agents")
    assert answer.headers["x-request-id"] == f"local-{sandbox.requests.last.number}"


def test_it_can_be_searched(sandbox: Sandbox, api: Api) -> None:
    api.start()
    api("GET", f"{APP}/agents")
    api("GET", "/nowhere")
    assert [entry.operation for entry in sandbox.requests] == [
        "agents.start",
        "agents.list",
        "unknown",
    ]
    assert len(sandbox.requests.of("agents.*")) == 2
    assert sandbox.requests.times("agents.*") == 2
    assert [entry.number for entry in sandbox.requests[1:]] == [2, 3]
    sandbox.requests.clear()
    assert (len(sandbox.requests), sandbox.requests.times("*")) == (0, 0)
    assert repr(sandbox.requests) == "no requests yet"


def test_old_entries_go_but_counts_stay() -> None:
    sandbox = Sandbox(speed=0, keep=5)
    api = api_of(sandbox)
    for _ in range(12):
        api("GET", f"{APP}/agents")
    assert [entry.number for entry in sandbox.requests] == [8, 9, 10, 11, 12]
    assert sandbox.requests.times("agents.list") == 12


def test_assert_sent_finds_what_fits(sandbox: Sandbox, api: Api) -> None:
    api.start("a", idle_timeout=120)
    api.start("b")
    entry = sandbox.requests.assert_sent("agents.start", body={"properties": {"idle_timeout": 120}})
    assert entry.body["name"] == "a"
    sandbox.requests.assert_sent("agents.start", times=2, status=200)
    sandbox.requests.assert_sent("agents.start", times=0, status=409)
    sandbox.requests.assert_sent("agents.start", body={"properties": {"remote_rtc_uids": ["1002"]}})
    api("GET", f"{APP}/agents?limit=3")
    sandbox.requests.assert_sent("agents.list", query={"limit": "3"})
    sandbox.requests.assert_order("agents.start", "agents.start", "agents.list")
    sandbox.requests.assert_not_sent("telephony.*")


def test_a_failed_assertion_shows_the_difference(sandbox: Sandbox, api: Api) -> None:
    api.start("a", idle_timeout=120)
    with pytest.raises(AssertionError) as caught:
        sandbox.requests.assert_sent(
            "agents.start", body={"name": "a", "properties": {"idle_timeout": 60}}
        )
    text = str(caught.value)
    assert text.startswith("agents.start: no request fits; 1 received, the closest differs so:")
    assert '-      "idle_timeout": 60' in text
    assert '+      "idle_timeout": 120' in text
    assert "llm" not in text, "only what was asked about is shown"
    with pytest.raises(AssertionError, match=r"1 of 2 expected"):
        sandbox.requests.assert_sent("agents.start", times=2)
    with pytest.raises(AssertionError, match=r"no request fits; received:\n#1 agents.start"):
        sandbox.requests.assert_sent("agents.stop")
    with pytest.raises(AssertionError, match=r"expected no request, got 1\n  #1 agents.start"):
        sandbox.requests.assert_not_sent("agents.*")
    with pytest.raises(AssertionError, match=r"- agents.stop\n\+ agents.start"):
        sandbox.requests.assert_order("agents.stop")


def test_a_request_that_was_cut_is_read_all_the_same(sandbox: Sandbox, api: Api) -> None:
    sandbox.next(503)
    api("POST", f"{APP}/join", {"name": "cut", "properties": properties()})
    entry = sandbox.requests.assert_sent("agents.start", body={"name": "cut"}, status=503)
    assert not entry.accepted


def test_a_mistake_of_the_sandbox_is_an_answer_and_a_record(
    sandbox: Sandbox, api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("in the sandbox")

    monkeypatch.setattr(sandbox.platform.agents, "list", broken)
    answer = api("GET", f"{APP}/agents")
    assert (answer.status_code, answer.json()["reason"]) == (500, "InternalError")
    assert "failed to carry out agents.list" in caplog.text
    assert "ZeroDivisionError" in caplog.text


CANARY = "canary-8d1f"


def test_no_secret_reaches_the_journal(sandbox: Sandbox, api: Api) -> None:
    start = properties(
        token=f"{CANARY}-1",
        llm={
            "url": f"http://u:{CANARY}-2@127.0.0.1/chat?key={CANARY}-3",
            "api_key": f"{CANARY}-4",
            "headers": {"x-key": f"{CANARY}-5"},
            "params": {"model": "m", "key": f"{CANARY}-6"},
        },
        tts={
            "vendor": "microsoft",
            "params": {"key": f"{CANARY}-7", "region": "r", "voice_name": "v"},
        },
        asr={"vendor": "deepgram", "params": {"secret": f"{CANARY}-8"}},
        avatar={"vendor": "anam", "params": {"app_key": f"{CANARY}-9"}},
        rtc={"encryption_key": f"{CANARY}-10"},
    )
    headers = {"authorization": f"Basic {CANARY}-11", "cookie": f"{CANARY}-12"}
    api("POST", f"{APP}/join", {"name": "a", "properties": start})
    api("POST", f"{APP}/join", {"name": 5, "properties": start, CANARY: f"{CANARY}-13"})
    sip = {"to_number": "+19876543210", "from_number": "+19876543211", "rtc_uid": "1",
           "rtc_token": f"{CANARY}-14"}  # fmt: skip
    api("POST", f"{APP}/call", {"name": "c", "sip": sip, "properties": start})
    outbound = {"address": f"me:{CANARY}-15@sip.example.com", "password": f"{CANARY}-16"}
    api("POST", "/v2/phone-numbers", number(outbound_config=outbound))
    api("GET", "/v2/phone-numbers")
    api.client.get(f"{APP}/agents", headers=headers, auth=None)
    assert [entry.status for entry in sandbox.requests] == [200, 400, 200, 201, 200, 401]
    kept = json.dumps([[e.body, e.headers, e.answer, e.query, e.path] for e in sandbox.requests])
    assert f"{CANARY}-" not in kept
    shown = sandbox.requests[0].body["properties"]
    assert (shown["channel"], shown["token"]) == ("room-1", "***")
    assert shown["tts"]["params"] == {"key": "***", "region": "r", "voice_name": "v"}
    assert shown["asr"]["params"] == {"secret": "***"}  # the description does not know this vendor
    assert sandbox.requests.last.headers["authorization"] == "Basic ***"


@pytest.mark.parametrize("ask", ["of", "times", "assert_sent", "assert_not_sent", "assert_order"])
def test_an_operation_that_there_is_not_is_no_silent_answer(sandbox: Sandbox, ask: str) -> None:
    with pytest.raises(ValueError, match=r"no operation 'agents.strat'; did you mean 'agents.st"):
        getattr(sandbox.requests, ask)("agents.strat")


def test_requests_that_no_route_fits_are_asked_for_by_their_name(
    sandbox: Sandbox, api: Api
) -> None:
    api("GET", "/v2/nowhere")
    assert sandbox.requests.times("unknown") == 1
    sandbox.requests.assert_order("unknown")


def test_the_id_of_a_request_is_no_secret() -> None:
    """The password of a sandbox's own client is masked in errors, wherever it stands."""
    with Sandbox() as sandbox, sandbox.client() as client, pytest.raises(errors.NotFoundError) as e:
        client.agents.get(agent_id="none")
    assert "request_id: local-1" in str(e.value)


def test_settings_that_are_no_secrets_are_shown(sandbox: Sandbox, api: Api) -> None:
    """What the description knows of a vendor's map, and says to be no secret."""
    start = properties(
        llm={"url": "u", "params": {"model": "m", "max_tokens": 9, "extra_key": "k"}},
        avatar={"vendor": "sensetime", "params": {"appId": "a", "app_key": "k", "agora_uid": "3"}},
    )
    api("POST", f"{APP}/join", {"name": "a", "properties": start})
    shown = sandbox.requests.last.body["properties"]
    assert shown["llm"]["params"] == {"model": "m", "max_tokens": 9, "extra_key": "***"}
    assert shown["avatar"]["params"] == {"appId": "a", "app_key": "***", "agora_uid": "3"}
