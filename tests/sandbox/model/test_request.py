"""What a model is sent: platform/protocol.md, section 1.1."""

from __future__ import annotations

from typing import Any

from shengwang_agent.sandbox.model.request import model_request

MEMORY = [
    {"role": "assistant", "content": "Hello", "turn_id": 0, "timestamp": 1_764_000_001_000}
    | {"metadata": {"source": "greeting"}, "speech_start_ms": 5},
    {"role": "user", "content": "And the price?", "turn_id": 3, "timestamp": 1_764_000_006_900}
    | {"metadata": {"source": "asr", "user": "u2"}},
]
LLM = {
    "url": "http://127.0.0.1:9/chat/completions",
    "api_key": "secret-key",
    "system_messages": [{"role": "system", "content": "You serve {{shop}}, {{unknown}}."}],
    "template_variables": {"shop": "the {{unknown}} shop", "unused": "x"},
    "params": {"model": "my-model", "stream": False, "context": {"appId": "a"}, "own": [1]},
}


def body_of(llm: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    features = more.pop("features", {})
    properties = {"llm": LLM | (llm or {}), "advanced_features": features}
    given = {"turn_id": 3, "timestamp": 1_764_000_007_000, **more}
    return dict(model_request(properties, MEMORY, **given).body)


def test_a_plain_vendor_gets_nothing_of_the_platform() -> None:
    assert body_of() == {
        "model": "my-model",
        "context": {"appId": "a"},
        "own": [1],
        "stream": True,
        "messages": [
            {"role": "system", "content": "You serve the {{unknown}} shop, {{unknown}}."},
            {"role": "assistant", "content": "Hello"},
            {"role": "user", "content": "And the price?"},
        ],
    }


def test_vendor_custom_gets_the_turn() -> None:
    body = body_of({"vendor": "custom"}, interruptable=False)
    assert (body["turn_id"], body["timestamp"]) == (3, 1_764_000_007_000)
    assert body["interruptable"] is False
    assert body["messages"][0].keys() == {"role", "content"}
    assert body["messages"][1:] == [
        {key: value for key, value in entry.items() if key != "speech_start_ms"} for entry in MEMORY
    ]


def test_parameters_do_not_win_over_what_the_platform_writes() -> None:
    params = {"messages": [], "turn_id": 9, "timestamp": 1, "interruptable": 2, "stream": None}
    body = body_of({"vendor": "custom", "params": params})
    assert len(body["messages"]) == 3
    assert (body["turn_id"], body["interruptable"], body["stream"]) == (3, True, True)


def test_presence_needs_enable_rtm_and_lies_beside_a_context() -> None:
    presence = {"u2": {"page": "cart"}}
    assert "presence" not in body_of(presence=presence)["context"]
    on = {"enable_rtm": True}
    assert body_of(presence=presence, features=on)["context"] == {
        "appId": "a",
        "presence": presence,
    }
    alone = body_of({"params": {}}, presence=presence, features=on)
    assert alone["context"] == {"presence": presence}


def test_the_newest_entries_are_sent() -> None:
    memory = [{"role": "user", "content": str(number)} for number in range(50)]
    for given, most in ((None, 32), (5, 5), (1, 1), (1024, 50)):
        request = model_request({"llm": LLM | {"max_history": given}}, memory)
        sent = [message["content"] for message in request.body["messages"][1:]]
        assert sent == [str(number) for number in range(50 - most, 50)]


def test_headers_are_merged_and_equal_spelling_is_ours() -> None:
    given = {
        "Authorization": "theirs",
        "authorization": "other",
        "X-A": 1,
        "host": "evil",
        "TE": "x",
    }
    request = model_request({"llm": LLM | {"headers": given}}, MEMORY)
    assert list(request.headers) == [
        ("Authorization", "Bearer secret-key"),
        ("authorization", "other"),
        ("X-A", "1"),
        ("Content-Type", "application/json"),
    ]
    assert "secret" not in repr(request)


def test_tools_are_offered_and_their_results_follow() -> None:
    tools = [{"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}]
    request = model_request({"llm": LLM}, MEMORY, tools=tools)
    assert request.body["tools"] == tools
    entries = [{"role": "assistant", "content": ""}, {"role": "tool", "content": "7"}]
    after = request.after(entries)
    assert after.body["messages"] == [*request.body["messages"], *entries]
    assert "tools" not in model_request({"llm": LLM}, MEMORY).body


def test_entries_of_a_tool_loop_carry_the_turn_for_vendor_custom() -> None:
    request = model_request({"llm": LLM | {"vendor": "custom"}}, MEMORY, turn_id=4, timestamp=8)
    entry = request.after([{"role": "tool", "content": "7"}]).body["messages"][-1]
    assert (entry["turn_id"], entry["timestamp"], entry["metadata"]) == (4, 8, {"source": "llm"})


def test_no_model_at_all_is_a_request_to_nowhere() -> None:
    request = model_request({}, [])
    assert (request.url, request.body) == ("", {"messages": [], "stream": True})
    assert ("Authorization", "Bearer") in request.headers
