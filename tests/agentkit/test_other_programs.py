"""Names that programs of agora-agents and of the older package import, and what they mean here."""

from __future__ import annotations

from importlib import import_module

import pytest

from shengwang_agent import AgentClient, AsyncAgentClient, agentkit
from shengwang_agent.agentkit import (
    InterruptionModeKeywords,
    LlmConfig,
    MllmTurnDetectionConfig,
    SpeakPriorityAppend,
    is_avatar_token_managed,
    is_spatius_avatar,
    validate_tts_sample_rate,
)
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.types import MllmTurnDetection


def test_deep_paths_are_aliases() -> None:
    import shengwang_agent.pool_client as pool_client
    from shengwang_agent.version import __version__

    from shengwang_agent.core.http_response import BaseHttpResponse, HttpResponse

    assert (pool_client.AgentClient, pool_client.AsyncAgentClient) == (
        AgentClient,
        AsyncAgentClient,
    )
    assert __version__ == import_module("shengwang_agent").__version__
    assert BaseHttpResponse is HttpResponse
    with pytest.raises(AttributeError):
        pool_client.Nothing  # noqa: B018


@pytest.mark.parametrize("resource", ["agents", "telephony", "phone_numbers"])
def test_the_types_of_a_resource_have_two_paths(resource: str) -> None:
    types = import_module(f"shengwang_agent.{resource}.types")
    package = import_module(f"shengwang_agent.{resource}")
    assert types.__all__ == package.__all__
    assert all(getattr(types, name) is getattr(package, name) for name in types.__all__)


def test_names_of_the_builder() -> None:
    assert MllmTurnDetectionConfig is MllmTurnDetection
    assert LlmConfig.__name__ == "StartAgentsRequestPropertiesLlm"
    assert (InterruptionModeKeywords, SpeakPriorityAppend) == ("keywords", "APPEND")
    for name in ("AvatarConfig", "CNAgent", "FillerWordsContentGeneratedConfig"):
        assert name in agentkit.__all__


def test_avatar_helpers() -> None:
    spatius, other = {"vendor": "spatius"}, {"vendor": "other"}
    assert (is_spatius_avatar(spatius), is_spatius_avatar(other)) == (True, False)
    assert [is_avatar_token_managed(x) for x in ({"vendor": "sensetime"}, spatius, other)] == [
        True,
        True,
        False,
    ]
    with pytest.raises(ValueError, match="16000 Hz"):
        validate_tts_sample_rate({"vendor": "sensetime"}, 24000)


def test_agent_management() -> None:
    with Sandbox() as sandbox, sandbox.client() as client:
        assert client.agent_management is client.agents
        properties = {
            "channel": "room",
            "token": "t",
            "agent_rtc_uid": "1",
            "remote_rtc_uids": ["2"],
            "llm": {"url": "https://llm.example/v1", "api_key": "k"},
            "tts": {
                "vendor": "microsoft",
                "params": {"key": "k", "region": "r", "voice_name": "v"},
            },
        }
        started = client.agents.start(name="a", properties=properties)
        thought = client.agent_management.agent_think(client.app_id, started.agent_id, text="hello")
        assert thought.agent_id == started.agent_id


def test_the_top_level_has_what_the_builder_has() -> None:
    package = import_module("shengwang_agent")
    for name in (
        "CNAgent",
        "DeepSeekLLM",
        "LlmConfig",
        "is_avatar_token_managed",
        "ROLE_PUBLISHER",
    ):
        assert getattr(package, name) is getattr(agentkit, name)


@pytest.mark.parametrize("module", ["", ".agentkit", ".agentkit.vendors"])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Anthropic", "CustomLLM"),
        ("GeminiLive", "QwenOmni"),
        ("HeyGenAvatar", "SensetimeAvatar"),
        ("AresSTT", "FengmingSTT"),
        ("CartesiaTTS", "MiniMaxTTS"),
    ],
)
def test_vendors_of_the_international_platform_name_ours(module: str, name: str, told: str) -> None:
    with pytest.raises(ImportError, match=told):
        exec(f"from shengwang_agent{module} import {name}", {})
