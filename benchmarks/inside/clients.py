"""The clients that are measured, and how each does the pieces of work that ``cases.py`` names.

Clients are imported where they are installed: agent-server-sdk has the import name of ours.
"""

from __future__ import annotations

import hmac
import json
import struct
import zlib
from collections.abc import Callable
from functools import partial
from importlib import import_module
from inspect import getsource
from itertools import cycle
from socket import create_connection
from typing import Any, ClassVar, NamedTuple
from urllib.parse import urlsplit

import httpx

from benchmarks.payloads import (
    ACCOUNT,
    APP,
    APP_ID,
    AUTHORIZATION,
    CERTIFICATE,
    CHANNEL,
    PAGE,
    PATIENCE,
    PROPERTIES,
    start_body,
)

Call = Callable[..., Any]
NETWORK = ("get", "start", "list", "history", "missing", "walk", "bare")


class NotOffered(Exception):
    """This client has no such thing; the text says what is missing."""


class Adapter:
    """What every client is asked to do. What it has not is NotOffered.

    A call of the network is written once for clients that are called and for those that are awaited:
    ``ask`` gives what sends the request, ``reads`` says what is read of the answer, and ``ways``, where
    it is not one answer that is read, how the two go together.
    """

    reads: ClassVar[dict[str, Call]] = {}
    ways: ClassVar[dict[str, tuple[Call, Call]]] = {}

    def client(self, url: str, asynchronous: bool = False, transport: Any = None) -> Any:
        """A client, as a program makes one; ``transport`` is a mock, or None for the network."""
        raise NotImplementedError

    def close(self, client: Any, asynchronous: bool = False) -> Any:
        """Give the connections back; to be awaited when the client is asynchronous."""
        return client.aclose() if asynchronous else client.close()

    def ask(self, client: Any, name: str, size: int, asynchronous: bool) -> Call:
        """What sends the request: it gives the answer, or what is awaited for it."""
        raise NotImplementedError

    def call(self, client: Any, name: str, size: int, asynchronous: bool = False) -> Call:
        """One piece of network work. Lists and walks give how many items they read."""
        ask, read = self.ask(client, name, size, asynchronous), self.reads.get(name)
        plainly = read is None and name not in self.ways
        return ask if plainly else partial(self.ways.get(name, ONCE)[asynchronous], ask, read)

    def to_dict(self) -> Call:
        """Build the models of a start, and the body from them."""
        raise NotOffered("no models")

    def parse(self, content: bytes) -> Call:
        """Turn the bytes of a history into models."""
        raise NotOffered("no models")

    def token(self) -> Call:
        """Make one combined token."""
        raise NotOffered("no tokens")

    def opened(self, url: str) -> None:
        """Make a client, call once, close it."""
        client = self.client(url)
        self.call(client, "get", 0)()
        self.close(client)


async def _once(ask: Call, read: Call) -> Any:
    return read(await ask())


async def _paged(ask: Call, read: Call) -> int:
    # A walk by hand from cursor to cursor: what is read is the items of a page and the next cursor.
    count, cursor = 0, "0"
    while cursor:
        items, cursor = read(await ask(cursor))
        count += items
    return count


async def _counted(ask: Call, _: object) -> int:
    # Items are not kept, as a program that walks does not.
    count = 0
    async for item in await ask():
        count += item.agent_id is not None
    return count


async def _refused(ask: Call, _: object) -> None:
    try:
        await ask()
    except Exception as error:
        if getattr(error, "status_code", None) != 404:
            raise


def _both(awaited: Call) -> tuple[Call, Call]:
    """The function for clients that are called, made of the one for clients that are awaited."""
    made: dict[str, Any] = {}
    source = getsource(awaited).replace("async ", "").replace("await ", "")
    exec(source, {**globals()}, made)
    return made[awaited.__name__], awaited


ONCE, PAGED, COUNTED, REFUSED = map(_both, (_once, _paged, _counted, _refused))


def _httpx(asynchronous: bool, **settings: Any) -> Any:
    return httpx.AsyncClient(**settings) if asynchronous else httpx.Client(**settings)


def _handed_in(asynchronous: bool, transport: Any, **more: Any) -> Any:
    """The httpx client with which a mock is put under another client, else None."""
    return None if transport is None else _httpx(asynchronous, transport=transport, **more)


