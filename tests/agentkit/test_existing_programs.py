"""Programs written for the public package, their imports and calls unchanged, run to the end.

Each is text that is executed as it stands; only the address of the platform comes from the
environment, so that the sandbox answers.
"""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Iterator

import pytest

from shengwang_agent.sandbox import Sandbox

from .platform import APP, CERTIFICATE

PROGRAMS: dict[str, str] = {
    "quick start": """
        from shengwang_agent import AgentClient, Area
        from shengwang_agent.agentkit import Agent, expires_in_hours
        from shengwang_agent.agentkit.vendors import AliyunLLM, FengmingSTT, MiniMaxTTS

        client = AgentClient(area=Area.CN, app_id=APP, app_certificate=CERTIFICATE)
        agent = (
            Agent(name="front-desk", instructions="接待来电。")
            .with_stt(FengmingSTT(language="zh-CN"))
            .with_llm(AliyunLLM(api_key="k", model="qwen-max"))
            .with_tts(MiniMaxTTS(key="k", voice_id="v"))
        )
        session = agent.create_session(
            client, channel="room", agent_uid="1", remote_uids=["100"], expires_in=expires_in_hours(12)
        )
        agent_id = session.start()
        client.stop_agent(agent_id)
        client.close()
    """,
    "async with the same method": """
        import asyncio

        from shengwang_agent import Area, AsyncAgentClient
        from shengwang_agent.agentkit import Agent
        from shengwang_agent.agentkit.vendors import AliyunLLM, MiniMaxTTS

        async def main():
            client = AsyncAgentClient(area=Area.CN, app_id=APP, app_certificate=CERTIFICATE)
            agent = (
                Agent(name="assistant", instructions="be kind")
                .with_llm(AliyunLLM(api_key="k", model="qwen-max"))
                .with_tts(MiniMaxTTS(key="k", voice_id="v"))
            )
            session = agent.create_session(client, channel="room", agent_uid="1", remote_uids=["100"])
            agent_id = await session.start()
            await session.say("hello")
            await session.interrupt()
            await session.stop()
            await client.stop_agent(agent_id)
            await client.close()
            return agent_id

        agent_id = asyncio.run(main())
    """,
    "a web service's wrapper": """
        import time

        from shengwang_agent import AgentClient, Area
        from shengwang_agent.agentkit import Agent as PlatformAgent
        from shengwang_agent.agentkit.vendors import DeepSeekLLM, MicrosoftSTT, MiniMaxTTS

        class Agents:
            def __init__(self):
                self.client = AgentClient(area=Area.CN, app_id=APP, app_certificate=CERTIFICATE)
                self.sessions = {}

            def start(self, channel_name, agent_uid):
                agent = PlatformAgent(
                    name=f"agent_{channel_name}_{int(time.time())}",
                    instructions="be kind",
                    greeting="hello",
                    failure_message="sorry",
                    advanced_features={"enable_rtm": True},
                    parameters={"data_channel": "rtm", "enable_error_message": True},
                )
                agent = (
                    agent.with_llm(DeepSeekLLM(url="https://llm.example.com", api_key="k", model="m"))
                    .with_tts(
                        MiniMaxTTS(
                            key="k", model="m", voice_setting={"voice_id": "v", "speed": 1.0}, group_id=None
                        )
                    )
                    .with_stt(MicrosoftSTT(key="k", region="chinaeast2", language="zh-CN"))
                )
                preview = agent.to_properties(
                    channel=channel_name, agent_uid=agent_uid, remote_uids=["*"], app_id=APP,
                    app_certificate=CERTIFICATE, enable_string_uid=True, idle_timeout=120,
                )
                self.preview = preview.model_dump(mode="json", exclude_none=True)
                session = agent.create_session(
                    client=self.client, channel=channel_name, agent_uid=agent_uid,
                    remote_uids=["*"], enable_string_uid=True, idle_timeout=120,
                )
                agent_id = session.start()
                self.sessions[agent_id] = session
                return agent_id

            def stop(self, agent_id):
                session = self.sessions.pop(agent_id, None)
                if session is None:
                    self.client.stop_agent(agent_id)
                else:
                    session.stop()

        agents = Agents()
        agent_id = agents.start("room", "1001")
        assert agents.preview["parameters"]["enable_error_message"] is True
        agents.stop(agent_id)
        agents.stop(agent_id)
        agents.client.close()
    """,
    "typed configuration and events": """
        from shengwang_agent import AgentClient, Area
        from shengwang_agent.agentkit import (
            AdvancedFeatures, Agent, DataChannel, FarewellConfig, SalConfig, SalModeValues,
            SessionParams, SilenceActionValues, SilenceConfig, TurnDetectionConfig,
        )
        from shengwang_agent.agentkit.vendors import BytedanceTTS, CustomLLM, TencentSTT

        client = AgentClient(area=Area.CN, app_id=APP, app_certificate=CERTIFICATE)
        agent = (
            Agent(
                turn_detection=TurnDetectionConfig(mode="default"),
                sal=SalConfig(sal_mode=SalModeValues.LOCKING),
                advanced_features=AdvancedFeatures(enable_rtm=True, enable_sal=True),
                parameters=SessionParams(
                    silence_config=SilenceConfig(
                        timeout_ms=10000, action=SilenceActionValues.SPEAK, content="还在吗？"
                    ),
                    farewell_config=FarewellConfig(graceful_enabled=True, graceful_timeout_seconds=10),
                    data_channel=DataChannel.RTM,
                ),
            )
            .with_llm(CustomLLM(api_key="k", base_url="https://llm.example.com/v1"))
            .with_tts(BytedanceTTS(key="k", voice_type="v", app_id="a", cluster="c"))
            .with_stt(TencentSTT(app_id="a", secret_id="i", secret_key="k", language="zh-CN"))
        )
        heard = []
        session = agent.create_session(client, channel="room", agent_uid="1", remote_uids=["100"], name="n")
        session.on("started", lambda data: heard.append(data["agent_id"]))
        session.on("stopped", lambda data: heard.append(data["agent_id"]))
        agent_id = session.start()
        session.update({"llm": {"system_messages": [{"role": "system", "content": "新的"}]}})
        history = session.get_history()
        info = session.get_info()
        client.agents.get(APP, agent_id)
        session.stop()
        assert heard == [agent_id, agent_id]
        client.close()
    """,
    "tokens of a token service": """
        from shengwang_agent import generate_rtc_token
        from shengwang_agent.agentkit import expires_in_minutes, generate_convo_ai_token
        from shengwang_agent.agentkit.token import ROLE_SUBSCRIBER

        one = generate_convo_ai_token(
            app_id=APP, app_certificate=CERTIFICATE, channel_name="room", account="1001",
            token_expire=expires_in_minutes(30),
        )
        two = generate_convo_ai_token(APP, CERTIFICATE, "room", uid=1001)
        three = generate_rtc_token(
            app_id=APP, app_certificate=CERTIFICATE, channel="room", uid=0, role=ROLE_SUBSCRIBER
        )
        assert all(token.startswith("007") for token in (one, two, three))
        agent_id = None
    """,
    "vendor classes by their deep paths": """
        from shengwang_agent.agentkit.agent import Agent
        from shengwang_agent.agentkit.agent_session import AgentSession
        from shengwang_agent.agentkit.vendors.base import BaseLLM
        from shengwang_agent.agentkit.vendors.llm import TencentLLM
        from shengwang_agent.agentkit.vendors.stt import XfyunSTT
        from shengwang_agent.agentkit.vendors.tts import CosyVoiceTTS
        from shengwang_agent.client import AgentClient
        from shengwang_agent.core.domain import Area

        client = AgentClient(area=Area.CN, app_id=APP, app_certificate=CERTIFICATE)
        agent = (
            Agent("n", "be kind")
            .with_llm(TencentLLM(api_key="k", model="hunyuan-pro"))
            .with_tts(CosyVoiceTTS(key="k", model="m", voice="v", sample_rate=16000))
            .with_stt(XfyunSTT(app_id="a", api_key="k", api_secret="s"))
        )
        session = AgentSession(client, agent, APP, "n", "room", "1", ["100"], CERTIFICATE)
        agent_id = session.start()
        session.stop()
        client.close()
    """,
}


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    with Sandbox(app_id=APP, app_certificate=CERTIFICATE) as box:
        monkeypatch.setenv("SHENGWANG_BASE_URL", box.url)
        yield box


@pytest.mark.parametrize("name", PROGRAMS)
def test_it_runs_to_the_end(name: str, sandbox: Sandbox) -> None:
    names: dict[str, object] = {"APP": APP, "CERTIFICATE": CERTIFICATE}
    exec(compile(textwrap.dedent(PROGRAMS[name]), name, "exec"), names)
    agents = sandbox.agents()
    assert [agent.status for agent in agents] == (["STOPPED"] if names["agent_id"] else [])
    assert [agent.agent_id for agent in agents] == ([names["agent_id"]] if agents else [])
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()
