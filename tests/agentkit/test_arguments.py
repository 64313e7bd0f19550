"""What a method of a session does not know is refused before anything is sent."""

from __future__ import annotations

from typing import Any

import pytest

from shengwang_agent.agentkit import AgentSession
from shengwang_agent.sandbox import Sandbox


@pytest.mark.parametrize(
    "call",
    [
        lambda session: session.think("hi", agent_id="other"),
        lambda session: session.think("hi", interruptabel=None),
        lambda session: session.get_turns(appid="other"),
        lambda session: session.get_turns(method="x"),
    ],
)
def test_an_unknown_argument(call: Any) -> None:
    sandbox = Sandbox(speed=0)
    session = AgentSession.attach(sandbox.client(), agent_id="a1")
    before = sandbox.requests.total
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        call(session)
    assert sandbox.requests.total == before
