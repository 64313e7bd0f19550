"""Where a client sends, when arguments and the environment say different things."""

from __future__ import annotations

from typing import Any

import pytest

from shengwang_agent import AgentClient, Area, AsyncAgentClient
from shengwang_agent.environment import Environment
from shengwang_agent.errors import ConfigurationError

ELSEWHERE = "https://variable.example/base"
HERE = "http://127.0.0.1:8000"
US = "https://api-us-west-1.agora.io/api/conversational-ai-agent"
CN = "https://api.agora.io/cn/api/conversational-ai-agent"


@pytest.mark.parametrize("kind", [AgentClient, AsyncAgentClient])
@pytest.mark.parametrize(
    ("given", "elsewhere", "here"),
    [
        ({}, ELSEWHERE, HERE),
        ({"base_url": "https://argument.example"}, *["https://argument.example"] * 2),
        # A variable does not beat an area, but what is on this machine can only be a sandbox.
        ({"area": Area.US}, US, HERE),
        ({"area": Area.CN}, CN, HERE),
        ({"environment": Environment.DEFAULT}, CN, CN),
        ({"environment": Environment.GLOBAL}, *[Environment.GLOBAL.value] * 2),
        ({"base_url": "https://argument.example", "area": Area.US}, *["https://argument.example"] * 2),
        ({"base_url": ""}, ELSEWHERE, HERE),
    ],
)  # fmt: skip
def test_what_the_variable_does_not_beat(
    kind: Any, given: Any, elsewhere: str, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, url in ((ELSEWHERE, elsewhere), (HERE, here)):
        monkeypatch.setenv("SHENGWANG_BASE_URL", variable)
        assert kind(authorization="x", **given).get_current_url() == url


def test_an_address_and_an_environment_contradict() -> None:
    with pytest.raises(ConfigurationError, match="base_url or environment, not both"):
        AgentClient(authorization="x", base_url=HERE, environment=Environment.GLOBAL)
