"""The table of what requests must obey: reduced schemas, and ``x-sdk-rules``.

``shengwang_agent._runtime.rules`` reads it. A schema keeps only what can be broken.
"""

from __future__ import annotations

from typing import Any

from codegen.errors import SpecError, pointer
from codegen.load import Document, component_of
from codegen.reach import sent
from codegen.shapes import Api
from codegen.values import NUMERIC

_KEYS = {
    *("id", "operations", "at", "when", "must", "waived", "outcome", "status", "reason", "text"),
    "source",
}
_OUTCOMES = ("refused", "strict", "fails", "accepted")
_DEFAULT = ["agents.start", "telephony.call"]
Node = dict[str, Any]


def rule_tables(document: Document, api: Api) -> dict[str, Any]:
    """Return the values of the template: body schemas by operation, schemas, rules."""
    bodies = {op.name: op.body_model for op in api.operations if op.body_model}
    schemas = {name: _reduced(document, document.components[name]) for name in sent(document)}
    # For agents, 422 means that a quota is used up.
    statuses = {
        op.name: 422
        for op in api.operations
        if op.body_model and op.error == "TelephonyErrorResponse" and "422" in op.statuses
    }
    rules = rules_of(document, set(bodies))
    return {"bodies": bodies, "schemas": schemas, "rules": rules, "statuses": statuses}


def _reduced(document: Document, schema: Any) -> Node:
    if not isinstance(schema, dict):
        return {}
    if "$ref" in schema:
        return {"ref": component_of(schema["$ref"])}
    if members := schema.get("oneOf") or schema.get("anyOf"):
        return _union(document, schema, members)
    node = {key: schema[key] for key in NUMERIC if key in schema and key != "multipleOf"}
    node |= _type(schema) | _enum(schema)
    if "x-sdk-max-bytes" in schema:
        node["maxBytes"] = schema["x-sdk-max-bytes"]
    if "x-sdk-params" in schema:
        node["shapes"] = schema["x-sdk-params"]
        node |= {"by": schema["x-sdk-params-by"]} if "x-sdk-params-by" in schema else {}
    if "items" in schema:
        node["items"] = _reduced(document, schema["items"])
    if "properties" in schema:
        inner = schema["properties"].items()
        node["properties"] = {key: _reduced(document, value) for key, value in inner}
    if "required" in schema:
        node["required"] = schema["required"]
    more = schema.get("additionalProperties")
    if isinstance(more, dict) and "x-sdk-lenient" not in schema:
        node["values"] = _reduced(document, more)
    elif more is False:
        node["closed"] = "always"
    elif more is None and "properties" in schema:
        node["closed"] = "strict"
    return node


def _union(document: Document, schema: Node, members: list[Any]) -> Node:
    rest = [member for member in members if member.get("type") != "null"]
    if len(rest) == 1:
        return {**_reduced(document, rest[0]), "null": True}
    if "x-sdk-tag" not in schema:
        return {}
    tag, default = schema["x-sdk-tag"], schema.get("x-sdk-default-member")
    names = [component_of(member["$ref"]) for member in rest]
    tags = {name: document.components[name]["properties"][tag] for name in names}
    by = {_enum(tags[name])["enum"][0]: name for name in names if name != default}
    return {"tag": tag, "members": by, "default": default}


def _type(schema: Node) -> Node:
    if not isinstance(kinds := schema.get("type"), list):
        return {"type": kinds} if kinds else {}
    rest = [kind for kind in kinds if kind != "null"]
    null = {"null": True} if len(rest) < len(kinds) else {}
    return {"type": rest[0] if len(rest) == 1 else rest, **null}


def _enum(schema: Node) -> Node:
    if "const" in schema:
        return {"enum": [schema["const"]]}
    return {"enum": schema["enum"]} if "enum" in schema and not schema.get("x-sdk-open") else {}


def rules_of(document: Document, operations: set[str]) -> list[Node]:
    """Return ``x-sdk-rules``, checked, with what may be left out."""
    found: dict[str, Node] = {}
    for index, raw in enumerate(document.raw.get("x-sdk-rules", [])):
        at = pointer("x-sdk-rules", index)
        _check(at, raw, operations)
        if raw["id"] in found:
            raise SpecError(at, f"the id {raw['id']!r} is used twice")
        rule = {**raw, "at": raw["at"] if isinstance(raw["at"], list) else [raw["at"]]}
        rule["operations"] = raw.get("operations", _DEFAULT)
        found[raw["id"]] = {**rule, "text": raw.get("text", ""), "source": str(raw["source"])}
    return list(found.values())


def _check(at: str, rule: Any, operations: set[str]) -> None:
    if not isinstance(rule, dict) or not {"id", "at", "source"} <= set(rule) <= _KEYS:
        known = ", ".join(sorted(_KEYS))
        raise SpecError(at, f"a rule has id, at, source, and of these what it needs: {known}")
    if ("must" in rule) == ("waived" in rule):
        raise SpecError(at, "a rule has either must, with its text, or waived: true")
    if "must" in rule and not rule.get("text"):
        raise SpecError(at, "say in text what the rule is")
    if rule.get("outcome", "refused") not in _OUTCOMES:
        raise SpecError(at, f"outcome must be one of {', '.join(_OUTCOMES)}")
    unknown = set(rule.get("operations", ())) - operations
    if unknown:
        raise SpecError(at, f"{sorted(unknown)[0]} is no operation with a body")
