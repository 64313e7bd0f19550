"""Own frames and own Python calls of an ordinary call."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import httpx
import pytest

from shengwang_agent import AgentClient
from shengwang_agent._http import client as library
from shengwang_agent.agents import StartAgentsRequestProperties

from .costs import CALLS_IN_ALL, CALLS_TO_SEND, FRAMES_AT_SEND, within

OWN = ("shengwang_agent", "shengwang_agent_api")


def is_own(frame: FrameType) -> bool:
    """Also where no file has the source, as that of what is written out for models."""
    return str(frame.f_globals.get("__name__")).partition(".")[0] in OWN


def reply(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"agent_id": "A1", "create_ts": 1, "status": "RUNNING"})


def properties() -> StartAgentsRequestProperties:
    return StartAgentsRequestProperties(
        channel="c", token="t", agent_rtc_uid="1", remote_rtc_uids=["2"]
    )


CALLS = {
    "start": lambda client, p: client.agents.start("app", name="n", properties=p),
    "get": lambda client, p: client.agents.get("app", "A1"),
}


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("whose", ["ours", "the user's"])
@pytest.mark.parametrize("name", CALLS)
def test_frames_and_calls_of_an_ordinary_call(
    name: str, whose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[str] = []
    calls: list[str] = []
    calls_to_send = 0
    sending = library.Direct if whose == "ours" else httpx.Client
    real = sending.send

    def send(self: httpx.Client, *args: Any, **kwargs: Any) -> httpx.Response:
        nonlocal calls_to_send
        sys.setprofile(None)
        calls_to_send = len(calls)
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            if is_own(frame):
                frames.append(frame.f_code.co_qualname if sys.version_info >= (3, 11) else "")
            frame = frame.f_back
        response = real(self, *args, **kwargs)
        sys.setprofile(count)
        return response

    def count(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and is_own(frame):
            calls.append(frame.f_code.co_name)

    transport = httpx.MockTransport(reply)
    http = None if whose == "ours" else httpx.Client(transport=transport)
    client = AgentClient(authorization="x", base_url="http://127.0.0.1:1", httpx_client=http)
    prepared = properties()
    monkeypatch.setattr(library.Direct, "_transport_for_url", lambda self, url: transport)
    CALLS[name](client, prepared)  # loads what is loaded on first use
    monkeypatch.setattr(sending, "send", send)
    sys.setprofile(count)
    try:
        CALLS[name](client, prepared)
    finally:
        sys.setprofile(None)
    client.close()
    if http is not None:
        http.close()
    assert frames, "send was not reached"
    within(len(frames), FRAMES_AT_SEND, "FRAMES_AT_SEND")
    within(calls_to_send, CALLS_TO_SEND, "CALLS_TO_SEND")
    within(len(calls), CALLS_IN_ALL, "CALLS_IN_ALL")
    assert f"agents_{name}" in calls  # they were counted at all
