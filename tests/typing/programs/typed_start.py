"""Start an agent from models, use its id."""

from __future__ import annotations

from shengwang_agent import AgentClient, MicrosoftTtsParams, Tts_Microsoft
from shengwang_agent.agents import StartAgentsRequestProperties, StartAgentsRequestPropertiesLlm


def start(client: AgentClient, room: str) -> str:
    reply = client.agents.start(
        name="desk",
        properties=StartAgentsRequestProperties(
            channel=room,
            token="t",
            agent_rtc_uid="1",
            remote_rtc_uids=["2"],
            tts=Tts_Microsoft(params=MicrosoftTtsParams(key="k", region="r", voice_name="v")),
            llm=StartAgentsRequestPropertiesLlm(
                url="https://llm.example",
                params={"model": "m"},
                system_messages=[{"role": "system"}],
            ),
        ),
    )
    return reply.agent_id
