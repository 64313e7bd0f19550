"""The model endpoint over a socket: what a reply may be, and what comes of it."""

from __future__ import annotations

import asyncio
import contextvars
import json
import threading
from base64 import b64decode
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from shengwang_agent.llmserver import Audio, LLMServer, Metadata, Request, ToolCall

from .serving import (
    KEY,
    LOG,
    PATH,
    ask,
    connection,
    deltas,
    events,
    question,
    raw,
    serving,
    spoken,
)


def plain(request: Request) -> str:
    return "It is open."


def generator(request: Request) -> Iterator[str]:
    yield "It is "
    yield "open."


async def coroutine(request: Request) -> str:
    return "It is open."


async def async_generator(request: Request) -> AsyncIterator[str]:
    yield "It is "
    await asyncio.sleep(0)
    yield "open."


class Callable:
    async def __call__(self, request: Request) -> str:
        return "It is open."


async def returned_stream(request: Request) -> AsyncIterator[str]:
    return async_generator(request)


def returned_generator(request: Request) -> Iterator[str]:
    return generator(request)


FORMS = [plain, generator, coroutine, async_generator, Callable(), returned_stream,
         returned_generator, lambda request: async_generator(request)]  # fmt: skip


@pytest.mark.parametrize("reply", FORMS, ids=lambda form: getattr(form, "__name__", "callable"))
def test_every_form_of_a_reply_is_the_same_stream(reply: Any) -> None:
    with serving(LLMServer(reply, api_key=KEY)) as url:
        answer = ask(url)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["x-accel-buffering"] == "no"
    assert "content-length" not in answer.headers
    *chunks, last, done = events(answer.text)
    assert spoken(answer.text) == "It is open."
    assert chunks[0]["choices"][0]["delta"]["role"] == "assistant"
    assert all("role" not in c["choices"][0]["delta"] for c in chunks[1:])
    assert {c["choices"][0]["finish_reason"] for c in chunks} == {None}
    assert last["choices"] == [{"index": 0, "delta": {}, "finish_reason": "stop"}]
    assert done == "[DONE]"
    assert {(c["object"], c["model"]) for c in (*chunks, last)} == {
        ("chat.completion.chunk", "front-desk")
    }
    assert len({c["id"] for c in (*chunks, last)}) == 1


def test_nothing_to_say_is_a_whole_stream() -> None:
    with serving(LLMServer(lambda request: "", api_key=KEY)) as url:
        answer = ask(url)
    assert answer.status_code == 200
    assert deltas(answer.text) == [{"role": "assistant"}]
    assert events(answer.text)[-1] == "[DONE]"


def test_text_of_any_language_arrives_as_it_is() -> None:
    text = '您好，"é" \\ \n 😀 \u2028 \x00 end'
    with serving(LLMServer(lambda request: text, api_key=KEY)) as url:
        assert spoken(ask(url).content.decode()) == text


def test_metadata_is_the_first_chunk() -> None:
    def reply(request: Request) -> Iterator[Any]:
        yield Metadata(interruptable=False, tts_params={"speed_ratio": 1.2})
        yield "Terms and conditions."

    with serving(LLMServer(reply, api_key=KEY)) as url:
        first, second, *_ = events(ask(url).text)
    assert first["object"] == "chat.completion.custom_metadata"
    assert first["choices"] == []
    assert first["metadata"] == {
        "interruptable": False,
        "tts_params": {"params": {"speed_ratio": 1.2}},
    }
    assert second["choices"][0]["delta"] == {
        "role": "assistant",
        "content": "Terms and conditions.",
    }


def test_sound_has_its_transcript_first_and_one_id() -> None:
    pcm = bytes(range(256)) * 11
    words = [{"text": "Hi", "start_ts": 0, "duration": 300}]
    with serving(LLMServer(lambda r: Audio(pcm, "Hi", words), api_key=KEY)) as url:
        sound = [delta["audio"] for delta in deltas(ask(url).text) if "audio" in delta]
    assert sound[0]["transcript"] == "Hi"
    assert sound[0]["words"] == words
    assert [len(b64decode(each["data"])) for each in sound[1:]] == [1280, 1280, 256]
    assert b"".join(b64decode(each["data"]) for each in sound[1:]) == pcm
    assert len({each["id"] for each in sound}) == 1


