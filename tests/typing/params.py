"""Never executed: plain dicts are checked by key, and mistakes are found by both checkers.

Each line with an ignore is a mistake that has to be found: both checkers report an ignore that
is not needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shengwang_agent import AgentClient, Tts_Other
from shengwang_agent.agents import StartAgentsRequestProperties, StartAgentsRequestPropertiesLlm

client = AgentClient(username="u", password="p", app_id="a")
properties = StartAgentsRequestProperties(
    channel="c", token="t", agent_rtc_uid="1", remote_rtc_uids=["2"]
)

client.agents.start(
    name="n",
    properties={
        "channel": "c",
        "token": "t",
        "agent_rtc_uid": "1",
        "remote_rtc_uids": ["2"],
        "tts": {
            "vendor": "microsoft",
            "params": {"key": "k", "region": "r", "voice_name": "v"},
        },
    },
)
client.phone_numbers.add(
    provider="byo",
    phone_number="+8610",
    label="desk",
    inbound_config={"allowed_addresses": ["192.0.2.0/27"]},
    outbound_config={"address": "sip.example.com"},
)
# Tokens are made when they are left out.
client.telephony.call(
    name="n",
    sip={"to_number": "+8610", "from_number": "+8611", "rtc_uid": "2"},
    properties={"channel": "c", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]},
)
# Providers of speech without a class here, tools of any schema, states as number or text.
client.agents.start(
    name="n",
    properties={
        "channel": "c",
        "agent_rtc_uid": "1",
        "remote_rtc_uids": ["2"],
        "tts": {"vendor": "elevenlabs", "params": {"key": "k"}},
        "llm": {
            "tools": [
                {
                    "type": "function",
                    "function": {
                        "name": "a",
                        "parameters": {"type": "object", "additionalProperties": False},
                    },
                    "server": {"method": "POST", "url": "https://example.com", "body": [1]},
                }
            ]
        },
    },
)
StartAgentsRequestProperties(
    channel="c",
    agent_rtc_uid="1",
    remote_rtc_uids=["2"],
    tts=Tts_Other(vendor="brand_new", params={"key": "k"}),
)
client.agents.list(state=2)
client.agents.list(state="2")
client.agents.list(state="RUNNING")
# What was read from a file, or put together elsewhere.
settings: dict[str, Any] = {}
llm: Mapping[str, Any] = settings
client.agents.start(name="n", properties=settings)
client.agents.update("app", "id", properties={"llm": {"params": {"model": "m"}}})
StartAgentsRequestProperties(channel="c", agent_rtc_uid="1", remote_rtc_uids=["2"], llm=llm)

# Mistakes.
properties.tts = {"vendor": "micosoft", "params": {}}  # type: ignore[assignment]  # pyright: ignore
properties.tts = {"vendor": "minimax", "parms": {}}  # type: ignore[assignment]  # pyright: ignore
client.agents.start(nmae="n", properties=properties)  # type: ignore[call-arg]  # pyright: ignore
client.agents.get()  # type: ignore[call-overload]  # pyright: ignore
client.agents.speak("app", "id", text="t", priority="LOUD")  # type: ignore[call-overload]  # pyright: ignore
client.telephony.list(type="sideways")  # type: ignore[arg-type]  # pyright: ignore
client.agents.start(name="n", properties={"chanel": "c"})  # type: ignore[dict-item]  # pyright: ignore
StartAgentsRequestPropertiesLlm(url="https://llm.example", modle="m")  # type: ignore[call-arg]  # pyright: ignore
StartAgentsRequestPropertiesLlm(url=5)  # type: ignore[arg-type]  # pyright: ignore
client.agents.list(request_options={"max_retrys": 1})  # type: ignore[arg-type]  # pyright: ignore
client.agents.list(limit="ten")  # type: ignore[arg-type]  # pyright: ignore
client.agents.update("app", "id", properties={"llm": {"prompt": "x"}})  # type: ignore[dict-item]  # pyright: ignore
client.agents.update("app", "id", properties={"asr": {}})  # type: ignore[dict-item]  # pyright: ignore
client.agents.nothing()  # type: ignore[attr-defined]  # pyright: ignore
client.telephony.call(name="n", sip={"to": "+86"}, properties={"channel": "c"})  # type: ignore[dict-item]  # pyright: ignore
AgentClient(usrname="u")  # type: ignore[call-arg]  # pyright: ignore
