"""A model of your own, and an agent on a local platform that talks with it.

    pip install "shengwang-agent[sandbox]"
    python examples/front_desk.py

The server alone, for `shengwang-agent llm check http://127.0.0.1:8100/chat/completions --api-key model-key`:

    uvicorn front_desk:app --app-dir examples --port 8100
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import uvicorn

from shengwang_agent.llmserver import LLMServer, Metadata, Request
from shengwang_agent.sandbox import Sandbox

KEY = os.environ.get("MODEL_KEY", "model-key")
HOURS = {"monday": "nine to six", "sunday": "closed"}
app = LLMServer(api_key=KEY)


@app.reply
async def reply(request: Request) -> AsyncIterator[Any]:
    """What the agent says: word by word, or after a look into a slow system."""
    day = next((day for day in HOURS if day in request.text.lower()), None)
    if "terms" in request.text.lower():
        yield Metadata(interruptable=False)  # nobody talks over what has to be heard
        yield "All prices are in yuan."
    elif day is None:
        yield "Which day do you mean?"
    else:
        yield "One moment. "
        await asyncio.sleep(0.1)  # your database
        yield f"On {day.title()}: {HOURS[day]}."


def main() -> None:
    """Hold a conversation on the local platform, with this server as the agent's model."""
    with served(app) as url, Sandbox(replies="llm") as sandbox, sandbox.client() as client:
        started = client.agents.start(
            name="front-desk",
            properties={
                "channel": "lobby",
                "token": "t",
                "agent_rtc_uid": "1",
                "remote_rtc_uids": ["2"],
                "llm": {"url": f"{url}/chat/completions", "api_key": KEY, "vendor": "custom"},
                "tts": {
                    "vendor": "microsoft",
                    "params": {"key": "k", "region": "r", "voice_name": "zh-CN-YunxiNeural"},
                },
            },
        )
        agent = sandbox.agent(str(started.agent_id))
        for line in ("Are you open?", "On Sunday", "And the terms?"):
            agent.hears(line)
            print(f"caller: {line}")
            print(f"agent:  {agent.history[-1]['content']}")


@contextlib.contextmanager
def served(app: Any) -> Iterator[str]:
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


if __name__ == "__main__":
    main()
