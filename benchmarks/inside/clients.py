"""The clients that are measured, and how each does the pieces of work that ``cases.py`` names.

Clients are imported where they are installed: agent-server-sdk has the import name of ours.
"""

from __future__ import annotations

import hmac
import json
import struct
import zlib
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from inspect import getsource
from itertools import cycle
from socket import create_connection
from textwrap import dedent
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx

from benchmarks.payloads import APP, AUTHORIZATION, PAGE, PATIENCE, PROPERTIES, start_body

Call = Callable[..., Any]
NETWORK = ("get", "start", "list", "history", "missing", "walk", "bare")
CHANNEL, ACCOUNT = "channel_name", "1001"
APP_ID = CERTIFICATE = "00112233445566778899aabbccddeeff"
BODY, KIND = start_body(), {"content-type": "application/json"}


class NotOffered(Exception):
    """This client has no such thing; the text says what is missing."""


class Models(NamedTuple):
    """What a package calls the models of a start."""

    properties: Any
    asr: Any
    voice: Any
    voice_params: Any
    llm: Any
    llm_params: Any = dict

    def built(self) -> Any:
        """All of them anew, with the values of ``PROPERTIES``, as a program writes it."""
        return self.properties(
            channel="channel_name",
            token="token",
            agent_rtc_uid="1001",
            remote_rtc_uids=["1002"],
            idle_timeout=120,
            asr=self.asr(language="en-US"),
            tts=self.voice(
                params=self.voice_params(key="key", region="region", voice_name="voice_name")
            ),
            llm=self.llm(
                url="https://api.minimax.chat/v1/text/chatcompletion_v2",
                api_key="<your_llm_key>",
                system_messages=[{"role": "system", "content": "You are a helpful chatbot."}],
                params=self.llm_params(model="abab6.5s-chat"),
                max_history=32,
                greeting_message="你好,有什么可以帮您?",
                failure_message="请稍等。",
            ),
        )


class Adapter:
    """What every client is asked to do. What it has not is NotOffered.

    A piece of network work is a method of that name, written for clients that are awaited; it gets a
    client, and what ``ahead`` made of the work's size.
    """

    url = ""
    asynchronous = False
    """Whether clients are made that are awaited."""
    transport: Any = None
    """A mock below the clients; None for the network."""
    root: str
    """What the package is imported as."""
    models: Models

    def client(self) -> Any:
        """A client, as a program makes one."""
        raise NotImplementedError

    def close(self, client: Any) -> Any:
        """Give the connections back; to be awaited when the client is asynchronous."""
        return client.aclose() if self.asynchronous else client.close()

    def call(self, client: Any, name: str, size: int = 0) -> Call:
        """One piece of network work. Lists and walks give how many items they read."""
        work = getattr(type(self), name)
        ready = work if self.asynchronous else not_awaited(work)
        return partial(ready, self, client, self.ahead(name, size))

    def ahead(self, name: str, size: int) -> Any:
        """What is made once, before the calls."""
        return size

    def to_dict(self) -> Call:
        """Build the models of a start, and the body from them."""
        built = self.models.built
        return lambda: built().to_dict()

    def parse(self, content: bytes) -> Call:
        """Turn the bytes of a history into models."""
        raise NotImplementedError

    def token(self) -> Call:
        """Make one combined token."""
        raise NotOffered("no tokens")

    def opened(self) -> None:
        """Make a client, call once, close it."""
        client = self.client()
        self.call(client, "get")()
        self.close(client)

    def httpx(self, **settings: Any) -> Any:
        """A client of httpx, over the mock if there is one."""
        kind = httpx.AsyncClient if self.asynchronous else httpx.Client
        return kind(transport=self.transport, **settings)

    def handed_in(self, **settings: Any) -> Any:
        """What puts the mock under another client, else None."""
        return self.httpx(**settings) if self.transport else None

    def inner(self, path: str) -> Any:
        """A module of the package, or with a colon something of it."""
        module, _, name = f"{self.root}.{path}".partition(":")
        found = import_module(module)
        return getattr(found, name) if name else found


@cache
def not_awaited(work: Call) -> Call:
    """The same method for clients that are called."""
    made: dict[str, Any] = {}
    text = dedent(getsource(work)).replace("async ", "").replace("await ", "")
    exec(text.replace(".asyncio(", ".sync("), work.__globals__, made)
    return made[work.__name__]  # type: ignore[no-any-return]


