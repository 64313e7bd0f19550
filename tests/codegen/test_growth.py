"""What is added to the description is everywhere after generating, without a handwritten line."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import subprocess
import sys
import textwrap
import typing
from pathlib import Path
from typing import Any

import pytest
import yaml

from codegen.__main__ import ROOT
from tests.codegen.conftest import AsyncSender, Made, Sender


class _Text(yaml.SafeLoader):
    """Keys and values as the description means them: dates and the like stay text."""


_Text.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith(("timestamp", "int:"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _reply(name: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"200": {"description": "Done.", "content": {"application/json": {"schema": schema}}}}


def _operation(resource: str, method: str, **more: Any) -> dict[str, Any]:
    return {
        "operationId": f"{resource}_{method}",
        "summary": f"The new call {method}.",
        "x-sdk-resource": resource,
        "x-sdk-method": method,
        "x-sdk-replay": "always",
        **more,
    }


def _grown(spec: dict[str, Any]) -> dict[str, Any]:
    schemas = spec["components"]["schemas"]
    speak = schemas["SpeakAgentsRequest"]["properties"]
    speak["mood"] = {"type": "string", "description": "How it is said."}
    schemas["StartAgentsRequestPropertiesLlm"]["properties"]["creativity"] = {"type": "number"}
    schemas["StartAgentsRequestProperties"]["properties"]["weather"] = {"type": "string"}
    schemas["SpeakAgentsRequestPriority"]["enum"].append("WHISPER")
    appid = {"$ref": "#/components/parameters/AppId"}
    spec["paths"]["/v2/projects/{appid}/agents/count"] = {
        "get": _operation(
            "agents",
            "count",
            parameters=[appid],
            responses=_reply("CountAgentsResponse"),
        )
    }
    schemas["CountAgentsResponse"] = {
        "type": "object",
        "properties": {"total": {"type": "integer"}},
    }
    body = {
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/AddRobotsRequest"}}
        }
    }
    spec["paths"]["/v2/robots"] = {
        "get": _operation("robots", "list", responses=_reply("ListRobotsResponse")),
        "post": _operation(
            "robots", "add", requestBody=body, responses=_reply("AddRobotsResponse")
        ),
    }
    schemas["ListRobotsResponse"] = {
        "type": "object",
        "properties": {
            "robots": {"type": "array", "items": {"$ref": "#/components/schemas/AddRobotsResponse"}}
        },
    }
    schemas["AddRobotsRequest"] = {
        "type": "object",
        "required": ["arm"],
        "properties": {
            "arm": {"$ref": "#/components/schemas/AddRobotsRequestArm"},
            "size": {"$ref": "#/components/schemas/AddRobotsRequestSize"},
        },
    }
    schemas["AddRobotsRequestArm"] = {
        "type": "object",
        "properties": {"length": {"type": "number"}},
    }
    schemas["AddRobotsRequestSize"] = {"type": "string", "enum": ["small", "large"]}
    schemas["AddRobotsResponse"] = {"type": "object", "properties": {"id": {"type": "string"}}}
    return spec


@pytest.fixture(scope="session")
def grown_spec() -> str:
    raw = yaml.load((ROOT / "openapi.yaml").read_text(encoding="utf-8"), Loader=_Text)
    return json.dumps(_grown(raw), ensure_ascii=False)


@pytest.fixture
def grown(made: Made, grown_spec: str) -> Made:
    return made.generate(grown_spec)


def test_a_copy_grows(grown: Made) -> None:
    _new_field(grown)
    _new_value(grown)
    _new_operation(grown)
    _new_resource(grown)
    _new_words(grown)


def _new_field(grown: Made) -> None:
    models, agents = grown.models, grown.resource("agents")
    llm = models.StartAgentsRequestPropertiesLlm(url="u", creativity=0.5)
    assert llm.to_dict() == {"url": "u", "creativity": 0.5}
    assert agents.agents_speak("a", "b", text="x", mood="calm").body == {
        "text": "x",
        "mood": "calm",
    }
    for cls in ("AgentsClient", "AsyncAgentsClient", "RawAgentsClient", "AsyncRawAgentsClient"):
        assert "mood" in inspect.signature(getattr(agents, cls).speak).parameters
    params = grown.module("shengwang_agent_api.params")
    assert "creativity" in params.StartAgentsRequestPropertiesLlmDict.__annotations__
    strict = grown.module("shengwang_agent_strict.models")
    assert "creativity" in strict.StartAgentsRequestPropertiesLlm.model_fields
    rules = grown.module("shengwang_agent_api.rules").SCHEMAS
    assert rules["SpeakAgentsRequest"]["properties"]["mood"] == {"type": "string"}
    assert "| `creativity` | `float` |" in grown.text("models/agents.md")


def _new_value(grown: Made) -> None:
    values = typing.get_args(grown.models.SpeakAgentsRequestPriority)
    assert values[-1] == "WHISPER"
    assert "WHISPER" in grown.text("shengwang_agent_api/params.py")
    said = grown.module("shengwang_agent_strict.models").SpeakAgentsRequest
    assert said.model_validate({"text": "x", "priority": "WHISPER"}).priority.root == "WHISPER"
    assert "`'WHISPER'`" in grown.text("models/agents.md")


def _new_operation(grown: Made) -> None:
    agents = grown.resource("agents")
    assert agents.agents_count("a").path == "/v2/projects/a/agents/count"
    sender = Sender("mine")
    assert agents.AgentsClient(sender).count() == agents.agents_count("mine")
    agents.RawAgentsClient(sender).count("a")
    assert [kind for kind, *_ in sender.calls] == ["send", "send_raw"]
    assert grown.models.CountAgentsResponse.from_dict({"total": 3}).total == 3


def _new_resource(grown: Made) -> None:
    resources = grown.module("shengwang_agent_api.resources")
    client = resources.Resources()
    client._sender = Sender()
    op = client.robots.add(arm={"length": 1}, size="large")
    assert (op.path, op.body) == ("/v2/robots", {"arm": {"length": 1}, "size": "large"})
    other = resources.AsyncResources()
    other._sender = AsyncSender()
    assert type(other.robots).__name__ == "AsyncRobotsClient"
    assert type(other.robots.with_raw_response).__name__ == "AsyncRawRobotsClient"
    robots = grown.module("shengwang_agent.robots")
    assert robots.AddRobotsRequestArm(length=1).to_dict() == {"length": 1}
    assert {"AddRobotsRequestSize", "ListRobotsResponse"} <= set(dir(robots))
    with pytest.raises(AttributeError, match="no attribute 'Tts_Microsoft'"):
        _ = robots.Tts_Microsoft
    assert grown.module("shengwang_agent.robots.client").RobotsClient
    assert grown.module("shengwang_agent.robots.raw_client").AsyncRawRobotsClient


def _new_words(grown: Made) -> None:
    exports = grown.module("shengwang_agent_api.exports")
    assert "AddRobotsRequestArm" in exports.ROBOTS
    assert "CountAgentsResponse" in exports.AGENTS
    assert "AddRobotsRequestArm" not in exports.AGENTS
    assert "AddRobotsRequestArm" not in exports.TYPES
    for_checkers = grown.module("shengwang_agent_api.exports.robots")
    assert tuple(for_checkers.__all__) == exports.ROBOTS
    reference = grown.text("reference.md")
    for heading in ("## client.agents.count", "## client.robots.list", "## client.robots.add"):
        assert heading in reference
    assert "- `mood`: `typing.Optional[str]` — How it is said." in reference


# The whole package beside the grown description, in a process of its own -------------------


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, grown_spec: str) -> Path:
    """A copy of the handwritten half, and what is generated from the grown description."""
    folder = tmp_path_factory.mktemp("whole")
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", folder / "src", ignore=skipped)
    Made(folder).generate(grown_spec)
    return folder


def run(whole: Path, *command: str) -> str:
    path = os.pathsep.join([str(whole / "generated"), str(whole / "src")])
    done = subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "PYTHONPATH": path, "COLUMNS": "100"},
        cwd=whole,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_only_the_new_resource_is_started(whole: Path) -> None:
    ours = {path.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("*.py")}
    found = {path.relative_to(whole / "src") for path in (whole / "src").rglob("*.py")}
    started = ("__init__", "client", "raw_client", "types")
    assert found - ours == {Path(f"shengwang_agent/robots/{name}.py") for name in started}


def test_the_package_offers_what_is_new(whole: Path) -> None:
    program = """
        import shengwang_agent
        from shengwang_agent import AgentClient, robots
        from shengwang_agent.robots.types.add_robots_request_arm import AddRobotsRequestArm

        assert "robots" in shengwang_agent.__all__ and shengwang_agent.robots is robots
        assert robots.AddRobotsRequestArm is AddRobotsRequestArm
        client = AgentClient(app_id="a", username="u", password="p")
        assert callable(client.robots.add) and callable(client.agents.count)
        assert "Robot" in repr(shengwang_agent.robots.AddRobotsRequestArm(length=1))
    """
    run(whole, "-c", textwrap.dedent(program))


def test_the_command_line_takes_what_is_new(whole: Path) -> None:
    def cli(*arguments: str) -> str:
        return run(whole, "-m", "shengwang_agent.cli", *arguments)

    assert "How it is said." in cli("agents", "speak", "--help")
    request = cli(
        *("agents", "speak", "a1", "--text", "x", "--mood", "calm", "--priority", "WHISPER"),
        *("--app-id", "a", "--dry-run"),
    )
    assert '"mood": "calm"' in request
    assert '"priority": "WHISPER"' in request
    assert "agents/count" in cli("agents", "count", "--app-id", "a", "--dry-run")
    added = cli("robots", "add", "--length", "1", "--size", "large", "--dry-run")
    assert "/v2/robots" in added
    assert '"length": 1' in added


def test_the_sandbox_judges_what_is_new(whole: Path) -> None:
    program = """
        from shengwang_agent import BadRequestError
        from shengwang_agent.sandbox import Sandbox

        sandbox = Sandbox(speed=0)
        client = sandbox.client()
        properties = {
            "channel": "c", "token": "t", "agent_rtc_uid": "1", "remote_rtc_uids": ["2"],
            "llm": {"url": "http://127.0.0.1:9/", "creativity": 0.5}, "weather": "sunny",
            "tts": {"vendor": "microsoft", "params": {"key": "k", "region": "r", "voice_name": "v"}},
        }
        agent = client.agents.start(name="a", properties=properties).agent_id
        client.agents.speak(agent_id=agent, text="x", mood="calm", priority="WHISPER")
        for wrong in ({"llm": {"url": "u", "creativity": "much"}}, {"weather": 1}):
            try:
                client.agents.start(name="b", properties={**properties, **wrong})
            except BadRequestError:
                continue
            raise AssertionError(wrong)
        sandbox.close()
    """
    run(whole, "-c", textwrap.dedent(program))


VISITS = """
import httpx
from shengwang_agent.sandbox import Sandbox