class Floor(Adapter):
    """What an expert writes by hand with httpx: prebuilt bytes, ``json.loads``, nothing else.

    Addresses are finished texts and bodies finished bytes; a walk alone reads something of an answer.
    It does less than any client can, and nothing a client must do well: no error is raised, no value
    has a type.
    """

    reads: ClassVar = dict.fromkeys(NETWORK, lambda answer: json.loads(answer.content))
    reads["bare"] = lambda answer: json.loads(answer.partition(b"\r\n\r\n")[2])
    reads["walk"] = lambda answer: _page(json.loads(answer.content))
    ways: ClassVar = {"walk": PAGED}
    paths: ClassVar = {
        "start": APP + "/join",
        "get": APP + "/agents/A1",
        "list": APP + "/agents?limit={size}",
        "history": APP + "/agents/history-{size}/history",
        "missing": APP + "/agents/missing",
        "bare": APP + "/agents/A1",
        "walk": f"walk-{{size}}/agents?limit={PAGE}&cursor=",
    }

    def client(self, url: str, asynchronous: bool = False, transport: Any = None) -> Any:
        self._url = f"{url}/v2/projects/"
        headers = {"authorization": AUTHORIZATION}
        return _httpx(asynchronous, headers=headers, timeout=PATIENCE, transport=transport)

    def ask(self, client: Any, name: str, size: int, asynchronous: bool) -> Call:
        request, url = client.request, self._url + self.paths[name].format(size=size)
        body, kind = start_body(), {"content-type": "application/json"}
        if name == "bare":
            return _socket_call(url)
        if name == "start":
            return lambda: request("POST", url, content=body, headers=kind)
        return lambda cursor="": request("GET", url + cursor)

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


def _socket_call(url: str) -> Call:
    """A get without any HTTP library: finished bytes over one socket, all of the answer at once."""
    parts = urlsplit(url)
    data = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nauthorization: {AUTHORIZATION}\r\n\r\n"
    sent, wire = data.encode(), create_connection((parts.hostname, parts.port))

    def ask() -> bytes:
        wire.sendall(sent)
        return wire.recv(65536)

    return ask


def _page(answer: Any) -> tuple[int, str]:
    return len(answer["data"]["list"]), answer["meta"]["cursor"]


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


def _signed(issued: bytes, salt: bytes, content: bytes) -> bytes:
    key = hmac.digest(issued, CERTIFICATE.encode(), "sha256")
    key = hmac.digest(salt, key, "sha256")
    signature = hmac.digest(key, content, "sha256")
    return zlib.compress(b"\x20\x00" + signature + content)


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


class Packaged(Adapter):
    """A client with models; ``root`` is what it is imported as."""

    root: str
    models: Models

    def inner(self, path: str) -> Any:
        """A module of the package, or with a colon something of it."""
        module, _, name = f"{self.root}.{path}".partition(":")
        found = import_module(module)
        return getattr(found, name) if name else found

    def to_dict(self) -> Call:
        """Models, then ``to_dict``."""
        built = self.models.built
        return lambda: built().to_dict()


class Stock(Packaged):
    """What openapi-python-client makes of our description with its own templates: one function per
    operation; pages are walked by the program, errors are returned values."""

    root = "shengwang_stock_client"
    reads: ClassVar = {
        "list": lambda answer: [item.agent_id for item in answer.data.list_],
        "history": lambda answer: [entry.content for entry in answer.contents],
        "missing": lambda answer: answer.reason,
        "walk": lambda answer: (
            sum(item.agent_id is not None for item in answer.data.list_),
            answer.meta.cursor,
        ),
    }
    ways: ClassVar = {"walk": PAGED}

    def __init__(self) -> None:
        start, models = "StartAgentsRequest", self.inner("models")
        self._client, self._request = self.inner("client:Client"), getattr(models, start)
        properties, asr, llm, said, params = (
            getattr(models, f"{start}Properties{part}")
            for part in ("", "Asr", "Llm", "LlmSystemMessagesItem", "LlmParams")
        )

        def thinking(system_messages: list[Any], **rest: Any) -> Any:
            # Open maps are classes of their own here, filled through a dict.
            return llm(system_messages=[said.from_dict(one) for one in system_messages], **rest)

        self.models = Models(
            properties,
            asr,
            partial(models.TtsMicrosoft, vendor="microsoft"),
            models.MicrosoftTtsParams,
            thinking,
            lambda **values: params.from_dict(values),
        )

    def client(self, url: str, asynchronous: bool = False, transport: Any = None) -> Any:
        made = self._client(base_url=url, headers={"authorization": AUTHORIZATION})
        if transport is not None:
            put = made.set_async_httpx_client if asynchronous else made.set_httpx_client
            put(_handed_in(asynchronous, transport, base_url=url))
        return made

    def close(self, client: Any, asynchronous: bool = False) -> Any:
        inside = client.get_async_httpx_client if asynchronous else client.get_httpx_client
        return super().close(inside(), asynchronous)

    def ask(self, client: Any, name: str, size: int, asynchronous: bool) -> Call:
        kind = "asyncio" if asynchronous else "sync"
        names = ("get", "start", "list", "get_history")
        get, start, page, past = (self.inner(f"api.agents.agents_{n}:{kind}") for n in names)
        built, body = self.models.built, self._request
        work: dict[str, Call] = {
            "get": lambda: get(APP, "A1", client=client),
            "start": lambda: start(
                APP, client=client, body=body(name="unique_name", properties=built())
            ),
            "list": lambda: page(APP, client=client, limit=size),
            "history": lambda: past(APP, f"history-{size}", client=client),
            "missing": lambda: get(APP, "missing", client=client),
            "walk": lambda cursor: page(f"walk-{size}", client=client, limit=PAGE, cursor=cursor),
        }
        return work[name]

    def parse(self, content: bytes) -> Call:
        """``json.loads`` and ``from_dict``."""
        kind = self.inner("models:GetHistoryAgentsResponse")
        return lambda: kind.from_dict(json.loads(content))


