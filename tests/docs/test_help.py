"""What ``help()`` and an editor show is never bare: each argument, field and key says what it is."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent import AgentClient, RequestOptions, agentkit, generate_rtc_token
from shengwang_agent.agentkit import AgentSession, Call, CallOptions, MiniMaxTTS, SessionOptions
from shengwang_agent_api import models

PARAMS = Path(models.__file__).parents[1] / "params.py"
CLASSES = [getattr(models, name) for name in models.__all__]
MODELS = [found for found in CLASSES if isinstance(found, type)]
CLIENT = AgentClient(username="u", password="p", app_id="a")


def arguments(call: Any) -> list[str]:
    names = inspect.signature(call).parameters
    return [name for name in names if name not in ("self", "request_options")]


TOLD: list[tuple[Any, list[str]]] = [
    (AgentClient, arguments(AgentClient)),
    (AgentClient, ["SHENGWANG_USERNAME", "SHENGWANG_APP_ID", "SHENGWANG_BASE_URL", "SHENGWANG_LOG"]),
    (AgentClient.with_options, arguments(AgentClient.with_options)),
    (RequestOptions, list(RequestOptions.__annotations__)),
    (CallOptions, [*CallOptions.__annotations__, "86400", "E.164"]),
    (SessionOptions, [*SessionOptions.__annotations__, "86400"]),
    (Call, ["CallOptions"]),
    (agentkit.SayOptions, [*agentkit.SayOptions.__annotations__, "INTERRUPT", "APPEND", "IGNORE"]),
    (agentkit.ThinkOptions, list(agentkit.ThinkOptions.__annotations__)),
    (agentkit.GetTurnsOptions, list(agentkit.GetTurnsOptions.__annotations__)),
    (AgentSession.wait_until, ["RUNNING", "STOPPED", "timeout", "30", "RuntimeError"]),
    (AgentSession.say, arguments(AgentSession.say)),
    (generate_rtc_token, [*arguments(generate_rtc_token), "24 hours", "subscriber"]),
    (CLIENT.agents.list, [*arguments(CLIENT.agents.list), "Default: `20`", "STARTING(1)"]),
    (CLIENT.agents.get_turns, ["from 10 to 200", "Default: `50`"]),
    (CLIENT.agents.think, ["`inject`", "`interrupt`", "`ignore`", "`append`"]),
    (CLIENT.agents.speak, ["512 bytes", "INTERRUPT"]),
    (CLIENT.telephony.list, [*arguments(CLIENT.telephony.list), "Default: `20`"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "words"), TOLD)
def test_help_says(what: Any, words: list[str]) -> None:
    text = inspect.getdoc(what) or ""
    assert [word for word in words if word not in text] == []


def test_every_argument_of_every_call_has_a_text() -> None:
    for resource in (CLIENT.agents, CLIENT.telephony, CLIENT.phone_numbers):
        for name, method in inspect.getmembers(resource, inspect.ismethod):
            if not name.startswith("_"):
                text = inspect.getdoc(method) or ""
                bare = [one for one in arguments(method) if f"\n    {one}: " not in text]
                assert bare == [], name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_every_model_has_a_text(model: Any) -> None:
    text = inspect.getdoc(model) or ""
    assert [name for name, *_ in model._SPEC if f"\n    {name}: " not in text] == []


def test_every_key_of_a_dict_has_a_docstring_where_editors_look() -> None:
    bare: list[str] = []
    for node in ast.parse(PARAMS.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef):
            for key, after in zip(node.body, [*node.body[1:], None], strict=True):
                told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                if isinstance(key, ast.AnnAssign) and not told:
                    bare.append(f"{node.name}.{ast.unparse(key.target)}")
            bare += [] if ast.get_docstring(node) else [node.name]
    assert bare == []


def test_vendor_classes_show_their_arguments() -> None:
    names = arguments(MiniMaxTTS)
    assert {"key", "voice_id", "model", "additional_params"} <= set(names)
    assert "key" in str(inspect.signature(MiniMaxTTS))
