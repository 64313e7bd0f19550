"""Describe an agent, talk with it."""

from __future__ import annotations

from shengwang_agent import AgentClient
from shengwang_agent.agentkit import Agent, DeepSeekLLM, FengmingSTT, MiniMaxTTS


def describe(key: str) -> Agent:
    return (
        Agent(instructions="Be friendly.", greeting="Hello!")
        .with_stt(FengmingSTT(language="zh-CN"))
        .with_llm(DeepSeekLLM(api_key=key, model="deepseek-chat", temperature=0.2))
        .with_tts(MiniMaxTTS(key=key, voice_id="female-shaonv"))
    )


def talk(client: AgentClient) -> list[str]:
    said: list[str] = []
    with describe("k").session(client, channel="c", agent_uid="1", remote_uids=["*"]) as session:
        session.wait_until("RUNNING", timeout=10)
        session.say("Welcome.", "APPEND")
        for entry in session.follow():
            said.append(entry.content or "")
    return said
