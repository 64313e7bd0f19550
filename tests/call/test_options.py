"""What one call may say about itself: checked, added last, never doubled."""

from __future__ import annotations

from typing import Any

import pytest

from shengwang_agent import errors

from .stepping import Walk


@pytest.mark.parametrize(
    ("options", "kind", "text"),
    [
        ({"max_retrys": 1}, TypeError, "no key 'max_retrys'; did you mean 'max_retries'"),
        ({"time_out": 1}, TypeError, "no key 'time_out'; did you mean 'timeout'"),
        ({"timeout": 1, "timeout_in_seconds": 1}, TypeError, "timeout is short for timeout_in_sec"),
        ({"timeout": 0}, errors.ConfigurationError, "timeout_in_seconds must be above zero seconds"),
        ({"max_retries": "2"}, TypeError, "max_retries must be a whole number"),
        ({"max_retries": 1.5}, TypeError, "max_retries must be a whole number"),
        ({"max_retries": True}, TypeError, "max_retries must be a whole number"),
        ({"max_retries": -1}, ValueError, "max_retries must be zero or more"),
        ({"timeout_in_seconds": "1"}, TypeError, "timeout_in_seconds must be a number of seconds"),
        ({"timeout_in_seconds": -1}, ValueError, "timeout_in_seconds must be zero or more"),
        ({"timeout_in_seconds": float("nan")}, ValueError, "timeout_in_seconds must be zero or more"),
        ({"deadline_in_seconds": float("inf")}, ValueError, "deadline_in_seconds"),
    ],
)  # fmt: skip
def test_a_wrong_option_is_named(options: Any, kind: type[Exception], text: str) -> None:
    with pytest.raises(kind, match=text):
        Walk("agents.get", options=options)


def test_chunk_size_is_known_and_has_no_effect() -> None:
    Walk("agents.get", options={"chunk_size": 1024}).play(200)


@pytest.mark.parametrize(
    ("headers", "text"),
    [
        ({"x-a": "SECRET\r\nx-b: 1"}, "header 'x-a' must be one line"),
        ({"x-a": "SECRET\x00"}, "header 'x-a' must be one line"),
        ({"x-a": "SECRET\x7f"}, "header 'x-a' must be one line"),
        ({"x-a": "SECRET-é"}, "header 'x-a' must be one line"),
        ({"x a": "SECRET"}, "'x a' is not a header name"),
        ({"x-a\r\n": "SECRET"}, "is not a header name"),
        ({"": "SECRET"}, "'' is not a header name"),
        ({"x-a": b"SECRET"}, "header 'x-a' must have text"),
    ],
)
def test_a_header_that_cannot_travel_is_named_and_its_value_is_not(headers: Any, text: str) -> None:
    with pytest.raises(errors.ConfigurationError, match=text) as caught:
        Walk("agents.get", options={"additional_headers": headers}).play()
    assert "SECRET" not in str(caught.value)


def test_headers_replace_whatever_their_case_and_none_drops() -> None:
    given = {"User-Agent": "mine", "ACCEPT": None, "X-New": " kept\t"}
    walk = Walk("agents.get", headers={"x-new": "old"}, options={"additional_headers": given})
    walk.play(200)
    headers = walk.requests[0].headers
    assert [k for k in headers if k.lower() == "user-agent"] == ["user-agent"]
    assert headers["user-agent"] == "mine"
    assert headers["x-new"] == "kept"
    assert "accept" not in headers


def test_the_user_agent_tells_two_versions_and_nothing_of_the_machine() -> None:
    walk = Walk("agents.get")
    walk.play(200)
    import re

    assert re.fullmatch(
        r"shengwang-agent/[\d.]+\S* python/3\.\d+", walk.requests[0].headers["user-agent"]
    )
    assert set(walk.requests[0].headers) == {
        "accept", "accept-encoding", "authorization", "user-agent",
    }  # fmt: skip


def test_query_and_body_are_added_and_win() -> None:
    options = {
        "additional_query_parameters": {
            "channel": "other",
            "x y": "ü&=",
            "n": None,
            "l": [1, True],
        },
        "additional_body_parameters": {"extra": {"a": None}},
    }
    walk = Walk("agents.list", options=options)
    walk.play(200)
    request = walk.requests[0]
    assert request.url.partition("?")[2] == "channel=other&x%20y=%C3%BC%26%3D&l=1&l=true"
    assert request.content == b'{"extra":{"a":null}}'
    assert request.headers["content-type"] == "application/json"


def test_a_name_may_be_overwritten_through_the_extra_body() -> None:
    walk = Walk("agents.start", options={"additional_body_parameters": {"name": "other"}})
    walk.play(200)
    assert walk.requests[0].content is not None
    assert b'"name":"other"' in walk.requests[0].content


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (float("nan"), "extra.deep[0] is NaN or Infinity"),
        (float("-inf"), "extra.deep[0] is NaN or Infinity"),
        ("\ud800", "extra.deep[0] holds a lone surrogate"),
        ({1, 2}, "extra.deep[0] is a set"),
        (b"SECRET", "extra.deep[0] is a bytes"),
        ({(1, 2): 3}, "extra.deep[0] has a key of type tuple"),
    ],
)
def test_what_json_cannot_carry_is_refused_and_named(value: Any, text: str) -> None:
    with pytest.raises((ValueError, TypeError)) as caught:
        Walk("agents.get", options={"additional_body_parameters": {"extra": {"deep": [value]}}})
    assert text in str(caught.value)
    assert "SECRET" not in str(caught.value)


def test_a_body_that_contains_itself_is_refused() -> None:
    body: dict[str, Any] = {}
    body["self"] = body
    with pytest.raises(ValueError, match="contains itself"):
        Walk("agents.get", options={"additional_body_parameters": body})


def test_an_operation_without_a_body_sends_neither_body_nor_content_type() -> None:
    walk = Walk("agents.stop")
    walk.play(200)
    assert walk.requests[0].content is None
    assert "content-type" not in walk.requests[0].headers
    walk = Walk("agents.interrupt")
    walk.play(200)
    assert walk.requests[0].content == b"{}"


def test_text_is_compact_utf_8() -> None:
    from shengwang_agent_api.agents import agents_speak

    walk = Walk(agents_speak("app", "A1", text="你好"))
    walk.play(200)
    assert walk.requests[0].content == '{"text":"你好"}'.encode()
