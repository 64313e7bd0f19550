"""A broken operation gets one clear message that names the place; nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.codegen.conftest import document
from tests.codegen.specs import SCHEMAS, WIDGETS

Refused = Callable[[str], str]
OPERATION = """
/a:
  get:
    operationId: things_get
    x-sdk-resource: things
    x-sdk-method: get
    x-sdk-replay: always
    responses: {'204': {description: d}}
"""


def changed(old: str, new: str) -> str:
    """Return the shared description with one thing broken."""
    whole = document(SCHEMAS, WIDGETS)
    assert old in whole
    return whole.replace(old, new, 1)


def operation(**keys: str) -> str:
    """Return one operation with keys replaced or removed."""
    lines = OPERATION.strip("\n").split("\n")
    kept = [line for line in lines if line.split(":")[0].strip() not in keys]
    return "\n".join([*kept, *(f"    {key}: {value}" for key, value in keys.items() if value)])


@pytest.mark.parametrize(
    ("keys", "place", "told"),
    [
        ({"x-sdk-resource": ""}, "#/paths/~1a/get", "x-sdk-resource is missing"),
        ({"x-sdk-method": ""}, "#/paths/~1a/get", "x-sdk-method is missing"),
        ({"x-sdk-replay": ""}, "#/paths/~1a/get", "x-sdk-replay is missing"),
        ({"operationId": ""}, "#/paths/~1a/get", "operationId is missing"),
        ({"operationId": "other"}, "get/operationId", "must be things_get"),
        ({"x-sdk-replay": "maybe"}, "get/x-sdk-replay", "always, named or never"),
        ({"x-sdk-method": "Get"}, "get/x-sdk-method", "lower-case"),
        ({"x-sdk-min-timeout": "true"}, "get/x-sdk-min-timeout", "seconds"),
        ({"x-sdk-warn": "a.b"}, "get/x-sdk-warn", "true, or a list of dotted paths"),
        ({"x-sdk-secret": "true"}, "get/x-sdk-secret", "the generator does not read"),
        ({"x-sdk-lookup": "{operation: a}"}, "get/x-sdk-lookup", "must be"),
        ({"x-sdk-tokens": "{a.b: c}"}, "get/x-sdk-tokens/a.b", "no property of a named object"),
        (
            {"x-sdk-lookup": "{operation: nothing, arguments: {}}"},
            "get/x-sdk-lookup/operation",
            "no operation 'nothing'",
        ),
        (
            {"x-sdk-lookup": "{operation: things_get, arguments: {a: b}}"},
            "get/x-sdk-lookup/arguments/a",
            "no path or query argument 'a'",
        ),
        (
            {"x-sdk-resource": "models", "operationId": "models_get"},
            "#/paths/~1a/get",
            "models is reserved",
        ),
        (
            {"x-sdk-method": "str", "operationId": "things_str"},
            "#/paths/~1a/get",
            "str is reserved",
        ),
        (
            {"parameters": "[{name: h, in: cookie, schema: {type: string}}]"},
            "get/parameters/0",
            "'cookie' cannot be generated",
        ),
        (
            {"parameters": "[{name: q, in: query, schema: {type: array, items: {}}}]"},
            "get/parameters/0/schema",
            "single plain value",
        ),
        (
            {"parameters": "[{name: self, in: query, schema: {type: string}}]"},
            "#/paths/~1a/get",
            "self is reserved",
        ),
        (
            {"parameters": "[{name: a, in: path, required: true, schema: {type: string}}]"},
            "#/paths/~1a/get",
            "path",
        ),
        (
            {"parameters": "[{name: q, in: query, x-sdk-client-default: x, schema: {}}]"},
            "get/parameters/0",
            "path parameters only",
        ),
        ({"responses": "{'404': {description: d}}"}, "get/responses", "2xx"),
        (
            {"responses": "{'200': {description: d, content: {text/html: {schema: {}}}}}"},
            "get/responses/200/content",
            "must be application/json",
        ),
        ({"responses": "3"}, "get/responses", "this is not OpenAPI"),
        ({"responses": ""}, "#/paths/~1a/get", "responses is missing"),
        (
            {"responses": "{'200': {description: d, content: {application/json: {schema: {}}}}}"},
            "responses/200/content/application~1json/schema",
            "named object",
        ),
        (
            {"requestBody": "{content: {text/plain: {schema: {type: string}}}}"},
            "#/paths/~1a/get",
            "Unsupported content type text/plain",
        ),
        (
            {"requestBody": "{content: {application/json: {schema: {type: array, items: {}}}}}"},
            "requestBody/content/application~1json/schema",
            "must be a named object",
        ),
    ],
)
def test_broken_operations(refused: Refused, keys: dict[str, str], place: str, told: str) -> None:
    message = refused(document("", operation(**keys)))
    assert message.startswith("codegen: #/")
    assert place in message
    assert told in message


@pytest.mark.parametrize(
    ("old", "new", "place", "told"),
    [
        ("items: data.list", "items: data.lists", "x-sdk-pagination/items", "'lists'"),
        ("items: data.list", "items: meta.cursor", "x-sdk-pagination/items", "not a list"),
        ("cursor: meta.cursor", "cursor: meta.next", "x-sdk-pagination/cursor", "'next'"),
        ("query: cursor}", "query: page}", "x-sdk-pagination/query", "'page'"),
        ("cursor: spec.label", "cursor: spec.labels", "arguments/cursor", "'labels'"),
        ("cursor: spec.label", "cursor: spec.kind", "arguments/cursor", "plain value"),
        ("{appid: appid, cursor", "{cursor", "x-sdk-lookup/arguments", "also needs appid"),
        ("operationId: widgets_drop", "operationId: widgets_get", "operationId", "used twice"),
    ],
)
def test_broken_rules(refused: Refused, old: str, new: str, place: str, told: str) -> None:
    message = refused(changed(old, new))
    assert place in message
    assert told in message


def test_duplicate_arguments(refused: Refused) -> None:
    spec = changed("    count: {type: integer}", "    appid: {type: integer}")
    message = refused(spec)
    assert "#/paths/~1v1~1{appid}~1widgets/post" in message
    assert "both the argument appid" in message
    assert "x-sdk-python-name" in message


def test_a_second_meaning_of_success(refused: Refused) -> None:
    spec = changed(
        "'204': {description: Gone.}",
        "'204': {description: Gone.}, '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Widget'}}}}",
    )
    assert "all 2xx replies must have one schema" in refused(spec)
