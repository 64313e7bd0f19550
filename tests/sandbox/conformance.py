"""schemathesis drives every operation of the description against the sandbox.

It makes requests from ``openapi.yaml``, right and wrong ones, and compares status, content type
and body of each answer with the description. ``test_conformance.py`` runs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import checks
from schemathesis.specs.openapi import checks as openapi_checks

from shengwang_agent.sandbox import Sandbox
from tests.contract.spec import document

from .conftest import api_of, number

AUTH = ("user", "secret")


def opened(node: Any) -> Any:
    """The description with open enums taken at their word: any other value is fine too."""
    if isinstance(node, list):
        return [opened(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    kept = {key: opened(value) for key, value in node.items()}
    if kept.get("x-sdk-open"):
        kept.pop("enum", None)
    return kept


def description() -> dict[str, Any]:
    """``openapi.yaml`` without what a generator of requests cannot use."""
    loaded = opened(document())
    loaded.pop("webhooks", None)
    return dict(loaded)


# The settings of a call's agent are those of a start, thousands of cases of which are enough.
SAVED = {"include-operation-id": "telephony_call", "phases": {"coverage": {"enabled": False}}}
CONFIG = schemathesis.Config.from_dict({"operations": [SAVED]})

schema = schemathesis.openapi.from_dict(description(), config=CONFIG)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for the whole run, so that requests meet what earlier ones left."""
    with Sandbox(speed=0, max_agents=None, strict=True) as made:
        yield made


@pytest.fixture(scope="module")
def session() -> Iterator[requests.Session]:
    """One connection for all requests: a new one each time is a quarter of what the test costs."""
    with requests.Session() as made:
        made.trust_env = False
        yield made


def existing(sandbox: Sandbox, name: str, path: str) -> str:
    """A value of a path parameter that exists now, whatever earlier requests ended."""
    api, world = api_of(sandbox), sandbox.platform.world
    if name == "appid":
        return "app"
    if name == "phone_number":
        api("POST", "/v2/phone-numbers", number())
        return "+19876543210"
    records = world.calls if "/call" in path else world.agents
    live = (key for key, record in records.items() if record.live and record.appid == "app")
    return next(live, None) or (api.dial() if "/call" in path else api.start("live"))


def bad_bodies_are_refused(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case[Any]
) -> None:
    """A body that breaks the description is refused; unknown query parameters are let pass."""
    parts = case.meta.components if case.meta else {}
    wrong = {where for where, part in parts.items() if part.mode.name == "NEGATIVE"}
    if {str(where) for where in wrong} == {"body"}:
        openapi_checks.negative_data_rejection(ctx, response, case)


CHECKS = [
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_headers_conformance,
    openapi_checks.response_schema_conformance,
    openapi_checks.unsupported_method,
    bad_bodies_are_refused,
]


@schema.parametrize()
@settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(
    case: schemathesis.Case[Any], sandbox: Sandbox, session: requests.Session
) -> None:
    options: dict[str, Any] = {"base_url": sandbox.url, "auth": AUTH, "checks": CHECKS}
    options["session"] = session
    case.call_and_validate(**options)
    if set(case.path_parameters) <= {"appid"}:
        return
    for name in case.path_parameters:
        case.path_parameters[name] = existing(sandbox, name, case.path)
    case.call_and_validate(**options)