sandbox = Sandbox()
client = httpx.Client(
    transport=sandbox.transport(), base_url="http://127.0.0.1", auth=("user", "secret")
)
for method, path, body in (
    ("GET", "/v2/projects/a/agents/count", None),
    ("POST", "/v2/robots", {"arm": {"length": "long"}}),
    ("POST", "/v2/robots", {"arm": {"length": 1}, "size": "large"}),
    ("POST", "/v2/projects/a/agents/x/speak", {"text": "t", "mood": 7}),
    ("POST", "/v2/projects/a/agents/x/speak", {"text": "t", "mood": "calm"}),
    ("PUT", "/v2/robots", None),
):
    answer = client.request(method, path, json=body)
    print(answer.status_code, sandbox.requests.last.operation, answer.json()["detail"])
"""


def test_the_sandbox_has_a_route_for_every_operation(whole: Path) -> None:
    assert run(whole, "-c", VISITS).splitlines() == [
        "501 agents.count count agent failed, code: 501, msg: the sandbox does not play agents.count yet",
        "400 robots.add add robot failed, code: 400, msg: arm.length: should be a valid number",
        "501 robots.add add robot failed, code: 501, msg: the sandbox does not play robots.add yet",
        "400 agents.speak speak agent failed, code: 400, msg: Invalid value at mood: should be a valid string",
        "404 agents.speak speak agent failed, code: 404, msg: no agent 'x' in this project",
        "405 unknown request failed, code: 405, msg: PUT is not allowed here",
    ]


def test_the_builder_takes_what_is_new(whole: Path) -> None:
    program = """
        from shengwang_agent.agentkit import Agent, SpeakPriorityValues, SpeakPriorityWhisper

        assert SpeakPriorityWhisper == SpeakPriorityValues.WHISPER == "WHISPER"
        agent = Agent(weather="sunny")
        assert agent.weather == "sunny"
        assert agent.with_weather("wet").weather == "wet"
    """
    run(whole, "-c", textwrap.dedent(program))