class Floor(Adapter):
    """What an expert writes by hand with httpx: prebuilt bytes, ``json.loads``, nothing else.

    Addresses are finished texts and bodies finished bytes; a walk alone reads something of an answer.
    It does less than any client can, and nothing a client must do well: no error is raised, no value
    has a type.
    """

    def client(self) -> Any:
        return self.httpx(headers={"authorization": AUTHORIZATION}, timeout=PATIENCE)

    def ahead(self, name: str, size: int) -> Any:
        paths = {
            "start": APP + "/join",
            "list": f"{APP}/agents?limit={size}",
            "history": f"{APP}/agents/history-{size}/history",
            "missing": APP + "/agents/missing",
            "walk": f"walk-{size}/agents?limit={PAGE}&cursor=",
        }
        url = f"{self.url}/v2/projects/{paths.get(name, APP + '/agents/A1')}"
        return _connected(url) if name == "bare" else url

    async def get(self, client: Any, url: str) -> Any:
        return json.loads((await client.request("GET", url)).content)

    async def start(self, client: Any, url: str) -> Any:
        return json.loads((await client.request("POST", url, content=BODY, headers=KIND)).content)

    async def walk(self, client: Any, url: str) -> int:
        count, cursor = 0, "0"
        while cursor:
            answer = json.loads((await client.request("GET", url + cursor)).content)
            count, cursor = count + len(answer["data"]["list"]), answer["meta"]["cursor"]
        return count

    def bare(self, client: Any, ask: Call) -> Any:
        return json.loads(ask().partition(b"\r\n\r\n")[2])

    list = history = missing = get

    def to_dict(self) -> Call:
        """The body as a literal, written out."""
        literal: Call = eval(f"lambda: {PROPERTIES!r}")
        return literal

    def parse(self, content: bytes) -> Call:
        return lambda: json.loads(content)

    def token(self) -> Call:
        """The three HMACs and the compression a token cannot do without, over finished contents."""
        contents = cycle(_token_contents())
        return lambda: _signed(*next(contents))


def _connected(url: str) -> Call:
    """A get without any HTTP library: finished bytes over one socket, all of the answer at once."""
    parts = urlsplit(url)
    data = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nauthorization: {AUTHORIZATION}\r\n\r\n"
    sent, wire = data.encode(), create_connection((parts.hostname, parts.port))

    def ask() -> bytes:
        wire.sendall(sent)
        return wire.recv(65536)

    return ask


def _token_contents(count: int = 500) -> list[tuple[bytes, bytes, bytes]]:
    """Issue time, salt and content of ``count`` tokens; compressing takes its time from them."""
    app, user, room = APP_ID.encode(), ACCOUNT.encode(), CHANNEL.encode()
    life, issued = 86400, struct.pack("<I", 1700000000)
    rtc = struct.pack("<HHHIHIHIHIH", 1, 4, 1, life, 2, life, 3, life, 4, life, len(room)) + room
    rtc += struct.pack("<H", len(user)) + user
    rtm = struct.pack("<HHHIH", 2, 1, 1, life, len(user)) + user
    head, salts = (
        struct.pack("<H", 32) + app + issued + struct.pack("<I", life),
        range(1, count + 1),
    )
    made = (struct.pack("<I", number * 199_999 % 99_999_999) for number in salts)
    return [(issued, salt, head + salt + struct.pack("<H", 2) + rtc + rtm) for salt in made]


def _signed(issued: bytes, salt: bytes, content: bytes) -> bytes:
    key = hmac.digest(issued, CERTIFICATE.encode(), "sha256")
    key = hmac.digest(salt, key, "sha256")
    signature = hmac.digest(key, content, "sha256")
    return zlib.compress(b"\x20\x00" + signature + content)


