"""The terminal bot, with its input and output taken over."""

from __future__ import annotations

import io

import pytest

from examples import talk
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.testing import test_mode


def _type(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_conversation_on_the_local_platform(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, "hello\nWhen are you open?\n\nnever read\n")
    assert talk.main(["--sandbox"]) == 0
    said = capsys.readouterr().out
    assert "agent: Hello! Ask me when we are open." in said
    assert "agent: From nine to six." in said
    assert said.endswith("Goodbye.\n")


def _point_at(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGWANG_BASE_URL", sandbox.url)
    monkeypatch.setenv("SHENGWANG_APP_ID", "demo")
    monkeypatch.setenv("SHENGWANG_USERNAME", "u")
    monkeypatch.setenv("SHENGWANG_PASSWORD", "p")


def test_it_stops_the_agent_also_when_the_conversation_breaks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Sandbox() as sandbox, test_mode():
        _point_at(sandbox, monkeypatch)
        _type(monkeypatch, "hello\n\n")
        sandbox.next(500, on="agents.think")
        with pytest.raises(Exception, match="500"):
            talk.main([])
        assert [agent.status for agent in sandbox.agents()] == ["STOPPED"]


def test_an_agent_that_fails_to_start_is_told_and_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Sandbox() as sandbox:
        _point_at(sandbox, monkeypatch)
        sandbox.fail_next_start()
        with pytest.raises(RuntimeError, match="FAILED"):
            talk.main(["--patience", "1"])
        assert sandbox.agents()[0].status == "FAILED"


def test_a_silent_agent_does_not_hang_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Sandbox(reply_delay=3600) as sandbox:
        _point_at(sandbox, monkeypatch)
        _type(monkeypatch, "hello\n\n")
        assert talk.main(["--patience", "0"]) == 0
        assert "agent:" not in capsys.readouterr().out
