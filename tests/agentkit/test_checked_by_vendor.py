"""A map is held against the class of its vendor, also where others may be anything."""

from __future__ import annotations

from typing import Any

import pytest

from shengwang_agent.agentkit import Agent, InvalidAgent, MiniMaxTTS
from shengwang_agent.agentkit.fitting import Findings, fit

JOIN: dict[str, Any] = {
    "channel": "c", "agent_uid": "1", "remote_uids": ["2"], "token": "t",
    "allow_missing_vendor_categories": ("llm",),
}  # fmt: skip


def test_a_voice_is_held_against_its_own_class() -> None:
    voice = MiniMaxTTS(key="k", model="m", voice_id="v", voice_setting={"speed": "fast"})
    with pytest.raises(InvalidAgent, match=r"voice_setting\.speed: must be a number, not str"):
        Agent().with_tts(voice).to_properties(**JOIN)


def test_what_a_vendor_needs_and_takes() -> None:
    report = Findings([], [])
    value = {"tts": {"vendor": "microsoft", "params": {"region": "r", "sample_rate": "16000"}}}
    fit(value, "StartAgentsRequestProperties", "", report)
    assert value["tts"]["params"]["sample_rate"] == 16000
    missing = {problem.path for problem in report.problems}
    assert {"tts.params.key", "tts.params.voice_name"} <= missing


def test_a_vendor_without_a_class_may_have_anything() -> None:
    report = Findings([], [])
    value = {"tts": {"vendor": "cartesia", "params": {"any": "thing"}}}
    fit(value, "StartAgentsRequestProperties", "", report)
    assert not [problem for problem in report.problems if problem.path.startswith("tts")]
