"""Typed functions as entries of ``llm.tools``, and the address that the platform calls."""

from __future__ import annotations

import functools
import subprocess
import sys
from typing import Annotated, Any, Literal

import httpx
import pytest
from pydantic import BaseModel, Field

from shengwang_agent.llmserver import Tools

from .serving import LOG, serving

KEY = "tools-key"


class Address(BaseModel):
    city: str
    street: str = ""


def shop(url: str = "https://shop.example.com/tools") -> Tools:
    tools = Tools(url, api_key=KEY, timeout=4.5)

    @tools.tool
    def order(
        item: Annotated[str, Field(description="Its number", min_length=2)],
        count: int = 1,
        kind: Literal["gift", "plain"] = "plain",
        *,
        to: Address,
        tool_call_id: str,
    ) -> dict[str, Any]:
        """Order something.

        Only what is in stock.
        """
        return {"item": item, "count": count, "city": to.city, "call": tool_call_id}

    @tools.tool
    async def nothing() -> None:
        """Do nothing."""

    return tools


def test_the_entry_is_what_the_platform_wants() -> None:
    entry, other = shop().entries
    assert entry["type"] == "function"
    function = entry["function"]
    assert (function["name"], function["description"]) == (
        "order",
        "Order something.\n\nOnly what is in stock.",
    )
    parameters = function["parameters"]
    assert parameters["type"] == "object"
    assert parameters["required"] == ["item", "count", "kind", "to"]
    item = {"type": "string", "description": "Its number", "minLength": 2}
    assert parameters["properties"]["item"] == item
    assert parameters["properties"]["kind"]["enum"] == ["gift", "plain"]
    assert entry["server"] == {
        "method": "POST",
        "url": "https://shop.example.com/tools/order",
        "headers": {
            "Idempotency-Key": "{{tool_call_id}}",
            "Authorization": f"Bearer {KEY}",
        },
        "body": {
            "item": "{{args.item}}",
            "count": "{{args.count}}",
            "kind": "{{args.kind}}",
            "to": "{{args.to}}",
        },
        "timeout_ms": 4500,
    }
    assert other["function"]["parameters"]["properties"] == {}
    assert other["server"]["body"] == {}


def test_an_agent_may_be_started_with_the_entries() -> None:
    from shengwang_agent.sandbox import Sandbox

    with Sandbox() as sandbox, sandbox.client() as client:
        started = client.agents.start(
            name="shop",
            properties={
                "channel": "c",
                "token": "t",
                "agent_rtc_uid": "1",
                "remote_rtc_uids": ["2"],
                "advanced_features": {"enable_tools": True},
                "llm": {"url": "https://llm.example.com/chat/completions", "tools": shop().entries},  # type: ignore[typeddict-item]
                "tts": {
                    "vendor": "stepfun",
                    "params": {"api_key": "k", "model": "m", "voice_id": "v"},
                },
            },
        )
        assert started.status == "RUNNING"


def call(url: str, name: str, body: Any, **headers: str) -> httpx.Response:
    told = {"authorization": f"Bearer {KEY}", "idempotency-key": "call_7", **headers}
    with httpx.Client(trust_env=False, verify=False) as http:
        return http.post(f"{url}/tools/{name}", json=body, headers=told)


def test_the_route_calls_the_function() -> None:
    with serving(shop()) as url:
        given = {"item": "17", "count": 2, "kind": "gift", "to": {"city": "Hangzhou"}}
        answer = call(url, "order", given)
        nothing = call(url, "nothing", {})
    assert answer.status_code == 200
    assert answer.json() == {"item": "17", "count": 2, "city": "Hangzhou", "call": "call_7"}
    assert (nothing.status_code, nothing.content) == (204, b"")


def test_arguments_are_checked_and_never_quoted() -> None:
    with serving(shop()) as url:
        given = {"item": "s", "count": "secret", "kind": "gift", "to": {"street": 7}}
        answer = call(url, "order", given)
    assert answer.status_code == 422
    text = answer.json()["error"]
    for part in ("item: String should have", "count: Input should", "to.city: Field required"):
        assert part in text
    assert "secret" not in text


@pytest.mark.parametrize(
    "result", [object(), float("nan"), {"a": {1, 2}}, "x" * 1_100_000, "\ud800"]
)
def test_a_result_that_no_model_could_be_given(
    result: Any, caplog: pytest.LogCaptureFixture
) -> None:
    tools = Tools("https://shop.example.com", api_key=KEY)

    @tools.tool
    def odd() -> Any:
        """Return something odd."""
        return result

    with serving(tools) as url:
        answer = call(url, "odd", {})
    assert answer.status_code == 500
    assert answer.json()["error"].startswith("odd failed: ")
    assert [record.name for record in caplog.records] == [LOG]


def test_what_a_function_raises_is_logged_and_not_told(caplog: pytest.LogCaptureFixture) -> None:
    tools = Tools("https://shop.example.com", api_key=KEY)

    @tools.tool
    def broken() -> None:
        """Break."""
        raise KeyError("postgres://secret")

    with serving(tools) as url:
        answer = call(url, "broken", {})
    assert (answer.status_code, answer.json()) == (500, {"error": "broken failed: KeyError"})
    assert "postgres://secret" in caplog.text


def optional(note: str | None) -> None:
    """Doc."""


def none_by_default(note: Address = None) -> None:  # type: ignore[assignment]
    """Doc."""


def any_number(*items: int) -> None:
    """Doc."""


def without_annotation(item) -> None:  # type: ignore[no-untyped-def]
    """Doc."""


def without_docstring(item: int) -> None: ...


def by_position(item: int, /) -> None:
    """Doc."""


def of_a_class_of_ours(item: Tools) -> None:
    """Doc."""


def of_a_name_that_is_not_there(item: Nowhere) -> None:  # type: ignore[name-defined]  # noqa: F821
    """Doc."""


def no_number(item: float = float("nan")) -> None:
    """Doc."""


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (of_a_class_of_ours, "of_a_class_of_ours: its annotations have no JSON Schema"),
        (of_a_name_that_is_not_there, "no JSON Schema: name 'Nowhere' is not defined"),
        (no_number, "no_number: its annotations have no JSON Schema"),
        (functools.partial(no_number, 1.0), "expected a docstring, .*, and a name"),
        (lambda: None, "<lambda>: expected a docstring, .*, and a name"),
        (optional, "optional: note may be None"),
        (none_by_default, "none_by_default: note may be None"),
        (any_number, r"any_number: \*items: 'int' should be a named argument"),
        (without_annotation, "without_annotation: item should be a named argument"),
        (without_docstring, "without_docstring: expected a docstring"),
        (by_position, "by_position: item: 'int' should be a named argument"),
    ],
)
def test_a_function_that_cannot_be_a_tool(function: Any, told: str) -> None:
    tools = Tools("https://shop.example.com", api_key=KEY)
    with pytest.raises(TypeError, match=told):
        tools.tool(function)
    assert tools.entries == []


def test_a_name_stands_once() -> None:
    with pytest.raises(TypeError, match="order: there is such a tool already"):
        (tools := shop()).tool(tools._tools["order"]._function)


def test_pydantic_is_needed_for_a_tool_alone_and_named() -> None:
    program = """
import sys
sys.modules["pydantic"] = None
from shengwang_agent.llmserver import LLMServer, Tools
LLMServer(lambda request: "ok", api_key="k")
try:
    Tools("https://shop.example.com", api_key="k").tool(len)
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "pip install pydantic" in done.stdout, done.stderr