def test_tool_calls_have_the_shape_of_openai() -> None:
    def reply(request: Request) -> Iterator[Any]:
        assert [tool["function"]["name"] for tool in request.tools] == ["lookupOrder"]
        yield ToolCall("lookupOrder", {"id": "17"})
        yield ToolCall("lookupOrder", {"id": "18"}, id="call_2")

    tools = [{"type": "function", "function": {"name": "lookupOrder"}}]
    with serving(LLMServer(reply, api_key=KEY)) as url:
        answer = ask(url, question(tools=tools))
    calls = [call for delta in deltas(answer.text) for call in delta.get("tool_calls", ())]
    assert [call["index"] for call in calls] == [0, 1]
    assert [json.loads(call["function"]["arguments"])["id"] for call in calls] == ["17", "18"]
    assert calls[0]["id"].startswith("call_")
    assert calls[1]["id"] == "call_2"
    assert events(answer.text)[-2]["choices"][0]["finish_reason"] == "tool_calls"


def test_what_the_platform_adds_is_told_and_can_be_left_out() -> None:
    seen: list[Request] = []

    def reply(request: Request) -> str:
        seen.append(request)
        return "ok"

    presence = {"u2": {"page": "cart"}}
    body = question(context={"presence": presence}, temperature=0.2)
    with serving(LLMServer(reply, api_key=KEY)) as url:
        ask(url, body)
        ask(url, {"messages": [{"role": "user", "content": None}], "stream": True})
    asked, bare = seen
    assert (asked.text, asked.role, asked.turn_id) == ("Are you open?", "user", 3)
    assert asked.interruptable
    assert asked.speaker == {"source": "asr", "user": "u2"}
    assert asked.presence == presence
    assert asked.body == body
    assert asked.for_openai(model="qwen-max") == {
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Are you open?"},
        ],
        "stream": True,
        "temperature": 0.2,
        "model": "qwen-max",
    }
    assert asked.body == body, "and the request is as it was"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in repr(asked)
    assert "open" not in repr(asked)
    assert (bare.text, bare.turn_id, bare.speaker, bare.presence) == ("", None, {}, {})
    assert bare.tools == []


def test_the_text_of_a_message_in_parts() -> None:
    parts = [
        {"type": "text", "text": "What is"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}},
        {"type": "text", "text": "this?"},
    ]
    with serving(LLMServer(lambda request: request.text, api_key=KEY)) as url:
        assert spoken(ask(url, question(parts)).text) == "What is this?"


