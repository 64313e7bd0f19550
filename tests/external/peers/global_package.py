"""agora-agents against a server of the API: every vendor class in a session, every method.

    python global_package.py http://127.0.0.1:8700

Runs in an environment that has agora-agents 2.12.0 and nothing of this repository. Prints a line of
JSON for each step: its name, and what went wrong or null.
"""

import json
import sys
import typing
from itertools import count

import httpx
from agora_agent import Agent, Agora, Area, CustomLLM, DeepgramSTT, MiniMaxTTS, OpenAI, OpenAITTS
from agora_agent.agentkit.vendors import avatar, cn, llm, mllm, stt, tts
from pydantic import BaseModel

APP, CERTIFICATE = "0" * 31 + "1", "0" * 31 + "2"
NUMBERS = count(1)
VALUES = {
    "url": "https://example.com/v1",
    "base_url": "https://example.com/v1",
    "api_base_url": "https://example.com/v1",
    "agora_uid": "77",
    "quality": "high",
    "turn_detection": {"mode": "server_vad"},
    "sample_rate": 16000,
    "model_id": "m",
}
# What these classes ask for, though their types say it is optional.
USUAL = (
    "api_key", "key", "group_id", "voice_id", "speaker", "model", "model_id", "sample_rate", "voice",
    "api_base_url", "base_url",
)  # fmt: skip


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


def clients(address):
    """A client that signs with tokens, and one with an account."""
    http = httpx.Client(transport=ToServer(address))
    given = {"area": Area.US, "app_id": APP, "app_certificate": CERTIFICATE, "httpx_client": http}
    return Agora(**given), Agora(customer_id="user", customer_secret="secret", **given)


def value_of(name, kind):
    """A value of the type of a required option."""
    if name in VALUES:
        return VALUES[name]
    origin = typing.get_origin(kind)
    if origin is typing.Literal:
        return typing.get_args(kind)[0]
    if origin is typing.Union:
        return value_of(name, typing.get_args(kind)[0])
    if origin in (list, dict):
        return origin()
    return {str: "text", int: 16000, float: 1.0, bool: True}.get(kind, "text")


def made(cls):
    """A vendor object with nothing but what it needs."""
    fields = cls.model_fields if issubclass(cls, BaseModel) else {}
    needed = {
        n: value_of(n, f.annotation) for n, f in fields.items() if f.is_required() or n in USUAL
    }
    if cls.__name__ == "OpenAISTT":
        needed["input_audio_transcription"] = {"model": "m", "prompt": "p", "language": "en"}
    if cls.__name__ == "OpenAIGPTLive":
        needed["url"] = "wss://example.com/v1"
    return cls(**needed)


def vendors(module, base):
    return [
        cls
        for cls in vars(module).values()
        if isinstance(cls, type) and cls.__module__ == module.__name__
        and cls.__name__.endswith(base) and not cls.__name__.endswith("Options")
    ]  # fmt: skip


def plain(client):
    return (
        Agent(client=client)
        .with_stt(DeepgramSTT(api_key="k", model="nova-3", language="en"))
        .with_llm(OpenAI(api_key="k", base_url="https://example.com/v1", model="gpt-4o-mini"))
        .with_tts(OpenAITTS(api_key="k", model="tts-1", voice="alloy", base_url="https://e.com"))
    )


def run(agent):
    """Start a session and stop it."""
    name = f"session-{next(NUMBERS)}"
    session = agent.create_session(channel="room", agent_uid="1", remote_uids=["100"], name=name)
    session.start()
    session.say("Hello")
    session.stop()


def silent(agent):
    """The same for a model that speaks itself."""
    name = f"session-{next(NUMBERS)}"
    session = agent.create_session(channel="room", agent_uid="1", remote_uids=["100"], name=name)
    session.start()
    session.stop()


def sessions(client):
    yield (
        "quick start",
        lambda: run(
            Agent(client=client, turn_detection={"language": "en-US"})
            .with_stt(DeepgramSTT(model="nova-3", language="en"))
            .with_llm(OpenAI(model="gpt-4o-mini", greeting_message="Hi", max_history=50))
            .with_tts(MiniMaxTTS(model="speech_2_6_turbo", voice_id="v"))
        ),
    )
    yield "pipeline", lambda: run(Agent(client=client, pipeline_id="p"))
    yield "custom", lambda: run(plain(client).with_llm(
        CustomLLM(api_key="k", base_url="https://example.com/v1", model="m")))  # fmt: skip
    for module in (tts, cn):
        for cls in vendors(module, "TTS"):
            yield (
                f"{module.__name__[-3:]} {cls.__name__}",
                lambda c=cls: run(plain(client).with_tts(made(c))),
            )
    for module in (stt, cn):
        for cls in vendors(module, "STT"):
            yield (
                f"{module.__name__[-3:]} {cls.__name__}",
                lambda c=cls: run(plain(client).with_stt(made(c))),
            )
    for cls in [c for c in vars(llm).values() if isinstance(c, type) and hasattr(c, "to_config")]:
        if cls.__module__ == llm.__name__:
            yield f"llm {cls.__name__}", lambda c=cls: run(plain(client).with_llm(made(c)))
    for cls in vendors(cn, "LLM"):
        yield f"cn {cls.__name__}", lambda c=cls: run(plain(client).with_llm(made(c)))
    for cls in [c for c in vars(mllm).values() if isinstance(c, type) and hasattr(c, "to_config")]:
        if cls.__module__ == mllm.__name__:
            yield (
                f"mllm {cls.__name__}",
                lambda c=cls: silent(Agent(client=client).with_mllm(made(c))),
            )
    for cls in vendors(avatar, "Avatar"):
        rated = plain(client).with_tts(made(tts.MicrosoftTTS))
        if cls.__name__ in ("HeyGenAvatar", "LiveAvatarAvatar"):
            rated = plain(client)  # these want speech of 24 kHz
        yield f"avatar {cls.__name__}", lambda c=cls, a=rated: run(a.with_avatar(made(c)))


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
    yield "agents.get_turns", lambda: agents.get_turns(APP, state["agent"])
    yield "agents.update", lambda: agents.update(APP, state["agent"], properties={"token": "n"})
    yield "agents.speak", lambda: agents.speak(APP, state["agent"], text="Hello")
    yield "agents.interrupt", lambda: agents.interrupt(APP, state["agent"])
    yield (
        "agent_think",
        lambda: client.agent_management.agent_think(
            APP, state["agent"], text="Hello", metadata={"level": 2}
        ),
    )
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
    by_token, by_account = clients(address)
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
