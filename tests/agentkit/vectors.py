"""Reads ``vectors.json``: agents as data, and what a start request must hold for each.

``plain`` vectors describe agents the way programs of the public package do, ``bound`` ones the way
programs do that bind the agent to a client. ``$vendor``, ``$model``, ``$const``, ``$call`` and
``$custom`` stand for classes, constants, functions and user-made vendor classes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from shengwang_agent import agentkit
from shengwang_agent.token import parse

DATA: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))
TOKEN = "<TOKEN>"


def builds() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield id, vector and build of every single case."""
    for vector in DATA["vectors"]:
        for build in vector["builds"]:
            yield f"{vector['id']}-{build['label']}", vector, build


def real(value: Any) -> Any:
    """Return what a notation stands for."""
    if isinstance(value, list):
        return [real(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$vendor" in value:
        return getattr(agentkit, value["$vendor"])(**real(value["kwargs"]))
    if "$model" in value:
        return getattr(agentkit, value["$model"])(**real(value["kwargs"]))
    if "$const" in value:
        owner, _, name = value["$const"].partition(".")
        return getattr(getattr(agentkit, owner), name)
    if "$call" in value:
        return getattr(agentkit, value["$call"])(*real(value["args"]))
    if "$custom" in value:
        return _custom(**value["$custom"])
    return {key: real(item) for key, item in value.items()}


def _custom(base: str, config: dict[str, Any]) -> Any:
    kind = type("Custom", (getattr(agentkit, base),), {"to_config": lambda self: config})
    return kind()


def described(vector: dict[str, Any], build: dict[str, Any], client: Any) -> agentkit.Agent:
    """Return the agent of a build, starting from an earlier one when it says so."""
    if "from" in build:
        earlier = next(b for b in vector["builds"] if b["label"] == build["from"])
        agent = described(vector, earlier, client)
    else:
        bound = {"client": client} if vector["style"] == "bound" else {}
        agent = agentkit.Agent(**bound, **real(build["agent"]))
    for method, *arguments in build["chain"]:
        agent = getattr(agent, method)(*map(real, arguments))
    return agent


def at(value: Any, path: str) -> Any:
    """Return what stands at a dotted path; None where nothing does."""
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def without(value: Any, path: str) -> Any:
    """Return a copy that lacks what stands at a dotted path."""
    key, _, rest = path.partition(".")
    if not isinstance(value, dict) or key not in value:
        return value
    inner = {} if not rest else {key: without(value[key], rest)}
    return {**{k: v for k, v in value.items() if k != key}, **inner}


def marked(value: Any, expected: Any) -> Any:
    """Return the value with tokens replaced by the marker where a token is expected."""
    if expected == TOKEN:
        parse(value)
        return TOKEN
    if isinstance(value, dict) and isinstance(expected, dict):
        return {key: marked(item, expected.get(key)) for key, item in value.items()}
    return value


def claims(token: str) -> dict[str, Any]:
    """Return what a token says, in the notation of the vectors."""
    content = parse(token)
    found: dict[str, Any] = {"app_id": content.app_id, "expire": content.expire}
    for service in content.services:
        privileges = {str(number): life for number, life in service.privileges.items()}
        if service.name == "rtc":
            place = {"channel": service.channel, "uid": service.account}
        else:
            place = {"user_id": service.account}
        found[service.name] = {**place, "privileges": privileges}
    return found
