"""Rules that take more than one request: a function for each, named by the id of the rule."""

from __future__ import annotations

import hmac
import json
from typing import Any

import httpx

from shengwang_agent import token as tokens
from shengwang_agent.sandbox import Sandbox
from tests.sandbox.conftest import number, properties, sip

__all__ = ["APP", "Api", "number", "properties", "sip"]

APP = "/v2/projects/app"
NUMBERS = "/v2/phone-numbers"
PLACES = {
    "start": ("POST", f"{APP}/join"),
    "list": ("GET", f"{APP}/agents"),
    "call": ("POST", f"{APP}/call"),
    "calls": ("GET", f"{APP}/call"),
    "add": ("POST", NUMBERS),
}
ID, CERTIFICATE = "0" * 31 + "1", "0" * 31 + "2"


class Api:
    """Requests over plain HTTP; ``last`` is the answer to the latest one."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self.last: httpx.Response
        self._count = 0

    def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> httpx.Response:
        if body is not None:
            more["json"] = body
        self.last = self.client.request(method, path, **more)
        return self.last

    def send(self, call: str, body: dict[str, Any]) -> httpx.Response:
        """Send one of the calls that the tables name; those about an agent start one first."""
        if call not in PLACES:
            method = "GET" if call == "turns" else "POST"
            place = f"{APP}/agents/{self.start()}/{call}"
        else:
            method, place = PLACES[call]
        if method == "GET":
            return self(method, place, params=body)
        return self(method, place, body)

    def name(self) -> str:
        self._count += 1
        return f"agent-{self._count}"

    def phone(self) -> str:
        self._count += 1
        return f"+1555{self._count:07}"

    def start(self, name: str = "", **more: Any) -> str:
        body = {"name": name or self.name(), "properties": properties(**more)}
        answer = self("POST", f"{APP}/join", body)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["agent_id"])

    def dial(self, to_number: str = "+19876543210", **more: Any) -> str:
        body = {"name": "dial", "sip": sip(to_number), "properties": properties(**more)}
        answer = self("POST", f"{APP}/call", body)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["agent_id"])

    def agent(self, agent_id: str) -> dict[str, Any]:
        return dict(self("GET", f"{APP}/agents/{agent_id}").json())

    def call(self, agent_id: str) -> dict[str, Any]:
        return dict(self("GET", f"{APP}/calls/{agent_id}").json())


def own(**settings: Any) -> Api:
    """Requests to another sandbox, whose settings suit one story."""
    box = Sandbox(speed=0, **settings)
    client = httpx.Client(
        transport=box.transport(), base_url="http://127.0.0.1", auth=("user", "secret")
    )
    return Api(client)


def home(api: Api) -> str:
    """The address of the sandbox, for requests with other credentials."""
    return str(api.client.base_url).rstrip("/")


def told(answer: httpx.Response) -> tuple[int, str]:
    """Status and reason of an answer."""
    body = answer.json()
    return answer.status_code, body.get("reason") or body.get("error_type")


def gone(api: Api, method: str, verb: str, body: Any = None) -> None:
    """A call about an agent that has left is answered with 404."""
    agent = api.start()
    api("POST", f"{APP}/agents/{agent}/leave")
    assert told(api(method, f"{APP}/agents/{agent}/{verb}", body)) == (404, "TaskNotFound")


def events(sandbox: Sandbox, agent_id: str, kind: int) -> list[dict[str, Any]]:
    """Payloads of the events of one type about an agent."""
    payloads = [notice.payload for notice in sandbox.webhooks.sent if notice.event_type == kind]
    return [payload for payload in payloads if payload.get("agent_id") == agent_id]


# -- agents ----------------------------------------------------------------------------------------


def r002(api: Api, _: Sandbox) -> None:
    api.start("taken")
    again = api("POST", f"{APP}/join", {"name": "taken", "properties": properties()})
    assert told(again) == (409, "TaskConflict")


def r013(_: Api, __: Sandbox) -> None:
    box = own(app_id=ID, app_certificate=CERTIFICATE, credentials="any")
    wanted = {key: value for key, value in properties().items() if key != "token"}
    started = box("POST", f"/v2/projects/{ID}/join", {"name": "a", "properties": wanted})
    assert started.status_code == 200
    found = box("GET", f"/v2/projects/{ID}/agents/{started.json()['agent_id']}").json()
    assert found["status"] == "FAILED"


def r016(_: Api, __: Sandbox) -> None:
    box = Sandbox(speed=0)
    api = Api(httpx.Client(transport=box.transport(), base_url="http://x", auth=("u", "p")))
    agent = api.start(idle_timeout=0)
    box.clock.advance(72 * 3600 - 1)
    assert api.agent(agent)["status"] == "RUNNING"
    box.clock.advance(1)
    assert api.agent(agent)["message"] == "Task lifetime limit exceeded"


def r154(api: Api, _: Sandbox) -> None:
    assert told(api("POST", f"{APP}/join", content=b"{")) == (400, "InvalidRequestBody")


def r155(api: Api, _: Sandbox) -> None:
    for header in ("Bearer x", "Basic !"):
        answer = httpx.get(f"{home(api)}{APP}/agents", headers={"authorization": header})
        assert answer.status_code == 401
    assert httpx.get(f"{home(api)}{APP}/agents").status_code == 401


def rtc_token() -> str:
    return tokens.build(ID, CERTIFICATE, channel="room", account="1")


def with_token(api: Api, method: str, path: str, form: str, body: Any = None) -> httpx.Response:
    headers = {"authorization": form.format(rtc_token())}
    return httpx.request(method, f"{home(api)}{path}", headers=headers, json=body)


def r156(api: Api, _: Sandbox) -> None:
    assert with_token(api, "GET", f"{APP}/agents", 'agora token="{}"').status_code == 200


def m066(api: Api, _: Sandbox) -> None:
    assert with_token(api, "GET", f"{APP}/agents", "agora token={}").status_code == 200


def r157(_: Api, __: Sandbox) -> None:
    box = own(max_agents=1)
    box.start()
    answer = box("POST", f"{APP}/join", {"name": "b", "properties": properties()})
    assert told(answer) == (422, "ResourceQuotaLimitExceeded")


def r158(_: Api, __: Sandbox) -> None:
    box = own(requests_per_second=1)
    box("GET", f"{APP}/agents")
    assert box("GET", f"{APP}/agents").status_code == 429


def r159(_: Api, __: Sandbox) -> None:
    box = Sandbox(speed=0)
    api = Api(httpx.Client(transport=box.transport(), base_url="http://x", auth=("u", "p")))
    api("POST", f"{APP}/agents/{api.start()}/leave")
    box.clock.advance(8 * 86400)
    everything = {"from_time": "0", "state": "4"}
    assert api("GET", f"{APP}/agents", params=everything).json()["data"]["list"] == []


def r161(api: Api, _: Sandbox) -> None:
    gone(api, "GET", "history")


def r168(api: Api, _: Sandbox) -> None:
    gone(api, "POST", "speak", {"text": "a"})


def r173(api: Api, _: Sandbox) -> None:
    gone(api, "POST", "interrupt", {})


def r175(api: Api, sandbox: Sandbox) -> None:
    agent = api.start(llm={"url": "http://127.0.0.1:9/x", "params": {"model": "m", "top_p": 1}})
    api("POST", f"{APP}/agents/{agent}/update", {"properties": {"llm": {"params": {"model": "n"}}}})
    assert sandbox.agent(agent).properties["llm"]["params"] == {"model": "n"}


def r176(api: Api, _: Sandbox) -> None:
    gone(api, "POST", "update", {"properties": {"token": "t"}})


def r177(api: Api, _: Sandbox) -> None:
    gone(api, "POST", "leave")


def r178(_: Api, __: Sandbox) -> None:
    box = own(stop_delay=5)
    agent = box.start()
    answer = box("POST", f"{APP}/agents/{agent}/leave")
    assert (answer.status_code, answer.content) in ((200, b""), (200, b"{}"))
    assert box.agent(agent)["status"] == "STOPPING"


def r179(api: Api, _: Sandbox) -> None:
    for answer in (api("POST", f"{APP}/join", {}), api("GET", f"{APP}/agents/nobody")):
        assert set(answer.json()) >= {"detail", "reason"}


def r180(api: Api, _: Sandbox) -> None:
    voice = {"vendor": "microsoft", "params": {"key": "k", "region": "r"}}
    answer = api("POST", f"{APP}/join", {"name": "a", "properties": properties(tts=voice)})
    wanted = "Invalid value at properties.tts.params.voice_name: required field is missing"
    assert wanted in answer.json()["detail"]
    assert answer.json()["reason"] == "InvalidFieldValue"


def voice_model(api: Api) -> str:
    return api.start(mllm={"enable": True, "vendor": "openai", "api_key": "k", "params": {"a": 1}})


def m044(api: Api, _: Sandbox) -> None:
    agent = voice_model(api)
    assert api("POST", f"{APP}/agents/{agent}/speak", {"text": "a"}).status_code == 400


def m045(api: Api, sandbox: Sandbox) -> None:
    agent = voice_model(api)
    change = {"properties": {"mllm": {"params": {"voice": "v"}}}}
    assert api("POST", f"{APP}/agents/{agent}/update", change).status_code == 200
    assert sandbox.agent(agent).properties["mllm"]["params"] == {"voice": "v"}


def m057(api: Api, _: Sandbox) -> None:
    for body in (None, {}):
        assert api("POST", f"{APP}/agents/{api.start()}/leave", body).status_code == 200


def m058(api: Api, _: Sandbox) -> None:
    place = f"{APP}/agents/{api.start()}/interrupt"
    for body in (None, {}):
        assert set(api("POST", place, body).json()) == {"agent_id", "channel", "start_ts"}
    empty = api("POST", place, headers={"content-type": "application/json"})
    assert told(empty) == (400, "InvalidRequestBody")


# -- calls -----------------------------------------------------------------------------------------


def t002(api: Api, _: Sandbox) -> None:
    assert api.dial() != api.dial()


def t030(api: Api, _: Sandbox) -> None:
    api.dial()
    assert set(api.last.json()) == {"agent_id"}


def t031(api: Api, _: Sandbox) -> None:
    assert httpx.get(f"{home(api)}{APP}/call").status_code == 401
    answer = with_token(api, "GET", f"{APP}/call", 'agora token="{}"')
    assert told(answer) == (401, "unauthorized")


def t032(_: Api, __: Sandbox) -> None:
    box = own(max_agents=1)
    box.dial()
    body = {"name": "dial", "sip": sip(), "properties": properties()}
    assert box("POST", f"{APP}/call", body).status_code == 422


def t033(api: Api, _: Sandbox) -> None:
    assert set(api("POST", f"{APP}/call", {}).json()) == {"error_type", "description"}


def t034(api: Api, _: Sandbox) -> None:
    assert told(api("GET", f"{APP}/calls/nope")) == (404, "not_found")


def ringing(api: Api, sandbox: Sandbox, outcome: Any = "answered", number: str = "") -> str:
    number = number or api.phone()
    sandbox.callee(outcome, number=number, rings=5)
    return api.dial(number)


def t035(api: Api, sandbox: Sandbox) -> None:
    assert api.call(ringing(api, sandbox)).get("state") in (None, "", "answered", "hangup")


def t036(api: Api, sandbox: Sandbox) -> None:
    call = ringing(api, sandbox)
    assert not api.call(call).get("reason")
    api("POST", f"{APP}/calls/{call}/hangup")
    assert api.call(call)["reason"] in ("request", "hangup", "failed")


def t037(api: Api, sandbox: Sandbox) -> None:
    assert api.call(ringing(api, sandbox))["stop_ts"] in (0, None)


def t038(api: Api, sandbox: Sandbox) -> None:
    number = api.phone()
    sandbox.callee(number=number, hangs_up_after=3)
    call = api.dial(number)
    sandbox.clock.advance(3)
    assert (api.call(call)["state"], api.call(call)["reason"]) == ("hangup", "hangup")


def t039(api: Api, sandbox: Sandbox) -> None:
    for outcome in ("busy", "rejected", "no_answer"):
        call = ringing(api, sandbox, outcome)
        sandbox.clock.advance(60)
        assert api.call(call)["reason"] == "failed"


def t040(_: Api, __: Sandbox) -> None:
    box = Sandbox(speed=0)
    api = Api(httpx.Client(transport=box.transport(), base_url="http://x", auth=("u", "p")))
    api("POST", f"{APP}/calls/{api.dial()}/hangup")
    box.clock.advance(59 * 86400)
    assert api("GET", f"{APP}/call").json()["data"]["count"] == 1
    box.clock.advance(2 * 86400)
    assert api("GET", f"{APP}/call").json()["data"]["count"] == 0


def listed(api: Api, **query: str) -> list[dict[str, Any]]:
    return list(api("GET", f"{APP}/call", params=query).json()["data"]["list"])


def t044(api: Api, _: Sandbox) -> None:
    call = api.dial()
    api("POST", f"{APP}/calls/{call}/hangup")
    assert all("reason" not in item for item in listed(api))
    assert "reason" in api.call(call)


def t046(api: Api, _: Sandbox) -> None:
    number = api.phone()
    call = api.dial(number)
    assert [item["agent_id"] for item in listed(api, number=number)] == [call]


def t047(api: Api, _: Sandbox) -> None:
    for body in (None, {}):
        answer = api("POST", f"{APP}/calls/{api.dial()}/hangup", body)
        assert (answer.status_code, answer.json()) == (200, {})


def t048(api: Api, _: Sandbox) -> None:
    place = f"{APP}/calls/{api.dial()}/hangup"
    api("POST", place)
    assert told(api("POST", place)) == (404, "not_found")


def t049(api: Api, _: Sandbox) -> None:
    assert told(api("POST", f"{APP}/calls/nope/hangup")) == (404, "not_found")


def t050(api: Api, sandbox: Sandbox) -> None:
    call = ringing(api, sandbox)
    assert api("POST", f"{APP}/calls/{call}/hangup").status_code == 200
    assert api.call(call)["reason"] == "request"


def t051(api: Api, _: Sandbox) -> None:
    call = api.dial()
    assert api("POST", f"{APP}/agents/{call}/leave").status_code == 200
    assert (api.call(call)["state"], api.call(call)["reason"]) == ("hangup", "request")


def t052(api: Api, _: Sandbox) -> None:
    assert api.agent(api.dial())["status"] == "RUNNING"


def t053(api: Api, _: Sandbox) -> None:
    call = api.dial(channel="calls-only")
    found = api("GET", f"{APP}/agents", params={"channel": "calls-only"}).json()
    assert [item["agent_id"] for item in found["data"]["list"]] == [call]


def t086(api: Api, sandbox: Sandbox) -> None:
    call = api.dial()
    api("POST", f"{APP}/calls/{call}/hangup")
    states = [payload["state"] for payload in events(sandbox, call, 202)]
    assert states == ["START", "CALLING", "RINGING", "ANSWERED", "HANGUP"]


def t087(api: Api, sandbox: Sandbox) -> None:
    call = ringing(api, sandbox, "busy")
    sandbox.clock.advance(5)
    states = [payload["state"] for payload in events(sandbox, call, 202)]
    assert states == ["START", "CALLING", "HANGUP"]


def t090(api: Api, sandbox: Sandbox) -> None:
    call = api.dial(labels={"a": "b"})
    keys = set(events(sandbox, call, 202)[0])
    assert keys >= {"agent_id", "name", "channel", "state", "report_ms", "labels"}
    assert not keys & {"to_number", "from_number", "reason", "code"}


def t091(api: Api, sandbox: Sandbox) -> None:
    call = ringing(api, sandbox, "busy")
    sandbox.clock.advance(5)
    (entry,) = events(sandbox, call, 110)[0]["errors"]
    assert (entry["module"], entry["code"]) == ("sip", 50)


def t092(api: Api, sandbox: Sandbox) -> None:
    call = ringing(api, sandbox, "busy")
    sandbox.clock.advance(5)
    assert "agent exits with reason" in api.agent(call)["message"]


# -- numbers ---------------------------------------------------------------------------------------


def imported(api: Api, **more: Any) -> str:
    phone = api.phone()
    assert api("POST", NUMBERS, number(phone, **more)).status_code == 201
    return phone


def t070(api: Api, _: Sandbox) -> None:
    phone = imported(api)
    assert told(api("POST", NUMBERS, number(phone))) == (409, "phone_number_exists")


def t072(api: Api, _: Sandbox) -> None:
    phone = imported(api)
    assert phone in [item["phone_number"] for item in api("GET", NUMBERS).json()]


def t073(api: Api, _: Sandbox) -> None:
    assert told(api("GET", f"{NUMBERS}/+15550001111")) == (404, "not_found")


def t074(api: Api, _: Sandbox) -> None:
    phone = imported(api)
    for path in (f"{NUMBERS}/{phone}", f"{NUMBERS}/%2B{phone[1:]}"):
        assert api("GET", path).json()["phone_number"] == phone


def t075(api: Api, _: Sandbox) -> None:
    answer = api("DELETE", f"{NUMBERS}/{imported(api)}")
    assert (answer.status_code, answer.content) == (204, b"")


def t076(api: Api, _: Sandbox) -> None:
    assert told(api("DELETE", f"{NUMBERS}/+15550001111")) == (404, "not_found")


def t077(api: Api, _: Sandbox) -> None:
    assert told(api("PATCH", f"{NUMBERS}/+15550001111", {})) == (404, "not_found")


def t078(api: Api, _: Sandbox) -> None:
    place = f"{NUMBERS}/{imported(api)}"
    bound = api("PATCH", place, {"inbound_config": {"pipeline_id": "7"}}).json()
    assert bound["associated_pipeline"]["pipeline_id"] == "7"
    assert api("PATCH", place, {}).json()["associated_pipeline"]["pipeline_id"] == "7"
    cleared = api("PATCH", place, {"inbound_config": None}).json()
    assert cleared["associated_pipeline"] is None


def t079(api: Api, _: Sandbox) -> None:
    place = f"{NUMBERS}/{imported(api)}"
    found = api("PATCH", place, {"label": "Service", "inbound": False, "outbound": False}).json()
    assert (found["label"], found["inbound"], found["outbound"]) == ("Service", False, False)


def t080(api: Api, _: Sandbox) -> None:
    place = f"{NUMBERS}/{imported(api)}"
    found = api("PATCH", place, {"outbound_config": {"address": "new.example.com"}}).json()
    assert found["outbound_config"]["address"] == "new.example.com"


def t082(api: Api, _: Sandbox) -> None:
    answer = with_token(api, "GET", NUMBERS, 'agora token="{}"')
    assert told(answer) == (401, "unauthorized")


def taken(sandbox: Sandbox, api: Api, phone: str) -> bool:
    """Whether an inbound call to a number reaches an agent."""
    try:
        call = sandbox.caller("+8613800000000", phone, appid="app")
    except ValueError:  # says why nothing answers
        return False
    return api.call(call.agent_id).get("state") == "answered"


def t083(api: Api, sandbox: Sandbox) -> None:
    assert not taken(sandbox, api, api.phone())


def t084(api: Api, sandbox: Sandbox) -> None:
    phone = imported(api, inbound=False, inbound_config={"pipeline_id": "7"})
    assert not taken(sandbox, api, phone)


def t085(api: Api, sandbox: Sandbox) -> None:
    assert not taken(sandbox, api, imported(api))


# -- events ----------------------------------------------------------------------------------------


class Receiver:
    """Takes notifications; the first ``failing`` of them are answered with 500."""

    def __init__(self, failing: int = 0) -> None:
        self.failing = failing
        self.taken: list[tuple[bytes, dict[str, str]]] = []

    def __call__(self, body: bytes, headers: dict[str, str]) -> int:
        self.taken.append((body, headers))
        return 500 if len(self.taken) <= self.failing else 200

    @property
    def notices(self) -> list[dict[str, Any]]:
        return [json.loads(body) for body, _ in self.taken]


def listening(failing: int = 0) -> tuple[Api, Sandbox, Receiver]:
    """A sandbox of its own that tells a receiver everything."""
    receiver = Receiver(failing)
    box = Sandbox(speed=0, webhook=receiver, webhook_secret="secret")
    client = httpx.Client(
        transport=box.transport(), base_url="http://127.0.0.1", auth=("user", "secret")
    )
    return Api(client), box, receiver


def p034(_: Api, __: Sandbox) -> None:
    api, box, receiver = listening(failing=1)
    api.start()
    for _ in range(5):
        box.settle()
        box.clock.advance(3600)
    joined = [notice["noticeId"] for notice in receiver.notices if notice["eventType"] == 101]
    assert len(joined) == 2, "the one that was not answered with 200 comes again, no other"


def p035(_: Api, __: Sandbox) -> None:
    api, box, receiver = listening(failing=10_000)
    api.start()
    for _ in range(5):
        box.settle()
        box.clock.advance(3600)
    told = sum(notice["eventType"] == 101 for notice in receiver.notices)
    assert told == 1 + 3, "sent again three times in all"


def p036(_: Api, __: Sandbox) -> None:
    api, box, receiver = listening(failing=2)
    api.start()
    for _ in range(5):
        box.settle()
        box.clock.advance(3600)
    told = [notice for notice in receiver.notices if notice["eventType"] == 101]
    assert len({notice["noticeId"] for notice in told}) == 1
    assert len({notice["notifyMs"] for notice in told}) > 1


def p037(_: Api, __: Sandbox) -> None:
    api, box, receiver = listening()
    api.start()
    box.settle()
    body, headers = receiver.taken[0]
    given = {name.lower(): value for name, value in headers.items()}
    assert given["agora-signature"] == hmac.new(b"secret", body, "sha1").hexdigest()
    assert given["agora-signature-v2"] == hmac.new(b"secret", body, "sha256").hexdigest()


def p040(_: Api, __: Sandbox) -> None:
    api, box, receiver = listening()
    for labels in ({}, {"labels": {"floor": "4"}}):
        agent = api.start(**labels)
        api("POST", f"{APP}/agents/{agent}/leave")
        box.settle()
        payloads = [n["payload"] for n in receiver.notices if n["payload"]["agent_id"] == agent]
        assert payloads
        assert all(payload["name"] for payload in payloads)
        assert all(payload.get("labels") == labels.get("labels") for payload in payloads)


def p041(_: Api, __: Sandbox) -> None:
    api, box, receiver = listening()
    agent = api.start()
    for _ in range(201):
        api("POST", f"{APP}/agents/{agent}/speak", {"text": "a"})
    api("POST", f"{APP}/agents/{agent}/leave")
    box.settle()
    (told,) = [notice["payload"] for notice in receiver.notices if notice["eventType"] == 112]
    assert (len(told["turns"]), told["total_turn_count"], told["is_truncated"]) == (200, 201, True)


def m069(api: Api, sandbox: Sandbox) -> None:
    call = ringing(api, sandbox, "failed")
    sandbox.clock.advance(5)
    modules = {entry["module"] for event in events(sandbox, call, 110) for entry in event["errors"]}
    assert modules == {"sip"}


# -- lists and records -----------------------------------------------------------------------------


def r162(api: Api, _: Sandbox) -> None:
    agent = api.start()
    api("POST", f"{APP}/agents/{agent}/speak", {"text": "hello"})
    api("POST", f"{APP}/agents/{agent}/leave")
    answer = api("GET", f"{APP}/agents/{agent}/turns")
    assert (answer.status_code, answer.json()["total_turn_count"]) == (200, 1)


def m061(api: Api, _: Sandbox) -> None:
    agent = api.start()
    for _ in range(51):
        api("POST", f"{APP}/agents/{agent}/speak", {"text": "a"})
    api("POST", f"{APP}/agents/{agent}/leave")
    page = api("GET", f"{APP}/agents/{agent}/turns").json()
    assert (len(page["turns"]), page["pagination"]["total_pages"]) == (50, 2)


def m063(api: Api, sandbox: Sandbox) -> None:
    prompts = [{"role": "system", "content": "Be brief."}]
    agent = api.start(llm={"url": "https://llm.example.com", "system_messages": prompts})
    sandbox.agent(agent).hears("hello")
    contents = api("GET", f"{APP}/agents/{agent}/history").json()["contents"]
    assert {entry["role"] for entry in contents} == {"user", "assistant"}


def m065(api: Api, sandbox: Sandbox) -> None:
    t092(api, sandbox)


def t041(_: Api, __: Sandbox) -> None:
    box = own(max_agents=0)
    for _ in range(21):
        box.dial()
    first = box("GET", f"{APP}/call").json()
    assert len(first["data"]["list"]) == 20
    rest = box("GET", f"{APP}/call", params={"cursor": first["meta"]["cursor"]}).json()
    assert len(rest["data"]["list"]) == 1


def inbound(api: Api, sandbox: Sandbox) -> Any:
    """A call that comes in, and is answered."""
    phone = imported(api, inbound_config={"pipeline_id": "7"})
    return sandbox.caller("+8613800000000", phone, appid="app")


def t088(api: Api, sandbox: Sandbox) -> None:
    call = inbound(api, sandbox)
    call.transfers()
    call.hangs_up()
    states = [payload["state"] for payload in events(sandbox, call.agent_id, 201)]
    assert states == ["START", "ANSWERED", "TRANSFERED", "HANGUP"]


def t089(api: Api, sandbox: Sandbox) -> None:
    call = api.dial()
    sandbox.call(call).transfers()
    assert api.call(call)["state"].upper() == "TRANSFERED"
    assert [payload["state"] for payload in events(sandbox, call, 202)][-1] == "TRANSFERED"


def t097(api: Api, sandbox: Sandbox) -> None:
    number = api.phone()
    sandbox.callee("voicemail", number=number, hangs_up_after=20)
    call = api.dial(number)
    assert api.call(call)["state"] == "answered"
    sandbox.clock.advance(20)
    assert (api.call(call)["state"], api.call(call)["reason"]) == ("hangup", "hangup")
    assert "mail" not in str(list(events(sandbox, call, 202)))


def t099(api: Api, sandbox: Sandbox) -> None:
    call = inbound(api, sandbox)
    call.transfers()
    assert api.call(call.agent_id)["state"] == "transfered"


def b006(api: Api, sandbox: Sandbox) -> None:
    model = {"greeting_message": "Hello {{name}}", "template_variables": {"name": "Ada"}}
    agent = api.start(llm={"url": "https://llm.example.com", **model})
    sandbox.clock.advance(5)
    contents = api("GET", f"{APP}/agents/{agent}/history").json()["contents"]
    assert [entry["content"] for entry in contents] == ["Hello Ada"]
