"""The skill in the wheel: short, found by tools, names what exists, and its mistakes meet an error."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

import shengwang_agent
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.testing import test_mode as no_environment
from tests.docs.blocks import SKILL, skill_pages

WHOLE = (SKILL / "SKILL.md").read_text("utf-8")
SIP = {"to_number": "+8613800000000", "from_number": "+861", "rtc_uid": "1", "rtc_token": "t"}
ROOM = {"channel": "room", "token": "t", "agent_rtc_uid": "1001", "remote_rtc_uids": ["7"]}
# The number in the list, what an assistant writes, what it is told. Number 6 is no error: polling works.
MISTAKES = [
    (1, "agent.with_asr", "did you mean 'with_stt'?"),
    (1, "client.agents.create", "did you mean 'start'?"),
    (1, "from shengwang_agent import Client", "the client is AgentClient"),
    (2, "agent.session(client, channel='c', agent_uid='1', remote_uids=['2']).start()", "token: missing; give it, or app_id and app_certificate to have it made"),
    (3, "client.agents.speak(agent_id=starting, text='x')", "is STARTING, not RUNNING"),
    (4, "client.telephony.call(name='a', sip=SIP, pipeline_id='p', properties=ROOM)", "telephony.list tells (error.lookup)"),
    (5, "AgentClient()", "set SHENGWANG_USERNAME and SHENGWANG_PASSWORD"),
    (7, "client.agents.stop('A1')", "write client.agents.stop(agent_id=…)"),
    (8, "webhooks.verify({'noticeId': '1'}, {}, 'secret')", "body must be the raw bytes of the request, not dict"),
    (9, "client.agents.start(name='b', pipeline_id='p', properties={**ROOM, 'remote_rtc_uids': ['1', '2']})", "should have at most 1 items, has 2"),
    (9, "client.agents.start(name='c', pipeline_id='p', properties={**ROOM, 'agent_rtc_uid': 1})", "agent_rtc_uid: should be a valid string"),
    (9, "client.telephony.call(name='d', sip={**SIP, 'to_number': '138'}, pipeline_id='p', properties=ROOM)", "E.164 form, such as +8613800000000"),
    (10, "client.agents.update(agent_id=starting, properties={'tts': {}})", "token, llm.system_messages, llm.params and mllm.params can"),
]  # fmt: skip


@pytest.fixture
def names() -> Iterator[dict[str, Any]]:
    """What a mistake may use; one agent is starting."""
    found: dict[str, Any] = {"ROOM": ROOM, "SIP": SIP}
    exec(
        "from shengwang_agent import AgentClient, webhooks\n"
        "from shengwang_agent.agentkit import Agent, DeepSeekLLM, MiniMaxTTS\n"
        "agent = Agent().with_llm(DeepSeekLLM(api_key='k', model='m'))\n"
        "agent = agent.with_tts(MiniMaxTTS(key='k', voice_id='v'))",
        found,
    )
    with no_environment(), Sandbox(start_delay=5, speed=0) as box, box.client() as client:
        reply = client.agents.start(name="a", pipeline_id="p", properties=ROOM)
        yield {**found, "client": client, "starting": reply.agent_id, "sandbox": box}


@pytest.mark.parametrize(("number", "code", "words"), MISTAKES)
def test_a_mistake_is_told_what_to_write(
    number: int, code: str, words: str, names: dict[str, Any]
) -> None:
    if number == 4:
        names["sandbox"].drop(on="telephony.call")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some are told twice: before it is sent, and after
        with pytest.raises(Exception, match=re.escape(words)):
            exec(code, names)


def test_every_mistake_has_its_sentence() -> None:
    listed = WHOLE.partition("## Ten mistakes")[2].partition("\n## ")[0]
    assert re.findall(r"^(\d+)\. ", listed, re.MULTILINE) == [str(n) for n in range(1, 11)]
    assert {number for number, *_ in MISTAKES} == set(range(1, 11)) - {6}


def test_it_is_short() -> None:
    assert sum(len(page.read_text("utf-8").splitlines()) for page in skill_pages()) < 400


def test_tools_find_it() -> None:
    head = yaml.safe_load(WHOLE.split("---\n")[1])
    assert head["name"] == SKILL.name
    assert 50 < len(head["description"]) <= 1024
    assert "import shengwang_agent" in head["description"]


def test_every_reference_is_named() -> None:
    named = set(re.findall(r"references/[\w-]+\.md", WHOLE))
    assert named == {str(p.relative_to(SKILL)) for p in skill_pages()} - {"SKILL.md"}


def test_errors_that_are_named_exist() -> None:
    text = "".join(page.read_text("utf-8") for page in skill_pages())
    named = set(re.findall(r"`([A-Z]\w+(?:Error|Unknown))`", text))
    assert len(named) >= 8
    outside = {"SignatureError"}  # of webhooks
    assert [name for name in named - outside if not hasattr(shengwang_agent, name)] == []
