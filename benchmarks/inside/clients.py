"""The clients that are measured, and how each does the pieces of work that ``cases.yaml`` names.

Clients are imported where they are installed: agent-server-sdk has the import name of ours.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from inspect import getsource
from itertools import cycle
from pkgutil import resolve_name
from socket import create_connection
from textwrap import dedent
from typing import Any, ClassVar
from urllib.parse import urlsplit

import httpx

from benchmarks.inside import NotOffered
from benchmarks.server import APP, AUTHORIZATION, PAGE, PATIENCE, PROPERTIES, START, START_BODY

Call = Callable[..., Any]
NETWORK = ("get", "start", "list", "history", "missing", "walk", "bare")
CHANNEL, ACCOUNT = "channel_name", "1001"
APP_ID = CERTIFICATE = "00112233445566778899aabbccddeeff"
KIND = {"content-type": "application/json"}
ISSUED = struct.pack("<I", 1700000000)


def written(value: Any, models: dict[str, Any], name: str = "properties", under: str = "") -> str:
    """A value as a program writes it, with the models of a package in place of the dicts that have
    one: ``llm_params(model='…')``."""
    if isinstance(value, list):
        return f"[{', '.join(written(one, models, name) for one in value)}]"
    if not isinstance(value, dict):
        return repr(value)
    made = {key: written(one, models, under + key, f"{under}{key}_") for key, one in value.items()}
    if name not in models:
        return f"{{{', '.join(f'{key!r}: {text}' for key, text in made.items())}}}"
    # The class of a vendor knows which it is.
    return f"{name}({', '.join(f'{key}={text}' for key, text in made.items() if key != 'vendor')})"


class Adapter:
    """What every client is asked to do. What it has not is NotOffered.

    A piece of network work is a method of that name, written for clients that are awaited; it gets a
    client, and what ``ahead`` made of the work's size.
    """

    url = ""
    loop: asyncio.AbstractEventLoop | None = None
    """Where clients are awaited; None when they are called."""
    transport: Any = None
    """A mock below the clients; None for the network."""
    root = ""
    """What the package is imported as."""

    def __init__(self) -> None:
        """``built`` makes the models of a start anew, with the values of PROPERTIES."""
        classes = START["classes"]
        paths = next((classes[k.__name__] for k in type(self).mro() if k.__name__ in classes), {})
        self.models = {name: self.inner(path) for name, path in paths.items()}
        self.built: Call = eval(f"lambda: {written(PROPERTIES, self.models)}", self.models.copy())

    def inner(self, path: str) -> Any:
        """A module of the package, or with a colon something of it."""
        return resolve_name(f"{self.root}.{path}")

    def client(self) -> Any:
        """A client of httpx, over the mock if there is one."""
        headers: Any = {"authorization": AUTHORIZATION}
        return self.httpx(headers=headers, timeout=PATIENCE)

    def httpx(self, **settings: Any) -> Any:
        kind = httpx.AsyncClient if self.loop else httpx.Client
        return kind(transport=self.transport, **settings)

    def handed_in(self, **settings: Any) -> Any:
        """What puts the mock under another client, else None."""
        return self.httpx(**settings) if self.transport else None

    def close(self, client: Any) -> Any:
        """Give the connections back; to be awaited when the client is."""
        return client.aclose() if self.loop else client.close()

    @contextmanager
    def open(self) -> Iterator[Any]:
        """A client that is closed in the end."""
        client = self.client()
        try:
            yield client
        finally:
            self.done(self.close, client)

    def done(self, call: Call, *what: Any) -> Any:
        """What a call gives, awaited when clients are."""

        async def once() -> object:
            return await call(*what)

        return self.loop.run_until_complete(once()) if self.loop else call(*what)

    def call(self, client: Any, name: str, size: int = 0) -> Call:
        """One piece of network work. Lists and walks give how many items they read."""
        work = getattr(type(self), name)
        ready = work if self.loop else not_awaited(work)
        return partial(ready, self, client, self.ahead(name, size))

    def ahead(self, name: str, size: int) -> Any:
        """What is made once, before the calls."""
        return size

    def construct(self) -> Call:
        return self.client

    def opened(self) -> Call:
        """Make a client, call once, close it."""

        def once() -> None:
            client = self.client()
            self.call(client, "get")()
            self.close(client)

        return once

    def to_dict(self) -> Call:
        """Build the models of a start, and the body from them."""
        built = self.built
        return lambda: built().to_dict()

    def token(self) -> Call:
        """Make one combined token."""
        raise NotOffered("no tokens")


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
        return json.loads(
            (await client.request("POST", url, content=START_BODY, headers=KIND)).content
        )

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
        return self.built  # without models a literal, written out

    def parse(self, content: bytes) -> Call:
        return lambda: json.loads(content)

    def token(self) -> Call:
        """The three HMACs and the compression a token cannot do without, over 500 finished contents;
        compressing takes its time from the salts."""
        head, tail = (bytes.fromhex(part) for part in START["token"])
        salts = (struct.pack("<I", number * 199_999 % 99_999_999) for number in range(1, 501))
        contents = cycle([(salt, head + salt + tail) for salt in salts])
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


def _signed(salt: bytes, content: bytes) -> bytes:
    key = hmac.digest(ISSUED, CERTIFICATE.encode(), "sha256")
    key = hmac.digest(salt, key, "sha256")
    signature = hmac.digest(key, content, "sha256")
    return zlib.compress(b"\x20\x00" + signature + content)


class Stock(Adapter):
    """What openapi-python-client makes of our description with its own templates: one function per
    operation; pages are walked by the program, errors are returned values."""

    root = "shengwang_stock_client"

    def inner(self, path: str) -> Any:
        found = super().inner(path)
        if path == "models:TtsMicrosoft":
            return partial(found, vendor="microsoft")
        # Open maps are classes of their own here, filled through a dict.
        return (lambda **values: found(values)) if path.endswith(".from_dict") else found

    def __init__(self) -> None:
        super().__init__()
        self._client, self._body = (
            self.inner("client:Client"),
            self.inner("models:StartAgentsRequest"),
        )
        works = ("get", "start", "list", "get_history")
        made = [self.inner(f"api.agents.agents_{name}") for name in works]
        self._get, self._start, self._list, self._past = made

    def client(self) -> Any:
        made = self._client(base_url=self.url, headers={"authorization": AUTHORIZATION})
        if mock := self.handed_in(base_url=self.url):
            (made.set_async_httpx_client if self.loop else made.set_httpx_client)(mock)
        return made

    def close(self, client: Any) -> Any:
        inside = client.get_async_httpx_client if self.loop else client.get_httpx_client
        return super().close(inside())

    async def get(self, client: Any, _: int) -> Any:
        return await self._get.asyncio(APP, "A1", client=client)

    async def start(self, client: Any, _: int) -> Any:
        body = self._body(name="unique_name", properties=self.built())
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


class Ours(Adapter):
    """This client, plain or with its fast extra, as installed; it does by itself what it can."""

    root, name = "shengwang_agent", "AgentClient"
    known: ClassVar[dict[str, Any]] = {"username": "user", "password": "password"}

    def __init__(self) -> None:
        super().__init__()
        self._kinds = [self.inner(f"client:{how}{self.name}") for how in ("", "Async")]

    def client(self) -> Any:
        kind = self._kinds[self.loop is not None]
        return kind(base_url=self.url, httpx_client=self.handed_in(), **self.known)

    def close(self, client: Any) -> Any:
        return client.close()

    def ahead(self, name: str, size: int) -> Any:
        return {"list": (APP, size), "walk": (f"walk-{size}", PAGE)}.get(name, size)

    async def get(self, client: Any, _: int) -> Any:
        return await client.agents.get(APP, "A1")

    async def start(self, client: Any, _: int) -> Any:
        return await client.agents.start(APP, name="unique_name", properties=self.built())

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

    def parse(self, content: bytes) -> Call:
        """The client's own decoder and the model, as a call reads its answer."""
        decode = self.inner("_http.json:decode")
        parse = resolve_name("shengwang_agent_api.agents:AGENTS_GET_HISTORY.parse")
        return lambda: parse(decode(content))

    def token(self) -> Call:
        """With a fresh salt."""
        build = self.inner("token:build")
        return lambda: build(APP_ID, CERTIFICATE, channel=CHANNEL, account=ACCOUNT)


