"""How answers are read: every row of what servers send, rightly and wrongly."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import httpx
import pytest

from shengwang_agent.llmserver.pieces import Audio, Metadata
from shengwang_agent.sandbox import Heard, ModelReplies
from shengwang_agent.sandbox.pieces import ReplyFailed, ToolRun

from .servers import DONE, STOP, asks, chunk, event, metadata, says

PCM = bytes(range(64))


def audio(**given: Any) -> bytes:
    return event(chunk(audio={"id": "a1", **given}))


def replies(answer: httpx.Response, **more: Any) -> ModelReplies:
    return ModelReplies(transport=httpx.MockTransport(lambda request: answer), **more)


def heard(url: str = "http://127.0.0.1:9/chat", **llm: Any) -> Heard:
    return Heard("A1", "hi", (), {"llm": {"url": url, "api_key": "long-secret-key", **llm}})


def pieces(*parts: bytes, status: int = 200, **headers: str) -> list[Any]:
    return list(replies(httpx.Response(status, content=b"".join(parts), headers=headers))(heard()))


def failure(*parts: bytes, status: int = 200, **headers: str) -> tuple[int, str]:
    stream = replies(httpx.Response(status, content=b"".join(parts), headers=headers))(heard())
    with pytest.raises(ReplyFailed) as failed:
        for _ in stream:
            pass
    return failed.value.code, str(failed.value)


A, B = event(chunk("a")), event(chunk("b"))


@pytest.mark.parametrize(
    ("stream", "found"),
    [
        (says("a", "b"), ["a", "b"]),
        ([A, DONE], ["a"]),  # no finish_reason, as the audio servers
        ([A, STOP], ["a"]),  # no [DONE]
        ([A, STOP, event({"choices": [], "usage": {"total": 3}}), DONE], ["a"]),
        ([event(chunk("a"), "data"), event("[DONE]", "data")], ["a"]),  # the Go sample
        ([event({"choices": [{"delta": {"content": "a"}}]}), DONE], ["a"]),  # the RAG sample
        ([event({"id": "x", "choices": None, "more": 1}), A, DONE], ["a"]),
        ([event({"choices": [{"delta": {"content": None}}, {"delta": None}]}), A, DONE], ["a"]),
        ([event({"choices": [{"index": 1, "delta": {"content": "other"}}]}), A, DONE], ["a"]),
        ([event({"error": None, **chunk("a")}), DONE], ["a"]),
        ([A, DONE, B], ["a"]),  # nothing counts after the end
        ([A, DONE.rstrip()], ["a"]),
        ([b": ping\n\n", A, b"data:\n\n", DONE], ["a"]),
        ([event(chunk("中文\u2028")), DONE], ["中文\u2028"]),
        ([DONE], []),
        ([event(chunk(finish="length"))], []),
    ],
)
def test_answers_that_are_read(stream: list[bytes], found: list[str]) -> None:
    assert pieces(*stream) == found


@pytest.mark.parametrize(
    ("first", "found"),
    [
        (metadata(False, {"speed_ratio": 1.2}), Metadata(False, {"speed_ratio": 1.2})),
        (metadata(True), Metadata(True)),
        (metadata(), Metadata()),
        (metadata("no", "fast"), Metadata()),
        (event({"object": "chat.completion.custom_metadata"}), Metadata()),
    ],
)
def test_the_first_chunk_may_be_metadata(first: bytes, found: Metadata) -> None:
    assert pieces(first, A, DONE) == [found, "a"]


def test_choices_of_the_metadata_chunk_are_ignored() -> None:
    special = {**chunk("unsaid"), "object": "chat.completion.custom_metadata"}
    assert pieces(event({**special, "metadata": {"interruptable": False}}), A, DONE) == [
        Metadata(False),
        "a",
    ]


def test_later_metadata_chunks_are_ordinary() -> None:
    special = {**chunk("said"), "object": "chat.completion.custom_metadata"}
    assert pieces(A, metadata(False), event({**special, "metadata": {}}), DONE) == ["a", "said"]


def test_sound_and_its_words_are_kept() -> None:
    words = [{"text": "Nine", "start_ts": 0, "duration": 120}, {"text": "yuan", "end_ts": None}, {}]
    data = b64encode(PCM).decode()
    assert pieces(
        audio(), audio(transcript="Nine yuan."), audio(data=data), audio(words=words), DONE
    ) == [Audio(transcript="Nine yuan."), Audio(PCM), Audio(words=tuple(words))]


@pytest.mark.parametrize(
    ("stream", "text"),
    [
        ([A, event("{not json")], "no JSON"),
        ([A, event("[1]")], "no JSON object"),
        ([A, event("[" * 100_000)], "no JSON"),
        ([A, b"data: \xff\n\n"], "UTF-8"),
        ([A, event(chunk(5))], "no text"),  # type: ignore[arg-type]
        ([event({"choices": {}})], "choices is no list"),
        ([event({"choices": [{"delta": "a"}]})], "delta is no object"),
        ([event(chunk(tool_calls=[5]))], "tool call"),
        ([event(chunk(tool_calls=[{"function": "f"}]))], "tool call"),
        ([audio(data="****")], "Base64"),
        ([audio(data=5)], "Base64"),
        ([audio(data=b64encode(b"odd").decode())], "odd"),
        ([audio(transcript=5)], "transcript"),
        ([audio(words=["Hi"])], "a word of the sound is no object"),
        ([audio(words=[{"text": "Hi", "start_ts": "0ms"}])], "start_ts: expected milliseconds"),
        ([audio(words=[{"text": "Hi", "end_ts": [5]}])], "end_ts: expected milliseconds"),
        ([audio(words=[{"text": "Hi", "duration": 1e999}])], "duration: expected milliseconds"),
        ([event(chunk(audio="x"))], "no object"),
        ([A], "without [DONE] and without a finish_reason"),
        ([b""], "without [DONE]"),
        ([b"data: " + b"x" * (4 * 1024 * 1024 + 1)], "longer than 4194304 bytes"),
    ],
)
def test_broken_streams(stream: list[bytes], text: str) -> None:
    code, message = failure(*stream)
    assert code == 500
    assert text in message
    assert message.startswith("the model's answer broke off")


def test_words_before_a_broken_stream_are_said() -> None:
    stream = replies(httpx.Response(200, content=A + b"data: {\n\n"))(heard())
    assert next(stream) == "a"
    with pytest.raises(ReplyFailed):
        next(stream)
    assert list(stream) == []


@pytest.mark.parametrize(
    ("error", "code", "text"),
    [
        ({"message": "out of tea"}, 500, "out of tea"),
        ({"message": "slow", "code": 429}, 429, "slow"),
        ({"message": "slow", "code": "rate", "status": 503}, 503, "slow"),
        ("just words", 500, "just words"),
        ({"code": 200}, 500, "unknown"),
    ],
)
def test_an_error_inside_of_a_stream_is_a_failure(error: Any, code: int, text: str) -> None:
    found, message = failure(A, event({"error": error}), DONE)
    assert (found, text in message) == (code, True)


@pytest.mark.parametrize("status", [201, 204, 307, 400, 401, 404, 429, 500, 503])
def test_another_status_is_the_code_of_the_failure(status: int) -> None:
    body = json.dumps({"error": {"message": "key long-secret-key is unknown"}}).encode()
    code, message = failure(body, status=status, Location="/elsewhere")
    assert code == status
    assert message == f"the model answered {status}: key *** is unknown"


def test_the_reason_of_an_error_is_found_where_servers_put_it() -> None:
    assert "no such model" in failure(b'{"detail": "no such model"}', status=404)[1]
    assert '[{"loc": 1}]' in failure(b'{"detail": [{"loc": 1}]}', status=422)[1]
    assert "<h1>Bad</h1> gateway" in failure(b"<h1>Bad</h1>\n  gateway", status=502)[1]
    assert len(failure(b"x" * 10_000_000, status=500)[1]) < 400


def test_an_answer_that_is_no_stream_says_what_it_is() -> None:
    body = b'{"choices": [{"message": {"content": "whole"}}]}'
    _, message = failure(body, **{"content-type": "application/json"})
    assert "'application/json', not text/event-stream" in message


def test_a_compressed_answer_is_not_guessed_at() -> None:
    assert "compressed (gzip)" in failure(b"\x1f\x8b", **{"content-encoding": "gzip"})[1]


def test_tool_calls_without_an_enabled_tool_are_not_made() -> None:
    text = "no tool is enabled for this agent"
    found = pieces(A, *asks(("lookup", {"id": "17"})))
    assert found[0] == "a"
    run = found[1]
    assert isinstance(run, ToolRun)
    assert (run.name, run.arguments, run.ok) == ("lookup", {"id": "17"}, False)
    assert text in run.result
    assert len(found) == 2


def test_a_stream_of_nothing_has_a_limit() -> None:
    class Pings(httpx.SyncByteStream):
        sent = 0

        def __iter__(self):  # type: ignore[no-untyped-def]
            while True:
                self.sent += 1
                yield b": ping\n\n"

    pings = Pings()
    stream = replies(httpx.Response(200, stream=pings), timeout=0.05)(heard())
    with pytest.raises(ReplyFailed, match=r"nothing to say came for 0\.05 s"):
        next(stream)
    assert pings.sent > 1


NO_ADDRESS = r"the model has no usable address: expected http://… or https://…, got '[^']*'$"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://api.example.com/v1", "is not on this machine; pass allow_remote=True"),
        *((url, NO_ADDRESS) for url in ("", "nonsense", "http://[::1")),
        ("http://user:pa55word@/v1?key=k", "got 'http://[*]{3}@/v1'$"),
    ],
)
def test_an_address_elsewhere_is_not_asked(url: str, why: str) -> None:
    asked: list[httpx.Request] = []
    transport = httpx.MockTransport(lambda request: asked.append(request) or httpx.Response(200))
    with pytest.raises(ReplyFailed, match=why):
        next(ModelReplies(transport=transport)(heard(url)))
    assert asked == []


def test_an_address_elsewhere_is_asked_when_that_is_allowed() -> None:
    source = replies(httpx.Response(200, content=b"".join(says("a"))), allow_remote=True)
    assert list(source(heard("https://api.example.com/v1"))) == ["a"]
    with pytest.raises(ValueError, match="pass allow_remote=True"):
        ModelReplies("https://api.example.com/v1")
