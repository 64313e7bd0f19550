"""The real openai package: as a caller of the kit, and as the provider behind it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import openai
import pytest

from shengwang_agent.llmserver import LLMServer, Request, ToolCall, Tools, run_tools
from shengwang_agent.sandbox.model.chunks import Answer

from .serving import KEY, ask, deltas, events, question, serving, spoken


class Provider:
    """A chat endpoint that refuses what OpenAI does not know, and plays its turns in order."""

    def __init__(self, *turns: Any) -> None:
        self.turns = list(turns)
        self.asked: list[dict[str, Any]] = []
        self.app = LLMServer(self.reply, api_key="sk")

    async def reply(self, request: Request) -> AsyncIterator[Any]:
        self.asked.append(request.body)
        known = {"messages", "model", "stream", "tools", "tool_choice", "temperature"}
        assert set(request.body) <= known
        for message in request.messages:
            assert set(message) <= {"role", "content", "tool_calls", "tool_call_id"}
        for piece in self.turns.pop(0):
            yield piece


class Raw(Provider):
    """A provider that sends its chunks just as they stand in its turns."""

    def __init__(self, *turns: Any) -> None:
        super().__init__(*turns)
        self.app: Any = self

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body, more = b"", True
        while more:
            part = await receive()
            body, more = body + part["body"], part.get("more_body", False)
        self.asked.append(json.loads(body))
        lines = [f"data: {json.dumps(chunk)}\n\n" for chunk in self.turns.pop(0)]
        kind = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": kind})
        answer = "".join([*lines, "data: [DONE]\n\n"]).encode()
        await send({"type": "http.response.body", "body": answer})


class Story:
    """The kit, whose reply is under test, and the provider behind it, both on real ports."""

    def __init__(self, provider: Provider, reply: Any) -> None:
        self.provider, self.reply = provider, reply

    def ask(self, body: Any = None) -> Any:
        with serving(self.provider.app) as url:

            async def reply(request: Request) -> AsyncIterator[Any]:
                async with openai.AsyncOpenAI(base_url=url, api_key="sk", max_retries=0) as client:
                    async for piece in self.reply(request, client):
                        yield piece

            with serving(LLMServer(reply, api_key=KEY)) as kit:
                return ask(kit, body)


def test_the_package_reads_a_stream_of_the_kit() -> None:
    def reply(request: Request) -> Iterator[Any]:
        yield "It is "
        yield ToolCall("lookup", {"id": "17"})

    with serving(LLMServer(reply, api_key=KEY)) as url:
        client = openai.OpenAI(base_url=url, api_key=KEY, max_retries=0)
        with client, client.chat.completions.create(**question_for_openai(), stream=True) as stream:
            chunks = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert chunks[0].choices[0].delta.content == "It is "
    call = chunks[1].choices[0].delta.tool_calls[0]
    assert (call.function.name, json.loads(call.function.arguments)) == ("lookup", {"id": "17"})
    assert chunks[-1].choices[0].finish_reason == "tool_calls"


def test_the_package_tells_the_errors_of_the_kit() -> None:
    def reply(request: Request) -> Iterator[str]:
        yield "One moment. "
        raise RuntimeError

    with serving(LLMServer(reply, api_key=KEY)) as url:
        refused = pytest.raises(openai.AuthenticationError, match="expected Bearer")
        with openai.OpenAI(base_url=url, api_key="wrong", max_retries=0) as stranger, refused:
            stranger.chat.completions.create(**question_for_openai(), stream=True)
        with openai.OpenAI(base_url=url, api_key=KEY, max_retries=0) as client:
            stream = client.chat.completions.create(**question_for_openai(), stream=True)
            with pytest.raises(openai.APIError, match="the reply failed: RuntimeError"):
                list(stream)


def question_for_openai() -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": "Hello"}], "model": "m"}


def test_chunks_are_taken_as_they_are() -> None:
    async def reply(request: Request, client: Any) -> AsyncIterator[Any]:
        async for chunk in await client.chat.completions.create(**request.for_openai()):
            yield chunk
        yield "Anything else?"

    story = Story(Provider(["Nine ", "yuan. "]), reply)
    answer = story.ask(question(temperature=0.2))
    assert spoken(answer.text) == "Nine yuan. Anything else?"
    assert [d["role"] for d in deltas(answer.text) if "role" in d] == ["assistant"]
    reasons = [c["choices"][0]["finish_reason"] for c in events(answer.text)[:-1]]
    assert reasons == [None] * (len(reasons) - 1) + ["stop"]
    assert story.provider.asked[0]["temperature"] == 0.2


@pytest.mark.parametrize("odd", [{"choices": None}, {"id": "r"}, {"choices": []}])
@pytest.mark.parametrize("first", [True, False])
def test_a_chunk_without_choices_goes_on(odd: dict[str, Any], first: bool) -> None:
    async def reply(request: Request, client: Any) -> AsyncIterator[Any]:
        async for chunk in await client.chat.completions.create(**request.for_openai()):
            yield chunk

    nine = {"choices": [{"index": 0, "delta": {"role": "assistant", "content": "Nine."}}]}
    last = {"choices": [{"index": 0, "delta": None, "finish_reason": "length"}]}
    answer = Story(Raw([odd, nine, last] if first else [nine, last, odd]), reply).ask()
    assert answer.status_code == 200, answer.text
    said = [c["choices"][0] for c in events(answer.text)[:-1] if c["choices"]]
    assert [(each["delta"] or {}).get("content") for each in said] == ["Nine.", None, None]
    assert said[-1]["finish_reason"] == "length"
    assert events(answer.text)[-1] == "[DONE]"


def test_the_tool_calls_of_a_provider_go_on_to_the_platform() -> None:
    async def reply(request: Request, client: Any) -> AsyncIterator[Any]:
        async for chunk in await client.chat.completions.create(**request.for_openai()):
            yield chunk

    answer = Story(Provider([ToolCall("lookup", {"id": "17"}, id="call_1")]), reply).ask()
    (call,) = [call for d in deltas(answer.text) for call in d.get("tool_calls") or ()]
    assert (call["id"], call["function"]["name"]) == ("call_1", "lookup")
    assert events(answer.text)[-2]["choices"][0]["finish_reason"] == "tool_calls"


def test_a_whole_answer_is_refused_with_what_to_do(caplog: pytest.LogCaptureFixture) -> None:
    from openai.types.chat import ChatCompletion

    whole = ChatCompletion.model_validate(
        {
            "id": "r",
            "created": 1,
            "model": "m",
            "object": "chat.completion",
            "choices": [
                {"index": 0, "finish_reason": "stop", "message": {"role": "assistant"}},
            ],
        }
    )
    with serving(LLMServer(lambda request: whole, api_key=KEY)) as url:
        assert ask(url).status_code == 500
    assert "ask with stream=True" in caplog.text


def test_a_stream_of_the_package_may_be_returned() -> None:
    provider = Provider(["Nine ", "yuan."], ["Ten ", "yuan."])
    with serving(provider.app) as url:
        once = httpx.Limits(max_keepalive_connections=0)  # nobody is there to close the clients

        def reply(request: Request) -> Any:
            http = httpx.Client(limits=once)
            client = openai.OpenAI(base_url=url, api_key="sk", max_retries=0, http_client=http)
            return client.chat.completions.create(**request.for_openai())

        async def reply_async(request: Request) -> Any:
            http = httpx.AsyncClient(limits=once)
            client = openai.AsyncOpenAI(base_url=url, api_key="sk", http_client=http)
            return await client.chat.completions.create(**request.for_openai())

        for each, text in ((reply, "Nine yuan."), (reply_async, "Ten yuan.")):
            with serving(LLMServer(each, api_key=KEY)) as kit:
                assert spoken(ask(kit).text) == text


def orders() -> Tools:
    tools = Tools("https://shop.example.com/tools", api_key="k")

    @tools.tool
    async def lookup(order: int) -> dict[str, Any]:
        """Where an order is, by its number."""
        return {"order": order, "at": "Hangzhou"}

    @tools.tool
    def cancel(order: int, tool_call_id: str) -> str:
        """Cancel an order."""
        if order == 99:
            raise LookupError("postgres://user:secret@db")
        return f"cancelled by {tool_call_id}"

    return tools


def tool_story(*turns: Any, tools: Any = None, most_rounds: int = 5) -> tuple[str, Provider]:
    provider = Provider(*turns)
    return told(provider, tools, most_rounds), provider


def told(provider: Provider, tools: Any = None, most_rounds: int = 5) -> str:
    async def reply(request: Request, client: Any) -> AsyncIterator[Any]:
        given = orders() if tools is None else tools
        async for text in run_tools(request, client, given, most_rounds, model="qwen-max"):
            yield text

    answer = Story(provider, reply).ask()
    assert answer.status_code == 200, answer.text
    return spoken(answer.text)


def test_run_tools_asks_runs_and_asks_again() -> None:
    calls = [ToolCall("lookup", {"order": 17}, id="c1"), ToolCall("cancel", {"order": 18}, id="c2")]
    text, provider = tool_story(["One moment. ", *calls], ["It is in Hangzhou."])
    assert text == "One moment. It is in Hangzhou."
    first, second = provider.asked
    assert first["model"] == "qwen-max"
    assert [tool["function"]["name"] for tool in first["tools"]] == ["lookup", "cancel"]
    assert first["tools"][0]["function"]["description"] == "Where an order is, by its number."
    asked, *results = second["messages"][-3:]
    assert (asked["role"], asked["content"]) == ("assistant", "One moment. ")
    assert [call["id"] for call in asked["tool_calls"]] == ["c1", "c2"]
    assert results == [
        {"role": "tool", "tool_call_id": "c1", "content": '{"order":17,"at":"Hangzhou"}'},
        {"role": "tool", "tool_call_id": "c2", "content": "cancelled by c2"},
    ]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (ToolCall("rm", {}), "there is no tool rm"),
        (ToolCall("lookup", {"order": "x"}), "lookup: order: Input should be a valid integer"),
        (ToolCall("lookup", {}), "lookup: order: Missing required argument"),
        (ToolCall("cancel", {"order": 99}), "cancel failed: LookupError"),
    ],
)
def test_the_model_is_told_of_a_tool_that_fails(call: ToolCall, told: str) -> None:
    text, provider = tool_story([call], ["I am sorry."])
    assert text == "I am sorry."
    result = provider.asked[1]["messages"][-1]["content"]
    assert json.loads(result)["error"].startswith(told)
    assert "secret" not in result


def test_arguments_that_are_no_json_are_told_to_the_model() -> None:
    broken = {"index": 0, "id": "c", "function": {"name": "lookup", "arguments": '{"ord'}}
    chunk = {"choices": [{"index": 0, "delta": {"tool_calls": [broken]}, "finish_reason": None}]}
    _, provider = tool_story([chunk], ["Sorry."])
    assert "not JSON" in provider.asked[1]["messages"][-1]["content"]


def test_calls_in_parts_are_put_together() -> None:
    def part(index: int, arguments: str, **more: Any) -> dict[str, Any]:
        call = {"index": index, "function": {"arguments": arguments, **more}}
        call |= {"id": f"c{index}", "type": "function"} if more else {}
        return {"choices": [{"index": 0, "delta": {"tool_calls": [call]}, "finish_reason": None}]}

    parts = [part(0, "", name="lookup"), part(1, "", name="lookup"), part(0, '{"order"'),
             part(1, '{"order":2}'), part(0, ":1}")]  # fmt: skip
    _, provider = tool_story(parts, ["Both."])
    found = [json.loads(m["content"])["order"] for m in provider.asked[1]["messages"][-2:]]
    assert found == [1, 2]


def calls_in(*deltas: Any) -> list[Any]:
    """What the provider is shown of its calls by ``run_tools``: name, arguments, id."""
    chunks = [{"choices": [{"index": 0, "delta": d, "finish_reason": None}]} for d in deltas]
    said = [{"choices": [{"index": 0, "delta": {"content": "Both."}}]}]
    provider = Raw([*chunks, {"choices": None}, {"id": "r"}], said)
    assert told(provider) == "Both."
    asked = next(m for m in provider.asked[1]["messages"] if m["role"] == "assistant")
    return [(*call["function"].values(), call["id"]) for call in asked["tool_calls"]]


def piece(name: Any = None, arguments: Any = None, **more: Any) -> dict[str, Any]:
    return {"tool_calls": [{"function": {"name": name, "arguments": arguments}, **more}]}


ONE, TWO = ("lookup", '{"order":1}', "a"), ("cancel", '{"order":2}', "b")


@pytest.mark.parametrize(
    ("deltas", "found"),
    [
        ([piece(*ONE[:2], id="a"), piece(*TWO[:2], id="b")], [ONE, TWO]),
        ([piece(*ONE[:2], id="a", index=None), piece(*TWO[:2], id="b", index=None)], [ONE, TWO]),
        ([piece("lookup", id="a"), piece(None, '{"order"'), piece(None, ":1}", id="a"),
          piece("cancel", id="b"), piece(None, '{"order":2}', id="")], [ONE, TWO]),
        ([piece(*ONE[:2], id="a", index=0), {"tool_calls": [{"index": 0, "function": None}]}], [ONE]),
        ([piece(*ONE[:2], id="a", index=0), {"tool_calls": [{"index": 0}]}, None], [ONE]),
        ([{"tool_calls": None, "content": None}, piece(*ONE[:2], id="a", index=0), {}], [ONE]),
    ],
)  # fmt: skip
def test_calls_are_read_as_leniently_as_the_platform_is_taken_to_read_them(
    deltas: list[Any], found: list[Any]
) -> None:
    assert calls_in(*deltas) == found
    answer = Answer()
    for delta in deltas:
        chunk = {"choices": [{"delta": delta}]}
        assert list(answer.read(json.dumps(chunk))) == []
    assert [(call.name, call.arguments, call.id) for call in answer.calls] == found


async def test_the_stream_of_a_provider_is_closed_when_nobody_listens_any_more() -> None:
    closed = []

    class Stream:
        async def __aiter__(self) -> AsyncIterator[Any]:
            delta = SimpleNamespace(content="Nine ", tool_calls=None)
            while True:
                yield SimpleNamespace(choices=[SimpleNamespace(delta=delta)])

        async def close(self) -> None:
            closed.append(True)

    async def create(**body: Any) -> Stream:
        return Stream()

    completions = SimpleNamespace(create=create)
    client = SimpleNamespace(chat=SimpleNamespace(completions=completions))
    words: Any = run_tools(Request(question(), {}), client, {}, model="m")
    assert await anext(words) == "Nine "
    await words.aclose()
    assert closed == [True]


def test_the_last_round_allows_no_more_calls() -> None:
    call = ToolCall("lookup", {"order": 17})
    text, provider = tool_story([call], [call], ["Enough."], most_rounds=3)
    assert text == "Enough."
    assert [body.get("tool_choice") for body in provider.asked] == [None, None, "none"]


def test_functions_with_a_schema_of_their_own() -> None:
    schema = {"type": "object", "description": "Add.", "properties": {"a": {"type": "integer"}}}
    text, provider = tool_story(
        [ToolCall("add", {"a": 1})], ["Two."], tools={"add": (schema, lambda a: a + 1)}
    )
    assert text == "Two."
    function = provider.asked[0]["tools"][0]["function"]
    assert function["description"] == "Add."
    assert function["parameters"] == {"type": "object", "properties": schema["properties"]}
    assert provider.asked[1]["messages"][-1]["content"] == "2"
