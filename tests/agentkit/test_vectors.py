"""Every vector: what an agent described as data sends, or why it is refused."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from shengwang_agent import agentkit

from .platform import Platform
from .vectors import DATA, at, builds, claims, described, marked, real, without

CASES = list(builds())
GOOD = [case for case in CASES if "error" not in case[2]["expect"]]
BAD = [case for case in CASES if "error" in case[2]["expect"]]

# Where two vectors contradict each other, or the vector allows either, ours is written here.
OURS: dict[str, dict[str, Any]] = {
    # The agent's own texts go over those of its model, however the agent was made.
    "S02-vendor_text_wins": {
        "llm.system_messages": [{"role": "system", "content": "agent"}],
        "llm.greeting_message": "agent hi",
    },
    # Nothing is added that nobody asked for.
    "S08-rtm_sets_data_channel": {
        "parameters.data_channel": None,
        "parameters.audio_scenario": None,
    },
}
ALLOWED_EARLY = {"P12-avatar_first_mismatch_not_caught"}


def ids(cases: list[Any]) -> list[str]:
    return [case[0] for case in cases]


def sent(vector: dict[str, Any], build: dict[str, Any]) -> tuple[dict[str, Any], Platform]:
    """Return the body of the start request, made by to_properties or by a session."""
    platform = Platform()
    client = platform.client()
    agent = described(vector, build, client)
    if "session" in build:
        given = () if vector["style"] == "bound" else (client,)
        session = agent.create_session(*given, **real(build["session"]))
        assert session.start() == build["expect"].get("returns", "AG1")
        assert session.status == "running"
        return platform.requests[0].body, platform
    properties = agent.to_properties(**real(build["to_properties"]))
    assert properties.model_dump(mode="json", exclude_none=True).keys() <= properties.dict().keys()
    return {"properties": properties.dict()}, platform


@pytest.mark.parametrize("case", GOOD, ids=ids(GOOD))
def test_what_is_sent(case: Any) -> None:
    name, vector, build = case
    expect = build["expect"]
    if name in ALLOWED_EARLY:
        with pytest.raises(ValueError, match="16000 Hz"):
            sent(vector, build)
        return
    if "configs" in expect:
        _check_configs(described(vector, build, Platform().client()), build, expect)
        return
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        body, platform = sent(vector, build)
    if "session" not in build:
        assert [w.category for w in caught] == [UserWarning for _ in expect.get("warnings", ())]
    _compare(name, vector, expect, body)
    for path, wanted in expect.get("token_claims", {}).items():
        root = body if "body" in expect else body["properties"]
        assert claims(at(root, path)) == wanted, path
    if "authorization_claims" in expect:
        header = platform.requests[0].headers["authorization"]
        assert claims(header.removeprefix("agora token=")) == expect["authorization_claims"]
        assert platform.requests[0].path == expect["path"]


def _check_configs(agent: agentkit.Agent, build: dict[str, Any], expect: dict[str, Any]) -> None:
    for name, wanted in expect["configs"].items():
        assert getattr(agent, name) == wanted, name


def _compare(name: str, vector: dict[str, Any], expect: dict[str, Any], body: Any) -> None:
    wanted = expect.get("body", {"properties": expect.get("properties")})
    found = marked(body, wanted)
    if vector["compare"] == "all":
        for path in vector.get("allow_extra", ()):
            found = without(found, f"properties.{path}")
            wanted = without(wanted, f"properties.{path}")
        assert found == wanted
        return
    for path in vector["compare"]:
        place = path.removeprefix("body.") if path.startswith("body.") else f"properties.{path}"
        ours, theirs = at(found, place), at(wanted, place)
        for extra in vector.get("allow_extra", ()):
            if extra.startswith(f"{path}."):
                ours = without(ours, extra[len(path) + 1 :])
                theirs = without(theirs, extra[len(path) + 1 :])
        for other, value in OURS.get(name, {}).items():
            if other == path:
                theirs = value
            elif other.startswith(f"{path}."):
                theirs = {**theirs, other[len(path) + 1 :]: value}
        assert (ours or None) == (theirs or None), path


@pytest.mark.parametrize("case", BAD, ids=ids(BAD))
def test_what_is_refused(case: Any) -> None:
    name, vector, build = case
    expect, verdict = build["expect"]["error"], build.get("ours", "reject")

    def run() -> None:
        if "session" in build or "to_properties" in build:
            sent(vector, build)
        else:
            described(vector, build, Platform().client())

    if verdict == "accept":
        run()
        return
    if verdict == "either" and name not in REFUSED:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            run()
        return
    with pytest.raises((ValueError, TypeError)) as refused:
        run()
    for field in expect.get("fields", ()):
        assert field in str(refused.value)


# Of the cases where either is fine, those that are refused.
REFUSED = {"P19-mcp_transport"}


@pytest.mark.parametrize("call", DATA["documented_calls"], ids=lambda call: call["class"])
def test_vendor_calls_of_the_documentation(call: Any) -> None:
    kind = getattr(agentkit, call["class"])
    if "config" in call:
        assert kind(**call["kwargs"]).to_config() == call["config"]
        return
    with pytest.raises(ValueError, match="cannot be made") as refused:
        kind(**call["kwargs"])
    for name in call["missing"]:
        assert f"{name} is missing" in str(refused.value)