class Stock(Adapter):
    """What openapi-python-client makes of our description with its own templates: one function per
    operation; pages are walked by the program, errors are returned values."""

    root = "shengwang_stock_client"

    def __init__(self) -> None:
        models, names = (
            self.inner("models"),
            ("", "Asr", "Llm", "LlmSystemMessagesItem", "LlmParams"),
        )
        made = (getattr(models, f"StartAgentsRequestProperties{name}") for name in names)
        properties, asr, llm, said, params = made
        works = ("get", "start", "list", "get_history")
        self._get, self._start, self._list, self._past = (
            self.inner(f"api.agents.agents_{name}") for name in works
        )

        def thinking(system_messages: list[Any], **rest: Any) -> Any:
            # Open maps are classes of their own here, filled through a dict.
            return llm(system_messages=[said.from_dict(one) for one in system_messages], **rest)

        self._client, self._body = self.inner("client:Client"), models.StartAgentsRequest
        self.models = Models(
            properties,
            asr,
            partial(models.TtsMicrosoft, vendor="microsoft"),
            models.MicrosoftTtsParams,
            thinking,
            lambda **values: params.from_dict(values),
        )

    def client(self) -> Any:
        made = self._client(base_url=self.url, headers={"authorization": AUTHORIZATION})
        if self.transport:
            put = made.set_async_httpx_client if self.asynchronous else made.set_httpx_client
            put(self.handed_in(base_url=self.url))
        return made

    def close(self, client: Any) -> Any:
        inside = client.get_async_httpx_client if self.asynchronous else client.get_httpx_client
        return super().close(inside())

    async def get(self, client: Any, _: int) -> Any:
        return await self._get.asyncio(APP, "A1", client=client)

    async def start(self, client: Any, _: int) -> Any:
        body = self._body(name="unique_name", properties=self.models.built())
        return await self._start.asyncio(APP, client=client, body=body)

    async def list(self, client: Any, size: int) -> Any:
        answer = await self._list.asyncio(APP, client=client, limit=size)
        return [item.agent_id for item in answer.data.list_]

    async def history(self, client: Any, size: int) -> Any:
        answer = await self._past.asyncio(APP, f"history-{size}", client=client)
        return [entry.content for entry in answer.contents]

    async def missing(self, client: Any, _: int) -> Any:
        return (await self._get.asyncio(APP, "missing", client=client)).reason

    async def walk(self, client: Any, size: int) -> int:
        appid, count, cursor = f"walk-{size}", 0, "0"
        while cursor:
            page = await self._list.asyncio(appid, client=client, limit=PAGE, cursor=cursor)
            count += sum(item.agent_id is not None for item in page.data.list_)
            cursor = page.meta.cursor
        return count

    def parse(self, content: bytes) -> Call:
        kind = self.inner("models:GetHistoryAgentsResponse")
        return lambda: kind.from_dict(json.loads(content))


class Alike(Adapter):
    """The clients whose calls read alike, ours and the two published ones."""

    root = "shengwang_agent"
    kinds: tuple[str, str] = ("client:AgentClient", "client:AsyncAgentClient")
    types: tuple[str, ...]

    def __init__(self) -> None:
        self.models = Models(*map(self.inner, self.types))
        self._kinds = [self.inner(name) for name in self.kinds]

    def ahead(self, name: str, size: int) -> Any:
        return {"list": (APP, size), "walk": (f"walk-{size}", PAGE)}.get(name, size)

    async def get(self, client: Any, _: int) -> Any:
        return await client.agents.get(APP, "A1")

    async def start(self, client: Any, _: int) -> Any:
        built = self.models.built()
        return await client.agents.start(APP, name="unique_name", properties=built)

    async def list(self, client: Any, which: tuple[str, int]) -> int:
        appid, limit = which
        count = 0  # items are not kept, as a program that walks does not
        async for item in await client.agents.list(appid, limit=limit):
            count += item.agent_id is not None
        return count

    async def history(self, client: Any, size: int) -> Any:
        answer = await client.agents.get_history(APP, f"history-{size}")
        return [entry.content for entry in answer.contents]

    async def missing(self, client: Any, _: int) -> None:
        try:
            await client.agents.get(APP, "missing")
        except Exception as error:
            if getattr(error, "status_code", None) != 404:
                raise

    bare, walk = get, list


