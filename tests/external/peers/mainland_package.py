"""agent-server-sdk against a server of the API: every vendor class in a session, every method.

    python mainland_package.py http://127.0.0.1:8700

Runs in an environment that has agent-server-sdk 1.0.3 and nothing of this repository: both are
imported as `shengwang_agent`. Prints a line of JSON for each step.
"""

import inspect
import json
import sys
from itertools import count

import httpx

from shengwang_agent import Agent, AgentClient, Area
from shengwang_agent.agentkit.vendors import avatar, llm, stt, tts

APP, CERTIFICATE = "0" * 31 + "1", "0" * 31 + "2"
NUMBERS = count(1)
# Every option that some class wants; each is given those it knows.
VALUES = {
    "key": "k", "api_key": "k", "secret": "s", "secret_id": "i", "secret_key": "s", "app_id": "a",
    "api_secret": "s", "access_key_id": "i", "access_key_secret": "s", "app_key": "k",
    "token": "t", "group_id": "g", "region": "r", "voice_name": "v", "voice_id": "v", "voice": "v",
    "voice_type": "v", "speaker": "v", "model": "m", "url": "https://example.com/v1",
    "engine_model_type": "16k_zh", "language": "zh-CN", "agora_uid": "77", "agora_token": "t",
    "sceneList": [], "voice_setting": {"voice_id": "v"},
}  # fmt: skip
ONLY = {
    "tts TencentTTS": {"voice_type": 601005},
    "tts MicrosoftTTS": {"sample_rate": 16000},
    "stt XfyunBigModelSTT": {"language_name": "cn", "language": "mix"},
}


class ToServer(httpx.HTTPTransport):
    """Sends what is meant for the platform's hosts to the server under test."""

    def __init__(self, address):
        super().__init__()
        self.address = httpx.URL(address)

    def handle_request(self, request):
        host, port = self.address.host, self.address.port
        request.url = request.url.copy_with(scheme="http", host=host, port=port)
        request.headers["host"] = f"{host}:{port}"
        return super().handle_request(request)


def client_of(address, **given):
    http = httpx.Client(transport=ToServer(address))
    return AgentClient(
        area=Area.CN, app_id=APP, app_certificate=CERTIFICATE, httpx_client=http, **given
    )


def made(module, cls):
    """A vendor object with what it needs."""
    options = getattr(module, f"{cls.__name__}Options", None) or module._BaseLLMOptions
    values = {**VALUES, **ONLY.get(f"{module.__name__[-3:]} {cls.__name__}", {})}
    needed = {n: values.get(n, "x") for n, f in options.model_fields.items() if f.is_required()}
    if module is llm:
        needed |= {"api_key": "k", "url": "https://example.com/v1", "model": "m"}
    return cls(**needed)


def classes(module, ending):
    found = vars(module).values()
    return [c for c in found if inspect.isclass(c) and c.__name__.endswith(ending)
            and not c.__name__.startswith(("Base", "_"))]  # fmt: skip


def plain():
    return (
        Agent(instructions="Be brief.")
        .with_llm(llm.AliyunLLM(api_key="k", url="https://example.com/v1", model="m"))
        .with_tts(made(tts, tts.MicrosoftTTS))
    )


def run(agent, client):
    name = f"session-{next(NUMBERS)}"
    session = agent.create_session(client, "room", "1", ["100"], name=name)
    session.start()
    session.say("Hello")
    session.stop()


def sessions(client):
    yield "plain", lambda: run(plain(), client)
    for cls in classes(tts, "TTS"):
        yield f"tts {cls.__name__}", lambda c=cls: run(plain().with_tts(made(tts, c)), client)
    for cls in classes(stt, "STT"):
        yield f"stt {cls.__name__}", lambda c=cls: run(plain().with_stt(made(stt, c)), client)
    for cls in classes(llm, "LLM"):
        yield f"llm {cls.__name__}", lambda c=cls: run(plain().with_llm(made(llm, c)), client)
    for cls in classes(avatar, "Avatar"):
        yield (
            f"avatar {cls.__name__}",
            lambda c=cls: run(plain().with_avatar(made(avatar, c)), client),
        )


def calls(client):
    bare = {"channel": "c", "token": "t", "agent_rtc_uid": "111", "remote_rtc_uids": ["100"]}
    state = {}

    def start():
        properties = {
            **bare,
            "llm": {"url": "https://example.com"},
            "tts": {
                "vendor": "microsoft",
                "params": {"key": "k", "region": "r", "voice_name": "v"},
            },
        }
        state["agent"] = client.agents.start(APP, name="plain", properties=properties).agent_id

    def dial():
        sip = {"to_number": "+19876543210", "from_number": "+11234567890", "rtc_uid": "100",
               "rtc_token": "t"}  # fmt: skip
        state["call"] = client.telephony.call(APP, name="dial", sip=sip, properties=bare).agent_id

    agents, phones = client.agents, client.phone_numbers
    yield "agents.start", start
    yield "agents.list", lambda: list(agents.list(APP))
    yield "agents.get", lambda: agents.get(APP, state["agent"])
    yield "agents.get_history", lambda: agents.get_history(APP, state["agent"])
    yield "agents.update", lambda: agents.update(APP, state["agent"], properties={"token": "n"})
    yield "agents.speak", lambda: agents.speak(APP, state["agent"], text="Hello")
    yield "agents.interrupt", lambda: agents.interrupt(APP, state["agent"])
    yield "agents.stop", lambda: agents.stop(APP, state["agent"])
    yield "telephony.call", dial
    yield "telephony.list", lambda: list(client.telephony.list(APP))
    yield "telephony.get", lambda: client.telephony.get(APP, state["call"])
    yield "telephony.hangup", lambda: client.telephony.hangup(APP, state["call"])
    yield "phone_numbers.add", lambda: phones.add(
        provider="byo", phone_number="+19876543210", label="Sales",
        inbound_config={"allowed_addresses": ["112.126.15.64/27"]},
        outbound_config={"address": "sip.example.com", "transport": "tls"},
    )  # fmt: skip
    yield "phone_numbers.list", phones.list
    yield "phone_numbers.get", lambda: phones.get("+19876543210")
    yield (
        "phone_numbers.update",
        lambda: phones.update("+19876543210", inbound_config={"pipeline_id": "p"}),
    )
    yield "phone_numbers.delete", lambda: phones.delete("+19876543210")


def main(address):
    by_token = client_of(address)
    by_account = client_of(address, customer_id="user", customer_secret="secret")
    for name, step in [*sessions(by_token), *calls(by_account)]:
        try:
            step()
            wrong = None
        except Exception as error:
            body = getattr(error, "body", None)
            wrong = f"{type(error).__name__}: {body or error}"[:400]
        print(json.dumps({"step": name, "wrong": wrong}))


if __name__ == "__main__":
    main(sys.argv[1])
