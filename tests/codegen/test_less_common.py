"""What few descriptions have: header parameters, operations to leave, paths beyond ASCII."""

from __future__ import annotations

import inspect
import typing
import warnings
from collections.abc import Callable
from typing import Any

import pytest

SPEC = """
openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /地/{id}/a b:
    get:
      operationId: things_get
      summary: Get it.
      deprecated: true
      x-sdk-resource: things
      x-sdk-method: get
      x-sdk-replay: always
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: X-Trace, in: header, schema: {type: string}, description: Follows it.}
        - {name: X-Level, in: header, required: true, schema: {type: integer}}
        - {name: limit, in: query, schema: {type: integer}}
      responses: {'204': {description: Got.}}
"""


class Sender:
    """Keeps what it is asked to send."""

    sent: Any = None

    def send(self, operation: Any, options: Any) -> None:
        self.sent = operation


class AsyncSender(Sender):
    """The same, to be awaited."""

    async def send(self, operation: Any, options: Any) -> None:  # type: ignore[override]
        self.sent = operation


@pytest.fixture
def things(made: Any) -> Any:
    return made.generate(SPEC).resource("things")


def test_headers_are_arguments(things: Any) -> None:
    operation = things.things_get(id="1", x_level=3, x_trace="t", limit=2)
    assert operation.headers == {"x-trace": "t", "x-level": "3"}
    assert operation.query == {"limit": "2"}
    assert things.things_get(id="1", x_level=3).headers == {"x-level": "3"}


def test_a_header_is_checked_like_any_argument(things: Any) -> None:
    with pytest.raises(TypeError, match="x_level"):
        things.things_get(id="1", x_level="much")


def test_only_the_names_of_headers_are_shown(things: Any) -> None:
    operation = things.things_get(id="1", x_level=3, x_trace="secret")
    assert "headers=['x-level', 'x-trace']" in repr(operation)
    assert "secret" not in repr(operation)


def test_a_path_is_sent_in_ascii(things: Any) -> None:
    assert things.things_get(id="é", x_level=1).path == "/%E5%9C%B0/%C3%A9/a%20b"


def test_an_operation_to_leave_warns_and_says_so(things: Any) -> None:
    client = things.ThingsClient(Sender())
    with pytest.warns(DeprecationWarning, match="client.things.get is deprecated"):
        client.get(id="1", x_level=1)
    assert client._sender.sent.headers == {"x-level": "1"}
    assert "Deprecated" in type(client).get.__doc__
    assert type(client).get.__deprecated__ == "client.things.get is deprecated"


async def test_an_operation_to_leave_is_awaited_as_before(things: Any) -> None:
    client = things.AsyncThingsClient(AsyncSender())
    assert inspect.iscoroutinefunction(client.get)
    with pytest.warns(DeprecationWarning, match="client.things.get is deprecated") as found:
        await client.get(id="1", x_level=1)
    assert found[0].filename == __file__


def test_an_operation_to_leave_keeps_its_forms(made: Any) -> None:
    part = "- {name: part, in: path, required: true, schema: {type: string}}"
    spec = (
        SPEC.replace("{name: id,", "{x-sdk-client-default: app_id, name: id,")
        .replace("/a b:", "/{part}:")
        .replace("parameters:", f"parameters:\n        {part}")
    )
    client = made.generate(spec).resource("things").ThingsClient
    forms = typing.get_overloads(client.get)  # type: ignore[attr-defined,unused-ignore]
    assert [list(inspect.signature(form).parameters)[1:3] for form in forms] == [
        ["id", "part"], ["part", "limit"],
    ]  # fmt: skip


def test_other_operations_do_not_warn(made: Any) -> None:
    things = made.generate(SPEC.replace("deprecated: true", "deprecated: false"))
    client = things.resource("things").ThingsClient(Sender())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        client.get(id="1", x_level=1)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("X-Trace", "Authorization", "the client sets Authorization itself"),
        ("X-Trace", "content-type", "the client sets content-type itself"),
        ("in: header, schema", "in: cookie, schema", "only path, query and header can"),
        ("/a b:", "/a?b=1:", "a path has no ? and no #"),
        ("responses:", "requestBody: {content: {application/json: {schema: "
         "{type: object, additionalProperties: {type: string}}}}}\n      responses:",
         "a body that is a map has no arguments"),
    ],
)  # fmt: skip
def test_what_is_refused(refused: Callable[[str], str], old: str, new: str, told: str) -> None:
    assert told in refused(SPEC.replace(old, new, 1))
