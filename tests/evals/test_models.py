"""Judges and simulated callers: their bounds, and what is an error and what a verdict."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from shengwang_agent.evals import Caller, Chat, EvalError, Judge, Talk
from tests.evals.models import ChatServer
from tests.sandbox.model.servers import raw_server

Open = Callable[..., Talk]


@contextmanager
def chat(answer: Any, **more: Any) -> Iterator[tuple[Chat, ChatServer]]:
    """A model that always gives this answer, or what a function of the body gives."""
    server = ChatServer(answer if callable(answer) else lambda body: answer)
    try:
        yield Chat(server.url, "m", "secret-key", **more), server
    finally:
        server.close()


def test_a_model_elsewhere_has_to_be_allowed() -> None:
    with pytest.raises(ValueError, match="allow_remote=True"):
        Chat("https://api.example.com/v1/chat/completions", "m")
    with pytest.raises(ValueError, match=r"no usable address: .*, got ''$"):
        Chat("", "m")
    Chat("https://api.example.com/v1/chat/completions", "m", allow_remote=True)


def test_it_asks_so_many_times_and_no_more() -> None:
    with chat("hello", most_requests=2) as (model, server):
        assert [model.ask("s", "u") for _ in range(2)] == ["hello", "hello"]
        with pytest.raises(EvalError, match="most_requests"):
            model.ask("s", "u")
    assert len(server.requests) == 2
    assert server.bodies[0]["temperature"] == 0
    assert server.requests[0][1]["Authorization"] == "Bearer secret-key"
    assert "secret-key" not in repr(model)


def test_thoughts_are_left_out() -> None:
    with chat('<think>{"met": false}</think>\n```json\n{"met": true}\n```') as (model, _):
        assert model.ask_json("s", "u") == {"met": True}
    with chat('<think>without end {"met": true}') as (model, _), pytest.raises(EvalError):
        model.ask_json("s", "u")


@pytest.mark.parametrize("status", [302, 401, 429, 500])
def test_a_status_is_an_error(status: int) -> None:
    with chat(status) as (model, _), pytest.raises(EvalError, match=f"answered {status}"):
        model.ask("s", "u")


@pytest.mark.parametrize("body", [b"[]", b'{"choices": []}', b"\xff", b'{"choices": 7}'])
def test_what_is_no_completion_is_an_error(body: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    with raw_server(head + body) as url, pytest.raises(EvalError, match="no chat completion"):
        Chat(url, "m").ask("s", "u")


def test_an_answer_that_drips_ends_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        over = threading.Event()

        def drip() -> None:
            peer, _ = listening.accept()
            with peer, suppress(OSError):
                while not over.wait(0.01):  # a head without an end
                    peer.sendall(b"x")

        thread = threading.Thread(target=drip)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        try:
            with pytest.raises(EvalError, match=r"is longer than 0\.2 s"):
                Chat(url, "m", timeout=0.2).ask("s", "u")
        finally:
            over.set()
            thread.join()


def test_what_is_too_deep_is_no_completion() -> None:
    with chat("{" + "[" * 100_000 + "}") as (model, _), pytest.raises(EvalError, match="no JSON"):
        model.ask_json("s", "u")


def test_nobody_there_and_an_endless_answer_are_errors() -> None:
    with pytest.raises(EvalError, match="cannot be asked"):
        Chat("http://127.0.0.1:9/x", "m", timeout=2).ask("s", "u")
    with chat("x" * (2 << 20)) as (model, _), pytest.raises(EvalError, match="is longer than"):
        model.ask("s", "u")


# -- the judge --------------------------------------------------------------------------------


def test_most_votes_count() -> None:
    votes = iter([True, False, True])
    with chat(lambda body: {"met": next(votes), "reason": "r"}) as (model, _):
        assert Judge(model, votes=3)("is polite", "agent: Hello") == (True, "r")
    with pytest.raises(ValueError, match="odd"):
        Judge(model, votes=2)


def test_cannot_be_told_is_not_met() -> None:
    with chat({"met": None, "reason": "nothing was said"}) as (model, _):
        verdict = Judge(model)("is polite", "")
    assert verdict == (False, "it cannot be told: nothing was said")


def test_an_answer_without_verdict_is_asked_for_again_then_an_error() -> None:
    answers = iter(["I think so", {"met": True, "reason": ""}])
    with chat(lambda body: next(answers)) as (model, server):
        assert Judge(model)("is polite", "")[0] is True
    assert len(server.requests) == 2
    for broken in ("I think so", '{"verdict": 1}', '{"met": "yes"}', "[1]"):
        with chat(broken) as (model, _), pytest.raises(EvalError):
            Judge(model)("is polite", "")


def test_verdicts_are_kept_by_criterion_and_transcript(tmp_path: Path) -> None:
    kept = tmp_path / "verdicts.json"
    with chat({"met": True, "reason": "r"}) as (model, server):
        for transcript in ("a", "a", "b"):
            assert Judge(model, cache=kept)("is polite", transcript) == (True, "r")
        assert Judge(model, cache=kept)("is brief", "a") == (True, "r")
    assert len(server.requests) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["verdicts.json"]


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', "{", '{"a": [true]}'])
def test_a_damaged_cache_is_named(tmp_path: Path, text: str) -> None:
    kept = tmp_path / "verdicts.json"
    kept.write_text(text)
    with chat({"met": True}) as (model, _), pytest.raises(EvalError, match=r"verdicts\.json"):
        Judge(model, cache=kept)("is polite", "")
    assert kept.read_text() == text


# -- the caller -------------------------------------------------------------------------------


def lines(*given: Any) -> Callable[[str], Any]:
    """A caller who says these lines, the last one for ever."""
    left = list(given)
    return lambda transcript: left.pop(0) if len(left) > 1 else left[0]


@pytest.mark.parametrize(
    ("caller", "bounds", "reason", "turns"),
    [
        (lines(("Hi", False), ("Bye", "goal")), {}, "goal", 2),
        (lines(("Hi", False), ("", True)), {}, "goal", 1),
        (lines(("Hi", False), ("Never mind", "gave_up")), {}, "gave_up", 2),
        (lines(("Hi", False)), {}, "stuck", 3),
        (lines(("A", False), ("B", False), ("C", False)), {"most_turns": 2}, "most_turns", 2),
        (lines(("A", False), ("B", False)), {"most_seconds": 2.0}, "most_seconds", 2),
        (lines(("", False)), {}, "caller_failed", 0),
        (lines("no pair at all"), {}, "caller_failed", 0),
    ],
)
def test_every_end_is_a_value(
    agent_talk: Open, caller: Any, bounds: dict[str, Any], reason: str, turns: int
) -> None:
    outcome = agent_talk(replies="One moment, please.").with_caller(caller, **bounds)
    assert (outcome.reason, outcome.turns) == (reason, turns)
    assert (outcome.detail != "") is (reason == "caller_failed")


def test_an_agent_that_speaks_for_ever_does_not_hold_the_caller(agent_talk: Open) -> None:
    def endless(heard: object) -> Iterator[str]:
        while True:
            yield "and another thing, "

    outcome = agent_talk(replies=endless).with_caller(lines(("Hi", False)), most_seconds=20)
    assert (outcome.reason, outcome.seconds) == ("most_seconds", pytest.approx(20, abs=0.01))


def test_the_greeting_is_heard_first_and_an_agent_may_leave(agent_talk: Open) -> None:
    seen = []

    def caller(transcript: str) -> tuple[str, bool]:
        seen.append(transcript)
        call.agent.fails()
        return "Hello", False

    call = agent_talk({"llm": {"url": "http://127.0.0.1:9/", "greeting_message": "Welcome!"}})
    assert call.with_caller(caller).reason == "agent_left"
    assert seen == ["agent: Welcome!"]


def test_a_long_line_is_cut(agent_talk: Open) -> None:
    call = agent_talk(replies="Yes.")
    call.with_caller(lines(("word " * 1000, True)))
    assert len(call.turns[0].asked) == 500


def test_a_broken_answer_of_the_caller_is_tried_once_more() -> None:
    answers = iter(["Hello!", {"say": "Hello!", "done": False}])
    with chat(lambda body: next(answers)) as (model, server):
        assert Caller(model, "greet")("") == ("Hello!", False)
    assert len(server.requests) == 2
    with chat({"say": ["x"]}) as (model, _), pytest.raises(EvalError, match="no line"):
        Caller(model, "greet")("")


def test_an_opening_is_said_without_a_model() -> None:
    with chat({"say": "Next", "done": False}) as (model, server):
        caller = Caller(model, "greet", opening="Good day")
        assert [caller("")[0], caller("")[0]] == ["Good day", "Next"]
    assert len(server.requests) == 1
