"""A property added to the description is an argument of ``Agent``, without a handwritten line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.__main__ import ROOT, main
from codegen.load import load

PROGRAM = """
import inspect
from shengwang_agent import agentkit
from shengwang_agent.agentkit import Agent, InvalidAgent
from shengwang_agent_api import models, params
from shengwang_agent_strict import models as strict

place = dict(channel="c", agent_uid="1", remote_uids=["2"], token="t")
whole = (
    Agent(mood={"name": "calm", "level": "3"}, pace="slow")
    .with_llm(agentkit.DeepSeekLLM(api_key="k", model="m"))
    .with_tts(agentkit.StepFunTTS(api_key="k", model="m", voice_id="v", breath=0.5))
)
found = whole.to_properties(**place)
assert isinstance(found.mood, models.Mood), found.mood
assert found.to_dict()["mood"] == {"name": "calm", "level": 3}
assert found.to_dict()["pace"] == "slow"
assert found.to_dict()["tts"]["params"]["breath"] == 0.5

other = whole.with_mood(models.Mood(name="glad")).with_pace("fast")
assert (other.mood.name, other.pace, whole.pace) == ("glad", "fast", "slow")
assert other.config["pace"] == "fast" and "mood=…" in repr(other)
assert Agent.mood.__doc__ == "How it feels." and "How it feels." in Agent.with_mood.__doc__
mood = inspect.signature(Agent).parameters["mood"]
assert mood.kind is mood.KEYWORD_ONLY and "_m.Mood" in mood.annotation

try:
    whole.with_mood({"level": "high"}).to_properties(**place)
except InvalidAgent as error:
    print(*(str(problem) for problem in error.problems), sep="; ")
try:
    agentkit.StepFunTTS(api_key="k", model="m", voice_id="v", breath=2)
except ValueError as error:
    print(error.problems[0])

assert "mood" in params.StartAgentsRequestPropertiesDict.__annotations__
assert "mood" in strict.StartAgentsRequestProperties.model_fields
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what a copy of the description with new properties generates."""
    folder = tmp_path_factory.mktemp("grown")
    spec = load(ROOT / "openapi.yaml").raw
    schemas = spec["components"]["schemas"]
    schemas["Mood"] = {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string"}, "level": {"type": "integer"}},
    }
    start = schemas["StartAgentsRequestProperties"]["properties"]
    start["mood"] = {"$ref": "#/components/schemas/Mood", "description": "How it feels."}
    start["pace"] = {"type": "string", "description": "How fast it speaks."}
    schemas["StepfunTtsParams"]["properties"]["breath"] = {"type": "number", "maximum": 1}
    (folder / "openapi.json").write_text(json.dumps(spec), encoding="utf-8")
    places = ["--spec", str(folder / "openapi.json"), "--out", str(folder / "generated")]
    assert main([*places, "--src", str(ROOT / "src")]) == 0
    return folder / "generated"


def test_new_properties_are_arguments(grown: Path) -> None:
    path = os.pathsep.join([str(grown), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "mood.level: must be a whole number, not str; mood.name: missing; the service needs it",
        "breath must be 1 or less",
    ], done.stderr
    assert done.returncode == 0, done.stderr