def test_a_reply_that_fails_at_once_is_told_by_the_status(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def reply(request: Request) -> str:
        raise ValueError("sk-secret")

    with serving(LLMServer(reply, api_key=KEY)) as url:
        answer = ask(url)
    assert answer.status_code == 500
    assert answer.json() == {"error": {"message": "the reply failed: ValueError", "code": 500}}
    (record,) = [record for record in caplog.records if record.name == LOG]
    assert record.exc_info is not None


@pytest.mark.parametrize("late", [RuntimeError("sk-secret"), Metadata(interruptable=False), 7])
def test_a_reply_that_fails_later_tells_and_breaks_off(late: Any) -> None:
    async def reply(request: Request) -> AsyncIterator[Any]:
        yield "One moment. "
        if isinstance(late, Exception):
            raise late
        yield late

    with serving(LLMServer(reply, api_key=KEY)) as url:
        came = ""
        with stream(url) as answer:
            texts = answer.iter_text()
            while "error" not in came:
                came += next(texts)
            with pytest.raises(httpx.RemoteProtocolError):
                next(texts)
    assert spoken(came.rpartition("data: ")[0]) == "One moment. "
    assert "error" in events(came)[-1]
    assert "[DONE]" not in came
    assert "secret" not in came


@pytest.mark.parametrize(
    ("given", "named"),
    [(None, "TypeError"), (7, "TypeError"), (Audio(b"odd"), "ValueError")],
)
def test_a_reply_of_the_wrong_kind_is_an_error(given: Any, named: str) -> None:
    with serving(LLMServer(lambda request: given, api_key=KEY)) as url:
        answer = ask(url)
    assert (answer.status_code, named in answer.text) == (500, True)


def test_a_server_without_a_reply_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with serving(LLMServer(api_key=KEY)) as url:
        assert ask(url).status_code == 500
    assert "@app.reply" in caplog.text


def stream(url: str, body: Any = None) -> Any:
    headers = {"authorization": f"Bearer {KEY}"}
    return httpx.stream("POST", url + PATH, json=body or question(), headers=headers, verify=False)


def test_the_first_chunk_is_not_held_back() -> None:
    heard = threading.Event()

    async def reply(request: Request) -> AsyncIterator[str]:
        yield "One moment. "
        assert await asyncio.to_thread(heard.wait, 30), "the first words were never sent"
        yield "Nine yuan."

    with serving(LLMServer(reply, api_key=KEY)) as url, stream(url) as answer:
        came = ""
        for text in answer.iter_text():
            came += text
            if "One moment." in came:
                heard.set()
    assert spoken(came) == "One moment. Nine yuan."


def interrupted(reply: Any, ended: threading.Event) -> None:
    with serving(LLMServer(reply, api_key=KEY)) as url:
        with stream(url) as answer:
            next(answer.iter_raw())
        assert ended.wait(30), "the reply was not ended"


def test_an_interruption_cancels_where_the_reply_waits() -> None:
    ended = threading.Event()

    async def reply(request: Request) -> AsyncIterator[str]:
        try:
            yield "One moment. "
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.set()

    interrupted(reply, ended)


def test_an_interruption_ends_a_reply_that_never_waits() -> None:
    ended = threading.Event()

    async def reply(request: Request) -> AsyncIterator[str]:
        try:
            while True:
                yield "and "
        finally:
            ended.set()

    interrupted(reply, ended)


def test_an_interruption_before_the_first_word_cancels_too() -> None:
    began, ended = threading.Event(), threading.Event()

    async def reply(request: Request) -> str:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return ""

    with serving(LLMServer(reply, api_key=KEY)) as url:
        with connection(url) as platform:
            platform.sendall(raw(json.dumps(question()).encode()))
            assert began.wait(30)
        assert ended.wait(30)


def test_an_interruption_ends_a_plain_generator_at_its_next_yield() -> None:
    ended = threading.Event()
    more = threading.Event()

    def reply(request: Request) -> Iterator[str]:
        try:
            yield "One moment. "
            more.wait(0.2)
            yield "Nine yuan."
            more.wait(30)
        finally:
            ended.set()

    interrupted(reply, ended)
    more.set()


def test_plain_functions_do_not_wait_for_each_other() -> None:
    both = threading.Barrier(12)

    def reply(request: Request) -> str:
        both.wait(30)
        return "All at once."

    async def all_at_once(url: str) -> list[httpx.Response]:
        async with httpx.AsyncClient(trust_env=False, verify=False) as http:
            headers = {"authorization": f"Bearer {KEY}"}
            asked = [http.post(url + PATH, json=question(), headers=headers) for _ in range(12)]
            return await asyncio.gather(*asked)

    with serving(LLMServer(reply, api_key=KEY)) as url:
        answers = asyncio.run(all_at_once(url))
    assert [spoken(answer.text) for answer in answers] == ["All at once."] * 12


def test_context_variables_reach_the_thread() -> None:
    tenant = contextvars.ContextVar("tenant", default="nobody")
    inner = LLMServer(lambda request: tenant.get(), api_key=None)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        tenant.set("shop-7")
        await inner(scope, receive, send)

    with serving(app) as url:
        assert spoken(ask(url).text) == "shop-7"


def test_it_is_mounted_at_a_prefix_of_fastapi() -> None:
    from fastapi import FastAPI

    app = FastAPI()
    app.mount("/llm", LLMServer(plain, api_key=KEY))
    with serving(app) as url:
        assert spoken(ask(url, path="/llm/chat/completions").text) == "It is open."
        assert ask(url, path="/llm/completions").status_code == 404


def test_the_life_of_the_server_is_answered() -> None:
    sent: list[str] = []

    async def live() -> None:
        told = iter(["lifespan.startup", "lifespan.shutdown"])

        async def receive() -> dict[str, Any]:
            return {"type": next(told)}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message["type"])

        await LLMServer(plain, api_key=None)({"type": "lifespan"}, receive, send)

    asyncio.run(live())
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
