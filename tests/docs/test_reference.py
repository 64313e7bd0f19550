"""Every snippet of ``generated/reference.md`` runs word for word against the sandbox."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent import AgentClient
from shengwang_agent.sandbox import Sandbox
from tests.docs.blocks import ROOT, Block, blocks_of
from tests.docs.stage import run_code, stage_with_platform

REFERENCE = ROOT / "generated" / "reference.md"
ROOM: Any = {"channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"]}
SIP: Any = {"from_number": "+11234567890", "rtc_uid": "100", "rtc_token": "t"}


def _headings() -> dict[int, str]:
    lines = enumerate(REFERENCE.read_text("utf-8").splitlines(), 1)
    return {
        n: line.removeprefix("## client.") for n, line in lines if line.startswith("## client.")
    }


def _snippets() -> list[tuple[str, Block]]:
    headings = _headings()
    found = []
    for block in blocks_of(REFERENCE):
        above = max(line for line in headings if line < block.line)
        found.append((headings[above], block))
    return found


SNIPPETS = _snippets()


def _prepare(operation: str, sandbox: Sandbox, client: AgentClient) -> dict[str, str]:
    """Make what the snippet asks for; its placeholders, and what they become."""
    resource, _, method = operation.partition(".")
    if resource == "agents" and method not in ("start", "list"):
        agent = client.agents.start("appid", name="one", pipeline_id="p", properties=ROOM)
        if method == "get_turns":
            client.agents.stop("appid", str(agent.agent_id))
        return {'"agentId"': repr(agent.agent_id), '"agent_id"': repr(agent.agent_id)}
    if resource == "telephony" and method not in ("call", "list"):
        call = client.telephony.call(
            "appid",
            name="one",
            pipeline_id="p",
            properties=ROOM,
            sip={**SIP, "to_number": "+1987654321"},
        )
        return {'"agent_id"': repr(call.agent_id), '"agentId"': repr(call.agent_id)}
    if resource == "phone_numbers" and method not in ("add", "list"):
        client.phone_numbers.add(
            provider="byo",
            phone_number="+11234567890",
            label="one",
            inbound_config={},
            outbound_config={"address": "sip.example.com", "transport": "tls"},
        )
    return {}


@pytest.mark.parametrize(("operation", "block"), SNIPPETS, ids=[name for name, _ in SNIPPETS])
def test_the_snippet_runs(operation: str, block: Block, tmp_path: Path) -> None:
    with stage_with_platform(tmp_path) as (scene, sandbox):
        with AgentClient() as client:
            placeholders = _prepare(operation, sandbox, client)
        sandbox.requests.clear()
        code = block.code
        for placeholder, value in placeholders.items():
            code = code.replace(placeholder, value)
        run_code(code, block.path, block.line, scene.names)
        _call_main(scene.names)
        sent = sandbox.requests.assert_sent(operation)
        assert 200 <= sent.status < 300, sent.answer


def _call_main(names: dict[str, Any]) -> None:
    """The two list snippets stand in a function, since they ``yield``."""
    main = names.get("main")
    if inspect.isgeneratorfunction(main):
        list(main())


def test_every_method_of_the_reference_has_a_snippet() -> None:
    assert {name for name, _ in SNIPPETS} == set(_headings().values())
    assert len(SNIPPETS) >= 19
