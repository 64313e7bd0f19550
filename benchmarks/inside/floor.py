"""The floor: what an expert writes by hand with httpx. Prebuilt bytes, ``json.loads``, nothing else.

Addresses are finished texts and bodies finished bytes; nothing is read of the answer but what the
next request needs. It does less than any client can, and nothing a client must do well: no
error is raised, no value has a type.
"""

from __future__ import annotations

import hmac
import json
import struct
import zlib
from typing import Any

import httpx

from benchmarks.inside.adapter import Adapter, AsyncCall, Call
from benchmarks.payloads import (
    ACCOUNT,
    APP,
    APP_ID,
    AUTHORIZATION,
    CERTIFICATE,
    CHANNEL,
    PAGE,
    PATIENCE,
    start_body,
)

_AUTH = {"authorization": AUTHORIZATION}
_JSON = {"content-type": "application/json"}
_PATHS = {
    "get": "/agents/A1",
    "list": "/agents?limit={size}",
    "history": "/agents/history-{size}/history",
    "missing": "/agents/missing",
}


class Floor(Adapter):
    """``httpx.Client.request`` and ``httpx.AsyncClient.request``."""

    def __init__(self) -> None:
        self._url = ""

    def client(self, url: str, transport: Any = None) -> Any:
        """An ``httpx.Client`` that knows its Authorization header."""
        self._url = url
        return httpx.Client(headers=_AUTH, timeout=PATIENCE, transport=transport)

    def async_client(self, url: str, transport: Any = None) -> Any:
        """An ``httpx.AsyncClient`` that knows its Authorization header."""
        self._url = url
        return httpx.AsyncClient(headers=_AUTH, timeout=PATIENCE, transport=transport)

    def close(self, client: Any) -> None:
        """Close it."""
        client.close()

    async def aclose(self, client: Any) -> None:
        """Close it."""
        await client.aclose()

    def call(self, client: Any, name: str, size: int) -> Call:
        """One request, or a walk of them."""
        request, loads = client.request, json.loads
        if name == "walk":
            return lambda: _walk(request, self._pages(size))
        if name == "start":
            url, body = self._address("/join"), start_body()
            return lambda: loads(request("POST", url, content=body, headers=_JSON).content)
        url = self._address(_PATHS[name].format(size=size))
        return lambda: loads(request("GET", url).content)

    def async_call(self, client: Any, name: str, size: int) -> AsyncCall:
        """The same, awaited."""
        request, loads = client.request, json.loads
        if name == "walk":
            return lambda: _walk_async(request, self._pages(size))

        async def get(url: str) -> object:
            return loads((await request("GET", url)).content)

        async def post(url: str, body: bytes) -> object:
            return loads((await request("POST", url, content=body, headers=_JSON)).content)

        if name == "start":
            url, body = self._address("/join"), start_body()
            return lambda: post(url, body)
        url = self._address(_PATHS[name].format(size=size))
        return lambda: get(url)

    def _address(self, path: str) -> str:
        return f"{self._url}/v2/projects/{APP}{path}"

    def _pages(self, total: int) -> str:
        return f"{self._url}/v2/projects/walk-{total}/agents?limit={PAGE}"

    def to_dict(self) -> Call:
        """A literal, written out: what the body is when no models are built."""
        return _literal

    def parse(self, content: bytes) -> Call:
        """``json.loads`` alone."""
        return lambda: json.loads(content)

    def token(self) -> Call:
        """The three HMACs and the compression a token cannot do without, over finished contents."""
        contents = iter(_endless(_token_contents()))
        return lambda: _signed(*next(contents))


def _walk(request: Any, url: str) -> None:
    cursor = "0"
    while cursor:
        answer = json.loads(request("GET", f"{url}&cursor={cursor}").content)
        cursor = answer["meta"]["cursor"]


async def _walk_async(request: Any, url: str) -> None:
    cursor = "0"
    while cursor:
        answer = json.loads((await request("GET", f"{url}&cursor={cursor}")).content)
        cursor = answer["meta"]["cursor"]


def _literal() -> dict[str, Any]:
    return {
        "channel": "channel_name",
        "token": "token",
        "agent_rtc_uid": "1001",
        "remote_rtc_uids": ["1002"],
        "idle_timeout": 120,
        "asr": {"language": "en-US"},
        "tts": {
            "vendor": "microsoft",
            "params": {"key": "key", "region": "region", "voice_name": "voice_name"},
        },
        "llm": {
            "url": "https://api.minimax.chat/v1/text/chatcompletion_v2",
            "api_key": "<your_llm_key>",
            "system_messages": [{"role": "system", "content": "You are a helpful chatbot."}],
            "params": {"model": "abab6.5s-chat"},
            "max_history": 32,
            "greeting_message": "你好,有什么可以帮您?",
            "failure_message": "请稍等。",
        },
    }


def _token_contents(count: int = 500) -> list[tuple[bytes, bytes, bytes]]:
    """Issue time, salt and content of ``count`` tokens; compressing takes its time from them."""
    app, user, life, now = APP_ID.encode(), ACCOUNT.encode(), 86400, 1700000000
    room = CHANNEL.encode()
    rtc = struct.pack("<HHHIHIHIHIH", 1, 4, 1, life, 2, life, 3, life, 4, life, len(room)) + room
    rtc += struct.pack("<H", len(user)) + user
    rtm = struct.pack("<HHHIH", 2, 1, 1, life, len(user)) + user
    made = []
    for number in range(1, count + 1):
        salt = number * 199_999 % 99_999_999
        head = struct.pack("<H32sIIIH", 32, app, now, life, salt, 2)
        made.append((struct.pack("<I", now), struct.pack("<I", salt), head + rtc + rtm))
    return made


def _endless(values: list[Any]) -> Any:
    while True:
        yield from values


def _signed(issued: bytes, salt: bytes, content: bytes) -> bytes:
    key = hmac.digest(issued, CERTIFICATE.encode(), "sha256")
    key = hmac.digest(salt, key, "sha256")
    signature = hmac.digest(key, content, "sha256")
    return zlib.compress(b"\x20\x00" + signature + content)


ADAPTER = Floor
