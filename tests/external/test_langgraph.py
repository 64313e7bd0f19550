"""The real LangGraph behind the model endpoint: its chunks are spoken, and nothing else of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from shengwang_agent.llmserver import LLMServer, Request
from tests.llmserver.serving import KEY, ask, question, serving, spoken

pytest.importorskip("langgraph", reason="make test-external installs it")

from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, HumanMessage, ToolMessage
from langgraph.graph import END, START, MessagesState, StateGraph

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")


def graph() -> Any:
    """A model that asks for a tool, the tool, and the model again."""
    call = {"name": "lookup", "args": {"order": "17"}, "id": "call_1"}
    answers = [AIMessage("Let me see. ", tool_calls=[call]), AIMessage("It is in Hangzhou.")]
    model = GenericFakeChatModel(messages=iter(answers))

    async def think(state: MessagesState) -> dict[str, Any]:
        return {"messages": [await model.ainvoke(state["messages"])]}

    async def lookup(state: MessagesState) -> dict[str, Any]:
        return {"messages": [ToolMessage("secret rows of the database", tool_call_id="call_1")]}

    def next_step(state: MessagesState) -> str:
        return "lookup" if len(state["messages"]) < 4 else END

    made = StateGraph(MessagesState)
    made.add_node("think", think)
    made.add_node("lookup", lookup)
    made.add_edge(START, "think")
    made.add_conditional_edges("think", next_step)
    made.add_edge("lookup", "think")
    return made.compile()


def test_a_graph_speaks_with_its_model_alone() -> None:
    asked: list[Any] = []

    async def reply(request: Request) -> AsyncIterator[Any]:
        messages = request.for_openai()["messages"]
        asked.append(messages)
        async for chunk, _ in graph().astream({"messages": messages}, stream_mode="messages"):
            yield chunk

    with serving(LLMServer(reply, api_key=KEY)) as url:
        answer = ask(url, question("Where is my order?"))
    assert spoken(answer.text) == "Let me see. It is in Hangzhou."
    assert "secret rows" not in answer.text
    assert answer.text.count("data: {") > 4, "word by word, as the model makes them"
    assert asked[0][-1] == {"role": "user", "content": "Where is my order?"}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (AIMessage("whole"), "whole"),
        (AIMessageChunk([{"type": "text", "text": "part"}, "s"]), "parts"),
        (AIMessageChunk([{"type": "reasoning", "reasoning": "hm"}]), ""),
        (AIMessageChunk(""), ""),
        (AIMessageChunk([{"type": "text", "text": None}, {"type": "text", "text": "so"}]), "so"),
        (HumanMessage("what the user said"), ""),
        (ToolMessage("what a tool said", tool_call_id="c"), ""),
    ],
)
def test_each_kind_of_message(message: Any, said: str) -> None:
    with serving(LLMServer(lambda request: message, api_key=KEY)) as url:
        assert spoken(ask(url).text) == said
