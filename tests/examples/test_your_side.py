"""The programs of the developer's side, run as a reader runs them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from shengwang_agent.sandbox.checks.model import ModelCheck
from shengwang_agent.sandbox.checks.webhook import WebhookCheck
from tests.docs.blocks import ROOT
from tests.llmserver.serving import PATH, serving

FRONT_DESK = """caller: Are you open?
agent:  Which day do you mean?
caller: On Sunday
agent:  One moment. On Sunday: closed.
caller: And the terms?
agent:  All prices are in yuan.
"""


def run(name: str) -> str:
    command = [sys.executable, f"examples/{name}.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_front_desk_holds_its_conversation() -> None:
    assert run("front_desk") == FRONT_DESK


def test_the_shop_answers_by_its_tool_and_hears_the_notices() -> None:
    lines = run("shop").splitlines()
    assert "agent: It is in Hangzhou, arriving tomorrow." in lines
    assert sorted(line for line in lines if line.startswith("webhook")) == [
        "webhook: agent_joined",
        "webhook: agent_left",
    ]


def test_the_servers_of_the_examples_pass_every_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    import front_desk
    import shop

    with serving(front_desk.app) as url:
        findings = list(ModelCheck(url + PATH, front_desk.KEY).run())
    assert {finding.state for finding in findings} == {"ok"}
    with serving(shop.app) as url:
        noticed = list(WebhookCheck(url + "/webhook", "notification-secret").run())
    assert {finding.state for finding in noticed} == {"ok"}


def test_a_tool_of_the_shop_cancels_once() -> None:
    sys.path.insert(0, str(ROOT / "examples"))
    try:
        import shop
    finally:
        sys.path.pop(0)
    for _ in range(2):
        assert shop.cancel_order("18", "call_7") == "order 18 is cancelled"
    assert shop.cancelled == {"call_7": "18"}