class OverHttpx2(Ours):
    """Over httpx2, the maintained fork of httpx, handed in as a user would."""

    def handed_in(self, **_: Any) -> Any:
        return resolve_name(f"httpx2:{'AsyncClient' if self.loop else 'Client'}")()


class OverAiohttp(Ours):
    """Over aiohttp's connections, under what is left of httpx in our own client."""

    def handed_in(self, **_: Any) -> Any:
        if not self.loop:
            raise NotOffered("async only")
        below = resolve_name("httpx_aiohttp:AiohttpTransport")()
        return self.inner("_http.client:AsyncDirect")(transport=below)

    async def close(self, client: Any) -> Any:
        await client._sender._clients.owned.aclose()  # what was handed in
        await client.close()


class Sdk(Ours):
    """agent-server-sdk, whose calls read as ours; its generator made agora-agents, too."""

    known: ClassVar = {**Ours.known, "authorization": AUTHORIZATION, "timeout": PATIENCE}
    account: Any = ACCOUNT

    def close(self, client: Any) -> Any:
        """The httpx client inside: the package has no way of its own."""
        return Adapter.close(self, client._client_wrapper.httpx_client.httpx_client)

    def to_dict(self) -> Call:
        """Models, then the two steps the package takes before it sends them."""
        encode = self.inner("core.jsonable_encoder:jsonable_encoder")
        convert = self.inner("core.serialization:convert_and_respect_annotation_metadata")
        built, how = self.built, {"annotation": self.models["properties"], "direction": "write"}
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

    root, name, account = "agora_agent", "Agora", int(ACCOUNT)

    def to_dict(self) -> Call:
        encode, built = self.inner("core.jsonable_encoder:jsonable_encoder"), self.built
        return lambda: encode(built())