class Ours(Alike):
    """This client, plain or with its fast extra, as installed; it does by itself what it can."""

    types = (
        "agents:StartAgentsRequestProperties",
        "agents:StartAgentsRequestPropertiesAsr",
        "types:Tts_Microsoft",
        "types:MicrosoftTtsParams",
        "agents:StartAgentsRequestPropertiesLlm",
    )

    def client(self) -> Any:
        kind, own = self._kinds[self.asynchronous], self.carrier()
        return kind(username="user", password="password", base_url=self.url, httpx_client=own)

    def carrier(self) -> Any:
        """The client below that is handed in, as a user would; None for our own."""
        return self.handed_in()

    def close(self, client: Any) -> Any:
        return client.close()

    def parse(self, content: bytes) -> Call:
        """The client's own decoder and the model, as a call reads its answer."""
        decode = self.inner("_http.json:decode")
        parse = import_module("shengwang_agent_api.agents").AGENTS_GET_HISTORY.parse
        return lambda: parse(decode(content))

    def token(self) -> Call:
        """``token.build`` with a fresh salt."""
        build = self.inner("token:build")
        return lambda: build(APP_ID, CERTIFICATE, channel=CHANNEL, account=ACCOUNT)


class OverHttpx2(Ours):
    """Over httpx2, the maintained fork of httpx."""

    def carrier(self) -> Any:
        httpx2 = import_module("httpx2")
        return httpx2.AsyncClient() if self.asynchronous else httpx2.Client()


class OverAiohttp(Ours):
    """Over aiohttp's connections, under what is left of httpx in our own client."""

    def carrier(self) -> Any:
        if not self.asynchronous:
            raise NotOffered("async only")
        below = import_module("httpx_aiohttp").AiohttpTransport()
        return self.inner("_http.client:AsyncDirect")(transport=below)

    async def close(self, client: Any) -> Any:
        await client._sender._clients.owned.aclose()  # what was handed in
        await client.close()


class Sdk(Alike):
    """agent-server-sdk; its generator made agora-agents, too."""

    types: tuple[str, ...] = (
        "agents.types.start_agents_request_properties:StartAgentsRequestProperties",
        "agents.types.start_agents_request_properties_asr:StartAgentsRequestPropertiesAsr",
        "types.tts:Tts_Microsoft",
        "types.microsoft_tts_params:MicrosoftTtsParams",
        "agents.types.start_agents_request_properties_llm:StartAgentsRequestPropertiesLlm",
    )
    account: Any = ACCOUNT

    def client(self) -> Any:
        return self._kinds[self.asynchronous](
            base_url=self.url,
            authorization=AUTHORIZATION,
            username="user",
            password="password",
            timeout=PATIENCE,
            httpx_client=self.handed_in(),
        )

    def close(self, client: Any) -> Any:
        """The httpx client inside: the package has no way of its own."""
        return super().close(client._client_wrapper.httpx_client.httpx_client)

    def to_dict(self) -> Call:
        """Models, then the two steps the package takes before it sends them."""
        encode = self.inner("core.jsonable_encoder:jsonable_encoder")
        convert = self.inner("core.serialization:convert_and_respect_annotation_metadata")
        built, how = self.models.built, {"annotation": self.models.properties, "direction": "write"}
        return lambda: encode(convert(object_=built(), **how))

    def parse(self, content: bytes) -> Call:
        """``json.loads`` and the function the package makes models with."""
        construct = self.inner("core.unchecked_base_model:construct_type")
        kind = self.inner("agents.types.get_history_agents_response:GetHistoryAgentsResponse")
        return lambda: construct(type_=kind, object_=json.loads(content))

    def token(self) -> Call:
        make = self.inner("agentkit.token:generate_convo_ai_token")
        return lambda: make(APP_ID, CERTIFICATE, CHANNEL, self.account)


class Agora(Sdk):
    """agora-agents: other names, and one step less."""

    root = "agora_agent"
    kinds = ("client:Agora", "client:AsyncAgora")
    types = (
        Sdk.types[0],
        "types.asr:Asr_Fengming",
        *Sdk.types[2:4],
        "types.llm:Llm",
        "types.llm_params:LlmParams",
    )
    account = int(ACCOUNT)

    def to_dict(self) -> Call:
        encode = self.inner("core.jsonable_encoder:jsonable_encoder")
        built = self.models.built
        return lambda: encode(built())


def parts(work: str) -> tuple[str, int]:
    """Name and size of a piece of work; 0 when it has no size."""
    name, _, size = work.partition(":")
    return name, int(size or 0)
