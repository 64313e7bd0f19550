"""Tools that the platform calls, a webhook that hears what became of it, and a try on a local platform.

    pip install "shengwang-agent[sandbox]" fastapi
    python examples/shop.py

On a server of your own: `uvicorn shop:app --app-dir examples`, with SHOP_URL as its address.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from typing import Annotated, Any

import uvicorn
from fastapi import FastAPI
from pydantic import Field

from shengwang_agent.llmserver import Receiver, ToolCall, Tools
from shengwang_agent.webhooks import Notice

URL = os.environ.get("SHOP_URL", "https://shop.example.com")
tools = Tools(f"{URL}/tools", api_key=os.environ.get("TOOLS_KEY", "tools-key"))
receiver = Receiver(os.environ.get("WEBHOOK_SECRET", "notification-secret"))
orders = {"17": "in Hangzhou, arriving tomorrow"}
cancelled: dict[str, str] = {}


@tools.tool
def lookup_order(
    order: Annotated[str, Field(description="The number of the order.")],
) -> dict[str, str]:
    """Where an order is."""
    return {"order": order, "state": orders.get(order, "unknown")}


@tools.tool
def cancel_order(order: str, tool_call_id: str) -> str:
    """Cancel an order. Only after the caller has confirmed it."""
    # An interruption does not undo this. A repeated call has the same id, and does nothing twice.
    cancelled.setdefault(tool_call_id, order)
    return f"order {order} is cancelled"


@receiver.handle
def handle(notice: Notice) -> None:
    """Each genuine notice, once."""
    print(f"webhook: {notice.name}")


app = FastAPI()
app.mount("/tools", tools)
app.add_route("/webhook", receiver, methods=["POST"])  # type: ignore[arg-type]


def reply(heard: Any) -> Iterator[Any]:
    """Stand in for the model: ask for the tool, and read its result out."""
    run = yield ToolCall("lookup_order", {"order": "17"})
    yield f"It is {run.result['state']}."


def main() -> None:
    """Let an agent of the local platform call the tool, and tell the webhook."""
    from shengwang_agent.sandbox import Sandbox

    with served(app) as url, Sandbox(replies=reply) as sandbox, sandbox.client() as client:
        sandbox.webhooks.to(f"{url}/webhook", secret="notification-secret", events={101, 102})
        entries = [_at(url, entry) for entry in tools.entries]
        started = client.agents.start(
            name="shop",
            properties={
                "channel": "lobby",
                "token": "t",
                "agent_rtc_uid": "1",
                "remote_rtc_uids": ["2"],
                "advanced_features": {"enable_tools": True},
                "llm": {"url": "https://llm.example.com/chat/completions", "tools": entries},
                "tts": {
                    "vendor": "microsoft",
                    "params": {"key": "k", "region": "r", "voice_name": "zh-CN-YunxiNeural"},
                },
            },
        )
        agent = sandbox.agent(str(started.agent_id))
        sandbox.settle()
        agent.hears("Where is order 17?")
        print(f"agent: {agent.history[-1]['content']}")
        client.stop_agent(str(started.agent_id))
        sandbox.settle()


@contextlib.contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of an application, until the block ends."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def _at(url: str, entry: dict[str, Any]) -> dict[str, Any]:
    """The entry of a tool at the address of this run."""
    return {**entry, "server": {**entry["server"], "url": entry["server"]["url"].replace(URL, url)}}


if __name__ == "__main__":
    main()
