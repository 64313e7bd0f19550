"""Programs as they are written first run: a backend, also on bad days, and a campaign.

The programs stand in ``tests/typing/programs``, where their types are checked, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from shengwang_agent import AgentClient, webhooks
from shengwang_agent.agentkit import Agent, DeepSeekLLM, MiniMaxTTS
from shengwang_agent.sandbox import Sandbox
from shengwang_agent.testing import test_mode

from ..agentkit.platform import ACCOUNT
from ..typing.programs import backend, campaign_run, waiting
from .test_first_guesses import HABIT

CALLEES = {"+8613800000011": "Ann", "+8613800000012": "Bob", "+8613800000013": "Zhao"}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as box, test_mode():
        yield box


@pytest.fixture
def app(sandbox: Sandbox) -> Iterator[TestClient]:
    client = sandbox.async_client()
    with TestClient(backend.backend(client, HABIT)) as made:
        yield made


def test_a_backend_starts_answers_and_leaves_no_agent(sandbox: Sandbox) -> None:
    client = sandbox.async_client()
    with TestClient(backend.backend(client, HABIT)) as app:
        started = app.post("/agents?channel=lobby")
        assert (started.status_code, started.json()["status"]) == (201, "RUNNING")
        agent_id = started.json()["agent_id"]
        assert app.get(f"/agents/{agent_id}").json() == {"status": "RUNNING"}
    assert sandbox.agent(agent_id).status == "STOPPED"


@pytest.mark.parametrize(
    ("fault", "status", "wait"),
    [
        ({"status": 429, "retry_after": 7}, 503, "7"),
        ({"status": 429, "retry_after": 6.5}, 503, "7"),
        ({"status": 503}, 503, None),
        ({"status": 500}, 502, None),
        ({"status": 401}, 500, None),
        ({"status": 409}, 409, None),
    ],
)
def test_a_backend_has_true_statuses_on_bad_days(
    app: TestClient, sandbox: Sandbox, fault: dict[str, Any], status: int, wait: str | None
) -> None:
    sandbox.next(**fault, on="agents.start", times=9)
    answer = app.post("/agents?channel=lobby")
    assert (answer.status_code, answer.headers.get("retry-after")) == (status, wait)
    assert answer.json()["error"]


def test_a_backend_tells_what_is_wrong_with_a_request(app: TestClient) -> None:
    assert app.get("/agents/A" + "1" * 31).status_code == 404
    assert app.get("/agents/..%20").status_code in (404, 400)


def test_a_backend_takes_signed_notifications_only(app: TestClient) -> None:
    agent_id = app.post("/agents?channel=lobby").json()["agent_id"]
    left = {"noticeId": "1", "eventType": 102, "payload": {"agent_id": agent_id}}
    body = json.dumps(left)
    for secret, status in (("another", 401), (backend.SECRET, 200), (backend.SECRET, 200)):
        sent = app.post("/notifications", content=body, headers=webhooks.sign(body, secret))
        assert sent.status_code == status
    broken = app.post("/notifications", content="{", headers=webhooks.sign("{", backend.SECRET))
    assert broken.status_code == 400


def test_a_campaign_calls_everybody_once_more_when_busy(tmp_path: Path) -> None:
    sandbox = Sandbox(**ACCOUNT)
    agent = (
        Agent(instructions="Remind.", greeting="Hello {name}.")
        .with_llm(DeepSeekLLM(api_key="k", model="deepseek-chat"))
        .with_tts(MiniMaxTTS(key="k", voice_id="v"))
    )
    people = [{"phone": phone, "name": name} for phone, name in CALLEES.items()]
    sandbox.callee("answered", number="+8613800000011", says="Yes?", hangs_up_after=1)
    sandbox.callee("busy", number="+8613800000012", rings=0, sip=486)
    sandbox.callee("rejected", number="+8613800000013", rings=0, sip=603)
    with sandbox, AgentClient(base_url=sandbox.url, **ACCOUNT) as client, test_mode():
        found = campaign_run.remind(client, agent, people, tmp_path)
    assert found == {"answered": 1, "busy": 1, "rejected": 1}
    assert len(sandbox.dials) == 4
    assert (tmp_path / "reminders.csv").read_text("utf-8").count("+86138") >= 3


def test_waiting_programs_run(sandbox: Sandbox) -> None:
    with sandbox.client() as client:
        agent_id = client.agents.start(name="a", properties=HABIT).agent_id
        client.agents.stop(agent_id=agent_id)
        assert waiting.transcript(client, agent_id)[0].startswith("409 the agent is STOPPED")
        pytest.importorskip("pandas")
        assert waiting.table(client) == 0