class Alike(Packaged):
    """The clients whose calls read alike, ours and the two published ones."""

    reads: ClassVar = {"history": lambda answer: [entry.content for entry in answer.contents]}
    ways: ClassVar = {"list": COUNTED, "walk": COUNTED, "missing": REFUSED}
    kinds: ClassVar[tuple[str, str]]
    types: ClassVar[tuple[str, ...]]

    def __init__(self) -> None:
        self.models = Models(*map(self.inner, self.types))
        self._kinds = [self.inner(name) for name in self.kinds]

    def ask(self, client: Any, name: str, size: int, asynchronous: bool) -> Call:
        built = self.models.built
        work: dict[str, Call] = {
            "get": lambda: client.agents.get(APP, "A1"),
            "start": lambda: client.agents.start(APP, name="unique_name", properties=built()),
            "list": lambda: client.agents.list(APP, limit=size),
            "history": lambda: client.agents.get_history(APP, f"history-{size}"),
            "walk": lambda: client.agents.list(f"walk-{size}", limit=PAGE),
            "missing": lambda: client.agents.get(APP, "missing"),
        }
        return work["get" if name == "bare" else name]


class Ours(Alike):
    """This client, plain or with its fast extra, as installed; it does by itself what it can."""

    root = "shengwang_agent"
    kinds: ClassVar = ("client:AgentClient", "client:AsyncAgentClient")
    types: ClassVar = (
        "agents:StartAgentsRequestProperties",
        "agents:StartAgentsRequestPropertiesAsr",
        "types:Tts_Microsoft",
        "types:MicrosoftTtsParams",
        "agents:StartAgentsRequestPropertiesLlm",
    )

    def client(self, url: str, asynchronous: bool = False, transport: Any = None) -> Any:
        own = self.carrier(asynchronous, transport)
        kind = self._kinds[asynchronous]
        return kind(username="user", password="password", base_url=url, httpx_client=own)

    def carrier(self, asynchronous: bool, transport: Any) -> Any:
        """The client below that is handed in, as a user would; None for our own."""
        return _handed_in(asynchronous, transport)

    def close(self, client: Any, asynchronous: bool = False) -> Any:
        return client.close()

    def to_dict(self) -> Call:
        if self.models.built().to_dict() != PROPERTIES:
            raise AssertionError("the body made of the models is not the body of the reference")
        return super().to_dict()

    def parse(self, content: bytes) -> Call:
        """The client's own decoder and the model, as a call reads its answer."""
        decode = self.inner("_http.json:decode")
        parse = import_module("shengwang_agent_api.agents").AGENTS_GET_HISTORY.parse
        return lambda: parse(decode(content))

    def token(self) -> Call:
        """``token.build`` with a fresh salt."""
        build = self.inner("token:build")
        return lambda: build(
            APP_ID,
            CERTIFICATE,
            channel=CHANNEL,
            account=ACCOUNT,
        )


class OverHttpx2(Ours):
    """Over httpx2, the maintained fork of httpx."""

    def carrier(self, asynchronous: bool, transport: Any) -> Any:
        httpx2 = import_module("httpx2")
        return httpx2.AsyncClient() if asynchronous else httpx2.Client()


class OverAiohttp(Ours):
    """Over aiohttp's connections, under what is left of httpx in our own client."""

    def carrier(self, asynchronous: bool, transport: Any) -> Any:
        if not asynchronous:
            raise NotOffered("async only")
        below = import_module("httpx_aiohttp").AiohttpTransport()
        return self.inner("_http.client:AsyncDirect")(transport=below)

    async def close(self, client: Any, asynchronous: bool = False) -> Any:
        await client._sender._clients.owned.aclose()  # what was handed in
        await client.close()


class Sdk(Alike):
    """agent-server-sdk; its generator made agora-agents, too."""

    root = "shengwang_agent"
    kinds: ClassVar = ("client:AgentClient", "client:AsyncAgentClient")
    types: ClassVar[tuple[str, ...]] = (
        "agents.types.start_agents_request_properties:StartAgentsRequestProperties",
        "agents.types.start_agents_request_properties_asr:StartAgentsRequestPropertiesAsr",
        "types.tts:Tts_Microsoft",
        "types.microsoft_tts_params:MicrosoftTtsParams",
        "agents.types.start_agents_request_properties_llm:StartAgentsRequestPropertiesLlm",
    )
    account: Any = ACCOUNT

    def client(self, url: str, asynchronous: bool = False, transport: Any = None) -> Any:
        return self._kinds[asynchronous](
            base_url=url,
            authorization=AUTHORIZATION,
            username="user",
            password="password",
            timeout=PATIENCE,
            httpx_client=_handed_in(asynchronous, transport),
        )

    def close(self, client: Any, asynchronous: bool = False) -> Any:
        """The httpx client inside: the package has no way of its own."""
        return super().close(client._client_wrapper.httpx_client.httpx_client, asynchronous)

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
