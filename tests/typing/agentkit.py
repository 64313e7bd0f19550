"""Never executed: the builder as type checkers see it.

Each line with an ignore is a mistake that has to be found: both checkers report an ignore that
is not needed.
"""

from __future__ import annotations

from typing_extensions import assert_type

from shengwang_agent import AgentClient, AsyncAgentClient
from shengwang_agent.agentkit import (
    Agent,
    AgentSession,
    AliyunLLM,
    AsyncAgentSession,
    AsyncCall,
    Call,
    CosyVoiceTTS,
    DataChannel,
    DeepSeekLLM,
    FengmingSTT,
    GeofenceConfig,
    MiniMaxTTS,
    SalConfig,
    SensetimeAvatar,
    StepFunTTS,
    TencentSTT,
    expires_in_hours,
)

client = AgentClient(app_id="a", app_certificate="c")
async_client = AsyncAgentClient(app_id="a", app_certificate="c")
agent = (
    Agent("name", parameters={"data_channel": DataChannel.RTM}, sal=SalConfig(sal_mode="locking"))
    .with_llm(AliyunLLM(base_url="https://llm.example.com", api_key="k", model="m"))
    .with_llm(DeepSeekLLM(api_key="k", model="m", temperature=1))
    .with_tts(MiniMaxTTS(key="k", voice_id="v", speed=1.2))
    .with_tts(MiniMaxTTS(key="k", voice_setting={"voice_id": "v"}))
    .with_tts(CosyVoiceTTS(key="k", model="m", voice="v", sample_rate=16000))
    .with_stt(TencentSTT(app_id="a", secret_id="i", secret_key="k"))
    .with_stt(FengmingSTT(language=None, keywords=["x"]))
    .with_avatar(SensetimeAvatar(agora_uid="9", app_id="a", api_key="k", scene_list=[{}]))
    .with_geofence(GeofenceConfig(area="ASIA"))
)
assert_type(agent, Agent)
assert_type(agent.with_sal({"sal_mode": "locking"}).with_pipeline_id("p"), Agent)
assert_type(agent.greeting, str | None)
assert_type(agent.labels, dict[str, str] | None)

session = agent.create_session(client, channel="c", agent_uid="1", remote_uids=["2"])
assert_type(session, AgentSession)
assert_type(session.start(), str)
other = agent.create_session(async_client, channel="c", agent_uid="1", remote_uids=["2"])
assert_type(other, AsyncAgentSession)
bound = Agent(client=client).session(
    channel="c", agent_uid="1", remote_uids=["2"], expires_in=expires_in_hours(1)
)
assert_type(bound, AgentSession)
with bound as running:
    assert_type(running, AgentSession)
    running.say("hello", "APPEND", options={"interruptable": False})
    for entry in running.follow():
        print(entry.content)
call = agent.call(client, to_number="+861", from_number="+862", channel="c")
assert_type(call, Call)
assert_type(agent.call(async_client, to_number="+1", from_number="+2", channel="c"), AsyncCall)


async def main() -> None:
    async with other as started:
        await started.say("hello")
        async for entry in started.follow():
            print(entry.role)


# Mistakes.
DeepSeekLLM(api_key="k", modle="m")  # type: ignore[call-arg]  # pyright: ignore
DeepSeekLLM(temperature="warm")  # type: ignore[arg-type]  # pyright: ignore
StepFunTTS(api_key="k", model="m")  # type: ignore[call-overload]  # pyright: ignore
StepFunTTS(key="k", model="m", voise="v")  # type: ignore[call-overload]  # pyright: ignore
MiniMaxTTS(key="k")  # type: ignore[call-overload]  # pyright: ignore
MiniMaxTTS(key="k", voice_id="v", voice_setting={"voice_id": "v"})  # type: ignore[call-overload]  # pyright: ignore
TencentSTT(app_id="a", key="k")  # type: ignore[call-overload]  # pyright: ignore
FengmingSTT("zh-CN")  # type: ignore[call-arg]  # pyright: ignore
agent.with_tts(DeepSeekLLM())  # type: ignore[arg-type]  # pyright: ignore
agent.with_llm({"url": "x"})  # type: ignore[arg-type]  # pyright: ignore
agent.with_greating("x")  # type: ignore[attr-defined]  # pyright: ignore
agent.greeting = "x"  # type: ignore[misc]  # pyright: ignore
Agent(parameters=5)  # type: ignore[arg-type]  # pyright: ignore
Agent(interruption="x")  # type: ignore[arg-type]  # pyright: ignore
agent.with_sal("locking")  # type: ignore[arg-type]  # pyright: ignore
agent.with_labels({"a": 1})  # type: ignore[dict-item]  # pyright: ignore
Agent(instruction="x")  # type: ignore[call-arg]  # pyright: ignore
agent.session(client, channel="c", agent_uid="1")  # type: ignore[call-overload]  # pyright: ignore
agent.session(client, chanel="c", agent_uid="1", remote_uids=[""])  # type: ignore[call-overload]  # pyright: ignore
session.say("x", "LOUD")  # type: ignore[arg-type]  # pyright: ignore
session.think("x", on_speaking_action="shout")  # type: ignore[arg-type]  # pyright: ignore
agent.call(client, to_number="+861", channel="c")  # type: ignore[call-overload]  # pyright: ignore
GeofenceConfig(are="ASIA")  # type: ignore[call-arg]  # pyright: ignore
